import type { Ladder, PlanOptions, WageEvidence } from '../../ladder/index.js'
import { type PayKind, payKindsOf } from '../pay-kinds.js'

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
  const hoursPerWeek = decimalOf('hours')
  if (kind === undefined || hoursPerWeek === undefined || Number(hoursPerWeek) <= 0 || Number(hoursPerWeek) > 168)
    return { jurisdiction: region }
  const amount = decimalOf('pay')
  const { currency } = kind
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

/** A number as people write it here, in any digits, with a point or a comma. */
function decimalOf(id: string): string | undefined {
  const text = entered(id)
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replace(/[,\u066b]/, '.')
  return /^\d{1,6}(?:\.\d{1,4})?$/.test(text) ? text : undefined
}
