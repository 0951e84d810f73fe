import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/core/index.js'
import type { SchemaError } from '../../src/schemas/schema-error.js'
import { createValidator, type SchemaValidator } from '../../src/schemas/validate.js'
import { createSchemaCompiler } from '../../tools/generate/schemas.js'

function validatorOf(schema: object): SchemaValidator {
  const validate = createSchemaCompiler([]).compile(schema)
  return createValidator('test', (value) => (validate(value) ? null : (validate.errors as readonly SchemaError[])))
}

function told(schema: object, value: JsonValue): readonly unknown[] {
  return validatorOf(schema)(value).map(({ params, path }) => ({ ...params, path }))
}

const shape = (kind: string): object => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: kind }, size: { type: 'object', required: ['unit'], properties: { unit: { type: 'string' } } } },
})

describe('the problem told of a choice', () => {
  it('is the one of the branch that came furthest', () => {
    const schema = { anyOf: [{ type: 'string' }, shape('a')] }
    expect(told(schema, { kind: 'a', size: { unit: 7 } })).toEqual([
      { schema: 'test', keyword: 'type', expected: 'string', path: '/size/unit' },
    ])
  })

  it('names all the types when none fits', () => {
    expect(told({ oneOf: [{ type: 'string' }, shape('a')] }, 7)).toEqual([
      { schema: 'test', keyword: 'type', expected: 'string | object', path: '' },
    ])
  })

  it('is what the branch of the right type asks for', () => {
    expect(told({ anyOf: [{ type: 'string' }, shape('a')] }, {})).toEqual([
      { schema: 'test', keyword: 'required', expected: 'kind', path: '' },
    ])
  })

  it('is the choice itself when two branches fit', () => {
    expect(told({ oneOf: [{ type: 'string' }, { const: 'x' }] }, 'x')).toEqual([
      { schema: 'test', keyword: 'oneOf', expected: 'oneOf', path: '' },
    ])
  })

  it('is one problem also for a choice in a choice', () => {
    const inner = { oneOf: [shape('b'), { type: 'array', items: { type: 'string' }, contains: { const: 'x' } }] }
    const schema = { anyOf: [{ type: 'number' }, { type: 'object', required: ['of'], properties: { of: inner } }] }
    expect(told(schema, { of: ['y', 'z'] })).toEqual([{ schema: 'test', keyword: 'contains', expected: 'x', path: '/of' }])
    expect(told(schema, { of: [7] })).toHaveLength(1)
    expect(told(schema, { of: { kind: 'b', size: {} } })).toEqual([
      { schema: 'test', keyword: 'required', expected: 'unit', path: '/of/size' },
    ])
  })

  it('says what is not allowed by the schema, at the member that is too many', () => {
    expect(told({ type: 'object', unevaluatedProperties: false }, { a: 1 })).toEqual([
      { schema: 'test', keyword: 'unevaluatedProperties', expected: 'false', path: '/a' },
    ])
    expect(told({ type: 'object', propertyNames: { pattern: '^a' } }, { 'b/': 1 })).toEqual([
      { schema: 'test', keyword: 'pattern', expected: '^a', path: '/b~1' },
    ])
    expect(told({ type: 'object', properties: { a: false } }, { a: 1 })).toEqual([
      { schema: 'test', keyword: 'false schema', expected: 'false', path: '/a' },
    ])
  })

  it('says the bound of a number, a length and a set', () => {
    expect(told({ type: 'number', minimum: 3 }, 2)).toEqual([{ schema: 'test', keyword: 'minimum', expected: '3', path: '' }])
    expect(told({ type: 'string', maxLength: 3 }, 'abcd')).toEqual([
      { schema: 'test', keyword: 'maxLength', expected: '3', path: '' },
    ])
    expect(told({ type: 'array', uniqueItems: true }, [1, 1])).toEqual([
      { schema: 'test', keyword: 'uniqueItems', expected: 'true', path: '' },
    ])
  })

  it('is at most twenty', () => {
    const errors = Array.from({ length: 50 }, (_, index) => ({
      keyword: 'type',
      instancePath: `/${index}`,
      params: { type: 'string' },
    }))
    expect(createValidator('test', () => errors)([])).toHaveLength(20)
  })

  it('cuts a long list of values', () => {
    const schema = { enum: Array.from({ length: 500 }, (_, index) => `value-${index}`) }
    const [problem] = validatorOf(schema)('x')
    expect((problem!.params as { expected: string }).expected.length).toBeLessThanOrEqual(403)
  })
})
