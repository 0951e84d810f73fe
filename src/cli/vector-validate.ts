import { createHash } from 'node:crypto'
import { createContext, Script } from 'node:vm'
import {
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  operationError,
  type Problem,
  parseJson,
  usageError,
} from '../core/index.js'
import { compileSchema, schemaOfCredential } from '../schemas/compile-schema.js'
import type { SchemaValidator } from '../schemas/index.js'
import { readArgs } from './args.js'
import { MAX_INPUT_BYTES, readInput } from './files.js'
import type { CliIo } from './io.js'
import { judge, writeResult } from './vector-result.js'

const FORMATS: readonly string[] = ['JsonSchema', 'JsonSchemaCredential']
/** A pattern of a hostile schema can take for ever. */
const TIMEOUT_MS = 5000
const BOUNDS: readonly string[] = ['core.json_too_deep', 'core.json_too_many_values', 'core.input_too_large']
/** Where the schema of all JsonSchemaCredentials is, now and in drafts (VC JSON Schema section 2.2). */
const SCHEMA_OF_SCHEMAS: readonly unknown[] = [
  'https://www.w3.org/ns/credentials/json-schema/v2.json',
  'https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json',
]

/** `rungs vector validate` */
export async function vectorValidate(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      format: { type: 'string', required: true },
      schema: { type: 'string', required: true },
      credential: { type: 'string', required: true },
      output: { type: 'string', required: true },
    },
    words: [0, 0],
  })
  const format = args.need('format')
  if (!FORMATS.includes(format)) throw usageError('cli.usage', { problem: 'not_one_of', what: '--format' })
  const schemaBytes = await readInput(io, args.need('schema'))
  const credentialBytes = await readInput(io, args.need('credential'))
  const judged = await judge(async () => {
    const file = await withinBounds(() => readObject(schemaBytes, 'schema'))
    const schema = format === 'JsonSchema' ? file : schemaOfSchemaCredential(file)
    const validate = await withinBounds(() => compileSchema(schema))
    const credential = readObject(credentialBytes, 'credential')
    checkReference(credential, { format, id: (format === 'JsonSchema' ? schema['$id'] : file['id']) as string, schemaBytes })
    const [problem] = validateInTime(validate, credential)
    if (problem !== undefined) throw inputError(problem.code, problem.params as never, problem.path)
    return undefined
  })
  return writeResult(io, args.need('output'), judged)
}

function readObject(bytes: Uint8Array, member: string): JsonObject {
  const value = parseJson(bytes, { maxBytes: MAX_INPUT_BYTES })
  if (!isJsonObject(value)) throw inputError('schema.document_invalid', { member })
  return value
}

/** What is beyond the bounds of reading a schema may be right. */
async function withinBounds<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!isRungsError(error) || !BOUNDS.includes(error.code)) throw error
    throw operationError('schema.too_complex', {}, { cause: error })
  }
}

/** The schema in a JsonSchemaCredential (VC JSON Schema section 2.2). What it says of its own schema must be what it has to be. */
function schemaOfSchemaCredential(file: JsonObject): JsonObject {
  const schema = schemaOfCredential(file)
  const invalid = (member: string): Error => inputError('schema.document_invalid', { member }, `/${member}`)
  if (!isAbsoluteUrl(file['id'])) throw invalid('id')
  for (const one of entriesOf(file)) {
    if (!isJsonObject(one) || one['type'] !== 'JsonSchema' || !SCHEMA_OF_SCHEMAS.includes(one['id']))
      throw invalid('credentialSchema')
  }
  return schema
}

/**
 * Where the credential names schemas, one of them is the given one, of the right type and unchanged (VC JSON Schema sections
 * 2.1 and 4.1). One that names none is compared all the same.
 */
function checkReference(
  credential: JsonObject,
  { format, id, schemaBytes }: { readonly format: string; readonly id: string; readonly schemaBytes: Uint8Array },
): void {
  const entries = entriesOf(credential)
  if (entries.length === 0) return
  const isMeant = (one: JsonValue): one is JsonObject =>
    isJsonObject(one) && [one['type']].flat().includes(format) && one['id'] === id
  const entry = entries.find(isMeant)
  if (entry === undefined) throw mismatch('id and type of the schema')
  const digest = entry['digestSRI']
  if (digest !== undefined && !fitsDigest(digest, schemaBytes)) throw mismatch('digestSRI')
}

function mismatch(expected: string): Error {
  return inputError('schema.data_model', { member: 'credentialSchema', expected }, '/credentialSchema')
}

function entriesOf(document: JsonObject): readonly JsonValue[] {
  return [document['credentialSchema'] ?? []].flat() as readonly JsonValue[]
}

/** Subresource Integrity section 3.3: one of the digests of the strongest algorithm. */
function fitsDigest(value: JsonValue, bytes: Uint8Array): boolean {
  const digests = typeof value === 'string' ? value.trim().split(/\s+/, 20) : []
  const of = (algorithm: string): string[] => digests.filter((one) => one.startsWith(`${algorithm}-`))
  const algorithm = ['sha512', 'sha384', 'sha256'].find((one) => of(one).length > 0)
  if (algorithm === undefined) return false
  const expected = `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`
  return of(algorithm).some((one) => one.split('?')[0] === expected)
}

/** Runs a validator within a time, and stops it there: not even a regular expression goes on. */
function validateInTime(validate: SchemaValidator, credential: JsonObject): readonly Problem[] {
  const context = createContext({ run: () => validate(credential) })
  try {
    return new Script('run()').runInContext(context, { timeout: TIMEOUT_MS }) as readonly Problem[]
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw operationError('schema.too_complex', {}, { cause: error })
  }
}
