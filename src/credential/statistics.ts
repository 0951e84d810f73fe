import { deepFreeze, isJsonObject, type JsonObject, parseDecimal, pointer } from '../core/index.js'
import { contextsFor } from './authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { checkOrder } from './check-scope.js'
import { invalid, requireCurrency } from './check-values.js'
import { construct } from './construct.js'
import { takeInput } from './snapshot.js'
import { type OutcomeMetricId, outcomeMetricIds } from './statistics-shapes.js'
import type { CredentialBase } from './types.js'
import { readSubject } from './wire.js'

/** One figure about a group of people. */
export interface StatisticalFigure {
  /** `people`: how many there are. */
  readonly metric: OutcomeMetricId | 'people'
  /** The group by each dimension; of all there is none. */
  readonly group: Readonly<Record<string, string>>
  /** A count, a share in percent or a median, as a decimal; `null` where it is withheld. */
  readonly value: string | null
  /** That the share, or the median, is at least, or at most, so much. */
  readonly coded?: 'atLeast' | 'atMost'
  /** The lower quartile. */
  readonly low?: string
  /** The upper quartile. */
  readonly high?: string
}

/** What was done so that figures cannot be turned back into people. */
export interface DisclosureStatement {
  readonly type: 'DisclosureStatement'
  /** No figure is about fewer people. */
  readonly leastPeople: number
  /** `complementary`: small counts are withheld, and others without which they could be worked out. */
  readonly suppression: 'complementary' | 'none'
  /** What counts of people are rounded to. */
  readonly roundedTo?: number
  /** Shares above so many percent are not told apart. */
  readonly codedAbove?: number
  readonly codedBelow?: number
  /** The parameter of the noise (discrete Laplace) that counts have. */
  readonly epsilon?: string
  /** Pay of at least five payers, none above a quarter, three months old: a floor, not legal clearance. */
  readonly payRule?: 'fivePayersQuarterThreeMonths'
}

/** Figures about groups of people, and how they were protected. */
export interface StatisticalRelease {
  /** The id of the release. */
  readonly id: string
  readonly type: 'StatisticalRelease'
  /** Who was counted, in words. */
  readonly population: string
  /** What the figures rest on, in words. */
  readonly basis: string
  readonly periodFrom: string
  readonly periodUntil: string
  readonly groupedBy?: readonly string[]
  readonly currency?: string
  readonly figures: readonly StatisticalFigure[]
  readonly disclosure: DisclosureStatement
}

/** A credential whose subject is a release of figures. */
export interface StatisticalReleaseCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: StatisticalRelease
}

/** Input of {@link buildStatisticalReleaseCredential}. */
export interface StatisticalReleaseCredentialInput
  extends Omit<CredentialInput, 'awardedDate'>,
    Omit<StatisticalRelease, 'id' | 'type' | 'disclosure'> {
  readonly id: string
  /** The id of the release. */
  readonly subject: string
  readonly disclosure: Omit<DisclosureStatement, 'type'>
}

const SUBJECT = ['population', 'basis', 'periodFrom', 'periodUntil', 'groupedBy', 'currency', 'figures', 'disclosure'] as const
const FIGURE = ['metric', 'group', 'value', 'coded', 'low', 'high']
const MAX_FIGURES = 5000

/**
 * An unsigned release of figures with its disclosure statement. It fits the schema `statistical-release-credential`. Figures that break the statement are refused: a count of fewer people than
 * it says, or one that is not rounded. Deep-frozen, and shares nothing with the input.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildStatisticalReleaseCredential } from 'rungs/credential'
 * const release = buildStatisticalReleaseCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:courier.example',
 *   validFrom: '2026-05-01T00:00:00Z',
 *   subject: 'https://courier.example/statistics/2026-q1',
 *   population: 'Couriers with a badge who agreed to be counted',
 *   basis: 'Records that workers handed in',
 *   periodFrom: '2026-01-01T00:00:00Z',
 *   periodUntil: '2026-04-01T00:00:00Z',
 *   figures: [{ metric: 'people', group: {}, value: '120' }],
 *   disclosure: { leastPeople: 10, suppression: 'complementary', roundedTo: 5 },
 * })
 * release.credentialSubject.disclosure.leastPeople // 10
 * ```
 */
export function buildStatisticalReleaseCredential(input: StatisticalReleaseCredentialInput): StatisticalReleaseCredential {
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<StatisticalReleaseCredentialInput>(input, [...fields, 'subject', ...SUBJECT])
  requireFields(source, ['subject', 'population', 'basis', 'periodFrom', 'periodUntil', 'figures', 'disclosure'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'StatisticalReleaseCredential'], contextsFor(source.issuer))
  const given = SUBJECT.flatMap((field) => (source[field] === undefined ? [] : [[field, source[field]] as const]))
  const subject = construct('StatisticalRelease', { id: source.subject, ...Object.fromEntries(given) })
  checkRelease(subject, '')
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as StatisticalReleaseCredential
}

/**
 * Reads the release of a credential, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { parseStatisticalReleaseCredential, type StatisticalRelease, type VerifiableCredential } from 'rungs/credential'
 * const read = (verified: VerifiableCredential): StatisticalRelease => parseStatisticalReleaseCredential(verified)
 * ```
 */
export function parseStatisticalReleaseCredential(credential: unknown): StatisticalRelease {
  const { subject } = readSubject(credential, 'StatisticalReleaseCredential', 'StatisticalRelease')
  checkRelease(subject, '/credentialSubject')
  return deepFreeze(subject) as unknown as StatisticalRelease
}

function checkRelease(subject: JsonObject, path: string): void {
  checkOrder(subject, 'periodFrom', 'periodUntil', path)
  const { currency, figures, disclosure } = subject as unknown as StatisticalRelease
  if (currency !== undefined) requireCurrency(currency, path)
  const at = `${path}/disclosure`
  const { leastPeople, roundedTo = 1, epsilon } = disclosure
  if (!Number.isSafeInteger(leastPeople) || leastPeople < 5) throw invalid(`${at}/leastPeople`, 'leastPeople', 'whole number')
  if (!Number.isSafeInteger(roundedTo) || roundedTo < 1) throw invalid(`${at}/roundedTo`, 'roundedTo', 'whole number')
  for (const member of ['codedAbove', 'codedBelow'] as const) {
    const percent = disclosure[member]
    if (percent !== undefined && !(Number.isInteger(percent) && percent >= 0 && percent <= 100))
      throw invalid(`${at}/${member}`, member, 'whole number')
  }
  if (epsilon !== undefined && !((parseDecimal(epsilon)?.units ?? 0n) > 0n))
    throw invalid(`${at}/epsilon`, 'epsilon', 'decimal number as a string')
  if (!Array.isArray(figures) || figures.length === 0 || figures.length > MAX_FIGURES)
    throw invalid(`${path}/figures`, 'figures', 'list')
  for (const [index, figure] of figures.entries()) checkFigure(figure, disclosure, pointer(`${path}/figures`, index))
}

function checkFigure(figure: unknown, { leastPeople, roundedTo = 1 }: DisclosureStatement, path: string): void {
  if (!isJsonObject(figure) || Object.keys(figure).some((member) => !FIGURE.includes(member)))
    throw invalid(path, 'figures', 'object')
  const { metric, group, value, coded } = figure
  if (metric !== 'people' && !outcomeMetricIds.some((id) => id === metric)) throw invalid(`${path}/metric`, 'metric', 'text')
  if (!isJsonObject(group) || Object.values(group).some((name) => typeof name !== 'string'))
    throw invalid(`${path}/group`, 'group', 'object')
  if (coded !== undefined && coded !== 'atLeast' && coded !== 'atMost')
    throw invalid(`${path}/coded`, 'coded', 'one of atLeast, atMost')
  for (const member of ['value', 'low', 'high'] as const) {
    const number = figure[member]
    if (number === undefined ? member !== 'value' : number === null ? member === 'value' : parseDecimal(number) !== undefined)
      continue
    throw invalid(`${path}/${member}`, member, 'decimal number as a string')
  }
  if (metric !== 'people' || value === null) return
  const people = Number(value)
  if (!Number.isSafeInteger(people) || people < leastPeople || people % roundedTo !== 0)
    throw invalid(`${path}/value`, 'value', 'whole number')
}
