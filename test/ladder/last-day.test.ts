import { describe, expect, it } from 'vitest'
import { buildRungCredential } from '../../src/credential/index.js'
import { diffLadder, lintLadder, place, type Requirement, type Rung, upcomingEvents } from '../../src/ladder/index.js'
import { actual, decide, OTHER, recognising, rule, work } from './cases/support.js'
import { bonus, cautions, grant, payoffOf, refusals, usd, wage, withWage } from './payoff/support.js'
import { badge, fact, ladderInput, ladderOf, NOW, needs, OWNER, rung, rungId, WORKER } from './support.js'

const TODAY = NOW.slice(0, 10)
const YESTERDAY = '2026-04-30'
const statusOf = (rungs: readonly Rung[], facts = [badge('a')]): string | undefined =>
  place(ladderOf(rungs), facts, { now: NOW }).rungs[0]?.status

describe('design 4, case 20: what ends on a day lasts through that day', () => {
  it('a rule of recognition, and a link between two keys', () => {
    const by = (validUntil: string): string =>
      decide(needs('a'), [fact('b')], recognising([rule('b', 'a', { validUntil })])).outcome
    expect([by(TODAY), by(YESTERDAY)]).toEqual(['met', 'unmet'])
    const linked = (validUntil: string): unknown =>
      place(ladderOf([rung('a', needs('x'))]), [fact('x', { subjectKeys: ['did:key:other'] })], {
        now: NOW,
        subject: WORKER,
        policy: { trust: { any: true }, subjectLinks: ['presentation'] },
        links: [{ keys: [WORKER, 'did:key:other'], basis: 'presentation', asOf: '2026-04-01', validUntil }],
      }).rungs[0]?.outcome
    expect([linked(TODAY), linked(YESTERDAY)]).toEqual(['met', 'unmet'])
  })

  it('a rollout', () => {
    const offered = (until: string): readonly string[] =>
      place(ladderOf([rung('a', needs('x'), { rollout: { phase: 'general', until } })]), [fact('x')], { now: NOW })
        .eligibleToClaim
    expect([offered(TODAY), offered(YESTERDAY)]).toEqual([[rungId('a')], []])
  })

  it('a rung with a fixed end, at the very end that its badge is given', () => {
    const ending = (fixedEnd: string): Rung =>
      rung('a', needs('x'), { validity: { fixedEnd, grandfather: { awardedBefore: '2020-01-01', terms: 'lifetime' } } })
    expect([statusOf([ending(TODAY)]), statusOf([ending(YESTERDAY)])]).toEqual(['held', 'lapsed'])
    const ladder = ladderOf([ending(TODAY)])
    const { validUntil } = buildRungCredential(ladder, rungId('a'), WORKER, {
      id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
      issuer: { id: OWNER, name: 'Courier' },
      validFrom: '2026-04-01T00:00:00Z',
    })
    expect(place(ladder, [badge('a')], { now: NOW }).rungs[0]?.until).toBe(validUntil)
  })

  it('a window of work: its last day counts until midnight, the next day does not', () => {
    const january: Requirement = {
      op: 'experience',
      measure: 'hours',
      min: '1',
      overlap: 'union',
      window: { from: '2026-01-01', until: '2026-01-31' },
    }
    const hours = (from: string, to: string): string => actual(january, [work('w', '5', from, to)])
    expect(hours('2026-01-31T08:00:00Z', '2026-01-31T13:00:00Z')).toBe('5')
    expect(hours('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')).toBe('5')
    expect(hours('2026-01-01', '2026-01-31')).toBe('5')
    expect(hours('2026-01-01', '2026-02-01')).toBe('0')
    expect(hours('2026-01-31T08:00:00Z', '2026-02-01T00:00:01Z')).toBe('0')
  })

  it('figures, rates, funding and incentives of a payoff', () => {
    const figure = (validUntil: string): readonly string[] => refusals(payoffOf(withWage(wage({ validUntil }))))
    expect([figure(TODAY), figure(YESTERDAY)]).toEqual([[], ['payoff.evidence_ended']])
    const rates = (validUntil: string): readonly string[] =>
      refusals(
        payoffOf(withWage(wage({ currency: 'EUR' })), {
          rates: {
            asOf: '2026-04-01',
            validUntil,
            source: 'https://bank.example/',
            rates: [{ from: 'EUR', to: 'USD', rate: '1.1' }],
          },
        }),
      )
    expect([rates(TODAY), rates(YESTERDAY)]).toEqual([[], ['payoff.rates_out_of_date']])
    const granted = (until: string) => payoffOf({ funding: [grant({ window: { until } })] }).outlay?.paidUpfront
    expect([granted(TODAY), granted(YESTERDAY)]).toEqual([usd(100_00), usd(0)])
    // Awarded a month from now: 2026-05-31T19:29Z.
    const paid = (until: string): readonly string[] => cautions(payoffOf({ incentives: [bonus({ window: { until } })] }))
    expect([paid('2026-05-31'), paid('2026-05-30')]).toEqual([[], ['payoff.incentive_not_counted']])
  })

  it('events: what closes today is still to come', () => {
    const ladder = ladderOf([rung('a', needs('x'), { funding: [grant({ window: { from: TODAY, until: TODAY } })] })])
    const kinds = (now: string): readonly string[] => upcomingEvents(ladder, [], { now, horizon: 'P1Y' }).map(({ kind }) => kind)
    expect(kinds(NOW)).toEqual(['fundingCloses'])
    expect(kinds('2026-05-02T00:00:00Z')).toEqual([])
    expect(kinds('2026-04-30T00:00:00Z')).toEqual(['fundingOpens', 'fundingCloses'])
    expect(upcomingEvents(ladder, [], { now: NOW, horizon: 'P1Y', attributes: { minAge: 18 }, links: [] })).toHaveLength(1)
  })

  it('a period within one day is in order, and an earlier end of a day is no loosening', () => {
    const at = (until: string): Rung =>
      rung('a', needs('x'), { rollout: { phase: 'general', from: '2026-05-01T08:00:00Z', until } })
    const base = ladderInput([])
    const codes = (one: Rung): readonly string[] => lintLadder({ ...base, rungs: [one] }).map(({ code }) => code)
    expect(codes(at('2026-05-01'))).toEqual([])
    expect(codes(at(YESTERDAY))).toEqual(['ladder.dates_reversed'])
    const within = (until: string) =>
      ladderOf([rung('a', { op: 'experience', measure: 'hours', min: '5', overlap: 'sum', window: { until } })], {
        version: until.includes('T') ? '1.1.0' : '1.0.0',
      })
    expect(diffLadder(within('2026-12-31'), within('2026-12-31T00:00:00Z')).needed).toBe('major')
  })
})

describe('design 4, case 10: a month that ends at midnight is one month', () => {
  it('does not reach into the next', () => {
    const months = (overlap: string): string =>
      actual({ op: 'experience', measure: 'months', min: '9', overlap } as Requirement, [
        work('one', '9', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'),
        work('two', '9', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z', { issuer: OTHER }),
      ])
    expect(['union', 'sum', 'max'].map(months)).toEqual(['2', '2', '1'])
  })
})
