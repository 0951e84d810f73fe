import { sha256 } from '#runtime'
import {
  canonicalizeJson,
  concatBytes,
  copyJsonObject,
  fromBase64url,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonLimits,
  type JsonObject,
  type JsonValue,
  operationError,
  parseDateTime,
  parseJson,
  pointer,
  toBase64url,
  toMultibase64url,
  utf8,
} from '../../core/index.js'
import type { FetchPurpose } from '../../net/index.js'
import type { BundledDocument, VerificationBundle } from './types.js'

export const BUNDLE_TYPE = 'VerificationBundle'
export const BUNDLE_VERSION = '1'
export const MAX_DOCUMENTS = 64
/** Bytes of one document. */
export const MAX_DOCUMENT_BYTES: number = 4 * 1024 * 1024
/** Bytes of all documents, and of a bundle as JSON. */
export const MAX_BUNDLE_BYTES: number = 16 * 1024 * 1024

const LIMITS: JsonLimits = { maxBytes: MAX_BUNDLE_BYTES, maxDepth: 80, maxValues: 50_000 }
const MAX_URL_LENGTH = 4096
const MEMBERS: readonly string[] = ['type', 'version', 'created', 'credential', 'documents', 'digest', 'proof']
const DOCUMENT_MEMBERS: readonly string[] = ['url', 'purpose', 'contentType', 'fetchedAt', 'encoding', 'body', 'digest']
const PURPOSES: readonly unknown[] = ['controller', 'status', 'schema', 'refresh', 'trust'] satisfies FetchPurpose[]
/** Multihash code of SHA-256 and the length of its digest. */
const SHA2_256: readonly number[] = [0x12, 0x20]

/** A document of a bundle with its bytes and its time read. */
export interface ReadDocument {
  readonly document: BundledDocument
  readonly bytes: Uint8Array
  readonly fetchedMs: number
}

/** A bundle whose form and digests are right. Who vouches for it is another question. */
export interface ReadBundle {
  readonly bundle: VerificationBundle
  readonly createdMs: number
  readonly documents: readonly ReadDocument[]
}

/** `u` and the base64url of the SHA-256 multihash of bytes (CID 1.0 section 2.5). */
export function digestOf(bytes: Uint8Array): string {
  return toMultibase64url(concatBytes(Uint8Array.from(SHA2_256), sha256(bytes)))
}

/** The digest of a bundle: of its canonical JSON without `digest` and `proof`. */
export function bundleDigest(bundle: JsonObject): string {
  const { digest: _digest, proof: _proof, ...rest } = bundle
  return digestOf(utf8(canonicalizeJson(rest)))
}

/** How bytes are written: as text where that gives the same bytes again. */
export function encodeBody(bytes: Uint8Array): Pick<BundledDocument, 'encoding' | 'body'> {
  try {
    // The mark of a byte order is part of the bytes.
    return { encoding: 'utf-8', body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { encoding: 'base64url', body: toBase64url(bytes) }
  }
}

/** Whether a media type can stand in a bundle; the empty text stands for none. */
export function isBundledType(contentType: unknown): contentType is string {
  return typeof contentType === 'string' && /^[\x21-\x7e]{0,255}$/.test(contentType)
}

/** A URL as it stands in a bundle, or `undefined` where it cannot. */
export function bundledUrl(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > MAX_URL_LENGTH) return undefined
  try {
    const url = new URL(text)
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined
    url.hash = ''
    return url.href
  } catch {
    return undefined
  }
}

/**
 * Reads a bundle: an object, JSON text, or its bytes.
 *
 * @throws RungsError `bundle.malformed`, `bundle.version_unsupported`, `bundle.too_large`, `bundle.url_unsupported`,
 * `bundle.document_duplicate`, `bundle.digest_mismatch`, and those of reading JSON
 */
export function parseBundle(input: unknown): ReadBundle {
  const value = readValue(input)
  if (!isJsonObject(value) || value['type'] !== BUNDLE_TYPE) throw malformed('type')
  if (value['version'] !== BUNDLE_VERSION) {
    const { version } = value
    throw operationError('bundle.version_unsupported', { version: typeof version === 'string' ? version.slice(0, 16) : '' })
  }
  const created = parseDateTime(value['created'])
  const { credential, documents, digest, proof } = value
  for (const member of Object.keys(value)) if (!MEMBERS.includes(member)) throw malformed('unknown')
  if (created === undefined) throw malformed('created')
  if (!isJsonObject(credential) && typeof credential !== 'string') throw malformed('credential')
  if (proof !== undefined && !isJsonObject(proof)) throw malformed('proof')
  if (!Array.isArray(documents)) throw malformed('documents')
  if (documents.length > MAX_DOCUMENTS) throw inputError('bundle.too_large', { part: 'documents', limit: MAX_DOCUMENTS })
  const read = documents.map((document: JsonValue, index) => readDocument(document, index, created.epochMs))
  const positions = new Map<string, number>()
  read.forEach(({ document }, index) => {
    const first = positions.get(document.url)
    if (first !== undefined) {
      throw inputError('bundle.document_duplicate', { first, second: index }, pointer(pointer('/documents', index), 'url'))
    }
    positions.set(document.url, index)
  })
  if (digest !== bundleDigest(value)) throw inputError('bundle.digest_mismatch', {}, '/digest')
  return { bundle: value as unknown as VerificationBundle, createdMs: created.epochMs, documents: read }
}

function readValue(input: unknown): JsonValue {
  try {
    if (typeof input === 'string' || input instanceof Uint8Array) return parseJson(input, LIMITS)
    return copyJsonObject(input, LIMITS)
  } catch (error) {
    if (!isRungsError(error) || error.code !== 'core.input_too_large') throw error
    throw inputError('bundle.too_large', { part: 'bundle', limit: MAX_BUNDLE_BYTES }, '', error)
  }
}

function readDocument(value: JsonValue, index: number, createdMs: number): ReadDocument {
  const at = (member: string): string => pointer(pointer('/documents', index), member)
  const wrong = (member: string): Error => malformed(member, at(member))
  if (!isJsonObject(value)) throw malformed('documents', pointer('/documents', index))
  for (const member of Object.keys(value))
    if (!DOCUMENT_MEMBERS.includes(member)) throw malformed('unknown', pointer('/documents', index))
  const { url, purpose, contentType, fetchedAt, encoding, body, digest } = value
  const fetched = parseDateTime(fetchedAt)
  if (bundledUrl(url) !== url || url === undefined) throw inputError('bundle.url_unsupported', {}, at('url'))
  if (!PURPOSES.includes(purpose)) throw wrong('purpose')
  if (!isBundledType(contentType)) throw wrong('contentType')
  if (fetched === undefined || fetched.epochMs > createdMs) throw wrong('fetchedAt')
  if (typeof body !== 'string') throw wrong('body')
  const tooLarge = (): Error => inputError('bundle.too_large', { part: 'document', limit: MAX_DOCUMENT_BYTES }, at('body'))
  if (body.length > MAX_DOCUMENT_BYTES * 2) throw tooLarge()
  let bytes: Uint8Array
  if (encoding === 'utf-8') bytes = utf8(body)
  else if (encoding === 'base64url') bytes = readBase64url(body, wrong)
  else throw wrong('encoding')
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge()
  if (digest !== digestOf(bytes)) throw inputError('bundle.digest_mismatch', {}, at('digest'))
  return { document: value as unknown as BundledDocument, bytes, fetchedMs: fetched.epochMs }
}

function readBase64url(body: string, wrong: (member: string) => Error): Uint8Array {
  try {
    return fromBase64url(body)
  } catch {
    throw wrong('body')
  }
}

function malformed(member: string, path = member === 'unknown' ? '' : `/${member}`): Error {
  return inputError('bundle.malformed', { member }, path)
}
