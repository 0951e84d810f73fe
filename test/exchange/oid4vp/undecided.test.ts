import { describe, expect, it } from 'vitest'
import {
  answerPresentationRequest,
  createOid4vpVerifier,
  resolvePresentationRequest,
  toDcqlQuery,
} from '../../../src/exchange/oid4vp/index.js'
import { presentCredentials } from '../../../src/holder/index.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { controllerOf, errorOf, newSigner } from '../../support/badges.js'
import { ACHIEVEMENT, BASE, ldpBadge, mechanisms, netTo, newWorld, parametersOf, sendTo, type World } from './support.js'

async function answer({ net, holder }: World, uri: string, badge: object): Promise<unknown> {
  const request = await resolvePresentationRequest(uri, { net })
  const choose = ({ proposal }: { readonly proposal?: Readonly<Record<string, readonly number[]>> }) => proposal
  return answerPresentationRequest(request, { credentials: [badge as never], signers: [holder], mechanisms, choose, net })
}

describe('a platform that cannot decide (OpenID4VP 1.0 section 8.2)', () => {
  it.each(['direct_post', 'direct_post.jwt'] as const)('is answered again by %s, and then no more', async (responseMode) => {
    let calls = 0
    const world = await newWorld({
      decide: ({ outcome }) => {
        calls += 1
        if (calls === 1) throw new Error('the secret of the database')
        return outcome
      },
    })
    const badge = await ldpBadge(world)
    const { id, uri } = await world.ask({ responseMode })
    const failed = await errorOf(answer(world, uri, badge))
    expect(failed).toMatchObject({ code: 'exchange.presentation_refused', params: { error: 'other', status: 500 } })
    expect(JSON.stringify(failed)).not.toContain('database')
    expect(await world.verifier.result(id)).toEqual({ state: 'pending' })
    expect(await answer(world, uri, badge)).toEqual({ presented: true })
    expect((await errorOf(answer(world, uri, badge))).code).toMatch(/^(exchange|net)\./)
    expect(await world.verifier.result(id)).toMatchObject({ state: 'answered', decision: 'verified' })
    expect(calls).toBe(2)
  })

  it('two answers at the same time are decided about one after another, or once', async () => {
    let calls = 0
    const world = await newWorld({
      decide: async () => {
        calls += 1
        await new Promise((resolve) => setTimeout(resolve, 20))
        return null
      },
    })
    const badge = await ldpBadge(world)
    const { uri } = await world.ask()
    const ends = await Promise.allSettled([answer(world, uri, badge), answer(world, uri, badge)])
    expect([ends.filter(({ status }) => status === 'fulfilled').length, calls]).toEqual([1, 1])
  })

  it('after its time a request is not given back', async () => {
    const box: { world?: World } = {}
    const world = await newWorld({
      decide: () => {
        if (box.world !== undefined) box.world.clock.ms += 400_000
        throw new Error('late')
      },
    })
    box.world = world
    const { id, uri } = await world.ask()
    await errorOf(answer(world, uri, await ldpBadge(world)))
    expect(await world.verifier.result(id)).toEqual({ state: 'expired' })
  })
})

describe('two verifiers over one store', () => {
  it('answer and see each their own requests alone, since each decides by itself', async () => {
    const store = createMemoryStore()
    const strict = await newWorld({ store, decide: () => 'no' })
    const lenient = await newWorld({ store, decide: () => 'yes', responseBaseUrl: `${BASE}/lenient` })
    const { id, uri } = await strict.ask({
      query: toDcqlQuery({ achievements: [ACHIEVEMENT], formats: ['ldp_vc'] }),
      responseMode: 'direct_post',
    })
    const { response_uri: url, state, nonce } = await parametersOf(strict, uri)
    const secret = String(url).split('/').at(-1) as string
    const there = `${BASE}/lenient/response/${secret}`
    expect((await sendTo(lenient.client.port, `${BASE}/lenient/request/${secret}`, 'GET')).status).toBe(404)
    const badge = await ldpBadge(strict)
    const bound = async (domain: string) =>
      (
        await presentCredentials([badge], {
          signer: strict.holder,
          mechanism: eddsaRdfc2022,
          binding: { challenge: nonce, domain },
        })
      ).presentation
    const fields = async (world: World) => ({
      state,
      vp_token: JSON.stringify({ badge_ldp_vc: [await bound(`decentralized_identifier:${controllerOf(world.signer)}`)] }),
    })
    expect((await lenient.post(there, await fields(lenient))).status).toBe(400)
    expect((await errorOf(lenient.verifier.result(id))).code).toBe('exchange.not_found')
    expect(await strict.verifier.result(id)).toEqual({ state: 'pending' })
    expect((await strict.post(url, await fields(strict))).status).toBe(200)
    expect(await strict.verifier.result(id)).toMatchObject({ state: 'answered', decision: 'no' })
  })
})

describe('within one machine (OpenID4VP 1.0 section 14)', () => {
  it('http is taken for loopback addresses alone', async () => {
    const parts = { store: createMemoryStore(), verifier: createVerifier({ mechanisms }), signer: await newSigner() }
    for (const host of ['127.0.0.1:8080', 'localhost', '[::1]:1'])
      expect(typeof createOid4vpVerifier({ ...parts, responseBaseUrl: `http://${host}/vp` }).handle).toBe('function')
    for (const url of ['http://verifier.example', 'http://127.0.0.1.evil.example', 'http://10.0.0.1', 'ftp://127.0.0.1'])
      expect(() => createOid4vpVerifier({ ...parts, responseBaseUrl: url })).toThrow(/responseBaseUrl/)
  })

  it('and a net that was not told of the address reaches none', async () => {
    const link = `openid4vp://?${new URLSearchParams({
      client_id: 'decentralized_identifier:did:key:z6MkrTMJGjPctfeQ59opghZ5KQBT1pA3i3QAuPMEZF483ANv',
      request_uri: 'http://127.0.0.1:9/request/1',
      request_uri_method: 'get',
    })}`
    expect((await errorOf(resolvePresentationRequest(link, { net: netTo({}) }))).code).toBe('net.url_unsupported')
  })
})
