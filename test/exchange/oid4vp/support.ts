import { request as httpRequest } from 'node:http'
import { inputError, type JsonObject, operationError, utf8 } from '../../../src/core/index.js'
import type { Handler } from '../../../src/exchange/index.js'
import {
  type CreateOid4vpVerifierOptions,
  type CreatePresentationRequestInput,
  createOid4vpVerifier,
  type Oid4vpVerifier,
  toDcqlQuery,
} from '../../../src/exchange/oid4vp/index.js'
import type { Signer } from '../../../src/keys/index.js'
import type { PostingNet } from '../../../src/net/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { createSdJwtVc } from '../../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { badgeOf, controllerOf, type Loose, loader, newSigner, signedBadge, tokenBadge } from '../../support/badges.js'
import { type Client, serveOn } from '../support.js'

export const ORIGIN = 'https://verifier.example'
export const BASE = `${ORIGIN}/oid4vp`
export const ACHIEVEMENT = 'https://courier.example/achievements/first-aid'
export const VCT = 'https://courier.example/types/first-aid'
export { mechanisms }

/** A clock that is moved by hand, near to the system's: peers look at that one. */
export interface Clock {
  ms: number
}

/** What a request over loopback was answered. */
export interface Answered {
  readonly status: number
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly json: Loose
  readonly location: string | undefined
  readonly allow: string | undefined
}

/** Sends to loopback what is for a host that no name server knows. */
export function sendTo(port: number, url: string, method: string, body?: Uint8Array, contentType?: string): Promise<Answered> {
  const { pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const headers = contentType === undefined ? {} : { 'content-type': contentType }
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, method, path: pathname + search, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          let json: Loose = {}
          try {
            json = JSON.parse(bytes.toString('utf8'))
          } catch {}
          resolve({
            status: response.statusCode ?? 0,
            contentType: (response.headers['content-type'] ?? '').split(';')[0] as string,
            bytes,
            json,
            location: response.headers.location,
            allow: response.headers.allow,
          })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** A net over real HTTP, for hosts that stand for servers on loopback; it keeps to the rules of the real one that matter here. */
export function netTo(hosts: Readonly<Record<string, number>>): PostingNet & { readonly seen: string[] } {
  const seen: string[] = []
  const portOf = (url: string): number => {
    const port = hosts[new URL(url).hostname]
    if (!url.startsWith('https://')) throw inputError('net.url_unsupported', { reason: 'scheme' })
    if (port === undefined) throw operationError('net.unreachable', { host: new URL(url).hostname, reason: 'ENOTFOUND' })
    return port
  }
  return {
    seen,
    async fetch(url, options = {}) {
      seen.push(`GET ${url}`)
      const answer = await sendTo(portOf(url), url, 'GET')
      if (answer.location !== undefined) return this.fetch(answer.location, options)
      const host = new URL(url).hostname
      if (answer.status !== 200) throw operationError('net.status', { host, status: answer.status })
      const { types, maxBytes = 1e6 } = options
      if (Array.isArray(types) && !types.includes(answer.contentType))
        throw operationError('net.content_type', { host, contentType: answer.contentType })
      if (answer.bytes.length > maxBytes) throw operationError('net.too_large', { host, part: 'body', limitBytes: maxBytes })
      return { ...answer, url, fetchedAt: '', fromCache: false }
    },
    async post(url, { body, contentType, maxBytes = 1e6 }) {
      seen.push(`POST ${url}`)
      const bytes = typeof body === 'string' ? utf8(body) : body
      const answer = await sendTo(portOf(url), url, 'POST', bytes, contentType)
      const host = new URL(url).hostname
      if (answer.location !== undefined) throw operationError('net.redirect_forbidden', { host, reason: 'location' })
      if (answer.bytes.length > maxBytes) throw operationError('net.too_large', { host, part: 'body', limitBytes: maxBytes })
      return { ...answer, url, fetchedAt: '', fromCache: false }
    },
  }
}

/** A verifier on loopback, a wallet that reaches it, and what the wallet holds. */
export interface World {
  readonly clock: Clock
  readonly client: Client
  readonly net: ReturnType<typeof netTo>
  readonly verifier: Oid4vpVerifier
  readonly signer: Signer
  readonly issuer: Signer
  readonly holder: Signer
  ask(input?: Partial<CreatePresentationRequestInput>): ReturnType<Oid4vpVerifier['createRequest']>
  post(url: string, fields: Readonly<Record<string, string>> | string): Promise<Answered>
}

export async function newWorld(more: Partial<CreateOid4vpVerifierOptions> & { readonly unsigned?: true } = {}): Promise<World> {
  const clock: Clock = { ms: Date.now() }
  const [signer, issuer, holder] = await Promise.all([newSigner('ES256'), newSigner(), newSigner()])
  const { unsigned, ...options } = more
  const verifier = createOid4vpVerifier({
    store: createMemoryStore(),
    verifier: createVerifier({ mechanisms, now: () => new Date(clock.ms) }),
    responseBaseUrl: BASE,
    now: () => new Date(clock.ms),
    ...(unsigned === undefined && { signer }),
    ...options,
  })
  const client = await serveOn(verifier.handle as Handler)
  const net = netTo({ 'verifier.example': client.port })
  const query = toDcqlQuery({ achievements: [ACHIEVEMENT] })
  return {
    clock,
    client,
    net,
    verifier,
    signer,
    issuer,
    holder,
    ask: (input = {}) => verifier.createRequest({ query, ...input }),
    post: (url, fields) =>
      sendTo(
        client.port,
        url,
        'POST',
        Buffer.from(typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()),
        'application/x-www-form-urlencoded',
      ),
  }
}

const valid = { validFrom: '2025-01-01T00:00:00Z', validUntil: '2099-01-01T00:00:00Z' }

/** The badge of the tests about a holder. */
export function ldpBadge({ issuer, holder }: Pick<World, 'issuer' | 'holder'>, changes: object = {}): Promise<JsonObject> {
  return signedBadge(
    issuer,
    badgeOf(controllerOf(issuer), { ...valid, subject: { id: controllerOf(holder) }, ...changes }),
    Date.now(),
  )
}

export function jwtBadge({ issuer, holder }: Pick<World, 'issuer' | 'holder'>): Promise<string> {
  return tokenBadge(issuer, badgeOf(controllerOf(issuer), { ...valid, subject: { id: controllerOf(holder) } }))
}

/** The badge as an SD-JWT VC with a name that can be left out. */
export async function sdJwtBadge({ issuer, holder }: Pick<World, 'issuer' | 'holder'>, claims: object = {}): Promise<string> {
  const mechanism = createSdJwtVc({ holderKey: holder.publicJwk, disclosable: ['/given_name', '/family_name'] })
  const { credential } = await mechanism.secure(
    {
      vct: VCT,
      iss: controllerOf(issuer),
      achievement: { id: ACHIEVEMENT },
      given_name: 'Ana',
      family_name: 'Souza',
      ...claims,
    } as JsonObject,
    { signer: issuer, loader, now: Date.now() },
  )
  return credential as string
}

export const sdJwtQuery = (more: object = {}): object => ({
  credentials: [{ id: 'badge', format: 'dc+sd-jwt', meta: { vct_values: [VCT] }, claims: [{ path: ['given_name'] }], ...more }],
})

/** The parameters that a link carries, or that its request object says. */
export async function parametersOf(world: World, uri: string): Promise<Loose> {
  const outer = Object.fromEntries(new URL(uri).searchParams)
  const from = outer['request_uri']
  if (from === undefined)
    return Object.fromEntries(
      Object.entries(outer).map(([name, value]) => [name, value.startsWith('{') ? JSON.parse(value) : value]),
    )
  const { bytes } = await sendTo(world.client.port, from, 'GET')
  return JSON.parse(Buffer.from(Buffer.from(bytes).toString().split('.')[1] as string, 'base64url').toString())
}
