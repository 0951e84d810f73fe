import { checkOptions, copyJson, isJsonObject, type JsonObject, type Now, requireOption, toEpochMs } from '../../core/index.js'
import type { Signer } from '../../keys/index.js'
import type { PostingNet } from '../../net/index.js'
import { askIssuer, errorOfAnswer, needAscii, requireSuccess } from './ask-issuer.js'
import { type Chosen, chooseConfiguration } from './choose-configuration.js'
import { signJwt } from './jwt.js'
import { fetchIssuer, type KnownIssuer } from './known-issuer.js'
import { notRight, notSupported, readOffer } from './parse-offer.js'
import {
  type CredentialFormat,
  type CredentialOffer,
  credentialFormats,
  isOfFormat,
  type NotificationEvent,
  notificationEvents,
  PRE_AUTHORIZED_GRANT,
  PROOF_TYPE,
  type PreAuthorizedGrant,
} from './wire.js'

/** What {@link receiveCredential} needs. */
export interface ReceiveCredentialOptions {
  /** As `resolveCredentialOffer` gives it. Whether its issuer is one to deal with, the person or a trust list has to say before. */
  readonly offer: CredentialOffer
  readonly net: PostingNet
  /** The key that the credential is bound to: Ed25519 or ES256. */
  readonly signer: Signer
  /** What the person typed, where the offer asks for it. It goes to the server of the offer's issuer. */
  readonly txCode?: string
  /** Formats that are taken, the best first. Default: `ldp_vc`, `jwt_vc_json`, `dc+sd-jwt`. */
  readonly formats?: readonly CredentialFormat[]
  /** Default: the system's clock. */
  readonly now?: Now
}

/** A credential as it came: nobody has verified it. */
export interface ReceivedCredential {
  /** For `wallet.add`: a JSON object for `ldp_vc`, else a text. */
  readonly credential: JsonObject | string
  readonly format: CredentialFormat
  /** The id of the configuration. */
  readonly configuration: string
  readonly credentialIssuer: string
  /**
   * Tells the issuer what became of it; absent where it does not ask.
   *
   * @throws RungsError `exchange.issuer_refused`, and what the net raises
   */
  readonly notify?: (event: NotificationEvent) => Promise<void>
}

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'
const MAX_TOKEN = 8192

/**
 * Receives the credential of an offer as a wallet does (OID4VCI 1.0, pre-authorized code): the issuer's metadata, an access token, a
 * nonce, a proof of control of the key, and the credential in a format of the offer. A nonce that is refused is asked for anew once. What
 * comes is checked for its form alone: verify it before it counts.
 *
 * @throws RungsError `exchange.issuance_invalid`, `exchange.issuance_unsupported`, `exchange.issuer_refused`,
 * `exchange.nothing_suitable`, `core.option_invalid`, `core.option_unknown`, what the net raises, and those of signing
 * @example
 * ```ts
 * import { receiveCredential, resolveCredentialOffer } from 'rungs/exchange/oid4vci'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { createNet } from 'rungs/net'
 * const net = createNet()
 * const signer = createSigner(await generateKey())
 * const take = async (link: string, txCode: string) =>
 *   receiveCredential({ offer: await resolveCredentialOffer(link, { net }), net, signer, txCode })
 * ```
 */
export async function receiveCredential(options: ReceiveCredentialOptions): Promise<ReceivedCredential> {
  checkOptions(options, ['offer', 'net', 'signer', 'txCode', 'formats', 'now'], 'receiveCredential')
  const { net, signer, txCode, formats = credentialFormats } = options
  const offer = readOffer(copyJson(options.offer))
  requireOption(typeof net?.post === 'function', 'net', 'net')
  requireOption(typeof signer?.sign === 'function', 'signer', 'signer')
  const isList = Array.isArray(formats) && formats.length > 0 && formats.every((one) => credentialFormats.includes(one))
  requireOption(isList, 'formats', 'formats of credentials')
  const grant = offer.grants?.[PRE_AUTHORIZED_GRANT]
  if (grant === undefined) throw notSupported('authorization_code')
  const isTyped = txCode === undefined || (typeof txCode === 'string' && txCode !== '' && txCode.length <= 200)
  requireOption(isTyped && (grant.tx_code === undefined || txCode !== undefined), 'txCode', 'what the issuer told the person')
  const issuer = await fetchIssuer(offer, net)
  const chosen = chooseConfiguration(issuer, signer, formats)
  const access = await fetchAccess(issuer, chosen.id, grant, txCode, net)
  const body = await fetchCredential(issuer, chosen, access, options)
  const { notification_id: id } = body
  const { notificationEndpoint: url } = issuer
  return Object.freeze({
    credential: readCredential(body, chosen.format),
    format: chosen.format,
    configuration: chosen.id,
    credentialIssuer: issuer.credentialIssuer,
    ...(url !== undefined &&
      typeof id === 'string' && { notify: (event: NotificationEvent) => notify(event, id, url, access.token, net) }),
  })
}

/** What a token response gives. */
interface GivenAccess {
  readonly token: string
  /** How the credential is asked for: by its configuration, or as the response says (OID4VCI 1.0 section 8.2). */
  readonly asked: JsonObject
}

async function fetchAccess(
  { tokenEndpoint }: KnownIssuer,
  configuration: string,
  grant: PreAuthorizedGrant,
  txCode: string | undefined,
  net: PostingNet,
): Promise<GivenAccess> {
  const form = new URLSearchParams({
    grant_type: PRE_AUTHORIZED_GRANT,
    'pre-authorized_code': grant['pre-authorized_code'],
    ...(grant.tx_code !== undefined && { tx_code: txCode as string }),
  })
  const answer = requireSuccess(await askIssuer(net, { url: tokenEndpoint, body: form.toString(), contentType: FORM }))
  const token = needAscii(answer, 'access_token', 'RFC 6749 5.1', MAX_TOKEN)
  // A token of another kind is of no use as a bearer's.
  if (needAscii(answer, 'token_type', 'RFC 6749 7.1', 100).toLowerCase() !== 'bearer')
    throw notRight('token_type', 'RFC 6749 7.1')
  const details = answer['authorization_details']
  if (details === undefined) return { token, asked: { credential_configuration_id: configuration } }
  const detail = Array.isArray(details)
    ? details.find((one) => isJsonObject(one) && one['credential_configuration_id'] === configuration)
    : undefined
  const identifiers: unknown = isJsonObject(detail) ? detail['credential_identifiers'] : undefined
  const [identifier] = Array.isArray(identifiers) ? (identifiers as readonly unknown[]) : []
  if (typeof identifier !== 'string' || identifier === '') throw notRight('authorization_details', 'OID4VCI 6.2')
  return { token, asked: { credential_identifier: identifier } }
}

async function fetchCredential(
  issuer: KnownIssuer,
  chosen: Chosen,
  { token, asked }: GivenAccess,
  { net, signer, now }: ReceiveCredentialOptions,
): Promise<JsonObject> {
  const { credentialIssuer, credentialEndpoint, nonceEndpoint } = issuer
  for (let attempt = 1; ; attempt++) {
    const nonce = nonceEndpoint === undefined ? {} : { nonce: await fetchNonce(nonceEndpoint, net) }
    const claims = { aud: credentialIssuer, iat: Math.floor(toEpochMs(now) / 1000), ...nonce }
    const jwt = await signJwt(signer, { typ: PROOF_TYPE, ...chosen.header }, claims)
    const body = JSON.stringify({ ...asked, proofs: { jwt: [jwt] } })
    const answer = await askIssuer(net, { url: credentialEndpoint, body, contentType: JSON_TYPE, token })
    const isStale = answer.status === 400 && errorOfAnswer(answer) === 'invalid_nonce' && nonceEndpoint !== undefined
    if (!isStale || attempt === 2) {
      // What comes later is not waited for here.
      if (answer.status === 202) throw notSupported('transaction_id')
      return requireSuccess(answer)
    }
  }
}

async function fetchNonce(url: string, net: PostingNet): Promise<string> {
  const answer = requireSuccess(await askIssuer(net, { url, body: '', contentType: FORM }))
  return needAscii(answer, 'c_nonce', 'OID4VCI 7.2', 2048)
}

/** One credential for one key, and of the kind that was asked for. */
function readCredential({ credentials }: JsonObject, format: CredentialFormat): JsonObject | string {
  const [one, ...more] = Array.isArray(credentials) ? (credentials as readonly unknown[]) : []
  if (!isJsonObject(one) || more.length > 0) throw notRight('credentials', 'OID4VCI 8.3')
  const { credential } = one
  if (format === 'ldp_vc' && isJsonObject(credential)) return credential
  if (format === 'ldp_vc' || typeof credential !== 'string' || !isOfFormat(credential, format))
    throw notRight('credential', 'OID4VCI A')
  return credential
}

async function notify(event: NotificationEvent, id: string, url: string, token: string, net: PostingNet): Promise<void> {
  requireOption(notificationEvents.includes(event), 'event', notificationEvents.join(', '))
  const body = JSON.stringify({ notification_id: id, event })
  const answer = await askIssuer(net, { url, body, contentType: JSON_TYPE, token })
  if (answer.status < 200 || answer.status > 299) requireSuccess(answer)
}
