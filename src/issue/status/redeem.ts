import { checkOptions, inputError, isJsonObject, parseJson, requireOption } from '../../core/index.js'
import {
  appendAudit,
  checkWitness,
  type StatusListState,
  type StatusPlace,
  type StoreReader,
  withRetries,
} from '../../storage/index.js'
import { type ChangeParts, findState } from './change.js'

/** A redemption that is asked for. */
export interface RedeemRequest {
  /** The id of the credential. */
  readonly credential: string
  /** Who redeems for what, such as the number of a payment: whoever comes again with the same gets the same answer. */
  readonly redemption: string
}

/** How a redemption ended. */
export interface Redeemed {
  /** Whether this call redeemed it: of all callers, one is told so. */
  readonly isNew: boolean
  readonly redeemedAtMs: number
  /** The URL of the list that has to be published for others to see it. */
  readonly list: string
}

const KIND = 'status.redeemed'
const PURPOSE = 'message'
const MAX_REDEMPTION = 500

type Spot = StatusPlace & { readonly url: string }

/** Once. @throws RungsError as `StatusService.redeem` */
export async function redeemCredential(request: RedeemRequest, parts: ChangeParts): Promise<Redeemed> {
  checkOptions(request, ['credential', 'redemption'], 'redeem')
  const { credential, redemption } = request
  const isText = typeof redemption === 'string' && redemption !== '' && redemption.length <= MAX_REDEMPTION
  requireOption(isText, 'redemption', `text of 1 to ${MAX_REDEMPTION} characters`)
  const { store, issuer, nowMs, witness } = parts
  if (witness !== undefined) await checkWitness(store, witness)
  return withRetries(store, async (tx) => {
    // Whoever redeems waits here, and then sees what the one before has done.
    await tx.audit.lockHead()
    const spots = await findSpots(tx, credential, issuer)
    const [spot] = spots
    const before = await tx.records.get(KIND, credential)
    if (before !== undefined) {
      const { redemption: first, atMs } = readRecord(before.value)
      if (first !== redemption) throw inputError('status.already_redeemed', {})
      return { isNew: false, redeemedAtMs: atMs, list: spot.url }
    }
    // Set by other means than a redemption: what it was for is not known, so that it is not given out a second time.
    for (const { list, index } of spots)
      if ((await tx.lists.valueAt(list, index)) !== 0) throw inputError('status.already_redeemed', {})
    const seen = await findState(tx, credential, issuer)
    if (seen !== undefined && seen.state !== 'valid') {
      const { hostname: host } = new URL(((seen.state === 'revoked' && seen.revocation) || seen.suspension || spot).url)
      throw inputError(`status.${seen.state}`, { host })
    }
    const atMs = nowMs()
    let sequence = 0
    // Of a credential with a second place nobody knows which one is in use.
    for (const { list, index } of spots) {
      const head = await appendAudit(tx.audit, [{ atMs, kind: KIND, facts: { list, index, value: 1 } }])
      sequence = head?.sequence as number
      await tx.lists.change({ list, index, value: 1, atMs, sequence })
    }
    const isFirst = await tx.records.insert({ kind: KIND, id: credential, value: JSON.stringify({ redemption, atMs, sequence }) })
    if (!isFirst) throw inputError('status.already_redeemed', {})
    return { isNew: true, redeemedAtMs: atMs, list: spot.url }
  })
}

async function findSpots(view: StoreReader, credential: string, issuer: string): Promise<readonly [Spot, ...Spot[]]> {
  const places = typeof credential === 'string' ? await view.lists.placesOf(credential) : []
  const spots: Spot[] = []
  for (const place of places) {
    const list = (await view.lists.get(place.list)) as StatusListState
    if (list.issuer === issuer && list.purpose === PURPOSE) spots.push({ ...place, url: list.url })
  }
  const [first, ...others] = spots
  if (first !== undefined) return [first, ...others]
  throw places.length === 0 ? inputError('status.place_unknown', {}) : inputError('status.purpose_missing', { purpose: PURPOSE })
}

function readRecord(value: string): { readonly redemption: unknown; readonly atMs: number } {
  const parsed = parseJson(value)
  const { redemption, atMs } = isJsonObject(parsed) ? parsed : {}
  return { redemption, atMs: Number(atMs) }
}
