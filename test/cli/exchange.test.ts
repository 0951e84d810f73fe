import { describe, expect, it } from 'vitest'
import { createInteractionHandler, createVcapiExchanges } from '../../src/exchange/vcalm/index.js'
import { createNet, type Net } from '../../src/net/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createMemoryStore } from '../../src/storage/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { serveOn } from '../exchange/support.js'
import { start } from './serve-support.js'
import { badgeText, ladderFile, newOrganisation, newWorld, type World } from './support.js'

const platform = await newOrganisation()
const ENV = { RUNGS_PASSPHRASE: 'correct horse battery' }

function world(): World {
  const made = newWorld()
  made.write('key.json', platform.keyFile)
  made.write('ladder.json', ladderFile(platform.did, platform.did))
  return made
}

const OFFER =
  'offer --ladder ladder.json --rung courier --key key.json --store offers.db --out out --unsafe-skip-requirements --offline'

describe('rungs wallet receive', () => {
  it('keeps what is good of what came, and the key that it is for, where another part is no badge', {
    timeout: 60_000,
  }, async () => {
    const here = world()
    const badge = JSON.parse(await badgeText(platform))
    let base = ''
    const server = await serveOn(async (request) => {
      const isStart = new URL(request.url).pathname.startsWith('/interactions/')
      const presented = {
        verifiablePresentation: { type: 'VerifiablePresentation', verifiableCredential: [{ type: 'Nothing' }, badge] },
      }
      return Response.json(isStart ? { protocols: { vcapi: `${base}/exchange` } } : presented)
    })
    base = `http://127.0.0.1:${server.port}`
    expect((await here.run('wallet init', { env: ENV })).status).toBe(0)
    const got = await here.run(`wallet receive ${base}/interactions/1?iuv=1 --for shop --json`, { env: ENV })
    expect([got.status, got.json]).toMatchObject([66, { outcome: 'done', added: 1 }])
    expect(got.err).toMatch(/^rungs wallet: .*[a-z]\.[a-z_]+\n$/)
    expect((await here.run('wallet list --json')).out.trim().split('\n')).toHaveLength(1)
    expect((await here.run('wallet key --for shop --json', { env: ENV })).json.did).toBe(got.json.did)
    await server.close()
  })
})

describe('rungs offer, rungs serve --offers, rungs wallet receive, rungs wallet share', () => {
  it('from an offer on the terminal to a badge in the wallet, and on to whoever asks for it', { timeout: 120_000 }, async () => {
    const here = world()
    const service = await start(here, '--key key.json --store offers.db --offers')
    const base = service.url
    const net = createNet({ ports: [Number(new URL(base).port)], unsafeAllowAddresses: ['127.0.0.1'] })
    const made = await here.run(`${OFFER} --subject ana@example.com --base-url ${base} --qr`)
    const url = new RegExp(`${base}/interactions/[0-9A-Z]{26}\\?iuv=1`).exec(made.out)?.[0] as string
    expect([made.status, made.err, made.out.split('\n').filter((line) => /^[ ▀▄█]{30,}$/.test(line)).length > 15]).toEqual([
      0,
      '',
      true,
    ])
    expect(here.read('out/claims.csv')).toContain(url)

    const page = await (await fetch(url, { headers: { connection: 'close', 'accept-language': 'hi' } })).text()
    expect(page).toContain('<html lang="hi"')
    expect((await here.run('wallet init', { env: ENV })).status).toBe(0)
    const received = await here.run(`wallet receive ${url} --json`, { env: ENV })
    expect([received.err, received.status]).toEqual(['', 0])
    expect(JSON.parse(received.out)).toMatchObject({ origin: base, outcome: 'done', added: 1, present: 0 })
    const again = await here.run(`wallet receive ${url} --json`, { env: ENV })
    expect(JSON.parse(again.out)).toMatchObject({ outcome: 'done', added: 0, present: 1 })

    const [badge] = (await here.run('wallet list --json')).out
      .trim()
      .split(/\n(?=\{)/)
      .map((line) => JSON.parse(line))
    const shown = JSON.parse((await here.run(`wallet show ${badge.id} --json`)).out)
    expect(shown.about.subjects).toEqual([JSON.parse(received.out).did])

    const { url: asking, result } = await askFor(net)
    const unchecked = await here.run(`wallet share ${asking} --offline --json`)
    expect([JSON.parse(unchecked.out), unchecked.status]).toEqual([{ outcome: 'unmatched', shown: 0, asked: [] }, 1])
    const told = await here.run(`wallet share ${asking}`, { net })
    expect([told.err, told.status]).toEqual(['', 1])
    expect(told.out).toMatch(/Nothing was shown[\s\S]*To let you ride[\s\S]*courier/)
    const shared = await here.run(`wallet share ${asking} --badge ${badge.id.slice(0, 8)} --json`, { env: ENV, net })
    expect([shared.err, shared.status]).toEqual(['', 0])
    expect(JSON.parse(shared.out)).toMatchObject({ outcome: 'done', shown: 1, asked: [{ badges: [badge.id] }] })
    expect(await result()).toMatchObject({ accepted: true, holder: shown.about.subjects[0] })
    const rows = service
      .out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).route)
    expect(new Set(rows)).toEqual(
      new Set(['/interactions/{interaction}', '/workflows/{workflow}/exchanges/{exchange}', '/status/revocation/{list}']),
    )
    for (const secret of [url.slice(-32, -6), badge.id]) expect(service.out()).not.toContain(secret)
    await service.stop()
  })

  it('offers are for whoever has a code, also where everything else needs a token', async () => {
    const here = world()
    const { kty, crv, x } = JSON.parse(here.read('key.json')).secretKeyJwk
    here.write('jwks.json', { keys: [{ kty, crv, x, kid: 'a' }] })
    const auth = { issuer: 'https://login.example', audience: 'https://courier.example', jwks: 'jwks.json' }
    here.write('config.json', { auth, offers: true, store: 'offers.db', keys: ['key.json'] })
    const service = await start(here, '--config config.json')
    const made = await here.run(`${OFFER} --subject ana@example.com --base-url ${service.url}`)
    const url = /http:\S+iuv=1/.exec(made.out)?.[0] as string
    const get = (to: string, init: RequestInit = {}) => fetch(to, { ...init, headers: { ...init.headers, connection: 'close' } })
    expect((await get(`${service.url}/issuers`)).status).toBe(401)
    const { vcapi } = (await (await get(url, { headers: { accept: 'application/json' } })).json()).protocols
    const asked = await get(vcapi, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
    expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const page = await get(url)
    expect(page.headers.get('content-security-policy')).toContain("style-src 'sha256-")
    await service.stop()
  })

  it('needs a store and a key to serve offers, and a URL to share with', async () => {
    const here = world()
    expect((await here.run('serve --offers --key key.json')).status).toBe(64)
    expect((await here.run(`${OFFER} --subject ana@example.com`)).status).toBe(64)
    expect((await here.run(`${OFFER} --subject ana@example.com --base-url http://courier.example`)).status).toBe(64)
    await here.run('wallet init', { env: ENV })
    for (const url of ['https://courier.example/interactions/a', 'file:///etc/passwd'])
      expect((await here.run(`wallet receive ${url}`, { env: ENV })).err).toContain('iuv=1')
  })
})

/** A platform on loopback that asks for a badge. */
async function askFor(net: Net): Promise<{ readonly url: string; result(): Promise<unknown> }> {
  let handle = async (_request: Request): Promise<Response> => new Response(null, { status: 503 })
  const client = await serveOn((request) => handle(request))
  const baseUrl = `http://127.0.0.1:${client.port}`
  const exchanges = createVcapiExchanges({
    store: createMemoryStore(),
    baseUrl,
    verifier: createVerifier({ mechanisms, net }),
    decide: ({ outcome }) => ({ accepted: outcome === 'verified' }),
  })
  const interactions = createInteractionHandler({
    baseUrl,
    describe: exchanges.describe,
    protocols: { vcapi: exchanges.protocol },
  })
  handle = (request) => (request.method === 'GET' ? interactions(request) : exchanges.handle(request))
  const example = { type: ['OpenBadgeCredential'] }
  const { id, interactionUrl } = await exchanges.createExchange({
    name: 'A badge',
    queries: [{ type: 'QueryByExample', credentialQuery: { reason: 'To let you ride.', example } }],
  })
  return { url: interactionUrl, result: () => exchanges.result(id) }
}
