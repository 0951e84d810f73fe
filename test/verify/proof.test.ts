import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, OB_3_0_3 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { badgeOf, controllerOf, type Loose, NOW, signedBadge, thaw } from '../support/badges.js'
import { changed, codesOf, encode, signed, signer, token, verifier, verifierOf } from './support.js'

describe('the proofs (OB 3.0 section 9.1 step 2)', () => {
  it.each<[string, unknown, string, string]>([
    ['none', undefined, 'proof.none', '/proof'],
    ['an empty list', [], 'proof.none', '/proof'],
    ['null', null, 'proof.malformed', '/proof'],
    ['a number', 5, 'proof.malformed', '/proof'],
    ['a text', 'x', 'proof.malformed', '/proof'],
    ['a list with null', [null], 'proof.malformed', '/proof'],
    ['a list in a list', [[{}]], 'proof.malformed', '/proof'],
    ['1000 proofs', Array.from({ length: 1000 }, () => ({ type: 'DataIntegrityProof' })), 'proof.too_many', '/proof'],
    ['9 proofs', Array.from({ length: 9 }, () => signed['proof']), 'proof.too_many', '/proof'],
  ])('%s', async (_what, proof, code, path) => {
    const { proof: _proof, ...content } = signed
    const report = await verifier.verify(proof === undefined ? content : { ...content, proof })
    expect(report.outcome).toBe('rejected')
    expect(report.checks.proof).toMatchObject({ state: 'fail', findings: [{ check: 'proof', code, path }] })
    expect(report.proofs).toEqual([])
    expect(report.checks.issuer.state).toBe('skipped')
  })

  it('20 000 proofs are not even read', async () => {
    const report = await verifier.verify({
      ...signed,
      proof: Array.from({ length: 20_000 }, () => ({ type: 'DataIntegrityProof' })),
    })
    expect(report.checks.form).toMatchObject({ state: 'fail', findings: [{ code: 'core.json_too_many_values' }] })
  })

  it.each(['bbs-2030', 'eddsa-rdfc-2030', '', 5, null])(
    'cryptosuite %j is unsupported, never an invalid signature',
    async (cryptosuite) => {
      const report = await verifier.verify(
        changed(({ proof }) => {
          proof.cryptosuite = cryptosuite
        }),
      )
      expect(report.outcome).toBe('indeterminate')
      const name = typeof cryptosuite === 'string' ? cryptosuite : ''
      expect(report.findings).toEqual([
        { check: 'proof', code: 'proof.unsupported', params: { type: 'DataIntegrityProof', cryptosuite: name }, path: '/proof' },
      ])
      expect(report.proofs[0]).not.toHaveProperty('mechanism')
      expect(report.proofs[0]).toMatchObject({ state: 'unknown', verificationMethod: signer.id, created: NOW })
    },
  )

  it.each(['eddsa-2022', 'json-eddsa-2022', 'ecdsa-2019'])('cryptosuite %s is named as a draft', async (cryptosuite) => {
    const report = await verifier.verify(
      changed(({ proof }) => {
        proof.cryptosuite = cryptosuite
      }),
    )
    expect(report.outcome).toBe('indeterminate')
    expect(report.findings).toEqual([
      { check: 'proof', code: 'proof.cryptosuite_prefinal', params: { cryptosuite }, path: '/proof/cryptosuite' },
    ])
  })

  it('a token that no mechanism knows is unsupported', async () => {
    expect(await verifierOf({ mechanisms: [eddsaRdfc2022] }).verify(token)).toMatchObject({
      outcome: 'indeterminate',
      findings: [{ code: 'proof.unsupported', params: { type: 'JWT', cryptosuite: 'ES256' }, path: '' }],
    })
    const old = `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode({ vc: {}, iss: 'https://a.example/' })}.AAAA`
    const report = await verifierOf({ mechanisms: [ob3Jwt, vcJose] }).verify(old)
    expect(codesOf(report)).toEqual(['proof.unsupported'])
    expect(report.outcome).toBe('indeterminate')
    expect((await verifierOf({ mechanisms: [ob3Jwt] }).verify(signed)).outcome).toBe('indeterminate')
  })

  it('one right proof is enough beside one that nobody can judge, which is told', async () => {
    const unknown = { ...(signed['proof'] as JsonObject), cryptosuite: 'bbs-2023' }
    const report = await verifier.verify({ ...signed, proof: [unknown, signed['proof']] })
    expect(report).toMatchObject({ outcome: 'verified', checks: { proof: { state: 'warn' } } })
    expect(report.findings).toEqual([expect.objectContaining({ code: 'proof.unsupported', path: '/proof/0' })])
    expect(report.proofs.map(({ state }) => state)).toEqual(['unknown', 'pass'])
  })

  it('a wrong proof beside a right one rejects; each is reported by itself', async () => {
    const wrong = { ...(signed['proof'] as JsonObject), created: '2026-05-31T00:00:00Z' }
    const report = await verifier.verify({ ...signed, proof: [signed['proof'], wrong] })
    expect(report.outcome).toBe('rejected')
    expect(report.proofs).toMatchObject([
      { mechanism: 'eddsa-rdfc-2022', state: 'pass', controller: controllerOf(signer), findings: [] },
      {
        mechanism: 'eddsa-rdfc-2022',
        state: 'fail',
        created: '2026-05-31T00:00:00Z',
        findings: [{ code: 'proof.signature_invalid', path: '/proof/1' }],
      },
    ])
  })

  it('what hides the end of validity is never verified (Data Integrity 1.0 section 4.6)', async () => {
    const badge = badgeOf(controllerOf(signer), { validUntil: '2026-05-15T00:00:00Z' })
    const { validUntil, ...rest } = thaw(await signedBadge(signer, badge))
    const report = await verifier.verify({
      ...rest,
      'https://www.w3.org/2018/credentials#validUntil': {
        '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
        '@value': validUntil,
      },
    })
    expect(report.outcome).toBe('indeterminate')
    expect(codesOf(report)).toEqual(['proof.member_disguised'])
  })
})

describe('conformance (OB 3.0 section 9.1 step 1, VCDM 2.0 section 4)', () => {
  it.each<[string, (copy: Loose) => void, string]>([
    [
      'no context',
      (copy) => {
        delete copy['@context']
      },
      '/@context',
    ],
    [
      'another base context',
      (copy) => {
        copy['@context'] = [OB_3_0_3, CREDENTIALS_V2]
      },
      '/@context',
    ],
    [
      'a context that is a number',
      (copy) => {
        copy['@context'] = [CREDENTIALS_V2, 5]
      },
      '/@context',
    ],
    [
      'an empty type',
      (copy) => {
        copy['type'] = ['VerifiableCredential', '']
      },
      '/type',
    ],
    [
      'two ids',
      (copy) => {
        copy['id'] = [copy['id'], 'urn:x:1']
      },
      '/id',
    ],
    [
      'an id that is no URL',
      (copy) => {
        copy['id'] = 'badge 1'
      },
      '/id',
    ],
    [
      'no issuer',
      (copy) => {
        delete copy['issuer']
      },
      '/issuer',
    ],
    [
      'an issuer without id',
      (copy) => {
        delete copy['issuer'].id
      },
      '/issuer',
    ],
    [
      'no subject',
      (copy) => {
        delete copy['credentialSubject']
      },
      '/credentialSubject',
    ],
    [
      'an empty subject',
      (copy) => {
        copy['credentialSubject'] = {}
      },
      '/credentialSubject',
    ],
    [
      'an empty list of subjects',
      (copy) => {
        copy['credentialSubject'] = []
      },
      '/credentialSubject',
    ],
  ])('%s', async (_what, change, path) => {
    const report = await verifier.verify(changed(change))
    expect(report.outcome).toBe('rejected')
    expect(report.checks.schema).toMatchObject({
      state: 'fail',
      findings: [{ check: 'schema', code: 'schema.data_model', path }],
    })
  })

  it('a badge must fit the schema, rightly signed or not', async () => {
    const { achievement: _a, ...subject } = badgeOf(controllerOf(signer))['credentialSubject'] as JsonObject
    const report = await verifier.verify(
      await signedBadge(signer, { ...badgeOf(controllerOf(signer)), credentialSubject: subject }),
    )
    expect(report).toMatchObject({ outcome: 'rejected', checks: { proof: { state: 'pass' }, schema: { state: 'fail' } } })
    expect(codesOf(report)).toContain('schema.invalid')
  })

  it('a badge must say who it is for (OB 3.0 B.1.3)', async () => {
    const { id: _id, ...subject } = badgeOf(controllerOf(signer))['credentialSubject'] as JsonObject
    for (const credentialSubject of [subject, { ...subject, identifier: [] }]) {
      const report = await verifier.verify(await signedBadge(signer, { ...badgeOf(controllerOf(signer)), credentialSubject }))
      expect(report.checks.schema).toMatchObject({
        state: 'fail',
        findings: [{ code: 'schema.invalid', path: expect.stringMatching(/^\/credentialSubject/) }],
      })
    }
  })

  it('a badge whose type is spelt as its IRI is a badge all the same', async () => {
    const type = ['VerifiableCredential', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential']
    const report = await verifier.verify({ ...signed, type })
    expect(report).toMatchObject({ outcome: 'rejected', checks: { proof: { state: 'pass' }, schema: { state: 'fail' } } })
  })

  it('another credential is verified with a warning', async () => {
    const other: JsonObject = {
      '@context': [CREDENTIALS_V2],
      id: 'urn:example:1',
      type: ['VerifiableCredential'],
      issuer: controllerOf(signer),
      credentialSubject: { id: 'urn:example:s' },
    }
    expect(await verifier.verify(await signedBadge(signer, other))).toMatchObject({
      outcome: 'verified',
      findings: [{ check: 'schema', code: 'schema.not_open_badge', path: '/type' }],
    })
  })
})
