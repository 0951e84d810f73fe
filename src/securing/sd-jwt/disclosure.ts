import { decodeBase64url, encodeBase64url, sha256Base64url } from '#runtime'
import { inputError, isRungsError, type JsonValue, parseJson } from '../../core/index.js'

/** A disclosure, read: an object member where it has a name, else an array element (RFC 9901 sections 4.2.1 and 4.2.2). */
export interface ReadDisclosure {
  readonly text: string
  readonly digest: string
  readonly name?: string
  readonly value: JsonValue
}

const SALT_BYTES = 16

/** The digest of a text as SD-JWTs embed it: base64url of the SHA-256 of its ASCII bytes (RFC 9901 section 4.2.3). */
export function digestOf(text: string): string {
  return sha256Base64url(text)
}

/** A new disclosure with a salt of 128 bits, as RFC 9901 section 9.3 advises. */
export function encodeDisclosure(
  random: (length: number) => Uint8Array,
  ...content: readonly [name: string, value: JsonValue] | readonly [value: JsonValue]
): string {
  return encodeBase64url(JSON.stringify([encodeBase64url(random(SALT_BYTES)), ...content]))
}

/**
 * Reads a disclosure: base64url of a JSON array of salt, name and value, or of salt and value.
 *
 * @throws RungsError `proof.disclosure_malformed`
 */
export function readDisclosure(text: string): ReadDisclosure {
  const content = decode(text)
  if (!Array.isArray(content) || content.length < 2 || content.length > 3) throw malformed('array of two or three elements')
  const [salt, ...rest] = content as readonly JsonValue[]
  if (typeof salt !== 'string') throw malformed('text as salt')
  const digest = digestOf(text)
  if (rest.length === 1) return { text, digest, value: rest[0] as JsonValue }
  const [name, value] = rest
  if (typeof name !== 'string') throw malformed('text as name')
  return { text, digest, name, value: value as JsonValue }
}

function decode(text: string): JsonValue {
  try {
    return parseJson(decodeBase64url(text))
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    throw inputError('proof.disclosure_malformed', { expected: 'base64url of strict JSON' }, '', error)
  }
}

function malformed(expected: string): Error {
  return inputError('proof.disclosure_malformed', { expected })
}
