import { checkOptions, isAbsoluteUrl, type JsonObject, requireOption } from '../../core/index.js'
import {
  type CreateStatusServiceOptions,
  createStatusService,
  type StatusAllocation,
  type StatusService,
} from '../../issue/index.js'
import { type BitstringStatusListEntry, buildBitstringStatusListEntry } from '../../status/index.js'
import { type StoreTransaction, withRetries } from '../../storage/index.js'
import { MAX_NAME_CHARACTERS, type StatusLists } from './status-lists.js'

/** What {@link createStoredStatusLists} needs. */
export interface CreateStoredStatusListsOptions extends Omit<CreateStatusServiceOptions, 'baseUrl' | 'purposes'> {
  /** Where the service is reached, without a slash at the end; lists lie at `/status/revocation/` and `/status/suspension/` below. */
  readonly baseUrl: string
}

/** Status lists in a store. */
export interface StoredStatusLists extends StatusLists {
  /** Revokes, suspends, audits: by the id of a credential, or that which it was issued under, or else the id of its status entry. */
  readonly status: StatusService
}

const OPTIONS = ['store', 'issuer', 'baseUrl', 'length', 'ttlMs', 'validForMs', 'witness', 'observe', 'now', 'random'] as const
/** What a credential is issued into: a revocation is for good. */
const PURPOSE = 'revocation'

/**
 * Status lists for a service that is started again, for several processes on one store, and for whoever revokes beside them: places are
 * written down with the id of the credential before they are given out, a list is published before a credential names it, and what was
 * changed or comes to its end is published when it is read.
 *
 * A credential whose id has a place already keeps that place, and its status: it is the same credential, signed again.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`; what it gives throws `storage.*`, and as `StatusService.publish` does
 * @example
 * ```ts
 * import { createIssuer } from 'rungs'
 * import { createStoredStatusLists, createVcApiHandler, createVcApiIssuers } from 'rungs/exchange/vc-api'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { createMemoryStore } from 'rungs/storage'
 * const baseUrl = 'https://badges.courier.example'
 * const ed25519 = createSigner(await generateKey())
 * const issuer = createIssuer({ signer: ed25519, mechanism: eddsaRdfc2022 })
 * const statusLists = createStoredStatusLists({ store: createMemoryStore(), issuer, baseUrl })
 * const handle = createVcApiHandler({ issuers: createVcApiIssuers({ ed25519 }, statusLists), statusLists, baseUrl })
 * ```
 */
export function createStoredStatusLists(options: CreateStoredStatusListsOptions): StoredStatusLists {
  checkOptions(options, OPTIONS, 'createStoredStatusLists')
  const { store, issuer, baseUrl, ttlMs = 300_000, validForMs = Math.max(7 * 86_400_000, 2 * ttlMs), ...rest } = options
  requireOption(isAbsoluteUrl(baseUrl) && !/[/#?]$/.test(baseUrl), 'baseUrl', 'URL that ends in no slash')
  const base = `${baseUrl}/status/`
  const status = createStatusService({ ...rest, store, issuer, baseUrl: base, ttlMs, validForMs })
  const published = new Set<string>()

  return Object.freeze({
    status,
    async allocate(credential: JsonObject, credentialId = '') {
      const id = typeof credential['id'] === 'string' ? credential['id'] : credentialId
      const name = id === '' || id.length > MAX_NAME_CHARACTERS ? undefined : id
      const entry = await withRetries(store, async (tx) => {
        // Whoever asks for the same id waits here, and then sees what the one before was given: of two places one would never be revoked.
        if (name !== undefined) await tx.audit.lockHead()
        const there = name === undefined ? undefined : await findEntry(tx, name, base, issuer.profile.id)
        if (there !== undefined) return there
        const [allocation] = (await status.allocate(tx, 1, { purposes: [PURPOSE] })) as readonly [StatusAllocation]
        const fresh = allocation.credentialStatus as BitstringStatusListEntry
        await tx.lists.insertPlaces(status.placesFor(allocation, name ?? (fresh.id as string)))
        return fresh
      })
      const list = entry.statusListCredential
      if (!published.has(list)) {
        await status.publish({ list })
        published.add(list)
      }
      return entry
    },
    async read(listId: string) {
      const url = `${base}${listId}`
      const lists = await store.read((view) => view.lists.list({ issuer: issuer.profile.id }))
      if (!lists.some((list) => list.url === url)) return undefined
      // Another process may have revoked without a key to publish with.
      await status.publish({ list: url })
      const { body, headers } = await status.handleStatusList({ method: 'GET', url })
      return { credential: body, mediaType: headers['content-type'] as string, ttlMs: Math.min(ttlMs, validForMs / 2) }
    },
  })
}

/** The entry that a credential was given before. */
async function findEntry(
  { lists }: StoreTransaction,
  credential: string,
  base: string,
  issuer: string,
): Promise<BitstringStatusListEntry | undefined> {
  for (const { list, index } of await lists.placesOf(credential)) {
    const { url, purpose, issuer: owner } = (await lists.get(list)) ?? { url: '', purpose: '', issuer: '' }
    if (owner === issuer && purpose === PURPOSE && url.startsWith(base))
      return buildBitstringStatusListEntry({ statusListCredential: url, index, statusPurpose: purpose })
  }
  return undefined
}
