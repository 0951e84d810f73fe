import { problem } from '../../core/index.js'
import type { LadderRef } from '../model/base.js'
import { money } from '../money-shape.js'
import { requirement } from '../requirement-shape.js'
import {
  amount,
  date,
  duration,
  flag,
  iri,
  list,
  oneOf,
  optional,
  places,
  record,
  report,
  type Shape,
  shape,
  text,
} from '../shape.js'
import type { BenefitModule, BenefitPlan, ContributionRule, LeaveAccrualRule, WageSchedule, WageStep } from './model.js'

const OPAQUE = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const MONTHS = 12

/** An id that says nothing: the kind of a benefit can be a matter of health. */
const opaque: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (typeof value !== 'string' || !OPAQUE.test(value))
    report(state, problem('ladder.value_invalid', { expected: 'urn:uuid: in small letters' }, path))
})

const month: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > MONTHS)
    report(state, problem('ladder.value_invalid', { expected: `whole number from 1 to ${MONTHS}` }, path))
})

const effective: Shape<false> = /* @__PURE__ */ record<BenefitPlan['effective']>({
  from: date,
  until: /* @__PURE__ */ optional(date),
})

/** The form of a {@link LeaveAccrualRule}. */
export const leaveRule: Shape<false> = /* @__PURE__ */ record<LeaveAccrualRule>({
  hoursWorkedPerHour: amount,
  timeBase: /* @__PURE__ */ oneOf(['engaged', 'loggedIn', 'paidHours']),
  capHours: /* @__PURE__ */ optional(amount),
  carryOverHours: /* @__PURE__ */ optional(amount),
  yearStartMonth: /* @__PURE__ */ optional(month),
})

/** The form of a {@link BenefitPlan}. */
export const benefitPlan: Shape<false> = /* @__PURE__ */ record<BenefitPlan>({
  id: opaque,
  version: text,
  administrator: iri,
  effective,
  jurisdiction: /* @__PURE__ */ optional(places),
  modules: /* @__PURE__ */ list(
    /* @__PURE__ */ record<BenefitModule>({
      id: opaque,
      price: /* @__PURE__ */ optional(money),
      per: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(['month', 'year'])),
      optional: /* @__PURE__ */ optional(flag),
    }),
    'entries',
    1000,
  ),
  eligibility: requirement,
  contributions: /* @__PURE__ */ list(
    /* @__PURE__ */ record<ContributionRule>({
      payer: /* @__PURE__ */ oneOf(['platform', 'client', 'worker', 'public', 'fund']),
      basis: /* @__PURE__ */ oneOf(['flat', 'perHour', 'perJob', 'percentOfEarnings']),
      amount: /* @__PURE__ */ optional(money),
      percent: /* @__PURE__ */ optional(amount),
      monthlyCap: /* @__PURE__ */ optional(money),
    }),
    'entries',
    1000,
  ),
  enrolment: /* @__PURE__ */ record<BenefitPlan['enrolment']>({
    mode: /* @__PURE__ */ oneOf(['auto', 'optIn']),
    optOutWithin: /* @__PURE__ */ optional(duration),
  }),
  leave: /* @__PURE__ */ optional(leaveRule),
})

const per: Shape<false> = /* @__PURE__ */ oneOf(['hour', 'job', 'month', 'year'])

/** The form of a {@link WageSchedule}. */
export const wageSchedule: Shape<false> = /* @__PURE__ */ record<WageSchedule>({
  id: iri,
  payer: iri,
  ladder: /* @__PURE__ */ record<LadderRef>({
    id: iri,
    version: /* @__PURE__ */ optional(text),
    digest: /* @__PURE__ */ optional(text),
  }),
  effective,
  base: /* @__PURE__ */ optional(/* @__PURE__ */ record<NonNullable<WageSchedule['base']>>({ amount: money, per })),
  steps: /* @__PURE__ */ list(
    /* @__PURE__ */ record<WageStep>({
      rung: iri,
      amount: /* @__PURE__ */ optional(money),
      percentOf: /* @__PURE__ */ optional(amount),
      per,
    }),
    'entries',
    1000,
  ),
})
