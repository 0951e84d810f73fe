import { isJsonObject, type JsonValue, problem } from '../core/index.js'
import { governance, migration, recognitionRule } from './governance-shape.js'
import type { Edge, Ladder } from './model/ladder.js'
import { alignment, ladderRef } from './requirement-shape.js'
import { rollout, rungShape } from './rung-shape.js'
import {
  date,
  iri,
  languageMap,
  languageTag,
  list,
  oneOf,
  optional,
  places,
  record,
  report,
  type Shape,
  shape,
  text,
  wrongType,
} from './shape.js'

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
  jurisdiction: /* @__PURE__ */ optional(places),
  rollout: /* @__PURE__ */ optional(rollout),
  rungs: /* @__PURE__ */ list(rungShape, 'rungs', 1000),
  edges: /* @__PURE__ */ optional(/* @__PURE__ */ list(edge)),
  recognition: /* @__PURE__ */ optional(/* @__PURE__ */ list(recognitionRule)),
  alignments: /* @__PURE__ */ optional(/* @__PURE__ */ list(alignment)),
  supersedes: /* @__PURE__ */ optional(ladderRef),
  migrations: /* @__PURE__ */ optional(/* @__PURE__ */ list(migration)),
  governance: /* @__PURE__ */ optional(governance),
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
