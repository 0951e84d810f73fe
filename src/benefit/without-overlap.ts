import { type Problem, problem } from '../core/index.js'
import { msOf, shortId, type Taken } from './intake.js'

interface WithPeriod {
  readonly periodFrom: string
  readonly periodUntil: string
}

interface Dated<Statement> {
  readonly one: Taken<Statement>
  readonly from: number
  readonly until: number
  /** What is compared first comes first: the time that is covered, then the amounts. */
  readonly weight: readonly bigint[]
}

/**
 * Of the records of one stream, such as one platform's, those without overlapping periods that cover most time and, where that is the
 * same, say most: a month and its weeks count once. The others are told, with one that was counted instead.
 *
 * @param taken in an order of their contents, so that ties do not hang on the order they were given in
 */
export function withoutOverlap<Statement extends WithPeriod>(
  taken: readonly Taken<Statement>[],
  amountsOf: (statement: Statement) => readonly bigint[],
  problems: Problem[],
): readonly Taken<Statement>[] {
  const dated = taken.map((one): Dated<Statement> => {
    const from = msOf(one.statement.periodFrom)
    // A moment, too, overlaps what it lies in.
    const until = Math.max(msOf(one.statement.periodUntil), from + 1)
    return { one, from, until, weight: [BigInt(until - from), ...amountsOf(one.statement)] }
  })
  dated.sort((a, b) => a.until - b.until || a.from - b.from)
  const kept = heaviest(dated)
  const counted = dated.filter((one) => kept.has(one))
  for (const left of dated) {
    if (kept.has(left)) continue
    const other = counted[countUpTo(counted, left.from)] as Dated<Statement>
    const params = { credential: shortId(left.one.id), other: shortId(other.one.id) }
    problems.push(problem('benefit.overlapping', params, left.one.path))
  }
  return counted.map(({ one }) => one)
}

/** Weighted interval scheduling. */
function heaviest<Statement>(dated: readonly Dated<Statement>[]): ReadonlySet<Dated<Statement>> {
  const best: (readonly bigint[])[] = [[]]
  const before: number[] = []
  for (const [index, { from, weight }] of dated.entries()) {
    before[index] = Math.min(countUpTo(dated, from), index)
    const taken = sumOf(best[before[index] as number] as readonly bigint[], weight)
    const left = best[index] as readonly bigint[]
    best.push(isMore(taken, left) ? taken : left)
  }
  const kept = new Set<Dated<Statement>>()
  for (let index = dated.length - 1; index >= 0; ) {
    if (isMore(best[index + 1] as readonly bigint[], best[index] as readonly bigint[])) {
      kept.add(dated[index] as Dated<Statement>)
      index = (before[index] as number) - 1
    } else index--
  }
  return kept
}

function sumOf(a: readonly bigint[], b: readonly bigint[]): readonly bigint[] {
  return b.map((amount, index) => amount + (a[index] ?? 0n))
}

function isMore(a: readonly bigint[], b: readonly bigint[]): boolean {
  for (const [index, amount] of a.entries()) {
    const other = b[index] ?? 0n
    if (amount !== other) return amount > other
  }
  return false
}

/** How many, sorted by their end, end by a time. */
function countUpTo(sorted: readonly { readonly until: number }[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as { readonly until: number }).until <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Records by what keeps them apart, such as platform and currency. */
export function groupBy<Statement>(
  taken: readonly Taken<Statement>[],
  keyOf: (one: Taken<Statement>) => readonly string[],
): ReadonlyMap<string, readonly Taken<Statement>[]> {
  const groups = new Map<string, Taken<Statement>[]>()
  for (const one of taken) {
    const key = JSON.stringify(keyOf(one))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}
