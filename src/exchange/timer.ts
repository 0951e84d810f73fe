import { requireOption } from '../core/index.js'

/** A timer that is asked for more fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** Refuses a time that no timer waits for. @throws RungsError `core.option_invalid` */
export function requireTimer(option: string, ms: number, least = 1): void {
  const isUsable = Number.isSafeInteger(ms) && ms >= least && ms <= MAX_TIMER_MS
  requireOption(isUsable, option, `milliseconds, from ${least} to ${MAX_TIMER_MS}`)
}
