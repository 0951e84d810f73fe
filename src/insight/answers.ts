import type { OutcomeMetricId, StatisticalFigure } from '../credential/index.js'
import type { Groups } from './groups.js'
import type { PayValue } from './metric-values.js'
import { metricOf } from './metrics.js'

/** How many gave each answer to one metric, exactly: for the publisher alone. */
export interface ExactAnswers {
  readonly metric: OutcomeMetricId
  /** Of each group, and of all; `counts` by the answer. */
  readonly groups: readonly { readonly group: StatisticalFigure['group']; readonly counts: Readonly<Record<string, number>> }[]
}

/** The exact answers to a metric. */
export function exactAnswers(metric: OutcomeMetricId, { labels, members }: Groups): ExactAnswers {
  const groups = members.map((people, at) => {
    const counts: Record<string, number> = {}
    for (const { values } of people) {
      const value = values[metric] as boolean | number | PayValue | undefined
      if (value === undefined) continue
      const answer = String(typeof value === 'object' ? value.minor : value)
      counts[answer] = (counts[answer] ?? 0) + 1
    }
    return { group: labels[at] ?? {}, counts }
  })
  const all: Record<string, number> = {}
  for (const { counts } of groups) for (const [answer, count] of Object.entries(counts)) all[answer] = (all[answer] ?? 0) + count
  return { metric, groups: [...groups.filter(({ group }) => Object.keys(group).length > 0), { group: {}, counts: all }] }
}

/** Whether the answers of a group differ by few people: any answer of a share, or those that came or went of an amount. */
export function isAnswerApart(
  metric: OutcomeMetricId,
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
  least: number,
): boolean {
  const answers = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changes = answers.map((answer) => (after[answer] ?? 0) - (before[answer] ?? 0))
  const isFew = (people: number): boolean => people > 0 && people < least
  if (metricOf(metric).kind === 'share') return changes.some((people) => isFew(Math.abs(people)))
  const came = changes.reduce((sum, people) => sum + Math.max(0, people), 0)
  const went = changes.reduce((sum, people) => sum + Math.max(0, -people), 0)
  return isFew(Math.max(came, went)) || isFew(Math.abs(came - went))
}
