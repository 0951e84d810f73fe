import { createConnection } from 'node:net'
import { createServer } from 'node:tls'
import { afterAll } from 'vitest'
import type { Handler } from '../../../src/exchange/index.js'
import { createNodeServer } from '../../../src/exchange/node.js'
import {
  type CreateOpenBadgesAuthorizationOptions,
  type CreateOpenBadgesProviderOptions,
  createOpenBadgesAuthorization,
  createOpenBadgesProvider,
  type OpenBadgesAuthorization,
  type OpenBadgesEndpoints,
  type OpenBadgesProvider,
  openBadgesScopes,
} from '../../../src/exchange/openbadges/index.js'
import { createNet, type NetOptions } from '../../../src/net/index.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { makeCertificate } from '../../support/https.js'

export const { readCredentials, upsertCredential, readProfile, updateProfile, offlineAccess } = openBadgesScopes
export const SERVICE = {
  title: 'Courier badges',
  termsOfService: 'https://courier.example/terms',
  privacyPolicyUrl: 'https://courier.example/privacy',
}
export const ENDPOINTS: OpenBadgesEndpoints = {
  registrationUrl: 'https://courier.example/register',
  authorizationUrl: 'https://courier.example/authorize',
  tokenUrl: 'https://courier.example/token',
}
export const BASE_URL = 'https://badges.courier.example'
export const API = '/ims/ob/v3p0'

const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing.splice(0)) await close()
})
/** One for all: of two with the same name, the platform would find only one. */
const certificate = makeCertificate()

/** A handler behind TLS on loopback, and a net that may reach it. */
export interface SecureHost {
  readonly baseUrl: string
  readonly open: (options?: NetOptions) => ReturnType<typeof createNet>
  /** What is to be served, set once the address is known. */
  serve(handler: Handler): void
}

/** Serves handlers over https as a host does: TLS ends in front, and the server is that of `rungs/exchange/node`. */
export async function startSecureHost(): Promise<SecureHost> {
  let current: Handler = async () => new Response(null, { status: 503 })
  const server = createNodeServer((request, connection) => current(request, connection))
  const { port: inner } = await server.listen(0)
  const { private: key, cert } = await certificate
  const front = createServer({ key, cert }, (socket) => {
    const behind = createConnection(inner, '127.0.0.1')
    socket.on('error', () => behind.destroy())
    behind.on('error', () => socket.destroy())
    socket.pipe(behind).pipe(socket)
  })
  front.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const { port } = front.address() as { port: number }
  closing.push(async () => {
    await new Promise((resolve) => front.close(resolve))
    await server.close(0)
  })
  return {
    baseUrl: `https://localhost:${port}`,
    open: (options = {}) => createNet({ ca: cert, ports: [port], unsafeAllowAddresses: ['127.0.0.1', '::1'], ...options }),
    serve(handler) {
      current = handler
    },
  }
}

/** A provider with its authorization server, in one handler. The user is whom the cookie names. */
export interface Platform {
  readonly handle: Handler
  readonly provider: OpenBadgesProvider
  readonly authorization: OpenBadgesAuthorization
  readonly store: Store
}

export function newPlatform(
  baseUrl: string,
  more: {
    readonly store?: Store
    readonly provider?: Partial<CreateOpenBadgesProviderOptions>
    readonly authorization?: Partial<CreateOpenBadgesAuthorizationOptions>
  } = {},
): Platform {
  const store = more.store ?? createMemoryStore()
  const authorization = createOpenBadgesAuthorization({
    store,
    baseUrl,
    authenticate: async (request, returnTo) =>
      /user=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1] ??
      new Response(null, {
        status: 302,
        headers: { location: `https://courier.example/login?to=${encodeURIComponent(returnTo)}` },
      }),
    ...more.authorization,
  })
  const { endpoints, verifyToken } = authorization
  const provider = createOpenBadgesProvider({ store, baseUrl, service: SERVICE, endpoints, verifyToken, ...more.provider })
  const handle: Handler = (request, connection) =>
    (new URL(request.url).pathname.startsWith('/ims/') ? provider : authorization).handle(request, connection)
  return { handle, provider, authorization, store }
}

/** The ticket of a page that asks for consent. */
export function ticketIn(html: string): string {
  const ticket = /name="ticket" value="([^"]+)"/.exec(html)?.[1]
  if (ticket === undefined) throw new Error('a page with a ticket was expected')
  return ticket
}

export function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString()
}

export function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`
}
