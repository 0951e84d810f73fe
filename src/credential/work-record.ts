import { compareDecimals, deepFreeze, type JsonObject, parseDateTime, parseDecimal } from '../core/index.js'
import { areHoursOf } from '../ladder/index.js'
import { contextsFor, type ScopeAlignment } from './authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { checkOrder } from './check-scope.js'
import { invalid, requireCurrency } from './check-values.js'
import { construct } from './construct.js'
import { takeInput } from './snapshot.js'
import type { CredentialBase } from './types.js'
import { readSubject } from './wire.js'

/** How often work was on time and finished, as shares from 0 to 1 of `count` jobs. */
export interface WorkReliability {
  readonly type: 'WorkReliability'
  readonly onTimeRate?: string
  readonly completionRate?: string
  readonly count: number
}

/** Between what and what somebody earned in a period, before tax and costs, in the minor units of a currency (ISO 4217). */
export interface EarningsBand {
  readonly type: 'EarningsBand'
  readonly low: number
  readonly high: number
  readonly currency: string
}

/** Work that somebody did on a platform in a period. */
export interface WorkRecord {
  /** The worker. */
  readonly id: string
  readonly type: 'WorkRecord'
  /** Where the work was done. Default: with the issuer. */
  readonly platform?: string
  readonly periodFrom: string
  /** The first instant that no longer belongs to the period. */
  readonly periodUntil: string
  /** Hours as an exact decimal, never more than the period has. */
  readonly hours?: string
  /** Which hours are counted; there whenever `hours` is. */
  readonly timeBase?: 'engaged' | 'loggedIn' | 'paidHours'
  readonly jobs?: number
  readonly workRelationship?: 'employee' | 'contractor' | 'mixed'
  /** What kind of work it was, by entries of frameworks. */
  readonly occupations?: readonly ScopeAlignment[]
  readonly reliability?: WorkReliability
  /** What was paid for it, as a band: coarse enough to be shown. */
  readonly grossEarnings?: EarningsBand
}

/** A credential that says how much somebody worked, when and at what, and, as a band at most, what it earned. */
export interface WorkRecordCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: WorkRecord
}

/** Input of {@link buildWorkRecordCredential}. */
export interface WorkRecordCredentialInput
  extends Omit<CredentialInput, 'awardedDate'>,
    Omit<WorkRecord, 'id' | 'type' | 'reliability' | 'grossEarnings'> {
  readonly id: string
  /** The worker. */
  readonly subject: string
  readonly reliability?: Omit<WorkReliability, 'type'>
  readonly grossEarnings?: Omit<EarningsBand, 'type'>
}

const SUBJECT = [
  'platform',
  'periodFrom',
  'periodUntil',
  'hours',
  'timeBase',
  'jobs',
  'workRelationship',
  'occupations',
  'reliability',
  'grossEarnings',
] as const
const MS_PER_HOUR = 3_600_000

/**
 * An unsigned work record: hours, jobs, period, platform, reliability and a band of gross earnings, which the `experience` requirements of a ladder count. Each
 * value is a member of its own, so that a worker can show the hours and nothing else. Deep-frozen, and shares nothing with the input.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildWorkRecordCredential } from 'rungs/credential'
 * const record = buildWorkRecordCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:courier.example',
 *   validFrom: '2026-06-01T00:00:00Z',
 *   subject: 'did:example:ana',
 *   periodFrom: '2026-05-01T00:00:00Z',
 *   periodUntil: '2026-06-01T00:00:00Z',
 *   hours: '96.5',
 *   timeBase: 'engaged',
 *   jobs: 210,
 * })
 * record.credentialSubject.hours // '96.5'
 * ```
 */
export function buildWorkRecordCredential(input: WorkRecordCredentialInput): WorkRecordCredential {
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<WorkRecordCredentialInput>(input, [...fields, 'subject', ...SUBJECT])
  requireFields(source, ['subject', 'periodFrom', 'periodUntil'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'WorkRecordCredential'], contextsFor(source.issuer))
  const given = SUBJECT.flatMap((field) => (source[field] === undefined ? [] : [[field, source[field]] as const]))
  const subject = construct('WorkRecord', { id: source.subject, ...Object.fromEntries(given) })
  checkWorkRecord(subject, '')
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as WorkRecordCredential
}

/**
 * Reads the work record of a credential, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { parseWorkRecordCredential, type VerifiableCredential, type WorkRecord } from 'rungs/credential'
 * const read = (verified: VerifiableCredential): WorkRecord => parseWorkRecordCredential(verified)
 * ```
 */
export function parseWorkRecordCredential(credential: unknown): WorkRecord {
  const { subject } = readSubject(credential, 'WorkRecordCredential', 'WorkRecord')
  checkWorkRecord(subject, '/credentialSubject')
  return deepFreeze(subject) as unknown as WorkRecord
}

function checkWorkRecord(subject: JsonObject, path: string): void {
  checkOrder(subject, 'periodFrom', 'periodUntil', path)
  const { periodFrom, periodUntil, hours, timeBase, jobs, reliability, grossEarnings } = subject as unknown as WorkRecord
  if (hours === undefined && jobs === undefined) throw invalid(`${path}/hours`, 'hours', 'hours or jobs')
  if ((hours === undefined) !== (timeBase === undefined)) throw invalid(`${path}/timeBase`, 'timeBase', 'given with hours')
  if (hours !== undefined) {
    const [from, until] = [dateMs(periodFrom), dateMs(periodUntil)]
    const most = Math.floor((until - from) / MS_PER_HOUR)
    if (!areHoursOf(hours, from, until))
      throw invalid(`${path}/hours`, 'hours', `decimal from 0 to ${most}, the hours of the period`)
  }
  if (grossEarnings !== undefined) {
    const { low, high, currency } = grossEarnings
    requireCurrency(currency, `${path}/grossEarnings`)
    if (high < low) throw invalid(`${path}/grossEarnings/high`, 'high', 'amount not below low')
  }
  for (const rate of ['onTimeRate', 'completionRate'] as const) {
    const share = reliability?.[rate]
    if (share === undefined) continue
    const value = parseDecimal(share)
    if (value === undefined || value.units < 0n || compareDecimals(value, ONE) > 0)
      throw invalid(`${path}/reliability/${rate}`, rate, 'decimal from 0 to 1')
  }
}

const ONE = { units: 1n, scale: 0 } as const

function dateMs(date: string): number {
  return parseDateTime(date)?.epochMs ?? Number.NaN
}
