import { isJsonObject, type JsonObject, type Outcome, type Report } from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import { type Binding, isSdJwt, typesOf } from '../../securing/index.js'
import { expandTypes } from './dcql/expand-types.js'
import { matchCredential } from './dcql/match-credential.js'
import { isBindingRequired, isSatisfiedBy } from './dcql/query.js'
import type { GivenPresentation } from './read-response.js'
import type { KeptRequest, Presented, PresentedCredential, VerifierParts } from './verifier-types.js'

/** The mechanisms whose credentials are of a format other than `ldp_vc`. */
const TOKENS: Readonly<Record<string, string>> = {
  'vc-jwt': 'jwt_vc_json',
  'vc-jose': 'jwt_vc_json',
  'ob3-jwt': 'jwt_vc_json',
  'sd-jwt-vc': 'dc+sd-jwt',
}

/**
 * Verifies each presentation for the nonce and the client that it must be made for, and the query once more against what is shown
 * (OpenID4VP 1.0 sections 8.6 and 14.7): what a wallet says of it counts for nothing.
 */
export async function checkPresentations(
  given: readonly GivenPresentation[],
  request: KeptRequest,
  clientId: string,
  parts: VerifierParts,
): Promise<Presented> {
  const credentials: PresentedCredential[] = []
  // One after another: many presentations must not cost more memory than one.
  for (const one of given) credentials.push(await checkPresentation(one, { challenge: request.nonce, domain: clientId }, parts))
  const answeredBy = (...states: readonly PresentedCredential['matches'][]): boolean => {
    const fitting = credentials.filter(({ matches }) => states.includes(matches))
    return fitting.length === credentials.length && isSatisfiedBy(request.query, new Set(fitting.map(({ query }) => query)))
  }
  return {
    outcome: answeredBy('yes', 'unknown') ? outcomeOf(credentials) : 'rejected',
    satisfied: answeredBy('yes'),
    credentials,
  }
}

async function checkPresentation(
  { query, presentation: given }: GivenPresentation,
  binding: Binding,
  parts: VerifierParts,
): Promise<PresentedCredential> {
  const { verifier } = parts
  const isTied = isBindingRequired(query) || (typeof given === 'string' && isSdJwt(given) && !given.endsWith('~'))
  const presentation = isTied ? await verifier.verifyPresentation(given, { binding }) : undefined
  const report = presentation === undefined ? await verifier.verify(given) : presentation.credentials[0]
  const shown = presentation === undefined ? {} : { presentation }
  if (report === undefined || (presentation?.credentials.length ?? 1) > 1) {
    // What nobody here can read may be right; what has none or several is not.
    const matches = presentation?.outcome === 'indeterminate' && presentation.checks.form.state === 'unknown' ? 'unknown' : 'no'
    return { query: query.id, matches, ...shown }
  }
  const matches = await judge(query, given, report, presentation, parts)
  return { query: query.id, matches, report, ...shown }
}

/** Whether the issuer's word, shown by its holder, is what the query asks for. Whether that word is still good is another question. */
async function judge(
  query: GivenPresentation['query'],
  given: JsonObject | string,
  report: Report<VerifiableCredential>,
  presentation: PresentedCredential['presentation'],
  parts: VerifierParts,
): Promise<PresentedCredential['matches']> {
  const states = [report.checks.proof.state, ...(presentation === undefined ? [] : [presentation.checks.proof.state])]
  if (states.includes('fail') || states.includes('skipped') || presentation?.checks.holder.state === 'fail') return 'no'
  const said: unknown = report.outcome === 'verified' ? report.credential : report.claimed
  if (!isJsonObject(said)) return states.includes('unknown') ? 'unknown' : 'no'
  const { proof: _proof, ...content } = said
  const mechanism = report.proofs[0]?.mechanism
  const format = mechanism === undefined ? formOf(given) : (TOKENS[mechanism] ?? 'ldp_vc')
  const expanded = expandTypes(content, await parts.loader())
  const credential = {
    // A JSON-LD document as an SD-JWT has no format identifier (OpenID4VP 1.0 appendix B).
    format: format !== formOf(given) || (format === 'dc+sd-jwt' && content['@context'] !== undefined) ? undefined : format,
    content,
    types: new Set(format === 'jwt_vc_json' ? [...expanded, ...typesOf(content)] : expanded),
    isBound: presentation !== undefined,
  }
  if (matchCredential(query, credential, true) === undefined) return mechanism === undefined ? 'unknown' : 'no'
  return states.includes('unknown') ? 'unknown' : 'yes'
}

/** The format that a presentation has by its form. */
function formOf(given: JsonObject | string): string {
  if (typeof given !== 'string') return 'ldp_vc'
  return isSdJwt(given) ? 'dc+sd-jwt' : 'jwt_vc_json'
}

function outcomeOf(credentials: readonly PresentedCredential[]): Outcome {
  const outcomes = credentials.map(({ presentation, report }) => (presentation ?? report)?.outcome ?? 'rejected')
  if (outcomes.includes('rejected')) return 'rejected'
  return outcomes.includes('indeterminate') ? 'indeterminate' : 'verified'
}
