import { isJsonObject, type JsonObject, type Report } from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import type { MatchableCredential } from '../../exchange/vcalm/index.js'
import type { WalletBadge } from '../../holder/index.js'
import { bestCopy, nameOf, stateOf } from './badge-state.js'
import { element, foreign } from './dom.js'
import { type MyParts, tell } from './my-parts.js'
import { contentOf } from './show-report.js'

/** A badge that was found genuine when it was last checked, as it reads now. */
export interface GenuineBadge extends MatchableCredential {
  readonly badge: WalletBadge
  readonly report: Report<VerifiableCredential>
}

/** One about an own DID. */
export interface OwnBadge extends GenuineBadge {
  readonly did: string
}

/** The badges that were found genuine, and have not ended or been changed since. Whoever is shown one looks up its status. */
export async function genuineBadges({ wallet, reader, words }: MyParts): Promise<readonly GenuineBadge[]> {
  const found: GenuineBadge[] = []
  for (const badge of await wallet.list()) {
    if (badge.about.isRecord || stateOf(badge, words()).kind !== 'verified') continue
    const copy = bestCopy(badge)
    const text = new TextDecoder().decode(await wallet.bytes(copy.file)).trim()
    const { report } = await reader.check('', text)
    const content: unknown = report === undefined ? undefined : contentOf(report)
    if (report === undefined || report.outcome === 'rejected' || !isJsonObject(content)) continue
    found.push({ badge, credential: copy.form === 'json' ? (JSON.parse(text) as JsonObject) : text, content, report })
  }
  return found
}

/** The badges that can be shown to be the worker's own: genuine, and about a DID whose key is here. */
export async function ownBadges(parts: MyParts): Promise<readonly OwnBadge[]> {
  const dids = (await parts.wallet.keys()).map(({ did }) => did)
  return (await genuineBadges(parts)).flatMap((one) => {
    const subject = one.content['credentialSubject']
    const id = isJsonObject(subject) ? subject['id'] : undefined
    const did = dids.find((own) => own === id)
    return did === undefined ? [] : [{ ...one, did }]
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
