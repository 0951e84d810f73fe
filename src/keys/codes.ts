import type { NoParams } from '../core/index.js'

/** Codes raised by the keys room. */
export interface KeysCodes {
  'keys.type_unsupported': { readonly type: string }
  'keys.jwk_invalid': { readonly member: string }
  'keys.alg_unsuitable': { readonly alg: string; readonly type: string }
  'keys.private_member': { readonly member: string }
  'keys.multikey_invalid': { readonly reason: 'length' | 'point' | 'secret' }
  'keys.multikey_unavailable': { readonly type: string }
  'keys.pem_invalid': { readonly reason: 'form' | 'private' | 'key' | 'weak' }
  'keys.pair_mismatch': NoParams
  'keys.keystore_invalid': { readonly reason: 'type' | 'jwe' | 'id' | 'header' }
  'keys.passphrase_wrong': NoParams
  'keys.passphrase_missing': NoParams
  'keys.method_invalid': { readonly expected: string }
  'keys.peer_missing': { readonly package: string }
  'keys.message_too_large': { readonly maxBytes: number; readonly bytes: number }
  /** `reason` is the service's own name for the failure, such as `KMSInvalidStateException`, `http_503` or `CKR_PIN_INCORRECT`. */
  'keys.service_failed': { readonly service: KeyService; readonly operation: string; readonly reason: string }
  'keys.service_answer_invalid': {
    readonly service: KeyService
    readonly operation: string
    readonly reason: 'form' | 'public_key' | 'signature' | 'key'
  }
  'keys.service_key_unusable': {
    readonly service: KeyService
    readonly reason: 'missing' | 'ambiguous' | 'usage' | 'derived' | 'version' | 'token'
  }
}

/** Where a key lives that is not in memory. */
export type KeyService = 'aws-kms' | 'vault' | 'pkcs11'
