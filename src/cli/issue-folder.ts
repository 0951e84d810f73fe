import { join } from 'node:path'
import { fromUtf8, isRungsError, newUrn, usageError } from '../core/index.js'
import type { CsvRead, CsvRow } from './csv.js'
import { readInput, writeFileAtomically } from './files.js'
import { writeImage } from './issue-images.js'
import { digestOf, type IssueLog, openIssueLog } from './issue-log.js'
import { type IssueJob, type RowEnd, rungOf, toRequest } from './issue-rows.js'
import { toText } from './seal.js'

/** Issues row by row into the folder of `--out`, beside a log of its own. */
export async function* issueIntoFolder(job: IssueJob, reads: AsyncIterable<CsvRead>): AsyncGenerator<RowEnd, void, undefined> {
  const log = await openIssueLog(job.io, job.args.need('out'))
  for await (const read of reads) {
    try {
      if ('error' in read) throw read.error
      yield { outcome: (await issueRow(job, log, read.row)) ? 'issued' : 'present' }
    } catch (error) {
      if (!isRungsError(error)) throw error
      const { line, rowKey } = 'row' in read ? read.row : read
      yield { outcome: 'failed', line, rowKey, error }
    }
  }
}

/** Issues one row, unless its badge is already there. */
async function issueRow(job: IssueJob, log: IssueLog, row: CsvRow): Promise<boolean> {
  const { issuer, io, args, key } = job
  const rung = rungOf(job, row)
  const { line: _line, ...content } = row
  // The key never leaves the process.
  const digest = digestOf(content, key.secretKeyJwk.d)
  const known = log.find(row.rowKey, rung)
  if (known !== undefined && known.digest !== digest) throw usageError('cli.row_changed', { column: 'row_key' })
  if (known !== undefined && (await log.hasBadge(known))) {
    const { file } = known
    await writeImage(job, file, rung, async () => fromUtf8(await readInput(io, join(args.need('out'), file))))
    return false
  }
  const badge = await issuer.issue({ ...(await toRequest(job, row, rung)), id: known?.id ?? newUrn() })
  const file = badge.fileName
  if (known === undefined) await log.add({ rowKey: row.rowKey, rung, digest, id: badge.id, file })
  const text = toText(badge)
  await writeFileAtomically(io, join(args.need('out'), file), text, { replace: true })
  await writeImage(job, file, rung, async () => text)
  return true
}
