import { endMs } from './fact-index.js'

/** The last instant at which what lasts until a date still holds: that of its day where no time is given, else the time itself. */
export function lastInstantOf(until: string): number {
  return until.includes('T') ? endMs(until) : endMs(until) - 1
}
