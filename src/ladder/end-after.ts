import { addDuration, type Duration } from '../core/index.js'

/** 9999-12-31T23:59:59.999Z, the last instant that RFC 3339 can write. */
const LAST_MS = 253_402_300_799_999

/** When something ends that lasts so long from an instant: infinity where that is later than dates can say, which is never. */
export function endAfter(epochMs: number, duration: Duration): number {
  const end = addDuration(epochMs, duration)
  return end <= LAST_MS ? end : Number.POSITIVE_INFINITY
}
