import type { Governance, GovernanceBody, Migration } from './model/governance.js'
import type { RecognitionRule } from './model/recognition.js'
import { issuerRule, matchMembers, requirement } from './requirement-shape.js'
import {
  amount,
  count,
  date,
  iri,
  languageMap,
  list,
  oneOf,
  optional,
  places,
  record,
  type Shape,
  shape,
  text,
  yes,
} from './shape.js'

/** The form of a {@link RecognitionRule}. */
export const recognitionRule: Shape<false> = /* @__PURE__ */ record<RecognitionRule>({
  id: iri,
  from: /* @__PURE__ */ record<RecognitionRule['from']>({ ...matchMembers, issuers: /* @__PURE__ */ optional(issuerRule) }),
  to: /* @__PURE__ */ record<RecognitionRule['to']>({
    achievement: /* @__PURE__ */ optional(iri),
    rung: /* @__PURE__ */ optional(iri),
    value: /* @__PURE__ */ optional(
      /* @__PURE__ */ record<NonNullable<RecognitionRule['to']['value']>>({ measure: text, amount }),
    ),
  }),
  kind: /* @__PURE__ */ oneOf(['full', 'partial', 'provisional']),
  conditions: /* @__PURE__ */ optional(requirement),
  jurisdiction: /* @__PURE__ */ optional(places),
  validFrom: date,
  validUntil: /* @__PURE__ */ optional(date),
  directed: yes,
  assertedBy: iri,
  evidence: /* @__PURE__ */ optional(iri),
})

const rungIds: Shape<false> = /* @__PURE__ */ list(iri)
const target: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (value === 'none') return
  const inner = Array.isArray(value) ? rungIds : iri
  inner.check(value, path, state)
})

/** The form of a {@link Migration}. */
export const migration: Shape<false> = /* @__PURE__ */ record<Migration>({
  fromRung: iri,
  to: target,
  mode: /* @__PURE__ */ oneOf(['map', 'bridge', 'grandfather']),
  bridge: /* @__PURE__ */ optional(requirement),
  deadline: /* @__PURE__ */ optional(date),
})

const body: Shape<false> = /* @__PURE__ */ record<GovernanceBody>({
  id: iri,
  name: languageMap,
  seats: /* @__PURE__ */ list(/* @__PURE__ */ record<GovernanceBody['seats'][number]>({ constituency: text, count })),
})

/** The form of {@link Governance}. */
export const governance: Shape<false> = /* @__PURE__ */ record<Governance>({
  bodies: /* @__PURE__ */ list(body),
  required: /* @__PURE__ */ optional(
    /* @__PURE__ */ list(/* @__PURE__ */ record<NonNullable<Governance['required']>[number]>({ constituency: text, min: count })),
  ),
  decisions: /* @__PURE__ */ list(iri),
})
