import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ed25519Signature2020 } from '../../src/securing/data-integrity/ed25519-signature-2020.js'
import { type MirroredClaim, splitJws } from '../../src/securing/index.js'
import { createVcJwt, vcJwt } from '../../src/securing/jose/vc-jwt.js'
import { createVerifier } from '../../src/verify/index.js'
import {
  controllerDocument,
  controllerOf,
  errorOf,
  type Loose,
  loader,
  NOW,
  NOW_MS,
  newSigner,
  RECIPIENT,
  thaw,
} from '../support/badges.js'
import { credentialV1, forgeToken, openWith } from '../support/tokens.js'

const signers: Record<string, Signer> = {
  ES256: await newSigner('ES256'),
  ES384: await newSigner('ES384'),
  RS256: await newSigner('RS256'),
  PS256: await newSigner('PS256'),
  EdDSA: await newSigner('Ed25519'),
}
const signer = signers['ES256'] as Signer
const issuer = controllerOf(signer)
const credential = credentialV1(issuer)
const secure = async (content: JsonObject, by = signer): Promise<string> =>
  (await vcJwt.secure(content, { signer: by, loader, now: NOW_MS })).credential as string
const token = await secure(credential)
const PAYLOAD = splitJws(token).payload
const HEADER = { alg: 'ES256', kid: signer.id, typ: 'JWT' }
const payloadWith = (change: (copy: Loose) => void): JsonObject => {
  const copy = thaw(PAYLOAD)
  change(copy)
  return copy
}
const forged = (change: (copy: Loose) => void, header: Record<string, unknown> = HEADER) =>
  forgeToken(header, payloadWith(change), signer)

describe('encoding (VCDM 1.1 section 6.3.1.1)', () => {
  it.each(Object.keys(signers))('%s: signed and opened again', async (alg) => {
    const by = signers[alg] as Signer
    const content = credentialV1(controllerOf(by))
    const secured = await vcJwt.secure(content, { signer: by, loader, now: NOW_MS })
    expect(secured).toMatchObject({ mediaType: 'application/jwt', extension: 'jwt' })
    expect(splitJws(secured.credential as string).header).toEqual({ alg, kid: by.id, typ: 'JWT' })
    expect(await openWith(vcJwt, secured.credential as string)).toEqual({
      credential: content,
      controller: controllerOf(by),
      verificationMethod: by.id,
      publicJwk: by.publicJwk,
      warnings: [],
    })
  })

  it('the claims stand for the members, in addition to them', () => {
    expect(PAYLOAD).toEqual({
      iss: issuer,
      jti: credential['id'],
      sub: RECIPIENT,
      nbf: Date.parse('2026-05-01T09:00:00Z') / 1000,
      exp: Date.parse('2027-05-01T09:00:00Z') / 1000,
      vc: credential,
    })
  })

  it('leaves out what there is nothing to say of, and cuts fractions of a second', async () => {
    const {
      id: _id,
      expirationDate: _end,
      ...rest
    } = credentialV1(issuer, {
      issuanceDate: '2026-05-01T09:00:00.999Z',
      credentialSubject: [{ id: 'urn:a:1' }, { id: 'urn:a:2' }],
    })
    const text = await secure(rest as JsonObject)
    const { payload } = splitJws(text)
    expect(Object.keys(payload)).toEqual(['iss', 'nbf', 'vc'])
    expect((payload['vc'] as JsonObject)['issuanceDate']).toBe('2026-05-01T09:00:00Z')
    await expect(openWith(vcJwt, text)).resolves.toMatchObject({ warnings: [] })
  })

  it.each([
    [{ '@context': [CREDENTIALS_V2] }, 'securing.document_unsuitable', { mechanism: 'vc-jwt', expected: CREDENTIALS_V1 }],
    [{ issuer: 5 }, 'securing.member_missing', { member: 'issuer' }],
    [{ issuanceDate: 'soon' }, 'core.date_time_invalid', undefined],
    [{ expirationDate: 'never' }, 'core.date_time_invalid', undefined],
  ])('refuses %j', async (change, code, params) => {
    expect(await errorOf(secure(credentialV1(issuer, change)))).toMatchObject({ code, kind: 'input', ...(params && { params }) })
  })

  it('refuses a credential without a date, and a signer of another kind', async () => {
    const { issuanceDate: _date, ...rest } = credential
    expect(await errorOf(secure(rest as JsonObject))).toMatchObject({
      code: 'securing.member_missing',
      params: { member: 'issuanceDate' },
    })
    expect(await errorOf(secure(credential, { ...signer, alg: 'HS256' as never }))).toMatchObject({
      code: 'securing.signer_unsuitable',
      kind: 'usage',
    })
  })
})

describe('decoding (VCDM 1.1 section 6.3.1.2)', () => {
  it('puts what only claims say into the credential', async () => {
    const text = await forged(({ vc }) => {
      for (const member of ['id', 'issuer', 'issuanceDate', 'expirationDate']) delete vc[member]
      delete vc.credentialSubject.id
    })
    const opened = await openWith(vcJwt, text)
    expect(opened.credential).toEqual({ ...credential, issuer })
    expect(Object.isFrozen(opened.credential)).toBe(true)
  })

  it('fills an issuer or a subject that has no id, alone or in a list, and one that is missing', async () => {
    const open = async (change: (copy: Loose) => void) => (await openWith(vcJwt, await forged(change))).credential
    expect((await open(({ vc }) => delete vc.issuer.id))['issuer']).toEqual({ id: issuer, name: 'Courier Platform' })
    expect(
      (
        await open(({ vc }) => {
          vc.credentialSubject = [{ role: 'courier' }]
        })
      )['credentialSubject'],
    ).toEqual([{ id: RECIPIENT, role: 'courier' }])
    expect((await open(({ vc }) => delete vc.credentialSubject))['credentialSubject']).toEqual({ id: RECIPIENT })
  })

  it.each<[MirroredClaim, (copy: Loose) => void]>([
    ['iss', ({ vc }) => (vc.issuer.id = 'https://evil.example/')],
    ['iss', ({ vc }) => (vc.issuer = 'https://evil.example/')],
    ['iss', ({ vc }) => (vc.issuer = 5)],
    ['jti', ({ vc }) => (vc.id = 'urn:uuid:other')],
    ['jti', ({ vc }) => (vc.id = { id: 'x' })],
    ['sub', ({ vc }) => (vc.credentialSubject.id = 'did:example:eve')],
    ['sub', ({ vc }) => (vc.credentialSubject = 'did:example:eve')],
    ['sub', ({ vc }) => (vc.credentialSubject = [])],
    ['sub', ({ vc }) => (vc.credentialSubject = [{ id: 'urn:a:1' }, { id: 'urn:a:2' }])],
    ['nbf', ({ vc }) => (vc.issuanceDate = '2026-05-01T09:00:01Z')],
    ['nbf', ({ vc }) => (vc.issuanceDate = 'soon')],
    ['exp', ({ vc }) => (vc.expirationDate = '2027-05-01T08:59:59Z')],
    ['exp', (copy) => (copy.exp += 1)],
    ['nbf', (copy) => (copy.nbf += 0.5)],
  ])('%s must agree with its member', async (claim, change) => {
    expect(await errorOf(openWith(vcJwt, await forged(change)))).toMatchObject({
      code: 'proof.claim_mismatch',
      kind: 'input',
      params: { claim },
      path: `/${claim}`,
    })
  })

  it('sub may be one of several subjects; dates may carry another offset or the same fraction', async () => {
    await expect(
      openWith(vcJwt, await forged(({ vc }) => (vc.credentialSubject = [{ id: 'urn:a:1' }, { id: RECIPIENT }]))),
    ).resolves.toBeDefined()
    const text = await forged((copy) => {
      copy.nbf += 0.5
      copy.vc.issuanceDate = '2026-05-01T11:00:00.500+02:00'
    })
    await expect(openWith(vcJwt, text)).resolves.toBeDefined()
  })

  it.each<MirroredClaim>(['iss', 'jti', 'sub', 'nbf', 'exp'])('%s must be there where the credential says it', async (claim) => {
    const text = await forged((copy) => delete copy[claim])
    expect(await errorOf(openWith(vcJwt, text))).toMatchObject({
      code: 'proof.claim_missing',
      params: { claim },
      path: `/${claim}`,
    })
    const { warnings, credential: opened } = await openWith(createVcJwt({ optionalClaims: [claim] }), text)
    expect(warnings).toEqual([{ code: 'proof.claim_missing', params: { claim }, path: `/${claim}` }])
    expect(opened).toEqual(credential)
  })

  it.each([
    ['iss', { id: 'x' }, 'text'],
    ['iss', null, 'text'],
    ['jti', 5, 'text'],
    ['sub', ['x'], 'text'],
    ['nbf', '1777626000', 'NumericDate'],
    ['nbf', 1e300, 'NumericDate'],
    ['exp', true, 'NumericDate'],
    ['exp', -1e15, 'NumericDate'],
  ])('%s %j has not its form', async (claim, value, expected) => {
    const text = await forged((copy) => {
      copy[claim] = value
    })
    expect(await errorOf(openWith(vcJwt, text))).toMatchObject({
      code: 'proof.claim_invalid',
      kind: 'input',
      params: { claim, expected },
    })
  })

  it.each([5, 'x', null, [], true])('vc %j is no credential', async (vc) => {
    expect(await errorOf(openWith(vcJwt, await forgeToken(HEADER, { ...PAYLOAD, vc }, signer)))).toMatchObject({
      code: 'proof.claim_invalid',
      params: { claim: 'vc' },
    })
  })

  it('a credential of VCDM 2.0 is no vc claim (VC-JOSE-COSE section 3.1.3), and a presentation stands not beside it', async () => {
    for (const context of [CREDENTIALS_V2, [CREDENTIALS_V2]]) {
      const text = await forged(({ vc }) => (vc['@context'] = context))
      expect(await errorOf(openWith(vcJwt, text))).toMatchObject({ code: 'proof.claim_forbidden', params: { claim: 'vc' } })
    }
    expect(await errorOf(openWith(vcJwt, await forged((copy) => (copy.vp = {}))))).toMatchObject({
      code: 'proof.claim_forbidden',
      params: { claim: 'vp' },
    })
  })

  it('typ, if present, is JWT', async () => {
    for (const typ of [undefined, 'JWT', 'jwt', 'application/jwt'])
      await expect(openWith(vcJwt, await forged(() => undefined, { ...HEADER, typ }))).resolves.toBeDefined()
    for (const typ of ['vc+jwt', 'JOSE', '', 5, null]) {
      expect(await errorOf(openWith(vcJwt, await forged(() => undefined, { ...HEADER, typ })))).toMatchObject({
        code: 'proof.header_unsupported',
        params: { member: 'typ' },
      })
    }
  })

  it('is a usage error for an embedded proof', async () => {
    const sealed = { form: 'embedded', document: {}, proof: {}, path: '' } as const
    expect(vcJwt.detect(sealed)).toBe(false)
    expect(await errorOf(vcJwt.open(sealed, {} as never))).toMatchObject({ kind: 'usage' })
  })
})

describe('the key where kid does not say it outright (VCDM 1.1 section 6.3.1)', () => {
  const by: Signer = { ...signer, id: 'https://courier.example/issuer#key-1' }
  const other = { ...(signers['ES384'] as Signer), id: 'https://courier.example/issuer#key-2' }
  const documentOf = (...keys: readonly Signer[]) => ({
    id: 'https://courier.example/issuer',
    verificationMethod: keys.flatMap((key) => controllerDocument(key)['verificationMethod']),
    assertionMethod: keys.map(({ id }) => id),
  })
  const content = credentialV1('https://courier.example/issuer')
  const signed = async (header: Record<string, unknown>) =>
    forgeToken({ alg: 'ES256', ...header }, splitJws(await secure(content, by)).payload, by)

  it('no kid: the only key of the issuer that the algorithm takes', async () => {
    expect(await openWith(vcJwt, await signed({}), [documentOf(by, other)])).toMatchObject({
      controller: 'https://courier.example/issuer',
      verificationMethod: by.id,
      credential: content,
    })
  })

  it('no kid, and two such keys, none, or no document: it could not be checked', async () => {
    const twin = { ...(await newSigner('ES256')), id: 'https://courier.example/issuer#key-3' }
    for (const document of [documentOf(by, twin), documentOf(other), { ...documentOf(by), assertionMethod: [] }]) {
      expect(await errorOf(openWith(vcJwt, await signed({}), [document]))).toMatchObject({
        code: 'proof.key_missing',
        kind: 'operation',
      })
    }
    expect(await errorOf(openWith(vcJwt, await signed({})))).toMatchObject({ code: 'did.offline', kind: 'operation' })
  })

  it('a kid that names one of them: fragment, thumbprint, or the kid of its JWK', async () => {
    const { thumbprint } = await import('../../src/keys/index.js')
    const twin = { ...(await newSigner('ES256')), id: 'https://courier.example/issuer#key-3' }
    const document = thaw(documentOf(twin, by))
    document.verificationMethod[1].publicKeyJwk.kid = 'mine'
    const print = thumbprint(by.publicJwk)
    for (const kid of ['key-1', '#key-1', print, `urn:ietf:params:oauth:jwk-thumbprint:sha-256:${print}`, 'mine']) {
      expect(await openWith(vcJwt, await signed({ kid }), [document])).toMatchObject({ verificationMethod: by.id })
    }
    for (const kid of ['', 'key', 'KEY-1', 'yours', `${print}x`]) {
      expect(await errorOf(openWith(vcJwt, await signed({ kid }), [document]))).toMatchObject({
        code: 'proof.key_missing',
        kind: 'operation',
      })
    }
    expect(await errorOf(openWith(vcJwt, await signed({ kid: 'key-3' }), [document]))).toMatchObject({
      code: 'proof.signature_invalid',
    })
    expect(await errorOf(openWith(vcJwt, await signed({ kid: 'key-2' }), [documentOf(by, other)]))).toMatchObject({
      code: 'proof.alg_mismatch',
    })
    expect(await errorOf(openWith(vcJwt, await signed({ kid: 5 }), [document]))).toMatchObject({
      code: 'proof.key_missing',
      kind: 'input',
    })
  })

  it('a key that is listed for something else, or belongs to another, is not looked at', async () => {
    const document = documentOf(by)
    expect(
      await errorOf(
        openWith(vcJwt, await signed({ kid: 'key-1' }), [{ ...document, assertionMethod: [], authentication: [by.id] }]),
      ),
    ).toMatchObject({ code: 'proof.key_missing' })
    const foreign = { ...signer, id: 'https://other.example/issuer#key-1' }
    const documents = [{ id: 'https://courier.example/issuer', assertionMethod: [foreign.id] }, controllerDocument(foreign)]
    expect(await errorOf(openWith(vcJwt, await signed({ kid: 'key-1' }), documents))).toMatchObject({ code: 'proof.key_missing' })
  })
})

describe('in a verifier', () => {
  const verifier = createVerifier({ mechanisms, now: NOW })

  it('is verified as the credential inside', async () => {
    const report = await verifier.verify(token)
    expect(report.outcome).toBe('verified')
    expect(report.outcome === 'verified' && report.credential).toEqual(credential)
    expect(report.proofs).toMatchObject([{ mechanism: 'vc-jwt', state: 'pass' }])
    expect(report.findings.map(({ code }) => code)).toEqual(['schema.not_open_badge'])
  })

  it('dates, issuer and form of the credential inside are judged', async () => {
    const codes = async (content: JsonObject) => (await verifier.verify(await secure(content))).findings.map(({ code }) => code)
    expect(await codes(credentialV1(issuer, { expirationDate: '2026-05-02T09:00:00Z' }))).toContain('validity.expired')
    expect(await codes(credentialV1('did:web:evil.example'))).toContain('issuer.mismatch')
    expect(await codes(credentialV1(issuer, { type: ['Other'] }))).toEqual(['form.not_a_credential'])
    expect(await codes(credentialV1(issuer, { type: ['VerifiablePresentation'] }))).toEqual(['form.presentation'])
  })

  it('a proof inside was made first, and is judged too', async () => {
    const by = signers['EdDSA'] as Signer
    const { credential: proved } = await ed25519Signature2020.secure(
      credentialV1(controllerOf(by), { issuer: controllerOf(by), credentialSubject: { id: RECIPIENT } }),
      {
        signer: by,
        loader,
        now: NOW_MS,
      },
    )
    const text = await secure(proved as JsonObject, by)
    const right = await verifier.verify(text)
    expect([right.outcome, right.proofs.map(({ mechanism, state }) => [mechanism, state])]).toEqual([
      'verified',
      [
        ['vc-jwt', 'pass'],
        ['Ed25519Signature2020', 'pass'],
      ],
    ])
    const { payload } = splitJws(text)
    const changed = { ...payload, vc: { ...(payload['vc'] as JsonObject), credentialSubject: { id: RECIPIENT, type: 'Person' } } }
    const wrong = await verifier.verify(await forgeToken({ alg: 'EdDSA', kid: by.id }, changed, by))
    expect([wrong.outcome, wrong.proofs.map(({ state }) => state)]).toEqual(['rejected', ['pass', 'fail']])
  })
})
