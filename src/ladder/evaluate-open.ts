import { judgeAttribute } from './attributes.js'
import type { Evaluated } from './evaluate-leaf.js'
import type { Scene } from './scene.js'
import type { AttributeRequirement, CredentialRequirement, IssuerRule, NotRequirement, Requirement, Trace } from './types.js'

/** Decides an `attribute` requirement by what the application says of the worker. The trace tells no value of it. */
export function evaluateAttribute(leaf: AttributeRequirement, node: string, { attributes, nowMs }: Scene): Evaluated {
  const outcome = judgeAttribute(leaf, attributes, nowMs)
  const reason = (
    {
      met: 'requirement.attribute_met',
      unmet: 'requirement.attribute_unmet',
      indeterminate: 'requirement.attribute_missing',
    } as const
  )[outcome]
  return closed({ node, op: leaf.op, outcome, reason, params: { name: leaf.name }, used: [], considered: [] })
}

/** What was found can be ruled out; what was not found may be somewhere else, unless all that there is was given. */
export function evaluateNot(leaf: NotRequirement, node: string, part: Evaluated, scene: Scene): Evaluated {
  const base = { node, op: leaf.op, params: {}, used: [], considered: [], children: [part.trace()] }
  const { outcome } = part.trace()
  if (outcome === 'met') return closed({ ...base, outcome: 'unmet', reason: 'requirement.excluded' })
  if (outcome === 'unmet' && isClosed(leaf.of, scene)) return closed({ ...base, outcome: 'met', reason: 'requirement.absent' })
  return closed({ ...base, outcome: 'indeterminate', reason: 'requirement.absence_unknown' })
}

/** Whether everything that could meet a requirement is at hand. */
function isClosed(requirement: Requirement, scene: Scene): boolean {
  switch (requirement.op) {
    case 'attribute':
      return true
    case 'credential':
      return isComplete(requirement.issuers ?? scene.trust, scene) && !mayBeRecognised(requirement, scene)
    case 'rung':
      return isComplete(scene.trust, scene) && scene.recognition === undefined
    case 'sum':
      return requirement.of.every(({ match }) => isClosed(match, scene)) && scene.recognition === undefined
    case 'experience':
    case 'evidence':
      return isComplete(scene.trust, scene)
    case 'endorsement':
      return false
    case 'not':
      return isClosed(requirement.of, scene)
    default:
      return requirement.of.every((part) => isClosed(part, scene))
  }
}

function mayBeRecognised({ recognition }: CredentialRequirement, scene: Scene): boolean {
  return recognition !== 'none' && scene.recognition !== undefined
}

function isComplete({ any, ids }: IssuerRule, { policy }: Scene): boolean {
  const complete = policy.complete ?? []
  return any !== true && ids !== undefined && ids.length > 0 && ids.every((id) => complete.includes(id))
}

function closed(trace: Trace): Evaluated {
  return { trace: () => trace, grounds: [], isSlot: false, pick: () => trace }
}
