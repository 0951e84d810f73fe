import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { ENGINES, loadEngine } from '../../src/storage/sqlite/engine.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { storeContract } from '../../src/testing/index.js'
import { notice, runContract } from './support.js'

const folder = mkdtempSync(join(tmpdir(), 'rungs-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true }))

for (const engine of ENGINES) {
  const there = await loadEngine(engine).then(
    () => true,
    () => false,
  )
  if (!there) notice(`stores on ${engine}, which is not installed (Node ${process.versions.node})`)
  describe.runIf(there)(`a store in a file holds to the contract of stores, with ${engine}`, () => {
    const open = (name: string) => openSqliteStore({ path: join(folder, `${name}-${engine.replace(':', '-')}.db`), engine })
    runContract(storeContract(open, { lasting: true }))
  })
}
