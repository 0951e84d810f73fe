import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { byJsonld, context, data, documentOf, fault, type Refusal, type Row, refusalOf, term } from './engine-oracle.js'

const REMOTE = 'https://context.example/remote'
const loader = createContextLoader({ [REMOTE]: { '@context': { p: 'urn:remote', bad: 'relative' } } })
const p = (definition: object) => ({ p: { '@id': 'urn:p', ...definition } })
const guarded = { '@protected': true, p: 'urn:p' }

/** What jsonld in safe mode refuses too. */
const alike: readonly (readonly [...Row, Refusal])[] = [
  ['5.1.2 step 13.2', 'a member without meaning', {}, { 'urn:p': [{}, { 'a/b~c': 1 }] }, term('/urn:p/1/a~1b~0c', 'a/b~c')],
  ['5.1.2 step 13.2', 'a member that is taken out', { gone: null }, { gone: null }, term('/gone', 'gone')],
  ['5.1.2 step 13.2', 'names of Object.prototype', {}, { 'urn:p': { toString: 1 } }, term('/urn:p/toString', 'toString')],
  ['5.2.2 step 2', 'a member of the form of a keyword', {}, { '@foo': 1 }, term('/@foo', '@foo')],
  ['5.1.2 step 13.4.3', 'an @id that is no text', {}, { 'urn:p': { '@id': 5 } }, fault('/urn:p/@id', 'invalid @id value')],
  ['5.1.2 step 13.4.2', 'two of @id', { id: '@id' }, { id: 'urn:x' }, fault('/id', 'colliding keywords')],
  [
    '5.1.2 step 13.4.3',
    'a relative @id',
    {},
    { 'urn:p': [[{ '@id': 'rel', 'urn:q': 1 }]] },
    data('/urn:p/0/0/@id', 'relative @id reference'),
  ],
  ['5.1.2 step 13.4.3', 'an empty @id', {}, { 'urn:p': { '@id': '' } }, data('/urn:p/@id', 'relative @id reference')],
  [
    '5.1.2 step 13.4.3',
    'an @id of the form of a keyword',
    {},
    { 'urn:p': { '@id': '@foo' } },
    data('/urn:p/@id', 'relative @id reference'),
  ],
  ['5.1.2 step 13.4.4', 'a relative @type', {}, { '@type': ['urn:T', 'Rel'] }, data('/@type/1', 'relative @type reference')],
  ['5.1.2 step 13.4.4', 'an empty @type', {}, { '@type': '' }, data('/@type', 'relative @type reference')],
  ['5.1.2 step 13.4.4', '@type null', {}, { '@type': null }, fault('/@type', 'invalid type value')],
  [
    '5.1.2 step 13.4.4',
    'types that are objects with members of their own',
    {},
    { '@type': [{ toString: 5 }, 'urn:T'] },
    fault('/@type/0', 'invalid type value'),
  ],
  ['5.1.2 step 13.4.4', 'types that are arrays', {}, { '@type': ['urn:T', ['urn:U']] }, fault('/@type/1', 'invalid type value')],
  [
    '5.3 step 1',
    'a relative reference',
    p({ '@type': '@id' }),
    { p: ['urn:x', 'rel'] },
    data('/p/1', 'relative object reference'),
  ],
  [
    '5.3 step 2',
    'a relative reference by vocabulary',
    p({ '@type': '@vocab' }),
    { p: ['p', 'rel'] },
    data('/p/1', 'relative object reference'),
  ],
  [
    '5.1.2 step 13.4.7',
    '@value that is an object',
    {},
    { 'urn:p': { '@value': {} } },
    fault('/urn:p', 'invalid value object value'),
  ],
  [
    '5.1.2 step 13.4.7',
    '@value that is an array',
    {},
    { 'urn:p': { '@value': ['x'] } },
    fault('/urn:p', 'invalid value object value'),
  ],
  ['5.1.2 step 14.3', '@value null', {}, { 'urn:p': { '@value': null } }, data('/urn:p', 'null @value value')],
  [
    '5.1.2 step 13.4.8',
    'a language that is no tag',
    {},
    { 'urn:p': { '@value': 'x', '@language': 'a b' } },
    data('/urn:p', 'invalid @language value'),
  ],
  [
    '5.1.2 step 13.4.8',
    'a language that is no text',
    {},
    { 'urn:p': { '@value': 'x', '@language': 5 } },
    fault('/urn:p', 'invalid language-tagged string'),
  ],
  [
    '5.1.2 step 14.4',
    'a language of a number',
    {},
    { 'urn:p': { '@value': 5, '@language': 'en' } },
    fault('/urn:p', 'invalid language-tagged value'),
  ],
  [
    '5.1.2 step 13.4.9',
    'a direction that is none',
    {},
    { 'urn:p': { '@value': 'x', '@direction': null } },
    fault('/urn:p', 'invalid base direction'),
  ],
  [
    '5.1.2 step 14.1',
    'a language beside a datatype',
    {},
    { 'urn:p': { '@value': 'x', '@type': 'urn:t', '@language': 'en' } },
    fault('/urn:p', 'invalid value object'),
  ],
  [
    '5.1.2 step 14.1',
    'an @id beside @value',
    {},
    { 'urn:p': { '@value': 'x', '@id': 'urn:x' } },
    fault('/urn:p/@id', 'invalid value object'),
  ],
  [
    '5.1.2 step 14.5',
    'a datatype that is a blank node',
    {},
    { 'urn:p': { '@value': 'x', '@type': '_:t' } },
    fault('/urn:p', 'invalid typed value'),
  ],
  [
    '5.1.2 step 13.7',
    'a language map with a tag that is none',
    p({ '@container': '@language' }),
    { p: { en: 'x', constructor: 'y' } },
    data('/p/constructor', 'invalid @language value'),
  ],
  [
    '5.1.2 step 13.7',
    'a language map of numbers',
    p({ '@container': '@language' }),
    { p: { en: ['x', 5] } },
    fault('/p/en', 'invalid language map value'),
  ],
  ['5.1.2 step 19', 'a graph that is a text', p({ '@container': '@graph' }), { p: ['x'] }, data('/p/0', 'graph that is no node')],
  [
    '5.1.2 step 19',
    'a graph of an @id alone',
    p({ '@container': '@graph' }),
    { p: [{ '@id': 'urn:x' }] },
    data('/p/0', 'object with only @id'),
  ],
  ['5.1.2 step 19', 'a graph of nothing', p({ '@container': '@graph' }), { p: {} }, data('/p', 'empty object')],
  [
    '5.1.2 step 19',
    'a graph of a value',
    p({ '@container': '@graph' }),
    { p: { '@value': 'x' } },
    data('/p', 'object with only @value'),
  ],
  ['5.1.2 step 19', 'a document of an @id alone', p({}), { p: null }, data('', 'object with only @id')],
  [
    '4.1.2 step 5.2',
    'an unknown URL',
    ['https://unknown.example/'],
    {},
    ['contexts.unknown', '/@context/0', { url: 'https://unknown.example/' }],
  ],
  [
    '4.1.2 step 5.2',
    'names of Object.prototype as URLs',
    ['constructor'],
    {},
    ['contexts.unknown', '/@context/0', { url: 'constructor' }],
  ],
  [
    '4.1.2 step 5.2',
    'a fault inside the document of a URL, at the reference',
    [{}, REMOTE],
    {},
    context('/@context/1', 'invalid IRI mapping'),
  ],
  [
    '4.1.2 step 5.1',
    'a null context over protected terms',
    [guarded, null],
    {},
    context('/@context/1', 'invalid context nullification'),
  ],
  [
    '4.1.2 step 5.1',
    'a null context over protected terms that were overridden',
    { ...guarded, q: { '@id': 'urn:q', '@context': { p: 'urn:other' } } },
    { q: { '@context': null, 'urn:p': 1 } },
    context('/q/@context', 'invalid context nullification'),
  ],
  ['4.1.2 step 5.3', 'a context that is a number', [[{}], 5], {}, context('/@context/0', 'invalid local context')],
  ['4.1.2 step 5.5', '@version', { '@version': 1 }, {}, context('/@context/@version', 'invalid @version value')],
  ['4.1.2 step 5.8', '@vocab that is no text', { '@vocab': 5 }, {}, context('/@context/@vocab', 'invalid vocab mapping')],
  [
    '4.1.2 step 5.9',
    '@language that is no text',
    { '@language': 5 },
    {},
    context('/@context/@language', 'invalid default language'),
  ],
  [
    '4.1.2 step 5.9',
    '@language that is no tag',
    { '@language': 'a b' },
    {},
    context('/@context/@language', 'invalid @language value'),
  ],
  ['4.1.2 step 5.10', '@direction', { '@direction': 'up' }, {}, context('/@context/@direction', 'invalid base direction')],
  ['4.1.2 step 5.11', '@propagate', { '@propagate': 1 }, {}, context('/@context/@propagate', 'invalid @propagate value')],
  [
    '4.2.2 step 2',
    'a cycle',
    { 'urn:p': { '@context': { 'a/b': 'c:x', c: 'a/b' } } },
    {},
    context('/@context/urn:p', 'cyclic IRI mapping'),
  ],
  ['4.2.2 step 4', 'a keyword as term', [{ '@id': 'urn:x' }], {}, context('/@context/0/@id', 'keyword redefinition')],
  ['4.2.2 step 5', 'a term of the form of a keyword', { '@foo': 'urn:x' }, {}, context('/@context/@foo', 'reserved term')],
  ['4.2.2 step 9', 'a definition that is a number', { 'a/b': 5 }, {}, context('/@context/a~1b', 'invalid term definition')],
  ['4.2.2 step 14', 'an @id that is a number', p({ '@id': 5 }), {}, context('/@context/p', 'invalid IRI mapping')],
  ['4.2.2 step 14', 'an @id of the form of a keyword', p({ '@id': '@foo' }), {}, context('/@context/p', 'reserved @id value')],
  [
    '4.2.2 step 14.2.4',
    'a term of an IRI that means another',
    { 'urn:p': 'urn:q' },
    {},
    context('/@context/urn:p', 'invalid IRI mapping'),
  ],
  ['4.2.2 step 13', 'a type that is relative', p({ '@type': 'rel' }), {}, context('/@context/p', 'invalid type mapping')],
  [
    '4.2.2 step 19',
    'containers that do not go together',
    p({ '@container': ['@list', '@set'] }),
    {},
    context('/@context/p', 'invalid container mapping'),
  ],
  [
    '4.2.2 step 19',
    'a container that is a number',
    p({ '@container': 5 }),
    {},
    context('/@context/p', 'invalid container mapping'),
  ],
  ['4.2.2 step 22', 'a language that is a number', p({ '@language': 5 }), {}, context('/@context/p', 'invalid language mapping')],
  ['4.2.2 step 24', '@prefix that is a text', p({ '@prefix': 'yes' }), {}, context('/@context/p', 'invalid @prefix value')],
  ['4.2.2 step 14.2.3', 'an alias of @context', { p: '@context' }, {}, context('/@context/p', 'invalid keyword alias')],
  [
    '4.2.2 step 27',
    'a protected term that is redefined',
    [guarded, { p: 'urn:q' }],
    {},
    context('/@context/1/p', 'protected term redefinition'),
  ],
  [
    '4.2.2 step 27',
    'a protected term that is taken out',
    [guarded, { p: null }],
    {},
    context('/@context/1/p', 'protected term redefinition'),
  ],
  [
    '4.2.2 step 27',
    'a protected term that a type redefines',
    { ...guarded, T: { '@id': 'urn:T', '@context': { p: 'urn:q' } } },
    { '@type': ['urn:x', 'T'] },
    context('/@type', 'protected term redefinition'),
  ],
  [
    '4.2.2 step 27',
    'a bundled term that is redefined',
    [CREDENTIALS_V2, OB_3_0_3, { Achievement: 'urn:q' }],
    {},
    context('/@context/2/Achievement', 'protected term redefinition'),
  ],
  [
    '4.2.2 step 27',
    'a bundled context over another meaning',
    [{ VerifiableCredential: { '@id': 'urn:x', '@protected': true } }, CREDENTIALS_V2],
    {},
    context('/@context/1', 'protected term redefinition'),
  ],
  [
    '5.2.2 step 6.3',
    'a protected prefix that a scoped context needs and redefines',
    {
      '@protected': true,
      a: { '@id': 'urn:a:', '@prefix': true },
      p: { '@id': 'urn:p', '@context': { b: 'a:x', a: 'urn:new:' } },
    },
    { p: { b: 1 } },
    context('/@context/p', 'protected term redefinition'),
  ],
  [
    '4.2.2 step 21',
    'a scoped context that is none, though unused',
    p({ '@context': { q: 'rel' } }),
    {},
    context('/@context/p', 'invalid IRI mapping'),
  ],
]

/** What jsonld drops or carries on in silence. */
const stricter: readonly (readonly [...Row, Refusal])[] = [
  ['5.3 step 1', 'an empty reference', p({ '@type': '@id' }), { p: '' }, data('/p', 'relative object reference')],
  [
    '5.3 step 2',
    'a reference by vocabulary to a term that is taken out',
    { gone: null, ...p({ '@type': '@vocab' }) },
    { p: ['gone'] },
    data('/p/0', 'relative object reference'),
  ],
  [
    '5.3 step 2',
    'a reference by vocabulary of the form of a keyword',
    p({ '@type': '@vocab' }),
    { p: '@foo' },
    data('/p', 'relative object reference'),
  ],
  ['1.7', 'other keywords as members', {}, { 'urn:p': { '@version': 1.1 } }, term('/urn:p/@version', '@version')],
  ['1.7', '@base as a member', {}, { '@base': 'urn:x' }, term('/@base', '@base')],
]

describe('what safe mode refuses (JSON-LD 1.1 API, Data Integrity 1.0 section 2.4.3)', () => {
  it.each(alike)('section %s: %s', async (...row) => {
    const document = documentOf(row as unknown as Row)
    expect(refusalOf(document, loader)).toEqual(row[4])
    expect(await byJsonld(document, loader)).toMatch(/^refused/)
  })
})

describe('what would be dropped or carried on in silence', () => {
  it.each(stricter)('section %s: %s', async (...row) => {
    const document = documentOf(row as unknown as Row)
    expect(refusalOf(document, loader)).toEqual(row[4])
    expect(await byJsonld(document, loader)).not.toMatch(/^refused/)
  })

  it.each<readonly [string, string, Refusal]>([
    [
      'by a vocabulary',
      '{"@context":{"@vocab":"https://v.example/"},"@id":"urn:d","p":{"__proto__":"x"}}',
      term('/p/__proto__', '__proto__'),
    ],
    [
      'null in a value object',
      '{"@context":{"@vocab":"https://v.example/"},"@id":"urn:d","p":{"@value":"x","__proto__":null}}',
      term('/p/__proto__', '__proto__'),
    ],
    [
      'in a JSON literal',
      '{"@context":{"p":{"@id":"urn:p","@type":"@json"}},"@id":"urn:d","p":[{"a":"{\\"__proto__\\":1"},{"a":1,"__proto__":{}}]}',
      term('/p/1/__proto__', '__proto__'),
    ],
    [
      'as a term',
      '{"@context":{"__proto__":"urn:x"},"@id":"urn:d","__proto__":"x"}',
      ['core.json_key_forbidden', '/@context', { key: '__proto__' }],
    ],
  ])('1.7: a member __proto__ %s', (_where, text, refusal) => {
    expect(refusalOf(JSON.parse(text) as JsonObject, loader)).toEqual(refusal)
  })

  it.each<readonly [string, unknown, unknown, Refusal]>([
    ['a text', {}, { 'urn:p': ['a\ud800b'] }, data('/urn:p/0', 'lone surrogate')],
    ['an @id', {}, { 'urn:p': { '@id': 'urn:\udc00' } }, data('/urn:p/@id', 'lone surrogate')],
    ['a type', { '@vocab': 'https://v.example/' }, { '@type': 'T\udc00' }, data('/@type', 'lone surrogate')],
    ['a member', {}, { 'urn:p': { 'urn:\udc00': 1 } }, data('/urn:p', 'lone surrogate')],
    ['a JSON literal', p({ '@type': '@json' }), { p: ['\udc00'] }, ['core.text_not_well_formed', '/p/0', {}]],
    ['a context', p({ '@type': 'urn:\udc00' }), { p: 'x' }, ['core.text_not_well_formed', '/@context/p/@type', {}]],
  ])('8.2: a lone surrogate in %s', (_where, given, members, refusal) => {
    expect(refusalOf({ '@context': given, '@id': 'urn:d', ...(members as object) } as unknown as JsonObject, loader)).toEqual(
      refusal,
    )
  })
})

describe('errors stay short', () => {
  it('RFC 6901: a hostile member is cut, in its name and its pointer', () => {
    const [code, path, params] = refusalOf({ 'urn:p': { [`x${'😀'.repeat(5000)}`]: 1 } }, loader)
    expect([code, path]).toEqual(['rdf.term_undefined', '/urn:p'])
    expect((params as { term: string }).term).toBe(`x${'😀'.repeat(49)}`)
  })
})
