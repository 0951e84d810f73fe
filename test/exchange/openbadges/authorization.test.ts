import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSecurityHeaders, withMiddleware } from '../../../src/exchange/index.js'
import {
  type CreateOpenBadgesAuthorizationOptions,
  createOpenBadgesAuthorization,
} from '../../../src/exchange/openbadges/index.js'
import { languages, loadCatalogue } from '../../../src/i18n/index.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'
import { clockAt } from '../../net/support.js'
import { errorOf, type Loose } from '../../support/badges.js'
import { type Answer, type Client, serveOn } from '../support.js'
import {
  API,
  BASE_URL,
  basic,
  form,
  newPlatform,
  offlineAccess,
  readCredentials,
  readProfile,
  ticketIn,
  upsertCredential,
} from './support.js'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const ANA = { cookie: 'user=ana' }
const REDIRECT = 'https://client.example/back'
const SCOPE = `${readCredentials} ${upsertCredential} ${offlineAccess}`
const VERIFIER = 'v'.repeat(43)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
const METADATA = {
  client_name: 'Wallet <b>of</b> Ben & "Co"',
  client_uri: 'https://client.example/',
  logo_uri: 'https://client.example/logo.png',
  tos_uri: 'https://client.example/terms',
  policy_uri: 'https://client.example/privacy',
  software_id: 'c88b6ed8-269e-448e-99be-7e2ff47167d1',
  software_version: 'v1',
  contacts: ['help@client.example'],
  redirect_uris: [REDIRECT],
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  scope: SCOPE,
}

interface Registered {
  readonly id: string
  readonly secret: string
  readonly auth: { readonly authorization: string }
}

interface Server extends Client {
  readonly platform: ReturnType<typeof newPlatform>
  readonly clock: ReturnType<typeof clockAt>
}

async function open(more: Partial<CreateOpenBadgesAuthorizationOptions> = {}): Promise<Server> {
  const clock = clockAt('2026-06-01T00:00:00Z')
  const { store = createMemoryStore(), ...rest } = more
  const platform = newPlatform(BASE_URL, { store, authorization: { now: clock.now, ...rest } })
  return Object.assign(await serveOn(platform.handle), { platform, clock })
}

async function register(server: Client, changes: Record<string, unknown> = {}): Promise<Registered> {
  const { status, json } = await server.post('/oauth/register', { ...METADATA, ...changes })
  expect(status).toBe(201)
  const [id, secret] = [json.client_id as string, json.client_secret as string]
  return { id, secret, auth: { authorization: basic(id, secret) } }
}

const request = (client: Registered, changes: Record<string, string> = {}): string =>
  `/oauth/authorize?${form({
    client_id: client.id,
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: SCOPE,
    state: 'state-1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  })}`

const decide = (server: Client, ticket: string, decision: string, headers: Record<string, string> = ANA): Promise<Answer> =>
  server.ask('POST', '/oauth/authorize', form({ ticket, decision }), { ...FORM, ...headers })

/** What came back at the client. */
function backOf(answer: Answer): URLSearchParams {
  const location = String(answer.headers['location'])
  expect(location.startsWith(`${REDIRECT}?`)).toBe(true)
  return new URL(location).searchParams
}

async function codeFor(server: Client, client: Registered, changes: Record<string, string> = {}): Promise<string> {
  const page = await server.get(request(client, changes), ANA)
  return backOf(await decide(server, ticketIn(page.text), 'allow')).get('code') as string
}

const redeem = (server: Client, client: Registered, code: string, changes: Record<string, string> = {}): Promise<Answer> =>
  server.ask(
    'POST',
    '/oauth/token',
    form({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, scope: SCOPE, code_verifier: VERIFIER, ...changes }),
    { ...FORM, ...client.auth },
  )

const refresh = (server: Client, client: Registered, token: string, changes: Record<string, string> = {}): Promise<Answer> =>
  server.ask('POST', '/oauth/token', form({ grant_type: 'refresh_token', refresh_token: token, ...changes }), {
    ...FORM,
    ...client.auth,
  })

const revoke = (server: Client, client: Registered, token: string, hint: string): Promise<Answer> =>
  server.ask('POST', '/oauth/revoke', form({ token, token_type_hint: hint }), { ...FORM, ...client.auth })

const read = async (server: Client, token: string): Promise<number> =>
  (await server.get(`${API}/credentials`, { authorization: `Bearer ${token}` })).status

async function tokensFor(server: Client, client: Registered, changes: Record<string, string> = {}): Promise<Loose> {
  const answer = await redeem(server, client, await codeFor(server, client, changes), changes)
  expect(answer.status).toBe(200)
  return answer.json
}

function expectError(answer: Answer, status: number, error: string): void {
  expect([answer.status, answer.json.error]).toEqual([status, error])
  expect(answer.headers['cache-control']).toBe('no-store')
}

describe('R11: dynamic client registration (OB 3.0 section 7.1.1.2, RFC 7591)', () => {
  it('needs no initial token, and says all metadata back with an id and a secret', async () => {
    const server = await open()
    const { status, json, headers } = await server.post('/oauth/register', METADATA)
    expect(status).toBe(201)
    const { client_id, client_secret, client_id_issued_at, client_secret_expires_at, ...shown } = json
    expect(shown).toEqual(METADATA)
    expect([client_id, client_secret]).toEqual([expect.stringMatching(/^[\w-]{43}$/), expect.stringMatching(/^[\w-]{43}$/)])
    expect(client_id_issued_at).toBe(Date.parse('2026-06-01T00:00:00Z') / 1000)
    expect(client_secret_expires_at).toBe(client_id_issued_at + 365 * 24 * 60 * 60)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('keeps no secret but its hash', async () => {
    const server = await open()
    const client = await register(server)
    const tokens = await tokensFor(server, client)
    const kinds = ['client', 'code', 'grant', 'token', 'consent'].map((kind) => `openbadges.${kind}`)
    const kept = await server.platform.store.read(async ({ records }) =>
      JSON.stringify(await Promise.all(kinds.map((kind) => records.list(kind)))),
    )
    expect(kept).toContain('client.example')
    for (const secret of [client.secret, tokens.access_token, tokens.refresh_token]) expect(kept).not.toContain(secret)
  })

  it('fills in what is not said', async () => {
    const { client_name, client_uri, redirect_uris, scope } = METADATA
    const { json } = await (await open()).post('/oauth/register', { client_name, client_uri, redirect_uris, scope })
    expect(json).toMatchObject({
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code'],
      response_types: ['code'],
    })
  })

  it.each([
    ['redirect_uris', 'https://client.example/back'],
    ['redirect_uris', []],
    ['redirect_uris', ['http://client.example/back']],
    ['redirect_uris', ['https://client.example/back#part']],
    ['redirect_uris', ['https://other.example/back']],
    ['redirect_uris', ['https://user@client.example/back']],
    ['redirect_uris', ['javascript:alert(1)']],
    ['redirect_uris', ['com.example.app:/back']],
    ['redirect_uris', ['/back']],
    ['redirect_uris', ['https:client.example/back']],
    ['redirect_uris', ['https:\\\\client.example\\back']],
    ['redirect_uris', ['https:///client.example/back']],
    ['redirect_uris', ['https://client.example/後']],
    ['redirect_uris', ['https://client.example/back\r\nx: y']],
    ['redirect_uris', ['https://client.example;sandbox/back']],
    ['redirect_uris', [' https://client.example/back']],
    ['redirect_uris', Array.from({ length: 21 }, (_, index) => `https://client.example/${index}`)],
  ])('%s %j is refused', async (member, value) =>
    expectError(await (await open()).post('/oauth/register', { ...METADATA, [member]: value }), 400, 'invalid_redirect_uri'),
  )

  it.each([
    ['client_name', ''],
    ['client_name', 5],
    ['client_name', 'Wallet\u202eevil'],
    ['client_name', 'a'.repeat(201)],
    ['client_uri', 'http://client.example/'],
    ['client_uri', undefined],
    ['client_uri', 'https://後.example/'],
    ['client_uri', 'https://client.example/"><b>'],
    ['logo_uri', 'https://other.example/logo.png'],
    ['tos_uri', 'data:text/html,x'],
    ['software_id', {}],
    ['contacts', 'help@client.example'],
    ['token_endpoint_auth_method', 'none'],
    ['token_endpoint_auth_method', 'client_secret_post'],
    ['grant_types', 'authorization_code'],
    ['grant_types', ['client_credentials']],
    ['grant_types', ['authorization_code', 'password']],
    ['response_types', ['token']],
    ['scope', 'openid'],
    ['scope', `${readCredentials}s`],
    ['scope', undefined],
    ['scope', [readCredentials]],
  ])('%s %j is refused', async (member, value) =>
    expectError(await (await open()).post('/oauth/register', { ...METADATA, [member]: value }), 400, 'invalid_client_metadata'),
  )

  it('another media type, broken JSON and too large a body are refused', async () => {
    const server = await open()
    expectError(await server.ask('POST', '/oauth/register', form({ client_name: 'a' }), FORM), 400, 'invalid_client_metadata')
    const JSON_TYPE = { 'content-type': 'application/json' }
    expectError(await server.ask('POST', '/oauth/register', '{"a":1,"a":2}', JSON_TYPE), 400, 'invalid_client_metadata')
    expectError(await server.ask('POST', '/oauth/register', ' '.repeat(40_000), JSON_TYPE), 413, 'invalid_request')
  })

  it('there is room for so many clients, and that of who never comes back is given on', async () => {
    const server = await open({ maxClients: 1, clientSeconds: 60 })
    const client = await register(server)
    expectError(await server.post('/oauth/register', METADATA), 503, 'temporarily_unavailable')
    server.clock.advance(61)
    await register(server)
    expectError(await refresh(server, client, 'x'), 401, 'invalid_client')
  })
})

describe('R12: the authorization request (OB 3.0 section 7.1.2.1)', () => {
  it('asks the user, and sends code, scope and state back', async () => {
    const server = await open()
    const page = await server.get(request(await register(server)), ANA)
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const answer = await decide(server, ticketIn(page.text), 'allow')
    expect([answer.status, answer.headers['referrer-policy'], answer.headers['cache-control']]).toEqual([
      303,
      'no-referrer',
      'no-store',
    ])
    expect(Object.fromEntries(backOf(answer))).toEqual({
      code: expect.stringMatching(/^[\w-]{43}$/),
      scope: SCOPE,
      state: 'state-1',
      iss: BASE_URL,
    })
  })

  it('who is not known is sent to the login of the host, and comes back to the same request', async () => {
    const server = await open()
    const path = request(await register(server))
    const { status, headers } = await server.get(path)
    expect([status, new URL(String(headers['location'])).searchParams.get('to')]).toEqual([302, BASE_URL + path])
  })

  it('an answer of the host passes through middleware that adds headers', async () => {
    const platform = newPlatform(BASE_URL, {
      authorization: { authenticate: async () => Response.redirect('https://courier.example/login') },
    })
    const server = await serveOn(withMiddleware(platform.handle, createSecurityHeaders()))
    const answer = await server.get(request(await register(server)))
    expect([answer.status, answer.headers['location'], answer.headers['x-frame-options']]).toEqual([
      302,
      'https://courier.example/login',
      expect.any(String),
    ])
  })

  it.each(languages)('the page speaks %s to who wants it', async (tag) => {
    const server = await open()
    const headers = { ...ANA, 'accept-language': `xx;q=0.9, ${tag};q=0.8, en;q=0.1` }
    const page = await server.get(request(await register(server)), headers)
    const { phrases } = await loadCatalogue(tag)
    expect(page.headers['content-language']).toBe(tag)
    expect(page.text).toContain(`<html lang="${tag}" dir="${tag === 'ar' ? 'rtl' : 'ltr'}">`)
    for (const name of ['title', 'asks', 'allow', 'deny', 'readCredentials', 'upsertCredential', 'offlineAccess'] as const)
      expect(page.text).toContain(phrases[`consent.${name}`])
    const broken = await server.get(request({ id: 'nobody', secret: '', auth: { authorization: '' } }), headers)
    expect(broken.text).toContain(phrases['consent.broken'])
  })

  it('the page has the words of the host where it has its own, as text', async () => {
    const texts = async () => ({
      lang: 'de',
      direction: 'ltr' as const,
      title: 'Abzeichen teilen?',
      asks: 'bittet um <Erlaubnis>:',
      allow: 'Ja',
      deny: 'Nein',
      broken: 'Das geht nicht.',
      scopes: {},
    })
    const server = await open({ texts })
    const page = await server.get(request(await register(server)), ANA)
    expect(page.text).toContain('bittet um &#60;Erlaubnis&#62;:')
    // A scope without words is shown as it is.
    expect(page.text).toContain(`<li>${readCredentials}</li>`)
  })

  it('the page has no script, loads nothing, is framed by nobody, and shows what clients call themselves as text', async () => {
    const server = await open()
    const { text, headers } = await server.get(request(await register(server)), ANA)
    expect(text).toContain('<bdi>Wallet &#60;b&#62;of&#60;/b&#62; Ben &#38; &#34;Co&#34;</bdi>')
    expect(text).toContain('<bdi>client.example</bdi>')
    expect(text).not.toMatch(/<script|<img|<link|\son\w+=|src=/)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("form-action 'self' https://client.example")
    const style = /<style>(.*)<\/style>/.exec(text)?.[1] as string
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(headers['x-frame-options']).toBe('DENY')
  })

  it.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['no client', { client_id: '' }],
    ['another redirect_uri', { redirect_uri: 'https://evil.example/back' }],
    ['a longer redirect_uri', { redirect_uri: `${REDIRECT}/more` }],
    ['a redirect_uri with a query', { redirect_uri: `${REDIRECT}?a=b` }],
    ['a redirect_uri on a host that begins alike', { redirect_uri: 'https://client.example.evil.example/back' }],
    ['a redirect_uri in other letters', { redirect_uri: 'https://CLIENT.example/back' }],
    ['a redirect_uri that climbs', { redirect_uri: 'https://client.example/a/../back' }],
    ['no redirect_uri', { redirect_uri: '' }],
  ])('%s leads nowhere', async (_, changes) => {
    const server = await open()
    const { status, headers, text } = await server.get(request(await register(server), changes), ANA)
    expect([status, headers['location'], headers['content-type']]).toEqual([400, undefined, 'text/html; charset=utf-8'])
    expect(text).not.toContain('evil')
  })

  it('a parameter that comes twice leads nowhere (RFC 6749 section 3.1)', async () => {
    const server = await open()
    const path = `${request(await register(server))}&redirect_uri=${encodeURIComponent('https://evil.example/')}`
    const { status, headers } = await server.get(path, ANA)
    expect([status, headers['location']]).toEqual([400, undefined])
  })

  it.each([
    ['another response_type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no state', { state: '' }, 'invalid_request'],
    ['a state that is too long', { state: 's'.repeat(2001) }, 'invalid_request'],
    ['no challenge', { code_challenge: '' }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no method', { code_challenge_method: '' }, 'invalid_request'],
    ['a short challenge', { code_challenge: 'abc' }, 'invalid_request'],
    ['no scope', { scope: '' }, 'invalid_scope'],
    ['a scope that is not registered', { scope: readProfile }, 'invalid_scope'],
    ['a scope that does not exist', { scope: `${readCredentials} admin` }, 'invalid_scope'],
  ])('%s is told to the client, without a code', async (_, changes, error) => {
    const server = await open()
    const answer = await server.get(request(await register(server), changes), ANA)
    const back = backOf(answer)
    expect([answer.status, back.get('error'), back.get('code'), back.get('iss')]).toEqual([302, error, null, BASE_URL])
    if (!('state' in changes)) expect(back.get('state')).toBe('state-1')
  })

  it('nobody who is not known is sent to strangers (RFC 9700 section 4.11.2)', async () => {
    const server = await open()
    const { headers } = await server.get(request(await register(server), { response_type: 'token' }))
    expect(headers['location']).toMatch(/^https:\/\/courier\.example\/login/)
  })

  it('a user may refuse', async () => {
    const server = await open()
    const page = await server.get(request(await register(server)), ANA)
    const back = backOf(await decide(server, ticketIn(page.text), 'deny'))
    expect([back.get('error'), back.get('state'), back.get('code')]).toEqual(['access_denied', 'state-1', null])
  })

  it('the host may decide by itself, by what it knows of the client', async () => {
    const seen: Loose[] = []
    for (const [decision, member] of [
      ['allow', 'code'],
      ['deny', 'error'],
    ] as const) {
      const server = await open({
        consent: async (asked) => {
          seen.push(asked)
          return decision
        },
      })
      const client = await register(server)
      const answer = await server.get(request(client), ANA)
      expect([answer.status, backOf(answer).has(member)]).toEqual([302, true])
      expect(seen.at(-1)).toEqual({
        userId: 'ana',
        clientId: client.id,
        clientName: METADATA.client_name,
        clientHost: 'client.example',
        scopes: SCOPE.split(' '),
      })
    }
  })

  describe('forged decisions', () => {
    it('a form without a ticket, with an unknown one, or without a decision, is refused', async () => {
      const server = await open()
      const page = await server.get(request(await register(server)), ANA)
      const ticket = ticketIn(page.text)
      expect((await server.ask('POST', '/oauth/authorize', form({ decision: 'allow' }), { ...FORM, ...ANA })).status).toBe(400)
      expect((await decide(server, 'unknown', 'allow')).status).toBe(403)
      expect((await decide(server, ticket, 'maybe')).status).toBe(400)
      expect((await server.post('/oauth/authorize', { ticket, decision: 'allow' }, ANA)).status).toBe(400)
      // None of them has used it up.
      expect((await decide(server, ticket, 'allow')).status).toBe(303)
    })

    it('the ticket of one user is no good for another, nor for who is not known', async () => {
      const server = await open()
      const ticket = ticketIn((await server.get(request(await register(server)), { cookie: 'user=mallory' })).text)
      expect((await decide(server, ticket, 'allow', ANA)).status).toBe(403)
      expect((await decide(server, ticket, 'allow', {})).status).toBe(302)
      expect((await decide(server, ticket, 'allow', { cookie: 'user=mallory' })).status).toBe(303)
    })

    it('a ticket is good once, also at the same time, and for ten minutes', async () => {
      const server = await open()
      const client = await register(server)
      const ticket = ticketIn((await server.get(request(client), ANA)).text)
      const answers = await Promise.all([1, 2, 3].map(() => decide(server, ticket, 'allow')))
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 403, 403])
      const late = ticketIn((await server.get(request(client), ANA)).text)
      server.clock.advance(601)
      expect((await decide(server, late, 'allow')).status).toBe(403)
    })

    it('a form that a browser says comes from elsewhere is refused', async () => {
      const server = await open()
      const ticket = ticketIn((await server.get(request(await register(server)), ANA)).text)
      for (const site of ['cross-site', 'same-site', 'none'])
        expect((await decide(server, ticket, 'allow', { ...ANA, 'sec-fetch-site': site })).status).toBe(403)
      expect((await decide(server, ticket, 'allow', { ...ANA, 'sec-fetch-site': 'same-origin' })).status).toBe(303)
    })
  })
})

describe('R13: the access token request (OB 3.0 section 7.1.2.3)', () => {
  it('gives tokens for a code, with the scope, and for no cache', async () => {
    const server = await open()
    const client = await register(server)
    const answer = await redeem(server, client, await codeFor(server, client))
    expect([answer.status, answer.headers['cache-control'], answer.headers['pragma']]).toEqual([200, 'no-store', 'no-cache'])
    expect(answer.json).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: SCOPE,
    })
    expect(await read(server, answer.json.access_token)).toBe(200)
    // A refresh token opens nothing by itself.
    expect(await read(server, answer.json.refresh_token)).toBe(401)
  })

  it('there is no refresh token without offline_access', async () => {
    const server = await open()
    const tokens = await tokensFor(server, await register(server), { scope: readCredentials })
    expect([tokens.refresh_token, tokens.scope]).toEqual([undefined, readCredentials])
  })

  it('an access token ends', async () => {
    const server = await open()
    const { access_token } = await tokensFor(server, await register(server))
    server.clock.advance(3599)
    expect(await read(server, access_token)).toBe(200)
    server.clock.advance(1)
    expect(await read(server, access_token)).toBe(401)
  })

  it('a code is good once: tried again, it gives nothing, and what came of it ends', async () => {
    const server = await open()
    const client = await register(server)
    const code = await codeFor(server, client)
    const { json } = await redeem(server, client, code)
    expect(await read(server, json.access_token)).toBe(200)
    // Also long after it has ended.
    server.clock.advance(600)
    expectError(await redeem(server, client, code), 400, 'invalid_grant')
    expect(await read(server, json.access_token)).toBe(401)
    expectError(await refresh(server, client, json.refresh_token), 400, 'invalid_grant')
  })

  it.each(['memory', 'sqlite'])('of many that try a code at the same time none keeps access (%s)', async (driver) => {
    const folder = await mkdtemp(join(tmpdir(), 'rungs-openbadges-'))
    const store = driver === 'memory' ? createMemoryStore() : await openSqliteStore({ path: join(folder, 'store.db') })
    const server = await open({ store })
    const client = await register(server)
    const code = await codeFor(server, client)
    const answers = await Promise.all([1, 2, 3, 4].map(() => redeem(server, client, code)))
    const won = answers.filter(({ status }) => status === 200)
    expect(won.length).toBe(1)
    expect(await read(server, won[0]?.json.access_token)).toBe(401)
    await store.close()
    await rm(folder, { recursive: true })
  })

  it('a stolen code is of no use to another client, which uses it up', async () => {
    const server = await open()
    const [client, thief] = [await register(server), await register(server)]
    const code = await codeFor(server, client)
    expectError(await redeem(server, thief, code), 400, 'invalid_grant')
    expectError(await redeem(server, client, code), 400, 'invalid_grant')
  })

  it('a client that mixes its id with the secret of another is none', async () => {
    const server = await open()
    const [client, other] = [await register(server), await register(server)]
    const code = await codeFor(server, client)
    const mixed = { ...client, auth: { authorization: basic(client.id, other.secret) } }
    expectError(await redeem(server, mixed, code), 401, 'invalid_client')
    // Whoever is no client has used up nothing.
    expect((await redeem(server, client, code)).status).toBe(200)
  })

  it.each([
    ['a wrong verifier', { code_verifier: 'w'.repeat(43) }, 'invalid_grant'],
    ['the challenge as verifier', { code_verifier: CHALLENGE }, 'invalid_grant'],
    ['another redirect_uri', { redirect_uri: `${REDIRECT}/more` }, 'invalid_grant'],
    ['a wider scope', { scope: `${SCOPE} ${readProfile}` }, 'invalid_scope'],
    ['an unknown code', { code: 'x'.repeat(43) }, 'invalid_grant'],
  ])('%s is refused, and the code is used up', async (_, changes, error) => {
    const server = await open()
    const client = await register(server)
    const code = await codeFor(server, client)
    expectError(await redeem(server, client, code, changes), 400, error)
    expect((await redeem(server, client, code)).status).toBe('code' in changes ? 200 : 400)
  })

  it('a code ends after a minute', async () => {
    const server = await open()
    const client = await register(server)
    const code = await codeFor(server, client)
    server.clock.advance(60)
    expectError(await redeem(server, client, code), 400, 'invalid_grant')
  })

  it.each([
    ['no verifier', { code_verifier: '' }, 'invalid_request'],
    ['a short verifier', { code_verifier: 'v' }, 'invalid_request'],
    ['no redirect_uri', { redirect_uri: '' }, 'invalid_request'],
    ['no grant_type', { grant_type: '' }, 'invalid_request'],
    ['a password', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['client credentials', { grant_type: 'client_credentials' }, 'unsupported_grant_type'],
    ['a scope that is none', { scope: '"' }, 'invalid_scope'],
  ])('%s is refused', async (_, changes, error) => {
    const server = await open()
    const client = await register(server)
    expectError(await redeem(server, client, 'x', changes), 400, error)
  })

  it.each([
    ['no proof', {}],
    ['a wrong secret', { authorization: basic('ID', 'wrong') }],
    ['the secret in another scheme', { authorization: 'Bearer SECRET' }],
    ['no base64', { authorization: 'Basic %%%' }],
    ['no colon', { authorization: `Basic ${Buffer.from('ID').toString('base64')}` }],
    ['half an escape', { authorization: `Basic ${Buffer.from('ID:%zz').toString('base64')}` }],
  ])('a client with %s is none', async (_, headers) => {
    const server = await open()
    const client = await register(server)
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace(/SECRET/, client.secret)]),
    )
    const fields = { grant_type: 'authorization_code', code: 'x', client_id: client.id, client_secret: client.secret }
    const answer = await server.ask('POST', '/oauth/token', form(fields), { ...FORM, ...given })
    expectError(answer, 401, 'invalid_client')
    expect(answer.headers['www-authenticate']).toMatch(/^Basic /)
  })

  it('JSON, a field twice and too large a form are refused', async () => {
    const server = await open()
    const client = await register(server)
    expectError(await server.post('/oauth/token', { grant_type: 'authorization_code' }, client.auth), 400, 'invalid_request')
    const twice = 'grant_type=authorization_code&grant_type=password'
    expectError(await server.ask('POST', '/oauth/token', twice, { ...FORM, ...client.auth }), 400, 'invalid_request')
    expectError(
      await server.ask('POST', '/oauth/token', `a=${'b'.repeat(40_000)}`, { ...FORM, ...client.auth }),
      413,
      'invalid_request',
    )
  })
})

describe('R14: refresh and revocation (OB 3.0 sections 7.2 and 7.3)', () => {
  it('gives a new access token, for less where that is asked, and never for more', async () => {
    const server = await open()
    const client = await register(server)
    const { refresh_token } = await tokensFor(server, client, { scope: `${readCredentials} ${offlineAccess}` })
    const { json } = await refresh(server, client, refresh_token)
    expect(json.scope).toBe(`${readCredentials} ${offlineAccess}`)
    expect(await read(server, json.access_token)).toBe(200)
    const less = await refresh(server, client, refresh_token, { scope: offlineAccess })
    expect(less.json.scope).toBe(offlineAccess)
    expect(await read(server, less.json.access_token)).toBe(403)
    // Wider than what the user allowed, though the client has registered it.
    expectError(await refresh(server, client, refresh_token, { scope: SCOPE }), 400, 'invalid_scope')
  })

  it('of another client, of another kind, unknown or ended tokens give nothing', async () => {
    const server = await open()
    const [client, other] = [await register(server), await register(server)]
    const { refresh_token, access_token } = await tokensFor(server, client)
    expectError(await refresh(server, other, refresh_token), 400, 'invalid_grant')
    expectError(await refresh(server, client, access_token), 400, 'invalid_grant')
    expectError(await refresh(server, client, 'x'), 400, 'invalid_grant')
    expectError(await refresh(server, client, ''), 400, 'invalid_request')
    server.clock.advance(90 * 24 * 60 * 60)
    expectError(await refresh(server, client, refresh_token), 400, 'invalid_grant')
  })

  it('a revoked access token ends by itself, a revoked refresh token with all that came of it (RFC 7009)', async () => {
    const server = await open()
    const client = await register(server)
    const { refresh_token, access_token } = await tokensFor(server, client)
    const second = (await refresh(server, client, refresh_token)).json.access_token
    expect((await revoke(server, client, access_token, 'access_token')).status).toBe(200)
    expect([await read(server, access_token), await read(server, second)]).toEqual([401, 200])
    // A wrong hint does not matter (RFC 7009 section 2.1).
    expect((await revoke(server, client, refresh_token, 'access_token')).status).toBe(200)
    expect(await read(server, second)).toBe(401)
    expectError(await refresh(server, client, refresh_token), 400, 'invalid_grant')
  })

  it('an unknown token is 200, that of another client is refused and stays', async () => {
    const server = await open()
    const [client, other] = [await register(server), await register(server)]
    const { access_token } = await tokensFor(server, client)
    expect((await revoke(server, client, 'x', 'refresh_token')).status).toBe(200)
    expectError(await revoke(server, other, access_token, 'access_token'), 400, 'unauthorized_client')
    expect(await read(server, access_token)).toBe(200)
    expectError(
      await revoke(server, { ...client, auth: { authorization: 'x' } }, access_token, 'access_token'),
      401,
      'invalid_client',
    )
    expectError(await revoke(server, client, '', 'access_token'), 400, 'invalid_request')
  })

  it('the host ends what a user has allowed, to one client or to all', async () => {
    const server = await open()
    const [client, other] = [await register(server), await register(server)]
    const [first, second] = [await tokensFor(server, client), await tokensFor(server, other)]
    expect(await server.platform.authorization.revokeUser('ben')).toBe(0)
    expect(await server.platform.authorization.revokeUser('ana', client.id)).toBe(1)
    expect([await read(server, first.access_token), await read(server, second.access_token)]).toEqual([401, 200])
    expect(await server.platform.authorization.revokeUser('ana')).toBe(1)
    expect(await read(server, second.access_token)).toBe(401)
  })
})

describe('a user whose grants the host ends (RFC 7009 section 2.1)', () => {
  it('gives nothing for a code that nobody had come for, nor by the page that is open', async () => {
    const server = await open()
    const [client, other] = [await register(server), await register(server)]
    const [code, kept] = [await codeFor(server, client), await codeFor(server, other)]
    const ticket = ticketIn((await server.get(request(client), ANA)).text)
    expect(await server.platform.authorization.revokeUser('ana', client.id)).toBe(1)
    expectError(await redeem(server, client, code), 400, 'invalid_grant')
    expect((await decide(server, ticket, 'allow')).status).toBe(403)
    expect((await redeem(server, other, kept)).status).toBe(200)
    expect(await server.platform.authorization.revokeUser('ana')).toBe(1)
  })

  it('is in none of the records that are left', async () => {
    const server = await open()
    const client = await register(server)
    await tokensFor(server, client)
    await codeFor(server, client)
    await server.get(request(client), ANA)
    await server.platform.authorization.revokeUser('ana')
    const left = await server.platform.store.read(async ({ records }) =>
      JSON.stringify(await Promise.all(['code', 'grant', 'token', 'consent'].map((kind) => records.list(`openbadges.${kind}`)))),
    )
    expect(left).not.toContain('"ana')
    expect(left).not.toContain('ana\\"')
  })
})

describe('two services over one store', () => {
  it('have no client and no token in common (RFC 6749 section 2.2, RFC 6750 section 5.2)', async () => {
    const one = await open()
    const { store } = one.platform
    const other = newPlatform('https://other.courier.example', { store, authorization: { now: one.clock.now } })
    const client = await register(one)
    const tokens = await tokensFor(one, client)
    const there = await serveOn(other.handle)
    expect((await there.get(request(client), ANA)).status).toBe(400)
    expectError(
      await there.ask('POST', '/oauth/revoke', form({ token: 'x' }), { ...FORM, ...client.auth }),
      401,
      'invalid_client',
    )
    expect(await other.authorization.verifyToken(tokens.access_token)).toBeUndefined()
    expect((await there.get(`${API}/credentials`, { authorization: `Bearer ${tokens.access_token}` })).status).toBe(401)
    expect(await read(one, tokens.access_token)).toBe(200)
  })
})

describe('what is left', () => {
  it('a client id that no store can look for is an unknown client (RFC 6749 sections 4.1.2.1 and 5.2)', async () => {
    const server = await open()
    for (const id of ['\0', 'a\0b', 'é', ' ', '%'])
      expect((await server.get(`/oauth/authorize?${form({ client_id: id, redirect_uri: REDIRECT })}`, ANA)).status).toBe(400)
    for (const path of ['/oauth/token', '/oauth/revoke'])
      for (const id of ['%00', '%C3%A9', 'a%00'])
        expectError(
          await server.ask('POST', path, form({ token: 'x' }), { ...FORM, authorization: `Basic ${btoa(`${id}:secret`)}` }),
          401,
          'invalid_client',
        )
  })

  it('other addresses and methods are refused', async () => {
    const server = await open()
    expect((await server.get('/oauth/nothing')).status).toBe(404)
    const { status, headers } = await server.get('/oauth/token')
    expect([status, headers['allow']]).toEqual([405, 'POST'])
  })

  it('what the host throws is 500 and tells nothing', async () => {
    const server = await open({
      authenticate: async () => {
        throw new Error('secret of the house')
      },
    })
    const answer = await server.get(request(await register(server)))
    expectError(answer, 500, 'server_error')
    expect(answer.text).not.toContain('secret of')
  })

  it.each([
    { baseUrl: 'http://a.example' },
    { path: 'oauth' },
    { authenticate: 'x' },
    { codeSeconds: 601 },
    { grantSeconds: 0 },
    { consent: 'ask' },
    { texts: { lang: 'en' } },
  ])('refuses the option %o', async (option) => {
    const options = { store: createMemoryStore(), baseUrl: BASE_URL, authenticate: async () => 'ana', ...option }
    expect((await errorOf(() => createOpenBadgesAuthorization(options as never))).code).toBe('core.option_invalid')
  })
})
