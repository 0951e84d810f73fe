import { type Problem, problem } from '../core/index.js'
import { msOf, shortId, type Taken } from './intake.js'

interface WithPeriod {
  readonly periodFrom: string
  readonly periodUntil: string
}

/** A record with its period in milliseconds. */
export interface Spanned<Statement> {
  readonly one: Taken<Statement>
  readonly from: number
  readonly until: number
}

interface Dated<Statement> extends Spanned<Statement> {
  /** What is compared first comes first: the time that is covered, then the amounts. */
  readonly weight: readonly bigint[]
}

/**
 * Of the records of one stream, such as one platform's, those without overlapping periods that cover most time and, where that is the
 * same, say most: a month and its weeks count once. The others are told, with one that was counted instead.
 *
 * @param taken in an order of their contents, so that ties do not hang on the order they were given in
 * @param tell makes the problem of one that does not count, from those of its time that do. Default: `benefit.overlapping`.
 */
export function withoutOverlap<Statement extends WithPeriod>(
  taken: readonly Taken<Statement>[],
  amountsOf: (statement: Statement) => readonly bigint[],
  problems: Problem[],
  tell: (left: Spanned<Statement>, others: readonly Spanned<Statement>[]) => Problem = tellOverlapping,
): readonly Taken<Statement>[] {
  const dated = taken.map((one): Dated<Statement> => {
    const span = spanOf(one)
    return { ...span, weight: [BigInt(span.until - span.from), ...amountsOf(one.statement)] }
  })
  dated.sort((a, b) => a.until - b.until || a.from - b.from)
  const kept = heaviest(dated)
  const counted = dated.filter((one) => kept.has(one))
  for (const left of dated) {
    if (kept.has(left)) continue
    const others: Dated<Statement>[] = []
    for (let at = countUpTo(counted, left.from); (counted[at]?.from ?? left.until) < left.until; at++)
      others.push(counted[at] as Dated<Statement>)
    problems.push(tell(left, others))
  }
  return counted.map(({ one }) => one)
}

/** The period of a record. */
export function spanOf<Statement extends WithPeriod>(one: Taken<Statement>): Spanned<Statement> {
  const from = msOf(one.statement.periodFrom)
  // A moment, too, overlaps what it lies in.
  return { one, from, until: Math.max(msOf(one.statement.periodUntil), from + 1) }
}

/** That a record does not count, since others of its time do. */
export function tellOverlapping<Statement>(left: Spanned<Statement>, others: readonly Spanned<Statement>[]): Problem {
  return problem('benefit.overlapping', toldOf(left, others), left.one.path)
}

/** A record, and the first of those that count instead. */
export function toldOf<Statement>(
  { one }: Spanned<Statement>,
  [other]: readonly Spanned<Statement>[],
): { readonly credential: string; readonly other: string } {
  return { credential: shortId(one.id), other: shortId(other?.one.id ?? '') }
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
