import { join } from 'node:path'
import { isRungsError, newUrn, type Problem, type RungsError, usageError } from '../core/index.js'
import { en } from '../i18n/index.js'
import { type Issuer, skipRequirements } from '../issue/index.js'
import { describeRequirement, type Ladder, subjectKeysOf } from '../ladder/index.js'
import { skipValidityCheck } from '../verify/index.js'
import { type Args, readArgs } from './args.js'
import { type CsvRead, type CsvRow, readCsv } from './csv.js'
import { readInput, writeFileAtomically } from './files.js'
import { type HeldFacts, openHeld } from './held.js'
import { type CliIo, EXIT } from './io.js'
import { digestOf, type IssueLog, openIssueLog } from './issue-log.js'
import { loadIssuer, loadLadder, loadVerifier, VERIFY_OPTIONS } from './load.js'
import { createProgress } from './progress.js'
import { findRung, toRecipient } from './recipient.js'
import { factsAbout, readRecords } from './records.js'
import { toText } from './seal.js'
import { clean, inLine, jsonText, rows, type Style, styleFor } from './style.js'

interface Failure {
  readonly line: number
  readonly rowKey: string
  readonly code: string
  readonly message: string
  readonly path: string
}

interface Job {
  readonly io: CliIo
  readonly args: Args
  readonly ladder: Ladder
  readonly issuer: Issuer
  readonly log: IssueLog
  readonly held: HeldFacts | typeof skipRequirements
  readonly folder: string
  /** What keys the digests of the log: it never leaves the process. */
  readonly secret: string
}

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
      out: { type: 'string', required: true },
      'unsafe-skip-requirements': { type: 'boolean' },
    },
    words: [0, 0],
  })
  if ((args.text('subject') === undefined) === (args.text('csv') === undefined))
    throw usageError('cli.usage', { problem: 'subject_or_csv' })
  const job = await prepare(io, args)
  const reads = await readRows(job)
  const progress = createProgress(io, reads.length, !args.flag('json'))
  // What programs read is English whatever is spoken to people.
  const speak = args.flag('json') ? styleFor({ ...io, catalogue: en }) : styleFor(io)
  const failures: Failure[] = []
  let issued = 0
  let present = 0
  for (const [index, read] of reads.entries()) {
    try {
      if ('error' in read) throw read.error
      if (await issueRow(job, read.row)) issued++
      else present++
    } catch (error) {
      if (!isRungsError(error)) throw error
      failures.push(toFailure(read, error, job.ladder, speak))
    }
    progress.step(index + 1, failures.length)
  }
  progress.end()
  report(job, { total: reads.length, issued, present, failures })
  return failures.length === 0 ? EXIT.ok : EXIT.rowsFailed
}

async function prepare(io: CliIo, args: Args): Promise<Job> {
  const ladder = await loadLadder(io, args.need('ladder'))
  const { issuer, key } = await loadIssuer(io, args)
  const folder = args.need('out')
  const held = args.flag('unsafe-skip-requirements') ? skipRequirements : await loadHeld(io, args, issuer.profile.id)
  return { io, args, ladder, issuer, log: await openIssueLog(io, folder), held, folder, secret: key.secretKeyJwk.d }
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

async function readRows({ io, args, secret }: Job): Promise<readonly CsvRead[]> {
  const file = args.text('csv')
  if (file !== undefined) return readCsv(await readInput(io, file))
  const subject = args.need('subject')
  return [{ row: { line: 1, rowKey: digestOf(subject, secret), subject, results: {} } }]
}

/** Issues one row, unless its badge is already there. */
async function issueRow(job: Job, row: CsvRow): Promise<boolean> {
  const { ladder, issuer, log, held, folder, io } = job
  const rung = findRung(ladder, row.rung ?? job.args.text('rung') ?? missingRung())
  const { line: _line, ...content } = row
  const digest = digestOf(content, job.secret)
  const known = log.find(row.rowKey, rung)
  if (known !== undefined && known.digest !== digest) throw usageError('cli.row_changed', { column: 'row_key' })
  if (known !== undefined && (await log.hasBadge(known))) return false
  const subject = toRecipient(row.subject)
  const jurisdiction = job.args.text('jurisdiction')
  const badge = await issuer.issue({
    ladder,
    rung,
    subject,
    held: held === skipRequirements ? held : await held(subject, row.subject),
    id: known?.id ?? newUrn(),
    results: row.results,
    ...(row.awardedDate !== undefined && { awardedDate: row.awardedDate }),
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...evidenceOf(row),
  })
  const file = badge.fileName
  if (known === undefined) await log.add({ rowKey: row.rowKey, rung, digest, id: badge.id, file })
  await writeFileAtomically(io, join(folder, file), toText(badge), { replace: true })
  return true
}

function missingRung(): never {
  throw usageError('cli.usage', { problem: 'rung_missing' })
}

function evidenceOf(row: CsvRow): { evidence?: readonly { id?: string; narrative?: string }[] } {
  const { evidenceUrl, evidenceNarrative } = row
  if (evidenceUrl === undefined && evidenceNarrative === undefined) return {}
  return {
    evidence: [
      {
        ...(evidenceUrl !== undefined && { id: evidenceUrl }),
        ...(evidenceNarrative !== undefined && { narrative: evidenceNarrative }),
      },
    ],
  }
}

function toFailure(read: CsvRead, error: RungsError, ladder: Ladder, style: Style): Failure {
  const { line, rowKey } = 'row' in read ? read.row : read
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
  readonly failures: readonly Failure[]
}

function report({ io, args, folder, issuer }: Job, summary: Summary): void {
  if (args.flag('json')) {
    io.out(jsonText({ out: folder, issuer: issuer.profile.id, ...summary }))
    return
  }
  const style = styleFor(io)
  const { total, issued, present, failures } = summary
  const { say } = style
  const counts = [
    `${style.strong(say('issue.issued', { count: issued }))} ${say('issue.total', { count: total })}`,
    ...(present === 0 ? [] : [say('issue.present', { count: present })]),
    ...(failures.length === 0 ? [] : [style.bad(say('issue.failed', { count: failures.length }))]),
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
  io.out(rows([[say('label.folder'), folder]]))
}
