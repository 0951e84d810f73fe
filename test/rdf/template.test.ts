import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from '../../src/contexts/index.js'
import { isRungsError, type JsonObject, type JsonValue } from '../../src/core/index.js'
import { canonize, compileTemplate } from '../../src/rdf/index.js'
import { canonicalOfTemplate } from '../../src/rdf/template-memory.js'
import { errorOf } from '../support/badges.js'

const loader = createContextLoader()
const sample: JsonObject = {
  '@context': [
    CREDENTIALS_V2,
    OB_3_0_3,
    {
      note: { '@id': 'urn:note', '@language': 'de' },
      spoken: { '@id': 'urn:spoken', '@container': '@language' },
      data: { '@id': 'urn:data', '@type': '@json' },
      marks: { '@id': 'urn:marks', '@container': '@list' },
      term: { '@id': 'urn:term', '@type': '@vocab' },
    },
  ],
  id: 'urn:b:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'did:example:1', type: 'Profile', name: 'School' },
  validFrom: '2026-01-01T00:00:00Z',
  note: 'Notiz',
  spoken: { en: 'yes', '@none': 'ja' },
  data: { text: 'x', list: ['y'] },
  marks: ['one', 'two'],
  term: 'urn:t',
  credentialSubject: {
    id: 'did:example:2',
    type: ['AchievementSubject'],
    achievement: { id: 'urn:a', type: ['Achievement'], name: { '@value': 'First', '@language': 'en' }, description: 'D' },
  },
}
const slots = [
  '/id',
  '/issuer/id',
  '/issuer/name',
  '/validFrom',
  '/note',
  '/spoken/en',
  '/spoken/@none',
  '/data/text',
  '/data/list/0',
  '/marks/0',
  '/marks/1',
  '/term',
  '/credentialSubject/id',
  '/credentialSubject/type/0',
  '/credentialSubject/achievement/id',
  '/credentialSubject/achievement/name/@value',
  '/credentialSubject/achievement/name/@language',
]
const at = (document: JsonObject, slot: string): JsonValue =>
  slot
    .slice(1)
    .split('/')
    .reduce<JsonValue>((value, member) => (value as JsonObject)[member] as JsonValue, document)
const values = [
  'urn:x',
  'urn:b:1',
  'did:example:1',
  'did:example:2',
  'urn:a',
  'https://a.example/?q=1#f',
  'rel',
  '/rel',
  '',
  '_:b',
  '_:c14n0',
  'schema:name',
  'xsd:date',
  'note:x',
  '@type',
  '@foo',
  '@id',
  'Achievement',
  'AchievementSubject',
  'note',
  'id',
  'urn:note',
  'urn:with space',
  'urn:<>',
  'urn:a\u0001b',
  'urn:\ud800',
  'a\udc00',
  'urn:é😀',
  '"quoted"',
  'a\\b',
  '\n\r\t\b\f\u0000\u007f',
  '~\uffff\ufffe',
  '😀～',
  '{}',
  'en',
  'de-AT',
  'a b',
  'one',
  'two',
  'x"@en',
  '"^^<urn:t>',
  '<urn:x>',
  'urn:rungs-template-slot:0:',
]

/** The canonical form, or the code and place of the refusal. */
async function outcome(document: JsonObject): Promise<unknown> {
  try {
    return await canonize(document, { loader })
  } catch (error) {
    if (!isRungsError(error)) throw error
    return [error.code, error.path, error.params]
  }
}

/** An equal document that no template made. */
const plain = (document: JsonObject): JsonObject => JSON.parse(JSON.stringify(document)) as JsonObject

function isDeeplyFrozen(value: unknown): boolean {
  return typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen))
}

describe('a filled document', () => {
  it.each(slots)('is what canonize makes of an equal one: %s', async (slot) => {
    const template = compileTemplate(sample, { slots: [slot], loader })
    for (const value of [at(sample, slot) as string, ...values]) {
      const document = template.fill([value])
      expect(at(document, slot)).toBe(value)
      expect([value, await outcome(document)]).toEqual([value, await outcome(plain(document))])
    }
  })

  it('is so for all slots at once, whose texts may be equal', async () => {
    const some = slots.filter((slot) => !/@language|\/data|type/.test(slot))
    const template = compileTemplate(sample, { slots: some, loader })
    for (const value of values) {
      const document = template.fill(some.map(() => value))
      expect([value, await outcome(document)]).toEqual([value, await outcome(plain(document))])
    }
  })

  it('is so for any texts (property)', async () => {
    const some = ['/id', '/issuer/id', '/issuer/name', '/note', '/marks/0', '/marks/1', '/credentialSubject/achievement/id']
    const template = compileTemplate(sample, { slots: some, loader })
    const text = fc.oneof(
      fc.constantFrom(...values),
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.string().map((end) => `urn:${end}`),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: some.length, maxLength: some.length }), async (given) => {
        const document = template.fill(given)
        expect(await outcome(document)).toEqual(await outcome(plain(document)))
      }),
      { numRuns: 300 },
    )
  })

  it('is remembered where no text could mean something else, and only there', () => {
    const known = (slot: string, value: string): boolean =>
      canonicalOfTemplate(compileTemplate(sample, { slots: [slot], loader }).fill([value]), loader) !== undefined
    for (const slot of ['/issuer/name', '/note', '/spoken/en', '/marks/0', '/validFrom'])
      expect([slot, known(slot, 'any "text"')]).toEqual([slot, true])
    for (const slot of ['/data/text', '/credentialSubject/achievement/name/@language'])
      expect([slot, known(slot, 'en')]).toEqual([slot, false])
    const iris = { '@context': CREDENTIALS_V2, id: 'urn:a', type: 'VerifiableCredential', issuer: 'urn:i' }
    const template = compileTemplate(iris, { slots: ['/id', '/issuer'], loader })
    expect(canonicalOfTemplate(template.fill(['urn:x', 'urn:y']), loader)).toBeDefined()
    for (const value of ['rel', '', '_:b', 'urn:a b', 'urn:<', 'urn:\u0001', 'urn:\ud800', '@type']) {
      expect(canonicalOfTemplate(template.fill([value, 'urn:y']), loader)).toBeUndefined()
    }
  })

  it('minds compact IRIs that only the context of a property knows (JSON-LD 1.1 section 4.1.8)', async () => {
    const context = { p: { '@id': 'urn:p', '@type': '@id', '@context': { ex: 'https://x.example/' } } }
    const template = compileTemplate({ '@context': context, '@id': 'urn:d', p: ['urn:y', 'urn:z'] }, { slots: ['/p/0'], loader })
    expect(await canonize(template.fill(['ex:a']), { loader })).toContain('<https://x.example/a>')
  })

  it('merges with a node that has the same identifier (JSON-LD 1.1 API section 7.2)', async () => {
    const document = {
      '@id': 'urn:d',
      'urn:p': [
        { '@id': 'urn:x', 'urn:q': 'a' },
        { '@id': 'urn:y', 'urn:q': 'b' },
      ],
    }
    const template = compileTemplate(document, { slots: ['/urn:p/0/@id', '/urn:p/0/urn:q'], loader })
    const filled = template.fill(['urn:y', 'b'])
    expect(canonicalOfTemplate(filled, loader)).toBe('<urn:d> <urn:p> <urn:y> .\n<urn:y> <urn:q> "b" .\n')
    expect(await canonize(plain(filled), { loader })).toBe(canonicalOfTemplate(filled, loader))
  })

  it('is deep-frozen, shares nothing with the sample and leaves it as it was', () => {
    const own = plain(sample)
    const before = JSON.stringify(own)
    const document = compileTemplate(own, { slots, loader }).fill(slots.map((slot) => at(own, slot) as string))
    expect(isDeeplyFrozen(document)).toBe(true)
    expect(document).toEqual(own)
    expect(JSON.stringify(own)).toBe(before)
    expect(Object.isFrozen(own)).toBe(false)
  })

  it('is canonized anew with another loader', async () => {
    const url = 'https://context.example/c'
    const [one, two] = ['urn:one', 'urn:two'].map((iri) => createContextLoader({ [url]: { '@context': { p: iri } } }))
    const first = one as typeof loader
    const document = compileTemplate({ '@context': url, '@id': 'urn:d', p: 'x' }, { slots: ['/p'], loader: first }).fill(['y'])
    expect(await canonize(document, { loader: first })).toBe('<urn:d> <urn:one> "y" .\n')
    expect(await canonize(document, { loader: two as typeof loader })).toBe('<urn:d> <urn:two> "y" .\n')
  })

  it('keeps its form whatever becomes of the list of texts', async () => {
    const template = compileTemplate(sample, { slots: ['/note'], loader })
    const row = ['first']
    const document = template.fill(row)
    row[0] = 'second'
    expect(await canonize(document, { loader })).toBe(await canonize(plain(document), { loader }))
  })

  it('is canonized anew where a copy was changed', async () => {
    const document = compileTemplate(sample, { slots: ['/note'], loader }).fill(['a'])
    expect(await canonize({ ...document, note: 'b' }, { loader })).toContain('"b"@de')
  })

  it('that engine and jsonld refuse is refused at canonize', async () => {
    const template = compileTemplate({ ...sample, undefinedTerm: 'x' }, { slots: ['/id'], loader })
    expect(await errorOf(canonize(template.fill(['urn:x']), { loader }))).toMatchObject({
      code: 'rdf.term_undefined',
      path: '/undefinedTerm',
    })
  })
})

describe('slots are JSON pointers of texts (RFC 6901)', () => {
  const odd = { '@id': 'urn:d', 'urn:a/b~c': ['x', { 'urn:q': 'y' }] }
  it('with escapes and indexes', () => {
    const template = compileTemplate(odd, { slots: ['/urn:a~1b~0c/0', '/urn:a~1b~0c/1/urn:q'], loader })
    expect(template.fill(['1', '2'])).toEqual({ '@id': 'urn:d', 'urn:a/b~c': ['1', { 'urn:q': '2' }] })
    expect(template.slots).toEqual(['/urn:a~1b~0c/0', '/urn:a~1b~0c/1/urn:q'])
  })

  it('and may meet in one place, where the last text stays', async () => {
    const document = compileTemplate(odd, { slots: ['/@id', '/@id'], loader }).fill(['urn:x', 'urn:y'])
    expect(document['@id']).toBe('urn:y')
    expect(await canonize(document, { loader })).toBe(await canonize(plain(document), { loader }))
  })

  it.each([
    '',
    '/',
    'id',
    '/none',
    '/type',
    '/issuer',
    '/type/2',
    '/type/-',
    '/type/length',
    '/@context/0',
    '/@context/2/note/@id',
    '/issuer/name/0',
    '/toString',
    '/__proto__',
  ])('core.slot_invalid: %j', (slot) => {
    expect(() => compileTemplate(sample, { slots: [slot], loader })).toThrow(
      expect.objectContaining({ code: 'core.slot_invalid', kind: 'usage', params: { slot } }),
    )
  })

  it.each<readonly [string, unknown]>([
    ['too few', []],
    ['too many', ['a', 'b']],
    ['a number', [5]],
    ['undefined', [undefined]],
  ])('core.slot_value: %s', (_what, given) => {
    const template = compileTemplate(sample, { slots: ['/note'], loader })
    expect(() => template.fill(given as string[])).toThrow(
      expect.objectContaining({ code: 'core.slot_value', kind: 'usage', params: { expected: '1 texts' } }),
    )
    expect(template.canonical(given as string[])).toBeUndefined()
  })
})
