import { sha256Base64url } from '#runtime'
import {
  canonicalizeJson,
  checkOptions,
  deepFreeze,
  inputError,
  isJsonObject,
  type Now,
  parseDateOrDateTime,
  pointer,
  requireOption,
  toBase64url,
  toEpochMs,
} from '../core/index.js'
import type { OutcomeMetricId } from '../credential/index.js'
import { coarsen, isText, isValueOf, type MetricValues, type PayValue } from './metric-values.js'
import { isMetricId } from './metrics.js'

/** The record that one person, or a platform with their consent, hands in for one release. */
export interface Contribution {
  readonly type: 'Contribution'
  /** The one release that it may be counted in. */
  readonly release: string
  /** The same for the same person in the same release, and in no other. */
  readonly pseudonym: string
  readonly consentedAt: string
  readonly from: string
  readonly until: string
  /** The groups that the person is in, such as `{ region: 'North' }`. */
  readonly groups: Readonly<Record<string, string>>
  readonly values: MetricValues
}

/** Input of {@link contribute}. */
export interface ContributionInput extends Omit<Contribution, 'type' | 'pseudonym' | 'groups'> {
  /** At least 16 bytes that stay with the person: they make the pseudonym. */
  readonly secret: Uint8Array
  readonly groups?: Readonly<Record<string, string>>
}

/** Options of {@link contribute}. */
export interface ContributeOptions {
  readonly now?: Now
}

const MAX_GROUPS = 8
const PSEUDONYM = /^[A-Za-z0-9_-]{43}$/
const MEMBERS = ['type', 'release', 'pseudonym', 'consentedAt', 'from', 'until', 'groups', 'values']

/**
 * The least that a person hands in: coarse values (rounded to the `step` of their metric), a pseudonym that is of no use in another
 * release, and no name, no id and no credential. It is the consent: nothing is counted that was not handed in so.
 *
 * @throws RungsError `insight.contribution_invalid` (input), with the path of what is wrong; `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { contribute } from 'rungs/insight'
 * const record = contribute({
 *   release: 'https://courier.example/statistics/2026-q1',
 *   secret: crypto.getRandomValues(new Uint8Array(32)), // once, and kept
 *   consentedAt: '2026-04-02T08:00:00Z',
 *   from: '2026-01-01',
 *   until: '2026-04-01',
 *   groups: { region: 'North' },
 *   values: { credentialAttainmentRate: true, hoursPerWeek: 23.4 },
 * })
 * record.values.hoursPerWeek // 23
 * ```
 */
export function contribute(input: ContributionInput, options: ContributeOptions = {}): Contribution {
  checkOptions(input, ['release', 'secret', 'consentedAt', 'from', 'until', 'groups', 'values'], 'contribute')
  checkOptions(options, ['now'], 'contribute')
  const { release, secret, consentedAt, from, until, groups = {}, values } = input
  requireOption(secret instanceof Uint8Array && secret.length >= 16, 'secret', 'at least 16 bytes')
  if (!isText(release)) throw invalid('release')
  const text = canonicalizeJson(['rungs contribution', release, toBase64url(secret)])
  const pseudonym = sha256Base64url(text)
  const coarse = isJsonObject(values)
    ? Object.fromEntries(Object.entries(values).map(([id, value]) => [id, coarsen(id, value)]))
    : values
  return deepFreeze(
    readContribution(
      { type: 'Contribution', release, pseudonym, consentedAt, from, until, groups, values: coarse },
      toEpochMs(options.now),
    ),
  )
}

/**
 * Reads a record that somebody handed in: unknown members, negative hours, periods that are not over and consent from later are refused.
 *
 * @throws RungsError `insight.contribution_invalid` (input), with the path of what is wrong
 * @example
 * ```ts
 * import { type Contribution, parseContribution } from 'rungs/insight'
 * const read = (received: unknown): Contribution => parseContribution(received)
 * ```
 */
export function parseContribution(value: unknown, options: ContributeOptions = {}): Contribution {
  checkOptions(options, ['now'], 'parseContribution')
  return deepFreeze(readContribution(value, toEpochMs(options.now)))
}

/** {@link parseContribution} at an instant, of which `readDate` may know dates already. @throws RungsError `insight.contribution_invalid` */
export function readContribution(value: unknown, nowMs: number, readDate: (date: unknown) => number = dateMs): Contribution {
  const source = plain(value, '')
  for (const member of Object.keys(source)) if (!MEMBERS.includes(member)) throw invalid(member.slice(0, 64))
  const { type, release, pseudonym, consentedAt, from, until } = source
  if (type !== 'Contribution') throw invalid('type')
  if (!isText(release)) throw invalid('release')
  if (typeof pseudonym !== 'string' || !PSEUDONYM.test(pseudonym)) throw invalid('pseudonym')
  const [consent, start, end] = [readDate(consentedAt), readDate(from), readDate(until)]
  if (!(consent <= nowMs)) throw invalid('consentedAt')
  if (Number.isNaN(start)) throw invalid('from')
  if (!(end > start && end <= nowMs)) throw invalid('until')
  const groups = readGroups(source['groups'])
  const values = readValues(source['values'])
  return {
    type,
    release,
    pseudonym,
    consentedAt: consentedAt as string,
    from: from as string,
    until: until as string,
    groups,
    values,
  }
}

/** Reads dates, and knows the last few thousand again: the records of a release share most of theirs. */
export function createDateReader(): (date: unknown) => number {
  const known = new Map<unknown, number>()
  return (date) => {
    const before = known.get(date)
    if (before !== undefined) return before
    if (known.size > 5000) known.clear()
    const instant = dateMs(date)
    known.set(date, instant)
    return instant
  }
}

/** The instant of a date or date-time; not a number where it is none. */
export function dateMs(date: unknown): number {
  return (typeof date === 'string' ? parseDateOrDateTime(date)?.epochMs : undefined) ?? Number.NaN
}

function readGroups(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(plain(value, 'groups'))
  if (entries.length > MAX_GROUPS) throw invalid('groups')
  for (const [name, group] of entries) if (!isText(name) || !isText(group)) throw invalid(name.slice(0, 64), '/groups')
  return Object.fromEntries(entries) as Readonly<Record<string, string>>
}

function readValues(value: unknown): MetricValues {
  const given = plain(value, 'values')
  const ids = Object.keys(given)
  if (ids.length === 0) throw invalid('values')
  const values: { [Metric in OutcomeMetricId]?: boolean | number | PayValue } = {}
  for (const id of ids) {
    const one = given[id]
    if (!isMetricId(id) || !isValueOf(id, one)) throw invalid(id.slice(0, 64), '/values')
    values[id] = typeof one === 'object' ? { ...(one as PayValue) } : (one as boolean | number)
  }
  return values
}

function plain(value: unknown, member: string): Readonly<Record<string, unknown>> {
  if (member === '' && !isJsonObject(value)) throw inputError('insight.contribution_invalid', { member: 'Contribution' }, '')
  if (!isJsonObject(value)) throw invalid(member)
  return value
}

function invalid(member: string, parent = ''): Error {
  return inputError('insight.contribution_invalid', { member }, pointer(parent, member))
}
