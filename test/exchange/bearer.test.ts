import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CreateBearerAuthOptions, createAccessTokenVerifier, createBearerAuth } from '../../src/exchange/bearer.js'
import { createAccessLog, withMiddleware } from '../../src/exchange/index.js'
import { matchRoute } from '../../src/exchange/vc-api/index.js'
import { errorOf } from '../support/badges.js'
import { type Client, newService, serveOn } from './support.js'

const ISSUER = 'https://login.courier.example'
const AUDIENCE = 'https://badges.courier.example'
const lines: string[] = []
let client: Client
let options: CreateBearerAuthOptions
let key: CryptoKey
let other: CryptoKey
beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true })
  key = pair.privateKey
  other = (await generateKeyPair('ES256')).privateKey
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'a', alg: 'ES256' }
  options = {
    issuer: ISSUER,
    audience: AUDIENCE,
    jwks: { keys: [jwk] },
    scopeOf: ({ url }) => matchRoute(new URL(url).pathname)?.routes[0]?.scope,
  }
  const { handle } = await newService()
  client = await serveOn(
    withMiddleware(handle, createAccessLog({ write: (line) => lines.push(line) }), createBearerAuth(options)),
  )
})

interface TokenParts {
  readonly claims?: Record<string, unknown>
  readonly header?: Record<string, unknown>
  readonly by?: CryptoKey
}

async function tokenOf({ claims = {}, header = {}, by = key }: TokenParts = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const payload = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'platform',
    client_id: 'platform',
    jti: 'x',
    iat: now,
    exp: now + 60,
    scope: 'credentials:issue',
    ...claims,
  }
  return new SignJWT(payload as never).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'a', ...header } as never).sign(by)
}

const asked = async (token: string, path = '/issuers') => client.get(path, { authorization: `Bearer ${token}` })

describe('OAuth2 bearer (issuer, audience, typ at+jwt, fixed algorithms, scopes; RFC 9068, RFC 6750)', () => {
  it('lets in who has a token with the scope', async () => {
    expect((await asked(await tokenOf())).status).toBe(200)
    expect((await asked(await tokenOf({ claims: { scope: 'a credentials:issue b' } }))).status).toBe(200)
    expect((await asked(await tokenOf({ header: { typ: 'application/at+jwt' } }))).status).toBe(200)
  })

  it('a status list and the description need none', async () => {
    expect([(await client.get('/status/1')).status, (await client.get('/openapi.json')).status]).toEqual([404, 200])
  })

  it('no token: 401 with a challenge that says no more', async () => {
    const { status, json, headers } = await client.get('/issuers')
    expect([status, json['code'], headers['www-authenticate']]).toEqual([401, 'exchange.token_missing', 'Bearer realm="rungs"'])
  })

  it('another scope: 403', async () => {
    const { status, json, headers } = await asked(
      await tokenOf(),
      '/identifiers/did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
    )
    expect([status, json['code']]).toEqual([403, 'exchange.scope_missing'])
    expect(headers['www-authenticate']).toContain('error="insufficient_scope", scope="identifiers:resolve"')
  })

  it.each<[string, TokenParts]>([
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['for another audience', { claims: { aud: 'https://bank.example' } }],
    ['of another type, such as an id token', { header: { typ: 'JWT' } }],
    ['without a type', { header: { typ: undefined } }],
    ['that has ended', { claims: { exp: 5 } }],
    ['without an end', { claims: { exp: undefined } }],
    ['that does not count yet', { claims: { nbf: 9_999_999_999 } }],
    ['by an unknown key of the same name', {}],
  ])('a token %s: 401', async (what, parts) => {
    const { status, json, headers } = await asked(await tokenOf(what.startsWith('by') ? { by: other } : parts))
    expect([status, json['code']]).toEqual([401, 'exchange.token_invalid'])
    expect(headers['www-authenticate']).toBe('Bearer realm="rungs", error="invalid_token"')
  })

  it('no algorithm but those that were fixed: none, HMAC with the public key, and what is no token', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const [, payload] = (await tokenOf()).split('.') as [string, string, string]
    const hmac = await new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'x', exp: 9_999_999_999, scope: 'credentials:issue' })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'a' })
      .sign(new TextEncoder().encode(JSON.stringify(options.jwks)))
    for (const token of [`${part({ alg: 'none', typ: 'at+jwt' })}.${payload}.`, hmac, 'a.b.c', 'x'])
      expect((await asked(token)).status).toBe(401)
    expect((await client.get('/issuers', { authorization: 'Basic eDp5' })).status).toBe(401)
  })

  it('a token in the address is not looked at', async () => {
    expect((await client.get(`/issuers?access_token=${await tokenOf()}`)).status).toBe(401)
  })

  it('nothing of a token is told or logged', async () => {
    const token = await tokenOf({ claims: { sub: 'worker@courier.example' } })
    const answer = await asked(token, '/credentials/verify')
    expect(`${answer.text}${lines.join('')}`).not.toMatch(new RegExp(`${token.slice(-20)}|worker`))
  })

  it.each<[string, (given: CreateBearerAuthOptions) => unknown]>([
    ['no keys', ({ jwks: _, ...rest }) => rest],
    ['keys and where they are', (given) => ({ ...given, jwksUrl: 'https://login.courier.example/jwks' })],
    [
      'keys that are fetched without https',
      ({ jwks: _, ...rest }) => ({ ...rest, jwksUrl: 'http://login.courier.example/jwks' }),
    ],
    ['a secret key', (given) => ({ ...given, jwks: { keys: [{ kty: 'oct', k: 'AA' }] } })],
    ['a symmetric algorithm', (given) => ({ ...given, algorithms: ['HS256'] })],
    ['no audience', (given) => ({ ...given, audience: '' })],
  ])('is not made with %s', async (_what, change) => {
    expect(await errorOf(async () => createBearerAuth(change(options) as never))).toMatchObject({ code: 'core.option_invalid' })
  })
})

describe('createAccessTokenVerifier (RFC 9068)', () => {
  const verifier = () => {
    const { scopeOf: _scopeOf, ...rules } = options
    return createAccessTokenVerifier(rules)
  }

  it('tells whom a token speaks for, and with which scopes', async () => {
    const token = await tokenOf({ claims: { sub: 'ana', scope: 'a b' } })
    expect(await verifier()(token)).toEqual({ userId: 'ana', scopes: ['a', 'b'] })
    expect(await verifier()(await tokenOf({ claims: { scope: undefined } }))).toEqual({ userId: 'platform', scopes: [] })
  })

  it.each<[string, TokenParts]>([
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['for another audience', { claims: { aud: 'https://other.example' } }],
    ['that has ended', { claims: { exp: 1 } }],
    ['without an end', { claims: { exp: undefined } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['with an empty subject', { claims: { sub: '' } }],
    ['with a subject that is no text', { claims: { sub: 5 } }],
    ['of another type', { header: { typ: 'JWT' } }],
  ])('a token %s is none', async (_name, parts) => expect(await verifier()(await tokenOf(parts))).toBeUndefined())

  it('a token by another key, of no form or too long is none, and keys that cannot be had say nothing', async () => {
    expect(await verifier()(await tokenOf({ by: other }))).toBeUndefined()
    for (const token of ['', 'a.b', 'a.b.c', 'é.b.c', `${'a'.repeat(9000)}.b.c`]) expect(await verifier()(token)).toBeUndefined()
    const away = createAccessTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, jwksUrl: 'https://127.0.0.1:1/jwks' })
    expect((await errorOf(away(await tokenOf()))).code).toBe('exchange.not_ready')
    expect((await errorOf(() => createAccessTokenVerifier({ issuer: '', audience: 'x' }))).code).toBe('core.option_invalid')
    expect((await errorOf(() => createAccessTokenVerifier(options as never))).code).toBe('core.option_unknown')
  })
})
