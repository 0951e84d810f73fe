import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/storage/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { bundleProgram, ended } from './child.js'
import { newBench } from './support.js'
import { expectWhole } from './whole.js'

type Told = readonly [key: string, outcome: string, id: string]

const folder = mkdtempSync(join(tmpdir(), 'rungs-bulk-'))
const program = await bundleProgram('batch-process.ts')
const { key } = await newBench()
afterAll(() => {
  program.remove()
  rmSync(folder, { recursive: true, force: true })
})

const open = (path: string): Promise<Store> => openSqliteStore({ path })

/** What the log has under the ids that were told. */
async function expectThere(store: Store, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  await store.read(async ({ credentials }) => {
    for (const id of acknowledged.values()) expect((await credentials.get(id))?.id).toBe(id)
  })
}

describe('a batch on SQLite that is killed', () => {
  it('50 times at random loses nothing that was told and issues nothing twice', { timeout: 600_000 }, async () => {
    const path = join(folder, 'killed.db')
    const acknowledged = new Map<string, string>()
    let count = 60
    let killed = 0
    for (let run = 0; killed < 50; run++) {
      // Always more to do than a run gets to.
      count = Math.max(count, acknowledged.size + 200)
      // Threads take long to start: most runs do without.
      const child = program.start({ path, key, count, workers: run % 4 === 0 ? 1 : 0 })
      const issued: Told[] = []
      const kill = new Promise<void>((resolve) => {
        const at = Math.floor(Math.random() * 60)
        child.on('message', (told: Told) => {
          issued.push(told)
          if (issued.filter(([, outcome]) => outcome === 'issued').length === at + 1)
            setTimeout(() => resolve(), Math.random() * 60)
        })
        child.once('exit', () => resolve())
      })
      await kill
      child.kill('SIGKILL')
      if ((await ended(child)) === 'SIGKILL') killed++
      for (const [name, outcome, id] of issued) {
        expect(outcome).not.toBe('failed')
        // The same row has the same credential for ever.
        expect([name, acknowledged.get(name) ?? id]).toEqual([name, id])
        acknowledged.set(name, id)
      }
      if (run % 10 === 9) {
        const store = await open(path)
        await expectThere(store, acknowledged)
        await store.close()
      }
    }
    const last = program.start({ path, key, count })
    expect(await ended(last)).toBe(0)
    const store = await open(path)
    await expectThere(store, acknowledged)
    await expectWhole(store, count)
    await store.close()
  })

  it('issues once where two processes do the same batch at once', { timeout: 120_000 }, async () => {
    const path = join(folder, 'two.db')
    await (await open(path)).close()
    const told: Told[][] = [[], []]
    const children = told.map((list) => program.start({ path, key, count: 300 }).on('message', (one: Told) => list.push(one)))
    expect(await Promise.all(children.map(ended))).toEqual([0, 0])
    const [one, two] = told.map((list) => new Map(list.map(([name, , id]) => [name, id])))
    expect(one?.size).toBe(300)
    expect([...(one ?? [])].sort()).toEqual([...(two ?? [])].sort())
    const issued = told.flat().filter(([, outcome]) => outcome === 'issued')
    expect(issued).toHaveLength(300)
    const store = await open(path)
    await expectWhole(store, 300)
    await store.close()
  })
})
