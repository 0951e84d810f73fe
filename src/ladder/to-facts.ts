import {
  checkNames,
  copyJsonObject,
  deepFreeze,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  usageError,
  type VerifiedReport,
} from '../core/index.js'
import { digestJson } from './digest.js'
import { asList, dateOf, member, textOf } from './fact-parts.js'
import { amountsOf, resultsOf, signedOrderOf } from './fact-results.js'
import { subjectKeysOf } from './subject-keys.js'
import type { Fact, FactEvidence } from './types.js'
import { isWorkRecord, workPartsOf } from './work-fact.js'

/** Records inside of records. */
const MAX_NESTED = 4
const RUNGS_CONTEXT = 'https://w3id.org/rungs/v0'

/**
 * The facts of a verified Open Badges 3.0 credential: one for each achievement that it states of its subject. Of a work record
 * the work done; of a record of credentials (CLR 2.0) those of each credential inside that is verified itself and about the
 * same subject. Subject keys are the subject's id and `hash:` with its identity hashes; a plain identifier is hashed first.
 * `related` achievements never count as the same one. A credential of another kind has no facts.
 *
 * @throws RungsError `ladder.report_not_verified` (usage)
 * @example
 * ```ts
 * import type { Report } from 'rungs/core'
 * import { type Fact, toFacts } from 'rungs/ladder'
 * const factsOf = (report: Report<unknown>): readonly Fact[] => (report.outcome === 'verified' ? toFacts(report) : [])
 * ```
 */
export function toFacts(report: VerifiedReport<unknown>): readonly Fact[] {
  // Each by itself as well: what others put together of them is known to be unchangeable.
  return deepFreeze([...factsIn(requireVerified(report), 0)].map(deepFreeze))
}

/** The report, if it is one of something verified. @throws RungsError `ladder.report_not_verified` */
export function requireVerified(report: VerifiedReport<unknown>): VerifiedReport<unknown> {
  if (isVerifiedReport(report)) return report
  const outcome: unknown = (report as { readonly outcome?: unknown } | undefined)?.outcome
  throw usageError('ladder.report_not_verified', { outcome: typeof outcome === 'string' ? outcome.slice(0, 64) : 'none' })
}

function factsIn(report: VerifiedReport<unknown>, depth: number): readonly Fact[] {
  const credential = copyJsonObject(report.credential)
  const inside = depth < MAX_NESTED ? nestedIn(report).flatMap((nested) => factsIn(nested, depth + 1)) : []
  return [...ownFacts(credential, report), ...inside]
}

function ownFacts(credential: JsonObject, report: VerifiedReport<unknown>): readonly Fact[] {
  const subjects = asList(credential.credentialSubject)
  if (isWorkRecord(credential)) return subjects.flatMap((subject) => workFactOf(credential, subject, report))
  const { state } = report.checks.schema
  if (!isBadge(credential) || (state !== 'pass' && state !== 'warn')) return []
  return subjects.flatMap((subject) => factOf(credential, subject, report))
}

/** The reports on credentials inside that are verified and about the subject of the whole: what else is inside is not theirs. */
function nestedIn(report: VerifiedReport<unknown>): readonly VerifiedReport<unknown>[] {
  const { nested } = report as { readonly nested?: unknown }
  return asList(nested as JsonValue | undefined).flatMap((entry) => {
    const { subject, report: inner } = (isJsonObject(entry) ? entry : {}) as {
      readonly subject?: unknown
      readonly report?: unknown
    }
    return subject === 'same' && isVerifiedReport(inner) ? [inner] : []
  })
}

/** Whether it has the shape of a report of this library: a plain object that only says so is none. */
function isVerifiedReport(report: unknown): report is VerifiedReport<unknown> {
  if (!isJsonObject(report) || report['outcome'] !== 'verified') return false
  const { checks, proofs, at } = report as { readonly checks?: unknown; readonly proofs?: unknown; readonly at?: unknown }
  const isComplete = isJsonObject(checks) && checkNames.every((name) => isJsonObject(checks[name]))
  return isComplete && Array.isArray(proofs) && proofs.every(isJsonObject) && typeof at === 'string'
}

function isBadge(credential: JsonObject): boolean {
  const types = asList(credential.type)
  return types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
}

/** What a badge says was awarded, by whom and when, before anything is judged. */
export type Award = Pick<Fact, 'issuer' | 'achievement' | 'rung' | 'alignments' | 'validFrom' | 'validUntil' | 'awardedDate'>

/**
 * The awards that a badge states: what a trust source is asked about. Nothing is verified here; a credential of another kind
 * states none.
 *
 * @example
 * ```ts
 * import { awardsOf } from 'rungs/ladder'
 * awardsOf({ type: ['VerifiableCredential'] }) // []
 * ```
 */
export function awardsOf(credential: JsonObject): readonly Award[] {
  return isBadge(credential) ? asList(credential.credentialSubject).flatMap((subject) => awardOf(credential, subject)) : []
}

function awardOf(credential: JsonObject, subject: JsonValue): Award[] {
  const achievement = isJsonObject(subject) ? subject.achievement : undefined
  const issuer = issuerOf(credential)
  // `issuanceDate` and `expirationDate` are the names of VCDM 1.1.
  const validFrom = dateOf(credential.validFrom ?? credential.issuanceDate)
  if (!isJsonObject(achievement) || !isAbsoluteUrl(achievement.id) || issuer === undefined || validFrom === undefined) return []
  return [
    {
      issuer,
      achievement: {
        id: achievement.id,
        ...member('version', textOf(achievement.version)),
        ...member('achievementType', textOf(achievement.achievementType)),
        aliases: [],
      },
      ...member('rung', rungOf(achievement)),
      alignments: asList(achievement.alignment).flatMap(alignmentOf),
      validFrom,
      ...member('validUntil', dateOf(credential.validUntil ?? credential.expirationDate)),
      ...member('awardedDate', dateOf(credential.awardedDate)),
    },
  ]
}

function factOf(credential: JsonObject, subject: JsonValue, report: VerifiedReport<unknown>): Fact[] {
  if (!isJsonObject(subject) || !isJsonObject(subject.achievement)) return []
  const results = resultsOf(subject, subject.achievement, signedOrderOf(credential, report))
  const evidence = asList(credential.evidence).flatMap(evidenceOf)
  return awardOf(credential, subject).map((award) => ({
    ...award,
    ...standingOf(credential, report),
    subjectKeys: subjectKeysOf(subject, award.issuer),
    results,
    amounts: amountsOf(subject, results),
    ...(evidence.length > 0 && { evidence }),
  }))
}

function workFactOf(credential: JsonObject, subject: JsonValue, report: VerifiedReport<unknown>): Fact[] {
  const work = workPartsOf(subject)
  const issuer = issuerOf(credential)
  const validFrom = dateOf(credential.validFrom)
  // Without the context its words would be somebody else's.
  const isOurs = asList(credential['@context']).includes(RUNGS_CONTEXT)
  if (work === undefined || issuer === undefined || validFrom === undefined || !isOurs) return []
  const { worker, ...parts } = work
  const validUntil = member('validUntil', dateOf(credential.validUntil))
  return [{ ...parts, issuer, validFrom, ...validUntil, ...standingOf(credential, report), subjectKeys: [worker], results: [] }]
}

type Standing = Pick<Fact, 'credentialId' | 'status' | 'statusAsOf' | 'authorised' | 'organisations'>

/** What the verification says of the credential whatever it is about. */
export function standingOf(credential: JsonObject, report: VerifiedReport<unknown>): Standing {
  const organisation = isJsonObject(credential.issuer) ? credential.issuer.parentOrg : undefined
  const parent = isJsonObject(organisation) && isAbsoluteUrl(organisation.id) ? [organisation.id] : undefined
  return {
    credentialId: isAbsoluteUrl(credential.id) ? credential.id : `urn:rungs:credential:${digestJson(credential)}`,
    status: statusOf(credential, report),
    ...member('statusAsOf', dateOf(report.at)),
    authorised: authorisedOf(report),
    ...member('organisations', parent),
  }
}

/** Who issued it. */
export function issuerOf({ issuer }: JsonObject): string | undefined {
  const id = isJsonObject(issuer) ? issuer.id : issuer
  return isAbsoluteUrl(id) ? id : undefined
}

function evidenceOf(evidence: JsonValue): FactEvidence[] {
  if (!isJsonObject(evidence)) return []
  const id = isAbsoluteUrl(evidence.id) ? evidence.id : undefined
  return [{ ...member('id', id), ...member('genre', textOf(evidence.genre)) }]
}

/** A source that knows who may award says `no` by its own code; of any other, whoever is not known is only unknown. */
function authorisedOf({ checks }: VerifiedReport<unknown>): Fact['authorised'] {
  if (checks.trust.findings.some(({ code }) => code === 'trust.not_authorised')) return 'no'
  return checks.trust.state === 'pass' ? 'yes' : 'unknown'
}

function statusOf(credential: JsonObject, report: VerifiedReport<unknown>): Fact['status'] {
  const { state } = report.checks.status
  return state === 'pass' ||
    (state === 'skipped' && credential.credentialStatus === undefined && !isJsonObject(credential.status))
    ? 'active'
    : 'unknown'
}

function rungOf(achievement: JsonObject): Fact['rung'] {
  const { ladder } = achievement
  if (!asList(achievement.type).includes('LadderRung') || !isJsonObject(ladder)) return undefined
  if (!isAbsoluteUrl(ladder.id) || !isAbsoluteUrl(ladder.rung)) return undefined
  return {
    ladder: ladder.id,
    ...member('version', textOf(ladder.ladderVersion)),
    ...member('digest', textOf(ladder.ladderDigest)),
    id: ladder.rung,
  }
}

function alignmentOf(alignment: JsonValue): Fact['alignments'][number][] {
  if (!isJsonObject(alignment)) return []
  const uri = isAbsoluteUrl(alignment.targetUrl) ? alignment.targetUrl : undefined
  return [
    {
      ...member('uri', uri),
      ...member('framework', textOf(alignment.targetFramework)),
      ...member('code', textOf(alignment.targetCode)),
    },
  ]
}
