import type { Dec, Iri, Place } from './base.js'
import type { AchievementMatch, IssuerRule, Requirement } from './requirement.js'

/**
 * That a credential counts for another: in this direction only, from a date, in some places, on conditions. It says
 * nothing of the way back, nor of what a third ladder recognises.
 */
export interface RecognitionRule {
  readonly id: Iri
  readonly from: AchievementMatch & { readonly issuers?: IssuerRule }
  /** One of an achievement or a rung; or an amount that is added to sums of its measure. */
  readonly to: {
    readonly achievement?: Iri
    readonly rung?: Iri
    readonly value?: { readonly measure: string; readonly amount: Dec }
  }
  readonly kind: 'full' | 'partial' | 'provisional'
  readonly conditions?: Requirement
  readonly jurisdiction?: readonly Place[]
  readonly validFrom: string
  readonly validUntil?: string
  readonly directed: true
  readonly assertedBy: Iri
  readonly evidence?: Iri
}

/** Which rules of recognition a reader accepts. */
export interface RecognitionPolicy {
  readonly rules: readonly RecognitionRule[]
  /** How many rules may follow one another. Default 1: what is recognised is not recognised further. */
  readonly maxHops?: 0 | 1 | 2
  /** Whose rules are believed. */
  readonly acceptAssertedBy: readonly Iri[]
  /** Of several rules for one credential, whether the one that gives least decides, or the first in the list. Default `strictest`. */
  readonly onConflict?: 'strictest' | 'first'
}
