import {
  checkOptions,
  deepFreeze,
  formatDateTime,
  type JsonObject,
  type Now,
  requireOption,
  toEpochMs,
  usageError,
} from '../../core/index.js'
import type { SealOptions, Signer } from '../../keys/index.js'
import type { Ladder } from '../../ladder/index.js'
import type { Binding, Mechanism } from '../../securing/index.js'
import type { Store } from '../../storage/index.js'
import type { Verifier } from '../../verify/index.js'
import type { MinimalDisclosure, MinimalDisclosureOptions } from '../minimal-disclosure.js'
import type { PaperTemplate } from '../paper/template.js'
import { fromFolder, fromSealedFile, toFolder, toSealedFile, withKeysUnder } from './exported.js'
import { deleteBadge, fileOf, type KeptBadge, KINDS, keepBadge, keepFile, listAll, withSuccessors } from './kept.js'
import { keepKeyFor, keepKeystore, keptKeys, signerOf, withoutKeystore } from './keys.js'
import type {
  AddedBadges,
  BadgeFreshness,
  WalletBadge,
  WalletFile,
  WalletHeldBadge,
  WalletKey,
  WalletPresentation,
} from './model.js'
import { presentAs, presentFrom, proveLink } from './present.js'
import { readBadges } from './read-badge.js'
import { checkAll, readHeld } from './verified.js'

/** Options of {@link createWallet}. */
export interface CreateWalletOptions {
  /** Checks what comes in, and checks it again. With a net it looks statuses up. */
  readonly verifier: Verifier
  /** The ways of securing that the verifier understands: what can be derived from is derived from by these. */
  readonly mechanisms: readonly Mechanism[]
  /** Default: the system's clock. */
  readonly now?: Now
  /** How keys and exports are sealed. */
  readonly seal?: SealOptions
}

/** Options of adding. */
export interface AddToWalletOptions {
  /** For badges on paper. */
  readonly templates?: readonly PaperTemplate[]
}

/** What to list. */
export interface WalletQuery {
  /** A part of the name, the issuer's name, or an id. */
  readonly text?: string
  readonly ladder?: string
  /** Default: without those that others have taken the place of. */
  readonly withSuperseded?: boolean
}

/** What {@link Wallet.present} needs. The policy is that of whoever asks. */
export interface PresentRungOptions extends Omit<MinimalDisclosureOptions, 'now' | 'subject'> {
  readonly ladder: Ladder
  readonly rung: string
  /** As the verifier gave it. */
  readonly binding: Binding
  readonly passphrase: string
  /** How the presentation is secured: one that makes embedded proofs. */
  readonly mechanism: Mechanism
}

/** What is shown for a rung. */
export interface PresentedRung {
  /** One for each DID that the badges are about; a verifier takes badges from the one they are about alone. */
  readonly presentations: readonly WalletPresentation[]
  /** Where there are several: one presentation that all these DIDs sign, which shows them to be one worker's. */
  readonly link?: JsonObject | string
  readonly disclosure: MinimalDisclosure
}

/** How keys move with an exported wallet. */
export interface WalletFileOptions {
  /**
   * What the keys of this wallet are sealed with, where that is not to be known elsewhere, such as a secret of the device: in the file they
   * are sealed with its passphrase, and when it is taken in with this one. Those that it does not open stay as they are. Default: keys keep
   * the passphrase that they have.
   */
  readonly keyPassphrase?: string
  /** How the file, and the keys in it, are sealed. Default: as the wallet seals. */
  readonly seal?: SealOptions
}

/** A worker's badges and keys. */
export interface Wallet {
  /**
   * Takes a badge in: JSON, a JWT, an SD-JWT, a picture with a badge inside, a badge on paper, a record with those inside it, or a badge of
   * Open Badges 2.0, which stays unverified until its host is asked. Its bytes are kept as they are. A badge that is there already, in
   * another form or picture, is one badge with several copies.
   *
   * @throws RungsError the first finding of what is no badge, and those of reading pictures and papers
   */
  add(input: Uint8Array | string | JsonObject, options?: AddToWalletOptions): Promise<AddedBadges>
  list(query?: WalletQuery): Promise<readonly WalletBadge[]>
  /** Badges by the ladder that they say they are on; those of none last. */
  byLadder(): Promise<readonly { readonly ladder?: string; readonly badges: readonly WalletBadge[] }[]>
  /** A badge by its id or the start of it. @throws RungsError `core.option_invalid` */
  get(id: string): Promise<WalletBadge>
  /** The very bytes of a copy or carrier. @throws RungsError `core.option_invalid` */
  bytes(file: string): Promise<Uint8Array>
  /** Forgets a badge with all its copies. @throws RungsError `core.option_invalid` */
  remove(id: string): Promise<void>
  /** Verifies every copy again and remembers what came out. */
  check(): Promise<readonly BadgeFreshness[]>
  /** The best copy of each badge that nothing has taken the place of, verified now. */
  held(): Promise<readonly WalletHeldBadge[]>
  /** Shows as little as proves a rung, signed for this occasion. @throws RungsError `holder.rung_unproven`, `holder.wallet_key_missing`, `keys.*` */
  present(options: PresentRungOptions): Promise<PresentedRung>
  /**
   * Signs a presentation by one of the own DIDs for one occasion: of the given credentials, or of none, which proves control of the DID.
   *
   * @throws RungsError `holder.wallet_key_missing`, `keys.*`
   */
  presentAs(
    did: string,
    credentials: readonly (JsonObject | string)[],
    options: Pick<PresentRungOptions, 'binding' | 'passphrase' | 'mechanism'>,
  ): Promise<JsonObject | string>
  keys(): Promise<readonly WalletKey[]>
  /** The DID for a counterparty, made where there is none; without one, the general DID. @throws RungsError `keys.passphrase_missing` */
  keyFor(passphrase: string, counterparty?: string): Promise<WalletKey>
  /** Takes an encrypted keystore in. @throws RungsError `keys.keystore_invalid` */
  addKey(keystore: string, counterparty?: string): Promise<WalletKey>
  /**
   * What signs as an own DID, for protocols that prove control in their own form. It holds the opened key: let go of it soon.
   *
   * @throws RungsError `holder.wallet_key_missing`, `keys.passphrase_wrong`
   */
  signer(did: string, passphrase: string): Promise<Signer>
  /**
   * One presentation without badges that all these own DIDs sign for one occasion: it shows the verifier that they are one worker's
   * (`linkByPresentation` of `rungs/trust`), and nobody else.
   */
  linkProof(
    dids: readonly string[],
    options: Pick<PresentRungOptions, 'binding' | 'passphrase' | 'mechanism'>,
  ): Promise<JsonObject | string>
  /** Everything as one encrypted text; the keys inside keep their own passphrase unless it is told. @throws RungsError `keys.passphrase_missing` */
  exportFile(passphrase: string, options?: WalletFileOptions): Promise<string>
  /** Everything as files to be read by anybody but for the keys, which stay encrypted. */
  exportFolder(): Promise<readonly WalletFile[]>
  /** Takes an exported wallet in, beside what is there; says how many badges are in it. @throws RungsError `holder.wallet_invalid`, `keys.*` */
  importFile(text: string, passphrase: string, options?: Pick<WalletFileOptions, 'keyPassphrase'>): Promise<number>
  importFolder(files: readonly WalletFile[]): Promise<number>
}

/**
 * A worker's wallet over a store. It decides nothing: what a badge is worth, a verifier and whoever it is shown to decide.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { createWallet } from 'rungs/holder'
 * import { mechanisms } from 'rungs/preset/all'
 * import { createMemoryStore } from 'rungs/storage'
 * const wallet = createWallet(createMemoryStore(), { verifier: createVerifier({ mechanisms }), mechanisms })
 * const keep = (badge: Uint8Array) => wallet.add(badge)
 * ```
 */
export function createWallet(store: Store, options: CreateWalletOptions): Wallet {
  checkOptions(options, ['verifier', 'mechanisms', 'now', 'seal'], 'createWallet')
  const { verifier, mechanisms, seal = {} } = options
  requireOption(typeof store?.transaction === 'function', 'store', 'store')
  requireOption(typeof verifier?.verify === 'function', 'verifier', 'verifier')
  requireOption(Array.isArray(mechanisms), 'mechanisms', 'list of mechanisms')
  const now = (): number => toEpochMs(options.now)
  const all = async (): Promise<readonly WalletBadge[]> =>
    withSuccessors(await store.read(({ records }) => listAll<KeptBadge>(records, KINDS.badge)))
  const get = async (id: string): Promise<WalletBadge> => {
    const found = id === '' ? [] : (await all()).filter((badge) => badge.id.startsWith(id))
    if (found.length !== 1) throw usageError('core.option_invalid', { option: 'badge', expected: 'id of a badge in the wallet' })
    return found[0] as WalletBadge
  }
  const bytes = async (file: string): Promise<Uint8Array> => {
    const kept = await store.read(({ records }) => fileOf(records, file))
    if (kept === undefined)
      throw usageError('core.option_invalid', { option: 'file', expected: 'digest of a file in the wallet' })
    return kept
  }
  const parts: WalletParts = { store, verifier, mechanisms, now, all, bytes }
  return Object.freeze({
    add: (input: Uint8Array | string | JsonObject, more: AddToWalletOptions = {}) => add(parts, input, more),
    list: async (query: WalletQuery = {}) => deepFreeze((await all()).filter((badge) => isAskedFor(badge, query))),
    byLadder: async () => byLadder(await all()),
    get,
    bytes,
    remove: async (id: string) => {
      const { id: whole } = await get(id)
      await store.transaction(({ records }) => deleteBadge(records, whole))
    },
    check: () => checkAll(parts),
    held: () => readHeld(parts),
    present: (asked: PresentRungOptions) => presentFrom(parts, asked, () => readHeld(parts)),
    presentAs: (
      did: string,
      credentials: readonly (JsonObject | string)[],
      asked: Pick<PresentRungOptions, 'binding' | 'passphrase' | 'mechanism'>,
    ) => presentAs(parts, did, credentials, asked),
    keys: async () => (await keptKeys(store)).map(withoutKeystore),
    keyFor: (passphrase: string, counterparty?: string) => keepKeyFor(store, now(), passphrase, counterparty, seal),
    addKey: (keystore: string, counterparty?: string) => keepKeystore(store, now(), keystore, counterparty),
    signer: (did: string, passphrase: string) => signerOf(store, did, passphrase),
    linkProof: (dids: readonly string[], asked: Pick<PresentRungOptions, 'binding' | 'passphrase' | 'mechanism'>) =>
      proveLink(parts, dids, asked),
    exportFile: async (passphrase: string, more: WalletFileOptions = {}) => {
      checkOptions(more, ['keyPassphrase', 'seal'], 'exportFile')
      const { keyPassphrase, seal: own = seal } = more
      const files = await toFolder(store)
      const moved = keyPassphrase === undefined ? files : await withKeysUnder(files, keyPassphrase, passphrase, own)
      return toSealedFile(moved, passphrase, own)
    },
    exportFolder: () => toFolder(store),
    importFile: async (text: string, passphrase: string, more: Pick<WalletFileOptions, 'keyPassphrase'> = {}) => {
      checkOptions(more, ['keyPassphrase'], 'importFile')
      const { keyPassphrase } = more
      const files = await fromSealedFile(text, passphrase)
      return fromFolder(store, keyPassphrase === undefined ? files : await withKeysUnder(files, passphrase, keyPassphrase, seal))
    },
    importFolder: (files: readonly WalletFile[]) => fromFolder(store, files),
  })
}

/** What the functions of a wallet work with. */
export interface WalletParts {
  readonly store: Store
  readonly verifier: Verifier
  readonly mechanisms: readonly Mechanism[]
  readonly now: () => number
  readonly all: () => Promise<readonly WalletBadge[]>
  readonly bytes: (file: string) => Promise<Uint8Array>
}

async function add(
  { store, verifier, now, all }: WalletParts,
  input: Uint8Array | string | JsonObject,
  more: AddToWalletOptions,
): Promise<AddedBadges> {
  checkOptions(more, ['templates'], 'add')
  const addedAt = formatDateTime(now())
  const read = await readBadges(input, verifier, more.templates ?? [])
  const became = await store.transaction(async ({ records }) => {
    const outcomes = new Map<string, 'added' | 'copied' | 'present'>()
    for (const { id, about, bytes, form, checked, carriers } of read) {
      const kept = []
      for (const carrier of carriers) kept.push({ file: await keepFile(records, carrier.bytes), kind: carrier.kind })
      const copy = { file: await keepFile(records, bytes), form, addedAt, carriers: kept, checked }
      outcomes.set(id, await keepBadge(records, { id, about, copies: [copy] }))
    }
    return outcomes
  })
  const badges = (await all()).filter(({ id }) => became.has(id))
  const those = (outcome: string): readonly WalletBadge[] => badges.filter(({ id }) => became.get(id) === outcome)
  return deepFreeze({ added: those('added'), copied: those('copied'), present: those('present') })
}

function isAskedFor({ about, supersededBy, id }: WalletBadge, { text, ladder, withSuperseded = false }: WalletQuery): boolean {
  if (supersededBy !== undefined && !withSuperseded) return false
  if (ladder !== undefined && about.ladder !== ladder) return false
  if (text === undefined) return true
  const { name, issuer, issuerName, credential, achievement, rung } = about
  const words = text.normalize('NFKC').toLowerCase()
  return [id, name, issuer, issuerName, credential, achievement, rung].some((one) =>
    one?.normalize('NFKC').toLowerCase().includes(words),
  )
}

function byLadder(
  badges: readonly WalletBadge[],
): readonly { readonly ladder?: string; readonly badges: readonly WalletBadge[] }[] {
  const current = badges.filter(({ supersededBy }) => supersededBy === undefined)
  const ladders = [...new Set(current.flatMap(({ about }) => about.ladder ?? []))].sort()
  const others = current.filter(({ about }) => about.ladder === undefined)
  return deepFreeze([
    ...ladders.map((ladder) => ({ ladder, badges: current.filter(({ about }) => about.ladder === ladder) })),
    ...(others.length > 0 ? [{ badges: others }] : []),
  ])
}
