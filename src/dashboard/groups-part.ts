import { type RungReturn, returns } from '../insight/index.js'
import type { GroupsInput, PublicDashboardInput } from './inputs.js'
import { auditLimits } from './limits.js'
import type { DashboardFigures, DashboardLadder } from './model.js'
import { ladderPart } from './parts.js'
import { readRelease } from './read-release.js'

/** What the views of groups have in common: figures of a release, and what is known of pay. */
export function groupsPart(
  input: GroupsInput,
  release: PublicDashboardInput['release'] | undefined,
): { readonly ladder?: DashboardLadder; readonly returns: readonly RungReturn[]; readonly figures?: DashboardFigures } {
  const { ladder, evidence = [], now } = input
  const { leastPeople } = auditLimits(input)
  return {
    ...(ladder !== undefined && { ladder: ladderPart(ladder) }),
    returns: ladder === undefined ? [] : returns(ladder, evidence, { now, leastPeople }).rungs,
    ...(release !== undefined && { figures: readRelease(release, leastPeople) }),
  }
}
