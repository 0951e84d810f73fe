import { describe, expect, it } from 'vitest'
import { type JsonObject, toBase64url, utf8 } from '../../src/core/index.js'
import { createBrowserNet } from '../../src/net/browser.js'
import { createNet } from '../../src/net/index.js'
import { badgeOf, controllerDocument, controllerOf, newSigner, signedBadge, tokenBadge } from '../support/badges.js'
import { codesOf, encode, jwtSigner, signed, signer, verifier, verifierOf } from './support.js'

describe('the issuer (CID 1.0 section 3.3, VCDM 2.0 section 7.1, OB 3.0 section 8.2.3)', () => {
  const HTTPS = 'https://courier.example/issuer'
  const forge = async (header: JsonObject, issuer: string): Promise<string> => {
    const payload = JSON.parse(
      Buffer.from((await tokenBadge(jwtSigner, badgeOf(issuer))).split('.')[1] as string, 'base64url').toString(),
    )
    const input = `${encode({ alg: 'ES256', ...header })}.${encode(payload)}`
    return `${input}.${toBase64url(await jwtSigner.sign(utf8(input)))}`
  }

  it('an https issuer with its document is verified; without it nothing is decided', async () => {
    const issuer = await newSigner('Ed25519', `${HTTPS}#key-1`)
    const badge = await signedBadge(issuer)
    const known = await verifierOf({ documents: [controllerDocument(issuer)] }).verify(badge)
    expect(known).toMatchObject({ outcome: 'verified', proofs: [{ controller: HTTPS }] })
    const unknown = await verifier.verify(badge)
    expect(unknown).toMatchObject({
      outcome: 'indeterminate',
      checks: { proof: { state: 'unknown' }, issuer: { state: 'skipped' } },
    })
    expect(codesOf(unknown)).toEqual(['did.offline'])
  })

  it('did:web without network is indeterminate, never rejected', async () => {
    const issuer = await newSigner('Ed25519', 'did:web:courier.example#key-1')
    const report = await verifier.verify(await signedBadge(issuer))
    expect(report).toMatchObject({
      outcome: 'indeterminate',
      findings: [{ check: 'proof', code: 'did.offline', params: { method: 'web' } }],
    })
  })

  it.each([
    ['did:web with a port (did:web section 3.2)', 'did:web:school.example%3A8443#key', 'port'],
    ['https with a port', 'https://school.example:8443/issuer#key', 'port'],
    ['https with a name and a password', 'https://a:b@school.example/issuer#key', 'credentials'],
  ])('%s that a net does not follow could not be checked', async (_what, id, reason) => {
    for (const net of [createNet(), createBrowserNet()]) {
      const by = verifierOf({ net })
      const opened = { outcome: 'indeterminate', findings: [{ check: 'proof', code: 'net.url_unsupported', params: { reason } }] }
      expect(await by.verify(await signedBadge(await newSigner('Ed25519', id)))).toMatchObject(opened)
      expect(await by.verify(await tokenBadge(await newSigner('ES256', id)))).toMatchObject(opened)
    }
  })

  it.each(['did:example:123#1', 'did:ion:abc#1', 'urn:uuid:1#k', 'ftp://a.example/#1'])('%s cannot be checked', async (id) => {
    const report = await verifier.verify(await signedBadge(await newSigner('Ed25519', id)))
    expect(report).toMatchObject({ outcome: 'indeterminate', findings: [{ code: 'did.method_unsupported' }] })
  })

  it("another's key does not speak for the issuer", async () => {
    const victim = await newSigner()
    const report = await verifier.verify(await signedBadge(signer, badgeOf(controllerOf(victim))))
    expect(report).toMatchObject({ outcome: 'rejected', checks: { proof: { state: 'pass' }, issuer: { state: 'fail' } } })
    expect(report.findings).toEqual([
      {
        check: 'issuer',
        code: 'issuer.mismatch',
        params: { issuer: controllerOf(victim), controller: controllerOf(signer) },
        path: '/issuer',
      },
    ])
    expect(report).not.toHaveProperty('credential')
  })

  it("another's key under an https issuer: wrong with the document, open without", async () => {
    const badge = await signedBadge(signer, badgeOf(HTTPS))
    const issuer = await newSigner('Ed25519', `${HTTPS}#key-1`)
    expect(await verifierOf({ documents: [controllerDocument(issuer)] }).verify(badge)).toMatchObject({
      outcome: 'rejected',
      findings: [{ code: 'issuer.mismatch' }],
    })
    const open = await verifier.verify(badge)
    expect(open).toMatchObject({ outcome: 'indeterminate', checks: { issuer: { state: 'unknown' } } })
    expect(codesOf(open)).toEqual(['issuer.mismatch', 'did.offline'])
  })

  it('the issuer may list the did:key of somebody else (CID 1.0 section 2.3)', async () => {
    const document = { id: HTTPS, assertionMethod: [signer.id] }
    const listing = verifierOf({ documents: [document] })
    expect((await listing.verify(await signedBadge(signer, badgeOf(HTTPS)))).outcome).toBe('verified')
    const bare = await signedBadge({ ...signer, id: controllerOf(signer) }, badgeOf(HTTPS))
    expect((await listing.verify(bare)).outcome).toBe('verified')
    const authentication = verifierOf({ documents: [{ id: HTTPS, authentication: [signer.id] }] })
    expect((await authentication.verify(await signedBadge(signer, badgeOf(HTTPS)))).outcome).toBe('rejected')
  })

  it('a proof by another beside one by the issuer leaves the issuer bound', async () => {
    const unsigned = badgeOf(controllerOf(signer))
    const second = await signedBadge(await newSigner(), unsigned)
    const report = await verifier.verify({ ...signed, proof: [second['proof'], signed['proof']] })
    expect(report).toMatchObject({ outcome: 'verified', checks: { issuer: { state: 'pass' } } })
  })

  it('a bare jwk is bound when the issuer lists that very key', async () => {
    const text = await forge({ jwk: jwtSigner.publicJwk as never }, HTTPS)
    const by = (jwk: unknown) => ({
      id: HTTPS,
      verificationMethod: [
        { id: `${HTTPS}#0`, type: 'Unheard', controller: HTTPS },
        { id: `${HTTPS}#1`, type: 'JsonWebKey', controller: HTTPS, publicKeyJwk: jwk },
      ],
      assertionMethod: [`${HTTPS}#0`, `${HTTPS}#1`],
    })
    expect((await verifierOf({ documents: [by({ ...jwtSigner.publicJwk })] }).verify(text)).outcome).toBe('verified')
    const other = await newSigner('ES256')
    const unbound = await verifierOf({ documents: [by({ ...other.publicJwk })] }).verify(text)
    expect(unbound).toMatchObject({
      outcome: 'rejected',
      checks: { proof: { state: 'pass' } },
      findings: [{ check: 'issuer', code: 'issuer.key_unbound', params: { issuer: HTTPS } }],
    })
    const offline = await verifier.verify(text)
    expect(offline.outcome).toBe('indeterminate')
    expect(codesOf(offline)).toEqual(['issuer.key_unbound', 'did.offline'])
  })

  it('a bare jwk may be one of the listed methods that could not be had: that is open (CID 1.0 section 3.3)', async () => {
    const text = await forge({ jwk: jwtSigner.publicJwk as never }, HTTPS)
    const listing = (assertionMethod: readonly string[]) => verifierOf({ documents: [{ id: HTTPS, assertionMethod }] })
    const open = await listing([signer.id, 'did:web:other.example#key']).verify(text)
    expect(open).toMatchObject({ outcome: 'indeterminate', checks: { issuer: { state: 'unknown' } } })
    expect(codesOf(open)).toEqual(['issuer.key_unbound', 'did.offline'])
    expect((await listing([signer.id]).verify(text)).outcome).toBe('rejected')
    // Those beyond the ones that are asked are not looked at.
    const absent = Array.from({ length: 8 }, (_, at) => `https://courier.example/keys${at}#key`)
    const documents = absent.map((id) => ({ id: id.split('#')[0] }))
    const many = verifierOf({
      documents: [{ id: HTTPS, assertionMethod: [...absent, 'https://courier.example/keys8#key'] }, ...documents],
    })
    expect(codesOf(await many.verify(text))).toEqual(['issuer.key_unbound', 'did.document_invalid'])
    expect((await many.verify(text)).outcome).toBe('indeterminate')
  })

  it('a bare jwk under a DID must be the key of that DID', async () => {
    expect((await verifier.verify(await forge({ jwk: jwtSigner.publicJwk as never }, controllerOf(jwtSigner)))).outcome).toBe(
      'verified',
    )
    expect(await verifier.verify(await forge({ jwk: jwtSigner.publicJwk as never }, controllerOf(signer)))).toMatchObject({
      outcome: 'rejected',
      findings: [{ code: 'issuer.key_unbound' }],
    })
  })

  it('a kid that is a JWK below the issuer’s own URL is the issuer’s; one elsewhere on its host is not', async () => {
    const at = async (kid: string) =>
      verifierOf({ documents: [{ ...jwtSigner.publicJwk, kid }] }).verify(await forge({ kid }, HTTPS))
    expect((await at(`${HTTPS}/keys/1.jwk`)).outcome).toBe('verified')
    for (const kid of [
      'https://courier.example/uploads/1.jwk',
      `${HTTPS}-other/1.jwk`,
      'https://evil.example/keys/1.jwk',
      'https://courier.example:8443/1.jwk',
      'https://courier.example.evil.example/1',
    ]) {
      const report = await at(kid)
      expect(report).toMatchObject({
        outcome: 'indeterminate',
        checks: { proof: { state: 'pass' }, issuer: { state: 'unknown' } },
      })
      expect(codesOf(report)).toEqual(['issuer.mismatch', 'did.offline'])
    }
  })

  it('an issuer without id is found wanting', async () => {
    const { issuer: _issuer, ...rest } = badgeOf(controllerOf(signer))
    const report = await verifier.verify(await signedBadge(signer, { ...rest, issuer: { type: ['Profile'], name: 'Nobody' } }))
    expect(report.outcome).toBe('rejected')
    expect(codesOf(report)).toEqual(expect.arrayContaining(['schema.data_model', 'issuer.id_missing']))
  })
})
