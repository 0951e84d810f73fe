import {
  copyJson,
  fromUtf8,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonLimits,
  type JsonObject,
  type JsonReader,
  type JsonValue,
  operationError,
  parseJson,
  typeName,
} from '../core/index.js'
import {
  type Enveloped,
  fromEnveloped,
  isCompactJws,
  isSdJwt,
  type Sealed,
  splitJws,
  splitSdJwt,
  typesOf,
} from '../securing/index.js'
import { isBytes } from './may-be-image.js'

/** An input in its parts: a JSON object, or a token. Nothing of what it says has been looked at. */
export type ReadInput =
  | { readonly form: 'embedded'; readonly document: JsonObject }
  | { readonly form: 'compact'; readonly token: string; readonly header: JsonObject; readonly payload: JsonObject }
  | Extract<Sealed, { form: 'sd-jwt' }>

const MAX_BYTES = 4 * 1024 * 1024
/** Canonicalization takes time by the number of nodes, so a document of unreasonably many is not begun with. */
const DEFAULT_LIMITS: JsonLimits = { maxValues: 10_000 }

/**
 * Reads a JSON object, JSON text, a compact JWS, an SD-JWT, or the bytes of any. The token is taken out of an envelope of the type
 * (VCDM 2.0 sections 4.13 and 4.14).
 *
 * @throws RungsError `form.not_a_credential`, `form.token_malformed`, `form.enveloped`, `securing.envelope_invalid`,
 * `proof.disclosures_too_many`, and those of reading JSON
 *
 * @param reader - reads JSON under these limits. Default `parseJson`
 */
export function readInput(input: unknown, limits: JsonLimits, envelope: Enveloped['type'], reader?: JsonReader): ReadInput {
  const maxBytes = limits.maxBytes ?? MAX_BYTES
  const bounds = credentialLimits(limits)
  const read = reader ?? ((text) => parseJson(text, bounds))
  if (typeof input !== 'string' && !isBytes(input)) return openEnvelope(copyJson(input, bounds), envelope, read)
  if (input.length > maxBytes) throw inputError('core.input_too_large', { limitBytes: maxBytes })
  const text = (typeof input === 'string' ? input : fromUtf8(input)).trim()
  const token = readToken(text, read)
  if (token !== undefined) return token
  if (/^[[{]/.test(text)) return openEnvelope(read(text), envelope, read)
  // A JWT badge with a damaged part is "a broken token", never "not JSON".
  if (/^ey(J|[\w-]*\.)/.test(text)) throw inputError('form.token_malformed', {})
  throw inputError('form.not_a_credential', { expected: 'JSON or compact JWS' })
}

/** {@link readInput} of a credential. */
export function readCredential(input: unknown, limits: JsonLimits = {}, reader?: JsonReader): ReadInput {
  return readInput(input, limits, 'EnvelopedVerifiableCredential', reader)
}

/** The limits that credentials are read under, where the caller has none. */
export function credentialLimits(limits: JsonLimits | undefined): JsonLimits {
  return { ...DEFAULT_LIMITS, ...limits }
}

function readToken(text: string, read: JsonReader): ReadInput | undefined {
  if (isCompactJws(text)) return { form: 'compact', token: text, ...split(text, read) }
  if (!isSdJwt(text)) return undefined
  const parts = orMalformed(() => splitSdJwt(text))
  return { form: 'sd-jwt', ...parts, ...split(parts.token, read), path: '' }
}

function split(token: string, read: JsonReader): { readonly header: JsonObject; readonly payload: JsonObject } {
  const { header, payload } = orMalformed(() => splitJws(token, read))
  return { header, payload }
}

/** Larger than is read is not the same as broken. */
const BOUNDS: readonly string[] = ['proof.disclosures_too_many', 'core.json_too_many_values', 'core.json_too_deep']

function orMalformed<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isRungsError(error) || BOUNDS.includes(error.code)) throw error
    throw inputError('form.token_malformed', {})
  }
}

function openEnvelope(value: JsonValue, envelope: Enveloped['type'], read: JsonReader): ReadInput {
  if (!isJsonObject(value)) throw inputError('form.not_a_credential', { expected: `JSON object, not ${typeName(value)}` })
  if (!typesOf(value).includes(envelope)) return { form: 'embedded', document: value }
  const token = readToken(tokenOf(value), read)
  if (token === undefined) throw inputError('form.token_malformed', {})
  return token
}

/** What is in an envelope of another kind may well be right. */
function tokenOf(envelope: JsonObject): string {
  try {
    return fromEnveloped(envelope).token
  } catch (error) {
    if (isRungsError(error) && error.kind === 'input') throw error
    throw operationError('form.enveloped', {}, { path: '/type' })
  }
}
