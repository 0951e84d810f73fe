import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../../src/contexts/index.js'
import { deepFreeze } from '../../src/core/index.js'
import {
  buildAchievement,
  buildAchievementCredential,
  buildEndorsementCredential,
  buildIdentityObject,
  buildRungAchievement,
  isAchievementCredential,
  isRungAchievement,
} from '../../src/credential/index.js'
import { alignment, description, full, image, ladder, profile } from './inputs.js'
import {
  achievement,
  failure,
  failureOf,
  minimal,
  minimalEndorsement,
  nquads,
  schemaProblems,
  subjectId,
  unfrozen,
} from './support.js'

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
