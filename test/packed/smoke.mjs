// Run with any version of Node against the built package: `node test/packed/smoke.mjs`.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVerifier, isRungsError } from 'rungs'
import { createMemoryStore } from 'rungs/storage'
import { openSqliteStore } from 'rungs/storage/sqlite'
import { storeContract } from 'rungs/testing'

const folder = mkdtempSync(join(tmpdir(), 'rungs-smoke-'))
try {
  assert.equal(typeof createVerifier, 'function')
  assert.equal(isRungsError(new Error('no')), false)
  for (const { run } of storeContract(() => createMemoryStore())) await run()
  const open = (name) => openSqliteStore({ path: join(folder, `${name}.db`) })
  const cases = storeContract(open, { lasting: true })
  for (const { run } of cases) await run()
  process.stdout.write(`Node ${process.versions.node}: ${cases.length} cases of stores hold in the built package\n`)
} finally {
  rmSync(folder, { recursive: true })
}
