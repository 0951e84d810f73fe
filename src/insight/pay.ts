import { addDuration, deepFreeze, type Now, parseDateOrDateTime, requireOption, toEpochMs } from '../core/index.js'
import { isDominated } from './disclosure.js'

/** What one payer pays in a group. */
export interface PayerShare {
  readonly people: number
  /** The sum of amounts in minor units, whatever their sign. */
  readonly minor: number
}

/** Whether a figure of pay across payers may be published, and what is against it. */
export interface PayJudgement {
  readonly isAllowed: boolean
  readonly because: readonly ('fewPayers' | 'largePayer' | 'dominated' | 'recent')[]
}

const FEWEST_PAYERS = 5
const THREE_MONTHS = { years: 0, months: 3, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 }

/**
 * Whether a figure of pay of several payers, who may compete with each other, may be published: at least five payers, none with more
 * than a quarter of the people or of the money, no payer that rules the sum (`isDominated`), and a period that ended at least three months ago.
 * That is a floor, not legal clearance (the phrase `insight.payFloor` says so in each language).
 *
 * @param until When the period of the figures ended.
 * @throws RungsError `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { judgePay } from 'rungs/insight'
 * judgePay([{ people: 40, minor: 90_000 }], { until: '2026-01-01', now: '2026-05-01T00:00:00Z' }).because // ['fewPayers', ...]
 * ```
 */
export function judgePay(
  payers: readonly PayerShare[],
  { until, now }: { readonly until: string; readonly now?: Now },
): PayJudgement {
  const areShares = Array.isArray(payers) && payers.every(({ people, minor }) => isCount(people) && isCount(minor))
  requireOption(areShares, 'payers', 'whole numbers of people and of minor units')
  const end = parseDateOrDateTime(until)?.epochMs
  requireOption(end !== undefined, 'until', 'date or date-time')
  const isLarge = (part: 'people' | 'minor'): boolean => {
    const all = payers.reduce((sum, payer) => sum + payer[part], 0)
    return payers.some((payer) => payer[part] * 4 > all)
  }
  const because: PayJudgement['because'][number][] = []
  if (payers.length < FEWEST_PAYERS) because.push('fewPayers')
  if (isLarge('people') || isLarge('minor')) because.push('largePayer')
  if (payers.length === 0 || isDominated(payers.map(({ minor }) => minor))) because.push('dominated')
  if (addDuration(end as number, THREE_MONTHS) > toEpochMs(now)) because.push('recent')
  return deepFreeze({ isAllowed: because.length === 0, because })
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
