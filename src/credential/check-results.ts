import { compareDecimals, type Decimal, inputError, parseDecimal, pointer } from '../core/index.js'
import type { Achievement, Result, ResultDescription } from './types.js'

/**
 * Checks that every result fits its description in the same achievement (OB 3.0 B.1.16 and B.1.17).
 *
 * @throws RungsError `credential.result_unknown`, `credential.result_not_allowed`, `credential.result_out_of_range`,
 * `credential.result_level_unknown`, `credential.result_status_missing`
 */
export function checkResults(results: readonly Result[], achievement: Achievement, path: string): void {
  const descriptions = new Map((achievement.resultDescription ?? []).map((description) => [description.id, description]))
  for (const [index, result] of results.entries()) {
    const at = pointer(path, index)
    if (result.resultDescription === undefined) {
      if (result.achievedLevel !== undefined)
        throw inputError('credential.result_level_unknown', {}, pointer(at, 'achievedLevel'))
      continue
    }
    const description = descriptions.get(result.resultDescription)
    if (description === undefined) throw inputError('credential.result_unknown', {}, pointer(at, 'resultDescription'))
    checkResult(result, description, at)
  }
}

function checkResult(result: Result, description: ResultDescription, path: string): void {
  if (description.resultType === 'Status' && result.status === undefined)
    throw inputError('credential.result_status_missing', {}, path)
  if (result.achievedLevel !== undefined && !description.rubricCriterionLevel?.some(({ id }) => id === result.achievedLevel)) {
    throw inputError('credential.result_level_unknown', {}, pointer(path, 'achievedLevel'))
  }
  const { value } = result
  if (value === undefined) return
  const { allowedValue, valueMin, valueMax } = description
  if (allowedValue !== undefined && !allowedValue.includes(value)) {
    throw inputError('credential.result_not_allowed', { allowed: allowedValue.slice(0, 32) }, pointer(path, 'value'))
  }
  if (!isWithin(value, valueMin, valueMax)) {
    throw inputError('credential.result_out_of_range', { min: valueMin ?? '', max: valueMax ?? '' }, pointer(path, 'value'))
  }
}

/** Bounds are numbers; a value that is none cannot lie between them. */
function isWithin(value: string, min: string | undefined, max: string | undefined): boolean {
  if (min === undefined && max === undefined) return true
  const number = parseDecimal(value.replace(/%$/, ''))
  if (number === undefined) return false
  const below = (bound: string | undefined, test: (other: Decimal) => boolean): boolean => {
    const other = parseDecimal(bound)
    return other !== undefined && test(other)
  }
  return !below(min, (other) => compareDecimals(number, other) < 0) && !below(max, (other) => compareDecimals(number, other) > 0)
}
