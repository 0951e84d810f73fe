import { isJsonObject, isRungsError, parseDateTime, parseJson } from '../../core/index.js'
import type { AuthorizedOffer } from '../../offer/index.js'
import { offerId } from '../../offer/index.js'
import { jsonResponse } from '../problem-response.js'
import { type Access, exchangeCode, wasExchanged } from './access-tokens.js'
import { readForm } from './read-form.js'
import { NO_STORE, refusal } from './refusal.js'
import { newSecret } from './secrets.js'
import type { Oid4vciService } from './service.js'
import { PRE_AUTHORIZED_GRANT } from './wire.js'

/** `POST /token`: a pre-authorized code for an access token (OID4VCI 1.0 section 6). */
export async function handleToken(request: Request, service: Oid4vciService): Promise<Response> {
  const form = await readForm(request, service.limits)
  requireAnonymous(request, form)
  const grant = form.get('grant_type')
  if (grant === undefined) throw refusal('invalid_request', 'grant_type is missing')
  if (grant !== PRE_AUTHORIZED_GRANT) throw refusal('unsupported_grant_type', 'only pre-authorized codes are taken')
  const code = form.get('pre-authorized_code')
  if (code === undefined) throw refusal('invalid_request', 'pre-authorized_code is missing')
  const details = readDetails(form.get('authorization_details'), service)
  const { offer, keptUntil } = await authorize(code, form.get('tx_code'), service)
  const access: Access = {
    offer,
    credentialIssuer: service.credentialIssuer,
    ...(details !== undefined && {
      identifiers: Object.fromEntries(details.map((configuration) => [newSecret(service.random).slice(0, 22), configuration])),
    }),
  }
  const token = await exchangeCode(access, parseDateTime(keptUntil)?.epochMs ?? 0, service)
  if (token === undefined) throw badCode()
  const { identifiers } = access
  return jsonResponse(
    200,
    {
      access_token: token,
      token_type: 'Bearer',
      expires_in: Math.floor(service.tokenMs / 1000),
      ...(identifiers !== undefined && { authorization_details: Object.entries(identifiers).map(toDetail) }),
    },
    NO_STORE,
  )
}

/** Clients are not known here: whoever wants to be is told so (RFC 6749 section 5.2). */
function requireAnonymous(request: Request, form: ReadonlyMap<string, string>): void {
  const isNamed = ['client_secret', 'client_assertion', 'client_assertion_type'].some((name) => form.has(name))
  if (isNamed || request.headers.has('authorization')) throw refusal('invalid_client', 'clients are anonymous here')
}

/** Which of the reasons it is stays untold: a code tells nothing to whoever guesses. */
const badCode = (): Error => refusal('invalid_grant', 'the code is not known, used or too old')

/** Has the desk look at code and PIN, after making sure that what comes is what it asks for (OID4VCI 1.0 section 6.3). */
async function authorize(code: string, pin: string | undefined, service: Oid4vciService): Promise<AuthorizedOffer> {
  const { desk } = service
  try {
    // A code that was used must not cost its offer a try.
    if (await wasExchanged(offerId(code), service)) throw badCode()
    const { pinNeeded } = await desk.view(code)
    if (pinNeeded && pin === undefined) throw refusal('invalid_request', 'tx_code is missing')
    if (!pinNeeded && pin !== undefined) throw refusal('invalid_request', 'no tx_code is expected')
    return await desk.authorize({ code, ...(pin !== undefined && { pin }) })
  } catch (error) {
    if (!isRungsError(error) || !error.code.startsWith('offer.')) throw error
    if (error.code === 'offer.pin_wrong') throw refusal('invalid_grant', 'tx_code is wrong')
    if (error.code === 'offer.locked') throw refusal('invalid_grant', 'tx_code was wrong too often')
    throw badCode()
  }
}

const MAX_DETAILS = 20

/** The configurations that a client asks for by name (RFC 9396, OID4VCI 1.0 section 5.1.1). */
function readDetails(text: string | undefined, { configurations }: Oid4vciService): readonly string[] | undefined {
  if (text === undefined) return undefined
  const bad = (): Error => refusal('invalid_authorization_details', 'authorization_details name no credential that is offered')
  const details = readJson(text)
  if (!Array.isArray(details) || details.length === 0 || details.length > MAX_DETAILS) throw bad()
  return (details as readonly unknown[]).map((detail) => {
    if (!isJsonObject(detail) || detail['type'] !== 'openid_credential') throw bad()
    const id = detail['credential_configuration_id']
    if (typeof id !== 'string' || !configurations.has(id)) throw bad()
    return id
  })
}

function readJson(text: string): unknown {
  try {
    return parseJson(text, { maxBytes: 16_384, maxDepth: 16, maxValues: 500 })
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

function toDetail([identifier, configuration]: readonly [string, string]): object {
  return {
    type: 'openid_credential',
    credential_configuration_id: configuration,
    credential_identifiers: [identifier],
  }
}
