import {
  copyJson,
  fromUtf8,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonLimits,
  type JsonObject,
  type JsonValue,
  operationError,
  parseJson,
  typeName,
} from '../core/index.js'
import { type Enveloped, fromEnveloped, isCompactJws, splitJws, typesOf } from '../securing/index.js'

/** An input, read and told apart: a JSON object, or a token with its parts. */
export type Sniffed =
  | { readonly form: 'embedded'; readonly document: JsonObject }
  | { readonly form: 'compact'; readonly token: string; readonly header: JsonObject; readonly payload: JsonObject }

/** A signed token with its disclosures (SD-JWT, RFC 9901). */
const SD_JWT = /^ey[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*~/
const MAX_BYTES = 4 * 1024 * 1024
/** Canonicalization takes time by the number of nodes, so a document of unreasonably many is not begun with. */
const DEFAULT_LIMITS: JsonLimits = { maxValues: 10_000 }

/**
 * Reads an input of any accepted kind: a JSON object, JSON text, a compact JWS, or the bytes of either. The token is taken out of
 * an EnvelopedVerifiableCredential (VCDM 2.0 section 4.13).
 *
 * @throws RungsError `form.not_a_credential`, `form.token_malformed`, `form.presentation`, `form.enveloped`, `form.sd_jwt`,
 * `securing.envelope_invalid`, and those of reading JSON
 */
export function sniff(input: unknown, limits: JsonLimits = {}): Sniffed {
  const read = readInput(input, limits, 'EnvelopedVerifiableCredential')
  return read.form === 'compact' ? sniffToken(read) : sniffDocument(read.document)
}

/**
 * Reads JSON or a token without a look at what it says; the token is taken out of an envelope of the type.
 *
 * @throws RungsError `form.not_a_credential`, `form.token_malformed`, `form.sd_jwt`, `form.enveloped`, `securing.envelope_invalid`, and
 * those of reading JSON
 */
export function readInput(input: unknown, limits: JsonLimits, envelope: Enveloped['type']): Sniffed {
  const read = readTextOrJson(input, limits)
  if (read.form === 'compact' || !typesOf(read.document).includes(envelope)) return read
  const token = unwrap(read.document)
  return { form: 'compact', token, ...split(token) }
}

function readTextOrJson(input: unknown, limits: JsonLimits): Sniffed {
  const maxBytes = limits.maxBytes ?? MAX_BYTES
  if (typeof input !== 'string' && !isBytes(input)) return toDocument(copyJson(input, { ...DEFAULT_LIMITS, ...limits }))
  if (input.length > maxBytes) throw inputError('core.input_too_large', { limitBytes: maxBytes })
  const text = (typeof input === 'string' ? input : fromUtf8(input)).trim()
  if (isCompactJws(text)) return { form: 'compact', token: text, ...split(text) }
  if (text.startsWith('{') || text.startsWith('[')) return toDocument(parseJson(text, { ...DEFAULT_LIMITS, ...limits }))
  if (SD_JWT.test(text)) throw operationError('form.sd_jwt', {})
  // A JWT badge with a damaged part is "a broken token", never "not JSON".
  if (/^(?:eyJ|ey[A-Za-z0-9_-]*\.)/.test(text)) throw inputError('form.token_malformed', {})
  throw inputError('form.not_a_credential', { expected: 'JSON or compact JWS' })
}

function toDocument(value: JsonValue): Sniffed {
  if (!isJsonObject(value)) throw inputError('form.not_a_credential', { expected: `JSON object, not ${typeName(value)}` })
  return { form: 'embedded', document: value }
}

/** Bytes of any realm; unlike `instanceof` it runs no code of a proxy. */
function isBytes(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && Object.prototype.toString.call(input) === '[object Uint8Array]'
}

function sniffToken(read: Extract<Sniffed, { form: 'compact' }>): Sniffed {
  const { payload } = read
  if (payload['_sd'] !== undefined || payload['_sd_alg'] !== undefined) throw operationError('form.sd_jwt', {})
  if (payload['vp'] !== undefined) throw inputError('form.presentation', {}, '/vp')
  // A token whose payload is no JSON-LD document is for its mechanism to judge, or unsupported.
  if (payload['@context'] !== undefined) sniffDocument(payload)
  else if (isJsonObject(payload['vc']) && payload['vc']['@context'] !== undefined) sniffDocument(payload['vc'])
  return read
}

function split(token: string): Pick<ReturnType<typeof splitJws>, 'header' | 'payload'> {
  try {
    const { header, payload } = splitJws(token)
    return { header, payload }
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw inputError('form.token_malformed', {})
  }
}

/** The token of an envelope; what is in an envelope of another kind may well be right. */
function unwrap(value: JsonObject): string {
  let opened: Enveloped
  try {
    opened = fromEnveloped(value)
  } catch (error) {
    if (isRungsError(error) && error.kind === 'input') throw error
    throw operationError('form.enveloped', {}, { path: '/type' })
  }
  if (opened.mediaType.includes('sd-jwt')) throw operationError('form.sd_jwt', {}, { path: '/type' })
  return opened.token
}

function sniffDocument(value: JsonObject): Sniffed {
  boundContexts(value)
  const types = typesOf(value)
  if (types.includes('VerifiablePresentation') || types.includes('EnvelopedVerifiablePresentation'))
    throw inputError('form.presentation', {}, '/type')
  if (types.includes('EnvelopedVerifiableCredential')) throw operationError('form.enveloped', {}, { path: '/type' })
  if (!types.includes('VerifiableCredential'))
    throw inputError('form.not_a_credential', { expected: 'type VerifiableCredential' }, '/type')
  return { form: 'embedded', document: value }
}

const MAX_CONTEXTS = 64

/**
 * Bounds the JSON-LD contexts of a whole document: each entry costs as much as hundreds of values.
 *
 * @throws RungsError `form.contexts_too_many`
 */
export function boundContexts(value: JsonValue): void {
  let left = MAX_CONTEXTS
  const visit = (item: JsonValue): void => {
    if (typeof item !== 'object' || item === null) return
    if (!Array.isArray(item) && Object.hasOwn(item, '@context')) {
      const context = (item as JsonObject)['@context']
      left -= Array.isArray(context) ? Math.max(1, context.length) : 1
      if (left < 0) throw inputError('form.contexts_too_many', { limit: MAX_CONTEXTS })
    }
    for (const member of Object.values(item)) visit(member as JsonValue)
  }
  visit(value)
}
