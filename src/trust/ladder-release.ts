import {
  checkOptions,
  deepFreeze,
  type Finding,
  finding,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  usageError,
  type VerifiedReport,
} from '../core/index.js'
import {
  ladderReleaseUri,
  type PublishedLadder,
  parseLadderDefinitionCredential,
  type VerifiableCredential,
} from '../credential/index.js'
import { type Ladder, ladderDigest } from '../ladder/index.js'
import { isStatusOpen } from './status-open.js'

/** Options of {@link acceptLadder}. */
export interface AcceptLadderOptions {
  /** Verified endorsements, of whatever and by whomever: those that do not count are told. At most 1000. */
  readonly endorsements?: readonly VerifiedReport<VerifiableCredential>[]
  /** Whose endorsements count, by id: never the owner's own. */
  readonly endorsers?: readonly string[]
  /** How many different ones have to endorse the release. Default 0. */
  readonly min?: number
  /**
   * Who speaks for each constituency of the ladder's governance, by id. An edition that asks for the agreement of constituencies
   * (`governance.required`) is taken, unless it is a draft, only where enough of those named here endorsed it.
   */
  readonly constituencies?: Readonly<Record<string, readonly string[]>>
  /** The edition that is known already: another content under the same version is told as edited in place. */
  readonly known?: Ladder
}

/** Whether a published ladder is taken, and why not. */
export interface LadderRelease {
  readonly accepted: boolean
  /** The ladder, only where it is accepted. */
  readonly ladder?: Ladder
  readonly digest?: string
  /** Who endorsed exactly this content, of those who count, sorted. */
  readonly endorsedBy: readonly string[]
  readonly findings: readonly Finding[]
}

const MAX_ENDORSEMENTS = 1000

/**
 * Decides on a ladder that its owner published: whether the credential holds one, unchanged, and whether enough of those whom
 * the reader trusts endorsed exactly this content (n of m, each counted once, over the digest rather than the version), and
 * whether each constituency agreed that the ladder's own governance asks for.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `trust.not_verified` (usage)
 * @example
 * ```ts
 * import type { VerifiedReport } from 'rungs'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import { acceptLadder } from 'rungs/trust'
 * type Report = VerifiedReport<VerifiableCredential>
 * const take = (definition: Report, endorsements: readonly Report[]) =>
 *   acceptLadder(definition, { endorsements, endorsers: ['did:web:riders.example', 'did:web:school.example'], min: 2 }).ladder
 * ```
 */
export function acceptLadder(report: VerifiedReport<VerifiableCredential>, options: AcceptLadderOptions = {}): LadderRelease {
  const { endorsements = [], endorsers, constituencies, min, known } = readOptions(options)
  if (report?.outcome !== 'verified' || endorsements.some((one) => one?.outcome !== 'verified')) {
    throw usageError('trust.not_verified', {})
  }
  let published: PublishedLadder
  try {
    published = parseLadderDefinitionCredential(report.credential)
  } catch (error) {
    if (!isRungsError(error)) throw error
    const reason = `${error.code} ${error.path}`.slice(0, 200)
    return deepFreeze({ accepted: false, endorsedBy: [], findings: [finding('trust', 'trust.ladder_malformed', { reason })] })
  }
  const { ladder } = published
  const digest = ladder.digest as string
  const findings: Finding[] = []
  if (isStatusOpen(report))
    findings.push(finding('trust', 'trust.ladder_unchecked', { credential: published.credentialId ?? '' }))
  if (known !== undefined && known.id === ladder.id && known.version === ladder.version && ladderDigest(known) !== digest) {
    findings.push(
      finding('trust', 'trust.ladder_edited', { version: ladder.version, expected: ladderDigest(known), actual: digest }),
    )
  }
  const told: Finding[] = []
  const counted = new Set([...endorsers, ...[...constituencies.values()].flatMap((ids) => [...ids])])
  const endorsedBy = new Set<string>()
  for (const endorsement of endorsements) {
    const { issuer, why } = judgeEndorsement(endorsement, ladder, counted)
    if (why === undefined) endorsedBy.add(issuer)
    else told.push(why)
  }
  const named = [...endorsers].filter((id) => endorsedBy.has(id)).length
  if (named < min) findings.push(finding('trust', 'trust.endorsements_too_few', { needed: min, actual: named }))
  for (const { constituency, min: needed } of requiredOf(ladder)) {
    const actual = [...(constituencies.get(constituency) ?? [])].filter((id) => endorsedBy.has(id)).length
    if (actual < needed) findings.push(finding('trust', 'trust.constituency_too_few', { constituency, needed, actual }))
  }
  const accepted = findings.length === 0
  return deepFreeze({
    accepted,
    digest,
    ...(accepted && { ladder }),
    endorsedBy: [...endorsedBy].sort(),
    findings: [...findings, ...told],
  })
}

/** Whose agreement an edition asks for: a draft is not agreed on yet. */
function requiredOf({ status, governance }: Ladder): NonNullable<NonNullable<Ladder['governance']>['required']> {
  return status === 'draft' ? [] : (governance?.required ?? [])
}

function judgeEndorsement(
  report: VerifiedReport<VerifiableCredential>,
  ladder: Ladder,
  counted: ReadonlySet<string>,
): { readonly issuer: string; readonly why?: Finding } {
  const { type, issuer: by, credentialSubject } = report.credential as unknown as { readonly [member: string]: unknown }
  const issuer = String(isJsonObject(by) ? by['id'] : by).slice(0, 2048)
  const not = (why: Finding): { readonly issuer: string; readonly why: Finding } => ({ issuer, why })
  if (![type].flat().includes('EndorsementCredential') || !isAbout(credentialSubject, ladder)) {
    return not(finding('trust', 'trust.endorsement_other', { issuer }))
  }
  if (issuer === ladder.owner || !counted.has(issuer)) return not(finding('trust', 'trust.endorser_not_counted', { issuer }))
  return isStatusOpen(report) ? not(finding('trust', 'trust.ladder_unchecked', { credential: issuer })) : { issuer }
}

/** Whether an endorsement is about exactly this content: by its URI, or by the ladder's id with version and digest. */
function isAbout(subject: unknown, ladder: Ladder): boolean {
  if (!isJsonObject(subject)) return false
  const { id, type, ladderVersion, ladderDigest: digest } = subject as { readonly [member: string]: unknown }
  if (id === ladderReleaseUri(ladder)) return true
  const isReference = [type].flat().includes('LadderReference')
  return isReference && id === ladder.id && ladderVersion === ladder.version && digest === ladder.digest
}

function readOptions(options: AcceptLadderOptions): {
  readonly endorsements?: readonly VerifiedReport<VerifiableCredential>[]
  readonly endorsers: ReadonlySet<string>
  readonly constituencies: ReadonlyMap<string, ReadonlySet<string>>
  readonly min: number
  readonly known?: Ladder
} {
  checkOptions(options, ['endorsements', 'endorsers', 'constituencies', 'min', 'known'], 'acceptLadder')
  const { endorsements = [], endorsers = [], constituencies = {}, min = 0, known } = options
  if (!Array.isArray(endorsements) || endorsements.length > MAX_ENDORSEMENTS) {
    throw usageError('core.option_invalid', { option: 'endorsements', expected: `at most ${MAX_ENDORSEMENTS} reports` })
  }
  if (!areIds(endorsers)) throw usageError('core.option_invalid', { option: 'endorsers', expected: 'ids of issuers' })
  if (!isJsonObject(constituencies) || !Object.values(constituencies).every(areIds)) {
    throw usageError('core.option_invalid', { option: 'constituencies', expected: 'ids of issuers, by constituency' })
  }
  const counted = new Set<string>(endorsers)
  if (!Number.isInteger(min) || min < 0 || min > counted.size) {
    throw usageError('core.option_invalid', { option: 'min', expected: 'whole number, at most as many as there are endorsers' })
  }
  const seats = new Map(Object.entries(constituencies).map(([name, ids]) => [name, new Set(ids as readonly string[])]))
  return { endorsements, endorsers: counted, constituencies: seats, min, ...(known !== undefined && { known }) }
}

function areIds(ids: unknown): ids is readonly string[] {
  return Array.isArray(ids) && ids.every(isAbsoluteUrl)
}
