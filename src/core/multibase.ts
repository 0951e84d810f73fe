import { fromBase58, toBase58 } from './base58.js'
import { fromBase64url, toBase64url } from './base64url.js'
import { inputError } from './errors.js'
import { requireString } from './type-name.js'

/** Multibase base58btc: `z` and base58 (CID 1.0 section 2.4). */
export function toMultibase58(bytes: Uint8Array): string {
  return `z${toBase58(bytes)}`
}

/** Bytes of a multibase base58btc text; any other base is refused. @throws RungsError `core.encoding_invalid`, `core.input_type` */
export function fromMultibase58(text: string): Uint8Array<ArrayBuffer> {
  requireString(text)
  if (!text.startsWith('z')) throw inputError('core.encoding_invalid', { encoding: 'base58btc', reason: 'prefix' })
  return fromBase58(text.slice(1))
}

/** Multibase base64url without padding: `u` and base64url. */
export function toMultibase64url(bytes: Uint8Array): string {
  return `u${toBase64url(bytes)}`
}

/** Bytes of a multibase base64url text; any other base is refused. @throws RungsError `core.encoding_invalid`, `core.input_type` */
export function fromMultibase64url(text: string): Uint8Array<ArrayBuffer> {
  requireString(text)
  if (!text.startsWith('u')) throw inputError('core.encoding_invalid', { encoding: 'base64url', reason: 'prefix' })
  return fromBase64url(text.slice(1))
}
