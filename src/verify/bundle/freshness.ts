import { formatDateTime } from '../../core/index.js'
import type { FetchPurpose } from '../../net/index.js'
import type { ReadDocument } from './format.js'
import { type OwnWord, ownWordOf } from './own-word.js'

/** Seconds for which a document counts, by what it is for. */
export type MaxAgeSeconds = Readonly<Record<FetchPurpose, number>>

const DAY = 86_400

/** A day for what is withdrawn, a week for whom to trust, a month for keys, a year for schemas. */
export const DEFAULT_MAX_AGE: MaxAgeSeconds = /* @__PURE__ */ Object.freeze({
  controller: 30 * DAY,
  status: DAY,
  schema: 365 * DAY,
  refresh: DAY,
  trust: 7 * DAY,
})

/** How old a document of a bundle is, and whether it counts. */
export interface Snapshot {
  readonly url: string
  readonly purpose: FetchPurpose
  /** As the bundle says; to be believed as far as its signer is. */
  readonly fetchedAt: string
  /** The instant that its age is counted from, RFC 3339; absent where nobody who is believed says one. */
  readonly asOf?: string
  /** Whose word `asOf` is: that of the trusted signer of the bundle, or of the document's own issuer. */
  readonly by?: 'signer' | 'document'
  readonly ageSeconds?: number
  readonly maxAgeSeconds: number
  /** `untrusted`: only a trusted signer could vouch for such a document. */
  readonly state: 'fresh' | 'stale' | 'untrusted' | 'undated'
}

/** What a document is judged by. */
export interface Judgement {
  readonly now: number
  readonly isTrusted: boolean
  /** The issuer of the credential in the bundle. */
  readonly issuer: string | undefined
  readonly maxAge: MaxAgeSeconds
}

/**
 * Whether a document counts. A trusted signer vouches for what a server gave, and when. Without one, a signed status list or a newer
 * credential counts by its own proof if it is of the credential's own issuer and was asked for by its own id, and is as old as it
 * says: whoever passes on an old one cannot make it younger. Nothing else counts: whoever could put keys into a bundle could forge
 * any credential.
 */
export function judge(read: ReadDocument, purpose: FetchPurpose, judgement: Judgement): Snapshot {
  const { document, fetchedMs, bytes } = read
  const { now, isTrusted, issuer, maxAge } = judgement
  const maxAgeSeconds = maxAge[purpose]
  const facts = { url: document.url, purpose, fetchedAt: document.fetchedAt, maxAgeSeconds }
  const isSigned = purpose === 'status' || purpose === 'refresh'
  const word = isSigned ? ownWordOf(bytes) : undefined
  if (!isTrusted && !(word !== undefined && isOwn(word, document.url, purpose, issuer))) return { ...facts, state: 'untrusted' }
  const asOfMs = isTrusted ? fetchedMs : word?.madeMs
  if (asOfMs === undefined) return { ...facts, state: 'undated' }
  const ageMs = Math.max(0, now - asOfMs)
  const isOver = ageMs > maxAgeSeconds * 1000 || (word !== undefined && hasEnded(word, asOfMs, purpose, now))
  return {
    ...facts,
    asOf: formatDateTime(asOfMs),
    by: isTrusted ? 'signer' : 'document',
    ageSeconds: Math.floor(ageMs / 1000),
    state: isOver ? 'stale' : 'fresh',
  }
}

function isOwn(word: OwnWord, url: string, purpose: FetchPurpose, issuer: string | undefined): boolean {
  if (issuer === undefined || word.issuer !== issuer) return false
  // Another list of the same issuer would say something about somebody else.
  return purpose === 'refresh' || (word.isStatusList && word.id !== undefined && hrefOf(word.id) === url)
}

function hasEnded({ untilMs, ttlMs }: OwnWord, asOfMs: number, purpose: FetchPurpose, now: number): boolean {
  // A newer credential that has expired is news, too.
  if (purpose !== 'status') return false
  return (untilMs !== undefined && now > untilMs) || (ttlMs !== undefined && now > asOfMs + ttlMs)
}

function hrefOf(id: string): string | undefined {
  try {
    const url = new URL(id)
    url.hash = ''
    return url.href
  } catch {
    return undefined
  }
}
