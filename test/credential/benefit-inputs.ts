import {
  buildBenefitContributionCredential,
  buildBenefitEligibilityCredential,
  buildBenefitEnrolmentCredential,
  buildClaimReceiptCredential,
  buildDeductionAuthorisationCredential,
  buildScholarshipAwardCredential,
  buildWageEvidenceCredential,
  buildWageTopUpEntitlementCredential,
  parseBenefitContributionCredential,
  parseBenefitEligibilityCredential,
  parseBenefitEnrolmentCredential,
  parseClaimReceiptCredential,
  parseDeductionAuthorisationCredential,
  parseScholarshipAwardCredential,
  parseWageEvidenceCredential,
  parseWageTopUpEntitlementCredential,
  scholarshipTermsDigest,
} from '../../src/credential/index.js'
import type { Loose } from '../support/badges.js'

const PLAN = 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21'
const ANA = 'did:example:ana'
const frame = {
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab31',
  issuer: 'did:web:coop.example',
  validFrom: '2026-06-01T00:00:00Z',
  subject: ANA,
}
const period = { periodFrom: '2026-05-01T00:00:00Z', periodUntil: '2026-06-01T00:00:00Z' }
const euros = { minor: 500, currency: 'EUR' }
const authorisation = 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab32'

export const messageStatus = {
  id: 'https://coop.example/status/1#7',
  type: 'BitstringStatusListEntry',
  statusPurpose: 'message',
  statusListIndex: '7',
  statusListCredential: 'https://coop.example/status/1',
}

export const scholarshipTerms = {
  funder: 'did:web:coop.example',
  rung: 'https://courier.example/rungs/van',
  amount: euros,
  covers: ['tuition', 'exam'],
  timing: 'upfront',
  clawback: { until: 'P1Y', noteMap: { en: 'Half of it.', es: 'La mitad.' } },
} as const

export const wage = {
  id: 'https://statistics.example/van-2025',
  claim: 'observed',
  basis: 'matchedComparison',
  measure: 'absolute',
  value: '2.00',
  currency: 'EUR',
  per: 'hour',
  statistic: 'median',
  comparison: 'couriers without it',
  ci: { low: '1.00', high: '4.00', level: '0.95' },
  sampleSize: 412,
  postReceiptMonths: 12,
  priceYear: 2025,
  workRelationship: 'contractor',
  timeBase: 'engaged',
  expenses: 'net',
  population: {
    region: ['US'],
    platforms: ['https://courier.example/'],
    occupations: [{ framework: 'ESCO', version: '1.1.1', code: '8322.2', kind: 'occupation' }],
  },
  observed: { from: '2025-01-01', to: '2025-12-31' },
  source: { publisher: 'https://statistics.example/', url: 'https://statistics.example/t/1', digest: 'uEiB', licence: 'CC0-1.0' },
  asOf: '2026-02-01',
  validUntil: '2027-02-01',
  disclosure: { k: 10, method: 'threshold' },
  illustrative: true,
}

/** One of each kind: what it is built from, and how. */
export const kinds: readonly {
  readonly name: string
  readonly input: Loose
  readonly build: (input: never) => Loose
  readonly parse: (credential: unknown) => Loose
}[] = [
  {
    name: 'BenefitEligibility',
    input: { ...frame, plan: PLAN, eligible: true, ...period },
    build: buildBenefitEligibilityCredential,
    parse: parseBenefitEligibilityCredential,
  },
  {
    name: 'BenefitEnrolment',
    input: {
      ...frame,
      plan: PLAN,
      mode: 'auto',
      enrolledAt: '2026-05-01T00:00:00Z',
      ...period,
      optOutUntil: '2026-05-31T00:00:00Z',
      optedOutAt: '2026-05-20T00:00:00Z',
      deduction: { amount: euros, per: 'month', authorisation },
    },
    build: buildBenefitEnrolmentCredential,
    parse: parseBenefitEnrolmentCredential,
  },
  {
    name: 'DeductionAuthorisation',
    input: { ...frame, issuer: ANA, plan: PLAN, amount: euros, per: 'month', ...period },
    build: buildDeductionAuthorisationCredential,
    parse: parseDeductionAuthorisationCredential,
  },
  {
    name: 'BenefitContribution',
    input: { ...frame, plan: PLAN, payer: ANA, payerKind: 'worker', amount: euros, ...period, basis: 'flat', authorisation },
    build: buildBenefitContributionCredential,
    parse: parseBenefitContributionCredential,
  },
  {
    name: 'ClaimReceipt',
    input: {
      ...frame,
      plan: PLAN,
      submittedAt: '2026-05-01T00:00:00Z',
      decidedAt: '2026-05-15T00:00:00Z',
      appealBy: '2026-07-15T00:00:00Z',
    },
    build: buildClaimReceiptCredential,
    parse: parseClaimReceiptCredential,
  },
  {
    name: 'ScholarshipAward',
    input: {
      ...frame,
      ...scholarshipTerms,
      state: 'actual',
      acceptBy: '2026-06-30T00:00:00Z',
      acceptedAt: '2026-06-01T00:00:00Z',
      termsDigest: scholarshipTermsDigest(scholarshipTerms),
    },
    build: buildScholarshipAwardCredential,
    parse: parseScholarshipAwardCredential,
  },
  {
    name: 'WageTopUpEntitlement',
    input: {
      ...frame,
      incentive: 'https://courier.example/incentives/van',
      payer: 'did:web:coop.example',
      rung: 'https://courier.example/rungs/van',
      amount: euros,
      claimFrom: '2026-06-01T00:00:00Z',
      claimUntil: '2026-09-01T00:00:00Z',
      credentialStatus: messageStatus,
    },
    build: buildWageTopUpEntitlementCredential,
    parse: parseWageTopUpEntitlementCredential,
  },
  {
    name: 'WageEvidence',
    input: {
      id: frame.id,
      issuer: 'did:web:statistics.example',
      validFrom: frame.validFrom,
      evidence: wage,
      replaces: 'urn:x:2024',
    },
    build: buildWageEvidenceCredential,
    parse: parseWageEvidenceCredential,
  },
]

/** The input of a kind by its name. */
export const kindOf = (name: string): (typeof kinds)[number] => kinds.find((one) => one.name === name) as (typeof kinds)[number]
