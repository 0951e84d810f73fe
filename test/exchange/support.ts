import { request as httpRequest } from 'node:http'
import { createConnection } from 'node:net'
import { afterAll } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import type { Handler } from '../../src/exchange/index.js'
import { type CreateNodeServerOptions, createNodeServer } from '../../src/exchange/node.js'
import {
  type CreateVcApiHandlerOptions,
  createMemoryStatusLists,
  createVcApiHandler,
  createVcApiIssuers,
  type MemoryStatusLists,
} from '../../src/exchange/vc-api/index.js'
import { createSigner, generateKey, type Signer } from '../../src/keys/index.js'
import { createBbsSigner, generateBbsKey } from '../../src/securing/data-integrity/bbs-2023.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import type { Loose } from '../support/badges.js'

export const BASE_URL = 'http://127.0.0.1:8080'
export const V2 = 'https://www.w3.org/ns/credentials/v2'
export const V1 = 'https://www.w3.org/2018/credentials/v1'

/** A service with every key, and what signs and publishes for it. */
export interface TestService {
  readonly handle: Handler
  readonly lists: MemoryStatusLists
  readonly ed25519: Signer
}

export async function newService(more: Partial<CreateVcApiHandlerOptions> = {}): Promise<TestService> {
  const ed25519 = createSigner(await generateKey('Ed25519'))
  const lists = createMemoryStatusLists({ baseUrl: BASE_URL, signer: ed25519, mechanism: eddsaRdfc2022 })
  const keys = {
    ed25519,
    p256: createSigner(await generateKey('ES256')),
    p384: createSigner(await generateKey('ES384')),
    bbs: createBbsSigner(await generateBbsKey()),
  }
  const issuers = createVcApiIssuers(keys, lists)
  return { handle: createVcApiHandler({ issuers, statusLists: lists, baseUrl: BASE_URL, ...more }), lists, ed25519 }
}

/** What a server answered. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** The body as JSON; an empty object where it is none. */
  readonly json: Loose
}

/** A server on loopback and what asks it over real HTTP. */
export interface Client {
  readonly port: number
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  ask(method: string, path: string, body?: string | Uint8Array, headers?: Record<string, string>): Promise<Answer>
  /** Writes bytes to a connection as they are, and resolves to all that comes back until it closes. */
  raw(...parts: readonly (string | number)[]): Promise<string>
  close(): Promise<void>
}

const open: Client[] = []
afterAll(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** Serves a handler until the tests of the file are done. */
export async function serveOn(handler: Handler, options: CreateNodeServerOptions = {}): Promise<Client> {
  const server = createNodeServer(handler, options)
  const { port } = await server.listen(0)
  const ask: Client['ask'] = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: jsonOf(text) })
        })
      })
      request.on('error', reject)
      request.end(body)
    })
  const client: Client = {
    port,
    ask,
    get: (path, headers) => ask('GET', path, undefined, headers),
    post: (path, body, headers) => ask('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers }),
    raw: (...parts) =>
      new Promise((resolve, reject) => {
        let text = ''
        const socket = createConnection({ host: '127.0.0.1', port }, async () => {
          for (const part of parts) {
            if (typeof part === 'number') await new Promise((go) => setTimeout(go, part))
            else if (socket.writable) socket.write(part)
          }
        })
        socket.on('data', (chunk) => (text += chunk.toString('latin1')))
        socket.on('close', () => resolve(text))
        socket.on('error', (error: NodeJS.ErrnoException) => (text === '' ? reject(error) : resolve(text)))
      }),
    close: () => server.close(1000),
  }
  open.push(client)
  return client
}

function jsonOf(text: string): Loose {
  try {
    return JSON.parse(text) as Loose
  } catch {
    return {} as Loose
  }
}

/** The least credential. */
export function credentialOf(issuer: unknown, changes: Record<string, unknown> = {}): JsonObject {
  return {
    '@context': [V2],
    type: ['VerifiableCredential'],
    issuer,
    credentialSubject: { id: 'did:example:subject' },
    ...changes,
  } as JsonObject
}

/** The issuers of a service by their names. */
export async function issuersOf(
  client: Client,
): Promise<Readonly<Record<string, { id: string; endpoint: string; keyType: string }>>> {
  const { json } = await client.get('/issuers')
  return Object.fromEntries(
    (json as unknown as { name: string; id: string; endpoint: string; keyType: string }[]).map((one) => [one.name, one]),
  )
}

/** Has a credential secured by an issuer of a service. */
export async function issuedBy(
  client: Client,
  name: string,
  changes: Record<string, unknown> = {},
  options?: object,
): Promise<Loose> {
  const issuer = (await issuersOf(client))[name] as { id: string; endpoint: string }
  const answer = await client.post(issuer.endpoint, {
    credential: credentialOf(issuer.id, changes),
    ...(options !== undefined && { options }),
  })
  if (answer.status !== 201) throw new Error(`${name}: ${answer.status} ${answer.text}`)
  return answer.json['verifiableCredential'] as Loose
}
