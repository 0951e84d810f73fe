import {
  checkOptions,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  parseJson,
  type RungsError,
} from '../../core/index.js'
import type { Net } from '../../net/index.js'
import { type CredentialOffer, isServerIdentifier, PRE_AUTHORIZED_GRANT, type PreAuthorizedGrant } from './wire.js'

/** An offer that says where it is fetched. */
export interface CredentialOfferReference {
  readonly credential_offer_uri: string
}

/** What {@link resolveCredentialOffer} needs. */
export interface ResolveCredentialOfferOptions {
  readonly net: Net
}

const MAX_CHARACTERS = 32_768
const MAX_CONFIGURATIONS = 50
const LIMITS = { maxBytes: 65_536, maxDepth: 16, maxValues: 1000 } as const
const OFFER_RULE = 'OID4VCI 4.1.1'

/** What an issuer sent, or an offer says, is not as a section of a specification has it. */
export function notRight(member: string, rule: string): RungsError {
  return inputError('exchange.issuance_invalid', { member, rule })
}

/** What is a way of the specification, and none that is gone here. */
export function notSupported(feature: string): RungsError {
  return inputError('exchange.issuance_unsupported', { feature })
}

/**
 * The offer in a link (`openid-credential-offer://` or https) or in its JSON, or where it is to be fetched (OID4VCI 1.0 section 4.1). It
 * is bounded and well-formed then, and nothing in it is to be believed: whoever passes one on may have changed it.
 *
 * @throws RungsError `exchange.issuance_invalid`
 * @example
 * ```ts
 * import { parseCredentialOffer } from 'rungs/exchange/oid4vci'
 * parseCredentialOffer('openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fcourier.example%2Foffers%2F1')
 * // { credential_offer_uri: 'https://courier.example/offers/1' }
 * ```
 */
export function parseCredentialOffer(text: string): CredentialOffer | CredentialOfferReference {
  if (typeof text !== 'string' || text.length > MAX_CHARACTERS) throw notRight('credential_offer', OFFER_RULE)
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) return readOffer(jsonOf(trimmed))
  if (!URL.canParse(trimmed)) throw notRight('credential_offer', OFFER_RULE)
  const { searchParams } = new URL(trimmed)
  const values = searchParams.getAll('credential_offer')
  const references = searchParams.getAll('credential_offer_uri')
  const [value, reference] = [values[0], references[0]]
  if (values.length + references.length !== 1) throw notRight('credential_offer', 'OID4VCI 4.1')
  if (value !== undefined) return readOffer(jsonOf(value))
  if (reference === undefined || !isFetchable(reference)) throw notRight('credential_offer_uri', 'OID4VCI 4.1.3')
  return Object.freeze({ credential_offer_uri: reference })
}

/**
 * The offer in a text, fetched where it only says where it is (OID4VCI 1.0 section 4.1.3). Redirects are not gone along with.
 *
 * @throws RungsError `exchange.issuance_invalid`, and what the net raises
 * @example
 * ```ts
 * import { resolveCredentialOffer } from 'rungs/exchange/oid4vci'
 * import { createNet } from 'rungs/net'
 * const read = (link: string) => resolveCredentialOffer(link, { net: createNet() })
 * ```
 */
export async function resolveCredentialOffer(text: string, options: ResolveCredentialOfferOptions): Promise<CredentialOffer> {
  checkOptions(options, ['net'], 'resolveCredentialOffer')
  const parsed = parseCredentialOffer(text)
  if (!('credential_offer_uri' in parsed)) return parsed
  return readOffer(await fetchJson(parsed.credential_offer_uri, options.net, LIMITS, 'credential_offer_uri', 'OID4VCI 4.1.3'))
}

/** A JSON document at exactly this URL: where it was moved to is not where it was said to be. */
export async function fetchJson(
  url: string,
  net: Net,
  limits: { readonly maxBytes: number; readonly maxDepth: number; readonly maxValues: number },
  member: string,
  rule: string,
): Promise<JsonValue> {
  const { maxBytes } = limits
  const response = await net.fetch(url, { accept: 'application/json', types: ['application/json'], maxBytes })
  if (response.url !== new URL(url).href) throw notRight(member, rule)
  try {
    return parseJson(response.bytes, limits)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw notRight(member, rule)
  }
}

/** The offer in a value. Parameters that are not known are ignored, as the specification wants it. @throws RungsError `exchange.issuance_invalid` */
export function readOffer(value: JsonValue): CredentialOffer {
  if (!isJsonObject(value)) throw notRight('credential_offer', OFFER_RULE)
  const { credential_issuer: issuer, credential_configuration_ids: ids, grants = {} } = value
  if (!isServerIdentifier(issuer)) throw notRight('credential_issuer', 'OID4VCI 12.2.1')
  if (!isIdList(ids)) throw notRight('credential_configuration_ids', OFFER_RULE)
  if (!isJsonObject(grants)) throw notRight('grants', OFFER_RULE)
  const { [PRE_AUTHORIZED_GRANT]: grant, authorization_code: other } = grants
  return Object.freeze({
    credential_issuer: issuer,
    credential_configuration_ids: ids,
    grants: Object.freeze({
      ...(grant !== undefined && { [PRE_AUTHORIZED_GRANT]: readGrant(grant) }),
      ...(isJsonObject(other) && { authorization_code: other }),
    }),
  })
}

function readGrant(grant: JsonValue): PreAuthorizedGrant {
  if (!isJsonObject(grant)) throw notRight('grants', OFFER_RULE)
  const { 'pre-authorized_code': code, tx_code: typed, authorization_server: server } = grant
  if (!isText(code, 4096)) throw notRight('pre-authorized_code', OFFER_RULE)
  if (typed !== undefined && !isJsonObject(typed)) throw notRight('tx_code', OFFER_RULE)
  if (server !== undefined && !isServerIdentifier(server)) throw notRight('authorization_server', OFFER_RULE)
  return Object.freeze({
    'pre-authorized_code': code,
    ...(typed !== undefined && { tx_code: readTyped(typed) }),
    ...(server !== undefined && { authorization_server: server }),
  })
}

/** What to tell whoever types the code; a hint of another kind than the specification has is none. */
function readTyped({ input_mode: mode, length, description }: JsonObject): NonNullable<PreAuthorizedGrant['tx_code']> {
  return Object.freeze({
    ...((mode === 'numeric' || mode === 'text') && { input_mode: mode }),
    ...(typeof length === 'number' && Number.isSafeInteger(length) && length > 0 && { length }),
    ...(isText(description, 300) && { description }),
  })
}

function isIdList(ids: unknown): ids is readonly string[] {
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > MAX_CONFIGURATIONS) return false
  return ids.every((id) => isText(id, 500)) && new Set(ids).size === ids.length
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= most
}

function isFetchable(url: string): boolean {
  return url.length <= 2048 && isServerIdentifier(url.split('?', 1)[0])
}

function jsonOf(text: string): JsonValue {
  try {
    return parseJson(text, LIMITS)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw notRight('credential_offer', OFFER_RULE)
  }
}
