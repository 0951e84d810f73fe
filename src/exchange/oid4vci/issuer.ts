import { checkOptions, inputError } from '../../core/index.js'
import type { Handler } from '../handler.js'
import { jsonResponse, problemOfThrown, problemResponse } from '../problem-response.js'
import { createService } from './create-service.js'
import { handleCredential } from './credential.js'
import { handleIssuerMetadata, handleServerMetadata } from './metadata.js'
import { handleNotification } from './notification.js'
import {
  handleOffer,
  type OfferByReference,
  type OfferByValue,
  type ToCredentialOfferOptions,
  toOfferByReference,
  toOfferByValue,
  toProtocol,
} from './offers.js'
import { NO_STORE, type RefusalError, refusalResponse } from './refusal.js'
import { type CreateOid4vciIssuerOptions, PATHS } from './service.js'
import { handleToken } from './token.js'
import { ISSUER_WELL_KNOWN, SERVER_WELL_KNOWN } from './wire.js'

/** A credential issuer of OID4VCI over the offers of a desk. */
export interface Oid4vciIssuer {
  /** Answers what is below the path of the issuer, and its two well-known documents. */
  readonly handler: Handler
  /** Whether a path is one that the handler answers. */
  isPath(pathname: string): boolean
  /** The route of such a path, for logs: with what only a wallet is to know left in braces. `undefined` for any other path. */
  routeOf(pathname: string): string | undefined
  /** The link of an offer by its code: the provider of OID4VCI for `createInteractionHandler`. `undefined` where nothing is offered. */
  protocol(id: string): Promise<string | undefined>
  /**
   * The offer of a code for a wallet, with its `openid-credential-offer://` link.
   *
   * @throws RungsError `offer.code_unknown`, `offer.expired`, `offer.withdrawn`, `core.option_unknown`, `core.option_invalid`
   */
  toCredentialOffer(code: string, options?: ToCredentialOfferOptions): Promise<OfferByValue>
  /**
   * The same as a link that says where the offer is fetched.
   *
   * @throws RungsError as `toCredentialOffer`
   */
  toCredentialOfferReference(code: string, options?: ToCredentialOfferOptions): Promise<OfferByReference>
}

const OPTIONS = [
  'store',
  'desk',
  'credentialIssuer',
  'configurations',
  'name',
  'signer',
  'encryptionKey',
  'net',
  'documents',
  'onNotification',
  'tokenMs',
  'nonceMs',
  'referenceMs',
  'clockToleranceSeconds',
  'now',
  'random',
  'maxBodyBytes',
  'bodyTimeoutMs',
] as const

/** One endpoint: what it answers, and what it says of a body that cannot be read. */
interface Endpoint {
  readonly method: 'GET' | 'POST'
  readonly malformed?: RefusalError
  readonly serve: (request: Request) => Promise<Response>
}

/**
 * The issuer side of OpenID for Verifiable Credential Issuance 1.0 with pre-authorized codes: the code is that of an offer, its PIN the
 * transaction code. A wallet proves control of its key by a JWT, and gets the badge in the format that it asks for; it is bound to one
 * holder, and asked for again it is the same. Who may ask how often is for middleware to say.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, and those of `createControllerResolver`
 * @example
 * ```ts
 * import { createIssuer, createVerifier } from 'rungs'
 * import { createOid4vciIssuer } from 'rungs/exchange/oid4vci'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { createOfferDesk } from 'rungs/offer'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { createMemoryStore } from 'rungs/storage'
 * const store = createMemoryStore()
 * const signer = createSigner(await generateKey())
 * const desk = createOfferDesk({
 *   store,
 *   issuer: createIssuer({ signer, mechanism: eddsaRdfc2022 }),
 *   verifier: createVerifier({ mechanisms: [eddsaRdfc2022] }),
 *   claimPage: 'https://courier.example/claim',
 * })
 * const { handler } = createOid4vciIssuer({
 *   store,
 *   desk,
 *   credentialIssuer: 'https://courier.example',
 *   configurations: {
 *     badge: { format: 'ldp_vc', signingAlgorithms: ['eddsa-rdfc-2022'], name: { en: 'Badge', es: 'Insignia' } },
 *     token: { format: 'dc+sd-jwt', vct: 'https://courier.example/badge', signer, name: { en: 'Badge', es: 'Insignia' } },
 *   },
 * })
 * ```
 */
export function createOid4vciIssuer(options: CreateOid4vciIssuerOptions): Oid4vciIssuer {
  checkOptions(options, OPTIONS, 'createOid4vciIssuer')
  const service = createService(options)
  const { credentialIssuer } = service
  const { pathname } = new URL(credentialIssuer)
  const basePath = pathname === '/' ? '' : pathname
  const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
    [ISSUER_WELL_KNOWN + basePath, { method: 'GET', serve: (request) => handleIssuerMetadata(request, service) }],
    [SERVER_WELL_KNOWN + basePath, { method: 'GET', serve: () => handleServerMetadata(service) }],
    [basePath + PATHS.token, { method: 'POST', malformed: 'invalid_request', serve: (request) => handleToken(request, service) }],
    [
      basePath + PATHS.nonce,
      {
        method: 'POST',
        malformed: 'invalid_request',
        serve: async () => jsonResponse(200, { c_nonce: await service.nonces.create() }, NO_STORE),
      },
    ],
    [
      basePath + PATHS.credential,
      {
        method: 'POST',
        malformed: 'invalid_credential_request',
        serve: (request) => handleCredential(request, service),
      },
    ],
    ...(options.onNotification === undefined
      ? []
      : [
          [
            basePath + PATHS.notification,
            {
              method: 'POST',
              malformed: 'invalid_notification_request',
              serve: (request: Request) => handleNotification(request, service),
            },
          ] as const,
        ]),
  ])
  const endpointOf = (path: string): Endpoint | undefined => {
    const handle = path.startsWith(basePath + PATHS.offers) ? path.slice((basePath + PATHS.offers).length) : ''
    if (!/^[A-Za-z0-9_-]{43}$/.test(handle)) return endpoints.get(path)
    return { method: 'GET', serve: () => handleOffer(handle, service) }
  }
  return Object.freeze({
    handler: (request: Request) => serve(request, endpointOf(new URL(request.url).pathname)),
    isPath: (path: string) => endpointOf(path) !== undefined,
    routeOf: (path: string) =>
      endpointOf(path) === undefined ? undefined : endpoints.has(path) ? path : `${basePath}${PATHS.offers}{offer}`,
    protocol: (id: string) => toProtocol(id, service),
    toCredentialOffer: (code: string, more: ToCredentialOfferOptions = {}) => toOfferByValue(code, more, service),
    toCredentialOfferReference: (code: string, more: ToCredentialOfferOptions = {}) => toOfferByReference(code, more, service),
  })
}

async function serve(request: Request, endpoint: Endpoint | undefined): Promise<Response> {
  try {
    if (endpoint === undefined) throw inputError('exchange.not_found', {})
    const { method, malformed, serve: answer } = endpoint
    const isHead = request.method === 'HEAD' && method === 'GET'
    if (request.method !== method && !isHead)
      return problemResponse(inputError('exchange.method_not_allowed', { allowed: [method] }), { allow: method })
    const response = await answer(request).catch((error: unknown) => {
      if (malformed === undefined) throw error
      return refusalResponse(error, malformed)
    })
    return isHead ? new Response(null, response) : response
  } catch (error) {
    return problemOfThrown(error)
  }
}
