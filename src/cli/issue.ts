import { type Problem, type RungsError, usageError } from '../core/index.js'
import { en } from '../i18n/index.js'
import { skipRequirements } from '../issue/index.js'
import { describeRequirement, type Ladder, subjectKeysOf } from '../ladder/index.js'
import { skipValidityCheck } from '../verify/index.js'
import { type Args, readArgs } from './args.js'
import { type CsvRead, readCsv } from './csv.js'
import { openCsvFile } from './csv-file.js'
import { readInput } from './files.js'
import { type HeldFacts, openHeld } from './held.js'
import { type CliIo, EXIT } from './io.js'
import { issueIntoFolder } from './issue-folder.js'
import { digestOf } from './issue-log.js'
import type { IssueJob, RowEnd } from './issue-rows.js'
import { loadIssuer, loadLadder, loadVerifier, VERIFY_OPTIONS } from './load.js'
import { createProgress } from './progress.js'
import { factsAbout, readRecords } from './records.js'
import { clean, inLine, jsonText, rows, type Style, styleFor } from './style.js'

interface Failure {
  readonly line: number
  readonly rowKey: string
  readonly code: string
  readonly message: string
  readonly path: string
}

/** As many are told one by one. */
const MAX_FAILURES = 10_000

/** `rungs issue` */
export async function issue(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      ladder: { type: 'string', required: true },
      rung: { type: 'string' },
      key: { type: 'string', required: true },
      issuer: { type: 'string' },
      subject: { type: 'string' },
      csv: { type: 'string' },
      held: { type: 'string' },
      jurisdiction: { type: 'string' },
      records: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      store: { type: 'string' },
      batch: { type: 'string' },
      'status-lists': { type: 'string' },
      workers: { type: 'string' },
      'unsafe-skip-requirements': { type: 'boolean' },
    },
    words: [0, 0],
  })
  if ((args.text('subject') === undefined) === (args.text('csv') === undefined))
    throw usageError('cli.usage', { problem: 'subject_or_csv' })
  if (args.text('out') === undefined && args.text('store') === undefined)
    throw usageError('cli.usage', { problem: 'option_missing', what: '--out' })
  const job = await prepare(io, args)
  const { total, reads } = await readRows(job)
  const progress = createProgress(io, total, !args.flag('json'))
  // What programs read is English whatever is spoken to people.
  const speak = args.flag('json') ? styleFor({ ...io, catalogue: en }) : styleFor(io)
  const summary = { total, issued: 0, present: 0, failed: 0 }
  const failures: Failure[] = []
  const ends =
    args.text('store') === undefined
      ? issueIntoFolder(job, reads)
      : // Stores and threads are large, and few need them.
        (await import('./issue-store.js')).issueIntoStore(job, reads)
  let done = 0
  for await (const end of ends) {
    summary[end.outcome]++
    if (end.outcome === 'failed' && failures.length < MAX_FAILURES) failures.push(toFailure(end, job.ladder, speak))
    progress.step(++done, summary.failed)
  }
  progress.end()
  report(job, { ...summary, failures })
  return summary.failed === 0 ? EXIT.ok : EXIT.rowsFailed
}

async function prepare(io: CliIo, args: Args): Promise<IssueJob> {
  const ladder = await loadLadder(io, args.need('ladder'))
  const { issuer, key, mechanism } = await loadIssuer(io, args)
  const held = args.flag('unsafe-skip-requirements') ? skipRequirements : await loadHeld(io, args, issuer.profile.id)
  return { io, args, ladder, issuer, key, mechanism, held }
}

/**
 * The badges in `--held` and the issuer's own records in `--records`. The ladder judges dates, so that an expired badge is
 * said to be expired.
 */
async function loadHeld(io: CliIo, args: Args, issuer: string): Promise<HeldFacts> {
  const folder = args.text('held')
  const file = args.text('records')
  const records = file === undefined ? [] : readRecords(await readInput(io, file), issuer)
  const badges: HeldFacts =
    folder === undefined
      ? async () => []
      : await openHeld(io, folder, await loadVerifier(io, args, { validity: skipValidityCheck }))
  return async (subject, identity) => [
    ...factsAbout(records, subjectKeysOf(subject, issuer), identity),
    ...(await badges(subject, identity)),
  ]
}

async function readRows({
  io,
  args,
  key,
}: IssueJob): Promise<{ readonly total: number; readonly reads: AsyncIterable<CsvRead> }> {
  const file = args.text('csv')
  if (file === undefined) return { total: 1, reads: oneRow(args.need('subject'), key.secretKeyJwk.d) }
  const { count, records } = await openCsvFile(io, file)
  // A store knows what is there twice, however long the file.
  const seen = args.text('store') === undefined ? new Map<string, number>() : undefined
  return { total: Math.max(0, count - 1), reads: readCsv(records(), seen) }
}

async function* oneRow(subject: string, secret: string): AsyncGenerator<CsvRead, void, undefined> {
  yield { row: { line: 1, rowKey: digestOf(subject, secret), subject, results: {} } }
}

function toFailure({ line, rowKey, error }: Extract<RowEnd, { outcome: 'failed' }>, ladder: Ladder, style: Style): Failure {
  return { line, rowKey, code: error.code, message: messageOf(error, ladder, style), path: error.path }
}

/** The words for an error, and for each requirement that is behind it. */
function messageOf(error: RungsError, ladder: Ladder, style: Style): string {
  const { details = [] } = error.params as { readonly details?: readonly Problem[] }
  const behind = details.map((one) => {
    const lang = style.wanted[0] ?? ladder.defaultLanguage
    const what = inLine(describeRequirement(ladder, one.path, lang, { catalogue: style.catalogue }), 300)
    return `${what === '' ? '' : `${style.say('issue.needed', { what })} `}${style.words(one).text}`
  })
  return [style.words(error).text, ...behind].join(' ')
}

interface Summary {
  readonly total: number
  readonly issued: number
  readonly present: number
  readonly failed: number
  readonly failures: readonly Failure[]
}

function report({ io, args, issuer }: IssueJob, { failed, ...summary }: Summary): void {
  const { total, issued, present, failures } = summary
  const [store, out] = [args.text('store'), args.text('out')]
  const places = { ...(store !== undefined && { store }), ...(out !== undefined && { out }) }
  if (args.flag('json')) {
    const more = failed > failures.length ? { failed } : {}
    io.out(jsonText({ ...places, issuer: issuer.profile.id, ...summary, ...more }))
    return
  }
  const style = styleFor(io)
  const { say } = style
  const counts = [
    `${style.strong(say('issue.issued', { count: issued }))} ${say('issue.total', { count: total })}`,
    ...(present === 0 ? [] : [say('issue.present', { count: present })]),
    ...(failed === 0 ? [] : [style.bad(say('issue.failed', { count: failed }))]),
  ]
  io.out(`${counts.join(say('brief.and'))}\n`)
  io.out(
    rows(
      failures.map(({ line, rowKey, message, code }) => [
        `${say('label.line', { line })}  ${clean(rowKey, 40)}`,
        `${message} ${style.faint(code)}`,
      ]),
    ),
  )
  if (store !== undefined) io.out(rows([[say('label.file'), store]]))
  if (out !== undefined) io.out(rows([[say('label.folder'), out]]))
}
