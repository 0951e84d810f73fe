import {
  checkOptions,
  deepFreeze,
  type Finding,
  finding,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type Now,
  type Report,
  requireOption,
  toEpochMs,
} from '../core/index.js'
import { type GovernanceDecision, parseGovernanceDecisionCredential, type VerifiableCredential } from '../credential/index.js'
import { defineLadder, type Ladder } from '../ladder/index.js'
import { areReports } from './agreement.js'
import { type BallotVerdict, judgeBallots } from './ballots.js'
import type { WhyNotDecided } from './codes.js'
import { judgeProcedure, msOf } from './procedure.js'
import { reasonsOf } from './reasons.js'
import { isStatusOpen } from './status-open.js'

/** Options of {@link judgeDecision}. */
export interface JudgeDecisionOptions {
  /** Whose decisions and ballots count, by id, as the reader says: never the owner. */
  readonly deciders: readonly string[]
  /** Reports of the ballots that it may rest on. At most 1000. */
  readonly ballots?: readonly Report<VerifiableCredential>[]
  readonly now: Now
}

/** What a decision is worth for an edition of a ladder. */
export interface DecisionVerdict {
  /** What was decided; `notCounted` where it says nothing of this edition, `undecided` where something could not be checked. */
  readonly outcome: 'adopted' | 'rejected' | 'deferred' | 'notCounted' | 'undecided'
  /** Who decided. */
  readonly by: string
  /** What was decided, where it was verified. */
  readonly decision?: GovernanceDecision
  /** Until when it can be objected to or appealed, where that is still to come. */
  readonly openUntil?: string
  readonly findings: readonly Finding[]
}

/**
 * Judges a decision on a ladder: whether it is about exactly this edition, by somebody whom the reader names, and keeps the procedure
 * of the ladder's governance: enough votes of each constituency, a quorum, ballots of enough turnout and share, windows for objections
 * and appeals that are not shorter than promised. A decision for another edition counts for nothing.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage); as `defineLadder`
 * @example
 * ```ts
 * import type { Report } from 'rungs'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import type { Ladder } from 'rungs/ladder'
 * import { judgeDecision } from 'rungs/trust'
 * const isAdopted = (ladder: Ladder, report: Report<VerifiableCredential>, now: Date): boolean =>
 *   judgeDecision(ladder, report, { deciders: ['did:web:council.example'], now }).outcome === 'adopted'
 * ```
 */
export function judgeDecision(
  input: Ladder,
  report: Report<VerifiableCredential>,
  options: JudgeDecisionOptions,
): DecisionVerdict {
  const { deciders, ballots, nowMs } = readOptions(options)
  requireOption(areReports([report]), 'report', 'report of a verification')
  const ladder = defineLadder(input)
  if (report.outcome !== 'verified') return unverified(report)
  const { issuer } = report.credential as unknown as { readonly issuer: unknown }
  const by = String(isJsonObject(issuer) ? issuer['id'] : issuer).slice(0, 2048)
  let decision: GovernanceDecision
  try {
    decision = parseGovernanceDecisionCredential(report.credential)
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    return deepFreeze({ outcome: 'notCounted', by, findings: [notDecided(by, 'form')] })
  }
  const verdict = (outcome: DecisionVerdict['outcome'], findings: readonly Finding[]): DecisionVerdict => {
    const ends = [decision.objectionUntil, decision.appealUntil].filter((end) => end !== undefined && msOf(end) > nowMs)
    const openUntil = ends.sort((a, b) => msOf(b as string) - msOf(a as string))[0]
    return deepFreeze({ outcome, by, decision, ...(openUntil !== undefined && { openUntil }), findings })
  }
  const wrong: WhyNotDecided[] = []
  if (by === ladder.owner || !deciders.has(by)) wrong.push('decider')
  if (!isAbout(decision, ladder)) wrong.push('edition')
  if (msOf(decision.decidedAt) > nowMs) wrong.push('future')
  const voted: BallotVerdict = { wrong: [], open: [] }
  if (wrong.length === 0) {
    wrong.push(...judgeProcedure(ladder, decision))
    if (decision.outcome === 'adopted') {
      const { wrong: more, open } = judgeBallots(ladder, decision, ballots, deciders)
      wrong.push(...more)
      voted.open.push(...open)
    }
  }
  if (wrong.length > 0)
    return verdict(
      'notCounted',
      wrong.map((because) => notDecided(decision.id, because)),
    )
  if (isStatusOpen(report)) voted.open.push(by)
  if (voted.open.length > 0) {
    return verdict(
      'undecided',
      voted.open.map((credential) => finding('trust', 'trust.ladder_unchecked', { credential })),
    )
  }
  return verdict(decision.outcome, [])
}

/** What was rejected counts for nothing, and what could not be checked may count yet. */
function unverified(report: Exclude<Report<VerifiableCredential>, { readonly outcome: 'verified' }>): DecisionVerdict {
  const issuer = isJsonObject(report.claimed) ? report.claimed['issuer'] : ''
  const by = String(isJsonObject(issuer) ? issuer['id'] : issuer).slice(0, 2048)
  const outcome = report.outcome === 'rejected' ? 'notCounted' : 'undecided'
  return deepFreeze({ outcome, by, findings: reasonsOf(report) })
}

function isAbout({ ladder: id, ladderVersion, ladderDigest, body }: GovernanceDecision, ladder: Ladder): boolean {
  const bodies = ladder.governance?.bodies ?? []
  const isOfBody = body === undefined || bodies.some((one) => one.id === body)
  return id === ladder.id && ladderVersion === ladder.version && ladderDigest === ladder.digest && isOfBody
}

function notDecided(decision: string, because: WhyNotDecided): Finding {
  return finding('trust', 'trust.decision_not_counted', { decision: decision.slice(0, 2048), because })
}

function readOptions(options: JudgeDecisionOptions): {
  readonly deciders: ReadonlySet<string>
  readonly ballots: readonly Report<VerifiableCredential>[]
  readonly nowMs: number
} {
  checkOptions(options, ['deciders', 'ballots', 'now'], 'judgeDecision')
  const { deciders, ballots = [], now } = options
  requireOption(Array.isArray(deciders) && deciders.length <= 1000 && deciders.every(isAbsoluteUrl), 'deciders', 'ids of issuers')
  requireOption(areReports(ballots), 'ballots', 'at most 1000 reports')
  return { deciders: new Set(deciders), ballots, nowMs: toEpochMs(now) }
}
