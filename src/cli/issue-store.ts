import { basename, join, resolve } from 'node:path'
import { type BatchInput, issueBatch } from '../bulk/index.js'
import { isRungsError, type JsonValue, parseJson, usageError } from '../core/index.js'
import { createStatusService, toBadgeFileName } from '../issue/index.js'
import { openSqliteStore } from '../storage/sqlite/index.js'
import type { CsvRead } from './csv.js'
import { exists, writeFileAtomically } from './files.js'
import { writeImage } from './issue-images.js'
import { type IssueJob, type RowEnd, rungOf, toRequest } from './issue-rows.js'
import { loadProfile } from './load-issuer.js'
import { readNow } from './options.js'

/** Issues a batch into the store of `--store`, over threads that sign; `--out` has the badges as files as well. */
export async function* issueIntoStore(job: IssueJob, reads: AsyncIterable<CsvRead>): AsyncGenerator<RowEnd, void, undefined> {
  const { io, args, issuer, key, mechanism } = job
  const workers = readWorkers(args.text('workers'))
  const now = args.text('now') === undefined ? {} : { now: readNow(args) }
  const baseUrl = args.text('status-lists')
  // Of rows under way alone.
  const rungs = new Map<number, string>()
  const store = await openSqliteStore({ path: resolve(io.cwd, args.need('store')) })
  try {
    const results = issueBatch({
      store,
      ...(baseUrl !== undefined && { status: createStatusService({ store, issuer, baseUrl, ...now }) }),
      profile: await loadProfile(io, args, key),
      key: { secretJwk: key.secretKeyJwk, id: key.id },
      mechanism,
      batch: args.text('batch') ?? basename(args.text('csv') ?? 'one'),
      rows: toInputs(job, reads, rungs),
      ...(workers !== undefined && { workers }),
      ...now,
    })
    for await (const result of results) {
      if (result.outcome === 'failed') {
        const { line, key: rowKey, error } = result
        yield { outcome: 'failed', line, rowKey, error }
      } else {
        const rung = rungs.get(result.line)
        rungs.delete(result.line)
        yield await writeBadge(job, result, rung).then(
          (): RowEnd => ({ outcome: result.outcome }),
          (error: unknown): RowEnd => {
            if (!isRungsError(error)) throw error
            // It is in the store: the next run writes it.
            return { outcome: 'failed', line: result.line, rowKey: result.key, error }
          },
        )
      }
    }
  } finally {
    await store.close()
  }
}

/** Badges as the batch takes them; a row that is no good goes along with what is wrong. */
async function* toInputs(
  job: IssueJob,
  reads: AsyncIterable<CsvRead>,
  rungs: Map<number, string>,
): AsyncGenerator<BatchInput, void, undefined> {
  for await (const read of reads) {
    const { line, rowKey: key } = 'row' in read ? read.row : read
    try {
      if ('error' in read) throw read.error
      const rung = rungOf(job, read.row)
      const request = await toRequest(job, read.row, rung)
      // The batch gives the id, once it is known that none was given before.
      const { id: _id, ...draft } = job.issuer.buildBadge(request)
      if (job.bake !== undefined) rungs.set(line, rung)
      yield { key, line, draft, recipient: read.row.subject }
    } catch (error) {
      if (!isRungsError(error)) throw error
      yield { key, line, error }
    }
  }
}

/** Writes a badge to the folder of `--out`, unless it is there. */
async function writeBadge(job: IssueJob, { id, text, mediaType }: IssuedText, rung: string | undefined): Promise<void> {
  const { io, args } = job
  const out = args.text('out')
  if (text === undefined || mediaType === undefined) return
  const name = toBadgeFileName(id, mediaType)
  if (rung !== undefined) await writeImage(job, name, rung, async () => text)
  if (out === undefined) return
  const file = join(out, name)
  if (await exists(resolve(io.cwd, file))) return
  const isJson = text.startsWith('{')
  const content = isJson ? `${JSON.stringify(parseJson(text) as JsonValue, null, 2)}\n` : text
  await writeFileAtomically(io, file, content, { replace: true })
}

interface IssuedText {
  readonly id: string
  readonly text?: string
  readonly mediaType?: string
}

/** The number of `--workers`. @throws RungsError `cli.usage` */
export function readWorkers(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[0-9]{1,2}$/.test(text) || Number(text) > 64)
    throw usageError('cli.usage', { problem: 'not_one_of', what: `--workers ${text}` })
  return Number(text)
}
