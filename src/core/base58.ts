import { inputError } from './errors.js'
import { requireString } from './type-name.js'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const VALUES: Uint8Array = /* @__PURE__ */ valueTable()
/** Decoding is quadratic; keys and signatures are far below this many characters. */
const MAX_LENGTH = 1024

function valueTable(): Uint8Array {
  const table = new Uint8Array(128).fill(255)
  for (let index = 0; index < ALPHABET.length; index++) table[ALPHABET.charCodeAt(index)] = index
  return table
}

/** base58 with the Bitcoin alphabet (CID 1.0 section 2.4). */
export function toBase58(bytes: Uint8Array): string {
  let zeros = 0
  while (zeros < bytes.length && bytes[zeros] === 0) zeros++
  const digits: number[] = []
  for (let index = zeros; index < bytes.length; index++) {
    let carry = bytes[index] as number
    for (let place = 0; place < digits.length; place++) {
      carry += (digits[place] as number) << 8
      digits[place] = carry % 58
      carry = (carry / 58) | 0
    }
    for (; carry > 0; carry = (carry / 58) | 0) digits.push(carry % 58)
  }
  let text = '1'.repeat(zeros)
  for (let place = digits.length - 1; place >= 0; place--) text += ALPHABET[digits[place] as number]
  return text
}

/** Bytes of a base58 text of at most 1024 characters. @throws RungsError `core.encoding_invalid`, `core.input_type` */
export function fromBase58(text: string): Uint8Array<ArrayBuffer> {
  requireString(text)
  if (text.length > MAX_LENGTH) throw inputError('core.encoding_invalid', { encoding: 'base58btc', reason: 'length' })
  let zeros = 0
  while (zeros < text.length && text[zeros] === '1') zeros++
  const bytes: number[] = []
  for (let index = zeros; index < text.length; index++) {
    let carry = VALUES[text.charCodeAt(index)] ?? 255
    if (carry === 255) throw inputError('core.encoding_invalid', { encoding: 'base58btc', reason: 'character' })
    for (let place = 0; place < bytes.length; place++) {
      carry += (bytes[place] as number) * 58
      bytes[place] = carry & 255
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255)
  }
  const result = new Uint8Array(zeros + bytes.length)
  for (let place = 0; place < bytes.length; place++) result[result.length - 1 - place] = bytes[place] as number
  return result
}
