import { checkOptions, copyJson, deepFreeze } from '../core/index.js'
import { LADDER_LIMITS } from './digest.js'
import { evaluateEndorsement, evaluateEvidence } from './evaluate-count.js'
import { evaluateExperience } from './evaluate-experience.js'
import { evaluateGroup } from './evaluate-group.js'
import { type Evaluated, evaluateCredential } from './evaluate-leaf.js'
import { evaluateAttribute, evaluateNot } from './evaluate-open.js'
import { evaluateRung } from './evaluate-rung.js'
import { evaluateSum } from './evaluate-sum.js'
import { indexFacts } from './fact-index.js'
import { readFacts, throwFirst } from './fact-shape.js'
import { requirement as requirementShape } from './requirement-shape.js'
import { makeScene, type Scene } from './scene.js'
import { problemsOf } from './shape.js'
import type { EvaluationContext, Fact, Requirement, Trace } from './types.js'

/**
 * Decides a requirement on facts, at an instant, by three-valued logic: what cannot be decided is `indeterminate`. The
 * trace says for every part what it was met with, or why it was not.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown` (usage); `ladder.type_invalid`, `ladder.member_missing`
 * and the other codes of form for a requirement or a fact that is not one
 * @example
 * ```ts
 * import { evaluateRequirement } from 'rungs/ladder'
 * const trace = evaluateRequirement(
 *   { op: 'credential', match: { ids: ['https://school.example/first-aid'] }, issuers: { any: true } },
 *   [],
 *   { now: '2026-05-01T09:00:00Z' },
 * )
 * trace.reason // 'requirement.missing'
 * ```
 */
export function evaluate(requirement: Requirement, facts: readonly Fact[], context: EvaluationContext): Trace {
  checkOptions(context, ['now', 'policy', 'ladder', 'awardedAt', 'jurisdiction', 'attributes'], 'EvaluationContext')
  const copy = copyJson(requirement, LADDER_LIMITS)
  throwFirst(problemsOf(requirementShape, copy))
  return deepFreeze(
    evaluateNode(copy as unknown as Requirement, '', makeScene(indexFacts(readFacts(facts)), context, evaluateNode)).trace(),
  )
}

/** Decides a requirement whose form is right. */
export function evaluateNode(requirement: Requirement, node: string, scene: Scene): Evaluated {
  switch (requirement.op) {
    case 'credential':
      return evaluateCredential(requirement, node, scene)
    case 'rung':
      return evaluateRung(requirement, node, scene)
    case 'sum':
      return evaluateSum(requirement, node, scene)
    case 'experience':
      return evaluateExperience(requirement, node, scene)
    case 'evidence':
      return evaluateEvidence(requirement, node, scene)
    case 'endorsement':
      return evaluateEndorsement(requirement, node, scene)
    case 'attribute':
      return evaluateAttribute(requirement, node, scene)
    case 'not':
      return evaluateNot(requirement, node, evaluateNode(requirement.of, `${node}/of`, scene), scene)
    default:
      return evaluateGroup(
        requirement,
        node,
        requirement.of.map((child, index) => evaluateNode(child, `${node}/of/${index}`, scene)),
      )
  }
}
