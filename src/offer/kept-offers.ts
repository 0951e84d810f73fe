import { formatDateTime, inputError, isJsonObject, operationError } from '../core/index.js'
import type { NewRecord, RecordReader, RecordTable, StoredRecord } from '../storage/index.js'
import type { KeptClaim, KeptOffer, OfferEntry, OfferState, OfferView } from './offer.js'

/** An offer with what it takes to replace it. */
export interface LoadedOffer {
  readonly id: string
  readonly version: number
  readonly expiresAtMs: number
  readonly offer: KeptOffer
}

/** @param issuer whose offers are looked for, of all that are in the store @throws RungsError `offer.code_unknown` */
export async function loadOffer(records: RecordReader, id: string, issuer?: string): Promise<LoadedOffer> {
  const record = await records.get('offer', id)
  if (record === undefined) throw inputError('offer.code_unknown', {})
  const offer = readOffer(record)
  if (issuer !== undefined && issuerOf(offer) !== issuer) throw inputError('offer.code_unknown', {})
  return { id, version: record.version, expiresAtMs: record.expiresAtMs ?? 0, offer }
}

/** Who issues what is offered. */
export function issuerOf({ draft: { issuer } }: KeptOffer): unknown {
  return isJsonObject(issuer) ? issuer['id'] : issuer
}

/** The record of an offer, kept until a given time. */
export function toRecord(id: string, offer: KeptOffer, expiresAtMs: number): NewRecord {
  return { kind: 'offer', id, value: JSON.stringify(offer), expiresAtMs }
}

/** Writes an offer that was loaded. @throws RungsError `storage.conflict` when somebody else was quicker */
export async function replaceOffer(records: RecordTable, { id, version, expiresAtMs, offer }: LoadedOffer): Promise<void> {
  if (await records.replace(toRecord(id, offer, expiresAtMs), version)) return
  throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
}

/** What is kept of an offer. */
export function readOffer({ value }: StoredRecord): KeptOffer {
  return JSON.parse(value) as KeptOffer
}

/** Where it stands. A claim that has begun can be ended by its holder alone. */
export function stateOf({ withdrawn, claim, expiresAtMs }: KeptOffer, nowMs: number): OfferState {
  if (claim !== undefined) return 'claimed'
  if (withdrawn) return 'withdrawn'
  return nowMs >= expiresAtMs ? 'expired' : 'open'
}

/** What its maker sees. */
export function entryOf(record: StoredRecord, nowMs: number): OfferEntry {
  const offer = readOffer(record)
  const { claim } = offer
  return Object.freeze({
    id: record.id,
    name: offer.name,
    state: stateOf(offer, nowMs),
    madeAt: formatDateTime(offer.madeAtMs),
    expiresAt: formatDateTime(offer.expiresAtMs),
    ...(claim !== undefined && takenFrom(claim)),
  })
}

/** The forms of a badge that were taken, by when they were. */
function takenFrom(claim: KeptClaim): Pick<OfferEntry, 'claimedAt' | 'credentialId' | 'credentialIds'> {
  const taken = [claim, ...Object.values(claim.forms ?? {})]
    .flatMap(({ credentialId, badge }) => (badge === undefined ? [] : [{ credentialId, atMs: badge.atMs }]))
    .sort((a, b) => a.atMs - b.atMs)
  const [first] = taken
  if (first === undefined) return {}
  const credentialIds = Object.freeze(taken.map(({ credentialId }) => credentialId))
  return { claimedAt: formatDateTime(first.atMs), credentialId: first.credentialId, credentialIds }
}

/** What whoever has the code sees. */
export function viewOf(offer: KeptOffer, nowMs: number, issuer: string): OfferView {
  return Object.freeze({
    name: offer.name,
    description: offer.description,
    issuer,
    expiresAt: formatDateTime(offer.expiresAtMs),
    state: stateOf(offer, nowMs),
    pinNeeded: offer.pin !== undefined,
    ...(offer.pin?.digits !== undefined && { pinDigits: offer.pin.digits }),
  })
}
