import type { Evaluated } from './evaluate-leaf.js'
import type { AttributeRequirement, NotRequirement, Requirement, Trace } from './types.js'

type SourceRequirement = Extract<Requirement, { readonly op: 'experience' | 'evidence' | 'endorsement' }>

/** A requirement about which the facts at hand hold nothing, so that nobody can say that it is not met. */
export function evaluateUnknown(leaf: SourceRequirement | AttributeRequirement, node: string): Evaluated {
  const reason =
    leaf.op === 'attribute'
      ? ({ reason: 'requirement.attribute_missing', params: { name: leaf.name } } as const)
      : ({ reason: 'requirement.source_missing', params: { op: leaf.op } } as const)
  return closed({ node, op: leaf.op, outcome: 'indeterminate', ...reason, used: [], considered: [] })
}

/** What was found can be ruled out; what was not found may be somewhere else. */
export function evaluateNot(leaf: NotRequirement, node: string, part: Evaluated): Evaluated {
  const base = { node, op: leaf.op, params: {}, used: [], considered: [], children: [part.trace] }
  return part.trace.outcome === 'met'
    ? closed({ ...base, outcome: 'unmet', reason: 'requirement.excluded' })
    : closed({ ...base, outcome: 'indeterminate', reason: 'requirement.absence_unknown' })
}

function closed(trace: Trace): Evaluated {
  return { trace, grounds: [], isSlot: false, pick: () => trace }
}
