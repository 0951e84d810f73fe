import { deepFreeze, isAbsoluteUrl, isJsonObject, type JsonObject, pointer } from '../core/index.js'
import { contextsFor } from './authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { checkOrder } from './check-scope.js'
import { checkText, invalid } from './check-values.js'
import { construct } from './construct.js'
import { takeInput } from './snapshot.js'
import { statisticsShapes } from './statistics-shapes.js'
import type { CredentialBase } from './types.js'
import { readSubject } from './wire.js'

/** What a body, or everybody by ballot, decided on exactly one edition of a ladder. */
export interface GovernanceDecision {
  /** The id of the decision, as `governance.decisions` of a ladder names it. */
  readonly id: string
  readonly type: 'GovernanceDecision'
  readonly ladder: string
  readonly ladderVersion: string
  readonly ladderDigest: string
  /** The digest of the edition that it takes the place of. */
  readonly previousDigest?: string
  /** The body of the governance that decided. */
  readonly body?: string
  readonly outcome: 'adopted' | 'rejected' | 'deferred'
  readonly decidedAt: string
  readonly effectiveFrom?: string
  /** How the seats of a body voted, by constituency; each once. */
  readonly votes?: readonly SeatVotes[]
  /** The ballots that it rests on. */
  readonly ballots?: readonly BallotReference[]
  /** Why, by language. */
  readonly reasonMap?: Readonly<Record<string, string>>
  /** Where the minutes are. */
  readonly minutes?: string
  readonly minutesDigest?: string
  /** The first instant at which nobody can object any more. */
  readonly objectionUntil?: string
  /** The first instant at which it can no longer be appealed. */
  readonly appealUntil?: string
  readonly appealTo?: string
}

/** How the seats of one constituency voted: whoever holds a seat votes in public, unlike in a ballot. */
export interface SeatVotes {
  readonly constituency: string
  readonly seats: number
  readonly for: number
  readonly against: number
  readonly abstain: number
}

/** A ballot by its question and the digest of its result, and which of its options is which. */
export interface BallotReference {
  /** The id of the question. */
  readonly question: string
  /** `observationDigest` of the result. */
  readonly digest: string
  readonly for: string
  readonly against: string
}

/** A credential that says what was decided. */
export interface GovernanceDecisionCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: GovernanceDecision
}

/** Input of {@link buildGovernanceDecisionCredential}. */
export interface GovernanceDecisionCredentialInput
  extends Omit<CredentialInput, 'awardedDate'>,
    Omit<GovernanceDecision, 'id' | 'type'> {
  readonly id: string
  /** The id of the decision. */
  readonly decision: string
}

const SUBJECT: readonly string[] = Object.keys(statisticsShapes.GovernanceDecision.fields).filter((field) => field !== 'id')
const DIGEST = /^uEi[A-D][\w-]{42}[AQgw]$/
const MAX_VOTES = 100
const VOTES = ['seats', 'for', 'against', 'abstain'] as const

/**
 * An unsigned decision on one edition of a ladder, by its digest: what was decided, when, by which votes and ballots, and until when it
 * can be objected to or appealed. It fits the schema `governance-decision-credential`. Deep-frozen.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildGovernanceDecisionCredential } from 'rungs/credential'
 * import type { Ladder } from 'rungs/ladder'
 * const adopt = (ladder: Ladder) =>
 *   buildGovernanceDecisionCredential({
 *     id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *     issuer: 'did:web:council.example',
 *     validFrom: '2026-05-01T00:00:00Z',
 *     decision: 'https://council.example/decisions/7',
 *     ladder: ladder.id,
 *     ladderVersion: ladder.version,
 *     ladderDigest: ladder.digest as string,
 *     outcome: 'adopted',
 *     decidedAt: '2026-04-30T18:00:00Z',
 *     votes: [{ constituency: 'workers', seats: 5, for: 4, against: 1, abstain: 0 }],
 *     objectionUntil: '2026-05-30T18:00:00Z',
 *   })
 * ```
 */
export function buildGovernanceDecisionCredential(input: GovernanceDecisionCredentialInput): GovernanceDecisionCredential {
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<GovernanceDecisionCredentialInput>(input, [...fields, 'decision', ...SUBJECT])
  requireFields(source, ['decision'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'GovernanceDecisionCredential'], contextsFor(source.issuer))
  const loose = source as unknown as Readonly<Record<string, unknown>>
  const given = SUBJECT.flatMap((field) => (loose[field] === undefined ? [] : [[field, loose[field]] as const]))
  const subject = construct('GovernanceDecision', { id: source.decision, ...Object.fromEntries(given) })
  checkDecision(subject, '')
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as GovernanceDecisionCredential
}

/**
 * Reads the decision of a credential, which must have been verified. Whether it counts for a ladder is for `judgeDecision` of
 * `rungs/trust` to say.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { type GovernanceDecision, parseGovernanceDecisionCredential, type VerifiableCredential } from 'rungs/credential'
 * const read = (verified: VerifiableCredential): GovernanceDecision => parseGovernanceDecisionCredential(verified)
 * ```
 */
export function parseGovernanceDecisionCredential(credential: unknown): GovernanceDecision {
  const { subject } = readSubject(credential, 'GovernanceDecisionCredential', 'GovernanceDecision')
  checkDecision(subject, '/credentialSubject')
  return deepFreeze(subject) as unknown as GovernanceDecision
}

function checkDecision(subject: JsonObject, path: string): void {
  for (const member of ['effectiveFrom', 'objectionUntil', 'appealUntil']) checkOrder(subject, 'decidedAt', member, path)
  for (const member of ['ladderDigest', 'previousDigest', 'minutesDigest']) {
    if (subject[member] !== undefined) requireDigest(subject[member], member, `${path}/${member}`)
  }
  const { votes, ballots } = subject
  if (votes !== undefined) checkList(votes, 'votes', 'constituency', `${path}/votes`, checkVotes)
  if (ballots !== undefined) checkList(ballots, 'ballots', 'question', `${path}/ballots`, checkBallot)
}

/** Objects of which no two have the same name. */
function checkList(
  list: unknown,
  field: string,
  name: string,
  path: string,
  check: (item: JsonObject, path: string) => void,
): void {
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_VOTES) throw invalid(path, field, 'list')
  for (const [index, item] of list.entries()) {
    const at = pointer(path, index)
    if (!isJsonObject(item)) throw invalid(at, field, 'object')
    const isOnce = list.findIndex((other) => isJsonObject(other) && other[name] === item[name]) === index
    if (!isOnce) throw invalid(pointer(at, name), name, 'text')
    check(item, at)
  }
}

/** Nobody votes twice, and no more than have a seat. */
function checkVotes(votes: JsonObject, path: string): void {
  requireMembers(votes, ['constituency', ...VOTES], 'votes', path)
  checkText(votes['constituency'], 'constituency', `${path}/constituency`)
  for (const member of VOTES) {
    const number = votes[member]
    if (!Number.isSafeInteger(number) || (number as number) < 0) throw invalid(`${path}/${member}`, member, 'whole number')
  }
  const { seats, for: yes, against, abstain } = votes as unknown as SeatVotes
  if (seats === 0 || yes + against + abstain > seats) throw invalid(`${path}/seats`, 'seats', 'whole number')
}

function checkBallot(ballot: JsonObject, path: string): void {
  requireMembers(ballot, ['question', 'digest', 'for', 'against'], 'ballots', path)
  if (!isAbsoluteUrl(ballot['question'])) throw invalid(`${path}/question`, 'question', 'absolute URL')
  requireDigest(ballot['digest'], 'digest', `${path}/digest`)
  for (const member of ['for', 'against']) checkText(ballot[member], member, `${path}/${member}`)
  if (ballot['for'] === ballot['against']) throw invalid(`${path}/against`, 'against', 'text')
}

/** All of these members, and no others. */
function requireMembers(object: JsonObject, members: readonly string[], field: string, path: string): void {
  const keys = Object.keys(object)
  if (keys.length !== members.length || members.some((member) => !Object.hasOwn(object, member)))
    throw invalid(path, field, 'object')
}

function requireDigest(value: unknown, field: string, path: string): void {
  if (typeof value !== 'string' || !DIGEST.test(value)) throw invalid(path, field, 'multibase base64url')
}
