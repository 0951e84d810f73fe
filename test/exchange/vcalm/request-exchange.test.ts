import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/core/index.js'
import {
  type CreateExchangeInput,
  type DecideExchange,
  type RunVcapiExchangeOptions,
  runVcapiExchange,
} from '../../../src/exchange/vcalm/index.js'
import { skipRequirements } from '../../../src/issue/index.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'
import { ISSUER, issuerOf, ladderOf, rungId } from '../../issue/support.js'
import { controllerOf, errorOf } from '../../support/badges.js'
import { holderOf, MINUTE, newPlatform, type Platform, presentationFor, START, stranger, worker } from './support.js'

const issuer = issuerOf({ now: new Date(START) })
const badgeFor = async (signer = worker): Promise<JsonObject> =>
  (
    await issuer.issue({
      ladder: ladderOf(),
      rung: rungId('courier'),
      held: skipRequirements,
      subject: controllerOf(signer),
    })
  ).credential as JsonObject
const badge = await badgeFor()
const achievement = ((badge['credentialSubject'] as JsonObject)['achievement'] as JsonObject)['id'] as string

const asked = (id: string = achievement): CreateExchangeInput => ({
  name: 'Courier badge',
  reference: { application: 17 },
  redirectUrl: 'https://work.example/applications/17',
  queries: [
    {
      type: 'QueryByExample',
      credentialQuery: {
        reason: 'To let you deliver.',
        example: {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          type: ['OpenBadgeCredential'],
          credentialSubject: { achievement: { id } },
        },
        acceptedIssuers: [{ issuer: ISSUER }],
        acceptedCryptosuites: [{ cryptosuite: 'eddsa-rdfc-2022' }],
      },
    },
  ],
})
const present = (
  { net }: Platform,
  url: string,
  more: Partial<RunVcapiExchangeOptions> = {},
): ReturnType<typeof runVcapiExchange> =>
  runVcapiExchange(url, {
    net,
    holder: holderOf(),
    held: [{ credential: badge, content: badge }],
    consent: async ({ queries }) => queries.flatMap(({ matches }) => matches.map(({ credential }) => credential)),
    ...more,
  })
const pathOf = (id: string): string => `/workflows/present/exchanges/${id}`

describe('vcapi: a platform asks for a badge (VCALM 1.0, query by example)', () => {
  it.each(['own', 'learner'] as const)('shows it, is decided about, and its result is read by the platform (%s)', async (way) => {
    const seen: unknown[] = []
    const decide: DecideExchange = async (report, { reference }) => {
      seen.push([report.outcome, report.holder, report.credentials.length, reference])
      return { accepted: report.outcome === 'verified', data: { rung: 'courier' } }
    }
    const platform = await newPlatform({ decide })
    const { exchanges } = platform
    const { id, url, expiresAt } = await exchanges.createExchange(asked())
    expect(await exchanges.result(id)).toEqual({ state: 'pending', expiresAt, reference: { application: 17 } })
    const end = await present(platform, url, { holder: holderOf(worker, way, '2.0') })
    expect(end).toEqual({ outcome: 'done', received: [], shown: 1, redirectUrl: 'https://work.example/applications/17' })
    expect(seen).toEqual([['verified', controllerOf(worker), 1, { application: 17 }]])
    expect(await exchanges.result(id)).toEqual({
      state: 'complete',
      accepted: true,
      data: { rung: 'courier' },
      holder: controllerOf(worker),
      decidedAt: '2026-05-01T09:00:00Z',
      expiresAt,
      reference: { application: 17 },
    })
  })

  it('tells the person who asks and why, and sends nothing without consent', async () => {
    const platform = await newPlatform()
    const { url, id } = await platform.exchanges.createExchange(asked())
    const told: unknown[] = []
    const consent: NonNullable<RunVcapiExchangeOptions['consent']> = async ({ origin, queries }) => {
      told.push(
        origin,
        queries.map(({ query, matches }) => [query.reason, matches.length]),
      )
      return undefined
    }
    expect(await present(platform, url, { consent })).toEqual({ outcome: 'declined', received: [], shown: 0 })
    expect(told).toEqual([platform.baseUrl, [['To let you deliver.', 1]]])
    const { net } = platform
    const silent = await runVcapiExchange(url, { net, holder: holderOf(), held: [{ credential: badge, content: badge }] })
    expect(silent.outcome).toBe('declined')
    expect(await platform.exchanges.result(id)).toMatchObject({ state: 'active' })
  })

  it('what nothing held answers is unmatched; what answers otherwise is refused by the platform, and can be put right', async () => {
    const platform = await newPlatform()
    const { exchanges, client } = platform
    const other = await exchanges.createExchange(asked('https://courier.example/achievements/other'))
    expect(await present(platform, other.url)).toEqual({ outcome: 'unmatched', received: [], shown: 0 })
    const { url, id } = await exchanges.createExchange(asked())
    const ask = async () => (await client.post(pathOf(id), {})).json.verifiablePresentationRequest
    const nothing = await client.post(pathOf(id), { verifiablePresentation: await presentationFor(await ask()) })
    expect([nothing.status, nothing.json.code]).toEqual([400, 'exchange.member_invalid'])
    expect((await present(platform, url)).outcome).toBe('done')
  })

  it('a badge about somebody else is not theirs to show', async () => {
    const platform = await newPlatform()
    const { url, id } = await platform.exchanges.createExchange(asked())
    const error = await errorOf(present(platform, url, { holder: holderOf(stranger) }))
    expect(error.params).toMatchObject({ status: 400 })
    const { verifiablePresentationRequest } = (await platform.client.post(pathOf(id), {})).json
    const verifiablePresentation = await presentationFor(verifiablePresentationRequest, [badge as never], stranger)
    expect((await platform.client.post(pathOf(id), { verifiablePresentation })).json.code).toBe('holder.subject_mismatch')
    expect(await platform.exchanges.result(id)).toMatchObject({ state: 'active' })
  })

  it('a badge that was changed reaches the decision as rejected', async () => {
    const platform = await newPlatform()
    const { url, id } = await platform.exchanges.createExchange(asked())
    const changed = { ...badge, name: 'Chief of couriers' }
    await present(platform, url, { held: [{ credential: changed, content: changed }] })
    expect(await platform.exchanges.result(id)).toMatchObject({ state: 'complete', accepted: false })
  })

  it('a challenge is answered once, only the newest, only here, and only for this domain', async () => {
    const { exchanges, client } = await newPlatform()
    const { id } = await exchanges.createExchange(asked())
    const { id: other } = await exchanges.createExchange(asked())
    const ask = async (whose = id) => (await client.post(pathOf(whose), {})).json.verifiablePresentationRequest
    const send = async (verifiablePresentation: unknown, whose = id) =>
      (await client.post(pathOf(whose), { verifiablePresentation })).json.code
    const make = (request: { challenge: string; domain: string }) => presentationFor(request, [badge as never])
    const older = await make(await ask())
    const newer = await ask()
    expect(await send(older)).toBe('exchange.challenge_unknown')
    expect(await send(await make(newer), other)).toBe('exchange.challenge_unknown')
    expect(await send(await make({ ...newer, domain: 'https://elsewhere.example' }))).toBe('proof.domain_mismatch')
    // It was used up by that.
    expect(await send(await make(newer))).toBe('exchange.challenge_unknown')
    const last = await make(await ask())
    const both = await Promise.all([send(last), send(last)])
    expect(both.filter((code) => code === undefined)).toHaveLength(1)
    expect(['exchange.challenge_unknown', 'exchange.ended']).toContain(both.find((code) => code !== undefined))
    expect(await send(last)).toBe('exchange.ended')
    expect((await client.post(pathOf(id), {})).status).toBe(410)
    expect(await exchanges.result(other)).toMatchObject({ state: 'pending' })
  })

  it('has an end: 410 after it, 404 once it is forgotten, and its result says so', async () => {
    const { exchanges, client, clock } = await newPlatform({ lifeMs: 10 * MINUTE, keepMs: 60 * MINUTE })
    const { id } = await exchanges.createExchange(asked())
    const { verifiablePresentationRequest: request } = (await client.post(pathOf(id), {})).json
    clock.ms += 10 * MINUTE
    const verifiablePresentation = await presentationFor(request, [badge as never])
    expect((await client.post(pathOf(id), { verifiablePresentation })).json).toMatchObject({
      code: 'exchange.ended',
      status: 410,
    })
    expect(await exchanges.result(id)).toMatchObject({ state: 'expired' })
    clock.ms += 61 * MINUTE
    expect((await client.post(pathOf(id), {})).status).toBe(404)
    expect([await exchanges.result(id), await exchanges.result('nothing')]).toEqual([undefined, undefined])
  })

  it('a decision that fails tells nothing, keeps nothing, and leaves the exchange open', async () => {
    const state: { fails: 'throws' | 'says nothing' | 'no' } = { fails: 'throws' }
    const platform = await newPlatform({
      decide: () => {
        if (state.fails === 'throws') throw new Error('the database of secrets is down')
        if (state.fails === 'says nothing') return undefined as never
        return { accepted: true }
      },
    })
    const { url, id } = await platform.exchanges.createExchange(asked())
    expect((await errorOf(present(platform, url))).params).toMatchObject({ status: 500 })
    const { verifiablePresentationRequest } = (await platform.client.post(pathOf(id), {})).json
    const answer = await platform.client.post(pathOf(id), {
      verifiablePresentation: await presentationFor(verifiablePresentationRequest, [badge as never]),
    })
    expect(answer.text).not.toContain('secret')
    state.fails = 'says nothing'
    expect((await errorOf(present(platform, url))).params).toMatchObject({ status: 500 })
    state.fails = 'no'
    expect((await present(platform, url)).outcome).toBe('done')
    expect(await platform.exchanges.result(id)).toMatchObject({ accepted: true })
  })

  it('another service over the same store neither decides about it nor sees it', async () => {
    const store = createMemoryStore()
    const strict = await newPlatform({ store, decide: () => ({ accepted: false }) })
    const lenient = await newPlatform({ store, decide: () => ({ accepted: true }) })
    const { url, id } = await strict.exchanges.createExchange(asked())
    expect((await lenient.client.post(pathOf(id), {})).status).toBe(404)
    expect(await errorOf(present(lenient, `${lenient.baseUrl}${pathOf(id)}`))).toMatchObject({ params: { status: 404 } })
    const { exchanges } = lenient
    expect([await exchanges.result(id), await exchanges.describe(id), await exchanges.protocol(id)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect((await present(strict, url)).outcome).toBe('done')
    expect(await strict.exchanges.result(id)).toMatchObject({ state: 'complete', accepted: false })
  })

  it('a wallet that does not wait for the decision and presents again is not decided about twice', async () => {
    const waiting: (() => void)[] = []
    let calls = 0
    const platform = await newPlatform({
      decide: async () => {
        calls++
        await new Promise<void>((resolve) => waiting.push(resolve))
        return { accepted: true, data: calls }
      },
    })
    const { id } = await platform.exchanges.createExchange(asked())
    const post = async () => {
      const { verifiablePresentationRequest } = (await platform.client.post(pathOf(id), {})).json
      const verifiablePresentation = await presentationFor(verifiablePresentationRequest, [badge as never])
      return platform.client.post(pathOf(id), { verifiablePresentation })
    }
    const first = post()
    while (waiting.length === 0) await new Promise((go) => setTimeout(go, 5))
    const again = await Promise.race([post(), new Promise<undefined>((go) => setTimeout(go, 1000))])
    expect([again?.status, again?.json.code, again?.headers['retry-after']]).toEqual([503, 'exchange.busy', '1'])
    for (const go of waiting) go()
    expect((await first).status).toBe(200)
    expect(calls).toBe(1)
    expect(await platform.exchanges.result(id)).toMatchObject({ state: 'complete', data: 1 })
    expect((await platform.client.post(pathOf(id), {})).status).toBe(410)
  })

  it('a process that died while it decided is not waited for for good', async () => {
    const platform = await newPlatform({ decide: () => new Promise(() => undefined) })
    const { id } = await platform.exchanges.createExchange(asked())
    const begin = async () => {
      const { verifiablePresentationRequest } = (await platform.client.post(pathOf(id), {})).json
      const verifiablePresentation = await presentationFor(verifiablePresentationRequest, [badge as never])
      const answered = platform.client.post(pathOf(id), { verifiablePresentation })
      return Promise.race([answered, new Promise<undefined>((go) => setTimeout(go, 500))])
    }
    expect(await begin()).toBeUndefined()
    expect((await begin())?.json.code).toBe('exchange.busy')
    platform.clock.ms += 3 * MINUTE
    expect(await begin()).toBeUndefined()
  })

  it('what was decided counts, also where its time ended meanwhile', async () => {
    const box: { platform?: Platform } = {}
    const platform = await newPlatform({
      decide: () => {
        if (box.platform !== undefined) box.platform.clock.ms += 20 * MINUTE
        return { accepted: true }
      },
    })
    box.platform = platform
    const { url, id } = await platform.exchanges.createExchange(asked())
    expect((await present(platform, url)).outcome).toBe('done')
    expect(await platform.exchanges.result(id)).toMatchObject({ state: 'complete', accepted: true })
  })

  it.each([
    ['memory', async () => createMemoryStore()],
    ['SQLite', async () => openSqliteStore({ path: join(await mkdtemp(join(tmpdir(), 'rungs-')), 'a.db') })],
  ] as const)('keeps no id, no challenge and no badge in %s', async (_name, open) => {
    const store = await open()
    const platform = await newPlatform({ store })
    const { url, id } = await platform.exchanges.createExchange(asked())
    const { challenge } = (await platform.client.post(pathOf(id), {})).json.verifiablePresentationRequest
    await present(platform, url)
    const kept = JSON.stringify(await store.read(({ records }) => records.list('vcapi-exchange')))
    expect(kept).toContain(controllerOf(worker))
    for (const secret of [id, challenge, badge['id'] as string]) expect(kept).not.toContain(secret)
    if (store.driver !== 'memory') await store.close()
  })

  it.each<[string, unknown]>([
    ['no query', { name: 'a', queries: [] }],
    ['17 queries', { ...asked(), queries: Array.from({ length: 17 }, () => asked().queries[0]) }],
    ['another kind of query', { name: 'a', queries: [{ type: 'DIDAuthentication' }] }],
    ['a script to go on to', { ...asked(), redirectUrl: 'javascript:alert(1)' }],
    ['no name', { ...asked(), name: '' }],
    ['a member of its own', { ...asked(), surprise: 1 }],
  ])('refuses to ask with %s', async (_name, input) => {
    const { exchanges } = await newPlatform()
    expect((await errorOf(exchanges.createExchange(input as CreateExchangeInput))).kind).toBe('usage')
  })
})
