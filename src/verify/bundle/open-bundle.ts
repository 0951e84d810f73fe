import {
  checkOptions,
  deepFreeze,
  formatDateTime,
  type JsonObject,
  type Now,
  operationError,
  toEpochMs,
  usageError,
} from '../../core/index.js'
import type { FetchPurpose, Net, NetFetchOptions, NetResponse } from '../../net/index.js'
import type { SchemaValidator } from '../../schemas/index.js'
import { bundledUrl, parseBundle, type ReadDocument } from './format.js'
import { DEFAULT_MAX_AGE, type Judgement, judge, type MaxAgeSeconds, type Snapshot } from './freshness.js'
import { claimedIssuer } from './own-word.js'
import { readSchemas } from './schemas.js'
import { type BundleSigner, checkSigner } from './sign.js'

/** Options of {@link openBundle}. */
export interface OpenBundleOptions {
  /**
   * Whose signature on a bundle is believed: controllers (DIDs or https URLs) or verification methods. They are believed to say truly
   * what each server gave and when, keys included. Default: nobody.
   */
  readonly trustedBy?: readonly string[]
  /** Controller documents of signers that are no did:key or did:jwk. What the bundle itself says of them is never used. */
  readonly documents?: readonly unknown[]
  /** Seconds for which documents count, by purpose. Default: status and refresh a day, trust 7 days, controller 30, schema 365. */
  readonly maxAgeSeconds?: Partial<MaxAgeSeconds>
  /** The instant that ages are counted to. Default: the system's clock. */
  readonly now?: Now
}

/** A bundle ready for a verifier. */
export interface OpenedBundle {
  /** What is to be verified; nothing of it has been. */
  readonly credential: JsonObject | string
  /** Gives the documents of the bundle that count, and reaches no network. */
  readonly net: Net
  /**
   * Compiles the JSON Schemas of the bundle that count, for `schemas` of the verifier.
   *
   * @throws those of `compileSchema`
   */
  readonly loadSchemas: () => Promise<Readonly<Record<string, SchemaValidator>>>
  /** When the bundle says it was put together, RFC 3339. */
  readonly created: string
  /** Absent for a bundle without proof. */
  readonly signer?: BundleSigner
  /** Every document, with how old it is and whether it counts. */
  readonly snapshots: readonly Snapshot[]
}

/** Clocks of two machines may differ by so much. */
const TOLERANCE_MS = 5 * 60 * 1000
const MAX_SIGNERS = 1000

/**
 * Opens a bundle: checks its form, digests and signature, and gives a net that answers out of it. What does not count is an error of
 * kind `operation` when it is asked for, so that the verifier says *could not check*: `bundle.signer_untrusted`, `bundle.stale`,
 * `bundle.undated`, `bundle.document_missing`.
 *
 * @throws RungsError `bundle.malformed`, `bundle.version_unsupported`, `bundle.too_large`, `bundle.url_unsupported`,
 * `bundle.document_duplicate`, `bundle.digest_mismatch`, `bundle.signature_invalid`, `bundle.from_future`, `core.option_unknown`,
 * `core.option_invalid`, and those of reading JSON
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { mechanisms } from 'rungs/preset/all'
 * import { openBundle } from 'rungs/verify/bundle'
 * const verifyOffline = async (bundle: Uint8Array) => {
 *   const opened = await openBundle(bundle, { trustedBy: ['did:web:archive.example'], documents: [] })
 *   const schemas = await opened.loadSchemas()
 *   return createVerifier({ mechanisms, net: opened.net, schemas }).verify(opened.credential)
 * }
 * ```
 */
export async function openBundle(bundle: unknown, options: OpenBundleOptions = {}): Promise<OpenedBundle> {
  checkOptions(options, ['trustedBy', 'documents', 'maxAgeSeconds', 'now'], 'openBundle')
  const { trustedBy = [], documents = [] } = options
  const maxAge = agesOf(options.maxAgeSeconds)
  const now = toEpochMs(options.now)
  if (!Array.isArray(trustedBy) || trustedBy.length > MAX_SIGNERS || !trustedBy.every((one) => typeof one === 'string')) {
    throw usageError('core.option_invalid', { option: 'trustedBy', expected: 'list of DIDs or URLs' })
  }
  const read = parseBundle(bundle)
  if (read.createdMs > now + TOLERANCE_MS) {
    throw operationError('bundle.from_future', { created: formatDateTime(read.createdMs), now: formatDateTime(now) })
  }
  const signer = await checkSigner(read.bundle, [...trustedBy], documents, now)
  const { credential, created } = read.bundle
  const judgement: Judgement = { now, isTrusted: signer?.isTrusted === true, issuer: claimedIssuer(credential), maxAge }
  const snapshots = read.documents.map((document) => judge(document, document.document.purpose, judgement))
  const facts = deepFreeze({ credential, created, ...(signer !== undefined && { signer }), snapshots })
  const loadSchemas = () =>
    readSchemas(read.documents.filter((one, index) => one.document.purpose === 'schema' && snapshots[index]?.state === 'fresh'))
  return Object.freeze({
    ...facts,
    loadSchemas,
    net: replay(read.documents, () => ({ ...judgement, now: toEpochMs(options.now) })),
  })
}

function agesOf(ages: Partial<MaxAgeSeconds> = {}): MaxAgeSeconds {
  checkOptions(ages, Object.keys(DEFAULT_MAX_AGE), 'maxAgeSeconds')
  for (const [purpose, age] of Object.entries(ages)) {
    if (typeof age !== 'number' || !(age >= 0)) {
      throw usageError('core.option_invalid', { option: purpose, expected: 'seconds' })
    }
  }
  return { ...DEFAULT_MAX_AGE, ...ages }
}

/** A net that answers out of documents. */
function replay(documents: readonly ReadDocument[], judgement: () => Judgement): Net {
  const byUrl = new Map(documents.map((read) => [read.document.url, read]))
  return Object.freeze({
    fetch: async (text: string, { purpose, maxBytes }: NetFetchOptions = {}): Promise<NetResponse> => {
      const url = bundledUrl(text)
      const host = url === undefined ? '' : new URL(url).hostname
      const found = url === undefined ? undefined : byUrl.get(url)
      if (url === undefined || found === undefined) throw operationError('bundle.document_missing', { host })
      // Judged when it is asked for: what is kept open grows old.
      requireCounts(judge(found, purpose ?? found.document.purpose, judgement()), host)
      const { document, bytes } = found
      if (maxBytes !== undefined && bytes.length > maxBytes) {
        throw operationError('net.too_large', { host, part: 'body', limitBytes: maxBytes })
      }
      const { contentType, fetchedAt } = document
      return Object.freeze({ url, status: 200, contentType, bytes: bytes.slice(), fetchedAt, fromCache: true })
    },
  })
}

/** @throws RungsError `bundle.signer_untrusted`, `bundle.stale`, `bundle.undated`, all of kind `operation` */
function requireCounts({ state, purpose, ageSeconds = 0, maxAgeSeconds }: Snapshot, host: string): void {
  const about: { readonly host: string; readonly purpose: FetchPurpose } = { host, purpose }
  if (state === 'untrusted') throw operationError('bundle.signer_untrusted', about)
  if (state === 'undated') throw operationError('bundle.undated', about)
  if (state === 'stale') throw operationError('bundle.stale', { ...about, ageSeconds, maxAgeSeconds })
}
