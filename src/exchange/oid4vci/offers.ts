import { hmacSha256 } from '#runtime'
import {
  checkOptions,
  formatDateTime,
  fromBase64url,
  fromUtf8,
  inputError,
  isRungsError,
  requireOption,
  toBase64url,
  utf8,
} from '../../core/index.js'
import { parseOfferCode } from '../../offer/index.js'
import { jsonResponse } from '../problem-response.js'
import { NO_STORE } from './refusal.js'
import { digestOf, newSecret } from './secrets.js'
import { type Oid4vciService, PATHS } from './service.js'
import { type CredentialOffer, OFFER_ENDPOINT, PRE_AUTHORIZED_GRANT } from './wire.js'

/** Options of a credential offer. */
export interface ToCredentialOfferOptions {
  /** The forms to offer, by the ids of their configurations. Default: all. */
  readonly configurations?: readonly string[]
  /** The credential offer endpoint of a wallet, such as an https URL. Default `openid-credential-offer://`. */
  readonly endpoint?: string
}

/** An offer to hand over: a link, or a QR code with that link. */
export interface OfferByValue {
  readonly offer: CredentialOffer
  /** It holds the code: whoever has it has the offer. */
  readonly link: string
}

/** An offer to fetch: its link is short enough for small QR codes. */
export interface OfferByReference {
  /** Where it is fetched; whoever has this has the offer, for as long as it can be fetched. */
  readonly uri: string
  readonly link: string
  /** RFC 3339. */
  readonly expiresAt: string
}

const OPTIONS = ['configurations', 'endpoint'] as const
const KIND = 'oid4vci-offer'

/** What is kept of an offer by reference, as JSON: its code under a key that only the URL has. */
interface KeptReference {
  readonly code: string
  readonly configurations: readonly string[]
}

/** `Oid4vciIssuer.toCredentialOffer` */
export async function toOfferByValue(
  code: string,
  options: ToCredentialOfferOptions,
  service: Oid4vciService,
): Promise<OfferByValue> {
  const { ids, endpoint } = readOptions(options, service)
  const offer = await offerOf(code, ids, service)
  return Object.freeze({ offer, link: toOfferLink(endpoint, 'credential_offer', JSON.stringify(offer)) })
}

/** `Oid4vciIssuer.protocol`: by value, since looking keeps nothing. */
export async function toProtocol(id: string, service: Oid4vciService): Promise<string | undefined> {
  try {
    return (await toOfferByValue(id, {}, service)).link
  } catch (error) {
    if (!isRungsError(error) || !error.code.startsWith('offer.')) throw error
    return undefined
  }
}

/** `Oid4vciIssuer.toCredentialOfferReference` */
export async function toOfferByReference(
  code: string,
  options: ToCredentialOfferOptions,
  service: Oid4vciService,
): Promise<OfferByReference> {
  const { ids, endpoint } = readOptions(options, service)
  const { store, now, random, referenceMs, credentialIssuer } = service
  await offerOf(code, ids, service)
  const handle = newSecret(random)
  const kept: KeptReference = { code: toBase64url(mask(utf8(parseOfferCode(code)), handle)), configurations: ids }
  const expiresAtMs = now() + referenceMs
  const record = { kind: KIND, id: digestOf('offer', handle), value: JSON.stringify(kept), expiresAtMs }
  await store.transaction(({ records }) => records.insert(record))
  const uri = `${credentialIssuer}${PATHS.offers}${handle}`
  const link = toOfferLink(endpoint, 'credential_offer_uri', uri)
  return Object.freeze({ uri, link, expiresAt: formatDateTime(expiresAtMs) })
}

/** `GET /credential-offers/{handle}` (OID4VCI 1.0 section 4.1.3) */
export async function handleOffer(handle: string, service: Oid4vciService): Promise<Response> {
  const { store, now } = service
  const record = await store.read(({ records }) => records.get(KIND, digestOf('offer', handle)))
  if (record === undefined || (record.expiresAtMs ?? 0) <= now()) throw inputError('exchange.not_found', {})
  const { code, configurations } = JSON.parse(record.value) as KeptReference
  const ids = configurations.filter((id) => service.configurations.has(id))
  return jsonResponse(200, await offerOf(fromUtf8(mask(fromBase64url(code), handle)), ids, service), NO_STORE)
}

/** The offer object (OID4VCI 1.0 section 4.1.1). @throws RungsError `offer.code_unknown`, and why it cannot be taken any more */
async function offerOf(code: string, ids: readonly string[], service: Oid4vciService): Promise<CredentialOffer> {
  const { state, expiresAt, pinNeeded, pinDigits } = await service.desk.view(code)
  if (state === 'withdrawn') throw inputError('offer.withdrawn', {})
  if (state === 'expired') throw inputError('offer.expired', { expiresAt, now: formatDateTime(service.now()) })
  const digits = pinDigits === undefined ? {} : { length: pinDigits }
  return Object.freeze({
    credential_issuer: service.credentialIssuer,
    credential_configuration_ids: ids,
    grants: {
      [PRE_AUTHORIZED_GRANT]: {
        'pre-authorized_code': parseOfferCode(code),
        ...(pinNeeded && { tx_code: { input_mode: 'numeric' as const, ...digits } }),
      },
    },
  })
}

function readOptions(
  options: ToCredentialOfferOptions,
  { configurations }: Oid4vciService,
): { readonly ids: readonly string[]; readonly endpoint: string } {
  checkOptions(options, OPTIONS, 'toCredentialOffer')
  const { configurations: ids = [...configurations.keys()], endpoint = OFFER_ENDPOINT } = options
  const isList = Array.isArray(ids) && ids.length > 0 && ids.every((id) => configurations.has(id))
  requireOption(isList && new Set(ids).size === ids.length, 'configurations', 'ids of configurations')
  requireOption(
    typeof endpoint === 'string' && /^[a-z][a-z0-9+.-]*:\/\/[^\s#]*$/.test(endpoint),
    'endpoint',
    'URL without a fragment',
  )
  return { ids: [...ids], endpoint }
}

function toOfferLink(endpoint: string, parameter: 'credential_offer' | 'credential_offer_uri', value: string): string {
  return `${endpoint}${endpoint.includes('?') ? '&' : '?'}${parameter}=${encodeURIComponent(value)}`
}

/** Each handle masks one code alone, which is shorter than its key stream: the store has neither of them. */
function mask(bytes: Uint8Array, handle: string): Uint8Array {
  const stream = hmacSha256(utf8(handle), utf8('rungs oid4vci offer'))
  return bytes.map((byte, at) => byte ^ (stream[at] as number))
}
