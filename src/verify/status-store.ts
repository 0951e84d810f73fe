import { sha256 } from '#runtime'
import {
  canonicalizeJson,
  copyJson,
  isRungsError,
  type JsonValue,
  operationError,
  parseJson,
  type RungsError,
  toHex,
  utf8,
} from '../core/index.js'
import { askNet } from '../did/index.js'
import { parseRevocationList } from '../status/index.js'
import type { StatusScope } from './check-status.js'
import { hostOf, readSignedList, type SignedList, type SignedListKind } from './status-list-reader.js'
import type { CreateVerifierOptions } from './verifier.js'

/** The lists of one verifier: fetched, verified and expanded once for all that ask at the same time, and kept for a while. */
export interface StatusStore {
  /** Whether a list can be had at all: it was passed, or there is a net to ask. Most badges that are verified offline name one that cannot. */
  canReach(url: string): boolean
  /**
   * A list whose proof is right and whose issuer made it; when and for whom it counts is left to the caller.
   *
   * @throws RungsError `status.*`; of kind `operation` where another try may do better
   */
  signedList(kind: SignedListKind, url: string, scope: StatusScope, owner?: string): Promise<SignedList>
  /** The ids that are revoked. @throws RungsError `status.*` */
  revocationList(url: string, scope: StatusScope): Promise<ReadonlySet<string>>
}

const MAX_FETCHED_BYTES = 4 * 1024 * 1024
const MAX_KEPT = 64
const MAX_KEPT_BYTES = 32 * 1024 * 1024
const DEFAULT_MAX_AGE_MS = 300_000
/** For how long the same bytes are not verified again. */
const PROOF_MAX_AGE_MS = 3_600_000
/** For how long bytes that are no good list are not looked at again. */
const FAULT_MAX_AGE_MS = 60_000

const ACCEPT: Readonly<Record<SignedListKind | 'revocations', string>> = {
  bitstring:
    'application/vc, application/vc+jwt, application/vc+ld+json, application/ld+json, application/json, application/jwt, text/plain;q=0.5',
  '2021':
    'application/vc+ld+json, application/vc, application/ld+json, application/json, application/vc+jwt, application/jwt, text/plain;q=0.5',
  token: 'application/statuslist+jwt',
  revocations: 'application/json, application/ld+json;q=0.9',
}

/** What bytes were found to be: a list, or why they are none. */
type Outcome<T> = Found<T> | { readonly fault: RungsError }

interface Found<T> {
  readonly value: T
  /** About how much memory it takes. */
  readonly bytes: number
  readonly untilMs: number
  readonly ttlMs: number
}

interface Kept {
  readonly digest: string
  readonly outcome: Outcome<unknown>
  readonly readAt: number
  readonly loadedAt: number
  readonly until: number
}

/** An empty store. */
export function createStatusStore(options: CreateVerifierOptions): StatusStore {
  const { statusLists = {}, statusMaxAgeMs = DEFAULT_MAX_AGE_MS } = options
  const kept = new Map<string, Kept>()
  const pending = new Map<string, Promise<Kept>>()

  async function load<T>(
    key: string,
    url: string,
    accept: string,
    { now }: StatusScope,
    read: (document: unknown) => Promise<Outcome<T>>,
  ): Promise<Kept> {
    const before = kept.get(key)
    const readOnce = async (document: unknown): Promise<Pick<Kept, 'digest' | 'outcome'>> => {
      const digest = digestOf(document)
      const isSame = before?.digest === digest && before.readAt <= now && now - before.readAt < PROOF_MAX_AGE_MS
      return { digest, outcome: isSame && !('fault' in before.outcome) ? before.outcome : await read(document) }
    }
    const keep = (found: Pick<Kept, 'digest' | 'outcome'>, times: Pick<Kept, 'loadedAt' | 'until'>): Kept => ({
      ...found,
      readAt: found.outcome === before?.outcome ? before.readAt : now,
      ...times,
    })
    if (Object.hasOwn(statusLists, url)) {
      const found = await readOnce(snapshot(statusLists[url]))
      // Whoever passed it does so for good, but its proof, or the key behind that, may end or begin to hold.
      const maxAge = 'fault' in found.outcome ? FAULT_MAX_AGE_MS : PROOF_MAX_AGE_MS
      return keep(found, { loadedAt: Number.NEGATIVE_INFINITY, until: now + maxAge })
    }
    let answer = await fetchList(url, accept, now, statusMaxAgeMs, options)
    let found = await readOnce(answer.document)
    // What the net had kept may be older than the list itself allows.
    if (!('fault' in found.outcome) && answer.isKept && answer.sentAt + found.outcome.ttlMs <= now) {
      answer = await fetchList(url, accept, now, Math.min(statusMaxAgeMs, Math.floor(found.outcome.ttlMs)), options)
      found = await readOnce(answer.document)
    }
    return keep(found, { loadedAt: now, until: answer.sentAt + Math.min(statusMaxAgeMs, maxAgeOf(found.outcome, now)) })
  }

  async function once<T>(
    key: string,
    url: string,
    accept: string,
    scope: StatusScope,
    read: (document: unknown) => Promise<Outcome<T>>,
  ): Promise<T> {
    const known = kept.get(key)
    const { now } = scope
    if (known !== undefined && known.loadedAt <= now && now < known.until) {
      // A Map keeps the order of insertion: putting it back makes it the youngest.
      kept.delete(key)
      kept.set(key, known)
      return requireGood(known.outcome as Outcome<T>)
    }
    let loading = pending.get(key)
    if (loading === undefined) {
      loading = load(key, url, accept, scope, read).finally(() => pending.delete(key))
      pending.set(key, loading)
    }
    const loaded = await loading
    kept.delete(key)
    if (!('fault' in loaded.outcome) || loaded.outcome.fault.kind === 'input') kept.set(key, loaded)
    shrink(kept)
    return requireGood(loaded.outcome as Outcome<T>)
  }

  return Object.freeze({
    canReach: (url: string) => options.net !== undefined || Object.hasOwn(options.statusLists ?? {}, url),
    signedList: (kind: SignedListKind, url: string, scope: StatusScope, owner = '') =>
      once(`${kind} ${owner} ${url}`, url, ACCEPT[kind], scope, (document) =>
        outcomeOf(async () => {
          const list = await readSignedList(kind, url, owner, document, scope)
          const bytes = list.statuses.bytes.length + 1024
          return { value: list, bytes, untilMs: list.untilMs, ttlMs: list.ttlMs ?? Number.POSITIVE_INFINITY }
        }),
      ),
    revocationList: (url: string, scope: StatusScope) =>
      once(`revocations ${url}`, url, ACCEPT.revocations, scope, (document) =>
        outcomeOf(async () => {
          const value = parseRevocationList(jsonOf(document, url, options), url)
          let bytes = 1024
          for (const id of value) bytes += 2 * id.length + 64
          return { value, bytes, untilMs: Number.POSITIVE_INFINITY, ttlMs: Number.POSITIVE_INFINITY }
        }),
      ),
  })
}

async function outcomeOf<T>(read: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await read()
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    return { fault: error }
  }
}

function requireGood<T>(outcome: Outcome<T>): T {
  if ('fault' in outcome) throw outcome.fault
  return outcome.value
}

/** A list that is over, or none, may be replaced at any moment: it is kept for a short while only. */
function maxAgeOf(outcome: Outcome<unknown>, now: number): number {
  return 'fault' in outcome || outcome.untilMs <= now ? FAULT_MAX_AGE_MS : Math.min(outcome.ttlMs, outcome.untilMs - now)
}

/** Lets the lists go that nobody asked for longest. */
function shrink(kept: Map<string, Kept>): void {
  let bytes = 0
  for (const { outcome } of kept.values()) bytes += 'fault' in outcome ? 0 : outcome.bytes
  for (const [key, { outcome }] of kept) {
    if (kept.size <= MAX_KEPT && bytes <= MAX_KEPT_BYTES) return
    bytes -= 'fault' in outcome ? 0 : outcome.bytes
    kept.delete(key)
  }
}

/**
 * A list, and when its server sent it: a net may have kept it for a while already.
 *
 * @throws RungsError `status.offline`, `status.unreachable`, `status.list_too_large`, and what a net of another kind raises
 */
async function fetchList(
  url: string,
  accept: string,
  now: number,
  maxAgeMs: number,
  { net }: CreateVerifierOptions,
): Promise<{ readonly document: Uint8Array; readonly sentAt: number; readonly isKept: boolean }> {
  if (net === undefined) throw operationError('status.offline', {})
  try {
    const answer = await askNet(net, url, { accept, purpose: 'status', maxBytes: MAX_FETCHED_BYTES, maxAgeMs })
    const fetchedAt = answer.fromCache ? Date.parse(answer.fetchedAt) : now
    return { document: answer.bytes, sentAt: Math.min(now, fetchedAt), isKept: answer.fromCache }
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    if (error.code === 'net.too_large') throw operationError('status.list_too_large', { limitBytes: MAX_FETCHED_BYTES })
    // Others than the web, such as a bundle, say better themselves why they have no list.
    if (!error.code.startsWith('net.')) throw error
    const { code, retryable } = error
    throw operationError('status.unreachable', { host: hostOf(url), code }, { retryable, cause: error })
  }
}

/** What the caller passed, out of the caller's reach. */
function snapshot(list: unknown): unknown {
  return typeof list === 'string' ? list : list instanceof Uint8Array ? list.slice() : copyJson(list)
}

function digestOf(document: unknown): string {
  const bytes =
    document instanceof Uint8Array
      ? document
      : utf8(typeof document === 'string' ? document : canonicalizeJson(document as JsonValue))
  return toHex(sha256(bytes))
}

function jsonOf(document: unknown, url: string, { limits }: CreateVerifierOptions): JsonValue {
  if (typeof document !== 'string' && !(document instanceof Uint8Array)) return document as JsonValue
  try {
    return parseJson(document, limits)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw operationError('status.list_malformed', { host: hostOf(url), codes: [error.code] }, { cause: error })
  }
}
