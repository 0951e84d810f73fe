import { sha256Base64url } from '#runtime'
import { operationError, utf8 } from '../../core/index.js'
import { putRecord, type RecordReader, type Store, withRetries } from '../../storage/index.js'
import type { BadgeForm } from './media.js'
import type { PageQuery } from './paging.js'
import type { SubmittedBadge } from './submitted-badge.js'

/** What became of a badge that was handed in. */
export type UpsertOutcome = 'created' | 'replaced' | 'unchanged' | 'full'

/** A part of a user's badges. */
export interface ShelfPage {
  readonly badges: readonly { readonly form: BadgeForm; readonly text: string }[]
  /** How many places of the list the page takes up. */
  readonly taken: number
  /** How many there are in all that were asked for. */
  readonly total: number
}

/** The badges of the users, each user's by themselves, in the order in which they came. */
export interface Shelf {
  upsert(userId: string, badge: SubmittedBadge): Promise<UpsertOutcome>
  page(userId: string, query: PageQuery): Promise<ShelfPage>
  profile(userId: string): Promise<string | undefined>
  putProfile(userId: string, text: string): Promise<void>
  /** Deletes all of a user. Whether there was anything. */
  erase(userId: string): Promise<boolean>
}

const KINDS = { shelf: 'openbadges.shelf', badge: 'openbadges.badge', profile: 'openbadges.profile' } as const
/** A page is cut before it gets larger than this, whatever number of badges was asked for. */
const MAX_PAGE_BYTES = 4 * 1024 * 1024

interface Entry {
  readonly key: string
  readonly form: BadgeForm
  readonly validFromMs: number
  readonly bytes: number
}

/** @param maxCredentials of one user */
export function createShelf(store: Store, maxCredentials: number): Shelf {
  return Object.freeze({
    upsert: (userId: string, badge: SubmittedBadge) =>
      withRetries(store, async ({ records }): Promise<UpsertOutcome> => {
        const user = userKey(userId)
        const { entries, version } = await loadEntries(records, user)
        const at = entries.findIndex(({ key }) => key === badge.key)
        const kept = entries[at]
        if (kept === undefined && entries.length >= maxCredentials) return 'full'
        const record = { kind: KINDS.badge, id: `${user}.${badge.key}`, value: JSON.stringify(badge.text) }
        if (kept !== undefined) {
          const there = await records.get(record.kind, record.id)
          if (there === undefined || there.value === record.value || badge.validFromMs < kept.validFromMs) return 'unchanged'
          await requireWritten(records.replace(record, there.version))
        } else await requireWritten(records.insert(record))
        const entry: Entry = {
          key: badge.key,
          form: badge.form,
          validFromMs: badge.validFromMs,
          bytes: utf8(badge.text).length,
        }
        const next = kept === undefined ? [...entries, entry] : entries.with(at, entry)
        const shelf = { kind: KINDS.shelf, id: user, value: JSON.stringify(next) }
        await requireWritten(version === undefined ? records.insert(shelf) : records.replace(shelf, version))
        return kept === undefined ? 'created' : 'replaced'
      }),
    page: (userId: string, { limit, offset, since }: PageQuery) =>
      store.read(async ({ records }) => {
        const user = userKey(userId)
        const { entries } = await loadEntries(records, user)
        const wanted = since === undefined ? entries : entries.filter(({ validFromMs }) => validFromMs > since.ms)
        const badges: { form: BadgeForm; text: string }[] = []
        let [bytes, taken] = [0, 0]
        for (const { key, form, bytes: size } of wanted.slice(offset, offset + limit)) {
          bytes += size
          if (taken > 0 && bytes > MAX_PAGE_BYTES) break
          taken++
          const record = await records.get(KINDS.badge, `${user}.${key}`)
          if (record !== undefined) badges.push({ form, text: JSON.parse(record.value) as string })
        }
        return { badges, taken, total: wanted.length }
      }),
    profile: (userId: string) =>
      store.read(async ({ records }) => {
        const record = await records.get(KINDS.profile, userKey(userId))
        return record === undefined ? undefined : (JSON.parse(record.value) as string)
      }),
    putProfile: (userId: string, text: string) =>
      withRetries(store, async ({ records }) => {
        await requireWritten(putRecord(records, { kind: KINDS.profile, id: userKey(userId), value: JSON.stringify(text) }))
      }),
    erase: (userId: string) =>
      withRetries(store, async ({ records }) => {
        const user = userKey(userId)
        const { entries, version } = await loadEntries(records, user)
        // Before anything else: a badge that comes in meanwhile must not be left without a shelf.
        const hadShelf = version !== undefined
        if (hadShelf) await requireWritten(records.delete(KINDS.shelf, user, version))
        for (const { key } of entries) await records.delete(KINDS.badge, `${user}.${key}`)
        return (await records.delete(KINDS.profile, user)) || hadShelf
      }),
  })
}

/** Records are not named by what people are called, and no name runs into another. */
function userKey(userId: string): string {
  return sha256Base64url(userId)
}

async function loadEntries(
  records: RecordReader,
  user: string,
): Promise<{ readonly entries: readonly Entry[]; readonly version: number | undefined }> {
  const record = await records.get(KINDS.shelf, user)
  return { entries: record === undefined ? [] : (JSON.parse(record.value) as Entry[]), version: record?.version }
}

/** @throws RungsError `storage.conflict` when somebody else was quicker */
async function requireWritten(writing: Promise<boolean>): Promise<void> {
  if (!(await writing)) throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
}
