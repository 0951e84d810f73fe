import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
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
