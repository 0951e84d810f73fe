import {
  compareDecimals,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseDateTime,
  parseDecimal,
} from '../core/index.js'
import { member } from './fact-parts.js'
import type { Fact } from './types.js'

/** What a record of work is about, in place of an achievement. */
export const WORK_RECORD = 'https://w3id.org/rungs/v0#WorkRecord'

const MS_PER_HOUR = 3_600_000
const MAX_OCCUPATIONS = 1000

/** What a work record states of its worker, beside what every credential does. */
export type WorkFactParts = Pick<Fact, 'achievement' | 'alignments' | 'amounts' | 'work'> & { readonly worker: string }

/** Whether a credential is a work record, by its type. */
export function isWorkRecord({ type }: JsonObject): boolean {
  return [type].flat().includes('WorkRecordCredential')
}

/**
 * The work that a subject of a work record tells of. Hours that nobody can have worked, a period that cannot be read and amounts that
 * are none leave nothing: a record that is wrong in part is not believed in part.
 */
export function workPartsOf(subject: JsonValue): WorkFactParts | undefined {
  if (!isJsonObject(subject) || subject['type'] !== 'WorkRecord' || !isAbsoluteUrl(subject['id'])) return undefined
  const { periodFrom, periodUntil, hours, jobs, platform, occupations } = subject
  const [from, until] = [parseDateTime(periodFrom), parseDateTime(periodUntil)]
  if (from === undefined || until === undefined || until.epochMs < from.epochMs) return undefined
  const period = { from: periodFrom as string, to: periodUntil as string }
  if (hours !== undefined && !areHoursOf(hours, from.epochMs, until.epochMs)) return undefined
  if (jobs !== undefined && !(typeof jobs === 'number' && Number.isSafeInteger(jobs) && jobs >= 0)) return undefined
  return {
    worker: subject['id'],
    achievement: { id: WORK_RECORD, aliases: [] },
    alignments: alignmentsOf(occupations),
    amounts: [
      ...(hours === undefined ? [] : [{ measure: 'hours', amount: hours as string, ...period }]),
      ...(jobs === undefined ? [] : [{ measure: 'jobs', amount: String(jobs), ...period }]),
    ],
    work: { ...member('platform', isAbsoluteUrl(platform) ? platform : undefined) },
  }
}

/**
 * Whether these are hours that one person can have worked in a period: a decimal from 0 to the hours that it has, exact to the
 * millisecond. Nobody works more than 24 hours a day, whatever several platforms add up to.
 */
export function areHoursOf(hours: unknown, fromMs: number, untilMs: number): hours is string {
  const amount = parseDecimal(hours)
  if (amount === undefined || amount.units < 0n || untilMs < fromMs) return false
  return (
    compareDecimals(
      { units: amount.units * BigInt(MS_PER_HOUR), scale: amount.scale },
      { units: BigInt(untilMs - fromMs), scale: 0 },
    ) <= 0
  )
}

function alignmentsOf(occupations: JsonValue | undefined): Fact['alignments'] {
  const list = Array.isArray(occupations) ? (occupations as readonly JsonValue[]).slice(0, MAX_OCCUPATIONS) : []
  return list.flatMap((entry) => {
    if (!isJsonObject(entry)) return []
    const { uri, framework, version, code } = entry
    const edition = typeof framework === 'string' && typeof version === 'string' ? `${framework} ${version}` : framework
    return [
      {
        ...member('uri', isAbsoluteUrl(uri) ? uri : undefined),
        ...member('framework', typeof edition === 'string' ? edition : undefined),
        ...member('code', typeof code === 'string' ? code : undefined),
      },
    ]
  })
}
