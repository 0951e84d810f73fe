import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import type { RowOutcome, Shape, SignedRow, ThreadKey, ThreadMessage } from '../../src/bulk/messages.js'
import { createSigningPool, type SigningPool } from '../../src/bulk/pool.js'
import { startThread } from '../../src/bulk/start-worker.js'
import { operationError } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { isCompactJws } from '../../src/securing/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { NOW, newBench, rowOf } from './support.js'

const bench = await newBench()
const { signer, template, key } = bench
const { id, alg, publicJwk } = signer
const threadKey: ThreadKey = {
  profile: {},
  mechanism: 'eddsa-rdfc-2022',
  signer: { id, alg, publicJwk, secretJwk: key.secretJwk },
}
const shape: Shape = { id: 0, draft: template.draft as Shape['draft'], slots: [...Object.values(template.slots), '/id'] }
const urn = (n: number): string => `urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-${String(n).padStart(12, '0')}`
const texts = (n: number): string[] => [...Object.values(rowOf(n).texts), urn(n)]
const task = (...numbers: number[]) => ({
  shapes: [shape],
  rows: numbers.map((n) => ({ shape: 0, texts: texts(n) })),
  nowMs: Date.parse(NOW),
})
const idsOf = (outcomes: readonly RowOutcome[]): unknown[] =>
  outcomes.map((one) => ('fault' in one ? one.fault.code : JSON.parse(one.readText()).id))
const using = async <T>(pool: SigningPool, work: (pool: SigningPool) => Promise<T>): Promise<T> => {
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

describe('the signing pool', () => {
  it('makes badges that verify, in the order of the rows', async () => {
    const outcomes = await using(createSigningPool(2, threadKey, signer, startThread), (pool) => pool.sign(task(3, 1, 2)))
    expect(idsOf(outcomes)).toEqual([3, 1, 2].map(urn))
    const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW })
    for (const one of outcomes) expect((await verifier.verify((one as SignedRow).readText())).outcome).toBe('verified')
    expect(isCompactJws((outcomes[0] as SignedRow).readText())).toBe(false)
  })

  it('tells a row that is no good by itself', async () => {
    const rows = [
      { shape: 0, texts: texts(1) },
      { shape: 0, texts: ['did:example:2', '70', 'not a URL'] },
      { shape: 0, texts: texts(3) },
    ]
    const outcomes = await using(createSigningPool(1, threadKey, signer, startThread), (pool) => pool.sign({ ...task(), rows }))
    expect(idsOf(outcomes)).toEqual([urn(1), 'rdf.data_lost', urn(3)])
    expect(outcomes[1]).toMatchObject({ fault: { kind: 'input', path: expect.any(String) } })
  })

  it('keeps shapes apart, and forgets those that are not worth remembering', async () => {
    const other = { ...shape, id: 1, once: true as const, draft: { ...shape.draft, name: 'Another' } }
    const rows = [
      { shape: 1, texts: texts(1) },
      { shape: 0, texts: texts(2) },
    ]
    await using(createSigningPool(1, threadKey, signer, startThread), async (pool) => {
      for (let time = 0; time < 2; time++) {
        const outcomes = await pool.sign({ ...task(), shapes: [other, shape], rows })
        expect(outcomes.map((one) => JSON.parse((one as SignedRow).readText()).name)).toEqual(['Another', undefined])
      }
    })
  })

  it('does a task again whose thread ended, in a new one', async () => {
    const started: Worker[] = []
    const start = (): Worker => {
      const worker = startThread()
      started.push(worker)
      const post = worker.postMessage.bind(worker)
      worker.postMessage = (message: ThreadMessage) => {
        if (started.length === 1 && message.rows !== undefined) void worker.terminate()
        else post(message)
      }
      return worker
    }
    const outcomes = await using(createSigningPool(1, threadKey, signer, start), (pool) => pool.sign(task(1, 2)))
    expect(idsOf(outcomes)).toEqual([1, 2].map(urn))
    expect(started).toHaveLength(2)
  })

  it('finds the row that ends every thread, and makes all others', async () => {
    const start = (): Worker => {
      const worker = startThread()
      const post = worker.postMessage.bind(worker)
      worker.postMessage = (message: ThreadMessage) => {
        const isPoison = message.rows?.list.some(({ texts: [worker] }) => worker === 'did:example:worker-4')
        if (isPoison) void worker.terminate()
        else post(message)
      }
      return worker
    }
    const outcomes = await using(createSigningPool(2, threadKey, signer, start), (pool) =>
      Promise.all([pool.sign(task(1, 2, 3, 4, 5, 6)), pool.sign(task(7, 8))]),
    )
    expect(outcomes.map(idsOf)).toEqual([
      [urn(1), urn(2), urn(3), 'bulk.row_fatal', urn(5), urn(6)],
      [urn(7), urn(8)],
    ])
  })

  it('gives up when no thread starts', async () => {
    const start = (): Worker => new Worker(new URL('file:///nowhere/worker.js'))
    const pool = createSigningPool(2, threadKey, signer, start)
    const all = await Promise.allSettled([pool.sign(task(1)), pool.sign(task(2)), pool.sign(task(3))])
    for (const one of all) expect(one).toMatchObject({ reason: { code: 'bulk.threads_unavailable', kind: 'operation' } })
    await pool.end()
  })

  it('asks a signer elsewhere for signatures, many at once, and never shows threads the key', async () => {
    let atOnce = 0
    let most = 0
    const remote: Signer = {
      ...signer,
      async sign(bytes) {
        most = Math.max(most, ++atOnce)
        await setTimeout(5)
        atOnce--
        return signer.sign(bytes)
      },
    }
    const keyless = { ...threadKey, signer: { id, alg, publicJwk } }
    const outcomes = await using(createSigningPool(1, keyless, remote, startThread), (pool) =>
      pool.sign(task(1, 2, 3, 4, 5, 6, 7, 8)),
    )
    expect(idsOf(outcomes)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(urn))
    expect(most).toBeGreaterThan(1)
  })

  it.each([
    ['an error of ours', operationError('storage.unavailable', { reason: 'connection' }), 'storage.unavailable'],
    ['an error of somebody else', new Error('secret token 123'), 'bulk.signer_failed'],
  ])('tells of %s by the signer with each row, and no more than its code', async (_, error, code) => {
    const remote: Signer = { ...signer, sign: () => Promise.reject(error) }
    const keyless = { ...threadKey, signer: { id, alg, publicJwk } }
    const outcomes = await using(createSigningPool(1, keyless, remote, startThread), (pool) => pool.sign(task(1, 2)))
    expect(idsOf(outcomes)).toEqual([code, code])
    expect(JSON.stringify(outcomes)).not.toContain('secret token')
  })

  it('ends after what is under way', async () => {
    const pool = createSigningPool(1, threadKey, signer, startThread)
    const made = pool.sign(task(1))
    await pool.end()
    expect(idsOf(await made)).toEqual([urn(1)])
  })
})

describe('threads', () => {
  it('start from the sources too, where tsx runs them', { timeout: 120_000 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'test/bulk/from-source.ts'], { encoding: 'utf8' })
    expect([stdout, stderr]).toEqual(['issued\nissued\nissued\n', ''])
  })
})
