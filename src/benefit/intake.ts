import {
  asList,
  canonicalizeJson,
  checkOptions,
  copyJsonObject,
  formatDateTime,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type Now,
  type Problem,
  parseDateTime,
  pointer,
  problem,
  requireOption,
  toEpochMs,
} from '../core/index.js'

/** What every sum over records takes. */
export interface SumOptions {
  /** Records whose time is not over by then do not count. */
  readonly now: Now
  /** The worker, by one or several ids. Default: the one worker that all records are about. */
  readonly subject?: string | readonly string[]
}

/** A record that may be counted. */
export interface Taken<Statement> {
  /** The id of its credential; of one without an id, the empty text. */
  readonly id: string
  readonly issuer: string
  readonly statement: Statement
  /** What it says, in one spelling. */
  readonly text: string
  readonly path: string
}

/** Records read, and what is wrong with the others. */
export interface Intake<Statement> {
  readonly nowMs: number
  readonly taken: readonly Taken<Statement>[]
  readonly problems: Problem[]
}

const MAX_RECORDS = 10_000

/** Checks the options of a sum. @throws RungsError `core.option_*` */
export function readSumOptions(options: SumOptions, more: readonly string[], where: string): number {
  checkOptions(options, ['now', 'subject', ...more], where)
  requireOption(options.now !== undefined, 'now', 'date-time')
  return toEpochMs(options.now)
}

/**
 * Reads verified credentials: each statement once, however often it is given, in an order that is that of their contents. Of those with
 * one id and issuer that say different things none counts.
 */
export function takeStatements<Statement extends { readonly id: string }>(
  credentials: readonly unknown[],
  parse: (credential: unknown) => Statement,
  options: SumOptions,
  nowMs: number,
): Intake<Statement> {
  if (!Array.isArray(credentials) || credentials.length > MAX_RECORDS)
    throw inputError('ladder.too_many', { what: 'credentials', limit: MAX_RECORDS })
  const problems: Problem[] = []
  const read: Taken<Statement>[] = []
  for (const [index, credential] of credentials.entries()) {
    const path = pointer('', index)
    try {
      read.push(readOne(copyJsonObject(credential), parse, path))
    } catch (error) {
      if (!isRungsError(error) || error.kind !== 'input') throw error
      problems.push(problem(error.code, error.params, path + error.path))
    }
  }
  const own = ofWorker(read, options.subject, problems)
  return { nowMs, taken: once(own, problems), problems }
}

function readOne<Statement>(credential: JsonObject, parse: (credential: unknown) => Statement, path: string): Taken<Statement> {
  const statement = parse(credential)
  const { id, issuer } = credential
  const issuerId = String(isJsonObject(issuer) ? issuer['id'] : issuer)
  const text = canonicalizeJson([issuerId, asList(credential['credentialSubject'])[0] ?? null])
  return { id: typeof id === 'string' ? id : '', issuer: issuerId, statement, text, path }
}

function ofWorker<Statement extends { readonly id: string }>(
  read: readonly Taken<Statement>[],
  subject: SumOptions['subject'],
  problems: Problem[],
): readonly Taken<Statement>[] {
  const named = new Set(read.map(({ statement }) => statement.id))
  if (subject === undefined && named.size > 1) throw inputError('ladder.subject_ambiguous', { count: named.size })
  const keys = subject === undefined ? named : new Set([subject].flat())
  return read.filter(({ statement, path }) => {
    if (keys.has(statement.id)) return true
    problems.push(problem('requirement.subject_unlinked', {}, path))
    return false
  })
}

function once<Statement>(own: readonly Taken<Statement>[], problems: Problem[]): readonly Taken<Statement>[] {
  const byId = new Map<string, Taken<Statement>[]>()
  for (const one of own) {
    const key = one.id === '' ? one.text : JSON.stringify([one.issuer, one.id])
    const same = byId.get(key)
    if (same === undefined) byId.set(key, [one])
    else same.push(one)
  }
  const kept: Taken<Statement>[] = []
  for (const same of byId.values()) {
    const [first, ...again] = same as [Taken<Statement>, ...Taken<Statement>[]]
    const code = again.every(({ text }) => text === first.text) ? 'benefit.replayed' : 'benefit.conflicting'
    if (code === 'benefit.replayed') kept.push(first)
    for (const { path, id } of code === 'benefit.replayed' ? again : same)
      problems.push(problem(code, { credential: shortId(id) }, path))
  }
  const key = ({ text, id }: Taken<Statement>): string => `${text} ${id}`
  return kept.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** Those whose time is over; the others are told. */
export function pastOnly<Statement>(
  { taken, problems, nowMs }: Intake<Statement>,
  endOf: (statement: Statement) => string,
): readonly Taken<Statement>[] {
  return taken.filter(({ statement, path }) => {
    const until = endOf(statement)
    if (msOf(until) <= nowMs) return true
    problems.push(problem('benefit.period_future', { until, now: formatDateTime(nowMs) }, path))
    return false
  })
}

/** An id as it is told: no longer than anybody reads. */
export function shortId(id: string): string {
  return id.slice(0, 256)
}

/** A date that was checked. */
export function msOf(date: string): number {
  return parseDateTime(date)?.epochMs as number
}
