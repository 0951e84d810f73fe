import { access, constants, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isAbsoluteUrl, isRungsError, operationError, usageError } from '../core/index.js'
import { type ClaimSlip, drawClaimSheet, qrToText } from '../draw/index.js'
import { toInteractionUrl } from '../exchange/vcalm/index.js'
import { createOfferDesk, listOffers, type OfferDesk, parseOfferCode, withdrawOffer } from '../offer/index.js'
import { openSqliteStore } from '../storage/sqlite/index.js'
import { createVerifier } from '../verify/index.js'
import { buildPrintPage } from '../web/index.js'
import { readArgs } from './args.js'
import type { CsvRead } from './csv.js'
import { alreadyTaken, unreadable, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { prepareJob, ROW_OPTIONS, readRows } from './issue-job.js'
import { digestOf } from './issue-log.js'
import { type IssueJob, type RowEnd, rungOf, toRequest } from './issue-rows.js'
import { readNow, VERIFY_OPTIONS } from './options.js'
import { tellRows } from './row-report.js'
import { openStore } from './status-lists.js'
import { clean, jsonText, rows, styleFor } from './style.js'

/** As many sheets go into one document. */
const MAX_PRINTED = 100

/** An offer that was made now, and the row that asked for it. */
interface Slip {
  readonly rowKey: string
  readonly subject: string
  readonly code: string
  /** What opens it: an interaction URL where the service is known, else the page to claim it on. */
  readonly link: string
  readonly expiresAt: string
}

/** `rungs offer` */
export async function offer(argv: readonly string[], io: CliIo): Promise<number> {
  const [action, ...rest] = argv
  if (action === 'list' || action === 'withdraw') return manage(action, rest, io)
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      ...ROW_OPTIONS,
      'claim-page': { type: 'string' },
      'base-url': { type: 'string' },
      expires: { type: 'string' },
      qr: { type: 'boolean' },
    },
    words: [0, 0],
  })
  if ((args.text('subject') === undefined) === (args.text('csv') === undefined))
    throw usageError('cli.usage', { problem: 'subject_or_csv' })
  const baseUrl = args.text('base-url')
  const claimPage = args.text('claim-page') ?? (baseUrl === undefined ? undefined : `${baseUrl}/interactions`)
  if (claimPage === undefined) throw usageError('cli.usage', { problem: 'option_missing', what: '--claim-page' })
  if (!isAbsoluteUrl(claimPage))
    throw usageError('cli.usage', { problem: 'not_one_of', what: `--claim-page ${clean(claimPage, 80)}` })
  // Refused before anything is offered.
  if (baseUrl !== undefined) toInteractionUrl(baseUrl, 'code')
  const out = args.need('out')
  await requireFolder(io, out)
  const store = await openSqliteStore({ path: resolve(io.cwd, args.need('store')) })
  try {
    const job = await prepareJob(io, args)
    const { total, reads } = await readRows(job)
    const desk = createOfferDesk({
      store,
      issuer: job.issuer,
      // Nothing is claimed here.
      verifier: createVerifier({ mechanisms: [job.mechanism] }),
      claimPage,
      ...(args.text('now') !== undefined && { now: readNow(args) }),
    })
    const slips: Slip[] = []
    const status = await tellRows(job, total, offerRows(job, desk, reads, slips), {
      done: 'offers.made',
      present: 'offers.present',
    })
    if (slips.length > 0) await writeSlips(job, out, slips)
    if (!args.flag('json')) showSlips(job, slips)
    return status
  } finally {
    await store.close()
  }
}

async function* offerRows(
  job: IssueJob,
  desk: OfferDesk,
  reads: AsyncIterable<CsvRead>,
  slips: Slip[],
): AsyncGenerator<RowEnd, void, undefined> {
  const [expiresAt, baseUrl] = [job.args.text('expires'), job.args.text('base-url')]
  for await (const read of reads) {
    const { line, rowKey } = 'row' in read ? read.row : read
    try {
      if ('error' in read) throw read.error
      const rung = rungOf(job, read.row)
      const { subject: recipient, id: _id, validFrom: _validFrom, ...badge } = await toRequest(job, read.row, rung)
      const made = await desk.make({
        badge,
        recipient: recipient as Exclude<typeof recipient, string>,
        idempotencyKey: digestOf([rowKey, rung], job.key.secretKeyJwk.d),
        ...(expiresAt !== undefined && { expiresAt }),
      })
      const { code, link = '' } = made
      const url = baseUrl === undefined || code === undefined ? link : toInteractionUrl(baseUrl, parseOfferCode(code))
      if (code !== undefined) slips.push({ rowKey, subject: read.row.subject, code, link: url, expiresAt: made.expiresAt })
      yield { outcome: code === undefined ? 'present' : 'issued' }
    } catch (error) {
      if (!isRungsError(error)) throw error
      yield { outcome: 'failed', line, rowKey, error }
    }
  }
}

/** Refuses a place where no code could be written down: none could be told again. @throws RungsError `cli.file_unreadable` */
async function requireFolder(io: CliIo, folder: string): Promise<void> {
  try {
    let path = resolve(io.cwd, folder)
    while (!(await alreadyTaken(path)) && dirname(path) !== path) path = dirname(path)
    if (!(await stat(path)).isDirectory()) throw operationError('cli.file_unreadable', { file: folder, reason: 'ENOTDIR' })
    await access(path, constants.W_OK)
  } catch (error) {
    throw isRungsError(error) ? error : unreadable(folder, error)
  }
}

/** What comes after the names of files, so that those of an earlier run stay: nothing, or `-2` and so on. */
async function freeSuffix(io: CliIo, out: string): Promise<string> {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`
    const names = [`claims${suffix}.csv`, `sheet${suffix}-1.svg`, `sheets${suffix}.html`]
    const taken = await Promise.all(names.map((name) => alreadyTaken(resolve(io.cwd, out, name))))
    if (!taken.includes(true)) return suffix
  }
}

/** A code is as good as the badge: nobody else of the machine reads it. */
const PRIVATE = { mode: 0o600 } as const

/** Codes are told once: here. */
async function writeSlips({ io, ladder }: IssueJob, out: string, slips: readonly Slip[]): Promise<void> {
  const { say, catalogue } = styleFor(io)
  const lines = slips.map(({ rowKey, subject, link, expiresAt }) => [rowKey, subject, link, expiresAt].map(cell).join(','))
  const title = say('offers.title', { ladder: ladder.name[ladder.defaultLanguage] ?? ladder.id })
  const cards = slips.map(
    ({ rowKey, code, link, expiresAt }): ClaimSlip => ({
      name: rowKey,
      link,
      code,
      notes: [title, say('offers.until', { date: expiresAt })],
    }),
  )
  const text = ['row_key,subject,link,expires', ...lines, ''].join('\r\n')
  const suffix = await freeSuffix(io, out)
  await writeFileAtomically(io, join(out, `claims${suffix}.csv`), text, PRIVATE)
  const pages = drawClaimSheet(cards, { title, lang: catalogue.tag })
  for (const [index, page] of pages.entries())
    await writeFileAtomically(io, join(out, `sheet${suffix}-${index + 1}.svg`), page, PRIVATE)
  // To print all at once, as far as a browser can.
  if (pages.length <= MAX_PRINTED)
    await writeFileAtomically(io, join(out, `sheets${suffix}.html`), buildPrintPage(pages, { title, catalogue }), PRIVATE)
}

/** On the terminal: of the one that was asked for, or of each where codes to scan are wanted. */
function showSlips({ io, args }: IssueJob, slips: readonly Slip[]): void {
  const { say } = styleFor(io)
  const wantsQr = args.flag('qr')
  if (args.text('base-url') === undefined || (!wantsQr && args.text('csv') !== undefined)) return
  for (const { rowKey, link } of slips) {
    io.out(`${say('interact.url', { url: link })}\n`)
    if (wantsQr) io.out(`${clean(rowKey, 80)}\n${qrToText(link)}`)
  }
}

/** A cell of CSV (RFC 4180) that no spreadsheet takes for a formula. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** `rungs offer list`, `rungs offer withdraw ID` */
async function manage(action: 'list' | 'withdraw', argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: { store: { type: 'string', required: true }, now: { type: 'string' }, json: { type: 'boolean' } },
    words: action === 'list' ? [0, 0] : [1, 1],
  })
  const store = await openStore(io, args)
  try {
    const now = args.text('now') === undefined ? {} : { now: readNow(args) }
    if (action === 'withdraw') {
      const withdrawn = await withdrawOffer(store, args.words[0] as string, now)
      io.out(
        args.flag('json')
          ? jsonText({ withdrawn })
          : `${styleFor(io).say(withdrawn ? 'offers.isWithdrawn' : 'offers.notOpen')}\n`,
      )
      return withdrawn ? EXIT.ok : EXIT.rejected
    }
    const { say } = styleFor(io)
    for (let after: string | undefined; ; ) {
      const page = await listOffers(store, { ...now, ...(after !== undefined && { after }) })
      for (const one of page) {
        if (args.flag('json')) io.out(jsonText(one))
        else
          io.out(
            rows([
              [
                one.id,
                [clean(one.name, 60), say(`offers.${one.state}`), say('offers.until', { date: one.expiresAt })].join('  '),
              ],
            ]),
          )
      }
      after = page.at(-1)?.id
      if (after === undefined) return EXIT.ok
    }
  } finally {
    await store.close()
  }
}
