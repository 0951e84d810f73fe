import { addDuration, parseDateTime, requireDuration } from '../core/index.js'
import type { GovernanceDecision } from '../credential/index.js'
import type { Governance, Ladder } from '../ladder/index.js'
import type { WhyNotDecided } from './codes.js'

/** The instant of a date-time that was checked. */
export function msOf(dateTime: string): number {
  return parseDateTime(dateTime)?.epochMs as number
}

/** How a decision falls short of the procedure of its ladder, but for ballots. */
export function judgeProcedure({ governance }: Ladder, decision: GovernanceDecision): readonly WhyNotDecided[] {
  const wrong: WhyNotDecided[] = []
  if (isCutShort(governance, decision)) wrong.push('short')
  if (decision.outcome !== 'adopted' || governance === undefined) return wrong
  const isVoted = decision.votes !== undefined || governance.procedure?.method === 'vote'
  return isVoted ? [...wrong, ...judgeVotes(governance, decision)] : wrong
}

/** Whether people have less time to object or to appeal than their governance promises. */
function isCutShort(governance: Governance | undefined, { decidedAt, objectionUntil, appealUntil }: GovernanceDecision): boolean {
  const { objection, appeal } = governance?.procedure ?? {}
  const windows = [
    [objection, objectionUntil],
    [appeal, appealUntil],
  ] as const
  return windows.some(([promised, until]) => {
    if (promised === undefined) return false
    return until === undefined || msOf(until) < addDuration(msOf(decidedAt), requireDuration(promised))
  })
}

function judgeVotes({ bodies, required = [] }: Governance, { votes = [], body }: GovernanceDecision): readonly WhyNotDecided[] {
  const seats = new Map<string, number>()
  for (const { constituency, count } of bodies
    .filter(({ id }) => body === undefined || id === body)
    .flatMap((one) => one.seats)) {
    seats.set(constituency, (seats.get(constituency) ?? 0) + count)
  }
  const wrong = new Set<WhyNotDecided>()
  // More seats than there are, or of whom the ladder knows nothing.
  if (votes.some(({ constituency, seats: given }) => given > (seats.get(constituency) ?? 0))) wrong.add('seats')
  for (const { constituency, min, quorum = 0 } of required) {
    const given = votes.find((one) => one.constituency === constituency)
    if ((given?.for ?? 0) < min) wrong.add('votes')
    if (given === undefined || given.for + given.against + given.abstain < quorum) wrong.add('quorum')
  }
  return [...wrong]
}
