import type { ServerResponse } from 'node:http'
import type { JsonObject } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { createNet, type Net, type NetOptions } from '../../src/net/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import {
  type BitstringStatusListCredentialInput,
  buildBitstringStatusListCredential,
  createStatusList,
  encodeBitstring,
  type StatusList,
  setStatus,
} from '../../src/status/index.js'
import { controllerOf, loader, NOW_MS } from './badges.js'
import { startServer, type TestServer } from './https.js'

/** What a path answers: a document, or what a handler does. */
export type Page = unknown | ((response: ServerResponse) => void)

/** A real https server of status lists that counts what it is asked. */
export interface ListServer {
  readonly server: TestServer
  /** The URL of a path. */
  readonly at: (path: string) => string
  /** Puts a document under a path and gives its URL. */
  readonly put: (path: string, page: Page) => string
  readonly requests: (path: string) => number
  /** The `Accept` header of the last request for a path. */
  readonly accepted: (path: string) => string | undefined
  readonly net: (options?: NetOptions) => Net
}

export async function startListServer(): Promise<ListServer> {
  const pages = new Map<string, Page>()
  const counts = new Map<string, number>()
  const accepts = new Map<string, string | undefined>()
  const server = await startServer((request, response) => {
    const path = request.url ?? ''
    counts.set(path, (counts.get(path) ?? 0) + 1)
    accepts.set(path, request.headers.accept)
    const page = pages.get(path)
    if (page === undefined) return void response.writeHead(404).end()
    if (typeof page === 'function') return page(response) as undefined
    return void response.end(typeof page === 'string' || page instanceof Uint8Array ? page : JSON.stringify(page))
  })
  const at = (path: string): string => `https://localhost:${server.port}${path}`
  return {
    server,
    at,
    put: (path, page) => {
      pages.set(path, page)
      return at(path)
    },
    requests: (path) => counts.get(path) ?? 0,
    accepted: (path) => accepts.get(path),
    net: (options = {}) =>
      createNet({ ca: server.ca, ports: [server.port], unsafeAllowAddresses: ['127.0.0.1', '::1'], ...options }),
  }
}

/** A list in which some statuses are set. */
export function listWith(values: Readonly<Record<number, number>> = {}, statusSize = 1): StatusList {
  return Object.entries(values).reduce(
    (list, [index, value]) => setStatus(list, Number(index), value),
    createStatusList({ statusSize }),
  )
}

/** A signed Bitstring Status List credential. */
export async function signedList(
  url: string,
  signer: Signer,
  list: StatusList = listWith(),
  changes: Partial<BitstringStatusListCredentialInput> = {},
  mechanism: Mechanism = eddsaRdfc2022,
): Promise<JsonObject | string> {
  const credential = buildBitstringStatusListCredential({
    id: url,
    issuer: controllerOf(signer),
    validFrom: '2026-05-01T09:00:00Z',
    statusPurpose: 'revocation',
    encodedList: await encodeBitstring(list),
    ...changes,
  })
  return secureList(credential, signer, mechanism)
}

export async function secureList(
  credential: JsonObject,
  signer: Signer,
  mechanism: Mechanism = eddsaRdfc2022,
): Promise<JsonObject | string> {
  return (await mechanism.secure(credential, { signer, loader, now: NOW_MS })).credential
}
