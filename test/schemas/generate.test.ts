import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { helpers } from '../../src/schemas/helpers.js'
import { generateSchemas } from '../../tools/generate/schemas.js'

const base = 'https://w3id.org/rungs/v0/schemas/'
const draft = 'https://json-schema.org/draft/2020-12/schema'
const schemas: Readonly<Record<string, object>> = {
  whole: {
    $schema: draft,
    $id: `${base}whole.schema.json`,
    type: 'object',
    properties: {
      part: { $ref: 'part.schema.json' },
      list: { type: 'array', uniqueItems: true },
      at: { type: 'string', format: 'date' },
      'a "kind"; const schema9 = {': { enum: [1, 'two', { three: [3] }] },
    },
    required: ['part'],
    unevaluatedProperties: false,
  },
  part: { $schema: draft, $id: `${base}part.schema.json`, type: 'string', minLength: 2, pattern: '^[a-z]+$' },
}

type Generated = { validate: { (value: unknown): boolean; errors?: { keyword: string }[] | null } }

let root = ''

async function load(name: string): Promise<(value: unknown) => string> {
  const text = await readFile(join(root, 'src/schemas/generated', `${name}.ts`), 'utf8')
  expect(text).not.toMatch(/\brequire\b/)
  expect(text.match(/^import .*$/gm)).toEqual([
    `import { helpers } from '../helpers.js'`,
    `import type { SchemaCheck } from '../schema-error.js'`,
  ])
  const code = text.split('\n').find((line) => line.includes('var generated='))
  const { validate } = new Function('helpers', `${code};return generated`)(helpers) as Generated
  return (value) => (validate(value) ? '' : (validate.errors?.map(({ keyword }) => keyword).join(' ') ?? ''))
}

/** As a parser would have made it: fast-check's objects have no prototype, and -0 is 0. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rungs-schemas-'))
  await mkdir(join(root, 'schemas'))
  for (const [name, schema] of Object.entries(schemas)) {
    await writeFile(join(root, 'schemas', `${name}.schema.json`), JSON.stringify(schema))
  }
  await generateSchemas(root)
})

afterAll(() => rm(root, { recursive: true }))

describe('generateSchemas', () => {
  it('makes one self-contained module for each schema, also of those that refer to each other', async () => {
    const whole = await load('whole')
    expect([{ part: 'ab', list: [{ a: 1 }, { a: 2 }], at: '2026-01-02' }, {}, { part: 'A' }, { part: 'AB' }].map(whole)).toEqual([
      '',
      'required',
      'minLength',
      'pattern',
    ])
    expect(whole({ part: 'ab', list: [{ a: 1 }, { a: 1 }] })).toBe('uniqueItems')
    // A document may say valueOf and toString: neither is ever called.
    expect(whole({ part: 'ab', list: [{ valueOf: 1 }, { valueOf: 2, toString: 3 }, { valueOf: 3 }] })).toBe('')
    expect(whole({ part: '\u{1f6b2}' })).toBe('minLength')
    expect(whole({ part: 'ab', at: '2026-02-30' })).toBe('format')
    expect(whole({ part: 'ab', more: 1 })).toBe('unevaluatedProperties')
    expect((await load('part'))('ab')).toBe('')
  })

  it('leaves schemas out but for what errors quote of them', async () => {
    const text = await readFile(join(root, 'src/schemas/generated/whole.ts'), 'utf8')
    expect(text).not.toContain(base)
    expect(text).not.toContain('schemaPath')
    const code = text.split('\n').find((line) => line.includes('var generated='))
    const { validate } = new Function('helpers', `${code};return generated`)(helpers) as Generated
    expect(validate({ part: 'ab', 'a "kind"; const schema9 = {': { three: [3] } })).toBe(true)
    expect(validate({ part: 'ab', 'a "kind"; const schema9 = {': 3 })).toBe(false)
    expect(validate.errors).toEqual([
      {
        keyword: 'enum',
        instancePath: '/a "kind"; const schema9 = {',
        params: { allowedValues: [1, 'two', { three: [3] }] },
      },
    ])
  })

  it('compares values as JSON and counts characters', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        expect(helpers.equal(left, JSON.parse(JSON.stringify(left)))).toBe(true)
        expect(helpers.equal(left, right)).toBe(isDeepStrictEqual(plain(left), plain(right)))
      }),
    )
    expect(helpers.equal({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
    expect(helpers.equal({ a: null }, { b: null })).toBe(false)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(helpers.textLength(text)).toBe([...text].length)
      }),
    )
  })

  it('gives the same bytes each time and removes what has no schema any more', async () => {
    const folder = join(root, 'src/schemas/generated')
    const before = await readFile(join(folder, 'whole.ts'), 'utf8')
    await writeFile(join(folder, 'gone.ts'), '')
    await generateSchemas(root)
    expect(await readFile(join(folder, 'whole.ts'), 'utf8')).toBe(before)
    expect((await readdir(folder)).sort()).toEqual(['part.ts', 'whole.ts'])
  })

  it('refuses a schema with an unknown keyword', async () => {
    const file = join(root, 'schemas', 'odd.schema.json')
    await writeFile(file, JSON.stringify({ $schema: draft, $id: `${base}odd.schema.json`, type: 'object', requires: ['a'] }))
    await expect(generateSchemas(root)).rejects.toThrow()
    await rm(file)
  })
})
