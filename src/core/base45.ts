import { inputError } from './errors.js'
import { requireString } from './type-name.js'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const BASE = 45

/** base45: bytes in the characters that a QR code packs most densely (RFC 9285). */
export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 2) {
    const isPair = index + 1 < bytes.length
    let value = isPair ? (bytes[index] as number) * 256 + (bytes[index + 1] as number) : (bytes[index] as number)
    for (let digit = 0; digit < (isPair ? 3 : 2); digit++) {
      text += ALPHABET[value % BASE]
      value = Math.floor(value / BASE)
    }
  }
  return text
}

/** Bytes of a base45 text; each byte string has one spelling only (RFC 9285 section 4). @throws RungsError `core.encoding_invalid`, `core.input_type` */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> {
  requireString(text)
  if (text.length % 3 === 1) throw inputError('core.encoding_invalid', { encoding: 'base45', reason: 'length' })
  const bytes = new Uint8Array(Math.floor((text.length * 2) / 3))
  let length = 0
  for (let index = 0; index < text.length; index += 3) {
    const digits = Array.from(text.slice(index, index + 3), (character) => ALPHABET.indexOf(character))
    if (digits.includes(-1)) throw inputError('core.encoding_invalid', { encoding: 'base45', reason: 'character' })
    const value = digits.reduceRight((sum, digit) => sum * BASE + digit, 0)
    const isPair = digits.length === 3
    if (value > (isPair ? 0xffff : 0xff)) throw inputError('core.encoding_invalid', { encoding: 'base45', reason: 'length' })
    if (isPair) bytes[length++] = value >> 8
    bytes[length++] = value & 0xff
  }
  return bytes
}
