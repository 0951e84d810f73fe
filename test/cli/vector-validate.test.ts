import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { EXIT } from '../../src/cli/io.js'
import { CREDENTIALS_V2 } from '../../src/contexts/index.js'
import { newWorld } from './support.js'

const DIALECTS = [
  'https://json-schema.org/draft/2020-12/schema',
  'https://json-schema.org/draft/2019-09/schema',
  'http://json-schema.org/draft-07/schema#',
  // As the W3C's own tests spell it.
  'https://json-schema.org/draft-07/schema#',
]
const ID = 'https://school.example/schemas/phone.json'
const SCHEMA_CREDENTIAL = 'https://school.example/credentials/schema-1'
const schemaOf = ($schema = DIALECTS[0], changes: object = {}) => ({
  $id: ID,
  $schema,
  type: 'object',
  properties: {
    credentialSubject: { type: 'object', properties: { email: { type: 'string', format: 'email' } }, required: ['email'] },
  },
  required: ['credentialSubject'],
  ...changes,
})
const without = (member: string, from: object = schemaOf()): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== member))
const inCredential = (jsonSchema: unknown, changes: object = {}, subject: object = {}) => ({
  '@context': [CREDENTIALS_V2],
  id: SCHEMA_CREDENTIAL,
  type: ['VerifiableCredential', 'JsonSchemaCredential'],
  issuer: 'https://school.example/',
  credentialSchema: { id: 'https://www.w3.org/ns/credentials/json-schema/v2.json', type: 'JsonSchema' },
  credentialSubject: { id: ID, type: 'JsonSchema', jsonSchema, ...subject },
  ...changes,
})
const credentialOf = (changes: object = {}) => ({
  '@context': [CREDENTIALS_V2],
  type: ['VerifiableCredential'],
  issuer: 'https://school.example/',
  credentialSubject: { email: 'ana@worker.example' },
  ...changes,
})
const wrong = credentialOf({ credentialSubject: { email: 5 } })

async function run(format: string, schema: unknown, credential: unknown) {
  const world = newWorld()
  world.write('s.json', schema)
  world.write('c.json', credential)
  const options = ['--format', format, '--schema', 's.json', '--credential', 'c.json', '--output', 'o.json']
  const { status, out } = await world.run(['vector', 'validate', ...options])
  const written = world.list().includes('o.json')
  expect(written).toBe(status === EXIT.ok)
  return { status, out, file: written ? world.json('o.json') : undefined }
}
const FORMATS = [
  { format: 'JsonSchema', wrap: (schema: unknown) => schema, id: ID },
  { format: 'JsonSchemaCredential', wrap: (schema: unknown) => inCredential(schema), id: SCHEMA_CREDENTIAL },
]

describe.each(FORMATS)('rungs vector validate --format $format', ({ format, wrap, id }) => {
  const resultOf = async (schema: unknown, credential: unknown = credentialOf()) =>
    (await run(format, wrap(schema), credential)).file?.result

  it.each(DIALECTS)('%s', async ($schema) => {
    expect((await run(format, wrap(schemaOf($schema)), credentialOf())).file).toEqual({ result: 'success' })
    const { status, file, out } = await run(format, wrap(schemaOf($schema)), wrong)
    expect([status, file]).toEqual([EXIT.ok, { result: 'failure' }])
    expect(out).toContain('schema.invalid')
    expect(await resultOf(schemaOf($schema), credentialOf({ credentialSubject: { email: 'no address' } }))).toBe('failure')
    expect(await resultOf(schemaOf($schema), credentialOf({ credentialSubject: {} }))).toBe('failure')
  })

  it.each(['https://json-schema.org/draft/unknown/schema', 'http://json-schema.org/draft-04/schema#', 'urn:x:y'])(
    'an unsupported $schema leaves it open: %s',
    async ($schema) => {
      for (const credential of [credentialOf(), wrong])
        expect(await resultOf(schemaOf($schema), credential)).toBe('indeterminate')
    },
  )

  it.each([
    ['no $id', without('$id')],
    ['an $id that is no URL', schemaOf(undefined, { $id: 'bad' })],
    ['an $id that is no text', schemaOf(undefined, { $id: 5 })],
    ['no $schema', without('$schema')],
    ['a $schema that is no text', schemaOf(undefined, { $schema: 5 })],
    ['no $id, in an unsupported dialect', without('$id', schemaOf('https://json-schema.org/draft/unknown/schema'))],
    ['an unknown type', schemaOf(undefined, { type: 'credential' })],
    ['a pattern that is none', schemaOf(undefined, { pattern: '(' })],
    ['a reference to a part that is not there', schemaOf(undefined, { $ref: '#/$defs/none' })],
  ])('%s is a failure', async (_what, schema) => {
    expect(await resultOf(schema)).toBe('failure')
  })

  it('a schema elsewhere is not fetched, and leaves it open', async () => {
    for (const $ref of ['https://evil.example/schema.json', 'other.json#/a', 'file:///etc/passwd']) {
      const { file, out } = await run(format, wrap(schemaOf(undefined, { $ref })), credentialOf())
      expect([file, out]).toEqual([{ result: 'indeterminate' }, expect.stringContaining('schema.reference_unresolved')])
    }
    expect(await resultOf(schemaOf(undefined, { $defs: { a: { type: 'object' } }, $ref: '#/$defs/a' }))).toBe('success')
    expect(await resultOf(schemaOf(undefined, { $defs: { a: { type: 'array' } }, $ref: `${ID}#/$defs/a` }))).toBe('failure')
  })

  it('the schema that the credential names is the given one (sections 2.1 and 2.2)', async () => {
    const named = (entry: unknown) => credentialOf({ credentialSchema: entry })
    expect(await resultOf(schemaOf(), named({ id, type: format }))).toBe('success')
    expect(
      await resultOf(
        schemaOf(),
        named([
          { id: 'https://x.example/', type: format },
          { id, type: format },
        ]),
      ),
    ).toBe('success')
    expect(await resultOf(schemaOf(), named({ id, type: [format, 'Other'] }))).toBe('success')
    for (const entry of [
      { id: `${id}x`, type: format },
      { id, type: `Not${format}` },
      { id },
      { type: format },
      [
        { id, type: 'X' },
        { id: 'https://x.example/', type: format },
      ],
      5,
      [null],
    ]) {
      expect(await resultOf(schemaOf(), named(entry))).toBe('failure')
    }
  })

  it('a digest of the schema is compared with the file', async () => {
    const schema = wrap(schemaOf())
    const sri = (algorithm: string, of: unknown = schema) =>
      `${algorithm}-${createHash(algorithm).update(JSON.stringify(of)).digest('base64')}`
    const with_ = (digestSRI: unknown) => credentialOf({ credentialSchema: { id, type: format, digestSRI } })
    for (const digest of [
      sri('sha256'),
      sri('sha384'),
      sri('sha512'),
      `${sri('sha256', 1)} ${sri('sha512')}`,
      `${sri('sha384')}?x`,
    ])
      expect(await resultOf(schemaOf(), with_(digest))).toBe('success')
    for (const digest of [sri('sha256', 1), `${sri('sha256')} ${sri('sha512', 1)}`, sri('sha1'), 'sha256-', '', 5])
      expect(await resultOf(schemaOf(), with_(digest))).toBe('failure')
  })

  it('hostile schemas and credentials are judged in time', async () => {
    const slow = schemaOf(undefined, { properties: { name: { type: 'string', pattern: '^(a+)+$' } }, required: [] })
    const start = Date.now()
    const { file, out } = await run(format, wrap(slow), credentialOf({ name: `${'a'.repeat(60)}!` }))
    expect([file, out]).toEqual([{ result: 'indeterminate' }, expect.stringContaining('schema.too_complex')])
    expect(Date.now() - start).toBeLessThan(15_000)
    const wide = schemaOf(undefined, { enum: Array.from({ length: 30_000 }, (_, index) => index) })
    expect(await resultOf(wide)).toBe('indeterminate')
    const loop = schemaOf(undefined, { $ref: '#' })
    expect(await resultOf(loop)).toBe('indeterminate')
    const deep = schemaOf(undefined, JSON.parse(`${'{"not":'.repeat(500)}{}${'}'.repeat(500)}`))
    expect(await resultOf(deep)).toBe('indeterminate')
    expect(await resultOf(schemaOf(), `{"a":${'['.repeat(100_000)}`)).toBe('failure')
  }, 60_000)

  it('files that are no objects fail', async () => {
    for (const text of ['', 'x', '[]', '5', '{"$id":"a","$id":"b"}']) {
      expect((await run(format, text, credentialOf())).file).toEqual({ result: 'failure' })
      expect(await resultOf(schemaOf(), text)).toBe('failure')
    }
  })
})

describe('rungs vector validate, a schema in a credential (VC JSON Schema section 2.2)', () => {
  const resultOf = async (schema: unknown) => (await run('JsonSchemaCredential', schema, credentialOf())).file?.result

  it.each([
    ['another type', inCredential(schemaOf(), { type: ['VerifiableCredential'] })],
    ['an id that is no URL', inCredential(schemaOf(), { id: 'bad' })],
    ['no id', without('id', inCredential(schemaOf()))],
    ['no type of the subject', inCredential(schemaOf(), {}, { type: undefined })],
    ['another type of the subject', inCredential(schemaOf(), {}, { type: 'NotJsonSchema' })],
    ['no jsonSchema', inCredential(undefined)],
    ['a jsonSchema that is a text', inCredential(JSON.stringify(schemaOf()))],
    ['another schema of its own', inCredential(schemaOf(), { credentialSchema: { id: 'bad', type: 'JsonSchema' } })],
    ['a schema itself', schemaOf()],
  ])('%s is a failure', async (_what, schema) => {
    expect(await resultOf(schema)).toBe('failure')
  })

  it('its own schema may be named as in drafts', async () => {
    const id = 'https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json'
    expect(await resultOf(inCredential(schemaOf(), { credentialSchema: { id, type: 'JsonSchema' } }))).toBe('success')
  })

  it('is not taken where a schema is asked for', async () => {
    expect((await run('JsonSchema', inCredential(schemaOf()), credentialOf())).file).toEqual({ result: 'failure' })
  })
})

describe('rungs vector validate, its options', () => {
  it('a format that is not known, or a file that is not there, is told by the exit', async () => {
    expect((await run('Shacl', schemaOf(), credentialOf())).status).toBe(EXIT.usage)
    const { status } = await newWorld().run('vector validate --format JsonSchema --schema nowhere --credential c --output o.json')
    expect(status).toBe(EXIT.unreadable)
  })
})
