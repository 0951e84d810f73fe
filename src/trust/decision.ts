import type { Problem, VerifiedReport } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { digestJson } from '../ladder/index.js'
import { issuerIn } from './issuer-in.js'
import { type AcceptancePolicy, defineAcceptancePolicy } from './policy.js'

/** A rule that a badge meets. */
export interface MetRule {
  /** Its place in `accepts`. */
  readonly rule: number
  /** Why it is met. */
  readonly reason: string
  /** The place of the level that is reached, where the rule has levels. */
  readonly level?: number
  /** The place of the recognition that it rests on, where the badge is for another achievement. */
  readonly recognition?: number
  readonly rungs: readonly string[]
  readonly roles: readonly string[]
}

/** What a platform decides about a verified badge under its own policy. The same digests always come with the same decision. */
export interface AcceptanceDecision {
  readonly accepted: boolean
  /** The platform's own rungs that the badge counts for. */
  readonly rungs: readonly string[]
  /** The platform's own roles that the badge opens. */
  readonly roles: readonly string[]
  /** The rules that are met; empty when not accepted. */
  readonly met: readonly MetRule[]
  /** Why not, and what is missing; empty when accepted. */
  readonly findings: readonly Problem[]
  /** The instant that freshness was judged at: the report's. */
  readonly at: string
  /** The digest of everything of the report that was looked at: what was verified, what came of each check, and when. */
  readonly inputDigest: string
  /** The digest of the policy. */
  readonly policyDigest: string
}

/**
 * The digest of what a decision rests on, of canonical JSON (RFC 8785): the credential, the state and the codes of each check,
 * the mechanism and state of each proof and whether it is right and somebody else's than the issuer's, and the instant.
 */
export function inputDigestOf({ credential, at, checks, proofs }: VerifiedReport<VerifiableCredential>): string {
  const issuer = issuerIn(credential)
  return digestJson({
    credential: credential as never,
    at,
    checks: Object.fromEntries(
      Object.entries(checks).map(([name, { state, findings }]) => [name, { state, codes: findings.map(({ code }) => code) }]),
    ),
    proofs: proofs.map(({ mechanism, state, controller }) => ({
      state,
      ...(mechanism !== undefined && { mechanism }),
      ...((state === 'pass' || state === 'warn') && controller !== issuer && { isOther: true }),
    })),
  })
}

/**
 * The digest of an acceptance policy, of its canonical JSON (RFC 8785) without `$schema`.
 *
 * @throws RungsError `trust.policy_invalid`, `trust.policy_field_unknown`, and those of reading JSON
 * @example
 * ```ts
 * import { policyDigest } from 'rungs/trust'
 * policyDigest({ issuers: ['did:web:school.example'], accepts: [{ match: { achievementType: 'Certificate' } }] })
 * ```
 */
export function policyDigest(policy: AcceptancePolicy): string {
  return digestOfRules(defineAcceptancePolicy(policy))
}

/** {@link policyDigest} of a policy that has been read. */
export function digestOfRules(policy: AcceptancePolicy): string {
  const { $schema: _schema, ...rules } = policy as AcceptancePolicy & { readonly $schema?: string }
  return digestJson(rules as never)
}
