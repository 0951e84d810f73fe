import {
  type Check,
  type Finding,
  finding,
  findingOf,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  type Problem,
  pointer,
  type RungsError,
} from '../core/index.js'
import { loadSchema, type SchemaName, type SchemaValidator, schemaNames } from '../schemas/index.js'
import { checked, PASSED } from './check.js'

const MAX_REFERENCES = 16
const TYPES: readonly unknown[] = ['1EdTechJsonSchemaValidator2019', 'JsonSchema', 'JsonSchemaCredential']
const OWN = /^https:\/\/w3id\.org\/rungs\/v0\/schemas\/([a-z-]+)\.schema\.json$/
const PUBLISHED =
  /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/schema\/json(?:-ld)?\/ob_v3p0_(achievement|endorsement)credential_schema\.json$/
/** It is not published where it could be compared with: ours restates what is known of it. */
const CLR_PUBLISHED =
  /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/schema\/json(?:-ld)?\/clr_v2p0_clrcredential_schema\.json$/

/**
 * The JSON Schemas that a credential names in `credentialSchema` (OB 3.0 section 9.1 step 1, VC JSON Schema section 3). Those of
 * OB 3.0 and our own are at hand, others are passed in, and none is fetched: without it nothing is known. Types that are no JSON Schema
 * are ignored.
 *
 * @param made - the schemas that the credential was checked with already
 */
export async function checkNamedSchemas(
  credential: JsonObject,
  made: readonly SchemaName[],
  schemas: Readonly<Record<string, SchemaValidator>>,
): Promise<Check> {
  const member = credential['credentialSchema'] as JsonValue
  const references = Array.isArray(member) ? member : [member]
  const wrong: Finding[] = []
  const open: Finding[] = []
  const restated: Finding[] = []
  for (const [index, reference] of references.slice(0, MAX_REFERENCES).entries()) {
    if (!isJsonObject(reference) || ![reference['type']].flat().some((type) => TYPES.includes(type))) continue
    const path = Array.isArray(member) ? pointer('/credentialSchema', index) : '/credentialSchema'
    const url = typeof reference['id'] === 'string' ? reference['id'] : ''
    const name = bundledName(url)
    // In VCDM 1.1 the published schema holds under other names: the check that was made has seen to it.
    const passed = Object.hasOwn(schemas, url) ? schemas[url] : undefined
    if (passed === undefined && CLR_PUBLISHED.test(url)) restated.push(finding('schema', 'schema.restated', {}, path))
    if (passed === undefined && name !== undefined && made.includes(name)) continue
    const validate = passed ?? (name && (await loadSchema(name)))
    if (validate === undefined) open.push(finding('schema', 'schema.not_at_hand', { url: url.slice(0, 2048) }, path))
    else {
      const found = compare(validate, credential)
      if (isRungsError(found)) open.push({ ...findingOf('schema', found), path })
      else wrong.push(...found.map((one) => finding('schema', one.code, one.params, one.path)))
    }
  }
  if (references.length > MAX_REFERENCES)
    open.push(finding('schema', 'schema.references_too_many', { limit: MAX_REFERENCES }, '/credentialSchema'))
  if (wrong.length > 0) return checked('fail', ...wrong)
  if (open.length > 0) return checked('unknown', ...open, ...restated)
  return restated.length > 0 ? checked('warn', ...restated) : PASSED
}

/** What does not fit, or why that could not be told: a schema of others may refer to itself without end. */
function compare(validate: SchemaValidator, credential: JsonObject): readonly Problem[] | RungsError {
  try {
    return validate(credential)
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'operation') throw error
    return error
  }
}

/** The published schemas, in either form of compaction (OB 3.0 A.2.1.1), are those that ours stand for. */
function bundledName(url: string): SchemaName | undefined {
  if (CLR_PUBLISHED.test(url)) return 'clr-credential'
  const published = PUBLISHED.exec(url)?.[1]
  const own = published === undefined ? OWN.exec(url)?.[1] : `ob-${published}-credential`
  return schemaNames.find((name) => name === own)
}
