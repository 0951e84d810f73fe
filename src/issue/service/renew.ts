import { sha256 } from '#runtime'
import { copyJsonObject, formatDateTime, inputError, type JsonObject, operationError, toBase64url } from '../../core/index.js'
import type { AchievementCredential } from '../../credential/index.js'
import { appendAudit, type CredentialBody, withRetries } from '../../storage/index.js'
import { contentOf, toCredentialText } from '../content.js'
import type { IssuedCredential, Issuer } from '../issuer.js'
import { saveVersion } from '../log/versions.js'
import {
  type RecordedCredential,
  type RecordParts,
  recipientIn,
  recordOnce,
  requireInForce,
  requireKept,
  withGiven,
} from './record.js'

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
  const { content } = await loadRenewable(id, parts)
  const { store, signer, nowMs } = parts
  const { proof: _proof, validFrom, ...kept } = content
  const first = kept['awardedDate'] ?? validFrom
  const { credentialStatus: _other, ...wanted } = copyJsonObject(changes)
  const draft = {
    ...kept,
    ...wanted,
    ...(first !== undefined && { awardedDate: first }),
    id,
    validFrom: formatDateTime(Math.floor(nowMs() / 1000) * 1000),
  }
  const issued = await seal(draft, signer)
  const body = { credential: id, text: toCredentialText(issued.credential), mediaType: issued.mediaType }
  await withRetries(store, async (tx) => {
    await requireKept(tx, id, parts.issuer)
    if (!(await saveVersion(tx.records, body))) throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
    const facts = { digest: toBase64url(sha256(body.text)) }
    await appendAudit(tx.audit, [{ atMs: nowMs(), kind: 'credential.refreshed', facts }])
  })
  return body
}

function seal(draft: JsonObject, signer: Issuer): Promise<IssuedCredential> {
  const types: readonly unknown[] = [draft['type']].flat()
  const isBadge = types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
  return isBadge ? signer.sealBadge(draft) : signer.sealCredential(draft)
}

/** The newest text of a credential that is in force. @throws RungsError `issue.renewal_refused` */
async function loadRenewable(
  id: string,
  { log, status }: RenewParts,
): Promise<{ readonly content: JsonObject; readonly achievement: string; readonly recipient?: string }> {
  const row = await log.find(id)
  if (row === undefined) throw inputError('issue.renewal_refused', { reason: 'unknown' })
  const body = await log.loadText(id)
  if (body === undefined) throw inputError('issue.renewal_refused', { reason: 'text_missing' })
  const content = contentOf(body.text)
  requireInForce(await status?.findState(id))
  return { content, achievement: row.achievement ?? '', ...(row.recipient !== undefined && { recipient: row.recipient }) }
}
