import { copyJsonObject, deepFreeze, inputError, isRungsError, type Problem, problem } from '../core/index.js'
import { LADDER_LIMITS, ladderDigest } from './digest.js'
import { ladderShape } from './ladder-shape.js'
import { lintShaped } from './lint-ladder.js'
import { problemsOf } from './shape.js'
import type { Ladder, ParsedLadder } from './types.js'

/** The ladders made here: frozen, so what was checked of them stays true. */
const defined: WeakSet<object> = /* @__PURE__ */ new WeakSet()

/** The ladder itself where it was made by {@link defineLadder}, or else what that makes of it. */
export function asDefined(ladder: Ladder): Ladder {
  return defined.has(ladder) ? ladder : defineLadder(ladder)
}

/**
 * A ladder from a plain description: copied, checked and deep-frozen, with its `digest` set. Languages are BCP 47 tags,
 * numbers are decimals in text, durations ISO 8601. Warnings of {@link lintLadder} do not keep a ladder from being defined.
 *
 * @throws RungsError the first problem: `ladder.member_unknown`, `ladder.member_missing`, `ladder.type_invalid`,
 * `ladder.value_invalid`, `ladder.digest_mismatch`, any error of `lintLadder`, and the codes of `copyJson`
 * @example
 * ```ts
 * import { defineLadder } from 'rungs/ladder'
 * const ladder = defineLadder({
 *   id: 'https://courier.example/ladders/delivery',
 *   version: '1.0.0',
 *   status: 'active',
 *   effective: { from: '2026-01-01' },
 *   defaultLanguage: 'en',
 *   name: { en: 'Delivery' },
 *   description: { en: 'From first ride to dispatcher.' },
 *   owner: 'did:web:courier.example',
 *   rungs: [
 *     {
 *       id: 'https://courier.example/rungs/courier',
 *       name: { en: 'Bicycle courier' },
 *       description: { en: 'Rides safely in traffic.' },
 *       requires: { op: 'credential', match: { ids: ['https://school.example/traffic-law'] }, issuers: { ids: ['did:web:school.example'] } },
 *     },
 *   ],
 * })
 * ladder.digest // 'uEi...'
 * ```
 */
export function defineLadder(input: unknown): Ladder {
  const { ladder, problems } = parseLadder(input)
  if (ladder !== undefined) return ladder
  const first = problems[0] as Problem
  throw inputError(first.code, first.params, first.path)
}

/** {@link defineLadder} without throwing: the ladder, or all problems that keep it from being one. */
export function parseLadder(input: unknown): ParsedLadder {
  try {
    const copy = copyJsonObject(input, LADDER_LIMITS)
    const shapeProblems = problemsOf(ladderShape, copy)
    if (shapeProblems.length > 0) return deepFreeze({ problems: [...shapeProblems] })
    const written = copy as unknown as Ladder
    const problems: Problem[] = lintShaped(written)
      .filter((found) => found.severity === 'error')
      .map(({ code, params, path }) => problem(code, params as never, path))
    const digest = ladderDigest(written)
    if (written.digest !== undefined && written.digest !== digest) {
      problems.push(problem('ladder.digest_mismatch', { expected: digest, actual: written.digest }, '/digest'))
    }
    if (problems.length > 0) return deepFreeze({ problems })
    const ladder: Ladder = deepFreeze({ ...written, digest })
    defined.add(ladder)
    return deepFreeze({ ladder, problems: [] })
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    return deepFreeze({ problems: [problem(error.code, error.params, error.path)] })
  }
}
