import { describe, expect, it } from 'vitest'
import { buildRungCredential } from '../../../src/credential/index.js'
import {
  attestedFact,
  evaluateRequirement,
  type Fact,
  place,
  type Requirement,
  type RequirementOutcome,
  type RungStatus,
  type Trace,
} from '../../../src/ladder/index.js'
import { at, statusOf } from '../delivery.js'
import {
  above,
  achievement,
  badge,
  decide,
  fact,
  ladderOf,
  NOW,
  needs,
  OTHER,
  OWNER,
  outcomeOf,
  rung,
  rungId,
  statuses,
  WORKER,
} from './support.js'

const cascade = (more: object): readonly ReturnType<typeof rung>[] => [
  rung('a', needs('x'), { validity: { cascade: more } }),
  rung('b', above('a')),
]
const record = { issuer: OWNER, subject: WORKER, achievement: achievement('a'), awardedDate: '2026-03-01' } as const
const ended = (validUntil: string): Fact => badge('van', { validUntil })

describe('case 14: expired or revoked mid-ladder: does the upper rung lapse', () => {
  it('a lower rung takes those above with it only where it says so', () => {
    const ended = badge('a', { validUntil: '2026-01-01' })
    expect(statuses(ladderOf(cascade({})), [ended, badge('b')])).toEqual(['lapsed', 'held'])
    expect(statuses(ladderOf(cascade({ lapseOf: 'self+upper' })), [ended, badge('b')])).toEqual(['lapsed', 'lapsed'])
    expect(statuses(ladderOf(cascade({ lapseOf: 'self+upper' })), [badge('a'), badge('b')])).toEqual(['held', 'held'])
    // Somebody who does not show the lower badge may have it.
    expect(statuses(ladderOf(cascade({ lapseOf: 'self+upper' })), [badge('b')])).toEqual(['locked', 'indeterminate'])
    expect(statuses(ladderOf(cascade({ lapseOf: 'self+upper' })), [badge('a', { status: 'revoked' }), badge('b')])).toEqual([
      'revoked',
      'lapsed',
    ])
  })

  it('a higher rung renews the lower ones that had not ended when it was awarded', () => {
    const ladder = ladderOf([rung('a', needs('x')), rung('b', above('a'), { validity: { cascade: { renewsLower: true } } })])
    const lower = badge('a', { validUntil: '2026-02-01' })
    const higher = (validFrom: string, more: object = {}): Fact => badge('b', { validFrom, validUntil: '2028-01-01', ...more })
    expect(statuses(ladder, [lower, higher('2026-01-01')])).toEqual(['held', 'held'])
    expect(statuses(ladder, [lower, higher('2026-03-01')])).toEqual(['lapsed', 'held'])
    expect(statuses(ladder, [lower, higher('2026-01-01', { status: 'revoked' })])).toEqual(['lapsed', 'revoked'])
    expect(statuses(ladder, [lower, higher('2026-01-01', { issuer: OTHER })])).toEqual(['lapsed', 'locked'])
    expect(place(ladder, [lower, higher('2026-01-01')], { now: NOW }).rungs[0]?.until).toBe('2028-01-01T00:00:00Z')
  })

  it('an upper rung stays held when a lower one was revoked or lapsed', () => {
    const placement = at([badge('courier', { status: 'revoked' }), badge('van')])
    expect([statusOf(placement, 'courier'), statusOf(placement, 'van')]).toEqual(['revoked', 'held'])
    expect(placement.rungs[2]?.outcome).toBe('unmet')
  })

  it('of badges that ended, the one awarded last decides', () => {
    const first = badge('van', { credentialId: 'urn:example:1', status: 'revoked', validFrom: '2024-01-01T00:00:00Z' })
    const second = badge('van', { credentialId: 'urn:example:2', validUntil: '2026-01-01T00:00:00Z' })
    expect(statusOf(at([first, second]), 'van')).toBe('lapsed')
    expect(statusOf(at([{ ...first, validFrom: '2025-06-01T00:00:00Z' }, second]), 'van')).toBe('revoked')
  })
})

describe('design 3.3: a rung that lapses by its older terms', () => {
  it('takes those above with it as one that ended does', () => {
    const ladder = ladderOf([
      rung('a', needs('x'), {
        validity: {
          duration: 'P1M',
          renewal: needs('y'),
          cascade: { lapseOf: 'self+upper' },
          grandfather: { awardedBefore: '2026-01-01', terms: 'bridge' },
        },
      }),
      rung('b', above('a')),
    ])
    const held = [badge('a'), badge('b')]
    expect(statuses(ladder, held)).toEqual(['lapsed', 'lapsed'])
    expect(statuses(ladder, [...held, fact('y')])).toEqual(['grandfathered', 'held'])
    expect(statuses(ladder, [...held, fact('y', { status: 'unknown' })])).toEqual(['indeterminate', 'indeterminate'])
  })
})

describe('case 15: upper issued while lower was valid', () => {
  it('older badges count by the terms of then: for life, until they end, or over a bridge', () => {
    const terms = (kind: 'lifetime' | 'untilExpiry' | 'bridge'): ReturnType<typeof ladderOf> =>
      ladderOf([
        rung('a', needs('x'), {
          validity: { duration: 'P1M', renewal: needs('y'), grandfather: { awardedBefore: '2026-01-01', terms: kind } },
        }),
        rung('b', above('a')),
      ])
    const old = badge('a', { validUntil: '2026-02-01' })
    expect(statuses(terms('lifetime'), [old])).toEqual(['grandfathered', 'eligible'])
    expect(statuses(terms('untilExpiry'), [old])).toEqual(['lapsed', 'locked'])
    expect(statuses(terms('untilExpiry'), [badge('a')])).toEqual(['grandfathered', 'eligible'])
    expect(statuses(terms('bridge'), [old])).toEqual(['lapsed', 'locked'])
    expect(statuses(terms('bridge'), [old, fact('y')])).toEqual(['grandfathered', 'eligible'])
    expect(place(terms('lifetime'), [old], { now: NOW }).current).toEqual([rungId('a')])
    // One from afterwards has the rung's end, even where it names none.
    expect(statuses(terms('lifetime'), [badge('a', { validFrom: '2026-01-01' })])).toEqual(['lapsed', 'locked'])
    expect(statuses(terms('lifetime'), [badge('a', { validFrom: '2026-04-15' })])).toEqual(['held', 'eligible'])
  })

  it('atAward looks at the day the rung was awarded', () => {
    const lapsed = fact('a', { validUntil: '2026-01-01T00:00:00Z' })
    const then = needs('a', { currency: 'atAward' })
    expect(decide(then, [lapsed]).reason).toBe('requirement.expired')
    expect(decide(then, [lapsed], { awardedAt: '2025-12-31T00:00:00Z' }).outcome).toBe('met')
    expect(decide(then, [lapsed], { awardedAt: '2025-01-31T00:00:00Z' }).reason).toBe('requirement.not_yet_valid')
  })

  it('atAward is judged at the award of the badge that is held', () => {
    const ladder = ladderOf([rung('upper', needs('first-aid', { currency: 'atAward' }))])
    const aid = fact('first-aid', { validUntil: '2026-01-01T00:00:00Z' })
    expect(at([aid], {}, ladder).rungs[0]?.outcome).toBe('unmet')
    expect(at([aid, badge('upper', { validFrom: '2025-12-01T00:00:00Z' })], {}, ladder).rungs[0]?.outcome).toBe('met')
  })
})

describe('case 16: suspension and revocation', () => {
  it.each<readonly [Partial<Fact>, RungStatus]>([
    [{ status: 'active' }, 'held'],
    [{ status: 'revoked' }, 'revoked'],
    [{ status: 'suspended' }, 'suspended'],
    [{ status: 'unknown' }, 'indeterminate'],
    [{ validUntil: '2026-04-15T00:00:00Z' }, 'heldLapsing'],
    [{ validUntil: '2026-04-01T09:00:01Z' }, 'heldLapsing'],
    [{ validUntil: '2026-04-01T08:59:59Z' }, 'lapsed'],
    [{ validUntil: '2026-04-01T00:00:00Z', status: 'unknown' }, 'lapsed'],
    [{ validFrom: '2026-06-01T00:00:00Z' }, 'locked'],
    [{ issuer: 'did:web:stranger.example' }, 'locked'],
    [{ issuer: 'did:web:partner.example' }, 'held'],
    [{ authorised: 'no' }, 'locked'],
    [{ results: [{ status: 'Failed' }] }, 'locked'],
  ])('a badge with %j makes its rung %s', (changes, status) => {
    expect(statusOf(at([badge('van', changes as object)]), 'van')).toBe(status)
  })

  it('what certainly misses beats unknown, and certain misses beat both', () => {
    expect(decide(needs('a'), [fact('a', { status: 'unknown', validUntil: '2026-01-01' })]).reason).toBe('requirement.expired')
    expect(decide(needs('a', { currency: 'ever' }), [fact('a', { validUntil: '2026-01-01' })]).outcome).toBe('met')
  })

  it('a badge that is suspended does not count while it is, and counts again afterwards; one that is revoked never does', () => {
    const at = (status: Fact['status'], more: object = {}): Trace => decide(needs('a'), [fact('a', { status, ...more })])
    expect(at('suspended')).toMatchObject({ outcome: 'unmet', reason: 'requirement.suspended' })
    expect(at('revoked')).toMatchObject({ outcome: 'unmet', reason: 'requirement.revoked' })
    expect(at('active', { statusAsOf: '2026-04-30T00:00:00Z' }).outcome).toBe('met')
    for (const currency of ['ever', 'atAward'] as const) {
      expect(decide(needs('a', { currency }), [fact('a', { status: 'revoked' })]).outcome).toBe('unmet')
    }
    const ladder = ladderOf([rung('a', needs('x')), rung('b', above('a'))])
    expect(statuses(ladder, [badge('a', { status: 'suspended' })])).toEqual(['suspended', 'locked'])
    expect(statuses(ladder, [badge('a', { status: 'revoked' })])).toEqual(['revoked', 'locked'])
    expect(place(ladder, [badge('a', { status: 'suspended' }), fact('x')], { now: NOW }).eligibleToClaim).toEqual([])
  })
})

describe('case 17: status unknown offline, with the age of the snapshot', () => {
  it('a status that was looked up too long ago is undecided', () => {
    const policy = { trust: { any: true }, statusMaxAge: 'P7D' } as const
    expect(outcomeOf(needs('a'), [fact('a', { statusAsOf: '2026-04-25T00:00:00Z' })], { policy })).toBe('met')
    expect(outcomeOf(needs('a'), [fact('a', { statusAsOf: '2026-04-01T00:00:00Z' })], { policy })).toBe('indeterminate')
    expect(outcomeOf(needs('a'), [fact('a', { statusAsOf: '2026-04-01T00:00:00Z' })])).toBe('met')
  })

  it('a status that nobody could look up is undecided wherever it decides, and says how old the snapshot is', () => {
    const unknown = fact('a', { status: 'unknown' })
    expect(decide(needs('a'), [unknown])).toMatchObject({ outcome: 'indeterminate', reason: 'requirement.status_unknown' })
    expect(decide({ op: 'not', of: needs('a') }, [unknown]).outcome).toBe('indeterminate')
    expect(decide({ op: 'anyOf', of: [needs('a'), needs('b')] }, [unknown, fact('b')]).outcome).toBe('met')
    expect(statuses(ladderOf([rung('a', needs('x'))]), [badge('a', { status: 'unknown' })])).toEqual(['indeterminate'])
    const policy = { trust: { any: true }, statusMaxAge: 'P7D' } as const
    expect(decide(needs('a'), [fact('a', { statusAsOf: '2026-04-01T00:00:00Z' })], { policy })).toMatchObject({
      reason: 'requirement.status_stale',
      params: { statusAsOf: '2026-04-01T00:00:00Z', oldest: '2026-04-24T09:00:00Z' },
    })
  })
})

describe('case 18: grace period; renewal before expiry keeps the anniversary or resets it', () => {
  it('renewed before it ended, a badge keeps its first award and has its new end', () => {
    const ladder = ladderOf([rung('a', needs('x'), { validity: { grace: 'P30D' } })])
    const first = badge('a', { validUntil: '2026-04-15', awardedDate: '2025-04-15' })
    expect(statuses(ladder, [first])).toEqual(['heldLapsing'])
    const again = { ...first, validFrom: '2026-04-10T00:00:00Z', validUntil: '2027-04-15' }
    expect(place(ladder, [first, again], { now: NOW }).rungs[0]).toMatchObject({
      status: 'held',
      since: '2025-04-15T00:00:00Z',
      until: '2027-04-15T00:00:00Z',
    })
  })

  it('a lapsing badge is renewed by its renewal requirement, a lapsed one by the whole way', () => {
    const way = [badge('courier'), fact('first-aid'), fact('secure-goods')]
    expect(at([ended('2026-04-15T00:00:00Z'), ...way]).eligibleToClaim).toEqual([])
    expect(at([ended('2026-04-15T00:00:00Z'), fact('refresher')]).eligibleToClaim).toEqual([rungId('van')])
    expect(at([ended('2026-01-15T00:00:00Z'), fact('refresher')]).eligibleToClaim).toEqual([])
    expect(at([ended('2026-01-15T00:00:00Z'), ...way]).eligibleToClaim).toEqual([rungId('van')])
  })
})

describe('case 19: validFrom in the future; awardedDate differs from validFrom after refresh', () => {
  it('the age of an award counts from awardedDate, and a refresh does not make it young', () => {
    const refreshed = fact('a', { validFrom: '2026-04-01T00:00:00Z', awardedDate: '2020-01-01T00:00:00Z' })
    expect(decide(needs('a', { currency: { maxAge: 'P1Y' } }), [refreshed]).reason).toBe('requirement.too_old')
  })

  it('what is not valid yet does not count until it is', () => {
    const later = fact('a', { validFrom: '2026-06-01T00:00:00Z', awardedDate: '2026-04-01T00:00:00Z' })
    expect(decide(needs('a'), [later])).toMatchObject({
      outcome: 'unmet',
      reason: 'requirement.not_yet_valid',
      params: { validFrom: '2026-06-01T00:00:00Z' },
    })
    expect(outcomeOf(needs('a'), [later], { now: '2026-06-01T00:00:00Z' })).toBe('met')
  })
})

describe('design 3.3, case 21: a newer edition of a credential replaces the older from when it begins', () => {
  const editions = (more: object = {}): readonly Fact[] => [
    fact('a', { validFrom: '2025-01-01T00:00:00Z', validUntil: '2026-06-01T00:00:00Z' }),
    fact('a', {
      validFrom: '2026-04-01T00:00:00Z',
      validUntil: '2028-01-01T00:00:00Z',
      awardedDate: '2025-01-01T00:00:00Z',
      ...more,
    }),
  ]

  it('until then, and as of a day before, the older counts', () => {
    const at = (now: string, more: object = {}): string => decide(needs('a'), editions(more), { now }).reason
    expect(at('2026-03-01')).toBe('requirement.met_direct')
    expect(at(NOW)).toBe('requirement.met_direct')
    expect(at(NOW, { validFrom: '2026-05-15T00:00:00Z' })).toBe('requirement.met_direct')
    expect(at('2024-03-01')).toBe('requirement.not_yet_valid')
    expect(at(NOW, { status: 'suspended' })).toBe('requirement.suspended')
  })

  it('what was live when the rung was awarded stays so when it is refreshed later', () => {
    const then = needs('a', { currency: 'atAward' })
    expect(decide(then, editions(), { awardedAt: '2026-01-15' }).outcome).toBe('met')
    expect(decide(then, editions({ status: 'revoked' }), { awardedAt: '2026-01-15' }).outcome).toBe('unmet')
  })
})

describe('case 20: leap-day expiry, end-of-month durations, date-only and dateTime zones', () => {
  it('whoever was born on 29 February is a year older on 1 March', () => {
    const adult: Requirement = { op: 'attribute', name: 'minAge', value: 18 }
    const at = (now: string): RequirementOutcome =>
      evaluateRequirement(adult, [], { now, attributes: { birthDate: '2008-02-29' } }).outcome
    expect([at('2026-02-28'), at('2026-03-01')]).toEqual(['unmet', 'met'])
  })

  it('P1M before 31 March reaches back to the last day of February', () => {
    const young = needs('a', { currency: { maxAge: 'P1M' } })
    const at = (validFrom: string): RequirementOutcome =>
      decide(young, [fact('a', { validFrom })], { now: '2026-03-31T00:00:00Z' }).outcome
    expect([at('2026-02-28T00:00:00Z'), at('2026-02-27T23:59:59Z')]).toEqual(['met', 'unmet'])
  })

  it('a last day includes that day', () => {
    expect(attestedFact({ ...record, validUntil: '2028-02-29' }).validUntil).toBe('2028-03-01T00:00:00Z')
    expect(attestedFact({ ...record, validUntil: '2028-02-29T12:00:00Z' }).validUntil).toBe('2028-02-29T12:00:00Z')
  })

  it.each([
    ['2026-01-31T00:00:00Z', 'P1M', '2026-02-28T00:00:00Z'],
    ['2024-01-31T00:00:00Z', 'P1M', '2024-02-29T00:00:00Z'],
    ['2024-02-29T00:00:00Z', 'P1Y', '2025-02-28T00:00:00Z'],
    ['2024-02-29T00:00:00Z', 'P4Y', '2028-02-29T00:00:00Z'],
  ])('a badge of %s that lasts %s ends at %s', (validFrom, duration, until) => {
    const ladder = ladderOf([rung('a', needs('x'), { validity: { duration } })])
    const { validUntil } = buildRungCredential(ladder, rungId('a'), WORKER, {
      id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
      issuer: { id: OWNER, name: 'Courier' },
      validFrom,
    })
    expect(validUntil).toBe(until)
    const at = (now: string): string | undefined =>
      place(ladder, [badge('a', { validFrom, validUntil: until })], { now }).rungs[0]?.status
    expect([at(until), at(new Date(Date.parse(until) + 1000).toISOString())]).toEqual(['held', 'lapsed'])
  })

  it('an end with an offset is that instant, wherever it is written', () => {
    const until = (validUntil: string): RequirementOutcome => outcomeOf(needs('a'), [fact('a', { validUntil })])
    expect([until('2026-05-01T11:00:01+02:00'), until('2026-05-01T09:00:01Z')]).toEqual(['met', 'met'])
    expect([until('2026-05-01T10:59:59+02:00'), until('2026-05-01T08:59:59Z')]).toEqual(['unmet', 'unmet'])
  })
})

describe('case 21: evaluated as of a past date with status known only now', () => {
  it('what is only now known to be revoked is undecided', () => {
    const revoked = fact('a', { status: 'revoked', statusAsOf: '2026-06-01T00:00:00Z' })
    expect(outcomeOf(needs('a'), [revoked])).toBe('indeterminate')
    expect(outcomeOf(needs('a'), [revoked], { now: '2026-06-02' })).toBe('unmet')
  })
})
