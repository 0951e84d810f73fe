import { decodeBase64url } from '#runtime'
import {
  inputError,
  isJsonObject,
  isRungsError,
  type JsonLimits,
  type JsonObject,
  type JsonReader,
  type JsonValue,
  parseJson,
  utf8,
} from '../../core/index.js'

/** A compact JWS in its parts; nothing about it has been checked but its form. */
export interface CompactJws {
  readonly header: JsonObject
  readonly payload: JsonObject
  /** The ASCII bytes that the signature is over. */
  readonly signingInput: Uint8Array
  readonly signature: Uint8Array
}

const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/

/** Whether a text looks like a compact JWS: three base64url parts. */
export function isCompactJws(text: string): boolean {
  return COMPACT.test(text)
}

/** A `typ` or `cty` as media types are compared: in lower case, without `application/` (RFC 7515 sections 4.1.9 and 4.1.10). */
export function shortMediaType(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase().replace(/^application\//, '') : undefined
}

/**
 * Splits a compact JWS whose header and payload are JSON objects (RFC 7515 section 5.2, steps 1 to 7).
 *
 * @param how - what reads the two, or the limits that `parseJson` reads them under
 * @throws RungsError `proof.member_invalid`
 */
export function splitJws(token: string, how: JsonLimits | JsonReader = {}): CompactJws {
  const read = typeof how === 'function' ? how : (part: Uint8Array) => parseJson(part, how)
  const body = token.indexOf('.')
  const tail = token.indexOf('.', body + 1)
  if (tail <= body) throw inputError('proof.member_invalid', { member: 'token', expected: 'three parts' })
  const header = readPart(token.slice(0, body), 'header', read)
  const payload = readPart(token.slice(body + 1, tail), 'payload', read)
  const signature = readBytes(token.slice(tail + 1), 'signature')
  const parts = { header, payload, signingInput: utf8(token.slice(0, tail)), signature }
  parsed.set(payload, { token, parts })
  return parts
}

/** The payloads that were read from tokens here, which nothing can change: which token, and all its parts. */
const parsed: WeakMap<JsonObject, { readonly token: string; readonly parts: CompactJws }> = /* @__PURE__ */ new WeakMap()

/**
 * The parts of the token of a `Sealed`. The text is judged, and what stands beside it is believed only where it was read here
 * from this very text: a token of a verifier is then not read twice.
 *
 * @throws RungsError `proof.member_invalid`
 */
export function partsOfToken({ token, payload }: { readonly token: string; readonly payload: JsonObject }): CompactJws {
  const known = parsed.get(payload)
  return known?.token === token ? known.parts : splitJws(token)
}

function readPart(text: string, member: string, read: (part: Uint8Array) => JsonValue): JsonObject {
  const value = read(readBytes(text, member))
  if (!isJsonObject(value)) throw inputError('proof.member_invalid', { member, expected: 'JSON object' })
  return value
}

function readBytes(text: string, member: string): Uint8Array {
  try {
    return decodeBase64url(text)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw inputError('proof.member_invalid', { member, expected: 'base64url' })
  }
}
