import { deepFreeze, isJsonObject, type Problem, problem, usageError, type VerifiedReport } from '../core/index.js'
import { type AchievementCredential, isAchievementCredential, type VerifiableCredential } from '../credential/index.js'
import {
  type CredentialRequirement,
  type Currency,
  evaluateRequirement,
  type Fact,
  type Trace,
  toFacts,
} from '../ladder/index.js'
import { type AcceptancePolicy, type AcceptanceRule, defineAcceptancePolicy } from './policy.js'
import { policyLine } from './policy-line.js'

/** What a platform decides about a verified badge under its own policy. */
export interface AcceptanceDecision {
  readonly accepted: boolean
  /** The platform's own rungs that the badge counts for. */
  readonly rungs: readonly string[]
  /** The platform's own roles that the badge opens. */
  readonly roles: readonly string[]
  /** Why not, and what is missing; empty when accepted. */
  readonly findings: readonly Problem[]
  /** The instant that freshness was judged at: the report's. */
  readonly at: string
}

/**
 * Decides whether a verified badge is accepted under a policy: trusted issuer, mechanism, matching rule, result and
 * freshness. Facts and judgement are apart: the parameter type lets in verified reports only.
 *
 * @throws RungsError `trust.policy_invalid`, `trust.policy_field_unknown`, `trust.not_verified` (usage)
 * @example
 * ```ts
 * import { accept, createVerifier } from 'rungs'
 * import { mechanisms } from 'rungs/preset/all'
 * const report = await createVerifier({ mechanisms }).verify('...')
 * if (report.outcome === 'verified') {
 *   const decision = accept(report, {
 *     issuers: ['did:web:school.example'],
 *     accepts: [{ match: { ids: ['https://school.example/achievements/first-aid'] }, roles: ['courier'] }],
 *   })
 *   decision.accepted // false or true, with `findings` that say why not
 * }
 * ```
 */
export function accept(report: VerifiedReport<VerifiableCredential>, policy: AcceptancePolicy): AcceptanceDecision {
  const rules = defineAcceptancePolicy(policy)
  if (report?.outcome !== 'verified') throw usageError('trust.not_verified', {})
  const refuse = (...findings: readonly Problem[]): AcceptanceDecision =>
    deepFreeze({ accepted: false, rungs: [], roles: [], findings, at: report.at })
  const { credential } = report
  if (!isAchievementCredential(credential)) return refuse(problem('trust.not_a_badge', {}, '/type'))
  const unknownIssuer = checkTrusted(credential, rules)
  if (unknownIssuer !== undefined) return refuse(unknownIssuer)
  const wrongMechanism = checkMechanism(report, rules)
  if (wrongMechanism !== undefined) return refuse(wrongMechanism)
  const facts = toFacts(report)
  const judged = rules.accepts.map((rule, index) => judge(rule, index, rules, facts, report.at))
  const met = judged.filter(({ trace }) => trace.outcome === 'met')
  if (met.length === 0) return refuse(...whyNot(judged, credential))
  return deepFreeze({
    accepted: true,
    rungs: unique(met.flatMap(({ rule }) => rule.rungs ?? [])),
    roles: unique(met.flatMap(({ rule }) => rule.roles ?? [])),
    findings: [],
    at: report.at,
  })
}

interface Judged {
  readonly rule: AcceptanceRule
  readonly index: number
  readonly trace: Trace
}

function judge(rule: AcceptanceRule, index: number, policy: AcceptancePolicy, facts: readonly Fact[], now: string): Judged {
  const maxAge = rule.maxAge ?? policy.maxAge
  const ids = rule.issuers ?? idsOf(policy)
  const requirement: CredentialRequirement = {
    op: 'credential',
    match: rule.match,
    issuers: { ids: ids.filter((id) => idsOf(policy).includes(id)) },
    ...(rule.minResult !== undefined && { minResult: rule.minResult }),
  }
  const decide = (currency: Currency): Trace =>
    evaluateRequirement({ ...requirement, currency }, facts, { now, policy: { trust: { ids: idsOf(policy) } } })
  const trace = decide('current')
  // An age alone would let in what has ended since, where the verifier left dates to us.
  return { rule, index, trace: maxAge === undefined || trace.outcome !== 'met' ? trace : decide({ maxAge }) }
}

function idsOf(policy: AcceptancePolicy): readonly string[] {
  return policy.issuers.map((issuer) => (typeof issuer === 'string' ? issuer : issuer.id))
}

function checkTrusted(credential: AchievementCredential, policy: AcceptancePolicy): Problem | undefined {
  const { issuer } = credential
  const id = typeof issuer === 'string' ? issuer : issuer.id
  if (idsOf(policy).includes(id)) return undefined
  const name = isJsonObject(issuer) && typeof issuer['name'] === 'string' ? issuer['name'] : undefined
  return problem('trust.issuer_unknown', { issuer: id.slice(0, 2048), policyLine: policyLine(id, name) }, '/issuer')
}

function checkMechanism(report: VerifiedReport<VerifiableCredential>, policy: AcceptancePolicy): Problem | undefined {
  const { mechanisms: accepted } = policy
  if (accepted === undefined) return undefined
  const used = report.proofs
    .filter(({ state }) => state === 'pass' || state === 'warn')
    .flatMap(({ mechanism }) => (mechanism === undefined ? [] : [mechanism]))
  if (used.some((mechanism) => accepted.includes(mechanism))) return undefined
  return problem('trust.mechanism_not_accepted', { mechanisms: used, accepted })
}

/** Rules about this achievement say what is missing; where there is none, that is the answer. */
function whyNot(judged: readonly Judged[], credential: AchievementCredential): readonly Problem[] {
  const near = judged.filter(({ trace }) => trace.considered.length > 0)
  if (near.length === 0) {
    return [
      problem(
        'trust.nothing_matches',
        { achievement: credential.credentialSubject.achievement.id.slice(0, 2048) },
        '/credentialSubject/achievement',
      ),
    ]
  }
  return near.flatMap(({ index, trace }) => [
    problem('trust.rule_unmet', { rule: index, reason: trace.reason }, `/accepts/${index}`),
    problem(trace.reason, trace.params as never, `/accepts/${index}`),
  ])
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)]
}
