import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject } from '../../src/core/index.js'
import { fromCtdl, toCtdl } from '../../src/interchange/index.js'
import type { Requirement } from '../../src/ladder/index.js'
import { wage } from '../ladder/payoff/support.js'
import { above, achievement, ladderOf, needs, rung, rungId } from '../ladder/support.js'
import { all, ladder, SKILL } from './support.js'

const { document, losses } = toCtdl(ladder)
const graph = document['@graph'] as readonly JsonObject[]
const byId = new Map(graph.map((node) => [node['@id'], node]))
const pathway = graph[0] as JsonObject
const componentFor = (proxy: string): JsonObject =>
  graph.find((node) => node['ceterms:proxyFor'] === proxy && String(node['@type']).endsWith('Component')) as JsonObject
const conditionOf = (node: JsonObject): JsonObject => (node['ceterms:hasCondition'] as readonly JsonObject[])[0] as JsonObject
const nested = (condition: JsonObject, index: number): JsonObject =>
  (condition['ceterms:hasCondition'] as readonly JsonObject[])[index] as JsonObject
const van = componentFor('https://courier.example/achievements/van')
const badge = byId.get('https://courier.example/achievements/van') as JsonObject

describe('a pathway', () => {
  it('has the names of the ladder, its owner and what it leads to', () => {
    expect(document['@context']).toBe('https://credreg.net/ctdl/schema/context/json')
    expect(pathway).toMatchObject({
      '@id': ladder.id,
      '@type': 'ceterms:Pathway',
      'ceterms:name': { en: 'Delivery', es: 'Delivery (es)' },
      'ceterms:ownedBy': [ladder.owner],
      'ceterms:inLanguage': ['en', 'es'],
      'ceterms:hasDestinationComponent': [componentFor(rungId('lead'))['@id']],
    })
    expect(pathway['ceterms:ctid']).toMatch(/^ce-[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('names the edition that it takes the place of, where that has a URI of its own', () => {
    expect(pathway['ceterms:previousVersion']).toBe('https://courier.example/ladders/old')
    expect(losses).toContainEqual(
      expect.objectContaining({
        code: 'export.member_dropped',
        path: '/supersedes/version',
        params: expect.objectContaining({ member: 'version' }),
      }),
    )
    const read = fromCtdl(document, { version: '1.0.0', effectiveFrom: '2026-01-01' }).ladder
    expect(read.supersedes).toEqual({ id: 'https://courier.example/ladders/old' })
    const { digest: _digest, ...open } = ladder
    const same = toCtdl({ ...open, supersedes: { id: ladder.id, version: '0.9.0' } })
    expect((same.document['@graph'] as readonly JsonObject[])[0]).not.toHaveProperty('ceterms:previousVersion')
    expect(same.losses.map(({ path }) => path)).toContain('/supersedes/id')
  })

  it('every component is a part of it, and every reference leads to one', () => {
    const components = graph.filter((node) => String(node['@type']).endsWith('Component'))
    expect(pathway['ceterms:hasPart']).toEqual(components.map((node) => node['@id']))
    expect(components.every((node) => node['ceterms:ctid'] !== undefined && node['ceterms:name'] !== undefined)).toBe(true)
    const referred: unknown[] = []
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk)
      else if (isJsonObject(value)) {
        for (const term of [
          'ceterms:targetComponent',
          'ceterms:prerequisite',
          'ceterms:precededBy',
          'ceterms:precedes',
          'ceterms:hasDestinationComponent',
        ]) {
          referred.push(...((value[term] as readonly unknown[] | undefined) ?? []))
        }
        Object.values(value).forEach(walk)
      }
    }
    walk(graph)
    expect(referred.length).toBeGreaterThan(10)
    expect(referred.filter((id) => !components.some((node) => node['@id'] === id))).toEqual([])
    expect(new Set(graph.map((node) => node['@id'])).size).toBe(graph.length)
  })

  it('has the order of the rungs, needed and suggested', () => {
    const [courier, bike] = [rungId('courier'), rungId('bike')].map((id) => componentFor(id)['@id'])
    expect(van['ceterms:prerequisite']).toEqual([courier])
    expect(van['ceterms:precededBy']).toEqual([courier, bike])
    expect(byId.get(courier as string)?.['ceterms:precedes']).toContain(van['@id'])
  })
})

describe('conditions', () => {
  const root = conditionOf(van)

  it('say all, any and how many of several', () => {
    expect(root).toMatchObject({ '@type': 'ceterms:ComponentCondition', 'ceterms:logicalOperator': 'logic:And' })
    expect(root['ceterms:targetComponent']).toEqual([componentFor(rungId('courier'))['@id']])
    const two = nested(root, 1)
    expect(two['ceterms:requiredNumber']).toBe(2)
    expect(two['ceterms:targetComponent']).toEqual(['a', 'b', 'c'].map((name) => componentFor(achievement(name))['@id']))
    const either = nested(root, 2)
    expect(either['ceterms:logicalOperator']).toBe('logic:Or')
    expect(either['ceterms:targetComponent']).toEqual([componentFor(achievement('x'))['@id'], componentFor(SKILL)['@id']])
    expect(componentFor(SKILL)['@type']).toBe('ceterms:CompetencyComponent')
  })

  it('a result is a constraint', () => {
    expect(nested(root, 0)['ceterms:hasConstraint']).toEqual([
      {
        '@type': 'ceterms:Constraint',
        'ceterms:leftSource': ['https://purl.imsglobal.org/spec/vc/ob/vocab.html#result'],
        'ceterms:comparator': 'compare:GTEQ',
        'ceterms:rightSource': ['80'],
      },
    ])
  })

  it('a sum is a constraint, and what cannot be summed is words', () => {
    const lead = conditionOf(componentFor(rungId('lead')))
    expect(nested(lead, 1)['ceterms:hasConstraint']).toEqual([
      {
        '@type': 'ceterms:Constraint',
        'ceterms:leftSource': ['ceterms:estimatedDuration'],
        'ceterms:leftAction': 'array:Sum',
        'ceterms:comparator': 'compare:GTEQ',
        'ceterms:rightSource': ['PT35H'],
      },
    ])
    expect(nested(lead, 2)['ceterms:hasConstraint']).toBeUndefined()
    expect(nested(lead, 6)).toEqual({
      '@type': 'ceterms:ComponentCondition',
      'ceterms:description': { en: expect.stringMatching(/^none of this: a credential for .*banned/) },
    })
    const notes = losses
      .filter(({ code, path }) => code === 'export.note_only' && path.includes('/requires'))
      .map(({ params }) => (params as { member: string }).member)
    expect(notes).toEqual(['endorsement', 'attribute', 'evidence', 'not'])
  })

  it('experience is a component of its own with the time it takes', () => {
    const bike = conditionOf(componentFor(rungId('bike')))
    const work = byId.get((nested(bike, 0)['ceterms:targetComponent'] as string[])[0] as string)
    expect(work).toMatchObject({ '@type': 'ceterms:WorkExperienceComponent' })
    expect(work?.['ceterms:occupationType']).toMatchObject([
      { 'ceterms:codedNotation': '43-5021', 'ceterms:frameworkName': { und: 'SOC' } },
    ])
    expect(nested(bike, 0)['ceterms:hasConstraint']).toMatchObject([
      { 'ceterms:leftSource': ['ceterms:experience'], 'ceterms:rightSource': ['PT500H'] },
    ])
  })

  it('courses and assessments are components of their kind', () => {
    const of = (achievementType: string): Requirement => ({
      op: 'credential',
      match: { ids: [achievement(achievementType)], achievementType },
    })
    const made = toCtdl(ladderOf([rung('a', all(of('Course'), of('Assessment'), of('Badge')))])).document[
      '@graph'
    ] as readonly JsonObject[]
    const types = made
      .filter((node) => String(node['ceterms:proxyFor']).startsWith('https://school'))
      .map((node) => node['@type'])
    expect(types).toEqual(['ceterms:CourseComponent', 'ceterms:AssessmentComponent', 'ceterms:CredentialComponent'])
  })

  it('name the codes and versions that only competencies have', () => {
    const alignedTo = [
      { framework: 'SOC', version: '2018', code: '43-5021', name: { en: 'Couriers' }, kind: 'occupation' },
      { framework: 'SOC', code: '53-3033', kind: 'occupation' },
      { framework: 'ESCO', uri: SKILL, code: 'S1', kind: 'skill' },
    ] as const
    const lost = toCtdl(ladderOf([rung('a', { op: 'credential', match: { alignedTo } })])).losses
    expect(lost.flatMap(({ path }) => (path.includes('alignedTo') ? [path] : []))).toEqual([
      '/rungs/0/requires/match/alignedTo/0/version',
      '/rungs/0/requires/match/alignedTo/0/code',
    ])
  })

  it('name what CTDL cannot say of them', () => {
    const lost = losses.filter(({ code }) => code === 'export.member_dropped').map(({ path }) => path)
    for (const path of [
      '/rungs/2/requires/of/2/exclusive',
      '/rungs/2/requires/of/0/orHigher',
      '/rungs/2/requires/of/1/issuers',
      '/rungs/2/requires/of/1/currency',
      '/rungs/2/requires/of/1/minAssurance',
      '/rungs/2/requires/of/2/minDistinctIssuers',
      '/rungs/3/requires/of/1/window',
      '/rungs/3/requires/of/1/of/1/cap',
    ]) {
      expect(lost).toContain(path)
    }
  })

  it('come back as the requirements that they were, as far as CTDL has words for them', () => {
    const leaf = fc.oneof(
      fc.nat(9).map((index): Requirement => needs(`c${index}`)),
      fc.constantFrom('x', 'y').map((name): Requirement => above(name)),
    )
    const tree = fc.letrec<{ tree: Requirement }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.uniqueArray(tie('tree'), { minLength: 1, maxLength: 4, selector: (one) => JSON.stringify(one) }).chain((of) =>
          fc.oneof(
            fc.constant<Requirement>({ op: 'allOf', of }),
            fc.constant<Requirement>({ op: 'anyOf', of }),
            fc.integer({ min: 1, max: of.length }).map((n): Requirement => ({ op: 'nOf', n, of })),
          ),
        ),
      ),
    })).tree
    fc.assert(
      fc.property(tree, (requires) => {
        const made = toCtdl(ladderOf([rung('x', needs('1')), rung('y', needs('2')), rung('z', requires)])).document[
          '@graph'
        ] as readonly JsonObject[]
        const proxies = new Map(made.map((node) => [node['@id'], node['ceterms:proxyFor'] as string]))
        const top = made.find((node) => node['ceterms:proxyFor'] === rungId('z')) as JsonObject
        expect(readBack(conditionOf(top), proxies)).toEqual(skeleton(requires))
      }),
      { numRuns: 300 },
    )
  })
})

/** What a requirement comes to: a name, or how many of which parts, in an order of their own. */
type Skeleton = string | { readonly need: number; readonly of: readonly Skeleton[] }

function group(need: number, of: readonly Skeleton[]): Skeleton {
  const sorted = [...of].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  return sorted.length === 1 ? (sorted[0] as Skeleton) : { need, of: sorted }
}

function skeleton(requirement: Requirement): Skeleton {
  switch (requirement.op) {
    case 'rung':
      return requirement.rung
    case 'credential':
      return (requirement.match.ids as readonly string[])[0] as string
    case 'allOf':
    case 'anyOf':
    case 'nOf': {
      const need = requirement.op === 'allOf' ? requirement.of.length : requirement.op === 'anyOf' ? 1 : requirement.n
      return group(need, requirement.of.map(skeleton))
    }
    default:
      throw new Error(requirement.op)
  }
}

function readBack(condition: JsonObject, proxies: ReadonlyMap<unknown, string>): Skeleton {
  const targets = ((condition['ceterms:targetComponent'] ?? []) as readonly string[]).map((id) => proxies.get(id) as string)
  const below = ((condition['ceterms:hasCondition'] ?? []) as readonly JsonObject[]).map((one) => readBack(one, proxies))
  const of = [...targets, ...below]
  const operator = condition['ceterms:logicalOperator']
  const need =
    operator === 'logic:And' ? of.length : operator === 'logic:Or' ? 1 : (condition['ceterms:requiredNumber'] as number)
  return group(need, of)
}

describe('what a badge says of itself', () => {
  it('how long it takes', () => {
    expect(badge['ceterms:estimatedDuration']).toEqual([
      {
        '@type': 'ceterms:DurationProfile',
        'ceterms:timeRequired': 'PT20H',
        'ceterms:minimumDuration': 'P1W',
        'ceterms:maximumDuration': 'P2M',
      },
    ])
    expect(badge['ceterms:renewalFrequency']).toBe('P3Y')
  })

  it('what it costs, in the units of each currency', () => {
    const costs = badge['ceterms:estimatedCost'] as readonly JsonObject[]
    expect(costs.map((cost) => [cost['ceterms:price'], cost['ceterms:currency']])).toEqual([
      [125.5, 'EUR'],
      [5000, 'JPY'],
      [0.005, 'KWD'],
    ])
    expect(costs.map((cost) => (cost['ceterms:directCostType'] as JsonObject | undefined)?.['ceterms:targetNode'])).toEqual([
      'costType:Tuition',
      'costType:StandaloneAssessment',
      undefined,
    ])
    expect(losses).toContainEqual(
      expect.objectContaining({
        code: 'export.term_missing',
        path: '/rungs/2/cost/2/kind',
        params: { format: 'ctdl', member: 'kind', value: 'travel' },
      }),
    )
  })

  it('where it holds, and where a cost is asked for', () => {
    const place = (country: string, region?: string) => ({
      '@type': 'ceterms:JurisdictionProfile',
      'ceterms:mainJurisdiction': [
        {
          '@type': 'ceterms:Place',
          'ceterms:addressCountry': { und: country },
          ...(region !== undefined && { 'ceterms:addressRegion': { und: region } }),
        },
      ],
    })
    expect(badge['ceterms:jurisdiction']).toEqual([place('US')])
    const costs = badge['ceterms:estimatedCost'] as readonly JsonObject[]
    expect(costs.map((cost) => cost['ceterms:jurisdiction'])).toEqual([undefined, undefined, [place('KW')]])
    const made = toCtdl(ladderOf([rung('a', needs('a'), { jurisdiction: ['US-CA', 'DE'] })]))
    const graph = made.document['@graph'] as readonly JsonObject[]
    expect(graph.find(({ '@id': id }) => id === rungId('a'))?.['ceterms:jurisdiction']).toEqual([
      place('US', 'US-CA'),
      place('DE'),
    ])
  })

  it('who pays for it, by name and up to what amount; who that is and for whom is lost', () => {
    const funding = { kind: 'scholarship', funder: 'did:web:fund.example', covers: ['tuition'], timing: 'upfront' } as const
    const made = toCtdl(ladderOf([rung('a', needs('a'), { funding: [{ ...funding, cap: { minor: 12_550, currency: 'EUR' } }] })]))
    const graph = made.document['@graph'] as readonly JsonObject[]
    expect(graph.find(({ '@id': id }) => id === rungId('a'))?.['ceterms:financialAssistance']).toEqual([
      {
        '@type': 'ceterms:FinancialAssistanceProfile',
        'ceterms:name': { en: 'scholarship' },
        'ceterms:description': { en: 'scholarship: tuition' },
        'ceterms:financialAssistanceValue': [
          {
            '@type': 'schema:QuantitativeValue',
            'schema:maxValue': 125.5,
            'schema:unitText': {
              '@type': 'ceterms:CredentialAlignmentObject',
              'ceterms:frameworkName': { und: 'ISO 4217' },
              'ceterms:codedNotation': 'EUR',
              'ceterms:targetNodeName': { und: 'EUR' },
            },
          },
        ],
      },
    ])
    expect(made.losses.filter(({ path }) => path.startsWith('/rungs/0/funding')).map(({ code, path }) => [code, path])).toEqual([
      ['export.member_dropped', '/rungs/0/funding/0/funder'],
      ['export.member_dropped', '/rungs/0/funding/0/timing'],
      ['export.note_only', '/rungs/0/funding/0/kind'],
      ['export.note_only', '/rungs/0/funding/0/covers'],
    ])
    const inPercent = toCtdl(ladderOf([rung('a', needs('a'), { funding: [{ ...funding, percent: '62.5' }] })])).document['@graph']
    expect(JSON.stringify(inPercent)).toContain(
      '"ceterms:financialAssistanceValue":[{"@type":"schema:QuantitativeValue","qdata:percentage":62.5}]',
    )
  })

  it('what holders earned in a year, and no other figure of pay in its place', () => {
    const { comparison: _, ci: __, ...plain } = wage({ per: 'year', value: '39200', postReceiptMonths: 12 })
    const withWage = (more: object) => toCtdl(ladderOf([rung('a', needs('a'), { wage: [{ ...plain, ...more }] })]))
    const earnings = (made: ReturnType<typeof toCtdl>): unknown =>
      (made.document['@graph'] as readonly JsonObject[]).find(({ '@id': id }) => id === rungId('a'))?.['ceterms:aggregateData']
    const made = withWage({})
    expect(earnings(made)).toMatchObject([
      {
        '@type': 'ceterms:AggregateDataProfile',
        'ceterms:medianEarnings': 39200,
        'ceterms:currency': 'USD',
        'ceterms:dateEffective': '2026-02-01',
        'ceterms:postReceiptMonths': 12,
        'ceterms:jurisdiction': [{ 'ceterms:mainJurisdiction': [{ 'ceterms:addressCountry': { und: 'US' } }] }],
      },
    ])
    expect(made.losses.map(({ path }) => path)).toContain('/rungs/0/wage/0/workRelationship')
    for (const other of [
      { per: 'hour' },
      { statistic: 'mean' },
      { measure: 'percent' },
      { claim: 'projected' },
      { comparison: 'workers without it' },
      { illustrative: true },
      { value: '39200.5' },
    ]) {
      const lost = withWage(other)
      expect([earnings(lost), lost.losses.filter(({ path }) => path === '/rungs/0/wage/0').map(({ code }) => code)]).toEqual([
        undefined,
        ['export.member_dropped'],
      ])
    }
  })

  it('what it is aligned to', () => {
    expect(badge['ceterms:occupationType']).toMatchObject([{ 'ceterms:frameworkName': { und: 'ESCO 1.1.1' } }])
    expect(badge['ceterms:requires']).toMatchObject([
      {
        'ceterms:targetCompetency': [
          { 'ceterms:targetNodeName': { en: 'provide first aid' } },
          { 'ceterms:codedNotation': 'x-1' },
        ],
      },
    ])
  })

  it('what only a regulator awards is a licence, and not the owner’s', () => {
    expect(badge['@type']).toBe('ceterms:License')
    expect(badge['ceterms:ownedBy']).toBeUndefined()
    expect(byId.get(rungId('courier'))).toMatchObject({ '@type': 'ceterms:OpenBadge', 'ceterms:ownedBy': [ladder.owner] })
  })

  it('typical elapsed time alone counts as exact, and that is told', () => {
    const time = { effort: {}, elapsed: { typical: 'P1M' }, excludesPrerequisites: true } as const
    const made = toCtdl(ladderOf([rung('a', needs('a'), { time })]))
    expect(JSON.stringify(made.document)).toContain('"ceterms:exactDuration":"P1M"')
    expect(made.losses).toContainEqual(
      expect.objectContaining({ code: 'export.precision_lost', path: '/rungs/0/time/elapsed/typical' }),
    )
  })
})
