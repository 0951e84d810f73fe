import { resolve } from 'node:path'
import { usageError } from '../core/index.js'
import { createMemoryStatusLists, createStoredStatusLists, type StatusLists } from '../exchange/vc-api/index.js'
import { createIssuer, type Issuer } from '../issue/index.js'
import type { Signer } from '../keys/index.js'
import { eddsaRdfc2022 } from '../securing/data-integrity/eddsa-rdfc-2022.js'
import type { Store } from '../storage/index.js'
import type { CliIo } from './io.js'
import type { ServeConfig } from './serve-config.js'

/** The status lists of a service, until it ends. */
export interface OpenStatusLists {
  readonly lists: StatusLists
  /** Where they are kept, and who signs them; absent where that is the memory of the process. */
  readonly kept?: { readonly store: Store; readonly issuer: Issuer }
  /** Resolves where the store answers. */
  ask(): Promise<void>
  close(): Promise<void>
}

/**
 * Status lists in the store of the configuration, or in memory where it has none.
 *
 * @throws RungsError `cli.usage`, `storage.*`
 */
export async function openStatusLists(
  io: CliIo,
  config: ServeConfig,
  baseUrl: string,
  signer: Signer | undefined,
): Promise<OpenStatusLists | undefined> {
  const { store: file, database, keys, statusTtlSeconds, offers } = config
  const ttlMs = statusTtlSeconds * 1000
  const isStored = file !== undefined || database !== undefined
  if (offers && !isStored) throw usageError('cli.usage', { problem: 'option_missing', what: '--store' })
  // Lists that outlive their key can be signed by nobody.
  if (isStored && keys.length === 0) throw usageError('cli.usage', { problem: 'option_missing', what: '--key' })
  if (isStored && signer === undefined) throw usageError('cli.usage', { problem: 'config_value', what: 'keys' })
  if (signer === undefined) return undefined
  if (!isStored) {
    const lists = createMemoryStatusLists({ baseUrl, signer, mechanism: eddsaRdfc2022, ttlMs })
    return { lists, ask: async () => undefined, close: async () => undefined }
  }
  if (!isPublic(baseUrl)) throw usageError('cli.usage', { problem: 'config_value', what: 'baseUrl' })
  const opened = file === undefined ? await openUrl(database as string) : await openFile(resolve(io.cwd, file))
  const issuer = createIssuer({ signer, mechanism: eddsaRdfc2022 })
  const { store } = opened
  return {
    lists: createStoredStatusLists({ store, issuer, baseUrl, ttlMs }),
    kept: { store, issuer },
    // What is looked for is not there: that it was looked for is enough.
    ask: async () => {
      await store.read(({ records }) => records.get('ready', 'ready'))
    },
    close: opened.close,
  }
}

interface OpenStore {
  readonly store: Store
  close(): Promise<void>
}

// A driver is loaded by who has its database.
async function openUrl(url: string): Promise<OpenStore> {
  const { openDatabase } = await import('./database.js')
  return openDatabase(url)
}

async function openFile(path: string): Promise<OpenStore> {
  const { openSqliteStore } = await import('../storage/sqlite/index.js')
  const store = await openSqliteStore({ path })
  return { store, close: () => store.close() }
}

/** Credentials name it for years: a page in the network, or of this machine while things are tried out. */
function isPublic(baseUrl: string): boolean {
  return /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$))/.test(baseUrl)
}
