import { describe, expect, it } from 'vitest'
import { CLR_2_0_1, CREDENTIALS_V2 } from '../../src/contexts/index.js'
import { buildAuthorityCredential, buildEndorsementCredential } from '../../src/credential/index.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { errorOf, type Loose, newSigner, thaw } from '../support/badges.js'
import { draftOf, ISSUER, issuer, issuerOf, verifier } from './support.js'

const draft = thaw(
  buildAuthorityCredential({
    id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab11',
    issuer: ISSUER,
    validFrom: '2026-01-01T00:00:00Z',
    subject: 'did:web:school.example',
    mayAward: [{ ids: ['urn:x:1'] }],
  }),
)

describe('sealCredential', () => {
  it('secures a credential that is no badge, whose issuer stays a bare id', async () => {
    const { credential, id, fileName } = await issuer.sealCredential(draft)
    expect(credential).toMatchObject({ issuer: ISSUER, proof: { cryptosuite: 'eddsa-rdfc-2022' } })
    expect([id, fileName]).toEqual([draft.id, '0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab11.json'])
    expect((await verifier.verify(credential)).outcome).toBe('verified')
  })

  it('secures it as a token', async () => {
    const signer = await newSigner('ES256')
    const { issuer: _issuer, ...rest } = draft
    const { credential } = await issuerOf({ signer, mechanism: vcJose, profile: {} }).sealCredential(rest)
    expect((await verifier.verify(credential)).outcome).toBe('verified')
  })

  it('fills in id, issuer and date, and leaves the draft alone', async () => {
    const { id: _id, issuer: _issuer, validFrom: _from, ...rest } = draft
    const before = JSON.stringify(rest)
    const { credential } = await issuer.sealCredential(rest)
    expect(credential).toMatchObject({
      id: expect.stringMatching(/^urn:uuid:/),
      issuer: ISSUER,
      validFrom: '2026-06-01T00:00:00Z',
    })
    expect(JSON.stringify(rest)).toBe(before)
  })

  it.each<readonly [string, (copy: Loose) => unknown, string]>([
    ['a badge', () => draftOf(), 'issue.credential_invalid'],
    [
      'a badge by its other name',
      (copy) => {
        copy.type.push('AchievementCredential')
      },
      'issue.credential_invalid',
    ],
    [
      'no type of its own',
      (copy) => {
        copy.type = ['VerifiableCredential']
      },
      'issue.credential_invalid',
    ],
    [
      'another base type',
      (copy) => {
        copy.type = ['A', 'B']
      },
      'issue.credential_invalid',
    ],
    [
      'an id that is no URL',
      (copy) => {
        copy.id = 'x'
      },
      'issue.credential_invalid',
    ],
    [
      'no subject',
      (copy) => {
        delete copy.credentialSubject
      },
      'issue.credential_invalid',
    ],
    [
      'an empty subject',
      (copy) => {
        copy.credentialSubject = {}
      },
      'issue.credential_invalid',
    ],
    [
      'another issuer',
      (copy) => {
        copy.issuer = 'did:web:other.example'
      },
      'issue.issuer_differs',
    ],
    [
      'another data model',
      (copy) => {
        copy['@context'] = ['https://www.w3.org/2018/credentials/v1']
      },
      'issue.draft_invalid',
    ],
    [
      'a proof',
      (copy) => {
        copy.proof = {}
      },
      'securing.already_secured',
    ],
    [
      'an end before its beginning',
      (copy) => {
        copy.validUntil = '2020-01-01T00:00:00Z'
      },
      'credential.dates_order',
    ],
  ])('refuses %s', async (_, change, code) => {
    const copy = thaw(draft)
    const other = change(copy)
    expect((await errorOf(issuer.sealCredential(typeof other === 'object' ? other : copy))).code).toBe(code)
  })
})

describe('sealCredential and the schemas of endorsements and records', () => {
  it('checks an endorsement and a record before they are signed', async () => {
    const endorsement = buildEndorsementCredential({
      id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab12',
      name: 'Endorsement',
      issuer: ISSUER,
      validFrom: '2026-01-01T00:00:00Z',
      endorses: 'https://courier.example/ladders/delivery',
    })
    expect((await verifier.verify((await issuer.sealCredential(endorsement)).credential)).outcome).toBe('verified')
    const unnamed = thaw(endorsement)
    delete unnamed.name
    expect(await errorOf(issuer.sealCredential(unnamed))).toMatchObject({
      code: 'issue.draft_invalid',
      params: { keyword: 'required', expected: 'name' },
    })
    const record = {
      '@context': [CREDENTIALS_V2, CLR_2_0_1],
      type: ['VerifiableCredential', 'ClrCredential'],
      name: 'Record',
      credentialSubject: { id: 'urn:x:1', type: ['ClrSubject'], verifiableCredential: [] },
    }
    expect(await errorOf(issuer.sealCredential(record))).toMatchObject({
      code: 'issue.draft_invalid',
      path: '/credentialSubject/verifiableCredential',
    })
  })
})
