import type { WageEvidence } from './model/wage.js'
import { alignment } from './requirement-shape.js'
import {
  amount,
  count,
  currencyCode,
  date,
  decimal,
  flag,
  iri,
  list,
  oneOf,
  optional,
  record,
  type Shape,
  shape,
  text,
  wholeNumber,
} from './shape.js'

/** The form of {@link WageEvidence}. */
export const wageEvidence: Shape<false> = /* @__PURE__ */ record<WageEvidence>({
  id: iri,
  claim: /* @__PURE__ */ oneOf(['observed', 'projected', 'pledged', 'schedule']),
  basis: /* @__PURE__ */ oneOf([
    'randomised',
    'quasiExperimental',
    'matchedComparison',
    'beforeAfter',
    'occupationalDifferential',
    'wageSchedule',
    'employerPledge',
    'issuerEstimate',
    'selfReported',
  ]),
  measure: /* @__PURE__ */ oneOf(['absolute', 'percent']),
  value: decimal,
  currency: /* @__PURE__ */ optional(currencyCode),
  per: /* @__PURE__ */ oneOf(['hour', 'job', 'month', 'year']),
  statistic: /* @__PURE__ */ oneOf(['mean', 'median', 'p25', 'p75']),
  ci: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<NonNullable<WageEvidence['ci']>>({ low: decimal, high: decimal, level: amount }),
  ),
  sampleSize: /* @__PURE__ */ optional(count),
  comparison: /* @__PURE__ */ optional(text),
  workRelationship: /* @__PURE__ */ oneOf(['employee', 'contractor', 'mixed']),
  timeBase: /* @__PURE__ */ oneOf(['engaged', 'loggedIn', 'paidHours']),
  expenses: /* @__PURE__ */ oneOf(['gross', 'net']),
  population: /* @__PURE__ */ record<WageEvidence['population']>({
    region: /* @__PURE__ */ list(text),
    occupations: /* @__PURE__ */ optional(/* @__PURE__ */ list(alignment)),
    platforms: /* @__PURE__ */ optional(/* @__PURE__ */ list(iri)),
  }),
  observed: /* @__PURE__ */ record<WageEvidence['observed']>({ from: date, to: date }),
  postReceiptMonths: /* @__PURE__ */ optional(count),
  priceYear: /* @__PURE__ */ optional(wholeNumber),
  source: /* @__PURE__ */ record<WageEvidence['source']>({
    publisher: iri,
    url: /* @__PURE__ */ optional(iri),
    digest: /* @__PURE__ */ optional(text),
    licence: /* @__PURE__ */ optional(text),
  }),
  asOf: date,
  validUntil: /* @__PURE__ */ optional(date),
  disclosure: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<NonNullable<WageEvidence['disclosure']>>({ k: count, method: text }),
  ),
  illustrative: /* @__PURE__ */ optional(flag),
})

export const wage: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  const inner = typeof value === 'string' ? iri : wageEvidence
  inner.check(value, path, state)
})
