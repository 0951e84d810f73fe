import type { JsonObject } from '../../core/index.js'
import { RUNGS_VOCABULARY as RUNGS } from '../urls.js'
import { link, literal, protectedType } from './terms.js'

const dateTime = (name: string): JsonObject => literal(RUNGS + name, 'dateTime')
const to = (name: string): JsonObject => link(RUNGS + name)

const period: JsonObject = { periodFrom: dateTime('periodFrom'), periodUntil: dateTime('periodUntil') }
const plan: JsonObject = { plan: to('benefitPlan') }
const amount: JsonObject = { amount: to('amount') }
const per: JsonObject = { per: `${RUNGS}per` }

/** Types of credentials about benefits and incentives: of a benefit they have the id of its plan and no word more. */
export const benefitTypes: JsonObject = {
  BenefitEligibilityCredential: protectedType(`${RUNGS}BenefitEligibilityCredential`, {}),
  BenefitEligibility: protectedType(`${RUNGS}BenefitEligibility`, {
    ...plan,
    ...period,
    eligible: literal(`${RUNGS}eligible`, 'boolean'),
  }),
  BenefitEnrolmentCredential: protectedType(`${RUNGS}BenefitEnrolmentCredential`, {}),
  BenefitEnrolment: protectedType(`${RUNGS}BenefitEnrolment`, {
    ...plan,
    ...period,
    mode: `${RUNGS}enrolmentMode`,
    enrolledAt: dateTime('enrolledAt'),
    optOutUntil: dateTime('optOutUntil'),
    optedOutAt: dateTime('optedOutAt'),
    deduction: to('deduction'),
  }),
  BenefitDeduction: protectedType(`${RUNGS}BenefitDeduction`, { ...amount, ...per, authorisation: to('authorisation') }),
  DeductionAuthorisationCredential: protectedType(`${RUNGS}DeductionAuthorisationCredential`, {}),
  DeductionAuthorisation: protectedType(`${RUNGS}DeductionAuthorisation`, { ...plan, ...period, ...amount, ...per }),
  BenefitContributionCredential: protectedType(`${RUNGS}BenefitContributionCredential`, {}),
  BenefitContribution: protectedType(`${RUNGS}BenefitContribution`, {
    ...plan,
    ...period,
    ...amount,
    payer: to('payer'),
    payerKind: `${RUNGS}payerKind`,
    basis: `${RUNGS}contributionBasis`,
    authorisation: to('authorisation'),
  }),
  ClaimReceiptCredential: protectedType(`${RUNGS}ClaimReceiptCredential`, {}),
  ClaimReceipt: protectedType(`${RUNGS}ClaimReceipt`, {
    ...plan,
    submittedAt: dateTime('submittedAt'),
    decidedAt: dateTime('decidedAt'),
    appealBy: dateTime('appealBy'),
  }),
  ScholarshipAwardCredential: protectedType(`${RUNGS}ScholarshipAwardCredential`, {}),
  ScholarshipAward: protectedType(`${RUNGS}ScholarshipAward`, {
    ...amount,
    funder: to('funder'),
    rung: to('rung'),
    covers: { '@id': `${RUNGS}covers`, '@container': '@set' },
    timing: `${RUNGS}timing`,
    state: `${RUNGS}entitlementState`,
    acceptBy: dateTime('acceptBy'),
    acceptedAt: dateTime('acceptedAt'),
    termsDigest: `${RUNGS}termsDigest`,
    clawback: to('clawback'),
  }),
  ClawbackTerms: protectedType(`${RUNGS}ClawbackTerms`, {
    until: literal(`${RUNGS}clawbackUntil`, 'duration'),
    noteMap: { '@id': `${RUNGS}clawbackNote`, '@container': '@language' },
  }),
  WageTopUpEntitlementCredential: protectedType(`${RUNGS}WageTopUpEntitlementCredential`, {}),
  WageTopUpEntitlement: protectedType(`${RUNGS}WageTopUpEntitlement`, {
    ...amount,
    incentive: to('incentive'),
    payer: to('payer'),
    rung: to('rung'),
    claimFrom: dateTime('claimFrom'),
    claimUntil: dateTime('claimUntil'),
  }),
}
