import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { operationError } from '../../../src/core/index.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { type Client, serveOn } from '../support.js'
import { API, BASE_URL, basic, form, newPlatform, type Platform, readCredentials, ticketIn } from './support.js'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const ANA = { cookie: 'user=ana' }
const REDIRECT = 'https://client.example/back'
const VERIFIER = 'v'.repeat(43)
const METADATA = {
  client_name: 'Wallet',
  client_uri: 'https://client.example/',
  redirect_uris: [REDIRECT],
  token_endpoint_auth_method: 'client_secret_basic',
  scope: readCredentials,
}

interface Service extends Platform {
  readonly client: Client
}

async function serviceAt(baseUrl: string, store: Store): Promise<Service> {
  const platform = newPlatform(baseUrl, { store })
  return { ...platform, client: await serveOn(platform.handle) }
}

async function register({ client }: Service): Promise<{ readonly id: string; readonly authorization: string }> {
  const { client_id: id, client_secret: secret } = (await client.post('/oauth/register', METADATA)).json
  return { id, authorization: basic(id, secret) }
}

async function ticketAt({ client }: Service, id: string): Promise<string> {
  const asked = form({
    client_id: id,
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: readCredentials,
    state: 'state-1',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  })
  return ticketIn((await client.get(`/oauth/authorize?${asked}`, ANA)).text)
}

const decide = ({ client }: Service, ticket: string) =>
  client.ask('POST', '/oauth/authorize', form({ ticket, decision: 'allow' }), { ...FORM, ...ANA })

async function codeAt(service: Service, id: string): Promise<string> {
  const { headers } = await decide(service, await ticketAt(service, id))
  return new URL(String(headers['location'])).searchParams.get('code') as string
}

const redeem = ({ client }: Service, code: string, authorization: string) =>
  client.ask(
    'POST',
    '/oauth/token',
    form({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER }),
    { ...FORM, authorization },
  )

describe('two services over one store', () => {
  it('end what their own users have allowed alone, whatever those of the other are called (RFC 7009 section 2.1)', async () => {
    const store = createMemoryStore()
    const [one, other] = [await serviceAt(BASE_URL, store), await serviceAt('https://other.courier.example', store)]
    const client = await register(one)
    const { json } = await redeem(one, await codeAt(one, client.id), client.authorization)
    const [code, ticket] = [await codeAt(one, client.id), await ticketAt(one, client.id)]
    expect((await decide(other, ticket)).status).toBe(403)
    expect(await other.authorization.revokeUser('ana')).toBe(0)
    const authorization = `Bearer ${json.access_token}`
    expect((await one.client.get(`${API}/credentials`, { authorization })).status).toBe(200)
    expect((await decide(one, ticket)).status).toBe(303)
    expect((await redeem(one, code, client.authorization)).status).toBe(200)
    // Two grants, and the code that nobody has come for.
    expect(await one.authorization.revokeUser('ana')).toBe(3)
    expect((await one.client.get(`${API}/credentials`, { authorization })).status).toBe(401)
  })
})

describe('a store that cannot be reached', () => {
  it('is 503 and to be asked again, at every endpoint (RFC 9110 section 15.6.4)', async () => {
    const away = async (): Promise<never> => {
      throw operationError('storage.unavailable', { reason: 'connection' }, { retryable: true })
    }
    const { client } = await serviceAt(BASE_URL, { ...createMemoryStore(), read: away, transaction: away })
    const basicAuth = { ...FORM, authorization: basic('a', 'b') }
    for (const answer of [
      await client.post('/oauth/register', METADATA),
      await client.get('/oauth/authorize?client_id=a', ANA),
      await client.ask('POST', '/oauth/token', form({ grant_type: 'refresh_token', refresh_token: 'x' }), basicAuth),
      await client.ask('POST', '/oauth/revoke', form({ token: 'x' }), basicAuth),
    ]) {
      expect([answer.status, answer.json.error, answer.headers['retry-after']]).toEqual([503, 'temporarily_unavailable', '1'])
      expect(answer.text).not.toContain('storage')
    }
  })

  it('a method that objects have by themselves is none of ours', async () => {
    const { authorization } = newPlatform(BASE_URL)
    for (const method of ['constructor', 'toString', 'hasOwnProperty', '__proto__'])
      expect((await authorization.handle(new Request(`${BASE_URL}/oauth/token`, { method }))).status).toBe(405)
  })
})
