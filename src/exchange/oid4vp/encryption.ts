import { CompactEncrypt, compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { sha256 } from '#runtime'
import { fromUtf8, isJsonObject, type JsonObject, type JsonValue, parseJson, utf8 } from '../../core/index.js'

/** What a response may be encrypted with: agreement by ephemeral keys, and one of these (OpenID4VP 1.0 section 8.3). */
export const CONTENT_ENCRYPTIONS: readonly string[] = ['A128GCM', 'A256GCM']
const KEY_AGREEMENT = 'ECDH-ES'
const CURVES: readonly unknown[] = ['P-256', 'P-384', 'X25519']
const COMPACT = /^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/
const MAX_KEYS = 32

/** The key of one request: its public half for the wallet, its private half for whoever knows the request alone. */
export interface ResponseKey {
  readonly publicJwk: JsonObject
  /** Encrypted under the secret of the request, which the store does not have. */
  readonly sealed: string
}

/** A fresh key pair for the response to one request. */
export async function createResponseKey(secret: string, kid: string): Promise<ResponseKey> {
  const { publicKey, privateKey } = await generateKeyPair(KEY_AGREEMENT, { crv: 'P-256', extractable: true })
  const { kty, crv, x, y } = (await exportJWK(publicKey)) as Readonly<Record<string, string>>
  const sealed = await new CompactEncrypt(utf8(JSON.stringify(await exportJWK(privateKey))))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(wrappingKey(secret))
  return { publicJwk: { kty, crv, x, y, kid, use: 'enc', alg: KEY_AGREEMENT } as JsonObject, sealed }
}

/** What an encrypted response says, or `undefined` where it was not made for this key. */
export async function openResponse(jwe: string, secret: string, key: ResponseKey): Promise<JsonObject | undefined> {
  if (!COMPACT.test(jwe)) return undefined
  try {
    const own = await compactDecrypt(key.sealed, wrappingKey(secret))
    const opened = await compactDecrypt(jwe, await importJWK(JSON.parse(fromUtf8(own.plaintext)) as JWK, KEY_AGREEMENT), {
      keyManagementAlgorithms: [KEY_AGREEMENT],
      contentEncryptionAlgorithms: [...CONTENT_ENCRYPTIONS],
    })
    if (opened.protectedHeader.kid !== key.publicJwk['kid']) return undefined
    const payload: JsonValue = parseJson(opened.plaintext)
    return isJsonObject(payload) ? payload : undefined
  } catch {
    // Whatever is wrong with it, its sender is told no more than that.
    return undefined
  }
}

/** What a wallet encrypts a response with. */
export interface ResponseEncryption {
  readonly jwk: JsonObject
  readonly enc: string
}

/** The first of a verifier's keys that can be used, with the content encryption (OpenID4VP 1.0 section 8.3); `undefined` where there is none. */
export function chooseEncryption(metadata: JsonObject): ResponseEncryption | undefined {
  const { jwks, encrypted_response_enc_values_supported: given = ['A128GCM'] } = metadata
  const keys: JsonValue = isJsonObject(jwks) ? (jwks['keys'] ?? []) : []
  if (!Array.isArray(keys) || !Array.isArray(given) || keys.length > MAX_KEYS) return undefined
  const isUsable = (jwk: JsonValue): boolean =>
    isJsonObject(jwk) &&
    jwk['alg'] === KEY_AGREEMENT &&
    (jwk['use'] === undefined || jwk['use'] === 'enc') &&
    CURVES.includes(jwk['crv']) &&
    jwk['d'] === undefined
  const jwk = (keys as readonly JsonValue[]).find(isUsable) as JsonObject | undefined
  const enc = CONTENT_ENCRYPTIONS.find((one) => given.includes(one))
  return jwk === undefined || enc === undefined ? undefined : { jwk, enc }
}

/** Encrypts a response for a verifier. Rejects where its key is none. */
export async function sealResponse(payload: JsonObject, { jwk, enc }: ResponseEncryption): Promise<string> {
  const { kty, crv, x, y, kid } = jwk as Readonly<Record<string, string>>
  const key = await importJWK({ kty, crv, x, ...(y !== undefined && { y }) } as JWK, KEY_AGREEMENT)
  return new CompactEncrypt(utf8(JSON.stringify(payload)))
    .setProtectedHeader({ alg: KEY_AGREEMENT, enc, ...(kid !== undefined && { kid }) })
    .encrypt(key)
}

function wrappingKey(secret: string): Uint8Array {
  return sha256(utf8(`rungs oid4vp response key ${secret}`))
}
