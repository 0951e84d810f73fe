/**
 * A platform issues a badge to each of its drivers: 100 000 on one machine into an SQLite file, and 20 000 through pg-boss and PostgreSQL
 * with two worker processes, one of which is killed at its work. Every claim printed here is checked; one that does not hold ends the
 * run with status 1. Smaller numbers can be given: `npm run example -- bulk 5000 2000`.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createVerifier } from 'rungs'
import { batchStatus, enqueueBatch, issueBatch, runWorker } from 'rungs/bulk'
import { createPgBossRunner } from 'rungs/bulk/pg-boss'
import { generateKey, type KeyPair } from 'rungs/keys'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import type { Store } from 'rungs/storage'
import { createPostgresStore, type PostgresPool } from 'rungs/storage/postgres'
import { openSqliteStore } from 'rungs/storage/sqlite'
import { claim, finish, heading, printTable } from '../support.js'
import { countAll, isWhole } from './counts.js'
import { driverRows, openPlatform } from './platform.js'
import { startPostgres } from './postgres.js'

const out = fileURLToPath(new URL('out/', import.meta.url))
const EXPIRE_SECONDS = 5

if (process.argv[2] === 'worker') await work(JSON.parse(process.argv[3] as string) as WorkerWords)
else await show(Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 20_000))

async function show(many: number, queued: number): Promise<void> {
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const key = await generateKey()
  await onOneMachine(key, many)
  await pastOneMachine(key, queued)
  finish()
}

async function onOneMachine(key: KeyPair, count: number): Promise<void> {
  heading(`1. ${count} badges into an SQLite file`)
  const { template, status } = openPlatform(key)
  const store = await openSqliteStore({ path: `${out}badges.db` })
  const options = { store, status: status(store), profile: { name: 'Courier Platform' }, key, mechanism: eddsaRdfc2022, template }
  const start = performance.now()
  const texts: string[] = []
  let issued = 0
  for await (const result of issueBatch({ ...options, batch: 'drivers', rows: driverRows(count), total: count })) {
    if (result.outcome === 'issued') issued++
    if (result.outcome === 'issued' && issued % Math.ceil(count / 20) === 0) texts.push(result.text)
  }
  const seconds = (performance.now() - start) / 1000
  const counts = await countAll(store)
  printTable([
    ['badges', 'seconds', 'a second', 'memory, MiB'],
    [
      String(issued),
      seconds.toFixed(1),
      String(Math.round(issued / seconds)),
      String(Math.round(process.memoryUsage.rss() / 2 ** 20)),
    ],
  ])
  claim(
    `${count} rows, ${count} badges, each with a place of its own in a status list`,
    issued === count && isWhole(counts, count),
  )
  const verifier = createVerifier({ mechanisms: [eddsaRdfc2022] })
  const reports = await Promise.all(texts.map((text) => verifier.verify(text)))
  claim(
    `the proofs of ${texts.length} of them hold`,
    reports.every(({ checks }) => checks.proof.state === 'pass'),
  )
  let present = 0
  for await (const { outcome } of issueBatch({ ...options, batch: 'drivers', rows: driverRows(1000) }))
    if (outcome === 'present') present++
  claim('asked for again, 1000 of them are there and none is issued', present === 1000 && isWhole(await countAll(store), count))
  await store.close()
}

async function pastOneMachine(key: KeyPair, count: number): Promise<void> {
  heading(`2. ${count} badges through pg-boss, by two processes of which one is killed`)
  const server = await startPostgres()
  const { store, close } = await openDatabase(server.url)
  const runner = await createPgBossRunner({ database: server.url, expireSeconds: EXPIRE_SECONDS })
  try {
    const { template } = openPlatform(key)
    const chunkSize = Math.min(500, Math.ceil(count / 20))
    const { chunks } = await enqueueBatch({ store, runner, batch: 'drivers', template, rows: driverRows(count), chunkSize })
    console.log(`${chunks} chunks wait in the queue; their rows are in the database alone`)
    const start = performance.now()
    const workers = [startWorker(server.url, key), startWorker(server.url, key)] as const
    let done = 0
    // Killed at its work: between two chunks, in one, or while it commits.
    workers[0].on('message', () => ++done === Math.ceil(chunks / 5) && workers[0].kill('SIGKILL'))
    const killed = await ended(workers[0])
    const after = await batchStatus({ store, batch: 'drivers' })
    console.log(`the first is gone after ${after.chunksDone} of ${chunks} chunks`)
    while ((await batchStatus({ store, batch: 'drivers' })).state !== 'done') await setTimeout(200)
    const seconds = (performance.now() - start) / 1000
    workers[1].send('stop')
    const status = await batchStatus({ store, batch: 'drivers' })
    printTable([
      ['badges', 'seconds, with what the killed one held', 'issued', 'present', 'failed'],
      [String(status.rows), seconds.toFixed(1), String(status.issued), String(status.present), String(status.failed)],
    ])
    claim('one worker was killed before the batch was through', killed === 'SIGKILL' && after.chunksDone < chunks)
    claim('the other ended by itself', (await ended(workers[1])) === 0)
    claim(`${count} rows, ${count} badges: nothing is lost, and nothing is there twice`, isWhole(await countAll(store), count))
    claim('no chunk was given up', status.troubles.length === 0)
  } finally {
    await runner.close()
    await close()
    await server.stop()
  }
}

interface WorkerWords {
  readonly database: string
  readonly key: KeyPair
}

function startWorker(database: string, key: KeyPair): ChildProcess {
  return fork(fileURLToPath(import.meta.url), ['worker', JSON.stringify({ database, key })])
}

/** What a worker process does. */
async function work({ database, key }: WorkerWords): Promise<void> {
  const { store, close } = await openDatabase(database)
  const runner = await createPgBossRunner({ database, pollMs: 100 })
  const issuer = openPlatform(key).batchIssuer(store, 1)
  const stop = new AbortController()
  process.once('message', () => stop.abort())
  await runWorker({ store, runner, issuer, signal: stop.signal, onChunk: ({ chunk }) => process.send?.(chunk) })
  await issuer.end()
  await runner.close()
  await close()
  process.disconnect()
}

async function openDatabase(url: string): Promise<{ readonly store: Store; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: 8 })
  // A pool ends before its connections have, and the server may be faster.
  pool.on('error', () => undefined)
  const store = await createPostgresStore({ pool: pool as unknown as PostgresPool })
  return {
    store,
    async close() {
      await store.close()
      await pool.end()
    },
  }
}

function ended(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? child.signalCode)
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
}
