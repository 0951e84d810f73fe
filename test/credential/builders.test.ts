import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../../src/contexts/index.js'
import { deepFreeze } from '../../src/core/index.js'
import {
  type AchievementCredentialInput,
  buildAchievement,
  buildAchievementCredential,
  buildAlignment,
  buildEndorsementCredential,
  buildEvidence,
  buildIdentityObject,
  buildProfile,
  buildResult,
  buildResultDescription,
  buildRungAchievement,
  hashIdentity,
  isAchievementCredential,
  isRungAchievement,
} from '../../src/credential/index.js'
import {
  achievement,
  failure,
  failureOf,
  minimal,
  minimalEndorsement,
  nquads,
  schemaProblems,
  signedEndorsement,
  subjectId,
  unfrozen,
} from './support.js'

const address = { addressCountry: 'Germany', addressCountryCode: 'DE', geo: { latitude: 52.5, longitude: 13.4 } }
const image = { id: 'https://courier.example/badge.png', caption: 'A badge' }
const profile = {
  id: 'https://courier.example/issuer',
  name: 'Courier Platform',
  url: 'https://courier.example/',
  image,
  address,
  otherIdentifier: [{ identifier: '4711', identifierType: 'systemId' }],
  parentOrg: { id: 'https://holding.example/', parentOrg: { id: 'https://trust.example/' } },
  dateOfBirth: '2000-02-29',
  endorsement: [signedEndorsement],
}
const alignment = {
  targetName: 'Give first aid',
  targetUrl: 'https://framework.example/first-aid',
  targetType: 'CFItem' as const,
}
const description = {
  id: 'https://courier.example/results/level',
  name: 'Level',
  resultType: 'RubricCriterionLevel' as const,
  rubricCriterionLevel: [
    { id: 'https://courier.example/levels/1', name: 'Basic', alignment: [alignment] },
    { id: 'https://courier.example/levels/2', name: 'Sound' },
  ],
}
const ladder = {
  id: 'https://courier.example/ladders/delivery',
  ladderVersion: '1.0.0',
  ladderDigest: 'uEiAAAA',
  rung: 'https://courier.example/ladders/delivery/rider',
}

const full: AchievementCredentialInput = {
  ...minimal,
  issuer: profile,
  validUntil: '2027-05-01T09:00:00Z',
  awardedDate: '2026-04-01T09:00:00Z',
  name: 'First aid',
  description: 'A badge for first aid.',
  credentialStatus: { id: 'https://courier.example/status/1#7', type: '1EdTechRevocationList' },
  contexts: ['https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  subject: {
    id: subjectId,
    activityStartDate: '2026-01-01T00:00:00+01:00',
    activityEndDate: '2026-02-01T00:00:00+01:00',
    creditsEarned: 2.5,
    identifier: [buildIdentityObject({ identity: 'ana@courier.example', salt: '0123456789abcdef' })],
    image,
    licenseNumber: 'L-1',
    narrative: 'Did it.',
    role: 'Rider',
    source: profile,
    term: 'Spring',
    result: [{ resultDescription: description.id, achievedLevel: 'https://courier.example/levels/2' }],
  },
  achievement: {
    ...achievement,
    achievementType: 'MicroCredential',
    creator: profile,
    alignment: [alignment],
    related: [{ id: 'https://courier.example/achievements/erste-hilfe', inLanguage: 'de', version: '1' }],
    resultDescription: [description],
    tag: ['road', 'health'],
    inLanguage: 'en',
    creditsAvailable: 3,
    image,
    endorsement: [signedEndorsement],
  },
  evidence: [{ id: 'https://courier.example/evidence/1', name: 'Photo' }, { narrative: 'Seen on the road.' }],
  image,
  replaces: 'urn:uuid:ab1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
}

describe('buildAchievementCredential (OB 3.0 B.1.2)', () => {
  it('the least gives every member that the specification asks for, type terms too', () => {
    expect(buildAchievementCredential(minimal)).toEqual({
      '@context': [CREDENTIALS_V2, OB_3_0_3],
      id: minimal.id,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: 'https://courier.example/issuer',
      validFrom: '2026-05-01T09:00:00Z',
      credentialSubject: { id: subjectId, type: ['AchievementSubject'], achievement: { ...achievement, type: ['Achievement'] } },
    })
  })

  it('the most fits the schema, canonizes, and has a type term in every class (OB 3.0 section A.1)', async () => {
    const badge = buildAchievementCredential(full)
    expect(await schemaProblems('ob-achievement-credential', badge)).toEqual([])
    expect(await nquads(badge)).toContain('https://purl.imsglobal.org/spec/vc/ob/vocab.html#')
    expect(badge['@context']).toEqual([
      CREDENTIALS_V2,
      OB_3_0_3,
      RUNGS_V0,
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
    ])
    expect(badge.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential', 'SuccessorCredential'])
    expect(badge.replaces).toBe(full.replaces)
    expect(badge.evidence?.map(({ type }) => type)).toEqual([['Evidence'], ['Evidence']])
    expect(badge.issuer).toMatchObject({
      type: ['Profile'],
      address: { type: ['Address'], geo: { type: 'GeoCoordinates' } },
      image: { type: 'Image' },
    })
    expect(badge.credentialSubject.result).toEqual([
      { type: ['Result'], resultDescription: description.id, achievedLevel: 'https://courier.example/levels/2' },
    ])
    expect(isAchievementCredential(badge)).toBe(true)
    expect(isRungAchievement(badge.credentialSubject.achievement)).toBe(false)
  })

  it('endorsementJwt fits the schema, and has no term: it is never signed unseen (OB 3.0 B.1.1, B.1.14)', async () => {
    const endorsementJwt = ['eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl']
    for (const change of [{ issuer: { ...profile, endorsementJwt } }, { achievement: { ...achievement, endorsementJwt } }]) {
      const badge = buildAchievementCredential({ ...minimal, ...change })
      expect(await schemaProblems('ob-achievement-credential', badge)).toEqual([])
      await expect(nquads(badge)).rejects.toMatchObject({ code: 'rdf.term_undefined', params: { term: 'endorsementJwt' } })
    }
  })

  it('leaves the input as it was, shares nothing with it, and is deep-frozen', () => {
    const input = structuredClone(full)
    const before = JSON.stringify(input)
    const badge = buildAchievementCredential(input)
    expect(JSON.stringify(input)).toBe(before)
    expect(Object.isFrozen(input.achievement)).toBe(false)
    expect(unfrozen(badge)).toEqual([])
    expect(buildAchievementCredential(deepFreeze(structuredClone(full)))).toEqual(badge)
    const text = JSON.stringify(badge)
    ;(input.evidence as { name?: string }[])[0]!.name = 'changed'
    ;(input.credentialStatus as { type: string }).type = 'changed'
    expect(JSON.stringify(badge)).toBe(text)
  })

  it('a rung has the ladder context and types', async () => {
    const badge = buildAchievementCredential({
      ...minimal,
      achievement: {
        ...achievement,
        ladder,
        nameMap: { en: 'First aid', de: 'Erste Hilfe' },
        timeToEarn: { effortTypical: 'PT16H' },
      },
    })
    expect(badge['@context']).toEqual([CREDENTIALS_V2, OB_3_0_3, RUNGS_V0])
    expect(badge.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential', 'RungCredential'])
    expect(badge.credentialSubject.achievement).toMatchObject({
      type: ['Achievement', 'LadderRung'],
      ladder: { type: 'LadderReference', ...ladder },
      timeToEarn: { type: 'TimeToEarn', effortTypical: 'PT16H' },
    })
    expect(isRungAchievement(badge.credentialSubject.achievement)).toBe(true)
    expect(await schemaProblems('ob-achievement-credential', badge)).toEqual([])
    expect(await nquads(badge)).toContain('"Erste Hilfe"@de')
  })

  it('leaves out what is undefined or an empty list (OB 3.0 section A.1)', () => {
    const badge = buildAchievementCredential({
      ...minimal,
      name: undefined,
      evidence: [],
      contexts: [],
      subject: { id: subjectId, result: [], role: undefined },
      achievement: { ...achievement, tag: [], alignment: [], creator: undefined },
    } as never)
    expect(badge).toEqual(buildAchievementCredential(minimal))
    expect(JSON.stringify(badge)).toBe(JSON.stringify(buildAchievementCredential(minimal)))
  })

  it('names each context once', () => {
    const badge = buildAchievementCredential({
      ...minimal,
      contexts: [OB_3_0_3, CREDENTIALS_V2, 'https://a.example/c', 'https://a.example/c'],
    })
    expect(badge['@context']).toEqual([CREDENTIALS_V2, OB_3_0_3, 'https://a.example/c'])
  })

  it('names the recipient by id, by identity hash, or by both (OB 3.0 B.1.3, 9.1)', () => {
    const identifier = [buildIdentityObject({ identity: 'ana@courier.example', salt: '0123456789abcdef' })]
    expect(buildAchievementCredential({ ...minimal, subject: { identifier } }).credentialSubject).not.toHaveProperty('id')
    expect(
      buildAchievementCredential({ ...minimal, subject: { id: subjectId, identifier } }).credentialSubject.identifier,
    ).toEqual(identifier)
    for (const subject of [undefined, {}, { identifier: [] }, { role: 'Rider' }]) {
      expect(failureOf(() => buildAchievementCredential({ ...minimal, subject } as never))).toEqual({
        code: 'credential.recipient_missing',
        params: {},
        path: '/subject',
      })
    }
  })

  it.each(['id', 'issuer', 'validFrom', 'achievement'])('asks for %s', (field) => {
    for (const input of [
      { ...minimal, [field]: undefined },
      Object.fromEntries(Object.entries(minimal).filter(([name]) => name !== field)),
    ]) {
      expect(failureOf(() => buildAchievementCredential(input as never))).toEqual({
        code: 'credential.field_missing',
        params: { field },
        path: `/${field}`,
      })
    }
  })

  it.each(['id', 'name', 'description', 'criteria'])('asks for an achievement with %s (OB 3.0 B.1.1)', (field) => {
    expect(
      failureOf(() => buildAchievementCredential({ ...minimal, achievement: { ...achievement, [field]: undefined } as never })),
    ).toEqual({
      code: 'credential.field_missing',
      params: { field },
      path: `/achievement/${field}`,
    })
  })

  it('asks for criteria that say something (OB 3.0 B.1.6)', () => {
    expect(failureOf(() => buildAchievementCredential({ ...minimal, achievement: { ...achievement, criteria: {} } }))).toEqual({
      code: 'credential.criteria_missing',
      params: {},
      path: '/achievement/criteria',
    })
    expect(failureOf(() => buildRungAchievement({ ...achievement, criteria: {}, ladder })).code).toBe(
      'credential.criteria_missing',
    )
    expect(buildAchievement({ ...achievement, criteria: { id: 'https://courier.example/criteria' } }).criteria).toEqual({
      id: 'https://courier.example/criteria',
    })
  })

  it.each([
    [{ expirationDate: '2027-01-01T00:00:00Z' }, 'expirationDate', ''],
    [{ issuanceDate: '2027-01-01T00:00:00Z' }, 'issuanceDate', ''],
    [{ type: ['VerifiableCredential'] }, 'type', ''],
    [{ proof: {} }, 'proof', ''],
    [{ constructor: 1 }, 'constructor', ''],
    [JSON.parse('{"__proto__":{"name":"x"}}'), '__proto__', ''],
    [{ achievement: { ...achievement, colour: 'red' } }, 'colour', '/achievement'],
    [{ achievement: { ...achievement, toString: 'red' } }, 'toString', '/achievement'],
    [{ achievement: { ...achievement, image: { ...image, width: 1 } } }, 'width', '/achievement/image'],
    [{ subject: { id: subjectId, email: 'x' } }, 'email', '/subject'],
    [{ subject: { id: subjectId, achievement } }, 'achievement', '/subject'],
    [{ issuer: { ...profile, parentOrg: { id: 'https://a.example/', nick: 'x' } } }, 'nick', '/issuer/parentOrg'],
    [{ evidence: [{ name: 'x' }, { file: 'x' }] }, 'file', '/evidence/1'],
  ])('refuses the unknown field of %j', (change, field, path) => {
    const input = Object.defineProperties({ ...minimal }, Object.getOwnPropertyDescriptors(change)) as never
    expect(failureOf(() => buildAchievementCredential(input))).toEqual({
      code: 'credential.field_unknown',
      params: { field },
      path,
    })
  })

  const wrong: readonly (readonly [object, string])[] = [
    [{ id: 5 }, '/id'],
    [{ id: 'no url' }, '/id'],
    [{ id: '' }, '/id'],
    [{ id: null }, '/id'],
    [{ issuer: 'Courier' }, '/issuer'],
    [{ issuer: null }, '/issuer'],
    [{ issuer: ['https://courier.example/issuer'] }, '/issuer'],
    [{ validFrom: '2026-05-01' }, '/validFrom'],
    [{ validFrom: '2026-05-01T09:00:00' }, '/validFrom'],
    [{ validFrom: '2026-02-30T09:00:00Z' }, '/validFrom'],
    [{ validFrom: '2026-05-01T24:00:00Z' }, '/validFrom'],
    [{ validFrom: 1777626000 }, '/validFrom'],
    [{ validUntil: 'never' }, '/validUntil'],
    [{ validUntil: null }, '/validUntil'],
    [{ awardedDate: '2026-05-01' }, '/awardedDate'],
    [{ name: '' }, '/name'],
    [{ name: ' \n ' }, '/name'],
    [{ name: 5 }, '/name'],
    [{ name: { en: 'x' } }, '/name'],
    [{ description: null }, '/description'],
    [{ description: 'x'.repeat(1_000_001) }, '/description'],
    [{ subject: 5 }, '/subject'],
    [{ subject: [] }, '/subject'],
    [{ subject: '' }, '/subject/id'],
    [{ subject: { id: ['did:key:z'] } }, '/subject/id'],
    [{ subject: { id: subjectId, activityStartDate: '2026-05-01T24:00:00Z' } }, '/subject/activityStartDate'],
    [{ subject: { id: subjectId, creditsEarned: '2' } }, '/subject/creditsEarned'],
    [{ subject: { id: subjectId, creditsEarned: Number.NaN } }, '/subject/creditsEarned'],
    [{ subject: { id: subjectId, creditsEarned: Number.POSITIVE_INFINITY } }, '/subject/creditsEarned'],
    [{ subject: { id: subjectId, creditsEarned: 2n } }, '/subject/creditsEarned'],
    [{ subject: { id: subjectId, identifier: {} } }, '/subject/identifier'],
    [{ achievement: 'https://courier.example/achievements/first-aid' }, '/achievement'],
    [{ achievement: { ...achievement, criteria: 'Narrative' } }, '/achievement/criteria'],
    [{ achievement: { ...achievement, image: 'https://courier.example/badge.png' } }, '/achievement/image'],
    [{ achievement: { ...achievement, tag: 'road' } }, '/achievement/tag'],
    [{ achievement: { ...achievement, tag: ['road', ''] } }, '/achievement/tag/1'],
    [{ achievement: { ...achievement, tag: ['road', undefined] } }, '/achievement/tag/1'],
    [{ achievement: { ...achievement, tag: new Array(1001).fill('x') } }, '/achievement/tag'],
    [{ achievement: { ...achievement, inLanguage: 'en-gb' } }, '/achievement/inLanguage'],
    [{ achievement: { ...achievement, achievementType: 'Micro' } }, '/achievement/achievementType'],
    [{ achievement: { ...achievement, achievementType: 'ext:' } }, '/achievement/achievementType'],
    [{ achievement: { ...achievement, achievementType: 'ext:a b' } }, '/achievement/achievementType'],
    [{ achievement: { ...achievement, alignment } }, '/achievement/alignment'],
    [{ achievement: { ...achievement, type: [5] } }, '/achievement/type'],
    [{ achievement: { ...achievement, type: '' } }, '/achievement/type'],
    [{ achievement: { ...achievement, endorsement: [{}, 5] } }, '/achievement/endorsement/0/@context'],
    [{ achievement: { ...achievement, endorsementJwt: ['a.b'] } }, '/achievement/endorsementJwt/0'],
    [{ achievement: { ...achievement, ladder, nameMap: 'x' } }, '/achievement/nameMap'],
    [{ achievement: { ...achievement, ladder, nameMap: { '': 'x' } } }, '/achievement/nameMap'],
    [{ achievement: { ...achievement, ladder, nameMap: { 'en us': 'x' } } }, '/achievement/nameMap'],
    [{ achievement: { ...achievement, ladder, nameMap: { en: 5 } } }, '/achievement/nameMap/en'],
    [{ achievement: { ...achievement, ladder, timeToEarn: { effortMin: '2h' } } }, '/achievement/timeToEarn/effortMin'],
    [{ achievement: { ...achievement, ladder: null } }, '/achievement/ladder'],
    [{ issuer: { ...profile, dateOfBirth: '2001-02-29' } }, '/issuer/dateOfBirth'],
    [{ issuer: { ...profile, dateOfBirth: '2001-02-28T00:00:00Z' } }, '/issuer/dateOfBirth'],
    [{ issuer: { ...profile, address: { geo: { latitude: '52', longitude: 1 } } } }, '/issuer/address/geo/latitude'],
    [{ evidence: {} }, '/evidence'],
    [{ evidence: 'none' }, '/evidence'],
    [{ evidence: [null] }, '/evidence/0'],
    [{ image: 'https://courier.example/badge.png' }, '/image'],
    [{ replaces: 'badge' }, '/replaces'],
    [{ contexts: 'https://a.example/c' }, '/contexts'],
    [{ contexts: ['https://a.example/c', {}] }, '/contexts/1'],
    [{ credentialStatus: [] }, '/credentialStatus'],
    [{ credentialStatus: { id: 5, type: 'x' } }, '/credentialStatus/id'],
    [{ credentialStatus: { id: 'https://a.example/', type: ['x'] } }, '/credentialStatus/type'],
  ]

  it.each(wrong.map(([change, path]) => [path, change] as const))('refuses the value at %s', (path, change) => {
    const found = failure(() => buildAchievementCredential({ ...minimal, ...change } as never))
    const missing = path.endsWith('@context')
    expect({ code: found.code, path: found.path }).toEqual({
      code: missing ? 'credential.field_missing' : 'credential.field_invalid',
      path,
    })
    // Facts only: never the value that was given, which may be personal.
    expect(JSON.stringify(found)).not.toContain('x'.repeat(100))
  })

  it.each([[undefined], [null], [5], ['text'], [[]], [() => 1]])('refuses %j as input', (input) => {
    for (const build of [buildAchievementCredential, buildEndorsementCredential, buildIdentityObject]) {
      expect(failureOf(() => build(input as never))).toMatchObject({ code: 'credential.field_invalid', path: '' })
    }
  })

  it('asks for id and type of a status (OB 3.0 B.1.2)', () => {
    for (const [credentialStatus, field] of [
      [{ type: 'BitstringStatusListEntry' }, 'id'],
      [{ id: 'https://a.example/1' }, 'type'],
      [{}, 'id'],
    ] as const) {
      expect(failureOf(() => buildAchievementCredential({ ...minimal, credentialStatus } as never))).toEqual({
        code: 'credential.field_missing',
        params: { field },
        path: `/credentialStatus/${field}`,
      })
    }
  })

  it('refuses an end before the beginning, and takes one at the same instant (VCDM 2.0 section 4.9)', () => {
    const validUntil = '2026-05-01T08:59:59Z'
    expect(failureOf(() => buildAchievementCredential({ ...minimal, validUntil }))).toEqual({
      code: 'credential.dates_order',
      params: { validFrom: minimal.validFrom, validUntil },
      path: '/validUntil',
    })
    expect(failure(() => buildEndorsementCredential({ ...minimalEndorsement, validUntil: '2026-05-01T06:59:59Z' })).code).toBe(
      'credential.dates_order',
    )
    expect(buildAchievementCredential({ ...minimal, validUntil: '2026-05-01T11:00:00+02:00' }).validUntil).toBe(
      '2026-05-01T11:00:00+02:00',
    )
  })
})

describe('input that means harm', () => {
  it('getters are read once, and what they throw is an error of the library', () => {
    let reads = 0
    const input = {
      ...minimal,
      get name() {
        reads++
        return reads === 1 ? 'First' : 5
      },
    }
    expect(buildAchievementCredential(input as never).name).toBe('First')
    expect(reads).toBe(1)
    const throwing = {
      ...minimal,
      get name(): string {
        throw new TypeError('boom')
      },
    }
    expect(failureOf(() => buildAchievementCredential(throwing))).toEqual({
      code: 'core.json_value_unsupported',
      params: { type: 'object' },
      path: '',
    })
    expect(
      failure(() =>
        buildProfile(
          new Proxy(
            {},
            {
              ownKeys: () => {
                throw new Error('boom')
              },
            },
          ) as never,
          '/p',
        ),
      ).code,
    ).toBe('core.json_value_unsupported')
  })

  it('class instances are no plain data', () => {
    for (const issuer of [
      new Date(),
      new Map(),
      new (class Profile {
        id = 'https://a.example/'
      })(),
    ]) {
      expect(failureOf(() => buildAchievementCredential({ ...minimal, issuer } as never))).toEqual({
        code: 'core.json_value_unsupported',
        params: { type: 'object' },
        path: '/issuer',
      })
    }
  })

  it('cycles, depth and breadth end in an error', () => {
    const cyclic: Record<string, unknown> = { id: 'https://a.example/' }
    cyclic['parentOrg'] = cyclic
    expect(failure(() => buildProfile(cyclic as never)).code).toBe('core.json_too_deep')
    expect(failure(() => buildAchievementCredential({ ...minimal, issuer: cyclic } as never)).code).toBe('core.json_too_deep')
    let deep: object = { id: 'https://a.example/' }
    for (let level = 0; level < 50_000; level++) deep = { id: 'https://a.example/', parentOrg: deep }
    expect(failure(() => buildProfile(deep as never)).code).toBe('core.json_too_deep')
    const levels = new Array(1000).fill({ id: 'https://a.example/', name: 'x', alignment: new Array(1000).fill(alignment) })
    const wide = { ...description, rubricCriterionLevel: levels }
    expect(failure(() => buildResultDescription(wide)).code).toBe('core.json_too_many_values')
    const sparse: unknown[] = []
    sparse.length = 4_000_000_000
    expect(failure(() => buildAchievement({ ...achievement, tag: sparse } as never)).code).toBe('core.json_too_many_values')
  })

  it('prototypes are neither read nor polluted', () => {
    const inherited = Object.create({ name: 'inherited' }) as object
    expect(failure(() => buildProfile(Object.assign(inherited, { id: 'https://a.example/' }) as never)).code).toBe(
      'core.json_value_unsupported',
    )
    const hostile = JSON.parse('{"id":"https://a.example/","address":{"__proto__":{"polluted":true}}}')
    expect(failureOf(() => buildProfile(hostile))).toEqual({
      code: 'credential.field_unknown',
      params: { field: '__proto__' },
      path: '/address',
    })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    const bare = Object.assign(Object.create(null), { id: 'https://a.example/' })
    expect(buildProfile(bare)).toEqual({ id: 'https://a.example/', type: ['Profile'] })
  })

  it('lone surrogates are refused wherever text may stand', () => {
    const lone = 'a\ud800b'
    for (const [change, path] of [
      [{ name: lone }, '/name'],
      [{ id: `urn:x:${lone}` }, '/id'],
      [{ issuer: `https://a.example/${lone}` }, '/issuer'],
      [{ subject: `did:web:${lone}` }, '/subject/id'],
      [{ achievement: { ...achievement, tag: ['ok', lone] } }, '/achievement/tag/1'],
      [{ achievement: { ...achievement, type: lone } }, '/achievement/type'],
      [{ achievement: { ...achievement, ladder, nameMap: { en: lone } } }, '/achievement/nameMap/en'],
      [{ credentialStatus: { id: 'https://a.example/', type: 'x', note: lone } }, '/credentialStatus/note'],
      [{ contexts: [`https://a.example/${lone}`] }, '/contexts/0'],
    ] as const) {
      const found = failure(() => buildAchievementCredential({ ...minimal, ...change } as never))
      expect({ code: found.code, path: found.path }).toEqual({ code: 'core.text_not_well_formed', path })
    }
  })
})

describe('endorsements that are put in (OB 3.0 B.1.8)', () => {
  const withEndorsement = (endorsement: unknown) =>
    buildAchievement({ ...achievement, endorsement: [endorsement] } as never, '/a')

  it('are kept as they are', () => {
    expect(withEndorsement(signedEndorsement).endorsement).toEqual([signedEndorsement])
  })

  it.each(['@context', 'id', 'type', 'name', 'issuer', 'validFrom', 'credentialSubject', 'proof'])('need %s', (field) => {
    const { [field]: _left, ...rest } = signedEndorsement as unknown as Record<string, unknown>
    expect(failureOf(() => withEndorsement(rest))).toEqual({
      code: 'credential.field_missing',
      params: { field },
      path: `/a/endorsement/0/${field}`,
    })
  })

  it.each([
    [{ '@context': CREDENTIALS_V2 }, '@context'],
    [{ '@context': [OB_3_0_3, CREDENTIALS_V2] }, '@context'],
    [{ type: 'EndorsementCredential' }, 'type'],
    [{ type: ['VerifiableCredential', 'OpenBadgeCredential'] }, 'type'],
    [{ id: 'x' }, 'id'],
    [{ name: '' }, 'name'],
    [{ validFrom: '2026' }, 'validFrom'],
    [{ credentialSubject: [] }, 'credentialSubject'],
    [{ credentialSubject: { id: 'https://a.example/', type: ['Profile'] } }, 'credentialSubject/type'],
    [{ credentialSubject: { id: 'x', type: ['EndorsementSubject'] } }, 'credentialSubject/id'],
    [{ issuer: 5 }, 'issuer'],
    [{ issuer: { id: 'https://a.example/' } }, 'issuer/type'],
  ])('refuse %j', (change, path) => {
    expect(failureOf(() => withEndorsement({ ...signedEndorsement, ...change }))).toMatchObject({
      code: 'credential.field_invalid',
      path: `/a/endorsement/0/${path}`,
    })
  })

  it.each([[null], ['text'], [[]]])('refuse %j', (value) => {
    expect(failureOf(() => withEndorsement(value))).toMatchObject({ code: 'credential.field_invalid', path: '/a/endorsement/0' })
  })
})

describe('buildEndorsementCredential (OB 3.0 B.1.8)', () => {
  it('the least and the most', async () => {
    const least = buildEndorsementCredential(minimalEndorsement)
    expect(least).toEqual({
      '@context': [CREDENTIALS_V2, OB_3_0_3],
      id: minimalEndorsement.id,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: minimalEndorsement.name,
      issuer: minimalEndorsement.issuer,
      validFrom: minimalEndorsement.validFrom,
      credentialSubject: { id: achievement.id, type: ['EndorsementSubject'] },
    })
    const most = buildEndorsementCredential({
      ...minimalEndorsement,
      issuer: profile,
      comment: 'Good work.',
      description: 'An endorsement.',
      validUntil: '2027-05-01T09:00:00Z',
      awardedDate: '2026-05-01T09:00:00Z',
    })
    expect(most.credentialSubject.endorsementComment).toBe('Good work.')
    for (const credential of [least, most]) {
      expect(unfrozen(credential)).toEqual([])
      expect(await schemaProblems('ob-endorsement-credential', credential)).toEqual([])
      expect(await nquads(credential)).toContain('EndorsementSubject')
    }
  })

  it.each(['id', 'issuer', 'validFrom', 'name', 'endorses'])('asks for %s', (field) => {
    expect(failureOf(() => buildEndorsementCredential({ ...minimalEndorsement, [field]: undefined } as never))).toEqual({
      code: 'credential.field_missing',
      params: { field },
      path: `/${field}`,
    })
  })

  it.each([
    [{ endorses: 'x' }, 'credential.field_invalid', '/endorses'],
    [{ endorses: null }, 'credential.field_invalid', '/endorses'],
    [{ comment: '' }, 'credential.field_invalid', '/comment'],
    [{ comment: 5 }, 'credential.field_invalid', '/comment'],
    [{ achievement }, 'credential.field_unknown', ''],
    [{ subject: subjectId }, 'credential.field_unknown', ''],
  ])('refuses %j', (change, code, path) => {
    expect(failureOf(() => buildEndorsementCredential({ ...minimalEndorsement, ...change } as never))).toMatchObject({
      code,
      path,
    })
  })
})

describe('the parts', () => {
  const parts = [
    ['Profile', buildProfile, profile, 'id'],
    ['Alignment', buildAlignment, alignment, 'targetUrl'],
    ['Evidence', buildEvidence, { id: 'https://a.example/', narrative: 'x' }, undefined],
    ['Result', buildResult, { value: '5', status: 'Completed', alignment: [alignment] }, undefined],
    ['ResultDescription', buildResultDescription, description, 'resultType'],
    ['Achievement', buildAchievement, achievement, 'criteria'],
    ['LadderRung', buildRungAchievement, { ...achievement, ladder }, 'ladder'],
  ] as unknown as readonly (readonly [
    string,
    (input: object, path?: string) => { readonly type: readonly string[] },
    object,
    string | undefined,
  ])[]

  it.each(parts)('%s: type term, frozen, input left alone', (name, build, input) => {
    const frozen = deepFreeze(structuredClone(input))
    const built = build(frozen)
    expect(built.type).toContain(name)
    expect(unfrozen(built)).toEqual([])
    expect(built).toMatchObject(JSON.parse(JSON.stringify(input)))
    expect(build({ ...input, type: 'https://a.example/terms#Extra' }).type).toEqual([
      ...built.type,
      'https://a.example/terms#Extra',
    ])
    expect(build({ ...input, type: [name, name] }).type).toEqual(built.type)
  })

  it.each(parts)('%s: unknown, missing and wrong fields are told with their path', (_name, build, input, required) => {
    expect(failureOf(() => build({ ...input, colour: 'red' }, '/at'))).toEqual({
      code: 'credential.field_unknown',
      params: { field: 'colour' },
      path: '/at',
    })
    for (const value of [null, 5, 'text', [], undefined]) expect(failure(() => build(value as never, '/at')).path).toBe('/at')
    if (required === undefined) return
    expect(failureOf(() => build({ ...input, [required]: undefined }, '/at'))).toEqual({
      code: 'credential.field_missing',
      params: { field: required },
      path: `/at/${required}`,
    })
    expect(failure(() => build({ ...input, [required]: 5 }, '/at'))).toMatchObject({
      code: 'credential.field_invalid',
      path: `/at/${required}`,
    })
  })
})

describe('identity hashes (OB 3.0 B.7)', () => {
  it('the example of the specification', () => {
    expect(hashIdentity('a@example.com', 'Kosher')).toBe(
      'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
    )
  })

  it('folds no case, and hashes the UTF-8 bytes', () => {
    expect(hashIdentity('A@example.com', 'Kosher')).not.toBe(hashIdentity('a@example.com', 'Kosher'))
    expect(hashIdentity('é')).toBe('sha256$4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
  })

  it('an identity object is of the form that the schema wants (OB 3.0 B.1.11)', () => {
    const built = buildIdentityObject({ identity: 'ana@courier.example', salt: '0123456789abcdef' })
    expect(built).toEqual({
      type: 'IdentityObject',
      hashed: true,
      identityHash: hashIdentity('ana@courier.example', '0123456789abcdef'),
      identityType: 'emailAddress',
      salt: '0123456789abcdef',
    })
    expect(unfrozen(built)).toEqual([])
    expect(JSON.stringify(built)).not.toContain('ana@')
    expect(buildIdentityObject({ identity: '1', identityType: 'ext:rider', salt: '0123456789abcdef' }).identityType).toBe(
      'ext:rider',
    )
  })

  it.each([[''], ['short'], ['0123456789abcde'], [undefined], [null], [5], [[]]])('refuses the salt %j', (salt) => {
    expect(failureOf(() => buildIdentityObject({ identity: 'ana@courier.example', salt: salt as string }))).toEqual({
      code: 'credential.salt_too_short',
      params: { minimum: 16 },
      path: '/salt',
    })
  })

  it.each([
    [{ identity: undefined }, 'credential.field_invalid'],
    [{ identity: '' }, 'credential.field_invalid'],
    [{ identity: 5 }, 'credential.field_invalid'],
    [{ identity: 'a\ud800' }, 'core.text_not_well_formed'],
    [{ identityType: 'email' }, 'credential.field_invalid'],
    [{ hashed: false }, 'credential.field_unknown'],
  ])('refuses %j', (change, code) => {
    const input = { identity: 'ana@courier.example', salt: '0123456789abcdef', ...change }
    expect(failure(() => buildIdentityObject(input as never)).code).toBe(code)
  })

  it('hashIdentity refuses what is no text', () => {
    for (const value of [undefined, null, 5, {}, ''] as never[])
      expect(failure(() => hashIdentity(value)).code).toBe('credential.field_invalid')
    expect(failure(() => hashIdentity('a', 5 as never)).code).toBe('credential.field_invalid')
    expect(failure(() => hashIdentity('a', '\udfff')).code).toBe('core.text_not_well_formed')
  })
})

describe('guards', () => {
  const subject = { achievement: {} }

  it.each([
    [{ type: ['VerifiableCredential', 'OpenBadgeCredential'], credentialSubject: subject }, true],
    [{ type: ['VerifiableCredential', 'AchievementCredential'], credentialSubject: subject }, true],
    [{ type: ['VerifiableCredential'], credentialSubject: subject }, false],
    [{ type: 'OpenBadgeCredential', credentialSubject: subject }, false],
    [{ type: ['OpenBadgeCredential'], credentialSubject: [subject] }, false],
    [{ type: ['OpenBadgeCredential'], credentialSubject: { achievement: [] } }, false],
    [{ type: ['OpenBadgeCredential'] }, false],
    [{}, false],
    [null, false],
    [undefined, false],
    ['text', false],
    [[], false],
  ])('isAchievementCredential of %j is %j', (value, expected) => {
    expect(isAchievementCredential(value)).toBe(expected)
  })

  it.each([
    [{ type: ['Achievement', 'LadderRung'], ladder: {} }, true],
    [{ type: ['Achievement'], ladder: {} }, false],
    [{ type: ['Achievement', 'LadderRung'] }, false],
    [{ type: ['Achievement', 'LadderRung'], ladder: [] }, false],
    [{ type: 'LadderRung', ladder: {} }, false],
    [null, false],
    [[], false],
  ])('isRungAchievement of %j is %j', (value, expected) => {
    expect(isRungAchievement(value)).toBe(expected)
  })
})
