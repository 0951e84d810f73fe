import type { ChildProcess } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { batchStatus, enqueueBatch } from '../../src/bulk/index.js'
import { createPgBossRunner } from '../../src/bulk/pg-boss.js'
import type { Store } from '../../src/storage/index.js'
import { createPostgresStore, type PostgresPool } from '../../src/storage/postgres/index.js'
import { startPostgres } from '../storage/postgres-server.js'
import { bundleProgram, ended, type Program } from './child.js'
import { newBench, rowsOf } from './support.js'
import { expectWhole } from './whole.js'

const KILLS = 50
const server = await startPostgres()
const pool = server?.pool(8)
const { key, template } = await newBench()
const programs: Program[] = []
afterAll(async () => {
  for (const program of programs) program.remove()
  await pool?.end()
  await server?.stop()
}, 60_000)

const bundle = async (source: string): Promise<Program> => {
  const program = await bundleProgram(source)
  programs.push(program)
  return program
}
const openStore = (schema: string): Promise<Store> => createPostgresStore({ pool: pool as unknown as PostgresPool, schema })

/** Processes that are started before they are needed, and wait: so there is always one to be killed at its work. */
function createRelay(start: () => ChildProcess): () => Promise<ChildProcess> {
  const next = async (): Promise<ChildProcess> => {
    const child = start()
    await new Promise((resolve) => child.once('message', resolve))
    return child
  }
  const waiting = [next(), next()]
  return async () => {
    const child = await (waiting.shift() as Promise<ChildProcess>)
    waiting.push(next())
    return child
  }
}

/** Lets a process begin, and kills it soon after: every other time not before it has told something, so that work gets done. */
async function killAtWork(child: ChildProcess, mustTell: boolean, hear: (told: unknown) => void): Promise<void> {
  const told = new Promise<void>((resolve) => {
    child.on('message', (one) => {
      hear(one)
      resolve()
    })
  })
  child.send('begin')
  // Whoever finds nothing left to do tells nothing.
  if (mustTell) await Promise.race([told, setTimeout(3000)])
  await setTimeout(Math.random() * (mustTell ? 60 : 200))
  child.kill('SIGKILL')
  expect(await ended(child)).toBe('SIGKILL')
}

describe.runIf(server !== undefined)('processes that are killed at their work on PostgreSQL', () => {
  it('50 times while they issue a batch: nothing told is lost, and no key has two credentials', {
    timeout: 240_000,
  }, async () => {
    const program = await bundle('batch-process.ts')
    const store = await openStore('issuing')
    const words = { database: server?.url, schema: 'issuing', key, count: 5000, workers: 0, isHeld: true }
    const told = new Map<string, string>()
    // Each does the batch from its beginning: what the ones before have left is found, and the rest is new.
    const begin = createRelay(() => program.start(words))
    const hear = (one: unknown): void => {
      const [name, outcome, id] = one as readonly [string, string, string]
      expect(outcome).not.toBe('failed')
      expect([name, told.get(name) ?? id]).toEqual([name, id])
      told.set(name, id)
    }
    const killSome = async (kills: number): Promise<void> => {
      for (let kill = 0; kill < kills; kill++) await killAtWork(await begin(), kill % 2 === 0, hear)
    }
    await Promise.all([killSome(KILLS / 2), killSome(KILLS / 2)])
    const last = program.start({ ...words, count: told.size + 100, isHeld: false })
    last.on('message', hear)
    expect(await ended(last)).toBe(0)
    await store.read(async ({ credentials }) => {
      for (const id of told.values()) expect((await credentials.get(id))?.id).toBe(id)
      // What was committed by somebody who was killed before telling it.
      await expectWhole(store, await credentials.count())
    })
    expect(told.size).toBeGreaterThan(KILLS)
  })

  it('50 times while they take chunks from pg-boss: each row has one credential', { timeout: 240_000 }, async () => {
    const program = await bundle('worker-process.ts')
    const store = await openStore('queued')
    const runner = await createPgBossRunner({ database: server?.url as string, schema: 'boss', expireSeconds: 2, retries: 50 })
    const ROWS = 2000
    await enqueueBatch({ store, runner, batch: 'crash', template, rows: rowsOf(ROWS), chunkSize: 10 })
    const words = { database: server?.url, schema: 'queued', queue: 'boss', key, workers: 0 }
    const begin = createRelay(() => program.start({ ...words, isHeld: true }))
    const killSome = async (kills: number): Promise<void> => {
      for (let kill = 0; kill < kills; kill++) await killAtWork(await begin(), kill % 2 === 0, () => undefined)
    }
    await Promise.all([killSome(KILLS / 2), killSome(KILLS / 2)])
    expect((await batchStatus({ store, batch: 'crash' })).chunksDone).toBeGreaterThan(0)
    const last = program.start(words)
    while ((await batchStatus({ store, batch: 'crash' })).state !== 'done') await setTimeout(200)
    last.send('stop')
    expect(await ended(last)).toBe(0)
    expect(await batchStatus({ store, batch: 'crash' })).toMatchObject({ rows: ROWS, issued: ROWS, failed: 0, troubles: [] })
    await expectWhole(store, ROWS)
    await runner.close()
  })
})
