import {
  asList,
  checkOptions,
  formatDateTime,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Now,
  platformRandom,
  requireOption,
  toEpochMs,
} from '../../core/index.js'
import type { OfferDesk } from '../../offer/index.js'
import type { Store } from '../../storage/index.js'
import type { Verifier } from '../../verify/index.js'
import type { Handler } from '../handler.js'
import { jsonResponse, problemOfThrown, problemResponse } from '../problem-response.js'
import type { BodyLimits } from '../read-body.js'
import type { ExampleQuery } from './example-query.js'
import { isPrivateUrl, requireBaseUrl, toInteractionUrl } from './interaction-url.js'
import type { InteractionView } from './interaction-view.js'
import { holderIn, readClientMessage, wrongMember } from './message.js'
import { claimByExchange, requireExchangeable, toInteractionView, toUrlCode, viewOffer } from './offer-exchange.js'
import { AUTHENTICATION, type AuthenticationPolicy, methodOf, toPresentationRequest } from './presentation-request.js'
import {
  answerExchange,
  askAnew,
  type DecideExchange,
  type ExchangeResult,
  keepExchange,
  loadExchange,
  type RequestParts,
  toResult,
} from './request-exchange.js'
import { vcalmParamsOf } from './routes.js'

/** What {@link createVcapiExchanges} needs: a desk to give badges out, or a verifier and a decision to ask for them, or both. */
export interface CreateVcapiExchangesOptions extends BodyLimits {
  /** Where exchanges of requests are kept. */
  readonly store: Store
  /** Where the service is reached from outside: https or loopback, without a slash at its end. Its origin is whom presentations are for. */
  readonly baseUrl: string
  /** Whose offers are claimed; its `domain` has to be the origin of `baseUrl`. */
  readonly desk?: OfferDesk
  /** Verifies presentations of requests. */
  readonly verifier?: Verifier
  /** Decides about them. */
  readonly decide?: DecideExchange
  /** The name of the platform, for people. */
  readonly name?: string
  /** DID methods of holders, and cryptosuites of their proofs, which the verifier has to know. Default: those of the wallets of today. */
  readonly authentication?: AuthenticationPolicy
  /** How long a request can be answered. Default 15 minutes. */
  readonly lifeMs?: number
  /** How long its result can be read after that. Default 1 day. */
  readonly keepMs?: number
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** Input of {@link VcapiExchanges.createExchange}. */
export interface CreateExchangeInput {
  /** What is asked for, for people. */
  readonly name: string
  /** At most 16. */
  readonly queries: readonly ExampleQuery[]
  /** Where the worker goes on afterwards. */
  readonly redirectUrl?: string
  /** What the exchange is about for the platform, such as the number of an application; it is told to `decide`, and to nobody else. */
  readonly reference?: JsonValue
}

/** An exchange as whoever began it gets it, once: its id is kept nowhere. */
export interface CreatedExchange {
  /** Whoever has it takes part in the exchange; it also reads its result. */
  readonly id: string
  /** For wallets, over `vcapi`. */
  readonly url: string
  /** For people: to be shown as a link and a QR code. */
  readonly interactionUrl: string
  readonly expiresAt: string
}

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

const OPTIONS = [
  'store',
  'baseUrl',
  'desk',
  'verifier',
  'decide',
  'name',
  'authentication',
  'lifeMs',
  'keepMs',
  'now',
  'random',
  'maxBodyBytes',
  'bodyTimeoutMs',
] as const
const MAX_QUERIES = 16
const MAX_QUERY_CHARACTERS = 20_000
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
  checkOptions(options, OPTIONS, 'createVcapiExchanges')
  requireOptions(options)
  const { store, baseUrl, desk, verifier, decide, name, authentication = AUTHENTICATION } = options
  const { lifeMs = 900_000, keepMs = 86_400_000, maxBodyBytes = DEFAULT_BODY_BYTES, bodyTimeoutMs } = options
  const limits: BodyLimits = { maxBodyBytes, ...(bodyTimeoutMs !== undefined && { bodyTimeoutMs }) }
  const now = (): number => toEpochMs(options.now)
  const domain = new URL(baseUrl).origin
  const requests: RequestParts | undefined =
    verifier === undefined || decide === undefined
      ? undefined
      : { store, verifier, decide, domain, keepMs, now, random: options.random ?? platformRandom }
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
      checkOptions(input, ['name', 'queries', 'redirectUrl', 'reference'], 'createExchange')
      if (requests === undefined) requireOption(false, 'decide', 'function, beside a verifier')
      requireInput(input)
      const expiresAtMs = now() + lifeMs
      const id = await keepExchange({ ...input, expiresAtMs }, requests as RequestParts)
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

function requireOptions(options: CreateVcapiExchangesOptions): void {
  const { store, baseUrl, desk, verifier, decide, name = '', authentication, lifeMs = 1, keepMs = 1 } = options
  requireOption(typeof store?.transaction === 'function', 'store', 'a store')
  requireBaseUrl(baseUrl)
  requireOption(desk === undefined || typeof desk.claim === 'function', 'desk', 'an offer desk')
  requireOption(verifier === undefined || typeof verifier.verifyPresentation === 'function', 'verifier', 'a verifier')
  requireOption(decide === undefined || typeof decide === 'function', 'decide', 'function')
  requireOption((verifier === undefined) === (decide === undefined), 'decide', 'function, beside a verifier')
  requireOption(typeof name === 'string', 'name', 'text')
  const lists = authentication === undefined ? [] : [authentication.methods, authentication.cryptosuites]
  requireOption(
    lists.every((list) => Array.isArray(list) && list.length > 0),
    'authentication',
    'methods and cryptosuites',
  )
  for (const [option, given] of Object.entries({ lifeMs, keepMs }))
    requireOption(Number.isSafeInteger(given) && given > 0, option, 'milliseconds')
}

function requireInput({ name, queries, redirectUrl }: CreateExchangeInput): void {
  requireOption(typeof name === 'string' && name !== '', 'name', 'text')
  const isQuery = (one: ExampleQuery): boolean =>
    one?.type === 'QueryByExample' &&
    isJsonObject(one.credentialQuery) &&
    asList(one.group ?? '').every((group) => typeof group === 'string')
  const isFine = Array.isArray(queries) && queries.length > 0 && queries.length <= MAX_QUERIES && queries.every(isQuery)
  requireOption(isFine && JSON.stringify(queries).length <= MAX_QUERY_CHARACTERS, 'queries', '1 to 16 queries by example')
  const isUrl = redirectUrl === undefined || (URL.canParse(redirectUrl) && isPrivateUrl(new URL(redirectUrl)))
  requireOption(isUrl, 'redirectUrl', 'https URL')
}
