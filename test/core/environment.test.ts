import { describe, expect, it } from 'vitest'
import { platformRandom, toEpochMs } from '../../src/core/index.js'
import { failure, untyped } from './support.js'

describe('toEpochMs', () => {
  it('takes a date, an RFC 3339 text or a clock', () => {
    expect(toEpochMs(new Date(5))).toBe(5)
    expect(toEpochMs('2026-05-01T09:30:00+02:00')).toBe(Date.UTC(2026, 4, 1, 7, 30))
    expect(toEpochMs(() => new Date(7))).toBe(7)
  })

  it('asks the system by default', () => {
    const before = Date.now()
    const now = toEpochMs(undefined)
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('refuses the rest as the mistake of the caller', () => {
    for (const now of [
      null,
      5,
      '',
      'tomorrow',
      '2026-05-01',
      new Date(Number.NaN),
      {},
      () => 5,
      () => undefined,
      () => new Date('x'),
    ]) {
      const error = failure(() => toEpochMs(untyped(now)))
      expect([error.code, error.kind]).toEqual(['core.option_invalid', 'usage'])
    }
  })
})

describe('platformRandom', () => {
  it('gives as many bytes as asked, other ones each time', () => {
    expect(platformRandom(0)).toHaveLength(0)
    const [first, second] = [platformRandom(32), platformRandom(32)]
    expect(first).toHaveLength(32)
    expect(first).not.toEqual(second)
  })
})
