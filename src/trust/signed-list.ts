import {
  type Check,
  checkOptions,
  type Finding,
  finding,
  formatDateTime,
  isAbsoluteUrl,
  isRungsError,
  type JsonObject,
  parseDateTime,
  usageError,
  type VerifiedReport,
} from '../core/index.js'
import {
  type ListedIssuer,
  parseTrustListCredential,
  type TrustListContent,
  type VerifiableCredential,
} from '../credential/index.js'
import type { Verifier } from '../verify/index.js'
import { type IssuerRegister, judgeListed } from './listed.js'
import { isStatusOpen } from './status-open.js'

/** Options of {@link createSignedTrustList}. */
export interface CreateSignedTrustListOptions {
  /** Whose lists are relied on, by id. */
  readonly signers: readonly string[]
}

/** Options of {@link openTrustList}. */
export interface OpenTrustListOptions extends CreateSignedTrustListOptions {
  /** What verifies the list. Its own trust source is not asked about the list: `signers` is. */
  readonly verifier: Verifier
}

/**
 * A trust source over a signed list of issuers, from the report of its verification. A list of somebody else, one that cannot
 * be read, and one that is not in force at the instant of a verification leave the check `unknown`: nothing passes by them.
 * An issuer that is not on the list, or not for this award, is only unknown: `warn`.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `trust.not_verified` (usage)
 * @example
 * ```ts
 * import type { VerifiedReport } from 'rungs'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import { createSignedTrustList, type IssuerRegister } from 'rungs/trust'
 * const toSource = (report: VerifiedReport<VerifiableCredential>): IssuerRegister =>
 *   createSignedTrustList(report, { signers: ['did:web:registry.example'] })
 * ```
 */
export function createSignedTrustList(
  report: VerifiedReport<VerifiableCredential>,
  options: CreateSignedTrustListOptions,
): IssuerRegister {
  checkOptions(options, ['signers'], 'createSignedTrustList')
  const signers = requireSigners(options.signers)
  if (report?.outcome !== 'verified') throw usageError('trust.not_verified', {})
  let content: TrustListContent
  try {
    content = parseTrustListCredential(report.credential)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return unusable(finding('trust', 'trust.list_malformed', { reason: `${error.code} ${error.path}`.slice(0, 200) }))
  }
  if (isStatusOpen(report)) {
    return unusable(finding('trust', 'trust.list_unverified', { outcome: report.outcome, codes: ['status.unchecked'] }))
  }
  if (!signers.has(content.issuer)) {
    return unusable(finding('trust', 'trust.list_foreign', { signer: content.issuer.slice(0, 2048) }))
  }
  const entries: ReadonlyMap<string, ListedIssuer> = new Map(content.issuers.map((entry) => [entry.id, entry]))
  return Object.freeze({
    keeper: content.issuer,
    list: content.list,
    check: (credential: JsonObject, { now }: { readonly now: number }): Check => {
      const outside = notInForce(content, now)
      return outside === undefined ? judgeListed(credential, entries) : { state: 'unknown', findings: [outside] }
    },
    find: (issuer: string, now: number) => (notInForce(content, now) === undefined ? entries.get(issuer) : undefined),
  })
}

/**
 * Verifies a signed list of issuers and makes a trust source of it. A list that is tampered with, expired or cannot be checked
 * makes a source all the same, whose every check is `unknown` with `trust.list_unverified`.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { mechanisms } from 'rungs/preset/all'
 * import { openTrustList } from 'rungs/trust'
 * const verifier = createVerifier({ mechanisms })
 * const trust = await openTrustList('{"type":"VerifiableCredential"}', { verifier, signers: ['did:web:registry.example'] })
 * const badges = createVerifier({ mechanisms, trust })
 * ```
 */
export async function openTrustList(input: unknown, options: OpenTrustListOptions): Promise<IssuerRegister> {
  checkOptions(options, ['signers', 'verifier'], 'openTrustList')
  const { signers, verifier } = options
  requireSigners(signers)
  if (typeof verifier?.verify !== 'function')
    throw usageError('core.option_invalid', { option: 'verifier', expected: 'a verifier' })
  const report = await verifier.verify(input)
  if (report.outcome === 'verified') return createSignedTrustList(report, { signers })
  const codes = [...new Set(report.findings.map(({ code }) => code))].slice(0, 8)
  return unusable(finding('trust', 'trust.list_unverified', { outcome: report.outcome, codes }))
}

function notInForce({ validFrom, validUntil }: TrustListContent, now: number): Finding | undefined {
  if (validFrom !== undefined && now < (parseDateTime(validFrom)?.epochMs ?? 0)) {
    return finding('trust', 'trust.list_not_yet_valid', { validFrom, now: formatDateTime(now) })
  }
  if (validUntil !== undefined && now > (parseDateTime(validUntil)?.epochMs ?? 0)) {
    return finding('trust', 'trust.list_expired', { validUntil, now: formatDateTime(now) })
  }
  return undefined
}

/** What is wrong is the list, not the badge: could not check. */
function unusable(why: Finding): IssuerRegister {
  const check: Check = Object.freeze({ state: 'unknown', findings: Object.freeze([why]) })
  return Object.freeze({ keeper: '', check: () => check, find: () => undefined })
}

function requireSigners(signers: unknown): ReadonlySet<string> {
  if (!Array.isArray(signers) || signers.length === 0 || !signers.every(isAbsoluteUrl)) {
    throw usageError('core.option_invalid', { option: 'signers', expected: 'DIDs or URLs of who signs the list' })
  }
  return new Set(signers)
}
