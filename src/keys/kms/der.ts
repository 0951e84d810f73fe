import { fromHex, isRungsError, toBase64url, toHex } from '../../core/index.js'
import type { PublicJwk } from '../../runtime/index.js'
import { parsePublicJwk } from '../jwk.js'

const SEQUENCE = 0x30
const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
/** Longer than any key or signature of the table of algorithms. */
const MAX_DER_BYTES = 4096

/** The contents of one element, and what follows it. */
interface Element {
  readonly content: Uint8Array
  readonly rest: Uint8Array
}

const RSA_ENCRYPTION = '06092a864886f70d0101010500'

/** AlgorithmIdentifiers by their DER: RFC 5480 section 2.1.1, RFC 3279 section 2.3.1, RFC 8410 section 3. */
const ALGORITHMS: Readonly<Record<string, (key: Uint8Array) => PublicJwk | undefined>> = {
  '06072a8648ce3d020106082a8648ce3d030107': (key) => toEcJwk('P-256', key),
  '06072a8648ce3d020106052b81040022': (key) => toEcJwk('P-384', key),
  [RSA_ENCRYPTION]: readRsaPublicKey,
  '06032b6570': toEd25519Jwk,
}

/**
 * The key of a DER SubjectPublicKeyInfo (RFC 5280 section 4.1), or `undefined` where it is no strict DER or no supported
 * key. Whether a point lies on its curve is seen when the key is made ready.
 */
export function readSubjectPublicKey(der: Uint8Array): PublicJwk | undefined {
  const info = readWhole(der, SEQUENCE)
  const algorithm = info && readElement(info, SEQUENCE)
  const key = algorithm && readWhole(algorithm.rest, BIT_STRING)
  if (algorithm === undefined || key === undefined || key[0] !== 0) return undefined
  const name = toHex(algorithm.content)
  return Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name]?.(key.subarray(1)) : undefined
}

/**
 * r and s one after the other (RFC 7518 section 3.4) of a DER ECDSA signature (RFC 3279 section 2.2.3), or `undefined` where it
 * is no strict DER: lengths and numbers in their shortest form, both positive and not longer than a coordinate, nothing after them.
 */
export function readEcdsaSignature(der: Uint8Array, coordinateLength: number): Uint8Array | undefined {
  const numbers = readTwoNumbers(der)
  if (numbers === undefined || numbers.some((number) => number.length > coordinateLength)) return undefined
  const raw = new Uint8Array(2 * coordinateLength)
  numbers.forEach((number, index) => {
    raw.set(number, (index + 1) * coordinateLength - number.length)
  })
  return raw
}

/** The key of a DER RSAPublicKey (RFC 8017 appendix A.1.1), or `undefined` where a verifier would refuse it. */
export function readRsaPublicKey(der: Uint8Array): PublicJwk | undefined {
  const numbers = readTwoNumbers(der)
  return numbers && toRsaJwk(...numbers)
}

/** The bits of the modulus of an RSA key, in a SubjectPublicKeyInfo or by itself; `undefined` for any other key. */
export function readRsaModulusBits(der: Uint8Array, isSubjectKey: boolean): number | undefined {
  const info = isSubjectKey ? readWhole(der, SEQUENCE) : undefined
  const algorithm = info && readElement(info, SEQUENCE)
  if (isSubjectKey && (algorithm === undefined || toHex(algorithm.content) !== RSA_ENCRYPTION)) return undefined
  const key = algorithm === undefined ? der : readWhole(algorithm.rest, BIT_STRING)?.subarray(1)
  const [modulus] = (key && readTwoNumbers(key)) ?? []
  return modulus && modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24
}

/** The bytes of a DER OCTET STRING with nothing after it, or `undefined`. */
export function readOctetString(der: Uint8Array): Uint8Array | undefined {
  return readWhole(der, OCTET_STRING)
}

/** A key by its uncompressed point (SEC 1 section 2.3.3), or `undefined`. */
export function toEcJwk(crv: 'P-256' | 'P-384', point: Uint8Array): PublicJwk | undefined {
  const length = crv === 'P-256' ? 32 : 48
  if (point.length !== 1 + 2 * length || point[0] !== 4) return undefined
  return { kty: 'EC', crv, x: toBase64url(point.subarray(1, 1 + length)), y: toBase64url(point.subarray(1 + length)) }
}

/** A key by its 32 bytes (RFC 8032 section 5.1.5), or `undefined`. */
export function toEd25519Jwk(bytes: Uint8Array): PublicJwk | undefined {
  return bytes.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: toBase64url(bytes) } : undefined
}

/** A key by its modulus and exponent, big-endian, or `undefined` where a verifier would refuse it. */
export function toRsaJwk(modulus: Uint8Array, exponent: Uint8Array): PublicJwk | undefined {
  try {
    return parsePublicJwk({ kty: 'RSA', n: toBase64url(modulus), e: toBase64url(exponent) })
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

/** What PKCS #1 v1.5 signs for a SHA-256 digest: its DER DigestInfo (RFC 8017 section 9.2). */
export function toDigestInfo(digest: Uint8Array): Uint8Array {
  const info = new Uint8Array(51)
  info.set(fromHex('3031300d060960864801650304020105000420'))
  info.set(digest, 19)
  return info
}

function readTwoNumbers(der: Uint8Array): readonly [Uint8Array, Uint8Array] | undefined {
  const sequence = readWhole(der, SEQUENCE)
  const first = sequence && readElement(sequence, INTEGER)
  const second = first && readWhole(first.rest, INTEGER)
  const a = first && positive(first.content)
  const b = second && positive(second)
  return a && b && [a, b]
}

/** A positive INTEGER without its sign byte; X.690 section 8.3.2 allows no needless one. */
function positive(content: Uint8Array): Uint8Array | undefined {
  const [first, second = 0] = content
  if (first === undefined || first >= 0x80) return undefined
  if (first !== 0) return content
  return content.length > 1 && second >= 0x80 ? content.subarray(1) : undefined
}

function readWhole(der: Uint8Array, tag: number): Uint8Array | undefined {
  const element = readElement(der, tag)
  return element?.rest.length === 0 ? element.content : undefined
}

/** Reads one element with a definite length in its shortest form (X.690 section 10.1). */
function readElement(der: Uint8Array, tag: number): Element | undefined {
  if (der.length > MAX_DER_BYTES || der[0] !== tag) return undefined
  const lead = der[1] ?? 0xff
  const lengthBytes = lead < 0x80 ? 0 : lead - 0x80
  if (lengthBytes > 2 || lead === 0x80) return undefined
  let length = lengthBytes === 0 ? lead : 0
  for (let index = 0; index < lengthBytes; index++) length = length * 256 + (der[2 + index] ?? 0)
  if (lengthBytes > 0 && length < (lengthBytes === 1 ? 0x80 : 0x100)) return undefined
  const start = 2 + lengthBytes
  if (start + length > der.length) return undefined
  return { content: der.subarray(start, start + length), rest: der.subarray(start + length) }
}
