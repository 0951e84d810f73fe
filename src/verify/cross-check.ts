import type { ContextLoader } from '../contexts/index.js'
import type { JsonObject } from '../core/index.js'
import type { ControllerResolver } from '../did/index.js'

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
