import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { usageError } from '../core/index.js'
import { createStatusService, type Issuer, type StatusService } from '../issue/index.js'
import { createFileWitness } from '../storage/file-witness/index.js'
import type { StatusListState, Store } from '../storage/index.js'
import { openSqliteStore } from '../storage/sqlite/index.js'
import type { Args } from './args.js'
import { unreadable } from './files.js'
import type { CliIo } from './io.js'
import { loadIssuer } from './load-issuer.js'
import { readNow } from './options.js'

/** The options of commands that work on a store with status lists. */
export const STORE_OPTIONS = {
  store: { type: 'string', required: true },
  key: { type: 'string' },
  issuer: { type: 'string' },
  format: { type: 'string' },
  witness: { type: 'string' },
  now: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** Opens the store of `--store`, which must be there. @throws RungsError `cli.file_unreadable`, `storage.*` */
export async function openStore(io: CliIo, args: Args): Promise<Store> {
  const file = args.need('store')
  const path = resolve(io.cwd, file)
  await stat(path).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  return openSqliteStore({ path })
}

/** Works with the store of `--store`, and closes it again. */
export async function withStore<T>(io: CliIo, args: Args, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(io, args)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/**
 * The status services of a store: one for each issuer and place of publication, as its lists say. With `--key`, those of that issuer,
 * which can sign; with `--list`, only the one whose list that is.
 */
export async function loadServices(io: CliIo, args: Args, store: Store): Promise<readonly StatusService[]> {
  const signing = args.text('key') === undefined ? undefined : (await loadIssuer(io, args)).issuer
  const scopes = new Map<string, StatusListState[]>()
  for (const list of await store.read(({ lists }) => lists.list())) {
    if (signing !== undefined && list.issuer !== signing.profile.id) continue
    const scope = JSON.stringify([list.issuer, baseOf(list)])
    scopes.set(scope, [...(scopes.get(scope) ?? []), list])
  }
  const witness = args.text('witness')
  const wanted = args.text('list')
  const chosen = [...scopes.values()].filter((lists) => wanted === undefined || lists.some(({ url }) => url === wanted))
  return chosen.map((lists) => {
    const [{ issuer, url, purpose }] = lists as [StatusListState]
    return createStatusService({
      store,
      issuer: signing ?? unableToSign(issuer),
      baseUrl: baseOf({ url, purpose }),
      purposes: [...new Set(lists.map((list) => list.purpose))],
      now: readNow(args),
      ...(witness !== undefined && { witness: createFileWitness({ path: resolve(io.cwd, witness) }) }),
    })
  })
}

/** What lists are published below: their URLs end with their purpose and number. */
function baseOf({ url, purpose }: Pick<StatusListState, 'url' | 'purpose'>): string {
  return url.slice(0, url.lastIndexOf(`${encodeURIComponent(purpose)}/`))
}

/** An issuer for looking at its lists. */
function unableToSign(id: string): Pick<Issuer, 'profile' | 'sealCredential'> {
  return {
    profile: { id } as Issuer['profile'],
    sealCredential: () => Promise.reject(usageError('cli.usage', { problem: 'option_missing', what: '--key' })),
  }
}
