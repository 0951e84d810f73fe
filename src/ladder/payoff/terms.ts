import {
  checkOptions,
  copyJson,
  formatDateTime,
  type Problem,
  parseDateOrDateTime,
  parseDecimal,
  pointer,
  type RungsError,
  requireOption,
  toEpochMs,
  usageError,
} from '../../core/index.js'
import {
  amount,
  count,
  currencyCode,
  date,
  iri,
  list,
  oneOf,
  optional,
  problemsOf,
  record,
  type Shape,
  text,
  wholeNumber,
} from '../shape.js'
import { minorDigits } from './currency.js'
import { type Discounts, discountsOf } from './discounts.js'
import { compare, type Fraction, fromText, ONE, whole, ZERO } from './fraction.js'
import type { ExchangeRates, PayoffAssumptions } from './model.js'

/** Assumptions made ready to reckon with. */
export interface Terms {
  /** As they were given, defaults filled in. */
  readonly given: PayoffAssumptions & { readonly now: string }
  readonly nowMs: number
  readonly digits: number
  readonly hoursPerWeek: Fraction
  readonly payPerLearningHour: Fraction
  readonly learningHoursPerWeek?: Fraction
  readonly horizonMonths: number
  readonly discounts: Discounts
  readonly minSampleSize: number
  readonly completion: Fraction
  readonly redeemed: ReadonlySet<string>
}

const MAX_HORIZON = 600

type Members = Omit<PayoffAssumptions, 'now'>

const rates: Shape<false> = /* @__PURE__ */ record<ExchangeRates>({
  asOf: date,
  validUntil: date,
  source: iri,
  rates: /* @__PURE__ */ list(
    /* @__PURE__ */ record<ExchangeRates['rates'][number]>({ from: currencyCode, to: currencyCode, rate: amount }),
    'rates',
    1000,
  ),
})

const assumptionsShape: Shape<false> = /* @__PURE__ */ record<Members>({
  region: text,
  currency: currencyCode,
  workRelationship: /* @__PURE__ */ oneOf(['employee', 'contractor', 'mixed']),
  timeBase: /* @__PURE__ */ oneOf(['engaged', 'loggedIn', 'paidHours']),
  expenses: /* @__PURE__ */ oneOf(['gross', 'net']),
  hoursPerWeek: amount,
  currentPay: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<NonNullable<PayoffAssumptions['currentPay']>>({ amount, currency: currencyCode, asOf: date }),
  ),
  payPerLearningHour: /* @__PURE__ */ optional(amount),
  learningHoursPerWeek: /* @__PURE__ */ optional(amount),
  horizonMonths: /* @__PURE__ */ optional(wholeNumber),
  discountRate: /* @__PURE__ */ optional(amount),
  minSampleSize: /* @__PURE__ */ optional(count),
  completion: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<NonNullable<PayoffAssumptions['completion']>>({ probability: amount, source: iri }),
  ),
  rates: /* @__PURE__ */ optional(rates),
  payers: /* @__PURE__ */ optional(
    /* @__PURE__ */ list(
      /* @__PURE__ */ record<NonNullable<PayoffAssumptions['payers']>[number]>({ payer: iri, hoursPerWeek: amount }),
      'payers',
      1000,
    ),
  ),
  redeemed: /* @__PURE__ */ optional(/* @__PURE__ */ list(iri)),
})

const MEMBERS: readonly string[] = [
  'now',
  'region',
  'currency',
  'workRelationship',
  'timeBase',
  'expenses',
  'hoursPerWeek',
  'currentPay',
  'payPerLearningHour',
  'learningHoursPerWeek',
  'horizonMonths',
  'discountRate',
  'minSampleSize',
  'completion',
  'rates',
  'payers',
  'redeemed',
]

/** A problem of form as what is wrong with the options: which one, and what is expected of it. */
function notUsable({ code, params, path }: Problem): RungsError {
  const where = 'PayoffAssumptions'
  const { member = '', expected = 'present' } = params as { readonly member?: string; readonly expected?: string }
  if (code === 'ladder.member_unknown') return usageError('core.option_unknown', { option: member, where })
  return usageError('core.option_invalid', {
    option: `${where}${code === 'ladder.member_missing' ? pointer(path, member) : path}`,
    expected,
  })
}

/** Reads assumptions. @throws RungsError `core.option_invalid`, `core.option_unknown` (usage) */
export function readTerms(assumptions: PayoffAssumptions): Terms {
  checkOptions(assumptions, MEMBERS, 'PayoffAssumptions')
  const { now, ...others } = assumptions
  const nowMs = readNow(now)
  const copy = copyJson(Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)))
  const [wrong] = problemsOf(assumptionsShape, copy)
  if (wrong !== undefined) throw notUsable(wrong)
  const given = copy as unknown as Members
  const digits = minorDigits(given.currency)
  requireOption(digits !== undefined, 'currency', 'ISO 4217 currency in use')
  const hoursPerWeek = within(given.hoursPerWeek, 'hoursPerWeek', 168, false)
  const horizonMonths = given.horizonMonths ?? 24
  requireOption(horizonMonths >= 1 && horizonMonths <= MAX_HORIZON, 'horizonMonths', `1 to ${MAX_HORIZON}`)
  const discountRate = given.discountRate ?? '0'
  const rate = within(discountRate, 'discountRate', 10, true)
  for (const payer of given.payers ?? []) within(payer.hoursPerWeek, 'payers', 168, true)
  const filled = {
    ...given,
    now: formatDateTime(nowMs),
    payPerLearningHour: given.payPerLearningHour ?? '0',
    horizonMonths,
    discountRate,
    minSampleSize: given.minSampleSize ?? 30,
  }
  return {
    given: filled,
    nowMs,
    digits: digits as number,
    hoursPerWeek,
    payPerLearningHour: fromText(filled.payPerLearningHour),
    ...(given.learningHoursPerWeek !== undefined && {
      learningHoursPerWeek: within(given.learningHoursPerWeek, 'learningHoursPerWeek', 168, false),
    }),
    horizonMonths,
    discounts: discountsOf(rate, horizonMonths),
    minSampleSize: filled.minSampleSize,
    completion: given.completion === undefined ? ONE : within(given.completion.probability, 'completion', 1, true),
    redeemed: new Set(given.redeemed),
  }
}

function readNow(now: unknown): number {
  const parsed = typeof now === 'string' ? parseDateOrDateTime(now)?.epochMs : undefined
  if (parsed !== undefined) return parsed
  requireOption(now instanceof Date, 'now', 'date or RFC 3339 date-time')
  return toEpochMs(now as Date)
}

function within(value: string, option: string, most: number, zero: boolean): Fraction {
  const parsed = parseDecimal(value) === undefined ? ZERO : fromText(value)
  const isUsable = compare(parsed, whole(most)) <= 0 && (zero || compare(parsed, ZERO) > 0)
  requireOption(isUsable, option, `decimal from ${zero ? '' : 'above '}0 to ${most}`)
  return parsed
}
