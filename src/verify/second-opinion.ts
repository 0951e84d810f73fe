import {
  type CheckState,
  type Finding,
  finding,
  freezeOver,
  isRungsError,
  type JsonObject,
  operationError,
} from '../core/index.js'
import type { ControllerResolver } from '../did/index.js'
import type { Sealed } from '../securing/index.js'
import type { JudgedProof } from './check-proof.js'
import type { CrossCheck, CrossCheckOptions, CrossVerdict } from './cross-check.js'
import type { ResolvedDocuments } from './share-resolver.js'

/** A proof as judged here: its state and findings. */
interface Judged {
  readonly state: CheckState
  readonly findings: readonly Finding[]
}

const VERDICTS: readonly unknown[] = ['verified', 'rejected', 'undecided'] satisfies CrossVerdict[]

/** Not about the proof, or never reached by an engine that has our contexts alone. */
const NOT_COMPARED: readonly string[] = ['proof.expired', 'proof.method_expired', 'proof.method_revoked', 'contexts.unknown']

/** A proof as judged here and by another engine. */
export async function withSecondOpinion(
  judged: JudgedProof,
  sealed: Sealed,
  engine: CrossCheck,
  documents: ResolvedDocuments,
  { loader, resolver, now }: CrossCheckOptions,
): Promise<JudgedProof> {
  const { report } = judged
  const asked = { loader, resolver: knownTo(documents, resolver), now }
  return { ...judged, report: { ...report, ...(await crossCheckProof(report, sealed, engine, asked)) } }
}

/**
 * Asks another engine about an embedded proof that was decided here. Where the two disagree nobody knows, whoever is
 * right: the proof is then neither verified nor rejected.
 */
async function crossCheckProof(judged: Judged, sealed: Sealed, engine: CrossCheck, options: CrossCheckOptions): Promise<Judged> {
  const ours = verdictOf(judged)
  if (sealed.form !== 'embedded' || ours === 'undecided') return judged
  const { id } = engine
  const verdict = await ask(engine, freezeOver({ ...sealed.document, proof: sealed.proof }), options)
  if (verdict === undefined) {
    const note = finding('proof', 'proof.cross_check_unavailable', { engine: id.slice(0, 64) }, sealed.path)
    return { state: judged.state === 'pass' ? 'warn' : judged.state, findings: [...judged.findings, note] }
  }
  if (verdict === 'undecided' || verdict === ours) return judged
  const params = { engine: id.slice(0, 64), ours, theirs: verdict }
  return { state: 'unknown', findings: [...judged.findings, finding('proof', 'proof.engines_disagree', params, sealed.path)] }
}

function verdictOf({ state, findings }: Judged): CrossVerdict {
  if (state === 'pass' || state === 'warn') return 'verified'
  if (state !== 'fail' || findings.some(({ code }) => NOT_COMPARED.includes(code))) return 'undecided'
  return 'rejected'
}

async function ask(engine: CrossCheck, credential: JsonObject, options: CrossCheckOptions): Promise<CrossVerdict | undefined> {
  try {
    const verdict: unknown = await engine.verify(credential, options)
    return VERDICTS.includes(verdict) ? (verdict as CrossVerdict) : undefined
  } catch (error) {
    if (isRungsError(error) && error.kind === 'usage') throw error
    return undefined
  }
}

/** Another engine judges by the documents that were found here, and asks for none; a DID that says its own key is no question. */
function knownTo(documents: ResolvedDocuments, resolver: ControllerResolver): ControllerResolver {
  const refuse = async (): Promise<never> => {
    throw operationError('did.offline', { method: 'https' })
  }
  return {
    resolve: (url) => documents.get(url) ?? (/^did:(?:key|jwk):/.test(url) ? resolver.resolve(url) : refuse()),
    fetchJwk: refuse,
  }
}
