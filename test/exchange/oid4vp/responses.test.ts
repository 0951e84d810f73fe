import { CompactEncrypt, importJWK, type JWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { type JsonObject, toBase64url, utf8 } from '../../../src/core/index.js'
import { createOid4vpVerifier, toDcqlQuery } from '../../../src/exchange/oid4vp/index.js'
import { presentCredentials } from '../../../src/holder/index.js'
import type { Signer } from '../../../src/keys/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { vcJwt } from '../../../src/securing/jose/vc-jwt.js'
import { bindToHolder, createSdJwtVc } from '../../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { badgeOf, controllerOf, errorOf, type Loose, loader, newSigner, thaw } from '../../support/badges.js'
import { serveOn } from '../support.js'
import {
  ACHIEVEMENT,
  BASE,
  jwtBadge,
  ldpBadge,
  newWorld,
  parametersOf,
  sdJwtBadge,
  sdJwtQuery,
  sendTo,
  type World,
} from './support.js'

let world: World
let badge: JsonObject
let token: string
let sdJwt: string
beforeAll(async () => {
  world = await newWorld()
  ;[badge, token, sdJwt] = await Promise.all([ldpBadge(world), jwtBadge(world), sdJwtBadge(world)])
})

const LDP = toDcqlQuery({ achievements: [ACHIEVEMENT], formats: ['ldp_vc'] })
const JWT = toDcqlQuery({ achievements: [ACHIEVEMENT], formats: ['jwt_vc_json'] })
type Binding = { readonly challenge: string; readonly domain: string }
const bindingOf = ({ nonce, client_id }: Loose): Binding => ({ challenge: nonce, domain: client_id })

async function ldp(
  binding: Binding,
  credentials: (JsonObject | string)[] = [badge],
  signer: Signer = world.holder,
): Promise<Loose> {
  return thaw((await presentCredentials(credentials, { signer, mechanism: eddsaRdfc2022, binding })).presentation)
}
const jwt = async (binding: Binding, credentials: (JsonObject | string)[] = [token]): Promise<string> =>
  (await presentCredentials(credentials, { signer: world.holder, mechanism: vcJwt, binding, dataModel: '1.1' }))
    .presentation as string

/** A request in the clear, and what posts an answer to it. */
async function asked(query: object = LDP, more: object = {}) {
  const created = await world.ask({ query, responseMode: 'direct_post', ...more })
  const request = await parametersOf(world, created.uri)
  const post = (vp: unknown, fields: object = {}) =>
    world.post(request.response_uri, {
      vp_token: typeof vp === 'string' ? vp : JSON.stringify(vp),
      state: request.state,
      ...fields,
    })
  return {
    ...created,
    request,
    post,
    binding: bindingOf(request),
    result: () => world.verifier.result(created.id) as Promise<Loose>,
  }
}
const refusal = ({ status, json }: { status: number; json: Loose }) => [status, json.error]
const REFUSED = [400, 'invalid_request']

describe('what is said of a request (OpenID4VP 1.0 sections 5.1, 5.2, 5.8)', () => {
  it('is complete, fresh each time, and tells nothing of the session', async () => {
    const [one, other] = [await asked(LDP, { responseMode: 'direct_post.jwt', reference: 'secret name' }), await asked()]
    expect(one.request).toMatchObject({
      response_type: 'vp_token',
      response_mode: 'direct_post.jwt',
      client_id: `decentralized_identifier:${controllerOf(world.signer)}`,
      aud: 'https://self-issued.me/v2',
      client_metadata: {
        vp_formats_supported: { ldp_vc: { proof_type_values: expect.any(Array) } },
        encrypted_response_enc_values_supported: ['A128GCM', 'A256GCM'],
        jwks: { keys: [{ kty: 'EC', crv: 'P-256', use: 'enc', alg: 'ECDH-ES', kid: expect.any(String) }] },
      },
    })
    expect(Buffer.from(one.request.nonce, 'base64url')).toHaveLength(32)
    expect(Object.keys(one.request.client_metadata.vp_formats_supported)).toEqual(['ldp_vc'])
    expect(one.request.client_metadata.jwks.keys[0].d).toBeUndefined()
    expect(other.request.client_metadata.jwks).toBeUndefined()
    expect(new Set([one.request.nonce, one.request.state, one.id, other.request.nonce, other.request.state, other.id]).size).toBe(
      6,
    )
    for (const text of [one.uri, JSON.stringify(one.request)]) {
      expect(text).not.toContain(one.id)
      expect(text).not.toContain('secret name')
    }
  })

  it('is fetched by GET or POST, with the nonce of the wallet (section 5.10)', async () => {
    const { uri } = await world.ask({})
    const from = new URL(uri).searchParams.get('request_uri') as string
    expect(new URL(uri).searchParams.get('request_uri_method')).toBe('post')
    const posted = await world.post(from, { wallet_nonce: 'n1', wallet_metadata: '{}' })
    expect(posted.contentType).toBe('application/oauth-authz-req+jwt')
    const [header, payload] = Buffer.from(posted.bytes).toString().split('.').slice(0, 2)
    expect(JSON.parse(Buffer.from(header as string, 'base64url').toString())).toEqual({
      alg: 'ES256',
      kid: world.signer.id,
      typ: 'oauth-authz-req+jwt',
    })
    expect(JSON.parse(Buffer.from(payload as string, 'base64url').toString()).wallet_nonce).toBe('n1')
    expect((await world.post(from, { wallet_nonce: 'x'.repeat(513) })).json.code).toBe('exchange.member_invalid')
    expect((await world.post(from, `wallet_nonce=${'x'.repeat(70_000)}`)).json.code).toBe('exchange.request_too_large')
    // RFC 9110 sections 15.5.6 and 9.3.2.
    const put = await sendTo(world.client.port, from, 'PUT')
    expect([put.status, put.json.code, put.allow]).toEqual([405, 'exchange.method_not_allowed', 'GET, POST'])
    const head = await sendTo(world.client.port, from, 'HEAD')
    expect([head.status, head.contentType, head.bytes.length]).toEqual([200, 'application/oauth-authz-req+jwt', 0])
    expect((await sendTo(world.client.port, `${from.slice(0, -1)}~`, 'GET')).json.code).toBe('exchange.not_found')
    world.clock.ms += 300_000
    expect((await sendTo(world.client.port, from, 'GET')).status).toBe(404)
    world.clock.ms -= 300_000
  })

  it.each([
    [{ query: LDP, responseMode: 'fragment' }, 'core.option_invalid'],
    [{ query: LDP, requestUriMethod: 'GET' }, 'core.option_invalid'],
    [{ query: LDP, redirectUri: '/there' }, 'core.option_invalid'],
    [{ query: LDP, walletUrl: 'wallet' }, 'core.option_invalid'],
    [{ query: LDP, reference: 'x'.repeat(201) }, 'core.option_invalid'],
    [{ query: LDP, transactionData: [] }, 'core.option_unknown'],
    [{ query: {} }, 'exchange.member_invalid'],
  ])('%j is not asked', async (input, code) =>
    expect((await errorOf(world.verifier.createRequest(input as never))).code).toBe(code),
  )

  it.each([
    [{ responseBaseUrl: 'http://verifier.example' }],
    [{ responseBaseUrl: 'https://verifier.example/?a=b' }],
    [{ store: {} }],
    [{ verifier: {} }],
    [{ decide: 1 }],
    [{ requestMs: 0 }],
    [{ keepMs: 1.5 }],
    [{ signer: { id: 'https://verifier.example/key' } }],
  ])('no verifier with %j', async (wrong) => {
    const right = { store: createMemoryStore(), verifier: createVerifier({ mechanisms }), responseBaseUrl: BASE }
    expect((await errorOf(() => createOid4vpVerifier({ ...right, ...wrong } as never))).code).toBe('core.option_invalid')
  })
})

describe('answers that are none (OpenID4VP 1.0 sections 8.1 and 8.2) use nothing up', () => {
  it('each is refused alike, and the right one still goes through', async () => {
    const { request, post, binding, result } = await asked()
    const right = await ldp(binding)
    const id = 'badge_ldp_vc'
    const many = Array.from({ length: 33 }, () => right)
    const wrong: unknown[] = [
      'no json',
      '[]',
      '{}',
      '"x"',
      'null',
      { other: [right] },
      { [id]: right },
      { [id]: [] },
      { [id]: [right, right] },
      { [id]: many },
      { [id]: ['eyJhbGciOiJub25lIn0.e30.'] },
      { [id]: [null] },
      { [id]: [right], more: [right] },
      `{"${id}":[{}],"${id}":[{}]}`,
      '{"__proto__":[{}]}',
      { constructor: [right] },
    ]
    for (const one of wrong) expect(refusal(await post(one)), JSON.stringify(one)?.slice(0, 60)).toEqual(REFUSED)
    expect(refusal(await post({ [id]: [right] }, { state: 'other' }))).toEqual(REFUSED)
    expect(refusal(await world.post(request.response_uri, { vp_token: JSON.stringify({ [id]: [right] }) }))).toEqual(REFUSED)
    expect(refusal(await post({ [id]: [right] }, { response: 'a.b.c.d.e' }))).toEqual(REFUSED)
    expect(refusal(await post({ [id]: [right] }, { error: 'access_denied' }))).toEqual(REFUSED)
    const twice = new URLSearchParams([
      ['vp_token', '{}'],
      ['vp_token', '{}'],
      ['state', request.state],
    ]).toString()
    expect((await world.post(request.response_uri, twice)).json.code).toBe('exchange.request_malformed')
    const json = await sendTo(world.client.port, request.response_uri, 'POST', utf8('{}'), 'application/json')
    expect(json.json.code).toBe('exchange.media_type_unsupported')
    const got = await sendTo(world.client.port, request.response_uri, 'GET')
    expect([got.status, got.json.code, got.allow]).toEqual([405, 'exchange.method_not_allowed', 'POST'])
    expect((await world.post(request.response_uri, `vp_token=${'x'.repeat(3e6)}`)).status).toBe(413)
    expect((await post({ [id]: [right] })).status).toBe(200)
    expect(await result()).toMatchObject({ state: 'answered', presented: { outcome: 'verified' } })
  })

  it('an unknown, late or answered request is not told apart', async () => {
    const [first, second] = [await asked(), await asked()]
    const right = { badge_ldp_vc: [await ldp(first.binding)] }
    const unknown = await world.post(`${BASE}/response/${'x'.repeat(43)}`, { vp_token: '{}', state: 'x' })
    expect((await first.post(right)).status).toBe(200)
    const again = await first.post(right)
    world.clock.ms += 300_000
    const late = await second.post({ badge_ldp_vc: [await ldp(second.binding)] })
    expect([unknown, again, late].map(({ status, json }) => [status, json])).toEqual(
      Array.from({ length: 3 }, () => [400, { error: 'invalid_request', error_description: 'the request is not open' }]),
    )
    expect(await second.result()).toEqual({ state: 'expired' })
    world.clock.ms += 600_000
    expect((await errorOf(second.result())).code).toBe('exchange.not_found')
    world.clock.ms -= 900_000
  })

  it('of two answers at the same time one is taken', async () => {
    const { post, binding } = await asked()
    const right = { badge_ldp_vc: [await ldp(binding)] }
    const statuses = (await Promise.all([post(right), post(right), post(right)])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 400, 400])
  })
})

describe('encrypted answers (OpenID4VP 1.0 section 8.3)', () => {
  it('an answer in the clear, to another key, or under another algorithm is refused', async () => {
    const { request, binding, result } = await asked(LDP, { responseMode: 'direct_post.jwt' })
    const other = await asked(LDP, { responseMode: 'direct_post.jwt' })
    const vp = { badge_ldp_vc: [await ldp(binding)] }
    const seal = async (from: Loose, header: object = {}, payload: object = {}) => {
      const [jwk] = from.client_metadata.jwks.keys as [JWK]
      return new CompactEncrypt(utf8(JSON.stringify({ vp_token: vp, state: request.state, ...payload })))
        .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: jwk.kid as string, ...header })
        .encrypt(await importJWK(jwk, 'ECDH-ES'))
    }
    const post = (fields: Record<string, string>) => world.post(request.response_uri, fields)
    const wrong: Record<string, string>[] = [
      { vp_token: JSON.stringify(vp), state: request.state },
      { response: await seal(other.request) },
      { response: await seal(request, { kid: 'other' }) },
      { response: await seal(request, { enc: 'A128CBC-HS256' }) },
      { response: await seal(request, { alg: 'ECDH-ES+A128KW' }) },
      { response: await seal(request, {}, { state: 'other' }) },
      { response: await seal(request, {}, { vp_token: JSON.stringify(vp) }) },
      { response: `${await seal(request)}x` },
      { response: 'eyJhbGciOiJub25lIn0.e30.' },
      { response: await seal(request), vp_token: '{}' },
      {},
    ]
    for (const fields of wrong) expect(refusal(await post(fields)), JSON.stringify(fields).slice(0, 80)).toEqual(REFUSED)
    expect((await post({ response: await seal(request) })).status).toBe(200)
    expect(await result()).toMatchObject({ presented: { outcome: 'verified' } })
    // An error may come in the clear from whoever cannot encrypt (section 8.3.1).
    const clear = { error: 'wallet_unavailable', state: other.request.state }
    expect((await world.post(other.request.response_uri, clear)).status).toBe(200)
    expect(await other.result()).toEqual({ state: 'declined', error: 'wallet_unavailable' })
  })

  it('an error that nobody knows is told as other, and one without the state not at all', async () => {
    const { request, result } = await asked()
    expect(refusal(await world.post(request.response_uri, { error: 'access_denied' }))).toEqual(REFUSED)
    expect((await world.post(request.response_uri, { error: '<script>', state: request.state })).status).toBe(200)
    expect(await result()).toEqual({ state: 'declined', error: 'other' })
  })
})

describe('what a wallet says is checked (OpenID4VP 1.0 sections 8.6, 14.1 and 14.7)', () => {
  const otherNonce = (binding: Binding) => ({ ...binding, challenge: 'other' })
  const withoutPrefix = (binding: Binding) => ({ ...binding, domain: binding.domain.slice('decentralized_identifier:'.length) })
  const elsewhere = (binding: Binding) => ({ ...binding, domain: 'decentralized_identifier:did:web:evil.example' })

  it.each<[string, object, (binding: Binding) => Promise<unknown>]>([
    ['another nonce', LDP, (binding) => ldp(otherNonce(binding))],
    ['the client without its prefix', LDP, (binding) => ldp(withoutPrefix(binding))],
    ['another client', LDP, (binding) => ldp(elsewhere(binding))],
    ['no proof', LDP, async (binding) => ({ ...(await ldp(binding)), proof: undefined })],
    ['a badge instead of a presentation', LDP, async () => badge],
    ['no badge in it', LDP, (binding) => ldp(binding, [])],
    ['two badges in it', LDP, (binding) => ldp(binding, [badge, badge])],
    ['a badge that was changed', LDP, (binding) => ldp(binding, [{ ...badge, name: 'Captain' } as JsonObject])],
    [
      'a badge of another achievement',
      LDP,
      async (binding) =>
        ldp(binding, [
          await ldpBadge(world, {
            achievement: { ...thaw(badge).credentialSubject.achievement, id: 'https://courier.example/achievements/other' },
          }),
        ]),
    ],
    ['somebody else with the badge', LDP, async (binding) => ldp(binding, [badge], await newSigner())],
    ['a token in an envelope instead', LDP, (binding) => ldp(binding, [token])],
    ['a JWT for another nonce', JWT, (binding) => jwt(otherNonce(binding))],
    ['a JWT for another client', JWT, (binding) => jwt(elsewhere(binding))],
    ['a credential as a JWT', JWT, async () => token],
    [
      'alg none',
      JWT,
      async (binding) => {
        const [, payload] = (await jwt(binding)).split('.')
        return `${toBase64url(utf8('{"alg":"none","typ":"JWT"}'))}.${payload}.`
      },
    ],
    [
      'HMAC with the public key',
      JWT,
      async (binding) => {
        const [, payload, signature] = (await jwt(binding)).split('.')
        return `${toBase64url(utf8(`{"alg":"HS256","kid":"${world.holder.id}"}`))}.${payload}.${signature}`
      },
    ],
    ['an SD-JWT where a JWT is asked for', JWT, async (binding) => bindToHolder(sdJwt, { signer: world.holder, binding })],
    ['an SD-JWT without key binding', sdJwtQuery(), async () => sdJwt],
    [
      'an SD-JWT for another nonce',
      sdJwtQuery(),
      (binding) => bindToHolder(sdJwt, { signer: world.holder, binding: otherNonce(binding) }),
    ],
    [
      'an SD-JWT for another client',
      sdJwtQuery(),
      (binding) => bindToHolder(sdJwt, { signer: world.holder, binding: elsewhere(binding) }),
    ],
    [
      'an SD-JWT of long ago',
      sdJwtQuery(),
      (binding) => bindToHolder(sdJwt, { signer: world.holder, binding, now: new Date(Date.now() - 3_600_000) }),
    ],
    [
      'an SD-JWT of tomorrow',
      sdJwtQuery(),
      (binding) => bindToHolder(sdJwt, { signer: world.holder, binding, now: new Date(Date.now() + 3_600_000) }),
    ],
    [
      'an SD-JWT with another sd_hash',
      sdJwtQuery(),
      async (binding) => {
        const parts = (await bindToHolder(sdJwt, { signer: world.holder, binding })).split('~')
        return [parts[0], ...parts.slice(2)].join('~')
      },
    ],
    [
      'an SD-JWT that hides what is asked for',
      sdJwtQuery(),
      async (binding) => bindToHolder(`${sdJwt.split('~')[0]}~`, { signer: world.holder, binding }),
    ],
    [
      'an SD-JWT of another type',
      sdJwtQuery(),
      async (binding) =>
        bindToHolder(await sdJwtBadge(world, { vct: 'https://other.example' }), { signer: world.holder, binding }),
    ],
    [
      'an SD-JWT of a JSON-LD badge',
      { credentials: [{ id: 'badge', format: 'dc+sd-jwt', meta: {} }] },
      async (binding) => {
        const mechanism = createSdJwtVc({ holderKey: world.holder.publicJwk })
        const { credential } = await mechanism.secure(badgeOf(controllerOf(world.issuer)), {
          signer: world.issuer,
          loader,
          now: Date.now(),
        })
        return bindToHolder(credential as string, { signer: world.holder, binding })
      },
    ],
    [
      'a badge for trusted authorities',
      { credentials: [{ ...LDP.credentials[0], trusted_authorities: [{ type: 'aki', values: ['x'] }] }] },
      ldp,
    ],
    [
      'a value that is another',
      { credentials: [{ ...LDP.credentials[0], claims: [{ path: ['name'], values: ['Captain'] }] }] },
      ldp,
    ],
  ])('%s is refused, used up, and told to the platform', async (_, query, make) => {
    const { post, binding, result } = await asked(query)
    const [{ id }] = (query as Loose).credentials
    expect(refusal(await post({ [id]: [await make(binding)] }))).toEqual(REFUSED)
    const told = await result()
    expect(told).toMatchObject({ state: 'answered', presented: { outcome: 'rejected', satisfied: false } })
    expect(told.presented.credentials[0].matches).toBe('no')
  })

  it('a response to one request answers no other, replayed or stolen', async () => {
    const [mine, theirs] = [await asked(), await asked()]
    const stolen = { badge_ldp_vc: [await ldp(mine.binding)] }
    expect((await mine.post(stolen)).status).toBe(200)
    expect(refusal(await theirs.post(stolen))).toEqual(REFUSED)
    expect((await theirs.result()).presented.credentials[0].presentation.findings[0].code).toBe('proof.challenge_mismatch')
  })

  it('some of the sets is not enough (section 6.4.2)', async () => {
    const [first] = LDP.credentials
    const credentials = ['a', 'b', 'c'].map((id) => ({ ...first, id }))
    const query = { credentials, credential_sets: [{ options: [['a', 'b'], ['c']] }] }
    for (const [ids, status] of [
      [['a'], 400],
      [['a', 'b'], 200],
      [['c'], 200],
    ] as const) {
      const { post, binding, result } = await asked(query)
      const vp = await ldp(binding)
      expect((await post(Object.fromEntries(ids.map((id) => [id, [vp]])))).status).toBe(status)
      expect((await result()).presented.satisfied).toBe(status === 200)
    }
  })

  it('what could not be checked is neither: the platform decides', async () => {
    const far = await newSigner('Ed25519', 'did:web:issuer.example#key')
    const unreached = await ldpBadge({ issuer: far, holder: world.holder })
    const { post, binding, result } = await asked()
    expect((await post({ badge_ldp_vc: [await ldp(binding, [unreached])] })).status).toBe(200)
    const { presented } = await result()
    expect(presented).toMatchObject({ outcome: 'indeterminate', satisfied: false, credentials: [{ matches: 'unknown' }] })
  })

  it('results are given once, to whoever has the code (sections 13.3 and 14.2)', async () => {
    const { id, post, binding } = await asked(LDP, { redirectUri: 'https://verifier.example/done' })
    const { json } = await post({ badge_ldp_vc: [await ldp(binding)] })
    const responseCode = new URL(json.redirect_uri).searchParams.get('response_code') as string
    for (const wrong of [{}, { responseCode: '' }, { responseCode: 'x'.repeat(43) }, { responseCode: id }, { responseCode: 1 }])
      expect((await errorOf(world.verifier.result(id, wrong as never))).code).toBe('exchange.member_invalid')
    const taken = await Promise.allSettled([1, 2, 3].map(() => world.verifier.result(id, { responseCode })))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await errorOf(world.verifier.result(id, { responseCode }))).code).toBe('exchange.not_found')
    for (const unknown of ['', 'x', 'x'.repeat(43), 1, undefined])
      expect((await errorOf(world.verifier.result(unknown as never))).code).toBe('exchange.not_found')
  })

  it('a decision that fails tells the wallet nothing', async () => {
    const failing = createOid4vpVerifier({
      store: createMemoryStore(),
      verifier: createVerifier({ mechanisms }),
      responseBaseUrl: BASE,
      decide: () => {
        throw new Error('secret')
      },
    })
    const { uri } = await failing.createRequest({ query: LDP, responseMode: 'direct_post' })
    const request = Object.fromEntries(new URL(uri).searchParams) as Loose
    const { port } = await serveOn(failing.handle)
    const form = new URLSearchParams({
      vp_token: JSON.stringify({ badge_ldp_vc: [await ldp(bindingOf(request))] }),
      state: request.state,
    })
    const answer = await sendTo(port, request.response_uri, 'POST', utf8(form.toString()), 'application/x-www-form-urlencoded')
    expect([answer.status, answer.json.code, Buffer.from(answer.bytes).includes('secret')]).toEqual([
      500,
      'exchange.failed',
      false,
    ])
  })
})

describe('the store', () => {
  it('holds neither what answers nor what fetches, and forgets what was read', async () => {
    const store = createMemoryStore()
    const keeping = await newWorld({ store })
    const { id, uri } = await keeping.ask({})
    const request = await parametersOf(keeping, uri)
    const kept = async () =>
      JSON.stringify(
        await store.read(async ({ records }) => [await records.list('oid4vp-request'), await records.list('oid4vp-session')]),
      )
    const text = await kept()
    const secret = request.response_uri.split('/').at(-1)
    expect(text).not.toContain(id)
    expect(secret).toHaveLength(43)
    expect(text).not.toContain(secret)
    expect(text).not.toContain('"d"')
    expect(text).toContain('sealed')
    await keeping.post(request.response_uri, { error: 'access_denied', state: request.state })
    expect(await kept()).not.toContain('sealed')
    await keeping.verifier.result(id)
    expect(await kept()).toBe('[[],[]]')
  })
})
