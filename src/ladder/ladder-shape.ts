import { isJsonObject, type JsonValue, problem } from '../core/index.js'
import { alignment, requirement } from './requirement-shape.js'
import {
  amount,
  count,
  currencyCode,
  date,
  decimal,
  duration,
  flag,
  iri,
  languageMap,
  languageTag,
  list,
  oneOf,
  optional,
  record,
  report,
  type Shape,
  shape,
  text,
  wholeNumber,
  wrongType,
  yes,
} from './shape.js'
import type {
  AchievementRef,
  CostItem,
  Edge,
  Ladder,
  LadderRef,
  Money,
  Rung,
  RungResult,
  TimeToEarn,
  Validity,
  WageEvidence,
} from './types.js'

type Span = TimeToEarn['effort']

const span: Shape<false> = /* @__PURE__ */ record<Span>({
  min: /* @__PURE__ */ optional(duration),
  typical: /* @__PURE__ */ optional(duration),
  max: /* @__PURE__ */ optional(duration),
})

const time: Shape<false> = /* @__PURE__ */ record<TimeToEarn>({
  effort: span,
  elapsed: /* @__PURE__ */ optional(span),
  excludesPrerequisites: yes,
})

const money: Shape<false> = /* @__PURE__ */ record<Money>({ minor: count, currency: currencyCode })

const costItem: Shape<false> = /* @__PURE__ */ record<CostItem>({
  kind: /* @__PURE__ */ oneOf(['tuition', 'exam', 'materials', 'equipment', 'travel', 'renewal']),
  amount: money,
  jurisdiction: /* @__PURE__ */ optional(/* @__PURE__ */ list(text)),
  asOf: date,
})

const validity: Shape<false> = /* @__PURE__ */ record<Validity>({
  duration: /* @__PURE__ */ optional(duration),
  fixedEnd: /* @__PURE__ */ optional(date),
  grace: /* @__PURE__ */ optional(duration),
  renewal: /* @__PURE__ */ optional(requirement),
})

const wageEvidence: Shape<false> = /* @__PURE__ */ record<WageEvidence>({
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

const wage: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  const inner = typeof value === 'string' ? iri : wageEvidence
  inner.check(value, path, state)
})

const rungResult: Shape<false> = /* @__PURE__ */ record<RungResult>({
  name: text,
  id: iri,
  title: languageMap,
  resultType: text,
  allowedValue: /* @__PURE__ */ optional(/* @__PURE__ */ list(text)),
  valueMin: /* @__PURE__ */ optional(decimal),
  valueMax: /* @__PURE__ */ optional(decimal),
  required: /* @__PURE__ */ optional(text),
})

const rung: Shape<false> = /* @__PURE__ */ record<Rung>({
  id: iri,
  ordinal: /* @__PURE__ */ optional(wholeNumber),
  track: /* @__PURE__ */ optional(text),
  name: languageMap,
  description: languageMap,
  awards: /* @__PURE__ */ optional(/* @__PURE__ */ record<AchievementRef>({ id: iri, version: /* @__PURE__ */ optional(text) })),
  requires: requirement,
  recommends: /* @__PURE__ */ optional(requirement),
  results: /* @__PURE__ */ optional(/* @__PURE__ */ list(rungResult)),
  validity: /* @__PURE__ */ optional(validity),
  time: /* @__PURE__ */ optional(time),
  cost: /* @__PURE__ */ optional(/* @__PURE__ */ list(costItem)),
  wage: /* @__PURE__ */ optional(/* @__PURE__ */ list(wage)),
  alignments: /* @__PURE__ */ optional(/* @__PURE__ */ list(alignment)),
  regulated: /* @__PURE__ */ optional(flag),
})

const edge: Shape<false> = /* @__PURE__ */ record<Edge>({
  from: iri,
  to: iri,
  strength: /* @__PURE__ */ oneOf(['requires', 'recommends']),
})

const ladder: Shape<false> = /* @__PURE__ */ record<Ladder>({
  id: iri,
  version: text,
  digest: /* @__PURE__ */ optional(text),
  status: /* @__PURE__ */ oneOf(['draft', 'active', 'retired']),
  effective: /* @__PURE__ */ record<Ladder['effective']>({ from: date, until: /* @__PURE__ */ optional(date) }),
  defaultLanguage: languageTag,
  name: languageMap,
  description: languageMap,
  owner: iri,
  contributors: /* @__PURE__ */ optional(/* @__PURE__ */ list(iri)),
  jurisdiction: /* @__PURE__ */ optional(/* @__PURE__ */ list(text)),
  rungs: /* @__PURE__ */ list(rung, 'rungs', 1000),
  edges: /* @__PURE__ */ optional(/* @__PURE__ */ list(edge)),
  alignments: /* @__PURE__ */ optional(/* @__PURE__ */ list(alignment)),
  supersedes: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<LadderRef>({
      id: iri,
      version: /* @__PURE__ */ optional(text),
      digest: /* @__PURE__ */ optional(text),
    }),
  ),
  license: /* @__PURE__ */ optional(iri),
})

/** The form of a {@link Ladder}: names and types of members, readable values, bounds. */
export const ladderShape: Shape<false> = /* @__PURE__ */ shape((value: JsonValue, path, state) => {
  if (!isJsonObject(value)) return wrongType(state, 'object', value, path)
  if (Array.isArray(value.rungs) && value.rungs.length === 0) {
    report(state, problem('ladder.value_invalid', { expected: 'at least one rung' }, `${path}/rungs`))
  }
  ladder.check(value, path, state)
})
