import { inputError } from './errors.js'
import { requireString } from './type-name.js'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES: Uint8Array = /* @__PURE__ */ valueTable()

function valueTable(): Uint8Array {
  const table = new Uint8Array(128).fill(255)
  for (let index = 0; index < ALPHABET.length; index++) table[ALPHABET.charCodeAt(index)] = index
  return table
}

const CODES: Uint8Array = /* @__PURE__ */ Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0))
const decoder: TextDecoder = /* @__PURE__ */ new TextDecoder()

/** base64url without padding (RFC 4648 section 5). */
export function toBase64url(bytes: Uint8Array): string {
  // Characters are gathered as bytes: a text that grows by characters is slow to make and slower to read.
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let word = 0
  let bits = 0
  let length = 0
  for (let index = 0; index < bytes.length; index++) {
    word = ((word << 8) | (bytes[index] as number)) & 0xffff
    bits += 8
    for (; bits >= 6; length++) {
      bits -= 6
      text[length] = CODES[(word >> bits) & 63] as number
    }
  }
  if (bits > 0) text[length] = CODES[(word << (6 - bits)) & 63] as number
  return decoder.decode(text)
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
