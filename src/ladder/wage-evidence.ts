import { compareDecimals, copyJson, deepFreeze, inputError, requireDecimal } from '../core/index.js'
import { LADDER_LIMITS } from './digest.js'
import { toMs } from './fact-index.js'
import { throwFirst } from './fact-shape.js'
import { lastInstantOf } from './last-instant.js'
import { problemsOf } from './shape.js'
import type { WageEvidence } from './types.js'
import { wageEvidence } from './wage-shape.js'

const ONE = { units: 1n, scale: 0 } as const

/**
 * A figure of pay from untrusted input: copied, checked and frozen.
 *
 * @throws RungsError `ladder.currency_missing`, `ladder.interval_invalid`, `ladder.dates_reversed` and the other codes of form
 * @example
 * ```ts
 * import { parseWageEvidence, type WageEvidence } from 'rungs/ladder'
 * const read = (input: unknown): WageEvidence => parseWageEvidence(input)
 * ```
 */
export function parseWageEvidence(input: unknown): WageEvidence {
  const copy = copyJson(input, LADDER_LIMITS)
  throwFirst(problemsOf(wageEvidence, copy))
  const evidence = copy as unknown as WageEvidence
  const { measure, currency, ci, observed, asOf, validUntil } = evidence
  if (measure === 'absolute' && currency === undefined) throw inputError('ladder.currency_missing', {}, '')
  if (ci !== undefined) {
    const [low, high, level] = [requireDecimal(ci.low), requireDecimal(ci.high), requireDecimal(ci.level)]
    if (compareDecimals(high, low) < 0 || level.units <= 0n || compareDecimals(level, ONE) >= 0)
      throw inputError('ladder.interval_invalid', { low: ci.low, high: ci.high, level: ci.level }, '/ci')
  }
  if (lastInstantOf(observed.to) < toMs(observed.from))
    throw inputError('ladder.dates_reversed', { from: observed.from, until: observed.to }, '/observed/to')
  if (validUntil !== undefined && lastInstantOf(validUntil) < toMs(asOf))
    throw inputError('ladder.dates_reversed', { from: asOf, until: validUntil }, '/validUntil')
  return deepFreeze(evidence)
}
