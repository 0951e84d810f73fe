import {
  checkOptions,
  deepFreeze,
  type Finding,
  finding,
  isAbsoluteUrl,
  isRungsError,
  usageError,
  type VerifiedReport,
} from '../core/index.js'
import { type PublishedLadder, parseLadderDefinitionCredential, type VerifiableCredential } from '../credential/index.js'
import { assignVoices, type Ladder, ladderDigest } from '../ladder/index.js'
import { readConstituencies } from './agreement.js'
import { judgeEndorsement } from './endorsed-edition.js'
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
   * (`governance.required`) is taken, unless it is a draft, only where enough of those named here endorsed it. Each has one voice, also
   * whoever is named for several; see {@link ladderAgreement} for what is still open.
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
  const counted = new Set([...endorsers, ...[...constituencies.values()].flat()])
  const endorsedBy = new Set<string>()
  for (const endorsement of endorsements) {
    const { issuer, worth, why } = judgeEndorsement(endorsement, ladder, counted)
    if (worth === 'counted') endorsedBy.add(issuer)
    if (why !== undefined) told.push(why)
  }
  const named = [...endorsers].filter((id) => endorsedBy.has(id)).length
  if (named < min) findings.push(finding('trust', 'trust.endorsements_too_few', { needed: min, actual: named }))
  const required = requiredOf(ladder)
  const voices = assignVoices(
    required,
    new Map([...constituencies].map(([name, ids]) => [name, ids.filter((id) => endorsedBy.has(id))])),
  )
  for (const { constituency, min: needed } of required) {
    const actual = voices.get(constituency)?.length ?? 0
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

function readOptions(options: AcceptLadderOptions): {
  readonly endorsements?: readonly VerifiedReport<VerifiableCredential>[]
  readonly endorsers: ReadonlySet<string>
  readonly constituencies: ReadonlyMap<string, readonly string[]>
  readonly min: number
  readonly known?: Ladder
} {
  checkOptions(options, ['endorsements', 'endorsers', 'constituencies', 'min', 'known'], 'acceptLadder')
  const { endorsements = [], endorsers = [], constituencies = {}, min = 0, known } = options
  if (!Array.isArray(endorsements) || endorsements.length > MAX_ENDORSEMENTS) {
    throw usageError('core.option_invalid', { option: 'endorsements', expected: `at most ${MAX_ENDORSEMENTS} reports` })
  }
  if (!areIds(endorsers)) throw usageError('core.option_invalid', { option: 'endorsers', expected: 'ids of issuers' })
  const speakers = readConstituencies(constituencies)
  const counted = new Set<string>(endorsers)
  if (!Number.isInteger(min) || min < 0 || min > counted.size) {
    throw usageError('core.option_invalid', { option: 'min', expected: 'whole number, at most as many as there are endorsers' })
  }
  return { endorsements, endorsers: counted, constituencies: speakers, min, ...(known !== undefined && { known }) }
}

function areIds(ids: unknown): ids is readonly string[] {
  return Array.isArray(ids) && ids.every(isAbsoluteUrl)
}
