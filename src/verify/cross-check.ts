import type { ContextLoader } from '../contexts/index.js'
import {
  type CheckState,
  type Finding,
  finding,
  freezeOver,
  isRungsError,
  type JsonObject,
  operationError,
  usageError,
} from '../core/index.js'
import type { ControllerDocument, ControllerResolver } from '../did/index.js'
import type { Sealed } from '../securing/index.js'

/** What another engine says of a proof: `undecided` where it does not know such proofs, or something else stopped it. */
export type CrossVerdict = 'verified' | 'rejected' | 'undecided'

/** What another engine is given beside the credential. */
export interface CrossCheckOptions {
  /** The verifier's contexts; it has found all that the credential names. */
  readonly loader: ContextLoader
  /** did:key, did:jwk and the controllers that were resolved for this verification; it refuses any other, and fetches nothing. */
  readonly resolver: ControllerResolver
  /** Milliseconds. */
  readonly now: number
}

/**
 * Another engine that judges proofs, as a second opinion: `vcEngine` of `rungs/vc-js`, or one of your own. It must judge
 * the proof alone: dates, status and schema of the credential are not its question.
 */
export interface CrossCheck {
  /** The name that findings give it. */
  readonly id: string
  /**
   * Judges the only proof of a credential, which is frozen. An engine that rejects, or answers anything else, counts as
   * unavailable; a `usage` error goes on to the caller of `verify`.
   */
  verify(credential: JsonObject, options: CrossCheckOptions): Promise<CrossVerdict>
}

/** A resolver for ours, and one that knows what ours has resolved. */
export interface SharedResolver {
  readonly resolver: ControllerResolver
  readonly known: ControllerResolver
}

/** Lets two engines judge by the same documents, without asking for any twice. */
export function shareResolver(resolver: ControllerResolver): SharedResolver {
  const documents = new Map<string, Promise<ControllerDocument>>()
  const refuse = async (): Promise<never> => {
    throw operationError('did.offline', { method: 'https' })
  }
  return {
    resolver: {
      ...resolver,
      resolve(url) {
        const found = documents.get(url) ?? resolver.resolve(url)
        documents.set(url, found)
        return found
      },
    },
    known: { resolve: (url) => documents.get(url) ?? (isComputed(url) ? resolver.resolve(url) : refuse()), fetchJwk: refuse },
  }
}

/** A DID that says its own key is no question for anybody else. */
function isComputed(url: string): boolean {
  return url.startsWith('did:key:') || url.startsWith('did:jwk:')
}

/** A proof as judged here: its state and findings. */
interface Judged {
  readonly state: CheckState
  readonly findings: readonly Finding[]
}

const VERDICTS: readonly unknown[] = ['verified', 'rejected', 'undecided'] satisfies CrossVerdict[]

/** Refuses what is no engine. @throws RungsError `core.option_invalid` */
export function requireCrossCheck(value: CrossCheck | undefined): void {
  if (value === undefined || (typeof value?.id === 'string' && typeof value.verify === 'function')) return
  throw usageError('core.option_invalid', { option: 'crossCheck', expected: 'an engine with id and verify' })
}

/** Not about the proof, or never reached by an engine that has our contexts alone. */
const NOT_COMPARED: readonly string[] = ['proof.expired', 'proof.method_expired', 'proof.method_revoked', 'contexts.unknown']

/**
 * Asks another engine about an embedded proof that was decided here. Where the two disagree nobody knows, whoever is
 * right: the proof is then neither verified nor rejected.
 */
export async function crossCheckProof(
  judged: Judged,
  sealed: Sealed,
  engine: CrossCheck,
  options: CrossCheckOptions,
): Promise<Judged> {
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
