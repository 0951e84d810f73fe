import { createBatchIssuer, runWorker } from '../bulk/index.js'
import { createPgBossRunner } from '../bulk/pg-boss.js'
import { createStatusService } from '../issue/index.js'
import { readArgs } from './args.js'
import { databaseUrl, openDatabase } from './database.js'
import { type CliIo, EXIT } from './io.js'
import { readWorkers } from './issue-store.js'
import { loadIssuer, loadProfile } from './load-issuer.js'
import { readNow } from './options.js'
import { jsonText, styleFor } from './style.js'

/** `rungs worker` */
export async function worker(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      database: { type: 'string' },
      key: { type: 'string', required: true },
      issuer: { type: 'string' },
      format: { type: 'string' },
      'status-lists': { type: 'string' },
      workers: { type: 'string' },
      'until-empty': { type: 'boolean' },
      now: { type: 'string' },
      json: { type: 'boolean' },
    },
    words: [0, 0],
  })
  const url = databaseUrl(io, args)
  const workers = readWorkers(args.text('workers'))
  const { issuer, key, mechanism } = await loadIssuer(io, args)
  const now = args.text('now') === undefined ? {} : { now: readNow(args) }
  const baseUrl = args.text('status-lists')
  const profile = await loadProfile(io, args, key)
  const { say } = styleFor(io)
  const counts = { rows: 0, failed: 0 }
  const database = await openDatabase(url)
  try {
    const { store } = database
    const runner = await createPgBossRunner({ database: url })
    const batches = createBatchIssuer({
      store,
      ...(baseUrl !== undefined && { status: createStatusService({ store, issuer, baseUrl, ...now }) }),
      profile,
      key: { secretJwk: key.secretKeyJwk, id: key.id },
      mechanism,
      ...(workers !== undefined && { workers }),
      ...now,
    })
    try {
      await runWorker({
        store,
        runner,
        issuer: batches,
        untilEmpty: args.flag('until-empty'),
        ...(io.stopSignal !== undefined && { signal: io.stopSignal() }),
        onChunk({ batch, chunk, rows, failures }) {
          counts.rows += rows
          counts.failed += failures.length
          if (args.flag('json')) io.out(jsonText({ batch, chunk, rows, failures }))
        },
      })
    } finally {
      await batches.end()
      await runner.close()
    }
  } finally {
    await database.close()
  }
  if (!args.flag('json')) {
    const { rows, failed } = counts
    const told = [
      say('issue.issued', { count: rows - failed }),
      ...(failed === 0 ? [] : [say('issue.failed', { count: failed })]),
    ]
    io.out(`${told.join(say('brief.and'))}\n`)
  }
  return counts.failed === 0 ? EXIT.ok : EXIT.rowsFailed
}
