import { formatDateTime, inputError, operationError, parseDateTime } from '../core/index.js'
import type { VerificationMethod } from '../did/index.js'
import type { Signer } from '../keys/index.js'

/** Refuses a method that its controller had revoked or let expire before now (CID 1.0 section 2.2). */
export function checkMethodDates(method: VerificationMethod, now: number): void {
  const revoked = parseDateTime(method.revoked)?.epochMs
  if (method.revoked !== undefined && (revoked === undefined || revoked <= now)) {
    throw inputError('proof.method_revoked', { revoked: String(method.revoked).slice(0, 40), now: formatDateTime(now) })
  }
  const expires = parseDateTime(method.expires)?.epochMs
  if (method.expires !== undefined && (expires === undefined || expires <= now)) {
    throw inputError('proof.method_expired', { expires: String(method.expires).slice(0, 40), now: formatDateTime(now) })
  }
}

/** Signs, after checking that the signer takes so many bytes. */
export async function signWith(signer: Signer, bytes: Uint8Array): Promise<Uint8Array> {
  if (signer.maxBytes !== undefined && bytes.length > signer.maxBytes) {
    throw operationError('securing.too_large', { maxBytes: signer.maxBytes, bytes: bytes.length })
  }
  return signer.sign(bytes)
}
