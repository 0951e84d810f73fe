import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, formatDateTime, parseDuration, requireDateTime, requireDuration } from '../../src/core/index.js'
import { refuses } from './support.js'

const shift = (from: string, duration: string, sign?: 1 | -1): string =>
  formatDateTime(addDuration(requireDateTime(from), requireDuration(duration), sign))

describe('parseDuration (ISO 8601)', () => {
  it('reads every part', () => {
    expect(parseDuration('P1Y2M3W4DT5H6M7S')).toEqual({
      years: 1,
      months: 2,
      weeks: 3,
      days: 4,
      hours: 5,
      minutes: 6,
      seconds: 7,
    })
    expect(parseDuration('PT90M')).toEqual({ years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 90, seconds: 0 })
    expect(parseDuration('P0D')?.days).toBe(0)
    expect(parseDuration('P007D')?.days).toBe(7)
  })

  it.each([
    '',
    'P',
    'PT',
    'P1',
    '1Y',
    'P1YT',
    'P1H',
    'PT1D',
    'P1M1Y',
    'P1D1D',
    'PT1S1M',
    '-P1D',
    '+P1D',
    'P-1D',
    'P1.5D',
    'PT1.5S',
    'PT1,5S',
    'p1d',
    ' P1D',
    'P1D\n',
    'P 1D',
    'P100000Y',
    'P1000000D',
    'PT10000000000000000000S',
    'P１D',
  ])('does not read %j', (text) => expect(parseDuration(text)).toBeUndefined())

  it('does not read what is not text', () => {
    for (const value of [undefined, null, 5, {}, ['P1D']]) expect(parseDuration(value)).toBeUndefined()
    refuses(() => requireDuration('P', '/maxAge'), 'core.duration_invalid', '/maxAge')
    refuses(() => requireDuration(undefined), 'core.duration_invalid')
  })
})

describe('addDuration (XML Schema 1.1 part 2, appendix E.3.3)', () => {
  it.each([
    ['2026-01-31T10:00:00Z', 'P1M', '2026-02-28T10:00:00Z'],
    ['2024-01-31T10:00:00Z', 'P1M', '2024-02-29T10:00:00Z'],
    ['2026-03-31T00:00:00Z', 'P1M', '2026-04-30T00:00:00Z'],
    ['2026-01-31T00:00:00Z', 'P2M', '2026-03-31T00:00:00Z'],
    ['2026-10-31T00:00:00Z', 'P4M', '2027-02-28T00:00:00Z'],
    ['2024-02-29T00:00:00Z', 'P1Y', '2025-02-28T00:00:00Z'],
    ['2024-02-29T00:00:00Z', 'P4Y', '2028-02-29T00:00:00Z'],
    ['2096-02-29T00:00:00Z', 'P4Y', '2100-02-28T00:00:00Z'],
    ['2026-12-15T23:59:59.500Z', 'P1M', '2027-01-15T23:59:59.500Z'],
    ['2026-01-31T00:00:00Z', 'P1M1D', '2026-03-01T00:00:00Z'],
    ['2026-02-28T00:00:00Z', 'P1W1DT24H', '2026-03-09T00:00:00Z'],
    ['2026-01-01T00:00:00Z', 'PT90M', '2026-01-01T01:30:00Z'],
    ['2026-01-01T00:00:00Z', 'P0D', '2026-01-01T00:00:00Z'],
    ['0099-12-31T00:00:00Z', 'P1M', '0100-01-31T00:00:00Z'],
  ])('%s plus %s is %s', (from, duration, to) => expect(shift(from, duration)).toBe(to))

  it.each([
    ['2026-03-31T00:00:00Z', 'P1M', '2026-02-28T00:00:00Z'],
    ['2024-02-29T00:00:00Z', 'P1Y', '2023-02-28T00:00:00Z'],
    ['2026-01-15T00:00:00Z', 'P1M', '2025-12-15T00:00:00Z'],
    ['2026-01-01T00:00:00Z', 'PT1S', '2025-12-31T23:59:59Z'],
    ['2026-03-10T00:00:00Z', 'P1W', '2026-03-03T00:00:00Z'],
    ['0001-01-31T00:00:00Z', 'P11M', '0000-02-29T00:00:00Z'],
  ])('%s minus %s is %s', (from, duration, to) => expect(shift(from, duration, -1)).toBe(to))

  const part = (name: string, max: number): fc.Arbitrary<Record<string, number>> => fc.record({ [name]: fc.nat(max) })
  const none = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 }
  const instant = fc.integer({ min: Date.UTC(1800, 0), max: Date.UTC(2300, 0) })

  it('moves days and smaller parts by their exact length, there and back', () => {
    fc.assert(
      fc.property(instant, fc.nat(1000), fc.nat(1000), (from, days, minutes) => {
        const to = addDuration(from, { ...none, days, minutes })
        expect(to - from).toBe((days * 24 * 60 + minutes) * 60_000)
        expect(addDuration(to, { ...none, days, minutes }, -1)).toBe(from)
      }),
    )
  })

  it('moves months to the wanted month and keeps the day or stops at the last', () => {
    fc.assert(
      fc.property(instant, part('months', 5000), fc.constantFrom(1 as const, -1 as const), (from, months, sign) => {
        const before = new Date(from)
        const after = new Date(addDuration(from, { ...none, ...months }, sign))
        const index = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth()
        expect(index(after) - index(before)).toBe(0 + sign * (months['months'] ?? 0))
        const last = new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 0)).getUTCDate()
        expect(after.getUTCDate()).toBe(Math.min(before.getUTCDate(), last))
        expect(after.toISOString().slice(-13)).toBe(before.toISOString().slice(-13))
      }),
    )
  })
})
