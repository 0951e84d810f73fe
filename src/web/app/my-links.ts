import { inputError } from '../../core/index.js'
import { parseCredentialOffer } from '../../exchange/oid4vci/index.js'
import { followInteraction, parseInteractionUrl } from '../../exchange/vcalm/index.js'
import type { Net } from '../../net/index.js'

/** How an exchange goes on that begins with a link. */
export interface Begun {
  readonly protocol: 'vcapi' | 'oid4vci'
  readonly url: string
}

const NAMES: readonly (readonly [name: string, protocol: Begun['protocol']])[] = [
  ['vcapi', 'vcapi'],
  ['oid4vci-1.0', 'oid4vci'],
  ['OID4VCI', 'oid4vci'],
]

/** Whether a text is a link by which badges are given or asked for. */
export function isExchangeLink(text: string): boolean {
  const url = urlOf(text.replace(/^interaction:/i, ''))
  if (url === undefined) return false
  return isOffer(url) || (url.searchParams.has('iuv') && /^https?:$/.test(url.protocol))
}

/** Whom a link leads to first. @throws RungsError `exchange.*` where it is none */
export function hostOf(link: string): string {
  const url = urlOf(link)
  if (url === undefined || !isOffer(url)) return new URL(parseInteractionUrl(link).origin).host
  const offer = parseCredentialOffer(link)
  return new URL('credential_offer_uri' in offer ? offer.credential_offer_uri : offer.credential_issuer).host
}

/** Follows a link to the first protocol that is known here; a link of OpenID is its own beginning. @throws RungsError `exchange.*`, `net.*` */
export async function beginExchange(link: string, net: Net): Promise<Begun> {
  const url = urlOf(link)
  if (url !== undefined && isOffer(url)) return { protocol: 'oid4vci', url: link }
  const { protocols } = await followInteraction(link, { net })
  const found = NAMES.find(([name]) => Object.hasOwn(protocols, name))
  if (found === undefined)
    throw inputError('exchange.answer_invalid', { member: 'protocols', expected: NAMES.map(([name]) => name).join(', ') })
  return { protocol: found[1], url: protocols[found[0]] as string }
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function isOffer({ searchParams }: URL): boolean {
  return searchParams.has('credential_offer') || searchParams.has('credential_offer_uri')
}
