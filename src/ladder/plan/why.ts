import type { Problem } from '../../core/index.js'
import { type Catalogue, render } from '../../i18n/index.js'
import { describeRequirement } from '../requirement-words.js'
import type { Iri, Ladder, PlacedRung } from '../types.js'
import type { Plan, PlanStep } from './model.js'

/** Why a rung stands where it does. */
export interface Why {
  readonly rung: Iri
  readonly placed: PlacedRung
  /** Absent for a rung that is held. */
  readonly step?: PlanStep
  /** What the plan says of it, and the refusals and cautions of its payoff. */
  readonly findings: readonly Problem[]
}

/**
 * Why a rung stands where it does in a plan, as data.
 *
 * @returns `undefined` where the plan does not know the rung
 * @example
 * ```ts
 * import { type Plan, why } from 'rungs/ladder'
 * const codes = (plan: Plan, rung: string): string[] => (why(plan, rung)?.findings ?? []).map(({ code }) => code)
 * ```
 */
export function why(plan: Plan, rung: Iri): Why | undefined {
  const placed = plan.placement.rungs.find(({ id }) => id === rung)
  if (placed === undefined) return undefined
  const step = plan.steps.find((one) => one.rung === rung)
  const payoff = step?.missing[0]?.payoff
  return {
    rung,
    placed,
    ...(step !== undefined && { step }),
    findings: [...(step?.why ?? []), ...(payoff?.refusals ?? []), ...(payoff?.cautions ?? [])],
  }
}

/**
 * {@link why} in plain sentences: what is asked for and how it stands, then what the plan says. Names of requirements come in
 * the wanted language (BCP 47), the sentences in that of the catalogue.
 *
 * @example
 * ```ts
 * import { en } from 'rungs/i18n'
 * import { type Ladder, type Plan, whyInWords } from 'rungs/ladder'
 * const told = (ladder: Ladder, plan: Plan, rung: string): string => whyInWords(ladder, plan, rung, 'en', en).join('\n')
 * ```
 */
export function whyInWords(ladder: Ladder, plan: Plan, rung: Iri, lang: string, catalogue: Catalogue): readonly string[] {
  const found = why(plan, rung)
  if (found === undefined) return []
  const { trace } = found.placed
  const own = render({ code: trace.reason, params: trace.params }, catalogue).text
  const items = found.step?.missing[0]?.items ?? []
  const asked = items.flatMap(({ kind, rung: badge, node }) => {
    const text = kind === 'rung' && badge !== undefined ? badge : describeRequirement(ladder, node, lang, { catalogue })
    return text === '' ? [] : [`- ${text}`]
  })
  return [own, ...asked, ...found.findings.map((finding) => render(finding, catalogue).text)]
}
