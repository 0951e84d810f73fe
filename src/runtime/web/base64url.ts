import { toBase64url, utf8 } from '../../core/index.js'

export { fromBase64url as decodeBase64url } from '../../core/index.js'

/** base64url without padding of bytes, or of a text's UTF-8. */
export function encodeBase64url(data: Uint8Array | string): string {
  return toBase64url(typeof data === 'string' ? utf8(data) : data)
}
