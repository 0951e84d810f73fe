import { isJsonObject, type VerifiedReport } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'

/**
 * Whether a verified credential can be withdrawn and nobody looked: what rests on it may be gone. One that was looked at, and of which
 * more is told than that it holds (`warn`), is not open.
 */
export function isStatusOpen({ credential, checks }: VerifiedReport<VerifiableCredential>): boolean {
  const { credentialStatus, status } = credential as { readonly credentialStatus?: unknown; readonly status?: unknown }
  const { state } = checks.status
  return state !== 'pass' && state !== 'warn' && !(state === 'skipped' && credentialStatus === undefined && !isJsonObject(status))
}
