import { asList, checkOptions, isJsonObject, type JsonValue, type Now, requireOption, requireTimer } from '../../core/index.js'
import type { OfferDesk } from '../../offer/index.js'
import type { Store } from '../../storage/index.js'
import type { Verifier } from '../../verify/index.js'
import { isPrivateUrl } from '../private-url.js'
import type { BodyLimits } from '../read-body.js'
import type { ExampleQuery } from './example-query.js'
import { requireBaseUrl } from './interaction-url.js'
import type { AuthenticationPolicy } from './presentation-request.js'
import type { DecideExchange } from './request-exchange.js'

/** What `createVcapiExchanges` needs: a desk to give badges out, or a verifier and a decision to ask for them, or both. */
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

/** Input of `createExchange`. */
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

/** @throws RungsError `core.option_unknown`, `core.option_invalid` */
export function requireOptions(options: CreateVcapiExchangesOptions): void {
  checkOptions(options, OPTIONS, 'createVcapiExchanges')
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
  requireTimer('bodyTimeoutMs', options.bodyTimeoutMs)
}

/** @throws RungsError `core.option_unknown`, `core.option_invalid` */
export function requireInput(input: CreateExchangeInput): void {
  checkOptions(input, ['name', 'queries', 'redirectUrl', 'reference'], 'createExchange')
  const { name, queries, redirectUrl } = input
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
