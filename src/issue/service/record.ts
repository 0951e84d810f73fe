import { sha256Base64url } from '#runtime'
import { OB_EXTENSIONS } from '../../contexts/index.js'
import { copyJsonObject, inputError, isJsonObject, isRungsError, type JsonObject } from '../../core/index.js'
import type { CredentialStatus } from '../../credential/index.js'
import { appendAudit, type CredentialBody, type CredentialRow, type Store, type StoreTransaction } from '../../storage/index.js'
import { contentOf, timeOf, toCredentialText } from '../content.js'
import type { IssuedCredential } from '../issuer.js'
import type { CredentialLog } from '../log/credential-log.js'
import type { KeyFacts } from '../log/hashes.js'
import { hasText } from '../log/versions.js'
import { type CredentialState, findState } from '../status/change.js'
import type { AllocateStatusOptions, StatusService } from '../status/service.js'

const TRIES = 8

/** What a credential of the service is given before it is made. */
export interface Given {
  readonly id: string
  readonly credentialStatus?: CredentialStatus
  readonly refreshService?: { readonly id: string; readonly type: string }
}

/** A credential to be issued once. */
export interface Recording {
  readonly facts: KeyFacts
  /** The hash by which the log knows the recipient. Default: that of the recipient in `facts`. */
  readonly recipient?: string
  readonly id: string
  readonly replaces?: string
  readonly purposes?: AllocateStatusOptions['purposes']
  readonly make: (given: Given) => Promise<IssuedCredential>
}

/** How issuing under an idempotency key ended. */
export interface RecordedCredential {
  readonly id: string
  /** `present`: it had been issued before under the same key. */
  readonly outcome: 'issued' | 'present'
  /** As it was handed out, byte for byte. Absent where it is present, and its text was not kept or was erased. */
  readonly text?: string
  readonly mediaType?: string
}

/** What recording needs. */
export interface RecordParts {
  readonly store: Store
  readonly issuer: string
  readonly log: CredentialLog
  readonly status: StatusService | undefined
  readonly refreshUrl: string | undefined
  readonly keepTexts: boolean
  readonly nowMs: () => number
  /** The URLs of lists that are known to be published. */
  readonly published: Set<string>
}

/**
 * Issues a credential once for its key. Each step can be the last before a crash: the place that was set aside is found again by the key,
 * a credential that was signed and not written was handed to nobody, and what was written is found by the key.
 */
export async function recordOnce(recording: Recording, parts: RecordParts): Promise<RecordedCredential> {
  const { keyOf, recipientOf } = await parts.log.hashes()
  const key = keyOf(recording.facts)
  let made: Made | undefined
  for (let attempt = 1; ; attempt++) {
    const present = await findPresent(key, made, parts)
    if (present !== undefined) return present
    made ??= await make(key, recording.recipient ?? recipientOf(recording.facts.recipient), recording, parts)
    try {
      await write(made, parts)
      return { id: made.row.id, outcome: 'issued', text: made.body.text, mediaType: made.body.mediaType }
    } catch (error) {
      // Somebody was faster with the same key, or it is not known whether it was written: looking tells.
      const isWorthLooking = isRungsError(error) && ['storage.conflict', 'storage.commit_unknown'].includes(error.code)
      if (!isWorthLooking || attempt === TRIES) throw error
    }
  }
}

async function findPresent(key: string, made: Made | undefined, { store }: RecordParts): Promise<RecordedCredential | undefined> {
  return store.read(async ({ credentials }) => {
    const [row] = await credentials.findByKeys([key])
    if (row === undefined) return undefined
    const body = row.id === made?.row.id ? made.body : await credentials.body(row.id)
    // One that was written just before the connection was lost is ours.
    const outcome = row.id === made?.row.id && row.digest === made.row.digest ? 'issued' : 'present'
    return { id: row.id, outcome, ...(body !== undefined && { text: body.text, mediaType: body.mediaType }) }
  })
}

interface Made {
  readonly row: CredentialRow
  readonly body: CredentialBody
  readonly places: readonly { readonly list: string; readonly index: number; readonly credential: string }[]
}

async function make(key: string, recipient: string, recording: Recording, parts: RecordParts): Promise<Made> {
  const { status, refreshUrl, issuer, nowMs } = parts
  const { id, facts, replaces, purposes } = recording
  const asked = purposes === undefined ? {} : { purposes }
  const [allocation] = (await status?.reserve(`credential ${key}`, 1, asked)) ?? []
  if (status !== undefined) await publishFirst(status, allocation?.places.map(({ url }) => url) ?? [], parts.published)
  const issued = await recording.make({
    id,
    ...(allocation !== undefined && { credentialStatus: allocation.credentialStatus as CredentialStatus }),
    ...(refreshUrl !== undefined && { refreshService: refreshServiceOf(refreshUrl, id) }),
  })
  const text = toCredentialText(issued.credential)
  const validUntilMs = timeOf(contentOf(text), 'validUntil')
  const row: CredentialRow = {
    id,
    issuer,
    key,
    recipient,
    issuedAtMs: nowMs(),
    digest: sha256Base64url(text),
    ...(facts.achievement !== '' && { achievement: facts.achievement }),
    ...(validUntilMs !== undefined && { validUntilMs }),
    ...(replaces !== undefined && { replaces }),
  }
  const places = status === undefined || allocation === undefined ? [] : status.placesFor(allocation, id)
  return { row, places, body: { credential: id, text, mediaType: issued.mediaType } }
}

/** A list that a credential names is there before the credential is. */
async function publishFirst(status: StatusService, urls: readonly string[], published: Set<string>): Promise<void> {
  for (const url of urls) {
    if (published.has(url)) continue
    const { status: found } = await status.handleStatusList({ method: 'HEAD', url })
    if (found === 404) await status.publish({ list: url })
    published.add(url)
  }
}

async function write({ row, body, places }: Made, { store, keepTexts, nowMs }: RecordParts): Promise<void> {
  await store.transaction(async (tx) => {
    if (row.replaces !== undefined) await requireKept(tx, row.replaces, row.issuer)
    await tx.credentials.insert([row], keepTexts ? [body] : [])
    if (places.length > 0) await tx.lists.insertPlaces(places)
    await appendAudit(tx.audit, [{ atMs: nowMs(), kind: 'credential.issued', facts: { digest: row.digest } }])
  })
}

/**
 * Nothing is made of a text that was erased, revoked or suspended while it was being signed anew: whoever does that waits for the lock, or
 * has had it.
 *
 * @throws RungsError `issue.renewal_refused`
 */
export async function requireKept(tx: StoreTransaction, id: string, issuer: string): Promise<void> {
  await tx.audit.lockHead()
  if (!(await hasText(tx, id))) throw inputError('issue.renewal_refused', { reason: 'text_missing' })
  requireInForce((await findState(tx, id, issuer))?.state)
}

/** A revoked credential does not come back under another date. @throws RungsError `issue.renewal_refused` */
export function requireInForce(state: CredentialState | undefined): void {
  if (state === 'revoked' || state === 'suspended') throw inputError('issue.renewal_refused', { reason: state })
}

/** The `refreshService` of a credential (OB 3.0 section 9.1 step 3). */
export function refreshServiceOf(refreshUrl: string, id: string): { readonly id: string; readonly type: string } {
  return { id: `${refreshUrl}${encodeURIComponent(id)}`, type: '1EdTechCredentialRefresh' }
}

/** A draft with what it is given, and the context that its refresh service needs. */
export function withGiven(draft: JsonObject, given: Given): JsonObject {
  const contexts = [draft['@context'] ?? []].flat()
  const isKnown = given.refreshService === undefined || contexts.includes(OB_EXTENSIONS)
  return copyJsonObject({ ...draft, ...given, '@context': isKnown ? contexts : [...contexts, OB_EXTENSIONS] })
}

/** By what a credential's recipient is known: the id, or else the first identifier. */
export function recipientIn(content: JsonObject): string {
  const subject = [content['credentialSubject']].flat()[0]
  if (!isJsonObject(subject)) return ''
  if (typeof subject['id'] === 'string') return subject['id']
  const first = [subject['identifier']].flat()[0]
  return isJsonObject(first) && typeof first['identityHash'] === 'string' ? first['identityHash'] : ''
}
