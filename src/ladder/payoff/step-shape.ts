import { checkOptions, copyJson, isJsonObject, type JsonValue, requireOption } from '../../core/index.js'
import { LADDER_LIMITS } from '../digest.js'
import { throwFirst } from '../fact-shape.js'
import type { Money } from '../model/base.js'
import { funding, incentive } from '../money-shape.js'
import { rungShape } from '../rung-shape.js'
import { amount, count, currencyCode, iri, list, optional, problemsOf, record, type Shape, shape } from '../shape.js'
import { wageEvidence } from '../wage-shape.js'
import type { PayoffStep, PricedItem } from './model.js'

const MAX_RUNGS = 1000

const granted: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (!isJsonObject(value)) return funding.check(value, path, state)
  const { rung, ...rest } = value
  if (rung !== undefined) iri.check(rung, `${path}/rung`, state)
  funding.check(rest as JsonValue, path, state)
})

/** The form of a {@link PricedItem}. */
export const pricedItem: Shape<false> = /* @__PURE__ */ record<PricedItem>({
  cost: /* @__PURE__ */ list(/* @__PURE__ */ record<Money>({ minor: count, currency: currencyCode })),
  hours: /* @__PURE__ */ optional(amount),
})

const stepShape: Shape<false> = /* @__PURE__ */ record<PayoffStep>({
  rungs: /* @__PURE__ */ list(rungShape, 'rungs', MAX_RUNGS),
  from: /* @__PURE__ */ optional(rungShape),
  evidence: /* @__PURE__ */ optional(/* @__PURE__ */ list(wageEvidence)),
  funding: /* @__PURE__ */ optional(/* @__PURE__ */ list(granted)),
  incentives: /* @__PURE__ */ optional(/* @__PURE__ */ list(incentive)),
  items: /* @__PURE__ */ optional(/* @__PURE__ */ list(pricedItem)),
})

/** A step copied and checked. @throws RungsError `core.option_invalid` for no rungs, and the codes of form */
export function readStep(step: PayoffStep): PayoffStep {
  checkOptions(step, ['rungs', 'from', 'evidence', 'funding', 'incentives', 'items'], 'PayoffStep')
  const copy = copyJson(Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined)), LADDER_LIMITS)
  throwFirst(problemsOf(stepShape, copy))
  const read = copy as unknown as PayoffStep
  requireOption(read.rungs.length > 0, 'rungs', 'at least one rung')
  return read
}
