import { type Problem, problem } from '../core/index.js'
import type { BenefitContribution } from '../credential/index.js'
import type { Taken } from './intake.js'
import { groupBy, type Spanned, spanOf, tellOverlapping, toldOf, withoutOverlap } from './without-overlap.js'

type Paid = Taken<BenefitContribution>

/**
 * Of what one payer paid into a plan in one currency, what counts. What is on different bases adds up; what has no basis may be on any
 * of them, so that it overlaps with all.
 *
 * @param taken in an order of their contents
 */
export function countContributions(taken: readonly Paid[], problems: Problem[]): readonly Paid[] {
  return clustersOf(taken).flatMap((cluster) => {
    const streams = groupBy(
      cluster.filter(({ statement }) => statement.basis !== undefined),
      ({ statement }) => [String(statement.basis)],
    )
    const count = (stream: readonly Paid[]): readonly Paid[] => withoutOverlap(stream, amountsOf, problems, tellLeft)
    if (streams.size < 2) return count(cluster)
    const counted = [...streams.values()].flatMap(count)
    const spans = counted.map(spanOf)
    const free = cluster.filter((one) => {
      if (one.statement.basis !== undefined) return false
      const left = spanOf(one)
      const others = spans.filter(({ from, until }) => from < left.until && left.from < until)
      if (others.length > 0) problems.push(tellLeft(left, others))
      return others.length === 0
    })
    return [...counted, ...count(free)]
  })
}

function amountsOf({ amount }: BenefitContribution): readonly bigint[] {
  return [BigInt(amount.minor)]
}

/** Those that hang together in time, so that no two of different clusters overlap. */
function clustersOf(taken: readonly Paid[]): readonly (readonly Paid[])[] {
  const clusters: Paid[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const { one, from, until } of taken.map(spanOf).sort((a, b) => a.from - b.from)) {
    if (from >= end) clusters.push([one])
    else clusters.at(-1)?.push(one)
    end = Math.max(end, until)
  }
  return clusters
}

function tellLeft(left: Spanned<BenefitContribution>, others: readonly Spanned<BenefitContribution>[]): Problem {
  if (!isDisputed(left, others)) return tellOverlapping(left, others)
  return problem('benefit.amount_disputed', toldOf(left, others), left.one.path)
}

/**
 * Whether amounts of one time cannot all be right, but for rounding each to a minor unit: a part is not more than what counts instead,
 * and what covers the same time (to a hundredth of it) is not less.
 */
function isDisputed(left: Spanned<BenefitContribution>, others: readonly Spanned<BenefitContribution>[]): boolean {
  const difference = left.one.statement.amount.minor - others.reduce((sum, { one }) => sum + one.statement.amount.minor, 0)
  if (Math.abs(difference) <= others.length) return false
  const isCovered = ({ from, until }: Spanned<BenefitContribution>): boolean =>
    (Math.min(until, left.until) - Math.max(from, left.from)) * 100 >= (until - from) * 99
  return difference > 0 || others.every(isCovered)
}
