import type { Report } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import type { OlderGeneration } from '../credential/ob2/index.js'
import type { KeyCache } from '../keys/index.js'
import type { ReadInput } from './read-input.js'
import type { KnownRecipient } from './recipient-options.js'
import type { CreateVerifierOptions } from './verifier.js'

/** A badge of an older generation, read and not looked at; or the URL where one is hosted. */
export type OlderBadge = Extract<ReadInput, { form: 'embedded' | 'compact' }> | { readonly form: 'url'; readonly url: string }

/** What a generation verifies with. */
export interface GenerationScope {
  /** The instant of the verification, in milliseconds. */
  readonly now: number
  /** Those of the verifier: its net, trust source, status lists and the like. */
  readonly options: CreateVerifierOptions
  readonly keys: KeyCache
  /** Who the badge should be about. */
  readonly recipient?: KnownRecipient
}

/** An older generation of badges. Generations are values that the caller passes in a list; nothing is registered. */
export interface Generation {
  readonly generation: OlderGeneration
  /** Verifies a badge of the generation by its own rules, with the checks of any report. Rejects only with a `usage` error. */
  verify(badge: OlderBadge, scope: GenerationScope): Promise<Report<VerifiableCredential>>
}
