import type { CompactJWEHeaderParameters, JWK } from 'jose'
import { fromUtf8, isJsonObject, isRungsError, type JsonObject, late, parseJson, requireOption, utf8 } from '../../core/index.js'
import {
  type PublicJwk,
  parsePublicJwk,
  parseSecretJwk,
  readyPublicKey,
  type SecretJwk,
  thumbprint,
  toPublicJwk,
} from '../../keys/index.js'
import { refusal } from './refusal.js'

/** Encrypted requests and responses of the credential endpoint (OID4VCI 1.0 section 10). */
export interface MessageEncryption {
  /** `credential_request_encryption` and `credential_response_encryption`. */
  readonly metadata: JsonObject
  /** What an encrypted request says. @throws RungsError `exchange.oauth_refused` */
  open(jwe: Uint8Array): Promise<JsonObject>
  /** Encrypts a response for the key of a request. */
  seal(response: JsonObject, recipient: ResponseRecipient): Promise<string>
}

/** Whom a response is encrypted for. */
export interface ResponseRecipient {
  readonly publicJwk: PublicJwk
  readonly enc: string
  readonly kid?: string
}

const ALG = 'ECDH-ES'
const ENCRYPTIONS: readonly string[] = ['A256GCM', 'A128GCM']
const BOUNDS = { maxDepth: 16, maxValues: 1000 } as const
const invalid = (description: string): Error => refusal('invalid_encryption_parameters', description)

/** Encryption with a key of the issuer's, P-256. @throws RungsError `core.option_invalid`, `keys.*` */
export function createMessageEncryption(secretJwk: SecretJwk): MessageEncryption {
  const { kty, crv, x, y, d } = parseSecretJwk(secretJwk)
  requireOption(crv === 'P-256', 'encryptionKey', 'private P-256 key')
  const publicJwk = toPublicJwk(secretJwk)
  const key = { ...publicJwk, kid: thumbprint(publicJwk), use: 'enc', alg: ALG }
  const jose = late(() => import('jose'))
  const secret = late(async () => (await jose()).importJWK({ kty, crv, x, y, d } as JWK, ALG))
  return Object.freeze({
    metadata: {
      credential_request_encryption: {
        jwks: { keys: [key as unknown as JsonObject] },
        enc_values_supported: ENCRYPTIONS,
        encryption_required: false,
      },
      credential_response_encryption: {
        alg_values_supported: [ALG],
        enc_values_supported: ENCRYPTIONS,
        encryption_required: false,
      },
    },
    async open(jwe: Uint8Array) {
      const { compactDecrypt, errors } = await jose()
      const allowed = { keyManagementAlgorithms: [ALG], contentEncryptionAlgorithms: [...ENCRYPTIONS] }
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(fromUtf8(jwe), await secret(), allowed)
        // What is compressed may be of any size.
        if (protectedHeader['zip'] !== undefined || (protectedHeader.kid ?? key.kid) !== key.kid)
          throw invalid('the request is not encrypted for the key of the metadata')
        const body = parseJson(plaintext, BOUNDS)
        if (isJsonObject(body)) return body
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof TypeError)
          throw invalid('the request cannot be decrypted with the key of the metadata')
        throw isRungsError(error) && error.code !== 'exchange.oauth_refused' ? notRequest() : error
      }
      throw notRequest()
    },
    async seal(response: JsonObject, { publicJwk: recipient, enc, kid }: ResponseRecipient) {
      const { CompactEncrypt, importJWK } = await jose()
      const header: CompactJWEHeaderParameters = { alg: ALG, enc, ...(kid !== undefined && { kid }) }
      const to = await importJWK({ ...recipient } as JWK, ALG)
      return new CompactEncrypt(utf8(JSON.stringify(response))).setProtectedHeader(header).encrypt(to)
    },
  })
}

function notRequest(): Error {
  return refusal('invalid_credential_request', 'what was encrypted is no JSON object')
}

/** Whom the response to a request is for, where one is named (OID4VCI 1.0 section 8.2). */
export function readRecipient(
  body: JsonObject,
  isEncrypted: boolean,
  encryption: MessageEncryption | undefined,
): ResponseRecipient | undefined {
  const asked = body['credential_response_encryption']
  if (asked === undefined) return undefined
  if (encryption === undefined) throw invalid('responses are not encrypted here')
  // Else whoever stands on the way puts a key of their own there.
  if (!isEncrypted) throw invalid('only an encrypted request can ask for an encrypted response')
  if (!isJsonObject(asked) || !isJsonObject(asked['jwk'])) throw invalid('jwk is missing')
  const { jwk, enc, zip } = asked
  const { alg, use = 'enc', kid, key_ops: _operations, ...material } = jwk as JsonObject
  if (alg !== ALG || use !== 'enc') throw invalid('jwk is not for the algorithm of the metadata')
  if (typeof enc !== 'string' || !ENCRYPTIONS.includes(enc)) throw invalid('enc is not one of those that the metadata names')
  if (zip !== undefined) throw invalid('responses are not compressed here')
  if (kid !== undefined && (typeof kid !== 'string' || kid.length > 200)) throw invalid('kid is no text')
  return { publicJwk: readKey(material), enc, ...(kid !== undefined && { kid }) }
}

function readKey(material: JsonObject): PublicJwk {
  try {
    const key = parsePublicJwk(material)
    // Points off the curve are refused before anything is computed with them.
    if (key.crv === 'P-256' && readyPublicKey(key)) return key
  } catch (error) {
    if (!isRungsError(error)) throw error
  }
  throw invalid('jwk is no public P-256 key')
}
