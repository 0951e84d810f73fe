import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/core/index.js'
import type { Handler } from '../../../src/exchange/index.js'
import { nextLink } from '../../../src/exchange/openbadges/client/next-link.js'
import {
  type CreateOpenBadgesClientOptions,
  createOpenBadgesClient,
  type OpenBadgesClient,
  type OpenBadgesService,
} from '../../../src/exchange/openbadges/index.js'
import { errorOf, type Loose } from '../../support/badges.js'
import { API, offlineAccess, readCredentials, type SecureHost, startSecureHost } from './support.js'

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

/** A description of a provider whose parts are all on the host. */
function descriptionOf(baseUrl: string, changes: (document: Loose) => void = () => {}): Loose {
  const document = {
    openapi: '3.0.1',
    info: { title: 'Other', version: '3.0', termsOfService: `${baseUrl}/tos`, 'x-imssf-privacyPolicyUrl': `${baseUrl}/privacy` },
    components: {
      securitySchemes: {
        OAuth2ACG: {
          type: 'oauth2',
          'x-imssf-registrationUrl': `${baseUrl}/register`,
          flows: {
            authorizationCode: {
              authorizationUrl: `${baseUrl}/authorize`,
              tokenUrl: `${baseUrl}/token`,
              scopes: { [readCredentials]: '' },
            },
          },
        },
      },
    },
  }
  changes(document)
  return document
}

/** A service that somebody else wrote, and what it was asked. */
interface Stranger {
  readonly host: SecureHost
  readonly client: OpenBadgesClient
  readonly service: OpenBadgesService
  readonly seen: { method: string; path: string; headers: Headers; body: string }[]
}

async function meet(answer: Handler, options: Partial<CreateOpenBadgesClientOptions> = {}): Promise<Stranger> {
  const host = await startSecureHost()
  const seen: Stranger['seen'] = []
  host.serve(async (request) => {
    const { pathname, search } = new URL(request.url)
    seen.push({ method: request.method, path: pathname + search, headers: request.headers, body: await request.clone().text() })
    return pathname.endsWith('/discovery') ? json(descriptionOf(host.baseUrl)) : answer(request)
  })
  const client = createOpenBadgesClient({ net: host.open(), ...options })
  return { host, client, service: await client.discover(host.baseUrl), seen }
}

const REGISTRATION = { clientId: 'client-1', clientSecret: 'secret:1 %' }
const REDIRECT = 'https://client.example/back?at=other'

describe('discovery (OB 3.0 section 7.1.1.1)', () => {
  it('reads where everything is; by default tokens are refreshed where they are given', async () => {
    const { service, host } = await meet(async () => json({}))
    expect(service).toEqual({
      apiUrl: `${host.baseUrl}${API}`,
      title: 'Other',
      termsOfService: `${host.baseUrl}/tos`,
      privacyPolicyUrl: `${host.baseUrl}/privacy`,
      registrationUrl: `${host.baseUrl}/register`,
      authorizationUrl: `${host.baseUrl}/authorize`,
      tokenUrl: `${host.baseUrl}/token`,
      refreshUrl: `${host.baseUrl}/token`,
      scopes: [readCredentials],
    })
  })

  it('R15: a description is kept as long as Cache-Control or Expires say (section 7.1.1)', async () => {
    const host = await startSecureHost()
    let asked = 0
    let headers: Record<string, string> = {}
    host.serve(async () => {
      asked++
      return json(descriptionOf(host.baseUrl), 200, headers)
    })
    let now = Date.now()
    const open = () => createOpenBadgesClient({ net: host.open({ now: () => new Date(now) }) })
    for (const kept of [
      { 'cache-control': 'max-age=60' },
      { expires: new Date(now + 60_000).toUTCString(), date: new Date(now).toUTCString() },
    ]) {
      headers = kept as Record<string, string>
      asked = 0
      const client = open()
      await client.discover(host.baseUrl)
      await client.discover(`${host.baseUrl}${API}`)
      expect(asked).toBe(1)
      now += 61_000
      await client.discover(host.baseUrl)
      expect(asked).toBe(2)
    }
    headers = { 'cache-control': 'no-store' }
    asked = 0
    const client = open()
    await client.discover(host.baseUrl)
    await client.discover(host.baseUrl)
    expect(asked).toBe(2)
  })

  it.each<[string, (document: Loose) => void, string]>([
    ['no scheme', (d) => delete d.components, 'tokenUrl'],
    [
      'an address without a scheme, as in the specification’s sample',
      (d) => (flowOf(d).tokenUrl = 'provider.example.com/token'),
      'tokenUrl',
    ],
    ['an address over http', (d) => (flowOf(d).authorizationUrl = 'http://a.example/'), 'authorizationUrl'],
    ['a script for an address', (d) => (flowOf(d).authorizationUrl = 'javascript:alert(1)'), 'authorizationUrl'],
    ['credentials in an address', (d) => (flowOf(d).refreshUrl = 'https://a:b@c.example/'), 'refreshUrl'],
    [
      'no registration',
      (d) => delete d.components.securitySchemes.OAuth2ACG['x-imssf-registrationUrl'],
      'x-imssf-registrationUrl',
    ],
  ])('%s is refused', async (_, change, member) => {
    const host = await startSecureHost()
    host.serve(async () => json(descriptionOf(host.baseUrl, change)))
    const error = await errorOf(createOpenBadgesClient({ net: host.open() }).discover(host.baseUrl))
    expect([error.code, error.kind, error.params as unknown]).toEqual([
      'exchange.provider_answer_invalid',
      'operation',
      { member },
    ])
  })

  it('what is no JSON object is refused, and what is no https URL never asked', async () => {
    const host = await startSecureHost()
    host.serve(async () => json([]))
    const client = createOpenBadgesClient({ net: host.open() })
    expect((await errorOf(client.discover(host.baseUrl))).params).toEqual({ member: 'discovery' })
    for (const url of ['http://a.example', 'file:///etc/passwd', 'https://a.example/?x=1'])
      expect((await errorOf(client.discover(url))).code).toBe('core.option_invalid')
  })
})

function flowOf(document: Loose): Loose {
  return document.components.securitySchemes.OAuth2ACG.flows.authorizationCode
}

describe('tokens (OB 3.0 section 7.1.2)', () => {
  const TOKENS = { access_token: 'access-1', refresh_token: 'refresh-1', token_type: 'Bearer', expires_in: 60 }

  async function begin(stranger: Stranger) {
    return stranger.client.startAuthorization(stranger.service, REGISTRATION, {
      redirectUri: REDIRECT,
      scopes: [readCredentials, offlineAccess],
    })
  }

  it('R12: the request has all that is required, and a fresh state and challenge', async () => {
    const stranger = await meet(async () => json({}))
    const [one, two] = [await begin(stranger), await begin(stranger)]
    const url = new URL(one.url)
    expect(url.origin + url.pathname).toBe(stranger.service.authorizationUrl)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'client-1',
      response_type: 'code',
      scope: `${readCredentials} ${offlineAccess}`,
      redirect_uri: REDIRECT,
      state: one.session.state,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    expect(one.url).not.toContain(one.session.codeVerifier)
    expect(new Set([one.session.state, two.session.state, one.session.codeVerifier, two.session.codeVerifier]).size).toBe(4)
    // A session is plain data.
    expect(JSON.parse(JSON.stringify(one.session))).toEqual(one.session)
  })

  it('R13: the code is exchanged with HTTP Basic, form-encoded, and all fields', async () => {
    const stranger = await meet(async () => json(TOKENS), { now: '2026-06-01T00:00:00Z' })
    const { session } = await begin(stranger)
    const tokens = await stranger.client.finishAuthorization(session, REGISTRATION, `${REDIRECT}&code=abc&state=${session.state}`)
    expect(tokens).toEqual({
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresAt: '2026-06-01T00:01:00Z',
      scopes: [readCredentials, offlineAccess],
    })
    const { method, path, headers, body } = stranger.seen.at(-1) as Stranger['seen'][number]
    expect([method, path]).toEqual(['POST', '/token'])
    const encoded = Buffer.from(String(headers.get('authorization')).slice(6), 'base64').toString()
    expect(decodeURIComponent(encoded.replaceAll('+', ' '))).toBe('client-1:secret:1 %')
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'authorization_code',
      code: 'abc',
      redirect_uri: REDIRECT,
      scope: `${readCredentials} ${offlineAccess}`,
      code_verifier: session.codeVerifier,
    })
  })

  it.each<[string, (state: string, base: string) => string, string]>([
    ['another state', () => `${REDIRECT}&code=abc&state=other`, 'oauth'],
    ['no state', () => `${REDIRECT}&code=abc`, 'oauth'],
    ['no code', (state) => `${REDIRECT}&state=${state}`, 'oauth'],
    ['an error under another state', () => `${REDIRECT}&error=access_denied&state=other`, 'oauth'],
    [
      'the address of another provider',
      (state) => `https://client.example/back-of-another?code=abc&state=${state}`,
      'redirect_uri',
    ],
    ['another host', (state) => `https://evil.example/back?code=abc&state=${state}`, 'redirect_uri'],
    [
      'the answer of another server (RFC 9207)',
      (state) => `${REDIRECT}&code=abc&state=${state}&iss=https%3A%2F%2Fhonest.example`,
      'iss',
    ],
    ['a server that is none', (state) => `${REDIRECT}&code=abc&state=${state}&iss=x`, 'iss'],
  ])('the client that is mixed up by %s sends its code nowhere (RFC 9700 section 4.4)', async (_, callback, member) => {
    const stranger = await meet(async () => json(TOKENS))
    const { session } = await begin(stranger)
    const finishing = stranger.client.finishAuthorization(session, REGISTRATION, callback(session.state, stranger.host.baseUrl))
    const error = await errorOf(finishing)
    expect([error.code, error.params as unknown]).toEqual(['exchange.provider_answer_invalid', { member }])
    expect(stranger.seen.filter(({ path }) => path === '/token')).toEqual([])
  })

  it('the registration of another provider is refused', async () => {
    const stranger = await meet(async () => json(TOKENS))
    const { session } = await begin(stranger)
    const other = { ...REGISTRATION, clientId: 'client-2' }
    expect(
      (await errorOf(stranger.client.finishAuthorization(session, other, `${REDIRECT}&code=abc&state=${session.state}`))).code,
    ).toBe('core.option_invalid')
  })

  it('that the user refused is told', async () => {
    const stranger = await meet(async () => json(TOKENS))
    const { session } = await begin(stranger)
    const error = await errorOf(
      stranger.client.finishAuthorization(session, REGISTRATION, `${REDIRECT}&error=access_denied&state=${session.state}`),
    )
    expect([error.code, error.params['error' as never]]).toEqual(['exchange.provider_refused', 'access_denied'])
  })

  it.each<[string, () => Response, Record<string, unknown>]>([
    [
      'an error',
      () => json({ error: 'invalid_grant' }, 400),
      { code: 'exchange.provider_refused', status: 400, error: 'invalid_grant' },
    ],
    [
      'an error with a text for a word',
      () => json({ error: '<b>no</b>' }, 400),
      { code: 'exchange.provider_refused', status: 400, error: 'unknown' },
    ],
    [
      'an error with a challenge',
      () => json({ error: 'invalid_client' }, 401, { 'www-authenticate': 'Basic realm="x"' }),
      { code: 'exchange.provider_refused', status: 401, error: 'invalid_client' },
    ],
    [
      'HTML',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { code: 'exchange.provider_answer_invalid' },
    ],
    ['no token', () => json({ token_type: 'Bearer' }), { code: 'exchange.provider_answer_invalid' }],
    ['a token of another type', () => json({ ...TOKENS, token_type: 'mac' }), { code: 'exchange.provider_answer_invalid' }],
    ['a redirect', () => Response.redirect('https://evil.example/token', 307), { code: 'net.redirect_forbidden' }],
    ['too much', () => json({ ...TOKENS, more: 'x'.repeat(300_000) }), { code: 'net.too_large' }],
  ])('an answer that is %s is no token', async (_, answer, expected) => {
    const stranger = await meet(async () => answer())
    const { session } = await begin(stranger)
    const error = await errorOf(
      stranger.client.finishAuthorization(session, REGISTRATION, `${REDIRECT}&code=abc&state=${session.state}`),
    )
    expect({ ...error.params, code: error.code }).toMatchObject(expected)
    expect(JSON.stringify(error) + error.message).not.toMatch(/secret:1|abc/)
  })

  it('R14: refreshes with a scope that is no wider, and revokes with a hint', async () => {
    const stranger = await meet(async () => json({ ...TOKENS, refresh_token: undefined, scope: readCredentials }), {
      now: '2026-06-01T00:00:00Z',
    })
    const before = { accessToken: 'old', refreshToken: 'refresh-1', scopes: [readCredentials, offlineAccess] }
    const tokens = await stranger.client.refresh(stranger.service, REGISTRATION, before, [readCredentials])
    // Who gets no new refresh token keeps the old one.
    expect(tokens).toEqual({
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresAt: '2026-06-01T00:01:00Z',
      scopes: [readCredentials],
    })
    expect(Object.fromEntries(new URLSearchParams(stranger.seen.at(-1)?.body))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      scope: readCredentials,
    })
    const service = { ...stranger.service, revocationUrl: `${stranger.host.baseUrl}/revoke` }
    await stranger.client.revoke(service, REGISTRATION, 'refresh-1', 'refresh_token')
    expect(stranger.seen.at(-1)?.path).toBe('/revoke')
    expect(Object.fromEntries(new URLSearchParams(stranger.seen.at(-1)?.body))).toEqual({
      token: 'refresh-1',
      token_type_hint: 'refresh_token',
    })
    const none = await errorOf(stranger.client.revoke(stranger.service, REGISTRATION, 'x', 'access_token'))
    expect(none.params).toEqual({ member: 'revocationUrl' })
    const without = { accessToken: 'old', scopes: [] }
    expect((await errorOf(stranger.client.refresh(stranger.service, REGISTRATION, without))).code).toBe('core.option_invalid')
  })

  it('R11: a registration without a secret is none', async () => {
    const stranger = await meet(async () => json({ client_id: 'a' }, 201))
    const metadata = { name: 'Wallet', url: 'https://client.example/', redirectUris: [REDIRECT], scopes: [readCredentials] }
    expect((await errorOf(stranger.client.register(stranger.service, metadata))).params).toEqual({ member: 'client_secret' })
    expect(JSON.parse(String(stranger.seen.at(-1)?.body))).toEqual({
      client_name: 'Wallet',
      client_uri: 'https://client.example/',
      redirect_uris: [REDIRECT],
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: readCredentials,
    })
  })
})

describe('resources (OB 3.0 section 6.2)', () => {
  const badge = (number: number): JsonObject => ({ id: `urn:x:${number}`, type: ['VerifiableCredential'] })
  const offsetOf = (request: Request): number => Number(new URL(request.url).searchParams.get('offset') ?? 0)

  /** A list of so many badges, one a page, with a link that is made of the next offset. */
  const list =
    (total: number, link: (offset: number, url: URL) => string | undefined): Handler =>
    async (request) => {
      const offset = offsetOf(request)
      const header = offset + 1 < total ? link(offset + 1, new URL(request.url)) : undefined
      return json({ credential: [badge(offset)] }, 200, header === undefined ? {} : { link: header })
    }

  it('R6: follows the links to the end, with the token in the header alone', async () => {
    const stranger = await meet(
      list(3, (offset) => `<credentials?offset=${offset}>; rel="next", <https://evil.example/>; rel="first"`),
    )
    const { credentials, isComplete } = await stranger.client.getCredentials(stranger.service, 'token-1', {
      pageSize: 1,
      since: '2026-05-01T00:00:00Z',
    })
    expect([credentials, isComplete]).toEqual([[badge(0), badge(1), badge(2)], true])
    const asked = stranger.seen.slice(1)
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-1',
    ])
    expect(asked[0]?.path).toBe(`${API}/credentials?limit=1&since=2026-05-01T00%3A00%3A00Z`)
  })

  it.each<[string, (base: string, offset: number) => string]>([
    ['another host', () => '<https://evil.example/ims/ob/v3p0/credentials?offset=1>; rel="next"'],
    ['another port', (base) => `<${base.replace(/:\d+$/, ':1')}${API}/credentials?offset=1>; rel="next"`],
    ['plain http', (base, offset) => `<${base.replace('https', 'http')}${API}/credentials?offset=${offset}>; rel="next"`],
    ['another path of the same host', (base) => `<${base}/collect?offset=1>; rel=next`],
    ['a path that climbs', (base) => `<${base}${API}/credentials/../../../../collect?offset=1>; rel=next`],
    ['a host in place of a path', () => '<//evil.example/ims/ob/v3p0/credentials>; rel="next"'],
    ['credentials', (base) => `<${base.replace('https://', 'https://a:b@')}${API}/credentials?offset=1>; rel="next"`],
    ['no URL', () => '<https://[>; rel="next"'],
    ['itself', (base) => `<${base}${API}/credentials>; rel="next"`],
  ])('a link to %s gets no token', async (_, link) => {
    const stranger: Stranger = await meet((request) => list(3, (offset) => link(stranger.host.baseUrl, offset))(request))
    const error = await errorOf(stranger.client.getCredentials(stranger.service, 'token-1'))
    expect([error.code, error.params as unknown]).toEqual(['exchange.provider_answer_invalid', { member: 'Link' }])
    expect(stranger.seen.length).toBe(2)
  })

  it('a list without an end is left after so many pages or badges, and said to be part of one', async () => {
    const endless = list(1e6, (offset) => `<credentials?offset=${offset}>; rel="next"`)
    const pages = await meet(endless, { maxPages: 3 })
    expect(await pages.client.getCredentials(pages.service, 't')).toEqual({
      credentials: [badge(0), badge(1), badge(2)],
      isComplete: false,
    })
    const many = await meet(async () => json({ credential: [badge(0), badge(1), badge(2)] }), { maxCredentials: 2 })
    expect(await many.client.getCredentials(many.service, 't')).toEqual({ credentials: [badge(0), badge(1)], isComplete: false })
  })

  it('R4: the spelling of the specification’s sample is read as well', async () => {
    const stranger = await meet(async () => json({ compactJwsStrings: ['a.b.c'], compactJwsString: ['d.e.f'] }))
    expect((await stranger.client.getCredentials(stranger.service, 't')).credentials).toEqual(['d.e.f', 'a.b.c'])
  })

  it.each([
    [{ credential: {} }, 'credential'],
    [{ credential: ['a.b.c'] }, 'credential'],
    [{ compactJwsString: [{}] }, 'compactJwsString'],
    [{ compactJwsString: ['no token'] }, 'compactJwsString'],
    [[], 'body'],
  ])('R5: %j is refused', async (body, member) => {
    const stranger = await meet(async () => json(body))
    expect((await errorOf(stranger.client.getCredentials(stranger.service, 't'))).params).toEqual({ member })
  })

  it('a page that is too large is refused', async () => {
    const stranger = await meet(async () => json({ credential: [{ a: 'x'.repeat(5000) }] }), { maxPageBytes: 4000 })
    expect((await errorOf(stranger.client.getCredentials(stranger.service, 't'))).code).toBe('net.too_large')
  })

  const refusal = (minor: string) => ({
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_codeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'a', imsx_codeMinorFieldValue: minor }] },
  })

  it.each<[string, () => Response, unknown, boolean]>([
    ['a word', () => json(refusal('forbidden'), 403), { status: 403, error: 'forbidden', retryAfterSeconds: 1800 }, false],
    ['no word', () => json(refusal('<script>'), 400), { status: 400, error: 'unknown', retryAfterSeconds: 1800 }, false],
    ['no body', () => new Response(null, { status: 500 }), { status: 500, error: 'unknown', retryAfterSeconds: 1800 }, true],
    [
      'when to come back',
      () => json(refusal('server_busy'), 503, { 'retry-after': '7' }),
      { status: 503, error: 'server_busy', retryAfterSeconds: 7 },
      true,
    ],
    [
      'a wish for eternity',
      () => json({}, 429, { 'retry-after': '999999999' }),
      { status: 429, error: 'unknown', retryAfterSeconds: 604_800 },
      true,
    ],
  ])(
    'R10, R15: a refusal with %s is told, and after how long to come back (section 6.5)',
    async (_, answer, params, retryable) => {
      const stranger = await meet(async () => answer())
      const error = await errorOf(stranger.client.getCredentials(stranger.service, 'token-1'))
      expect([error.code, error.params as unknown, error.retryable]).toEqual(['exchange.provider_refused', params, retryable])
      expect(error.message).not.toContain('token-1')
    },
  )

  it('a token that is none is never sent', async () => {
    const stranger = await meet(async () => json({}))
    for (const token of ['', 'a b', 'a\r\nx: y', 'é', 'a'.repeat(9000)])
      expect((await errorOf(stranger.client.getCredentials(stranger.service, token))).code).toBe('core.option_invalid')
    expect(stranger.seen.length).toBe(1)
  })

  it('R7: a badge goes as its form asks, and what became of it comes back', async () => {
    let status = 201
    const stranger = await meet(async () => new Response(status === 304 ? null : '{}', { status }))
    const { client, service, seen } = stranger
    expect(await client.upsertCredential(service, 't', badge(1))).toBe('created')
    expect(seen.at(-1)?.headers.get('content-type')).toBe('application/json')
    status = 200
    expect(await client.upsertCredential(service, 't', ' {"id": "urn:x:1"}\n')).toBe('replaced')
    expect(seen.at(-1)?.body).toBe('{"id": "urn:x:1"}')
    status = 304
    expect(await client.upsertCredential(service, 't', 'a.b.c')).toBe('unchanged')
    expect([seen.at(-1)?.headers.get('content-type'), seen.at(-1)?.body]).toEqual(['text/plain', 'a.b.c'])
    status = 415
    expect((await errorOf(client.upsertCredential(service, 't', 'a.b.c'))).code).toBe('exchange.provider_refused')
  })

  it('R9: a profile is read, and put by PUT', async () => {
    const profile = { id: 'urn:x:ana', type: ['Profile'] }
    let answer = (): Response => json(profile)
    const { client, service, seen } = await meet(async () => answer())
    expect(await client.getProfile(service, 't')).toEqual(profile)
    expect(await client.putProfile(service, 't', profile)).toBe('done')
    expect(seen.at(-1)).toMatchObject({ method: 'PUT', path: `${API}/profile`, body: JSON.stringify(profile) })
    answer = () => json({}, 202)
    expect(await client.putProfile(service, 't', profile)).toBe('pending')
    answer = () => json({ id: 5 })
    expect((await errorOf(client.getProfile(service, 't'))).params).toEqual({ member: 'profile' })
    answer = () => json({}, 404)
    expect((await errorOf(client.getProfile(service, 't'))).code).toBe('exchange.provider_refused')
  })

  it('refuses options that it cannot use', async () => {
    const net = { fetch: async () => undefined }
    expect((await errorOf(() => createOpenBadgesClient({ net } as never))).code).toBe('core.option_invalid')
    const stranger = await meet(async () => json({}))
    expect((await errorOf(() => createOpenBadgesClient({ net: stranger.host.open(), maxPages: 0 }))).code).toBe(
      'core.option_invalid',
    )
    expect((await errorOf(stranger.client.getCredentials(stranger.service, 't', { page: 1 } as never))).code).toBe(
      'core.option_unknown',
    )
  })
})

describe('links (RFC 8288 section 3)', () => {
  it.each([
    ['<a>; rel="next"', 'a'],
    ['<a>;rel=next', 'a'],
    ['<a>; title="x, <b>; rel=next"; rel="prev", <c>; REL="last NEXT"', 'c'],
    ['<a>; rel="nextish"', undefined],
    ['<a>; title="next"', undefined],
    ['<a; rel="next"', undefined],
    ['', undefined],
    [`${'<a>; rel="prev", '.repeat(5000)}<b>; rel="next"`, undefined],
  ])('%.50s', (header, target) => expect(nextLink(header)).toBe(target))
})
