import { availableParallelism } from 'node:os'
import {
  checkOptions,
  copyJsonObject,
  createRandomPool,
  createUrnMaker,
  type Now,
  platformRandom,
  requireOption,
  toEpochMs,
  usageError,
} from '../core/index.js'
import type { ProfileInput } from '../credential/index.js'
import { type BadgeTemplate, type CredentialLog, createCredentialLog, createIssuer } from '../issue/index.js'
import { createSigner, type SecretJwk, type Signer } from '../keys/index.js'
import type { Mechanism } from '../securing/index.js'
import type { Store } from '../storage/index.js'
import { type BatchStatusLists, issueChunk } from './chunk.js'
import { loadMechanism } from './mechanisms.js'
import type { ThreadKey } from './messages.js'
import { createSigningPool, type SigningPool } from './pool.js'
import { prepareRow, type TemplateSource, toTemplateSource } from './prepare.js'
import { fromRowPack } from './row-pack.js'
import { createRowSigner } from './row-signer.js'
import type { BatchInput, BatchResult } from './rows.js'
import { createShapeTable } from './shapes.js'

/** Options of {@link createBatchIssuer}. */
export interface CreateBatchIssuerOptions {
  /** Where credentials, their places and the audit log are kept. */
  readonly store: Store
  /** What it knows rows and recipients by. Default: the issuer's log in the same store. */
  readonly log?: Pick<CredentialLog, 'hashes'>
  /** Gives each credential a place in a status list. Default: they have no status. */
  readonly status?: BatchStatusLists
  /** Who issues. Its `id` must be what controls the key; default: exactly that. */
  readonly profile?: Omit<ProfileInput, 'id'> & { readonly id?: string }
  /** The private key, which the threads are given once when they start; or else a `signer`. */
  readonly key?: { readonly secretJwk: SecretJwk; readonly id?: string }
  /** A key that lives elsewhere: the threads prepare, and this signs. */
  readonly signer?: Signer
  /** One of the library's; any other is used without threads. */
  readonly mechanism: Mechanism
  /** JSON-LD contexts by URL, beside the bundled ones. */
  readonly contexts?: Readonly<Record<string, unknown>>
  /** How many threads sign. 0 signs in this one. Default: one for each processor, at most 8. */
  readonly workers?: number
  /** Whether the texts of credentials are kept, so that a row issued before is handed out again. Default true. */
  readonly keepTexts?: boolean
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** One chunk of a batch. */
export interface BatchChunk<Slot extends string = string> {
  /** The name of the batch, for the log. */
  readonly batch: string
  /** Needed for rows that are texts. */
  readonly template?: BadgeTemplate<Slot>
  readonly rows: readonly BatchInput<Slot>[]
  /** The number of the first row, from 1. Default 1. */
  readonly first?: number
}

/** Issues chunks of batches: any number of them at once. */
export interface BatchIssuer {
  /** The id of the issuer. */
  readonly id: string
  /** How many chunks are worth having under way at once. */
  readonly width: number
  /**
   * Issues what of a chunk is not issued yet, and commits all of it in one transaction. A row that is no good fails alone.
   *
   * @returns a result for each row, in their order
   * @throws RungsError `storage.*`, `bulk.threads_unavailable`: then nothing of the chunk is issued, or all of it, which doing it again tells
   */
  issueChunk<Slot extends string>(chunk: BatchChunk<Slot>): Promise<readonly BatchResult[]>
  /** Lets chunks that are under way end, and then the threads. */
  end(): Promise<void>
}

const OPTIONS = [
  'store',
  'log',
  'status',
  'profile',
  'key',
  'signer',
  'mechanism',
  'contexts',
  'workers',
  'keepTexts',
  'now',
  'random',
] as const
const MAX_WORKERS = 64

/** The names of the options, for those who pass them on. */
export const batchIssuerOptions: readonly string[] = OPTIONS

/**
 * What issues chunks of batches into a store, over threads that sign.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, and as `createIssuer` does
 */
export function createBatchIssuer(options: CreateBatchIssuerOptions): BatchIssuer {
  checkOptions(options, OPTIONS, 'createBatchIssuer')
  const { store, log, status, mechanism, contexts, keepTexts = true, random = platformRandom } = options
  const { workers = Math.min(8, availableParallelism()) } = options
  requireOption(typeof store?.transaction === 'function', 'store', 'a store')
  requireOption(log === undefined || typeof log?.hashes === 'function', 'log', 'a log of credentials')
  requireOption(Number.isInteger(workers) && workers >= 0 && workers <= MAX_WORKERS, 'workers', `0 to ${MAX_WORKERS}`)
  const signer = toSigner(options)
  // Whatever is wrong with the profile, the key or the mechanism is told now, and not for each row.
  const { profile } = createIssuer({
    signer,
    mechanism,
    ...(options.profile !== undefined && { profile: options.profile }),
    ...(contexts !== undefined && { contexts }),
  })
  const shapes = createShapeTable()
  const pooled = createRandomPool(random)
  const templates = new WeakMap<BadgeTemplate, TemplateSource>()
  const pool = openPool(options, signer, workers)
  const sourceOf = (template: BadgeTemplate | undefined): TemplateSource => {
    if (template === undefined) throw usageError('core.option_invalid', { option: 'template', expected: 'a template' })
    const source = templates.get(template) ?? toTemplateSource(template)
    templates.set(template, source)
    return source
  }
  const parts = {
    store,
    log: log ?? createCredentialLog({ store, issuer: { profile }, random }),
    published: new Set<string>(),
    ...(status !== undefined && { status }),
    shapes,
    keepTexts,
    issuer: profile.id,
    nowMs: () => toEpochMs(options.now),
  }
  return Object.freeze({
    id: profile.id,
    width: workers + 1,
    async issueChunk<Slot extends string>({ batch, template, rows, first = 1 }: BatchChunk<Slot>) {
      const prepared = rows.map((row, index) => prepareRow(row, first + index, shapes, () => sourceOf(template)))
      return issueChunk(prepared, { ...parts, newId: createUrnMaker(pooled), pool: await pool(), batch })
    },
    end: async () => (await pool()).end(),
  })
}

/** Threads that hold the key, or that ask for signatures; or none, for what cannot cross to them. */
function openPool(options: CreateBatchIssuerOptions, signer: Signer, workers: number): () => Promise<SigningPool> {
  const { profile = {}, contexts, mechanism, key } = options
  let opened: Promise<SigningPool> | undefined
  const open = async (): Promise<SigningPool> => {
    const isKnown = (await loadMechanism(mechanism.id)) === mechanism
    if (workers === 0 || !isKnown) return hereAlone(options, signer)
    const { id, alg, publicJwk } = signer
    const threadKey: ThreadKey = {
      profile: copyJsonObject(profile) as Partial<ProfileInput>,
      ...(contexts !== undefined && { contexts: copyJsonObject(contexts) }),
      mechanism: mechanism.id,
      signer: { id, alg, publicJwk, ...(key !== undefined && { secretJwk: key.secretJwk }) },
    }
    const { startThread } = await import('./start-worker.js')
    return createSigningPool(workers, threadKey, signer, startThread)
  }
  return () => {
    opened ??= open()
    return opened
  }
}

/** The same without threads. */
function hereAlone({ profile = {}, contexts, mechanism, key }: CreateBatchIssuerOptions, signer: Signer): SigningPool {
  const rows = createRowSigner({
    profile,
    ...(contexts !== undefined && { contexts }),
    mechanism,
    signer,
    atOnce: key === undefined ? 32 : 1,
  })
  let turn: Promise<unknown> = Promise.resolve()
  return {
    sign: ({ shapes, rows: list, nowMs }) => {
      // One after the other, since each has a time of its own.
      const made = turn.then(async () => fromRowPack(await rows.sign({ template: shapes, rows: { nowMs, list } })))
      turn = made.catch(() => undefined)
      return made
    },
    end: async () => void (await turn),
  }
}

function toSigner({ key, signer }: CreateBatchIssuerOptions): Signer {
  requireOption((key === undefined) !== (signer === undefined), 'key', 'a key or a signer, and not both')
  return key === undefined ? (signer as Signer) : createSigner(key.secretJwk, key.id === undefined ? {} : { id: key.id })
}
