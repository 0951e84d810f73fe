import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { createBatchIssuer } from '../../src/bulk/index.js'
import { createPostgresStore, type PostgresPool } from '../../src/storage/postgres/index.js'
import { newBench, rowsOf } from '../bulk/support.js'
import { expectWhole } from '../bulk/whole.js'
import { notice } from '../contract/support.js'
import { failure } from '../keys/support.js'
import { startPostgres, type TestServer } from './postgres-server.js'

const server = await startPostgres()
const folder = mkdtempSync(join(tmpdir(), 'rungs-full-'))
const small = join(folder, 'small')
const room = await mountSmall(server)
const pool = new pg.Pool({ connectionString: room === undefined ? (server?.url ?? '') : inRoom(server?.url as string), max: 8 })
pool.on('error', () => undefined)
afterAll(async () => {
  await pool.end()
  await server?.stop()
  if (room !== undefined) execFileSync('umount', ['--lazy', small])
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

/** A table space in a file system of its own: the server's log of writes lies elsewhere, so that the server goes on. */
async function mountSmall(there: TestServer | undefined): Promise<string | undefined> {
  if (there?.crash === undefined) return undefined
  const admin: Pool = there.pool(1)
  try {
    const { rows } = await admin.query('SHOW data_directory')
    const { data_directory: data } = rows[0] as { data_directory: string }
    const { uid, gid } = statSync(data)
    mkdirSync(small)
    chownSync(folder, uid, gid)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', small], { stdio: 'ignore' })
    mkdirSync(join(small, 'space'))
    chownSync(join(small, 'space'), uid, gid)
    await admin.query(`CREATE TABLESPACE small LOCATION '${join(small, 'space')}'`)
    return small
  } catch {
    if (readFileSync('/proc/mounts', 'utf8').includes(` ${small} `)) execFileSync('umount', ['--lazy', small])
    notice('a PostgreSQL whose disk is full, which needs a file system that cannot be mounted here')
    return undefined
  } finally {
    await admin.end()
  }
}

/** Tables of these connections are made in the small file system. */
function inRoom(url: string): string {
  return `${url}?options=${encodeURIComponent('-c default_tablespace=small')}`
}

describe.runIf(room !== undefined)('a PostgreSQL whose disk is full', () => {
  it('is named, has nothing half issued, and goes on once there is room', { timeout: 120_000 }, async () => {
    const store = await createPostgresStore({ pool: pool as unknown as PostgresPool, schema: 'full' })
    const { over, template } = await newBench()
    const issuer = createBatchIssuer(over(store, { workers: 0 }))
    const issueFrom = (from: number) => issuer.issueChunk({ batch: 'full', template, rows: rowsOf(50, from), first: from + 1 })
    let issued = 0
    const found = await failure(async () => {
      for (;;) {
        await issueFrom(issued)
        issued += 50
      }
    })
    expect(found).toMatchObject({ code: 'storage.unavailable', kind: 'operation', retryable: true, params: { reason: 'full' } })
    expect(issued).toBeGreaterThan(0)
    await expectWhole(store, issued)
    execFileSync('mount', ['-o', 'remount,size=64m', small])
    const results = await issueFrom(issued)
    expect(results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 50 }, () => 'issued'))
    await expectWhole(store, issued + 50)
    await issuer.end()
    await store.close()
  })
})
