import {
  type Check,
  type CheckState,
  type Finding,
  finding,
  findingOf,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonLimits,
  type JsonObject,
  type JsonValue,
  type Mutable,
  type ProofReport,
  pointer,
} from '../core/index.js'
import {
  createCanonicalMemory,
  type Mechanism,
  type Opened,
  type OpenOptions,
  type Sealed,
  toCredential,
} from '../securing/index.js'
import { checked } from './check.js'
import type { CrossCheck } from './cross-check.js'
import { shareResolver } from './share-resolver.js'
import { type Sniffed, sniff } from './sniff.js'

const MAX_PROOFS = 8

/** One proof, judged: its report and, when it is right, what it opened. */
export interface JudgedProof {
  readonly report: ProofReport
  readonly opened?: Opened
}

/** All proofs of a credential, judged. */
export interface JudgedProofs {
  readonly check: Check
  /** Of each proof, in their order. */
  readonly reports: readonly ProofReport[]
  /** What the right ones opened. */
  readonly opened: readonly Opened[]
}

/**
 * Proof (OB 3.0 section 9.1 step 2): every proof is judged and reported by itself. The check fails when any is wrong, and
 * is unknown when one right proof is missing because something could not be checked, or when another engine disagrees.
 */
export async function checkProof(
  sniffed: Sniffed,
  mechanisms: readonly Mechanism[],
  options: Omit<OpenOptions, 'canonical'>,
  crossCheck?: CrossCheck,
): Promise<JudgedProofs> {
  const malformed = (found: Finding) => ({ check: checked('fail', found), reports: [], opened: [] })
  const first = sealsOf(sniffed)
  if (!Array.isArray(first)) return malformed(first as Finding)
  const sealed: Sealed[] = [...first]
  const reports: ProofReport[] = []
  const opened: Opened[] = []
  const { resolver, documents } = shareResolver(options.resolver)
  const shared: OpenOptions = { ...options, resolver, canonical: createCanonicalMemory() }
  for (const one of sealed) {
    const alone = await judge(one, mechanisms, shared)
    // Few ask for a second opinion.
    const judged =
      crossCheck === undefined
        ? alone
        : await (await import('./second-opinion.js')).withSecondOpinion(alone, one, crossCheck, documents, options)
    reports.push(judged.report)
    if (judged.opened !== undefined) opened.push(judged.opened)
    if (one.form === 'embedded') continue
    // An embedded proof is made first and then wrapped (OB 3.0 section 8.2.2), so it is over the credential without the claims.
    const content = judged.opened?.credential ?? toCredential(sniffed.form === 'sd-jwt' ? sniffed.claimed : one.payload)
    const inner = content['proof'] === undefined ? [] : embeddedSeals(content)
    if (!Array.isArray(inner)) return malformed(inner as Finding)
    sealed.push(...inner)
  }
  const states = reports.map(({ state }) => state)
  const findings = reports.flatMap((report) => report.findings)
  const disputed = findings.some(({ code }) => code === 'proof.engines_disagree')
  const check = checked(disputed && !states.includes('fail') ? 'unknown' : overall(states), ...findings)
  return { check, reports, opened }
}

function overall(states: readonly CheckState[]): CheckState {
  if (states.includes('fail')) return 'fail'
  // One right proof is enough (OB 3.0 section 8.1); others that nobody here can judge are named in the findings.
  if (states.includes('pass')) return states.every((state) => state === 'pass') ? 'pass' : 'warn'
  return states.includes('warn') ? 'warn' : 'unknown'
}

/**
 * The proofs or the token of a credential, before anybody has checked them.
 *
 * @throws RungsError `proof.none`, `proof.malformed`, `proof.too_many`, and those of reading a credential
 */
export function sealsOfInput(input: unknown, mechanisms: readonly Mechanism[], limits: JsonLimits = {}): readonly Sealed[] {
  const seals = sealsOf(sniff(input, mechanisms, limits))
  if (Array.isArray(seals)) return seals
  const { code, params, path } = seals as Finding
  throw inputError(code, params, path)
}

function sealsOf(sniffed: Sniffed): readonly Sealed[] | Finding {
  if (sniffed.form === 'embedded') return embeddedSeals(sniffed.document)
  if (sniffed.form === 'compact') return [{ ...sniffed, path: '' }]
  const { claimed: _claimed, ...sealed } = sniffed
  return [sealed]
}

function embeddedSeals(document: JsonObject): readonly Sealed[] | Finding {
  const proof = document['proof']
  if (proof === undefined) return finding('proof', 'proof.none', {}, '/proof')
  const list: readonly JsonValue[] = Array.isArray(proof) ? proof : [proof]
  if (list.length === 0) return finding('proof', 'proof.none', {}, '/proof')
  if (list.length > MAX_PROOFS) return finding('proof', 'proof.too_many', { limit: MAX_PROOFS, actual: list.length }, '/proof')
  if (!list.every(isJsonObject)) return finding('proof', 'proof.malformed', {}, '/proof')
  return list.map((one, index) => ({
    form: 'embedded',
    document,
    proof: one as JsonObject,
    path: Array.isArray(proof) ? pointer('/proof', index) : '/proof',
  }))
}

async function judge(sealed: Sealed, mechanisms: readonly Mechanism[], options: OpenOptions): Promise<JudgedProof> {
  const mechanism = mechanisms.find((one) => one.detect(sealed))
  if (mechanism === undefined) {
    const { unsupported } = await import('./unsupported-proof.js')
    return { report: reportOf(sealed, undefined, 'unknown', [unsupported(sealed)]) }
  }
  try {
    const opened = await mechanism.open(sealed, options)
    const findings = opened.warnings.map(({ code, params, path }) => finding('proof', code, params, path))
    return { report: reportOf(sealed, mechanism, findings.length === 0 ? 'pass' : 'warn', findings, opened), opened }
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    return { report: reportOf(sealed, mechanism, error.kind === 'input' ? 'fail' : 'unknown', [findingOf('proof', error)]) }
  }
}

function reportOf(
  sealed: Sealed,
  mechanism: Mechanism | undefined,
  state: CheckState,
  findings: readonly Finding[],
  opened?: Opened,
): ProofReport {
  const method = sealed.form === 'embedded' ? sealed.proof['verificationMethod'] : sealed.header['kid']
  const created = sealed.form === 'embedded' ? sealed.proof['created'] : undefined
  const report = {} as Mutable<ProofReport>
  if (mechanism !== undefined) report.mechanism = mechanism.id
  if (typeof method === 'string') report.verificationMethod = method.slice(0, 2048)
  if (typeof created === 'string') report.created = created.slice(0, 64)
  if (opened?.controller !== undefined) report.controller = opened.controller
  if (opened?.disclosure !== undefined) report.disclosure = opened.disclosure
  report.state = state
  report.findings = findings
  return report
}
