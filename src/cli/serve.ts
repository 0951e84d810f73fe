import { isIP } from 'node:net'
import { isJsonObject, isRungsError, type JsonValue, late, usageError } from '../core/index.js'
import {
  createAccessLog,
  createAllowedHosts,
  createCors,
  createHealth,
  createRateLimit,
  createRequestIds,
  createRequestLimits,
  createSecurityHeaders,
  createTokenBucket,
  type Handler,
  type Middleware,
  withMiddleware,
} from '../exchange/index.js'
import { createNodeServer } from '../exchange/node.js'
import {
  acceptUnboundPresentations,
  createVcApiHandler,
  createVcApiIssuers,
  matchRoute,
  type VcApiKeys,
} from '../exchange/vc-api/index.js'
import { createSigner, generateKey, type SignatureAlgorithm, type Signer } from '../keys/index.js'
import { createNet } from '../net/index.js'
import { mechanisms } from '../preset/index.js'
import { createBbsSigner, generateBbsKey } from '../securing/data-integrity/bbs-2023.js'
import { createVerifier } from '../verify/index.js'
import { readArgs } from './args.js'
import { listFiles, readJsonFile } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadKey } from './load-key.js'
import { readServeConfig, type ServeConfig } from './serve-config.js'
import { type OpenStatusLists, openStatusLists } from './serve-lists.js'
import { styleFor } from './style.js'

/** `rungs serve` */
export async function serve(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      config: { type: 'string' },
      host: { type: 'string' },
      port: { type: 'string' },
      'base-url': { type: 'string' },
      key: { type: 'string' },
      documents: { type: 'string' },
      ladder: { type: 'string' },
      store: { type: 'string' },
      database: { type: 'string' },
      offers: { type: 'boolean' },
      'allow-network': { type: 'boolean' },
      'accept-unbound-presentations': { type: 'boolean' },
      'unsafe-no-auth': { type: 'boolean' },
    },
    words: [0, 0],
  })
  const config = await readServeConfig(io, args)
  const { host, auth, limits } = config
  if (auth === undefined && !isLoopback(host) && !args.flag('unsafe-no-auth'))
    throw usageError('cli.usage', { problem: 'auth_missing', what: host })
  const state = { isEnding: false }
  let handle: Handler = async () => new Response(null, { status: 503 })
  const server = createNodeServer((request, connection) => handle(request, connection), {
    ...(limits.maxConnections !== undefined && { maxConnections: limits.maxConnections }),
  })
  // The port may be chosen only now, and the lists name it.
  const { port } = await server.listen(config.port, host).catch((error: NodeJS.ErrnoException) => {
    throw usageError('cli.usage', { problem: 'config_value', what: `${host}:${config.port} (${error.code ?? 'unknown'})` })
  })
  const baseUrl = config.baseUrl ?? `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  let statusLists: OpenStatusLists | undefined
  try {
    const keys = await loadKeys(io, config.keys)
    statusLists = await openStatusLists(io, config, baseUrl, keys.ed25519)
    const opened = statusLists
    const ready = async (): Promise<boolean> => {
      await opened?.ask()
      return !state.isEnding
    }
    const parts = { keys, opened, baseUrl, ready }
    handle = await createHandler(io, config, parts)
    const { say } = styleFor(io)
    io.err(`${say('serve.listening', { url: `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}` })}\n`)
    if (config.keys.length === 0) io.err(`${say('serve.fresh')}\n`)
    if (auth === undefined) io.err(`${say('serve.open')}\n`)
    await untilStopped(io)
    state.isEnding = true
  } finally {
    await server.close(limits.graceMs)
    await statusLists?.close()
  }
  io.err(`${styleFor(io).say('serve.ended')}\n`)
  return EXIT.ok
}

/** Where nobody can tell it to stop, it ends at once. */
function untilStopped({ stopSignal }: CliIo): Promise<void> {
  const signal = stopSignal?.()
  return new Promise((resolve) => {
    if (signal === undefined || signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** An address that only this machine reaches. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

interface HandlerParts {
  readonly keys: VcApiKeys
  readonly opened: OpenStatusLists | undefined
  readonly baseUrl: string
  /** Whether requests should come; a rejection means no. */
  readonly ready: () => Promise<boolean>
}

async function createHandler(io: CliIo, config: ServeConfig, { keys, opened, baseUrl, ready }: HandlerParts): Promise<Handler> {
  const { limits } = config
  const files = config.documents === undefined ? [] : await listFiles(io, config.documents, /\.json$/i)
  const documents = await Promise.all(files.map((file) => readJsonFile(io, file)))
  const net = config.allowNetwork ? { net: io.net ?? createNet() } : {}
  const lists = opened?.lists
  const service = createVcApiHandler({
    // A key for BBS signatures takes as long as everything else: the first who asks for the issuers waits for it.
    issuers: async () => createVcApiIssuers({ ...keys, ...(config.keys.length === 0 && (await freshBbs())) }, lists),
    ...(lists !== undefined && { statusLists: lists }),
    baseUrl,
    documents,
    ...net,
    ...(config.acceptUnboundPresentations && { unboundPresentations: acceptUnboundPresentations }),
    ...(limits.maxBodyBytes !== undefined && { maxBodyBytes: limits.maxBodyBytes }),
    ...(limits.bodyTimeoutMs !== undefined && { bodyTimeoutMs: limits.bodyTimeoutMs }),
  })
  const { kept } = opened ?? {}
  const offers =
    config.offers && opened !== undefined && kept !== undefined
      ? await (await import('./serve-offers.js')).createServedOffers(
          { ...kept, lists: opened.lists, keys, baseUrl, verifier: createVerifier({ mechanisms, documents, ...net }), ...net },
          config,
        )
      : undefined
  const routeOf = (pathname: string): string =>
    matchRoute(pathname)?.routes[0]?.path ?? offers?.routeOf(pathname) ?? operationsOf(pathname)
  return withMiddleware(
    offers === undefined ? service : offers.before(service),
    createAccessLog({ write: (line) => io.out(`${line}\n`), routeOf }),
    createRequestIds(),
    createSecurityHeaders(),
    ...(config.cors === undefined ? [] : [createCors(config.cors)]),
    // Tokens are no page's own; without them a page must not get in by a name that leads here.
    ...(config.auth === undefined && isLoopback(config.host) ? [createAllowedHosts({ hosts: [new URL(baseUrl).hostname] })] : []),
    createHealth({ isReady: ready }),
    createRequestLimits(limits.maxConcurrent === undefined ? {} : { maxConcurrent: limits.maxConcurrent }),
    ...(config.rateLimit === undefined ? [] : [createRateLimit({ limiter: createTokenBucket(config.rateLimit) })]),
    // Pages are for people, who have no tokens.
    latePage('/verify', async () => (await import('../web/index.js')).createVerifyPage()),
    ...(await createLadders(io, config, documents)),
    // Without ladders workers keep their badges all the same.
    latePage('/badges', async () => {
      const { createMyBadgesPage } = await import('../web/index.js')
      return createMyBadgesPage({ documents: documents.filter(isJsonObject) })
    }),
    ...(await createAuth(io, config)),
  )
}

function operationsOf(pathname: string): string {
  if (pathname === '/healthz' || pathname === '/readyz') return pathname
  return /^\/(?:verify|ladders|badges)(?=\/|$)/.exec(pathname)?.[0] ?? '*'
}

async function createLadders(
  io: CliIo,
  { ladders: files }: ServeConfig,
  documents: readonly JsonValue[],
): Promise<readonly Middleware[]> {
  if (files.length === 0) return []
  const { loadLadder } = await import('./load-ladder.js')
  const ladders = await Promise.all(files.map((file) => loadLadder(io, file)))
  const load = async (): Promise<Middleware> => {
    const { createLadderPages } = await import('../web/index.js')
    return createLadderPages({ ladders, documents: documents.filter(isJsonObject) })
  }
  const own = async (): Promise<Middleware> => {
    const { createMyBadgesPage } = await import('../web/index.js')
    return createMyBadgesPage({ ladders, documents: documents.filter(isJsonObject) })
  }
  return [latePage('/ladders', load), latePage('/badges', own)]
}

/** Pages are loaded when somebody comes to see them: a service that nobody looks at need not wait for them. */
function latePage(path: string, load: () => Promise<Middleware>): Middleware {
  const loaded = late(load)
  return (next) => async (request, connection) => {
    const { pathname } = new URL(request.url)
    if (pathname !== path && !pathname.startsWith(`${path}/`)) return next(request, connection)
    return (await loaded())(next)(request, connection)
  }
}

async function createAuth(io: CliIo, { auth }: ServeConfig): Promise<readonly Middleware[]> {
  if (auth === undefined) return []
  const { createBearerAuth } = await import('../exchange/bearer.js')
  const { jwks, ...rest } = auth
  return [
    createBearerAuth({
      ...(rest as Omit<typeof rest, 'algorithms'>),
      ...(rest.algorithms !== undefined && { algorithms: rest.algorithms as never }),
      ...(jwks !== undefined && { jwks: await readJsonFile(io, jwks) }),
      // What is on no route answers 404 to anybody.
      scopeOf: ({ url, method }) => {
        const routes = matchRoute(new URL(url).pathname)?.routes ?? []
        return (routes.find((one) => one.method === method) ?? routes[0])?.scope
      },
    }),
  ]
}

/** A signer for each algorithm of the key files, or new ones of every kind where there are none. @throws RungsError `cli.usage` */
async function loadKeys(io: CliIo, files: readonly string[]): Promise<VcApiKeys> {
  const signers: Signer[] = []
  for (const file of files) {
    const key = await loadKey(io, file)
    const signer = createSigner(key.secretKeyJwk, { id: key.id })
    // Two of one kind would leave it open which of them signs.
    if (signers.some(({ alg }) => alg === signer.alg)) throw usageError('cli.usage', { problem: 'not_together', what: '--key' })
    signers.push(signer)
  }
  if (files.length === 0) {
    for (const alg of ['Ed25519', 'ES256', 'ES384'] as const) signers.push(createSigner(await generateKey(alg)))
  }
  const of = (alg: SignatureAlgorithm): Signer | undefined => signers.find((one) => one.alg === alg)
  const [ed25519, p256, p384] = [of('Ed25519'), of('ES256'), of('ES384')]
  return {
    ...(ed25519 !== undefined && { ed25519 }),
    ...(p256 !== undefined && { p256 }),
    ...(p384 !== undefined && { p384 }),
  }
}

/** Where the optional package for these keys is missing, the mechanism is not offered. */
async function freshBbs(): Promise<Pick<VcApiKeys, 'bbs'>> {
  try {
    return { bbs: createBbsSigner(await generateBbsKey()) }
  } catch (error) {
    if (!isRungsError(error) || error.code !== 'securing.peer_missing') throw error
    return {}
  }
}
