import { createLateContextLoader } from '../../contexts/index.js'
import {
  checkOptions,
  inputError,
  platformRandom,
  requireOption,
  requireTimer,
  toBase64url,
  toEpochMs,
} from '../../core/index.js'
import { createSweep } from '../../storage/index.js'
import type { Connection, Handler } from '../handler.js'
import { isPrivateUrl } from '../private-url.js'
import { problemOfThrown } from '../problem-response.js'
import { answerWallet } from './answer-wallet.js'
import { createRequest } from './create-request.js'
import { fetchResult } from './fetch-result.js'
import { answerRequestUri } from './request-object.js'
import type { CreateOid4vpVerifierOptions, Oid4vpVerifier, VerifierParts } from './verifier-types.js'

const OPTIONS = [
  'store',
  'verifier',
  'responseBaseUrl',
  'signer',
  'decide',
  'contexts',
  'requestMs',
  'keepMs',
  'limits',
  'now',
  'random',
] as const
const ROUTE = /\/(request|response)\/([\w-]{43})$/

/**
 * The verifier's side of OpenID for Verifiable Presentations 1.0: asks wallets for badges by a DCQL query, takes their answers by
 * `direct_post` or encrypted by `direct_post.jwt`, verifies each presentation for the nonce and client that it must be made for, and checks
 * the query again against what was shown. A request is answered once, and a result is read once.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `contexts.document_invalid`
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { createOid4vpVerifier, toDcqlQuery } from 'rungs/exchange/oid4vp'
 * import { mechanisms } from 'rungs/preset/all'
 * import { createMemoryStore } from 'rungs/storage'
 * const oid4vp = createOid4vpVerifier({
 *   store: createMemoryStore(),
 *   verifier: createVerifier({ mechanisms }),
 *   responseBaseUrl: 'https://platform.example/oid4vp',
 * })
 * const query = toDcqlQuery({ achievements: ['https://courier.example/ladders/delivery/lead'] })
 * const { uri } = await oid4vp.createRequest({ query, redirectUri: 'https://platform.example/welcome' })
 * ```
 */
export function createOid4vpVerifier(options: CreateOid4vpVerifierOptions): Oid4vpVerifier {
  checkOptions(options, OPTIONS, 'createOid4vpVerifier')
  const { store, verifier, responseBaseUrl, signer, decide, requestMs = 300_000, keepMs = 600_000, limits = {} } = options
  requireOption(typeof store?.transaction === 'function', 'store', 'a store')
  requireOption(typeof verifier?.verifyPresentation === 'function', 'verifier', 'a verifier')
  const isBase = URL.canParse(responseBaseUrl) && /^https?:\/\/[^?#]+$/.test(responseBaseUrl)
  requireOption(isBase && isPrivateUrl(new URL(responseBaseUrl)), 'responseBaseUrl', 'https URL without query and fragment')
  requireOption(signer === undefined || /^did:[^#]+#./.test(signer.id), 'signer', 'a signer whose key is that of a DID')
  requireOption(decide === undefined || typeof decide === 'function', 'decide', 'function')
  for (const [option, given] of Object.entries({ requestMs, keepMs }))
    requireOption(Number.isSafeInteger(given) && given > 0, option, 'whole number from 1')
  requireTimer('bodyTimeoutMs', limits.bodyTimeoutMs)
  const random = options.random ?? platformRandom
  const parts: VerifierParts = {
    store,
    verifier,
    baseUrl: responseBaseUrl.replace(/\/+$/, ''),
    signer,
    decide,
    loader: createLateContextLoader(options.contexts),
    requestMs,
    keepMs,
    limits: { maxBodyBytes: 2 * 1024 * 1024, ...limits },
    now: () => toEpochMs(options.now),
    secret: () => toBase64url(random(32)),
  }
  const sweep = createSweep(store)
  const handle: Handler = async (request: Request, _connection?: Connection) => {
    try {
      const [, kind, secret] = ROUTE.exec(new URL(request.url).pathname) ?? []
      if (secret === undefined) throw inputError('exchange.not_found', {})
      const response = await (kind === 'request'
        ? answerRequestUri(request, secret, parts)
        : answerWallet(request, secret, parts))
      return request.method === 'HEAD' ? new Response(null, response) : response
    } catch (error) {
      return problemOfThrown(error)
    }
  }
  return Object.freeze({
    async createRequest(input: Parameters<Oid4vpVerifier['createRequest']>[0]) {
      const created = await createRequest(input, parts)
      await sweep(parts.now())
      return created
    },
    handle,
    result: (id: string, asked: { readonly responseCode?: string } = {}) => fetchResult(id, asked, parts),
  })
}
