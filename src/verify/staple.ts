import { isJsonObject, operationError, utf8 } from '../core/index.js'
import type { Net, NetFetchOptions, NetResponse } from '../net/index.js'
import { bundledUrl, digestOf } from './bundle/format.js'
import { DEFAULT_MAX_AGE, judge, type MaxAgeSeconds, type Snapshot } from './bundle/freshness.js'
import { type OwnWord, ownWordOf } from './bundle/own-word.js'
import type { StatusScope } from './check-status.js'
import type { SignedListKind } from './status-list-reader.js'
import { createStatusStore } from './status-store.js'
import type { VerifierParts } from './verify-credential.js'

/** Status lists by URL, as a holder gave them beside the badges of a presentation. */
export type StapledLists = ReadonlyMap<string, Uint8Array>

const MAX_LISTS = 32

/**
 * Tells the status lists in a presentation from what is presented: they are there so that nobody needs to be asked for them. Where there is
 * nothing else, they are what is presented.
 */
export function splitStaples(credentials: readonly unknown[]): {
  readonly presented: readonly unknown[]
  /** Where each of them stands in the presentation. */
  readonly positions: readonly number[]
  readonly lists: StapledLists
} {
  const lists = new Map<string, Uint8Array>()
  const isPresented = (credential: unknown): boolean => {
    if (lists.size >= MAX_LISTS || !mayBeList(credential)) return true
    const bytes = utf8(typeof credential === 'string' ? credential : JSON.stringify(credential))
    const word = ownWordOf(bytes)
    const url = bundledUrl(word?.id)
    if (word?.isStatusList !== true || url === undefined || isAlsoOther(credential)) return true
    // Two of one list: the younger counts, whoever put the other there.
    if (isYounger(word, lists.get(url))) lists.set(url, bytes)
    return false
  }
  const all = [...credentials.keys()]
  const positions = all.filter((position) => isPresented(credentials[position]))
  if (positions.length === 0) return { presented: credentials, positions: all, lists: new Map() }
  return { presented: positions.map((position) => credentials[position]), positions, lists }
}

/** What is a badge, an endorsement or the like as well is presented, whatever else it says it is. */
function isAlsoOther(credential: unknown): boolean {
  if (!isJsonObject(credential)) return false
  const types = [credential['type']].flat()
  return types.some((type) => !LIST_TYPES.includes(type))
}

const LIST_TYPES: readonly unknown[] = [
  'VerifiableCredential',
  'EnvelopedVerifiableCredential',
  'BitstringStatusListCredential',
  'StatusList2021Credential',
]

/** A cheap look, so that a badge is not read twice. */
function mayBeList(credential: unknown): boolean {
  if (typeof credential === 'string') return true
  if (!isJsonObject(credential)) return false
  const types = [credential['type']].flat()
  return types.some((type) => typeof type === 'string' && /StatusList|^EnvelopedVerifiableCredential$/.test(type))
}

function isYounger({ madeMs = Number.NEGATIVE_INFINITY }: OwnWord, other: Uint8Array | undefined): boolean {
  return other === undefined || madeMs > (ownWordOf(other)?.madeMs ?? Number.NEGATIVE_INFINITY)
}

/**
 * A verifier's parts with the lists of one presentation. They are read in a store of their own: one that a holder gave may be older than the
 * one that the badges of others would get.
 */
export function withStaples(parts: VerifierParts, lists: StapledLists, now: number): VerifierParts {
  const { net: outer, statusMaxAgeMs } = parts.options
  // Who says how long a fetched list is good for says it of one that came along, too.
  const status = statusMaxAgeMs === undefined ? DEFAULT_MAX_AGE.status : statusMaxAgeMs / 1000
  const net = stapledNet(lists, outer, now, { ...DEFAULT_MAX_AGE, status })
  const own = createStatusStore({ ...parts.options, net })
  return {
    ...parts,
    statusStore: async () => {
      const shared = await parts.statusStore()
      return Object.freeze({
        ...shared,
        canReach: (url: string) => lists.has(bundledUrl(url) ?? '') || shared.canReach(url),
        signedList: (kind: SignedListKind, url: string, scope: StatusScope, owner?: string) =>
          (lists.has(bundledUrl(url) ?? '') ? own : shared).signedList(kind, url, scope, owner),
      })
    },
  }
}

/**
 * A net that gives a stapled list where that is young enough by its issuer's own word, and asks the other net where not. Whether the list's
 * proof is right, and whether its issuer may speak of the badge, is for the status check, as of any list.
 *
 * @throws RungsError `bundle.stale`, `bundle.undated`, `bundle.document_missing`, all of kind `operation`, where there is no other net
 */
export function stapledNet(lists: StapledLists, net: Net | undefined, now: number, maxAge: MaxAgeSeconds): Net {
  return Object.freeze({
    fetch: async (text: string, options: NetFetchOptions = {}): Promise<NetResponse> => {
      const url = bundledUrl(text) ?? ''
      const bytes = options.purpose === 'status' ? lists.get(url) : undefined
      const snapshot = bytes === undefined ? undefined : snapshotOf(url, bytes, now, maxAge)
      const isSmall = options.maxBytes === undefined || (bytes?.length ?? 0) <= options.maxBytes
      if (bytes !== undefined && snapshot?.asOf !== undefined && snapshot.state === 'fresh' && isSmall) {
        const fetchedAt = snapshot.asOf
        return Object.freeze({ url, status: 200, contentType: '', bytes: bytes.slice(), fetchedAt, fromCache: true })
      }
      if (net !== undefined) return net.fetch(text, options)
      const about = { host: url === '' ? '' : new URL(url).hostname, purpose: 'status' }
      if (snapshot?.state === 'undated') throw operationError('bundle.undated', about)
      if (snapshot?.state !== 'stale') throw operationError('bundle.document_missing', { host: about.host })
      const { ageSeconds = 0, maxAgeSeconds } = snapshot
      throw operationError('bundle.stale', { ...about, ageSeconds, maxAgeSeconds })
    },
  })
}

function snapshotOf(url: string, bytes: Uint8Array, now: number, maxAge: MaxAgeSeconds): Snapshot {
  const document = {
    url,
    purpose: 'status',
    contentType: '',
    fetchedAt: '',
    encoding: 'utf-8',
    body: '',
    digest: digestOf(bytes),
  } as const
  return judge({ document, bytes, fetchedMs: now }, 'status', { now, isTrusted: false, issuer: ownWordOf(bytes)?.issuer, maxAge })
}
