import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfDate, formatDateTime, parseDateOrDateTime, parseDateTime, requireDateTime } from '../../src/core/index.js'
import { refuses } from './support.js'

describe('parseDateTime (VCDM 2.0 section 4.9, XML Schema 1.1 part 2 section 3.3.7)', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-05-01T09:30:00+02:00', Date.UTC(2026, 4, 1, 7, 30)],
    ['2026-05-01T09:30:00-05:45', Date.UTC(2026, 4, 1, 15, 15)],
    ['2026-01-01T00:00:00+14:00', Date.UTC(2025, 11, 31, 10)],
    ['2026-01-01T00:00:00-00:00', Date.UTC(2026, 0, 1)],
    ['2024-02-29T12:00:00Z', Date.UTC(2024, 1, 29, 12)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
    ['2026-12-31T24:00:00Z', Date.UTC(2027, 0, 1)],
    ['2026-12-31T24:00:00.000Z', Date.UTC(2027, 0, 1)],
    ['0000-02-29T00:00:00Z', Date.parse('0000-02-29T00:00:00Z')],
    ['0001-01-01T00:00:00Z', Date.parse('0001-01-01T00:00:00Z')],
    ['0099-12-31T23:59:59Z', Date.parse('0099-12-31T23:59:59Z')],
    ['9999-12-31T23:59:59.999Z', Date.parse('9999-12-31T23:59:59.999Z')],
    ['2026-05-01T00:00:00.1Z', Date.UTC(2026, 4, 1, 0, 0, 0, 100)],
    ['2026-05-01T00:00:00.123999999999999999Z', Date.UTC(2026, 4, 1, 0, 0, 0, 123)],
  ])('reads %s', (text, epochMs) => expect(parseDateTime(text)).toEqual({ epochMs, hasOffset: true }))

  it('flags a time without offset and reads it as UTC (VCDM 2.0 section 5.8)', () => {
    expect(parseDateTime('2026-05-01T09:30:00')).toEqual({ epochMs: Date.UTC(2026, 4, 1, 9, 30), hasOffset: false })
  })

  it.each([
    '2026-12-31T23:59:60Z',
    '2016-12-31T23:59:60Z',
    '2025-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-01-01T24:00:01Z',
    '2026-01-01T24:01:00Z',
    '2026-01-01T24:00:00.001Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:00+14:01',
    '2026-01-01T00:00:00+15:00',
    '2026-01-01T00:00:00-01:60',
    '2026-01-01T00:00:00+0100',
    '2026-01-01T00:00:00+01',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00,5Z',
    '2026-01-01T00:00:00.1234567890123456789Z',
    '2026-01-01t00:00:00z',
    '2026-01-01 00:00:00Z',
    '2026-01-01T00:00Z',
    '2026-01-01',
    '20260101T000000Z',
    '26-01-01T00:00:00Z',
    '12026-01-01T00:00:00Z',
    '-0001-01-01T00:00:00Z',
    '+2026-01-01T00:00:00Z',
    ' 2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z\n',
    '2026-01-01T00:00:00ZZ',
    '２０２６-01-01T00:00:00Z',
    '',
    '2026-W01-1T00:00:00Z',
    '2026-001T00:00:00Z',
    'now',
  ])('does not read %j', (text) => expect(parseDateTime(text)).toBeUndefined())

  it('does not read what is not text', () => {
    for (const value of [
      undefined,
      null,
      0,
      1e12,
      true,
      {},
      [],
      ['2026-05-01T09:30:00Z'],
      new Date(0),
      new String('2026-05-01T09:30:00Z'),
    ]) {
      expect(parseDateTime(value)).toBeUndefined()
      expect(parseDateOrDateTime(value)).toBeUndefined()
    }
  })

  it('never throws on any text', () => {
    const near = fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '-', ':', 'T', 'Z', '+', '.', 'é', '\n'), maxLength: 40 })
    const shaped = fc.tuple(fc.nat(9999), fc.nat(13), fc.nat(32), fc.nat(25), fc.nat(60), fc.nat(60)).map(([year, ...rest]) => {
      const [month, day, hour, minute, second] = rest.map((part) => String(part).padStart(2, '0'))
      return `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`
    })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near, shaped), (text) => {
        const read = parseDateTime(text)
        // V8 reads 24:00:00 too and refuses the same days, except that it lets a day run over into the next month.
        if (read !== undefined) expect(read.epochMs).toBe(Date.parse(read.hasOffset ? text : `${text}Z`))
      }),
      { numRuns: 10_000 },
    )
  })

  it('knows the same days as the calendar, for each day of 400 years', () => {
    for (let year = 1800; year < 2200; year++) {
      for (let month = 1; month <= 12; month++) {
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
        const prefix = `${year}-${String(month).padStart(2, '0')}-`
        for (const day of [1, 28, 29, 30, 31])
          expect(parseDateOrDateTime(prefix + String(day).padStart(2, '0')) !== undefined).toBe(day <= last)
      }
    }
  })
})

describe('endOfDate', () => {
  it('is the next midnight in UTC for a day, the instant itself for one, and nothing else', () => {
    expect(endOfDate('2026-12-31')).toBe(Date.UTC(2027, 0, 1))
    expect(endOfDate('2024-02-29')).toBe(Date.UTC(2024, 2, 1))
    expect(endOfDate('2026-12-31T10:00:00+01:00')).toBe(Date.UTC(2026, 11, 31, 9))
    for (const text of ['2026-02-30', '2026', '', null, 5]) expect(endOfDate(text)).toBeUndefined()
  })
})

describe('parseDateOrDateTime', () => {
  it('reads a date as the start of its day in UTC, without offset', () => {
    expect(parseDateOrDateTime('2026-05-01')).toEqual({ epochMs: Date.UTC(2026, 4, 1), hasOffset: false })
    expect(parseDateOrDateTime('2026-05-01T00:00:01Z')).toEqual({ epochMs: Date.UTC(2026, 4, 1, 0, 0, 1), hasOffset: true })
  })

  it.each(['2025-02-29', '2026-5-1', '2026-05', '2026', '2026-05-01Z', '2026-05-01+02:00', '', ' 2026-05-01'])(
    'does not read %j',
    (text) => {
      expect(parseDateOrDateTime(text)).toBeUndefined()
    },
  )
})

describe('requireDateTime', () => {
  it('returns milliseconds or says where the fault is', () => {
    expect(requireDateTime('1970-01-01T00:00:01Z')).toBe(1000)
    refuses(() => requireDateTime('soon', '/validUntil'), 'core.date_time_invalid', '/validUntil')
    refuses(() => requireDateTime(undefined), 'core.date_time_invalid')
  })
})

describe('formatDateTime (RFC 3339)', () => {
  it('writes whole seconds where the instant has them', () => {
    expect(formatDateTime(Date.UTC(2026, 4, 1, 7, 30))).toBe('2026-05-01T07:30:00Z')
    expect(formatDateTime(Date.UTC(2026, 4, 1, 7, 30, 0, 5))).toBe('2026-05-01T07:30:00.005Z')
  })

  it('writes the first and last instants that RFC 3339 can, and refuses the rest', () => {
    expect(formatDateTime(-62_167_219_200_000)).toBe('0000-01-01T00:00:00Z')
    expect(formatDateTime(253_402_300_799_999)).toBe('9999-12-31T23:59:59.999Z')
    for (const epochMs of [-62_167_219_200_001, 253_402_300_800_000, 8.64e15 + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      refuses(() => formatDateTime(epochMs), 'core.date_time_invalid')
    }
  })

  it('is what parseDateTime reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), (epochMs) => {
        expect(parseDateTime(formatDateTime(epochMs))).toEqual({ epochMs, hasOffset: true })
      }),
    )
  })
})
