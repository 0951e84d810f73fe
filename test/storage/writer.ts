/** A process of its own that writes to a store until it is told to stop, or killed. Each line of its output is something acknowledged. */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import pg from 'pg'
import { isRungsError } from '../../src/core/index.js'
import { appendAudit, type Store } from '../../src/storage/index.js'
import { createPostgresStore } from '../../src/storage/postgres/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'

/** What a writer is to do. */
export interface WriterJob {
  /** A file, or the URL of a PostgreSQL. */
  readonly path?: string
  readonly url?: string
  /** Its name, which no other writer has. */
  readonly writer: string
  /** `write`: credentials from this number on, for ever. */
  readonly from?: number
  /** `allocate`: places, in reservations of this many, and some one by one. */
  readonly reservations?: { readonly count: number; readonly size: number; readonly singles: number }
}

const AT_MS = 1_780_272_000_000
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

async function open({ path, url }: WriterJob): Promise<Store> {
  if (path !== undefined) return openSqliteStore({ path, busyTimeoutMs: 60_000 })
  const pool = new pg.Pool({ connectionString: url as string, max: 2, connectionTimeoutMillis: 5000 })
  return createPostgresStore({ pool, lockTimeoutMs: 60_000 })
}

/** One credential with its place, its text and its entry, unless its key is there already. */
function writeOne(store: Store, key: string): Promise<string> {
  return store.transaction(async (tx) => {
    const [there] = await tx.credentials.findByKeys([key])
    if (there !== undefined) return there.id
    const id = `urn:uuid:${randomUUID()}`
    const index = await tx.lists.advance('l', 1)
    if (index === undefined) throw new Error('the list is full')
    await tx.credentials.insert(
      [{ id, issuer: 'did:web:one.example', key, issuedAtMs: AT_MS, digest: 'ZGlnZXN0' }],
      [{ credential: id, text: JSON.stringify({ id, pad: 'x'.repeat(1500) }), mediaType: 'application/vc' }],
    )
    await tx.lists.insertPlaces([{ list: 'l', index, credential: id }])
    await appendAudit(tx.audit, [{ atMs: AT_MS, kind: 'credential.issued', facts: { key } }])
    return id
  })
}

async function writeForEver(store: Store, { writer, from = 0 }: WriterJob): Promise<void> {
  for (let number = from; ; ) {
    try {
      say(`${number} ${await writeOne(store, `${writer}-${number}`)}`)
      number++
    } catch (error) {
      if (!isRungsError(error) || !(error.retryable || error.code === 'storage.commit_unknown')) throw error
      // The same key again: it is looked for first.
      say(`failed ${error.code}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function allocate(store: Store, writer: string, wanted: NonNullable<WriterJob['reservations']>): Promise<void> {
  for (let chunk = 0; chunk < wanted.count; chunk++) {
    const holder = `${writer}-${chunk}`
    const start = await store.transaction(async ({ lists }) => {
      const first = await lists.advance('l', wanted.size)
      if (first === undefined) throw new Error('the list is full')
      await lists.reserve({ list: 'l', start: first, count: wanted.size, holder, atMs: AT_MS })
      return first
    })
    // Each fifth reservation is not used up, as when rows of its chunk were refused.
    const used = chunk % 5 === 4 ? wanted.size - 3 : wanted.size
    const places = Array.from({ length: used }, (_, at) => ({ list: 'l', index: start + at, credential: `${holder}-${at}` }))
    await store.transaction(({ lists }) => lists.insertPlaces(places))
    say(`reserved ${start} ${used}`)
  }
  for (let single = 0; single < wanted.singles; single++) {
    const index = await store.transaction(async ({ lists }) => {
      const place = await lists.advance('l', 1)
      if (place === undefined) throw new Error('the list is full')
      await lists.insertPlaces([{ list: 'l', index: place, credential: `${writer}-single-${single}` }])
      return place
    })
    say(`single ${index}`)
  }
}

const job = JSON.parse(process.argv[2] as string) as WriterJob
const store = await open(job)
if (job.reservations === undefined) await writeForEver(store, job)
else await allocate(store, job.writer, job.reservations)
await store.close()
process.exit(0)
