import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContextLoader, CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from '../../src/contexts/index.js'
import { isRungsError, type JsonObject, type JsonValue } from '../../src/core/index.js'
import { canonize } from '../../src/rdf/index.js'
import { type DocumentList, listDocument, readDocument } from '../../src/rdf/shapes/document-list.js'
import { createShape, learn, type Reading, readAs } from '../../src/rdf/shapes/shape.js'
import { createShapeMemory } from '../../src/rdf/shapes/shape-memory.js'
import { generate } from '../fuzz/generate.js'
import { heapUsed } from '../support/heap.js'

const sample: JsonObject = {
  '@context': [
    CREDENTIALS_V2,
    OB_3_0_3,
    {
      kind: '@type',
      note: { '@id': 'urn:note', '@language': 'de' },
      spoken: { '@id': 'urn:spoken', '@container': '@language' },
      data: { '@id': 'urn:data', '@type': '@json' },
      marks: { '@id': 'urn:marks', '@container': '@list' },
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
  credentialSubject: {
    id: 'did:example:2',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:a',
      kind: ['Achievement'],
      name: { '@value': 'First', '@language': 'en' },
      description: 'D',
      creditsAvailable: 5,
      criteria: { narrative: 'Do it' },
      alignment: [
        { type: ['Alignment'], targetName: 'one', targetUrl: 'https://a.example/1' },
        { type: ['Alignment'], targetName: 'two', targetUrl: 'https://a.example/2' },
      ],
    },
  },
}
const texts = [
  'urn:x',
  'urn:b:1',
  'urn:a',
  'did:example:1',
  'https://a.example/1',
  'rel',
  '',
  '_:b',
  'schema:name',
  '@type',
  '@json',
  'Achievement',
  'OpenBadgeCredential',
  'urn:with space',
  'urn:\ud800',
  'a\udc00',
  'urn:é😀',
  '"quoted"\\\n\u007f',
  '😀～\ufffe',
  'en',
  'one',
  'two',
  '<urn:x>',
  'urn:rungs-template-slot:0:',
  CREDENTIALS_V2,
]

type Contexts = Readonly<Record<string, unknown>>

const parsed = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject

/** The canonical form by a loader that has seen nothing, or the refusal. */
async function anew(document: JsonObject, contexts: Contexts): Promise<unknown> {
  try {
    return await canonize(document, { loader: createContextLoader(contexts) })
  } catch (error) {
    if (!isRungsError(error)) throw error
    return [error.code, error.path, error.params]
  }
}

/** A copy with other texts at some of its places, counted from the first. */
function withTexts(document: JsonObject, replaced: ReadonlyMap<number, string>): JsonObject {
  let at = 0
  const copy = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return replaced.get(at++) ?? value
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(copy)
    return Object.fromEntries(Object.entries(value).map(([member, part]) => [member, copy(part)]))
  }
  return copy(document) as JsonObject
}

const countTexts = (document: JsonObject): number => {
  let count = 0
  JSON.stringify(document, (_member, value: unknown) => {
    if (typeof value === 'string') count++
    return value
  })
  return count
}

/** How many of these documents a memory answered, each as canonization does. */
async function answered(documents: readonly JsonObject[], contexts: Contexts = {}): Promise<number> {
  const memory = createShapeMemory(createContextLoader(contexts))
  let count = 0
  for (const document of documents) {
    const remembered = memory.canonical(document)
    if (remembered === undefined) continue
    count++
    expect(remembered).toBe(await anew(document, contexts))
  }
  return count
}

const name = (text: string): JsonObject => parsed({ ...sample, note: text })

describe('documents alike but for some texts have the canonical form that each has by itself (RDFC-1.0 section 4.4)', () => {
  it('wherever the texts stand, and whatever they are', async () => {
    let count = 0
    for (let place = 0; place < countTexts(sample); place++) {
      const documents = texts.map((text) => withTexts(sample, new Map([[place, text]])))
      count += await answered([sample, ...documents, ...documents])
    }
    // A memory that never answers would be right as well.
    expect(count).toBeGreaterThan(500)
  })

  it('when many texts differ at once (property)', async () => {
    const count = countTexts(sample)
    const text = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary' }), fc.webUrl())
    const replaced = fc.array(fc.tuple(fc.nat(count - 1), text), { maxLength: 6 })
    let total = 0
    await fc.assert(
      fc.asyncProperty(fc.array(replaced, { minLength: 4, maxLength: 12 }), async (changes) => {
        total += await answered(changes.map((change) => withTexts(sample, new Map(change))))
      }),
      { numRuns: 60 },
    )
    expect(total).toBeGreaterThan(0)
  })

  it('for documents of any kind (fuzz)', async () => {
    let total = 0
    for (let index = 0; index < 120; index++) {
      const { document, contexts } = generate(7, index)
      const places = [index, index * 5 + 1].map((place) => place % Math.max(1, countTexts(document as JsonObject)))
      const changed = texts.map((text) => withTexts(document as JsonObject, new Map(places.map((place) => [place, text]))))
      total += await answered([...changed, ...changed], contexts)
    }
    expect(total).toBeGreaterThan(200)
  })

  it('where nodes become one, or alike (JSON-LD 1.1 API section 7.2, RDFC-1.0 section 4.6)', async () => {
    const documentOf = (ids: readonly string[], values: readonly string[]): JsonObject => ({
      '@id': 'urn:d',
      'urn:p': ids.map((id, index) => ({ '@id': id, 'urn:q': [{ 'urn:r': values[index] as string }] })),
    })
    const different = documentOf(['urn:1', 'urn:2'], ['a', 'b'])
    const equal = documentOf(['urn:3', 'urn:3'], ['c', 'c'])
    expect(await answered([different, documentOf(['urn:4', 'urn:5'], ['d', 'e']), equal, different])).toBe(2)
  })
})

describe('documents with contexts of their own have the canonical form that each has by itself (JSON-LD 1.1 API section 4.1)', () => {
  it('where a type takes away the prefix of another, which an alias names', async () => {
    const context = { kind: '@type', ab: 'urn:mapped:', T: { '@id': 'urn:T', '@context': { ab: null } } }
    const of = (kind: string): JsonObject => ({ '@context': context, '@id': 'urn:d', kind: [kind, 'T'], 'urn:p': 'x' })
    expect(await answered(['urn:1', 'urn:2', 'urn:3', 'ab:x'].map(of))).toBe(0)
  })

  it('where a context puts the mark of a slot together', async () => {
    for (const mark of ['rungs-template-slot:0:', 'ÿ:0', 'þ:0']) {
      const contexts = [{ u: 'urn:', T: { '@id': `u:${mark}` } }, { u: null }]
      const of = (id: string): JsonObject => ({ '@context': contexts, '@id': 'urn:d', '@type': 'T', 'urn:q': { '@id': id } })
      expect(await answered(['urn:1', 'urn:2', 'urn:3', 'urn:4'].map(of))).toBe(2)
    }
  })

  it('where a context that it names puts the mark of a slot together', async () => {
    const url = 'https://context.example/c'
    for (const mark of ['ÿ:0', 'þ:0', 'ý:0']) {
      const contexts = { [url]: { '@context': { T: { '@id': `urn:${mark}` } } } }
      const of = (id: string): JsonObject => ({ '@context': url, '@id': 'urn:d', '@type': 'T', 'urn:q': { '@id': id } })
      expect(await answered(['urn:1', 'urn:2', 'urn:3', 'urn:4'].map(of), contexts)).toBe(2)
    }
  })

  it('where every letter of a mark is taken', async () => {
    const letters = Array.from({ length: 0x60 }, (_, index) => String.fromCharCode(0xa0 + index)).join('')
    const of = (text: string): JsonObject => ({ '@id': 'urn:d', 'urn:p': letters, 'urn:q': text })
    expect(await answered(['a', 'b', 'c', 'd'].map(of))).toBe(0)
  })
})

describe('a shape', () => {
  it('is known after two documents, and differs by other texts after one more', async () => {
    const memory = createShapeMemory(createContextLoader())
    const issued = (id: string): JsonObject => parsed({ ...sample, id })
    expect([name('a'), name('b'), name('c')].map((one) => memory.canonical(one) !== undefined)).toEqual([false, false, true])
    expect([issued('urn:1'), issued('urn:2')].map((one) => memory.canonical(one) !== undefined)).toEqual([false, true])
  })

  it.each<readonly [string, JsonObject]>([
    ['a context', { ...sample, '@context': [CREDENTIALS_V2, OB_3_0_3, { note: 'urn:other' }] }],
    ['a type', { ...sample, type: ['VerifiableCredential', 'AchievementCredential'] }],
    ['the order of members', Object.fromEntries(Object.entries(sample).reverse())],
    ['a further member', { ...sample, name: 'x' }],
    ['a member less', Object.fromEntries(Object.entries(sample).slice(0, -1))],
    ['a list of one', { ...sample, note: ['a'] }],
    ['a number for a text', { ...sample, note: 5 }],
    ['an object for a text', { ...sample, note: {} }],
    ['null for a text', { ...sample, note: null }],
  ])('is another by %s', (_what, other) => {
    const memory = createShapeMemory(createContextLoader())
    for (const text of ['a', 'b', 'c']) memory.canonical(name(text))
    expect(memory.canonical(other)).toBeUndefined()
    expect(memory.canonical(name('d'))).toBeDefined()
  })

  it('with another number is another, that of an object beside it is none of its own', async () => {
    const rate = (value: unknown, more: object = {}): JsonObject =>
      parsed({ '@id': 'urn:d', 'urn:p': { 'urn:q': value, ...more } })
    expect(await answered([rate(1), rate(1), rate(1), rate(2), rate(-0), rate(0), rate(true), rate(false), rate(null)])).toBe(1)
    const inside: JsonObject = { '@id': 'urn:d', 'urn:p': { 'urn:q': 'x' }, 'urn:r': 'y' }
    const beside: JsonObject = { '@id': 'urn:d', 'urn:p': { 'urn:q': 'x', 'urn:r': 'y' } }
    expect(await answered([inside, inside, inside, beside])).toBe(1)
  })

  it('has slots where a text says no more than itself, and none in a JSON literal, a language or a type', async () => {
    const changed = (place: string): readonly JsonObject[] =>
      ['p', 'q', 'r', 's', 't'].map(
        (text) => JSON.parse(JSON.stringify(sample).replace(place, place.replace(/\w+"$/, `${text}"`))) as JsonObject,
      )
    expect(await answered(changed('"description":"D"'))).toBe(3)
    expect(await answered(changed('"text":"x"'))).toBe(0)
    expect(await answered(changed('"@language":"en"'))).toBe(0)
    expect(await answered(changed('"kind":["Achievement"'))).toBe(0)
  })

  it('is forgotten when many others came', () => {
    const memory = createShapeMemory(createContextLoader())
    for (const text of ['a', 'b']) memory.canonical(name(text))
    const other = (index: number): JsonObject => ({ '@id': 'urn:d', [`urn:p:${'x'.repeat(index)}`]: 'x' })
    for (let index = 0; index < 20; index++) memory.canonical(other(index))
    expect(memory.canonical(name('c'))).toBeDefined()
    for (let index = 0; index < 80; index++) memory.canonical(other(index))
    expect(memory.canonical(name('d'))).toBeUndefined()
  })

  it('is not remembered of a document that is large', async () => {
    const large = (text: string): JsonObject => ({ '@id': 'urn:d', 'urn:p': Array.from({ length: 3000 }, () => text) })
    expect(await answered(['a', 'b', 'c', 'd'].map(large))).toBe(0)
    const long = (text: string): JsonObject => ({ '@id': 'urn:d', 'urn:p': ['x'.repeat(40_000), text] })
    expect(await answered(['a', 'b', 'c', 'd'].map(long))).toBe(0)
    const longAtLast = (text: string): JsonObject => ({ '@id': 'urn:d', 'urn:p': [text, 'x'.repeat(40_000)] })
    expect(await answered(['a', 'b', 'c', 'd'].map(longAtLast))).toBe(0)
    // An IRI that is written once stands in each statement.
    const numbers = Array.from({ length: 1500 }, (_, index) => index)
    const wide = (text: string): JsonObject => ({ '@id': `urn:${'d'.repeat(20_000)}`, 'urn:p': [text, ...numbers] })
    expect(await answered(['a', 'b', 'c', 'd'].map(wide))).toBe(0)
  })

  it('keeps few of the orders that blank nodes came in', () => {
    const memory = createShapeMemory(createContextLoader())
    const of = (index: number): JsonObject => ({
      '@id': `urn:d:${index}`,
      'urn:p': Array.from({ length: 60 }, (_, node) => ({ 'urn:q': `${index} ${node}` })),
    })
    const count = (from: number, to: number): number => {
      let known = 0
      for (let index = from; index < to; index++) if (memory.canonical(of(index)) !== undefined) known++
      return known
    }
    count(0, 300)
    const before = heapUsed()
    expect(count(300, 1500)).toBe(1200)
    expect(heapUsed() - before).toBeLessThan(3_000_000)
    expect(memory.canonical(of(0))).toBeDefined()
  })

  it('keeps nothing of what differs', () => {
    const loader = createContextLoader()
    const listOf = (text: string) => listDocument(name(text)) as DocumentList
    const first = createShape(listOf('Ana of Aba'))
    const learnt = learn(first, readAs(first, name('Bo of Bari')) as Reading, loader)
    expect(readAs(learnt, name('Cy'))).toMatchObject({ values: ['Cy'], differing: [] })
    expect(first.sample.entries).toContain('Ana of Aba')
    expect(learnt.sample.entries.filter((entry) => /Ana|Bo of/.test(String(entry)))).toEqual([])
    expect(JSON.stringify(learnt)).not.toMatch(/Ana of|Bo of/)
  })

  it('keeps nothing of what differs where no pattern can be made', () => {
    const of = (text: string, note: string): JsonObject => parsed({ ...sample, data: { text }, note })
    const first = createShape(listDocument(of('Ana of Aba', 'Ana too')) as DocumentList)
    const other = of('Bo of Bari', 'Bo too')
    const learnt = learn(first, readAs(first, other) as Reading, createContextLoader())
    expect(learnt.pattern).toBeUndefined()
    expect(JSON.stringify(learnt)).not.toMatch(/Ana|Bo/)
  })

  it('keeps no text as a whole for its parts', () => {
    const child = fileURLToPath(new URL('shapes-child.ts', import.meta.url))
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', child], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ found: [false, false, false, false], canonical: [false, false, true, true] })
  })

  it('is of what an object has, not of what it inherits', async () => {
    const of = (text: string): JsonObject => ({ '@id': 'urn:d', 'urn:p': text, 'urn:q': 'x' })
    const heir = Object.assign(Object.create(Object.assign(Object.create(null), { 'urn:q': 'x' })), {
      '@id': 'urn:d',
      'urn:p': 'd',
    })
    expect(await answered([...['a', 'b', 'c'].map(of), heir as JsonObject])).toBe(1)
  })

  it('is of plain JSON alone', () => {
    const memory = createShapeMemory(createContextLoader())
    const thrower = {
      get: () => expect.unreachable,
      ownKeys: () => {
        throw new TypeError('mine')
      },
    }
    const cycle: Record<string, unknown> = { '@id': 'urn:d' }
    cycle['urn:p'] = cycle
    for (const value of [undefined, () => 1, 5n, Symbol('x'), new Date(0), new Map(), new Proxy({}, thrower), cycle]) {
      const document = { '@id': 'urn:d', 'urn:p': value } as unknown as JsonObject
      expect([1, 2, 3].map(() => memory.canonical(document))).toEqual([undefined, undefined, undefined])
    }
    const plain: JsonObject = { '@id': 'urn:d', 'urn:p': {}, 'urn:q': 'x' }
    expect([1, 2, 3].map(() => memory.canonical(plain) !== undefined)).toEqual([false, false, true])
    expect(memory.canonical({ ...plain, 'urn:p': new Date(0) } as unknown as JsonObject)).toBeUndefined()
  })
})

describe('a document as a list', () => {
  it('is read back, with other texts', () => {
    const odd = JSON.parse('{"__proto__":["a",{"b":null,"c":[],"d":{}}],"e":[true,1.5,"f"]}') as JsonObject
    const list = listDocument(odd)
    if (list === undefined) throw new Error('no list')
    expect(JSON.stringify(readDocument(list, new Map()))).toBe(JSON.stringify(odd))
    expect(JSON.stringify(readDocument(list, new Map([[list.entries.indexOf('f'), 'g']])))).toBe(
      JSON.stringify(odd).replace('"f"', '"g"'),
    )
  })
})

describe('canonize', () => {
  it('remembers shapes for each loader by itself, which says what a URL means', async () => {
    const url = 'https://context.example/c'
    const [one, two] = ['urn:one', 'urn:two'].map((iri) => createContextLoader({ [url]: { '@context': { p: iri } } }))
    if (one === undefined || two === undefined) throw new Error('two loaders')
    for (let index = 0; index < 20; index++) {
      const document = { '@context': url, '@id': 'urn:d', p: `x${index}` }
      expect(await canonize(document, { loader: one })).toBe(`<urn:d> <urn:one> "x${index}" .\n`)
      expect(await canonize(document, { loader: two })).toBe(`<urn:d> <urn:two> "x${index}" .\n`)
    }
  })

  it('goes by what the loader answers now, and remembers that in turn', async () => {
    const url = 'https://context.example/c'
    let iri = 'urn:one'
    const answers = new Map(['urn:one', 'urn:two'].map((one) => [one, { '@context': { p: one } }]))
    const loader: ContextLoader = () => {
      const answer = answers.get(iri)
      if (answer === undefined) throw new Error('gone')
      return answer
    }
    const of = (text: string): JsonObject => ({ '@context': url, '@id': 'urn:d', p: text })
    for (let index = 0; index < 20; index++) await canonize(of(`x${index}`), { loader })
    iri = 'urn:two'
    for (const text of ['a', 'b', 'c', 'd']) expect(await canonize(of(text), { loader })).toBe(`<urn:d> <urn:two> "${text}" .\n`)
    iri = 'urn:none'
    await expect(canonize(of('e'), { loader })).rejects.toMatchObject({ code: 'rdf.context_invalid' })
    const memory = createShapeMemory(loader)
    const isKnown = (text: string): boolean => memory.canonical(of(text)) !== undefined
    iri = 'urn:one'
    expect(['a', 'b', 'c'].map(isKnown)).toEqual([false, false, true])
    iri = 'urn:two'
    expect(['d', 'e', 'f'].map(isKnown)).toEqual([false, true, true])
  })

  it('is of the document as it was when asked, whatever becomes of it', async () => {
    const loader = createContextLoader()
    for (let index = 0; index < 20; index++) {
      const document: Record<string, JsonValue> = { '@id': 'urn:d', 'urn:p': `x${index}` }
      const asked = canonize(document, { loader })
      document['urn:p'] = 'changed'
      expect(await asked).toBe(`<urn:d> <urn:p> "x${index}" .\n`)
    }
  })
})
