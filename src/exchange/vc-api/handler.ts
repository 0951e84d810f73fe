import { checkOptions, inputError, isAbsoluteUrl, requireOption, requireTimer } from '../../core/index.js'
import type { Handler } from '../handler.js'
import { jsonResponse, problemOfThrown, problemResponse } from '../problem-response.js'
import { handleDerive } from './derive.js'
import { handleIdentifier } from './identifiers.js'
import { handleIssue, handleIssuers } from './issue.js'
import { matchRoute, type Operation } from './routes.js'
import { acceptUnboundPresentations, type CreateVcApiHandlerOptions, createService } from './service.js'
import { handleStatusList } from './status.js'
import { handleVerifyCredential, handleVerifyPresentation } from './verify.js'

const OPTIONS = [
  'issuers',
  'statusLists',
  'baseUrl',
  'basePath',
  'mechanisms',
  'contexts',
  'schemas',
  'documents',
  'net',
  'now',
  'unboundPresentations',
  'maxBodyBytes',
  'bodyTimeoutMs',
] as const

type Serve = (request: Request, param: string) => Promise<Response>

/**
 * A credential service: the endpoints of the VC API for issuing, verifying and deriving, DID resolution, and status lists. The
 * handler takes a `Request` and resolves to a `Response`, mounts under any server of that kind, never rejects, and reaches no network
 * unless `net` is given. Whoever may call it is for middleware to say.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, and those of `createVerifier`
 * @example
 * ```ts
 * import { createVcApiHandler, createVcApiIssuers } from 'rungs/exchange/vc-api'
 * import { createSigner, generateKey } from 'rungs/keys'
 * const issuers = createVcApiIssuers({ ed25519: createSigner(await generateKey()) })
 * const handle = createVcApiHandler({ issuers })
 * const response = await handle(new Request('http://localhost/issuers'))
 * response.status // 200
 * ```
 */
export function createVcApiHandler(options: CreateVcApiHandlerOptions = {}): Handler {
  checkOptions(options, OPTIONS, 'createVcApiHandler')
  requireOptions(options)
  const { basePath = '' } = options
  const service = createService(options)
  const endpointOf = (name: string): string => `${basePath}/issuers/${encodeURIComponent(name)}/credentials/issue`
  const operations: Readonly<Record<Operation, Serve>> = {
    issuers: () => handleIssuers(service, endpointOf),
    issue: async (request, name) => {
      const issuer = (await service.issuers()).find((one) => one.name === name)
      if (issuer === undefined) throw inputError('exchange.not_found', {})
      return handleIssue(request, service, issuer)
    },
    verifyCredential: (request) => handleVerifyCredential(request, service),
    verifyPresentation: (request) => handleVerifyPresentation(request, service),
    derive: (request) => handleDerive(request, service),
    identifier: (_request, did) => handleIdentifier(did, service),
    statusList: (request, listId) => handleStatusList(listId, request, service),
    revocationList: (request, number) => handleStatusList(`revocation/${number}`, request, service),
    suspensionList: (request, number) => handleStatusList(`suspension/${number}`, request, service),
    openapi: async () => {
      // Few ask for it, and its schemas are long.
      const { buildOpenApi } = await import('./openapi.js')
      return jsonResponse(200, buildOpenApi({ ...(options.baseUrl !== undefined && { baseUrl: options.baseUrl }), basePath }))
    },
  }
  return async (request) => {
    try {
      const response = await serve(request, basePath, operations)
      return request.method === 'HEAD' ? new Response(null, response) : response
    } catch (error) {
      return problemOfThrown(error)
    }
  }
}

async function serve(request: Request, basePath: string, operations: Readonly<Record<Operation, Serve>>): Promise<Response> {
  const { pathname } = new URL(request.url)
  const isBelow = pathname.startsWith(`${basePath}/`)
  const match = isBelow ? matchRoute(pathname.slice(basePath.length)) : undefined
  if (match === undefined) throw inputError('exchange.not_found', {})
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const route = match.routes.find((one) => one.method === method)
  if (route === undefined) {
    const allowed = match.routes.map((one) => one.method)
    return problemResponse(inputError('exchange.method_not_allowed', { allowed }), { allow: allowed.join(', ') })
  }
  return operations[route.operation](request, match.param)
}

function requireOptions(options: CreateVcApiHandlerOptions): void {
  const { issuers = [], baseUrl, basePath = '', maxBodyBytes = 1, bodyTimeoutMs = 1, unboundPresentations } = options
  const isIssuer = (one: unknown): boolean => typeof (one as { readonly secure?: unknown } | undefined)?.secure === 'function'
  const isList = Array.isArray(issuers) && issuers.every(isIssuer)
  requireOption(typeof issuers === 'function' || isList, 'issuers', 'list of issuers, or what makes one')
  const names = typeof issuers === 'function' ? [] : issuers.map(({ name }) => name)
  requireOption(new Set(names).size === names.length, 'issuers', 'issuers whose names differ')
  requireOption(
    baseUrl === undefined || (isAbsoluteUrl(baseUrl) && !/[/#?]$/.test(baseUrl)),
    'baseUrl',
    'URL that ends in no slash',
  )
  requireOption(basePath === '' || /^(\/[\w.~-]+)+$/.test(basePath), 'basePath', 'path that begins with a slash and ends in none')
  requireOption(Number.isSafeInteger(maxBodyBytes) && maxBodyBytes > 0, 'maxBodyBytes', 'number of bytes')
  requireTimer('bodyTimeoutMs', bodyTimeoutMs)
  const isUnbound = unboundPresentations === undefined || unboundPresentations === acceptUnboundPresentations
  requireOption(isUnbound, 'unboundPresentations', 'acceptUnboundPresentations')
}
