import { request } from 'node:https'
import { Readable } from 'node:stream'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '../../src/core/index.js'
import { type SignatureAlgorithm, type Signer, toMethodId } from '../../src/keys/index.js'
import { type CreateVaultSignerOptions, createVaultSigner, type VaultFetch } from '../../src/keys/kms/vault.js'
import { ecdsaRdfc2019 } from '../../src/securing/data-integrity/ecdsa-rdfc-2019.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { mechanismContract } from '../../src/testing/index.js'
import { failure } from '../keys/support.js'
import { startServer } from '../support/https.js'
import { newKeyPair } from '../support/keys.js'
import { answer, createFakeVault, envelope, startHttp, TOKEN } from './fake-vault.js'
import { runContract, runSignerContract } from './support.js'

const types = { Ed25519: 'ed25519', ES256: 'ecdsa-p256', ES384: 'ecdsa-p384', RS256: 'rsa-3072' } as const
const algorithms = Object.keys(types) as (keyof typeof types)[]
const pairsOf = async (alg: SignatureAlgorithm, count: number) =>
  Promise.all(Array.from({ length: count }, () => newKeyPair(alg)))
const pairs = Object.fromEntries(
  await Promise.all(algorithms.map(async (alg) => [alg, await pairsOf(alg, alg === 'ES256' ? 3 : 1)] as const)),
) as Record<SignatureAlgorithm, Awaited<ReturnType<typeof pairsOf>>>

const vault = createFakeVault({
  ...Object.fromEntries(algorithms.map((alg) => [alg, { type: types[alg], versions: pairs[alg] }])),
  derived: { type: 'ed25519', versions: pairs.Ed25519, derived: true },
  aes: { type: 'aes256-gcm96', versions: pairs.ES256 },
  p521: { type: 'ecdsa-p521', versions: pairs.ES256 },
  misfit: { type: 'ecdsa-p384', versions: pairs.ES256 },
  proto: { type: '__proto__', versions: pairs.ES256 },
})
const http = await startHttp(vault.handler)
const https = await startServer(vault.handler)

afterAll(async () => {
  http.close()
  await https.close()
})

beforeEach(() => {
  vault.calls.length = 0
  vault.next = undefined
})

const local = { address: `http://127.0.0.1:${http.port}`, unsafeHttpLoopback: true, token: TOKEN, fetch: globalThis.fetch }
const signerOf = (key: string, changes: Partial<CreateVaultSignerOptions> = {}): Promise<Signer> =>
  createVaultSigner({ ...local, key, ...changes })

describe.each(algorithms)('a %s key in Vault holds to the contract of signers', (alg) => {
  runSignerContract(() => signerOf(alg))
})

describe('what Vault is asked', () => {
  it.each([
    ['Ed25519', {}],
    ['ES256', { prehashed: true, hash_algorithm: 'sha2-256' }],
    ['ES384', { prehashed: true, hash_algorithm: 'sha2-384' }],
    ['RS256', { prehashed: true, hash_algorithm: 'sha2-256', signature_algorithm: 'pkcs1v15' }],
  ] as const)('%s: %j, and raw signatures', async (alg, more) => {
    const signer = await signerOf(alg, { id: 'did:web:platform.example#vault', namespace: 'teams/badges' })
    expect(signer).toMatchObject({ id: 'did:web:platform.example#vault', alg, publicJwk: pairs[alg].at(-1)?.publicJwk })
    await signer.sign(utf8('message'))
    expect(vault.calls.map(({ method, path }) => [method, path])).toEqual([
      ['GET', `/v1/transit/keys/${alg}`],
      ['POST', `/v1/transit/sign/${alg}`],
    ])
    expect(vault.calls.map(({ token, namespace }) => [token, namespace])).toEqual(Array(2).fill([TOKEN, 'teams/badges']))
    const { input, ...body } = vault.calls[1]?.body ?? {}
    expect(body).toEqual({ key_version: pairs[alg].length, marshaling_algorithm: 'jws', ...more })
    if (alg !== 'Ed25519') expect(input).not.toBe(Buffer.from('message').toString('base64'))
  })

  it('a version once chosen stays, also when the key is rotated', async () => {
    const signer = await signerOf('ES256', { version: 2 })
    expect(signer).toMatchObject({ id: toMethodId(pairs.ES256[1]?.publicJwk as never), publicJwk: pairs.ES256[1]?.publicJwk })
    await signer.sign(utf8('x'))
    expect(vault.calls[1]?.body['key_version']).toBe(2)
    expect(await failure(() => signerOf('ES256', { version: 4 }))).toMatchObject({
      code: 'keys.service_key_unusable',
      params: { service: 'vault', reason: 'version' },
    })
  })

  it('another mount and an address with a path', async () => {
    const other = createFakeVault({ k: { type: 'ed25519', versions: pairs.Ed25519 } }, 'signing/transit')
    const server = await startHttp((incoming, response) => {
      incoming.url = incoming.url?.replace('/vault/', '/') ?? ''
      other.handler(incoming, response as never)
    })
    const changes = { address: `http://127.0.0.1:${server.port}/vault/`, mount: 'signing/transit' }
    expect((await (await signerOf('k', changes)).sign(utf8('x'))).length).toBe(64)
    expect(other.calls.map(({ path }) => path)).toEqual(['/v1/signing/transit/keys/k', '/v1/signing/transit/sign/k'])
    server.close()
  })

  it('with the token in force at each request', async () => {
    const tokens = ['expired', TOKEN, TOKEN]
    const token = async (): Promise<string> => tokens.shift() ?? ''
    expect(await failure(() => signerOf('ES256', { token }))).toMatchObject({ params: { reason: 'http_403' } })
    const signer = await signerOf('ES256', { token })
    await signer.sign(utf8('x'))
    expect(await failure(() => signer.sign(utf8('x')))).toMatchObject({
      code: 'core.option_invalid',
      params: { option: 'token' },
    })
  })

  it('over https by a fetch that trusts a private authority', async () => {
    const address = `https://localhost:${https.port}`
    const signer = await createVaultSigner({ address, key: 'ES256', token: TOKEN, fetch: fetchTrusting(https.ca) })
    expect((await signer.sign(utf8('x'))).length).toBe(64)
    expect(
      await failure(() => createVaultSigner({ address, key: 'ES256', token: TOKEN, fetch: globalThis.fetch })),
    ).toMatchObject({
      code: 'keys.service_failed',
      retryable: false,
      params: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
  })
})

describe.each([
  [eddsaRdfc2022, 'Ed25519'],
  [ecdsaRdfc2019, 'ES384'],
  [ob3Jwt, 'ES256'],
  [ob3Jwt, 'RS256'],
] as const)('$id by a %s key in Vault', async (mechanism, alg) => {
  runContract(mechanismContract(mechanism, { signer: await signerOf(alg) }))
})

describe('options', () => {
  it.each([
    [{ address: 'http://vault.example:8200' }, 'address'],
    [{ address: 'http://localhost:8200' }, 'address'],
    [{ address: 'http://127.0.0.1.example:8200' }, 'address'],
    [{ address: 'http://10.0.0.1:8200' }, 'address'],
    [{ address: 'http://127.0.0.1:8200', unsafeHttpLoopback: false }, 'address'],
    [{ address: 'ftp://127.0.0.1' }, 'address'],
    [{ address: 'vault.example' }, 'address'],
    [{ address: 'https://user:secret@vault.example' }, 'address'],
    [{ address: 'https://vault.example/?a=b' }, 'address'],
    [{ address: 'https://vault.example/#a' }, 'address'],
    [{ address: 5 }, 'address'],
    [{ token: '' }, 'token'],
    [{ token: 'a\r\nx-evil: 1' }, 'token'],
    [{ token: undefined }, 'token'],
    [{ key: '../sys' }, 'key'],
    [{ key: 'a/b' }, 'key'],
    [{ key: '..' }, 'key'],
    [{ key: 'a%2fb' }, 'key'],
    [{ key: '' }, 'key'],
    [{ mount: '/transit' }, 'mount'],
    [{ mount: 'a/../b' }, 'mount'],
    [{ mount: '' }, 'mount'],
    [{ namespace: 'a\nb' }, 'namespace'],
    [{ version: 0 }, 'version'],
    [{ version: 1.5 }, 'version'],
    [{ timeoutMs: 0 }, 'timeoutMs'],
    [{ timeoutMs: '5' }, 'timeoutMs'],
    [{ fetch: undefined }, 'fetch'],
  ])('%j is refused before Vault is asked', async (change, option) => {
    const found = await failure(() => signerOf('ES256', change as never))
    expect(found).toMatchObject({ code: 'core.option_invalid', kind: 'usage', params: { option } })
    expect(JSON.stringify(found)).not.toMatch(/secret|evil/)
    expect(vault.calls).toEqual([])
  })

  it('an id that is no URL and an unknown option are refused', async () => {
    expect((await failure(() => signerOf('ES256', { id: 'key-1' }))).code).toBe('keys.method_invalid')
    expect((await failure(() => signerOf('ES256', { agent: 1 } as never))).code).toBe('core.option_unknown')
  })
})

describe('keys that cannot be used', () => {
  it.each([
    ['aes', 'keys.type_unsupported', 'usage', { type: 'aes256-gcm96' }],
    ['p521', 'keys.type_unsupported', 'usage', { type: 'ecdsa-p521' }],
    ['proto', 'keys.type_unsupported', 'usage', { type: '__proto__' }],
    ['derived', 'keys.service_key_unusable', 'operation', { service: 'vault', reason: 'derived' }],
    ['nowhere', 'keys.service_key_unusable', 'operation', { service: 'vault', reason: 'missing' }],
    ['misfit', 'keys.service_answer_invalid', 'operation', { operation: 'read key', reason: 'public_key' }],
  ])('%s: %s', async (key, code, kind, params) => {
    expect(await failure(() => signerOf(key))).toMatchObject({ code, kind, params })
  })
})

describe('when Vault fails', () => {
  it.each([
    [400, false],
    [403, false],
    [404, false],
    [412, true],
    [429, true],
    [472, true],
    [473, true],
    [500, true],
    [502, true],
    [503, true],
    [204, false],
  ])('HTTP %i', async (status, retryable) => {
    const signer = await signerOf('ES256')
    vault.next = (response) => {
      if (status === 204) response.writeHead(204).end()
      else answer(response, status, { errors: [`trouble with ${TOKEN}`] })
      return true
    }
    const found = await failure(() => signer.sign(utf8('x')))
    expect(found).toMatchObject({
      code: 'keys.service_failed',
      kind: 'operation',
      retryable,
      params: { service: 'vault', operation: 'sign', reason: `http_${status}` },
    })
    expect(`${JSON.stringify(found)} ${found.message} ${found.cause}`).not.toContain(TOKEN)
  })

  it('a redirect is not followed: it would carry the token', async () => {
    let followed = 0
    const elsewhere = await startHttp((_, response) => {
      followed++
      response.end()
    })
    const signer = await signerOf('ES256')
    vault.next = (response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}/` }).end()
      return true
    }
    expect((await failure(() => signer.sign(utf8('x')))).code).toBe('keys.service_failed')
    expect((await failure(() => signerOf('ES256'))).code).toBe('keys.service_failed')
    expect(followed).toBe(0)
    elsewhere.close()
  })

  it('a server that does not answer in time', async () => {
    const signer = await signerOf('ES256', { timeoutMs: 100 })
    vault.next = () => true
    expect(await failure(() => signer.sign(utf8('x')))).toMatchObject({
      code: 'keys.service_failed',
      retryable: true,
      params: { operation: 'sign', reason: 'timeout' },
    })
  })

  it('a server that is not there, or breaks off', async () => {
    const gone = await startHttp(() => {})
    gone.close()
    expect(await failure(() => signerOf('ES256', { address: `http://127.0.0.1:${gone.port}` }))).toMatchObject({
      code: 'keys.service_failed',
      retryable: true,
      params: { operation: 'read key', reason: 'ECONNREFUSED' },
    })
    vault.next = (response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{')
      response.destroy()
      return true
    }
    expect(await failure(() => signerOf('ES256'))).toMatchObject({ code: 'keys.service_failed', retryable: true })
  })
})

describe('when Vault answers with something else', () => {
  const replyOf = async (body: string, operation: 'read key' | 'sign') => {
    vault.next = undefined
    const signer = operation === 'sign' ? await signerOf('ES256') : undefined
    vault.next = (response) => {
      response.end(body)
      return true
    }
    return failure(() => (signer === undefined ? signerOf('ES256') : signer.sign(utf8('x'))))
  }

  it.each([
    ['nothing', ''],
    ['no JSON', '<html>'],
    ['no object', '[]'],
    ['no data', '{}'],
    ['an endless answer', `{"data":"${'x'.repeat(2 * 1024 * 1024)}"}`],
    ['deep JSON', '['.repeat(100_000)],
    ['a lone surrogate', '{"data":"\\ud800"}'],
  ])('%s', async (_, body) => {
    for (const operation of ['read key', 'sign'] as const) {
      expect(await replyOf(body, operation)).toMatchObject({
        code: 'keys.service_answer_invalid',
        kind: 'operation',
        params: { service: 'vault', operation, reason: 'form' },
      })
    }
  })

  it.each([
    [undefined, 'form'],
    [5, 'form'],
    ['', 'form'],
    ['vault:v3:', 'form'],
    ['vault:v03:AAAA', 'form'],
    ['vault:v3:AA=', 'form'],
    ['vault:v3:A', 'form'],
    ['vault:v3:a+b/', 'form'],
    ['other:v3:AAAA', 'form'],
    [`vault:v3:${'A'.repeat(5000)}`, 'form'],
    [`vault:v2:${'A'.repeat(86)}`, 'key'],
    ['vault:v3:AAAA', 'signature'],
    [`vault:v3:${'A'.repeat(86)}`, 'signature'],
  ])('a signature that is none: %j', async (signature, reason) => {
    expect(await replyOf(JSON.stringify(envelope({ signature })), 'sign')).toMatchObject({
      code: 'keys.service_answer_invalid',
      params: { operation: 'sign', reason },
    })
  })

  const spki = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n'
  it.each([
    [{ type: 5 }, 'form'],
    [{ keys: [] }, 'form'],
    [{ latest_version: '1' }, 'form'],
    [{ latest_version: 0 }, 'form'],
    [{ keys: { '1': 1_767_225_600 } }, 'public_key'],
    [{ keys: { '1': {} } }, 'public_key'],
    [{ keys: { '1': { public_key: '' } } }, 'public_key'],
    [{ keys: { '1': { public_key: 'MFkw' } } }, 'public_key'],
    [{ keys: { '1': { public_key: spki } } }, 'public_key'],
    [{ type: 'ed25519', keys: { '1': { public_key: 'AAAA' } } }, 'public_key'],
    [{ type: 'ed25519', keys: { '1': { public_key: '' } } }, 'public_key'],
  ])('a key that is none: %j', async (change, reason) => {
    const data = { type: 'ecdsa-p256', latest_version: 1, keys: { '1': { public_key: '' } }, ...change }
    expect(await replyOf(JSON.stringify(envelope(data)), 'read key')).toMatchObject({
      code: 'keys.service_answer_invalid',
      kind: 'operation',
      params: { operation: 'read key', reason },
    })
  })

  it('members of the prototype are no versions', async () => {
    expect(
      await replyOf(JSON.stringify(envelope({ type: 'ecdsa-p256', latest_version: 9, keys: {} })), 'read key'),
    ).toMatchObject({
      code: 'keys.service_key_unusable',
      params: { reason: 'version' },
    })
  })
})

/** A fetch of one certificate authority, as a caller with a private one writes it. */
function fetchTrusting(ca: string): VaultFetch {
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, { method, headers, signal, ca }, (response) => {
        resolve({ status: response.statusCode ?? 0, body: Readable.toWeb(response) as ReadableStream<Uint8Array> })
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
}
