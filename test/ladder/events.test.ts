import { describe, expect, it } from 'vitest'
import { type Fact, type Ladder, toICalendar, type UpcomingEvent, upcomingEvents } from '../../src/ladder/index.js'
import { above, badge, fact, ladderOf, NOW, needs, rung, rungId } from './support.js'

const window = { from: '2026-06-01', until: '2026-07-01' }
const ladder = ladderOf(
  [
    rung('courier', needs('traffic-law')),
    rung(
      'van',
      { op: 'allOf', of: [above('courier'), needs('first-aid')] },
      { validity: { grace: 'P30D', renewal: needs('refresher') } },
    ),
    rung('cargo', needs('loading'), {
      funding: [
        { kind: 'grant', funder: 'https://fund.example/', covers: ['exam'], timing: 'upfront', window },
        {
          kind: 'grant',
          funder: 'https://elsewhere.example/',
          covers: ['exam'],
          timing: 'upfront',
          window,
          jurisdiction: ['DE'],
        },
      ],
      incentives: [
        {
          id: 'urn:example:bonus',
          payer: 'https://pay.example/',
          trigger: above('cargo'),
          amount: { minor: 1, currency: 'USD' },
          window,
        },
      ],
      rollout: { phase: 'pilot', regions: ['US'], from: '2026-05-20', until: '2027-05-20' },
    }),
  ],
  { effective: { from: '2026-01-01', until: '2026-12-31' } },
)
const facts: readonly Fact[] = [
  badge('courier'),
  badge('van', { validUntil: '2026-08-31T12:00:00Z' }),
  fact('first-aid', { validUntil: '2026-05-15T00:00:00Z' }),
  fact('unrelated', { validUntil: '2026-05-16T00:00:00Z' }),
]
const at = (list = facts, more = {}, on: Ladder = ladder): readonly UpcomingEvent[] =>
  upcomingEvents(on, list, { now: NOW, horizon: 'P1Y', jurisdiction: 'US-CA', ...more })
const told = (events: readonly UpcomingEvent[]): readonly string[] =>
  events.map(({ at: day, kind }) => `${day.slice(0, 10)} ${kind}`)

describe('upcomingEvents', () => {
  it('tells what ends, is renewed, opens and closes, the earliest first', () => {
    // Of the same day in any order, but always the same.
    expect([...told(at())].sort()).toEqual([
      '2026-05-15 credentialEnds',
      '2026-05-20 rungOpens',
      '2026-06-01 fundingOpens',
      '2026-06-01 incentiveOpens',
      '2026-07-01 fundingCloses',
      '2026-07-01 incentiveCloses',
      '2026-08-31 badgeEnds',
      '2026-09-30 graceEnds',
      '2026-12-31 ladderEnds',
    ])
    const days = told(at()).map((line) => line.slice(0, 10))
    expect(days).toEqual([...days].sort())
    expect(at().find(({ kind }) => kind === 'badgeEnds')).toMatchObject({
      at: '2026-08-31T12:00:00Z',
      rung: rungId('van'),
      renewal: '/rungs/1/validity/renewal',
    })
    expect(at().find(({ kind }) => kind === 'credentialEnds')).toMatchObject({
      credential: 'urn:example:first-aid',
      rung: rungId('van'),
    })
  })

  it('looks no further than the horizon, and not back', () => {
    expect(told(at(facts, { horizon: 'P20D' }))).toEqual(['2026-05-15 credentialEnds', '2026-05-20 rungOpens'])
    expect(told(at(facts, { now: '2026-12-01T00:00:00Z', horizon: 'P31D' }))).toEqual(['2026-12-31 ladderEnds'])
    expect(told(at([], { horizon: 'PT0S' }))).toEqual([])
  })

  it('Time 20: days stay days, a leap day and the end of a month are kept', () => {
    expect(at().find(({ kind }) => kind === 'ladderEnds')?.at).toBe('2026-12-31')
    const month = ladderOf([rung('van', needs('a'), { validity: { grace: 'P1M' } })])
    const ends = (until: string, now: string) =>
      at([badge('van', { validUntil: until })], { now }, month).find(({ kind }) => kind === 'graceEnds')?.at
    expect(ends('2027-01-31T00:00:00Z', '2026-12-31T00:00:00Z')).toBe('2027-02-28T00:00:00Z')
    expect(ends('2028-02-29T00:00:00Z', '2028-01-01T00:00:00Z')).toBe('2028-03-29T00:00:00Z')
  })

  it('does not depend on the order of facts, and keeps its ids', () => {
    expect(at([...facts].reverse())).toEqual(at())
    const later = at(facts, { now: '2026-05-02T09:00:00Z' })
    expect(later.map(({ id }) => id)).toEqual(at().map(({ id }) => id))
    expect(new Set(at().map(({ id }) => id)).size).toBe(at().length)
  })

  it.each([{ horizon: 'soon' }, { horizon: undefined }, { extra: 1 }])('refuses %j', (more) => {
    expect(() => at(facts, more)).toThrow(/core\.option_/)
  })
})

describe('toICalendar (RFC 5545)', () => {
  const lines = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n')
  const calendar = (on: Ladder = ladder, events = at(), more = {}): string => toICalendar(on, events, { stamp: NOW, ...more })

  it('has one entry for each event, with the given stamp and lasting ids', () => {
    const text = calendar()
    expect(lines(text).slice(0, 5)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//rungs//ladder events//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
    ])
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(lines(text).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(at().length)
    expect(new Set(lines(text).filter((line) => line.startsWith('DTSTAMP:')))).toEqual(new Set(['DTSTAMP:20260501T090000Z']))
    expect(lines(text).filter((line) => line.startsWith('UID:'))).toEqual(at().map(({ id }) => `UID:${id}@events.rungs.invalid`))
    expect(calendar()).toBe(text)
    expect(calendar(ladder, at(), { stamp: new Date('2026-05-01T09:00:00.250Z') })).toBe(text)
  })

  it('writes days as days and instants in UTC', () => {
    expect(calendar()).toContain('DTSTART;VALUE=DATE:20261231\r\n')
    expect(calendar()).toContain('DTSTART:20260831T120000Z\r\n')
  })

  it('says what renews a badge', () => {
    expect(lines(calendar())).toContain(
      'DESCRIPTION:To renew it: a credential for https://school.example/achievements/refresher\\, issued by did:web:school.example',
    )
  })

  it('escapes text, and lets nothing in it begin a line of its own', () => {
    const hostile = ladderOf([rung('van', needs('a'), { name: { en: 'A;b,c\\d\r\nBEGIN:VEVENT\u2028x\u0007y' } })])
    const text = calendar(hostile, at([badge('van', { validUntil: '2026-08-31T12:00:00Z' })], {}, hostile))
    expect(lines(text)).toContain('SUMMARY:Your badge "A\\;b\\,c\\\\d\\nBEGIN:VEVENT\\nx y" ends')
    expect(lines(text).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
  })

  it('folds lines at 75 octets, never within a character', () => {
    const long = ladderOf([rung('van', needs('a'), { name: { en: '送货员🚲é'.repeat(30) } })])
    const text = calendar(long, at([badge('van', { validUntil: '2026-08-31T12:00:00Z' })], {}, long))
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      // A lone half of a character would throw.
      expect(() => encodeURIComponent(line)).not.toThrow()
    }
    expect(text.replaceAll('\r\n ', '')).toContain('送货员🚲é'.repeat(30))
    expect(/[^\r]\n|\r[^\n]/.test(text)).toBe(false)
  })

  it('takes the ladder’s texts in the wanted language', () => {
    const two = ladderOf([rung('van', needs('a'), { name: { en: 'Van', es: 'Furgoneta' } })])
    const events = at([badge('van', { validUntil: '2026-08-31T12:00:00Z' })], {}, two)
    expect(calendar(two, events, { lang: 'es-MX' })).toContain('"Furgoneta"')
  })

  it.each([{ stamp: 'now' }, { stamp: new Date(Number.NaN) }, { zone: 'UTC' }])('refuses %j', (more) => {
    expect(() => calendar(ladder, at(), more)).toThrow(/core\.option_/)
  })
})
