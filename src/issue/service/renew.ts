import { sha256Base64url } from '#runtime'
import { copyJsonObject, formatDateTime, inputError, type JsonObject, operationError } from '../../core/index.js'
import type { AchievementCredential } from '../../credential/index.js'
import { appendAudit, type CredentialBody, withRetries } from '../../storage/index.js'
import { contentOf, timeOf, toCredentialText } from '../content.js'
import type { IssuedCredential, Issuer } from '../issuer.js'
import { keyErasedAt } from '../log/key-erasure.js'
import { loadVersion, saveVersion } from '../log/versions.js'
import {
  type RecordedCredential,
  type RecordParts,
  recipientIn,
  recordOnce,
  requireInForce,
  requireKept,
  withGiven,
} from './record.js'

/** How often a text is signed anew because others changed it meanwhile. */
const TRIES = 8

/** What renewing needs. */
export interface RenewParts extends RecordParts {
  readonly signer: Issuer
  readonly newId: () => string
}

/** A successor of a credential, once for its key. @throws RungsError as `IssuerService.renew` */
export async function renewCredential(
  previous: string,
  { idempotencyKey, changes = {} }: { readonly idempotencyKey: string; readonly changes?: Readonly<Record<string, unknown>> },
  parts: RenewParts,
): Promise<RecordedCredential> {
  const { content, achievement, recipient } = await loadRenewable(previous, parts)
  const { credentialStatus: _status, refreshService: _refresh, ...kept } = content
  const row = JSON.stringify(['renewal', previous, idempotencyKey])
  return recordOnce(
    {
      facts: { achievement, recipient: recipientIn(content), row },
      // Whoever the log knows by another id than that of the badge is erased with all that follows from it.
      ...(recipient !== undefined && { recipient }),
      id: parts.newId(),
      replaces: previous,
      make: (given) => {
        const { '@context': contexts } = withGiven(kept, given)
        const badge = { ...kept, '@context': contexts } as unknown as AchievementCredential
        const first = kept['awardedDate'] ?? kept['validFrom']
        const same = { replaces: previous, ...(first !== undefined && { awardedDate: first }) }
        return parts.signer.reseal(badge, { ...changes, ...given, ...same })
      },
    },
    parts,
  )
}

/** A newer text under the same id. @throws RungsError as `IssuerService.refresh` */
export async function refreshCredential(
  id: string,
  { changes = {} }: { readonly changes?: Readonly<Record<string, unknown>> },
  parts: RenewParts,
): Promise<CredentialBody> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const { content, text } = await loadRenewable(id, parts)
    const body = await signNewer(id, content, changes, parts)
    if (await replaceText(text, body, parts)) return body
  }
  throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
}

async function signNewer(
  id: string,
  content: JsonObject,
  changes: Readonly<Record<string, unknown>>,
  { signer, nowMs }: RenewParts,
): Promise<CredentialBody> {
  const { proof: _proof, validFrom, ...kept } = content
  const first = kept['awardedDate'] ?? validFrom
  const now = Math.floor(nowMs() / 1000) * 1000
  // Never before the text that it replaces: what begins later still does, and a clock that went back makes no older edition.
  const isLater = (timeOf(content, 'validFrom') ?? now) > now
  const { credentialStatus: _other, ...wanted } = copyJsonObject(changes)
  const draft = {
    ...kept,
    ...wanted,
    ...(first !== undefined && { awardedDate: first }),
    id,
    validFrom: isLater ? (validFrom as string) : formatDateTime(now),
  }
  const issued = await seal(draft, signer)
  return { credential: id, text: toCredentialText(issued.credential), mediaType: issued.mediaType }
}

/** Whether it was saved: what somebody else changed while it was being signed must not be lost. */
function replaceText(text: string, body: CredentialBody, { store, issuer, nowMs }: RenewParts): Promise<boolean> {
  const { credential: id } = body
  return withRetries(store, async (tx) => {
    await requireKept(tx, id, issuer)
    const newest = (await loadVersion(tx.records, id)) ?? (await tx.credentials.body(id))
    if (newest?.text !== text) return false
    if (!(await saveVersion(tx.records, body))) throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
    const facts = { digest: sha256Base64url(body.text) }
    await appendAudit(tx.audit, [{ atMs: nowMs(), kind: 'credential.refreshed', facts }])
    return true
  })
}

function seal(draft: JsonObject, signer: Issuer): Promise<IssuedCredential> {
  const types: readonly unknown[] = [draft['type']].flat()
  const isBadge = types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
  return isBadge ? signer.sealBadge(draft) : signer.sealCredential(draft)
}

interface Renewable {
  readonly text: string
  readonly content: JsonObject
  readonly achievement: string
  readonly recipient?: string
}

/** The newest text of a credential that is in force. @throws RungsError `issue.renewal_refused` */
async function loadRenewable(id: string, { log, status, store, issuer }: RenewParts): Promise<Renewable> {
  const row = await log.find(id)
  if (row === undefined) throw inputError('issue.renewal_refused', { reason: 'unknown' })
  const body = await log.loadText(id)
  if (body === undefined) throw inputError('issue.renewal_refused', { reason: 'text_missing' })
  requireInForce(await status?.findState(id))
  const { achievement = '', recipient, issuedAtMs } = row
  const erasedAtMs = await store.read(({ records }) => keyErasedAt(records, issuer))
  // A hash that nobody can make again would keep whoever it is of from being found and erased.
  const isKnown = recipient !== undefined && (erasedAtMs === undefined || issuedAtMs > erasedAtMs)
  return { text: body.text, content: contentOf(body.text), achievement, ...(isKnown && { recipient }) }
}
