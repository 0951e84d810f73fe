import type { Problem } from '../../core/index.js'
import type { Dec, Dur, FrameworkRef, Iri, LadderRef, Money, Place } from '../model/base.js'
import type { Placement, PlaceOptions } from '../model/placement.js'
import type { Requirement } from '../model/requirement.js'
import type { WageEvidence } from '../model/wage.js'
import type { Payoff, PayoffAssumptions } from '../payoff/model.js'

/** How much a kind of work is asked for, somewhere, in a period. */
export interface DemandSignal {
  readonly id: Iri
  readonly target: FrameworkRef
  readonly region: readonly Place[]
  readonly period: { readonly from: string; readonly to: string }
  /** Counts as 0.75, 1, 1.25 or 1.5 times the usual hours. */
  readonly level?: 'low' | 'steady' | 'high' | 'inDemand'
  /** Hours as a multiple of the usual ones; beside a `level` it alone counts. */
  readonly index?: Dec
  readonly seasonality?: readonly Dec[]
  readonly openings?: number
  readonly source: { readonly publisher: Iri; readonly url?: Iri }
  readonly asOf: string
  readonly validUntil: string
}

/** What somebody asks for a course, an exam or a document that requirements name. */
export interface Offer {
  /** The achievement that one gets. */
  readonly achievement: Iri
  /** Default: any. */
  readonly issuer?: Iri
  readonly cost: readonly Money[]
  /** Hours of effort: hours, minutes and seconds only. */
  readonly effort?: Dur
  readonly asOf: string
}

/** By what a single ranking is made. */
export type PlanObjective = 'breakEvenMonths' | 'npvLow' | 'effort' | 'cost'

/** What `plan` takes. There is no place for age, gender, origin or the like: whoever has the same facts gets the same plan. */
export interface PlanOptions extends PlaceOptions {
  /** A rung to plan for. Default: every rung that is not held. */
  readonly target?: Iri
  /** Default: no ranking, only the steps that nothing beats in every respect. */
  readonly objective?: PlanObjective
  /** What the payoff rests on. Default: payoff is left out. `now` is that of the plan. */
  readonly assumptions?: Omit<PayoffAssumptions, 'now'>
  /** Figures for the ids that rungs give. */
  readonly evidence?: readonly WageEvidence[]
  readonly offers?: readonly Offer[]
  /** Default: demand is not counted. It changes expected hours, never pay. */
  readonly demand?: readonly DemandSignal[]
  readonly limits?: {
    /** Sets of missing things per rung, beyond which one good set is taken. Default 4096. */
    readonly maxSets?: number
    /** Steps of work over the whole plan. Default 200 000. */
    readonly maxWork?: number
  }
}

/** One thing to get. */
export interface PlanItem {
  /** `settle`: something that no badge answers, such as an age or an endorsement, or that could not be decided. */
  readonly kind: 'credential' | 'rung' | 'amount' | 'settle'
  /** JSON pointer of the requirement that asks for it first. */
  readonly node: string
  readonly op: Requirement['op']
  /** The rung whose badge it is. */
  readonly rung?: Iri
  /** The achievement to get, where the requirement names one. */
  readonly achievement?: Iri
  /** By what framework entry it is known, where the requirement names no achievement. */
  readonly alignedTo?: { readonly uri?: Iri; readonly framework?: string; readonly code?: string }
  /** An issuer that counts, where the requirement names some. */
  readonly issuer?: Iri
  /** How much more a sum needs, or how much more work. */
  readonly lacks?: { readonly measure: string; readonly amount: Dec }
  /** Position of the offer that is reckoned with. */
  readonly offer?: number
}

/** Things that together are enough, and none of which can be left out. */
export interface MissingSet {
  /** All that is to be got, rungs below the target among them, in an order in which it can be done. */
  readonly items: readonly PlanItem[]
  /** The rungs to earn in order; the last is the target. */
  readonly rungs: readonly Iri[]
  /** By currency, before funding. */
  readonly cost: readonly Money[]
  /** Hours of effort, as far as they are known. */
  readonly hours: Dec
  readonly payoff?: Payoff
  /** Whether no other set of the plan is better in every respect. */
  readonly onFront: boolean
}

/** A rung that is not held, and what leads there. */
export interface PlanStep {
  readonly rung: Iri
  /** The best sets: none of them beats another in cost, effort and time. At most four. */
  readonly missing: readonly MissingSet[]
  /** How many minimal sets there are, as far as was looked. */
  readonly ways: number
  /** At least so many things are needed, whatever way is taken. */
  readonly atLeast: number
  readonly approximate: boolean
  /** The factor on hours, where demand was counted. */
  readonly demand?: Dec
  readonly why: readonly Problem[]
}

/** What a worker can do next, and what leads where. */
export interface Plan {
  readonly ladder: LadderRef & { readonly version: string; readonly digest: string }
  readonly now: string
  /** Digest of everything that this was computed from, so that anyone can repeat it. */
  readonly inputDigest: string
  readonly placement: Placement
  /** By rung id. */
  readonly steps: readonly PlanStep[]
  /** Rungs with a set that no other set beats in every respect, by rung id. */
  readonly front: readonly Iri[]
  /** Only where an objective was given: the best first. */
  readonly ranking?: readonly Iri[]
  readonly objective?: PlanObjective
}
