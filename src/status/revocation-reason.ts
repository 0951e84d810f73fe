import { inputError } from '../core/index.js'

/**
 * Why a badge may be revoked: it was issued by mistake, or by deceit; a newer one takes its place; its holder asks for it;
 * or the achievement is withdrawn for people's safety. Nobody loses a badge for owing money or for leaving.
 */
export type RevocationReason = 'error' | 'fraud' | 'superseded' | 'holderRequest' | 'withdrawnForSafety'

/** The closed list of {@link RevocationReason}. */
export const revocationReasons: readonly RevocationReason[] = /* @__PURE__ */ Object.freeze([
  'error',
  'fraud',
  'superseded',
  'holderRequest',
  'withdrawnForSafety',
] as const)

/**
 * A reason for a revocation, or a refusal: whoever revokes has to have one of these and to tell the worker.
 *
 * @throws RungsError `status.reason_not_allowed`
 * @example
 * ```ts
 * import { requireRevocationReason } from 'rungs/status'
 * requireRevocationReason('superseded')
 * ```
 */
export function requireRevocationReason(reason: unknown): RevocationReason {
  const known = revocationReasons.find((one) => one === reason)
  if (known === undefined) throw inputError('status.reason_not_allowed', { allowed: revocationReasons })
  return known
}
