import { isAbsoluteUrl, type Problem, usageError } from '../core/index.js'
import {
  type AppealContact,
  buildDecisionReceiptCredential,
  type CredentialInput,
  type DecisionReceiptCredential,
} from '../credential/index.js'
import { type Catalogue, en, type Renderable, render } from '../i18n/index.js'
import { describeCredentialRequirement } from '../ladder/index.js'
import { type AcceptanceDecision, policyDigest } from './decision.js'
import type { AcceptancePolicy, AcceptanceRule } from './policy.js'

/** Options of {@link buildDecisionReceipt}. */
export interface BuildDecisionReceiptOptions extends Pick<CredentialInput, 'id' | 'issuer' | 'validUntil' | 'credentialStatus'> {
  /** The policy that was decided by. */
  readonly policy: AcceptancePolicy
  /** Where a person is reached who can look at the decision again. */
  readonly appeal: AppealContact
  /** The worker's id. Default: nobody is named, and the receipt is for whoever holds it. */
  readonly subject?: string
  /** What was asked for, in words. Default: the rules that the decision rests on, in words. */
  readonly asked?: readonly string[]
  /** The words for the reasons. Default: English. */
  readonly catalogue?: Catalogue
  /** The language of the words. Default: that of the catalogue. */
  readonly language?: string
  /** Default: the instant of the decision. */
  readonly validFrom?: string
}

const MAX_LINES = 50

/**
 * An unsigned receipt of a decision for the worker: what was decided, by which edition of the policy and on which input, what was
 * asked, the reasons in words, and where to appeal to a human. It repeats nothing of the badge but what the reasons compare, and
 * names the worker only when told to. Sign it with `sealCredential` of an issuer.
 *
 * @throws RungsError `trust.policy_differs` (usage), `credential.field_*`, and those of reading a policy
 * @example
 * ```ts
 * import type { AcceptanceDecision, AcceptancePolicy } from 'rungs'
 * import type { IssuedCredential, Issuer } from 'rungs/issue'
 * import { buildDecisionReceipt } from 'rungs/trust'
 * const toReceipt = (decision: AcceptanceDecision, policy: AcceptancePolicy, issuer: Issuer): Promise<IssuedCredential> =>
 *   issuer.sealCredential(
 *     buildDecisionReceipt(decision, {
 *       id: `urn:uuid:${crypto.randomUUID()}`,
 *       issuer: issuer.profile.id,
 *       policy,
 *       appeal: { url: 'https://groceries.example/appeal', email: 'people@groceries.example' },
 *     }),
 *   )
 * ```
 */
export function buildDecisionReceipt(
  decision: AcceptanceDecision,
  options: BuildDecisionReceiptOptions,
): DecisionReceiptCredential {
  const { policy, appeal, subject, asked, catalogue = en, language = catalogue.tag, validFrom = decision.at, ...frame } = options
  if (policyDigest(policy) !== decision.policyDigest) throw usageError('trust.policy_differs', {})
  const { accepted, at, inputDigest, rungs, roles } = decision
  const lines = asked ?? rulesOf(decision, policy).map((rule) => inWords(rule, policy, language, catalogue))
  return buildDecisionReceiptCredential({
    ...frame,
    validFrom,
    ...(subject !== undefined && { subject }),
    receipt: {
      decision: accepted ? 'accepted' : 'notAccepted',
      decidedAt: at,
      language,
      ...(isAbsoluteUrl(policy.id) && { policy: policy.id }),
      ...(policy.version !== undefined && { policyVersion: policy.version }),
      policyDigest: decision.policyDigest,
      inputDigest,
      asked: [...new Set(lines.filter((line) => line !== ''))].slice(0, MAX_LINES),
      reasons: reasonsOf(decision, catalogue),
      countsFor: rungs,
      roles,
      appeal,
    },
  })
}

/** The rules that were met, or else those that nearly were, or else all. */
function rulesOf({ met, findings }: AcceptanceDecision, { accepts }: AcceptancePolicy): readonly AcceptanceRule[] {
  const near = findings.flatMap(({ code, params }) =>
    code === 'trust.rule_unmet' || code === 'trust.level_unmet' ? [params.rule] : [],
  )
  const places = new Set([...met.map(({ rule }) => rule), ...near])
  return places.size === 0 ? accepts.slice(0, MAX_LINES) : accepts.filter((_, index) => places.has(index))
}

function inWords(rule: AcceptanceRule, policy: AcceptancePolicy, language: string, catalogue: Catalogue): string {
  const { match, minResult, issuers } = rule
  const maxAge = rule.maxAge ?? policy.maxAge
  return describeCredentialRequirement(
    {
      op: 'credential',
      match,
      ...(issuers !== undefined && { issuers: { ids: issuers } }),
      ...(minResult !== undefined && { minResult }),
      ...(maxAge !== undefined && { currency: { maxAge } }),
    },
    language,
    { catalogue },
  )
}

function reasonsOf({ met, findings }: AcceptanceDecision, catalogue: Catalogue): readonly { code: string; text: string }[] {
  const told: readonly Renderable[] = [...met.map(({ reason }) => ({ code: reason as Problem['code'], params: {} })), ...findings]
  const texts = new Map(told.map((one) => [`${one.code} ${render(one, catalogue).text}`, one] as const))
  return [...texts.values()].slice(0, MAX_LINES).map((one) => ({ code: one.code, text: render(one, catalogue).text }))
}
