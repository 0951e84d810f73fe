import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from '../../src/contexts/index.js'
import { byEngine, byJsonld, documentOf, type Row } from './engine-oracle.js'

const PLAIN = 'https://context.example/plain'
const LIST = 'https://context.example/list'
const IMPORTED = 'https://context.example/imported'
const SCOPED = 'https://context.example/scoped'
const loader = createContextLoader({
  [PLAIN]: { '@context': { p: 'urn:remote:p', q: { '@id': 'urn:remote:q', '@type': '@id' } } },
  [IMPORTED]: { '@context': { p: 'urn:imported:p' } },
  [LIST]: { '@context': [PLAIN, { r: 'urn:remote:r' }, CREDENTIALS_V2] },
  [SCOPED]: { '@context': { T: { '@id': 'urn:T', '@context': { s: 'urn:remote:s' } }, u: 'urn:remote:u' } },
})
const T = { T: { '@id': 'urn:T', '@context': { foo: 'urn:foo' } }, p: 'urn:p' }
const aliases = { id: '@id', type: '@type', value: '@value', lang: '@language' }
const redefined = {
  '@protected': true,
  p: { '@id': 'urn:p', '@container': ['@graph', '@set'], '@context': { q: 'urn:q', r: null } },
}

/** What the engine must compile: what real badges use. */
const compiled: readonly Row[] = [
  ['4.1.2', 'terms, compact IRIs, absolute IRIs', { p: 'urn:p', ex: 'https://x.example/' }, { p: 1, 'ex:a': 2, 'urn:q': 3 }],
  ['4.1.2', 'contexts in a list, the last one first', [{ p: 'urn:a' }, { p: 'urn:b' }, {}], { p: 1 }],
  ['4.1.2 step 5.1', 'a null context between others', [{ p: 'urn:a', q: 'urn:q' }, null, { p: 'urn:b' }], { p: 1 }],
  [
    '4.1.2 step 5.8',
    '@vocab, and none after it',
    { '@vocab': 'https://v.example/' },
    { p: { '@context': { '@vocab': null }, 'urn:q': 1 } },
  ],
  [
    '4.1.2 step 5.8',
    '@vocab after other contexts',
    [CREDENTIALS_V2, { '@vocab': 'https://v.example/#' }],
    { any: 'x', type: ['Some'] },
  ],
  [
    '4.1.2 step 5.8',
    '@vocab before other contexts',
    [{ '@vocab': 'https://v.example/#' }, CREDENTIALS_V2, OB_3_0_3],
    { any: 'x', type: 'Some' },
  ],
  [
    '4.1.2 step 5.9',
    'a default language, and none after it',
    { '@language': 'DE', p: 'urn:p' },
    { p: ['x', 1], 'urn:q': { '@context': { '@language': null }, p: 'y' } },
  ],
  [
    '4.1.2 step 5.9',
    'a language of a term, null too',
    { '@language': 'de', p: { '@id': 'urn:p', '@language': null }, q: { '@id': 'urn:q', '@language': 'pt-BR' } },
    { p: 'x', q: ['y'] },
  ],
  ['4.1.2 step 5.10', 'a default direction', { '@direction': 'rtl', '@language': 'ar', p: 'urn:p' }, { p: 'x' }],
  ['4.1.2 step 5.2', 'the context of a URL', PLAIN, { p: 'x', q: 'urn:x' }],
  ['4.1.2 step 5.2', 'a document that names others', LIST, { p: 'x', q: 'urn:x', r: 'y', type: 'VerifiableCredential' }],
  ['4.1.2 step 5.2', 'a caller’s type-scoped context', SCOPED, { '@type': 'T', s: 'x', u: { 'urn:q': 1, u: 'y' } }],
  [
    '4.1.2 step 5.2',
    'a URL in a nested node',
    {},
    { 'urn:a': { '@context': PLAIN, p: 'x' }, 'urn:b': { '@context': SCOPED, u: 1 } },
  ],
  ['4.2.2 step 14', 'a null term over @vocab', { '@vocab': 'https://v.example/', q: { '@id': null } }, { p: 1 }],
  ['4.2.2 step 14', 'aliases of keywords', aliases, { type: ['urn:T'], 'urn:p': { id: 'urn:x', type: 'urn:U' } }],
  [
    '4.2.2 step 14',
    'terms in the form of IRIs',
    { 'urn:p': { '@type': '@id' }, 'https://x.example/q': { '@id': 'https://x.example/q', '@container': '@list' } },
    { 'urn:p': 'urn:x', 'https://x.example/q': ['a'] },
  ],
  [
    '4.2.2 step 14.2.5',
    '@prefix',
    { p: { '@id': 'https://x.example/p', '@prefix': true }, q: { '@id': 'urn:q:', '@prefix': false } },
    { 'p:a': 1, 'q:b': 2 },
  ],
  [
    '4.2.2 step 15',
    'a compact IRI as term',
    { ex: 'https://x.example/', 'ex:p': { '@type': '@id' }, 'ex:q': {} },
    { 'ex:p': 'ex:z', 'ex:q': 1 },
  ],
  [
    '4.2.2 step 18',
    'a term by @vocab',
    { '@vocab': 'https://v.example/', p: { '@type': '@vocab' } },
    { p: ['p', 'other', 'urn:x'] },
  ],
  ['4.2.2 step 3', 'terms that rest on later ones', { p: 'a:x', q: { '@id': 'p', '@type': 'a:t' }, a: 'urn:a:' }, { q: 'x' }],
  ['4.2.2 step 13', 'a type that is the term itself', { p: { '@id': 'urn:p', '@type': 'p' } }, { p: 'x' }],
  ['4.2.2 step 27', 'the same protected definition again', [redefined, redefined], { p: { q: 1 } }],
  ['4.2.2 step 27', 'the same but for @protected', [redefined, { p: redefined.p }], { p: { '@id': 'urn:x', q: 1 } }],
  [
    '4.2.2 step 27',
    'the same with its containers in another order',
    [
      { '@protected': true, p: { '@id': 'urn:p', '@context': { q: { '@id': 'urn:q', '@container': ['@set', '@language'] } } } },
      { p: { '@id': 'urn:p', '@context': { q: { '@id': 'urn:q', '@container': ['@language', '@set'] } } } },
    ],
    { p: 'x' },
  ],
  [
    '4.1.11',
    '@protected: false takes one out',
    [{ '@protected': true, p: { '@id': 'urn:p', '@protected': false } }, { p: 'urn:q' }],
    { p: 'x' },
  ],
  [
    '4.1.11',
    'a property-scoped context may override',
    [{ '@protected': true, p: { '@id': 'urn:p', '@context': { q: 'urn:new' } }, q: 'urn:q' }],
    { p: { q: 1 }, q: 2 },
  ],
  [
    '4.1.11',
    'a property-scoped null context',
    [CREDENTIALS_V2, { w: { '@id': 'urn:w', '@context': null } }],
    { w: { 'urn:q': 1, '@type': 'urn:T' } },
  ],
  [
    '4.1.8',
    'a property-scoped context holds below too',
    { p: { '@id': 'urn:p', '@context': { q: 'urn:q' } } },
    { p: [{ q: { q: 1 } }, 'x'] },
  ],
  [
    '4.1.8',
    'scoped contexts within scoped contexts',
    { T: { '@id': 'urn:T', '@context': { p: { '@id': 'urn:p', '@context': { q: 'urn:q' } } } } },
    { '@type': 'T', p: { q: 1 } },
  ],
  [
    '4.1.8',
    'a list of scoped contexts',
    { p: { '@id': 'urn:p', '@context': [{ q: 'urn:a' }, null, { q: 'urn:b' }] } },
    { p: { q: 1 } },
  ],
  [
    '4.1.8',
    'type-scoped contexts in the order of their names',
    { A: { '@id': 'urn:A', '@context': { x: 'urn:ax', y: 'urn:ay' } }, B: { '@id': 'urn:B', '@context': { x: 'urn:bx' } } },
    { '@type': ['B', 'A'], x: 1, y: 2 },
  ],
  [
    '4.1.8',
    'two aliases of @type',
    { ...aliases, A: { '@id': 'urn:A', '@context': { x: 'urn:ax' } }, B: { '@id': 'urn:B', '@context': { x: 'urn:bx' } } },
    { type: 'A', '@type': 'B', x: 1 },
  ],
  [
    '4.1.8',
    'types are expanded without their own contexts',
    { '@vocab': 'https://v.example/', A: { '@id': 'urn:A', '@context': { '@vocab': 'https://w.example/' } } },
    { '@type': ['A', 'B'], x: 1 },
  ],
  [
    '4.1.9',
    'a type-scoped context ends at the next node',
    { ...T, foo: 'urn:outer' },
    { '@type': 'T', foo: 'x', p: { foo: 'y' } },
  ],
  [
    '4.1.9',
    'but not at a reference or a value',
    { ...aliases, T: { '@id': 'urn:T', '@context': { ex: 'urn:ex:' } }, ex: 'urn:out:', p: 'urn:p' },
    { type: 'T', p: [{ id: 'ex:a' }, { '@id': 'ex:b' }, { value: 'x', lang: 'en' }, { id: 'ex:c', type: 'urn:U' }] },
  ],
  [
    '4.1.9',
    'a value object with three members under a type',
    T,
    { '@type': 'T', p: { '@value': 'x', '@language': 'ar', '@direction': 'rtl' } },
  ],
  [
    '4.1.9',
    '@propagate true of a type',
    { p: 'urn:p', T: { '@id': 'urn:T', '@context': { '@propagate': true, q: 'urn:q' } } },
    { '@type': 'T', q: { q: { q: 1 } } },
  ],
  ['4.1.9', '@propagate false embedded', { p: 'urn:p' }, { p: { '@context': { '@propagate': false, p: 'urn:q' }, p: { p: 1 } } }],
  [
    '4.1.9',
    '@propagate false of a property',
    { p: { '@id': 'urn:p', '@context': { '@propagate': false, q: 'urn:q', r: 'urn:r' } }, r: 'urn:rr' },
    { p: { q: 1, r: { r: 2 } } },
  ],
  [
    '4.1.9',
    'a type-scoped context under a property-scoped one',
    { p: { '@id': 'urn:p', '@context': { A: { '@id': 'urn:A', '@context': { x: 'urn:ax' } }, x: 'urn:x' } } },
    { p: { '@type': 'A', x: { x: 1 } } },
  ],
  [
    '1.7',
    'names of Object.prototype as terms, types and properties',
    { constructor: 'urn:c', toString: { '@id': 'urn:t', '@context': { valueOf: 'urn:v' } } },
    { '@type': 'constructor', constructor: 'x', toString: { valueOf: 1 } },
  ],
  [
    '1.7',
    'names of Object.prototype by @vocab',
    { '@vocab': 'https://v.example/' },
    { '@type': ['__proto__', 'valueOf'], hasOwnProperty: 'x', constructor: { isPrototypeOf: 1 } },
  ],
]

/** What may be left to jsonld, but must not come out as something else. */
const any: readonly Row[] = [
  ['4.2.2 step 22', 'an empty language of a term', { p: { '@id': 'urn:p', '@language': '' } }, { p: 'x' }],
  [
    '4.1.9',
    'an alias of @type that a type takes away',
    {
      type: '@type',
      A: { '@id': 'urn:A', '@context': { type: 'urn:type' } },
      B: { '@id': 'urn:B', '@context': { foo: 'urn:foo' } },
    },
    { '@type': 'A', type: 'B' },
  ],
  [
    '4.1.9',
    'an alias of @type that a type adds',
    { type: '@type', A: { '@id': 'urn:A', '@context': { z: '@type' } }, B: { '@id': 'urn:B', '@context': { foo: 'urn:foo' } } },
    { type: 'A', z: 'B', foo: 'x' },
  ],
  [
    '4.1.9',
    'a context of a value object under a type',
    { T: { '@id': 'urn:T', '@context': { foo: { '@id': 'urn:foo', '@protected': true } } }, p: 'urn:p' },
    { '@type': 'T', p: { '@value': 'x', '@context': { foo: 'urn:bar' } } },
  ],
  [
    '4.1.9',
    'an alias of @value that only the type knows',
    { T: { '@id': 'urn:T', '@context': { v: '@value' } }, v: 'urn:v', p: 'urn:p' },
    { '@type': 'T', p: [{ v: 'x' }, { v: 1, p: 2, '@id': 'urn:x' }] },
  ],
  ['4.2.2 step 4', '@type with another IRI', { '@type': { '@id': 'urn:x', '@container': '@set' } }, { '@type': 'urn:T' }],
  ['4.2.2 step 4', '@type that is a set', { '@type': { '@container': '@set', '@protected': true } }, { '@type': 'urn:T' }],
  ['4.2.2 step 19', 'a container that is null', { p: { '@id': 'urn:p', '@container': null } }, { p: 'x' }],
  [
    '4.1.8',
    'a property that its own context redefines as a list',
    { p: { '@id': 'urn:p', '@context': { p: { '@id': 'urn:p', '@container': '@list' } } } },
    { p: [['a'], ['b']] },
  ],
  [
    '4.1.8',
    'a property that its own context redefines as JSON',
    { p: { '@id': 'urn:p', '@context': { p: { '@id': 'urn:p', '@type': '@json' } } } },
    { p: ['x', 1] },
  ],
  ['4.1.8', 'a null context of a type', { T: { '@id': 'urn:T', '@context': null }, p: 'urn:p' }, { '@type': 'T', 'urn:q': 1 }],
  ['4.1.8', 'a scoped context by URL', { T: { '@id': 'urn:T', '@context': PLAIN } }, { '@type': 'T', p: 1 }],
  ['4.1.2 step 5.6', '@import', { '@version': 1.1, '@import': IMPORTED, r: 'urn:r' }, { p: 'x', r: 1 }],
  ['4.1.2 step 5.7', '@base', { '@base': 'https://b.example/' }, { 'urn:p': { '@id': 'rel' } }],
  ['4.1.2 step 5.11', '@propagate in a list', [{ p: 'urn:p' }, { '@propagate': false, q: 'urn:q' }], { p: { p: 1 } }],
]

describe('contexts mean what they mean to jsonld (JSON-LD 1.1 and JSON-LD 1.1 API)', () => {
  it.each(compiled)('section %s: %s', async (...row) => {
    const expected = await byJsonld(documentOf(row), loader)
    expect(expected).not.toMatch(/^(refused|$)/)
    expect(byEngine(documentOf(row), loader)).toBe(expected)
    // From memory now.
    expect(byEngine(documentOf(row), loader)).toBe(expected)
  })

  it.each(any)('section %s, or declined: %s', async (...row) => {
    const expected = await byJsonld(documentOf(row), loader)
    expect(expected).not.toMatch(/^(refused|$)/)
    const found = byEngine(documentOf(row), loader)
    if (typeof found !== 'string' || !found.startsWith('declined')) expect(found).toBe(expected)
  })

  it('section 4.1.10: a default direction outlives a later context', () => {
    const row: Row = ['', '', [{ '@direction': 'rtl', p: 'urn:p' }, { q: 'urn:q' }], { p: 'x' }]
    expect(byEngine(documentOf(row), loader)).toBe('<urn:d> <urn:p> "x"^^<https://www.w3.org/ns/i18n#_rtl> .\n')
  })

  it('section 4.2.2 step 22: a language that is no tag is never written', () => {
    for (const language of ['', 'en_US', 'en .\n<urn:a> <urn:b> "c"', 'a> b']) {
      for (const direction of [null, 'ltr']) {
        const row: Row = ['', '', { p: { '@id': 'urn:p', '@language': language, '@direction': direction } }, { p: 'x' }]
        expect(byEngine(documentOf(row), loader)).toMatch(/^declined/)
      }
    }
  })

  it('section 5.2.2: a term named hasOwnProperty, on which jsonld fails', () => {
    const row: Row = ['', '', { hasOwnProperty: 'urn:h' }, { hasOwnProperty: 'x' }]
    expect(byEngine(documentOf(row), loader)).toBe('<urn:d> <urn:h> "x" .\n')
  })
})
