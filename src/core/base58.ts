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

/** Five digits and two bytes at a time: 58 to the fifth, times 65 536, is still an exact number. */
const LIMB_DIGITS = 5
const LIMB = 58 ** LIMB_DIGITS

/** base58 with the Bitcoin alphabet (CID 1.0 section 2.4). */
export function toBase58(bytes: Uint8Array): string {
  let zeros = 0
  while (zeros < bytes.length && bytes[zeros] === 0) zeros++
  const limbs: number[] = []
  for (let index = zeros; index < bytes.length; ) {
    const isPair = (bytes.length - index) % 2 === 0
    let carry = isPair ? (bytes[index] as number) * 256 + (bytes[index + 1] as number) : (bytes[index] as number)
    const shift = isPair ? 65_536 : 256
    index += isPair ? 2 : 1
    for (let place = 0; place < limbs.length; place++) {
      const value = (limbs[place] as number) * shift + carry
      carry = Math.floor(value / LIMB)
      limbs[place] = value - carry * LIMB
    }
    if (carry > 0) limbs.push(carry)
  }
  let digits = ''
  for (let place = limbs.length - 1; place >= 0; place--) digits += limbText(limbs[place] as number)
  return '1'.repeat(zeros) + digits.replace(/^1+/, '')
}

function limbText(limb: number): string {
  let text = ''
  for (let digit = 0; digit < LIMB_DIGITS; digit++) {
    text = ALPHABET[limb % 58] + text
    limb = Math.floor(limb / 58)
  }
  return text
}

/** Bytes of a base58 text of at most 1024 characters. @throws RungsError `core.encoding_invalid`, `core.input_type` */
export function fromBase58(text: string): Uint8Array<ArrayBuffer> {
  requireString(text)
  if (text.length > MAX_LENGTH) throw inputError('core.encoding_invalid', { encoding: 'base58btc', reason: 'length' })
  let zeros = 0
  while (zeros < text.length && text[zeros] === '1') zeros++
  // Three bytes a limb, lowest first, and four digits at a time.
  const limbs: number[] = []
  for (let index = zeros; index < text.length; ) {
    const end = index + ((text.length - index) % 4 || 4)
    let [carry, shift] = [0, 1]
    for (; index < end; index++) {
      const value = VALUES[text.charCodeAt(index)] ?? 255
      if (value === 255) throw inputError('core.encoding_invalid', { encoding: 'base58btc', reason: 'character' })
      carry = carry * 58 + value
      shift *= 58
    }
    for (let place = 0; place < limbs.length; place++) {
      const value = (limbs[place] as number) * shift + carry
      carry = Math.floor(value / 0x1000000)
      limbs[place] = value - carry * 0x1000000
    }
    if (carry > 0) limbs.push(carry)
  }
  const top = limbs.at(-1) ?? 0
  const length = limbs.length * 3 - (limbs.length === 0 || top > 0xffff ? 0 : top > 0xff ? 1 : 2)
  const result = new Uint8Array(zeros + length)
  for (let place = 0; place < length; place++) {
    result[result.length - 1 - place] = ((limbs[Math.floor(place / 3)] as number) >>> (8 * (place % 3))) & 255
  }
  return result
}
