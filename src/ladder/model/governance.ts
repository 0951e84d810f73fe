import type { LanguageMap } from '../../i18n/index.js'
import type { Iri } from './base.js'
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

/** Who decides about a ladder, and where the decisions are written down. */
export interface Governance {
  readonly bodies: readonly GovernanceBody[]
  /** How many seats of a constituency have to have agreed before an edition is `active`. */
  readonly required?: readonly { readonly constituency: string; readonly min: number }[]
  readonly decisions: readonly Iri[]
}

/** A council or committee, with its seats by whom they speak for. */
export interface GovernanceBody {
  readonly id: Iri
  readonly name: LanguageMap
  readonly seats: readonly { readonly constituency: string; readonly count: number }[]
}
