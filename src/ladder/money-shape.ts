import type { Money } from './model/base.js'
import type { CostItem, Funding, Incentive } from './model/money.js'
import { period, requirement } from './requirement-shape.js'
import {
  amount,
  count,
  currencyCode,
  date,
  duration,
  iri,
  languageMap,
  list,
  oneOf,
  optional,
  places,
  record,
  type Shape,
} from './shape.js'

/** The form of {@link Money}. */
export const money: Shape<false> = /* @__PURE__ */ record<Money>({ minor: count, currency: currencyCode })
const costKind: Shape<false> = /* @__PURE__ */ oneOf(['tuition', 'exam', 'materials', 'equipment', 'travel', 'renewal'])

/** The form of a {@link CostItem}. */
export const costItem: Shape<false> = /* @__PURE__ */ record<CostItem>({
  kind: costKind,
  amount: money,
  jurisdiction: /* @__PURE__ */ optional(places),
  asOf: date,
})

/** The form of {@link Funding}. */
export const funding: Shape<false> = /* @__PURE__ */ record<Funding>({
  kind: /* @__PURE__ */ oneOf(['scholarship', 'reimbursement', 'grant', 'loan']),
  funder: iri,
  covers: /* @__PURE__ */ list(costKind),
  percent: /* @__PURE__ */ optional(amount),
  cap: /* @__PURE__ */ optional(money),
  eligibility: /* @__PURE__ */ optional(requirement),
  timing: /* @__PURE__ */ oneOf(['upfront', 'onAward']),
  window: /* @__PURE__ */ optional(period),
  jurisdiction: /* @__PURE__ */ optional(places),
  clawback: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<NonNullable<Funding['clawback']>>({ until: duration, note: languageMap }),
  ),
})

/** The form of an {@link Incentive}. */
export const incentive: Shape<false> = /* @__PURE__ */ record<Incentive>({
  id: iri,
  payer: iri,
  trigger: requirement,
  amount: money,
  per: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(['once', 'hour', 'job'])),
  cap: /* @__PURE__ */ optional(money),
  window: period,
})
