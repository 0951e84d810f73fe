import type { NoParams } from '../core/index.js'

/** Codes of figures about groups of people. */
export interface InsightCodes {
  'insight.population_empty': NoParams
  'insight.population_too_small': { readonly least: number }
  'insight.difference_too_small': { readonly row: string; readonly column: string; readonly least: number }
  'insight.table_inconsistent': NoParams
  'insight.contribution_invalid': { readonly member: string }
  'insight.budget_spent': { readonly population: string; readonly left: string; readonly asked: string }
}
