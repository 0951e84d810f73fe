import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CredentialOffer,
  parseCredentialOffer,
  type ReceiveCredentialOptions,
  receiveCredential,
  resolveCredentialOffer,
} from '../../../src/exchange/oid4vci/index.js'
import { createWallet } from '../../../src/holder/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { controllerOf, errorOf, type Loose, newSigner } from '../../support/badges.js'
import { type Client, serveOn } from '../support.js'
import { decode, GRANT, netFor, newWorld, type World, worker } from './support.js'

const issuerUrl = 'https://courier.example'
const offerOf = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  credential_issuer: issuerUrl,
  credential_configuration_ids: ['badge'],
  grants: { [GRANT]: { 'pre-authorized_code': 'code' } },
  ...changes,
})
const linkOf = (offer: unknown): string =>
  `openid-credential-offer://?credential_offer=${encodeURIComponent(typeof offer === 'string' ? offer : JSON.stringify(offer))}`

describe('parseCredentialOffer', () => {
  it('OID4VCI 1.0 section 4.1: reads links of both kinds, https endpoints, and the JSON itself', () => {
    const offer = offerOf({
      grants: { [GRANT]: { 'pre-authorized_code': 'code', tx_code: { length: 6, description: 'By mail' } } },
    })
    for (const text of [
      linkOf(offer),
      JSON.stringify(offer),
      `https://wallet.example/add?credential_offer=${encodeURIComponent(JSON.stringify(offer))}`,
    ])
      expect(parseCredentialOffer(text)).toEqual(offer)
    const uri = 'https://courier.example/offers/1?a=b'
    expect(parseCredentialOffer(`openid-credential-offer://?credential_offer_uri=${encodeURIComponent(uri)}`)).toEqual({
      credential_offer_uri: uri,
    })
  })

  it('OID4VCI 1.0 section 4.1.1: ignores parameters that are not known, and hints that are none', () => {
    const grant = {
      'pre-authorized_code': 'code',
      interval: 5,
      tx_code: { input_mode: 'voice', length: -1, description: 'x'.repeat(301) },
    }
    const offer = offerOf({ extra: 1, grants: { [GRANT]: grant, other: {} } })
    expect(parseCredentialOffer(linkOf(offer))).toEqual(
      offerOf({ grants: { [GRANT]: { 'pre-authorized_code': 'code', tx_code: {} } } }),
    )
    expect((parseCredentialOffer(linkOf(offerOf({ grants: undefined }))) as CredentialOffer).grants).toEqual({})
  })

  it.each([
    ['nothing', ''],
    ['no URL', 'hello'],
    ['no offer', 'openid-credential-offer://?a=b'],
    ['both', `${linkOf(offerOf())}&credential_offer_uri=https%3A%2F%2Fa.example`],
    ['one twice', `${linkOf(offerOf())}&credential_offer=%7B%7D`],
    ['no JSON', linkOf('{')],
    ['an array', linkOf([])],
    ['a key twice', linkOf('{"credential_issuer":"https://a.example","credential_issuer":"https://b.example"}')],
    ['a long text', linkOf(offerOf({ pad: 'x'.repeat(40_000) }))],
    ['http', linkOf(offerOf({ credential_issuer: 'http://courier.example' }))],
    ['a query in the issuer', linkOf(offerOf({ credential_issuer: 'https://courier.example?a' }))],
    ['a fragment in the issuer', linkOf(offerOf({ credential_issuer: 'https://courier.example#a' }))],
    ['credentials in the issuer', linkOf(offerOf({ credential_issuer: 'https://a:b@courier.example' }))],
    ['no configurations', linkOf(offerOf({ credential_configuration_ids: [] }))],
    ['configurations twice', linkOf(offerOf({ credential_configuration_ids: ['a', 'a'] }))],
    [
      'too many configurations',
      linkOf(offerOf({ credential_configuration_ids: Array.from({ length: 51 }, (_, at) => `c${at}`) })),
    ],
    ['grants that are none', linkOf(offerOf({ grants: [] }))],
    ['no code', linkOf(offerOf({ grants: { [GRANT]: {} } }))],
    ['a tx_code that is no object', linkOf(offerOf({ grants: { [GRANT]: { 'pre-authorized_code': 'a', tx_code: true } } }))],
    [
      'a server that is none',
      linkOf(offerOf({ grants: { [GRANT]: { 'pre-authorized_code': 'a', authorization_server: 'x' } } })),
    ],
    ['a reference to a file', 'openid-credential-offer://?credential_offer_uri=file%3A%2F%2F%2Fetc%2Fpasswd'],
    ['a reference over http', 'openid-credential-offer://?credential_offer_uri=http%3A%2F%2Fcourier.example'],
  ])('refuses %s', async (_, text) => {
    expect(await errorOf(() => parseCredentialOffer(text))).toMatchObject({ code: 'exchange.issuance_invalid', kind: 'input' })
  })
})

/** Receives in the world of an issuer of ours. */
async function receive(world: World, link: string, more: Partial<ReceiveCredentialOptions> = {}) {
  const offer = await resolveCredentialOffer(link, { net: world.net })
  return receiveCredential({ offer, net: world.net, signer: worker, now: world.now, ...more })
}

describe('receiveCredential', () => {
  it('OID4VCI 1.0 section 3.5: by value with a tx_code, into a wallet', async () => {
    const world = await newWorld()
    const { link } = await world.issuer.toCredentialOffer(await world.offer({ pin: '4711' }))
    const received = await receive(world, link, { txCode: '4711' })
    expect(received).toMatchObject({ format: 'ldp_vc', configuration: 'embedded', credentialIssuer: world.url })
    expect(received.notify).toBeUndefined()
    const verifier = createVerifier({ mechanisms, now: world.now() })
    const wallet = createWallet(createMemoryStore(), { verifier, mechanisms, now: world.now })
    const { added } = await wallet.add(received.credential)
    expect(added[0]?.about).toMatchObject({ subjects: [controllerOf(worker)] })
    expect(added[0]?.copies[0]?.checked?.outcome).toBe('verified')
  })

  it('OID4VCI 1.0 section 4.1.3: by reference, in the first format that is wanted, with other keys', async () => {
    const world = await newWorld({ path: '/tenants/a' })
    const es256 = await newSigner('ES256')
    for (const [format, configuration] of [
      ['dc+sd-jwt', 'selective'],
      ['jwt_vc_json', 'token'],
      ['ldp_vc', 'embedded'],
    ] as const) {
      const { link } = await world.issuer.toCredentialOfferReference(await world.offer())
      const received = await receive(world, link, { formats: [format, 'ldp_vc'], signer: es256 })
      expect(received).toMatchObject({ format, configuration })
      const { credential } = received
      if (format === 'dc+sd-jwt') expect(decode(credential as string, 1)).toMatchObject({ cnf: { jwk: es256.publicJwk } })
    }
  })

  it('tells the issuer what became of it', async () => {
    const told: string[] = []
    const world = await newWorld({ onNotification: ({ event }) => void told.push(event) })
    const { link } = await world.issuer.toCredentialOffer(await world.offer())
    const { notify } = await receive(world, link)
    await notify?.('credential_accepted')
    expect(told).toEqual(['credential_accepted'])
    expect(await errorOf(notify?.('lost' as never) as Promise<void>)).toMatchObject({ code: 'core.option_invalid' })
    world.clock.ms += 600_000
    expect(await errorOf(notify?.('credential_deleted') as Promise<void>)).toMatchObject({
      code: 'exchange.issuer_refused',
      params: { error: 'invalid_token', status: 401 },
    })
  })

  it('says why an issuer refuses, in the words of the specifications', async () => {
    const world = await newWorld()
    const { link } = await world.issuer.toCredentialOffer(await world.offer({ pin: '4711' }))
    expect(await errorOf(receive(world, link))).toMatchObject({ code: 'core.option_invalid', params: { option: 'txCode' } })
    expect(await errorOf(receive(world, link, { txCode: '0000' }))).toMatchObject({
      code: 'exchange.issuer_refused',
      kind: 'operation',
      params: { error: 'invalid_grant', status: 400 },
    })
    await receive(world, link, { txCode: '4711' })
    expect(await errorOf(receive(world, link, { txCode: '4711' }))).toMatchObject({ params: { error: 'invalid_grant' } })
    const late = await world.issuer.toCredentialOffer(await world.offer())
    const wrongClock = receive(world, late.link, { now: new Date(world.clock.ms + 3_600_000) })
    expect(await errorOf(wrongClock)).toMatchObject({ code: 'exchange.issuer_refused', params: { error: 'invalid_proof' } })
  })

  it('takes nothing that is not offered, or that its key cannot have', async () => {
    const world = await newWorld()
    const { link } = await world.issuer.toCredentialOffer(await world.offer(), { configurations: ['token', 'embedded'] })
    expect(await errorOf(receive(world, link, { formats: ['dc+sd-jwt'] }))).toMatchObject({
      code: 'exchange.nothing_suitable',
      params: { formats: ['dc+sd-jwt'] },
    })
    const signer = await newSigner('ES384')
    expect(await errorOf(receive(world, link, { signer }))).toMatchObject({ code: 'exchange.nothing_suitable' })
    for (const more of [{ formats: [] }, { formats: ['mso_mdoc'] }, { signer: {} }, { net: {} }, { txCode: '' }])
      expect((await errorOf(receive(world, link, more as never))).code).toBe('core.option_invalid')
  })
})

/** An issuer that says and does what a test wants. */
interface FakeIssuer {
  readonly client: Client
  readonly url: string
  readonly seen: { readonly path: string; readonly body: string; readonly authorization: string | null }[]
}

type Reply = Response | Loose
type Route = (request: Request, body: string, fake: FakeIssuer) => Reply

const toResponse = (reply: Reply): Response => (reply instanceof Response ? reply : Response.json(reply))

async function fakeIssuer(routes: Readonly<Record<string, Route>> = {}): Promise<FakeIssuer> {
  const box: { fake?: FakeIssuer } = {}
  const all: Readonly<Record<string, Route>> = {
    '/.well-known/openid-credential-issuer': (_request, _body, { url }) => metadataOf(url),
    '/.well-known/oauth-authorization-server': (_request, _body, { url }) => ({ issuer: url, token_endpoint: `${url}/token` }),
    '/token': () => ({ access_token: 'token', token_type: 'bearer' }),
    '/nonce': () => ({ c_nonce: 'nonce' }),
    '/credential': () => ({ credentials: [{ credential: { id: 'urn:x' } }] }),
    ...routes,
  }
  const seen: FakeIssuer['seen'] = []
  const client = await serveOn(async (request) => {
    const { pathname } = new URL(request.url)
    const body = await request.text()
    seen.push({ path: pathname, body, authorization: request.headers.get('authorization') })
    const route = all[pathname]
    return route === undefined ? new Response('', { status: 404 }) : toResponse(route(request, body, box.fake as FakeIssuer))
  })
  box.fake = { client, url: `http://127.0.0.1:${client.port}`, seen }
  return box.fake
}

const configuration = {
  format: 'ldp_vc',
  credential_definition: { '@context': [], type: [] },
  cryptographic_binding_methods_supported: ['did:key'],
  proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['EdDSA'] } },
}

const metadataOf = (url: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  credential_issuer: url,
  credential_endpoint: `${url}/credential`,
  nonce_endpoint: `${url}/nonce`,
  credential_configurations_supported: { badge: configuration },
  ...changes,
})

const receiveFrom = async (fake: FakeIssuer, more: Record<string, unknown> = {}, ports: readonly number[] = []) =>
  receiveCredential({
    offer: parseCredentialOffer(JSON.stringify(offerOf({ credential_issuer: fake.url, ...more }))) as CredentialOffer,
    net: netFor(fake.client.port, ...ports),
    signer: worker,
  })

const ISSUER_PATH = '/.well-known/openid-credential-issuer'
const SERVER_PATH = '/.well-known/oauth-authorization-server'
const withMetadata = (changes: (url: string) => Record<string, unknown>): Readonly<Record<string, Route>> => ({
  [ISSUER_PATH]: (_request, _body, { url }) => metadataOf(url, changes(url)),
})
const moved = (location: string, status = 302): Response => new Response(null, { status, headers: { location } })

/** What issuers say that are none, or not the one that was asked for. */
const BAD_ISSUERS: Readonly<Record<string, { readonly routes: Readonly<Record<string, Route>>; readonly code: string }>> = {
  'names itself otherwise': {
    routes: withMetadata(() => ({ credential_issuer: 'https://evil.example' })),
    code: 'exchange.issuance_invalid',
  },
  'names itself with a slash more': {
    routes: withMetadata((url) => ({ credential_issuer: `${url}/` })),
    code: 'exchange.issuance_invalid',
  },
  'has its credential endpoint elsewhere': {
    routes: withMetadata(() => ({ credential_endpoint: 'https://evil.example/credential' })),
    code: 'exchange.issuance_invalid',
  },
  'has its nonce endpoint elsewhere': {
    routes: withMetadata(() => ({ nonce_endpoint: 'https://evil.example/nonce' })),
    code: 'exchange.issuance_invalid',
  },
  'has no credential endpoint': {
    routes: withMetadata(() => ({ credential_endpoint: undefined })),
    code: 'exchange.issuance_invalid',
  },
  'supports nothing': {
    routes: withMetadata(() => ({ credential_configurations_supported: [] })),
    code: 'exchange.issuance_invalid',
  },
  'supports too much': {
    routes: withMetadata(() => ({
      credential_configurations_supported: Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`c${at}`, {}])),
    })),
    code: 'exchange.issuance_invalid',
  },
  'supports other things than it offers': {
    routes: withMetadata(() => ({ credential_configurations_supported: { other: configuration } })),
    code: 'exchange.nothing_suitable',
  },
  'wants an attested key': {
    routes: withMetadata(() => ({
      credential_configurations_supported: {
        badge: {
          ...configuration,
          proof_types_supported: {
            jwt: { proof_signing_alg_values_supported: ['EdDSA'], key_attestations_required: {} },
          },
        },
      },
    })),
    code: 'exchange.nothing_suitable',
  },
  'binds to no key': {
    routes: withMetadata(() => ({ credential_configurations_supported: { badge: { format: 'ldp_vc' } } })),
    code: 'exchange.nothing_suitable',
  },
  'has metadata that are too large': {
    routes: withMetadata(() => ({ pad: 'x'.repeat(1024 * 1024) })),
    code: 'net.too_large',
  },
  'has metadata that are too deep': {
    routes: {
      [ISSUER_PATH]: () =>
        new Response(`${'['.repeat(100)}${']'.repeat(100)}`, { headers: { 'content-type': 'application/json' } }),
    },
    code: 'exchange.issuance_invalid',
  },
  'has metadata as a page': {
    routes: { [ISSUER_PATH]: () => new Response('<html>', { headers: { 'content-type': 'text/html' } }) },
    code: 'net.content_type',
  },
  'has signed metadata that nobody asked for': {
    routes: { [ISSUER_PATH]: () => new Response('e30.e30.e30', { headers: { 'content-type': 'application/jwt' } }) },
    code: 'net.content_type',
  },
  'has moved its metadata': {
    routes: { [ISSUER_PATH]: () => moved('/metadata'), '/metadata': (_request, _body, { url }) => metadataOf(url) },
    code: 'exchange.issuance_invalid',
  },
  'lists no server': { routes: withMetadata(() => ({ authorization_servers: [] })), code: 'exchange.issuance_invalid' },
  'lists what is no server': {
    routes: withMetadata(() => ({ authorization_servers: ['x'] })),
    code: 'exchange.issuance_invalid',
  },
  'has a server that names itself otherwise': {
    routes: { [SERVER_PATH]: (_request, _body, { url }) => ({ issuer: 'https://evil.example', token_endpoint: `${url}/token` }) },
    code: 'exchange.issuance_invalid',
  },
  'has its token endpoint elsewhere': {
    routes: { [SERVER_PATH]: (_request, _body, { url }) => ({ issuer: url, token_endpoint: 'https://evil.example/token' }) },
    code: 'exchange.issuance_invalid',
  },
  'has a server without the grant': {
    routes: {
      [SERVER_PATH]: (_request, _body, { url }) => ({
        issuer: url,
        token_endpoint: `${url}/token`,
        grant_types_supported: ['authorization_code'],
      }),
    },
    code: 'exchange.issuance_unsupported',
  },
  'wants all requests encrypted': {
    routes: withMetadata(() => ({ credential_request_encryption: { encryption_required: true } })),
    code: 'exchange.issuance_unsupported',
  },
  'has moved its token endpoint': { routes: { '/token': () => moved('/other', 307) }, code: 'net.redirect_forbidden' },
  'has moved its credential endpoint': { routes: { '/credential': () => moved('/other', 308) }, code: 'net.redirect_forbidden' },
  'gives a token of another kind': {
    routes: { '/token': () => ({ access_token: 'token', token_type: 'DPoP' }) },
    code: 'exchange.issuance_invalid',
  },
  'gives no token': { routes: { '/token': () => ({ token_type: 'Bearer' }) }, code: 'exchange.issuance_invalid' },
  'gives a token with a line break': {
    routes: { '/token': () => ({ access_token: 'a\r\nb', token_type: 'Bearer' }) },
    code: 'exchange.issuance_invalid',
  },
  'gives a token that is too long': {
    routes: { '/token': () => ({ access_token: 'a'.repeat(8193), token_type: 'Bearer' }) },
    code: 'exchange.issuance_invalid',
  },
  'gives details of something else': {
    routes: {
      '/token': () => ({
        access_token: 'a',
        token_type: 'Bearer',
        authorization_details: [{ credential_configuration_id: 'x' }],
      }),
    },
    code: 'exchange.issuance_invalid',
  },
  'gives no nonce': { routes: { '/nonce': () => ({}) }, code: 'exchange.issuance_invalid' },
  'gives a page in place of an answer': {
    routes: { '/token': () => new Response('<html>', { status: 200 }) },
    code: 'exchange.issuance_invalid',
  },
  'says something that no specification knows': {
    routes: { '/token': () => Response.json({ error: '<script>' }, { status: 400 }) },
    code: 'exchange.issuer_refused',
  },
  'defers the credential': {
    routes: { '/credential': () => Response.json({ transaction_id: 'a', interval: 5 }, { status: 202 }) },
    code: 'exchange.issuance_unsupported',
  },
  'gives no credential': { routes: { '/credential': () => ({ credentials: [] }) }, code: 'exchange.issuance_invalid' },
  'gives two credentials for one key': {
    routes: { '/credential': () => ({ credentials: [{ credential: {} }, { credential: {} }] }) },
    code: 'exchange.issuance_invalid',
  },
  'gives a token in place of the object': {
    routes: { '/credential': () => ({ credentials: [{ credential: 'e30.e30.e30' }] }) },
    code: 'exchange.issuance_invalid',
  },
  'gives the member of drafts': {
    routes: { '/credential': () => ({ credential: { id: 'urn:x' } }) },
    code: 'exchange.issuance_invalid',
  },
}

describe('an issuer that is not trusted', () => {
  it.each(Object.entries(BAD_ISSUERS))('is refused where it %s', async (_, { routes, code }) => {
    const fake = await fakeIssuer(routes)
    const error = await errorOf(receiveFrom(fake))
    expect([error.code, JSON.stringify(error).includes('script')]).toEqual([code, false])
  })

  it('sees no code, PIN or proof before it has shown who it is', async () => {
    const fake = await fakeIssuer(withMetadata(() => ({ credential_issuer: 'https://evil.example' })))
    await errorOf(receiveFrom(fake))
    expect(fake.seen.map(({ path }) => path)).toEqual([ISSUER_PATH])
  })

  it('OID4VCI 1.0 section 12.2.4: is dealt with through a server that it lists, and no other', async () => {
    const server = await fakeIssuer()
    const fake = await fakeIssuer(withMetadata(() => ({ authorization_servers: [server.url] })))
    const { credential } = await receiveFrom(fake, {}, [server.client.port])
    expect(credential).toEqual({ id: 'urn:x' })
    expect(server.seen.map(({ path }) => path)).toEqual([SERVER_PATH, '/token'])
    expect(fake.seen.map(({ path }) => path)).toEqual([ISSUER_PATH, '/nonce', '/credential'])
    const named = (authorization_server: string) => ({
      grants: { [GRANT]: { 'pre-authorized_code': 'code', authorization_server } },
    })
    await receiveFrom(fake, named(server.url), [server.client.port])
    expect((await errorOf(receiveFrom(fake, named('https://evil.example')))).code).toBe('exchange.issuance_invalid')
    // Not to be used where the issuer lists none.
    const alone = await fakeIssuer()
    expect((await errorOf(receiveFrom(alone, named(alone.url)))).code).toBe('exchange.issuance_invalid')
  })

  it('OID4VCI 1.0 section 8.3.1.2: is asked for another nonce once, and not again', async () => {
    const nonces: string[] = []
    const refuse = () => Response.json({ error: 'invalid_nonce' }, { status: 400 })
    const proofNonce = (body: string) => decode(JSON.parse(body).proofs.jwt[0], 1)['nonce'] as string
    const routes: Readonly<Record<string, Route>> = {
      '/nonce': () => ({ c_nonce: `nonce-${nonces.push('')}` }),
      '/credential': (_request, body) =>
        proofNonce(body) === 'nonce-1' ? refuse() : { credentials: [{ credential: { id: 'urn:x' } }] },
    }
    expect((await receiveFrom(await fakeIssuer(routes))).credential).toEqual({ id: 'urn:x' })
    expect(nonces).toHaveLength(2)
    const never = await fakeIssuer({ '/credential': refuse })
    expect(await errorOf(receiveFrom(never))).toMatchObject({ params: { error: 'invalid_nonce', status: 400 } })
    expect(never.seen.filter(({ path }) => path === '/credential')).toHaveLength(2)
  })

  it('OID4VCI 1.0 section 8.2: is asked by the identifier that it gave, and without a nonce where it has none', async () => {
    const fake = await fakeIssuer({
      ...withMetadata(() => ({ nonce_endpoint: undefined })),
      '/token': () => ({
        access_token: 'token',
        token_type: 'Bearer',
        authorization_details: [
          { type: 'openid_credential', credential_configuration_id: 'badge', credential_identifiers: ['one'] },
        ],
      }),
    })
    await receiveFrom(fake)
    const { body, authorization } = fake.seen.at(-1) as FakeIssuer['seen'][number]
    expect([JSON.parse(body).credential_identifier, JSON.parse(body).credential_configuration_id]).toEqual(['one', undefined])
    expect(authorization).toBe('Bearer token')
    const claims = decode(JSON.parse(body).proofs.jwt[0], 1)
    expect(Object.keys(claims)).toEqual(['aud', 'iat'])
    expect(decode(JSON.parse(body).proofs.jwt[0], 0)).toEqual({ alg: 'EdDSA', typ: 'openid4vci-proof+jwt', kid: worker.id })
  })

  it('OID4VCI 1.0 appendix F.1: is shown the key itself where it takes no DID', async () => {
    const fake = await fakeIssuer(
      withMetadata(() => ({
        credential_configurations_supported: {
          badge: { ...configuration, format: 'jwt_vc_json', cryptographic_binding_methods_supported: ['jwk'] },
        },
      })),
    )
    // A token in place of another kind of token is no less a downgrade.
    expect((await errorOf(receiveFrom(fake))).code).toBe('exchange.issuance_invalid')
    const { body } = fake.seen.at(-1) as FakeIssuer['seen'][number]
    expect(decode(JSON.parse(body).proofs.jwt[0], 0)).toEqual({
      alg: 'EdDSA',
      typ: 'openid4vci-proof+jwt',
      jwk: worker.publicJwk,
    })
  })

  it('has no offer fetched from where it was moved to, or that is too large', async () => {
    const big = `{"pad":"${'x'.repeat(70_000)}"}`
    const fake = await fakeIssuer({
      '/moved': () => moved('/offer'),
      '/offer': (_request, _body, { url }) => offerOf({ credential_issuer: url }),
      '/big': () => new Response(big, { headers: { 'content-type': 'application/json' } }),
      '/jwt': () => new Response('e30.e30.', { headers: { 'content-type': 'application/jwt' } }),
    })
    const read = (path: string) =>
      resolveCredentialOffer(`openid-credential-offer://?credential_offer_uri=${encodeURIComponent(fake.url + path)}`, {
        net: netFor(fake.client.port),
      })
    expect(await read('/offer')).toMatchObject({ credential_issuer: fake.url })
    expect((await errorOf(read('/moved'))).code).toBe('exchange.issuance_invalid')
    expect((await errorOf(read('/big'))).code).toBe('net.too_large')
    expect((await errorOf(read('/jwt'))).code).toBe('net.content_type')
    expect((await errorOf(read('/nothing'))).code).toBe('net.status')
  })

  it('is asked for nothing without the grant', async () => {
    const fake = await fakeIssuer()
    const error = await errorOf(receiveFrom(fake, { grants: { authorization_code: {} } }))
    expect([error.code, fake.seen.length]).toEqual(['exchange.issuance_unsupported', 0])
  })
})

describe('whatever a stranger writes', () => {
  const jsonish = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc
      .record(
        {
          credential_issuer: fc.oneof(fc.webUrl(), fc.string()),
          credential_configuration_ids: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
          grants: fc.oneof(fc.jsonValue(), fc.record({ [GRANT]: fc.jsonValue() })),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  )

  it('is an offer within bounds, or refused in one way', () => {
    fc.assert(
      fc.property(jsonish, fc.constantFrom('', 'v', 'r'), (text, form) => {
        const name = form === 'v' ? 'credential_offer' : 'credential_offer_uri'
        const input = form === '' ? text : `openid-credential-offer://?${name}=${encodeURIComponent(text)}`
        try {
          const parsed = parseCredentialOffer(input)
          if ('credential_offer_uri' in parsed) expect(parsed.credential_offer_uri).toMatch(/^https?:/)
          else expect(parsed.credential_configuration_ids.length).toBeGreaterThan(0)
        } catch (error) {
          expect((error as { code?: string }).code).toBe('exchange.issuance_invalid')
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is refused too where a caller has not parsed it', async () => {
    const fake = await fakeIssuer()
    const net = netFor(fake.client.port)
    for (const offer of [undefined, 'x', {}, { ...offerOf(), credential_issuer: 'file:///etc' }])
      expect(['exchange.issuance_invalid', 'core.json_value_unsupported']).toContain(
        (await errorOf(receiveCredential({ offer: offer as never, net, signer: worker }))).code,
      )
    expect(fake.seen).toEqual([])
  })
})
