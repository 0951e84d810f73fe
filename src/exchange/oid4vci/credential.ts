import { isRungsError, type JsonObject, operationError, parseJson } from '../../core/index.js'
import type { ClaimedBadge } from '../../offer/index.js'
import { jsonResponse } from '../problem-response.js'
import { mediaTypeOf, readBody, readJsonBody } from '../read-body.js'
import { type Access, readAccess } from './access-tokens.js'
import { type CredentialConfiguration, isOwnForm, sealOf } from './configurations.js'
import { type MessageEncryption, readRecipient } from './encryption.js'
import { type KeyProof, readProofs, verifyKeyProof } from './key-proof.js'
import { keepNotification } from './notification.js'
import { NO_STORE, refusal } from './refusal.js'
import type { Oid4vciService } from './service.js'
import { isOfFormat } from './wire.js'

const BOUNDS = { maxDepth: 16, maxValues: 1000 } as const
/** What keeps an offer from being issued, whatever the wallet does. */
const DENIED: readonly string[] = [
  'offer.code_unknown',
  'offer.expired',
  'offer.withdrawn',
  'offer.claimed',
  'offer.recipient_differs',
]

/** `POST /credential`: a badge for whoever proves control of a key (OID4VCI 1.0 section 8). */
export async function handleCredential(request: Request, service: Oid4vciService): Promise<Response> {
  const access = await readAccess(request, service)
  const isEncrypted = mediaTypeOf(request) === 'application/jwt'
  const body = isEncrypted ? await readEncrypted(request, service) : await readJsonBody(request, service.limits, BOUNDS)
  const [id, configuration] = configurationOf(body, access, service)
  const recipient = readRecipient(body, isEncrypted, service.encryption)
  const nowMs = service.now()
  const proof = await verifyKeyProof(readProofs(body['proofs']), {
    credentialIssuer: service.credentialIssuer,
    resolver: service.resolver,
    methods: service.bindingMethods,
    clockToleranceMs: service.clockToleranceMs,
    nowMs,
  })
  await service.nonces.use(proof.nonce)
  const badge = await award(access, id, configuration, proof, service)
  if (!isOfFormat(badge.text, configuration.format)) throw operationError('exchange.failed', {})
  const credential = configuration.format === 'ldp_vc' ? parseJson(badge.text) : badge.text
  const notification =
    service.onNotification === undefined ? {} : { notification_id: await keepNotification(access, badge.id, service) }
  const response = { credentials: [{ credential }], ...notification }
  if (recipient === undefined) return jsonResponse(200, response, NO_STORE)
  const jwe = await (service.encryption as MessageEncryption).seal(response, recipient)
  return new Response(jwe, { status: 200, headers: { 'content-type': 'application/jwt', ...NO_STORE } })
}

async function readEncrypted(request: Request, { encryption, limits }: Oid4vciService): Promise<JsonObject> {
  if (encryption === undefined) throw refusal('invalid_encryption_parameters', 'encrypted requests are not taken')
  return encryption.open(await readBody(request, limits))
}

/** Which configuration is asked for: by its id, or by the identifier that the token came with, and never by both. */
function configurationOf(
  body: JsonObject,
  { identifiers }: Access,
  { configurations }: Oid4vciService,
): readonly [string, CredentialConfiguration] {
  const { credential_configuration_id: id, credential_identifier: identifier } = body
  const malformed = (): Error => refusal('invalid_credential_request', 'exactly one of the two ids of a credential is needed')
  if ((id === undefined) === (identifier === undefined)) throw malformed()
  if (identifier !== undefined) {
    if (typeof identifier !== 'string') throw malformed()
    const named = identifiers !== undefined && Object.hasOwn(identifiers, identifier) ? identifiers[identifier] : undefined
    const configuration = named === undefined ? undefined : configurations.get(named)
    if (named === undefined || configuration === undefined)
      throw refusal('unknown_credential_identifier', 'the token came with no such identifier')
    return [named, configuration]
  }
  if (typeof id !== 'string') throw malformed()
  // OID4VCI 1.0 section 8.2: whoever was given identifiers has to use them.
  if (identifiers !== undefined) throw refusal('invalid_credential_request', 'the token came with a credential_identifier')
  const configuration = configurations.get(id)
  if (configuration === undefined) throw refusal('unknown_credential_configuration', 'there is no such configuration')
  return [id, configuration]
}

async function award(
  { offer }: Access,
  form: string,
  configuration: CredentialConfiguration,
  { holder, publicJwk }: KeyProof,
  { desk, now }: Oid4vciService,
): Promise<ClaimedBadge> {
  try {
    if (isOwnForm(configuration)) return await desk.award({ offer, holder })
    const seal = sealOf(configuration, now)
    return await desk.award({ offer, holder, form, seal: (draft, key) => seal(draft, key, publicJwk) })
  } catch (error) {
    if (!isRungsError(error) || !DENIED.includes(error.code)) throw isInput(error) ? failure(error) : error
    throw refusal('credential_request_denied', 'the offer is not for this holder, or has ended')
  }
}

/** What a badge lacks is no fault of the wallet's. */
function isInput(error: unknown): boolean {
  return isRungsError(error) && error.kind === 'input'
}

function failure(cause: unknown): Error {
  return operationError('exchange.failed', {}, { cause })
}
