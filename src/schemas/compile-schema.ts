import {
  copyJsonObject,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  operationError,
} from '../core/index.js'
import { createValidator, type SchemaValidator } from './validate.js'

/** A schema is code for the validator that is made of it: it is read within these bounds. */
const LIMITS = { maxDepth: 64, maxValues: 20_000 } as const

/** What the classes of the validator library have in common. */
interface SchemaLibrary {
  compile(schema: JsonObject): ((value: JsonValue) => boolean) & { readonly errors?: unknown }
}

const DRAFT_7 = 'http://json-schema.org/draft-07/schema'
/** Draft 7 is `http`; schemas of credentials often say `https`, as those of the W3C's own tests do. */
const DRAFT_7_SPELT = 'https://json-schema.org/draft-07/schema'

/** The dialects, each loaded when a schema asks for it. */
const DIALECTS: Readonly<Record<string, () => Promise<SchemaLibrary>>> = {
  'https://json-schema.org/draft/2020-12/schema': async () => new (await import('ajv/dist/2020.js')).Ajv2020(OPTIONS),
  'https://json-schema.org/draft/2019-09/schema': async () => new (await import('ajv/dist/2019.js')).Ajv2019(OPTIONS),
  [DRAFT_7]: async () => new (await import('ajv')).Ajv(OPTIONS),
}

const OPTIONS = { strict: false, validateFormats: true, logger: false } as const

/**
 * A validator of a JSON Schema that is at hand, in draft 2020-12, 2019-09 or 7 (VC JSON Schema section 3). Nothing that the schema
 * names is fetched. A pattern of the schema may take its time on a hostile value: use schemas of those you trust. The validator
 * throws `schema.too_complex` (`operation`) where a schema refers to itself without end.
 *
 * @throws RungsError `schema.document_invalid` without `$schema` or an absolute `$id` or for what is no schema,
 * `schema.dialect_unsupported`, `schema.reference_unresolved` for what it asks of another schema, and those of copying JSON
 * @example
 * ```ts
 * import { compileSchema } from 'rungs/schemas/compile'
 * const validate = await compileSchema({
 *   $schema: 'https://json-schema.org/draft/2020-12/schema',
 *   $id: 'https://school.example/schemas/course.json',
 *   required: ['name'],
 * })
 * validate({})[0]?.params // { schema: 'https://school.example/schemas/course.json', keyword: 'required', expected: 'name' }
 * ```
 */
export async function compileSchema(schema: JsonObject): Promise<SchemaValidator> {
  const copy = copyJsonObject(schema, LIMITS)
  const { $id: id, $schema: dialect } = copy
  if (typeof dialect !== 'string' || !isAbsoluteUrl(dialect))
    throw inputError('schema.document_invalid', { member: '$schema' }, '/$schema')
  if (!isAbsoluteUrl(id)) throw inputError('schema.document_invalid', { member: '$id' }, '/$id')
  const spelt = dialect.replace(/#$/, '')
  const name = spelt === DRAFT_7_SPELT ? DRAFT_7 : spelt
  const load = Object.hasOwn(DIALECTS, name) ? DIALECTS[name] : undefined
  if (load === undefined)
    throw operationError('schema.dialect_unsupported', { dialect: dialect.slice(0, 200) }, { path: '/$schema' })
  const library = await load()
  const { default: addFormats } = await import('ajv-formats')
  ;(addFormats as unknown as (library: SchemaLibrary) => void)(library)
  const check = compiled(library, { ...copy, $schema: name }, id)
  return createValidator(id, (value) => {
    try {
      return check(value as JsonValue) ? null : (check.errors as never)
    } catch (error) {
      // A schema can refer to itself without end, or follow a value that is nested deeper than the stack.
      if (!(error instanceof RangeError)) throw error
      throw operationError('schema.too_complex', {}, { cause: error })
    }
  })
}

/**
 * Validators of several JSON Schemas, each under its `$id`, as the `schemas` of a verifier take them.
 *
 * @throws RungsError as {@link compileSchema}
 * @example
 * ```ts
 * import { compileSchemas } from 'rungs/schemas/compile'
 * const $schema = 'https://json-schema.org/draft/2020-12/schema'
 * const schemas = await compileSchemas([{ $schema, $id: 'https://school.example/schemas/course.json', required: ['name'] }])
 * Object.keys(schemas) // ['https://school.example/schemas/course.json']
 * ```
 */
export async function compileSchemas(schemas: readonly JsonObject[]): Promise<Readonly<Record<string, SchemaValidator>>> {
  const validators: (readonly [string, SchemaValidator])[] = []
  for (const schema of schemas) validators.push([String(schema['$id']), await compileSchema(schema)])
  return Object.freeze(Object.fromEntries(validators))
}

function compiled(library: SchemaLibrary, schema: JsonObject, id: string): ReturnType<SchemaLibrary['compile']> {
  try {
    return library.compile(schema)
  } catch (error) {
    if (error instanceof RangeError) throw operationError('schema.too_complex', {}, { cause: error })
    // Another schema that is not at hand may well be right; a missing part of this one is a mistake of it.
    const { missingSchema: other } = error as { readonly missingSchema?: unknown }
    if (typeof other === 'string' && other !== '' && other !== id.replace(/#.*$/, ''))
      throw operationError('schema.reference_unresolved', { reference: other.slice(0, 200) }, { cause: error })
    throw inputError('schema.document_invalid', { member: '' }, '', error)
  }
}

/**
 * The JSON Schema that a JsonSchemaCredential carries (VC JSON Schema section 3.2). Whether the credential is right is for a verifier.
 *
 * @throws RungsError `schema.document_invalid`
 */
export function schemaOfCredential(credential: JsonObject): JsonObject {
  const types = [credential['type']].flat()
  const subject = credential['credentialSubject']
  const schema = isJsonObject(subject) && subject['type'] === 'JsonSchema' ? subject['jsonSchema'] : undefined
  if (!types.includes('JsonSchemaCredential') || !isJsonObject(schema)) {
    throw inputError('schema.document_invalid', { member: 'jsonSchema' }, '/credentialSubject/jsonSchema')
  }
  return schema
}
