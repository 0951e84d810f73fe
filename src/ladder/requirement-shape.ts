import { isJsonObject, type JsonValue, problem } from '../core/index.js'
import {
  amount,
  count,
  date,
  decimal,
  duration,
  flag,
  iri,
  languageMap,
  list,
  type Members,
  oneOf,
  optional,
  record,
  report,
  type Shape,
  type ShapeState,
  shape,
  text,
  versionRange,
  wholeNumber,
  wrongType,
  yes,
} from './shape.js'
import type {
  AchievementMatch,
  CredentialRequirement,
  Currency,
  FrameworkRef,
  IssuerRule,
  LadderRef,
  Requirement,
  ResultRule,
  Window,
} from './types.js'

type Of<O extends Requirement['op']> = Extract<Requirement, { readonly op: O }>

const MAX_NODES = 20_000
const MAX_DEPTH = 32
/** Matching slots to awards costs more than their number, so their number is bounded. */
const MAX_SLOTS = 200

export const alignment: Shape<false> = /* @__PURE__ */ record<FrameworkRef>({
  framework: /* @__PURE__ */ oneOf(['ESCO', 'ONET', 'SOC', 'ISCO08', 'CASE', 'CTDL', 'RSD', 'SFIA', 'EQF'], 'ext:'),
  version: /* @__PURE__ */ optional(text),
  uri: /* @__PURE__ */ optional(iri),
  code: /* @__PURE__ */ optional(text),
  name: /* @__PURE__ */ optional(languageMap),
  kind: /* @__PURE__ */ oneOf(['occupation', 'skill', 'level', 'credential']),
})

export const issuerRule: Shape<false> = /* @__PURE__ */ record<IssuerRule>({
  any: /* @__PURE__ */ optional(yes),
  ids: /* @__PURE__ */ optional(/* @__PURE__ */ list(iri)),
  authorisedFor: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(['achievement', 'rung'])),
  registry: /* @__PURE__ */ optional(text),
})

const resultRule: Shape<false> = /* @__PURE__ */ record<ResultRule>({
  resultDescription: /* @__PURE__ */ optional(iri),
  resultType: /* @__PURE__ */ optional(text),
  min: /* @__PURE__ */ optional(decimal),
  level: /* @__PURE__ */ optional(iri),
  value: /* @__PURE__ */ optional(text),
})

export const matchMembers: Members<AchievementMatch> = {
  ids: /* @__PURE__ */ optional(/* @__PURE__ */ list(iri)),
  alignedTo: /* @__PURE__ */ optional(/* @__PURE__ */ list(alignment)),
  achievementType: /* @__PURE__ */ optional(text),
  versions: /* @__PURE__ */ optional(versionRange),
}
const match: Shape<false> = /* @__PURE__ */ record<AchievementMatch>(matchMembers)

const maxAge: Shape<false> = /* @__PURE__ */ record<Exclude<Currency, string>>({ maxAge: duration })
const currencyWord: Shape<false> = /* @__PURE__ */ oneOf(['current', 'ever', 'atAward'])
const currency: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  const inner = isJsonObject(value) ? maxAge : currencyWord
  inner.check(value, path, state)
})

export const period: Shape<false> = /* @__PURE__ */ record<Window>({
  from: /* @__PURE__ */ optional(date),
  until: /* @__PURE__ */ optional(date),
  last: /* @__PURE__ */ optional(duration),
})

export const ladderRef: Shape<false> = /* @__PURE__ */ record<LadderRef>({
  id: iri,
  version: /* @__PURE__ */ optional(text),
  digest: /* @__PURE__ */ optional(text),
})

/** The form of a {@link Requirement}, with its nodes counted and its depth bounded over the whole walk. */
export const requirement: Shape<false> = { optional: false, check: checkRequirement }

const operators: readonly Requirement['op'][] = [
  'allOf',
  'anyOf',
  'nOf',
  'sum',
  'credential',
  'rung',
  'experience',
  'evidence',
  'endorsement',
  'attribute',
  'not',
]

function checkRequirement(value: JsonValue, path: string, state: ShapeState): void {
  const op = isJsonObject(value) ? operators.find((name) => name === value.op) : undefined
  if (!isJsonObject(value)) {
    wrongType(state, 'object', value, path)
  } else if (op === undefined) {
    report(state, problem('ladder.value_invalid', { expected: operators.join(', ') }, `${path}/op`))
  } else if (state.depth >= MAX_DEPTH) {
    report(state, problem('ladder.too_deep', { limit: MAX_DEPTH }, path))
  } else if (++state.nodes > MAX_NODES) {
    // Said once: what lies beyond the bound is not looked at.
    if (state.nodes === MAX_NODES + 1) report(state, problem('ladder.too_many', { what: 'requirements', limit: MAX_NODES }, path))
  } else {
    state.depth++
    byOperator(op).check(value, path, state)
    state.depth--
    if (value.exclusive === true && Array.isArray(value.of) && value.of.length > MAX_SLOTS) {
      report(state, problem('ladder.too_many', { what: 'slots', limit: MAX_SLOTS }, path))
    }
  }
}

const op: Shape<false> = /* @__PURE__ */ shape(() => undefined)
const group: Shape<false> = /* @__PURE__ */ list(requirement, 'requirements', MAX_NODES)

const credentialMembers: Members<CredentialRequirement> = {
  op,
  match,
  issuers: /* @__PURE__ */ optional(issuerRule),
  minResult: /* @__PURE__ */ optional(resultRule),
  currency: /* @__PURE__ */ optional(currency),
  recognition: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(['none', 'policy'])),
  minAssurance: /* @__PURE__ */ optional(text),
}
const credential: Shape<false> = /* @__PURE__ */ record<CredentialRequirement>(credentialMembers)

const sumPart: Shape<false> = /* @__PURE__ */ record<Of<'sum'>['of'][number]>({
  match: /* @__PURE__ */ shape((value, path, state) => {
    if (isJsonObject(value) && value.op !== 'credential') {
      return report(state, problem('ladder.value_invalid', { expected: 'credential' }, `${path}/op`))
    }
    checkRequirement(value, path, state)
  }),
  cap: /* @__PURE__ */ optional(amount),
})

const overlap: Shape<false> = /* @__PURE__ */ oneOf(['union', 'sum', 'max'])
const allOf: Shape<false> = /* @__PURE__ */ record<Of<'allOf'>>({ op, of: group, exclusive: /* @__PURE__ */ optional(flag) })
const anyOf: Shape<false> = /* @__PURE__ */ record<Of<'anyOf'>>({ op, of: group })
const nOf: Shape<false> = /* @__PURE__ */ record<Of<'nOf'>>({
  op,
  n: wholeNumber,
  of: group,
  exclusive: /* @__PURE__ */ optional(flag),
  minDistinctIssuers: /* @__PURE__ */ optional(wholeNumber),
})
const sum: Shape<false> = /* @__PURE__ */ record<Of<'sum'>>({
  op,
  of: /* @__PURE__ */ list(sumPart, 'parts', 100),
  measure: /* @__PURE__ */ oneOf(['hours', 'credits', 'points', 'projects']),
  min: decimal,
  window: /* @__PURE__ */ optional(period),
  overlap,
})
const rung: Shape<false> = /* @__PURE__ */ record<Of<'rung'>>({
  op,
  ladder: /* @__PURE__ */ optional(ladderRef),
  rung: iri,
  orHigher: /* @__PURE__ */ optional(flag),
  currency: /* @__PURE__ */ optional(currency),
})
const experience: Shape<false> = /* @__PURE__ */ record<Of<'experience'>>({
  op,
  measure: /* @__PURE__ */ oneOf(['hours', 'jobs', 'months']),
  min: decimal,
  occupations: /* @__PURE__ */ optional(/* @__PURE__ */ list(alignment)),
  window: /* @__PURE__ */ optional(period),
  minDistinctIssuers: /* @__PURE__ */ optional(wholeNumber),
  overlap,
})
const evidence: Shape<false> = /* @__PURE__ */ record<Of<'evidence'>>({
  op,
  genre: /* @__PURE__ */ optional(/* @__PURE__ */ list(text)),
  min: wholeNumber,
  assessor: /* @__PURE__ */ optional(text),
})
const endorsement: Shape<false> = /* @__PURE__ */ record<Of<'endorsement'>>({
  op,
  from: /* @__PURE__ */ oneOf(['peer', 'client', 'supervisor', 'council']),
  min: wholeNumber,
  distinct: yes,
})
const scalar: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (typeof value === 'string') text.check(value, path, state)
  else if (typeof value !== 'number' && typeof value !== 'boolean') wrongType(state, 'text, number or boolean', value, path)
})
const attributeMembers: Members<Of<'attribute'>> = {
  op,
  name: /* @__PURE__ */ oneOf(['minAge', 'residency'], 'ext:'),
  value: scalar,
}
const attributes: { readonly [name: string]: Shape<false> } = {
  minAge: /* @__PURE__ */ record<Of<'attribute'>>({ ...attributeMembers, value: count }),
  residency: /* @__PURE__ */ record<Of<'attribute'>>({ ...attributeMembers, value: text }),
  other: /* @__PURE__ */ record<Of<'attribute'>>(attributeMembers),
}
/** What a value has to be depends on what it is the value of. */
const attribute: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  const name = isJsonObject(value) && (value.name === 'minAge' || value.name === 'residency') ? value.name : 'other'
  attributes[name]?.check(value, path, state)
})
const not: Shape<false> = /* @__PURE__ */ record<Of<'not'>>({ op, of: requirement })

function byOperator(name: Requirement['op']): Shape {
  switch (name) {
    case 'allOf':
      return allOf
    case 'anyOf':
      return anyOf
    case 'nOf':
      return nOf
    case 'sum':
      return sum
    case 'credential':
      return credential
    case 'rung':
      return rung
    case 'experience':
      return experience
    case 'evidence':
      return evidence
    case 'endorsement':
      return endorsement
    case 'attribute':
      return attribute
    case 'not':
      return not
  }
}
