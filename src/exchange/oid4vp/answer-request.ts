import {
  checkOptions,
  deepFreeze,
  isJsonObject,
  isRungsError,
  type JsonObject,
  operationError,
  parseJson,
  requireOption,
  toEpochMs,
} from '../../core/index.js'
import type { PostingNet } from '../../net/index.js'
import { isBindingRequired, isSatisfiedBy } from './dcql/query.js'
import { sealResponse } from './encryption.js'
import { FORM_TYPE, toForm } from './form.js'
import { isTaken } from './formats.js'
import type { HeldCredential } from './held-credential.js'
import { offerOf, ownList, readAll } from './match-dcql.js'
import { presentHeld } from './present-held.js'
import { WALLET_ERRORS } from './read-response.js'
import { refusedRequest } from './refused-request.js'
import type {
  AnsweredPresentationRequest,
  AnswerPresentationRequestOptions,
  DcqlOffer,
  PresentationChoice,
  PresentationRequest,
} from './wallet-types.js'

const OPTIONS = ['credentials', 'signers', 'mechanisms', 'contexts', 'choose', 'net', 'now'] as const
const MAX_ANSWER_BYTES = 65_536

/**
 * Answers a verifier's request with what the user of a wallet chose, and with nothing else (OpenID4VP 1.0 section 8). The user is always
 * asked; a refusal and a lack of credentials reach the verifier as the same `access_denied`, so that it learns of neither.
 *
 * @throws RungsError `exchange.presentation_refused` where the verifier does not take the answer,
 * `exchange.presentation_request_refused` where it cannot be encrypted, `core.option_unknown`, `core.option_invalid`, `net.*`, and those of deriving and presenting
 * @example
 * ```ts
 * import { answerPresentationRequest, resolvePresentationRequest } from 'rungs/exchange/oid4vp'
 * import type { Signer } from 'rungs/keys'
 * import { createNet } from 'rungs/net'
 * import { mechanisms } from 'rungs/preset/all'
 * const answer = async (link: string, credentials: readonly string[], signer: Signer) => {
 *   const net = createNet()
 *   const request = await resolvePresentationRequest(link, { net })
 *   const choose = ({ proposal }: { proposal?: Record<string, readonly number[]> }) => proposal
 *   return answerPresentationRequest(request, { credentials, signers: [signer], mechanisms, choose, net })
 * }
 * ```
 */
export async function answerPresentationRequest(
  request: PresentationRequest,
  options: AnswerPresentationRequestOptions,
): Promise<AnsweredPresentationRequest> {
  checkOptions(options, OPTIONS, 'answerPresentationRequest')
  const { credentials, mechanisms, signers, contexts, choose, net } = options
  requireOption(typeof choose === 'function', 'choose', 'function')
  requireOption(typeof net?.post === 'function', 'net', 'net that posts')
  const all = readAll(credentials, { mechanisms, signers, ...(contexts !== undefined && { contexts }) })
  // What the verifier does not read is not offered.
  const held = all.map((one) => (one !== undefined && isTaken(one, request.formats) ? one : undefined))
  const offer = offerOf(request.query, held)
  const choice = await choose(deepFreeze({ ...offer, request }))
  if (choice === undefined || !offer.canAnswer) return declinePresentationRequest(request, { net })
  requireOption(isChoice(choice, request, offer), 'choose', 'function that gives candidates for all that is required')
  const now = new Date(toEpochMs(options.now))
  const token: Record<string, (JsonObject | string)[]> = {}
  for (const query of request.query.credentials) {
    const presentations: (JsonObject | string)[] = []
    for (const index of ownList(choice, query.id)) {
      const asked = ownList(offer.candidates, query.id).find(({ credential }) => credential === index)?.asked ?? []
      const binding = { challenge: request.nonce, domain: request.clientId }
      presentations.push(
        await presentHeld(held[index] as HeldCredential, {
          mechanisms,
          asked,
          now,
          ...(isBindingRequired(query) && { binding }),
          ...(contexts !== undefined && { contexts }),
        }),
      )
    }
    if (presentations.length > 0) token[query.id] = presentations
  }
  return { presented: true, ...(await send(request, { vp_token: token }, net)) }
}

/** Options of {@link declinePresentationRequest}. */
export interface DeclinePresentationRequestOptions {
  readonly net: PostingNet
  /** An error of OpenID4VP 1.0 section 8.5. Default `access_denied`. */
  readonly error?: string
}

/**
 * Tells a verifier that it gets no presentation (OpenID4VP 1.0 section 8.5), and not why.
 *
 * @throws RungsError `exchange.presentation_refused`, `core.option_unknown`, `core.option_invalid`, `net.*`
 */
export async function declinePresentationRequest(
  request: PresentationRequest,
  options: DeclinePresentationRequestOptions,
): Promise<AnsweredPresentationRequest> {
  checkOptions(options, ['net', 'error'], 'declinePresentationRequest')
  const { net, error = 'access_denied' } = options
  requireOption(WALLET_ERRORS.includes(error), 'error', WALLET_ERRORS.join(', '))
  return { presented: false, ...(await send(request, { error }, net)) }
}

function isChoice(choice: PresentationChoice, { query }: PresentationRequest, { candidates }: DcqlOffer): boolean {
  if (!isJsonObject(choice)) return false
  const chosen = Object.entries(choice).filter(([, indexes]) => !Array.isArray(indexes) || indexes.length > 0)
  const isRight = chosen.every(([id, indexes]) => {
    const asked = query.credentials.find((one) => one.id === id)
    if (asked === undefined || !Array.isArray(indexes) || new Set(indexes).size !== indexes.length) return false
    if (indexes.length > 1 && asked.multiple !== true) return false
    return indexes.every((index) => ownList(candidates, id).some(({ credential }) => credential === index))
  })
  return isRight && isSatisfiedBy(query, new Set(chosen.map(([id]) => id)))
}

/** Posts an answer, encrypted where the verifier asks for that (OpenID4VP 1.0 sections 8.2 and 8.3). */
async function send(
  { responseUri, state, encryption }: PresentationRequest,
  answer: JsonObject,
  net: PostingNet,
): Promise<{ readonly redirectUri?: string }> {
  const fields: JsonObject = { ...answer, ...(state !== undefined && { state }) }
  const body =
    encryption === undefined
      ? Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, textOf(value)]))
      : { response: await sealed(fields, encryption) }
  const bounds = { accept: 'application/json', maxBytes: MAX_ANSWER_BYTES }
  const { status, bytes } = await net.post(responseUri, { body: toForm(body), contentType: FORM_TYPE, ...bounds })
  const said = objectIn(bytes)
  if (status !== 200) {
    const { error } = said
    const known = typeof error === 'string' && WALLET_ERRORS.includes(error) ? error : 'other'
    throw operationError('exchange.presentation_refused', { error: known, status })
  }
  const { redirect_uri: redirectUri } = said
  const isUrl = typeof redirectUri === 'string' && URL.canParse(redirectUri)
  // A user agent is sent to a page or an app, never to a script.
  return isUrl && !/^(?:javascript|data|vbscript|blob|file):/i.test(redirectUri.trim()) ? { redirectUri } : {}
}

async function sealed(fields: JsonObject, encryption: NonNullable<PresentationRequest['encryption']>): Promise<string> {
  try {
    return await sealResponse(fields, encryption)
  } catch {
    // The verifier's key is none.
    throw refusedRequest('invalid_request', 'client_metadata')
  }
}

function textOf(value: JsonObject[string]): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function objectIn(bytes: Uint8Array): JsonObject {
  try {
    const value = parseJson(bytes)
    return isJsonObject(value) ? value : {}
  } catch (error) {
    if (!isRungsError(error)) throw error
    return {}
  }
}
