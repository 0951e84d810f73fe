import { equalBytes, operationError, toHex, usageError } from '../../core/index.js'
import type { PublicJwk, SignatureAlgorithm } from '../../runtime/index.js'
import { readOctetString, toEcJwk, toEd25519Jwk, toRsaJwk } from './der.js'
import { invalidAnswer } from './remote-signer.js'

export const SERVICE = 'pkcs11'

/** What a key of a token is used for here: an RSA key signs as PKCS #1 v1.5. */
type TokenAlgorithm = Exclude<SignatureAlgorithm, 'PS256'>

/** A session, with its calls' failures made ours. */
export interface Pkcs11Session {
  readonly pkcs11: InstanceType<typeof import('pkcs11js').PKCS11>
  readonly handle: Uint8Array
  readonly attempt: <T>(operation: string, step: () => T) => T
  readonly close: () => void
}

/** A private key of the token. */
export interface FoundKey {
  readonly handle: Uint8Array
  readonly alg: TokenAlgorithm
  readonly label: Uint8Array
  readonly keyId: Uint8Array
}

/** Numbers of PKCS #11 2.40 and 3.0, which no peer names in full. */
const CKO_PUBLIC_KEY = 2
const CKO_PRIVATE_KEY = 3
const CKA_CLASS = 0x0
const CKA_LABEL = 0x3
const CKA_KEY_TYPE = 0x100
const CKA_ID = 0x102
const CKA_SIGN = 0x108
const CKA_MODULUS = 0x120
const CKA_PUBLIC_EXPONENT = 0x122
const CKA_EC_PARAMS = 0x180
const CKA_EC_POINT = 0x181
const CKK_RSA = 0x0
const CKK_EC = 0x3
const CKK_EC_EDWARDS = 0x40

/** CKA_EC_PARAMS by their bytes: object identifiers, and for Ed25519 also the name (PKCS #11 3.0 section 2.3.5). */
const CURVES: Readonly<Record<string, TokenAlgorithm>> = {
  [`${CKK_EC} 06082a8648ce3d030107`]: 'ES256',
  [`${CKK_EC} 06052b81040022`]: 'ES384',
  [`${CKK_EC_EDWARDS} 06032b6570`]: 'Ed25519',
  [`${CKK_EC_EDWARDS} 06092b06010401da470f01`]: 'Ed25519',
  [`${CKK_EC_EDWARDS} 130c656477617264733235353139`]: 'Ed25519',
}

/** The one private key with this label and id. @throws RungsError `keys.service_key_unusable`, `keys.type_unsupported` */
export function findPrivateKey(
  session: Pkcs11Session,
  wanted: { readonly label: string | undefined; readonly keyId: Uint8Array | undefined },
): FoundKey {
  const template = [{ type: CKA_CLASS, value: CKO_PRIVATE_KEY }, ...matches(wanted.label, wanted.keyId)]
  const handle = findOne(session, template)
  const [keyType, label, keyId, sign] = read(session, handle, [CKA_KEY_TYPE, CKA_LABEL, CKA_ID, CKA_SIGN])
  if (sign?.[0] !== 1) throw operationError('keys.service_key_unusable', { service: SERVICE, reason: 'usage' })
  const type = toNumber(keyType)
  const alg = type === CKK_RSA ? 'RS256' : algOf(type, session, handle)
  return { handle, alg, label: label ?? new Uint8Array(), keyId: keyId ?? new Uint8Array() }
}

/** The public key that lies beside a private one. @throws RungsError `keys.service_key_unusable`, `keys.service_answer_invalid` */
export function readPublicKey(session: Pkcs11Session, { alg, label, keyId }: FoundKey): PublicJwk {
  const beside = keyId.length > 0 ? { type: CKA_ID, value: keyId } : { type: CKA_LABEL, value: label }
  const handle = findOne(session, [{ type: CKA_CLASS, value: CKO_PUBLIC_KEY }, beside])
  const found = alg === 'RS256' ? readRsa(session, handle) : readPoint(session, handle, alg)
  if (found === undefined) throw invalidAnswer(SERVICE, 'public key', 'public_key')
  return found
}

function readRsa(session: Pkcs11Session, handle: Uint8Array): PublicJwk | undefined {
  const [modulus, exponent] = read(session, handle, [CKA_MODULUS, CKA_PUBLIC_EXPONENT])
  return modulus && exponent && toRsaJwk(withoutZeros(modulus), withoutZeros(exponent))
}

/** A point in an OCTET STRING, or bare as some tokens and PKCS #11 3.0 have those of Ed25519. */
function readPoint(session: Pkcs11Session, handle: Uint8Array, alg: TokenAlgorithm): PublicJwk | undefined {
  const [value] = read(session, handle, [CKA_EC_POINT])
  if (value === undefined) return undefined
  const toJwk = (point: Uint8Array): PublicJwk | undefined =>
    alg === 'Ed25519' ? toEd25519Jwk(point) : toEcJwk(alg === 'ES256' ? 'P-256' : 'P-384', point)
  return toJwk(readOctetString(value) ?? value)
}

function algOf(type: number | undefined, session: Pkcs11Session, handle: Uint8Array): TokenAlgorithm {
  if (type !== CKK_EC && type !== CKK_EC_EDWARDS) throw usageError('keys.type_unsupported', { type: `CKK ${type ?? 'unknown'}` })
  const [params] = read(session, handle, [CKA_EC_PARAMS])
  const name = `${type} ${toHex(params ?? new Uint8Array())}`
  const alg = Object.hasOwn(CURVES, name) ? CURVES[name] : undefined
  if (alg === undefined) throw usageError('keys.type_unsupported', { type: `CKK ${name.slice(0, 28)}` })
  return alg
}

type Attribute = Parameters<Pkcs11Session['pkcs11']['C_FindObjectsInit']>[1][number]

function matches(label: string | undefined, keyId: Uint8Array | undefined): Attribute[] {
  return [
    ...(label === undefined ? [] : [{ type: CKA_LABEL, value: label }]),
    ...(keyId === undefined ? [] : [{ type: CKA_ID, value: keyId }]),
  ]
}

function findOne({ pkcs11, handle, attempt }: Pkcs11Session, template: Attribute[]): Uint8Array {
  attempt('C_FindObjectsInit', () => pkcs11.C_FindObjectsInit(handle, template))
  const found = attempt('C_FindObjects', () => pkcs11.C_FindObjects(handle, 2))
  attempt('C_FindObjectsFinal', () => pkcs11.C_FindObjectsFinal(handle))
  const [object] = found
  if (object === undefined) throw operationError('keys.service_key_unusable', { service: SERVICE, reason: 'missing' })
  if (found.length > 1) throw operationError('keys.service_key_unusable', { service: SERVICE, reason: 'ambiguous' })
  return object
}

function read(
  { pkcs11, handle, attempt }: Pkcs11Session,
  object: Uint8Array,
  types: readonly number[],
): (Uint8Array | undefined)[] {
  const template = types.map((type) => ({ type }))
  const found = attempt('C_GetAttributeValue', () => pkcs11.C_GetAttributeValue(handle, object, template))
  return types.map((type) => {
    const value = found.find((attribute) => attribute.type === type)?.value
    return value instanceof Uint8Array ? value : undefined
  })
}

/** A CK_ULONG, in the byte order of the machine; the types of keys are below 256. */
function toNumber(bytes: Uint8Array | undefined): number | undefined {
  if (bytes === undefined || bytes.length === 0) return undefined
  const low = bytes[0] as number
  const high = bytes.at(-1) as number
  const rest = new Uint8Array(bytes.length - 1)
  if (equalBytes(bytes.subarray(1), rest)) return low
  return equalBytes(bytes.subarray(0, -1), rest) ? high : undefined
}

function withoutZeros(number: Uint8Array): Uint8Array {
  const start = number.findIndex((byte) => byte !== 0)
  return start === -1 ? number : number.subarray(start)
}
