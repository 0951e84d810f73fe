import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromCase, fromRsd } from '../../src/interchange/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { ladderInput, needs, rung } from '../ladder/support.js'

const skill = {
  '@context': 'https://rsd.openskillsnetwork.org/context-v1.json',
  type: 'RichSkillDescriptor',
  id: 'https://skills.example/api/skills/60f17310-8462-46ad-b739-25dbb70746cb',
  uuid: '60f17310-8462-46ad-b739-25dbb70746cb',
  skillName: 'Route planning',
  skillStatement: 'Plans the order of stops.',
  status: 'published',
  keywords: ['Routes'],
  categories: [],
  alignments: [
    { id: 'http://data.europa.eu/esco/skill/1d21f6ad-340f-45da-a0a3-4e83867f47a6', skillName: 'provide first aid' },
    { id: 'https://en.example/routing', skillName: 'Routing', isPartOf: { name: 'Encyclopedia' } },
    { id: 'https://en.example/nowhere', skillName: 'Nowhere' },
  ],
  occupations: [
    { code: '43-5021.00', targetNodeName: 'Couriers', frameworkName: 'o*net', parents: [] },
    { code: '43-5021', frameworkName: 'bls' },
    { code: '1' },
  ],
}

describe('rich skill descriptors as alignments', () => {
  const { alignments, problems } = fromRsd(JSON.stringify(skill), { language: 'en' })

  it('have the skill, what it is aligned to, and the occupations that need it', () => {
    expect(alignments).toEqual([
      { framework: 'RSD', uri: skill.id, name: { en: 'Route planning' }, kind: 'skill' },
      { framework: 'ESCO', uri: skill.alignments[0]?.id, name: { en: 'provide first aid' }, kind: 'skill' },
      { framework: 'ext:Encyclopedia', uri: 'https://en.example/routing', name: { en: 'Routing' }, kind: 'skill' },
      { framework: 'ONET', code: '43-5021.00', name: { en: 'Couriers' }, kind: 'occupation' },
      { framework: 'SOC', code: '43-5021', kind: 'occupation' },
    ])
  })

  it('tell what is not kept, and what is of no known framework', () => {
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['import.member_dropped', ''],
      ['import.framework_missing', '/alignments/2'],
      ['import.framework_missing', '/occupations/2'],
    ])
  })

  it('fit into a ladder', () => {
    expect(defineLadder(ladderInput([rung('a', needs('a'), { alignments })])).rungs[0]?.alignments).toEqual(alignments)
  })

  it('come one, in a list, or in a collection, each once', () => {
    const one = { id: 'https://s.example/1', skillName: 'One' }
    const read = { framework: 'RSD', uri: 'https://s.example/1', name: { und: 'One' }, kind: 'skill' }
    expect(fromRsd(one)).toEqual({ alignments: [read], problems: [] })
    expect(fromRsd([one]).alignments).toEqual([read])
    const twice = fromRsd({ skills: [one, one] })
    expect(twice.alignments).toEqual([read])
    expect(twice.problems).toMatchObject([{ code: 'import.item_duplicate', params: { first: '/skills/0' }, path: '/skills/1' }])
  })

  it('what cannot be used is left out and told', () => {
    const bad = [
      { skillName: 'x' },
      { id: 'x', skillName: 'x' },
      { id: 'https://s.example/1' },
      { id: 'https://s.example/2', skillName: 7 },
      { ...skill, type: 'Other' },
      null,
    ]
    const read = fromRsd(bad)
    expect(read.alignments).toEqual([])
    expect(read.problems.map(({ code, path }) => [code, path])).toEqual([
      ['import.item_invalid', '/0'],
      ['import.item_invalid', '/1/id'],
      ['import.item_invalid', '/2'],
      ['import.item_invalid', '/3/skillName'],
      ['import.item_invalid', '/4/type'],
      ['import.item_invalid', '/5'],
    ])
    const odd = fromRsd({ id: 'https://s.example/1', skillName: 'One', alignments: 'x', occupations: [1] })
    expect(odd.problems.map(({ path }) => path)).toEqual(['/alignments', '/occupations/0'])
  })

  it.each([
    ['a text', '"x"', 'import.document_unknown'],
    ['something else', { type: 'Badge' }, 'import.document_unknown'],
    ['no JSON', 'x', 'core.json_invalid'],
    ['too many skills', Array.from({ length: 10_001 }, () => 1), 'import.too_many'],
    ['not a value of JSON', { skillName: 1n }, 'core.json_value_unsupported'],
  ])('%s is refused', (_, input, code) => expect(() => fromRsd(input)).toThrow(expect.objectContaining({ code })))

  it('options are checked', () => {
    expect(() => fromRsd(skill, { language: 'not a tag' })).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    expect(() => fromRsd(skill, { lang: 'en' } as never)).toThrow(expect.objectContaining({ code: 'core.option_unknown' }))
  })

  it('a long name of a framework is cut between characters', () => {
    const alignments = [{ id: 'https://en.example/long', isPartOf: { name: `${'x'.repeat(199)}😀` } }]
    const read = fromRsd({ id: skill.id, skillName: 'x', alignments }).alignments
    expect(read[1]?.framework).toBe(`ext:${'x'.repeat(199)}`)
    expect(defineLadder(ladderInput([rung('a', needs('b'), { alignments: read })])).rungs[0]?.alignments).toHaveLength(2)
  })

  it('problems are bounded', () => {
    const many = fromRsd(Array.from({ length: 5000 }, () => ({})))
    expect(many.problems).toHaveLength(1000)
  })

  it('whatever comes in, what comes out fits into a ladder', () => {
    const key = fc.constantFrom(
      'id',
      'uri',
      'skillName',
      'fullStatement',
      'code',
      'frameworkName',
      'alignments',
      'occupations',
      'isPartOf',
      'name',
      'language',
      'identifier',
    )
    const value = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.webUrl(),
        fc.constantFrom(null, 1, true, 'en', 'ESCO', 'o*net', 'x'.repeat(3000)),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(key, tie('any'), { maxKeys: 6 }),
      ),
    })).any
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (items) => {
        for (const { alignments } of [fromRsd(items), fromCase({ CFItems: items })]) {
          expect(() => defineLadder(ladderInput([rung('a', needs('a'), { alignments })]))).not.toThrow()
        }
      }),
      { numRuns: 500 },
    )
  })
})
