import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/core/index.js'
import { followInteraction, runVcapiExchange } from '../../../src/exchange/vcalm/index.js'
import { presentCredentials } from '../../../src/holder/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { toEnveloped } from '../../../src/securing/index.js'
import { vcJose } from '../../../src/securing/jose/vc-jose.js'
import { createVerifier } from '../../../src/verify/index.js'
import { controllerOf, errorOf } from '../../support/badges.js'
import { holderOf, MINUTE, newPlatform, presentationFor, START, stranger, worker } from './support.js'

const verify = (credential: unknown) => createVerifier({ mechanisms, now: new Date(START) }).verify(credential)
const pathOf = (code: string): string => `/workflows/claim/exchanges/${code}`

describe('vcapi: a badge is claimed (VCALM 1.0, participate in an exchange)', () => {
  it.each(['own', 'learner'] as const)(
    'from the scanned URL to a verified badge, by a wallet that signs its %s way',
    async (way) => {
      const { baseUrl, net, offer, desk } = await newPlatform()
      const code = await offer()
      const { origin, protocols } = await followInteraction(`interaction:${baseUrl}/interactions/${code}?iuv=1`, { net })
      expect([origin, protocols]).toEqual([baseUrl, { vcapi: `${baseUrl}${pathOf(code)}` }])
      const end = await runVcapiExchange(protocols['vcapi'] as string, { net, holder: holderOf(worker, way) })
      expect([end.outcome, end.received.length, end.shown]).toEqual(['done', 1, 0])
      const report = await verify(end.received[0])
      expect(report).toMatchObject({ outcome: 'verified', credential: { credentialSubject: { id: controllerOf(worker) } } })
      expect((await desk.view(code)).state).toBe('claimed')
    },
  )

  it('asks for authentication with methods, cryptosuites, challenge, domain and where to answer', async () => {
    const { client, offer, baseUrl } = await newPlatform()
    const code = await offer()
    const { status, json, headers } = await client.post(pathOf(code), {})
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(json).toEqual({
      verifiablePresentationRequest: {
        query: [
          {
            type: 'DIDAuthentication',
            acceptedMethods: [{ method: 'key' }, { method: 'jwk' }, { method: 'web' }],
            acceptedCryptosuites: [
              { cryptosuite: 'eddsa-rdfc-2022' },
              { cryptosuite: 'ecdsa-rdfc-2019' },
              { cryptosuite: 'Ed25519Signature2020' },
            ],
          },
        ],
        challenge: expect.stringMatching(/^[\w-]{32}$/),
        domain: baseUrl,
        interact: {
          service: [{ type: 'UnmediatedHttpPresentationService2021', serviceEndpoint: `${baseUrl}${pathOf(code)}` }],
        },
      },
    })
  })

  it('gives the same badge again to the same holder, and nothing to another', async () => {
    const { baseUrl, net, offer } = await newPlatform()
    const url = `${baseUrl}${pathOf(await offer())}`
    const [first] = (await runVcapiExchange(url, { net, holder: holderOf() })).received
    const [again] = (await runVcapiExchange(url, { net, holder: holderOf(worker, 'learner') })).received
    expect(again).toEqual(first)
    const error = await errorOf(runVcapiExchange(url, { net, holder: holderOf(stranger) }))
    expect(error).toMatchObject({ code: 'net.status', params: { host: '127.0.0.1', status: 410 } })
  })

  it('of two claims at once by two holders one gets the badge, and by one holder both get the same', async () => {
    const { baseUrl, net, offer } = await newPlatform()
    const url = `${baseUrl}${pathOf(await offer())}`
    const both = await Promise.allSettled([worker, stranger].map((one) => runVcapiExchange(url, { net, holder: holderOf(one) })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const other = `${baseUrl}${pathOf(await offer())}`
    const same = await Promise.all([1, 2].map(() => runVcapiExchange(other, { net, holder: holderOf() })))
    const [one, two] = same.map(({ received }) => (received[0] as JsonObject)['id'])
    expect(one).toBe(two)
  })

  it('a challenge is good for one attempt, and for its own offer', async () => {
    const { client, offer } = await newPlatform()
    const [code, other] = [await offer(), await offer()]
    const { verifiablePresentationRequest: asked } = (await client.post(pathOf(code), {})).json
    const verifiablePresentation = await presentationFor(asked)
    const elsewhere = await client.post(pathOf(other), { verifiablePresentation })
    expect([elsewhere.status, elsewhere.json.code]).toEqual([409, 'offer.challenge_unknown'])
    expect((await client.post(pathOf(code), { verifiablePresentation })).status).toBe(200)
    const replayed = await client.post(pathOf(code), { verifiablePresentation })
    expect([replayed.status, replayed.json.code, replayed.headers['content-type']]).toEqual([
      409,
      'offer.challenge_unknown',
      'application/problem+json',
    ])
  })

  it.each([
    ['another domain', { domain: 'https://elsewhere.example' }, 'offer.proof_invalid'],
    ['a challenge that nobody gave', { challenge: 'made-up' }, 'offer.challenge_unknown'],
  ])('refuses a presentation for %s', async (_name, changes, code) => {
    const { client, offer } = await newPlatform()
    const path = pathOf(await offer())
    const { verifiablePresentationRequest: asked } = (await client.post(path, {})).json
    const { json } = await client.post(path, { verifiablePresentation: await presentationFor({ ...asked, ...changes }) })
    expect(json.code).toBe(code)
  })

  it('refuses whoever the offer is not for, and one without proof or with a DID of another method', async () => {
    const { client, offer, desk } = await newPlatform()
    const code = await offer({ recipient: controllerOf(worker) })
    const ask = async () => (await client.post(pathOf(code), {})).json.verifiablePresentationRequest
    const send = async (verifiablePresentation: unknown) => {
      const { status, json } = await client.post(pathOf(code), { verifiablePresentation })
      return [status, json.code]
    }
    expect(await send(await presentationFor(await ask(), [], stranger))).toEqual([403, 'offer.recipient_differs'])
    const { proof: _proof, ...unsigned } = (await presentationFor(await ask())) as JsonObject
    expect(await send(unsigned)).toEqual([409, 'exchange.challenge_unknown'])
    expect(await send({ ...unsigned, holder: 'did:ebsi:zabc' })).toEqual([400, 'exchange.member_invalid'])
    expect(await send({ ...unsigned, holder: 'https://worker.example' })).toEqual([400, 'exchange.member_invalid'])
    expect((await desk.view(code)).state).toBe('open')
  })

  it('takes a presentation that is a token in an envelope, and refuses a broken one', async () => {
    const { client, offer } = await newPlatform()
    const path = pathOf(await offer())
    const { verifiablePresentationRequest: asked } = (await client.post(path, {})).json
    const { presentation } = await presentCredentials([], {
      signer: worker,
      mechanism: vcJose,
      binding: { challenge: asked.challenge, domain: asked.domain },
      now: new Date(START),
    })
    const verifiablePresentation = toEnveloped(presentation as string, 'application/vp+jwt')
    const { json } = await client.post(path, { verifiablePresentation, referenceId: 'urn:uuid:1' })
    expect(json.verifiablePresentation.verifiableCredential).toHaveLength(1)
    const broken = { ...verifiablePresentation, id: 'data:application/vp+jwt,e30.e30.' }
    expect((await client.post(path, { verifiablePresentation: broken })).status).toBe(400)
  })

  it('asks for the methods and cryptosuites that the platform names', async () => {
    const { client, offer, baseUrl, net } = await newPlatform({
      authentication: { methods: ['web'], cryptosuites: ['bbs-2023'] },
    })
    const code = await offer()
    const { query } = (await client.post(pathOf(code), {})).json.verifiablePresentationRequest
    expect(query[0]).toMatchObject({ acceptedMethods: [{ method: 'web' }], acceptedCryptosuites: [{ cryptosuite: 'bbs-2023' }] })
    expect((await runVcapiExchange(`${baseUrl}${pathOf(code)}`, { net, holder: holderOf() })).outcome).toBe('unsupported')
  })

  it('what has ended is 410, what is unknown 404, other methods 405, all as problems', async () => {
    const { client, offer, clock, desk } = await newPlatform()
    const code = await offer()
    const told = async (path: string, body: unknown = {}) => {
      const { status, json } = await client.post(path, body)
      return [status, json.code]
    }
    expect(await told(pathOf('0'.repeat(26)))).toEqual([404, 'offer.code_unknown'])
    for (const path of [pathOf('nothing'), pathOf(`${code}/`), '/workflows/other/exchanges/a', '/workflows', pathOf('..%2f..')])
      expect([path, ...(await told(path))]).toEqual([path, 404, 'exchange.not_found'])
    const read = await client.get(pathOf(code))
    expect([read.status, read.headers['allow']]).toEqual([405, 'POST'])
    clock.ms += 40 * 86_400_000
    expect(await told(pathOf(code))).toEqual([410, 'offer.expired'])
    clock.ms = START
    const { id } = (await desk.list()).find(({ state }) => state === 'open') as { id: string }
    await desk.withdraw(id)
    expect(await told(pathOf(code))).toEqual([410, 'offer.withdrawn'])
  })

  it('an offer with a PIN has no exchange, and trying costs no try', async () => {
    const { client, offer, desk, baseUrl, net } = await newPlatform()
    const code = await offer({ pin: '4711' })
    expect((await client.post(pathOf(code), {})).json.code).toBe('exchange.not_found')
    const { challenge, domain } = await desk.challenge(code)
    for (let time = 0; time < 6; time++) {
      const verifiablePresentation = await presentationFor({ challenge, domain })
      expect((await client.post(pathOf(code), { verifiablePresentation })).status).toBe(404)
    }
    expect((await followInteraction(`${baseUrl}/interactions/${code}?iuv=1`, { net })).protocols).toEqual({})
    const presentation = await presentationFor({ challenge, domain })
    expect(await desk.claim({ code, challenge, presentation, pin: '4711' })).toMatchObject({ mediaType: 'application/vc' })
  })

  it.each<[string, unknown, Record<string, string>, number, string]>([
    [
      'a body that is too large',
      { verifiablePresentation: { pad: 'x'.repeat(2_000_000) } },
      {},
      413,
      'exchange.request_too_large',
    ],
    ['another media type', {}, { 'content-type': 'text/plain' }, 415, 'exchange.media_type_unsupported'],
    ['a list', [], {}, 400, 'exchange.request_malformed'],
    ['a presentation that is a text', { verifiablePresentation: 'eyJ' }, {}, 400, 'exchange.member_invalid'],
    ['a member of its own', { surprise: true }, {}, 400, 'exchange.member_invalid'],
    ['a question back', { verifiablePresentationRequest: { query: [] } }, {}, 400, 'exchange.member_invalid'],
    ['what is nested without end', { verifiablePresentation: nested(200) }, {}, 400, 'core.json_too_deep'],
  ])('refuses %s', async (_name, body, headers, status, code) => {
    const { client, offer } = await newPlatform()
    const answer = await client.post(pathOf(await offer()), body, headers)
    expect([answer.status, answer.json.code]).toEqual([status, code])
  })

  it('nothing of one exchange is in another, in the store or in an answer to a stranger', async () => {
    const { client, offer, store, clock } = await newPlatform()
    const [code, other] = [await offer(), await offer()]
    const { verifiablePresentationRequest: asked } = (await client.post(pathOf(code), {})).json
    expect((await client.post(pathOf(other), {})).text).not.toContain(asked.challenge)
    const kinds = ['offer', 'offer-challenge', 'vcapi-exchange']
    const kept = await store.read(async ({ records }) => (await Promise.all(kinds.map((kind) => records.list(kind)))).flat())
    const text = JSON.stringify(kept)
    for (const secret of [code, other, asked.challenge]) expect(text).not.toContain(secret)
    clock.ms += 11 * MINUTE
    const late = await client.post(pathOf(code), { verifiablePresentation: await presentationFor(asked) })
    expect(late.json.code).toBe('offer.challenge_unknown')
  })
})

function nested(depth: number): unknown {
  return depth === 0 ? {} : { a: nested(depth - 1) }
}
