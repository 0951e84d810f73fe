import { deepFreeze, isJsonObject, type Problem, problem, usageError, type VerifiedReport } from '../core/index.js'
import { type AchievementCredential, isAchievementCredential, type VerifiableCredential } from '../credential/index.js'
import {
  type AchievementMatch,
  type CredentialRequirement,
  evaluateRequirement,
  type Fact,
  type IssuerRule,
  type Trace,
  toFacts,
} from '../ladder/index.js'
import { type AcceptanceDecision, digestOfRules, inputDigestOf, type MetRule } from './decision.js'
import { issuerIn } from './issuer-in.js'
import { type AcceptanceLevel, type AcceptancePolicy, type AcceptanceRule, defineAcceptancePolicy } from './policy.js'
import { policyLine } from './policy-line.js'
import { type Recognised, recognise } from './recognise.js'

/**
 * Decides whether a verified badge is accepted under a policy: trusted issuer, required checks, mechanism, matching rule, result,
 * freshness, authority and level. Facts and judgement are apart: the parameter type lets in verified reports only. The decision
 * depends on report and policy alone, and carries their digests.
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
  const digests = { inputDigest: inputDigestOf(report), policyDigest: digestOfRules(rules) }
  const refuse = (...findings: readonly Problem[]): AcceptanceDecision =>
    deepFreeze({ accepted: false, rungs: [], roles: [], met: [], findings, at: report.at, ...digests })
  const { credential } = report
  if (!isAchievementCredential(credential)) return refuse(problem('trust.not_a_badge', {}, '/type'))
  const unknownIssuer = checkTrusted(credential, rules)
  if (unknownIssuer !== undefined) return refuse(unknownIssuer)
  const wrong = [...checkRequired(report, rules), ...checkMechanism(report, rules)]
  if (wrong.length > 0) return refuse(...wrong)
  // What is inside of a badge was proven and checked by itself, and no requirement of the policy was looked at for it.
  const { nested: _nested, ...own } = report
  const recognised = recognise(toFacts(own), rules.recognises ?? [], idsOf(rules), report.at)
  const judged = rules.accepts.map((rule, index) => judge(rule, index, rules, recognised, report.at))
  const met = judged.flatMap((one) => (one.met === undefined ? [] : [one.met]))
  if (met.length === 0) return refuse(...whyNot(judged, credential), ...recognised.lapsed)
  return deepFreeze({
    accepted: true,
    rungs: unique(met.flatMap(({ rungs }) => rungs)),
    roles: unique(met.flatMap(({ roles }) => roles)),
    met,
    findings: [],
    at: report.at,
    ...digests,
  })
}

interface Judged {
  readonly index: number
  readonly trace: Trace
  /** The trace of the lowest level, where the rule is met and none of its levels is. */
  readonly level?: Trace
  readonly met?: MetRule
}

function judge(rule: AcceptanceRule, index: number, policy: AcceptancePolicy, { facts, by }: Recognised, now: string): Judged {
  const maxAge = rule.maxAge ?? policy.maxAge
  const issuers = issuersOf(rule, policy)
  const decide = (requirement: Omit<CredentialRequirement, 'op' | 'issuers'>): Trace =>
    evaluateRequirement({ op: 'credential', issuers, ...requirement }, facts, { now, policy: { trust: issuers } })
  const { match, minResult } = rule
  const asked = { match, ...(minResult !== undefined && { minResult }) }
  const current = decide({ ...asked, currency: 'current' })
  // An age alone would let in what has ended since, where the verifier left dates to us.
  const trace = maxAge === undefined || current.outcome !== 'met' ? current : decide({ ...asked, currency: { maxAge } })
  if (trace.outcome !== 'met') return { index, trace }
  const levels = (rule.levels ?? []).map((level) => decide(levelRequirement(level, match)))
  const level = levels.findIndex(({ outcome }) => outcome === 'met')
  const lowest = levels.at(-1)
  if (lowest !== undefined && level < 0) return { index, trace, level: lowest }
  const reached = rule.levels?.[level]
  const recognition = recognitionOf(match, facts, by)
  const met: MetRule = {
    rule: index,
    reason: trace.reason,
    ...(reached !== undefined && { level }),
    ...(recognition !== undefined && { recognition }),
    rungs: unique([...(rule.rungs ?? []), ...(reached?.rungs ?? [])]),
    roles: unique([...(rule.roles ?? []), ...(reached?.roles ?? [])]),
  }
  return { index, trace, met }
}

/** A level is about what met the rule. */
function levelRequirement(
  { minResult, alignedTo }: AcceptanceLevel,
  match: AchievementMatch,
): Omit<CredentialRequirement, 'op' | 'issuers'> {
  return { match: alignedTo === undefined ? match : { alignedTo }, ...(minResult !== undefined && { minResult }) }
}

/** Which recognition a rule rests on: none where it names the badge's own achievement, or no achievement at all. */
function recognitionOf({ ids }: AchievementMatch, facts: readonly Fact[], by: ReadonlyMap<string, number>): number | undefined {
  if (ids === undefined || facts.some(({ achievement }) => ids.includes(achievement.id))) return undefined
  return ids.map((id) => by.get(id)).find((index) => index !== undefined)
}

/** Those that the rule names, of those that the policy trusts; where authority is asked for, trust has its say as well. */
function issuersOf(rule: AcceptanceRule, policy: AcceptancePolicy): IssuerRule {
  const trusted = idsOf(policy)
  const ids = rule.issuers?.filter((id) => trusted === undefined || trusted.includes(id)) ?? trusted
  const isAsked = rule.authorised === 'yes' || policy.authorised === 'yes'
  return { ...(ids !== undefined && { ids }), ...(isAsked && { authorisedFor: 'achievement' }) }
}

function idsOf({ issuers }: AcceptancePolicy): readonly string[] | undefined {
  return issuers?.map((issuer) => (typeof issuer === 'string' ? issuer : issuer.id))
}

function checkTrusted(credential: AchievementCredential, policy: AcceptancePolicy): Problem | undefined {
  const { issuer } = credential
  const id = typeof issuer === 'string' ? issuer : issuer.id
  const trusted = idsOf(policy)
  if (trusted === undefined || trusted.includes(id)) return undefined
  const name = isJsonObject(issuer) && typeof issuer['name'] === 'string' ? issuer['name'] : undefined
  return problem('trust.issuer_unknown', { issuer: id.slice(0, 2048), policyLine: policyLine(id, name) }, '/issuer')
}

function checkRequired(
  report: VerifiedReport<VerifiableCredential>,
  { requiredChecks = [] }: AcceptancePolicy,
): readonly Problem[] {
  return unique(requiredChecks).flatMap((required) => {
    const { state } = report.checks[required]
    return state === 'pass' ? [] : [problem('trust.check_required', { required, state })]
  })
}

function checkMechanism(report: VerifiedReport<VerifiableCredential>, policy: AcceptancePolicy): readonly Problem[] {
  const { mechanisms: accepted } = policy
  if (accepted === undefined) return []
  const right = report.proofs.filter(({ state }) => state === 'pass' || state === 'warn')
  const issuer = issuerIn(report.credential)
  // Whoever holds a badge can add a proof of their own, which must not stand in for the issuer's.
  const own = right.filter(({ controller }) => controller === issuer)
  const used = (own.length > 0 ? own : right).flatMap(({ mechanism }) => (mechanism === undefined ? [] : [mechanism]))
  const isAccepted = (mechanism: string): boolean => accepted.includes(mechanism)
  if (own.length > 0 ? used.some(isAccepted) : used.length > 0 && used.every(isAccepted)) return []
  return [problem('trust.mechanism_not_accepted', { mechanisms: used, accepted })]
}

/** Rules about this achievement say what is missing; where there is none, that is the answer. */
function whyNot(judged: readonly Judged[], credential: AchievementCredential): readonly Problem[] {
  const near = judged.filter(({ trace, level }) => trace.reason !== 'requirement.missing' || level !== undefined)
  if (near.length === 0) {
    return [
      problem(
        'trust.nothing_matches',
        { achievement: credential.credentialSubject.achievement.id.slice(0, 2048) },
        '/credentialSubject/achievement',
      ),
    ]
  }
  return near.flatMap(({ index, trace, level }) => {
    const { reason, params } = level ?? trace
    const code = level === undefined ? 'trust.rule_unmet' : 'trust.level_unmet'
    return [problem(code, { rule: index, reason }, `/accepts/${index}`), problem(reason, params as never, `/accepts/${index}`)]
  })
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)]
}
