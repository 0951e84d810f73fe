import { inputError, isJsonObject, type JsonObject, operationError, parseJson } from '../core/index.js'
import type { BadgeTemplate } from '../issue/index.js'
import type { RecordReader, RecordTable } from '../storage/index.js'
import type { RowFault } from './messages.js'
import type { BatchRow } from './rows.js'

/** What is known of a batch as a whole. */
export interface BatchRecord {
  readonly template: BadgeTemplate
  /** Present once all of its chunks are there. */
  readonly enqueued?: { readonly chunks: number; readonly rows: number; readonly digest: string }
}

/** A row that failed, without anything that says whose it was. */
export type RowFailure = { readonly line: number } & Omit<RowFault, 'kind' | 'retryable'>

/** A chunk that waits. Personal data: it goes when its rows are issued. */
export interface ChunkRecord {
  readonly first: number
  readonly rows: readonly BatchRow[]
  /** Rows that were no good before they came here. */
  readonly faults?: readonly RowFailure[]
}

/** What became of a chunk. Nothing in it says who anybody is. */
export interface ChunkOutcome {
  readonly rows: number
  readonly failures: readonly RowFailure[]
}

/** Why a chunk could not be issued so far. */
export interface ChunkTrouble {
  readonly tries: number
  readonly isDead: boolean
  readonly fault?: Omit<RowFault, 'kind' | 'retryable'>
}

const BATCH = 'batch'
const CHUNK = 'batch.chunk'
const OUTCOME = 'batch.outcome'
const TROUBLE = 'batch.trouble'

/** Ids of one batch stand together, and in their order. */
export function chunkId(batch: string, chunk: number): string {
  return `${prefixOf(batch)}${String(chunk).padStart(9, '0')}`
}

function prefixOf(batch: string): string {
  return `${encodeURIComponent(batch)}/`
}

/** Reads records of batches. */
export const batchRecords = {
  batch: (records: RecordReader, batch: string): Promise<BatchRecord | undefined> => read<BatchRecord>(records, BATCH, batch),
  chunk: (records: RecordReader, id: string): Promise<ChunkRecord | undefined> => read<ChunkRecord>(records, CHUNK, id),
  outcome: (records: RecordReader, id: string): Promise<ChunkOutcome | undefined> => read<ChunkOutcome>(records, OUTCOME, id),
  outcomes: (records: RecordReader, batch: string): Promise<readonly (readonly [number, ChunkOutcome])[]> =>
    listAll<ChunkOutcome>(records, OUTCOME, batch),
  troubles: (records: RecordReader, batch: string): Promise<readonly (readonly [number, ChunkTrouble])[]> =>
    listAll<ChunkTrouble>(records, TROUBLE, batch),

  async insertBatch(records: RecordTable, batch: string, value: BatchRecord): Promise<void> {
    await records.insert({ kind: BATCH, id: batch, value: JSON.stringify(value) })
  },
  /** Whether it is there now as it was given, also if it had been there before; its rows do not come back once it is through. */
  async insertChunk(records: RecordTable, id: string, { first, rows, faults }: ChunkRecord): Promise<boolean> {
    if ((await records.get(OUTCOME, id)) !== undefined) return true
    const value = JSON.stringify({ first, rows, faults })
    return (await records.insert({ kind: CHUNK, id, value })) || (await records.get(CHUNK, id))?.value === value
  },
  /** A batch is whole: how many chunks it has. Whether nobody had enqueued something else under its name meanwhile. */
  async completeBatch(records: RecordTable, batch: string, value: BatchRecord): Promise<boolean> {
    const there = await records.get(BATCH, batch)
    if (there === undefined) return false
    const { enqueued } = toValue<BatchRecord>(there.value)
    if (enqueued !== undefined) return enqueued.digest === value.enqueued?.digest
    if (await records.replace({ kind: BATCH, id: batch, value: JSON.stringify(value) }, there.version)) return true
    throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
  },
  /** A chunk is through: its rows go, and so does whatever kept it. */
  async settleChunk(records: RecordTable, id: string, value: ChunkOutcome): Promise<void> {
    await records.insert({ kind: OUTCOME, id, value: JSON.stringify(value) })
    await records.delete(CHUNK, id)
    await records.delete(TROUBLE, id)
  },
  /** Writes down what keeps a chunk, over what kept it before. */
  async noteTrouble(records: RecordTable, id: string, change: Partial<ChunkTrouble>): Promise<void> {
    const there = await records.get(TROUBLE, id)
    const before: ChunkTrouble = there === undefined ? { tries: 0, isDead: false } : (JSON.parse(there.value) as ChunkTrouble)
    const value = JSON.stringify({ ...before, ...change, tries: before.tries + (change.isDead === true ? 0 : 1) })
    if (there === undefined) await records.insert({ kind: TROUBLE, id, value })
    else await records.replace({ kind: TROUBLE, id, value }, there.version)
  },
} as const

async function read<T>(records: RecordReader, kind: string, id: string): Promise<T | undefined> {
  const record = await records.get(kind, id)
  return record === undefined ? undefined : toValue<T>(record.value)
}

async function listAll<T>(records: RecordReader, kind: string, batch: string): Promise<readonly (readonly [number, T])[]> {
  const prefix = prefixOf(batch)
  const found: (readonly [number, T])[] = []
  for (let after = prefix; ; ) {
    const page = await records.list(kind, { after, limit: 200 })
    for (const { id, value } of page) {
      if (!id.startsWith(prefix)) return found
      found.push([Number(id.slice(prefix.length)), toValue<T>(value)])
    }
    if (page.length < 200) return found
    after = (page.at(-1) as { id: string }).id
  }
}

function toValue<T>(text: string): T {
  const value = parseJson(text, { maxBytes: 64 * 1024 * 1024 })
  if (!isJsonObject(value)) throw inputError('core.json_invalid', {})
  return value as JsonObject as unknown as T
}
