import {
  copyJson,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  parseDateTime,
  pointer,
  type RungsError,
} from '../core/index.js'
import { parsePublicJwk } from '../keys/index.js'
import type { DocumentReason } from './codes.js'
import type { ControllerDocument, MethodEntry, Relationship } from './types.js'

/** The relationships of CID 1.0 section 2.3. */
export const relationships: readonly Relationship[] = /* @__PURE__ */ Object.freeze([
  'authentication',
  'assertionMethod',
  'keyAgreement',
  'capabilityInvocation',
  'capabilityDelegation',
] as const)

/** The one member that carries the key, by type of method; the keys of other types are not read. */
export const materialOf: Readonly<Record<string, 'publicKeyMultibase' | 'publicKeyJwk'>> = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.assign(/* @__PURE__ */ Object.create(null), {
    Multikey: 'publicKeyMultibase',
    Ed25519VerificationKey2020: 'publicKeyMultibase',
    JsonWebKey: 'publicKeyJwk',
    JsonWebKey2020: 'publicKeyJwk',
  }),
)

/** How many methods and references a document may have; more than any controller needs. */
export const MAX_METHODS = 200
/** Every spelling of key material that a verification method has had, to see two of them in one method. */
const MATERIAL = ['publicKeyMultibase', 'publicKeyJwk', 'publicKeyBase58', 'publicKeyHex', 'publicKeyPem'] as const
/** However a secret is spelt, its member begins so. */
const SECRET = /^(secret|private)Key/

/**
 * Reads a controller document or DID document that must be about `expectedId` (CID 1.0 sections 2.1 to 2.3).
 * Methods may stand in `verificationMethod` or be embedded in a relationship; one may stand without its array; a
 * reference `#key` is read against the document's own id. Methods of unknown types are kept and never used.
 * The result is a frozen copy.
 *
 * @throws RungsError `did.document_invalid`, and what core refuses in JSON: `core.json_too_deep`,
 * `core.json_too_many_values`, `core.json_key_forbidden`, `core.json_value_unsupported`
 */
export function parseControllerDocument(value: unknown, expectedId: string): ControllerDocument {
  const source = copyJson(value, { maxDepth: 16, maxValues: 20_000 })
  if (!isJsonObject(source)) throw invalid('not_object', '')
  const { id } = source
  if (!isAbsoluteUrl(id)) throw invalid('id_missing', '/id')
  if (id !== expectedId) throw invalid('id_mismatch', '/id')

  const seen = new Map<string, JsonValue>()
  const readMethod = (entry: JsonValue, path: string): MethodEntry => {
    const method = toMethodEntry(entry, id, path)
    // One method may stand in several places, but one URL must never mean two keys.
    const value = method as unknown as JsonObject
    if (!isEqualJson(seen.get(method.id) ?? value, value)) throw invalid('method_duplicate', path)
    seen.set(method.id, value)
    return method
  }
  const methods = list(source['verificationMethod'], '/verificationMethod').map(({ item, path }) => readMethod(item, path))
  const document: Record<string, unknown> = { ...source }
  if (Object.hasOwn(source, 'verificationMethod')) document['verificationMethod'] = Object.freeze(methods)
  for (const relationship of relationships) {
    if (!Object.hasOwn(source, relationship)) continue
    const entries = list(source[relationship], `/${relationship}`).map(({ item, path }) => {
      if (typeof item !== 'string') return readMethod(item, path)
      const url = absolute(item, id)
      if (url === undefined) throw invalid('relationship_form', path)
      return url
    })
    document[relationship] = Object.freeze(entries)
  }
  return Object.freeze(document) as unknown as ControllerDocument
}

/**
 * Whether a document lists a verification method, by reference or embedded, for a relationship: the method may be one
 * that another document controls, such as a did:key (CID 1.0 section 2.3).
 */
export function isMethodListed(document: ControllerDocument, methodUrl: string, relationship: Relationship): boolean {
  const entries = document[relationship] ?? []
  return entries.some((entry) => (typeof entry === 'string' ? entry : entry.id) === methodUrl)
}

function list(value: JsonValue | undefined, path: string): readonly { item: JsonValue; path: string }[] {
  if (value === undefined) return []
  const items = Array.isArray(value) ? (value as readonly JsonValue[]) : [value]
  if (items.length > MAX_METHODS) throw invalid('method_count', path)
  return items.map((item, index) => ({ item, path: Array.isArray(value) ? pointer(path, index) : path }))
}

function toMethodEntry(entry: JsonValue, base: string, path: string): MethodEntry {
  if (!isJsonObject(entry)) throw invalid('method_form', path)
  const { type } = entry
  const id = absolute(entry['id'], base)
  const controller = entry['controller']
  if (id === undefined || typeof type !== 'string' || !isAbsoluteUrl(controller)) throw invalid('method_form', path)
  for (const member of ['revoked', 'expires']) {
    const date = entry[member]
    if (date !== undefined && parseDateTime(date) === undefined) throw invalid('method_form', pointer(path, member))
  }
  checkMaterial(entry, type, path)
  return Object.freeze({ ...entry, id, type, controller }) as MethodEntry
}

function checkMaterial(entry: JsonObject, type: string, path: string): void {
  const secret = Object.keys(entry).find((member) => SECRET.test(member))
  if (secret !== undefined) throw invalid('private_key', pointer(path, secret))
  const present = MATERIAL.filter((member) => Object.hasOwn(entry, member))
  if (present.includes('publicKeyJwk')) requirePublic(entry['publicKeyJwk'] as JsonValue, pointer(path, 'publicKeyJwk'))
  const expected = materialOf[type]
  if (present.length > 1 || (expected !== undefined && present[0] !== expected)) throw invalid('method_material', path)
  if (expected === 'publicKeyMultibase' && typeof entry[expected] !== 'string') throw invalid('method_material', path)
}

/** Only secrets count here: whether the key itself is usable matters when the method is asked for. */
function requirePublic(jwk: JsonValue, path: string): void {
  if (!isJsonObject(jwk)) throw invalid('method_material', path)
  try {
    parsePublicJwk(jwk)
  } catch (error) {
    if (!isRungsError(error)) throw error
    if (error.code === 'keys.private_member') throw invalid('private_key', path)
  }
}

function absolute(reference: unknown, base: string): string | undefined {
  const url = typeof reference === 'string' && reference.startsWith('#') ? `${base}${reference}` : reference
  return isAbsoluteUrl(url) ? url : undefined
}

function invalid(reason: DocumentReason, path: string): RungsError {
  return inputError('did.document_invalid', { reason }, path)
}

/** Whether two JSON values are the same, in whatever order their members stand. */
function isEqualJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as JsonObject, b as JsonObject]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqualJson(left[key], right[key]))
  )
}
