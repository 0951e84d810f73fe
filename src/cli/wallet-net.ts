import { inputError } from '../core/index.js'
import { parseCredentialOffer } from '../exchange/oid4vci/index.js'
import { followInteraction, parseInteractionUrl } from '../exchange/vcalm/index.js'
import { createNet, type PostingNet } from '../net/index.js'

/**
 * A net for one place. What somebody typed may be a service of this machine, or one at another port; what a document names that came from
 * elsewhere may not: it has no business here.
 *
 * @param from - where the place was named; absent where the person did
 */
export function netFor(url: string, from?: string): PostingNet {
  const { hostname, port, host } = new URL(url)
  const address = hostname.replace(/^\[|\]$/g, '')
  const isMeant = from === undefined || new URL(from).host === host
  return createNet({
    ...(isMeant && port !== '' && { ports: [Number(port)] }),
    ...(isMeant && /^(127\.|::1$)/.test(address) && { unsafeAllowAddresses: [address] }),
    cache: false,
  })
}

/** How an exchange goes on that begins with what somebody scanned or typed. */
export interface Begun {
  readonly protocol: 'vcapi' | 'oid4vci' | 'oid4vp'
  /** A URL for vcapi, else a link. */
  readonly url: string
  /** Whom an interaction was asked of; absent for a link. */
  readonly origin?: string
}

const NAMES: readonly (readonly [name: string, protocol: Begun['protocol']])[] = [
  ['vcapi', 'vcapi'],
  ['oid4vci-1.0', 'oid4vci'],
  ['OID4VCI', 'oid4vci'],
  ['OID4VP', 'oid4vp'],
]

/**
 * Follows an interaction URL to the first protocol that is wanted here; a link of OpenID is its own beginning.
 *
 * @throws RungsError `exchange.answer_invalid`, `net.*`
 */
export async function begin(scanned: string, wanted: readonly Begun['protocol'][]): Promise<Begun> {
  const link = linkOf(scanned)
  if (link !== undefined && wanted.includes(link)) return { protocol: link, url: scanned }
  const { url, origin } = parseInteractionUrl(scanned)
  const { protocols } = await followInteraction(url, { net: netFor(url) })
  for (const one of wanted) {
    const name = NAMES.find(([name, protocol]) => protocol === one && Object.hasOwn(protocols, name))?.[0]
    if (name !== undefined) return { protocol: one, url: protocols[name] as string, origin }
  }
  const expected = NAMES.flatMap(([name, protocol]) => (wanted.includes(protocol) ? [name] : [])).join(', ')
  throw inputError('exchange.answer_invalid', { member: 'protocols', expected })
}

/** Wallets have schemes of their own: what a link carries says what it is. */
function linkOf(text: string): 'oid4vci' | 'oid4vp' | undefined {
  if (!URL.canParse(text)) return undefined
  const { searchParams } = new URL(text)
  if (searchParams.has('credential_offer') || searchParams.has('credential_offer_uri')) return 'oid4vci'
  return searchParams.has('client_id') ? 'oid4vp' : undefined
}

/** Where the offer of a link is fetched; `undefined` where the link has it whole. @throws RungsError `exchange.issuance_invalid` */
export function offerPlace(link: string): string | undefined {
  const parsed = parseCredentialOffer(link)
  return 'credential_offer_uri' in parsed ? parsed.credential_offer_uri : undefined
}
