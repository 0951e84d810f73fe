import { isJsonObject, isRungsError, parseDecimal, type Report } from '../core/index.js'
import {
  type BallotReference,
  type GovernanceDecision,
  type OutcomeObservation,
  observationDigest,
  parseOutcomeObservationCredential,
  type VerifiableCredential,
} from '../credential/index.js'
import type { DecisionProcedure, Ladder } from '../ladder/index.js'
import type { WhyNotDecided } from './codes.js'
import { issuerIn } from './issuer-in.js'
import { msOf } from './procedure.js'
import { isStatusOpen } from './status-open.js'

/** What is wrong with the ballots of a decision, and which could not be checked. */
export interface BallotVerdict {
  readonly wrong: WhyNotDecided[]
  readonly open: string[]
}

interface Counted {
  readonly by: string
  readonly report: Report<VerifiableCredential>
  readonly ballot: OutcomeObservation
}

/** Judges the ballots that a decision to adopt rests on: each by the digest of its result, with enough turnout and share. */
export function judgeBallots(
  ladder: Ladder,
  decision: GovernanceDecision,
  reports: readonly Report<VerifiableCredential>[],
  tellers: ReadonlySet<string>,
): BallotVerdict {
  const procedure = ladder.governance?.procedure
  const { ballots = [] } = decision
  if (ballots.length === 0) return { wrong: procedure?.method === 'ballot' ? ['ballot'] : [], open: [] }
  const isTeller = (by: string): boolean => tellers.has(by) && by !== ladder.owner
  const known = bestOf(
    reports.flatMap((report) => toEntry(report)),
    isTeller,
  )
  const wrong = new Set<WhyNotDecided>()
  const open: string[] = []
  for (const reference of ballots) {
    const counted = known.get(reference.digest)
    // What is not at hand, or could not be verified, says nothing either way.
    if (counted === undefined || counted.report.outcome !== 'verified' || isStatusOpen(counted.report)) {
      if (counted?.report.outcome === 'rejected') wrong.add('ballot')
      else open.push(reference.question)
      continue
    }
    const { ballot, by } = counted
    if (!isTeller(by) || !isOf(ballot, reference, ladder, decision)) {
      wrong.add('ballot')
      continue
    }
    const isAttended = hasTurnout(ballot, procedure)
    if (isAttended === false) wrong.add('turnout')
    const isWon = hasShare(ballot, reference, procedure)
    if (isWon === false) wrong.add('share')
    if (isWon === undefined || isAttended === undefined) open.push(reference.question)
  }
  return { wrong: [...wrong], open }
}

/** Of several reports of one result the one that counts most: anybody can copy a result, and must not undo it by that. */
function bestOf(
  entries: readonly (readonly [string, Counted])[],
  isTeller: (by: string) => boolean,
): ReadonlyMap<string, Counted> {
  const worthOf = ({ by, report }: Counted): number => {
    const told = report.outcome === 'verified' ? (isStatusOpen(report) ? 2 : 3) : report.outcome === 'indeterminate' ? 1 : 0
    return told + (isTeller(by) ? 4 : 0)
  }
  const best = new Map<string, Counted>()
  for (const [digest, counted] of entries) {
    const before = best.get(digest)
    if (before === undefined || worthOf(before) < worthOf(counted)) best.set(digest, counted)
  }
  return best
}

/** The result in a report by its digest; of one that was not verified, as it claims to be. */
function toEntry(report: Report<VerifiableCredential>): readonly (readonly [string, Counted])[] {
  const credential: unknown = report.outcome === 'verified' ? report.credential : report.claimed
  if (!isJsonObject(credential)) return []
  try {
    const ballot = parseOutcomeObservationCredential(credential)
    return [[observationDigest(ballot), { by: issuerIn(credential), report, ballot }]]
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    return []
  }
}

/** Whether a result is of that question, about the ladder, of a ballot that was over, and knows both options. */
function isOf(
  ballot: OutcomeObservation,
  reference: BallotReference,
  ladder: Ladder,
  { decidedAt }: GovernanceDecision,
): boolean {
  const { method, options = [] } = ballot
  return (
    ballot.question === reference.question &&
    ballot.id === ladder.id &&
    (method === 'secretBallot' || method === 'openBallot') &&
    msOf(ballot.periodUntil) <= msOf(decidedAt) &&
    [reference.for, reference.against].every((option) => options.some(({ id }) => id === option))
  )
}

/** Whether enough took part; nothing where that cannot be told since few did not. */
function hasTurnout(
  { people, electorate, disclosure }: OutcomeObservation,
  procedure: DecisionProcedure | undefined,
): boolean | undefined {
  if (procedure?.turnout === undefined) return true
  if (electorate !== undefined) return compareShare(people, electorate, procedure.turnout) >= 0
  const isEnough = compareShare(people, people + (disclosure?.leastPeople ?? people), procedure.turnout) >= 0
  return isEnough ? true : undefined
}

/** Whether more than enough are for it; nothing where that cannot be told of what is withheld. */
function hasShare(
  { options = [], leading }: OutcomeObservation,
  reference: BallotReference,
  procedure: DecisionProcedure | undefined,
): boolean | undefined {
  const percent = procedure?.moreThan ?? '50'
  const countOf = (option: string): number | null => options.find(({ id }) => id === option)?.count ?? null
  const [yes, no] = [countOf(reference.for), countOf(reference.against)]
  if (yes !== null && no !== null) return compareShare(yes, yes + no, percent) > 0
  const isHalf = compareShare(50, 100, percent)
  // Most chose it, so more than chose the other.
  if (leading === reference.for) return isHalf >= 0 ? true : undefined
  return leading === reference.against && isHalf <= 0 ? false : undefined
}

/** Compares a part of a whole with a percentage, exactly. */
function compareShare(part: number, whole: number, percent: string): number {
  const { units, scale } = parseDecimal(percent) as { readonly units: bigint; readonly scale: number }
  const difference = BigInt(part) * 100n * 10n ** BigInt(scale) - BigInt(whole) * units
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}
