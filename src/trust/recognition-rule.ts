import { deepFreeze, usageError, type VerifiedReport } from '../core/index.js'
import { parseRecognitionCredential, type VerifiableCredential } from '../credential/index.js'
import type { RecognitionRule } from '../ladder/index.js'
import { isStatusOpen } from './status-open.js'

/** A rule that somebody signed, and what is known of whether it still holds. */
export interface SignedRecognition {
  readonly rule: RecognitionRule
  /** `unknown` where it can be withdrawn and nobody could look: then it is not for use. */
  readonly status: 'active' | 'unknown'
  readonly statusAsOf: string
}

/**
 * The rule of a verified recognition credential, asserted by its issuer. Whether that issuer is believed is for
 * `acceptAssertedBy` of the policy that the rule goes into.
 *
 * @throws RungsError `trust.not_verified` (usage); as `parseRecognitionCredential` for another kind of credential
 * @example
 * ```ts
 * import type { VerifiedReport } from 'rungs'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import type { RecognitionRule } from 'rungs/ladder'
 * import { toRecognitionRule } from 'rungs/trust'
 * const usable = (reports: readonly VerifiedReport<VerifiableCredential>[]): readonly RecognitionRule[] =>
 *   reports.map(toRecognitionRule).flatMap(({ rule, status }) => (status === 'active' ? [rule] : []))
 * ```
 */
export function toRecognitionRule(report: VerifiedReport<VerifiableCredential>): SignedRecognition {
  if (report?.outcome !== 'verified') throw usageError('trust.not_verified', {})
  const rule = parseRecognitionCredential(report.credential)
  return deepFreeze({ rule, status: isStatusOpen(report) ? 'unknown' : 'active', statusAsOf: report.at })
}
