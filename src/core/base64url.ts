import { inputError } from './errors.js'
import { requireString } from './type-name.js'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES: Uint8Array = /* @__PURE__ */ valueTable()

function valueTable(): Uint8Array {
  const table = new Uint8Array(128).fill(255)
  for (let index = 0; index < ALPHABET.length; index++) table[ALPHABET.charCodeAt(index)] = index
  return table
}

/** base64url without padding (RFC 4648 section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  let index = 0
  for (; index + 2 < bytes.length; index += 3) {
    const word = ((bytes[index] as number) << 16) | ((bytes[index + 1] as number) << 8) | (bytes[index + 2] as number)
    text += ALPHABET[word >> 18]! + ALPHABET[(word >> 12) & 63]! + ALPHABET[(word >> 6) & 63]! + ALPHABET[word & 63]!
  }
  const left = bytes.length - index
  if (left === 1) {
    const word = bytes[index] as number
    text += ALPHABET[word >> 2]! + ALPHABET[(word << 4) & 63]!
  } else if (left === 2) {
    const word = ((bytes[index] as number) << 8) | (bytes[index + 1] as number)
    text += ALPHABET[word >> 10]! + ALPHABET[(word >> 4) & 63]! + ALPHABET[(word << 2) & 63]!
  }
  return text
}

/**
 * Bytes of a base64url text: no padding, no other characters, trailing bits zero, so that each byte string has one
 * spelling only (RFC 4648 section 3.5). @throws RungsError `core.encoding_invalid`, `core.input_type`
 */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  requireString(text)
  const tail = text.length % 4
  if (tail === 1) throw inputError('core.encoding_invalid', { encoding: 'base64url', reason: 'length' })
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let word = 0
  let bits = 0
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const value = VALUES[text.charCodeAt(index)] ?? 255
    if (value === 255) throw inputError('core.encoding_invalid', { encoding: 'base64url', reason: 'character' })
    word = ((word << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (word >> bits) & 255
    }
  }
  if ((word & ((1 << bits) - 1)) !== 0)
    throw inputError('core.encoding_invalid', { encoding: 'base64url', reason: 'trailing_bits' })
  return bytes
}
