import { type JsonObject, operationError } from '../../core/index.js'
import { withRetries } from '../../storage/index.js'
import { readJsonBody } from '../read-body.js'
import { type Access, readAccess } from './access-tokens.js'
import { refusal } from './refusal.js'
import { digestOf, newSecret } from './secrets.js'
import type { Oid4vciService } from './service.js'
import { type NotificationEvent, notificationEvents } from './wire.js'

/** What a notification is about, kept as JSON under the digest of its id. */
interface KeptNotification {
  readonly offer: string
  readonly credential: string
  /** Events that were told already. */
  readonly told: readonly NotificationEvent[]
}

const KIND = 'oid4vci-notification'
const BOUNDS = { maxDepth: 8, maxValues: 100 } as const
const DESCRIPTION = /^[\x20\x21\x23-\x5b\x5d-\x7e]{1,500}$/

/** An id under which a wallet can tell what became of a credential, as long as its access token is good. */
export async function keepNotification(
  { offer }: Access,
  credential: string,
  { store, tokenMs, now, random }: Oid4vciService,
): Promise<string> {
  const id = newSecret(random)
  const kept: KeptNotification = { offer, credential, told: [] }
  const record = { kind: KIND, id: digestOf('notification', id), value: JSON.stringify(kept), expiresAtMs: now() + tokenMs }
  await store.transaction(({ records }) => records.insert(record))
  return id
}

/** `POST /notification` (OID4VCI 1.0 section 11): each event is told once, however often it is sent. */
export async function handleNotification(request: Request, service: Oid4vciService): Promise<Response> {
  const access = await readAccess(request, service)
  const { id, event, description } = readNotification(await readJsonBody(request, service.limits, BOUNDS))
  const fresh = await changeTold(id, access, service, (told) => (told.includes(event) ? undefined : [...told, event]))
  if (fresh !== undefined) {
    const { offer, credential } = fresh
    try {
      await service.onNotification?.({ offer, credential, event, ...(description !== undefined && { description }) })
    } catch (error) {
      // Nobody was told, so that the wallet may send it again.
      await changeTold(id, access, service, (told) => told.filter((one) => one !== event)).catch(() => undefined)
      throw error
    }
  }
  return new Response(null, { status: 204 })
}

/** Notes what was told; what was kept before, `undefined` where nothing changes. @throws RungsError with `invalid_notification_id` */
function changeTold(
  id: string,
  access: Access,
  { store, now }: Oid4vciService,
  make: (told: KeptNotification['told']) => KeptNotification['told'] | undefined,
): Promise<KeptNotification | undefined> {
  const unknown = (): Error => refusal('invalid_notification_id', 'there is no such notification')
  return withRetries(store, async ({ records }) => {
    const record = await records.get(KIND, digestOf('notification', id))
    if (record === undefined || (record.expiresAtMs ?? 0) <= now()) throw unknown()
    const kept = JSON.parse(record.value) as KeptNotification
    if (kept.offer !== access.offer) throw unknown()
    const told = make(kept.told)
    if (told === undefined) return undefined
    const { version, ...there } = record
    const value = JSON.stringify({ ...kept, told } satisfies KeptNotification)
    if (await records.replace({ ...there, value }, version)) return kept
    throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
  })
}

function readNotification(body: JsonObject): { id: string; event: NotificationEvent; description: string | undefined } {
  const { notification_id: id, event, event_description: description } = body
  const bad = (what: string): Error => refusal('invalid_notification_request', `${what} is missing or not right`)
  if (typeof id !== 'string' || id.length > 200) throw bad('notification_id')
  if (!notificationEvents.includes(event as NotificationEvent)) throw bad('event')
  if (description !== undefined && !(typeof description === 'string' && DESCRIPTION.test(description)))
    throw bad('event_description')
  return { id, event: event as NotificationEvent, description }
}
