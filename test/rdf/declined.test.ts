import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from '../../src/contexts/index.js'
import { type JsonObject, type JsonValue, parseJson } from '../../src/core/index.js'
import type { Quad } from '../../src/rdf/dataset/quads.js'
import { createJsonldPath, quadsByJsonld } from '../../src/rdf/jsonld/declined.js'
import { errorOf } from '../support/badges.js'

const BOTH = 'https://context.example/both/v1'
const SCOPED = 'https://context.example/scoped/v1'
const PLAIN = 'https://context.example/plain/v1'
const loader = createContextLoader({
  [PLAIN]: { '@context': { q: 'urn:example:q' } },
  [BOTH]: { '@context': [CREDENTIALS_V2, { shift: 'urn:example:shift' }] },
  [SCOPED]: { '@context': { id: '@id', Depot: { '@id': 'urn:example:Depot', '@context': '/both/v1' } } },
})
const base = {
  '@context': [CREDENTIALS_V2, OB_3_0_3],
  id: 'urn:example:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
}
const document = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject
const run = (value: unknown): Promise<readonly Quad[]> => quadsByJsonld(document(value), loader)
const lines = (quads: readonly Quad[]): string[] =>
  quads.map(({ subject, predicate, object, graph }) => `${[subject, predicate, object, graph].join(' ').trimEnd()} .\n`).sort()

/** The statements as jsonld writes them itself. */
async function written(value: unknown): Promise<string[]> {
  const documentLoader = async (url: string) => ({
    contextUrl: null,
    documentUrl: url,
    document: JSON.parse(JSON.stringify(loader(url))),
  })
  const options = {
    safe: true,
    base: null,
    rdfDirection: 'i18n-datatype',
    documentLoader,
    format: 'application/n-quads',
  } as const
  const text = (await jsonld.toRDF(document(value), options)) as unknown as string
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${line}\n`)
    .sort()
}

const inline = (definitions: unknown, members: object): object => ({
  ...base,
  '@context': [...base['@context'], definitions],
  ...members,
})

describe('statements of jsonld (JSON-LD 1.1 API section 8.1)', () => {
  it.each<readonly [string, object]>([
    [
      'a badge with an image, alignments and blank nodes',
      {
        ...base,
        issuer: { id: 'did:example:1', type: ['Profile'], name: 'School' },
        credentialSubject: {
          type: ['AchievementSubject'],
          achievement: {
            id: 'urn:example:a',
            type: ['Achievement'],
            name: 'First aid',
            image: { id: 'https://a.example/i.png', type: 'Image' },
            alignment: [{ type: ['Alignment'], targetName: 'A', targetUrl: 'https://a.example/1' }],
            resultDescription: [
              {
                id: 'urn:example:r',
                type: ['ResultDescription'],
                name: 'Level',
                resultType: 'LetterGrade',
                allowedValue: ['A', 'B', 'C'],
              },
            ],
          },
        },
      },
    ],
    ['an empty list', inline({ list: { '@id': 'urn:p', '@container': '@list' } }, { list: [] })],
    ['nested lists', inline({ list: { '@id': 'urn:p', '@container': '@list' } }, { list: [['a', 'b'], [], [1, true]] })],
    [
      'value objects with language and direction',
      inline(
        { p: 'urn:p' },
        {
          p: [
            { '@value': 'x', '@language': 'de' },
            { '@value': 'y', '@language': 'ar', '@direction': 'rtl' },
            { '@value': 'z', '@direction': 'ltr' },
          ],
        },
      ),
    ],
    [
      'a language map',
      inline({ p: { '@id': 'urn:p', '@container': '@language' } }, { p: { en: 'x', 'pt-BR': ['y', 'z'], '@none': 'n' } }),
    ],
    ['JSON literals', inline({ p: { '@id': 'urn:p', '@type': '@json' } }, { p: { b: [1, null, 'é'], a: { c: 0.5 } } })],
    ['numbers and booleans', inline({ p: 'urn:p' }, { p: [0, -1, 1.5, 1e21, 123456789012345680000, 2.5e-9, true, false, 0.1] })],
    [
      'typed values, one of type string',
      inline(
        { p: 'urn:p' },
        {
          p: [
            { '@value': 'x', '@type': 'urn:t' },
            { '@value': 'y', '@type': 'http://www.w3.org/2001/XMLSchema#string' },
          ],
        },
      ),
    ],
    ['text that is escaped', inline({ p: 'urn:p' }, { p: ['\t\b\n\r\f"\\', '\u0000\u001f\u007f\u0085', '😀～\u2028'] })],
    ['IRIs that are escaped', inline({ p: { '@id': 'urn:p', '@type': '@id' } }, { p: ['urn:a<b>"{}|^`\\c', 'urn:ü:😀'] })],
    ['named graphs', inline({}, { '@graph': [{ id: 'urn:x', 'urn:p': [{ '@graph': [{ id: 'urn:y', 'urn:q': 'in' }] }] }] })],
    [
      'a presentation',
      {
        '@context': CREDENTIALS_V2,
        type: 'VerifiablePresentation',
        verifiableCredential: [
          { ...base, validFrom: '2026-01-01T00:00:00Z' },
          { ...base, id: 'urn:example:2' },
        ],
      },
    ],
    [
      'reverse properties and indexes',
      inline(
        { p: { '@reverse': 'urn:p' }, i: { '@id': 'urn:i', '@container': '@index' } },
        {
          p: { id: 'urn:z', 'urn:q': 'x' },
          i: { one: 'a', two: ['b'] },
        },
      ),
    ],
    [
      '@nest, @included and null',
      inline({ n: '@nest', p: 'urn:p' }, { n: { p: 'x' }, p: null, '@included': [{ id: 'urn:x', 'urn:q': 1 }] }),
    ],
    ['a context that names another', { ...base, '@context': BOTH, type: 'VerifiableCredential', shift: 'night' }],
    ['a type-scoped context that is a relative reference', { '@context': SCOPED, id: 'urn:d', '@type': 'Depot', shift: 'night' }],
    ['@import', { '@context': { '@version': 1.1, '@import': PLAIN, p: 'urn:p' }, '@id': 'urn:d', p: 'x', q: 'y' }],
  ])('are equal for %s', async (_what, value) => {
    const expected = await written(value)
    expect(expected.length).toBeGreaterThan(0)
    expect(lines(await run(value))).toEqual(expected)
  })

  it('do not change the document or the contexts', async () => {
    const context = [BOTH, { p: { '@id': 'urn:p', '@container': '@list' } }]
    const text = JSON.stringify({ '@context': context, type: 'VerifiableCredential', p: ['a', 'b'] })
    const frozen = parseJson(text) as JsonObject
    const before = JSON.stringify([frozen, loader(BOTH)])
    await quadsByJsonld(frozen, loader)
    expect(JSON.stringify([frozen, loader(BOTH)])).toBe(before)
  })

  it('are the same in an answer of the path', async () => {
    const value = document({ ...base, validFrom: '2026-05-01T00:00:00Z' })
    expect(await createJsonldPath().quads(value, loader)).toEqual(await quadsByJsonld(value, loader))
  })
})

describe('refusals name code and place (Data Integrity 1.0 section 2.4.3, RFC 6901)', () => {
  it.each(['wageUplift', 'constructor', 'toString', 'hasOwnProperty', '__proto__', 'a/b~c'])(
    'the undefined term %s',
    async (term) => {
      const inside = JSON.parse(
        JSON.stringify({ ...base, issuer: { id: 'did:example:1' } }).replace(
          '"id":"did',
          `${JSON.stringify(term)}:"x","id":"did`,
        ),
      ) as JsonObject
      expect(await errorOf(quadsByJsonld(inside, loader))).toMatchObject({
        code: 'rdf.term_undefined',
        kind: 'input',
        params: { term },
        path: `/issuer/${term.replace('~', '~0').replace('/', '~1')}`,
      })
    },
  )

  it('an undefined term that a context empties, at the member and not at the definition', async () => {
    expect(await errorOf(run(inline({ gone: null }, { gone: 'x' })))).toMatchObject({ code: 'rdf.term_undefined', path: '/gone' })
  })

  it('cuts a hostile term and its pointer short', async () => {
    const error = await errorOf(run({ ...base, issuer: { id: 'did:example:1', [`x${'y'.repeat(10_000)}`]: 1 } }))
    expect(error).toMatchObject({ code: 'rdf.term_undefined', path: '/issuer' })
    expect((error.params as { term: string }).term).toHaveLength(100)
  })

  it.each<readonly [string, object, string, string]>([
    ['relative @id reference', { ...base, name: 'rel', issuer: { id: 'rel' } }, '/issuer/id', 'rdf.data_lost'],
    [
      'relative @type reference',
      { ...base, name: 'Thing', issuer: { id: 'did:example:1', type: ['Profile', 'Thing'] } },
      '/issuer/type/1',
      'rdf.data_lost',
    ],
    [
      'relative object reference',
      inline({ p: { '@id': 'urn:p', '@type': '@id' } }, { p: ['urn:x', 'rel/2'] }),
      '/p/1',
      'rdf.data_lost',
    ],
    ['free-floating scalar', { ...base, '@graph': [{ id: 'urn:x', 'urn:p': 'y' }, 'afloat'] }, '/@graph/1', 'rdf.data_lost'],
    [
      'object with only @id',
      { '@context': CREDENTIALS_V2, '@graph': [{ id: 'urn:example:only' }] },
      '/@graph/0/id',
      'rdf.data_lost',
    ],
    ['object with only @value', { '@context': CREDENTIALS_V2, '@graph': [{ '@value': 'only' }] }, '/@graph/0', 'rdf.data_lost'],
    ['empty object', { '@context': CREDENTIALS_V2, '@graph': [{ id: 'urn:x', 'urn:p': 'y' }, {}] }, '/@graph/1', 'rdf.data_lost'],
    [
      'invalid @language value',
      inline({ p: 'urn:p' }, { p: [{ '@value': 'x', '@language': 'NO_TAG' }] }),
      '/p/0/@language',
      'rdf.data_lost',
    ],
    ['invalid @id value', { ...base, issuer: { id: 7 } }, '/issuer/id', 'rdf.document_invalid'],
    ['colliding keywords', { ...base, '@id': 'urn:example:2' }, '/@id', 'rdf.document_invalid'],
    [
      'invalid typed value',
      inline({ p: 'urn:p' }, { p: { '@value': 'v', '@type': ['urn:a', 'urn:b'] } }),
      '/p/@type',
      'rdf.document_invalid',
    ],
    [
      'invalid language-tagged value',
      inline({ p: 'urn:p' }, { p: { '@value': 5, '@language': 'de' } }),
      '/p',
      'rdf.document_invalid',
    ],
    ['invalid value object', inline({ p: 'urn:p' }, { p: { '@value': 'v', p: 'y' } }), '/p/@value', 'rdf.document_invalid'],
    ['invalid value object value', inline({ p: 'urn:p' }, { p: { '@value': ['v'] } }), '/p/@value', 'rdf.document_invalid'],
    ['invalid reverse property map', { ...base, '@reverse': { id: 'urn:x' } }, '/@reverse/id', 'rdf.document_invalid'],
    ['protected term redefinition', inline({ p: 'urn:p', name: 'urn:q' }, {}), '/@context/2/name', 'rdf.context_invalid'],
    ['invalid context nullification', { ...base, '@context': [CREDENTIALS_V2, null] }, '/@context', 'rdf.context_invalid'],
    ['invalid IRI mapping', { '@context': [{ ok: 'urn:x' }, { shift: 5 }], 'urn:p': 'x' }, '/@context/1', 'rdf.context_invalid'],
  ])('%s', async (reason, value, path, code) => {
    const error = await errorOf(run(value))
    expect([error.code, error.path, error.kind]).toEqual([code, path, 'input'])
    if (code !== 'rdf.context_invalid' || path !== '/@context/1') expect(error.params).toEqual({ reason })
  })

  it.each<readonly [string, object, string]>([
    ['in the list of contexts', { ...base, '@context': [CREDENTIALS_V2, 'https://unknown.example/v1'] }, '/@context/1'],
    ['nested', { ...base, issuer: { id: 'did:example:1', '@context': 'https://unknown.example/v1' } }, '/issuer/@context'],
    ['imported', inline({ '@version': 1.1, '@import': 'https://unknown.example/v1' }, {}), '/@context/2/@import'],
    [
      'scoped',
      inline({ T: { '@id': 'urn:T', '@context': 'https://unknown.example/v1' } }, { issuer: { id: 'did:example:1', type: 'T' } }),
      '/@context/2/T/@context',
    ],
  ])('an unknown context: %s', async (_where, value, path) => {
    expect(await errorOf(run(value))).toMatchObject({
      code: 'contexts.unknown',
      path,
      params: { url: 'https://unknown.example/v1' },
    })
  })

  it('a context that is the text of an inline context seen before', async () => {
    const context = { p: 'urn:p' }
    await run({ '@context': context, p: 'x' })
    expect(await errorOf(run({ '@context': JSON.stringify(context), p: 'x' }))).toMatchObject({
      code: 'contexts.unknown',
      path: '/@context',
    })
  })

  it('a loader that fails in a way of its own', async () => {
    const failing = (): never => {
      throw new TypeError('broken')
    }
    expect(await errorOf(quadsByJsonld(document(base), failing))).toMatchObject({
      code: 'rdf.context_invalid',
      path: '/@context/0',
    })
  })
})

describe('what jsonld would change in silence', () => {
  it.each([1e-7, -2e-10, 5e-324])('the fraction %d', async (number) => {
    expect(await errorOf(run(inline({ p: 'urn:p' }, { p: ['x', number] })))).toMatchObject({
      code: 'rdf.data_lost',
      params: { reason: 'number precision' },
      path: '/p/1',
    })
  })

  it.each<readonly [string, object, string]>([
    ['a value', { name: ['ok', 'a\ud800b'] }, '/name/1'],
    ['a member name', { issuer: { 'urn:\udc00': 'x' } }, '/issuer'],
  ])('a lone surrogate in %s', async (_where, members, path) => {
    const value = { ...base, ...members } as unknown as JsonObject
    expect(await errorOf(quadsByJsonld(value, loader))).toMatchObject({
      code: 'rdf.data_lost',
      params: { reason: 'lone surrogate' },
      path,
    })
  })

  it('a member __proto__ in a JSON literal', async () => {
    const value = JSON.parse(`{"@context":{"p":{"@id":"urn:p","@type":"@json"}},"p":{"__proto__":{"a":1}}}`) as JsonObject
    expect(await errorOf(quadsByJsonld(value, loader))).toMatchObject({
      code: 'rdf.term_undefined',
      params: { term: '__proto__' },
      path: '/p/__proto__',
    })
  })

  const nested = (levels: number): JsonObject => {
    let value: JsonValue = 'x'
    for (let level = 1; level < levels; level++) value = { 'urn:p': value }
    return { 'urn:p': value }
  }
  it('nesting beyond 64 levels', async () => {
    expect(await quadsByJsonld(nested(64), loader)).toHaveLength(64)
    expect(await errorOf(quadsByJsonld(nested(65), loader))).toMatchObject({ code: 'rdf.too_complex', kind: 'operation' })
    expect(await errorOf(createJsonldPath().quads(nested(100_000), loader))).toMatchObject({ code: 'rdf.too_complex' })
  })
})

describe('what one document leaves behind for the next', () => {
  it('is nothing: a context that was refused does not spoil others', async () => {
    const bad = { ...base, '@context': [CREDENTIALS_V2, { '@vocab': '@foo' }] }
    const good = { ...base, '@context': [CREDENTIALS_V2, OB_3_0_3] }
    for (let round = 0; round < 3; round++) {
      expect((await errorOf(run(bad))).code).toMatch(/^rdf\./)
      expect((await run(good)).length).toBeGreaterThan(0)
    }
  })
})

describe('what could write statements of its own (N-Quads section 4)', () => {
  it('a language of a term that is no tag is refused', async () => {
    const language = 'en .\n<urn:example:1> <urn:example:forged> "yes'
    const context = [{ id: '@id', p: { '@id': 'urn:example:p', '@language': language } }]
    expect(await errorOf(run({ '@context': context, id: 'urn:example:1', p: 'text' }))).toMatchObject({ code: 'rdf.data_lost' })
  })
})
