import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2, OB_3_0_3 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { buildEndorsementCredential } from '../../src/credential/index.js'
import { compileSchema } from '../../src/schemas/compile-schema.js'
import { ed25519Signature2020 } from '../../src/securing/data-integrity/ed25519-signature-2020.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJwt } from '../../src/securing/jose/vc-jwt.js'
import { badgeOf, controllerOf, errorOf, type Loose, loader, NOW_MS, thaw } from '../support/badges.js'
import { codesOf, signer, verifierOf } from './support.js'

const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json'
const own = badgeOf(controllerOf(signer))
const seal = async (badge: JsonObject, mechanism: Mechanism = eddsaJcs2022) =>
  (await mechanism.secure(badge, { signer, loader, now: NOW_MS })).credential
const schemaCheckOf = async (badge: JsonObject, options: Parameters<typeof verifierOf>[0] = {}) => {
  const report = await verifierOf(options).verify(await seal(badge))
  return [report.outcome, report.checks.schema.state, ...report.checks.schema.findings] as const
}

const LEVEL = 'https://school.example/schemas/level.json'
const level = await compileSchema({
  $schema: 'https://json-schema.org/draft/2019-09/schema#',
  $id: LEVEL,
  required: ['level'],
})

describe('the schemas that a badge names (OB 3.0 section 9.1 step 1)', () => {
  const naming = (...references: readonly object[]) =>
    ({ ...own, credentialSchema: references.length === 1 ? references[0] : references }) as JsonObject
  const validator = (id: string) => ({ id, type: '1EdTechJsonSchemaValidator2019' })

  it.each([
    ['the published schema of badges', [validator(`${OB}/ob_v3p0_achievementcredential_schema.json`)]],
    ['the published one for other compaction', [validator(`${OB}-ld/ob_v3p0_achievementcredential_schema.json`)]],
    ['our own', [{ id: 'https://w3id.org/rungs/v0/schemas/ob-achievement-credential.schema.json', type: 'JsonSchema' }]],
    [
      'types that are no JSON Schema',
      [
        { id: LEVEL, type: 'ZkpExampleSchema2018' },
        { id: 'urn:a:1', type: 'Other' },
      ],
    ],
  ])('%s: holds', async (_, references) => {
    expect(await schemaCheckOf(naming(...references))).toEqual(['verified', 'pass'])
  })

  it('one that is passed in holds or not', async () => {
    const schemas = { [LEVEL]: level }
    expect(await schemaCheckOf({ ...naming(validator(LEVEL)), level: 'B2' }, { schemas })).toEqual(['verified', 'pass'])
    expect(await schemaCheckOf(naming(validator(LEVEL)), { schemas })).toEqual([
      'rejected',
      'fail',
      { check: 'schema', code: 'schema.invalid', params: { schema: LEVEL, keyword: 'required', expected: 'level' }, path: '' },
    ])
  })

  it('one that refers to itself without end could not be compared', async () => {
    const endless = await compileSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: LEVEL, $ref: '#' })
    expect(await schemaCheckOf(naming(validator(LEVEL)), { schemas: { [LEVEL]: endless } })).toEqual([
      'indeterminate',
      'unknown',
      { check: 'schema', code: 'schema.too_complex', params: {}, path: '/credentialSchema' },
    ])
  })

  it('a validator that is passed for a published schema is asked as well', async () => {
    const url = `${OB}/ob_v3p0_achievementcredential_schema.json`
    const [outcome, , first] = await schemaCheckOf(naming(validator(url)), { schemas: { [url]: level } })
    expect([outcome, first]).toMatchObject(['rejected', { code: 'schema.invalid', params: { expected: 'level' } }])
  })

  it('the published schema of endorsements is none that a badge fits', async () => {
    const [outcome, state, first] = await schemaCheckOf(naming(validator(`${OB}/ob_v3p0_endorsementcredential_schema.json`)))
    expect([outcome, state, first]).toMatchObject(['rejected', 'fail', { code: 'schema.invalid' }])
  })

  it.each(['1EdTechJsonSchemaValidator2019', 'JsonSchema', 'JsonSchemaCredential'])(
    'a %s that is not at hand could not be checked, and is not fetched',
    async (type) => {
      const references = [validator(`${OB}/ob_v3p0_achievementcredential_schema.json`), { id: LEVEL, type }]
      expect(await schemaCheckOf(naming(...references))).toEqual([
        'indeterminate',
        'unknown',
        { check: 'schema', code: 'schema.not_at_hand', params: { url: LEVEL }, path: '/credentialSchema/1' },
      ])
    },
  )

  it('wrong by one is wrong, whatever could not be checked', async () => {
    const [outcome, state] = await schemaCheckOf(naming(validator('urn:a:unknown'), validator(LEVEL)), {
      schemas: { [LEVEL]: level },
    })
    expect([outcome, state]).toEqual(['rejected', 'fail'])
  })

  it('more than sixteen are not all looked at', async () => {
    const many = new Array(17).fill(validator(`${OB}/ob_v3p0_achievementcredential_schema.json`))
    expect(await schemaCheckOf(naming(...many))).toMatchObject([
      'indeterminate',
      'unknown',
      { code: 'schema.references_too_many', params: { limit: 16 }, path: '/credentialSchema' },
    ])
  })

  it('of a credential that is no badge are checked as well', async () => {
    const credential: JsonObject = {
      '@context': [CREDENTIALS_V2],
      type: ['VerifiableCredential'],
      issuer: controllerOf(signer),
      credentialSubject: { id: 'urn:example:s' },
      credentialSchema: { id: LEVEL, type: 'JsonSchema' },
    }
    const [outcome, state, ...findings] = await schemaCheckOf(credential)
    expect([outcome, state, findings.map(({ code }) => code)]).toEqual([
      'indeterminate',
      'unknown',
      ['schema.not_at_hand', 'schema.not_open_badge'],
    ])
  })

  it.each([[null], ['x'], [[]], [{ [LEVEL]: {} }]])('%j is no set of validators', async (schemas) => {
    expect(await errorOf(() => verifierOf({ schemas: schemas as never }))).toMatchObject({
      code: 'core.option_invalid',
      params: { option: 'schemas' },
    })
  })
})

describe('an endorsement by itself (OB 3.0 B.1.8)', () => {
  const endorsement = buildEndorsementCredential({
    id: 'urn:uuid:6c8f7a52-9f13-4c7e-9e1c-3f6c5a0f4d10',
    name: 'Endorsement',
    issuer: { id: controllerOf(signer), name: 'School' },
    validFrom: '2026-05-02T09:00:00Z',
    endorses: own['id'] as string,
  }) as unknown as JsonObject

  it('fits the schema of OB 3.0 or not', async () => {
    expect(await schemaCheckOf(endorsement)).toEqual(['verified', 'pass'])
    const { id: _id, ...unnamed } = endorsement['credentialSubject'] as JsonObject
    expect(await schemaCheckOf({ ...endorsement, credentialSubject: unnamed })).toMatchObject([
      'rejected',
      'fail',
      { code: 'schema.invalid', params: { schema: 'ob-endorsement-credential' }, path: '/credentialSubject' },
    ])
  })
})

describe('badges of VCDM 1.1 (OB 3.0 B.9)', () => {
  const { validFrom, validUntil, ...rest } = own
  const old = {
    ...rest,
    '@context': [CREDENTIALS_V1, OB_3_0_3],
    issuanceDate: validFrom,
    expirationDate: validUntil,
  } as JsonObject
  const checkOf = async (change: (badge: Loose) => void) => {
    const badge = thaw(old)
    change(badge)
    const { checks } = await verifierOf().verify({ ...badge, proof: { type: 'X' } })
    return [checks.schema.state, ...checks.schema.findings] as const
  }

  it.each([
    ['an embedded proof', ed25519Signature2020],
    ['a token', vcJwt],
    ['a token of OB 3.0', ob3Jwt],
  ])('with %s are verified', async (_, mechanism) => {
    const report = await verifierOf().verify(await seal(old, mechanism))
    expect([report.outcome, report.findings]).toEqual(['verified', []])
  })

  it('end by their own date', async () => {
    const report = await verifierOf({ now: '2028-01-01T00:00:00Z' }).verify(await seal(old, ed25519Signature2020))
    expect([report.outcome, report.findings]).toMatchObject(['rejected', [{ code: 'validity.expired' }]])
  })

  it.each<[string, (badge: Loose) => void, string, object]>([
    ['an issuer that is a URL', (badge) => (badge.issuer = badge.issuer.id), '/issuer', { keyword: 'type', expected: 'object' }],
    ['a date that is none', (badge) => (badge.expirationDate = '2027'), '/expirationDate', { keyword: 'format' }],
    ['no achievement', (badge) => delete badge.credentialSubject.achievement, '/credentialSubject', { expected: 'achievement' }],
    ['nobody', (badge) => delete badge.credentialSubject.id, '/credentialSubject', { expected: 'id or identifier' }],
    ['the context of VCDM 1.1 alone', (badge) => badge['@context'].pop(), '/@context', {}],
  ])('with %s are no badges', async (_, change, path, params) => {
    expect(await checkOf(change)).toMatchObject(['fail', { code: 'schema.invalid', path, params }])
  })

  it('without their date are none of the data model (VCDM 1.1 section 4.6)', async () => {
    const { issuanceDate: _date, ...undated } = old
    const report = await verifierOf().verify({ ...undated, proof: { type: 'X' } })
    expect([report.outcome, codesOf(report)]).toMatchObject(['rejected', ['schema.data_model', 'proof.unsupported']])
  })

  it('say in VCDM 2.0 names what they say in their own', async () => {
    // A `validFrom` of VCDM 1.1 is another member, of which the schema knows nothing.
    expect(await checkOf((badge) => (badge.validFrom = 'x'))).toEqual(['pass'])
  })
})

describe('members that any credential may have (VCDM 2.0 sections 4.4, 4.5, 4.10, 4.11 and 5.3)', () => {
  const plain = {
    '@context': [CREDENTIALS_V2],
    type: ['VerifiableCredential'],
    issuer: controllerOf(signer),
    credentialSubject: { id: 'did:example:ana', rank: 1 },
  }
  const at = 'https://courier.example/1'
  const wrongAt = async (members: object): Promise<unknown> => {
    const { outcome, findings } = await verifierOf().verify(await seal({ ...plain, ...members } as JsonObject))
    const [first] = findings
    return [outcome, first?.code, first?.path]
  }
  const resource = { id: at, digestSRI: 'sha384-AAAA' }

  it.each([
    ['a subject whose id is no URL', { credentialSubject: { id: 'ana', rank: 1 } }, ''],
    ['a status without a type', { credentialStatus: { id: at } }, ''],
    ['a status that is a URL', { credentialStatus: at }, ''],
    ['a status whose id is no URL', { credentialStatus: [{ type: 'Unheard', id: '5' }] }, '/0'],
    ['a schema without a type', { credentialSchema: { id: at } }, ''],
    ['a schema without an id', { credentialSchema: { type: 'JsonSchema' } }, ''],
    ['a schema that is a URL', { credentialSchema: [at] }, '/0'],
    ['evidence without a type', { evidence: { id: at } }, ''],
    ['terms of use without a type', { termsOfUse: [{ type: 'Policy' }, { id: at }] }, '/1'],
    ['a refresh service without a type', { refreshService: { id: at } }, ''],
    ['a related resource without a digest', { relatedResource: { id: at } }, ''],
    ['a related resource named twice', { relatedResource: [resource, resource] }, '/1'],
    ['a related resource without an id', { relatedResource: [{ digestSRI: 'sha384-AAAA' }] }, '/0'],
  ])('%s is refused', async (_what, members, path) => {
    expect(await wrongAt(members)).toEqual(['rejected', 'schema.data_model', `/${Object.keys(members)[0]}${path}`])
  })

  it('those that keep the rules are not', async () => {
    const members = {
      credentialSchema: { id: at, type: 'Unheard' },
      evidence: [{ type: 'Evidence' }],
      termsOfUse: { type: ['Policy'] },
      refreshService: { type: 'Unheard' },
      relatedResource: [resource, { id: `${at}2`, digestMultibase: 'uAAAA' }],
    }
    expect(await wrongAt(members)).toEqual(['verified', 'schema.not_open_badge', '/type'])
  })

  it('hold for a badge as well', async () => {
    const credentialSubject = { ...(own['credentialSubject'] as JsonObject), id: 'ana' }
    expect(await schemaCheckOf({ ...own, credentialSubject })).toMatchObject([
      'rejected',
      'fail',
      { code: 'schema.data_model', path: '/credentialSubject' },
    ])
  })
})
