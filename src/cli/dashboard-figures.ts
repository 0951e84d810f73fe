import {
  asList,
  fromUtf8,
  isJsonObject,
  isRungsError,
  type JsonValue,
  parseJson,
  type RungsError,
  usageError,
} from '../core/index.js'
import { parseStatisticalReleaseCredential, type StatisticalRelease } from '../credential/index.js'
import {
  type Aggregated,
  type AggregateRelease,
  aggregate,
  type Contribution,
  compareReleases,
  type OutcomeMetric,
  outcomeMetrics,
  parseContribution,
  type SmallDifference,
} from '../insight/index.js'
import { isCompactJws } from '../securing/index.js'
import type { Args } from './args.js'
import { readInput } from './files.js'
import type { CliIo } from './io.js'
import { loadVerifier } from './load-verifier.js'
import { readNow } from './options.js'
import { styleFor } from './style.js'
import { tellUnreadable } from './verify.js'
import { verifyInputs } from './verify-inputs.js'
import { toReadable } from './verify-view.js'

/** The options of commands that read figures about groups. */
export const FIGURE_OPTIONS = {
  k: { type: 'string' },
  'unsafe-few-people': { type: 'boolean' },
  release: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  metrics: { type: 'string' },
  by: { type: 'string' },
  currency: { type: 'string' },
  after: { type: 'string' },
} as const

const MAX_RECORD_BYTES = 256 * 1024 * 1024

/** Figures, and which records they leave out. */
export interface LoadedFigures {
  readonly release: AggregateRelease | StatisticalRelease
  readonly aggregated?: Aggregated
}

/** The fewest people that a figure is about, as `--k` says. @throws RungsError `cli.usage` */
export function readFew(args: Args): { readonly leastPeople?: number; readonly unsafeFewPeople?: true } {
  const text = args.text('k')
  const isFew = args.flag('unsafe-few-people')
  const least = text === undefined ? undefined : Number(text)
  const isUsable = least === undefined || (/^\d{1,7}$/.test(text as string) && least >= (isFew ? 5 : 10))
  if (!isUsable) throw usageError('cli.usage', { problem: 'not_one_of', what: '--k' })
  return { ...(least !== undefined && { leastPeople: least }), ...(isFew && { unsafeFewPeople: true as const }) }
}

/**
 * Figures out of files: one signed release, which has to verify; or the records that people handed in, as a list of JSON or one a line. The release
 * and its time are those of the records unless options say so.
 *
 * @throws RungsError `cli.usage`, `cli.file_*`; as `aggregate` and `parseStatisticalReleaseCredential`
 */
export async function loadFigures(io: CliIo, args: Args, files: readonly string[]): Promise<LoadedFigures | undefined> {
  const records = await readRecords(io, files)
  if (records === undefined) {
    if (files.length > 1) throw usageError('cli.usage', { problem: 'words_too_many' })
    return verifyRelease(io, args, files[0] as string)
  }
  const told = { release: args.text('release'), from: args.text('from'), until: args.text('until') }
  const aggregated = aggregateRecords(args, records, told)
  return { release: aggregated.published, aggregated }
}

/**
 * What figures, together with those of releases before, tell of few people. The releases before are counted anew from the records that they were
 * of (`--after FILE,...`): only exact counts say how many people lie between two figures.
 *
 * @throws RungsError `cli.usage` where there are no records to compare; as `loadFigures`
 */
export async function differencesSince(
  io: CliIo,
  args: Args,
  { aggregated }: LoadedFigures,
): Promise<readonly SmallDifference[]> {
  const differences: SmallDifference[] = []
  for (const file of args.text('after')?.split(',') ?? []) {
    const records = await readRecords(io, [file])
    if (records === undefined || aggregated === undefined)
      throw usageError('cli.usage', { problem: 'not_together', what: '--after StatisticalReleaseCredential' })
    differences.push(...compareReleases(aggregateRecords(args, records), aggregated).differences)
  }
  return differences
}

/** All records of some files; nothing where one of them is a signed release. */
async function readRecords(io: CliIo, files: readonly string[]): Promise<readonly JsonValue[] | undefined> {
  const records: JsonValue[] = []
  for (const file of files) {
    const text = fromUtf8(await readInput(io, file, MAX_RECORD_BYTES))
    if (isCompactJws(text.trim())) return undefined
    const found = parseRecords(text)
    const [first] = found
    if (isJsonObject(first) && asList(first['type']).includes('StatisticalReleaseCredential')) return undefined
    for (const one of found) records.push(one)
  }
  return records
}

/** Figures out of records; their release and its time are those of the records unless told. */
function aggregateRecords(
  args: Args,
  records: readonly JsonValue[],
  told: { readonly release?: string | undefined; readonly from?: string | undefined; readonly until?: string | undefined } = {},
): Aggregated {
  const now = readNow(args)
  const read = records.flatMap((record) => readOne(record, now))
  const release = told.release ?? onlyRelease(read)
  const own = read.filter((record) => record.release === release)
  const dates = (member: 'from' | 'until'): readonly string[] => own.map((record) => record[member]).sort()
  const metrics =
    args.text('metrics')?.split(',') ??
    outcomeMetrics().flatMap(({ id }) => (own.some(({ values }) => values[id] !== undefined) ? [id] : []))
  const currency = args.text('currency') ?? currencyOf(own)
  const hasPay = metrics.includes('wageChange')
  return aggregate(records, {
    release,
    from: told.from ?? dates('from')[0] ?? '',
    until: told.until ?? dates('until').at(-1) ?? '',
    metrics: metrics as readonly OutcomeMetric['id'][],
    by: args.text('by')?.split(',') ?? [],
    ...(hasPay && currency !== undefined && { currency }),
    ...readFew(args),
    now,
  })
}

/** A list of JSON, or values one a line. */
function parseRecords(text: string): readonly JsonValue[] {
  const start = text.trimStart()
  if (start.startsWith('[')) return asList(parseJson(text, { maxBytes: MAX_RECORD_BYTES, maxValues: 50_000_000 }))
  const lines = start.split('\n').filter((line) => line.trim() !== '')
  try {
    return [parseJson(text)]
  } catch (error) {
    if (!isRungsError(error) || lines.length === 1) throw error
    return lines.map((line) => lineOf(line))
  }
}

/** A line that is no JSON is a record that cannot be counted, and no reason to count none. */
function lineOf(line: string): JsonValue {
  try {
    return parseJson(line)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return null
  }
}

function readOne(record: JsonValue, now: Date): readonly Contribution[] {
  try {
    return [parseContribution(record, { now })]
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    return []
  }
}

/** The release of all records; which of several is meant, nobody can guess. */
function onlyRelease(records: readonly Contribution[]): string {
  const ids = new Set(records.map(({ release }) => release))
  const [first] = ids
  if (first === undefined || ids.size > 1) throw usageError('cli.usage', { problem: 'option_missing', what: '--release' })
  return first
}

function currencyOf(records: readonly Contribution[]): string | undefined {
  for (const { values } of records) if (typeof values.wageChange === 'object') return values.wageChange.currency
  return undefined
}

/** The release of a credential, where it is verified; else nothing, and what is wrong is told. */
async function verifyRelease(io: CliIo, args: Args, file: string): Promise<LoadedFigures | undefined> {
  const verifier = await loadVerifier(io, args)
  const [done] = await verifyInputs(io, verifier, [file], ({ input, report, error }) => {
    if (report === undefined) tellUnreadable(io, input, error as RungsError, args.flag('json'))
    else if (report.outcome !== 'verified') io.err(`${toReadable(input, report, styleFor(io))}\n`)
  })
  const report = done?.report
  return report?.outcome === 'verified' ? { release: parseStatisticalReleaseCredential(report.credential) } : undefined
}
