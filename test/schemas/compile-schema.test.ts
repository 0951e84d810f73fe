import { describe, expect, it } from 'vitest'
import { compileSchema, schemaOfCredential } from '../../src/schemas/compile-schema.js'
import { errorOf } from '../support/badges.js'

const $id = 'https://school.example/schemas/course.json'
const DIALECTS = [
  'https://json-schema.org/draft/2020-12/schema',
  'https://json-schema.org/draft/2019-09/schema',
  'http://json-schema.org/draft-07/schema',
  'http://json-schema.org/draft-07/schema#',
]

describe('a JSON Schema at hand (VC JSON Schema section 3)', () => {
  it.each(DIALECTS)('in %s', async ($schema) => {
    const properties = { name: { type: 'string', maxLength: 5 }, when: { type: 'string', format: 'date-time' } }
    const validate = await compileSchema({ $schema, $id, type: 'object', required: ['name'], properties })
    expect(validate({ name: 'Ana', when: '2026-06-01T00:00:00Z' })).toEqual([])
    expect(validate({})).toMatchObject([
      { code: 'schema.invalid', params: { schema: $id, keyword: 'required', expected: 'name' } },
    ])
    expect(validate({ name: 'Anastasia' })).toMatchObject([{ path: '/name', params: { keyword: 'maxLength' } }])
    expect(validate({ name: 'Ana', when: 'today' })).toMatchObject([{ path: '/when', params: { keyword: 'format' } }])
  })

  it('knows what only a later draft has', async () => {
    const schema = { $id, $schema: DIALECTS[0] as string, prefixItems: [{ type: 'number' }], items: false }
    const validate = await compileSchema(schema)
    expect(validate([1])).toEqual([])
    expect(validate(['x'])).toHaveLength(1)
    expect(validate([1, 2])).toHaveLength(1)
  })

  it.each([
    ['no $schema', { $id }, '$schema', '/$schema'],
    ['a $schema that is no text', { $id, $schema: 5 }, '$schema', '/$schema'],
    ['a $schema that is no URL', { $id, $schema: 'draft-07' }, '$schema', '/$schema'],
    ['no $id', { $schema: DIALECTS[0] }, '$id', '/$id'],
    ['a relative $id', { $schema: DIALECTS[0], $id: 'course.json' }, '$id', '/$id'],
    ['an $id that is no text', { $schema: DIALECTS[0], $id: 7 }, '$id', '/$id'],
    ['an unknown type', { $schema: DIALECTS[0], $id, type: 'course' }, '', ''],
    ['a reference to a part that is not there', { $schema: DIALECTS[0], $id, $ref: '#/$defs/none' }, '', ''],
    ['a pattern that is none', { $schema: DIALECTS[0], $id, pattern: '(' }, '', ''],
  ])('%s is refused', async (_, schema, member, path) => {
    expect(await errorOf(compileSchema(schema as never))).toMatchObject({
      code: 'schema.document_invalid',
      kind: 'input',
      params: { member },
      path,
    })
  })

  it.each(['https://json-schema.org/draft/next/schema', 'http://json-schema.org/draft-04/schema#', 'https://constructor/'])(
    '%s could not be checked',
    async ($schema) => {
      expect(await errorOf(compileSchema({ $schema, $id }))).toMatchObject({
        code: 'schema.dialect_unsupported',
        kind: 'operation',
        params: { dialect: $schema },
      })
    },
  )

  it.each(['https://evil.example/schema.json', 'other.json#/a', '//evil.example/x'])(
    'another schema, %s, is not fetched',
    async ($ref) => {
      expect(await errorOf(compileSchema({ $schema: DIALECTS[0] as string, $id, $ref }))).toMatchObject({
        code: 'schema.reference_unresolved',
        kind: 'operation',
      })
    },
  )

  it('a schema that refers to itself without end is given up', async () => {
    const validate = await compileSchema({ $schema: DIALECTS[0] as string, $id, $ref: '#' })
    expect(await errorOf(() => validate({}))).toMatchObject({ code: 'schema.too_complex', kind: 'operation' })
  })

  it('is read within bounds', async () => {
    const wide = { $schema: DIALECTS[0] as string, $id, enum: Array.from({ length: 30_000 }, (_, index) => index) }
    expect(await errorOf(compileSchema(wide))).toMatchObject({ code: 'core.json_too_many_values' })
  })
})

describe('the schema of a JsonSchemaCredential (VC JSON Schema section 3.2)', () => {
  const credential = {
    type: ['VerifiableCredential', 'JsonSchemaCredential'],
    credentialSubject: { type: 'JsonSchema', jsonSchema: { $id } },
  }

  it('is what its subject carries', () => expect(schemaOfCredential(credential)).toEqual({ $id }))

  it.each([
    [{ ...credential, type: 'VerifiableCredential' }],
    [{ ...credential, credentialSubject: { jsonSchema: { $id } } }],
    [{ ...credential, credentialSubject: { type: 'JsonSchema', jsonSchema: 'text' } }],
    [{ ...credential, credentialSubject: [] }],
    [{}],
  ])('is refused from %j', async (value) => {
    expect(await errorOf(() => schemaOfCredential(value as never))).toMatchObject({ code: 'schema.document_invalid' })
  })
})
