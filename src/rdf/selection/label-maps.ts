import { hmacSha256 } from '#runtime'
import { toMultibase64url, utf8 } from '../../core/index.js'
import type { LabelMapper } from './statements.js'

/** Labels that are the HMAC of the canonical ones, in base64url (ECDSA cryptosuites 1.0 section 3.4.4, HMAC id label map). */
export function hmacLabels(key: Uint8Array): LabelMapper {
  return (canonical) => new Map(canonical.map((label) => [label, toMultibase64url(hmacSha256(key, utf8(label)))]))
}

/** `b0`, `b1`, ... in the order of the HMACs of the canonical labels (BBS cryptosuites 1.0 section 3.3.1, shuffled id label map). */
export function shuffledLabels(key: Uint8Array): LabelMapper {
  const hmac = hmacLabels(key)
  return (canonical) => {
    const shuffled = [...hmac(canonical)].sort(([, a], [, b]) => (a < b ? -1 : 1))
    return new Map(shuffled.map(([label], index) => [label, `b${index}`]))
  }
}
