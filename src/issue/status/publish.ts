import { sha256Base64url } from '#runtime'
import { checkOptions, formatDateTime, operationError, usageError } from '../../core/index.js'
import { buildBitstringStatusListCredential, encodeBitstring, readStatus, type StatusList } from '../../status/index.js'
import {
  appendAudit,
  checkWitness,
  type StatusListState,
  type StatusPublication,
  type Store,
  type Witness,
  withRetries,
} from '../../storage/index.js'
import { toCredentialText } from '../content.js'
import type { Issuer } from '../issuer.js'
import { type Observe, timed } from '../operations/events.js'
import { changesAfter, type ListBits, readBits } from './bits.js'
import { type ListScope, listsOf } from './lists.js'
import { bitsOf, etagOf, readPublished } from './publication.js'

/** How far a clock may be behind the last publication and be taken for one that was corrected a little. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/** What is never lifted: a revocation, and a redemption, which a list of purpose `message` shows. */
const FINAL: readonly string[] = ['revocation', 'message']

/** How often a list is signed anew because others published it meanwhile. */
const TRIES = 8

/** Options of {@link StatusService.publish}. */
export interface PublishStatusOptions {
  /** The URL of a list. Default: all of them. */
  readonly list?: string
  /** Also what did not change and is valid for long enough: after a new key. Default `false`. */
  readonly force?: boolean
  /** Lists as they are served now, from wherever they are served: nothing older takes their place. They must be the operator's own copies. */
  readonly copies?: readonly string[]
}

/** What became of one list. */
export interface PublishedList {
  readonly list: string
  /** Whether it was signed anew. */
  readonly isNew: boolean
  readonly etag: string
  readonly validFrom: string
  readonly validUntil: string
  /** Changes up to this entry of the audit log are in it. */
  readonly sequence: number
}

/** What publishing needs. */
export interface PublishParts extends ListScope {
  readonly store: Store
  readonly signer: Pick<Issuer, 'sealCredential'>
  readonly purposes: readonly string[]
  readonly ttlMs: number
  readonly validForMs: number
  readonly witness: Witness | undefined
  readonly observe: Observe
  /** Statuses by list, as they were when they were last looked at. */
  readonly known: Map<string, ListBits>
}

/** Publishes what has to be. @throws RungsError as `StatusService.publish` */
export async function publishLists(options: PublishStatusOptions, parts: PublishParts): Promise<readonly PublishedList[]> {
  checkOptions(options, ['list', 'force', 'copies'], 'publish')
  const { store, purposes } = parts
  if (parts.witness !== undefined) await checkWitness(store, parts.witness)
  const all = await store.read(async (view) =>
    (await Promise.all(purposes.map((purpose) => listsOf(view, purpose, parts)))).flat(),
  )
  const wanted = all.filter(({ url }) => options.list === undefined || url === options.list)
  if (options.list !== undefined && wanted.length === 0)
    throw usageError('core.option_invalid', { option: 'list', expected: 'URL of a list of this service' })
  const copies = readCopies(options.copies ?? [])
  const published: PublishedList[] = []
  for (const list of wanted) {
    const own = copies.flatMap(({ id, text }) => (id === list.url ? [text] : []))
    published.push(await publishList(list, { ...options, copies: own }, parts))
  }
  return published
}

/** What is no list would be compared with none, and the check never made. */
function readCopies(copies: readonly string[]): readonly { readonly id: string; readonly text: string }[] {
  return copies.map((text) => {
    const { id, validFromMs } = typeof text === 'string' ? readPublished(text) : { id: '', validFromMs: 0 }
    if (id === '' || validFromMs === 0)
      throw usageError('core.option_invalid', { option: 'copies', expected: 'status list credentials' })
    return { id, text }
  })
}

async function publishList(
  list: StatusListState,
  { force = false, copies }: { readonly force?: boolean; readonly copies: readonly string[] },
  parts: PublishParts,
): Promise<PublishedList> {
  const { store, known, observe } = parts
  const once = async () => {
    const { current, before, changes } = await store.read(async (view) => {
      const before = await view.lists.publication(list.id)
      const changes = (await changesAfter(view, list.id, before?.sequence ?? 0)).length
      return { current: await readBits(view, list, known.get(list.id)), before, changes }
    })
    known.set(list.id, current)
    const nowMs = parts.nowMs()
    for (const copy of copies) await requireNotOlder(list, current.bits, before, copy)
    const isFresh = before !== undefined && readPublished(before.text).validUntilMs - nowMs >= parts.validForMs / 2
    if (!force && changes === 0 && isFresh) return { ...toPublished(list, before), isNew: false, changes }
    const publication = await sign(list, current, notBefore(before, nowMs), parts)
    const outcome = await save(publication, parts)
    if (outcome === 'later') return undefined
    // Another process was faster, and knew more.
    const there =
      outcome === 'saved' ? publication : ((await store.read(({ lists }) => lists.publication(list.id))) as StatusPublication)
    return { ...toPublished(list, there), isNew: outcome === 'saved', changes }
  }
  const work = async () => {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const done = await once()
      if (done !== undefined) return done
    }
    throw operationError('storage.conflict', { table: 'status_publication' }, { retryable: true })
  }
  const { changes: _changes, ...result } = await timed('publish', observe, work, ({ isNew, changes }, durationMs) =>
    isNew ? { name: 'status.published', list: list.url, changes, durationMs } : undefined,
  )
  return result
}

/** When the next publication begins: never before the last one. @throws RungsError `status.clock_back` */
function notBefore(before: StatusPublication | undefined, nowMs: number): number {
  const now = Math.floor(nowMs / 1000) * 1000
  if (before === undefined || now >= before.atMs) return now
  if (before.atMs - now > CLOCK_TOLERANCE_MS)
    throw operationError('status.clock_back', { now: formatDateTime(now), last: formatDateTime(before.atMs) })
  return before.atMs
}

/**
 * What is served was published once: a store that knows nothing of it is older.
 *
 * @throws RungsError `status.copy_newer`, and those of reading the copy
 */
async function requireNotOlder(
  list: StatusListState,
  bits: StatusList,
  before: StatusPublication | undefined,
  copy: string,
): Promise<void> {
  const { validFromMs } = readPublished(copy)
  const isUnknown = before === undefined || validFromMs > before.atMs
  if (isUnknown || (FINAL.includes(list.purpose) && (await forgets(bits, await bitsOf(copy)))))
    throw operationError('status.copy_newer', { list: list.url, validFrom: formatDateTime(validFromMs) })
}

/** Whether a copy says of somebody what is never taken back, and the list does not. */
async function forgets(bits: StatusList, copy: StatusList): Promise<boolean> {
  for (let index = 0; index < Math.min(copy.length, bits.length); index++)
    if (readStatus(copy, index) !== 0 && readStatus(bits, index) === 0) return true
  return false
}

async function sign(
  list: StatusListState,
  { bits, sequence }: ListBits,
  atMs: number,
  parts: PublishParts,
): Promise<StatusPublication> {
  const { signer, ttlMs, validForMs } = parts
  const draft = buildBitstringStatusListCredential({
    id: list.url,
    issuer: list.issuer,
    validFrom: formatDateTime(atMs),
    validUntil: formatDateTime(atMs + validForMs),
    statusPurpose: list.purpose,
    encodedList: await encodeBitstring(bits),
    ttlMs,
  })
  const { credential, mediaType } = await signer.sealCredential(draft)
  return { list: list.id, text: toCredentialText(credential), mediaType, atMs, sequence }
}

/**
 * Saves it, unless there is one already that knows more. One that merely began later, by a clock that is ahead, may lack what this one
 * has: then it is for the next try to begin no earlier.
 */
async function save(publication: StatusPublication, { store, nowMs }: PublishParts): Promise<'saved' | 'later' | 'known'> {
  const { list, sequence, text } = publication
  const facts = { list, sequence, digest: sha256Base64url(text) }
  return withRetries(store, async (tx) => {
    await tx.audit.lockHead()
    const before = await tx.lists.publication(list)
    if (before !== undefined && before.sequence > sequence) return 'known'
    if (before !== undefined && before.atMs > publication.atMs) return 'later'
    if (!(await tx.lists.savePublication(publication))) return 'known'
    await appendAudit(tx.audit, [{ atMs: nowMs(), kind: 'status.published', facts }])
    return 'saved'
  })
}

function toPublished({ url }: StatusListState, { text, sequence }: StatusPublication): Omit<PublishedList, 'isNew'> {
  const { validFromMs, validUntilMs } = readPublished(text)
  const dates = { validFrom: formatDateTime(validFromMs), validUntil: formatDateTime(validUntilMs) }
  return { list: url, etag: etagOf(text), sequence, ...dates }
}
