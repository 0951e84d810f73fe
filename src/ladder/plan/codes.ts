/** Where a rung is in its rollout, as the codes `ladder.rollout_...` say it. */
export type Phase = 'general' | 'pilot' | 'planned' | 'elsewhere' | 'place_unknown' | 'not_started' | 'ended'

/** Codes of a plan: why a step stands where it does. */
export interface PlanCodes {
  'plan.rungs_first': { readonly rungs: readonly string[] }
  'plan.things_missing': { readonly count: number; readonly sets: number }
  'plan.ready': { readonly rung: string }
  'plan.approximate': { readonly limit: number }
  'plan.undecided': { readonly count: number }
  'plan.blocked': { readonly rung: string }
  'plan.regulated': { readonly rung: string }
  'plan.not_offered': { readonly rung: string; readonly phase: Phase }
  'plan.dominated': { readonly by: string }
  'plan.on_front': { readonly count: number }
  'plan.demand_counted': { readonly signal: string; readonly factor: string; readonly region: string }
  'plan.demand_ignored': { readonly signal: string; readonly because: 'expired' | 'future' | 'region' }
  'plan.cost_unconverted': { readonly currencies: readonly string[] }
  'plan.rung_unknown': { readonly rung: string }
}
