import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { checkAll, killAgainAndAgain, makeList } from './crash-check.js'
import { buildWriter } from './writers.js'

const folder = mkdtempSync(join(tmpdir(), 'rungs-crash-'))
afterAll(() => rmSync(folder, { recursive: true }))
const start = await buildWriter()

describe('a process that writes to a file and is killed', () => {
  it('50 times at any point: nothing acknowledged is lost, and nothing is there twice', { timeout: 240_000 }, async () => {
    const path = join(folder, 'store.db')
    const store = await openSqliteStore({ path })
    await makeList(store)
    await store.close()
    const acknowledged = await killAgainAndAgain(start, { path }, 50)
    expect(acknowledged.size).toBeGreaterThan(50)
    const again = await openSqliteStore({ path })
    await checkAll(again, acknowledged)
    await again.close()
  })
})
