import { importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { createSigner, type SignatureAlgorithm } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { vcJwt } from '../../src/securing/jose/vc-jwt.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, loader, NOW, NOW_MS, RECIPIENT, tokenBadge } from '../support/badges.js'
import { newKeyPair } from '../support/keys.js'
import { credentialV1, openWith, presentationOf } from '../support/tokens.js'

const verifier = createVerifier({ mechanisms, now: NOW })
const currentDate = new Date(NOW)

const algorithms: readonly [string, SignatureAlgorithm][] = [
  ['ES256', 'ES256'],
  ['RS256', 'RS256'],
  ['PS256', 'PS256'],
  ['EdDSA', 'Ed25519'],
  ['ES384', 'ES384'],
]

describe.each(algorithms)('ob3-jwt with jose: %s (OB 3.0 section 8.2)', async (alg, name) => {
  const pair = await newKeyPair(name)
  const signer = createSigner(pair)
  const issuer = controllerOf(signer)
  const badge = badgeOf(issuer)
  const publicKey = await importJWK({ ...pair.publicJwk }, alg)
  const secretKey = await importJWK({ ...pair.secretJwk } as never, alg)

  it('jose verifies what we issue', async () => {
    const token = await tokenBadge(signer)
    const { payload, protectedHeader } = await jwtVerify(token, publicKey, {
      issuer,
      subject: RECIPIENT,
      algorithms: [alg],
      typ: 'JWT',
      currentDate,
    })
    expect(protectedHeader).toEqual({ alg, kid: signer.id, typ: 'JWT' })
    expect(payload).toMatchObject(badge)
    expect(payload.jti).toBe(badge['id'])
  })

  const sign = (payload: JsonObject, header: Record<string, unknown> = {}): Promise<string> =>
    new SignJWT(payload as JWTPayload)
      .setProtectedHeader({ alg, kid: signer.id, ...header })
      .setIssuer(issuer)
      .setSubject(RECIPIENT)
      .setJti(badge['id'] as string)
      .setNotBefore(new Date(badge['validFrom'] as string))
      .setExpirationTime(new Date(badge['validUntil'] as string))
      .sign(secretKey)

  it('we verify what jose issues', async () => {
    for (const header of [{}, { typ: 'JWT' }, { typ: 'vc+jwt' }, { jwk: { ...pair.publicJwk } }]) {
      const report = await verifier.verify(await sign(badge, header))
      expect(report).toMatchObject({ outcome: 'verified', findings: [] })
      expect(report.outcome === 'verified' && report.credential).toEqual(badge)
    }
  })

  it('a changed token is refused by both', async () => {
    const token = await tokenBadge(signer)
    const [head, body, tail = ''] = token.split('.')
    const changedBody = Buffer.from(JSON.stringify({ ...badge, name: 'Surgery' })).toString('base64url')
    for (const text of [
      `${head}.${changedBody}.${tail}`,
      `${head}.${body}.${tail.slice(0, 20)}${tail[20] === 'A' ? 'B' : 'A'}${tail.slice(21)}`,
    ]) {
      expect((await verifier.verify(text)).outcome).toBe('rejected')
      await expect(jwtVerify(text, publicKey, { currentDate })).rejects.toMatchObject({
        code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      })
    }
  })

  it('a critical header that jose may write is refused here', async () => {
    const token = await new SignJWT(badge as JWTPayload)
      .setProtectedHeader({ alg, kid: signer.id, b64: true, crit: ['b64'] })
      .sign(secretKey)
    expect(await verifier.verify(token)).toMatchObject({ outcome: 'rejected', findings: [{ code: 'proof.header_unsupported' }] })
  })
})

describe.each(algorithms)(
  'vc-jwt and vc-jose with jose: %s (VCDM 1.1 section 6.3.1, VC-JOSE-COSE section 3.1)',
  async (alg, name) => {
    const pair = await newKeyPair(name)
    const signer = createSigner(pair)
    const issuer = controllerOf(signer)
    const publicKey = await importJWK({ ...pair.publicJwk }, alg)
    const secretKey = await importJWK({ ...pair.secretJwk } as never, alg)
    const sign = (payload: JsonObject, header: Record<string, unknown> = {}): Promise<string> =>
      new SignJWT(payload as JWTPayload).setProtectedHeader({ alg, kid: signer.id, ...header }).sign(secretKey)
    const check = (token: string, typ: string, more: Record<string, unknown> = {}) =>
      jwtVerify(token, publicKey, { algorithms: [alg], typ, currentDate, ...more })

    it('jose verifies our vc-jwt, and we verify what jose issues, with and without the members', async () => {
      const credential = credentialV1(issuer)
      const token = await tokenBadge(signer, credential, vcJwt)
      const { payload } = await check(token, 'JWT', { issuer, subject: RECIPIENT })
      expect(payload['vc']).toEqual(credential)
      const { iss, jti, sub, nbf, exp } = payload
      const { id: _id, issuanceDate: _from, expirationDate: _until, issuer: _issuer, ...bare } = credential
      for (const vc of [credential, bare as JsonObject]) {
        const report = await verifier.verify(await sign({ iss, jti, sub, nbf, exp, vc } as JsonObject))
        expect(report.outcome).toBe('verified')
        expect(report.outcome === 'verified' && report.credential).toMatchObject(bare)
        expect(report.outcome === 'verified' && report.credential.id).toBe(credential['id'])
      }
    })

    it('jose verifies our vc+jwt, and we verify what jose issues', async () => {
      const badge = badgeOf(issuer)
      const token = await tokenBadge(signer, badge, vcJose)
      const { payload, protectedHeader } = await check(token, 'vc+jwt')
      expect(payload).toEqual({ ...badge, iat: NOW_MS / 1000 })
      expect(protectedHeader).toEqual({ alg, kid: signer.id, typ: 'vc+jwt', cty: 'vc' })
      for (const header of [{ typ: 'vc+jwt' }, { typ: 'application/vc+jwt', cty: 'vc' }, {}]) {
        const report = await verifier.verify(await sign(badge, header))
        expect(report).toMatchObject({ outcome: 'verified', findings: [], proofs: [{ mechanism: 'vc-jose' }] })
      }
      const [head, body, tail = ''] = token.split('.')
      const changed = `${head}.${body}.${tail.slice(0, 20)}${tail[20] === 'A' ? 'B' : 'A'}${tail.slice(21)}`
      expect((await verifier.verify(changed)).outcome).toBe('rejected')
      await expect(check(changed, 'vc+jwt')).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' })
    })

    it('presentations, both ways, with nonce and audience', async () => {
      const binding = { challenge: 'c-1', domain: 'https://verifier.example' }
      const presentation = presentationOf(issuer)
      const options = { purpose: 'authentication', binding } as const
      const { credential } = await vcJose.secure(presentation, { signer, loader, now: NOW_MS, ...options })
      const { payload } = await check(credential as string, 'vp+jwt', { audience: binding.domain })
      expect(payload['nonce']).toBe('c-1')
      const token = await sign({ ...presentation, aud: [binding.domain], nonce: 'c-1' }, { typ: 'vp+jwt' })
      expect((await openWith(vcJose, token, [], options)).credential).toEqual(presentation)
    })
  },
)

describe('both engines agree on what RFC 7518 leaves open', () => {
  it.each(['ES256', 'ES384'] as const)('%s: the higher s is as right as the lower one (section 3.4)', async (alg) => {
    const pair = await newKeyPair(alg)
    const signer = createSigner(pair)
    const token = await tokenBadge(signer)
    const signature = Buffer.from(token.split('.')[2] as string, 'base64url')
    const length = signature.length / 2
    const order = BigInt(
      alg === 'ES256'
        ? '0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'
        : '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
    )
    const s = order - BigInt(`0x${signature.subarray(length).toString('hex')}`)
    const other = Buffer.concat([signature.subarray(0, length), Buffer.from(s.toString(16).padStart(length * 2, '0'), 'hex')])
    const text = token.replace(/[^.]*$/, other.toString('base64url'))
    expect((await verifier.verify(text)).outcome).toBe('verified')
    await expect(jwtVerify(text, await importJWK({ ...pair.publicJwk }, alg), { currentDate })).resolves.toBeDefined()
  })
})
