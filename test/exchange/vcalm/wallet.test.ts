import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/core/index.js'
import {
  followInteraction,
  type MatchableCredential,
  matchesQuery,
  type RunVcapiExchangeOptions,
  runVcapiExchange,
} from '../../../src/exchange/vcalm/index.js'
import { createNet } from '../../../src/net/index.js'
import { controllerOf, errorOf, signedBadge, tokenBadge } from '../../support/badges.js'
import { type Client, serveOn } from '../support.js'
import { holderOf, netTo, worker } from './support.js'

const badge = await signedBadge(worker)
const token = await tokenBadge(worker)
const held: readonly MatchableCredential[] = [{ credential: badge, content: badge }]
const consent: NonNullable<RunVcapiExchangeOptions['consent']> = async ({ queries }) =>
  queries.flatMap(({ matches }) => matches.map(({ credential }) => credential))

/** A server that says what it is told to, and remembers what came. */
async function sayer(...answers: readonly ((at: string) => unknown)[]): Promise<{
  readonly url: string
  readonly origin: string
  readonly client: Client
  readonly seen: JsonObject[]
}> {
  const seen: JsonObject[] = []
  const client: Client = await serveOn(async (request) => {
    if (request.method === 'POST') seen.push((await request.json()) as JsonObject)
    const say = answers[Math.min(seen.length === 0 ? 0 : seen.length - 1, answers.length - 1)]
    const said = say?.(`http://127.0.0.1:${client.port}`)
    return said instanceof Response
      ? said
      : new Response(JSON.stringify(said), { headers: { 'content-type': 'application/json' } })
  })
  const origin = `http://127.0.0.1:${client.port}`
  return { url: `${origin}/x`, origin, client, seen }
}
const run = ({ url, client }: Awaited<ReturnType<typeof sayer>>, more: Partial<RunVcapiExchangeOptions> = {}) =>
  runVcapiExchange(url, { net: netTo(client.port), holder: holderOf(), held, consent, ...more })
const EXAMPLE = { type: 'QueryByExample', credentialQuery: { example: { type: ['OpenBadgeCredential'] } } }
const AUTHENTICATION = { type: 'DIDAuthentication' }
const ask = (changes: object = {}) => ({
  verifiablePresentationRequest: { query: [AUTHENTICATION, EXAMPLE], challenge: 'abc', ...changes },
})

describe('a wallet in an exchange (VCALM 1.0, verifiable presentation request)', () => {
  it('goes on for several steps, collects what it is handed, and repeats the reference', async () => {
    const vp = (...verifiableCredential: unknown[]) => ({ type: ['VerifiablePresentation'], verifiableCredential })
    const enveloped = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      id: `data:application/vc+jwt,${token}`,
      type: 'EnvelopedVerifiableCredential',
    }
    const server = await sayer(
      () => ({ ...ask({ query: AUTHENTICATION }), referenceId: 'urn:uuid:1' }),
      (domain) => ({ ...ask({ domain }), verifiablePresentation: vp(badge) }),
      () => ({ verifiablePresentation: vp(enveloped), redirectUrl: 'https://work.example/done' }),
    )
    expect(await run(server)).toEqual({
      outcome: 'done',
      received: [badge, token],
      shown: 1,
      redirectUrl: 'https://work.example/done',
    })
    const [first, second, third] = server.seen as [JsonObject, JsonObject, JsonObject]
    expect([first, second['referenceId'], third['referenceId']]).toEqual([{}, 'urn:uuid:1', undefined])
    expect(second['verifiablePresentation']).toMatchObject({
      holder: controllerOf(worker),
      verifiableCredential: [],
      proof: { challenge: 'abc', domain: server.origin, proofPurpose: 'authentication' },
    })
    expect(third['verifiablePresentation']).toMatchObject({ verifiableCredential: [badge], proof: { domain: server.origin } })
  })

  it.each([
    ['another host', 'https://bank.example'],
    ['the same host at another port', 'http://127.0.0.1:1'],
    ['another host without a scheme', 'bank.example'],
    ['the same host without its port', '127.0.0.1'],
    ['https in place of http', 'https://127.0.0.1'],
  ])('refuses a domain of %s, and sends nothing', async (_name, domain) => {
    const server = await sayer(() => ask({ domain }))
    const error = await errorOf(run(server))
    expect(error).toMatchObject({
      code: 'exchange.origin_differs',
      params: { member: 'domain', expected: server.origin, actual: domain },
    })
    expect(server.seen).toEqual([{}])
  })

  it.each([(at: string) => at, (at: string) => `${at}/`, (at: string) => at.slice(7)])(
    'takes a domain that is who it talks to, however it is written',
    async (domainOf) => {
      const server = await sayer(
        (at) => ask({ domain: domainOf(at) }),
        () => ({}),
      )
      expect(await run(server)).toMatchObject({ outcome: 'done', shown: 1 })
    },
  )

  it('goes on elsewhere with permission alone', async () => {
    const next = await sayer(() => ({}))
    const server = await sayer(() =>
      ask({ interact: { service: [{ type: 'UnmediatedHttpPresentationService2021', serviceEndpoint: next.url }] } }),
    )
    const error = await errorOf(run(server))
    expect(error).toMatchObject({
      code: 'exchange.origin_differs',
      params: { member: 'serviceEndpoint', actual: next.origin },
    })
    expect(next.seen).toEqual([])
    const net = netTo(server.client.port, next.client.port)
    const end = await run(server, { net, allowOrigin: (origin) => origin === next.origin })
    expect([end.outcome, next.seen.length]).toEqual(['done', 1])
    expect(next.seen[0]).toMatchObject({ verifiablePresentation: { proof: { domain: server.origin } } })
  })

  it('follows no redirect', async () => {
    const next = await sayer(() => ({}))
    const server = await sayer(() => new Response(null, { status: 307, headers: { location: next.url } }))
    const net = netTo(server.client.port, next.client.port)
    expect((await errorOf(run(server, { net }))).code).toBe('net.redirect_forbidden')
    const followed = await errorOf(followInteraction(`${server.url}?iuv=1`, { net }))
    expect(['net.redirect_forbidden', 'exchange.origin_differs']).toContain(followed.code)
    expect(next.seen).toEqual([])
  })

  it('ends after so many messages', async () => {
    const server = await sayer(() => ask())
    expect((await errorOf(run(server, { maxSteps: 4 }))).code).toBe('exchange.answer_invalid')
    expect(server.seen).toHaveLength(4)
  })

  it.each<[string, unknown, string]>([
    ['no query', ask({ query: [] }), 'exchange.answer_invalid'],
    ['17 queries', ask({ query: Array.from({ length: 17 }, () => EXAMPLE) }), 'exchange.answer_invalid'],
    ['an unknown query', ask({ query: [{ type: 'ZcapQuery' }] }), 'exchange.answer_invalid'],
    ['an example that is none', ask({ query: [{ ...EXAMPLE, credentialQuery: { example: 'a' } }] }), 'exchange.answer_invalid'],
    ['no challenge', ask({ challenge: undefined }), 'exchange.answer_invalid'],
    ['a long challenge', ask({ challenge: 'a'.repeat(5000) }), 'exchange.answer_invalid'],
    ['a domain that is a list', ask({ domain: ['https://a.example'] }), 'exchange.answer_invalid'],
    ['a script to go on to', { redirectUrl: 'javascript:alert(1)' }, 'exchange.answer_invalid'],
    ['plain http to go on to', { redirectUrl: 'http://work.example' }, 'exchange.answer_invalid'],
    ['a presentation that is none', { verifiablePresentation: { type: 'Thing' } }, 'exchange.answer_invalid'],
    [
      'a credential that is none',
      { verifiablePresentation: { type: 'VerifiablePresentation', verifiableCredential: [7] } },
      'exchange.answer_invalid',
    ],
    ['a list', [], 'exchange.answer_invalid'],
    [
      'too many credentials',
      {
        verifiablePresentation: { type: 'VerifiablePresentation', verifiableCredential: Array.from({ length: 101 }, () => ({})) },
      },
      'exchange.answer_invalid',
    ],
    ['too much', { pad: 'x'.repeat(5_000_000) }, 'net.too_large'],
  ])('refuses %s', async (_name, answer, code) => {
    const server = await sayer(() => answer)
    expect((await errorOf(run(server))).code).toBe(code)
    expect(server.seen).toHaveLength(1)
  })

  it.each([
    ['its DID method', { acceptedMethods: [{ method: 'web' }] }, 'unsupported'],
    ['its cryptosuite', { acceptedCryptosuites: [{ cryptosuite: 'bbs-2023' }] }, 'unsupported'],
    ['neither, where it may be left out', { required: false, acceptedMethods: [{ method: 'web' }] }, 'done'],
    ['both, in older spellings', { acceptedMethods: ['key'], acceptedCryptosuites: ['eddsa-rdfc-2022'] }, 'done'],
  ])('where %s is not accepted: %s', async (_name, changes, outcome) => {
    const server = await sayer(
      () => ask({ query: [{ ...AUTHENTICATION, ...changes }, EXAMPLE] }),
      () => ({}),
    )
    expect((await run(server)).outcome).toBe(outcome)
    expect(server.seen).toHaveLength(outcome === 'done' ? 2 : 1)
  })

  it('chooses the older signature where nothing else is accepted, under either of its names', async () => {
    for (const cryptosuite of ['Ed25519Signature2020', 'ed25519-2020']) {
      const query = { ...AUTHENTICATION, acceptedCryptosuites: [{ cryptosuite }] }
      const server = await sayer(
        () => ask({ query: [query] }),
        () => ({}),
      )
      await run(server, { holder: holderOf(worker, 'learner') })
      expect(server.seen[1]).toMatchObject({ verifiablePresentation: { proof: { type: 'Ed25519Signature2020' } } })
    }
  })

  it('needs a URL that nobody reads along, and a net that may go there', async () => {
    const net = createNet()
    const holder = holderOf()
    expect((await errorOf(runVcapiExchange('http://courier.example/x', { net, holder }))).code).toBe('exchange.answer_invalid')
    expect((await errorOf(runVcapiExchange('http://127.0.0.1:9/x', { net, holder }))).code).toBe('net.url_unsupported')
    expect((await errorOf(followInteraction('http://127.0.0.1:9/x?iuv=1', { net }))).code).toBe('net.url_unsupported')
  })
})

describe('a query by example', () => {
  const matches = (query: object, one: MatchableCredential = { credential: badge, content: badge }) =>
    matchesQuery(query as never, one)
  const issuer = controllerOf(worker)

  it.each<[string, object, boolean]>([
    ['nothing', {}, true],
    ['a type', { example: { type: 'OpenBadgeCredential' } }, true],
    ['types', { example: { type: ['VerifiableCredential', 'OpenBadgeCredential'] } }, true],
    ['another type', { example: { type: ['OpenBadgeCredential', 'StudentId'] } }, false],
    [
      'an achievement',
      { example: { credentialSubject: { achievement: { id: 'https://courier.example/achievements/first-aid' } } } },
      true,
    ],
    [
      'another achievement',
      { example: { credentialSubject: { achievement: { id: 'https://courier.example/achievements/b' } } } },
      false,
    ],
    ['any value', { example: { credentialSubject: { id: '' } } }, true],
    ['a member that is not there', { example: { credentialSubject: { salary: '' } } }, false],
    ['a member of the language', { example: { constructor: '', toString: '' } }, false],
    ['the issuer as an object', { example: { issuer: { id: issuer } } }, true],
    ['accepted issuers', { acceptedIssuers: [{ issuer: 'did:web:a.example' }, { issuer }] }, true],
    ['accepted issuers as texts', { acceptedIssuers: [issuer] }, true],
    ['other issuers', { acceptedIssuers: [{ issuer: 'did:web:a.example' }] }, false],
    ['issuers of a list elsewhere', { acceptedIssuers: [{ recognizedIn: 'https://a.example/list' }] }, false],
    ['its cryptosuite', { acceptedCryptosuites: [{ cryptosuite: 'eddsa-rdfc-2022' }] }, true],
    ['another cryptosuite', { acceptedCryptosuites: [{ cryptosuite: 'bbs-2023' }] }, false],
    ['an envelope', { acceptedEnvelopes: [{ mediaType: 'application/vc+jwt' }] }, false],
    [
      'an envelope or its cryptosuite',
      { acceptedCryptosuites: ['eddsa-rdfc-2022'], acceptedEnvelopes: ['application/jwt'] },
      true,
    ],
  ])('for %s', (_name, query, expected) => {
    expect(matches(query)).toBe(expected)
  })

  it('for tokens looks at their envelope', () => {
    const one = { credential: token, content: badge }
    expect(matches({ acceptedEnvelopes: [{ mediaType: 'application/jwt' }] }, one)).toBe(true)
    expect(matches({ acceptedEnvelopes: [{ mediaType: 'application/vc+sd-jwt' }] }, one)).toBe(false)
    expect(matches({ acceptedCryptosuites: [{ cryptosuite: 'eddsa-rdfc-2022' }] }, one)).toBe(false)
  })

  it('takes a bounded number of comparisons', () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ a: [{ b: index }] }))
    const content = { list: many }
    const started = performance.now()
    expect(matches({ example: { list: [...many].reverse() } }, { credential: {}, content })).toBe(false)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('of one group needs all, of several groups any', async () => {
    const other = { type: 'QueryByExample', credentialQuery: { example: { type: ['StudentId'] } } }
    const outcome = async (...query: object[]) =>
      (
        await run(
          await sayer(
            () => ask({ query: [AUTHENTICATION, ...query] }),
            () => ({}),
          ),
        )
      ).outcome
    expect(await outcome({ ...EXAMPLE, group: 'a' }, { ...other, group: 'a' })).toBe('unmatched')
    expect(await outcome({ ...EXAMPLE, group: 'a' }, { ...other, group: 'b' })).toBe('done')
    expect(await outcome(other, EXAMPLE)).toBe('done')
  })
})
