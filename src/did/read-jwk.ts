import { deepFreeze, inputError, isJsonObject, type JsonObject, type JsonValue } from '../core/index.js'
import { type PublicJwk, parsePublicJwk } from '../keys/index.js'

/** The public key of a document that is a JWK. @throws RungsError `did.document_invalid`, `keys.jwk_invalid`, `keys.private_member` */
export function readJwk(value: JsonValue): PublicJwk {
  if (!isJsonObject(value) || typeof (value as JsonObject)['kty'] !== 'string')
    throw inputError('did.document_invalid', { reason: 'not_jwk' })
  return deepFreeze(parsePublicJwk(value))
}
