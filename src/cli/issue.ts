import { usageError } from '../core/index.js'
import { readArgs } from './args.js'
import type { CliIo } from './io.js'
import { issueIntoFolder } from './issue-folder.js'
import { imageKindOf } from './issue-images.js'
import { prepareJob, ROW_OPTIONS, readRows } from './issue-job.js'
import { VERIFY_OPTIONS } from './options.js'
import { openRungPictures, PICTURE_OPTIONS } from './painter.js'
import { tellRows } from './row-report.js'

/** What only a store can do. */
const STORED = ['batch', 'status-lists', 'workers'] as const

/** `rungs issue` */
export async function issue(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      ...ROW_OPTIONS,
      ...PICTURE_OPTIONS,
      images: { type: 'string' },
      'image-type': { type: 'string' },
      batch: { type: 'string' },
      'status-lists': { type: 'string' },
      workers: { type: 'string' },
    },
    words: [0, 0],
  })
  if ((args.text('subject') === undefined) === (args.text('csv') === undefined))
    throw usageError('cli.usage', { problem: 'subject_or_csv' })
  if (args.text('out') === undefined && args.text('store') === undefined)
    throw usageError('cli.usage', { problem: 'option_missing', what: '--out' })
  if (args.text('store') === undefined && STORED.some((name) => args.text(name) !== undefined))
    throw usageError('cli.usage', { problem: 'option_missing', what: '--store' })
  const kind = imageKindOf(args)
  const prepared = await prepareJob(io, args)
  const { ladder, issuer } = prepared
  const bake = kind && (await openRungPictures(io, args, ladder, issuer.profile.name ?? issuer.profile.id, kind))
  const job = { ...prepared, ...(bake !== undefined && { bake }) }
  const { total, reads } = await readRows(job)
  const ends =
    args.text('store') === undefined
      ? issueIntoFolder(job, reads)
      : // Stores and threads are large, and few need them.
        (await import('./issue-store.js')).issueIntoStore(job, reads)
  return tellRows(job, total, ends, { done: 'issue.issued', present: 'issue.present' })
}
