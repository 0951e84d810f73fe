import type { LanguageMap } from '../../i18n/index.js'

/** An absolute IRI. */
export type Iri = string
/** An exact decimal number as text, such as `12.50`. */
export type Dec = string
/** An ISO 8601 duration, such as `P5Y` or `PT35H`. */
export type Dur = string
/**
 * A place by its ISO 3166 code, such as `US` or `US-CA`, or a union of places such as `EU`. A place lies in another when that one's code
 * and a hyphen begin its own; the member states of the European Union lie in `EU`.
 */
export type Place = string

/** An amount in the minor units of a currency (ISO 4217): never a fraction. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** An entry of a skills or occupations framework; keyed on `uri`, then on framework and code. */
export interface FrameworkRef {
  readonly framework: 'ESCO' | 'ONET' | 'SOC' | 'ISCO08' | 'CASE' | 'CTDL' | 'RSD' | 'SFIA' | 'EQF' | `ext:${string}`
  readonly version?: string
  readonly uri?: Iri
  readonly code?: string
  readonly name?: LanguageMap
  readonly kind: 'occupation' | 'skill' | 'level' | 'credential'
}

/** A ladder, by id and, where it matters, by exact version or digest. */
export interface LadderRef {
  readonly id: Iri
  readonly version?: string
  readonly digest?: string
}

/** The achievement that a rung awards. */
export interface AchievementRef {
  readonly id: Iri
  readonly version?: string
}

/** A period, absolute or counted back from now. */
export interface Window {
  readonly from?: string
  readonly until?: string
  readonly last?: Dur
}
