import type { AchievementRef } from './model/base.js'
import type { AccessInfo, Rollout, Rung, RungResult, RungVariant, TimeToEarn, Validity } from './model/rung.js'
import { costItem, funding, incentive } from './money-shape.js'
import { alignment, requirement } from './requirement-shape.js'
import {
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
  places,
  record,
  type Shape,
  text,
  wholeNumber,
  yes,
} from './shape.js'
import { wage } from './wage-shape.js'

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

const validity: Shape<false> = /* @__PURE__ */ record<Validity>({
  duration: /* @__PURE__ */ optional(duration),
  fixedEnd: /* @__PURE__ */ optional(date),
  grace: /* @__PURE__ */ optional(duration),
  renewal: /* @__PURE__ */ optional(requirement),
  cascade: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<NonNullable<Validity['cascade']>>({
      renewsLower: /* @__PURE__ */ optional(flag),
      lapseOf: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(['self', 'self+upper'])),
    }),
  ),
  grandfather: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<NonNullable<Validity['grandfather']>>({
      awardedBefore: date,
      terms: /* @__PURE__ */ oneOf(['lifetime', 'untilExpiry', 'bridge']),
    }),
  ),
})

/** The form of a {@link Rollout}. */
export const rollout: Shape<false> = /* @__PURE__ */ record<Rollout>({
  phase: /* @__PURE__ */ oneOf(['planned', 'pilot', 'general']),
  regions: /* @__PURE__ */ optional(places),
  from: /* @__PURE__ */ optional(date),
  until: /* @__PURE__ */ optional(date),
})

const access: Shape<false> = /* @__PURE__ */ record<AccessInfo>({
  modes: /* @__PURE__ */ optional(/* @__PURE__ */ list(/* @__PURE__ */ oneOf(['inPerson', 'online', 'blended', 'paper']))),
  offlineAvailable: /* @__PURE__ */ optional(flag),
  deviceNeeds: /* @__PURE__ */ optional(
    /* @__PURE__ */ list(/* @__PURE__ */ oneOf(['none', 'phone', 'smartphone', 'computer', 'camera'], 'ext:')),
  ),
  languages: /* @__PURE__ */ optional(/* @__PURE__ */ list(languageTag)),
  accessibility: /* @__PURE__ */ optional(/* @__PURE__ */ list(text)),
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

/** The form of a {@link Rung}. */
export const rungShape: Shape<false> = /* @__PURE__ */ record<Rung>({
  id: iri,
  ordinal: /* @__PURE__ */ optional(wholeNumber),
  track: /* @__PURE__ */ optional(text),
  name: languageMap,
  description: languageMap,
  awards: /* @__PURE__ */ optional(/* @__PURE__ */ record<AchievementRef>({ id: iri, version: /* @__PURE__ */ optional(text) })),
  requires: requirement,
  recommends: /* @__PURE__ */ optional(requirement),
  variants: /* @__PURE__ */ optional(
    /* @__PURE__ */ list(/* @__PURE__ */ record<RungVariant>({ jurisdiction: places, requires: requirement })),
  ),
  jurisdiction: /* @__PURE__ */ optional(places),
  rollout: /* @__PURE__ */ optional(rollout),
  results: /* @__PURE__ */ optional(/* @__PURE__ */ list(rungResult)),
  validity: /* @__PURE__ */ optional(validity),
  time: /* @__PURE__ */ optional(time),
  cost: /* @__PURE__ */ optional(/* @__PURE__ */ list(costItem)),
  funding: /* @__PURE__ */ optional(/* @__PURE__ */ list(funding)),
  incentives: /* @__PURE__ */ optional(/* @__PURE__ */ list(incentive)),
  wage: /* @__PURE__ */ optional(/* @__PURE__ */ list(wage)),
  access: /* @__PURE__ */ optional(access),
  alignments: /* @__PURE__ */ optional(/* @__PURE__ */ list(alignment)),
  regulated: /* @__PURE__ */ optional(flag),
})
