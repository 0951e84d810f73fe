import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KeyPair } from 'rungs/keys'
import { startPostgres } from '../../../examples/bulk/postgres.js'
import type { ChildFigures, ChildWords } from '../bulk/child.js'
import { buildBenchCredentials } from '../credential.js'
import { type BenchKey, createBenchKey } from '../key.js'
import { createLibraries } from '../libraries.js'
import { type Figures, measureInterleaved } from '../measure.js'
import { check, inTurn, type Measured, type Row } from '../row.js'

const SQLITE = 100_000
const QUEUED = 20_000
const POOL = 50_000
const RAW = 50_000
const MOST_MIB = 400

/** Batches from the texts of the rows to the badges, per badge, by processes of their own. `folder` holds the bundled child. */
export function bulkRows(folder: string): readonly Row[] {
  const row = (name: string, measure: (key: KeyPair) => Promise<Figures>): Row => ({
    name,
    prepare: async () => {
      const key = await createBenchKey()
      return async (): Promise<Measured> => {
        const ours = await measure(key.pair)
        const raw = toFigures(await run(folder, { does: 'raw', key: key.pair, count: RAW, place: '' }, RAW), RAW)
        return { ours, raw, peers: [await peerOf(key)] }
      }
    },
  })
  return [
    row('bulk/threads', async (key) => toFigures(await run(folder, { does: 'pool', key, count: POOL, place: '' }, POOL), POOL)),
    row('bulk/sqlite-100k', async (key) => {
      const place = mkdtempSync(join(tmpdir(), 'rungs-bench-'))
      try {
        const words = { does: 'sqlite', key, count: SQLITE, place: join(place, 'badges.db') } as const
        const figures = await run(folder, words, SQLITE)
        check(figures.peakMiB <= MOST_MIB, `at most ${MOST_MIB} MiB, not ${Math.round(figures.peakMiB)}`)
        return toFigures(figures, SQLITE)
      } finally {
        rmSync(place, { recursive: true, force: true })
      }
    }),
    row('bulk/pg-boss', async (key) => {
      const server = await startPostgres()
      try {
        await run(folder, { does: 'enqueue', key, count: QUEUED, place: server.url }, QUEUED)
        const words = { does: 'worker', key, count: QUEUED, place: server.url } as const
        const both = await Promise.all([start(folder, words), start(folder, words)])
        check(both.reduce((sum, { issued }) => sum + issued, 0) === QUEUED, `${QUEUED} badges of both workers`)
        const wallMs = Math.max(...both.map((one) => one.wallMs))
        return toFigures({ ...both[0], wallMs, cpuMs: both[0].cpuMs + both[1].cpuMs }, QUEUED)
      } finally {
        await server.stop()
      }
    }),
  ]
}

/** Whoever uses it makes one after the other. */
async function peerOf(key: BenchKey): Promise<Measured['peers'][number]> {
  const [library] = await createLibraries(key)
  const { name, issue } = library as NonNullable<typeof library>
  const documents = buildBenchCredentials(key.did, 32).map((document) => structuredClone(document) as object)
  const [figures] = await measureInterleaved([{ name, run: inTurn(documents, issue) }], { rounds: 5 })
  return { name, figures: figures as Figures }
}

type Answer = ChildFigures & { readonly issued: number }

async function run(folder: string, words: ChildWords, expected: number): Promise<ChildFigures> {
  const answer = await start(folder, words)
  check(answer.issued === expected, `${expected} badges, not ${answer.issued}`)
  return answer
}

function start(folder: string, words: ChildWords): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(join(folder, 'bulk-child.mjs'), [JSON.stringify(words)])
    child.once('message', (answer) => resolve(answer as Answer))
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)))
  })
}

/** Per badge; a batch has one time only. */
function toFigures({ wallMs, cpuMs }: ChildFigures, count: number): Figures {
  const wallUs = (wallMs * 1000) / count
  return { p50Us: wallUs, p99Us: wallUs, cpuUs: (cpuMs * 1000) / count }
}
