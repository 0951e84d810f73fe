import { beforeAll, describe, expect, it } from 'vitest'
import { DATA_INTEGRITY_V2 } from '../../../src/contexts/index.js'
import type { JsonObject } from '../../../src/core/index.js'
import {
  type AnswerPresentationRequestOptions,
  answerPresentationRequest,
  declinePresentationRequest,
  type PresentationOffer,
  resolvePresentationRequest,
  toDcqlQuery,
} from '../../../src/exchange/oid4vp/index.js'
import { vcJose } from '../../../src/securing/jose/vc-jose.js'
import { vcJwt } from '../../../src/securing/jose/vc-jwt.js'
import { badgeOf, controllerOf, errorOf, type Loose, newSigner, signedBadge, tokenBadge } from '../../support/badges.js'
import { ACHIEVEMENT, jwtBadge, ldpBadge, mechanisms, newWorld, sdJwtBadge, sdJwtQuery, type World } from './support.js'

let world: World
beforeAll(async () => {
  world = await newWorld()
})

const REDIRECT = 'https://verifier.example/welcome?lang=pt'
const codeOf = (redirectUri: string | undefined): string => new URL(redirectUri ?? '').searchParams.get('response_code') ?? ''

async function answer(
  { uri }: { readonly uri: string },
  credentials: readonly (JsonObject | string)[],
  more: Partial<AnswerPresentationRequestOptions> = {},
  on: World = world,
) {
  const request = await resolvePresentationRequest(uri, { net: on.net, now: new Date(on.clock.ms) })
  return answerPresentationRequest(request, {
    credentials,
    signers: [on.holder],
    mechanisms,
    choose: ({ proposal }) => proposal,
    net: on.net,
    now: new Date(on.clock.ms),
    ...more,
  })
}

describe('a badge from wallet to platform, over HTTP (OpenID4VP 1.0 sections 5 and 8)', () => {
  it.each(['direct_post', 'direct_post.jwt'] as const)('ldp_vc by %s, signed by reference', async (responseMode) => {
    const asked = await world.ask({ responseMode, redirectUri: REDIRECT, reference: 'visit 7' })
    expect(await world.verifier.result(asked.id)).toEqual({ state: 'pending' })
    const { presented, redirectUri } = await answer(asked, [await ldpBadge(world)])
    expect(presented).toBe(true)
    const code = codeOf(redirectUri)
    expect(redirectUri).toBe(`https://verifier.example/welcome?lang=pt&response_code=${code}`)
    const result = (await world.verifier.result(asked.id, { responseCode: code })) as Loose
    expect(result).toMatchObject({ state: 'answered', reference: 'visit 7', presented: { outcome: 'verified', satisfied: true } })
    const [only] = result.presented.credentials
    expect(only).toMatchObject({ query: 'badge_ldp_vc', matches: 'yes', presentation: { holder: controllerOf(world.holder) } })
    expect(only.report.credential.credentialSubject.achievement.id).toBe(ACHIEVEMENT)
  })

  it('by value, from a verifier that nobody signs for (section 5.9.3)', async () => {
    const unsigned = await newWorld({ unsigned: true })
    const asked = await unsigned.ask({ redirectUri: REDIRECT })
    expect(new URL(asked.uri).searchParams.get('client_id')).toMatch(
      /^redirect_uri:https:\/\/verifier\.example\/oid4vp\/response\//,
    )
    const { redirectUri } = await answer(asked, [await ldpBadge(unsigned)], {}, unsigned)
    const result = await unsigned.verifier.result(asked.id, { responseCode: codeOf(redirectUri) })
    expect(result).toMatchObject({ presented: { outcome: 'verified' } })
  })

  it.each([
    ['OB 3.0', undefined],
    ['VC-JOSE-COSE', vcJose],
    ['VCDM 1.1', vcJwt],
  ])('jwt_vc_json: a token of %s (appendix B.1.3.1)', async (name, mechanism) => {
    const subject = { id: controllerOf(world.holder) }
    const badge = badgeOf(controllerOf(world.issuer), {
      validFrom: '2025-01-01T00:00:00Z',
      validUntil: '2099-01-01T00:00:00Z',
      subject,
    })
    const first = {
      ...(badge as Loose),
      '@context': ['https://www.w3.org/2018/credentials/v1', ...(badge as Loose)['@context'].slice(1)],
      issuanceDate: '2025-01-01T00:00:00Z',
    }
    const token =
      mechanism === undefined
        ? await jwtBadge(world)
        : await tokenBadge(world.issuer, name === 'VCDM 1.1' ? first : badge, mechanism)
    const asked = await world.ask({})
    await answer(asked, [token])
    const result = (await world.verifier.result(asked.id)) as Loose
    expect(result.presented.credentials[0]).toMatchObject({ query: 'badge_jwt_vc_json', matches: 'yes' })
    expect(result.presented.satisfied).toBe(true)
    expect(result.presented.outcome).not.toBe('rejected')
  })

  it('dc+sd-jwt: with key binding, and no more than is asked for (appendix B.3)', async () => {
    const asked = await world.ask({ query: sdJwtQuery() })
    await answer(asked, [await sdJwtBadge(world)])
    const { presented } = (await world.verifier.result(asked.id)) as Loose
    // What its claims should be is told by type metadata, which nobody here has.
    expect(presented).toMatchObject({ outcome: 'indeterminate', satisfied: true })
    expect(presented.credentials[0].presentation.checks).toMatchObject({ proof: { state: 'pass' }, holder: { state: 'pass' } })
    const { claimed } = presented.credentials[0].report
    expect([claimed.given_name, claimed.family_name]).toEqual(['Ana', undefined])
  })

  it('without holder binding where the query says so (section 5.3)', async () => {
    const query = { ...toDcqlQuery({ achievements: [ACHIEVEMENT], formats: ['ldp_vc'] }) } as Loose
    query.credentials = [{ ...query.credentials[0], require_cryptographic_holder_binding: false }]
    const asked = await world.ask({ query })
    await answer(asked, [await ldpBadge(world)], { signers: [] })
    const { presented } = (await world.verifier.result(asked.id)) as Loose
    expect(presented.outcome).toBe('verified')
    expect(presented.credentials[0].presentation).toBeUndefined()
    const loose = await world.ask({ query: sdJwtQuery({ require_cryptographic_holder_binding: false }) })
    await answer(loose, [await sdJwtBadge(world)], { signers: [] })
    expect(await world.verifier.result(loose.id)).toMatchObject({ presented: { satisfied: true, outcome: 'indeterminate' } })
  })

  it('a holder with a key of P-256, in every format', async () => {
    const on = { ...world, holder: await newSigner('ES256') }
    for (const [query, credential] of [
      [toDcqlQuery({ achievements: [ACHIEVEMENT] }), await ldpBadge(on)],
      [toDcqlQuery({ achievements: [ACHIEVEMENT] }), await jwtBadge(on)],
      [sdJwtQuery(), await sdJwtBadge(on)],
    ] as const) {
      const asked = await world.ask({ query })
      await answer(asked, [credential], {}, on)
      expect(await world.verifier.result(asked.id)).toMatchObject({ presented: { satisfied: true } })
    }
  })

  it('a badge of the first data model with an embedded proof', async () => {
    const subject = { id: controllerOf(world.holder) }
    const { validFrom: _from, ...badge } = badgeOf(controllerOf(world.issuer), {
      validUntil: undefined as never,
      subject,
    }) as Loose
    const first = {
      ...badge,
      '@context': ['https://www.w3.org/2018/credentials/v1', ...badge['@context'].slice(1), DATA_INTEGRITY_V2],
      issuanceDate: '2025-01-01T00:00:00Z',
    }
    const asked = await world.ask({})
    await answer(asked, [await signedBadge(world.issuer, first, Date.now())])
    expect(await world.verifier.result(asked.id)).toMatchObject({ presented: { satisfied: true } })
  })

  it('several of one query, where it says so (section 8.1)', async () => {
    const query = {
      credentials: [{ ...toDcqlQuery({ achievements: [ACHIEVEMENT], formats: ['ldp_vc'] }).credentials[0], multiple: true }],
    }
    const asked = await world.ask({ query })
    const credentials = [await ldpBadge(world), await ldpBadge(world, { id: 'urn:uuid:0b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1' })]
    await answer(asked, credentials, { choose: () => ({ badge_ldp_vc: [0, 1] }) })
    const { presented } = (await world.verifier.result(asked.id)) as Loose
    expect([presented.outcome, presented.credentials.length]).toEqual(['verified', 2])
  })

  it('a badge that has ended goes through to the platform, which sees why', async () => {
    const asked = await world.ask({})
    await answer(asked, [await ldpBadge(world, { validUntil: '2025-06-01T00:00:00Z' })])
    const { presented } = (await world.verifier.result(asked.id)) as Loose
    expect(presented).toMatchObject({ outcome: 'rejected', satisfied: true })
    expect(presented.credentials[0].report.checks.validity.state).toBe('fail')
  })

  it('what the platform decides is kept with the result', async () => {
    const deciding = await newWorld({
      decide: ({ outcome }, reference) => ({ accepted: outcome === 'verified', reference: reference ?? null }),
    })
    const asked = await deciding.ask({ reference: 'r' })
    await answer(asked, [await ldpBadge(deciding)], {}, deciding)
    expect(await deciding.verifier.result(asked.id)).toMatchObject({ decision: { accepted: true, reference: 'r' } })
  })
})

describe('nothing without consent (OpenID4VP 1.0 sections 8.5 and 15.1)', () => {
  it.each([
    ['a refusal', undefined],
    ['nothing that fits', []],
  ])('%s is access_denied, and the user was asked', async (_, held) => {
    const asked = await world.ask({ redirectUri: REDIRECT })
    const offers: PresentationOffer[] = []
    const choose = (offer: PresentationOffer) => {
      offers.push(offer)
      return held === undefined ? undefined : {}
    }
    const { presented, redirectUri } = await answer(asked, held ?? [await ldpBadge(world)], { choose })
    expect([presented, offers.length, offers[0]?.canAnswer]).toEqual([false, 1, held === undefined])
    const result = await world.verifier.result(asked.id, { responseCode: codeOf(redirectUri) })
    expect(result).toEqual({ state: 'declined', error: 'access_denied' })
  })

  it.each(['access_denied', 'wallet_unavailable', 'vp_formats_not_supported', 'invalid_client'])(
    'declines with %s',
    async (error) => {
      const asked = await world.ask({ responseMode: 'direct_post' })
      const request = await resolvePresentationRequest(asked.uri, { net: world.net })
      await declinePresentationRequest(request, { net: world.net, error })
      expect(await world.verifier.result(asked.id)).toEqual({ state: 'declined', error })
    },
  )

  it('a choice that is none of the candidates, or not enough, sends nothing', async () => {
    const asked = await world.ask({})
    const badge = await ldpBadge(world)
    for (const choice of [
      {},
      { badge_ldp_vc: [1] },
      { badge_ldp_vc: [0, 0] },
      { other: [0] },
      { badge_ldp_vc: 0 },
      { badge_jwt_vc_json: [0] },
    ])
      expect((await errorOf(answer(asked, [badge], { choose: () => choice as never }))).code).toBe('core.option_invalid')
    expect(await world.verifier.result(asked.id)).toEqual({ state: 'pending' })
    expect((await errorOf(answer(asked, [badge], { choose: undefined as never }))).code).toBe('core.option_invalid')
  })

  it('a badge about somebody else is no candidate', async () => {
    const other = await newWorld()
    const asked = await world.ask({})
    const { presented } = await answer(asked, [await ldpBadge({ issuer: world.issuer, holder: other.holder })])
    expect(presented).toBe(false)
  })
})
