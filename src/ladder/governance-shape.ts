import type {
  Constituency,
  DecisionProcedure,
  Governance,
  GovernanceBody,
  Migration,
  RequiredAgreement,
} from './model/governance.js'
import type { RecognitionRule } from './model/recognition.js'
import { issuerRule, matchMembers, requirement } from './requirement-shape.js'
import {
  amount,
  count,
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

const required: Shape<false> = /* @__PURE__ */ record<RequiredAgreement>({
  constituency: text,
  min: count,
  quorum: /* @__PURE__ */ optional(count),
})

const constituency: Shape<false> = /* @__PURE__ */ record<Constituency>({
  id: text,
  name: languageMap,
  endorsers: /* @__PURE__ */ optional(/* @__PURE__ */ list(iri, 'entries', 1000)),
})

const procedure: Shape<false> = /* @__PURE__ */ record<DecisionProcedure>({
  method: /* @__PURE__ */ oneOf(['endorsement', 'vote', 'ballot', 'consensus']),
  turnout: /* @__PURE__ */ optional(amount),
  moreThan: /* @__PURE__ */ optional(amount),
  notice: /* @__PURE__ */ optional(duration),
  objection: /* @__PURE__ */ optional(duration),
  appeal: /* @__PURE__ */ optional(duration),
  appealTo: /* @__PURE__ */ optional(iri),
})

/** The form of {@link Governance}. */
export const governance: Shape<false> = /* @__PURE__ */ record<Governance>({
  bodies: /* @__PURE__ */ list(body),
  required: /* @__PURE__ */ optional(/* @__PURE__ */ list(required)),
  decisions: /* @__PURE__ */ list(iri),
  constituencies: /* @__PURE__ */ optional(/* @__PURE__ */ list(constituency, 'entries', 100)),
  procedure: /* @__PURE__ */ optional(procedure),
})
