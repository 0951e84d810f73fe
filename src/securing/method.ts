import { formatDateTime, inputError, operationError, type Problem, parseDateTime, problem } from '../core/index.js'
import type { VerificationMethod } from '../did/index.js'
import type { Signer } from '../keys/index.js'
import { acceptRetiredKeys, type OpenOptions } from './mechanism.js'

/**
 * Refuses a method that its controller had revoked or let expire by now (CID 1.0 section 2.2). With `acceptRetiredKeys` a proof
 * that says it was made before is only warned of.
 *
 * @throws RungsError `proof.method_revoked`, `proof.method_expired`
 */
export function checkMethodDates(
  method: Pick<VerificationMethod, 'revoked' | 'expires'>,
  { now, retiredKeys, purpose }: Pick<OpenOptions, 'now' | 'retiredKeys' | 'purpose'>,
  created: string | undefined,
): readonly Problem[] {
  // Who presents is there now, whatever the proof says of its time.
  const mayBeRetired = retiredKeys === acceptRetiredKeys && purpose !== 'authentication'
  const madeAt = mayBeRetired ? (parseDateTime(created)?.epochMs ?? now) : now
  return (['revoked', 'expires'] as const).flatMap((member) => {
    const text = method[member]
    if (text === undefined) return []
    const end = parseDateTime(text)?.epochMs
    const ended = String(text).slice(0, 40)
    if (end === undefined || end <= madeAt) {
      throw member === 'revoked'
        ? inputError('proof.method_revoked', { revoked: ended, now: formatDateTime(now) })
        : inputError('proof.method_expired', { expires: ended, now: formatDateTime(now) })
    }
    return end <= now ? [problem('proof.method_retired', { retired: ended, created: formatDateTime(madeAt) })] : []
  })
}

const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/** A proof cannot have been made later than now; clocks differ, so it is told and not refused. */
export function createdInFuture(created: string | undefined, now: number, path: string): readonly Problem[] {
  const at = parseDateTime(created)?.epochMs
  if (created === undefined || at === undefined || at <= now + CLOCK_TOLERANCE_MS) return []
  return [problem('proof.created_in_future', { created: created.slice(0, 40), now: formatDateTime(now) }, path)]
}

/** Signs, after checking that the signer takes so many bytes. */
export async function signWith(signer: Signer, bytes: Uint8Array): Promise<Uint8Array> {
  if (signer.maxBytes !== undefined && bytes.length > signer.maxBytes) {
    throw operationError('securing.too_large', { maxBytes: signer.maxBytes, bytes: bytes.length })
  }
  return signer.sign(bytes)
}
