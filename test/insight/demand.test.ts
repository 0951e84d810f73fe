import { describe, expect, it } from 'vitest'
import { createFileDemandProvider, type PublishedTable, returns, skillsGap, suppressTable } from '../../src/insight/index.js'
import { type DemandSignal, defineLadder, parseDemandSignals, type WageEvidence } from '../../src/ladder/index.js'
import { refused } from './support.js'

const NOW = '2026-05-01T09:00:00Z'
const DRIVER = 'http://data.europa.eu/esco/occupation/van'
const signal = (changes: object = {}): DemandSignal => ({
  id: 'https://demand.example/1',
  target: { framework: 'ESCO', uri: DRIVER, kind: 'occupation' } as DemandSignal['target'],
  region: ['AT-9'],
  period: { from: '2026-01-01', to: '2026-12-31' },
  level: 'high',
  openings: 120,
  source: { publisher: 'https://office.example/' },
  asOf: '2026-04-01',
  validUntil: '2026-12-31',
  ...changes,
})

describe('createFileDemandProvider', () => {
  const provider = (...signals: readonly DemandSignal[]) =>
    createFileDemandProvider({ read: async () => JSON.stringify({ signals }) })

  it('gives the signals of a file that hold now, by target and region', async () => {
    const here = signal()
    const country = signal({ id: 'https://demand.example/2', region: ['AT'] })
    const old = signal({ id: 'https://demand.example/3', validUntil: '2026-04-30' })
    const other = signal({ id: 'https://demand.example/4', region: ['AT-90'] })
    const demand = provider(here, country, old, other)
    expect((await demand.signalsFor({ region: 'AT-9', now: NOW })).map(({ id }) => id)).toEqual([here.id, country.id])
    const union = signal({ id: 'https://demand.example/5', region: ['EU'] })
    expect(await provider(union).signalsFor({ region: 'AT-9', now: NOW })).toHaveLength(1)
    expect(await provider(union).signalsFor({ region: 'CH', now: NOW })).toHaveLength(0)
    expect((await demand.signalsFor({ target: DRIVER, now: NOW })).length).toBe(3)
    expect(await demand.signalsFor({ target: 'https://elsewhere.example/', now: NOW })).toEqual([])
  })

  it('holds a signal through its last day, and one with a time until that', async () => {
    const demand = provider(signal({ validUntil: '2026-05-01' }))
    expect(await demand.signalsFor({ now: '2026-05-01T23:59:59.999Z' })).toHaveLength(1)
    expect(await demand.signalsFor({ now: '2026-05-02T00:00:00Z' })).toEqual([])
    const timed = provider(signal({ validUntil: '2026-05-01T12:00:00+02:00' }))
    expect(await timed.signalsFor({ now: '2026-05-01T10:00:00Z' })).toHaveLength(1)
    expect(await timed.signalsFor({ now: '2026-05-01T10:00:00.001Z' })).toEqual([])
  })

  it('refuses a file that is none, when it is asked', async () => {
    await expect(createFileDemandProvider({ read: async () => '{' }).signalsFor({})).rejects.toMatchObject({
      code: expect.stringMatching(/^core\.json/),
    })
    await expect(provider({ ...signal(), openings: -1 }).signalsFor({})).rejects.toMatchObject({ code: 'ladder.amount_negative' })
    await expect(createFileDemandProvider({ read: async () => '{}' }).signalsFor({})).rejects.toMatchObject({
      code: 'ladder.type_invalid',
    })
    expect(refused(() => createFileDemandProvider({ read: 'demand.json' as never }))[1]).toBe('usage')
  })

  it('reads a list, too', () => {
    expect(parseDemandSignals(JSON.stringify([signal()]))).toEqual([signal()])
    expect(refused(() => parseDemandSignals(JSON.stringify([{ ...signal(), name: 'x' }])))[1]).toBe('input')
  })
})

describe('skillsGap (on safe aggregates only)', () => {
  const { table } = suppressTable({
    rows: ['AT-9', 'AT-8', 'AT-7'],
    columns: [DRIVER, 'https://ladder.example/rungs/lead'],
    counts: [
      [80, 40],
      [30, 4],
      [60, 20],
    ],
  })

  it('is openings less people, where both are known', () => {
    const gaps = skillsGap(
      [signal(), signal({ id: 'https://demand.example/2', region: ['AT'], openings: 900, level: 'low' })],
      table,
      { now: NOW },
    )
    expect(gaps[0]).toEqual({
      region: 'AT-9',
      target: DRIVER,
      openings: 120,
      level: 'high',
      people: 80,
      gap: 40,
      signals: ['https://demand.example/1', 'https://demand.example/2'],
    })
    // The latest is that of the latest instant, wherever its clock stands.
    const early = signal({ asOf: '2026-04-02', openings: 90 })
    const late = signal({ id: 'https://demand.example/2', asOf: '2026-04-01T23:00:00-05:00', openings: 100 })
    for (const order of [
      [early, late],
      [late, early],
    ])
      expect(skillsGap(order, table, { now: NOW })[0]).toMatchObject({ openings: 100, gap: 20 })
    // Openings of the country are not those of a part of it.
    expect(gaps.find(({ region, target }) => region === 'AT-7' && target === DRIVER)).not.toHaveProperty('openings')
  })

  it('leaves unknown what is withheld', () => {
    const lead = signal({
      target: { framework: 'own', uri: 'https://ladder.example/rungs/lead', kind: 'occupation' },
      region: ['AT-8'],
    })
    const gap = skillsGap([lead], table, { now: NOW }).find(({ region, openings }) => region === 'AT-8' && openings !== undefined)
    expect(gap).toMatchObject({ people: null, openings: 120 })
    expect(gap).not.toHaveProperty('gap')
  })

  it('refuses a table that gives somebody away', () => {
    const open: PublishedTable = {
      ...table,
      counts: [
        [80, 40],
        [30, null],
        [60, 20],
      ],
      rowTotals: [120, 34, 80],
      columnTotals: [170, 64],
      total: 234,
    }
    expect(refused(() => skillsGap([], open, { now: NOW }))[0]).toBe('insight.population_too_small')
    const raw: PublishedTable = {
      ...open,
      counts: [
        [80, 40],
        [30, 4],
        [60, 20],
      ],
    }
    expect(refused(() => skillsGap([], raw, { now: NOW }))[0]).toBe('insight.population_too_small')
    expect(refused(() => skillsGap('all' as never, table, { now: NOW }))[1]).toBe('usage')
  })
})

describe('returns', () => {
  const evidence = (id: string, changes: object = {}): WageEvidence => ({
    id: `https://statistics.example/${id}`,
    claim: 'observed',
    basis: 'matchedComparison',
    measure: 'absolute',
    value: '2.00',
    currency: 'USD',
    per: 'hour',
    statistic: 'median',
    ci: { low: '1.00', high: '4.00', level: '0.95' },
    sampleSize: 412,
    workRelationship: 'contractor',
    timeBase: 'engaged',
    expenses: 'net',
    population: { region: ['US'] },
    observed: { from: '2025-01-01', to: '2025-12-31' },
    source: { publisher: 'https://statistics.example/' },
    asOf: '2026-02-01',
    illustrative: true,
    comparison: 'couriers without it',
    ...changes,
  })
  const rung = (name: string, wage: readonly (WageEvidence | string)[], codes: readonly string[]) => ({
    id: `https://courier.example/rungs/${name}`,
    name: { en: name },
    description: { en: name },
    requires: {
      op: 'credential' as const,
      match: { ids: [`https://school.example/${name}`] },
      issuers: { ids: ['did:web:school.example'] },
    },
    wage,
    alignments: codes.map((code) => ({ framework: 'ESCO', code, kind: 'skill' as const })),
  })
  const ladder = defineLadder({
    id: 'https://courier.example/ladders/delivery',
    version: '1.0.0',
    status: 'active',
    effective: { from: '2026-01-01' },
    defaultLanguage: 'en',
    name: { en: 'Delivery' },
    description: { en: 'From bicycle to van.' },
    owner: 'did:web:courier.example',
    rungs: [
      rung('bike', [evidence('bike', { sampleSize: 7 })], ['S1']),
      rung('van', [evidence('van'), 'https://statistics.example/late'], ['S1', 'S2']),
      rung('lead', [evidence('lead', { asOf: '2027-01-01' })], ['S2']),
    ],
  } as never)

  it('gives each figure with its basis and its interval, and competencies the figures of their rungs', () => {
    const result = returns(
      ladder,
      [evidence('late', { ci: undefined, per: 'month' })].map(({ ci, ...rest }) => (ci === undefined ? rest : { ...rest, ci })),
      { now: NOW },
    )
    expect(result.rungs.map(({ evidence: id, basis, interval }) => [id, basis, interval?.low])).toEqual([
      ['https://statistics.example/van', 'matchedComparison', '1.00'],
      ['https://statistics.example/late', 'matchedComparison', undefined],
    ])
    expect(new Set(result.rungs.map(({ comparable }) => comparable)).size).toBe(2)
    expect(result.competencies.map(({ competency, rungs, figures }) => [competency.code, rungs.length, figures.length])).toEqual([
      ['S1', 2, 2],
      ['S2', 2, 2],
    ])
    expect(result.leftOut).toEqual([
      { evidence: 'https://statistics.example/bike', because: 'fewPeople' },
      { evidence: 'https://statistics.example/lead', because: 'future' },
    ])
  })

  it('leaves out figures that have ended or protect too few, and refuses unknown options', () => {
    const ended = returns(ladder, [evidence('late', { validUntil: '2026-03-01' })], { now: NOW })
    expect(ended.leftOut).toContainEqual({ evidence: 'https://statistics.example/late', because: 'expired' })
    const last = [evidence('late', { validUntil: '2026-05-01' })]
    const expired = { evidence: 'https://statistics.example/late', because: 'expired' }
    expect(returns(ladder, last, { now: '2026-05-01T23:59:59Z' }).leftOut).not.toContainEqual(expired)
    expect(returns(ladder, last, { now: '2026-05-02T00:00:00Z' }).leftOut).toContainEqual(expired)
    const few = returns(ladder, [evidence('late', { disclosure: { k: 3, method: 'threshold' } })], { now: NOW })
    expect(few.leftOut).toContainEqual({ evidence: 'https://statistics.example/late', because: 'fewPeople' })
    expect(refused(() => returns(ladder, [], { rank: true } as never))[1]).toBe('usage')
  })
})
