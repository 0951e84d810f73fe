import { inputError } from '../../core/index.js'
import { isCompactJws } from '../jose/jws.js'

/** An SD-JWT in its parts; nothing about it has been checked but its form. */
export interface SdJwtParts {
  /** The issuer-signed token. */
  readonly token: string
  readonly disclosures: readonly string[]
  /** The holder's key-binding token. */
  readonly keyBinding?: string
}

/** What a badge with hundreds of results needs, and few enough to go through at once. */
export const MAX_DISCLOSURES = 1000

const MAX_LENGTH = 4 * 1024 * 1024
const BASE64URL = /^[\w-]+$/

/** Whether a text looks like an SD-JWT: a compact JWS, and a tilde after it (RFC 9901 section 4). */
export function isSdJwt(text: string): boolean {
  const end = text.indexOf('~')
  return end > 0 && isCompactJws(text.slice(0, end))
}

/**
 * Splits an SD-JWT in compact form: every disclosure is followed by a tilde, and what follows the last one is empty or a
 * key-binding token (RFC 9901 section 4). At most 1000 disclosures and 4 MiB.
 *
 * @throws RungsError `proof.member_invalid`, `proof.disclosures_too_many`, `core.input_too_large`
 */
export function splitSdJwt(text: string): SdJwtParts {
  if (text.length > MAX_LENGTH) throw inputError('core.input_too_large', { limitBytes: MAX_LENGTH })
  // One more than may be there, so that a text of millions of tildes is not split into as many parts.
  const parts = text.split('~', MAX_DISCLOSURES + 3)
  if (parts.length > MAX_DISCLOSURES + 2) throw inputError('proof.disclosures_too_many', { limit: MAX_DISCLOSURES })
  const [token = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined || !isCompactJws(token) || (last !== '' && !isCompactJws(last))) {
    throw inputError('proof.member_invalid', { member: 'token', expected: 'SD-JWT' })
  }
  checkDisclosureTexts(rest)
  return { token, disclosures: rest, ...(last !== '' && { keyBinding: last }) }
}

/**
 * Bounds disclosures that came by another way than {@link splitSdJwt}.
 *
 * @throws RungsError `proof.disclosures_too_many`, `core.input_too_large`, `proof.member_invalid`
 */
export function checkDisclosureTexts(disclosures: readonly string[]): void {
  if (disclosures.length > MAX_DISCLOSURES) throw inputError('proof.disclosures_too_many', { limit: MAX_DISCLOSURES })
  let left = MAX_LENGTH
  for (const one of disclosures) {
    left -= one.length
    if (left < 0) throw inputError('core.input_too_large', { limitBytes: MAX_LENGTH })
    if (!BASE64URL.test(one)) throw inputError('proof.member_invalid', { member: 'disclosure', expected: 'base64url' })
  }
}

/** The compact form: what a key-binding token is about (RFC 9901 section 4.3.1), with that token after it if there is one. */
export function joinSdJwt({ token, disclosures, keyBinding = '' }: SdJwtParts): string {
  return `${[token, ...disclosures].join('~')}~${keyBinding}`
}
