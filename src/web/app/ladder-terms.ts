import type { Ladder, PlanOptions, WageEvidence } from '../../ladder/index.js'
import { type PayKind, payKindsOf } from '../pay-kinds.js'
import { toDecimal } from './decimal.js'

/** What the worker said of themselves in the form. */
export interface WorkerTerms {
  readonly jurisdiction?: string
  /** Absent where a payoff cannot be reckoned: nobody said where. */
  readonly assumptions?: NonNullable<PlanOptions['assumptions']>
}

/** Reads the form. What is no number there is as if it were not there. */
export function readTerms(ladder: Ladder, evidence: readonly WageEvidence[]): WorkerTerms {
  const region = entered('place')
  if (region === '') return {}
  const kind: PayKind | undefined = payKindsOf(ladder, evidence)[Number(entered('kind') || 0)]
  const hoursPerWeek = toDecimal(entered('hours'), 2)
  if (kind === undefined || hoursPerWeek === undefined || Number(hoursPerWeek) <= 0 || Number(hoursPerWeek) > 168)
    return { jurisdiction: region }
  const { currency } = kind
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const amount = toDecimal(entered('pay'), maximumFractionDigits)
  const asOf = new Date().toISOString().slice(0, 10)
  return {
    jurisdiction: region,
    assumptions: { ...kind, region, hoursPerWeek, ...(amount !== undefined && { currentPay: { amount, currency, asOf } }) },
  }
}

function entered(id: string): string {
  const field = document.getElementById(id)
  return field instanceof HTMLSelectElement || field instanceof HTMLInputElement ? field.value.trim() : ''
}
