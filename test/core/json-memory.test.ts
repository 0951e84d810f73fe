import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDeepFrozen, isRungsError, type JsonObject, type JsonReader, loadJsonMemory, parseJson } from '../../src/core/index.js'
import { createTextShape, learnText, type TextShape } from '../../src/core/json-memory/text-shape.js'

const createJsonMemory = await loadJsonMemory()

const sample = {
  '@context': ['https://www.w3.org/ns/credentials/v2', { name: 'urn:name' }],
  id: 'urn:b:1',
  n: 1,
  'a/b~c"d': { e: ['x', 2.5, true, null, {}, [], 'é😀'], f: 'with \\ and "' },
  list: [
    { name: 'one', value: -3 },
    { name: 'two', value: 1e21 },
  ],
  last: 'end',
}
const text = JSON.stringify(sample)
const pretty = JSON.stringify(sample, null, 2)

/** What a reader makes of an input: a value, or the refusal. */
function outcome(read: JsonReader, input: string | Uint8Array): unknown {
  try {
    return read(input)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return [error.code, error.path, error.params]
  }
}

/** Reads each input with one memory, and as `parseJson` does. */
function expectSame(inputs: readonly (string | Uint8Array)[], limits = {}): void {
  const read = createJsonMemory(limits)
  const alone: JsonReader = (input) => parseJson(input, limits)
  for (const input of inputs) {
    const [got, wanted] = [outcome(read, input), outcome(alone, input)]
    expect([input, got]).toEqual([input, wanted])
    // Members in another order would be another text.
    expect(JSON.stringify(got)).toBe(JSON.stringify(wanted))
  }
}

/** Reads texts one after another; whether the last was made from a document before it, whose list it then shares. */
function isRemembered(texts: readonly string[], limits = {}): boolean {
  const read = createJsonMemory(limits)
  const documents = texts.map((one) => read(one) as { readonly [member: string]: JsonObject })
  const last = documents.at(-1)
  expect(last).toEqual(parseJson(texts.at(-1) as string, limits))
  expect(isDeepFrozen(last as object)).toBe(true)
  return documents.slice(0, -1).some((one) => one['shared'] !== undefined && one['shared'] === last?.['shared'])
}
const badge = (id: string, more = ''): string => `{"shared":{"a":[1,"b"]},"id":${id}${more}}`

describe('a memory of JSON texts reads what parseJson reads (RFC 8259, RFC 7493)', () => {
  it('wherever a text or number differs, and whatever it is', () => {
    const values = [
      '"x"',
      '""',
      '"a b"',
      '"é"',
      '"😀"',
      '"\\u0041"',
      '"\\ud800"',
      '"a\\"b"',
      '"\n"',
      '"\u0000"',
      '"\u007f\u2028"',
      '"\ud800"',
    ]
    values.push(
      '"__proto__"',
      '"@context"',
      '0',
      '-0',
      '-1',
      '12.50',
      '1e3',
      '1E-7',
      '1e400',
      '12345678901234567890',
      '0.1',
      '01',
      '-',
      '1.',
      '.5',
    )
    values.push(
      '+1',
      '1e',
      'NaN',
      'true',
      'null',
      '{}',
      '[]',
      '{"a":1}',
      '["x"]',
      '"x',
      'x"',
      '"x","id":"y"',
      '"x" ',
      ' 7',
      '"x"}',
      '1,2',
      '',
    )
    for (const base of [text, pretty]) {
      for (const [place] of base.matchAll(/(?<=[:[,]\s*)(?:"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*)(?=\s*[,}\]])/g)) {
        expectSame([base, ...values.map((value) => base.replace(place, value)), base])
      }
    }
  })

  it('when characters are put in, taken out or changed anywhere (property)', () => {
    const edit = fc.record({
      at: fc.nat(text.length),
      cut: fc.nat(3),
      put: fc.oneof(fc.constantFrom('', '"', '\\', ',', ':', '0', ' ', '{', ']', 'é', '\ud83d'), fc.string({ maxLength: 4 })),
    })
    fc.assert(
      fc.property(fc.array(fc.array(edit, { maxLength: 3 }), { minLength: 3, maxLength: 10 }), (edits) => {
        const changed = edits.map((some) =>
          some.reduce((one, { at, cut, put }) => one.slice(0, at) + put + one.slice(at + cut), text),
        )
        expectSame([text, ...changed, text, ...changed])
      }),
      { numRuns: 300 },
    )
  })

  it('for JSON of any kind, with other scalars (property)', () => {
    const mutate = (value: unknown, by: readonly unknown[]): unknown => {
      let at = 0
      return JSON.parse(JSON.stringify(value), (_member, part) =>
        typeof part === 'string' || typeof part === 'number' ? by[at++ % by.length] : part,
      )
    }
    const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.integer())
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.array(fc.array(scalar, { minLength: 1, maxLength: 5 }), { minLength: 3, maxLength: 6 }),
        (value, scalars) => {
          expectSame([value, ...scalars.map((some) => mutate({ value }, some))].map((one) => JSON.stringify(one)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('from bytes, with a byte order mark or without, and none that are no UTF-8', () => {
    const bytes = (one: string): Uint8Array => new TextEncoder().encode(one)
    const broken = bytes(text)
    broken[30] = 0xff
    expectSame([
      bytes(text),
      bytes(text),
      bytes(`\ufeff${text}`),
      `\ufeff${text}`,
      broken,
      new Uint8Array(),
      bytes(text),
      text,
      pretty,
    ])
  })

  it('from a text or a Uint8Array alone', () => {
    const known = new TextEncoder().encode(text)
    const others = [
      known.buffer,
      new DataView(known.buffer),
      new Uint16Array(known.buffer.slice(0, known.length & ~1)),
      Object(text),
    ]
    expectSame([text, text, text, ...(others as unknown as Uint8Array[])])
  })

  it('under its limits, whatever it knows', () => {
    const of = (id: string): string => badge(`"${id}"`)
    expectSame([of('a'), of('b'), of('c'), of('d'.repeat(60)), of('é'.repeat(30)), of('f')], { maxBytes: 90 })
    expectSame([of('a'), of('b'), of('c')], { maxDepth: 2 })
    expectSame([of('a'), of('b'), of('c')], { maxValues: 3 })
    expectSame([
      badge('"a"', ',"b":"c"'),
      badge('"b"', ',"id":"c"'),
      badge('"b"', ',"b":"c","b":"d"'),
      badge('"c"', ',"__proto__":"c"'),
    ])
  })

  it('that are no objects as well', () => {
    expectSame(['"a"', '"b"', '"c"', '1', '2', '3', '["a"]', '["b"]', '["c"]', 'null', '{}', '{}', '{}', '', ' ', '{'])
  })
})

describe('a memory of JSON texts', () => {
  it('knows a text after two that are alike, by texts and by numbers', () => {
    expect(isRemembered([badge('"a"'), badge('"b"')])).toBe(false)
    expect(isRemembered([badge('"a"'), badge('"b"'), badge('"c"')])).toBe(true)
    expect(isRemembered([badge('1'), badge('2'), badge('-3.5e7')])).toBe(true)
  })

  it.each<readonly [string, string]>([
    ['an escape', badge('"a\\n"')],
    ['another kind of value', badge('3')],
    ['white space', badge(' "c"')],
    ['a further member', badge('"c"', ',"d":"e"')],
    ['another name', badge('"c"').replace('id', 'jd')],
  ])('reads a text anew that differs by %s', (_what, other) => {
    expect(isRemembered([badge('"a"'), badge('"b"'), other])).toBe(false)
  })

  it('takes what a context says for no value', () => {
    const of = (context: string, id: string): string => badge(`"${id}"`, `,"@context":["${context}"]`)
    expect(isRemembered([of('urn:1', 'a'), of('urn:1', 'b'), of('urn:1', 'c')])).toBe(true)
    expect(isRemembered([of('urn:1', 'a'), of('urn:1', 'b'), of('urn:2', 'c')])).toBe(false)
  })

  it('remembers none that are large', () => {
    const of = (id: string): string => badge(`"${id}"`, `,"b":"${'x'.repeat(33_000)}"`)
    expect(isRemembered([of('a'), of('b'), of('c')])).toBe(false)
  })

  it('remembers none of many parts far inside, each of which is kept with its way', () => {
    const of = (depth: number, count: number) => (id: string) =>
      badge(id, `,"b":${'['.repeat(depth)}${'1,'.repeat(count)}1${']'.repeat(depth)}`)
    expect(isRemembered(['"a"', '"b"', '"c"'].map(of(50, 500)))).toBe(true)
    expect(isRemembered(['"a"', '"b"', '"c"'].map(of(50, 600)))).toBe(false)
    expect(isRemembered(['"a"', '"b"', '"c"'].map(of(900, 100)), { maxDepth: 1000 })).toBe(false)
  })

  it('forgets what was not met while many others came', () => {
    const ids = ['"a"', '"b"', '"c"', '"d"']
    const others = Array.from({ length: 80 }, (_, index) => ids.map((id) => badge(id, `,"${'x'.repeat(index + 1)}":1`))).flat()
    const [a, b, c] = ids.map((id) => badge(id)) as [string, string, string]
    expect(isRemembered([a, b, ...others.slice(0, 12), c])).toBe(true)
    expect(isRemembered([a, b, ...others, c])).toBe(false)
  })

  it('keeps the limits that it was made with, whatever becomes of their object', () => {
    const limits = { maxBytes: 1000, maxDepth: 3 }
    const read = createJsonMemory(limits)
    for (const id of ['"a"', '"b"', '"c"']) read(badge(id))
    Object.assign(limits, { maxBytes: 10, maxDepth: 1 })
    expect(outcome(read, badge('"d"'))).toEqual(JSON.parse(badge('"d"')))
    expect(outcome(read, '{"of":{"another":"shape"}}')).toEqual({ of: { another: 'shape' } })
    Object.assign(limits, { maxBytes: 1_000_000, maxDepth: 64 })
    expect(outcome(read, '[[[[]]]]')).toEqual(['core.json_too_deep', '', { limit: 3 }])
  })

  it('learns seldom where texts are never alike, and goes on once they are', () => {
    const strangers = Array.from({ length: 400 }, (_, index) => badge('"a"', `,"x${index}":1`))
    const alike = Array.from({ length: 80 }, (_, index) => badge(`"${index}"`))
    expect(isRemembered([...strangers, badge('"a"'), badge('"b"'), badge('"c"')])).toBe(false)
    expect(isRemembered([...strangers, ...alike])).toBe(true)
  })

  it('keeps nothing of what differs', () => {
    const [ana, bo] = ['"Ana of Aba"', '"Bo of Bari"'].map((id) => badge(id, ',"n":4711')) as [string, string]
    const first = createTextShape(ana, JSON.parse(ana) as JsonObject) as TextShape
    const other = createTextShape(bo.replace('4711', '4712'), JSON.parse(bo) as JsonObject) as TextShape
    const learnt = learnText(first, other.contents)
    expect(learnt.pattern?.fill(['Cy', 1])).toEqual(JSON.parse(badge('"Cy"', ',"n":1')))
    expect(JSON.stringify(first)).toMatch(/Ana.*4711/)
    expect(JSON.stringify(learnt)).not.toMatch(/Ana|Bo|4711|4712/)
  })

  it('keeps nothing of what differs in more places than it has slots', () => {
    const of = (value: string): string => JSON.stringify({ list: Array.from({ length: 200 }, (_, index) => `${value} ${index}`) })
    const [first, other] = ['Ana', 'Bo'].map((one) => createTextShape(of(one), JSON.parse(of(one)) as JsonObject) as TextShape)
    const learnt = learnText(first as TextShape, other?.contents ?? [])
    expect(learnt.pattern).toBeUndefined()
    expect(JSON.stringify(learnt)).not.toMatch(/Ana|Bo/)
  })

  it('keeps no text as a whole for its parts, nor the first document for its frame', () => {
    const child = fileURLToPath(new URL('json-memory-child.ts', import.meta.url))
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', child], { encoding: 'utf8' })
    expect(stderr).toBe('')
    // A look that does not see what is held would show nothing.
    expect(JSON.parse(stdout)).toMatchObject({ found: [false, false, false, false, true], held: { name: 'Secret-of-Name-of-4' } })
  })
})
