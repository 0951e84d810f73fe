import { checkOptions, formatDateTime, inputError, type Now, toEpochMs, usageError } from '../../core/index.js'
import { type RevocationReason, requireRevocationReason } from '../../status/index.js'
import {
  appendAudit,
  checkWitness,
  type StatusListState,
  type StatusPlace,
  type Store,
  type StoreReader,
  type Witness,
  withRetries,
} from '../../storage/index.js'
import type { Observe } from '../operations/events.js'

/** A status to be set. */
export interface ChangeStatusRequest {
  /** The id of the credential. */
  readonly credential: string
  /** One of the closed list. It stays in the log, and is never published. */
  readonly reason: RevocationReason
  /** Until when the worker can appeal; kept with the reason. */
  readonly appealUntil?: Now
}

/** A suspension to be lifted. */
export type ReinstateRequest = Pick<ChangeStatusRequest, 'credential'>

/** What a credential's status is. */
export type CredentialState = 'valid' | 'suspended' | 'revoked'

/** How a change ended. */
export interface StatusChanged {
  readonly state: CredentialState
  /** Whether it was another one before. */
  readonly isNew: boolean
  /** The URL of the list that has to be published for it to count. */
  readonly list: string
}

/** What changes need. */
export interface ChangeParts {
  readonly store: Store
  readonly issuer: string
  readonly nowMs: () => number
  readonly witness: Witness | undefined
  readonly observe: Observe
}

/** Credentials whose only place is in a suspension list, and which are revoked: that suspension is never lifted. */
const FINAL = 'status.revoked'
const KINDS = { revoked: 'status.revoked', suspended: 'status.suspended', valid: 'status.reinstated' } as const

interface Seen {
  readonly state: CredentialState
  /** By purpose: more than one only where a credential was given a second place, of which nobody knows which one is in use. */
  readonly spots: ReadonlyMap<string, readonly Spot[]>
  readonly revocation: Spot | undefined
  readonly suspension: Spot | undefined
}

type Spot = StatusPlace & { readonly purpose: string; readonly url: string }

/** Checks a request. @throws RungsError `core.option_*`, `status.reason_not_allowed` */
function readRequest(request: ChangeStatusRequest, nowMs: number) {
  checkOptions(request, ['credential', 'reason', 'appealUntil'], 'status')
  const { credential, reason, appealUntil } = request
  const appealUntilMs = appealUntil === undefined ? undefined : toEpochMs(appealUntil)
  if (appealUntilMs !== undefined && appealUntilMs < nowMs)
    throw usageError('core.option_invalid', { option: 'appealUntil', expected: 'time to come' })
  return { credential, reason: requireRevocationReason(reason), ...(appealUntilMs !== undefined && { appealUntilMs }) }
}

/** For good. @throws RungsError as `StatusService.revoke` */
export async function revokeCredential(request: ChangeStatusRequest, parts: ChangeParts): Promise<StatusChanged> {
  const facts = readRequest(request, parts.nowMs())
  return change(facts.credential, 'revoked', parts, (seen) => ({ spot: (seen.revocation ?? seen.suspension) as Spot, ...facts }))
}

/** For now. @throws RungsError as `StatusService.suspend` */
export async function suspendCredential(request: ChangeStatusRequest, parts: ChangeParts): Promise<StatusChanged> {
  const facts = readRequest(request, parts.nowMs())
  return change(facts.credential, 'suspended', parts, (seen) => ({ spot: requireSuspension(seen), ...facts }))
}

/** Lifts a suspension. @throws RungsError as `StatusService.reinstate` */
export async function reinstateCredential(request: ReinstateRequest, parts: ChangeParts): Promise<StatusChanged> {
  checkOptions(request, ['credential'], 'reinstate')
  return change(request.credential, 'valid', parts, (seen) => ({ spot: requireSuspension(seen) }))
}

/** What the store says of a credential; undefined where it has no place. */
export async function findState(view: StoreReader, credential: string, issuer: string): Promise<Seen | undefined> {
  const places = typeof credential === 'string' ? await view.lists.placesOf(credential) : []
  const spots = new Map<string, readonly Spot[]>()
  for (const place of places) {
    const { issuer: owner, purpose, url } = (await view.lists.get(place.list)) as StatusListState
    if (owner === issuer) spots.set(purpose, [...(spots.get(purpose) ?? []), { ...place, purpose, url }])
  }
  const revocation = spots.get('revocation')?.[0]
  const suspension = spots.get('suspension')?.[0]
  if (revocation === undefined && suspension === undefined) return undefined
  const hasBit = async (purpose: string): Promise<boolean> => {
    for (const { list, index } of spots.get(purpose) ?? []) if ((await view.lists.valueAt(list, index)) !== 0) return true
    return false
  }
  const isFinal = (await hasBit('revocation')) || (await view.records.get(FINAL, credential)) !== undefined
  const state = isFinal ? 'revoked' : (await hasBit('suspension')) ? 'suspended' : 'valid'
  return { state, spots, revocation, suspension }
}

function requireSuspension({ suspension }: Seen): Spot {
  if (suspension === undefined) throw inputError('status.purpose_missing', { purpose: 'suspension' })
  return suspension
}

interface Change {
  readonly spot: Spot
  readonly reason?: RevocationReason
  readonly appealUntilMs?: number
}

/** One change and its audit entry, together or not at all. */
async function change(
  credential: string,
  target: CredentialState,
  parts: ChangeParts,
  toChange: (seen: Seen) => Change,
): Promise<StatusChanged> {
  const { store, issuer, nowMs, witness, observe } = parts
  if (witness !== undefined) await checkWitness(store, witness)
  const changed = await withRetries(store, async (tx) => {
    // Whoever changes a status waits here, and then sees what the one before has done.
    await tx.audit.lockHead()
    const seen = await findState(tx, credential, issuer)
    if (seen === undefined) throw inputError('status.place_unknown', {})
    if (seen.state === 'revoked' && target !== 'revoked') throw inputError('status.revocation_final', {})
    const { spot, reason, appealUntilMs } = toChange(seen)
    const value = target === 'valid' ? 0 : 1
    const open: Spot[] = []
    for (const one of seen.spots.get(spot.purpose) ?? [])
      if ((await tx.lists.valueAt(one.list, one.index)) !== value) open.push(one)
    if (seen.state === target && open.length === 0) return { state: target, isNew: false, list: spot.url }
    const atMs = nowMs()
    let sequence = 0
    const why = { ...(reason !== undefined && { reason }), ...(appealUntilMs !== undefined && { appealUntilMs }) }
    // What a suspension has set already is written down once more when it becomes final.
    for (const { list, index } of open.length > 0 ? open : [spot]) {
      const facts = {
        list,
        index,
        value,
        ...(reason !== undefined && { reason }),
        ...(appealUntilMs !== undefined && { appealUntil: formatDateTime(appealUntilMs) }),
      }
      const head = await appendAudit(tx.audit, [{ atMs, kind: KINDS[target], facts }])
      sequence = head?.sequence as number
      await tx.lists.change({ list, index, value, atMs, sequence, ...why })
    }
    if (target === 'revoked' && seen.revocation === undefined)
      await tx.records.insert({ kind: FINAL, id: credential, value: JSON.stringify({ sequence }) })
    return { state: target, isNew: true, list: spot.url }
  })
  if (changed.isNew) observe({ name: 'status.changed', state: changed.state, list: changed.list })
  return changed
}
