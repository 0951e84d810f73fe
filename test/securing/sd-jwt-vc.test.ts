import { describe, expect, it } from 'vitest'
import { copyJsonObject, fromBase64url, fromUtf8, type JsonObject, parseJson, toBase64url, utf8 } from '../../src/core/index.js'
import type { PublicJwk, Signer } from '../../src/keys/index.js'
import { type Mechanism, type OpenOptions, splitJws, splitSdJwt } from '../../src/securing/index.js'
import { digestOf } from '../../src/securing/sd-jwt/disclosure.js'
import { reconstruct } from '../../src/securing/sd-jwt/reconstruct.js'
import { bindToHolder, createSdJwtVc, parseSdJwt, type SdJwtVcOptions, sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { badgeOf, controllerOf, errorOf, loader, NOW, NOW_MS, newSigner, openOptions, RECIPIENT } from '../support/badges.js'

const signer = await newSigner('ES256')
const holder = await newSigner('ES256')
const issuer = controllerOf(signer)
const RESULTS = [
  { type: ['Result'], value: '87', status: 'Completed', resultDescription: 'urn:uuid:7a0e6c1c-6f0e-4f0e-9f57-0f6f7b1f6c11' },
  { type: ['Result'], value: 'B', status: 'Completed', achievedLevel: 'urn:uuid:7a0e6c1c-6f0e-4f0e-9f57-0f6f7b1f6c12' },
]
const badge: JsonObject = copyJsonObject({
  ...badgeOf(issuer),
  credentialSubject: {
    ...(badgeOf(issuer)['credentialSubject'] as JsonObject),
    narrative: 'Calm under pressure.',
    result: RESULTS,
  },
  evidence: [{ type: ['Evidence'], id: 'https://courier.example/evidence/1', name: 'Video' }],
  credentialStatus: { type: 'BitstringStatusListEntry', id: 'https://courier.example/status/1#5' },
})

const secure = async (credential: JsonObject = badge, options: SdJwtVcOptions = {}, by: Signer = signer): Promise<string> => {
  const secured = await createSdJwtVc(options).secure(credential, { signer: by, loader, now: NOW_MS })
  return secured.credential as string
}
const open = (text: string, options: Partial<OpenOptions> = {}, mechanism: Mechanism = sdJwtVc) =>
  mechanism.open(parseSdJwt(text), { ...openOptions(), ...options })
const derive = async (text: string, ...reveal: readonly string[]): Promise<string> =>
  (await sdJwtVc.derive?.(parseSdJwt(text), { reveal, loader }))?.credential as string
const payloadOf = (text: string): JsonObject => splitJws(splitSdJwt(text).token).payload
const contentsOf = (text: string): readonly unknown[] =>
  splitSdJwt(text).disclosures.map((one) => parseJson(fromBase64url(one)) as unknown)
const shownBy = (text: string): JsonObject => {
  const { token, disclosures } = splitSdJwt(text)
  return reconstruct(splitJws(token).payload, disclosures).payload
}

describe('RFC 9901 section 6.1: issuing', () => {
  const alike = (seed = 0) => ({ random: (length: number) => new Uint8Array(length).fill(seed++) })

  it.each(['ES256', 'Ed25519', 'ES384', 'RS256'] as const)('%s: signed and opened again, with everything', async (alg) => {
    const by = await newSigner(alg)
    const credential = copyJsonObject({ ...badge, issuer: controllerOf(by) })
    const secured = await sdJwtVc.secure(credential, { signer: by, loader, now: NOW_MS })
    expect(secured).toMatchObject({ mediaType: 'application/vc+sd-jwt', extension: 'sd-jwt' })
    const sealed = parseSdJwt(secured.credential as string)
    expect(sealed.header).toMatchObject({ kid: by.id, typ: 'vc+sd-jwt' })
    expect(sdJwtVc.detect(sealed)).toBe(true)
    expect(await open(secured.credential as string)).toEqual({
      credential,
      controller: controllerOf(by),
      verificationMethod: by.id,
      publicJwk: by.publicJwk,
      created: NOW,
      disclosure: { form: 'base', hidden: 0 },
      warnings: [],
    })
  })

  it('a text ends with a tilde, digests are sorted, salts have 128 bits and differ', async () => {
    const text = await secure(badge, { disclosable: () => true })
    expect(text.endsWith('~')).toBe(true)
    const contents = contentsOf(text) as (readonly string[])[]
    const salts = contents.map(([salt]) => salt as string)
    expect(new Set(salts).size).toBe(salts.length)
    expect(salts.length).toBeGreaterThan(8)
    expect(salts.every((salt) => fromBase64url(salt).length === 16)).toBe(true)
    const { _sd: digests, _sd_alg: alg } = payloadOf(text)
    expect(alg).toBe('sha-256')
    expect(digests).toEqual([...(digests as string[])].sort())
    expect((digests as string[]).length).toBeGreaterThan(1)
  })

  it('takes salts from the random source that is passed', async () => {
    const [first, second] = [await secure(badge, alike()), await secure(badge, alike())]
    expect(splitSdJwt(first).disclosures).toEqual(splitSdJwt(second).disclosures)
    expect(contentsOf(first)[0]).toEqual([toBase64url(new Uint8Array(16)), expect.anything(), expect.anything()])
    expect(splitSdJwt(await secure()).disclosures).not.toEqual(splitSdJwt(await secure()).disclosures)
  })

  it('hides members and elements where the pointers say so, one inside another (sections 4.2.4 and 4.2.6)', async () => {
    const text = await secure(badge, {
      disclosable: ['/evidence', '/evidence/0', '/evidence/0/name', '/credentialSubject/result/1'],
    })
    const payload = payloadOf(text)
    expect(payload).not.toHaveProperty('evidence')
    expect((payload['credentialSubject'] as JsonObject)['result']).toEqual([RESULTS[0], { '...': expect.any(String) }])
    expect(
      contentsOf(text)
        .map((one) => (one as unknown[]).length)
        .sort(),
    ).toEqual([2, 2, 3, 3])
    expect(contentsOf(text)).toContainEqual([expect.any(String), 'name', 'Video'])
    expect(contentsOf(text)).toContainEqual([expect.any(String), 'evidence', [{ '...': expect.any(String) }]])
    expect((await open(text)).credential).toEqual(badge)
  })

  it('a result is one unit: no part of it is hidden by itself', async () => {
    for (const disclosable of [['/credentialSubject/result/0/status'], (path: string) => path.includes('/result/0')] as const) {
      const text = await secure(badge, { disclosable })
      expect(contentsOf(text)).toEqual([[expect.any(String), RESULTS[0]]])
      expect((payloadOf(text)['credentialSubject'] as JsonObject)['result']).toEqual([{ '...': expect.any(String) }, RESULTS[1]])
    }
    const everything = contentsOf(await secure(badge, { disclosable: () => true }))
    expect(everything.flatMap((one) => (one as unknown[]).slice(1, -1))).not.toContain('status')
  })

  it('by default the details can be left out, and what makes it a badge cannot', async () => {
    const text = await secure()
    expect(contentsOf(text).map((one) => (one as unknown[]).slice(1, -1)[0] ?? 'element')).toEqual([
      'narrative',
      'element',
      'element',
      'result',
      'element',
      'evidence',
    ])
    const bare = await derive(text)
    expect((await open(bare)).credential).toEqual({
      ...badge,
      evidence: undefined,
      credentialSubject: badgeOf(issuer)['credentialSubject'],
    })
    const byEmail = copyJsonObject({
      ...badge,
      credentialSubject: { type: ['AchievementSubject'], identifier: [{ type: 'IdentityObject', identityHash: 'a@b.example' }] },
    })
    expect(contentsOf(await secure(byEmail)).flat()).not.toContain('identifier')
  })

  it.each([
    '/@context',
    '/@context/0',
    '/type',
    '/issuer',
    '/issuer/name',
    '/validFrom',
    '/validUntil',
    '/credentialStatus',
    '/credentialStatus/id',
    '/credentialSchema',
    '/relatedResource',
    '/refreshService',
    '/termsOfUse',
    '/credentialSubject',
    '/credentialSubject/type',
    '/credentialSubject/achievement/type',
    '/iss',
    '/nbf',
    '/exp',
    '/cnf',
    '/cnf/jwk',
    '/vct',
    '/vct#integrity',
    '/status',
    '/aud',
    '',
  ])('%s is never disclosable (VC-JOSE-COSE section 3.2.1, RFC 9901 section 9.7, SD-JWT VC)', async (pointer) => {
    expect(await errorOf(() => createSdJwtVc({ disclosable: [pointer] }))).toMatchObject({
      code: 'securing.disclosure_forbidden',
      kind: 'usage',
    })
  })

  it('a function is not even asked about what is always shown', async () => {
    const asked: string[] = []
    await secure(badge, { disclosable: (path) => asked.push(path) > 0 })
    expect(asked).toContain('/credentialSubject/achievement')
    expect(
      asked.filter((path) => /^\/(@context|type|issuer|valid|credentialStatus)|^\/credentialSubject$|\/type/.test(path)),
    ).toEqual([])
  })

  it('puts the key of the holder under cnf (RFC 7800 section 3.2)', async () => {
    for (const holderKey of [holder.publicJwk, () => holder.publicJwk]) {
      const text = await secure(badge, { holderKey })
      expect(payloadOf(text)['cnf']).toEqual({ jwk: holder.publicJwk })
      expect((await open(text)).credential).toEqual(badge)
    }
    expect(payloadOf(await secure(badge, { holderKey: () => undefined }))).not.toHaveProperty('cnf')
    const withSecret = { ...holder.publicJwk, d: 'AAAA' } as PublicJwk
    expect((await errorOf(() => createSdJwtVc({ holderKey: withSecret }))).code).toBe('keys.private_member')
    expect((await errorOf(secure(badge, { holderKey: () => withSecret }))).code).toBe('keys.private_member')
  })

  it('takes a copy: the content can neither change under it nor be changed', async () => {
    const given = { ...badge, evidence: [{ type: ['Evidence'] }] }
    const secured = sdJwtVc.secure(given as unknown as JsonObject, { signer, loader, now: NOW_MS })
    given.evidence.pop()
    expect(shownBy((await secured).credential as string)['evidence']).toEqual([{ type: ['Evidence'] }])
    const odd = { ...badge, name: undefined } as unknown as JsonObject
    expect((await errorOf(secure(odd))).code).toBe('core.json_value_unsupported')
  })

  it('a claim set with vct becomes dc+sd-jwt', async () => {
    const claims = copyJsonObject({ vct: 'https://courier.example/licence', iss: issuer, sub: RECIPIENT, name: 'Ana', exp: 2e9 })
    const secured = await sdJwtVc.secure(claims, { signer, loader, now: NOW_MS })
    expect(secured.mediaType).toBe('application/dc+sd-jwt')
    const text = secured.credential as string
    expect(parseSdJwt(text).header['typ']).toBe('dc+sd-jwt')
    expect(Object.keys(payloadOf(text)).sort()).toEqual(['_sd', '_sd_alg', 'exp', 'iat', 'iss', 'vct'])
    expect((await open(text)).credential).toEqual({ ...claims, iat: NOW_MS / 1000 })
    expect(await errorOf(secure({ iss: issuer }))).toMatchObject({ code: 'securing.member_missing', params: { member: 'vct' } })
  })

  it('refuses names that the token needs, proofs, and options it does not know', async () => {
    for (const claim of ['iss', 'sub', 'nbf', 'exp', 'iat', 'jti', 'aud', 'nonce', 'cnf', 'vc', 'vp', '_sd', '...', '_sd_alg']) {
      const error = await errorOf(secure(copyJsonObject({ ...badge, [claim]: 'x' })))
      expect(error).toMatchObject({ code: 'securing.claim_reserved', kind: 'input', params: { claim }, path: `/${claim}` })
    }
    const deep = copyJsonObject({ ...badge, evidence: [{ a: { _sd: [] } }] })
    expect(await errorOf(secure(deep))).toMatchObject({ code: 'securing.claim_reserved', path: '/evidence/0/a/_sd' })
    const bound = { vct: 'x', cnf: { jwk: {} } }
    expect((await errorOf(secure(bound, { holderKey: holder.publicJwk }))).code).toBe('securing.claim_reserved')
    expect((await errorOf(secure({ ...badge, proof: {} }))).code).toBe('securing.already_secured')
    const { issuer: _issuer, ...nobody } = badge
    expect((await errorOf(secure(nobody))).code).toBe('securing.member_missing')
    expect((await errorOf(secure(badge, {}, { ...signer, alg: 'HS256' as never }))).code).toBe('securing.signer_unsuitable')
    expect((await errorOf(() => createSdJwtVc({ colour: 'red' } as SdJwtVcOptions))).code).toBe('core.option_unknown')
    for (const wrong of [{ disclosable: ['evidence'] }, { disclosable: ['/a~2'] }, { disclosable: [5] }, { disclosable: 'x' }]) {
      expect((await errorOf(() => createSdJwtVc(wrong as unknown as SdJwtVcOptions))).code).toBe('core.option_invalid')
    }
    expect((await errorOf(() => createSdJwtVc({ keyBindingMaxAgeSeconds: Number.NaN }))).code).toBe('core.option_invalid')
  })
})

describe('RFC 9901 section 7.2: what a holder shows', () => {
  it('keeps what stands at the pointers, all below it, and what it is reached through', async () => {
    const text = await secure()
    const one = await derive(text, '/credentialSubject/result/1')
    expect(one.endsWith('~')).toBe(true)
    expect(splitSdJwt(one).token).toBe(splitSdJwt(text).token)
    expect(await open(one)).toMatchObject({
      credential: { credentialSubject: { result: [RESULTS[1]] } },
      disclosure: { form: 'derived', hidden: 3 },
    })
    const whole = await derive(text, '/credentialSubject/result')
    expect(shownBy(whole)).toMatchObject({ credentialSubject: { result: RESULTS } })
    expect(shownBy(whole)).not.toHaveProperty('evidence')
    expect(await derive(text, '')).toBe(text)
    expect(await derive(text, '/credentialSubject/achievement/name')).toBe(`${splitSdJwt(text).token}~`)
    expect(await derive(await derive(text, '/credentialSubject/result/1', '/evidence'), '/credentialSubject/result/0')).toBe(one)
  })

  it('shows a result as a whole or not at all, also where the issuer made its members disclosable', async () => {
    const text = await secure()
    const part = await derive(text, '/credentialSubject/result/0/value')
    expect(shownBy(part)).toMatchObject({ credentialSubject: { result: [RESULTS[0]] } })
    // Another issuer's token: the status of a result can be hidden, and its value is always shown.
    const status = toBase64url(utf8(JSON.stringify(['c2FsdA', 'status', 'Failed'])))
    const subject = { type: ['AchievementSubject'], result: [{ type: ['Result'], value: '87', _sd: [digestOf(status)] }] }
    const token = [
      { alg: 'ES256', typ: 'vc+sd-jwt' },
      { ...badge, credentialSubject: subject },
    ]
      .map((content) => toBase64url(utf8(JSON.stringify(content))))
      .join('.')
    expect(await derive(`${token}.AAAA~${status}~`)).toBe(`${token}.AAAA~${status}~`)
  })

  it('refuses what is no list of pointers, and a presentation that is bound already', async () => {
    const text = await secure(badge, { holderKey: holder.publicJwk })
    for (const reveal of ['x', [5], new Array(1001).fill('')]) {
      const run = sdJwtVc.derive?.(parseSdJwt(text), { reveal: reveal as string[], loader })
      expect((await errorOf(run as Promise<unknown>)).code).toBe('core.option_invalid')
    }
    const bound = await bindToHolder(text, { signer: holder, binding: { challenge: 'a', domain: 'b' }, now: NOW })
    expect(await errorOf(derive(bound, ''))).toMatchObject({ code: 'securing.key_bound', kind: 'input' })
    expect(
      (await errorOf(sdJwtVc.derive?.({ form: 'embedded' } as never, { reveal: [], loader }) as Promise<unknown>)).code,
    ).toBe('core.option_invalid')
  })
})

describe('the examples of RFC 9901', () => {
  // Facts of the text: what the digest of a disclosure is (sections 4.2.3, 5.1).
  it.each([
    ['WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0', 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0'],
    ['WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd', 'jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4'],
    ['WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwgImZhbWlseV9uYW1lIiwgIkRvZSJd', 'TGf4oLbgwd5JQaHyKVQZU9UdGE0w5rtDsrZzfUaomLo'],
    [
      'WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwgImVtYWlsIiwgImpvaG5kb2VAZXhhbXBsZS5jb20iXQ',
      'JzYjH4svliH0R3PyEMfeZu6Jt69u5qehZo7F7EPYlSE',
    ],
    [
      'WyJlSThaV205UW5LUHBOUGVOZW5IZGhRIiwgInBob25lX251bWJlciIsICIrMS0yMDItNTU1LTAxMDEiXQ',
      'PorFbpKuVu6xymJagvkFsFXAbRoc2JGlAUA2BA4o7cI',
    ],
  ])('%s', (disclosure, digest) => {
    expect(digestOf(disclosure)).toBe(digest)
    const { payload, hidden } = reconstruct({ _sd: [digest, 'JzYjH4svliH0R3PyEMfeZu6Jt69u5qehZo7F7EPYlSF'] }, [disclosure])
    const [, name, value] = JSON.parse(fromUtf8(fromBase64url(disclosure))) as [string, string, string]
    expect([payload, hidden]).toEqual([{ [name]: value }, 1])
  })

  it('an array of which one element is shown (section 4.2.4.2)', () => {
    const nationalities = ['DE', { '...': 'w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs' }, 'US']
    expect(reconstruct({ nationalities }, [])).toEqual({ payload: { nationalities: ['DE', 'US'] }, placed: [], hidden: 1 })
    const disclosure = 'WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0'
    expect(reconstruct({ nationalities }, [disclosure])).toEqual({
      payload: { nationalities: ['DE', 'FR', 'US'] },
      placed: [{ text: disclosure, path: '/nationalities/1' }],
      hidden: 0,
    })
  })
})
