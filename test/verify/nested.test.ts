import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2, OB_3_0_3 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { buildIdentityObject } from '../../src/credential/index.js'
import { toFacts } from '../../src/ladder/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { ecdsaJcs2019 } from '../../src/securing/data-integrity/ecdsa-jcs-2019.js'
import { ed25519Signature2020 } from '../../src/securing/data-integrity/ed25519-signature-2020.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createTrustList } from '../../src/trust/index.js'
import {
  badgeOf,
  controllerOf,
  errorOf,
  type Loose,
  loader,
  NOW_MS,
  newSigner,
  RECIPIENT,
  signedBadge,
  thaw,
  tokenBadge,
} from '../support/badges.js'
import { achievementId, badgeFor, recordOf, sealRecord } from '../support/records.js'
import { codesOf, jwtSigner, type Result, signer, verifier, verifierOf } from './support.js'

const school = await newSigner()
const firstAid = await badgeFor('First aid', school, { number: 1 })
const driving = await badgeFor('Driving', signer, { number: 2 })
const alien = await signedBadge(await newSigner(), badgeOf(controllerOf(school)))
const OTHER = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'

const nestedCodes = (report: Result): readonly string[] => report.checks.nested.findings.map(({ code }) => code)
const outcomesOf = (report: Result) => report.nested?.map(({ subject, report: { outcome } }) => `${subject} ${outcome}`)
/** Verifies a record signed over its JSON, so that anything may stand in it. */
const verifyAnything = async (inside: readonly unknown[], changes: (record: Loose) => void = () => {}, by = verifier) => {
  const record = thaw(recordOf(signer, [firstAid]))
  record.credentialSubject.verifiableCredential = inside
  changes(record)
  return by.verify(await sealRecord(signer, record, eddsaJcs2022))
}

describe('a record (CLR 2.0)', () => {
  it('is verified with each credential in it, which has its own contexts and proof and a full report', async () => {
    const sealed = (await sealRecord(signer, recordOf(signer, [firstAid, driving]))) as Loose
    expect(sealed.credentialSubject.verifiableCredential).toEqual([firstAid, driving])
    const report = await verifier.verify(sealed)
    expect([report.outcome, report.findings, report.checks.nested.state]).toEqual(['verified', [], 'pass'])
    expect(report.nested?.map(({ path, subject }) => [path, subject])).toEqual([
      ['/credentialSubject/verifiableCredential/0', 'same'],
      ['/credentialSubject/verifiableCredential/1', 'same'],
    ])
    for (const [index, badge] of [firstAid, driving].entries()) {
      expect(report.nested?.[index]?.report).toEqual(await verifier.verify(badge))
      expect((await verifier.verify(sealed.credentialSubject.verifiableCredential[index])).outcome).toBe('verified')
    }
    expect((await loadSchema('verification-report'))(thaw(report))).toEqual([])
  })

  it('has the facts of the credentials in it, each as its own report gives them', async () => {
    const report = await verifier.verify(await sealRecord(signer, recordOf(signer, [firstAid])))
    if (report.outcome !== 'verified') throw new Error('not verified')
    const inner = report.nested?.[0]?.report
    if (inner?.outcome !== 'verified') throw new Error('not verified')
    expect(toFacts(inner)[0]?.achievement.id).toBe(achievementId('First aid'))
    expect(toFacts(report)).toEqual(toFacts(inner))
  })

  it.each<[string, Mechanism, () => Promise<object | string>]>([
    [
      'eddsa-jcs-2022',
      eddsaJcs2022,
      async () => (await eddsaJcs2022.secure(badgeOf(controllerOf(school)), { signer: school, loader, now: NOW_MS })).credential,
    ],
    [
      'ecdsa-jcs-2019',
      ecdsaJcs2019,
      async () =>
        (await ecdsaJcs2019.secure(badgeOf(controllerOf(jwtSigner)), { signer: jwtSigner, loader, now: NOW_MS })).credential,
    ],
    ['ob3-jwt', ob3Jwt, () => tokenBadge(jwtSigner)],
    ['vc-jose', vcJose, () => tokenBadge(jwtSigner, undefined, vcJose)],
    ['sd-jwt-vc', sdJwtVc, () => tokenBadge(jwtSigner, undefined, sdJwtVc)],
  ])('takes a credential secured with %s, whatever secures the record', async (id, _mechanism, make) => {
    const inner = await make()
    const record = recordOf(signer, [inner as JsonObject])
    for (const outer of [undefined, eddsaJcs2022]) {
      const report = await verifier.verify(await sealRecord(signer, record, outer))
      expect([report.outcome, outcomesOf(report)]).toEqual(['verified', ['same verified']])
      expect(report.nested?.[0]?.report.proofs[0]?.mechanism).toBe(id)
    }
  })

  it('may be a token itself, and holds bare tokens too', async () => {
    const report = await verifier.verify(await sealRecord(jwtSigner, recordOf(jwtSigner, [firstAid]), ob3Jwt))
    expect([report.outcome, outcomesOf(report)]).toEqual(['verified', ['same verified']])
    const bare = await verifyAnything([await tokenBadge(jwtSigner), firstAid])
    expect([bare.outcome, outcomesOf(bare)]).toEqual(['verified', ['same verified', 'same verified']])
  })

  it('a credential of VCDM 1.1 stands in a token or in JCS, and not in canonical RDF', async () => {
    const { validFrom, validUntil, ...rest } = badgeOf(controllerOf(school))
    const old = {
      ...rest,
      '@context': [CREDENTIALS_V1, OB_3_0_3],
      issuanceDate: validFrom,
      expirationDate: validUntil,
    } as JsonObject
    const inner = (await ed25519Signature2020.secure(old, { signer: school, loader, now: NOW_MS })).credential as JsonObject
    expect(await errorOf(sealRecord(signer, recordOf(signer, [inner])))).toMatchObject({ kind: 'input' })
    for (const [by, mechanism] of [
      [signer, eddsaJcs2022],
      [jwtSigner, ob3Jwt],
    ] as const) {
      const report = await verifier.verify(await sealRecord(by, recordOf(by, [inner]), mechanism))
      expect([report.outcome, outcomesOf(report)]).toEqual(['verified', ['same verified']])
    }
  })

  it('is wrong when a proof in it is, although its own is right', async () => {
    const forged = { ...firstAid, name: 'Surgery' }
    const report = await verifier.verify(await sealRecord(signer, recordOf(signer, [driving, forged])))
    expect([report.checks.proof.state, report.outcome, outcomesOf(report)]).toEqual([
      'pass',
      'rejected',
      ['same verified', 'same rejected'],
    ])
    expect(report.checks.nested.findings).toEqual([
      {
        check: 'nested',
        code: 'nested.rejected',
        params: { codes: ['proof.signature_invalid'] },
        path: '/credentialSubject/verifiableCredential/1',
      },
    ])
  })

  it.each<[string, unknown, readonly string[]]>([
    ['an unsigned badge', badgeOf(controllerOf(school)), ['proof.none']],
    [
      'an assertion of OB 2.0',
      { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: 'urn:x:1' },
      ['form.not_a_credential'],
    ],
    ['a badge by somebody else than it says', alien, ['issuer.mismatch']],
    [
      'a presentation',
      { '@context': [CREDENTIALS_V2], type: ['VerifiablePresentation'], holder: 'did:example:x' },
      ['form.presentation'],
    ],
  ])('is wrong with %s in it', async (_what, inside, codes) => {
    const report = await verifyAnything([inside])
    expect([report.outcome, report.checks.nested.findings[0]]).toMatchObject([
      'rejected',
      { code: 'nested.rejected', params: { codes } },
    ])
  })

  it('stays open with a credential in it that could not be checked', async () => {
    const far = await newSigner('Ed25519', 'did:web:school.example#key-1')
    const report = await verifier.verify(
      await sealRecord(signer, recordOf(signer, [firstAid, await badgeFor('Far', far, { number: 3 })])),
    )
    expect([report.outcome, outcomesOf(report)]).toEqual(['indeterminate', ['same verified', 'same indeterminate']])
    expect(report.checks.nested).toMatchObject({
      state: 'unknown',
      findings: [{ code: 'nested.unchecked', params: { codes: ['did.offline'] } }],
    })
    const gone = await badgeFor('Gone', far, { number: 4, validUntil: '2026-05-02T09:00:00Z' })
    expect(nestedCodes(await verifier.verify(await sealRecord(signer, recordOf(signer, [gone]))))).toEqual(['nested.unchecked'])
  })

  it('keeps what has expired as history: it is told, and the record holds', async () => {
    const expired = await badgeFor('Old', school, { number: 5, validUntil: '2026-05-20T00:00:00Z' })
    const report = await verifier.verify(await sealRecord(signer, recordOf(signer, [expired])))
    expect([report.outcome, outcomesOf(report), report.checks.nested]).toMatchObject([
      'verified',
      ['same rejected'],
      { state: 'warn', findings: [{ code: 'nested.not_in_force', params: { codes: ['validity.expired'] } }] },
    ])
  })

  it('other credentials in it are verified too, and said to be no badges', async () => {
    const licence = await signedBadge(school, {
      '@context': [CREDENTIALS_V2, OB_3_0_3],
      id: 'urn:uuid:00000000-0000-4000-8000-0000000000aa',
      type: ['VerifiableCredential'],
      issuer: controllerOf(school),
      validFrom: '2026-05-01T09:00:00Z',
      credentialSubject: { id: RECIPIENT, type: 'AchievementSubject', licenseNumber: '7' },
    } as unknown as JsonObject)
    const report = await verifier.verify(await sealRecord(signer, recordOf(signer, [licence])))
    expect([report.outcome, codesOf(report.nested?.[0]?.report as Result)]).toEqual(['verified', ['schema.not_open_badge']])
  })

  it('whose own proof is wrong is not gone into; one that could not be checked is', async () => {
    const sealed = thaw(await sealRecord(signer, recordOf(signer, [firstAid])))
    const changed = await verifier.verify({ ...sealed, name: 'Other' })
    expect([changed.checks.nested.state, changed.nested]).toEqual(['skipped', undefined])
    const far = await newSigner('Ed25519', 'did:web:platform.example#key-1')
    const open = await verifier.verify(await sealRecord(far, recordOf(far, [firstAid])))
    expect([open.outcome, open.checks.proof.state, outcomesOf(open)]).toEqual(['indeterminate', 'unknown', ['same verified']])
  })

  it('asks a trust source about each issuer, and a recipient of the record alone', async () => {
    const trusting = verifierOf({ trust: createTrustList([controllerOf(signer)]) })
    const sealed = await sealRecord(signer, recordOf(signer, [firstAid, driving]))
    const report = await trusting.verify(sealed, { recipient: { ids: [RECIPIENT] } })
    expect(report.nested?.map((one) => [one.report.checks.trust.state, one.report.checks.recipient.state])).toEqual([
      ['warn', 'skipped'],
      ['pass', 'skipped'],
    ])
    const wrong = await trusting.verify(sealed, { recipient: { ids: [OTHER] } })
    expect([wrong.outcome, codesOf(wrong)]).toEqual(['rejected', ['recipient.mismatch']])
  })

  it('a credential of any other type that holds credentials is gone into as well', async () => {
    const report = await verifyAnything([{ ...firstAid, name: 'Surgery' }], (record) => (record.type = ['VerifiableCredential']))
    expect([report.outcome, nestedCodes(report)]).toEqual(['rejected', ['nested.rejected']])
    const many = await verifyAnything([firstAid], (record) => {
      record.type = ['VerifiableCredential']
      record.credentialSubject = [{ id: RECIPIENT }, { id: RECIPIENT, verifiableCredential: { ...firstAid, name: 'Surgery' } }]
    })
    expect(many.checks.nested.findings[0]).toMatchObject({
      code: 'nested.rejected',
      path: '/credentialSubject/1/verifiableCredential',
    })
  })

  it('that says to be a badge too is held to both schemas', async () => {
    const report = await verifyAnything([firstAid], (record) => record.type.push('OpenBadgeCredential'))
    expect(report.checks.schema).toMatchObject({ state: 'fail', findings: [{ code: 'schema.invalid' }] })
    const bare = await verifyAnything([], () => {})
    expect(bare.checks.schema).toMatchObject({
      state: 'fail',
      findings: [{ code: 'schema.invalid', path: '/credentialSubject/verifiableCredential' }],
    })
  })

  it('that names the published schema is compared with what is known of it, and that is said', async () => {
    const credentialSchema = [
      {
        id: 'https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json',
        type: '1EdTechJsonSchemaValidator2019',
      },
    ]
    const report = await verifyAnything([firstAid], (record) => (record.credentialSchema = credentialSchema))
    expect([report.outcome, codesOf(report)]).toEqual(['verified', ['schema.restated']])
    const refusing = verifierOf({ schemas: { [credentialSchema[0]?.id as string]: () => [] } })
    const passed = await verifyAnything([firstAid], (record) => (record.credentialSchema = credentialSchema), refusing)
    expect([passed.outcome, codesOf(passed)]).toEqual(['verified', []])
  })
})

describe('subjects of a record', () => {
  it('another id in a credential is somebody else, as far as can be told', async () => {
    const report = await verifyAnything([firstAid, await badgeFor('Bo', school, { number: 6, subject: OTHER })])
    expect([report.outcome, outcomesOf(report), report.checks.nested.findings]).toMatchObject([
      'indeterminate',
      ['same verified', 'other verified'],
      [{ code: 'nested.subject_mismatch', path: '/credentialSubject/verifiableCredential/1' }],
    ])
  })

  const SALT = '0123456789abcdef'
  const hashed = (identity: string, salt = SALT) => buildIdentityObject({ identity, salt })
  const plain = { type: 'IdentityObject', hashed: false, identityHash: 'ana@example.org', identityType: 'emailAddress' } as const
  it.each([
    ['the same hash with the same salt', [hashed('ana@example.org')], [hashed('ana@example.org')], 'same'],
    ['a plain address in the record', [plain], [hashed('ana@example.org', 'fedcba9876543210')], 'same'],
    ['a plain address in the credential', [hashed('ana@example.org')], [plain], 'same'],
    ['hashes with two salts', [hashed('ana@example.org')], [hashed('ana@example.org', 'fedcba9876543210')], 'unknown'],
    ['another address', [plain], [hashed('bo@example.org')], 'unknown'],
    ['another type of identity', [{ ...plain, identityType: 'userName' as const }], [plain], 'unknown'],
  ])('by %s', async (_what, record, inside, expected) => {
    const badge = await badgeFor('Email', school, { number: 7, subject: { identifier: inside } })
    const report = await verifyAnything([badge], (one) => {
      one.credentialSubject.identifier = record
      delete one.credentialSubject.id
    })
    expect(report.nested?.[0]?.subject).toBe(expected)
    expect(nestedCodes(report)).toEqual(expected === 'same' ? [] : ['nested.subject_unknown'])
    expect(report.outcome).toBe(expected === 'same' ? 'verified' : 'indeterminate')
  })

  it('two ids with one address in the clear are one person', async () => {
    const badge = await badgeFor('Two ids', school, { number: 8, subject: { id: OTHER, identifier: [plain] } })
    const report = await verifyAnything([badge], (one) => (one.credentialSubject.identifier = [plain]))
    expect([report.outcome, outcomesOf(report)]).toEqual(['verified', ['same verified']])
  })

  it('the same credential twice is told', async () => {
    const report = await verifier.verify(
      await sealRecord(signer, recordOf(signer, [firstAid, driving, thaw(firstAid)]), eddsaJcs2022),
    )
    expect([report.outcome, report.checks.nested.findings]).toMatchObject([
      'verified',
      [{ code: 'nested.duplicate', params: { first: 0 }, path: '/credentialSubject/verifiableCredential/2' }],
    ])
  })
})

describe('associations of a record', () => {
  const [a, b, c] = ['First aid', 'Driving', 'Lead'].map(achievementId) as [string, string, string]
  const lead = { id: c, name: 'Lead', description: 'Leads.', criteria: { narrative: 'Led.' } }
  const link = (associationType: string, sourceId: string, targetId: string) => ({
    type: 'Association',
    associationType,
    sourceId,
    targetId,
  })
  const told = async (associations: readonly object[]) => {
    const record = thaw(recordOf(signer, [firstAid, driving], { achievements: [lead] }))
    record.credentialSubject.association = associations
    const report = await verifier.verify(await sealRecord(signer, record))
    return [report.outcome, ...report.checks.nested.findings.map(({ code, params, path }) => [code, params, path])] as const
  }

  it('between achievements that are in it, also in its credentials, are well', async () => {
    expect(
      await told([
        link('precedes', a, b),
        link('precedes', b, c),
        link('isPartOf', a, c),
        link('isPeerOf', a, b),
        link('isPeerOf', b, a),
      ]),
    ).toEqual(['verified'])
  })

  it('of an unknown type, or between what is not in it, are told', async () => {
    expect(await told([link('requires', a, b), link('precedes', a, 'urn:x:gone'), link('precedes', 'urn:x:gone', a)])).toEqual([
      'verified',
      ['nested.association_unknown', { associationType: 'requires' }, '/credentialSubject/association/0/associationType'],
      ['nested.association_unresolved', { reference: 'targetId' }, '/credentialSubject/association/1/targetId'],
      ['nested.association_unresolved', { reference: 'sourceId' }, '/credentialSubject/association/2/sourceId'],
      ['nested.association_cycle', { associationType: 'precedes', size: 2 }, '/credentialSubject/association/1'],
    ])
  })

  it.each([
    ['precedes', [link('precedes', a, b), link('precedes', b, c), link('precedes', c, a)], 3],
    ['replacedBy', [link('replacedBy', a, a)], 1],
    ['isPartOf', [link('isPartOf', a, b), link('isParentOf', b, c), link('isParentOf', c, b)], 2],
    ['isPartOf', [link('isPartOf', a, b), link('isChildOf', b, a)], 2],
  ])('a cycle in %s is told', async (associationType, associations, size) => {
    expect(await told(associations)).toMatchObject([
      'verified',
      ['nested.association_cycle', { associationType, size }, expect.any(String)],
    ])
  })

  it('part and whole said from both ends are no cycle', async () => {
    expect(await told([link('isPartOf', a, b), link('isParentOf', b, a)])).toEqual(['verified'])
  })
})

describe('records without measure', () => {
  it('10 000 credentials are refused as JSON objects, and no more than 100 verified as tokens', async () => {
    const objects = await verifyAnything(new Array(10_000).fill({ type: 'VerifiableCredential' })).catch(errorOf)
    expect(objects).toMatchObject({
      outcome: 'rejected',
      checks: { form: { findings: [{ code: 'core.json_too_many_values' }] } },
    })
    const token = await tokenBadge(jwtSigner)
    const report = await verifyAnything(new Array(9000).fill(token))
    expect([report.outcome, report.nested?.length, report.checks.nested.state]).toEqual(['indeterminate', 100, 'unknown'])
    expect(report.checks.nested.findings.at(-1)).toMatchObject({
      code: 'nested.too_many',
      params: { limit: 100, actual: 9000 },
      path: '/credentialSubject/verifiableCredential/100',
    })
  }, 60_000)

  it('100 badges with contexts of their own are verified, and 300 lists of contexts are too many', async () => {
    const badges = await Promise.all(Array.from({ length: 100 }, (_, number) => badgeFor(`Skill ${number}`, school, { number })))
    const report = await verifier.verify(await sealRecord(signer, recordOf(signer, badges)))
    expect([report.outcome, report.nested?.length, report.findings]).toEqual(['verified', 100, []])
    const many = await verifyAnything(new Array(300).fill({ '@context': [CREDENTIALS_V2], type: 'X' }))
    expect(many.checks.form.findings).toMatchObject([{ code: 'form.contexts_too_many', params: { limit: 64 } }])
    const unlike = Array.from({ length: 70 }, (_, index) => ({ '@context': [`urn:x:${index}`], type: 'X' }))
    expect((await verifyAnything(unlike)).checks.form.findings).toMatchObject([{ params: { limit: 64 } }])
  }, 60_000)

  it('records in records are gone into three deep, and their credentials counted with the others', async () => {
    let inner = await tokenBadge(jwtSigner)
    for (let depth = 0; depth < 4; depth++) inner = (await sealRecord(jwtSigner, recordOf(jwtSigner, [inner]), ob3Jwt)) as string
    const report = await verifier.verify(inner)
    let at: Result | undefined = report
    for (let depth = 0; depth < 3; depth++) at = at?.nested?.[0]?.report
    expect([report.outcome, at?.checks.nested]).toMatchObject([
      'indeterminate',
      { state: 'unknown', findings: [{ code: 'nested.too_deep', params: { limit: 3 } }] },
    ])
    expect(at?.nested).toBeUndefined()
    const wide = await verifyAnything(
      new Array(3).fill(await sealRecord(jwtSigner, recordOf(jwtSigner, [await tokenBadge(jwtSigner)]), ob3Jwt)),
    )
    expect(wide.nested?.map((one) => one.report.nested?.length)).toEqual([1, 1, 1])
  }, 60_000)

  it('a thousand associations in a ring, and as many unknown ones, are told in 32 findings', async () => {
    const associations = Array.from({ length: 1000 }, (_, index) => ({
      type: 'Association',
      associationType: index % 2 === 0 ? 'precedes' : 'x'.repeat(100),
      sourceId: `urn:x:${index}`,
      targetId: `urn:x:${(index + 2) % 1000}`,
    }))
    const report = await verifyAnything([firstAid], (record) => (record.credentialSubject.association = associations))
    expect([report.outcome, report.checks.nested.state, report.checks.nested.findings.length]).toEqual(['verified', 'warn', 32])
  })

  it('members that moved between two credentials with one id break their own proofs', async () => {
    const sealed = thaw(await sealRecord(signer, recordOf(signer, [firstAid, driving])))
    const [one, other] = sealed.credentialSubject.verifiableCredential
    const achievement = one.credentialSubject.achievement
    one.credentialSubject.achievement = other.credentialSubject.achievement
    other.credentialSubject.achievement = achievement
    const report = await verifier.verify(sealed)
    expect([report.outcome, outcomesOf(report)]).toEqual(['rejected', ['same rejected', 'same rejected']])
  })
})

describe('texts of any script', () => {
  it('survive in a record byte for byte, whatever secures it', async () => {
    const names = ['سائق دراجة', 'साइकिल सवार', '🚲🏅👩🏽‍🔧', '自転車配達員', 'a\u0301 é ﬃ']
    const badges = await Promise.all(names.map((name, index) => badgeFor(name, school, { number: 20 + index })))
    for (const [by, mechanism] of [
      [signer, undefined],
      [signer, eddsaJcs2022],
      [jwtSigner, ob3Jwt],
    ] as const) {
      const sealed = await sealRecord(by, recordOf(by, badges, { name: names.join(' · ') }), mechanism)
      const text = typeof sealed === 'string' ? sealed : JSON.stringify(sealed)
      const report = await verifier.verify(new TextEncoder().encode(text))
      if (report.outcome !== 'verified') throw new Error(JSON.stringify(report.findings))
      const record = report.credential as Loose
      expect(record.name).toBe(names.join(' · '))
      expect(record.credentialSubject.verifiableCredential).toEqual(badges)
      expect(outcomesOf(report)).toEqual(names.map(() => 'same verified'))
    }
  })
})
