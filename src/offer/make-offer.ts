import { hmacSha256 } from '#runtime'
import {
  checkOptions,
  formatDateTime,
  formatWholeSecond,
  isJsonObject,
  type JsonObject,
  operationError,
  requireDateTime,
  toBase64url,
  usageError,
  utf8,
} from '../core/index.js'
import type { IssueBadgeRequest, IssueRungRequest } from '../issue/index.js'
import { type RecordReader, type RecordTable, untilKnown, withRetries } from '../storage/index.js'
import { issuerOf, loadOffer, readOffer, stateOf, toRecord } from './kept-offers.js'
import type { KeptOffer, MadeOffer, MakeOfferInput } from './offer.js'
import { newOfferCode, offerId, parseOfferCode } from './offer-code.js'
import type { DeskParts } from './offer-desk.js'

const INPUT = ['badge', 'recipient', 'expiresAt', 'pin', 'idempotencyKey'] as const
const DEFAULT_LIFE_MS = 30 * 86_400_000
/** Stands for the recipient until there is one. */
const NOBODY = 'urn:uuid:00000000-0000-0000-0000-000000000000'
/** Wrong PINs that are forgiven. */
export const PIN_TRIES = 5

/** `OfferDesk.make` */
export async function makeOffer(input: MakeOfferInput, parts: DeskParts): Promise<MadeOffer> {
  checkOptions(input, INPUT, 'OfferDesk.make')
  const { store, now, random, keepMs } = parts
  const madeAtMs = now()
  const expiresAtMs = expiryOf(input, madeAtMs)
  const code = newOfferCode(random)
  const id = offerId(code)
  const offer: KeptOffer = {
    ...describe(draftOf(input, parts, madeAtMs)),
    ...recipientOf(input),
    madeAtMs,
    expiresAtMs,
    ...(input.pin !== undefined && {
      pin: { hash: hashPin(checkPin(input.pin), code), left: PIN_TRIES, digits: input.pin.length },
    }),
  }
  const key = input.idempotencyKey
  const whole = (): MadeOffer => ({ ...made(id, offer, madeAtMs), code, link: `${parts.claimPage}#${code}` })
  const write = async (records: RecordTable): Promise<MadeOffer> => {
    const name = key === undefined ? undefined : await nameOf(records, key, parts.issuer.profile.id)
    const known = name === undefined ? undefined : await records.get('offer-key', name)
    if (known !== undefined && (known.expiresAtMs ?? 0) > madeAtMs) {
      const there = await loadOffer(records, JSON.parse(known.value) as string)
      // Its code is told once, also where nobody heard that it was written.
      return there.id === id ? whole() : made(there.id, there.offer, madeAtMs)
    }
    const deleteAtMs = expiresAtMs + keepMs
    const named = { kind: 'offer-key', id: name ?? '', value: JSON.stringify(id), expiresAtMs: deleteAtMs }
    // Whoever offers under the same key at the same time is seen when this is done again.
    if (name !== undefined && !(await records.insert(named, madeAtMs)))
      throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
    await records.insert(toRecord(id, offer, deleteAtMs))
    return whole()
  }
  return untilKnown(() => withRetries(store, ({ records }) => write(records)))
}

/** What a key is kept under: itself, unless another issuer of the same store has used it. */
async function nameOf(records: RecordReader, key: string, issuer: string): Promise<string> {
  const there = await records.get('offer-key', key)
  const offer = there === undefined ? undefined : await records.get('offer', JSON.parse(there.value) as string)
  return offer === undefined || issuerOf(readOffer(offer)) === issuer ? key : JSON.stringify([issuer, key])
}

function made(id: string, offer: KeptOffer, nowMs: number): MadeOffer {
  return { id, expiresAt: formatDateTime(offer.expiresAtMs), state: stateOf(offer, nowMs) }
}

/** The badge, awarded now, without what the claim settles. */
function draftOf({ badge, recipient = NOBODY }: MakeOfferInput, { issuer }: DeskParts, nowMs: number): JsonObject {
  const awardedDate = formatWholeSecond(nowMs)
  const request = { awardedDate, ...badge, subject: recipient } as IssueBadgeRequest | IssueRungRequest
  const { id: _id, validFrom: _validFrom, ...draft } = issuer.buildBadge(request)
  const subject = draft['credentialSubject'] as JsonObject
  if (subject['id'] !== NOBODY) return draft
  const { id: _nobody, ...known } = subject
  return { ...draft, credentialSubject: known }
}

function describe(draft: JsonObject): Pick<KeptOffer, 'draft' | 'name' | 'description'> {
  const { achievement } = draft['credentialSubject'] as JsonObject
  const { name, description } = achievement as { readonly name: string; readonly description: string }
  return { draft, name, description }
}

function recipientOf({ recipient }: MakeOfferInput): Pick<KeptOffer, 'recipient'> {
  const id: unknown = isJsonObject(recipient) ? recipient['id'] : recipient
  return typeof id === 'string' ? { recipient: id } : {}
}

function expiryOf({ expiresAt }: MakeOfferInput, nowMs: number): number {
  if (expiresAt === undefined) return nowMs + DEFAULT_LIFE_MS
  const epochMs = requireDateTime(expiresAt, '/expiresAt')
  if (epochMs <= nowMs) throw usageError('core.option_invalid', { option: 'expiresAt', expected: 'later than now' })
  return epochMs
}

function checkPin(pin: string): string {
  if (typeof pin !== 'string' || !/^\d{4,12}$/.test(pin))
    throw usageError('core.option_invalid', { option: 'pin', expected: '4 to 12 digits' })
  return pin
}

/** Under the code, which the store does not have: nobody tries all PINs on a stolen store. */
export function hashPin(pin: string, code: string): string {
  return toBase64url(hmacSha256(utf8(parseOfferCode(code)), utf8(`rungs offer pin ${pin}`)))
}
