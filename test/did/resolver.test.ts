import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromMultibase58, isRungsError, type RungsError, toMultibase58 } from '../../src/core/index.js'
import {
  buildDidDocument,
  type ControllerDocument,
  type ControllerResolver,
  createControllerResolver,
  resolveJwk,
  resolveMethod,
} from '../../src/did/index.js'
import { encodeMultikey, type PublicJwk, toDidJwk, toDidKey, toMethodId } from '../../src/keys/index.js'
import { createNet, type Net } from '../../src/net/index.js'
import { startServer, type TestServer } from '../support/https.js'

const ed25519: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x: 'VCpo2LMLhn6iWku8MKvSLg2ZAoC-nlOyPVQaO3FxVeQ' }
const p256: PublicJwk = {
  kty: 'EC',
  crv: 'P-256',
  x: 'igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns',
  y: 'efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM',
}
const id = 'https://courier.example/issuer'
const method = (members: object = {}): Record<string, unknown> => ({
  id: `${id}#key`,
  type: 'Multikey',
  controller: id,
  publicKeyMultibase: encodeMultikey(ed25519),
  ...members,
})
const knowing = (...documents: unknown[]): ControllerResolver => createControllerResolver({ documents })

async function failure(resolving: Promise<unknown>): Promise<RungsError> {
  const error = await resolving.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isRungsError(error)) throw new Error('a RungsError was expected', { cause: error })
  return error
}

function thrown(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    if (isRungsError(error)) return error
    throw error
  }
  return undefined
}

describe('resolveMethod (CID 1.0 section 3.3)', () => {
  it('finds a method by reference, embedded, and with its dates', async () => {
    const dates = { revoked: '2026-01-01T00:00:00Z', expires: '2027-01-01T00:00:00Z' }
    for (const document of [
      { id, verificationMethod: [method(dates)], assertionMethod: [`${id}#key`] },
      { id, verificationMethod: method(dates), assertionMethod: '#key' },
      { id, assertionMethod: [method(dates)] },
    ]) {
      const found = await resolveMethod(knowing(document), `${id}#key`, 'assertionMethod')
      expect(found).toEqual({ id: `${id}#key`, controller: id, publicJwk: ed25519, ...dates })
    }
  })

  it.each([
    ['Multikey', { publicKeyMultibase: encodeMultikey(p256) }, p256],
    ['Ed25519VerificationKey2020', { publicKeyMultibase: encodeMultikey(ed25519) }, ed25519],
    ['JsonWebKey', { publicKeyJwk: { ...p256, kid: 'key', alg: 'ES256' } }, p256],
    ['JsonWebKey2020', { publicKeyJwk: ed25519 }, ed25519],
  ])('reads a %s', async (type, material, expected) => {
    const entry = { id: `${id}#key`, type, controller: id, ...material }
    const found = await resolveMethod(knowing({ id, authentication: [entry] }), `${id}#key`, 'authentication')
    expect(found.publicJwk).toEqual(expected)
  })

  it.each([
    ['the fragment form', (did: string) => toMethodId(did.startsWith('did:key:') ? ed25519 : p256, did)],
    ['the bare DID', (did: string) => did],
  ])('accepts %s of did:key and did:jwk', async (_name, toUrl) => {
    const resolver = createControllerResolver()
    for (const [did, jwk] of [
      [toDidKey(ed25519), ed25519],
      [toDidJwk(p256), p256],
    ] as const) {
      const found = await resolveMethod(resolver, toUrl(did), 'assertionMethod')
      expect(found).toMatchObject({ controller: did, publicJwk: jwk, id: toMethodId(jwk, did) })
    }
  })

  it('gives the same key object each time, so that ready keys can be remembered by it', async () => {
    const resolver = knowing({ id, assertionMethod: [method()] })
    for (const url of [toDidKey(ed25519), toDidJwk(p256), `${id}#key`]) {
      const [first, second] = [
        await resolveMethod(resolver, url, 'assertionMethod'),
        await resolveMethod(resolver, url, 'assertionMethod'),
      ]
      expect(first.publicJwk).toBe(second.publicJwk)
      expect(Object.isFrozen(first.publicJwk)).toBe(true)
    }
  })

  it('never takes the key from the URL itself', async () => {
    const multikey = encodeMultikey(ed25519)
    expect((await failure(resolveMethod(createControllerResolver(), `${id}#${multikey}`, 'assertionMethod'))).code).toBe(
      'did.offline',
    )
    const error = await failure(
      resolveMethod(knowing({ id, assertionMethod: [method()] }), `${id}#${multikey}`, 'assertionMethod'),
    )
    expect(error).toMatchObject({ code: 'did.method_not_found', kind: 'input' })
  })

  it('knows no method of another fragment, or of none', async () => {
    const resolver = knowing({ id, assertionMethod: [method()] })
    const did = toDidKey(ed25519)
    for (const url of [`${id}#other`, `${id}#`, id, `${did}#0`, `${did}#`, `${toDidJwk(p256)}#1`]) {
      expect((await failure(resolveMethod(resolver, url, 'assertionMethod'))).code).toBe('did.method_not_found')
    }
  })

  it('refuses a method of another controller', async () => {
    const document = { id, verificationMethod: [method({ controller: 'https://other.example' })], assertionMethod: ['#key'] }
    expect(await failure(resolveMethod(knowing(document), `${id}#key`, 'assertionMethod'))).toMatchObject({
      code: 'did.controller_mismatch',
      kind: 'input',
    })
  })

  it('refuses a method that is not listed for the purpose', async () => {
    for (const document of [
      { id, verificationMethod: [method()] },
      { id, verificationMethod: [method()], authentication: ['#key'], assertionMethod: ['#other'] },
      { id, authentication: [method()] },
    ]) {
      expect(await failure(resolveMethod(knowing(document), `${id}#key`, 'assertionMethod'))).toMatchObject({
        code: 'did.method_not_authorised',
        kind: 'input',
        params: { relationship: 'assertionMethod' },
      })
    }
  })

  it('minds an unsupported key only when it is asked for', async () => {
    const document = {
      id,
      assertionMethod: [
        method(),
        method({ id: '#k1', publicKeyMultibase: 'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme' }),
        { id: '#old', type: 'Ed25519VerificationKey2018', controller: id, publicKeyBase58: 'x' },
        { id: '#odd', type: 'Odd\nType', controller: id },
      ],
    }
    const resolver = knowing(document)
    expect((await resolveMethod(resolver, `${id}#key`, 'assertionMethod')).publicJwk).toEqual(ed25519)
    for (const [fragment, type] of [
      ['k1', 'secp256k1'],
      ['old', 'Ed25519VerificationKey2018'],
      ['odd', 'unknown'],
    ]) {
      expect(await failure(resolveMethod(resolver, `${id}#${fragment}`, 'assertionMethod'))).toMatchObject({
        code: 'did.key_type_unsupported',
        kind: 'operation',
        params: { type },
      })
    }
  })

  it('refuses a malformed key, and one that is not what its type says', async () => {
    const cases = [
      [method({ publicKeyMultibase: 'uAAAA' }), 'core.encoding_invalid'],
      [
        method({ publicKeyMultibase: toMultibase58(fromMultibase58(encodeMultikey(ed25519)).subarray(0, -1)) }),
        'keys.multikey_invalid',
      ],
      [{ ...method(), type: 'Ed25519VerificationKey2020', publicKeyMultibase: encodeMultikey(p256) }, 'did.document_invalid'],
      [{ id: '#key', type: 'JsonWebKey', controller: id, publicKeyJwk: { ...p256, x: 'AA' } }, 'keys.jwk_invalid'],
    ] as const
    for (const [entry, code] of cases) {
      const error = await failure(resolveMethod(knowing({ id, assertionMethod: [entry] }), `${id}#key`, 'assertionMethod'))
      expect(error).toMatchObject({ code, kind: 'input' })
    }
  })

  it.each(['', 'key', '#key', 7, undefined, `${id}#a#b`, 'did:web:a.example bad#key'])('refuses the URL %s', async (url) => {
    expect((await failure(resolveMethod(knowing(), url as string, 'assertionMethod'))).code).toBe('did.invalid')
  })

  it('does not trust a resolver that answers with another document', async () => {
    const other = { id: 'https://other.example', assertionMethod: [method()] } as unknown as ControllerDocument
    const resolver: ControllerResolver = { resolve: async () => other, fetchJwk: async () => ed25519 }
    expect(await failure(resolveMethod(resolver, `${id}#key`, 'assertionMethod'))).toMatchObject({
      code: 'did.document_invalid',
      kind: 'operation',
      params: { reason: 'id_mismatch' },
    })
  })
})

describe('createControllerResolver', () => {
  it('could not check without a net', async () => {
    expect(await failure(knowing().resolve('did:web:courier.example'))).toMatchObject({
      code: 'did.offline',
      kind: 'operation',
      params: { method: 'web' },
    })
    expect(await failure(knowing().resolve(id))).toMatchObject({ code: 'did.offline', params: { method: 'https' } })
  })

  it.each([
    ['did:ion:EiClkZMDxPKqC9c', 'ion'],
    ['http://courier.example', 'http'],
    ['urn:uuid:6ab5e5c5-9ef5-4f0a-9b61-2f2c2d8d1f3a', 'urn'],
    ['did:KEY:z', 'key'],
  ])('could not check %s', async (url, name) => {
    expect(await failure(knowing().resolve(url))).toMatchObject({
      code: 'did.method_unsupported',
      kind: 'operation',
      params: { method: name },
    })
  })

  it.each(['', 'issuer', `${id}#key`, 7, null])('refuses %j', async (url) => {
    expect((await failure(knowing().resolve(url as string))).code).toBe('did.invalid')
    expect((await failure(knowing().fetchJwk(url as string))).code).toBe('did.invalid')
  })

  it('refuses two documents, or two keys, of one id', () => {
    const jwk = { ...ed25519, id: `${id}/key.json` }
    for (const pair of [
      [{ id }, { id }],
      [jwk, { ...p256, kid: `${id}/key.json` }],
    ]) {
      expect(thrown(() => knowing({ id: 'https://first.example' }, ...pair))).toMatchObject({
        code: 'did.document_duplicate',
        kind: 'usage',
        params: { first: 1, second: 2 },
      })
    }
    expect(thrown(() => knowing({ ...jwk, kid: jwk.id }))).toBeUndefined()
  })

  it.each([
    [{}, 'did.document_invalid', '/documents/1/id'],
    [{ id: 'issuer' }, 'did.document_invalid', '/documents/1/id'],
    [{ id, verificationMethod: [7] }, 'did.document_invalid', '/documents/1/verificationMethod/0'],
    [{ ...ed25519, kid: 'key-1' }, 'did.document_invalid', '/documents/1'],
    [{ ...ed25519, id, d: 'AAAA' }, 'keys.private_member', '/documents/1/d'],
    ['text', 'core.input_type', '/documents/1'],
  ])('refuses the document %j when it is created', (document, code, path) => {
    expect(thrown(() => knowing({ id: 'https://first.example' }, document))).toMatchObject({ code, kind: 'input', path })
  })

  it('refuses options it does not know', () => {
    expect(thrown(() => createControllerResolver({ fetch } as never))).toMatchObject({ code: 'core.option_unknown' })
    for (const options of [{ net: {} }, { net: null }, { documents: { id } }]) {
      expect(thrown(() => createControllerResolver(options as never))).toMatchObject({
        code: 'core.option_invalid',
        kind: 'usage',
      })
    }
  })

  it('remembers a bounded number of did:key documents', async () => {
    const resolver = createControllerResolver()
    const did = toDidKey(ed25519)
    const first = await resolver.resolve(did)
    const others = Array.from({ length: 1000 }, (_, index) =>
      toDidJwk({ ...ed25519, x: ed25519.x?.replace(/^.{3}/, (index + 1000).toString(36).padStart(3, 'A')) as string }),
    )
    for (const other of others.slice(1)) await resolver.resolve(other)
    expect(await resolver.resolve(did)).toBe(first)
    for (const other of others) await resolver.resolve(other)
    expect(await resolver.resolve(did)).not.toBe(first)
    expect(await resolver.resolve(did)).toEqual(first)
  })
})

describe('fetched documents', () => {
  let server: TestServer
  let net: Net
  let base: string
  let did: string
  const accepted: (string | undefined)[] = []

  beforeAll(async () => {
    server = await startServer((request, response) => {
      accepted.push(request.headers.accept)
      const json = (value: unknown, type = 'application/json'): void =>
        void response.writeHead(200, { 'content-type': type }).end(typeof value === 'string' ? value : JSON.stringify(value))
      const here = `${base}${request.url}`
      switch (request.url) {
        case '/.well-known/did.json':
          return json(buildDidDocument({ did, keys: [{ publicJwk: ed25519, id: '#key' }] }), 'application/did+json')
        case '/team/a/did.json':
          return json(buildDidDocument({ did: `${did}:team:a`, keys: [{ publicJwk: p256, id: '#key' }] }), 'text/plain')
        case '/other/did.json':
          return json(buildDidDocument({ did, keys: [{ publicJwk: ed25519 }] }))
        case '/issuer':
          return json(buildDidDocument({ did: here, keys: [{ publicJwk: p256, id: '#key' }] }))
        case '/moved':
          return void response.writeHead(302, { location: '/moved/here' }).end()
        case '/moved/here':
          return json(buildDidDocument({ did: `${base}/moved`, keys: [{ publicJwk: p256, id: '#key' }] }))
        case '/redirect/did.json':
        case '/redirect?to=elsewhere':
        case '/redirect/key':
          return void response.writeHead(302, { location: `https://127.0.0.1:${server.port}/evil${request.url}` }).end()
        case '/evil/redirect/did.json':
          return json(buildDidDocument({ did: `${did}:redirect`, keys: [{ publicJwk: p256, id: '#key' }] }))
        case '/evil/redirect?to=elsewhere':
          return json(buildDidDocument({ did: `${base}/redirect?to=elsewhere`, keys: [{ publicJwk: p256, id: '#key' }] }))
        case '/evil/redirect/key':
          return json(p256)
        case '/page':
          return json('<!doctype html><title>Issuer</title>', 'text/html')
        case '/latin1':
          return void response.writeHead(200).end(Buffer.from([0x22, 0xe9, 0x22]))
        case '/twice':
          return json(`{"id":"${here}","id":"${here}"}`)
        case '/list':
          return json([])
        case '/broken':
          return json({ id: here, verificationMethod: [7] })
        case '/leaked':
          return json({ id: here, assertionMethod: [{ ...method(), controller: here, secretKeyMultibase: 'z' }] })
        case '/key':
          return json({ ...p256, kid: 'key-1', alg: 'ES256', use: 'sig' })
        case '/key-leaked':
          return json({ ...p256, d: 'AAAA' })
        case '/key-bad':
          return json({ ...p256, x: 'AA' })
        case '/key-other':
          return json({ kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' })
        default:
          return void response.writeHead(404).end()
      }
    })
    base = `https://localhost:${server.port}`
    did = `did:web:localhost%3A${server.port}`
    net = createNet({ ca: server.ca, ports: [server.port], unsafeAllowAddresses: ['127.0.0.1', '::1'] })
  })
  afterAll(() => server.close())

  it('come from did:web, with and without a path', async () => {
    const resolver = createControllerResolver({ net })
    expect((await resolveMethod(resolver, `${did}#key`, 'assertionMethod')).publicJwk).toEqual(ed25519)
    expect((await resolveMethod(resolver, `${did}:team:a#key`, 'authentication')).publicJwk).toEqual(p256)
  })

  it('come from https controllers, and web pages are never asked for', async () => {
    accepted.length = 0
    const found = await resolveMethod(createControllerResolver({ net }), `${base}/issuer#key`, 'assertionMethod')
    expect(found).toEqual({ id: `${base}/issuer#key`, controller: `${base}/issuer`, publicJwk: p256 })
    expect(accepted[0]).toContain('application/json')
    expect(accepted[0]).not.toContain('html')
  })

  it('follow a redirect within their host, and one to another says nothing in its name (CID 1.0 section 3.3)', async () => {
    const resolver = createControllerResolver({ net })
    expect((await resolveMethod(resolver, `${base}/moved#key`, 'assertionMethod')).publicJwk).toEqual(p256)
    for (const away of [
      () => resolver.resolve(`${did}:redirect`),
      () => resolver.resolve(`${base}/redirect?to=elsewhere`),
      () => resolver.fetchJwk(`${base}/redirect/key`),
    ]) {
      const params = { host: 'localhost', reason: 'location' }
      expect(await failure(away())).toMatchObject({ code: 'net.redirect_forbidden', kind: 'operation', params })
    }
  })

  it('give way to documents that were passed', async () => {
    const resolver = createControllerResolver({ net, documents: [{ id: `${base}/issuer` }] })
    expect(await resolver.resolve(`${base}/issuer`)).toEqual({ id: `${base}/issuer` })
  })

  it.each([
    ['/latin1', 'not_json'],
    ['/twice', 'not_json'],
    ['/list', 'not_object'],
    ['/broken', 'method_form'],
    ['/key', 'id_missing'],
  ])('leave the question open when %s is no controller document', async (path, reason) => {
    expect(await failure(createControllerResolver({ net }).resolve(base + path))).toMatchObject({
      code: 'did.document_invalid',
      kind: 'operation',
      params: { reason },
    })
  })

  it('are announced as controller documents', async () => {
    const purposes: unknown[] = []
    const options = { ca: server.ca, ports: [server.port], unsafeAllowAddresses: ['127.0.0.1', '::1'] }
    const telling = createNet({ ...options, onFetch: ({ purpose }) => void purposes.push(purpose) })
    await createControllerResolver({ net: telling }).resolve(did)
    await createControllerResolver({ net: telling }).fetchJwk(`${base}/key`)
    expect(purposes).toEqual(['controller', 'controller'])
  })

  it('must be about the DID that was asked for', async () => {
    expect(await failure(createControllerResolver({ net }).resolve(`${did}:other`))).toMatchObject({
      code: 'did.document_invalid',
      kind: 'operation',
      params: { reason: 'id_mismatch' },
    })
  })

  it('must not publish a private key', async () => {
    const resolver = createControllerResolver({ net })
    expect(await failure(resolver.resolve(`${base}/leaked`))).toMatchObject({
      code: 'did.document_invalid',
      kind: 'input',
      params: { reason: 'private_key' },
    })
    expect(await failure(resolveJwk(resolver, `${base}/key-leaked`))).toMatchObject({
      code: 'keys.private_member',
      kind: 'input',
    })
  })

  it('pass on what the net could not do', async () => {
    expect((await failure(createControllerResolver({ net }).resolve(`${base}/missing`))).code).toBe('net.status')
    expect((await failure(createControllerResolver({ net }).resolve(`${base}/page`))).code).toBe('net.content_type')
    const guarded = createNet({ ca: server.ca, ports: [server.port] })
    expect((await failure(createControllerResolver({ net: guarded }).resolve(did))).code).toBe('net.address_forbidden')
  })

  describe('resolveJwk (OB 3.0 section 8.2.3)', () => {
    it('fetches a key, without what else the JWK says', async () => {
      const found = await resolveJwk(createControllerResolver({ net }), `${base}/key`)
      expect(found).toEqual({ id: `${base}/key`, controller: `${base}/key`, publicJwk: p256 })
    })

    it('takes a key that was passed, by id or kid', async () => {
      const resolver = knowing(
        { ...p256, kid: 'https://a.example/kid' },
        { ...ed25519, id: 'https://a.example/id', kid: 'key-1' },
      )
      expect((await resolveJwk(resolver, 'https://a.example/kid')).publicJwk).toEqual(p256)
      const [first, second] = [
        await resolveJwk(resolver, 'https://a.example/id'),
        await resolveJwk(resolver, 'https://a.example/id'),
      ]
      expect(first.publicJwk).toEqual(ed25519)
      expect(first.publicJwk).toBe(second.publicJwk)
    })

    it.each([
      ['/issuer', 'did.document_invalid', { reason: 'not_jwk' }],
      ['/list', 'did.document_invalid', { reason: 'not_jwk' }],
      ['/page', 'net.content_type', { host: 'localhost', contentType: 'text/html' }],
      ['/key-bad', 'did.document_invalid', { reason: 'not_jwk' }],
      ['/key-other', 'did.key_type_unsupported', { type: 'EC secp256k1' }],
    ])('leaves the question open at %s', async (path, code, params) => {
      expect(await failure(resolveJwk(createControllerResolver({ net }), base + path))).toMatchObject({
        code,
        kind: 'operation',
        params,
      })
    })

    it('could not check without a net, nor anything but https', async () => {
      expect(await failure(resolveJwk(knowing(), `${base}/key`))).toMatchObject({
        code: 'did.offline',
        params: { method: 'https' },
      })
      expect((await failure(resolveJwk(createControllerResolver({ net }), 'http://localhost/key'))).code).toBe(
        'did.method_unsupported',
      )
      expect((await failure(resolveJwk(createControllerResolver({ net }), did))).code).toBe('did.method_unsupported')
    })
  })
})
