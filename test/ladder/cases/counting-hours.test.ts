import { describe, expect, it } from 'vitest'
import type { Fact, Requirement } from '../../../src/ladder/index.js'
import { actual, decide, fact, hours, needs, OTHER, SCHOOL, statement, sum, work } from './support.js'

describe('case 10: hours: overlapping periods from two platforms, weekly and monthly statements, more than 24 hours a day, time zones and DST, reissued statement', () => {
  it('two platforms at once: overlapping hours of work count once, whoever recorded them', () => {
    const facts = [
      work('one', '30', '2026-01-01', '2026-01-07'),
      work('two', '20', '2026-01-05', '2026-01-10', { issuer: OTHER }),
      work('three', '10', '2026-01-10', '2026-01-12', { issuer: OTHER }),
    ]
    expect(actual(hours('40'), facts)).toBe('40')
    expect(decide(hours('40'), facts).considered).toEqual([{ id: 'urn:example:two', rejected: 'requirement.overlap_collapsed' }])
    expect(actual(hours('40', { overlap: 'sum' }), facts)).toBe('60')
    expect(actual(hours('40', { overlap: 'max' }), facts)).toBe('30')
  })

  it('jobs at the same time are different jobs of different platforms, and the same of one', () => {
    const jobs = (name: string, amount: string, issuer: string): Fact =>
      work(name, amount, '2026-01-01', '2026-01-31', { measure: 'jobs', issuer })
    const facts = [
      jobs('one', '30', SCHOOL),
      jobs('two', '20', OTHER),
      work('week', '8', '2026-01-01', '2026-01-07', { measure: 'jobs' }),
    ]
    const requirement: Requirement = { op: 'experience', measure: 'jobs', min: '50', overlap: 'union' }
    expect(actual(requirement, facts)).toBe('50')
  })

  it('a statement made again is the same work, even where everything is added', () => {
    const facts = [
      work('one', '30', '2026-01-01', '2026-01-07'),
      work('again', '30', '2026-01-01', '2026-01-07', { validFrom: '2026-02-01' }),
    ]
    expect(actual(hours('60', { overlap: 'sum' }), facts)).toBe('30')
  })

  it('never more than 24 hours a day, alone or together', () => {
    expect(actual(hours('1'), [work('one', '200', '2026-01-01', '2026-01-07')])).toBe('168')
    const facts = [
      work('one', '100', '2026-01-01', '2026-01-07'),
      work('two', '100', '2026-01-01', '2026-01-07', { issuer: OTHER }),
    ]
    expect(actual(hours('1', { overlap: 'sum' }), facts)).toBe('168')
    const learning: Requirement = {
      op: 'sum',
      of: [{ match: needs('x', { match: { ids: ['urn:work'] }, issuers: { any: true } }) }],
      measure: 'hours',
      min: '1',
      overlap: 'sum',
    }
    expect(actual(learning, facts)).toBe('168')
  })

  it('a day has 23 or 25 hours where the clock changes, by the offsets of its ends', () => {
    expect(actual(hours('1'), [work('spring', '24', '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')])).toBe('23')
    expect(actual(hours('1'), [work('autumn', '25', '2025-10-26T00:00:00+02:00', '2025-10-27T00:00:00+01:00')])).toBe('25')
    // The same instants, written in two zones, are one period.
    const facts = [
      work('here', '5', '2026-01-01T00:00:00+02:00', '2026-01-01T06:00:00+02:00'),
      work('there', '5', '2025-12-31T22:00:00Z', '2026-01-01T04:00:00Z', { issuer: OTHER }),
    ]
    expect(actual(hours('1'), facts)).toBe('5')
  })

  it('only records of work count, of the occupations and inside the window', () => {
    const alignments = [{ uri: 'urn:driver' }]
    const facts = [
      work('driver', '5', '2026-01-01', '2026-01-07', { alignments }),
      work('cook', '5', '2026-01-08', '2026-01-15'),
      fact('course', { amounts: [{ measure: 'hours', amount: '50' }] }),
    ]
    expect(actual(hours('1'), facts)).toBe('10')
    expect(actual(hours('1', { occupations: [{ framework: 'ESCO', uri: 'urn:driver', kind: 'occupation' }] }), facts)).toBe('5')
    expect(actual(hours('1', { window: { from: '2026-01-05' } }), facts)).toBe('5')
    expect(decide(hours('1', { window: { last: 'P1M' } }), facts).considered.map(({ rejected }) => rejected)).toEqual([
      'requirement.outside_window',
      'requirement.outside_window',
    ])
  })

  it('months are calendar months with work, each once', () => {
    const months = (overlap: 'union' | 'sum' | 'max'): Requirement => ({ op: 'experience', measure: 'months', min: '4', overlap })
    const facts = [work('one', '9', '2025-11-15', '2026-01-10'), work('two', '9', '2026-01-20', '2026-02-02', { issuer: OTHER })]
    expect((['union', 'sum', 'max'] as const).map((overlap) => actual(months(overlap), facts))).toEqual(['4', '5', '3'])
  })

  it('statements of two schools at once, and a weekly inside a monthly statement', () => {
    const month = statement('month', '40', { from: '2026-01-01', to: '2026-02-01' })
    const week = statement('week', '12', { from: '2026-01-08', to: '2026-01-15' })
    const next = statement('next', '9.5', { from: '2026-02-01', to: '2026-03-01' })
    const actual = (overlap: string): unknown => decide(sum('1000', { overlap }), [month, week, next]).params
    expect(actual('union')).toMatchObject({ actual: '49.5' })
    expect(actual('sum')).toMatchObject({ actual: '61.5' })
    expect(actual('max')).toMatchObject({ actual: '40' })
  })

  it('a re-issued statement counts once, a batch of statements of one day as many as they are', () => {
    const january = statement('january', '10', { from: '2026-01-01', to: '2026-02-01' })
    const february = statement('february', '10', { from: '2026-02-01', to: '2026-03-01' })
    const corrected = {
      ...january,
      credentialId: 'urn:example:corrected',
      amounts: [{ measure: 'hours', amount: '11', from: '2026-01-01', to: '2026-02-01' }],
    }
    expect(decide(sum('99'), [january, february, corrected]).params).toMatchObject({ actual: '21' })
  })
})
