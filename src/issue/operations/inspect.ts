import { sha256, verify } from '#runtime'
import { bundledContext, canonicalDigests, contextUrls } from '../../contexts/index.js'
import {
  canonicalizeJson,
  checkOptions,
  formatDateTime,
  isRungsError,
  type JsonValue,
  type Now,
  type Problem,
  problem,
  toEpochMs,
  toHex,
  utf8,
} from '../../core/index.js'
import { readyPublicKey, type Signer } from '../../keys/index.js'
import { type AuditHead, checkWitness, followAudit, type Store, type Witness } from '../../storage/index.js'

/** Options of {@link inspectService}. */
export interface InspectServiceOptions {
  /** A store, or how it is opened: then failing to open it is a finding. It is closed again where it was opened here. */
  readonly store: Store | (() => Promise<Store>)
  /** What is wrong with the lists over that store, such as `StatusService.inspect` tells. Default: lists are not looked at. */
  readonly lists?: (store: Store) => Promise<readonly Problem[]>
  /** The key that is used. Default: it is not looked at. */
  readonly signer?: Signer
  readonly witness?: Witness
  /** Default: the system's clock. */
  readonly now?: Now
}

/** What is looked at, in this order. */
export type InspectedPart = 'store' | 'chain' | 'clock' | 'lists' | 'keys' | 'contexts'

/** How one part is. */
export interface InspectedCheck {
  readonly name: InspectedPart
  /** `unknown`: it could not be looked at. `skipped`: it was not asked for. */
  readonly state: 'pass' | 'fail' | 'warn' | 'unknown' | 'skipped'
  readonly findings: readonly Problem[]
}

/** How a service is. */
export interface ServiceInspection {
  /** Whether nothing failed and nothing is unknown. */
  readonly isWell: boolean
  readonly checks: readonly InspectedCheck[]
}

/** How far the clock may be behind the last entry of the log: that of another machine may be a little ahead. */
const CLOCK_TOLERANCE_MS = 60_000

/**
 * Looks whether a service can do its work: the store opens, its log holds together and is not older than what a witness saw, the clock is
 * not behind, lists are published and valid, the key signs what its public half verifies, and the contexts are those of the package.
 * Nothing is changed, but for the layout of a store that was made by an older version.
 *
 * @throws RungsError `core.option_*`; whatever else happens is a finding
 * @example
 * ```ts
 * import { inspectService } from 'rungs/issue'
 * import { createMemoryStore } from 'rungs/storage'
 * const { isWell, checks } = await inspectService({ store: createMemoryStore() })
 * ```
 */
export async function inspectService(options: InspectServiceOptions): Promise<ServiceInspection> {
  checkOptions(options, ['store', 'lists', 'signer', 'witness', 'now'], 'inspectService')
  const { store: given, lists, signer, witness, now } = options
  const checks: InspectedCheck[] = []
  const look = async (
    name: InspectedPart,
    step: () => Promise<readonly Problem[]>,
    ifFound: 'fail' | 'warn' = 'fail',
  ): Promise<void> => {
    try {
      const findings = await step()
      checks.push({ name, state: findings.length === 0 ? 'pass' : ifFound, findings })
    } catch (error) {
      if (!isRungsError(error)) throw error
      const state = UNKNOWN.includes(error.code) ? 'unknown' : 'fail'
      checks.push({ name, state, findings: [problem(error.code, error.params as never, error.path)] })
    }
  }
  let store: Store | undefined
  await look('store', async () => {
    store = typeof given === 'function' ? await given() : given
    await store.read(({ audit }) => audit.head())
    if (witness !== undefined) await checkWitness(store, witness)
    return []
  })
  const opened = checks[0]?.state === 'pass' ? store : undefined
  if (opened === undefined) for (const name of ['chain', 'clock', 'lists'] as const) checks.push(skipped(name))
  else {
    await look('chain', () => followAll(opened))
    await look('clock', () => checkClock(opened, toEpochMs(now)))
    if (lists === undefined) checks.push(skipped('lists'))
    else await look('lists', () => lists(opened))
  }
  if (signer === undefined) checks.push(skipped('keys'))
  else await look('keys', () => checkKey(signer))
  await look('contexts', async () => checkContexts())
  if (typeof given === 'function') await store?.close()
  return { isWell: checks.every(({ state }) => state !== 'fail' && state !== 'unknown'), checks }
}

/** Codes that say that nothing could be seen. */
const UNKNOWN: readonly string[] = ['storage.unavailable', 'storage.closed', 'storage.driver_missing', 'keys.service_failed']

function skipped(name: InspectedPart): InspectedCheck {
  return { name, state: 'skipped', findings: [] }
}

async function followAll(store: Store): Promise<readonly Problem[]> {
  let head: AuditHead | undefined
  for (;;) {
    const after = head?.sequence ?? 0
    const page = await store.read(({ audit }) => audit.list({ after }))
    if (page.length === 0) return []
    head = followAudit(head, page)
  }
}

async function checkClock(store: Store, nowMs: number): Promise<readonly Problem[]> {
  const last = await store.read(async ({ audit }) => {
    const head = await audit.head()
    return head === undefined ? undefined : (await audit.list({ after: head.sequence - 1, limit: 1 }))[0]
  })
  if (last === undefined || last.atMs - nowMs <= CLOCK_TOLERANCE_MS) return []
  return [problem('status.clock_back', { now: formatDateTime(nowMs), last: formatDateTime(last.atMs) })]
}

async function checkKey(signer: Signer): Promise<readonly Problem[]> {
  const probe = utf8('rungs: does this key work?')
  const isPair = await verify(readyPublicKey(signer.publicJwk), probe, await signer.sign(probe))
  return isPair ? [] : [problem('keys.pair_mismatch', {})]
}

function checkContexts(): readonly Problem[] {
  return contextUrls.flatMap((url) => {
    const document = bundledContext(url)
    const digest = document === undefined ? '' : toHex(sha256(utf8(canonicalizeJson(document as JsonValue))))
    return digest === (canonicalDigests as Readonly<Record<string, string>>)[url]
      ? []
      : [problem('contexts.document_invalid', { url })]
  })
}
