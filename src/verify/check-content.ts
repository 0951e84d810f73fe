import type { EndorsementReport, JsonObject, JsonValue, NestedReport, Report } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import type { Opened, OpenOptions } from '../securing/index.js'
import { isWell, SKIPPED } from './check.js'
import { checkIssuer } from './check-issuer.js'
import { checkSchema } from './check-schema.js'
import type { StatusScope } from './check-status.js'
import { checkValidity } from './check-validity.js'
import { findEndorsements } from './find-endorsements.js'
import { findNested } from './find-nested.js'
import type { Made } from './make-report.js'
import type { Sniffed } from './sniff.js'
import { skipValidityCheck } from './validity-options.js'
import type { Scope, VerifierParts } from './verify-credential.js'

/** A credential out of its proofs or its token. */
export interface Unsealed {
  readonly content: JsonObject
  /** Of its right proofs; none where nobody has vouched for it. */
  readonly opened: readonly Opened[]
  readonly open: Omit<OpenOptions, 'canonical'>
  /** What it came in. */
  readonly sniffed: Sniffed
}

/** What is inside of it, each with its own report. */
export interface Inside {
  readonly endorsements?: readonly EndorsementReport<VerifiableCredential>[]
  readonly nested?: readonly NestedReport<VerifiableCredential>[]
}

/** What is inside of it, or the report of the credential that came in its place. */
export type JudgedContent =
  | (Inside & { readonly replacement?: undefined })
  | { readonly replacement: Report<VerifiableCredential> }

type Verify = (input: unknown, parts: VerifierParts, scope: Scope) => Promise<Report<VerifiableCredential>>

/** The checks of OB 3.0 section 9.1 that are made of what a credential says, in order, put with those that were `made`. */
export async function checkContent(
  { content, opened, open, sniffed }: Unsealed,
  made: Made,
  parts: VerifierParts,
  scope: Scope,
  statusScope: StatusScope,
  verify: Verify,
): Promise<JudgedContent> {
  const { options, modules } = parts
  const { now, within } = scope
  made.schema = await checkSchema(content, open.loader, options.schemas)
  if (opened.length > 0) made.issuer = await checkIssuer(content, opened, open)
  if (within === 'status-list') return {}
  const isGenuine = isWell(made.schema) && isWell(made.proof) && isWell(made.issuer) && scope.isMisused === undefined
  // Only what the issuer has said is followed, and at most once.
  if (isGenuine && scope.isRefreshed === undefined && content['refreshService'] !== undefined) {
    const { refresh } = await import('./refresh.js')
    const refreshed = await refresh(content, options.net, (fetched) =>
      verify(fetched, parts, { ...scope, statusLookups: statusScope.lookups, isRefreshed: true }),
    )
    if (refreshed.report !== undefined) return { replacement: refreshed.report }
    made.refresh = refreshed.check
  }
  made.validity = options.validity === skipValidityCheck ? SKIPPED : checkValidity(content, now)
  const statusClaims = statusClaimsOf(sniffed, content)
  if (content['credentialStatus'] !== undefined || statusClaims.length > 0) {
    const { checkStatus } = await modules.status()
    made.status = await checkStatus(content, statusClaims, isGenuine && made.validity.state !== 'fail', statusScope)
  }
  if (opened.length > 0 && scope.recipient !== undefined && within !== 'endorsement') {
    const { checkRecipient } = await modules.recipient()
    made.recipient = checkRecipient(content, scope.recipient)
  }
  const inside = await checkInside({ content, opened }, made, scope, statusScope, verify)
  if (opened.length > 0 && options.trust !== undefined && within !== 'endorsement') {
    const { checkTrust } = await modules.trust()
    made.trust = await checkTrust(options.trust, content, now)
  }
  return inside
}

/** What a token says under `status`: a credential inside may have a member of that name, which must not hide the claim beside it. */
function statusClaimsOf(sniffed: Sniffed, { status }: JsonObject): readonly JsonValue[] {
  const claims = sniffed.form === 'embedded' ? [] : sniffed.form === 'compact' ? [sniffed.payload['status'], status] : [status]
  return claims.filter((claim) => claim !== undefined)
}

/** Endorsements of what somebody has vouched for, and the credentials of a record, which vouch for themselves. */
async function checkInside(
  { content, opened }: Pick<Unsealed, 'content' | 'opened'>,
  made: Made,
  scope: Scope,
  { parts, lookups }: StatusScope,
  verify: Verify,
): Promise<Inside> {
  const { now, isMisused } = scope
  const nested = made.proof?.state === 'fail' || made.schema?.state === 'fail' ? [] : findNested(content)
  const endorsements = opened.length === 0 ? [] : findEndorsements(content)
  if (nested.length === 0 && endorsements.length === 0) return {}
  const { judgeInside } = await parts.modules.inside()
  const shared = { now, statusLookups: lookups, ...(isMisused && { isMisused }) }
  return judgeInside({ content, opened, nested, endorsements }, made, scope, (input, more) =>
    verify(input, parts, { ...shared, ...more }),
  )
}
