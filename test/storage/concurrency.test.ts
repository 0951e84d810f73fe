import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/storage/index.js'
import { createPostgresStore } from '../../src/storage/postgres/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { makeList } from './crash-check.js'
import { startPostgres } from './postgres-server.js'
import type { WriterJob } from './writer.js'
import { buildWriter } from './writers.js'

const PROCESSES = 8
const RESERVATIONS = { count: 20, size: 245, singles: 100 }
const EACH = RESERVATIONS.count * RESERVATIONS.size + RESERVATIONS.singles

const folder = mkdtempSync(join(tmpdir(), 'rungs-concurrency-'))
const server = await startPostgres()
const start = await buildWriter()
const pool = server?.pool(4)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await pool?.end()
  await server?.stop()
}, 60_000)

async function allocateAtOnce(where: Pick<WriterJob, 'path' | 'url'>): Promise<readonly string[]> {
  const writers = Array.from({ length: PROCESSES }, (_, index) =>
    start({ ...where, writer: `w${index}`, reservations: RESERVATIONS }),
  )
  try {
    await Promise.all(writers.map((writer) => writer.done()))
  } finally {
    await Promise.all(writers.map((writer) => writer.kill()))
  }
  return writers.flatMap((writer) => writer.lines())
}

async function checkPlaces(store: Store, lines: readonly string[]): Promise<void> {
  const total = PROCESSES * EACH
  const handedOut = lines.flatMap((line) => {
    const [kind, first, count] = line.split(' ')
    return kind === 'single' ? [Number(first)] : Array.from({ length: Number(count) }, (_, at) => Number(first) + at)
  })
  expect(new Set(handedOut).size).toBe(handedOut.length)
  await store.read(async ({ lists }) => {
    expect((await lists.get('l'))?.next).toBe(total)
    const places = await lists.places('l', { limit: total })
    expect(places.map(({ index }) => index)).toEqual([...handedOut].sort((one, other) => one - other))
    const taken = new Set(handedOut)
    const gaps = Array.from({ length: total }, (_, index) => index).filter((index) => !taken.has(index))
    expect(gaps.length).toBe(PROCESSES * (RESERVATIONS.count / 5) * 3)
    const reservations = await lists.reservationsOf('l')
    expect(reservations.length).toBe(PROCESSES * RESERVATIONS.count)
    const reserved = new Set(
      reservations.flatMap(({ start: first, count }) => Array.from({ length: count }, (_, at) => first + at)),
    )
    expect(reserved.size).toBe(PROCESSES * RESERVATIONS.count * RESERVATIONS.size)
    expect(gaps.filter((index) => !reserved.has(index))).toEqual([])
  })
}

describe('8 processes that take 5 000 places each get no place twice, and reservations explain the gaps', () => {
  it('in one file', { timeout: 240_000 }, async () => {
    expect(EACH).toBe(5000)
    const path = join(folder, 'store.db')
    const store = await openSqliteStore({ path })
    await makeList(store)
    await checkPlaces(store, await allocateAtOnce({ path }))
    await store.close()
  })

  it.runIf(server !== undefined)('on PostgreSQL', { timeout: 240_000 }, async () => {
    const store = await createPostgresStore({ pool: pool as never })
    await makeList(store)
    await checkPlaces(store, await allocateAtOnce({ url: server?.url as string }))
    await store.close()
  })
})
