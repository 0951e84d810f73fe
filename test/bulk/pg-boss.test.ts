import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { type BatchStatus, batchStatus, createBatchIssuer, enqueueBatch, runWorker } from '../../src/bulk/index.js'
import { createPgBossRunner } from '../../src/bulk/pg-boss.js'
import { operationError } from '../../src/core/index.js'
import type { Store } from '../../src/storage/index.js'
import { createPostgresStore, type PostgresPool } from '../../src/storage/postgres/index.js'
import { startPostgres } from '../storage/postgres-server.js'
import { bundleProgram, ended } from './child.js'
import { newBench, rowOf, rowsOf } from './support.js'
import { expectWhole } from './whole.js'

const server = await startPostgres()
const pool = server?.pool(20)
const bench = await newBench()
const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing.reverse()) await close()
  await pool?.end()
  await server?.stop()
}, 60_000)

const openStore = async (schema: string): Promise<Store> => {
  const store = await createPostgresStore({ pool: pool as unknown as PostgresPool, schema })
  closing.push(() => store.close())
  return store
}
const openRunner = async (schema: string, more: object = {}) => {
  const runner = await createPgBossRunner({ database: server?.url as string, schema, pollMs: 50, ...more })
  closing.push(() => runner.close())
  return runner
}
const until = async (store: Store, batch: string, state: BatchStatus['state']): Promise<BatchStatus> => {
  for (;;) {
    const status = await batchStatus({ store, batch })
    if (status.state === state) return status
    await setTimeout(100)
  }
}

describe.runIf(server !== undefined)('batches over pg-boss and PostgreSQL', () => {
  const { template } = bench

  it('issues a batch chunk by chunk, tells the rows that fail, and does nothing twice', { timeout: 60_000 }, async () => {
    const store = await openStore('one')
    const runner = await openRunner('boss_one')
    const rows = [
      ...rowsOf(43),
      { key: 'bad', texts: { worker: 'not a URL', score: '70' }, line: 99 },
      rowOf(3),
      { ...rowOf(1), key: 'again' },
    ]
    const enqueue = { store, runner, batch: 'autumn', template, rows, chunkSize: 10 }
    expect(await enqueueBatch(enqueue)).toEqual({ batch: 'autumn', chunks: 5, rows: 46, failed: 0, failures: [] })
    expect(await batchStatus({ store, batch: 'autumn' })).toMatchObject({ state: 'waiting', chunks: 5, chunksDone: 0, issued: 0 })
    const issuer = createBatchIssuer(bench.over(store))
    closing.push(() => issuer.end())
    const chunks: number[] = []
    await runWorker({ store, runner, issuer, untilEmpty: true, onChunk: ({ chunk }) => chunks.push(chunk) })
    expect(chunks.sort()).toEqual([1, 2, 3, 4, 5])
    const status = await batchStatus({ store, batch: 'autumn' })
    expect(status).toEqual({
      batch: 'autumn',
      state: 'done',
      chunks: 5,
      rows: 46,
      chunksDone: 5,
      issued: 44,
      present: 1,
      failed: 1,
      failures: [
        { line: 99, code: expect.stringMatching(/^(issue|rdf)\./), params: expect.any(Object), path: expect.any(String) },
      ],
      troubles: [],
    })
    await expectWhole(store, 44)
    // Rows are personal data, and go with their chunk.
    expect(await store.read(({ records }) => records.count('batch.chunk'))).toBe(0)
    // Enqueueing it again changes nothing, and something else under its name is refused.
    await enqueueBatch(enqueue)
    await runWorker({ store, runner, issuer, untilEmpty: true })
    await expectWhole(store, 44)
    await expect(enqueueBatch({ ...enqueue, rows: rowsOf(5) })).rejects.toMatchObject({
      code: 'bulk.batch_differs',
      params: { batch: 'autumn' },
    })
  })

  it('says so for a batch that nobody enqueued', async () => {
    const store = await openStore('none')
    await expect(batchStatus({ store, batch: 'spring' })).rejects.toMatchObject({ code: 'bulk.batch_unknown' })
  })

  it('gives up a chunk that cannot be issued, with the reason, and goes on with the others', { timeout: 60_000 }, async () => {
    const store = await openStore('dead')
    const runner = await openRunner('boss_dead', { retries: 1 })
    await enqueueBatch({ store, runner, batch: 'winter', template, rows: rowsOf(30), chunkSize: 10 })
    const issuer = createBatchIssuer(bench.over(store))
    closing.push(() => issuer.end())
    const broken = {
      ...issuer,
      issueChunk: (chunk: { readonly first?: number }) =>
        chunk.first === 11
          ? Promise.reject(operationError('storage.unavailable', { reason: 'full' }))
          : issuer.issueChunk(chunk as never),
    }
    const stop = new AbortController()
    const running = runWorker({ store, runner, issuer: broken, signal: stop.signal })
    const status = await until(store, 'winter', 'stuck')
    stop.abort()
    await running
    expect(status).toMatchObject({
      chunksDone: 2,
      issued: 20,
      troubles: [{ chunk: 2, isDead: true, tries: 2, fault: { code: 'storage.unavailable', params: { reason: 'full' } } }],
    })
    await expectWhole(store, 20)
  })

  it('loses and doubles nothing when a worker is killed at its work', { timeout: 120_000 }, async () => {
    const program = await bundleProgram('worker-process.ts')
    try {
      const store = await openStore('rungs')
      const runner = await openRunner('pgboss', { expireSeconds: 3 })
      await enqueueBatch({ store, runner, batch: 'summer', template, rows: rowsOf(1500), chunkSize: 50 })
      const words = { database: server?.url, key: bench.key }
      const [first, second] = [program.start(words), program.start(words)]
      let told = 0
      first.on('message', () => {
        if (++told === 5) first.kill('SIGKILL')
      })
      expect(await ended(first)).toBe('SIGKILL')
      const status = await until(store, 'summer', 'done')
      second.send('stop')
      expect(await ended(second)).toBe(0)
      expect(status).toMatchObject({ rows: 1500, issued: 1500, present: 0, failed: 0, troubles: [] })
      await expectWhole(store, 1500)
    } finally {
      program.remove()
    }
  })

  it('says what is missing, and what cannot be reached', async () => {
    await expect(createPgBossRunner({ database: 'postgres://127.0.0.1:1/none' })).rejects.toMatchObject({
      code: 'storage.unavailable',
      kind: 'operation',
    })
    for (const wrong of [{ database: '' }, { database: 'postgres://127.0.0.1:1/none', pollMs: 2 ** 31 }])
      await expect(createPgBossRunner(wrong)).rejects.toMatchObject({ code: 'core.option_invalid' })
  })
})
