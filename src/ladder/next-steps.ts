import { requiresIn } from './jurisdiction.js'
import { childrenOf } from './requirement.js'
import type { Ladder, NextStep, Place, PlacedRung, Requirement, RungStatus, Trace } from './types.js'

/** The rungs within reach, nearest first: fewest things missing, then the ladder's order. */
export function nextSteps(ladder: Ladder, placed: readonly PlacedRung[], jurisdiction: Place | undefined): readonly NextStep[] {
  const steps = ladder.rungs.flatMap((rung, index): NextStep[] => {
    const { status, outcome, trace, availability } = placed[index] as PlacedRung
    if (isHeld(status) || outcome === 'met' || availability?.state === 'closed') return []
    // Of several variants, and where it is a rule of recognition that is undecided, nobody can say yet what is missing.
    const isOpen = trace.reason === 'requirement.jurisdiction_missing' || isInPlace(trace)
    const requires = jurisdiction === undefined ? rung.requires : requiresIn(rung, jurisdiction).requires
    if (!isOpen && !isWithinReach(requires, trace)) return []
    const missing = isOpen ? [trace] : missingIn(trace)
    return [{ rung: rung.id, missing, why: [...new Set(missing.map((leaf) => leaf.reason))].sort() }]
  })
  return steps.sort((a, b) => a.missing.length - b.missing.length)
}

/** Whether it tells of what a rule puts in the place of a rung's badge, with what the rung itself requires below it. */
function isInPlace({ op, children }: Trace): boolean {
  return op === 'rung' && children !== undefined
}

/** Whether a requirement would be met if everything in it were but the rungs. */
function isWithinReach(requirement: Requirement, trace: Trace): boolean {
  if (trace.outcome === 'met') return true
  switch (requirement.op) {
    case 'rung':
      return false
    case 'allOf':
    case 'anyOf':
    case 'nOf': {
      const within = childrenOf(requirement, '').filter((child, index) =>
        isWithinReach(child.requirement, trace.children?.[index] as Trace),
      ).length
      return within >= (requirement.op === 'allOf' ? requirement.of.length : requirement.op === 'anyOf' ? 1 : requirement.n)
    }
    default:
      return true
  }
}

/** The leaves that are not met; of a sum it is the sum that is missing, not its parts. */
function missingIn(trace: Trace): readonly Trace[] {
  if (trace.outcome === 'met') return []
  if (trace.op === 'sum' || trace.op === 'not' || trace.children === undefined) return [trace]
  const below = trace.children.flatMap(missingIn)
  // All parts are met, but by too few issuers.
  return below.length === 0 ? [trace] : below
}

/** Whether any leaf is met. */
export function hasMetLeaf(trace: Trace): boolean {
  if (trace.children === undefined) return trace.outcome === 'met'
  return trace.children.some(hasMetLeaf)
}

/** Whether a rung is held, by whatever terms. */
export function isHeld(status: RungStatus): boolean {
  return status === 'held' || status === 'heldLapsing' || status === 'grandfathered'
}
