import { afterAll, describe, expect, it } from 'vitest'
import { createPostgresStore } from '../../src/storage/postgres/index.js'
import { type Acknowledged, checkAll, killAgainAndAgain, makeList, note } from './crash-check.js'
import { startPostgres } from './postgres-server.js'
import { buildWriter } from './writers.js'

const server = await startPostgres()
const start = await buildWriter()
const pool = server?.pool(4)
afterAll(async () => {
  await pool?.end()
  await server?.stop()
}, 60_000)

describe.runIf(server !== undefined)('a process that writes to PostgreSQL and is killed', () => {
  const acknowledged: Acknowledged = new Map()

  it('50 times at any point: nothing acknowledged is lost, and nothing is there twice', { timeout: 240_000 }, async () => {
    const store = await createPostgresStore({ pool: pool as never })
    await makeList(store)
    for (const [key, id] of await killAgainAndAgain(start, { url: server?.url as string }, 50)) acknowledged.set(key, id)
    expect(acknowledged.size).toBeGreaterThan(50)
    await checkAll(store, acknowledged)
    await store.close()
  })

  it.runIf(server?.crash !== undefined)(
    'when the server itself is killed and started again, writers go on where they were',
    { timeout: 240_000 },
    async () => {
      const store = await createPostgresStore({ pool: pool as never })
      const names = ['c', 'd']
      const writers = names.map((writer) => start({ url: server?.url as string, writer }))
      await Promise.all(writers.map((writer) => writer.said(20)))
      await server?.crash?.()
      // Some lines say that it failed; the others must grow.
      const before = writers.map((writer) => written(writer.lines()))
      for (const [index, writer] of writers.entries()) {
        while (written(writer.lines()) < (before[index] as number) + 20) await writer.said(writer.lines().length + 1)
      }
      await Promise.all(writers.map((writer) => writer.kill()))
      expect(writers.flatMap((writer) => writer.lines()).filter((line) => line.startsWith('failed ')).length).toBeGreaterThan(0)
      for (const [index, writer] of writers.entries()) note(acknowledged, names[index] as string, writer.lines())
      await checkAll(store, acknowledged)
      await store.close()
    },
  )
})

function written(lines: readonly string[]): number {
  return lines.filter((line) => !line.startsWith('failed ')).length
}
