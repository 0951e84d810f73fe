import { checkOptions, type Now, operationError, type Problem, problem, requireOption, toEpochMs } from '../../core/index.js'
import {
  appendAudit,
  type CredentialBody,
  type CredentialRow,
  type Store,
  type StoreReader,
  type StoreTransaction,
} from '../../storage/index.js'
import type { Issuer } from '../issuer.js'
import { ignoreEvents, type ServiceEvent } from '../operations/events.js'
import { type KeyFacts, type LogHashes, loadHashes, secretName } from './hashes.js'
import { keepKeyErasure } from './key-erasure.js'
import { eraseVersion, loadVersion } from './versions.js'

/** Options of {@link createCredentialLog}. */
export interface CreateCredentialLogOptions {
  readonly store: Store
  /** Whose credentials they are. */
  readonly issuer: Pick<Issuer, 'profile'>
  /** Hears what happens, for meters and logs. */
  readonly observe?: (event: ServiceEvent) => void
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** Options of {@link CredentialLog.export}. */
export interface ExportLogOptions {
  /** Whether the credentials themselves are in it: personal data. Default `false`. */
  readonly bodies?: boolean
  /** Only what was issued to this recipient. */
  readonly recipient?: string
}

/** What was erased. */
export interface Erased {
  /** How many credentials it was about. */
  readonly credentials: number
  /** What is no longer possible. */
  readonly findings: readonly Problem[]
}

/** What an issuer has issued, to whom, and under which idempotency key. */
export interface CredentialLog {
  /** The hashes that keys and recipients are kept as; a key for them is made at the first call. @throws RungsError `storage.*` */
  hashes(): Promise<LogHashes>
  find(id: string): Promise<CredentialRow | undefined>
  findByRecipient(recipient: string): Promise<readonly CredentialRow[]>
  findByKey(facts: KeyFacts): Promise<CredentialRow | undefined>
  /** The newest text under an id; undefined where it was not kept or was erased. */
  loadText(id: string): Promise<CredentialBody | undefined>
  /** Everything, one line of JSON for each credential, in the order of their ids. Hashes stay hashes. @throws RungsError `storage.*` */
  export(options?: ExportLogOptions): AsyncGenerator<string, void, undefined>
  /**
   * Erases a person: the texts of their credentials are deleted, and nothing leads from them to the person any more. Their statuses stay,
   * so that they can still be revoked by their ids, and so does the audit log, which never knew them.
   *
   * @throws RungsError `storage.*`
   */
  erasePerson(recipient: string): Promise<Erased>
  /** Erases one credential in the same way. @throws RungsError `storage.*` */
  erase(id: string): Promise<Erased>
  /**
   * Erases the key of the hashes, after which nobody can tell whom the log is about, and what was issued before is not recognised: the
   * same idempotency key gives a second credential then. The finding `issue.hash_key_erased` says so.
   *
   * @throws RungsError `storage.*`
   */
  eraseHashKey(): Promise<Erased>
}

const PAGE = 1000

/**
 * The log of an issuer's credentials in a store. Recipients and idempotency keys are in it as keyed hashes only.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createIssuer } from 'rungs'
 * import { createCredentialLog } from 'rungs/issue'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { createMemoryStore } from 'rungs/storage'
 * const issuer = createIssuer({ signer: createSigner(await generateKey()), mechanism: eddsaRdfc2022 })
 * const log = createCredentialLog({ store: createMemoryStore(), issuer })
 * await log.findByRecipient('did:example:ana') // []
 * ```
 */
export function createCredentialLog(options: CreateCredentialLogOptions): CredentialLog {
  checkOptions(options, ['store', 'issuer', 'observe', 'now', 'random'], 'createCredentialLog')
  const { store, now, random, observe = ignoreEvents } = options
  requireOption(typeof store?.transaction === 'function', 'store', 'a store')
  requireOption(typeof options.issuer?.profile?.id === 'string', 'issuer', 'an issuer')
  const issuer = options.issuer.profile.id
  const hashes = (): Promise<LogHashes> => loadHashes(store, issuer, random)
  const own = (row: CredentialRow | undefined): CredentialRow | undefined => (row?.issuer === issuer ? row : undefined)
  /** Erases in one transaction with an entry that says how much, and nothing else. */
  const erasing = async (
    kind: string,
    work: (tx: StoreTransaction) => Promise<number>,
    toFindings: (credentials: number) => readonly Problem[] = () => [],
  ): Promise<Erased> => {
    const credentials = await store.transaction(async (tx) => {
      // Whoever writes a newer text of somebody waits here, and then sees that there is nobody.
      await tx.audit.lockHead()
      const count = await work(tx)
      await appendAudit(tx.audit, [{ atMs: toEpochMs(now), kind, facts: { credentials: count } }])
      return count
    })
    observe({ name: 'log.erased', credentials })
    return { credentials, findings: toFindings(credentials) }
  }
  return Object.freeze({
    hashes,
    find: async (id: string) => own(await store.read(({ credentials }) => credentials.get(id))),
    async findByRecipient(recipient: string) {
      const hash = (await hashes()).recipientOf(recipient)
      return all(store, { issuer, recipient: hash })
    },
    async findByKey(facts: KeyFacts) {
      const key = (await hashes()).keyOf(facts)
      return own((await store.read(({ credentials }) => credentials.findByKeys([key])))[0])
    },
    loadText: (id: string) =>
      store.read(async ({ credentials, records }) =>
        own(await credentials.get(id)) === undefined ? undefined : ((await loadVersion(records, id)) ?? credentials.body(id)),
      ),
    export: (asked: ExportLogOptions = {}) => exportLog(store, issuer, hashes, asked),
    async erasePerson(recipient: string) {
      const hash = (await hashes()).recipientOf(recipient)
      return erasing('log.person_erased', async (tx) => {
        for (const { id } of await allIn(tx, { issuer, recipient: hash })) await eraseVersion(tx.records, id)
        return tx.credentials.eraseRecipient(hash)
      })
    },
    erase: (id: string) =>
      erasing('log.credential_erased', async (tx) => {
        if (own(await tx.credentials.get(id)) === undefined) return 0
        await eraseVersion(tx.records, id)
        return (await tx.credentials.erase(id)) ? 1 : 0
      }),
    eraseHashKey: () =>
      erasing(
        'log.hash_key_erased',
        async (tx) => {
          if (!(await tx.secrets.erase(secretName(issuer)))) return 0
          if (!(await keepKeyErasure(tx.records, issuer, toEpochMs(now))))
            throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
          return tx.credentials.count({ issuer })
        },
        (credentials) => [problem('issue.hash_key_erased', { credentials })],
      ),
  })
}

interface Wanted {
  readonly issuer: string
  readonly recipient?: string
}

async function allIn({ credentials }: Pick<StoreReader, 'credentials'>, wanted: Wanted): Promise<readonly CredentialRow[]> {
  const rows: CredentialRow[] = []
  for (;;) {
    const after = rows.at(-1)?.id
    const page = await credentials.list({ ...wanted, ...(after !== undefined && { after }), limit: PAGE })
    rows.push(...page)
    if (page.length < PAGE) return rows
  }
}

function all(store: Store, wanted: Wanted): Promise<readonly CredentialRow[]> {
  return store.read((view) => allIn(view as Pick<StoreReader, 'credentials'>, wanted))
}

async function* exportLog(
  store: Store,
  issuer: string,
  hashes: () => Promise<LogHashes>,
  options: ExportLogOptions,
): AsyncGenerator<string, void, undefined> {
  checkOptions(options, ['bodies', 'recipient'], 'export')
  const { bodies = false, recipient } = options
  const wanted = { issuer, ...(recipient !== undefined && { recipient: (await hashes()).recipientOf(recipient) }) }
  for (let after: string | undefined; ; ) {
    const { rows, texts } = await store.read(async ({ credentials, records }) => {
      const rows = await credentials.list({ ...wanted, ...(after !== undefined && { after }), limit: PAGE })
      const first = bodies ? await credentials.bodies(rows.map(({ id }) => id)) : []
      const texts = new Map(first.map((body) => [body.credential, body]))
      if (bodies)
        for (const { id } of rows) {
          const newer = await loadVersion(records, id)
          if (newer !== undefined) texts.set(id, newer)
        }
      return { rows, texts }
    })
    for (const row of rows) {
      const body = texts.get(row.id)
      yield JSON.stringify({ ...row, ...(body !== undefined && { text: body.text, mediaType: body.mediaType }) })
    }
    if (rows.length < PAGE) return
    after = rows.at(-1)?.id
  }
}
