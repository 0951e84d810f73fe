import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll } from 'vitest'
import { isRungsError, type RungsError } from '../../src/core/index.js'
import { createNet, type Net, type NetOptions } from '../../src/net/index.js'
import { makeCertificate, startServer, type TestServer } from '../support/https.js'

/** A loopback server that remembers what it was asked. */
export interface Host extends TestServer {
  readonly seen: readonly IncomingMessage[]
  readonly url: (path: string) => string
  /** A net that trusts this server and may reach it. */
  readonly open: (options?: NetOptions) => Net
}

const hosts: Host[] = []
/** One for all: of two with the same name, the platform would find only one. */
const certificate = makeCertificate()
afterAll(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()))
})

/** Starts a server that is ended after the tests of the file. */
export async function startHost(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<Host> {
  const seen: IncomingMessage[] = []
  const { private: key, cert } = await certificate
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    seen.push(request)
    handler(request, response)
  }
  const server = await startServer(listener, { tls: { key, cert } })
  const host: Host = {
    ...server,
    ca: cert,
    seen,
    url: (path) => `https://localhost:${server.port}${path}`,
    open: (options = {}) => createNet({ ca: cert, ports: [server.port], unsafeAllowAddresses: ['127.0.0.1', '::1'], ...options }),
  }
  hosts.push(host)
  return host
}

/** The error that a fetch ends with. */
export async function failure(fetching: Promise<unknown>): Promise<RungsError> {
  const error = await fetching.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isRungsError(error)) throw new Error('a RungsError was expected', { cause: error })
  return error
}

/** A clock that stands still until it is moved. */
export function clockAt(start: string): { readonly now: () => Date; readonly advance: (seconds: number) => void } {
  let epochMs = Date.parse(start)
  return {
    now: () => new Date(epochMs),
    advance: (seconds) => {
      epochMs += seconds * 1000
    },
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
