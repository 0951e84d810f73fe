import { compareDecimals, type Decimal, parseDecimal } from '../core/index.js'
import type { RequirementCodes } from './codes.js'
import type { Fact, FactResult, ResultRule, RungResult } from './types.js'

/** How a fact's results stand to what is asked: how high, or why not. */
export type ResultVerdict =
  | { readonly reached: true; readonly height: number }
  | {
      readonly reached: false
      readonly reason: 'requirement.result_missing'
      readonly params: RequirementCodes['requirement.result_missing']
    }
  | {
      readonly reached: false
      readonly reason: 'requirement.result_too_low' | 'requirement.result_incomparable'
      readonly params: RequirementCodes['requirement.result_too_low']
    }

/** A result compared with the one asked for: positive when higher, `undefined` when nothing says how they stand. */
type Comparison = number | undefined

/** The first status in a fact that says the achievement is not completed (OB 3.0 C.2.7; the default is `Completed`). */
export function openStatus(fact: Fact): string | undefined {
  if (fact.results.length === 0) return undefined
  return fact.results.find((result) => result.status !== undefined && result.status !== 'Completed')?.status
}

/** Judges a fact's results by a rule: the best of the results that the rule is about. */
export function judgeResults(rule: ResultRule, results: readonly FactResult[]): ResultVerdict {
  const about = results.filter(
    (result) =>
      (rule.resultDescription === undefined || result.resultDescription === rule.resultDescription) &&
      (rule.resultType === undefined || result.resultType === rule.resultType),
  )
  return best(about.map((result) => judgeResult(rule, result))) ?? missing(rule.min ?? rule.value ?? rule.level ?? '')
}

/** Judges whether a badge shows the results that its rung requires. */
export function judgeRequired(required: readonly RungResult[], results: readonly FactResult[]): ResultVerdict {
  let height = 0
  for (const asked of required) {
    if (asked.required === undefined) continue
    const wanted = asked.required
    const shown = results.filter((result) => result.resultDescription === asked.id)
    const order = asked.allowedValue ?? shown[0]?.order
    const verdict =
      best(
        shown.map((result) =>
          verdictOf(wanted, result.value, compareValues(wanted, result.value, { ...result, ...(order && { order }) })),
        ),
      ) ?? missing(wanted)
    if (!verdict.reached) return verdict
    height += verdict.height
  }
  return { reached: true, height }
}

function judgeResult(rule: ResultRule, result: FactResult): ResultVerdict {
  const parts: ResultVerdict[] = []
  if (rule.min !== undefined) parts.push(verdictOf(rule.min, result.value, compareNumbers(rule.min, result.value, result)))
  if (rule.value !== undefined) parts.push(verdictOf(rule.value, result.value, compareValues(rule.value, result.value, result)))
  if (rule.level !== undefined)
    parts.push(verdictOf(rule.level, result.level, compareInOrder(rule.level, result.level, result.order)))
  // A rule that asks for nothing is met by nothing.
  if (parts.length === 0) return missing('')
  const failures = parts.filter((part) => !part.reached)
  return failures.find((part) => part.reason !== 'requirement.result_incomparable') ?? failures[0] ?? (parts[0] as ResultVerdict)
}

function verdictOf(required: string, actual: string | undefined, comparison: Comparison): ResultVerdict {
  if (actual === undefined) return missing(required)
  const params = { required: required.slice(0, 256), actual: actual.slice(0, 256) }
  if (comparison === undefined) return { reached: false, reason: 'requirement.result_incomparable', params }
  return comparison < 0 ? { reached: false, reason: 'requirement.result_too_low', params } : { reached: true, height: comparison }
}

function missing(required: string): ResultVerdict {
  return { reached: false, reason: 'requirement.result_missing', params: { required: required.slice(0, 256) } }
}

function best(verdicts: readonly ResultVerdict[]): ResultVerdict | undefined {
  const reached = verdicts.filter((verdict) => verdict.reached).sort((a, b) => b.height - a.height)
  return (
    reached[0] ??
    verdicts.find((verdict) => !verdict.reached && verdict.reason === 'requirement.result_incomparable') ??
    verdicts[0]
  )
}

function compareValues(required: string, actual: string | undefined, result: FactResult): Comparison {
  if (actual?.trim() === required.trim()) return 0
  // Where the description orders its values, only that order counts: a grade `1` may be better than `2`.
  return result.order === undefined
    ? compareNumbers(required, actual, result)
    : compareInOrder(required, actual?.trim(), result.order)
}

function compareInOrder(required: string, actual: string | undefined, order: readonly string[] | undefined): Comparison {
  if (actual === required) return 0
  const wanted = order?.indexOf(required) ?? -1
  const shown = actual === undefined ? -1 : (order?.indexOf(actual) ?? -1)
  return wanted < 0 || shown < 0 ? undefined : shown - wanted
}

function compareNumbers(required: string, actual: string | undefined, result: FactResult): Comparison {
  const wanted = toNumber(required, result.resultType)
  const shown = actual === undefined ? undefined : toNumber(actual, result.resultType)
  if (wanted === undefined || shown === undefined) return undefined
  const difference = compareDecimals(shown, wanted)
  // How far above only ranks results that both reach, so a rounded distance does.
  return difference < 0 ? -1 : Number(shown.units) / 10 ** shown.scale - Number(wanted.units) / 10 ** wanted.scale
}

/** `85%` is 85 where percents are meant; of a raw score it says nothing. */
function toNumber(text: string, resultType: string | undefined): Decimal | undefined {
  const match = /^(.{1,64}?) ?%$/.exec(text.trim())
  if (match === null) return parseDecimal(text.trim())
  return resultType === undefined || resultType === 'Percent' ? parseDecimal(match[1]) : undefined
}
