import type { NoParams } from '../core/index.js'

/** Codes raised by the did room. */
export interface DidCodes {
  'did.invalid': { readonly method: string; readonly reason: DidReason }
  'did.method_unsupported': { readonly method: string }
  'did.key_type_unsupported': { readonly type: string }
  /** Nothing may be fetched, and the document was not passed either. */
  'did.offline': { readonly method: 'web' | 'https' }
  'did.document_invalid': { readonly reason: DocumentReason }
  /** Positions of the two in the list that was passed. */
  'did.document_duplicate': { readonly first: number; readonly second: number }
  'did.method_not_found': NoParams
  'did.method_not_authorised': { readonly relationship: string }
  'did.controller_mismatch': NoParams
}

/** What is wrong with a DID or with the URL of a verification method. */
export type DidReason = 'syntax' | 'encoding' | 'key' | 'host' | 'ip_address' | 'path'

/** What is wrong with a controller document or a published key. */
export type DocumentReason =
  | 'not_json'
  | 'not_object'
  | 'not_jwk'
  | 'id_missing'
  | 'id_mismatch'
  | 'method_form'
  | 'method_count'
  | 'method_duplicate'
  | 'method_material'
  | 'relationship_form'
  | 'private_key'
