import { describe, expect, it } from 'vitest'
import { toMetricValues } from '../../src/insight/index.js'
import { defineLadder, type Fact, place } from '../../src/ladder/index.js'
import { recordOf, refused } from './support.js'

const OWNER = 'did:web:courier.example'
const VAN = 'https://courier.example/rungs/van'
const ladder = defineLadder({
  id: 'https://courier.example/ladders/delivery',
  version: '1.0.0',
  status: 'active',
  effective: { from: '2025-01-01' },
  defaultLanguage: 'en',
  name: { en: 'Delivery' },
  description: { en: 'From bicycle to van.' },
  owner: OWNER,
  rungs: [
    {
      id: VAN,
      name: { en: 'Van' },
      description: { en: 'Drives.' },
      requires: {
        op: 'credential',
        match: { ids: ['https://school.example/van'] },
        issuers: { ids: ['did:web:school.example'] },
      },
      validity: { duration: 'P1Y' },
    },
  ],
})
const fact = (from: string, until: string, more: Partial<Fact> = {}): Fact => ({
  credentialId: `urn:example:${from}`,
  issuer: OWNER,
  subjectKeys: ['did:example:ana'],
  achievement: { id: VAN, aliases: [] },
  rung: { ladder: ladder.id, version: '1.0.0', id: VAN },
  alignments: [],
  results: [],
  amounts: [],
  validFrom: from,
  validUntil: until,
  awardedDate: from,
  status: 'active',
  authorised: 'unknown',
  ...more,
})
const valuesOf = (facts: readonly Fact[], now = '2026-03-01T00:00:00Z', options = {}) =>
  toMetricValues(place(ladder, facts, { now }), VAN, facts, options)

describe('toMetricValues', () => {
  it('says that a rung is attained, and how many days it took, as coarse as contribute takes it', () => {
    const values = valuesOf([fact('2026-01-31T00:00:00Z', '2027-01-31T00:00:00Z')], undefined, { startedAt: '2026-01-08' })
    expect(values).toEqual({ credentialAttainmentRate: true, completionRate: true, lapseRate: false, timeToRung: 25 })
    expect(recordOf(1, values).values).toEqual(values)
  })

  it('says that it is not yet attained, has lapsed, or was renewed', () => {
    expect(valuesOf([])).toEqual({ credentialAttainmentRate: false })
    const old = fact('2025-01-31T00:00:00Z', '2026-01-31T00:00:00Z')
    expect(valuesOf([old])).toEqual({ credentialAttainmentRate: true, lapseRate: true, renewalRate: false })
    const renewed = fact('2026-01-31T00:00:00Z', '2027-01-31T00:00:00Z')
    expect(valuesOf([old, renewed])).toEqual({ credentialAttainmentRate: true, lapseRate: false, renewalRate: true })
  })

  it('says whether it was completed, of who had set out for it by then', () => {
    const startedAt = '2026-01-08'
    expect(valuesOf([], undefined, { startedAt })).toEqual({ credentialAttainmentRate: false, completionRate: false })
    expect(valuesOf([], '2026-01-07T00:00:00Z', { startedAt })).toEqual({ credentialAttainmentRate: false })
    const lapsed = fact('2025-01-31T00:00:00Z', '2026-01-31T00:00:00Z')
    expect(valuesOf([lapsed], undefined, { startedAt: '2025-01-01' })).toMatchObject({ completionRate: true, lapseRate: true })
    expect(valuesOf([lapsed], undefined, { startedAt })).not.toHaveProperty('completionRate')
  })

  it('says nothing of what could not be decided, and of what was revoked', () => {
    expect(valuesOf([fact('2026-01-31T00:00:00Z', '2027-01-31T00:00:00Z', { status: 'unknown' })])).toEqual({})
    expect(valuesOf([fact('2026-01-31T00:00:00Z', '2027-01-31T00:00:00Z', { status: 'revoked' })])).toEqual({})
  })

  it('tells no time that runs backwards, and refuses rungs that are not there', () => {
    expect(
      valuesOf([fact('2026-01-31T00:00:00Z', '2027-01-31T00:00:00Z')], undefined, { startedAt: '2026-02-28' }),
    ).not.toHaveProperty('timeToRung')
    expect(refused(() => toMetricValues(place(ladder, [], { now: '2026-03-01' }), 'https://x.example/', []))[1]).toBe('usage')
    expect(refused(() => valuesOf([], undefined, { startedAt: 'then' }))[1]).toBe('usage')
  })
})
