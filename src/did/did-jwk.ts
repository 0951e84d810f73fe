import { deepFreeze, fromBase64url, inputError, isJsonObject, type JsonObject, parseJson } from '../core/index.js'
import { parsePublicJwk } from '../keys/index.js'
import { didKeyError } from './did-key.js'
import type { ControllerDocument } from './types.js'

const DID_CONTEXT = 'https://www.w3.org/ns/did/v1'
export const JWK_CONTEXT = 'https://w3id.org/security/jwk/v1'
const MAX_LENGTH = 4096
const DID_JWK = /^did:jwk:([A-Za-z0-9_-]+)$/

/**
 * The document of a did:jwk: one method `#0`. A JWK with `use` `sig` has no key agreement, one with `use` `enc` has
 * nothing else (did:jwk method).
 *
 * @throws RungsError `did.invalid`, `did.key_type_unsupported`, `keys.private_member`
 */
export function resolveDidJwk(did: string): ControllerDocument {
  const encoded = typeof did === 'string' && did.length <= MAX_LENGTH ? DID_JWK.exec(did)?.[1] : undefined
  if (encoded === undefined) throw inputError('did.invalid', { method: 'jwk', reason: 'syntax' })
  const jwk = decodeJwk(encoded)
  // What a key is for decides on the relationships below, and not whether it is one.
  const { use: _use, key_ops: _operations, ...material } = jwk
  try {
    parsePublicJwk(material)
  } catch (error) {
    if ((error as { code?: string }).code === 'keys.private_member') throw error
    throw didKeyError(error, 'jwk')
  }
  const id = `${did}#0`
  const signs = jwk['use'] !== 'enc'
  const agrees = jwk['use'] !== 'sig'
  return deepFreeze({
    '@context': [DID_CONTEXT, JWK_CONTEXT],
    id: did,
    verificationMethod: [{ id, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk }],
    ...(signs ? { authentication: [id], assertionMethod: [id], capabilityInvocation: [id], capabilityDelegation: [id] } : {}),
    ...(agrees ? { keyAgreement: [id] } : {}),
  })
}

function decodeJwk(encoded: string): JsonObject {
  try {
    const jwk = parseJson(fromBase64url(encoded), { maxDepth: 8, maxValues: 200 })
    if (isJsonObject(jwk)) return jwk
  } catch {
    // Whatever the encoding or the JSON lacks, the identifier is malformed.
  }
  throw inputError('did.invalid', { method: 'jwk', reason: 'encoding' })
}
