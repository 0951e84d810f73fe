import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from '../../src/contexts/index.js'
import { byEngine, byJsonld, documentOf, type Row } from './engine-oracle.js'

const loader = createContextLoader()
const p = (definition: object) => ({ p: { '@id': 'urn:p', ...definition } })
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const credential = {
  '@context': [CREDENTIALS_V2, OB_3_0_3],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'did:example:1', type: 'Profile' },
}

/** What the engine must compile. */
const compiled: readonly Row[] = [
  [
    '5.3',
    'texts, numbers and booleans',
    {},
    { 'urn:p': ['x', '', 0, -0, -1, 1.5, 2.5e-6, 1e21, 123456789012345680000, 9007199254740992, true, false] },
  ],
  [
    '5.3',
    'numbers under datatypes',
    {
      a: { '@id': 'urn:a', '@type': `${XSD}double` },
      b: { '@id': 'urn:b', '@type': `${XSD}integer` },
      c: { '@id': 'urn:c', '@type': `${XSD}string` },
    },
    { a: [5, 1.25, true], b: [5, 1.25, '5', false], c: [5, 'x', true] },
  ],
  [
    '5.3',
    '@id and @vocab beside what is no text',
    { ...p({ '@type': '@id' }), q: { '@id': 'urn:q', '@type': '@vocab' } },
    { p: ['urn:x', 5, true, '_:b'], q: ['p', 1.5, '_:b'] },
  ],
  ['5.3', '@none', p({ '@type': '@none' }), { p: ['x', 1] }],
  [
    '8.2.2',
    'texts and IRIs that are escaped',
    p({ '@type': '@id' }),
    {
      p: ['urn:a<b>"{}|^`\\c', 'urn:a\u0001b', 'urn:\u007f', 'urn:ü😀'],
      'urn:q': ['"\\\n\r\t\b\f', '\u0000\u001f\u007f\u0085', '😀～\u2028'],
    },
  ],
  [
    '13.4.7',
    'value objects',
    {},
    {
      'urn:p': [
        { '@value': 'x' },
        { '@value': 'x', '@language': 'DE-at' },
        { '@value': 5 },
        { '@value': 'x', '@type': 'urn:t' },
        { '@value': true, '@type': `${XSD}string` },
      ],
    },
  ],
  [
    '13.4.7',
    'value objects with language null',
    { '@language': 'fr' },
    { 'urn:p': [{ '@value': 'x', '@language': null }, { '@value': 'x' }] },
  ],
  [
    '13.4.9',
    'language and direction',
    {},
    {
      'urn:p': [
        { '@value': 'x', '@language': 'AR', '@direction': 'rtl' },
        { '@value': 'y', '@direction': 'ltr' },
      ],
    },
  ],
  [
    '13.4.7',
    'value objects under aliases',
    { value: '@value', lang: '@language', dir: '@direction' },
    {
      'urn:p': [
        { value: 'x', lang: 'de' },
        { value: 'y', lang: 'ar', dir: 'rtl' },
      ],
    },
  ],
  [
    '13.4.7',
    'a value object with a context',
    {},
    { 'urn:p': { '@context': { v: '@value', t: 'urn:t' }, v: 'x', '@language': 'de' } },
  ],
  ['13.4.7', 'a null member that is no keyword', { q: 'urn:q' }, { 'urn:p': { '@value': 'x', q: null } }],
  ['13.6', 'JSON literals', p({ '@type': '@json' }), { p: { b: [1, null, 'é', 1e-7, -0], a: { c: 0.5, '': {} } } }],
  [
    '13.6',
    'JSON literals of scalars, arrays and null',
    {
      ...p({ '@type': '@json' }),
      q: { '@id': 'urn:q', '@type': '@json', '@container': '@set' },
      r: { '@id': 'urn:r', '@type': '@json' },
    },
    { p: null, q: [1, [2]], r: 'x' },
  ],
  [
    '13.6',
    'a JSON literal as value object',
    {},
    {
      'urn:p': [
        { '@value': { a: [1] }, '@type': '@json' },
        { '@value': null, '@type': '@json' },
      ],
    },
  ],
  [
    '13.7',
    'language maps',
    p({ '@container': '@language' }),
    { p: { en: 'x', 'pt-BR': ['y', null, 'z'], '@none': 'n', de: null, fr: [] } },
  ],
  [
    '13.7',
    'language maps with an alias of @none, a direction, and no map',
    {
      none: '@none',
      ...p({ '@container': ['@language', '@set'], '@direction': 'rtl' }),
      q: { '@id': 'urn:q', '@container': '@language', '@language': 'de' },
    },
    { p: { ar: 'x', none: ['y'] }, q: ['plain', { '@value': 'z', '@language': 'fr' }] },
  ],
  [
    '13.7',
    'tags of nothing are not looked at',
    p({ '@container': '@language' }),
    { p: { 'no tag!': null, 'nor this': [], en: 'x' } },
  ],
  [
    '13.11',
    'lists',
    p({ '@container': '@list' }),
    { p: ['a', null, { '@id': 'urn:x', 'urn:q': 1 }, { '@value': 'y', '@language': 'de' }, 2.5] },
  ],
  [
    '13.11',
    'lists of one, of none, of nothing',
    {
      a: { '@id': 'urn:a', '@container': '@list' },
      b: { '@id': 'urn:b', '@container': '@list' },
      c: { '@id': 'urn:c', '@container': '@list' },
      d: { '@id': 'urn:d', '@container': '@list' },
    },
    { a: 'x', b: [], c: null, d: [null] },
  ],
  ['13.11', 'lists of references', p({ '@container': '@list', '@type': '@id' }), { p: ['urn:x', '_:b', 'urn:x'] }],
  [
    '13.12',
    'graphs',
    p({ '@container': '@graph' }),
    {
      p: [{ '@id': 'urn:x', 'urn:q': { '@id': '_:b' } }, [{ 'urn:q': 1 }], { '@id': 'urn:y', 'urn:q': [] }],
      'urn:z': { '@id': '_:b' },
    },
  ],
  [
    '13.12',
    'graphs in a set, of one, of nothing',
    {
      a: { '@id': 'urn:a', '@container': ['@graph', '@set'] },
      b: { '@id': 'urn:b', '@container': '@graph' },
      c: { '@id': 'urn:c', '@container': '@graph' },
    },
    { a: { '@type': 'urn:T' }, b: null, c: [null, []], 'urn:q': 1 },
  ],
  ['13.12', 'graphs within graphs', p({ '@container': '@graph' }), { p: { '@id': 'urn:x', p: { '@id': 'urn:y', 'urn:q': 1 } } }],
  [
    '5.1.2 step 5',
    'arrays of arrays, empty ones, null everywhere',
    {},
    { 'urn:p': [['a', ['b', null, []]], [], [[[]]], null], 'urn:q': null, 'urn:r': [] },
  ],
  [
    '13.4.4',
    '@type in odd forms',
    { type: '@type' },
    { type: ['urn:T', 'urn:T', '_:t'], '@type': [], 'urn:p': [{ type: [] }, { '@type': 'urn:U', type: ['urn:V'] }] },
  ],
  [
    '7.2',
    'blank nodes',
    {},
    { 'urn:p': [{}, { '@id': '_:b', 'urn:q': {} }, { '@id': '_:b', '@type': '_:c' }, { '@context': {} }] },
  ],
  [
    '7.2',
    'one node in several places',
    {},
    {
      'urn:p': [
        { '@id': 'urn:d', 'urn:q': 1 },
        { '@id': 'urn:x', 'urn:p': { '@id': 'urn:d', 'urn:q': 2 } },
      ],
    },
  ],
  [
    '13.11',
    'lists are not one, however equal',
    { ...p({ '@container': '@list' }), q: { '@id': 'urn:p', '@container': '@list' } },
    { p: ['a'], q: ['a'] },
  ],
  ['4.1', 'an empty node', {}, { '@type': 'urn:T', 'urn:p': {} }],
  [
    '13.5',
    'index containers that hold no map',
    p({ '@container': ['@index', '@set'] }),
    { p: ['a', { '@id': 'urn:x', 'urn:q': 1 }] },
  ],
]

/** What may be left to jsonld, but must not come out as something else. */
const any: readonly Row[] = [
  [
    '13.12',
    'graphs in an index that is no map',
    p({ '@container': ['@graph', '@index'] }),
    { p: [{ '@id': 'urn:x', 'urn:q': 1 }] },
  ],
  ['13.12', 'graphs by id that are no map', p({ '@container': ['@graph', '@id'] }), { p: [{ '@id': 'urn:x', 'urn:q': 1 }] }],
  ['13.11', 'lists of lists', p({ '@container': '@list' }), { p: [['a', 'b'], [], [1]] }],
  ['13.4.7', 'two members for one datatype', { type: '@type' }, { 'urn:p': { '@value': 'x', '@type': 'urn:t', type: [] } }],
  [
    '13.4.7',
    'two members for one language',
    { lang: '@language' },
    { 'urn:p': { '@value': 'x', '@language': null, lang: 'en' } },
  ],
  ['13.4.7', 'a datatype that is an alias', { json: '@json', type: '@type' }, { 'urn:p': { '@value': { a: 1 }, type: 'json' } }],
  [
    '13.4',
    '@graph, @included, @list, @set, @reverse, @index, @nest',
    { n: '@nest' },
    {
      '@graph': [{ '@id': 'urn:x', 'urn:q': 1 }],
      '@included': [{ '@id': 'urn:i', 'urn:q': 1 }],
      'urn:a': { '@list': ['x'] },
      'urn:b': { '@set': ['y'] },
      '@reverse': { 'urn:r': { '@id': 'urn:x' } },
      '@index': 'i',
      n: { 'urn:c': 1 },
    },
  ],
]

const badge = (id: string) => ({
  type: credential.type,
  issuer: credential.issuer,
  credentialSubject: { type: 'AchievementSubject', achievement: { id: `${id}:a`, type: 'Achievement', name: 'A' } },
})
const embedded = (id: string) => ({ '@context': credential['@context'], id, ...badge(id) })
const whole: readonly Row[] = [
  [
    '4.9',
    'a presentation of credentials as graphs',
    [CREDENTIALS_V2],
    { type: 'VerifiablePresentation', holder: 'did:example:2', verifiableCredential: [embedded('urn:c:1'), embedded('urn:c:2')] },
  ],
  [
    '4.9',
    'an endorsement within a badge',
    [CREDENTIALS_V2, OB_3_0_3],
    {
      ...badge('urn:c'),
      endorsement: [
        {
          ...credential,
          id: 'urn:e',
          type: ['VerifiableCredential', 'EndorsementCredential'],
          credentialSubject: { id: 'urn:s', type: 'EndorsementSubject', endorsementComment: 'Good' },
        },
      ],
    },
  ],
  [
    '4.9',
    'credentials within a CLR',
    [CREDENTIALS_V2, 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', OB_3_0_3],
    {
      type: ['VerifiableCredential', 'ClrCredential'],
      issuer: 'did:example:1',
      credentialSubject: {
        type: 'ClrSubject',
        verifiableCredential: [embedded('urn:c:1')],
        achievement: [{ id: 'urn:a', type: 'Achievement' }],
      },
    },
  ],
  [
    '3.1',
    'a badge with a member of an inline context',
    [CREDENTIALS_V2, OB_3_0_3, { shift: { '@id': 'urn:shift', '@type': '@id' } }],
    { ...badge('urn:c'), shift: 'urn:night' },
  ],
]

describe('values mean what they mean to jsonld (JSON-LD 1.1 API section 5.1.2, by step)', () => {
  it.each([...compiled, ...whole])('%s: %s', async (...row) => {
    const expected = await byJsonld(documentOf(row), loader)
    expect(expected).not.toMatch(/^(refused|$)/)
    expect(byEngine(documentOf(row), loader)).toBe(expected)
  })

  it.each(any)('%s, or declined: %s', async (...row) => {
    const expected = await byJsonld(documentOf(row), loader)
    expect(expected).not.toMatch(/^(refused|$)/)
    const found = byEngine(documentOf(row), loader)
    if (typeof found !== 'string' || !found.startsWith('declined')) expect(found).toBe(expected)
  })
})

describe('where jsonld differs from the text', () => {
  it.each([
    [1e-7, '1.0E-7'],
    [-2.5e-10, '-2.5E-10'],
    [5e-324, '4.940656458412465E-324'],
  ])('8.6: the fraction %d', (number, text) => {
    expect(byEngine({ '@id': 'urn:d', 'urn:p': number }, loader)).toBe(`<urn:d> <urn:p> "${text}"^^<${XSD}double> .\n`)
  })

  it('7.2: values that differ in direction alone', () => {
    const document = { '@id': 'urn:d', 'urn:p': [{ '@value': 'x' }, { '@value': 'x', '@direction': 'rtl' }] }
    expect(byEngine(document, loader)).toBe('<urn:d> <urn:p> "x" .\n<urn:d> <urn:p> "x"^^<https://www.w3.org/ns/i18n#_rtl> .\n')
  })
})
