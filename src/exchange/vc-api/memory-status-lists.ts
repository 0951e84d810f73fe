import { createContextLoader } from '../../contexts/index.js'
import { checkOptions, formatDateTime, isAbsoluteUrl, type Now, requireOption, toEpochMs, usageError } from '../../core/index.js'
import type { Signer } from '../../keys/index.js'
import type { Mechanism } from '../../securing/index.js'
import {
  allocateIndices,
  type BitstringStatusListEntry,
  buildBitstringStatusListCredential,
  buildBitstringStatusListEntry,
  createStatusList,
  encodeBitstring,
  type StatusList,
  setStatus,
} from '../../status/index.js'
import type { PublishedStatusList, StatusLists } from './status-lists.js'

/** What {@link createMemoryStatusLists} needs. */
export interface CreateMemoryStatusListsOptions {
  /** Where the service is reached; lists lie at `/status/` below. */
  readonly baseUrl: string
  readonly signer: Signer
  /** How the lists are secured: as the credentials that they are about. */
  readonly mechanism: Mechanism
  /** Places of one list, at least 131 072. Default 131 072. */
  readonly length?: number
  /** For how long verifiers may keep a list, milliseconds. Default 300 000. */
  readonly ttlMs?: number
  /** Default: the system's clock. */
  readonly now?: Now
}

/** Status lists of one process: gone when it ends. */
export interface MemoryStatusLists extends StatusLists {
  /** Sets the status of a place: 1 revokes. @throws RungsError `core.option_invalid` */
  set(entry: BitstringStatusListEntry, value: number): Promise<void>
}

interface Kept {
  statuses: StatusList
  readonly used: Set<number>
  published: Promise<PublishedStatusList> | undefined
  publishedAt: number
}

const MAX_LISTS = 1000

/**
 * Status lists for one process, without a database: right as long as it runs, and empty when it starts again.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createMemoryStatusLists } from 'rungs/exchange/vc-api'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * const signer = createSigner(await generateKey())
 * const lists = createMemoryStatusLists({ baseUrl: 'https://courier.example', signer, mechanism: eddsaRdfc2022 })
 * ```
 */
export function createMemoryStatusLists(options: CreateMemoryStatusListsOptions): MemoryStatusLists {
  checkOptions(options, ['baseUrl', 'signer', 'mechanism', 'length', 'ttlMs', 'now'], 'createMemoryStatusLists')
  const { baseUrl, signer, mechanism, length = 131_072, ttlMs = 300_000, now } = options
  requireOption(isAbsoluteUrl(baseUrl), 'baseUrl', 'absolute URL')
  requireOption(Number.isSafeInteger(ttlMs) && ttlMs > 0, 'ttlMs', 'milliseconds')
  const lists: Kept[] = []
  const loader = createContextLoader()
  const urlOf = (id: number): string => `${baseUrl}/status/${id}`

  async function publish(id: number, kept: Kept): Promise<PublishedStatusList> {
    const list = buildBitstringStatusListCredential({
      id: urlOf(id),
      issuer: signer.id.split('#', 1)[0] as string,
      validFrom: formatDateTime(kept.publishedAt - (kept.publishedAt % 1000)),
      statusPurpose: 'revocation',
      encodedList: await encodeBitstring(kept.statuses),
      ttlMs,
    })
    const { credential, mediaType } = await mechanism.secure(list, { signer, loader, now: kept.publishedAt })
    return Object.freeze({ credential, mediaType, ttlMs })
  }

  return Object.freeze({
    async allocate() {
      let kept = lists.at(-1)
      // Half of a list stays empty, so that finding a free place stays cheap.
      if (kept === undefined || kept.used.size >= length / 2) {
        if (lists.length >= MAX_LISTS) throw usageError('status.list_full', { length, free: 0 })
        kept = { statuses: createStatusList({ length }), used: new Set(), published: undefined, publishedAt: 0 }
        lists.push(kept)
      }
      const [index] = allocateIndices({ length, used: kept.used }) as readonly [number]
      kept.used.add(index)
      return buildBitstringStatusListEntry({ statusListCredential: urlOf(lists.length), index })
    },
    async read(listId: string) {
      const id = /^[1-9]\d{0,5}$/.test(listId) ? Number(listId) : 0
      const kept = lists[id - 1]
      if (kept === undefined) return undefined
      if (kept.published === undefined) {
        kept.publishedAt = toEpochMs(now)
        kept.published = publish(id, kept)
        // A key service that fails once is asked again.
        kept.published.catch(() => {
          kept.published = undefined
        })
      }
      return kept.published
    },
    async set({ statusListCredential, statusListIndex }: BitstringStatusListEntry, value: number) {
      const kept = lists.find((_, at) => urlOf(at + 1) === statusListCredential)
      const index = Number(statusListIndex)
      if (kept?.used.has(index) !== true) throw usageError('core.option_invalid', { option: 'entry', expected: 'allocated here' })
      kept.statuses = setStatus(kept.statuses, index, value)
      kept.published = undefined
    },
  })
}
