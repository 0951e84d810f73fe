import { sha256Base64url } from '#runtime'
import { isJsonObject, isRungsError, type JsonObject, type Problem, parseJson, problem } from '../../core/index.js'
import { createStatusList, readStatus, type StatusList, setStatuses } from '../../status/index.js'
import {
  type AuditEntry,
  type AuditHead,
  checkWitness,
  followAudit,
  type StatusChange,
  type StatusListState,
  type StatusReservation,
  type Store,
  type StoreReader,
  type Witness,
} from '../../storage/index.js'
import type { AllocationParts } from './allocation.js'
import { changesAfter } from './bits.js'
import { listsOf } from './lists.js'
import { bitsOf } from './publication.js'

/** What an audit found. */
export interface StatusAudit {
  /** Whether nothing is wrong. */
  readonly isSound: boolean
  readonly findings: readonly Problem[]
  /** How many entries the audit log has. */
  readonly entries: number
  readonly lists: readonly AuditedList[]
}

/** What there is in a list. */
export interface AuditedList {
  readonly list: string
  readonly purpose: string
  /** Places that were handed out, and of those: with a credential, and set aside without one. */
  readonly allocated: number
  readonly placed: number
  readonly unused: number
  /** Statuses other than 0. */
  readonly set: number
  /** Changes that are not published yet. */
  readonly pending: number
}

/** What does not add up. */
export type AuditMismatch =
  | 'place_outside'
  | 'gap_unexplained'
  | 'reservation_overlap'
  | 'value'
  | 'change_unlogged'
  | 'log_unapplied'
  | 'publication'

/** What auditing needs. */
export interface AuditParts extends AllocationParts {
  readonly store: Store
  readonly purposes: readonly string[]
  readonly witness: Witness | undefined
}

/** Looks at everything in one consistent view. */
export async function auditStatusLists(parts: AuditParts): Promise<StatusAudit> {
  const { store, witness } = parts
  const findings: Problem[] = []
  const noting = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step()
    } catch (error) {
      // What cannot be read is no finding: nothing is known then.
      if (!isRungsError(error) || !FOUND.includes(error.code)) throw error
      findings.push(problem(error.code, error.params as never))
    }
  }
  if (witness !== undefined) await noting(() => checkWitness(store, witness))
  return store.read(async (view) => {
    const logged = new Map<string, LoggedChange[]>()
    const signed = new Map<string, string>()
    let head: AuditHead | undefined
    await noting(async () => {
      for (;;) {
        const page = await view.audit.list({ after: head?.sequence ?? 0 })
        if (page.length === 0) return
        head = followAudit(head, page)
        for (const entry of page) note(entry, logged, signed)
      }
    })
    const lists: AuditedList[] = []
    for (const purpose of parts.purposes)
      for (const list of await listsOf(view, purpose, parts))
        lists.push(
          await auditList(view, list, { logged: logged.get(list.id) ?? [], digest: signed.get(list.id), findings, parts }),
        )
    return { isSound: findings.length === 0, findings, entries: head?.sequence ?? 0, lists }
  })
}

const FOUND: readonly string[] = ['storage.audit_broken', 'storage.rolled_back']

interface LoggedChange {
  readonly sequence: number
  readonly atMs: number
  readonly index: number
  readonly value: number
  readonly reason?: string
}

const CHANGES: readonly string[] = ['status.revoked', 'status.suspended', 'status.reinstated', 'status.redeemed']

/** Sorts an entry's facts: a change of a list, or the digest of what was published last. */
function note(
  { sequence, atMs, kind, facts }: AuditEntry,
  logged: Map<string, LoggedChange[]>,
  signed: Map<string, string>,
): void {
  if (!CHANGES.includes(kind) && kind !== 'status.published') return
  const parsed = parseJson(facts)
  const { list, index, value, reason, digest } = isJsonObject(parsed) ? (parsed as JsonObject) : {}
  if (typeof list !== 'string') return
  if (kind === 'status.published') signed.set(list, String(digest))
  else if (typeof index === 'number' && typeof value === 'number') {
    const of = logged.get(list) ?? []
    logged.set(list, of)
    of.push({ sequence, atMs, index, value, ...(typeof reason === 'string' && { reason }) })
  }
}

async function auditList(
  view: StoreReader,
  list: StatusListState,
  {
    logged,
    digest,
    findings,
    parts,
  }: {
    readonly logged: readonly LoggedChange[]
    readonly digest: string | undefined
    readonly findings: Problem[]
    readonly parts: AuditParts
  },
): Promise<AuditedList> {
  const found = (mismatch: AuditMismatch, count: number): void => {
    if (count > 0) findings.push(problem('status.audit_mismatch', { list: list.url, mismatch, count }))
  }
  const taken = await takenOf(view, list.id)
  const places = placesOf(list, taken, await view.lists.reservationsOf(list.id), parts.permutationOf(list))
  found('place_outside', places.outside)
  found('gap_unexplained', places.unexplained)
  found('reservation_overlap', places.overlapping)
  const changes = await changesAfter(view, list.id, 0)
  found('change_unlogged', missing(changes, logged))
  found('log_unapplied', missing(logged, changes))
  const values = await view.lists.values(list.id)
  const folded = foldOf(list, changes)
  found(
    'value',
    differing(
      folded,
      setStatuses(
        emptyOf(list),
        values.map(({ index, value }) => [index, value] as const),
      ),
    ),
  )
  const publication = await view.lists.publication(list.id)
  if (publication !== undefined) {
    const then = foldOf(
      list,
      changes.filter(({ sequence }) => sequence <= publication.sequence),
    )
    const published = await bitsOf(publication.text).catch((): undefined => undefined)
    const isLogged = sha256Base64url(publication.text) === digest
    found('publication', published === undefined ? 1 : Math.max(differing(then, published), isLogged ? 0 : 1))
  }
  return {
    list: list.url,
    purpose: list.purpose,
    allocated: list.next,
    placed: taken.size,
    unused: list.next - taken.size + places.outside,
    set: values.length,
    pending: changes.filter(({ sequence }) => sequence > (publication?.sequence ?? 0)).length,
  }
}

async function takenOf({ lists }: StoreReader, list: string): Promise<ReadonlySet<number>> {
  const taken = new Set<number>()
  for (let after = -1; ; ) {
    const page = await lists.places(list, { after, limit: 20_000 })
    if (page.length === 0) return taken
    for (const { index } of page) taken.add(index)
    after = page.at(-1)?.index as number
  }
}

/** Each place that was handed out has a credential or belongs to a reservation; nothing else has a credential. */
function placesOf(
  { next }: StatusListState,
  taken: ReadonlySet<number>,
  reservations: readonly StatusReservation[],
  indexOf: (place: number) => number,
): { readonly outside: number; readonly unexplained: number; readonly overlapping: number } {
  const reserved = new Uint8Array(next)
  let overlapping = 0
  for (const { start, count } of reservations)
    for (let place = start; place < start + count; place++) {
      if (place >= next || reserved[place] === 1) overlapping++
      else reserved[place] = 1
    }
  let inside = 0
  let unexplained = 0
  for (let place = 0; place < next; place++) {
    if (taken.has(indexOf(place))) inside++
    else if (reserved[place] === 0) unexplained++
  }
  return { outside: taken.size - inside, unexplained, overlapping }
}

/** How many of these are not among those, by everything that both say. */
function missing(these: readonly (LoggedChange | StatusChange)[], those: readonly (LoggedChange | StatusChange)[]): number {
  const nameOf = ({ sequence, atMs, index, value, reason = '' }: LoggedChange | StatusChange): string =>
    `${sequence} ${atMs} ${index} ${value} ${reason}`
  const known = new Set(those.map(nameOf))
  return these.filter((one) => !known.has(nameOf(one))).length
}

function emptyOf({ length, statusSize }: StatusListState): StatusList {
  return createStatusList({ length, statusSize })
}

function foldOf(list: StatusListState, changes: readonly StatusChange[]): StatusList {
  return setStatuses(
    emptyOf(list),
    changes.map(({ index, value }) => [index, value] as const),
  )
}

/** How many statuses of one list are not those of the other. */
function differing(one: StatusList, other: StatusList): number {
  let count = Math.abs(one.length - other.length)
  for (let index = 0; index < Math.min(one.length, other.length); index++)
    if (readStatus(one, index) !== readStatus(other, index)) count++
  return count
}
