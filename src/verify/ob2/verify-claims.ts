import { type Check, finding, type JsonObject, type JsonValue, type ProofReport, type Report } from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import { ob2TypesOf, parseOb2Object, withVerification } from '../../credential/ob2/index.js'
import { checked, isWell, PASSED, SKIPPED } from '../check.js'
import { checkTrust } from '../check-trust.js'
import type { OlderBadge } from '../generation.js'
import { type Made, makeReport } from '../make-report.js'
import { skipStatusCheck } from '../status-options.js'
import { skipValidityCheck } from '../validity-options.js'
import { type Backing, findBacking, idOf, NO_BACKING } from './backing.js'
import { findingsOf, type Ob2Scope } from './context.js'
import { hostnameOf, isSameIri, isWebUrl } from './documents.js'
import { checkOb2Endorsements } from './endorsements.js'
import { type OpenedHosted, openHosted } from './hosted.js'
import { checkRevocation, type Revocation } from './revocation.js'
import { isSameOrigin, scopeOf } from './scope.js'
import { checkSignedForm, type OpenedSigned, openSigned } from './signed.js'
import { checkOb2Recipient, checkOb2Validity, trustViewOf } from './views.js'

type Kind = 'Assertion' | 'Endorsement'

/** Verifies an assertion, or an endorsement, by the rules of Open Badges 2.0, with the checks of any report in their order. */
export async function verifyClaims(badge: OlderBadge, scope: Ob2Scope): Promise<Report<VerifiableCredential>> {
  const { now } = scope
  if (badge.form === 'url') return judgeHosted(badge.url, undefined, scope)
  const source = withVerification(badge.form === 'embedded' ? badge.document : badge.payload)
  const kind = kindOf(source)
  const expected = scope.within === 'endorsement' ? 'type Endorsement' : 'type Assertion or Endorsement'
  if (kind === undefined) {
    const form = checked('fail', finding('form', 'form.not_a_credential', { expected }, '/type'))
    return makeReport(now, { form }, [], source)
  }
  // What says so itself needs no asking.
  if (source['revoked'] === true) {
    return makeReport(now, { form: PASSED, status: revoked(source) }, [], source)
  }
  const way = wayOf(source)
  if (way === 'hosted') return judgeHosted(idOf(source), source, scope)
  if (way === 'signed')
    return badge.form === 'compact' ? judgeSigned(badge, source, kind, scope) : judgeUnsigned(source, kind, scope)
  const { problems, warnings } = parseOb2Object(kind, source)
  const made: Made = { form: PASSED, schema: schemaOf(problems, warnings, NO_BACKING), validity: validityOf(source, scope) }
  if (source['verification'] === undefined) return makeReport(now, made, [], source)
  const proof = checked('unknown', finding('proof', 'ob2.verification_unsupported', { type: way }, '/verification/type'))
  return makeReport(now, { ...made, proof }, [], source)
}

/** An object without type that says it was revoked is all that some issuers leave of a badge (OB 2.0 Assertion). */
function kindOf(claims: JsonObject): Kind | undefined {
  const types = ob2TypesOf(claims)
  if (types.includes('Assertion')) return 'Assertion'
  if (types.includes('Endorsement')) return 'Endorsement'
  return types.length === 0 && claims['revoked'] === true ? 'Assertion' : undefined
}

/** How it asks to be verified, or the type that is not known here. */
function wayOf(claims: JsonObject): string {
  const { verification } = claims
  const types = ob2TypesOf({ type: (verification as JsonObject | undefined)?.['type'] ?? [] } as JsonObject)
  const hosted = types.some((type) => type === 'hosted' || type === 'HostedBadge')
  const signed = types.some((type) => type === 'signed' || type === 'SignedBadge')
  if (hosted !== signed) return hosted ? 'hosted' : 'signed'
  return types.join(' ').slice(0, 64)
}

function revoked(claims: JsonObject, path = '/revoked'): Check {
  return checked('fail', finding('status', 'status.revoked', { host: hostnameOf(claims['id']) }, path))
}

async function judgeHosted(id: string, copy: JsonObject | undefined, scope: Ob2Scope): Promise<Report<VerifiableCredential>> {
  const { now } = scope
  const opened = await openHosted(id, copy, scope)
  const content = opened.content ?? copy
  const proofs = [opened.report]
  if (content === undefined) {
    const status = opened.isRevoked === true ? { status: revoked({ id }, '') } : {}
    return makeReport(now, { form: PASSED, proof: opened.check, ...status }, proofs, undefined)
  }
  if (opened.isRevoked === true)
    return makeReport(now, { form: PASSED, proof: opened.check, status: revoked({ ...content, id }, '') }, proofs, content)
  const kind = kindOf(content) ?? 'Assertion'
  const { problems, warnings } = parseOb2Object(kind, content)
  const isOpened = isWell(opened.check)
  const backing = isOpened && problems.length === 0 ? await findBacking(kind, content, scope) : NO_BACKING
  const made: Made = { form: PASSED, proof: opened.check, schema: schemaOf(problems, warnings, backing) }
  const issuer = isOpened ? hostedIssuer(id, content, backing, opened) : undefined
  if (issuer !== undefined) made.issuer = issuer
  // A host that shows the badge has not revoked it.
  const isAsked = scope.options.status !== skipStatusCheck
  const status = (isGenuine: boolean): Revocation => ({ check: isGenuine && isAsked ? PASSED : SKIPPED })
  return judgeRest({ kind, content, backing, made, proofs }, status, scope)
}

/** The issuer vouches for what is hosted in its scope, and by default for its own origin alone (OB 2.0, HostedBadge Verification). */
function hostedIssuer(id: string, content: JsonObject, backing: Backing, { answered = id }: OpenedHosted): Check | undefined {
  const { profile, badge, issuerFault, issuerOpen } = backing
  if (issuerFault !== undefined) return checked('fail', issuerFault)
  if (issuerOpen !== undefined) return checked('unknown', issuerOpen)
  if (profile === undefined) return undefined
  const issuer = String(profile['id'])
  const mismatch = (url: string, path: string): Check =>
    checked('fail', finding('issuer', 'ob2.scope_mismatch', { host: hostnameOf(url), issuer: issuer.slice(0, 2048) }, path))
  const found = scopeOf(id, profile)
  if (found.unsupported !== undefined)
    return checked('unknown', finding('issuer', 'ob2.scope_unsupported', { property: found.unsupported }, '/badge/issuer'))
  if (!found.isWithin) return mismatch(id, '/id')
  const classId = idOf(badge)
  if (profile['verification'] === undefined && isWebUrl(classId) && !isSameOrigin(classId, issuer))
    return mismatch(classId, '/badge')
  // The host sent it on to a place that the issuer does not vouch for.
  if (!isSameIri(answered, id) && scopeOf(underHostOf(id, answered), profile).isWithin !== true) {
    const params = { object: String(kindOf(content)), host: hostnameOf(id), to: hostnameOf(answered) }
    return checked('unknown', finding('issuer', 'ob2.redirected', params, '/id'))
  }
  return PASSED
}

/** With `www.` or without is all one for a redirect; that it leads to no other host has been seen to. */
function underHostOf(id: string, answered: string): string {
  const url = new URL(answered)
  url.host = new URL(id).host
  return url.href
}

async function judgeSigned(
  token: Extract<OlderBadge, { form: 'compact' }>,
  content: JsonObject,
  kind: Kind,
  scope: Ob2Scope,
): Promise<Report<VerifiableCredential>> {
  const { problems, warnings } = parseOb2Object(kind, content)
  let opened: OpenedSigned | undefined = checkSignedForm(token)
  // Nobody is asked about what no key could make right.
  const isWorthIt = opened === undefined && problems.length === 0
  const backing = isWorthIt ? await findBacking(kind, content, scope) : NO_BACKING
  const { profile, issuerFault, issuerOpen } = backing
  if (isWorthIt && profile !== undefined && backing.problems.length === 0) opened = await openSigned(token, profile, scope)
  const made: Made = { form: PASSED, schema: schemaOf(problems, warnings, backing) }
  made.proof = opened?.check ?? SKIPPED
  const issuer =
    issuerFault !== undefined
      ? checked('fail', issuerFault)
      : issuerOpen !== undefined
        ? checked('unknown', issuerOpen)
        : opened?.issuer
  if (issuer !== undefined) made.issuer = issuer
  const proofs: readonly ProofReport[] = [opened?.report ?? { mechanism: 'ob2-jws', state: 'skipped', findings: [] }]
  const status = (isGenuine: boolean): Promise<Revocation> =>
    profile === undefined
      ? Promise.resolve({ check: SKIPPED })
      : checkRevocation(content, profile, isGenuine && made.validity?.state !== 'fail', scope)
  return judgeRest({ kind, content, backing, made, proofs }, status, scope)
}

/** One that was to be signed, without its signature. */
function judgeUnsigned(source: JsonObject, kind: Kind, scope: Ob2Scope): Report<VerifiableCredential> {
  const { problems, warnings } = parseOb2Object(kind, source)
  const proof = checked('fail', finding('proof', 'proof.none', {}, '/verification'))
  const made: Made = {
    form: PASSED,
    schema: schemaOf(problems, warnings, NO_BACKING),
    proof,
    validity: validityOf(source, scope),
  }
  return makeReport(scope.now, made, [], source)
}

function schemaOf(
  problems: Parameters<typeof findingsOf>[1],
  warnings: Parameters<typeof findingsOf>[1],
  backing: Backing,
): Check {
  const wrong = findingsOf('schema', [...problems, ...backing.problems])
  if (wrong.length > 0) return checked('fail', ...wrong)
  const noted = findingsOf('schema', [...warnings, ...backing.warnings])
  if (backing.classOpen !== undefined) return checked('unknown', backing.classOpen, ...noted)
  return noted.length > 0 ? checked('warn', ...noted) : PASSED
}

function validityOf(claims: JsonObject, { options, now }: Ob2Scope): Check {
  return options.validity === skipValidityCheck ? SKIPPED : checkOb2Validity(claims, now)
}

interface Judged {
  readonly kind: Kind
  readonly content: JsonObject
  readonly backing: Backing
  readonly made: Made
  readonly proofs: readonly ProofReport[]
}

/** The checks that hosted and signed badges have in common, and the report. */
async function judgeRest(
  { kind, content, backing, made, proofs }: Judged,
  statusOf: (isGenuine: boolean) => Revocation | Promise<Revocation>,
  scope: Ob2Scope,
): Promise<Report<VerifiableCredential>> {
  const { now, options, recipient, within } = scope
  const { badge, profile } = backing
  made.validity = validityOf(content, scope)
  const isGenuine = isWell(made.schema) && isWell(made.proof) && isWell(made.issuer)
  const { check: status, reason } = await statusOf(isGenuine)
  made.status = status
  const whole = assemble(content, badge, profile, kind, reason)
  if (!isWell(made.proof) || profile === undefined || within === 'endorsement') return makeReport(now, made, proofs, whole)
  if (recipient !== undefined && kind === 'Assertion' && isWell(made.schema))
    made.recipient = checkOb2Recipient(content, recipient)
  const judged = await checkOb2Endorsements(content, badge ?? {}, profile, (endorsement) =>
    verifyClaims(endorsement, { ...scope, within: 'endorsement' }),
  )
  made.endorsements = judged.check
  if (options.trust !== undefined) made.trust = await checkTrust(options.trust, trustViewOf(content, badge, profile), now)
  return makeReport(now, made, proofs, whole, { endorsements: judged.reports })
}

/** The badge with its class and its issuer's profile in their places, as they were verified. */
function assemble(
  content: JsonObject,
  badge: JsonObject | undefined,
  profile: JsonObject | undefined,
  kind: Kind,
  reason: string | undefined,
): JsonObject {
  const said = reason === undefined ? {} : { revoked: true, revocationReason: reason }
  if (kind === 'Endorsement') return { ...content, ...(profile !== undefined && { issuer: profile }), ...said }
  const whole: JsonValue | undefined = badge && { ...badge, ...(profile !== undefined && { issuer: profile }) }
  return { ...content, ...(whole !== undefined && { badge: whole }), ...said }
}
