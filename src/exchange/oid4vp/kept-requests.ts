import { sha256Base64url } from '#runtime'
import { type NewRecord, type RecordReader, withRetries } from '../../storage/index.js'
import type { KeptRequest, VerifierParts } from './verifier-types.js'

export const REQUEST_KIND = 'oid4vp-request'
export const SESSION_KIND = 'oid4vp-session'
const SECRET = /^[\w-]{43}$/

/** What a secret is kept under: who reads the store can neither answer nor fetch. */
export function hashOf(secret: string): string {
  return sha256Base64url(`rungs oid4vp ${secret}`)
}

/** Whether a text may be one of the secrets that are given out here. */
export function isSecret(text: unknown): text is string {
  return typeof text === 'string' && SECRET.test(text)
}

/** A request with what it takes to replace it. */
export interface LoadedRequest {
  readonly id: string
  readonly version: number
  readonly expiresAtMs: number
  readonly request: KeptRequest
}

/** The request under the hash of its secret, unless it is past keeping, or that of another verifier over the same store. */
export async function loadRequest(
  records: RecordReader,
  id: string,
  nowMs: number,
  baseUrl: string,
): Promise<LoadedRequest | undefined> {
  const record = await records.get(REQUEST_KIND, id)
  if (record === undefined || (record.expiresAtMs ?? 0) <= nowMs) return undefined
  const { version, expiresAtMs = 0 } = record
  const request = JSON.parse(record.value) as KeptRequest
  return request.baseUrl === baseUrl ? { id, version, expiresAtMs, request } : undefined
}

/** The request that can still be answered. */
export async function findOpenRequest(secret: string, { store, now, baseUrl }: VerifierParts): Promise<KeptRequest | undefined> {
  const nowMs = now()
  const loaded = await store.read(({ records }) => loadRequest(records, hashOf(secret), nowMs, baseUrl))
  return loaded !== undefined && isOpen(loaded.request, nowMs) ? loaded.request : undefined
}

export function isOpen({ phase, expiresAtMs }: KeptRequest, nowMs: number): boolean {
  return phase === 'open' && nowMs < expiresAtMs
}

/** Takes an open request for oneself: of several that try, one does. */
export function takeRequest(secret: string, { store, now, baseUrl }: VerifierParts): Promise<boolean> {
  return withRetries(store, async ({ records }) => {
    const nowMs = now()
    const loaded = await loadRequest(records, hashOf(secret), nowMs, baseUrl)
    if (loaded === undefined || !isOpen(loaded.request, nowMs)) return false
    // What decrypts the response is of no more use.
    const { key: _key, ...request } = loaded.request
    return records.replace(toRecord({ ...loaded, request: { ...request, phase: 'checking' } }), loaded.version)
  })
}

/** Gives a request back that was taken and of which nothing came. */
export function reopenRequest(secret: string, { key }: KeptRequest, { store, now, baseUrl }: VerifierParts): Promise<boolean> {
  return withRetries(store, async ({ records }) => {
    const loaded = await loadRequest(records, hashOf(secret), now(), baseUrl)
    if (loaded === undefined || loaded.request.phase !== 'checking') return false
    const request: KeptRequest = { ...loaded.request, phase: 'open', ...(key !== undefined && { key }) }
    return records.replace(toRecord({ ...loaded, request }), loaded.version)
  })
}

/** Keeps what came of a request that was taken. */
export function endRequest(
  secret: string,
  ended: Partial<KeptRequest>,
  { store, now, keepMs, baseUrl }: VerifierParts,
): Promise<boolean> {
  return withRetries(store, async ({ records }) => {
    const nowMs = now()
    const loaded = await loadRequest(records, hashOf(secret), nowMs, baseUrl)
    if (loaded === undefined) return false
    const request: KeptRequest = { ...loaded.request, ...ended, phase: 'done' }
    return records.replace(toRecord({ ...loaded, request, expiresAtMs: nowMs + keepMs }), loaded.version)
  })
}

export function toRecord({ id, request, expiresAtMs }: Omit<LoadedRequest, 'version'>): NewRecord {
  return { kind: REQUEST_KIND, id, value: JSON.stringify(request), expiresAtMs }
}
