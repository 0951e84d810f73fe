import { copyJson, deepFreeze, inputError } from '../core/index.js'
import { LADDER_LIMITS } from './digest.js'
import { toMs } from './fact-index.js'
import { throwFirst } from './fact-shape.js'
import { recognitionRule } from './governance-shape.js'
import { lastInstantOf } from './last-instant.js'
import { hasCriteria } from './requirement.js'
import { problemsOf } from './shape.js'
import type { RecognitionRule } from './types.js'

/**
 * A rule of recognition from untrusted input: copied, checked and frozen. It says what it is about, leads to something, and
 * begins before it ends.
 *
 * @throws RungsError `ladder.match_without_criteria`, `ladder.value_invalid`, `ladder.dates_reversed` and the other codes of form
 * @example
 * ```ts
 * import { parseRecognitionRule } from 'rungs/ladder'
 * parseRecognitionRule({
 *   id: 'https://courier.example/recognition/first-aid',
 *   from: { ids: ['https://school.example/first-aid'] },
 *   to: { achievement: 'https://courier.example/first-aid' },
 *   kind: 'full',
 *   validFrom: '2026-01-01',
 *   directed: true,
 *   assertedBy: 'did:web:courier.example',
 * }).kind // 'full'
 * ```
 */
export function parseRecognitionRule(input: unknown): RecognitionRule {
  const copy = copyJson(input, LADDER_LIMITS)
  throwFirst(problemsOf(recognitionRule, copy))
  const rule = copy as unknown as RecognitionRule
  const { from, to, validFrom, validUntil } = rule
  if (!hasCriteria(from)) throw inputError('ladder.match_without_criteria', {}, '/from')
  if (to.achievement === undefined && to.rung === undefined && to.value === undefined) {
    throw inputError('ladder.value_invalid', { expected: 'achievement, rung or value' }, '/to')
  }
  if (validUntil !== undefined && lastInstantOf(validUntil) < toMs(validFrom)) {
    throw inputError('ladder.dates_reversed', { from: validFrom, until: validUntil }, '/validUntil')
  }
  return deepFreeze(rule)
}
