import {
  canonicalizeJson,
  copyJsonObject,
  formatDateTime,
  isJsonObject,
  type JsonObject,
  parseJson,
  usageError,
  utf8,
} from '../../core/index.js'
import type { SchemaValidator } from '../../schemas/index.js'
import { bundledUrl, digestOf, type ReadDocument } from './format.js'
import type { BundledDocument } from './types.js'

const MAX_SCHEMAS = 64

/** Validators of JSON Schemas, which remember those that were asked. */
export interface UsedSchemas {
  readonly validators: Readonly<Record<string, SchemaValidator>>
  /** The schemas that judged something, as documents of a bundle. */
  readonly documents: (now: number) => readonly BundledDocument[]
}

/**
 * Compiles the schemas that an exporter passes in. Nobody fetched them: the bundle's signer vouches for them as of when the bundle is made.
 *
 * @throws RungsError `core.option_invalid`, and those of compiling a schema
 */
export async function useSchemas(schemas: readonly JsonObject[]): Promise<UsedSchemas> {
  if (!Array.isArray(schemas) || schemas.length > MAX_SCHEMAS)
    throw usageError('core.option_invalid', { option: 'schemas', expected: `list of at most ${MAX_SCHEMAS} JSON Schemas` })
  const used = new Map<string, JsonObject>()
  const copies = schemas.map((one) => copyJsonObject(one))
  const compiled = await validatorsOf(copies)
  const validators = Object.entries(compiled).map(([url, validate]) => {
    if (bundledUrl(url) !== url) throw usageError('core.option_invalid', { option: 'schemas', expected: 'https URL as $id' })
    const schema = copies.findLast(({ $id }) => $id === url) as JsonObject
    const remember: SchemaValidator = (value) => {
      used.set(url, schema)
      return validate(value)
    }
    return [url, remember] as const
  })
  return {
    validators: Object.fromEntries(validators),
    documents: (now) => [...used].map(([url, schema]) => documentOf(url, schema, now)),
  }
}

/** The validators of the schemas among documents. @throws those of compiling a schema */
export async function readSchemas(documents: readonly ReadDocument[]): Promise<Readonly<Record<string, SchemaValidator>>> {
  return validatorsOf(
    documents.flatMap(({ document, bytes }) => {
      const schema = parseJson(bytes)
      // It counts under the URL that the signer vouches for, whatever it calls itself.
      return isJsonObject(schema) ? [{ ...schema, $id: document.url }] : []
    }),
  )
}

async function validatorsOf(schemas: readonly JsonObject[]): Promise<Readonly<Record<string, SchemaValidator>>> {
  if (schemas.length === 0) return {}
  // Few bundles have schemas, and what compiles them is large.
  const { compileSchemas } = await import('../../schemas/compile-schema.js')
  return compileSchemas(schemas)
}

function documentOf(url: string, schema: JsonObject, now: number): BundledDocument {
  const body = canonicalizeJson(schema)
  return {
    url,
    purpose: 'schema',
    contentType: 'application/schema+json',
    fetchedAt: formatDateTime(now),
    encoding: 'utf-8',
    body,
    digest: digestOf(utf8(body)),
  }
}
