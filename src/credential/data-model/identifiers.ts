import { isAbsoluteUrl, isJsonObject, type JsonObject, type JsonValue, type Problem, pointer } from '../../core/index.js'
import { broken } from './rule.js'

/** Members whose content is another's: contexts, proofs, and JSON that no term of the data model describes. */
const FOREIGN: readonly string[] = ['@context', 'proof', 'jsonSchema', 'publicKeyJwk', 'verifiableCredential', 'endorsement']

/** Every `id`, wherever it stands, is one URL (VCDM 2.0 section 4.4). */
export function identifierProblems(value: JsonValue, path = ''): readonly Problem[] {
  if (typeof value !== 'object' || value === null) return []
  const found: Problem[] = []
  collect(value, path, found)
  return found
}

function collect(value: JsonObject | readonly JsonValue[], path: string, found: Problem[]): void {
  if (isJsonObject(value) && Object.hasOwn(value, 'id') && !isAbsoluteUrl(value['id']))
    found.push(broken('id', 'one URL', pointer(path, 'id')))
  for (const key of Object.keys(value)) {
    const member = (value as JsonObject)[key]
    if (typeof member !== 'object' || member === null || FOREIGN.includes(key)) continue
    collect(member, pointer(path, Array.isArray(value) ? Number(key) : key), found)
  }
}
