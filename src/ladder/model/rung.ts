import type { LanguageMap } from '../../i18n/index.js'
import type { AchievementRef, Dec, Dur, FrameworkRef, Iri, Place } from './base.js'
import type { CostItem, Funding, Incentive } from './money.js'
import type { Requirement } from './requirement.js'
import type { WageEvidence } from './wage.js'

/** One step of a ladder. */
export interface Rung {
  readonly id: Iri
  /** For display only: the order is in the requirements. */
  readonly ordinal?: number
  readonly track?: string
  readonly name: LanguageMap
  readonly description: LanguageMap
  /** The achievement that its badge carries. Default: the rung's own id. */
  readonly awards?: AchievementRef
  readonly requires: Requirement
  readonly recommends?: Requirement
  /** What is required instead in some places. The most specific place decides; elsewhere `requires` does. */
  readonly variants?: readonly RungVariant[]
  /** Where it can be earned. Default: wherever the ladder applies. */
  readonly jurisdiction?: readonly Place[]
  readonly rollout?: Rollout
  /** What a result of its badge means; passed on to the achievement. */
  readonly results?: readonly RungResult[]
  readonly validity?: Validity
  readonly time?: TimeToEarn
  readonly cost?: readonly CostItem[]
  readonly funding?: readonly Funding[]
  readonly incentives?: readonly Incentive[]
  readonly wage?: readonly (WageEvidence | Iri)[]
  readonly access?: AccessInfo
  readonly alignments?: readonly FrameworkRef[]
  /** Only a regulator may award it (a licence, registry entry or card): no badge is issued for it. */
  readonly regulated?: boolean
}

/** What a rung requires in some places. */
export interface RungVariant {
  readonly jurisdiction: readonly Place[]
  readonly requires: Requirement
}

/** Where and when something is offered: to nobody yet, to a few, or to all. */
export interface Rollout {
  readonly phase: 'planned' | 'pilot' | 'general'
  /** Default: everywhere. */
  readonly regions?: readonly Place[]
  readonly from?: string
  readonly until?: string
}

/** A result that a rung's badge states, under a short name used in CSV headers. */
export interface RungResult {
  readonly name: string
  readonly id: Iri
  readonly title: LanguageMap
  readonly resultType: string
  readonly allowedValue?: readonly string[]
  readonly valueMin?: Dec
  readonly valueMax?: Dec
  /** The result from which the rung counts as reached. */
  readonly required?: string
}

/** How long a rung lasts once awarded. */
export interface Validity {
  readonly duration?: Dur
  readonly fixedEnd?: string
  readonly grace?: Dur
  readonly renewal?: Requirement
  /** What its award or its end does to the rungs next to it. */
  readonly cascade?: {
    /** Whether earning or renewing it renews the rungs below. */
    readonly renewsLower?: boolean
    /** Whether rungs above end with it. Default `self`. */
    readonly lapseOf?: 'self' | 'self+upper'
  }
  /** What holds for badges from before the rung was given an end. */
  readonly grandfather?: {
    readonly awardedBefore: string
    readonly terms: 'lifetime' | 'untilExpiry' | 'bridge'
  }
}

/** Effort and elapsed time to earn a rung, prerequisites not counted. */
export interface TimeToEarn {
  readonly effort: { readonly min?: Dur; readonly typical?: Dur; readonly max?: Dur }
  readonly elapsed?: { readonly min?: Dur; readonly typical?: Dur; readonly max?: Dur }
  readonly excludesPrerequisites: true
}

/** Who can take part, and with what. */
export interface AccessInfo {
  readonly modes?: readonly ('inPerson' | 'online' | 'blended' | 'paper')[]
  readonly offlineAvailable?: boolean
  readonly deviceNeeds?: readonly ('none' | 'phone' | 'smartphone' | 'computer' | 'camera' | `ext:${string}`)[]
  /** Languages in which it can be taken (BCP 47). */
  readonly languages?: readonly string[]
  /** What is there for people who cannot see, hear or film, such as `captions`, `transcript` or `alternativeAssessment`. */
  readonly accessibility?: readonly string[]
}
