import { sha256Base64url } from '#runtime'
import { inputError } from '../core/index.js'

/** Digits and letters that are not mistaken for one another on paper (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 130 bits: nobody finds an offer by trying. */
const LENGTH = 26

/** A fresh one-time code, in groups that can be typed from paper. */
export function newOfferCode(random: (length: number) => Uint8Array): string {
  const letters = Array.from(random(LENGTH), (byte) => ALPHABET[byte & 31]).join('')
  return letters.replace(/(.{5})(?=.)/g, '$1-')
}

/**
 * A code as somebody typed it, in its one spelling: case, spaces and hyphens do not matter, nor does O for 0 or I and L for 1.
 *
 * @throws RungsError `offer.code_unknown`
 */
export function parseOfferCode(text: unknown): string {
  const letters =
    typeof text === 'string' && text.length <= 100
      ? text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
      : ''
  if (!/^[0-9A-HJKMNP-TV-Z]{26}$/.test(letters)) throw inputError('offer.code_unknown', {})
  return letters
}

/** What an offer is kept under: who reads the store cannot claim. */
export function offerId(code: string): string {
  return sha256Base64url(`rungs offer ${parseOfferCode(code)}`)
}
