import { deepFreeze, inputError, isRungsError, operationError } from '../core/index.js'
import { decodeMultikey } from '../keys/index.js'
import type { ControllerDocument } from './types.js'

const DID_CONTEXT = 'https://www.w3.org/ns/did/v1'
export const MULTIKEY_CONTEXT = 'https://w3id.org/security/multikey/v1'
/** A did:key of an RSA key of 8192 bits has about 1400 characters. */
const DID_KEY = /^did:key:(z[1-9A-HJ-NP-Za-km-z]{1,1500})$/

/**
 * The document of a did:key, whose key serves every relationship but key agreement (did:key method).
 *
 * @throws RungsError `did.invalid`, `did.key_type_unsupported`
 */
export function resolveDidKey(did: string): ControllerDocument {
  const multikey = typeof did === 'string' ? DID_KEY.exec(did)?.[1] : undefined
  if (multikey === undefined) throw inputError('did.invalid', { method: 'key', reason: 'syntax' })
  try {
    decodeMultikey(multikey)
  } catch (error) {
    throw didKeyError(error, 'key')
  }
  const id = `${did}#${multikey}`
  return deepFreeze({
    '@context': [DID_CONTEXT, MULTIKEY_CONTEXT],
    id: did,
    verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase: multikey }],
    authentication: [id],
    assertionMethod: [id],
    capabilityInvocation: [id],
    capabilityDelegation: [id],
  })
}

/** What the keys room refused, in the words of a DID method. An unsupported type could be a good key: nothing was checked. */
export function didKeyError(error: unknown, method: 'key' | 'jwk'): unknown {
  if (!isRungsError(error)) return error
  if (error.code === 'keys.type_unsupported') {
    return operationError('did.key_type_unsupported', { type: (error.params as { type: string }).type })
  }
  return inputError('did.invalid', { method, reason: error.code === 'core.encoding_invalid' ? 'encoding' : 'key' })
}
