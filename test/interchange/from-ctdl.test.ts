import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromCtdl, toCtdl } from '../../src/interchange/index.js'
import { defineLadder, evaluateRequirement, type Ladder, place, type Requirement, rungEdges } from '../../src/ladder/index.js'
import { above, achievement, fact, ladderOf, needs, rung } from '../ladder/support.js'
import { ladder as full } from './support.js'

const SLUGS = ['last-mile-delivery', 'home-care', 'solar', 'it-support'] as const
const example = (slug: string): Ladder =>
  defineLadder(JSON.parse(readFileSync(new URL(`../../examples/ladders/${slug}.ladder.json`, import.meta.url), 'utf8')))
const read = (document: unknown, ladder?: Ladder) =>
  fromCtdl(document, { version: ladder?.version ?? '1.0.0', effectiveFrom: ladder?.effective.from ?? '2026-01-01' })
const thrownBy = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}
const again = (ladder: Ladder) => read(toCtdl(ladder).document, ladder)

describe.each(SLUGS)('%s, written and read again', (slug) => {
  const ladder = example(slug)
  const { ladder: back, problems } = again(ladder)
  const idOf = new Map(ladder.rungs.map(({ id, awards }) => [id, awards?.id ?? id]))

  it('has its names, its owner and its rungs, each with its words, time and places', () => {
    expect(back).toMatchObject({
      id: ladder.id,
      version: ladder.version,
      status: 'draft',
      name: ladder.name,
      description: ladder.description,
      owner: ladder.owner,
      defaultLanguage: ladder.defaultLanguage,
    })
    expect(back.rungs.map(({ id }) => id)).toEqual(ladder.rungs.map(({ id }) => idOf.get(id)))
    for (const [index, one] of back.rungs.entries()) {
      const {
        name,
        description,
        regulated,
        jurisdiction,
        time,
        validity,
        alignments = [],
      } = ladder.rungs[index] as Ladder['rungs'][number]
      expect(one).toMatchObject({ name, description })
      expect([one.regulated, one.jurisdiction, one.validity?.duration]).toEqual([regulated, jurisdiction, validity?.duration])
      expect(one.time?.effort.typical).toBe(time?.effort.typical)
      expect(one.alignments ?? []).toEqual(alignments.filter(({ kind }) => kind === 'occupation' || kind === 'skill'))
    }
  })

  it('has the ways between the rungs', () => {
    const ways = (one: Ladder, rename = (id: string): string => id) =>
      rungEdges(one)
        .map(({ from, to, kind }) => `${rename(from)} ${kind} ${rename(to)}`)
        .sort()
    expect(ways(back)).toEqual(ways(ladder, (id) => idOf.get(id) as string))
  })

  it('does not change when it is written and read once more', () => {
    const second = again(back)
    const { digest: _, ...once } = back
    const { digest: __, ...twice } = second.ladder
    expect(twice).toEqual(once)
  })

  it('names what it did not keep', () => {
    for (const { code, path } of problems)
      expect([code, path]).toEqual([expect.stringMatching(/^import\./), expect.stringMatching(/^\/@graph\/\d+\//)])
    const costs = ladder.rungs.flatMap(({ cost = [] }) => cost)
    expect(problems.some(({ path }) => path.endsWith('/ceterms:estimatedCost'))).toBe(costs.length > 0)
  })
})

describe('requirements', () => {
  const leaf = fc.oneof(
    fc.nat(5).map((index): Requirement => needs(`c${index}`, { issuers: { any: true } })),
    fc.constantFrom('x', 'y').map((name): Requirement => above(name)),
    fc.integer({ min: 1, max: 40 }).map(
      (hours): Requirement => ({
        op: 'sum',
        measure: 'hours',
        min: String(hours),
        overlap: 'union',
        of: [{ match: needs('c0') }, { match: needs('c1') }],
      }),
    ),
    fc.integer({ min: 1, max: 100 }).map((least): Requirement => needs('c2', { minResult: { min: String(least) } })),
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

  it('are met by the same wallets as before', () => {
    const wallets = fc.subarray(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'x', 'y'])
    fc.assert(
      fc.property(tree, wallets, fc.nat(100), (requires, held, amount) => {
        const ladder = ladderOf([rung('x', needs('x')), rung('y', needs('y')), rung('z', requires)])
        const facts = held.map((name) =>
          fact(name, {
            amounts: [{ measure: 'hours', amount: String(amount % 30) }],
            results: [{ value: String(amount), status: 'Completed', resultType: 'RawScore' }],
          }),
        )
        const outcome = (one: Ladder) =>
          place(one, facts, { now: '2026-05-01T00:00:00Z', policy: { trust: { any: true } } }).rungs.map(
            (placed) => placed.outcome,
          )
        expect(outcome(again(ladder).ladder)).toEqual(outcome(ladder))
      }),
      { numRuns: 200 },
    )
  })

  it('of every kind come back, and what is only words stays open', () => {
    const { ladder, problems } = again(full)
    const lead = ladder.rungs[3]?.requires as Extract<Requirement, { op: 'allOf' }>
    expect(lead.of.map(({ op }) => op).sort()).toEqual([
      'anyOf',
      'attribute',
      'attribute',
      'attribute',
      'attribute',
      'attribute',
      'sum',
    ])
    expect(problems.filter(({ code }) => code === 'import.condition_words')).toHaveLength(5)
    const open = lead.of.find(({ op }) => op === 'attribute') as Requirement
    expect(open).toMatchObject({ name: 'ext:condition', value: expect.any(String) })
    expect(evaluateRequirement(open, [], { now: '2026-05-01' }).outcome).toBe('indeterminate')
  })

  it('a constraint that is not known here is never dropped', () => {
    const { document } = toCtdl(ladderOf([rung('z', needs('c2', { minResult: { min: '80' } }))]))
    const fewer = JSON.parse(JSON.stringify(document).replace('compare:GTEQ', 'compare:LTEQ'))
    expect(read(fewer).ladder.rungs[0]?.requires.op).toBe('attribute')
    const exclusive = JSON.parse(
      JSON.stringify(toCtdl(ladderOf([rung('z', { op: 'anyOf', of: [needs('a'), needs('b')] })])).document).replace(
        'logic:Or',
        'logic:OnlyOne',
      ),
    )
    expect(read(exclusive).ladder.rungs[0]?.requires.op).toBe('attribute')
  })
})

describe('a number beside an operator', () => {
  it('is never read as less than it says', () => {
    const requiresOf = (condition: object) => {
      const requires = [{ ...condition, 'ceterms:targetComponent': ['urn:x:c', 'urn:x:d', 'urn:x:e'] }]
      const outside = ['c', 'd', 'e'].map((name) => ({
        '@id': `urn:x:${name}`,
        '@type': 'ceterms:CredentialComponent',
        'ceterms:proxyFor': achievement(name),
      }))
      const pathway = { '@id': 'https://p.example/1', '@type': 'ceterms:Pathway', 'ceterms:name': { en: 'P' } }
      const component = { '@id': 'urn:x:a', 'ceterms:name': { en: 'A' }, 'ceterms:hasCondition': requires }
      const graph = [{ ...pathway, 'ceterms:ownedBy': ['did:web:p.example'] }, component, ...outside]
      return read({ '@graph': graph }).ladder.rungs[0]?.requires
    }
    const [or, and] = ['logic:Or', 'logic:And'].map((operator) => ({ 'ceterms:logicalOperator': operator })) as [object, object]
    const some = (n: number) => ({ 'ceterms:requiredNumber': n })
    expect(requiresOf({ ...or, ...some(2) })).toMatchObject({ op: 'nOf', n: 2 })
    expect(requiresOf({ ...or, ...some(1) })?.op).toBe('anyOf')
    expect(requiresOf({ ...and, ...some(3) })?.op).toBe('allOf')
    expect(requiresOf({ ...and, ...some(2) })?.op).toBe('attribute')
    const below = { 'ceterms:hasCondition': [{ ...some(1), 'ceterms:targetComponent': ['urn:x:c'] }] }
    expect(requiresOf({ ...or, ...some(2), ...below })?.op).toBe('attribute')
    // What it points to may ask for more.
    expect(requiresOf({ ...some(1), 'ceterms:hasConstraint': ['_:b0'] })?.op).toBe('attribute')
    expect(requiresOf({ ...and, 'ceterms:hasCondition': ['_:b0'] })?.op).toBe('attribute')
  })
})

describe('hostile and broken documents', () => {
  it('a condition that stands elsewhere is a question beside those that are read', () => {
    const one = { 'ceterms:requiredNumber': 1, 'ceterms:targetComponent': ['urn:x:c'] }
    const { ladder, problems } = read({
      '@graph': [pathway, component('urn:x:a', { 'ceterms:hasCondition': [one, '_:b0'] }), outside],
    })
    expect(ladder.rungs[0]?.requires).toMatchObject({ op: 'allOf', of: [{ op: 'nOf' }, { op: 'attribute' }] })
    expect(problems).toMatchObject([{ code: 'import.condition_words', path: '/@graph/1/ceterms:hasCondition' }])
  })

  const component = (id: string, more: object = {}) => ({
    '@id': id,
    '@type': 'ceterms:CredentialComponent',
    'ceterms:name': { en: id },
    'ceterms:proxyFor': `${id}:badge`,
    'ceterms:hasCondition': [{ 'ceterms:requiredNumber': 1, 'ceterms:targetComponent': ['urn:x:c'] }],
    ...more,
  })
  const pathway = {
    '@id': 'https://p.example/1',
    '@type': 'ceterms:Pathway',
    'ceterms:name': { en: 'P' },
    'ceterms:ownedBy': ['did:web:p.example'],
  }
  const outside = { '@id': 'urn:x:c', '@type': 'ceterms:CredentialComponent', 'ceterms:proxyFor': achievement('c') }

  it('are refused by a code', () => {
    for (const bad of [
      '',
      '[]',
      '{}',
      '{"@graph":{}}',
      { '@graph': [] },
      { '@graph': [pathway, pathway, { ...pathway, '@id': 'urn:x:2' }] },
      7,
    ])
      expect(thrownBy(() => read(bad))).toMatchObject({ kind: 'input' })
    expect(thrownBy(() => read({ '@graph': [] }))).toMatchObject({ code: 'import.document_unknown' })
    expect(thrownBy(() => read({ '@graph': Array.from({ length: 10_001 }, () => 1) }))).toMatchObject({ code: 'import.too_many' })
    let deep: object = {}
    for (let at = 0; at < 100; at++) deep = { 'ceterms:hasCondition': [deep] }
    expect(thrownBy(() => read({ '@graph': [pathway, component('urn:x:a', deep)] }))).toMatchObject({
      code: 'core.json_too_deep',
    })
    expect(thrownBy(() => fromCtdl({ '@graph': [pathway] }, { version: '1.0.0', from: 'x' } as never))).toMatchObject({
      code: 'core.option_unknown',
    })
  })

  it('a circular pathway, one without rungs and one that asks for more than there is are no ladders', () => {
    const on = (target: string, requiredNumber = 1) => ({
      'ceterms:hasCondition': [{ 'ceterms:requiredNumber': requiredNumber, 'ceterms:targetComponent': [target] }],
    })
    const circle = [component('urn:x:a', on('urn:x:b')), component('urn:x:b', on('urn:x:a'))]
    expect(thrownBy(() => read({ '@graph': [pathway, ...circle] }))).toMatchObject({ code: 'ladder.cycle' })
    expect(thrownBy(() => read({ '@graph': [pathway] }))).toMatchObject({ kind: 'input' })
    expect(thrownBy(() => read({ '@graph': [pathway, component('urn:x:a', on('urn:x:c', 1e9)), outside] }))).toMatchObject({
      kind: 'input',
    })
  })

  it('what cannot be used is told, with its place', () => {
    const { ladder, problems } = read({
      '@graph': [
        pathway,
        component('urn:x:a', { 'ceterms:colour': 'red' }),
        component('urn:x:a'),
        outside,
        3,
        component('urn:x:b', { 'ceterms:hasCondition': [{}] }),
      ],
    })
    expect(ladder.rungs.map(({ id, requires }) => [id, requires.op])).toEqual([
      ['urn:x:a:badge', 'credential'],
      ['urn:x:b:badge', 'attribute'],
    ])
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['import.item_duplicate', '/@graph/2'],
      ['import.item_invalid', '/@graph/4'],
      ['import.member_dropped', '/@graph/1/ceterms:colour'],
      ['import.condition_words', '/@graph/5/ceterms:hasCondition/0'],
    ])
  })

  it('a component that stands for nothing else is read once, with its duration', () => {
    const own = component('urn:x:a', { 'ceterms:renewalFrequency': 'P2Y', 'ceterms:proxyFor': undefined })
    const { ladder, problems } = read(JSON.parse(JSON.stringify({ '@graph': [pathway, own, outside] })))
    expect(ladder.rungs).toMatchObject([{ id: 'urn:x:a', validity: { duration: 'P2Y' } }])
    expect(problems).toEqual([])
  })

  it('long words are cut between characters', () => {
    const words = { 'ceterms:description': { en: `${'x'.repeat(1999)}😀` } }
    const { ladder } = read({ '@graph': [pathway, component('urn:x:a', { 'ceterms:hasCondition': [words] }), outside] })
    expect(ladder.rungs[0]?.requires).toMatchObject({ op: 'attribute', value: 'x'.repeat(1999) })
  })

  it('whatever comes in, there is a ladder or a refusal by code', () => {
    const text = JSON.stringify(toCtdl(full).document)
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('', '0', '"', '[', '{}', 'null', '1e9', '__proto__'), (at, put) => {
        const mutated = text.slice(0, at) + put + text.slice(at + 1)
        try {
          expect(read(mutated).ladder.rungs.length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toMatchObject({ kind: 'input', code: expect.any(String) })
        }
      }),
      { numRuns: 300 },
    )
  })
})
