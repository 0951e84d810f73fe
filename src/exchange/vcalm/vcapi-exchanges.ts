import { formatDateTime, inputError, type JsonObject, platformRandom, requireOption, toEpochMs } from '../../core/index.js'
import { createSweep } from '../../storage/index.js'
import type { Handler } from '../handler.js'
import { jsonResponse, problemOfThrown, problemResponse } from '../problem-response.js'
import type { BodyLimits } from '../read-body.js'
import {
  type CreatedExchange,
  type CreateExchangeInput,
  type CreateVcapiExchangesOptions,
  requireInput,
  requireOptions,
} from './exchange-options.js'
import { toInteractionUrl } from './interaction-url.js'
import type { InteractionView } from './interaction-view.js'
import { holderIn, readClientMessage, wrongMember } from './message.js'
import { claimByExchange, requireExchangeable, toInteractionView, toUrlCode, viewOffer } from './offer-exchange.js'
import { AUTHENTICATION, methodOf, toPresentationRequest } from './presentation-request.js'
import {
  answerExchange,
  askAnew,
  type ExchangeResult,
  keepExchange,
  loadExchange,
  type RequestParts,
  toResult,
} from './request-exchange.js'
import { vcalmParamsOf } from './routes.js'

/** Exchanges between a platform and wallets. Safe to use concurrently, also by several processes on one store. */
export interface VcapiExchanges {
  /** Answers `POST /workflows/claim/exchanges/{code}` and `POST /workflows/present/exchanges/{id}`. It never rejects. */
  readonly handle: Handler
  /** Begins to ask for badges. @throws RungsError `core.option_invalid` */
  createExchange(input: CreateExchangeInput): Promise<CreatedExchange>
  /** How an exchange stands that was begun here; `undefined` where there is none. */
  result(id: string): Promise<ExchangeResult | undefined>
  /** What a code or an id stands for, for `createInteractionHandler`. */
  describe(id: string): Promise<InteractionView | undefined>
  /** Where a wallet goes on with it: the provider of `vcapi` for `createInteractionHandler`. Offers with a PIN have none. */
  protocol(id: string): Promise<string | undefined>
}

const DEFAULT_BODY_BYTES = 1024 * 1024

/**
 * The `vcapi` exchanges of VCALM 1.0 (workflows and exchanges), for wallets such as Learner Credential Wallet: a wallet says that it is there, is
 * asked for a presentation, and gets the badge that it claims, or has shown what it was asked for.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { createVcapiExchanges } from 'rungs/exchange/vcalm'
 * import { mechanisms } from 'rungs/preset/all'
 * import { createMemoryStore } from 'rungs/storage'
 * const exchanges = createVcapiExchanges({
 *   store: createMemoryStore(),
 *   baseUrl: 'https://courier.example',
 *   verifier: createVerifier({ mechanisms }),
 *   decide: ({ outcome }) => ({ accepted: outcome === 'verified' }),
 * })
 * const example = { type: ['OpenBadgeCredential'] }
 * const { interactionUrl } = await exchanges.createExchange({
 *   name: 'Your courier badge',
 *   queries: [{ type: 'QueryByExample', credentialQuery: { reason: 'To let you ride.', example } }],
 * })
 * ```
 */
export function createVcapiExchanges(options: CreateVcapiExchangesOptions): VcapiExchanges {
  requireOptions(options)
  const { store, baseUrl, desk, verifier, decide, name, authentication = AUTHENTICATION } = options
  const { lifeMs = 900_000, keepMs = 86_400_000, maxBodyBytes = DEFAULT_BODY_BYTES, bodyTimeoutMs } = options
  const limits: BodyLimits = { maxBodyBytes, ...(bodyTimeoutMs !== undefined && { bodyTimeoutMs }) }
  const now = (): number => toEpochMs(options.now)
  const domain = new URL(baseUrl).origin
  const sweep = createSweep(store)
  const requests: RequestParts | undefined =
    verifier === undefined || decide === undefined
      ? undefined
      : { store, verifier, decide, service: baseUrl, domain, keepMs, now, random: options.random ?? platformRandom }
  const urlOf = (workflow: 'claim' | 'present', id: string): string => `${baseUrl}/workflows/${workflow}/exchanges/${id}`

  return Object.freeze({
    async handle(request: Request) {
      try {
        return await answer(request)
      } catch (error) {
        return problemOfThrown(error)
      }
    },
    async createExchange(input: CreateExchangeInput) {
      if (requests === undefined) requireOption(false, 'decide', 'function, beside a verifier')
      requireInput(input)
      const expiresAtMs = now() + lifeMs
      const id = await keepExchange({ ...input, expiresAtMs }, requests as RequestParts)
      await sweep(now())
      const interactionUrl = toInteractionUrl(baseUrl, id)
      return Object.freeze({ id, url: urlOf('present', id), interactionUrl, expiresAt: formatDateTime(expiresAtMs) })
    },
    async result(id: string) {
      const kept = requests === undefined ? undefined : await loadExchange(String(id), requests)
      return kept === undefined ? undefined : Object.freeze(toResult(kept, now()))
    },
    async describe(id: string): Promise<InteractionView | undefined> {
      const code = desk === undefined ? undefined : toUrlCode(id)
      if (desk !== undefined && code !== undefined) {
        const offer = await viewOffer(desk, code)
        return offer === undefined ? undefined : toInteractionView(offer, name)
      }
      const kept = requests === undefined ? undefined : await loadExchange(id, requests)
      if (kept === undefined) return undefined
      const { state, expiresAt } = toResult(kept, now())
      const description = kept.queries.flatMap(({ credentialQuery: { reason } }) => reason ?? []).join(' ')
      return {
        kind: 'request',
        name: kept.name,
        ...(description !== '' && { description }),
        ...(name !== undefined && { by: name }),
        byId: domain,
        until: expiresAt,
        isOver: state === 'complete' || state === 'expired',
      }
    },
    async protocol(id: string) {
      const code = desk === undefined ? undefined : toUrlCode(id)
      if (desk !== undefined && code !== undefined) {
        const offer = await viewOffer(desk, code)
        return offer === undefined || offer.pinNeeded ? undefined : urlOf('claim', code)
      }
      const kept = requests === undefined ? undefined : await loadExchange(id, requests)
      return kept === undefined ? undefined : urlOf('present', id)
    },
  })

  async function answer(request: Request): Promise<Response> {
    const { workflow, exchange: id } = vcalmParamsOf(new URL(request.url).pathname) ?? {}
    if (id === undefined || (workflow !== 'claim' && workflow !== 'present')) throw inputError('exchange.not_found', {})
    if (request.method !== 'POST') {
      const allowed = ['POST']
      return problemResponse(inputError('exchange.method_not_allowed', { allowed }), { allow: allowed.join(', ') })
    }
    const { presentation } = await readClientMessage(request, limits)
    if (presentation !== undefined) requireMethod(presentation)
    const message = workflow === 'claim' ? await claim(id, presentation) : await present(id, presentation)
    return jsonResponse(200, message, { 'cache-control': 'no-store' })
  }

  async function claim(id: string, presentation: JsonObject | undefined): Promise<JsonObject> {
    const code = toUrlCode(id)
    if (desk === undefined || code === undefined) throw inputError('exchange.not_found', {})
    await requireExchangeable(desk, code)
    if (presentation !== undefined) return claimByExchange(desk, code, presentation)
    return toPresentationRequest(urlOf('claim', code), await desk.challenge(code), authentication)
  }

  async function present(id: string, presentation: JsonObject | undefined): Promise<JsonObject> {
    if (requests === undefined) throw inputError('exchange.not_found', {})
    if (presentation !== undefined) return answerExchange(id, presentation, requests)
    const { challenge, queries } = await askAnew(id, requests)
    return toPresentationRequest(urlOf('present', id), { challenge, domain }, authentication, queries)
  }

  /** Who answers is a DID of a kind that was asked for (VCALM 1.0, DID authentication response format). */
  function requireMethod(presentation: JsonObject): void {
    const method = methodOf(holderIn(presentation) ?? '')
    if (method === undefined || !authentication.methods.includes(method)) throw wrongMember('holder', 'DID or URL')
  }
}
