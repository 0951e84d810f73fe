import { checkOptions, deepFreeze, type Finding, isAbsoluteUrl, isJsonObject, type Report, requireOption } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { assignVoices, defineLadder, type Ladder, type RequiredAgreement } from '../ladder/index.js'
import { judgeAnyEndorsement } from './endorsed-edition.js'

/** Options of {@link ladderAgreement}. */
export interface LadderAgreementOptions {
  /** Reports of endorsements, of whatever, by whomever and of any outcome. At most 1000. */
  readonly endorsements: readonly Report<VerifiableCredential>[]
  /** Who speaks for each constituency, by id, as the reader says: never the owner. */
  readonly constituencies: Readonly<Record<string, readonly string[]>>
}

/** How far a constituency agreed. */
export interface ConstituencyAgreement {
  readonly constituency: string
  /** How many have to. */
  readonly needed: number
  /** Of how many whom the reader names. */
  readonly speakers: number
  /** Who did. Each has one voice, in one constituency. */
  readonly counted: readonly string[]
  /** Whose endorsement could not be checked. */
  readonly open: readonly string[]
  readonly outcome: 'agreed' | 'notAgreed' | 'undecided'
}

/** Whether the constituencies of a ladder agreed to exactly one edition. */
export interface LadderAgreement {
  readonly ladder: string
  readonly version: string
  readonly digest: string
  /** `undecided`: it depends on what could not be checked. `notAsked`: the ladder asks for nobody's agreement. */
  readonly outcome: 'agreed' | 'notAgreed' | 'undecided' | 'notAsked'
  readonly constituencies: readonly ConstituencyAgreement[]
  /** Which endorsements do not count, and why. */
  readonly findings: readonly Finding[]
}

const MAX_ENDORSEMENTS = 1000

/**
 * Works out whether the constituencies of a ladder agreed to exactly this edition, by its digest: n of m for each, as its governance
 * asks, of those whom the reader names. Whoever endorsed twice, or speaks for several, has one voice. What was forged, has expired, was
 * revoked or is about another edition counts for nothing; what could not be checked leaves it undecided.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage); as `defineLadder`
 * @example
 * ```ts
 * import type { Report } from 'rungs'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import { type Ladder, lintLadder } from 'rungs/ladder'
 * import { ladderAgreement } from 'rungs/trust'
 * function mayBeActive(ladder: Ladder, endorsements: readonly Report<VerifiableCredential>[]): boolean {
 *   const constituencies = { workers: ['did:web:riders.example', 'did:web:union.example'] }
 *   const agreement = ladderAgreement(ladder, { endorsements, constituencies })
 *   const findings = lintLadder({ ...ladder, status: 'active' }, { agreementOf: ['workers'], agreement })
 *   return findings.every(({ severity }) => severity !== 'error')
 * }
 * ```
 */
export function ladderAgreement(input: Ladder, options: LadderAgreementOptions): LadderAgreement {
  const { endorsements, constituencies } = readOptions(options)
  const ladder = defineLadder(input)
  const required = ladder.governance?.required ?? []
  const named = new Set([...constituencies.values()].flat())
  const findings: Finding[] = []
  const counted = new Set<string>()
  const open = new Set<string>()
  for (const report of endorsements) {
    const { issuer, worth, why } = judgeAnyEndorsement(report, ladder, named)
    if (worth === 'counted') counted.add(issuer)
    if (worth === 'open') open.add(issuer)
    if (why !== undefined) findings.push(why)
  }
  const speakersAmong = (ids: (id: string) => boolean): Map<string, readonly string[]> =>
    new Map([...constituencies].map(([name, all]) => [name, all.filter((id) => id !== ladder.owner && ids(id))]))
  const voices = assignVoices(
    required,
    speakersAmong((id) => counted.has(id)),
  )
  const possible = assignVoices(
    required,
    speakersAmong((id) => counted.has(id) || open.has(id)),
  )
  const agreements = required.map((one): ConstituencyAgreement => {
    const { constituency, min } = one
    const all = constituencies.get(constituency) ?? []
    return {
      constituency,
      needed: min,
      speakers: all.filter((id) => id !== ladder.owner).length,
      counted: voices.get(constituency) ?? [],
      open: all.filter((id) => open.has(id) && !counted.has(id)),
      outcome: isReached(one, voices) ? 'agreed' : isReached(one, possible) ? 'undecided' : 'notAgreed',
    }
  })
  const all = (by: ReadonlyMap<string, readonly string[]>): boolean => required.every((one) => isReached(one, by))
  return deepFreeze({
    ladder: ladder.id,
    version: ladder.version,
    digest: ladder.digest as string,
    outcome: required.length === 0 ? 'notAsked' : all(voices) ? 'agreed' : all(possible) ? 'undecided' : 'notAgreed',
    constituencies: agreements,
    findings,
  })
}

function isReached({ constituency, min }: RequiredAgreement, voices: ReadonlyMap<string, readonly string[]>): boolean {
  return (voices.get(constituency)?.length ?? 0) >= min
}

function readOptions(options: LadderAgreementOptions): {
  readonly endorsements: readonly Report<VerifiableCredential>[]
  readonly constituencies: ReadonlyMap<string, readonly string[]>
} {
  checkOptions(options, ['endorsements', 'constituencies'], 'ladderAgreement')
  const { endorsements } = options
  requireOption(areReports(endorsements), 'endorsements', `at most ${MAX_ENDORSEMENTS} reports`)
  return { endorsements, constituencies: readConstituencies(options.constituencies) }
}

/** Whether something is a list of reports of verifications. */
export function areReports(reports: unknown): reports is readonly Report<VerifiableCredential>[] {
  const outcomes = ['verified', 'rejected', 'indeterminate']
  return Array.isArray(reports) && reports.length <= MAX_ENDORSEMENTS && reports.every((one) => outcomes.includes(one?.outcome))
}

/** Who speaks for whom, each once. @throws RungsError `core.option_invalid` */
export function readConstituencies(constituencies: unknown): ReadonlyMap<string, readonly string[]> {
  const isUsable =
    isJsonObject(constituencies) &&
    Object.values(constituencies).every((ids) => Array.isArray(ids) && ids.length <= 1000 && ids.every(isAbsoluteUrl))
  requireOption(isUsable, 'constituencies', 'ids of issuers, by constituency')
  const entries = Object.entries(constituencies as Readonly<Record<string, readonly string[]>>)
  return new Map(entries.map(([name, ids]) => [name, [...new Set(ids)]]))
}
