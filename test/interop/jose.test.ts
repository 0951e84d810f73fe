import { importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { createSigner, generateKey, type SignatureAlgorithm } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, NOW, RECIPIENT, tokenBadge } from '../support/badges.js'

const verifier = createVerifier({ mechanisms, now: NOW })
const currentDate = new Date(NOW)

describe.each<[string, SignatureAlgorithm]>([
  ['ES256', 'ES256'],
  ['RS256', 'RS256'],
  ['EdDSA', 'Ed25519'],
  ['ES384', 'ES384'],
])('ob3-jwt with jose: %s (OB 3.0 section 8.2)', async (alg, name) => {
  const pair = await generateKey(name)
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
