import type { FieldKind, Shape } from './shapes.js'

/** The classes of credentials about benefits, incentives and pay; terms of `https://w3id.org/rungs/v0`. */
export type BenefitClassName =
  | 'Money'
  | 'BenefitEligibility'
  | 'BenefitEnrolment'
  | 'BenefitDeduction'
  | 'DeductionAuthorisation'
  | 'BenefitContribution'
  | 'ClaimReceipt'
  | 'ScholarshipAward'
  | 'ClawbackTerms'
  | 'WageTopUpEntitlement'
  | 'WageEvidence'

const values = (...list: readonly string[]): FieldKind => ({ values: list, extensible: false })
const MONEY: FieldKind = { one: 'Money' }
const PER: FieldKind = values('hour', 'job', 'month')
const PERIOD = { periodFrom: 'dateTime', periodUntil: 'dateTime' } as const

const ours = (type: BenefitClassName, required: readonly string[], fields: Readonly<Record<string, FieldKind>>): Shape => ({
  type,
  typeAsText: true,
  required,
  fields,
})

/** Those classes as data. None has room for words about a benefit. */
export const benefitShapes: Readonly<Record<BenefitClassName, Shape>> = {
  Money: ours('Money', ['minor', 'currency'], { minor: 'whole', currency: 'text' }),
  BenefitEligibility: ours('BenefitEligibility', ['id', 'plan', 'eligible', 'periodFrom'], {
    id: 'url',
    plan: 'url',
    eligible: 'boolean',
    ...PERIOD,
  }),
  BenefitEnrolment: ours('BenefitEnrolment', ['id', 'plan', 'mode', 'enrolledAt', 'periodFrom'], {
    id: 'url',
    plan: 'url',
    mode: values('auto', 'optIn'),
    enrolledAt: 'dateTime',
    ...PERIOD,
    optOutUntil: 'dateTime',
    optedOutAt: 'dateTime',
    deduction: { one: 'BenefitDeduction' },
  }),
  BenefitDeduction: ours('BenefitDeduction', ['amount', 'per', 'authorisation'], {
    amount: MONEY,
    per: PER,
    authorisation: 'url',
  }),
  DeductionAuthorisation: ours('DeductionAuthorisation', ['id', 'plan', 'amount', 'per', 'periodFrom'], {
    id: 'url',
    plan: 'url',
    amount: MONEY,
    per: PER,
    ...PERIOD,
  }),
  BenefitContribution: ours('BenefitContribution', ['id', 'plan', 'payer', 'payerKind', 'amount', 'periodFrom', 'periodUntil'], {
    id: 'url',
    plan: 'url',
    payer: 'url',
    payerKind: values('platform', 'client', 'worker', 'public', 'fund'),
    amount: MONEY,
    ...PERIOD,
    basis: values('flat', 'perHour', 'perJob', 'percentOfEarnings'),
    authorisation: 'url',
  }),
  ClaimReceipt: ours('ClaimReceipt', ['id', 'plan', 'submittedAt'], {
    id: 'url',
    plan: 'url',
    submittedAt: 'dateTime',
    decidedAt: 'dateTime',
    appealBy: 'dateTime',
  }),
  ScholarshipAward: ours('ScholarshipAward', ['id', 'funder', 'rung', 'amount', 'covers', 'timing', 'state'], {
    id: 'url',
    funder: 'url',
    rung: 'url',
    amount: MONEY,
    covers: 'texts',
    timing: values('upfront', 'onAward'),
    state: values('prospective', 'actual'),
    acceptBy: 'dateTime',
    acceptedAt: 'dateTime',
    termsDigest: 'text',
    clawback: { one: 'ClawbackTerms' },
  }),
  ClawbackTerms: ours('ClawbackTerms', ['until', 'noteMap'], { until: 'duration', noteMap: 'languageMap' }),
  WageTopUpEntitlement: ours('WageTopUpEntitlement', ['id', 'incentive', 'payer', 'amount', 'claimFrom', 'claimUntil'], {
    id: 'url',
    incentive: 'url',
    payer: 'url',
    rung: 'url',
    amount: MONEY,
    claimFrom: 'dateTime',
    claimUntil: 'dateTime',
  }),
  /** Its parts are checked by the ladder, which knows what a figure of pay is. */
  WageEvidence: ours('WageEvidence', ['id', 'claim', 'basis', 'population', 'observed', 'source', 'asOf'], {
    id: 'url',
    ...(Object.fromEntries(
      'claim basis measure value currency per statistic comparison workRelationship timeBase expenses asOf validUntil'
        .split(' ')
        .map((name) => [name, 'text']),
    ) as Record<string, FieldKind>),
    ...(Object.fromEntries(
      'ci sampleSize population observed postReceiptMonths priceYear source disclosure illustrative'
        .split(' ')
        .map((name) => [name, 'json']),
    ) as Record<string, FieldKind>),
  }),
}
