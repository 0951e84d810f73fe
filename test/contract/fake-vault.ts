import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { KeyPair } from '../../src/keys/index.js'
import { signDigest } from './sign-digest.js'

/** A transit key with its versions, the first being 1. */
export interface FakeVaultKey {
  readonly type: string
  readonly versions: readonly KeyPair[]
  readonly derived?: boolean
}

/** One request as the server saw it. */
export interface VaultCall {
  readonly method: string
  readonly path: string
  readonly token: string | undefined
  readonly namespace: string | undefined
  readonly body: Record<string, unknown>
}

/** Behaves like the transit engine of Vault 1.x by its API documentation, for reading keys and signing. */
export interface FakeVault {
  readonly calls: VaultCall[]
  readonly handler: RequestListener
  /** Answers the next requests itself. */
  next: ((response: ServerResponse, call: VaultCall) => boolean) | undefined
}

export const TOKEN = 'hvs.CAESI-a-secret-token'

export function createFakeVault(keys: Readonly<Record<string, FakeVaultKey>>, mount = 'transit'): FakeVault {
  const fake: FakeVault = {
    calls: [],
    next: undefined,
    handler: async (request, response) => {
      const call = await readCall(request)
      fake.calls.push(call)
      if (fake.next?.(response, call)) return
      if (call.token !== TOKEN) return answer(response, 403, { errors: ['permission denied'] })
      const [, verb, name = ''] = new RegExp(`^/v1/${mount}/(keys|sign)/([^/]+)$`).exec(call.path) ?? []
      const key = keys[name]
      if (verb === 'keys' && call.method === 'GET') {
        return key === undefined ? answer(response, 404, { errors: [] }) : answer(response, 200, envelope(describeKey(name, key)))
      }
      if (verb !== 'sign' || call.method !== 'POST') return answer(response, 404, { errors: [] })
      if (key === undefined) return answer(response, 400, { errors: ['signing key not found'] })
      try {
        answer(response, 200, envelope(signWith(key, call.body)))
      } catch (error) {
        answer(response, 400, { errors: [String((error as Error).message)] })
      }
    },
  }
  return fake
}

async function readCall(request: IncomingMessage): Promise<VaultCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const header = (name: string): string | undefined => request.headers[name] as string | undefined
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    token: header('x-vault-token'),
    namespace: header('x-vault-namespace'),
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  }
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** What stands around the data of an answer. */
export function envelope(data: object): object {
  return {
    request_id: '8b1f',
    lease_id: '',
    renewable: false,
    lease_duration: 0,
    data,
    wrap_info: null,
    warnings: null,
    auth: null,
  }
}

function describeKey(name: string, { type, versions, derived = false }: FakeVaultKey): object {
  const keys = versions.map(({ publicJwk }, index) => [
    String(index + 1),
    { creation_time: '2026-01-01T00:00:00.000000000Z', name, public_key: derived ? '' : publicText(publicJwk, type) },
  ])
  const latest = {
    latest_version: versions.length,
    min_available_version: 0,
    min_decryption_version: 1,
    min_encryption_version: 0,
  }
  return {
    type,
    name,
    derived,
    exportable: false,
    deletion_allowed: false,
    ...latest,
    keys: Object.fromEntries(keys),
    supports_signing: true,
  }
}

function publicText(jwk: KeyPair['publicJwk'], type: string): string {
  if (type === 'ed25519') return Buffer.from(jwk.x as string, 'base64url').toString('base64')
  return createPublicKey({ key: jwk as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string
}

function signWith({ type, versions }: FakeVaultKey, body: Record<string, unknown>): object {
  const version = (body['key_version'] as number | undefined) || versions.length
  const pair = versions[version - 1]
  if (pair === undefined) throw new Error('requested version for signing is higher than the latest key version')
  const input = Buffer.from(String(body['input'] ?? ''), 'base64')
  if (input.toString('base64') !== body['input']) throw new Error('unable to decode input as base64')
  const signature = type === 'ed25519' ? signPure(pair, input) : signDigested(pair, type, input, body)
  const encoded = Buffer.from(signature).toString(body['marshaling_algorithm'] === 'jws' ? 'base64url' : 'base64')
  return { signature: `vault:v${version}:${encoded}`, key_version: version }
}

function signPure(pair: KeyPair, input: Uint8Array): Uint8Array {
  return sign(null, input, createPrivateKey({ key: pair.secretJwk as never, format: 'jwk' }))
}

function signDigested(pair: KeyPair, type: string, input: Uint8Array, body: Record<string, unknown>): Uint8Array {
  const { prehashed = false, hash_algorithm: hash = 'sha2-256', signature_algorithm: scheme = 'pss' } = body
  if (type.startsWith('rsa') && scheme !== 'pkcs1v15') throw new Error('this fake knows no pss')
  const key = createPrivateKey({ key: pair.secretJwk as never, format: 'jwk' })
  const compact = body['marshaling_algorithm'] === 'jws'
  if (prehashed !== true) {
    return sign(String(hash).replace('sha2-', 'sha'), input, { key, dsaEncoding: compact ? 'ieee-p1363' : 'der' })
  }
  if (input.length !== (hash === 'sha2-384' ? 48 : 32)) throw new Error('input is no digest')
  return signDigest(pair, input, compact ? 'compact' : 'der')
}

/** The fake over plain http on loopback. */
export async function startHttp(handler: RequestListener): Promise<{ readonly port: number; close(): void }> {
  const server = createServer(handler)
  // A test that keeps the thread busy must not find its connection closed afterwards.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
