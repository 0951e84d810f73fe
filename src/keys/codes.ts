import type { NoParams } from '../core/index.js'

/** Codes raised by the keys room. */
export interface KeysCodes {
  'keys.type_unsupported': { readonly type: string }
  'keys.jwk_invalid': { readonly member: string }
  'keys.alg_unsuitable': { readonly alg: string; readonly type: string }
  'keys.private_member': { readonly member: string }
  'keys.multikey_invalid': { readonly reason: 'length' | 'point' | 'secret' }
  'keys.multikey_unavailable': { readonly type: string }
  'keys.pair_mismatch': NoParams
  'keys.keystore_invalid': { readonly reason: string }
  'keys.passphrase_wrong': NoParams
  'keys.passphrase_missing': NoParams
  'keys.method_invalid': { readonly expected: string }
}
