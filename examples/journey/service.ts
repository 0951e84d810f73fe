import {
  createRequestIds,
  createRequestLimits,
  createSecurityHeaders,
  type Handler,
  type Middleware,
  withMiddleware,
} from 'rungs/exchange'
import { createNodeServer } from 'rungs/exchange/node'
import { createNet, type PostingNet, type SendingNet } from 'rungs/net'

/** What answers a service's requests, and what its own people work with. */
export interface Inside {
  readonly handler: Handler
  readonly around?: readonly Middleware[]
}

/** A service on this machine. */
export interface Service<T> {
  readonly url: string
  readonly inside: T
  close(): Promise<void>
}

/** Starts one. What it answers is made once its address is known, since offers, requests and status lists name it. */
export async function startService<T extends Inside>(build: (url: string) => T): Promise<Service<T>> {
  let handle: Handler = async () => new Response(null, { status: 503 })
  const server = createNodeServer((request, connection) => handle(request, connection))
  const { port } = await server.listen(0)
  const url = `http://127.0.0.1:${port}`
  const inside = build(url)
  const { handler, around = [] } = inside
  handle = withMiddleware(handler, ...around, createRequestIds(), createSecurityHeaders(), createRequestLimits())
  return { url, inside, close: () => server.close(1000) }
}

/** The one way outward, to the services of this example alone. In the world it is `createNet()`, which goes by https to public addresses. */
export function openNet(...services: readonly string[]): PostingNet & SendingNet {
  const ports = services.map((url) => Number(new URL(url).port))
  return createNet({ ports, unsafeAllowAddresses: ['127.0.0.1'], hosts: (host) => host === '127.0.0.1', cache: false })
}
