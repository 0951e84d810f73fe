import {
  checkOptions,
  isAbsoluteUrl,
  isRungsError,
  type Now,
  type Problem,
  platformRandom,
  requireOption,
  toEpochMs,
} from '../../core/index.js'
import type { StatusPurpose } from '../../status/index.js'
import { type StatusPlace, type Store, type StoreTransaction, type Witness, withWitness } from '../../storage/index.js'
import type { Issuer } from '../issuer.js'
import { ignoreEvents, type ServiceEvent, timed } from '../operations/events.js'
import { allocatePlaces, placesFor, reservePlaces, type StatusAllocation } from './allocation.js'
import { auditStatusLists, type StatusAudit } from './audit.js'
import {
  type ChangeStatusRequest,
  type CredentialState,
  findState,
  type ReinstateRequest,
  reinstateCredential,
  revokeCredential,
  type StatusChanged,
  suspendCredential,
} from './change.js'
import { inspectLists } from './inspect.js'
import { createPermutations } from './lists.js'
import { type PublishedList, type PublishStatusOptions, publishLists } from './publish.js'
import { type Redeemed, type RedeemRequest, redeemCredential } from './redeem.js'
import { answerStatusList, type StatusListAnswer, type StatusListRequest } from './serve.js'

/** Options of {@link createStatusService}. */
export interface CreateStatusServiceOptions {
  readonly store: Store
  /** Signs the lists; the same whose credentials they are about, since verifiers take no other. */
  readonly issuer: Pick<Issuer, 'profile' | 'sealCredential'>
  /** Where lists are published, such as `https://courier.example/status/`: each list's URL is below it, for ever. */
  readonly baseUrl: string
  /** What there are lists of. Default: revocation and suspension. */
  readonly purposes?: readonly StatusPurpose[]
  /** How many statuses a new list has. Default, and fewest: 131 072; at most 67 108 864. */
  readonly length?: number
  /** For how long a verifier may keep a list, in milliseconds. Default: five minutes. */
  readonly ttlMs?: number
  /** For how long a publication is valid, in milliseconds; it is renewed when half of that is over. Default: seven days. */
  readonly validForMs?: number
  /** Remembers, outside of the store, how far its log had come: an older copy of the store is refused then. Default: nobody does. */
  readonly witness?: Witness
  /** Hears what happens, for meters and logs. */
  readonly observe?: (event: ServiceEvent) => void
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** Which lists a credential has a place in. */
export interface AllocateStatusOptions {
  /**
   * Default: the first purpose of the service. Several give several entries, which the schema of OB 3.0 has no room for; a place in a
   * suspension list alone does for both, since a revocation is then one suspension that is never lifted.
   */
  readonly purposes?: readonly StatusPurpose[]
}

/** The status lists of an issuer. */
export interface StatusService {
  /**
   * Sets places aside in a transaction of its own, so that credentials can be made before they are put into the log. The same holder
   * gets the same places again, also after a crash. What is never used stays empty: places are not given back.
   *
   * @param holder who asks, such as one chunk of one batch; for ever
   * @param count from 1 to the length of a list
   * @returns as many allocations, in an order that does not change
   * @throws RungsError `storage.*`; `core.option_invalid` for another count than before
   */
  reserve(holder: string, count: number, options?: AllocateStatusOptions): Promise<readonly StatusAllocation[]>
  /**
   * Takes places in a transaction of the caller, which also inserts what {@link placesFor} makes of them.
   *
   * @throws RungsError `storage.*`: after `storage.conflict` the whole transaction is worth another try
   */
  allocate(tx: StoreTransaction, count: number, options?: AllocateStatusOptions): Promise<readonly StatusAllocation[]>
  /** The rows that say whose places they are; to be inserted in the transaction of the credential. */
  placesFor(allocation: StatusAllocation, credential: string): readonly StatusPlace[]
  /**
   * Revokes a credential for good: no revocation is ever lifted or forgotten. What counts for verifiers is the list, so publish then.
   * Revoking again changes nothing.
   *
   * @throws RungsError `status.reason_not_allowed`, `status.place_unknown`, `storage.*`
   */
  revoke(request: ChangeStatusRequest): Promise<StatusChanged>
  /**
   * Suspends a credential for now.
   *
   * @throws RungsError `status.reason_not_allowed`, `status.place_unknown`, `status.purpose_missing`, `status.revocation_final`, `storage.*`
   */
  suspend(request: ChangeStatusRequest): Promise<StatusChanged>
  /**
   * Lifts a suspension.
   *
   * @throws RungsError `status.place_unknown`, `status.purpose_missing`, `status.revocation_final`, `storage.*`
   */
  reinstate(request: ReinstateRequest): Promise<StatusChanged>
  /**
   * Redeems a credential that has a place in a list of purpose `message`, such as an entitlement to a top-up: once, however many ask at
   * the same time. The same `redemption` may ask again, after a crash, and is told that it is not new. What is revoked or suspended is
   * not redeemed: give it a place in a list of that purpose too, if an entitlement is ever to be taken back.
   *
   * @throws RungsError `status.already_redeemed`, `status.revoked`, `status.suspended`, `status.place_unknown`,
   * `status.purpose_missing`, `storage.*`
   */
  redeem(request: RedeemRequest): Promise<Redeemed>
  /** What a credential's status is, published or not; undefined where it has no place. @throws RungsError `storage.*` */
  findState(credential: string): Promise<CredentialState | undefined>
  /**
   * Signs the lists in which something changed, that were never published, or whose validity is half over, and keeps them to be served.
   *
   * @throws RungsError `storage.rolled_back`, `status.clock_back`, `status.copy_newer`, `core.option_invalid`, `securing.*`, `storage.*`
   */
  publish(options?: PublishStatusOptions): Promise<readonly PublishedList[]>
  /** The same for every list, changed or not: after the issuer's key was changed. @throws RungsError as `publish` does */
  rotate(): Promise<readonly PublishedList[]>
  /** Answers GET and HEAD for a list with what was published last. @throws RungsError `storage.*` */
  handleStatusList(request: StatusListRequest): Promise<StatusListAnswer>
  /**
   * Looks at everything that the store says of the lists: that the log's chain holds, that each place is handed out once and explained,
   * that the values are what the changes add up to, each of them logged, and that what is published is what the values were.
   *
   * @throws RungsError `storage.*` when the store cannot be read
   */
  audit(): Promise<StatusAudit>
  /** Lists that were never published, lack changes, or are no longer valid as they are served. @throws RungsError `storage.*` */
  inspect(): Promise<readonly Problem[]>
}

const OPTIONS = [
  'store',
  'issuer',
  'baseUrl',
  'purposes',
  'length',
  'ttlMs',
  'validForMs',
  'witness',
  'observe',
  'now',
  'random',
] as const
const MIN_LENGTH = 131_072
const MAX_LENGTH = 2 ** 26
const FIVE_MINUTES_MS = 300_000
const SEVEN_DAYS_MS = 7 * 86_400_000

/**
 * The status lists of an issuer, kept in a store: places are handed out once, in an order that a key hides, and lists roll over when
 * they are full.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createIssuer } from 'rungs'
 * import { createStatusService } from 'rungs/issue'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { createMemoryStore } from 'rungs/storage'
 * const issuer = createIssuer({ signer: createSigner(await generateKey()), mechanism: eddsaRdfc2022 })
 * const store = createMemoryStore()
 * const status = createStatusService({ store, issuer, baseUrl: 'https://courier.example/status/' })
 * const [first] = await status.reserve('batch 7, chunk 1', 500)
 * first?.credentialStatus // goes into the credential
 * ```
 */
export function createStatusService(options: CreateStatusServiceOptions): StatusService {
  checkOptions(options, OPTIONS, 'createStatusService')
  const { issuer, baseUrl, length = MIN_LENGTH, ttlMs = FIVE_MINUTES_MS, now, random = platformRandom } = options
  const { purposes = ['revocation', 'suspension'], validForMs = SEVEN_DAYS_MS, witness, observe = ignoreEvents } = options
  requireOption(typeof options.store?.transaction === 'function', 'store', 'a store')
  requireOption(typeof issuer?.sealCredential === 'function', 'issuer', 'an issuer')
  requireOption(isBase(baseUrl), 'baseUrl', 'URL of https that ends with a slash')
  requireOption(purposes.length > 0 && purposes.every(isPurpose), 'purposes', 'texts')
  const fits = Number.isInteger(length) && length >= MIN_LENGTH && length <= MAX_LENGTH
  requireOption(fits, 'length', `${MIN_LENGTH} to ${MAX_LENGTH}`)
  requireOption(Number.isSafeInteger(ttlMs) && ttlMs >= 1, 'ttlMs', 'milliseconds')
  requireOption(Number.isSafeInteger(validForMs) && validForMs >= 1000, 'validForMs', 'milliseconds')
  requireOption(typeof observe === 'function', 'observe', 'function')
  const onFailure = (error: unknown): void =>
    observe({ name: 'failed', during: 'witness', code: isRungsError(error) ? error.code : 'unknown', durationMs: 0 })
  const store = witness === undefined ? options.store : withWitness(options.store, witness, { onFailure })
  const parts = {
    store,
    issuer: issuer.profile.id,
    signer: issuer,
    purposes,
    ttlMs,
    validForMs,
    witness,
    observe,
    known: new Map(),
    served: new Map(),
    baseUrl,
    length,
    nowMs: () => toEpochMs(now),
    random,
    permutationOf: createPermutations(),
  }
  const purposesOf = (asked: AllocateStatusOptions = {}): readonly string[] => {
    checkOptions(asked, ['purposes'], 'allocate')
    const { purposes: wanted = purposes.slice(0, 1) } = asked
    const known = wanted.length > 0 && wanted.every((one) => purposes.includes(one)) && new Set(wanted).size === wanted.length
    requireOption(known, 'purposes', purposes.join(', '))
    return wanted
  }
  return Object.freeze({
    reserve: (holder: string, count: number, asked?: AllocateStatusOptions) =>
      timed(
        'reserve',
        observe,
        async () => reservePlaces(store, { holder, count, purposes: purposesOf(asked) }, parts),
        (_, durationMs) => ({ name: 'status.reserved', count, durationMs }),
      ),
    allocate: async (tx: StoreTransaction, count: number, asked?: AllocateStatusOptions) =>
      allocatePlaces(tx, count, purposesOf(asked), parts),
    placesFor,
    revoke: (request: ChangeStatusRequest) => revokeCredential(request, parts),
    suspend: (request: ChangeStatusRequest) => suspendCredential(request, parts),
    reinstate: (request: ReinstateRequest) => reinstateCredential(request, parts),
    redeem: (request: RedeemRequest) => redeemCredential(request, parts),
    findState: async (credential: string) => (await store.read((view) => findState(view, credential, parts.issuer)))?.state,
    publish: (asked: PublishStatusOptions = {}) => publishLists(asked, parts),
    rotate: () => publishLists({ force: true }, parts),
    handleStatusList: (request: StatusListRequest) => answerStatusList(request, parts),
    audit: () => auditStatusLists(parts),
    inspect: () => inspectLists(parts),
  })
}

/** A page in the network, or of this machine while things are tried out. */
function isBase(url: unknown): boolean {
  return isAbsoluteUrl(url) && /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])[^?#]*\/$/.test(url)
}

function isPurpose(purpose: unknown): purpose is string {
  return typeof purpose === 'string' && purpose !== '' && purpose.length <= 200
}
