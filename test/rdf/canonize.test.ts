import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from '../../src/contexts/index.js'
import { copyJsonObject, type JsonObject } from '../../src/core/index.js'
import { canonize } from '../../src/rdf/index.js'
import { errorOf } from '../support/badges.js'

const loader = createContextLoader()
const base = {
  '@context': [CREDENTIALS_V2, OB_3_0_3],
  id: 'urn:example:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
}
const run = (document: unknown): Promise<string> => canonize(copyJsonObject(document, { maxDepth: 1000 }), { loader })

describe('canonical N-Quads in safe mode (Data Integrity 1.0 section 2.4.3)', () => {
  it('sorts statements and ends each with a newline', async () => {
    const nquads = await run({ ...base, validFrom: '2026-05-01T00:00:00Z' })
    const lines = nquads.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines).toHaveLength(3)
    expect(lines).toEqual([...lines].sort())
  })

  it('gives the same text for another order of members and contexts loaded twice', async () => {
    const document = { ...base, validFrom: '2026-05-01T00:00:00Z', issuer: 'https://a.example/' }
    const turned = Object.fromEntries(Object.entries(document).reverse())
    expect(await run(turned)).toBe(await run(document))
  })

  it.each(['wageUplift', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf', 'toJSON', '__defineGetter__'])(
    'refuses the undefined term %s by name',
    async (term) => {
      const error = await errorOf(run({ ...base, [term]: 'x' }))
      expect(error).toMatchObject({ code: 'rdf.term_undefined', kind: 'input', params: { term } })
    },
  )

  it('cuts a hostile term short', async () => {
    const error = await errorOf(run({ ...base, [`x${'y'.repeat(10_000)}`]: 1 }))
    expect(error.code).toBe('rdf.term_undefined')
    expect((error.params as { term: string }).term.length).toBeLessThanOrEqual(100)
  })

  it.each([
    ['a relative id', { ...base, id: 'relative/1' }],
    ['a relative type', { ...base, type: ['VerifiableCredential', 'Undefined'] }],
    ['an undefined type of a nested object', { ...base, credentialStatus: { id: 'https://a.example/1', type: 'UndefinedList' } }],
    ['free-floating text', { ...base, '@included': ['text'] }],
  ])('refuses what would be dropped: %s', async (_what, document) => {
    const { code, kind } = await errorOf(run(document))
    expect(['rdf.data_lost', 'rdf.document_invalid']).toContain(code)
    expect(kind).toBe('input')
  })

  it('names a relative id as lost data', async () => {
    expect(await errorOf(run({ ...base, id: 'relative/1' }))).toMatchObject({ code: 'rdf.data_lost', kind: 'input' })
  })

  it('refuses a context that redefines a protected term (JSON-LD 1.1 section 4.1.11)', async () => {
    const error = await errorOf(run({ ...base, '@context': [...base['@context'], { name: 'https://a.example/name' }] }))
    expect(error).toMatchObject({ code: 'rdf.context_invalid', kind: 'input', params: { reason: 'protected term redefinition' } })
  })

  it('refuses a context that clears protected terms', async () => {
    expect(await errorOf(run({ ...base, '@context': [...base['@context'], null] }))).toMatchObject({
      code: 'rdf.context_invalid',
    })
  })

  it.each([
    ['a number', 5],
    ['a term without meaning', { shift: 5 }],
    ['a cyclic term', { a: 'b:x', b: 'a:y' }],
    ['a keyword', { '@id': 'https://a.example/' }],
  ])('refuses an inline context that is no context: %s', async (_what, context) => {
    expect(await errorOf(run({ ...base, '@context': [...base['@context'], context] }))).toMatchObject({
      code: 'rdf.context_invalid',
      kind: 'input',
    })
  })

  it('refuses a context it does not know, wherever it stands, and says which', async () => {
    const url = 'https://unknown.example/v1'
    const inside = { ...base, issuer: { '@context': url, id: 'https://a.example/' } }
    const imported = { ...base, '@context': [...base['@context'], { '@version': 1.1, '@import': url }] }
    for (const document of [{ ...base, '@context': [CREDENTIALS_V2, url] }, inside, imported]) {
      expect(await errorOf(run(document))).toMatchObject({ code: 'contexts.unknown', params: { url } })
    }
  })

  it('takes inline context objects', async () => {
    const context = [...base['@context'], { shift: 'https://a.example/terms#shift' }]
    expect(await run({ ...base, '@context': context, shift: 'night' })).toContain(
      '<urn:example:1> <https://a.example/terms#shift> "night" .',
    )
    const named = await run({ ...base, '@context': [...base['@context'], { '@language': 'de' }], name: 'Erste Hilfe' })
    expect(named).toContain('"Erste Hilfe"@de')
  })

  it.each([
    ['an id that is no text', { ...base, id: { a: 1 } }],
    ['two spellings of one keyword', { ...base, '@id': 'urn:example:2' }],
    [
      'a value object with members that exclude each other',
      { ...base, validFrom: { '@value': 'x', '@type': 'urn:t', '@language': 'de' } },
    ],
    ['a reverse map that is a text', { ...base, '@reverse': 'x' }],
  ])('refuses what is no JSON-LD: %s', async (_what, document) => {
    expect(await errorOf(run(document))).toMatchObject({ code: 'rdf.document_invalid', kind: 'input' })
  })

  it('refuses __proto__ before anything is read (core)', async () => {
    expect(await errorOf(() => copyJsonObject(JSON.parse('{"__proto__":{"id":"urn:x"}}')))).toMatchObject({
      code: 'core.json_key_forbidden',
    })
    expect(({} as Record<string, unknown>)['id']).toBeUndefined()
  })
})

/** Every node points at every other, so that no blank node differs from any other by its neighbours. */
function clique(size: number): JsonObject {
  const node = (index: number): unknown => ({
    id: `_:n${index}`,
    'urn:p': Array.from({ length: size }, (_, other) => ({ id: `_:n${other}` })).filter((_, other) => other !== index),
  })
  return { '@context': { id: '@id' }, '@graph': Array.from({ length: size }, (_, index) => node(index)) } as unknown as JsonObject
}

describe('poison graphs (RDFC-1.0 section 7.1)', () => {
  it.each([6, 10, 20, 60])('ends on a clique of %i blank nodes in bounded time', async (size) => {
    const start = performance.now()
    const error = await errorOf(run(clique(size)))
    expect(error).toMatchObject({ code: 'rdf.too_complex', kind: 'operation' })
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it('ends on many pairs of blank nodes that mirror each other', async () => {
    const pairs = Array.from({ length: 400 }, (_, index) => [
      { id: `_:a${index}`, 'urn:p': { id: `_:b${index}` } },
      { id: `_:b${index}`, 'urn:p': { id: `_:a${index}` } },
    ]).flat()
    const start = performance.now()
    await run({ '@context': { id: '@id' }, '@graph': pairs }).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'rdf.too_complex' }),
    )
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('canonicalizes the blank nodes of an ordinary badge', async () => {
    const evidence = Array.from({ length: 20 }, (_, index) => ({ type: ['Evidence'], name: `Shift ${index}` }))
    expect((await run({ ...base, evidence })).split('\n').length).toBeGreaterThan(60)
  })
})
