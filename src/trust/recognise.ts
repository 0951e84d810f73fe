import { addDuration, type Problem, parseDateOrDateTime, problem, requireDuration } from '../core/index.js'
import { type Fact, matchesAward } from '../ladder/index.js'
import type { Recognition } from './policy.js'

/** A fact with what its achievement is recognised as, and by which recognition. */
export interface Recognised {
  readonly facts: readonly Fact[]
  /** The first recognition that gave each achievement. */
  readonly by: ReadonlyMap<string, number>
  /** Recognitions that would have covered it, and are not in force. */
  readonly lapsed: readonly Problem[]
}

/**
 * Adds to each fact the achievements that it is recognised as. A match is made on what the badge itself is, never on what it was
 * recognised as before: recognition is neither symmetric nor passed on.
 */
export function recognise(
  facts: readonly Fact[],
  recognitions: readonly Recognition[],
  trusted: readonly string[] | undefined,
  now: string,
): Recognised {
  const by = new Map<string, number>()
  const lapsed: Problem[] = []
  const nowMs = parseDateOrDateTime(now)?.epochMs ?? Number.NaN
  const widened = facts.map((fact) => {
    const aliases: string[] = []
    for (const [index, recognition] of recognitions.entries()) {
      const { from, issuers, to } = recognition
      if (issuers !== undefined && !issuers.includes(fact.issuer)) continue
      if ((trusted !== undefined && !trusted.includes(fact.issuer)) || !matchesAward(from, fact)) continue
      if (!isInForce(recognition, nowMs)) {
        lapsed.push(problem('trust.recognition_not_in_force', { recognition: index, now }, `/recognises/${index}`))
        continue
      }
      aliases.push(to.achievement)
      if (!by.has(to.achievement)) by.set(to.achievement, index)
    }
    if (aliases.length === 0) return fact
    return { ...fact, achievement: { ...fact.achievement, aliases: [...fact.achievement.aliases, ...aliases] } }
  })
  return { facts: widened, by, lapsed }
}

function isInForce({ validFrom, validUntil }: Recognition, nowMs: number): boolean {
  const fromMs = parseDateOrDateTime(validFrom)?.epochMs ?? Number.NEGATIVE_INFINITY
  const untilMs = parseDateOrDateTime(validUntil)?.epochMs
  if (untilMs === undefined) return fromMs <= nowMs
  // A day as the end is included whole.
  const isDay = validUntil?.includes('T') === false
  return fromMs <= nowMs && (isDay ? nowMs < addDuration(untilMs, requireDuration('P1D')) : nowMs <= untilMs)
}
