/** One process of a bulk row: does what it is told, and says what it took. Memory and processor time are its own. */
import { createPrivateKey, type JsonWebKey, sign } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import pg from 'pg'
import { createIssuer } from 'rungs'
import { type BatchRow, type CreateBatchIssuerOptions, createBatchIssuer, enqueueBatch, issueBatch, runWorker } from 'rungs/bulk'
import { createPgBossRunner } from 'rungs/bulk/pg-boss'
import { createStatusService } from 'rungs/issue'
import { createSigner, type KeyPair } from 'rungs/keys'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import type { Store } from 'rungs/storage'
import { createPostgresStore, type PostgresPool } from 'rungs/storage/postgres'
import { openSqliteStore } from 'rungs/storage/sqlite'
import { buildBenchCredential } from '../credential.js'

/** What a process is told. */
export interface ChildWords {
  readonly does: 'sqlite' | 'pool' | 'raw' | 'enqueue' | 'worker'
  readonly key: KeyPair
  readonly count: number
  /** A file, or the URL of a database. */
  readonly place: string
}

/** What it took, for all of the badges. */
export interface ChildFigures {
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakMiB: number
}

type Slot = 'worker' | 'percent' | 'level'

const THREADS = 2

async function run(words: ChildWords): Promise<void> {
  const start = performance.now()
  const issued = await { sqlite, pool: sqliteless, raw, enqueue, worker }[words.does](words)
  const wallMs = performance.now() - start
  const { user, system } = process.cpuUsage()
  const figures: ChildFigures = { wallMs, cpuMs: (user + system) / 1000, peakMiB: process.resourceUsage().maxRSS / 1024 }
  process.send?.({ issued, ...figures })
  process.disconnect()
}

function templateOf(key: KeyPair) {
  const signer = createSigner(key)
  const { id: _id, credentialStatus: _status, ...draft } = buildBenchCredential(signer.id.split('#')[0] as string)
  const slots = {
    worker: '/credentialSubject/id',
    percent: '/credentialSubject/result/0/value',
    level: '/credentialSubject/result/1/value',
  }
  return { draft, slots }
}

function* rowsOf(count: number): Generator<BatchRow<Slot>> {
  for (let n = 0; n < count; n++) {
    const { id, result } = buildLeaves(n)
    yield { key: `row-${n}`, texts: { worker: id, percent: result[0], level: result[1] } }
  }
}

function buildLeaves(n: number) {
  const level = ['good', 'very good', 'excellent'][n % 3] as string
  return { id: `did:web:workers.courier.example:${n}`, result: [String(70 + (n % 30)), level] as const }
}

function optionsOver(store: Store, key: KeyPair, workers: number): CreateBatchIssuerOptions {
  const issuer = createIssuer({ signer: createSigner(key), mechanism: eddsaRdfc2022 })
  const status = createStatusService({ store, issuer, baseUrl: 'https://courier.example/status/' })
  return { store, status, key, mechanism: eddsaRdfc2022, workers }
}

/** With status entries, texts and log, into a file. */
async function sqlite({ key, count, place }: ChildWords): Promise<number> {
  const store = await openSqliteStore({ path: place })
  const options = { ...optionsOver(store, key, THREADS), template: templateOf(key), batch: 'bench', rows: rowsOf(count) }
  let issued = 0
  for await (const { outcome } of issueBatch(options)) if (outcome === 'issued') issued++
  await store.close()
  return issued
}

/** The same without a store, from the texts to the signed badges. */
async function sqliteless({ key, count }: ChildWords): Promise<number> {
  const { status: _status, ...options } = optionsOver(forgetful, key, THREADS)
  const issuer = createBatchIssuer(options)
  let issued = 0
  const template = templateOf(key)
  const rows = [...rowsOf(count)]
  const chunks = Array.from({ length: Math.ceil(count / 500) }, (_, at) => rows.slice(at * 500, at * 500 + 500))
  const work = async (): Promise<void> => {
    for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
      const results = await issuer.issueChunk({ batch: 'bench', template, rows: chunk })
      issued += results.filter((result) => result.outcome === 'issued' && result.text !== '').length
    }
  }
  await Promise.all(Array.from({ length: issuer.width }, work))
  await issuer.end()
  return issued
}

/** Keeps nothing: what is measured is everything else. */
const forgetful: Store = {
  driver: 'none',
  transaction: (work) => work(nothing as never),
  read: (work) => work(nothing as never),
  close: async () => undefined,
}
const nothing = {
  secrets: { get: async () => new Uint8Array(32), insert: async () => true },
  credentials: { findByKeys: async () => [], bodies: async () => [], insert: async () => undefined },
  audit: { lockHead: async () => undefined, append: async () => undefined },
}

/** Bare signatures in as many threads. */
async function raw({ key, count }: ChildWords): Promise<number> {
  const part = count / THREADS
  await Promise.all(
    Array.from({ length: THREADS }, () => {
      const thread = new Worker(fileURLToPath(import.meta.url), { workerData: { key, count: part } })
      return new Promise((resolve) => thread.once('message', resolve))
    }),
  )
  return count
}

function signRaw({ key, count }: { readonly key: KeyPair; readonly count: number }): void {
  const privateKey = createPrivateKey({ key: key.secretJwk as unknown as JsonWebKey, format: 'jwk' })
  const data = new Uint8Array(64)
  for (let n = 0; n < count; n++) {
    data[0] = n & 0xff
    sign(null, data, privateKey)
  }
  parentPort?.postMessage('done')
}

async function enqueue({ key, count, place }: ChildWords): Promise<number> {
  return withDatabase(place, async (store) => {
    const runner = await createPgBossRunner({ database: place })
    const { rows } = await enqueueBatch({ store, runner, batch: 'bench', template: templateOf(key), rows: rowsOf(count) })
    await runner.close()
    return rows
  })
}

/** One of the processes that take chunks, until there are none. */
async function worker({ key, place }: ChildWords): Promise<number> {
  return withDatabase(place, async (store) => {
    const runner = await createPgBossRunner({ database: place, pollMs: 20 })
    const issuer = createBatchIssuer(optionsOver(store, key, 1))
    let issued = 0
    const onChunk = ({ rows, failures }: { readonly rows: number; readonly failures: readonly unknown[] }): void => {
      issued += rows - failures.length
    }
    await runWorker({ store, runner, issuer, untilEmpty: true, onChunk })
    await issuer.end()
    await runner.close()
    return issued
  })
}

async function withDatabase<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 8 })
  // A pool ends before its connections have, and the server may be faster.
  pool.on('error', () => undefined)
  const store = await createPostgresStore({ pool: pool as unknown as PostgresPool })
  try {
    return await work(store)
  } finally {
    await store.close()
    await pool.end()
  }
}

if (isMainThread) await run(JSON.parse(process.argv[2] as string) as ChildWords)
else signRaw(workerData as { readonly key: KeyPair; readonly count: number })
