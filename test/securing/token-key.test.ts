import { describe, expect, it } from 'vitest'
import type { Mechanism, OpenOptions } from '../../src/securing/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { parseSdJwt, sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { badgeOf, controllerOf, errorOf, NOW_MS, newSigner, openOptions } from '../support/badges.js'
import { forgeToken, openWith } from '../support/tokens.js'

const signer = await newSigner('ES256')
const other = await newSigner('ES256')
const badge = badgeOf('https://school.example/')
const claims = { vct: 'urn:courier:licence', iss: 'https://school.example/', name: 'Ana' }
const ob3 = {
  ...badge,
  iss: 'https://school.example/',
  jti: badge['id'],
  sub: (badge['credentialSubject'] as { id: string }).id,
  nbf: Date.parse(badge['validFrom'] as string) / 1000,
  ...(badge['validUntil'] !== undefined && { exp: Date.parse(badge['validUntil'] as string) / 1000 }),
}
const TOKENS = [
  { name: 'vc-jose', mechanism: vcJose, typ: 'vc+jwt', payload: badge },
  { name: 'ob3-jwt', mechanism: ob3Jwt, typ: 'JWT', payload: ob3 },
  { name: 'a credential as SD-JWT', mechanism: sdJwtVc, typ: 'vc+sd-jwt', payload: badge },
  { name: 'a claim set as SD-JWT', mechanism: sdJwtVc, typ: 'dc+sd-jwt', payload: claims },
]

const open = (mechanism: Mechanism, token: string, options: Partial<OpenOptions>) =>
  mechanism === sdJwtVc
    ? sdJwtVc.open(parseSdJwt(`${token}~`), { ...openOptions(), ...options })
    : openWith(mechanism, token, [], options)

describe.each(TOKENS)('a key from the caller, for $name', ({ mechanism, typ, payload }) => {
  const forge = (header: object, by = signer) => forgeToken({ alg: 'ES256', typ, ...header }, payload, by)

  it.each([{}, { kid: 'a hint' }, { kid: 'https://school.example/#1' }, { kid: other.id }])(
    'is the key, whatever the header says: %o',
    async (header) => {
      const opened = await open(mechanism, await forge(header), { tokenKey: signer.publicJwk })
      expect(opened).toMatchObject({ publicJwk: signer.publicJwk, warnings: [] })
      // Nothing ties it to an issuer.
      expect([opened.controller, opened.verificationMethod]).toEqual([undefined, undefined])
      const wrong = open(mechanism, await forge(header), { tokenKey: other.publicJwk })
      expect(await errorOf(wrong)).toMatchObject({ code: 'proof.signature_invalid', kind: 'input' })
    },
  )

  it('is not replaced by one that the token brings', async () => {
    const token = await forge({ jwk: other.publicJwk }, other)
    expect(await errorOf(open(mechanism, token, { tokenKey: signer.publicJwk }))).toMatchObject({ code: 'proof.key_conflict' })
  })

  it('must be for the algorithm', async () => {
    const { publicJwk: tokenKey } = await newSigner('ES384')
    expect(await errorOf(open(mechanism, await forge({}), { tokenKey }))).toMatchObject({ code: 'proof.alg_mismatch' })
  })
})

describe('a token without a key from the caller', () => {
  it('is judged by the key that it names', async () => {
    const token = await forgeToken({ alg: 'ES256', typ: 'vc+jwt', kid: signer.id }, badgeOf(controllerOf(signer)), signer)
    expect(await openWith(vcJose, token, [], { now: NOW_MS })).toMatchObject({ controller: controllerOf(signer) })
  })
})
