import { copyJson, isJsonObject, usageError } from '../core/index.js'
import { LADDER_LIMITS } from './digest.js'
import { recognitionRule } from './governance-shape.js'
import { issuerRule } from './requirement-shape.js'
import { duration, iri, list, oneOf, optional, problemsOf, record, type Shape, shape, text } from './shape.js'
import { LINK_BASES } from './subject-link.js'
import type { Ladder, PlacementPolicy, RecognitionPolicy } from './types.js'

const hops: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (value !== 0 && value !== 1 && value !== 2) oneOf(['0', '1', '2']).check(value, path, state)
})

const policyShape: Shape<false> = /* @__PURE__ */ record<PlacementPolicy>({
  trust: issuerRule,
  recognition: /* @__PURE__ */ optional(
    /* @__PURE__ */ record<RecognitionPolicy>({
      rules: /* @__PURE__ */ list(recognitionRule, 'rules', 1000),
      maxHops: /* @__PURE__ */ optional(hops),
      acceptAssertedBy: /* @__PURE__ */ list(iri),
      onConflict: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(['strictest', 'first'])),
    }),
  ),
  subjectLinks: /* @__PURE__ */ optional(/* @__PURE__ */ list(/* @__PURE__ */ oneOf(LINK_BASES), 'bases', 10)),
  assurance: /* @__PURE__ */ optional(/* @__PURE__ */ list(text, 'levels', 100)),
  complete: /* @__PURE__ */ optional(/* @__PURE__ */ list(iri)),
  organisations: /* @__PURE__ */ optional(/* @__PURE__ */ list(/* @__PURE__ */ list(iri, 'ids', 1000), 'organisations', 1000)),
  statusMaxAge: /* @__PURE__ */ optional(duration),
})

/** What the caller accepts, copied and checked; or what the ladder says, where the caller says nothing. */
export function readPolicy(policy: PlacementPolicy | undefined, ladder: Ladder | undefined): PlacementPolicy {
  if (policy === undefined) return policyOf(ladder)
  const copy = isJsonObject(policy) ? copyJson(policy, LADDER_LIMITS) : null
  const [first] = problemsOf(policyShape, copy)
  if (first !== undefined) {
    const where = first.path === '' ? '' : ` (${first.path.slice(0, 128)})`
    throw usageError('core.option_invalid', {
      option: 'policy',
      expected: `trust: which issuers count, and known members${where}`,
    })
  }
  const read = copy as unknown as PlacementPolicy
  const { recognition } = read
  if (recognition === undefined || ladder?.recognition === undefined) return read
  return { ...read, recognition: { ...recognition, rules: [...recognition.rules, ...ladder.recognition] } }
}

/** Who publishes a ladder says whose badges count on it, and for what. */
function policyOf(ladder: Ladder | undefined): PlacementPolicy {
  if (ladder === undefined) return { trust: { ids: [] } }
  const ids = [ladder.owner, ...(ladder.contributors ?? [])]
  const { recognition: rules } = ladder
  return { trust: { ids }, ...(rules !== undefined && { recognition: { rules, acceptAssertedBy: ids } }) }
}
