import { type BatchFault, type BatchRow, type BatchStatus, batchStatus, type EnqueuedBatch, enqueueBatch } from '../bulk/index.js'
import { createPgBossRunner } from '../bulk/pg-boss.js'
import { inputError, isJsonObject, isRungsError, type Problem, usageError } from '../core/index.js'
import type { BadgeTemplate } from '../issue/index.js'
import { readArgs } from './args.js'
import { openCsvFile } from './csv-file.js'
import type { CsvRecord } from './csv-records.js'
import { databaseUrl, openDatabase } from './database.js'
import { readJsonFile } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { clean, jsonText, rows, type Style, styleFor } from './style.js'

/** `rungs batch` */
export async function batch(argv: readonly string[], io: CliIo): Promise<number> {
  const [action, ...rest] = argv
  if (action === 'enqueue') return enqueue(rest, io)
  if (action === 'status') return status(rest, io)
  throw usageError('cli.usage', { problem: 'action_unknown', what: `batch ${action ?? ''}`.trim() })
}

async function enqueue(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      database: { type: 'string' },
      template: { type: 'string', required: true },
      csv: { type: 'string', required: true },
      json: { type: 'boolean' },
    },
    words: [1, 1],
  })
  const url = databaseUrl(io, args)
  const name = args.words[0] as string
  const template = toTemplate(await readJsonFile(io, args.need('template')), args.need('template'))
  const file = await openCsvFile(io, args.need('csv'))
  const database = await openDatabase(url)
  try {
    const runner = await createPgBossRunner({ database: url })
    try {
      const slots = Object.keys(template.slots)
      const done = await enqueueBatch({
        store: database.store,
        runner,
        batch: name,
        template,
        rows: readTexts(file.records(), slots),
      })
      io.out(args.flag('json') ? jsonText(done) : toldEnqueued(done, styleFor(io)))
      return done.failed === 0 ? EXIT.ok : EXIT.rowsFailed
    } finally {
      await runner.close()
    }
  } finally {
    await database.close()
  }
}

async function status(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: { database: { type: 'string' }, json: { type: 'boolean' } }, words: [1, 1] })
  const database = await openDatabase(databaseUrl(io, args))
  try {
    const found = await batchStatus({ store: database.store, batch: args.words[0] as string })
    io.out(args.flag('json') ? jsonText(found) : told(found, styleFor(io)))
    if (found.failed > 0 || found.state === 'stuck') return EXIT.rowsFailed
    return found.state === 'done' ? EXIT.ok : EXIT.indeterminate
  } finally {
    await database.close()
  }
}

function toldEnqueued({ batch: name, rows: total, failed, failures }: EnqueuedBatch, style: Style): string {
  const { say } = style
  const counts = [String(total), ...(failed === 0 ? [] : [style.bad(say('issue.failed', { count: failed }))])]
  return rows([[clean(name), counts.join(say('brief.and'))]]) + toldFailures(failures, style)
}

function toldFailures(failures: BatchStatus['failures'], style: Style): string {
  return rows(failures.map((one) => [style.say('label.line', { line: one.line }), wordsOf(one, style)]))
}

function wordsOf(fault: object, style: Style): string {
  const { text } = style.words(fault as Problem)
  return `${text} ${style.faint((fault as Problem).code)}`
}

function told({ rows: total, issued, present, failed, failures, troubles }: BatchStatus, style: Style): string {
  const { say } = style
  const counts = [
    `${style.strong(say('issue.issued', { count: issued }))}${total === undefined ? '' : ` ${say('issue.total', { count: total })}`}`,
    ...(present === 0 ? [] : [say('issue.present', { count: present })]),
    ...(failed === 0 ? [] : [style.bad(say('issue.failed', { count: failed }))]),
  ]
  return [
    `${counts.join(say('brief.and'))}\n`,
    toldFailures(failures, style),
    rows(troubles.flatMap(({ chunk, fault }) => (fault === undefined ? [] : [[`#${chunk}`, wordsOf(fault, style)]]))),
  ].join('')
}

/** A draft and its slots, as a file. @throws RungsError `cli.usage` */
function toTemplate(value: unknown, file: string): BadgeTemplate {
  const isTemplate =
    isJsonObject(value) &&
    isJsonObject(value['draft']) &&
    isJsonObject(value['slots']) &&
    Object.values(value['slots']).every((slot) => typeof slot === 'string')
  if (!isTemplate) throw usageError('cli.usage', { problem: 'not_a_template', what: file })
  return value as unknown as BadgeTemplate
}

/** The texts of a template by the columns of its slots, beside `row_key`. A broken line fails alone. */
async function* readTexts(
  records: AsyncIterable<CsvRecord>,
  slots: readonly string[],
): AsyncGenerator<BatchRow | BatchFault, void, undefined> {
  let header: readonly string[] | undefined
  for await (const { cells = [], line, error } of records) {
    if (error !== undefined) {
      if (header === undefined || !isRungsError(error)) throw error
      yield { key: '', line, error }
      continue
    }
    if (header === undefined) {
      header = cells.map((name) => name.trim())
      checkColumns(header, ['row_key', ...slots])
      continue
    }
    if (cells.length !== header.length) {
      // Whichever cell is missing or too much, those after it would stand under other columns.
      yield { key: '', line, error: inputError('cli.row_incomplete', { column: header[cells.length] ?? 'beyond the header' }) }
      continue
    }
    const columns = header
    const at = (name: string): string => cells[columns.indexOf(name)]?.trim() ?? ''
    yield { key: at('row_key'), line, texts: Object.fromEntries(slots.map((slot) => [slot, at(slot)])) }
  }
  if (header === undefined) checkColumns([], ['row_key'])
}

function checkColumns(header: readonly string[], needed: readonly string[]): void {
  for (const [index, name] of header.entries()) {
    if (!needed.includes(name)) throw inputError('cli.csv_header', { column: name.slice(0, 64), reason: 'unknown' })
    if (header.indexOf(name) !== index) throw inputError('cli.csv_header', { column: name, reason: 'duplicate' })
  }
  for (const name of needed) if (!header.includes(name)) throw inputError('cli.csv_header', { column: name, reason: 'missing' })
}
