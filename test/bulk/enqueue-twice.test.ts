import { afterAll, describe, expect, it } from 'vitest'
import {
  type BatchJob,
  type BatchRow,
  type BatchRunner,
  batchStatus,
  createBatchIssuer,
  enqueueBatch,
  runWorker,
} from '../../src/bulk/index.js'
import { createMemoryStore } from '../../src/storage/index.js'
import { newBench, rowsOf } from './support.js'
import { expectWhole } from './whole.js'

const bench = await newBench()
const { template } = bench
const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

/** A queue of one process, which like others takes each job once. */
function queueHere(): BatchRunner {
  const jobs = new Map<string, BatchJob>()
  const done = new Set<string>()
  const nameOf = ({ batch, chunk }: BatchJob): string => `${batch} ${chunk}`
  return {
    name: 'here',
    enqueue: async (more) => {
      for (const job of more) if (!done.has(nameOf(job))) jobs.set(nameOf(job), job)
    },
    async run({ work }) {
      for (const [name, job] of jobs) {
        await work(job)
        jobs.delete(name)
        done.add(name)
      }
    },
    close: async () => undefined,
  }
}

describe('a batch that is enqueued by two at the same time', () => {
  async function world() {
    const store = createMemoryStore()
    const runner = queueHere()
    const issuer = createBatchIssuer(bench.over(store, { workers: 0 }))
    closing.push(() => issuer.end())
    const enqueue = (rows: Iterable<BatchRow> | AsyncIterable<BatchRow>) =>
      enqueueBatch({ store, runner, batch: 'autumn', template: template as never, rows, chunkSize: 5 })
    /** Rows that come after the others were enqueued and issued. */
    async function* late(rows: readonly BatchRow[], others: readonly BatchRow[]): AsyncGenerator<BatchRow> {
      await enqueue(others)
      await runWorker({ store, runner, issuer, untilEmpty: true })
      yield* rows
    }
    return { store, enqueue, late }
  }

  it('is issued once, and no row is left that nobody comes for', async () => {
    const { store, enqueue, late } = await world()
    expect(await enqueue(late(rowsOf(10), rowsOf(10)))).toMatchObject({ chunks: 2, rows: 10 })
    expect(await batchStatus({ store, batch: 'autumn' })).toMatchObject({ state: 'done', issued: 10 })
    expect(await store.read(({ records }) => records.list('batch.chunk'))).toEqual([])
    await expectWhole(store, 10)
  })

  it('is refused to whoever has other rows, and stays as it was', async () => {
    const { store, enqueue, late } = await world()
    await expect(enqueue(late(rowsOf(10, 50), rowsOf(10)))).rejects.toMatchObject({ code: 'bulk.batch_differs' })
    expect(await batchStatus({ store, batch: 'autumn' })).toMatchObject({ state: 'done', chunks: 2, rows: 10, issued: 10 })
    expect(await store.read(({ records }) => records.list('batch.chunk'))).toEqual([])
  })
})
