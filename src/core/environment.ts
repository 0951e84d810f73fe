import { parseDateTime } from './date-time.js'
import { usageError } from './errors.js'

/** The parts of the outside world that a function may need; each has a safe default. */
export interface Environment {
  /** The clock. Default: the system's. */
  readonly now?: Now
  /** Cryptographically secure random bytes. Default: the platform's. */
  readonly random?: (length: number) => Uint8Array
}

/** An instant, or a clock that tells one. */
export type Now = Date | string | (() => Date)

/** The instant that a {@link Now} stands for, in milliseconds. @throws RungsError `core.option_invalid` */
export function toEpochMs(now: Now | undefined): number {
  if (now === undefined) return Date.now()
  const value = typeof now === 'function' ? now() : now
  const epochMs = typeof value === 'string' ? parseDateTime(value)?.epochMs : value instanceof Date ? value.getTime() : undefined
  if (epochMs === undefined || Number.isNaN(epochMs)) {
    throw usageError('core.option_invalid', { option: 'now', expected: 'date, RFC 3339 date-time or function returning a date' })
  }
  return epochMs
}

/** The bytes of a generator, drawn many at a time: a call for a few takes longer than the bytes. None is handed out twice. */
export function createRandomPool(random: (length: number) => Uint8Array): (length: number) => Uint8Array {
  let pool = new Uint8Array()
  let used = 0
  return (length) => {
    if (length > RANDOM_POOL) return random(length)
    if (used + length > pool.length) {
      pool = random(RANDOM_POOL).slice()
      used = 0
    }
    used += length
    return pool.subarray(used - length, used)
  }
}

const RANDOM_POOL = 4096

/** Random bytes of the platform's generator. */
export function platformRandom(length: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(length))
}
