import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { receiveCredential, resolveCredentialOffer } from '../../src/exchange/oid4vci/index.js'
import { createOid4vpVerifier, type Oid4vpVerifier, toDcqlQuery } from '../../src/exchange/oid4vp/index.js'
import { createIssuer, skipRequirements } from '../../src/issue/index.js'
import { createSigner, openKeyFile } from '../../src/keys/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { createNet } from '../../src/net/index.js'
import { createOfferDesk, parseOfferCode } from '../../src/offer/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createMemoryStore } from '../../src/storage/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { serveOn } from '../exchange/support.js'
import { newSigner } from '../support/badges.js'
import { json, start } from './serve-support.js'
import { ladderFile, newOrganisation, newWorld, type World } from './support.js'

const platform = await newOrganisation()
const ENV = { RUNGS_PASSPHRASE: 'correct horse battery' }
const OFFER =
  'offer --ladder ladder.json --rung courier --key key.json --store offers.db --out out --unsafe-skip-requirements --offline'
const GRANTS = { 'urn:ietf:params:oauth:grant-type:pre-authorized_code': { 'pre-authorized_code': 'x' } }
const NAMES = ['vcapi', 'oid4vci-1.0', 'OID4VCI']
const asked = (url: string) => json(url, { headers: { accept: 'application/json' } })

function world(): World {
  const made = newWorld()
  made.write('key.json', platform.keyFile)
  made.write('ladder.json', ladderFile(platform.did, platform.did))
  return made
}

/** An offer of the platform's own desk, which may tell a PIN on another way. */
async function offerBy(here: World, baseUrl: string, pin?: string): Promise<string> {
  const key = await openKeyFile(here.json('key.json'))
  const store = await openSqliteStore({ path: join(here.cwd, 'offers.db') })
  const issuer = createIssuer({ signer: createSigner(key.secretKeyJwk, { id: key.id }), mechanism: eddsaRdfc2022 })
  const ladder = defineLadder(here.json('ladder.json'))
  const [rung] = ladder.rungs
  const desk = createOfferDesk({ store, issuer, verifier: createVerifier({ mechanisms }), claimPage: `${baseUrl}/interactions` })
  const { code = '' } = await desk.make({
    badge: { ladder, rung: rung?.id as string, held: skipRequirements },
    ...(pin !== undefined && { pin }),
  })
  await store.close()
  return `${baseUrl}/interactions/${parseOfferCode(code)}?iuv=1`
}

/** A platform on loopback that asks for a badge by OID4VP. */
async function askFor(achievement: string, signed: boolean): Promise<{ readonly uri: string; result: () => Promise<unknown> }> {
  const box: { verifier?: Oid4vpVerifier } = {}
  const client = await serveOn((request) => (box.verifier as Oid4vpVerifier).handle(request))
  const verifier = createOid4vpVerifier({
    store: createMemoryStore(),
    verifier: createVerifier({ mechanisms, net: createNet({ ports: [], unsafeAllowAddresses: ['127.0.0.1'] }) }),
    responseBaseUrl: `http://127.0.0.1:${client.port}`,
    ...(signed && { signer: await newSigner('ES256') }),
  })
  box.verifier = verifier
  const { id, uri } = await verifier.createRequest({ query: toDcqlQuery({ achievements: [achievement] }) })
  return { uri, result: () => verifier.result(id) }
}

describe('one link for every wallet: rungs serve --offers, wallet receive, wallet share', () => {
  it('lists vcapi and OID4VCI, gives the badge in each form, and logs no code and no token', { timeout: 120_000 }, async () => {
    const here = world()
    const service = await start(here, '--key key.json --store offers.db --offers')
    const made = await here.run(`${OFFER} --subject ana@example.com --base-url ${service.url}`)
    const url = /http:\S+iuv=1/.exec(made.out)?.[0] as string
    const { protocols } = await asked(url)
    expect(Object.keys(protocols)).toEqual(NAMES)
    expect(await asked(`${protocols.vcapi}/protocols`)).toEqual({ protocols })
    const link = protocols['oid4vci-1.0'] as string
    expect(link).toMatch(/^openid-credential-offer:\/\/\?credential_offer=/)
    const metadata = await json(`${service.url}/.well-known/openid-credential-issuer`)
    const formats = Object.values(metadata.credential_configurations_supported).map((one) => (one as { format: string }).format)
    expect(formats).toEqual(['ldp_vc', 'jwt_vc_json', 'dc+sd-jwt'])

    const net = createNet({ ports: [Number(new URL(service.url).port)], unsafeAllowAddresses: ['127.0.0.1'] })
    const verifier = createVerifier({ mechanisms, net })
    for (const format of ['ldp_vc', 'jwt_vc_json', 'dc+sd-jwt'] as const) {
      const signer = await newSigner()
      const again = await offerBy(here, service.url)
      const offer = await resolveCredentialOffer((await asked(again)).protocols.OID4VCI, { net })
      const { credential } = await receiveCredential({ offer, net, signer, formats: [format] })
      const report = await verifier.verify(credential)
      if (format === 'dc+sd-jwt') {
        // What its claims should be is told by type metadata, which nobody here has; where its status lies is there to be read.
        const { claimed } = report as unknown as { claimed: { credentialStatus: { statusListCredential: string } } }
        expect(claimed.credentialStatus.statusListCredential).toBe(`${service.url}/status/revocation/1`)
      } else expect([report.outcome, report.checks.status.state]).toEqual(['verified', 'pass'])
    }

    await here.run('wallet init', { env: ENV })
    const received = await here.run(['wallet', 'receive', link, '--json'], { env: ENV })
    expect([received.err, received.status]).toEqual(['', 0])
    expect(received.json).toMatchObject({ origin: service.url, outcome: 'done', added: 1 })

    const pinned = await offerBy(here, service.url, '493536')
    // vcapi cannot carry a PIN.
    expect(Object.keys((await asked(pinned)).protocols)).toEqual(['oid4vci-1.0', 'OID4VCI'])
    const without = await here.run(`wallet receive ${pinned}`, { env: ENV })
    expect([without.status, without.err.includes('--pin')]).toEqual([64, true])
    const wrong = await here.run(`wallet receive ${pinned} --pin 000000`, { env: ENV })
    expect([wrong.status === 0, wrong.err]).toEqual([false, expect.stringContaining('invalid_grant')])
    const right = await here.run(`wallet receive ${pinned} --pin 493536 --json`, { env: ENV })
    expect([right.err, right.json.added]).toEqual(['', 1])
    const checked = await here.run(`wallet check --json`, { env: ENV, net })
    expect([checked.status, checked.lines.length]).toEqual([0, 2])

    const log = service.out()
    const routes = new Set(
      log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).route),
    )
    expect(routes).toContain('/workflows/{workflow}/exchanges/{exchange}/protocols')
    for (const route of ['/token', '/nonce', '/credential', '/.well-known/openid-credential-issuer'])
      expect(routes).toContain(route)
    for (const secret of [url.slice(-32, -6), pinned.slice(-32, -6), '493536', 'did:key']) expect(log).not.toContain(secret)
    await service.stop()
  })

  it('a path in the base URL is the issuer’s, also where a proxy takes it off', async () => {
    const here = world()
    const service = await start(here, '--key key.json --store offers.db --offers --base-url https://courier.example/badges')
    for (const path of ['/.well-known/openid-credential-issuer/badges', '/.well-known/oauth-authorization-server/badges'])
      expect((await fetch(service.url + path, { headers: { connection: 'close' } })).status).toBe(200)
    for (const path of ['/nonce', '/badges/nonce'])
      expect((await json(service.url + path, { method: 'POST' })).c_nonce).toEqual(expect.any(String))
    expect(service.out()).not.toContain('"route":"*"')
    await service.stop()
  })

  it.each([true, false])(
    'shows by OID4VP what is named, and before that only says what is asked (signed: %s)',
    async (signed) => {
      const here = world()
      const service = await start(here, '--key key.json --store offers.db --offers')
      const made = await here.run(`${OFFER} --subject ana@example.com --base-url ${service.url}`)
      await here.run('wallet init', { env: ENV })
      await here.run(`wallet receive ${/http:\S+iuv=1/.exec(made.out)?.[0]}`, { env: ENV })
      const net = createNet({ ports: [Number(new URL(service.url).port)], unsafeAllowAddresses: ['127.0.0.1'] })
      const [{ id }] = (await here.run('wallet list --json')).lines
      const achievement = here.json('ladder.json').rungs[0].id
      const { uri, result } = await askFor(achievement, signed)

      const told = await here.run(['wallet', 'share', uri], { net })
      expect([told.err, told.status]).toEqual(['', 1])
      expect(told.out).toMatch(
        signed ? /Nothing was shown[\s\S]*did:key:[\s\S]*http:\/\/127/ : /Nothing was shown[\s\S]*http:\/\/127/,
      )
      expect(told.out).toContain(id.slice(0, 8))
      expect(await result()).toEqual({ state: 'pending' })
      const shared = await here.run(['wallet', 'share', uri, '--badge', id.slice(0, 8), '--json'], { env: ENV, net })
      expect([shared.err, shared.status]).toEqual(['', 0])
      expect(shared.json).toMatchObject({ outcome: 'done', shown: 1, asked: [{ badges: [id] }] })
      // The status list is out of this verifier's reach, which makes the badge neither good nor bad.
      expect(await result()).toMatchObject({ state: 'answered', presented: { satisfied: true } })

      const other = await askFor('https://courier.example/nothing', signed)
      const none = await here.run(['wallet', 'share', other.uri, '--badge', id, '--json'], { env: ENV, net })
      expect([none.status, none.json]).toEqual([1, { outcome: 'unmatched', shown: 0, asked: [] }])
      expect(await other.result()).toEqual({ state: 'pending' })
      await service.stop()
    },
  )

  it('an interaction leads to no other service of this machine, by any protocol', async () => {
    const here = world()
    const seen: string[] = []
    const other = await serveOn(async (request) => {
      seen.push(request.url)
      return new Response('{}', { headers: { 'content-type': 'application/json' } })
    })
    const base = `http://127.0.0.1:${other.port}`
    const offer = { credential_issuer: base, credential_configuration_ids: ['badge'], grants: GRANTS }
    const byValue = `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(offer))}`
    const byReference = `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(`${base}/offer`)}`
    const request = `openid4vp://?client_id=decentralized_identifier%3Adid%3Aweb%3Aa.example&request_uri=${encodeURIComponent(base)}`
    await here.run('wallet init', { env: ENV })
    for (const [command, protocols] of [
      ['receive', { vcapi: `${base}/workflows/claim/exchanges/1` }],
      ['receive', { OID4VCI: byValue }],
      ['receive', { OID4VCI: byReference }],
      ['share', { vcapi: `${base}/workflows/present/exchanges/1` }],
      ['share', { OID4VP: request }],
    ] as const) {
      const hostile = await serveOn(async () => Response.json({ protocols }))
      const { status, err } = await here.run(['wallet', command, `http://127.0.0.1:${hostile.port}/interactions/1?iuv=1`], {
        env: ENV,
      })
      expect([status > 0, /net\.|address|scheme|port|reach/i.test(err)], err).toEqual([true, true])
    }
    expect(seen).toEqual([])
  })

  it('links that are none are refused', async () => {
    const here = world()
    await here.run('wallet init', { env: ENV })
    for (const [link, words] of [
      ['openid-credential-offer://?credential_offer=%7B%7D', 'credential_issuer'],
      ['openid-credential-offer://?credential_offer_uri=http%3A%2F%2Fcourier.example%2F1', 'credential_offer_uri'],
      ['openid4vp://?client_id=x509_san_dns%3Aa.example', 'client_id'],
      ['openid4vp://?client_id=decentralized_identifier%3Adid%3Aweb%3Aa&request_uri=ftp%3A%2F%2Fa', 'request_uri'],
    ] as const) {
      const command = link.startsWith('openid4vp') ? 'share' : 'receive'
      const { status, err } = await here.run(['wallet', command, link], { env: ENV })
      expect([status > 0, err.includes(words)], err).toEqual([true, true])
    }
  })
})
