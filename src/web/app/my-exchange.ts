import type { JsonObject } from '../../core/index.js'
import { receiveCredential, resolveCredentialOffer, type TransactionCode } from '../../exchange/oid4vci/index.js'
import { runVcapiExchange } from '../../exchange/vcalm/index.js'
import type { AddedBadges } from '../../holder/index.js'
import { cleanText } from '../../i18n/index.js'
import { ed25519Signature2020 } from '../../securing/data-integrity/ed25519-signature-2020.js'
import { eddsaRdfc2022 } from '../../securing/data-integrity/eddsa-rdfc-2022.js'
import { field } from './ask.js'
import { element, foreign } from './dom.js'
import { type Begun, beginExchange, hostOf } from './my-links.js'
import { netWithConsent } from './my-net.js'
import { type MyParts, tell } from './my-parts.js'
import { chooseAmong, ownBadges } from './own-badges.js'

/** Goes along with a link by which a badge is given or asked for, once the person said so. @throws RungsError `exchange.*`, `net.*`, `keys.*` */
export async function goAlong(link: string, parts: MyParts): Promise<void> {
  const { ask, checker, words } = parts
  const { say } = words()
  const host = hostOf(link)
  if ((await ask({ text: say('my.claimAsk', { host }), yes: say('my.goOn') })) === undefined) return
  checker.allow([host])
  tell(say('my.working'))
  const begun = await beginExchange(link, netWithConsent(parts))
  if (begun.protocol === 'vcapi') await byVcapi(begun, parts)
  else await byOid4vci(begun, parts)
}

async function byVcapi({ url }: Begun, parts: MyParts): Promise<void> {
  const { wallet, secret, words } = parts
  const { say } = words()
  const general = await wallet.keyFor(secret)
  let { did } = general
  const held = await ownBadges(parts)
  const { outcome, received, shown } = await runVcapiExchange(url, {
    net: netWithConsent(parts),
    holder: {
      did,
      mechanisms: [eddsaRdfc2022, ed25519Signature2020],
      present: (credentials, binding, mechanism) =>
        wallet.presentAs(did, credentials, { binding, passphrase: secret, mechanism }),
    },
    held,
    consent: async ({ origin, queries }) => {
      const { host } = new URL(origin)
      const fitting = held.filter(({ credential }) =>
        queries.some(({ matches }) => matches.some((one) => one.credential === credential)),
      )
      const reasons = queries.flatMap(({ query }) => query.reason ?? [])
      const text = [
        say('my.requestAsk', { host }),
        ...reasons.map((reason) => say('my.reason', { reason: cleanText(reason, 300) })),
      ]
      const chosen = await chooseAmong(fitting, text.join(' '), parts)
      if (chosen === undefined) return undefined
      did = chosen.did
      return chosen.badges.map(({ credential }) => credential)
    },
  })
  if (received.length > 0) await takeIn(received, parts)
  else if (outcome === 'unmatched') tell(say('my.noMatch'))
  else if (outcome === 'unsupported') tell(say('my.unsupported'))
  else if (outcome === 'declined') tell(say('exchange.declined'))
  else tell(say(shown > 0 ? 'exchange.done' : 'my.nothing'))
}

async function byOid4vci({ url }: Begun, parts: MyParts): Promise<void> {
  const { ask, wallet, secret, words } = parts
  const { say } = words()
  const net = netWithConsent(parts)
  const offer = await resolveCredentialOffer(url, { net })
  const asked = Object.values(offer.grants ?? {}).flatMap((grant): TransactionCode[] =>
    'tx_code' in grant && grant.tx_code !== undefined ? [grant.tx_code as TransactionCode] : [],
  )[0]
  let txCode: string | undefined
  if (asked !== undefined) {
    const { input_mode: mode = 'numeric', description } = asked
    const pin = field(say('my.pin'), {
      name: 'pin',
      required: '',
      maxlength: '200',
      autocomplete: 'one-time-code',
      inputmode: mode,
      dir: 'ltr',
    })
    const hint = description === undefined ? undefined : element('p', {}, foreign(cleanText(description, 300)))
    const answer = await ask({ text: new URL(offer.credential_issuer).host, parts: [hint, pin], yes: say('my.goOn') })
    if (answer === undefined) return tell(say('my.nothing'))
    txCode = String(answer.get('pin')).trim()
  }
  const { did } = await wallet.keyFor(secret)
  const signer = await wallet.signer(did, secret)
  const { credential, notify } = await receiveCredential({ offer, net, signer, ...(txCode !== undefined && { txCode }) })
  await takeIn([credential], parts)
  // The badge is kept, whether or not the issuer hears of it.
  await notify?.('credential_accepted').catch(() => undefined)
}

/** Keeps badges, and says how many are new. @throws RungsError as `wallet.add` */
export async function takeIn(badges: readonly (JsonObject | string | Uint8Array)[], parts: MyParts): Promise<void> {
  const { say } = parts.words()
  const all: AddedBadges[] = []
  for (const badge of badges) all.push(await parts.wallet.add(badge))
  const count = (which: keyof AddedBadges): number => all.reduce((sum, one) => sum + one[which].length, 0)
  // A browser that is asked in time does not clear them when it runs out of space.
  await navigator.storage?.persist?.()
  await parts.redraw()
  const [added, copied] = [count('added'), count('copied')]
  if (added > 0) tell(say('wallet.added', { count: added }))
  else tell(copied > 0 ? say('wallet.copied', { count: copied }) : say('my.there'))
}
