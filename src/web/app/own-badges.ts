import { isJsonObject, type JsonObject } from '../../core/index.js'
import type { MatchableCredential } from '../../exchange/vcalm/index.js'
import type { Wallet, WalletBadge } from '../../holder/index.js'
import { nameOf } from './badge-state.js'
import { element, foreign } from './dom.js'
import { type MyParts, tell } from './my-parts.js'

/** A badge that is found genuine now, with the own DID that it is about. */
export interface OwnBadge extends MatchableCredential {
  readonly badge: WalletBadge
  readonly did: string
}

/** The badges that can be shown to be the worker's own: genuine now, and about a DID whose key is here. */
export async function ownBadges(wallet: Wallet): Promise<readonly OwnBadge[]> {
  const dids = (await wallet.keys()).map(({ did }) => did)
  return (await wallet.held()).flatMap(({ badge, credential, report }) => {
    if (report.outcome !== 'verified') return []
    const content = report.credential as unknown as JsonObject
    const subject = content['credentialSubject']
    const id = isJsonObject(subject) ? subject['id'] : undefined
    const did = dids.find((one) => one === id)
    return did === undefined ? [] : [{ badge, credential, content, did }]
  })
}

/** Lets the person choose badges about one of their DIDs; `undefined` where they choose none. */
export async function chooseAmong(
  badges: readonly OwnBadge[],
  text: string,
  { ask, words }: MyParts,
): Promise<{ readonly did: string; readonly badges: readonly OwnBadge[] } | undefined> {
  const { say } = words()
  const choices = badges.map(({ badge }, at) => {
    const box = element('input', {
      type: 'checkbox',
      name: 'badge',
      value: String(at),
      ...(badges.length === 1 && { checked: '' }),
    })
    return element('p', { class: 'choice' }, element('label', {}, box, ' ', foreign(nameOf(badge, words()))))
  })
  const answer = await ask({ text, parts: choices, yes: say('my.show') })
  const chosen = answer?.getAll('badge').flatMap((at) => badges[Number(at)] ?? []) ?? []
  const dids = new Set(chosen.map(({ did }) => did))
  const [did] = Array.from(dids)
  if (answer !== undefined && did === undefined) tell(say('my.chooseOne'))
  if (dids.size > 1) tell(say('my.oneKey'))
  return did === undefined || dids.size > 1 ? undefined : { did, badges: chosen }
}
