import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2, OB_3_0_3 } from '../../src/contexts/index.js'
import { fromBase64url, fromUtf8, type JsonObject, toBase64url, utf8 } from '../../src/core/index.js'
import { buildIdentityObject } from '../../src/credential/index.js'
import { type Signer, toDidJwk } from '../../src/keys/index.js'
import { isCompactJws, type MirroredClaim, splitJws } from '../../src/securing/index.js'
import { createOb3Jwt, ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import {
  badgeOf,
  controllerDocument,
  controllerOf,
  errorOf,
  type Loose,
  loader,
  NOW_MS,
  newSigner,
  openOptions,
  RECIPIENT,
  thaw,
  tokenBadge,
} from '../support/badges.js'

const signers: Record<string, Signer> = {
  ES256: await newSigner('ES256'),
  RS256: await newSigner('RS256'),
  PS256: await newSigner('PS256'),
  EdDSA: await newSigner('Ed25519'),
  ES384: await newSigner('ES384'),
}
const signer = signers['ES256'] as Signer
const token = await tokenBadge(signer)
const encode = (value: unknown): string => toBase64url(utf8(JSON.stringify(value)))
const partsOf = (text: string): { header: JsonObject; payload: JsonObject } => splitJws(text)
const open = (text: string, mechanism = ob3Jwt, documents: unknown[] = []) =>
  mechanism.open({ form: 'compact', token: text, ...partsOf(text), path: '' }, openOptions(documents))

/** A rightly signed token with any header and payload. */
async function forge(header: Record<string, unknown>, payload: unknown, by: Signer = signer): Promise<string> {
  const input = `${encode(header)}.${encode(payload)}`
  return `${input}.${toBase64url(await by.sign(utf8(input)))}`
}
const HEADER = { alg: 'ES256', kid: signer.id, typ: 'JWT' }
const PAYLOAD = splitJws(token).payload
const payloadWith = (change: (copy: Loose) => void): JsonObject => {
  const copy = thaw(PAYLOAD)
  change(copy)
  return copy
}

describe('OB 3.0 section 8.2.4: creating the token', () => {
  it.each(Object.keys(signers))('%s: signed and opened again', async (alg) => {
    const by = signers[alg] as Signer
    const badge = badgeOf(controllerOf(by))
    const secured = await ob3Jwt.secure(badge, { signer: by, loader, now: NOW_MS })
    expect(secured).toMatchObject({ mediaType: 'text/plain', extension: 'jwt' })
    const { header } = splitJws(secured.credential as string)
    expect(header).toEqual({ alg, kid: by.id, typ: 'JWT' })
    const opened = await open(secured.credential as string)
    expect(opened).toEqual({
      credential: badge,
      controller: controllerOf(by),
      verificationMethod: by.id,
      publicJwk: by.publicJwk,
      warnings: [],
    })
  })

  it('mirrors the credential in the claims (section 8.2.4.1)', () => {
    expect(PAYLOAD).toEqual({
      ...badgeOf(controllerOf(signer)),
      iss: controllerOf(signer),
      jti: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
      sub: RECIPIENT,
      nbf: Date.parse('2026-05-01T09:00:00Z') / 1000,
      exp: Date.parse('2027-05-01T09:00:00Z') / 1000,
    })
  })

  it('cuts fractions of a second, which a NumericDate cannot equal, and keeps offsets', async () => {
    const badge = badgeOf(controllerOf(signer), {
      validFrom: '2026-05-01T09:00:00.999Z',
      validUntil: '2027-05-01T09:00:00.500+02:00',
    })
    const text = await tokenBadge(signer, badge)
    expect(splitJws(text).payload).toMatchObject({
      validFrom: '2026-05-01T09:00:00Z',
      nbf: 1777626000,
      validUntil: '2027-05-01T07:00:00Z',
      exp: 1809154800,
    })
    await expect(open(text)).resolves.toBeDefined()
    const whole = splitJws(
      await tokenBadge(signer, badgeOf(controllerOf(signer), { validFrom: '2026-05-01T09:00:00+02:00' })),
    ).payload
    expect(whole['validFrom']).toBe('2026-05-01T09:00:00+02:00')
  })

  it('leaves exp out for a badge that does not end', async () => {
    const { validUntil: _end, ...badge } = badgeOf(controllerOf(signer))
    expect(splitJws(await tokenBadge(signer, badge)).payload).not.toHaveProperty('exp')
  })

  describe('a badge of VCDM 1.1 (B.9)', () => {
    const { validFrom, validUntil, ...rest } = badgeOf(controllerOf(signer))
    const first = { ...rest, '@context': [CREDENTIALS_V1, OB_3_0_3] }
    const old = { ...first, issuanceDate: validFrom, expirationDate: validUntil } as JsonObject

    it('has nbf and exp from the dates of that data model, and opens again', async () => {
      const text = await tokenBadge(signer, old)
      expect(splitJws(text).payload).toEqual({ ...PAYLOAD, ...old, validFrom: undefined, validUntil: undefined })
      expect((await open(text)).credential).toEqual(old)
    })

    it.each([
      ['another issuanceDate', { issuanceDate: '2026-04-01T09:00:00Z' }, 'nbf'],
      ['another expirationDate', { expirationDate: '2030-05-01T09:00:00Z' }, 'exp'],
      ['no issuanceDate, and the one that VCDM 2.0 has', { issuanceDate: undefined, validFrom }, 'nbf'],
    ])('with %s its claims say otherwise', async (_what, changes, claim) => {
      const payload = { ...splitJws(await tokenBadge(signer, old)).payload, ...changes }
      expect(await errorOf(open(await forge(HEADER, payload)))).toMatchObject({
        code: 'proof.claim_mismatch',
        params: { claim },
      })
    })

    it('without a date is not signed', async () => {
      expect(await errorOf(tokenBadge(signer, first as JsonObject))).toMatchObject({
        code: 'core.date_time_invalid',
        path: '/issuanceDate',
      })
    })
  })

  it('refuses a recipient without id, and what the claims need', async () => {
    const secure = (badge: JsonObject) => errorOf(ob3Jwt.secure(badge, { signer, loader, now: NOW_MS }))
    const byEmail = badgeOf(controllerOf(signer), {
      subject: {
        identifier: [
          buildIdentityObject({ identity: 'ana@example.org', identityType: 'emailAddress', salt: '0123456789abcdef0123' }),
        ],
      },
    })
    expect(await secure(byEmail)).toMatchObject({
      code: 'securing.subject_id_missing',
      kind: 'input',
      path: '/credentialSubject/id',
    })
    const { issuer: _issuer, ...noIssuer } = badgeOf(controllerOf(signer))
    expect(await secure(noIssuer)).toMatchObject({ code: 'securing.member_missing', params: { member: 'issuer' } })
    // As claims they would be taken out of the badge again, or make a token for one audience of it (RFC 7519 section 4.1).
    for (const claim of ['iss', 'jti', 'sub', 'nbf', 'exp', 'iat', 'aud', 'nonce', 'cnf', 'vc', 'vp']) {
      const reserved = { code: 'securing.claim_reserved', params: { claim }, path: `/${claim}` }
      expect(await secure({ ...badgeOf(controllerOf(signer)), [claim]: 1 })).toMatchObject(reserved)
    }
    const { id: _id, ...noId } = badgeOf(controllerOf(signer))
    expect(await secure(noId)).toMatchObject({ code: 'securing.member_missing', params: { member: 'id' } })
    expect(await secure({ ...badgeOf(controllerOf(signer)), validFrom: 'soon' })).toMatchObject({
      code: 'core.date_time_invalid',
    })
  })

  it('asks the signer for no more than it takes, and for a kind of key it knows', async () => {
    const badge = badgeOf(controllerOf(signer))
    const small = { ...signer, maxBytes: 100 }
    expect(await errorOf(ob3Jwt.secure(badge, { signer: small, loader, now: NOW_MS }))).toMatchObject({
      code: 'securing.too_large',
      kind: 'operation',
      params: { maxBytes: 100 },
    })
    const unknown = { ...signer, alg: 'HS256' as never }
    expect(await errorOf(ob3Jwt.secure(badge, { signer: unknown, loader, now: NOW_MS }))).toMatchObject({
      code: 'securing.signer_unsuitable',
      kind: 'usage',
    })
  })
})

describe('the header (OB 3.0 section 8.2.3, RFC 7515 section 4.1)', () => {
  it.each(['none', 'None', 'HS256', '', undefined, null, 5, ['ES256'], { toString: 1, valueOf: 1 }])(
    'alg %j is unsupported',
    async (alg) => {
      expect(await errorOf(open(await forge({ ...HEADER, alg }, PAYLOAD)))).toMatchObject({
        code: 'proof.alg_unsupported',
        kind: 'input',
      })
    },
  )

  it.each([
    ['crit', ['exp']],
    ['crit', []],
    ['b64', false],
    ['b64', true],
    ['typ', 'dc+sd-jwt'],
    ['typ', 'JOSE'],
    ['typ', 5],
    ['typ', null],
  ])('%s %j is not understood', async (member, value) => {
    expect(await errorOf(open(await forge({ ...HEADER, [member]: value }, PAYLOAD)))).toMatchObject({
      code: 'proof.header_unsupported',
      params: { member },
    })
  })

  it.each([undefined, 'JWT', 'jwt', 'vc+jwt', 'vc+ld+json+jwt'])('typ %j is taken', async (typ) => {
    await expect(open(await forge({ ...HEADER, typ }, PAYLOAD))).resolves.toMatchObject({ warnings: [] })
  })

  it('a member that OB 3.0 does not list is warned of; x5u and jku are never followed', async () => {
    const opened = await open(
      await forge({ ...HEADER, colour: 'red', jku: 'https://evil.example/keys', x5u: 'https://evil.example/' }, PAYLOAD),
    )
    expect(opened.warnings.map(({ params }) => params)).toEqual([{ member: 'colour' }, { member: 'jku' }, { member: 'x5u' }])
  })

  it('needs kid or jwk', async () => {
    for (const kid of [undefined, 5, null, {}]) {
      expect(await errorOf(open(await forge({ alg: 'ES256', kid, jku: 'https://a.example/' }, PAYLOAD)))).toMatchObject({
        code: 'proof.key_missing',
        kind: 'input',
      })
    }
    // A hint may mean a good key: it is only not found.
    for (const kid of ['ExHkBMW9', 'not a url']) {
      expect(await errorOf(open(await forge({ alg: 'ES256', kid }, PAYLOAD)))).toMatchObject({
        code: 'proof.key_missing',
        kind: 'operation',
      })
    }
    expect(await errorOf(open(await forge({ alg: 'ES256', kid: '#key-1' }, PAYLOAD)))).toMatchObject({
      code: 'did.method_not_found',
    })
    expect(await errorOf(open(await forge({ alg: 'ES256' }, PAYLOAD)))).toMatchObject({
      code: 'proof.key_missing',
      kind: 'input',
    })
  })

  it('reads a fragment as one of the issuer DID (VC-JOSE-COSE section 4.1.1)', async () => {
    const did = toDidJwk(signer.publicJwk)
    const by = { ...signer, id: `${did}#0` }
    const payload = splitJws(await tokenBadge(by)).payload
    expect(await open(await forge({ alg: 'ES256', kid: '#0' }, payload))).toMatchObject({
      controller: did,
      verificationMethod: `${did}#0`,
    })
  })

  it('a key of the header alone has no controller', async () => {
    const opened = await open(await forge({ alg: 'ES256', jwk: signer.publicJwk }, PAYLOAD))
    expect(opened).not.toHaveProperty('controller')
    expect(opened).not.toHaveProperty('verificationMethod')
    expect(opened.publicJwk).toEqual(signer.publicJwk)
  })

  it('kid and jwk must be one key; kid is what counts', async () => {
    const other = await newSigner('ES256')
    expect(await errorOf(open(await forge({ ...HEADER, jwk: other.publicJwk }, PAYLOAD, other)))).toMatchObject({
      code: 'proof.key_conflict',
      kind: 'input',
    })
    await expect(open(await forge({ ...HEADER, jwk: { ...signer.publicJwk, kid: 'x' } }, PAYLOAD))).resolves.toMatchObject({
      controller: controllerOf(signer),
    })
  })

  it('a private key in the header is refused (CID 1.0 section 2.2.3)', async () => {
    expect(await errorOf(open(await forge({ alg: 'ES256', jwk: { ...signer.publicJwk, d: 'AAAA' } }, PAYLOAD)))).toMatchObject({
      code: 'keys.private_member',
    })
  })

  it.each([null, 5, 'x', [], {}, { kty: 'EC' }, { kty: 'oct', k: 'AAAA' }, { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }])(
    'jwk %j is no key',
    async (jwk) => {
      expect((await errorOf(open(await forge({ alg: 'ES256', jwk }, PAYLOAD)))).code).toMatch(/^keys\./)
    },
  )

  it.each(
    Object.keys(signers).flatMap((alg) =>
      Object.keys(signers)
        // An RSA key is taken by both.
        .filter((key) => key !== alg && !(/^[RP]S/.test(key) && /^[RP]S/.test(alg)))
        .map((key) => [alg, key]),
    ),
  )('alg %s with a key for %s is refused', async (alg, key) => {
    const by = signers[key as string] as Signer
    const error = await errorOf(open(await forge({ alg, jwk: by.publicJwk }, PAYLOAD, by)))
    expect(error).toMatchObject({ code: 'proof.alg_mismatch', params: { alg } })
  })

  it('a kid that is an https JWK is its own controller', async () => {
    const url = 'https://courier.example/keys/1.jwk'
    const opened = await open(await forge({ alg: 'ES256', kid: url }, PAYLOAD), ob3Jwt, [{ ...signer.publicJwk, kid: url }])
    expect(opened).toMatchObject({ controller: url, verificationMethod: url })
    expect(await errorOf(open(await forge({ alg: 'ES256', kid: url }, PAYLOAD)))).toMatchObject({
      code: 'did.offline',
      kind: 'operation',
    })
  })

  it('a revoked method signs nothing', async () => {
    const by = { ...signer, id: 'https://courier.example/issuer#1' }
    const documents = [controllerDocument(by, { revoked: '2026-01-01T00:00:00Z' })]
    expect(await errorOf(open(await tokenBadge(by), ob3Jwt, documents))).toMatchObject({ code: 'proof.method_revoked' })
  })
})

describe('the claims (OB 3.0 section 8.2.6.1)', () => {
  const claims: readonly MirroredClaim[] = ['iss', 'jti', 'sub', 'nbf', 'exp']

  it.each(claims)('%s must be there and equal', async (claim) => {
    const missing = await forge(
      HEADER,
      payloadWith((copy) => delete copy[claim]),
    )
    expect(await errorOf(open(missing))).toMatchObject({ code: 'proof.claim_missing', params: { claim }, path: `/${claim}` })
    for (const value of ['x', 5, null, [PAYLOAD[claim]], String(PAYLOAD[claim]), {}]) {
      if (value === PAYLOAD[claim]) continue
      const wrong = await forge(
        HEADER,
        payloadWith((copy) => {
          copy[claim] = value
        }),
      )
      expect(await errorOf(open(wrong))).toMatchObject({ code: 'proof.claim_mismatch', params: { claim }, path: `/${claim}` })
    }
  })

  it.each(claims)('%s may be absent, never wrong, where the caller says so', async (claim) => {
    const lenient = createOb3Jwt({ optionalClaims: [claim] })
    const missing = await forge(
      HEADER,
      payloadWith((copy) => delete copy[claim]),
    )
    const { warnings } = await open(missing, lenient)
    expect(warnings).toEqual(claim === 'exp' ? [] : [{ code: 'proof.claim_missing', params: { claim }, path: `/${claim}` }])
    const wrong = await forge(
      HEADER,
      payloadWith((copy) => {
        copy[claim] = 'x'
      }),
    )
    expect(await errorOf(open(wrong, lenient))).toMatchObject({ code: 'proof.claim_mismatch', params: { claim } })
    for (const other of claims.filter((one) => one !== claim)) {
      expect(
        await errorOf(
          open(
            await forge(
              HEADER,
              payloadWith((copy) => delete copy[other]),
            ),
            lenient,
          ),
        ),
      ).toMatchObject({ code: 'proof.claim_missing', params: { claim: other } })
    }
  })

  it('compares with the credential, whichever side was changed', async () => {
    for (const change of [
      (copy: Loose) => {
        copy['issuer'].id = 'https://evil.example/'
      },
      (copy: Loose) => {
        copy['id'] = 'urn:uuid:other'
      },
      (copy: Loose) => {
        copy['credentialSubject'].id = 'did:example:eve'
      },
      (copy: Loose) => {
        delete copy['credentialSubject'].id
      },
      (copy: Loose) => {
        copy['validFrom'] = '2026-05-01T09:00:01Z'
      },
      (copy: Loose) => {
        delete copy['validUntil']
      },
      (copy: Loose) => {
        copy['credentialSubject'] = [copy['credentialSubject']]
      },
    ]) {
      expect(await errorOf(open(await forge(HEADER, payloadWith(change))))).toMatchObject({ code: 'proof.claim_mismatch' })
    }
  })

  it('an issuer that is a text is compared too', async () => {
    const payload = payloadWith((copy) => {
      copy.issuer = copy.issuer.id
    })
    await expect(open(await forge(HEADER, payload))).resolves.toBeDefined()
  })

  it.each(['vc', 'vp'])('%s must not be there (VC-JOSE-COSE section 1.1.2.1)', async (claim) => {
    const text = await forge(HEADER, { ...PAYLOAD, [claim]: {} })
    expect(await errorOf(open(text))).toMatchObject({ code: 'proof.claim_forbidden', params: { claim } })
  })

  it('gives back the credential without any claim of the token', async () => {
    const { credential } = await open(await forge(HEADER, { ...PAYLOAD, iat: 1, aud: 'x' }))
    expect(credential).toEqual(badgeOf(controllerOf(signer)))
    expect(Object.isFrozen(credential)).toBe(true)
  })
})

describe('the form and the signature (RFC 7515 sections 2, 3 and 5.2)', () => {
  const [head = '', body = '', tail = ''] = token.split('.')

  it.each([
    ['padding', `${head}=.${body}.${tail}`],
    ['padding of the signature', `${head}.${body}.${tail}==`],
    ['a fourth part', `${token}.${tail}`],
    ['two parts', `${head}.${body}`],
    ['an empty header', `.${body}.${tail}`],
    ['an empty payload', `${head}..${tail}`],
    ['base64 of the other alphabet', `${head}.${body}.${'+/'.repeat(43)}`],
    ['white space', `${head}. ${body}.${tail}`],
    ['a line break at the end', `${token}\n`],
  ])('%s is no compact JWS', (_what, text) => {
    expect(isCompactJws(text)).toBe(false)
    expect(isCompactJws(token)).toBe(true)
  })

  it.each([
    ['header', (part: string) => `${part}.${body}.${tail}`],
    ['payload', (part: string) => `${head}.${part}.${tail}`],
  ])('%s must be a JSON object in canonical base64url', (member, join) => {
    expect(() => splitJws(join('AB'))).toThrow(
      expect.objectContaining({ code: 'proof.member_invalid', params: { member, expected: 'base64url' } }),
    )
    expect(() => splitJws(join('AAAAA'))).toThrow(expect.objectContaining({ code: 'proof.member_invalid' }))
    for (const value of ['[]', '5', 'null', '"x"']) {
      expect(() => splitJws(join(toBase64url(utf8(value))))).toThrow(
        expect.objectContaining({ code: 'proof.member_invalid', params: { member, expected: 'JSON object' } }),
      )
    }
    for (const value of ['', '{', '{"a":1,"a":2}', '{"__proto__":1}', '{"a":"\\ud800"}']) {
      expect(() => splitJws(join(toBase64url(utf8(value)) || 'AA'))).toThrow(expect.objectContaining({ name: 'RungsError' }))
    }
  })

  it('a signature with other trailing bits is another spelling, and refused', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet[alphabet.indexOf(tail.at(-1) as string) ^ 1] as string
    expect(() => splitJws(`${head}.${body}.${tail.slice(0, -1)}${last}`)).toThrow(
      expect.objectContaining({ code: 'proof.member_invalid', params: { member: 'signature', expected: 'base64url' } }),
    )
  })

  it('a changed header, payload or signature does not fit', async () => {
    const changedBody = encode({ ...PAYLOAD, name: 'Surgery' })
    const flipped = fromBase64url(tail)
    flipped[10] = (flipped[10] as number) ^ 1
    for (const text of [
      `${head}.${changedBody}.${tail}`,
      `${encode({ ...HEADER, typ: 'vc+jwt' })}.${body}.${tail}`,
      `${head}.${body}.${toBase64url(flipped)}`,
      `${head}.${body}.`,
      `${head}.${body}.AAAA`,
    ]) {
      expect(await errorOf(open(text))).toMatchObject({ code: 'proof.signature_invalid', kind: 'input' })
    }
  })

  it('a DER signature is not a raw one (RFC 7518 section 3.4)', async () => {
    const { createPrivateKey, generateKeyPairSync, sign } = await import('node:crypto')
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const input = `${encode({ alg: 'ES256', jwk: publicKey.export({ format: 'jwk' }) })}.${body}`
    const der = sign('sha256', utf8(input), createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })))
    expect(await errorOf(open(`${input}.${toBase64url(der)}`))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it('detects payloads that are credentials of the new data model', () => {
    const detect = (payload: JsonObject, typ = 'JWT'): boolean =>
      ob3Jwt.detect({ form: 'compact', token: '', header: { typ }, payload, path: '' })
    expect(detect({ '@context': [CREDENTIALS_V2, OB_3_0_3] })).toBe(true)
    expect(detect({ '@context': [CREDENTIALS_V2, OB_3_0_3] }, 'vc+jwt')).toBe(false)
    expect(detect({ vc: { '@context': [] } })).toBe(false)
    expect(ob3Jwt.detect({ form: 'embedded', document: {}, proof: {}, path: '' })).toBe(false)
  })

  it('is a usage error for an embedded proof', async () => {
    expect(await errorOf(ob3Jwt.open({ form: 'embedded', document: {}, proof: {}, path: '' }, openOptions()))).toMatchObject({
      kind: 'usage',
    })
  })

  it('keeps text as it was written', async () => {
    const badge = badgeOf(controllerOf(signer), { name: 'Erste Hilfe für Kuriere, 急救 🚑' })
    expect(fromUtf8(fromBase64url((await tokenBadge(signer, badge)).split('.')[1] as string))).toContain('急救 🚑')
  })
})
