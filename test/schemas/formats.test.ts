import { fullFormats } from 'ajv-formats/dist/formats.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formats } from '../../src/schemas/formats.js'

type Judge = (text: string) => boolean
const common = { date: fullFormats.date, 'date-time': fullFormats['date-time'] } as unknown as Record<string, { validate: Judge }>

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const two = (max: number): fc.Arbitrary<string> => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'))
const date = fc
  .tuple(fc.oneof(digits(4), fc.constantFrom('2000', '2024', '2026')), two(13), two(32))
  .map((parts) => parts.join('-'))
const time = fc
  .tuple(two(25), two(61), two(61), fc.constantFrom('', '.0', '.123', '.'))
  .map(([hour, minute, second, fraction]) => `${hour}:${minute}:${second}${fraction}`)
const offset = fc.oneof(
  fc.constantFrom('Z', 'z', ''),
  fc.tuple(fc.constantFrom('+', '-'), two(25), fc.constantFrom(':', ''), two(61)).map((parts) => parts.join('')),
  two(25).map((hours) => `+${hours}`),
)
const dateTime = fc.tuple(date, fc.constantFrom('T', 't', ' ', '\n', '', 'TT', '_'), time, offset).map((parts) => parts.join(''))

describe('formats (RFC 3339 section 5.6)', () => {
  it('judges dates as the common validators do', () => {
    fc.assert(
      fc.property(fc.oneof(date, dateTime, fc.string()), (text) => {
        expect(formats['date']!(text)).toBe((common['date']!.validate as Judge)(text))
      }),
      { numRuns: 3000 },
    )
  })

  it('judges dates with times as the common validators do', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: dateTime }, date, fc.string()), (text) => {
        // Those take the 25th hour of a day for a leap second when an offset brings it back to the last minute in UTC.
        const hourOrMinuteTooHigh = /^.{11}(?:2[4-9]|[3-9]\d|..:[6-9])/s.test(text)
        expect(formats['date-time']!(text)).toBe(!hourOrMinuteTooHigh && common['date-time']!.validate(text))
      }),
      { numRuns: 10_000 },
    )
  })

  it('takes a leap second only at the end of a day in UTC (RFC 3339 section 5.7)', () => {
    expect(formats['date-time']!('2016-12-31T23:59:60Z')).toBe(true)
    expect(formats['date-time']!('2016-12-31T15:59:60-08:00')).toBe(true)
    expect(formats['date-time']!('2016-12-31T12:59:60Z')).toBe(false)
  })

  it('takes no hour above 23', () => {
    expect(formats['date-time']!('2016-12-31T23:59:00+01:00')).toBe(true)
    expect(formats['date-time']!('2016-12-31T24:59:00+01:00')).toBe(false)
  })

  it('judges absolute URLs', () => {
    expect(['https://a.example/', 'did:key:z6', 'urn:uuid:1', '/path', 'a b:c', ''].map(formats['uri']!)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
