import type { LanguageMap } from '../../i18n/index.js'
import type { Dec, Dur, Iri } from './base.js'
import type { Requirement } from './requirement.js'

/** Where a rung of the superseded ladder went. */
export interface Migration {
  /** The rung of the superseded ladder. */
  readonly fromRung: Iri
  /** The rung or rungs that its holders stand on here, or `none` where it has no successor. */
  readonly to: Iri | readonly Iri[] | 'none'
  /** Whether its badge counts as it is (`map`), once something more is done (`bridge`), or as long as it lasts (`grandfather`). */
  readonly mode: 'map' | 'bridge' | 'grandfather'
  /** What is asked for beside the old badge. */
  readonly bridge?: Requirement
  /** Until when it may be used. */
  readonly deadline?: string
}

/** Who decides about a ladder, how, and where the decisions are written down. */
export interface Governance {
  readonly bodies: readonly GovernanceBody[]
  /** Whose agreement an edition needs before it is `active`. */
  readonly required?: readonly RequiredAgreement[]
  readonly decisions: readonly Iri[]
  /** Those whom the seats speak for, by the names that seats use. */
  readonly constituencies?: readonly Constituency[]
  readonly procedure?: DecisionProcedure
}

/** A council or committee, with its seats by whom they speak for. */
export interface GovernanceBody {
  readonly id: Iri
  readonly name: LanguageMap
  readonly seats: readonly { readonly constituency: string; readonly count: number }[]
}

/** The agreement of a constituency: `min` of as many as it has seats. */
export interface RequiredAgreement {
  readonly constituency: string
  /** How many of its seats have to have agreed. */
  readonly min: number
  /** How many of its seats have to have voted, in whatever way. */
  readonly quorum?: number
}

/** A group of people who are spoken for, such as workers, schools or clients. */
export interface Constituency {
  /** As seats and agreements name it. */
  readonly id: string
  readonly name: LanguageMap
  /** Who speaks for it, as the owner says. Whom a reader counts is for the reader to say. */
  readonly endorsers?: readonly Iri[]
}

/** How is decided on an edition, and what can be done against it. */
export interface DecisionProcedure {
  /** By endorsements of its content, by votes of seats, by a ballot of all, or without votes. */
  readonly method: 'endorsement' | 'vote' | 'ballot' | 'consensus'
  /** Percent of the electorate that has to have taken part in a ballot. */
  readonly turnout?: Dec
  /** Percent of the votes for and against in a ballot that those for it have to exceed. Default 50. */
  readonly moreThan?: Dec
  /** For how long its text is shown before it is decided on. */
  readonly notice?: Dur
  /** For how long after the decision anybody spoken for may object to it. */
  readonly objection?: Dur
  /** For how long after the decision it may be appealed. */
  readonly appeal?: Dur
  /** Where. */
  readonly appealTo?: Iri
}
