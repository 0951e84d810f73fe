import { canonicalizeJson, isRungsError, type JsonValue, type Problem, pointer, problem } from '../core/index.js'
import type { OutcomeMetricId } from '../credential/index.js'
import { type Contribution, createDateReader, readContribution } from './contribution.js'
import type { PayValue } from './metric-values.js'

/** Records that were not counted. */
export interface LeftOut {
  /** The same record again: it is counted once. */
  readonly replayed: number
  /** People of whom two records say different things: none of them is counted. */
  readonly conflicting: number
  readonly invalid: number
  /** What is wrong with them: the first hundred, by their place. */
  readonly problems: readonly Problem[]
}

/** What records must be to be counted. */
export interface CollectTerms {
  readonly release: string
  readonly from: string
  readonly until: string
  readonly by: readonly string[]
  readonly metrics: readonly OutcomeMetricId[]
  readonly currency: string | undefined
  readonly nowMs: number
}

const MAX_PROBLEMS = 100

/** One record of each person. */
export function collect(
  records: Iterable<unknown>,
  terms: CollectTerms,
): { readonly people: readonly Contribution[]; readonly leftOut: LeftOut } {
  const byPerson = new Map<string, Contribution | null>()
  const problems: Problem[] = []
  const readDate = createDateReader()
  let [replayed, conflicting, invalid, index] = [0, 0, 0, -1]
  for (const record of records) {
    index++
    const found = read(record, terms, index, readDate)
    if ('code' in found) {
      invalid++
      if (problems.length < MAX_PROBLEMS) problems.push(found)
      continue
    }
    const before = byPerson.get(found.pseudonym)
    if (before === undefined) byPerson.set(found.pseudonym, found)
    else if (before !== null && isSame(before, found)) replayed++
    else if (before !== null) {
      conflicting++
      byPerson.set(found.pseudonym, null)
    }
  }
  const people = [...byPerson.values()].filter((record) => record !== null)
  return { people, leftOut: { replayed, conflicting, invalid, problems } }
}

type ReadDate = ReturnType<typeof createDateReader>

function read(record: unknown, terms: CollectTerms, index: number, readDate: ReadDate): Contribution | Problem {
  try {
    const found = readContribution(record, terms.nowMs, readDate)
    const member = misfit(found, terms, readDate)
    return member === undefined ? found : problem('insight.contribution_invalid', { member }, pointer('', index))
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    return problem(error.code, error.params as never, pointer('', index) + (error.path ?? ''))
  }
}

/** The member for which a record, right in itself, does not belong to a release. */
function misfit(
  { release, from, until, groups, values }: Contribution,
  terms: CollectTerms,
  readDate: ReadDate,
): string | undefined {
  if (release !== terms.release) return 'release'
  if (readDate(from) < readDate(terms.from)) return 'from'
  if (readDate(until) > readDate(terms.until)) return 'until'
  const missing = terms.by.find((dimension) => !Object.hasOwn(groups, dimension))
  if (missing !== undefined) return missing
  const pay = terms.metrics.includes('wageChange') ? (values.wageChange as PayValue | undefined) : undefined
  return pay !== undefined && pay.currency !== terms.currency ? 'currency' : undefined
}

function isSame(one: Contribution, other: Contribution): boolean {
  const text = (record: Contribution): string => canonicalizeJson(record as unknown as JsonValue)
  return text(one) === text(other)
}
