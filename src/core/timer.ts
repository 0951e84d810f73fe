import { requireOption } from './options.js'

/** Milliseconds that a timer waits at most: one that is asked for more fires at once. */
export const MAX_TIMER_MS: number = 2 ** 31 - 1

/** Refuses a time that no timer waits for; one that is left out is no matter. @throws RungsError `core.option_invalid` */
export function requireTimer(option: string, ms: number | undefined, least = 1): void {
  const isUsable = ms === undefined || (Number.isSafeInteger(ms) && ms >= least && ms <= MAX_TIMER_MS)
  requireOption(isUsable, option, `milliseconds, from ${least} to ${MAX_TIMER_MS}`)
}
