import type { Problem } from '../../core/index.js'
import type { Iri } from '../model/base.js'
import type { Ladder } from '../model/ladder.js'

/** An edition of a ladder, and what is known of how it came about. */
export interface LadderEdition {
  readonly ladder: Ladder
  /** Whether the owner's signature on it was verified. */
  readonly isSigned?: boolean
  /** When the owner published it: `validFrom` of its credential. */
  readonly publishedAt?: string
  /** Decisions on it, such as `judgeDecision` of `rungs/trust` judged them. */
  readonly decisions?: readonly EditionDecision[]
  /** Who endorsed exactly this content. */
  readonly endorsedBy?: readonly string[]
  /** Whether those agreed whose agreement it asks for, such as `ladderAgreement` of `rungs/trust` says. */
  readonly agreement?: 'agreed' | 'notAgreed' | 'undecided' | 'notAsked'
}

/** A decision on an edition. */
export interface EditionDecision {
  readonly outcome: 'adopted' | 'rejected' | 'deferred' | 'notCounted' | 'undecided'
  readonly by: string
  readonly id?: string
  readonly decidedAt?: string
  readonly openUntil?: string
}

/**
 * How an edition follows the one before: `first`; `proven` by its digest; `named` by its version alone; `unnamed`, since it names none;
 * `missing`, since the one that it names is not at hand; `broken`, since that one has another content now.
 */
export type EditionLink = 'first' | 'proven' | 'named' | 'unnamed' | 'missing' | 'broken'

/** What changed for a worker. */
export type ChangeTopic =
  | 'rungAdded'
  | 'rungRemoved'
  | 'harder'
  | 'easier'
  | 'validityHarder'
  | 'validityEasier'
  | 'placesFewer'
  | 'placesMore'
  | 'recognitionLess'
  | 'recognitionMore'
  | 'time'
  | 'cost'
  | 'pay'
  | 'funding'
  | 'incentives'
  | 'badge'
  | 'wording'
  | 'migrations'
  | 'governance'
  | 'owner'
  | 'dates'

/** One thing that changed, of a rung or of the whole ladder. */
export interface HistoryChange {
  readonly topic: ChangeTopic
  readonly rung?: Iri
  /** What it was: a duration, an amount, a date, an id, or a JSON pointer to what was asked for. */
  readonly before?: string
  readonly after?: string
}

/** An edition in the history of a ladder. */
export interface HistoryEntry extends Omit<LadderEdition, 'ladder' | 'isSigned'> {
  readonly id: Iri
  readonly version: string
  readonly digest: string
  readonly status: Ladder['status']
  readonly effectiveFrom: string
  readonly isSigned: boolean
  readonly link: EditionLink
  /** The edition that it names as the one before. */
  readonly follows?: { readonly id: Iri; readonly version?: string; readonly digest?: string }
  /** Whether another edition at hand follows the same one. */
  readonly isFork: boolean
  /** The digest of the edition that it was compared with. */
  readonly comparedWith?: string
  readonly changes: readonly HistoryChange[]
  /** What is wrong with its version: as `diffLadder`. */
  readonly problems: readonly Problem[]
}

/** The editions of a ladder, the oldest first. */
export interface LadderHistory {
  readonly editions: readonly HistoryEntry[]
  /** Whether each edition is signed and follows the one before by its digest. */
  readonly isComplete: boolean
}
