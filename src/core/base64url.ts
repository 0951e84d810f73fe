import { utf8 } from './bytes.js'
import { inputError } from './errors.js'
import { requireString } from './type-name.js'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Of each byte as a character, or -1. */
const VALUES: Int8Array = /* @__PURE__ */ valueTable()

function valueTable(): Int8Array {
  const table = new Int8Array(256).fill(-1)
  for (let index = 0; index < ALPHABET.length; index++) table[ALPHABET.charCodeAt(index)] = index
  return table
}

const CODES: Uint8Array = /* @__PURE__ */ Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0))
const decoder: TextDecoder = /* @__PURE__ */ new TextDecoder()

/** base64url without padding (RFC 4648 section 5). */
export function toBase64url(bytes: Uint8Array): string {
  // Characters are gathered as bytes: a text that grows by characters is slow to make and slower to read.
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let length = 0
  // Bytes that are not there count as zero, and their characters fall off the end.
  for (let index = 0; index < bytes.length; index += 3) {
    const word = ((bytes[index] as number) << 16) | ((bytes[index + 1] as number) << 8) | (bytes[index + 2] as number)
    text[length++] = CODES[word >> 18] as number
    text[length++] = CODES[(word >> 12) & 63] as number
    text[length++] = CODES[(word >> 6) & 63] as number
    text[length++] = CODES[word & 63] as number
  }
  return decoder.decode(text)
}

/**
 * Bytes of a base64url text, given as such or as its characters' bytes: no padding, no other characters, trailing bits zero, so that each byte string has one
 * spelling only (RFC 4648 section 3.5). @throws RungsError `core.encoding_invalid`, `core.input_type`
 */
export function fromBase64url(text: string | Uint8Array): Uint8Array<ArrayBuffer> {
  // Characters are read as bytes: those of a part of a longer text are slow to come by one by one.
  const codes = text instanceof Uint8Array ? text : toBytes(text)
  const tail = codes.length % 4
  if (tail === 1) throw inputError('core.encoding_invalid', { encoding: 'base64url', reason: 'length' })
  const bytes = new Uint8Array(Math.floor((codes.length * 3) / 4))
  let length = 0
  let word = 0
  // One that has no value makes all negative.
  let any = 0
  // Four characters are three bytes; those that are not there count as zero (what `undefined` is in a sum of bits), and fall off the end.
  for (let index = 0; index < codes.length; index += 4) {
    word = 0
    for (let at = index; at < index + 4; at++) word = (word << 6) | (VALUES[codes[at] as number] as number)
    any |= word
    bytes[length++] = word >> 16
    bytes[length++] = word >> 8
    bytes[length++] = word
  }
  if (any < 0) throw inputError('core.encoding_invalid', { encoding: 'base64url', reason: 'character' })
  // Bits of the last character that belong to no byte.
  if ((word & ([0, 0, 0xffff, 0xff][tail] as number)) !== 0)
    throw inputError('core.encoding_invalid', { encoding: 'base64url', reason: 'trailing_bits' })
  return bytes
}

function toBytes(text: string): Uint8Array {
  requireString(text)
  return utf8(text)
}
