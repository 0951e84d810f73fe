import type { EndorsementReport, JsonObject, Report } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import type { Opened, OpenOptions } from '../securing/index.js'
import { isWell, SKIPPED } from './check.js'
import { checkIssuer } from './check-issuer.js'
import { checkSchema } from './check-schema.js'
import type { StatusScope } from './check-status.js'
import { checkValidity } from './check-validity.js'
import { findEndorsements } from './find-endorsements.js'
import type { Made } from './make-report.js'
import { skipValidityCheck } from './validity-options.js'
import type { Scope, VerifierParts } from './verify-credential.js'

/** A credential out of its proofs or its token. */
export interface Unsealed {
  readonly content: JsonObject
  /** Of its right proofs; none where nobody has vouched for it. */
  readonly opened: readonly Opened[]
  readonly open: Omit<OpenOptions, 'canonical'>
  readonly isToken: boolean
}

/** What its endorsements are, or the report of the credential that came in its place. */
export type JudgedContent =
  | { readonly endorsements: readonly EndorsementReport<VerifiableCredential>[]; readonly replacement?: undefined }
  | { readonly replacement: Report<VerifiableCredential> }

type Verify = (input: unknown, parts: VerifierParts, scope: Scope) => Promise<Report<VerifiableCredential>>

/** The checks of OB 3.0 section 9.1 that are made of what a credential says, in order, put with those that were `made`. */
export async function checkContent(
  { content, opened, open, isToken }: Unsealed,
  made: Made,
  parts: VerifierParts,
  scope: Scope,
  statusScope: StatusScope,
  verify: Verify,
): Promise<JudgedContent> {
  const { options, modules } = parts
  const { now, within, statusLookups } = scope
  made.schema = await checkSchema(content, open.loader, options.schemas)
  if (opened.length > 0) made.issuer = await checkIssuer(content, opened, open)
  if (within === 'status-list') return { endorsements: [] }
  const isGenuine = isWell(made.schema) && isWell(made.proof) && isWell(made.issuer)
  // Only what the issuer has said is followed, and at most once.
  if (isGenuine && scope.isRefreshed === undefined && content['refreshService'] !== undefined) {
    const { refresh } = await import('./refresh.js')
    const refreshed = await refresh(content, options.net, (fetched) => verify(fetched, parts, { ...scope, isRefreshed: true }))
    if (refreshed.report !== undefined) return { replacement: refreshed.report }
    made.refresh = refreshed.check
  }
  made.validity = options.validity === skipValidityCheck ? SKIPPED : checkValidity(content, now)
  if (content['credentialStatus'] !== undefined || (isToken && content['status'] !== undefined)) {
    const { checkStatus } = await modules.status()
    made.status = await checkStatus(content, isToken, isGenuine && made.validity.state !== 'fail', statusScope)
  }
  if (opened.length === 0) return { endorsements: [] }
  if (scope.recipient !== undefined && within !== 'endorsement') {
    const { checkRecipient } = await modules.recipient()
    made.recipient = checkRecipient(content, scope.recipient)
  }
  let endorsements: readonly EndorsementReport<VerifiableCredential>[] = []
  const found = findEndorsements(content)
  if (found.length > 0) {
    const { checkEndorsements, MAX_ENDORSEMENTS } = await modules.endorsements()
    const budget = scope.endorsements ?? { left: MAX_ENDORSEMENTS }
    const shared = {
      now,
      within: 'endorsement',
      endorsements: budget,
      ...(statusLookups !== undefined && { statusLookups }),
    } as const
    const judged = await checkEndorsements(content, found, budget, (endorsement) => verify(endorsement, parts, shared))
    made.endorsements = judged.check
    endorsements = judged.reports
  }
  if (options.trust !== undefined && within !== 'endorsement') {
    const { checkTrust } = await modules.trust()
    made.trust = await checkTrust(options.trust, content, now)
  }
  return { endorsements }
}
