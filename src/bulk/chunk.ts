import { sha256Base64url } from '#runtime'
import { isRungsError } from '../core/index.js'
import type { CredentialLog, StatusAllocation, StatusService } from '../issue/index.js'
import { appendAudit, type Store } from '../storage/index.js'
import {
  createTimeReader,
  digestOf,
  findTaken,
  type Given,
  type OpenRow,
  takenResult,
  toBody,
  toCredentialRow,
  toIssued,
} from './chunk-rows.js'
import { fromFault } from './faults.js'
import type { Shape, SignedRow } from './messages.js'
import type { SigningPool } from './pool.js'
import type { PreparedRow } from './prepare.js'
import type { BatchResult } from './rows.js'
import { ownIdOf, type ShapeSource, type ShapeTable, statusTexts } from './shapes.js'

/** What a batch asks of status lists. */
export type BatchStatusLists = Pick<StatusService, 'reserve' | 'placesFor' | 'handleStatusList' | 'publish'>

/** Everything that a chunk needs. */
export interface ChunkParts {
  readonly store: Store
  readonly log: Pick<CredentialLog, 'hashes'>
  readonly status?: BatchStatusLists
  readonly pool: SigningPool
  readonly shapes: ShapeTable
  readonly keepTexts: boolean
  readonly issuer: string
  readonly batch: string
  /** URLs of status lists that are known to be published. */
  readonly published: Set<string>
  readonly nowMs: () => number
  readonly newId: () => string
}

/** How often a chunk is begun anew because others got in its way or the store was away. */
const MAX_TRIES = 8
const FIRST_WAIT_MS = 20

/**
 * Issues what of a chunk is not issued yet. Each round looks first, so that a row repeated further down, a chunk that another process
 * has issued meanwhile, and one whose commit was left unknown all end the same way: they are there.
 */
export async function issueChunk(rows: readonly PreparedRow[], parts: ChunkParts): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = new Array(rows.length)
  let open: OpenRow[] = []
  const { keyOf, recipientOf } = await persevere(() => parts.log.hashes())
  for (const [at, row] of rows.entries()) {
    if ('error' in row) results[at] = { outcome: 'failed', line: row.line, key: row.key, error: row.error }
    else {
      const { achievement, recipient } = row.facts
      open.push({ at, row, key: keyOf({ achievement, recipient, row: row.key }) })
    }
  }
  let isHindered = false
  const round = async (): Promise<void> => {
    for (const [at, result] of await findPresent(open, parts)) results[at] = result
    open = open.filter(({ at }) => results[at] === undefined)
    // A row that names the same waits until it is known what became of the first.
    const firsts = [...new Map([...open].reverse().map((one) => [one.key, one])).values()].reverse()
    // Ids are looked up one by one, which is worth it where something was in the way.
    const taken = new Set(isHindered ? await findTaken(firsts, parts.store) : [])
    for (const { at, row } of taken) results[at] = takenResult(row)
    const own = firsts.filter((one) => !taken.has(one))
    isHindered = true
    if (own.length > 0) for (const [at, result] of await issueRows(own, recipientOf, parts)) results[at] = result
    isHindered = false
    open = open.filter(({ at }) => results[at] === undefined)
  }
  while (open.length > 0) await persevere(round)
  return results
}

/** Does a step again that others got in the way of, or for which the store was away. */
async function persevere<T>(step: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await step()
    } catch (error) {
      const isPassing = isRungsError(error) && (error.retryable || error.code === 'storage.commit_unknown')
      if (!isPassing || tries === MAX_TRIES) throw error
      await pause(FIRST_WAIT_MS * 2 ** tries * (0.5 + Math.random()))
    }
  }
}

async function findPresent(
  open: readonly OpenRow[],
  { store, keepTexts }: ChunkParts,
): Promise<readonly [number, BatchResult][]> {
  const { found, bodies } = await store.read(async ({ credentials }) => {
    const found = await credentials.findByKeys([...new Set(open.map(({ key }) => key))])
    const bodies = keepTexts && found.length > 0 ? await credentials.bodies(found.map(({ id }) => id)) : []
    return { found, bodies }
  })
  if (found.length === 0) return []
  const byKey = new Map(found.map((row) => [row.key, row]))
  const texts = new Map(bodies.map((body) => [body.credential, body]))
  return open.flatMap(({ at, key, row: { line, key: name } }): [number, BatchResult][] => {
    const there = byKey.get(key)
    if (there === undefined) return []
    const body = texts.get(there.id)
    const kept = body === undefined ? {} : { text: body.text, mediaType: body.mediaType }
    return [[at, { outcome: 'present', line, key: name, id: there.id, ...kept }]]
  })
}

async function issueRows(
  rows: readonly OpenRow[],
  recipientOf: (recipient: string) => string,
  parts: ChunkParts,
): Promise<readonly [number, BatchResult][]> {
  const { store, status, pool, batch, nowMs } = parts
  // Named by what is to be issued: whoever does it again gets the same places, and whoever does something else others.
  const holder = sha256Base64url(JSON.stringify([batch, ...rows.map(({ key }) => key)]))
  const allocations = await status?.reserve(`batch ${holder}`, rows.length)
  if (status !== undefined) await publishFirst(status, allocations ?? [], parts.published)
  const given = rows.map((open, index): Given => ({ open, ...identityOf(open, parts), allocation: allocations?.[index] }))
  const issuedAtMs = nowMs()
  const outcomes = await pool.sign({ ...toTask(given, parts), nowMs: issuedAtMs })
  const results: [number, BatchResult][] = []
  const issued: { readonly one: Given; readonly signed: SignedRow }[] = []
  for (const [index, outcome] of outcomes.entries()) {
    const one = given[index] as Given
    if ('fault' in outcome) {
      const { line, key } = one.open.row
      results.push([one.open.at, { outcome: 'failed', line, key, error: fromFault(outcome.fault) }])
      continue
    }
    issued.push({ one, signed: outcome })
    results.push([one.open.at, toIssued(one, outcome)])
  }
  if (issued.length === 0) return results
  const timeOf = createTimeReader()
  const credentials = issued.map(({ one, signed }) =>
    toCredentialRow(one, signed, { recipientOf, timeOf, issuedAtMs, issuer: parts.issuer, batch }),
  )
  const bodies = parts.keepTexts ? issued.map(({ one, signed }) => toBody(one.id, signed)) : []
  const places = issued.flatMap(({ one }) =>
    status === undefined || one.allocation === undefined ? [] : status.placesFor(one.allocation, one.id),
  )
  const facts = { batch, holder, count: issued.length, digest: digestOf(credentials) }
  await store.transaction(async (tx) => {
    await tx.credentials.insert(credentials, bodies)
    if (places.length > 0) await tx.lists.insertPlaces(places)
    await appendAudit(tx.audit, [{ atMs: issuedAtMs, kind: 'batch.issued', facts }])
  })
  return results
}

/** A list that a credential names is there before the credential is. */
async function publishFirst(
  status: BatchStatusLists,
  allocations: readonly StatusAllocation[],
  published: Set<string>,
): Promise<void> {
  const urls = new Set(allocations.flatMap(({ places }) => places.map(({ url }) => url)))
  for (const url of urls) {
    if (published.has(url)) continue
    const { status: found } = await status.handleStatusList({ method: 'HEAD', url })
    if (found === 404) await status.publish({ list: url })
    published.add(url)
  }
}

function identityOf({ row: { source, texts } }: OpenRow, { newId }: ChunkParts): { readonly id: string } {
  return { id: ownIdOf(source, texts) ?? newId() }
}

function toTask(given: readonly Given[], { shapes }: ChunkParts) {
  // Places of one reservation are for the same purposes.
  const used = new Map<ShapeSource, Shape>()
  const rows = given.map(({ open: { row }, id, allocation }) => {
    const { source, texts } = row
    const status = allocation?.credentialStatus
    const shape = used.get(source) ?? shapes.shapeOf(source, status)
    used.set(source, shape)
    const own = source.slots.includes('/id') ? texts : [...texts, id]
    return { shape: shape.id, texts: [...own, ...statusTexts(status)] }
  })
  return { shapes: [...used.values()], rows }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
