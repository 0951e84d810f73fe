import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { type Signer, toDidJwk } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { type Binding, type SecureOptions, splitJws } from '../../src/securing/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { vcJwt } from '../../src/securing/jose/vc-jwt.js'
import { createVerifier } from '../../src/verify/index.js'
import {
  badgeOf,
  controllerDocument,
  controllerOf,
  errorOf,
  loader,
  NOW,
  NOW_MS,
  newSigner,
  RECIPIENT,
  signedBadge,
  tokenBadge,
} from '../support/badges.js'
import { forgeToken, openWith, presentationOf } from '../support/tokens.js'

const signers: Record<string, Signer> = {
  ES256: await newSigner('ES256'),
  ES384: await newSigner('ES384'),
  RS256: await newSigner('RS256'),
  PS256: await newSigner('PS256'),
  EdDSA: await newSigner('Ed25519'),
}
const signer = signers['ES256'] as Signer
const issuer = controllerOf(signer)
const badge = badgeOf(issuer)
const secure = async (content: JsonObject, options: Partial<SecureOptions> = {}): Promise<string> =>
  (await vcJose.secure(content, { signer, loader, now: NOW_MS, ...options })).credential as string
const HEADER = { alg: 'ES256', kid: signer.id, typ: 'vc+jwt', cty: 'vc' }
const open = async (payload: unknown, header: Record<string, unknown> = HEADER) =>
  openWith(vcJose, await forgeToken(header, payload, signer))
const seconds = (text: string): number => Date.parse(text) / 1000

describe('credentials (VC-JOSE-COSE section 3.1.1)', () => {
  it.each(Object.keys(signers))('%s: signed and opened again', async (alg) => {
    const by = signers[alg] as Signer
    const content = badgeOf(controllerOf(by))
    const secured = await vcJose.secure(content, { signer: by, loader, now: NOW_MS })
    expect(secured).toMatchObject({ mediaType: 'application/vc+jwt', extension: 'jwt' })
    const { header, payload } = splitJws(secured.credential as string)
    expect(header).toEqual({ alg, kid: by.id, typ: 'vc+jwt', cty: 'vc' })
    expect(payload).toEqual({ ...content, iat: NOW_MS / 1000 })
    expect(await openWith(vcJose, secured.credential as string)).toEqual({
      credential: content,
      controller: controllerOf(by),
      verificationMethod: by.id,
      publicJwk: by.publicJwk,
      created: NOW,
      warnings: [],
    })
  })

  it('an end of the signature is the claim exp', async () => {
    const token = await secure(badge, { expires: NOW_MS + 1500 })
    expect(splitJws(token).payload).toEqual({ ...badge, iat: NOW_MS / 1000, exp: NOW_MS / 1000 + 1 })
    expect((await openWith(vcJose, token)).credential).toEqual(badge)
  })

  it.each([
    [{ '@context': [CREDENTIALS_V1] }, '/@context/0'],
    [{ type: ['Other'] }, '/type'],
    [{ type: ['VerifiablePresentation'] }, '/type'],
    [{ exp: 5 }, '/exp'],
    [{ nonce: 'x' }, '/nonce'],
    [{ vc: {} }, '/vc'],
  ])('refuses to secure %j', async (change, path) => {
    expect(await errorOf(secure({ ...badge, ...change } as JsonObject))).toMatchObject({
      code: 'securing.document_unsuitable',
      path,
    })
  })

  it.each(['vc+jwt', 'VC+JWT', 'application/vc+jwt', 'vc-ld+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt', undefined])(
    'typ %j is taken',
    async (typ) => {
      await expect(open(badge, { ...HEADER, typ })).resolves.toMatchObject({ credential: badge, warnings: [] })
    },
  )

  it.each(['JWT', 'vc+sd-jwt', 'vc', '', 'text/vc+jwt', 5, null])('typ %j is not', async (typ) => {
    expect(await errorOf(open(badge, { ...HEADER, typ }))).toMatchObject({
      code: 'proof.header_unsupported',
      params: { member: 'typ' },
    })
  })

  it('cty is no contradiction; what is not understood is ignored (section 3.1.3)', async () => {
    for (const cty of [undefined, 'vc', 'application/vc', 'application/json', 5])
      await expect(open(badge, { ...HEADER, cty })).resolves.toMatchObject({ warnings: [] })
    for (const cty of ['vp', 'application/vp'])
      expect(await errorOf(open(badge, { ...HEADER, cty }))).toMatchObject({
        code: 'proof.header_unsupported',
        params: { member: 'cty' },
      })
    await expect(open(badge, { ...HEADER, colour: 'red', x5c: ['AAAA'], jku: 'https://evil.example/' })).resolves.toMatchObject({
      warnings: [],
    })
  })

  it.each(['vc', 'vp'])('the claim %s must not be there (section 3.1.3)', async (claim) => {
    for (const value of [{}, null, 'x'])
      expect(await errorOf(open({ ...badge, [claim]: value }))).toMatchObject({
        code: 'proof.claim_forbidden',
        params: { claim },
      })
  })

  it('claims that speak of the same as the credential must not contradict it (sections 3.1.3 and 4.1.2)', async () => {
    const claims = { iss: issuer, jti: badge['id'], sub: RECIPIENT, nonce: 'n', aud: 'a', cnf: {} }
    expect((await open({ ...badge, ...claims }, { ...HEADER, iss: issuer })).credential).toEqual(badge)
    for (const claim of ['iss', 'jti', 'sub']) {
      for (const value of ['https://evil.example/', 5, null, [issuer]]) {
        expect(await errorOf(open({ ...badge, ...claims, [claim]: value }))).toMatchObject({
          code: 'proof.claim_mismatch',
          params: { claim },
          path: `/${claim}`,
        })
      }
    }
    expect(await errorOf(open(badge, { ...HEADER, iss: 'https://evil.example/' }))).toMatchObject({
      code: 'proof.claim_mismatch',
      params: { claim: 'iss' },
    })
  })

  it('sub may be one of several subjects, and jti and sub stand alone where the credential has no id', async () => {
    const subjects = [{ id: 'urn:a:1' }, { id: RECIPIENT }, { role: 'x' }]
    await expect(open({ ...badge, credentialSubject: subjects, sub: RECIPIENT })).resolves.toBeDefined()
    expect(await errorOf(open({ ...badge, credentialSubject: subjects, sub: 'urn:a:3' }))).toMatchObject({
      code: 'proof.claim_mismatch',
    })
    const { id: _id, ...rest } = badge
    const anonymous = { ...rest, credentialSubject: { role: 'x' } }
    expect((await open({ ...anonymous, jti: 'urn:uuid:1', sub: 'urn:a:1' })).credential).toEqual(anonymous)
  })

  it('iat, nbf and exp are those of the signature, not of the credential (section 3.1.3)', async () => {
    const made = await open({ ...badge, iat: seconds('2026-05-20T00:00:00Z'), nbf: NOW_MS / 1000, exp: NOW_MS / 1000 + 0.5 })
    expect(made).toMatchObject({ created: '2026-05-20T00:00:00Z', warnings: [], credential: badge })
    expect(await errorOf(open({ ...badge, exp: NOW_MS / 1000 }))).toMatchObject({
      code: 'proof.expired',
      kind: 'input',
      params: { expires: NOW, now: NOW },
      path: '/exp',
    })
    expect(await errorOf(open({ ...badge, nbf: NOW_MS / 1000 + 1 }))).toMatchObject({
      code: 'proof.not_yet_valid',
      kind: 'input',
      params: { notBefore: '2026-06-01T00:00:01Z', now: NOW },
      path: '/nbf',
    })
    const { warnings } = await open({ ...badge, iat: NOW_MS / 1000 + 301 })
    expect(warnings).toMatchObject([{ code: 'proof.created_in_future', path: '/iat' }])
    expect((await open({ ...badge, iat: NOW_MS / 1000 + 300 })).warnings).toEqual([])
  })

  it.each(['iat', 'nbf', 'exp'])('%s must be a NumericDate', async (claim) => {
    for (const value of ['1777626000', null, [], 1e300, -1e15, true])
      expect(await errorOf(open({ ...badge, [claim]: value }))).toMatchObject({
        code: 'proof.claim_invalid',
        params: { claim, expected: 'NumericDate' },
      })
  })

  it('an iat that is written as a date-time is warned of, and not believed', async () => {
    const { warnings, created } = await open({ ...badge, iat: '2010-01-01T19:23:24Z' })
    expect([warnings, created]).toMatchObject([
      [{ code: 'proof.claim_invalid', params: { claim: 'iat' }, path: '/iat' }],
      undefined,
    ])
    expect(await errorOf(open({ ...badge, iat: '2010-01-01T19:23:24Z', exp: NOW_MS / 1000 }))).toMatchObject({
      code: 'proof.expired',
    })
  })

  it('the payload is a credential', async () => {
    expect(await errorOf(open({ ...badge, type: ['Other'] }))).toMatchObject({
      code: 'proof.member_invalid',
      params: { member: 'type' },
    })
  })

  it('a fragment is one of the issuer DID, and a hint is looked for in the issuer document (section 4)', async () => {
    const did = toDidJwk(signer.publicJwk)
    const byJwk = badgeOf(did)
    for (const kid of ['#0', '0', undefined]) {
      expect(await open(byJwk, { alg: 'ES256', typ: 'vc+jwt', kid })).toMatchObject({
        controller: did,
        verificationMethod: `${did}#0`,
      })
    }
  })
})

describe('presentations (VC-JOSE-COSE section 3.1.2)', () => {
  const binding: Binding = { challenge: 'c-1', domain: 'https://verifier.example' }
  const holder = controllerOf(signer)
  const presentation = presentationOf(holder)
  const VP = { alg: 'ES256', kid: signer.id, typ: 'vp+jwt', cty: 'vp' }
  const openVp = async (payload: unknown, header: Record<string, unknown> = VP) =>
    openWith(vcJose, await forgeToken(header, payload, signer), [], { purpose: 'authentication', binding })

  it('repeats the challenge as nonce and names the domain as aud', async () => {
    const secured = await vcJose.secure(presentation, { signer, loader, now: NOW_MS, purpose: 'authentication', binding })
    expect(secured.mediaType).toBe('application/vp+jwt')
    const { header, payload } = splitJws(secured.credential as string)
    expect(header).toEqual(VP)
    expect(payload).toEqual({ ...presentation, iat: NOW_MS / 1000, aud: binding.domain, nonce: binding.challenge })
    const opened = await openWith(vcJose, secured.credential as string, [], { purpose: 'authentication', binding })
    expect(opened).toMatchObject({ credential: presentation, controller: holder, created: NOW, warnings: [] })
  })

  it('another challenge or domain, or none, is not for this occasion', async () => {
    const bound = { ...presentation, nonce: 'c-1', aud: ['https://other.example', binding.domain] }
    await expect(openVp(bound)).resolves.toBeDefined()
    for (const nonce of [undefined, '', 'c-2', 'C-1', ['c-1'], null])
      expect(await errorOf(openVp({ ...bound, nonce }))).toMatchObject({
        code: 'proof.challenge_mismatch',
        kind: 'input',
        path: '/nonce',
      })
    for (const aud of [undefined, '', 'https://other.example', [], `${binding.domain}/`, { 0: binding.domain }])
      expect(await errorOf(openVp({ ...bound, aud }))).toMatchObject({
        code: 'proof.domain_mismatch',
        kind: 'input',
        params: { expected: binding.domain },
        path: '/aud',
      })
    await expect(
      openWith(vcJose, await forgeToken(VP, presentation, signer), [], { purpose: 'authentication' }),
    ).resolves.toBeDefined()
  })

  it('needs a key that is listed under authentication', async () => {
    const by = { ...signer, id: 'https://holder.example/me#key-1' }
    const text = await secure(presentationOf('https://holder.example/me'), { signer: by, purpose: 'authentication', binding })
    const document = controllerDocument(by)
    const options = { purpose: 'authentication', binding } as const
    expect(await errorOf(openWith(vcJose, text, [document], options))).toMatchObject({ code: 'did.method_not_authorised' })
    await expect(openWith(vcJose, text, [{ ...document, authentication: [by.id] }], options)).resolves.toMatchObject({
      controller: 'https://holder.example/me',
    })
  })

  it('no credential is a presentation, nor the other way round', async () => {
    for (const header of [HEADER, { ...HEADER, typ: undefined }])
      expect(await errorOf(openVp(badge, header))).toMatchObject({
        code: 'proof.purpose_mismatch',
        params: { expected: 'authentication', actual: 'assertionMethod' },
      })
    for (const header of [VP, { ...VP, typ: undefined }])
      expect(await errorOf(open(presentation, header))).toMatchObject({
        code: 'proof.purpose_mismatch',
        params: { expected: 'assertionMethod', actual: 'authentication' },
      })
    expect(await errorOf(openVp({ ...badge, nonce: 'c-1', aud: binding.domain }))).toMatchObject({
      code: 'proof.member_invalid',
      params: { member: 'type', expected: 'VerifiablePresentation' },
    })
    expect(await errorOf(secure(badge, { purpose: 'authentication' }))).toMatchObject({
      code: 'securing.document_unsuitable',
      path: '/type',
    })
  })

  it('iss is the holder; without a holder it says where the key is', async () => {
    const bound = { ...presentation, nonce: 'c-1', aud: binding.domain }
    expect(await errorOf(openVp({ ...bound, iss: 'https://evil.example/' }))).toMatchObject({ params: { claim: 'iss' } })
    const did = toDidJwk(signer.publicJwk)
    const { holder: _holder, ...anonymous } = bound as JsonObject
    expect(await openVp({ ...anonymous, iss: did }, { ...VP, kid: '#0' })).toMatchObject({ controller: did })
    expect(await openVp({ ...bound, holder: { id: holder } })).toMatchObject({ controller: holder })
  })

  it('a verifier of credentials says what it is', async () => {
    const report = await createVerifier({ mechanisms, now: NOW }).verify(await forgeToken(VP, presentation, signer))
    expect(report.findings.map(({ code }) => code)).toEqual(['form.presentation'])
  })
})

describe('each token is for one mechanism, in whatever order they are listed', () => {
  const jose = [ob3Jwt, vcJwt, vcJose]
  const claims = { iss: issuer }
  it.each<[string, Record<string, unknown>, Record<string, unknown>, string | undefined]>([
    ['OB 3.0: typ JWT', { typ: 'JWT' }, badge, 'ob3-jwt'],
    ['OB 3.0: no typ, with claims', {}, { ...badge, ...claims }, 'ob3-jwt'],
    ['VC-JOSE-COSE: typ vc+jwt', { typ: 'vc+jwt' }, badge, 'vc-jose'],
    ['VC-JOSE-COSE: typ vc+jwt, with claims', { typ: 'application/VC+JWT' }, { ...badge, ...claims }, 'vc-jose'],
    ['VC-JOSE-COSE: typ vp+jwt', { typ: 'vp+jwt' }, presentationOf(issuer), 'vc-jose'],
    ['VC-JOSE-COSE: no typ, without claims', {}, badge, 'vc-jose'],
    ['VC-JOSE-COSE with a vc claim, which it refuses', { typ: 'vc+jwt' }, { vc: badge }, 'vc-jose'],
    ['VCDM 1.1: a vc claim', { typ: 'JWT' }, { ...claims, vc: {} }, 'vc-jwt'],
    ['VCDM 1.1: a vc claim, no typ', {}, { vc: null }, 'vc-jwt'],
    ['both forms at once', { typ: 'JWT' }, { ...badge, ...claims, vc: {} }, 'ob3-jwt'],
    ['a typ that nobody has', { typ: 'JOSE' }, badge, 'ob3-jwt'],
    ['no credential', { typ: 'JWT' }, { ...claims }, undefined],
    ['a context that is a text, typ JWT', { typ: 'JWT' }, { ...badge, '@context': CREDENTIALS_V2 }, undefined],
  ])('%s', (_what, header, payload, id) => {
    const sealed = { form: 'compact', token: '', header: header as JsonObject, payload: payload as JsonObject, path: '' } as const
    expect(jose.filter((one) => one.detect(sealed)).map((one) => one.id)).toEqual(id === undefined ? [] : [id])
  })

  it('embedded proofs are no tokens', () => {
    expect(jose.filter((one) => one.detect({ form: 'embedded', document: {}, proof: {}, path: '' }))).toEqual([])
  })

  it('a verifier verifies all three, and the same in reverse', async () => {
    const tokens = [await secure(badge), await tokenBadge(signer)]
    for (const list of [mechanisms, [...mechanisms].reverse()]) {
      const verifier = createVerifier({ mechanisms: list, now: NOW })
      const reports = await Promise.all(tokens.map((one) => verifier.verify(one)))
      expect(reports.map(({ outcome, proofs, findings }) => [outcome, proofs[0]?.mechanism, findings])).toEqual([
        ['verified', 'vc-jose', []],
        ['verified', 'ob3-jwt', []],
      ])
    }
  })

  it('a proof inside was made first, and is judged too (OB 3.0 section 8.2.2)', async () => {
    const by = signers['EdDSA'] as Signer
    const proved = await signedBadge(by)
    const verifier = createVerifier({ mechanisms, now: NOW })
    const bound = { binding: { challenge: 'c', domain: 'd' }, expires: NOW_MS + 60_000 }
    const report = await verifier.verify(await secure(proved, { signer: by, ...bound }))
    expect([report.outcome, report.proofs.map(({ mechanism }) => mechanism)]).toEqual(['verified', ['vc-jose', eddsaRdfc2022.id]])
    const wrong = await verifier.verify(await secure({ ...proved, name: 'Surgery' }, { signer: by }))
    expect([wrong.outcome, wrong.proofs.map(({ state }) => state)]).toEqual(['rejected', ['pass', 'fail']])
  })
})
