import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { fromCase, toCase } from '../../src/interchange/index.js'
import { defineLadder, type Rung, rungEdges } from '../../src/ladder/index.js'
import { ladderInput, ladderOf, needs, rung, rungId } from '../ladder/support.js'
import { ladder, SKILL } from './support.js'

const { document, losses } = toCase(ladder, { changed: '2026-05-01T10:00:00+02:00' })
const items = document['CFItems'] as readonly JsonObject[]
const associations = document['CFAssociations'] as readonly JsonObject[]
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const of = (type: string): readonly JsonObject[] => associations.filter((one) => one['associationType'] === type)
const uris = (one: JsonObject): readonly unknown[] =>
  [one['originNodeURI'], one['destinationNodeURI']].map((node) => (node as JsonObject)['uri'])

describe('a ladder as a CASE package', () => {
  it('has the members of CASE 1.1 and no others', () => {
    const allowed = {
      CFDocument:
        'identifier uri frameworkType caseVersion creator title lastChangeDateTime officialSourceURL publisher description subject subjectURI language version adoptionStatus statusStartDate statusEndDate licenseURI notes extensions',
      CFItems:
        'identifier fullStatement alternativeLabel CFItemType uri humanCodingScheme listEnumeration abbreviatedStatement conceptKeywords conceptKeywordsURI notes subject subjectURI language educationLevel CFItemTypeURI licenseURI statusStartDate statusEndDate lastChangeDateTime extensions',
      CFAssociations:
        'identifier associationType sequenceNumber uri originNodeURI destinationNodeURI CFAssociationGroupingURI lastChangeDateTime notes extensions',
    }
    expect(Object.keys(document)).toEqual(['CFDocument', 'CFItems', 'CFAssociations'])
    const required = {
      CFDocument: ['creator', 'title'],
      CFItems: ['fullStatement'],
      CFAssociations: ['associationType', 'originNodeURI', 'destinationNodeURI'],
    }
    for (const [part, members] of Object.entries(allowed)) {
      for (const one of [document[part]].flat() as readonly JsonObject[]) {
        expect(Object.keys(one).filter((member) => !members.split(' ').includes(member))).toEqual([])
        expect(one['identifier']).toMatch(UUID)
        expect(one['lastChangeDateTime']).toBe('2026-05-01T08:00:00Z')
        for (const member of ['uri', ...required[part as keyof typeof required]]) expect(one[member]).toBeDefined()
      }
    }
    for (const one of associations) {
      for (const node of [one['originNodeURI'], one['destinationNodeURI']] as readonly JsonObject[]) {
        expect(Object.keys(node).sort()).toEqual(['identifier', 'targetType', 'title', 'uri'])
        expect(node['targetType']).toMatch(/^(?:CASE|ext:[A-Za-z0-9._-]+)$/)
      }
    }
    const all = [...items, ...associations].map((one) => one['identifier'])
    expect(new Set(all).size).toBe(all.length)
  })

  it('has the document of the ladder', () => {
    expect(document['CFDocument']).toMatchObject({
      uri: ladder.id,
      caseVersion: '1.1',
      creator: ladder.owner,
      title: 'Delivery',
      language: 'en',
      version: '1.0.0',
      adoptionStatus: 'Adopted',
      statusStartDate: '2026-01-01',
      statusEndDate: '2030-01-01',
    })
  })

  it('has an item for each rung and language, joined by translations', () => {
    expect(items).toHaveLength(8)
    expect(items[0]).toMatchObject({
      uri: rungId('courier'),
      abbreviatedStatement: 'Courier',
      fullStatement: 'About Courier.',
      CFItemType: 'Rung',
      language: 'en',
    })
    expect(items[1]).toMatchObject({ abbreviatedStatement: 'Courier (es)', language: 'es' })
    expect(uris(of('isTranslationOf')[0] as JsonObject)).toEqual([items[1]?.['uri'], rungId('courier')])
  })

  it('has the order of the rungs and whose they are', () => {
    expect(of('precedes').map((one) => [...uris(one), one['notes'] ?? 'needed'])).toEqual(
      rungEdges(ladder).map(({ from, to, kind }) => [from, to, kind]),
    )
    expect(of('isChildOf').map((one) => [...uris(one), one['sequenceNumber']])).toEqual([
      [rungId('courier'), ladder.id, 1],
      [rungId('bike'), ladder.id, 2],
      [rungId('van'), ladder.id, 2],
      [rungId('lead'), ladder.id, 4],
    ])
  })

  it('relates rungs to frameworks, and tells what has no address', () => {
    expect(of('isRelatedTo').map((one) => (one['destinationNodeURI'] as JsonObject)['targetType'])).toEqual([
      'ext:ESCO',
      'ext:ESCO',
    ])
    for (const path of ['/rungs/2/alignments/2', '/rungs/2/alignments/3', '/rungs/2/alignments/0/version']) {
      expect(losses).toContainEqual(expect.objectContaining({ code: 'export.member_dropped', path }))
    }
  })

  it('tells of descriptions without a name in their language, and of further names of what is related', () => {
    const alignments: Rung['alignments'] = [
      { framework: 'ESCO', uri: SKILL, name: { es: 'primeros auxilios', en: 'first aid' }, kind: 'skill' },
    ]
    const one = rung('a', needs('b'), { name: { en: 'A' }, description: { en: 'About A.', hi: 'अ' }, alignments })
    const made = toCase(ladderOf([one], { defaultLanguage: 'en' }))
    expect(made.losses.filter(({ code }) => code === 'export.language_dropped')).toMatchObject([
      { params: { languages: 'hi' }, path: '/rungs/0/description' },
      { params: { languages: 'es' }, path: '/rungs/0/alignments/0/name' },
    ])
    expect(JSON.stringify(made.document['CFAssociations'])).toContain('"title":"first aid"')
  })

  it('tells that it has no logic, and one language for a document', () => {
    expect(losses.filter(({ code }) => code === 'export.logic_flattened').map(({ path }) => path)).toEqual(
      [0, 1, 2, 3].map((index) => `/rungs/${index}/requires`),
    )
    expect(losses).toContainEqual(
      expect.objectContaining({ code: 'export.language_dropped', params: { format: 'case', languages: 'es' }, path: '/name' }),
    )
    const plain = defineLadder(ladderInput([rung('a', needs('a')), rung('b', { op: 'rung', rung: rungId('a') })]))
    expect(
      toCase(plain)
        .losses.filter(({ code }) => code === 'export.logic_flattened')
        .map(({ path }) => path),
    ).toEqual(['/rungs/0/requires'])
  })

  it('needs a date that can be written', () => {
    expect(() => toCase(ladder, { changed: 'yesterday' })).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    expect(() => toCase(ladder, { when: 1 } as never)).toThrow(expect.objectContaining({ code: 'core.option_unknown' }))
    expect((toCase(ladder).document['CFDocument'] as JsonObject)['lastChangeDateTime']).toBe('2026-01-01T00:00:00Z')
  })
})

describe('CASE items as alignments', () => {
  it('what was exported comes back: the rungs with their names in all languages', () => {
    const { alignments, problems } = fromCase(JSON.stringify(document))
    expect(problems).toEqual([])
    expect(alignments).toEqual(
      ladder.rungs.map(({ id, name }) => ({ framework: 'CASE', version: '1.0.0', uri: id, name, kind: 'skill' })),
    )
  })

  it('fit into a ladder', () => {
    const { alignments } = fromCase(document)
    expect(defineLadder(ladderInput([rung('a', needs('a'), { alignments })])).rungs[0]?.alignments).toEqual(alignments)
  })

  it('one item alone is read, with the code that people use', () => {
    const item = { uri: 'https://f.example/1', fullStatement: '  Plans\n a route. ', humanCodingScheme: 'R.1', language: 'en' }
    expect(fromCase(item)).toEqual({
      alignments: [{ framework: 'CASE', uri: 'https://f.example/1', code: 'R.1', name: { en: 'Plans a route.' }, kind: 'skill' }],
      problems: [],
    })
  })

  it('what cannot be used is left out and told', () => {
    const { alignments, problems } = fromCase({
      CFDocument: { version: 7, language: 'not a tag' },
      CFItems: [
        { uri: 'https://f.example/1', fullStatement: 'One' },
        { uri: 'https://f.example/1', fullStatement: 'Again', identifier: 'other' },
        { uri: 'not a url', fullStatement: 'Two' },
        { uri: 'https://f.example/3' },
        { fullStatement: 'Four' },
        { uri: 'https://f.example/5', fullStatement: 'x'.repeat(2001) },
        { uri: 'https://f.example/6', fullStatement: 'Six', statusEndDate: '2020-01-01' },
        'text',
      ],
    })
    expect(alignments.map(({ uri, name }) => [uri, name])).toEqual([
      ['https://f.example/1', { und: 'One' }],
      ['https://f.example/6', { und: 'Six' }],
    ])
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['import.item_invalid', '/CFDocument/version'],
      ['import.item_invalid', '/CFItems/2/uri'],
      ['import.item_invalid', '/CFItems/3'],
      ['import.item_invalid', '/CFItems/4'],
      ['import.item_invalid', '/CFItems/5/fullStatement'],
      ['import.member_dropped', '/CFItems/6'],
      ['import.item_invalid', '/CFItems/7'],
      ['import.item_duplicate', '/CFItems/1'],
    ])
  })

  it.each([
    ['a text', '"x"', 'import.document_unknown'],
    ['nothing of CASE', '{"a":1}', 'import.document_unknown'],
    ['no JSON', '{', 'core.json_invalid'],
    ['two of a name', '{"CFItems":[],"CFItems":[]}', 'core.json_key_duplicate'],
    ['a prototype', '{"CFItems":[{"__proto__":{}}]}', 'core.json_key_forbidden'],
    ['depth', `{"CFItems":${'['.repeat(40)}${']'.repeat(40)}}`, 'core.json_too_deep'],
    ['a function', { CFItems: [() => 1] }, 'core.json_value_unsupported'],
    ['too many items', { CFItems: Array.from({ length: 10_001 }, () => ({})) }, 'import.too_many'],
  ])('%s is refused', (_, input, code) => expect(() => fromCase(input)).toThrow(expect.objectContaining({ code })))

  it('translations that go in circles or nowhere do no harm', () => {
    const link = (from: string, to: string): object => ({
      associationType: 'isTranslationOf',
      originNodeURI: { identifier: from },
      destinationNodeURI: { identifier: to },
    })
    const item = (name: string): object => ({
      identifier: name,
      uri: `https://f.example/${name}`,
      fullStatement: name,
      language: name === 'a' ? 'en' : 'es',
    })
    const circle = fromCase({
      CFItems: [item('a'), item('b')],
      CFAssociations: [link('a', 'b'), link('b', 'a'), link('a', 'a'), 7, {}],
    })
    expect(circle.alignments).toMatchObject([{ uri: 'https://f.example/b', name: { es: 'b', en: 'a' } }])
    const elsewhere = fromCase({ CFItems: [item('a'), item('b')], CFAssociations: [link('b', 'gone')] })
    expect(elsewhere.alignments.map(({ uri }) => uri)).toEqual(['https://f.example/a', 'https://f.example/b'])
    const chain = fromCase({
      CFItems: [item('a'), item('b'), { ...item('c'), language: 'fr' }],
      CFAssociations: [link('b', 'c'), link('c', 'a')],
    })
    expect(chain.alignments).toMatchObject([{ uri: 'https://f.example/a', name: { en: 'a', es: 'b', fr: 'c' } }])
    expect(chain.alignments).toHaveLength(1)
    const names = { CFItems: [item('a'), { ...item('b'), language: 'toString' }, { ...item('c'), language: '__proto__' }] }
    expect(fromCase(names).alignments.map(({ name }) => Object.entries(name ?? {}))).toEqual([
      [['en', 'a']],
      [['toString', 'b']],
      [['und', 'c']],
    ])
  })
})
