import { compareDecimals, copyJson, deepFreeze, type JsonObject, parseDecimal } from '../core/index.js'
import { digestJson } from '../ladder/index.js'
import { contextsFor } from './authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { checkOrder } from './check-scope.js'
import { invalid } from './check-values.js'
import { construct } from './construct.js'
import { checkTally } from './observation-tally.js'
import { takeInput } from './snapshot.js'
import type { DisclosureStatement } from './statistics.js'
import type { OutcomeMetricId, tallyMethods } from './statistics-shapes.js'
import type { CredentialBase } from './types.js'
import { readSubject } from './wire.js'

/** One figure that was observed elsewhere, such as by a survey, a ballot or a rating. */
export interface OutcomeObservation {
  /** What it is about, such as a ladder or a survey. */
  readonly id: string
  readonly type: 'OutcomeObservation'
  readonly metric: OutcomeMetricId | `ext:${string}`
  readonly value: string
  readonly unit?: string
  /** How many people it is about: at least 10. */
  readonly people: number
  /** Who they are, in words. */
  readonly population?: string
  readonly periodFrom: string
  readonly periodUntil: string
  /** The interval that the value lies in; its two ends and its level go together. */
  readonly intervalLow?: string
  readonly intervalHigh?: string
  /** Such as `0.95`. */
  readonly intervalLevel?: string
  /** By what it was observed, such as the name of a questionnaire. */
  readonly instrument?: string
  /** The id of the question that was asked; there whenever `options` are. */
  readonly question?: string
  /** The question, by language. */
  readonly questionMap?: Readonly<Record<string, string>>
  /** How people were asked; there whenever `options` are. */
  readonly method?: TallyMethod
  /** Of which constituency they are, as the governance of a ladder names it. */
  readonly constituency?: string
  /**
   * How many could have answered. Not told where those who did not are no more than `disclosure.leastPeople`, none of them included; where
   * `options` are, the statement then has `codedAbove`: the turnout, in percent, if so many did not, which it is at least.
   */
  readonly electorate?: number
  /** How many options each could choose. Default 1. */
  readonly choices?: number
  /** How many chose each option. */
  readonly options?: readonly TallyOption[]
  /** The option that most chose, told even where counts are withheld; nothing where several have as many. */
  readonly leading?: string
  /** How counts were protected; there whenever `options` are. */
  readonly disclosure?: DisclosureStatement
}

/** How people were asked. */
export type TallyMethod = (typeof tallyMethods)[number]

/** An option of a ballot or a question. */
export interface TallyOption {
  /** Short, and the same in all languages, such as `yes`. */
  readonly id: string
  readonly nameMap?: Readonly<Record<string, string>>
  /** How many chose it; `null` where that is withheld. */
  readonly count: number | null
}

/** A credential that says what was observed. */
export interface OutcomeObservationCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: OutcomeObservation
}

/** Input of {@link buildOutcomeObservationCredential}. */
export interface OutcomeObservationCredentialInput
  extends Omit<CredentialInput, 'awardedDate'>,
    Omit<OutcomeObservation, 'id' | 'type' | 'disclosure'> {
  readonly id: string
  /** What it is about. */
  readonly subject: string
  readonly disclosure?: Omit<DisclosureStatement, 'type'>
}

const SUBJECT = [
  'metric',
  'value',
  'unit',
  'people',
  'population',
  'periodFrom',
  'periodUntil',
  'intervalLow',
  'intervalHigh',
  'intervalLevel',
  'instrument',
  'question',
  'questionMap',
  'method',
  'constituency',
  'electorate',
  'choices',
  'options',
  'leading',
  'disclosure',
] as const
const LEAST_PEOPLE = 10

/**
 * An unsigned observation: a metric that no credential can be counted for, of at least ten people, with its period and its interval.
 * With `options` it is the result of a ballot or of a question of a survey, whose counts have to add up and to protect the few; see
 * `publishTally` of `rungs/insight`. It fits the schema `outcome-observation-credential`.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildOutcomeObservationCredential } from 'rungs/credential'
 * const observed = buildOutcomeObservationCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:council.example',
 *   validFrom: '2026-05-01T00:00:00Z',
 *   subject: 'https://courier.example/ladders/delivery',
 *   metric: 'belonging',
 *   value: '71',
 *   people: 214,
 *   periodFrom: '2026-03-01T00:00:00Z',
 *   periodUntil: '2026-04-01T00:00:00Z',
 *   instrument: 'Survey of the council, question 4',
 * })
 * observed.credentialSubject.value // '71'
 * ```
 */
export function buildOutcomeObservationCredential(input: OutcomeObservationCredentialInput): OutcomeObservationCredential {
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<OutcomeObservationCredentialInput>(input, [...fields, 'subject', ...SUBJECT])
  requireFields(source, ['subject', 'metric', 'value', 'people', 'periodFrom', 'periodUntil'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'OutcomeObservationCredential'], contextsFor(source.issuer))
  const given = SUBJECT.flatMap((field) => (source[field] === undefined ? [] : [[field, source[field]] as const]))
  const subject = construct('OutcomeObservation', { id: source.subject, ...Object.fromEntries(given) })
  checkObservation(subject, '')
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as OutcomeObservationCredential
}

/**
 * Reads the observation of a credential, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { type OutcomeObservation, parseOutcomeObservationCredential, type VerifiableCredential } from 'rungs/credential'
 * const read = (verified: VerifiableCredential): OutcomeObservation => parseOutcomeObservationCredential(verified)
 * ```
 */
export function parseOutcomeObservationCredential(credential: unknown): OutcomeObservation {
  const { subject } = readSubject(credential, 'OutcomeObservationCredential', 'OutcomeObservation')
  checkObservation(subject, '/credentialSubject')
  return deepFreeze(subject) as unknown as OutcomeObservation
}

/**
 * The digest of an observation, in whatever form it was signed: of its canonical JSON. A decision names a ballot by it.
 *
 * @returns multibase of a multihash, such as `uEi...`
 * @throws RungsError `core.json_*`
 * @example
 * ```ts
 * import { type OutcomeObservation, observationDigest } from 'rungs/credential'
 * const refer = (ballot: OutcomeObservation) => ({ id: ballot.question, digest: observationDigest(ballot) })
 * ```
 */
export function observationDigest(observation: OutcomeObservation): string {
  return digestJson(copyJson(observation))
}

function checkObservation(subject: JsonObject, path: string): void {
  checkOrder(subject, 'periodFrom', 'periodUntil', path)
  const { people, value, intervalLow, intervalHigh, intervalLevel } = subject as unknown as OutcomeObservation
  if (!Number.isSafeInteger(people) || people < LEAST_PEOPLE) throw invalid(`${path}/people`, 'people', 'whole number')
  checkTally(subject as unknown as OutcomeObservation, path)
  const numbers = { value, intervalLow, intervalHigh, intervalLevel }
  for (const [member, number] of Object.entries(numbers)) {
    if (number !== undefined && parseDecimal(number) === undefined)
      throw invalid(`${path}/${member}`, member, 'decimal number as a string')
  }
  const [low, middle, high, level] = [intervalLow, value, intervalHigh, intervalLevel].map((number) => parseDecimal(number))
  if (low === undefined && high === undefined && level === undefined) return
  const isInterval =
    low !== undefined &&
    high !== undefined &&
    middle !== undefined &&
    level !== undefined &&
    compareDecimals(low, middle) <= 0 &&
    compareDecimals(middle, high) <= 0 &&
    level.units > 0n &&
    compareDecimals(level, { units: 1n, scale: 0 }) < 0
  if (!isInterval) throw invalid(`${path}/intervalLow`, 'intervalLow', 'decimal number as a string')
}
