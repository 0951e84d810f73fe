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

/** Random bytes of the platform's generator. */
export function platformRandom(length: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(length))
}
