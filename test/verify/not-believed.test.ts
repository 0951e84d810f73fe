import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2, DATA_INTEGRITY_V2, OB_3_0_3 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { vcJwt } from '../../src/securing/jose/vc-jwt.js'
import { buildBitstringStatusListEntry } from '../../src/status/index.js'
import { createVerifier, skipBindingCheck } from '../../src/verify/index.js'
import {
  badgeOf,
  controllerDocument,
  controllerOf,
  errorOf,
  type Loose,
  loader,
  NOW,
  NOW_MS,
  newSigner,
  signedBadge,
  thaw,
} from '../support/badges.js'
import { credentialV1, forgeToken } from '../support/tokens.js'

const thief = await newSigner()
const verifierOf = (options: object = {}) => createVerifier({ mechanisms, now: NOW, ...options })
const told = async (input: unknown, options: object = {}) => {
  const { outcome, findings } = await verifierOf(options).verify(input)
  return [outcome, ...findings.map(({ code }) => code)]
}
const tokenOf = (payload: object, by: Signer, header: object = {}) =>
  forgeToken({ alg: by.alg === 'Ed25519' ? 'EdDSA' : by.alg, ...header }, payload, by)

describe('a token that leaves out its contexts (VCDM 2.0 section 4.3)', () => {
  const { '@context': _context, ...bare } = badgeOf('did:web:trusted.example') as Record<string, unknown>
  const jwk = { ...thief.publicJwk }

  it.each([
    ['vc+jwt', () => tokenOf({ ...bare, validUntil: '2020-01-01T00:00:00Z' }, thief, { typ: 'vc+jwt', jwk })],
    [
      'the claim vc',
      () =>
        tokenOf(
          { iss: 'did:web:trusted.example', vc: { type: ['VerifiableCredential'], credentialSubject: { id: 'urn:a:1' } } },
          thief,
          {
            typ: 'JWT',
            jwk,
          },
        ),
    ],
  ])('%s: is not verified for an issuer that never signed it', async (_, make) => {
    const token = await make()
    const [outcome] = await told(token)
    expect(outcome).not.toBe('verified')
    const issuer = await newSigner()
    const badge = { ...badgeOf(controllerOf(issuer)), endorsementJwt: [token] } as JsonObject
    const { credential } = await eddsaJcs2022.secure(badge, { signer: issuer, loader, now: NOW_MS })
    const report = await verifierOf().verify(credential)
    expect(report.outcome).not.toBe('verified')
    expect(report.endorsements?.map((one) => one.report.outcome)).not.toContain('verified')
  })
})

describe('a key that its issuer has withdrawn (CID 1.0 section 2.2)', () => {
  it.each(['revoked', 'expires'])('%s: does not speak for it, though the token brings the key along', async (member) => {
    const signer = await newSigner('ES256', 'https://courier.example/issuer#key-1')
    const token = await tokenOf(badgeOf(controllerOf(signer)), signer, { typ: 'vc+jwt', jwk: { ...signer.publicJwk } })
    const withDates = (dates: object) => ({ documents: [controllerDocument(signer, dates as never)] })
    expect((await told(token, withDates({})))[0]).toBe('verified')
    expect(await told(token, withDates({ [member]: '2026-01-01T00:00:00Z' }))).toEqual([
      'rejected',
      'issuer.key_unbound',
      member === 'revoked' ? 'proof.method_revoked' : 'proof.method_expired',
    ])
  })

  it('nor one of another controller that the issuer lists with an end', async () => {
    const other = await newSigner()
    const badge = await signedBadge(other, badgeOf('https://courier.example/issuer'))
    const multibase = controllerOf(other).slice('did:key:'.length)
    const entry = { id: other.id, type: 'Multikey', controller: controllerOf(other), publicKeyMultibase: multibase }
    const document = (dates: object) => ({ id: 'https://courier.example/issuer', assertionMethod: [{ ...entry, ...dates }] })
    expect((await told(badge, { documents: [document({})] }))[0]).toBe('verified')
    expect(await told(badge, { documents: [document({ revoked: '2026-01-01T00:00:00Z' })] })).toEqual([
      'rejected',
      'issuer.mismatch',
      'proof.method_revoked',
    ])
  })
})

describe('one signed object told as two (Data Integrity 1.0 sections 2.4.2 and 4.6)', () => {
  it.each([[[]], [null], [[null]], [[[]]]])('with the proof %j beside them, which states nothing', async (proof) => {
    const signer = await newSigner()
    const id = 'https://courier.example/achievements/first-aid#test'
    const base = badgeOf(controllerOf(signer)) as Record<string, Loose>
    const described = { id, type: ['ResultDescription'], name: 'Test', resultType: 'Percent', requiredValue: '70' }
    const subject = base['credentialSubject']
    const signed = thaw(
      await signedBadge(signer, {
        ...base,
        credentialSubject: { ...subject, achievement: { ...subject.achievement, resultDescription: [described] } },
      } as JsonObject),
    )
    expect((await told(signed))[0]).toBe('verified')
    const { requiredValue, ...rest } = described
    signed['@context'].push(DATA_INTEGRITY_V2)
    signed.credentialSubject.achievement.resultDescription = [
      { ...rest, proof },
      { ...rest, requiredValue },
    ]
    expect((await told(signed))[0]).not.toBe('verified')
  })

  it('without types', async () => {
    const signer = await newSigner()
    const subject = { id: 'urn:s', name: 'Fork lift licence', description: 'Suspended' }
    const credential = {
      '@context': [CREDENTIALS_V2],
      type: ['VerifiableCredential'],
      issuer: controllerOf(signer),
      credentialSubject: subject,
    } as JsonObject
    const signed = thaw(await signedBadge(signer, credential))
    expect((await told(signed))[0]).toBe('verified')
    signed.credentialSubject = [
      { id: 'urn:s', name: subject.name },
      { id: 'urn:s', description: subject.description },
    ]
    expect((await told(signed))[0]).not.toBe('verified')
  })
})

describe('dates under the names of both data models', () => {
  it('end by the earlier one (VCDM 1.1 section 4.6)', async () => {
    const signer = await newSigner()
    const { validFrom: _from, validUntil: _until, ...rest } = badgeOf(controllerOf(signer)) as Record<string, unknown>
    const old = {
      ...rest,
      '@context': [CREDENTIALS_V1, OB_3_0_3],
      issuanceDate: '2020-01-01T00:00:00Z',
      expirationDate: '2021-01-01T00:00:00Z',
      validUntil: '2099-01-01T00:00:00Z',
    } as JsonObject
    const { credential } = await eddsaJcs2022.secure(old, { signer, loader, now: NOW_MS })
    expect(await told(credential)).toEqual(['rejected', 'validity.expired'])
  })
})

describe('what fails in its own way', () => {
  it.each([
    undefined,
    null,
    true,
    'pass',
    {},
    { state: 'passed', findings: [] },
    { state: 'pass' },
    { state: 'pass', findings: 'x' },
  ])('a trust source that answers %j has answered nothing', async (answer) => {
    const check = () => answer as never
    expect(await told(await signedBadge(await newSigner()), { trust: { check } })).toEqual([
      'indeterminate',
      'trust.source_failed',
    ])
  })

  it('a trust source, and a net, leave the badge open', async () => {
    const badge = await signedBadge(await newSigner())
    const check = () => {
      throw new Error('out of order')
    }
    expect(await told(badge, { trust: { check } })).toEqual(['indeterminate', 'trust.source_failed'])
    const issuer = await newSigner()
    const credentialStatus = buildBitstringStatusListEntry({ statusListCredential: 'https://courier.example/status/1', index: 5 })
    const listed = await signedBadge(issuer, { ...badgeOf(controllerOf(issuer)), credentialStatus } as JsonObject)
    expect(await told(listed, { net: { fetch: check } })).toEqual(['indeterminate', 'status.unreachable'])
  })
})

describe('a status claim of a mechanism that nobody knows', () => {
  it('is not taken for none (Token Status List section 6)', async () => {
    const signer = await newSigner('ES256')
    const status = { identifier_list: { id: 'x', uri: 'https://courier.example/list' } }
    const badge = { ...badgeOf(controllerOf(signer)), status } as JsonObject
    const { credential } = await vcJose.secure(badge, { signer, loader, now: NOW_MS })
    expect(await told(credential)).toEqual(['indeterminate', 'status.type_unknown'])
  })

  it('nor is one beside the claim vc lost', async () => {
    const signer = await newSigner('ES256')
    const { credential } = await vcJwt.secure(credentialV1(controllerOf(signer)), { signer, loader, now: NOW_MS })
    const payload = JSON.parse(Buffer.from((credential as string).split('.')[1] as string, 'base64url').toString())
    const status = { status_list: { idx: 5, uri: 'https://courier.example/list' } }
    const token = await tokenOf({ ...payload, status }, signer, { typ: 'JWT', kid: signer.id })
    expect(await told(token)).toEqual(['indeterminate', 'schema.not_open_badge', 'status.offline'])
  })
})

describe('bounds and options', () => {
  it('limits hold for tokens as for JSON', async () => {
    const signer = await newSigner('ES256')
    const { credential } = await vcJose.secure(badgeOf(controllerOf(signer)), { signer, loader, now: NOW_MS })
    expect(await told(credential, { limits: { maxValues: 10 } })).toEqual(['rejected', 'core.json_too_many_values'])
  })

  it('one token sends a verifier to no more than a few hosts', async () => {
    const asked: string[] = []
    const issuer = 'https://courier.example/issuer'
    const assertionMethod = Array.from({ length: 60 }, (_, index) => `https://host${index}.example/x#k`)
    const net = {
      fetch: async (url: string) => {
        asked.push(url)
        if (url !== issuer) throw new Error('nobody there')
        const bytes = new TextEncoder().encode(JSON.stringify({ id: issuer, assertionMethod }))
        return { url, status: 200, contentType: 'application/json', bytes, fetchedAt: NOW, fromCache: false }
      },
    }
    const token = await tokenOf(badgeOf(issuer), thief, { typ: 'vc+jwt', jwk: { ...thief.publicJwk } })
    // What is not asked may be the key.
    expect(await told(token, { net })).toEqual(['indeterminate', 'issuer.key_unbound', 'net.unreachable'])
    expect(asked).toHaveLength(9)
  })

  it('endorsements are counted for a whole presentation', async () => {
    const school = await newSigner('ES256')
    const endorsement = await tokenOf(badgeOf(controllerOf(school)), school, { kid: school.id, typ: 'vc+jwt' })
    const issuer = await newSigner()
    const badge = { ...badgeOf(controllerOf(issuer)), endorsementJwt: new Array(30).fill(endorsement) } as JsonObject
    const one = (await eddsaJcs2022.secure(badge, { signer: issuer, loader, now: NOW_MS })).credential
    const presentation = {
      '@context': [CREDENTIALS_V2],
      type: 'VerifiablePresentation',
      verifiableCredential: new Array(6).fill(one),
    }
    const report = await verifierOf().verifyPresentation(presentation, { binding: skipBindingCheck })
    expect(report.credentials.map(({ endorsements = [] }) => endorsements.length)).toEqual([30, 30, 30, 30, 8, 0])
  })

  it.each([
    ['ob3-jwt', ob3Jwt],
    ['vc-jose', vcJose],
    ['vc-jwt', vcJwt],
  ])('%s secures JSON and nothing else', async (id, mechanism) => {
    const signer = await newSigner('ES256')
    const content = id === 'vc-jwt' ? credentialV1(controllerOf(signer)) : badgeOf(controllerOf(signer))
    for (const value of [1n, Number.NaN, new Date(0), '\ud800', () => 1]) {
      const secure = mechanism.secure({ ...content, x: value } as never, { signer, loader, now: NOW_MS })
      expect((await errorOf(secure)).code).toMatch(/^core\./)
    }
  })

  it('a proof inside an SD-JWT says nothing about who holds the token', async () => {
    const inner = await signedBadge(await newSigner())
    const holder = await newSigner('ES256')
    const outer = await tokenOf({ ...inner, cnf: { kid: 'x' }, _sd_alg: 'sha-256' }, holder, { typ: 'vc+sd-jwt', kid: holder.id })
    const bound = await tokenOf({ aud: 'a', nonce: 'n', iat: NOW_MS / 1000, sd_hash: 'x' }, holder, { typ: 'kb+jwt' })
    const report = await verifierOf().verifyPresentation(`${outer}~${bound}`, { binding: skipBindingCheck })
    expect([report.outcome, report.checks.holder.state]).not.toEqual(['verified', 'pass'])
    expect(report.checks.holder.state).toBe('skipped')
  })

  it('a presentation is asked for nothing but its binding', async () => {
    const binding = { challenge: 'c', domain: 'https://school.example' }
    const run = verifierOf().verifyPresentation('{}', { binding, recipient: { ids: ['urn:a:1'] } } as never)
    expect(await errorOf(run)).toMatchObject({ code: 'core.option_unknown', kind: 'usage' })
  })
})
