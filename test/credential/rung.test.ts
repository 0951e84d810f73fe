import { describe, expect, it } from 'vitest'
import { RUNGS_V0 } from '../../src/contexts/index.js'
import { deepFreeze } from '../../src/core/index.js'
import {
  type AchievementCredential,
  buildRungCredential,
  endOfValidity,
  isRungAchievement,
  type RungAchievement,
  type RungCredentialDetails,
} from '../../src/credential/index.js'
import { defineLadder, type Ladder, ladderDigest, type Rung } from '../../src/ladder/index.js'
import { failureOf, nquads, schemaProblems, subjectId, unfrozen } from './support.js'

const base = 'https://courier.example/ladders/delivery'
const riderId = `${base}/rider`
const seniorId = `${base}/senior`
const licensedId = `${base}/licensed`
const levelId = `${base}/results/score`

const wageEvidence = {
  id: `${base}/wages/1`,
  claim: 'observed',
  basis: 'matchedComparison',
  measure: 'absolute',
  value: '17.31',
  currency: 'EUR',
  per: 'hour',
  statistic: 'median',
  sampleSize: 412,
  comparison: 'Riders without the badge.',
  workRelationship: 'contractor',
  timeBase: 'loggedIn',
  expenses: 'net',
  population: { region: ['DE-BE'] },
  observed: { from: '2025-01-01', to: '2025-12-31' },
  source: { publisher: 'https://courier.example/issuer' },
  asOf: '2026-01-15',
}

const input = {
  id: base,
  version: '1.2.0',
  status: 'active',
  effective: { from: '2026-01-01' },
  defaultLanguage: 'en',
  name: { en: 'Delivery', de: 'Zustellung' },
  description: { en: 'Last-mile delivery.', de: 'Zustellung auf der letzten Meile.' },
  owner: 'https://courier.example/issuer',
  rungs: [
    {
      id: riderId,
      name: { en: 'Rider', de: 'Fahrerin' },
      description: { en: 'Rides safely.', de: 'Fährt sicher.' },
      requires: { op: 'credential', match: { ids: ['https://school.example/achievements/road-safety'] }, issuers: { any: true } },
      results: [
        {
          name: 'score',
          id: levelId,
          title: { en: 'Score', de: 'Punkte' },
          resultType: 'RawScore',
          valueMin: '0',
          valueMax: '100',
          required: '60',
        },
        {
          name: 'grade',
          id: `${base}/results/grade`,
          title: { en: 'Grade', de: 'Note' },
          resultType: 'LetterGrade',
          allowedValue: ['Pass', 'Merit'],
        },
      ],
      validity: { duration: 'P1M' },
      time: { effort: { min: 'PT8H', typical: 'PT16H' }, elapsed: { max: 'P30D' }, excludesPrerequisites: true },
      cost: [{ kind: 'exam', amount: { minor: 4999, currency: 'EUR' }, asOf: '2026-01-15' }],
      wage: [wageEvidence],
      funding: [
        {
          kind: 'scholarship',
          funder: 'https://fund.example',
          covers: ['exam'],
          cap: { minor: 7777, currency: 'EUR' },
          timing: 'onAward',
          clawback: { until: 'P6M', note: { en: 'Paid back.', de: 'Wird zur\u00fcckgezahlt.' } },
          jurisdiction: ['CL'],
        },
      ],
      incentives: [
        {
          id: 'https://courier.example/bonus',
          payer: 'https://courier.example/payer',
          trigger: { op: 'rung', rung: riderId },
          amount: { minor: 8888, currency: 'EUR' },
          window: {},
        },
      ],
      alignments: [
        {
          framework: 'ESCO',
          version: '1.2',
          uri: 'https://esco.example/skill/1',
          name: { en: 'ride a bicycle', de: 'Fahrrad fahren' },
          kind: 'skill',
        },
        { framework: 'ONET', code: '53-3031.00', kind: 'occupation' },
        { framework: 'ext:local skills', uri: 'https://skills.example/2', code: 'S2', kind: 'skill' },
      ],
    },
    {
      id: seniorId,
      name: { en: 'Senior', de: 'Fortgeschritten' },
      description: { en: 'Trains others.', de: 'Bildet aus.' },
      awards: { id: 'https://courier.example/achievements/senior', version: '3.0.0' },
      requires: { op: 'rung', rung: riderId },
      validity: { fixedEnd: '2028-12-31' },
    },
    {
      id: licensedId,
      name: { en: 'Licensed', de: 'Lizenziert' },
      description: { en: 'Holds the licence.', de: 'Hat die Lizenz.' },
      requires: { op: 'rung', rung: seniorId },
      regulated: true,
    },
  ],
}

const ladder: Ladder = defineLadder(input)
const details: RungCredentialDetails = {
  id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
  issuer: 'https://courier.example/issuer',
  validFrom: '2026-05-01T09:00:00Z',
}

function build(rung = riderId, changes: object = {}, subject: unknown = subjectId): AchievementCredential {
  return buildRungCredential(ladder, rung, subject as string, { ...details, ...changes } as RungCredentialDetails)
}

const achievementOf = (badge: AchievementCredential): RungAchievement => badge.credentialSubject.achievement as RungAchievement

describe('buildRungCredential', () => {
  it('carries ladder, rung and time, in plain OB 3.0 with the ladder terms beside it', () => {
    const badge = build()
    expect(badge['@context']).toContain(RUNGS_V0)
    expect(badge.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential', 'RungCredential'])
    expect(badge).toMatchObject({ ...details, name: 'Rider' })
    expect(isRungAchievement(achievementOf(badge))).toBe(true)
    expect(achievementOf(badge)).toEqual({
      id: riderId,
      type: ['Achievement', 'LadderRung'],
      name: 'Rider',
      description: 'Rides safely.',
      criteria: { narrative: 'Rides safely.' },
      achievementType: 'MicroCredential',
      alignment: [
        {
          type: ['Alignment'],
          targetName: 'ride a bicycle',
          targetUrl: 'https://esco.example/skill/1',
          targetFramework: 'ESCO 1.2',
          targetType: 'ext:ESCOSkill',
        },
        {
          type: ['Alignment'],
          targetName: 'S2',
          targetUrl: 'https://skills.example/2',
          targetCode: 'S2',
          targetFramework: 'ext:local skills',
          targetType: 'ext:localskillsSkill',
        },
      ],
      inLanguage: 'en',
      version: '1.2.0',
      resultDescription: [
        {
          id: levelId,
          type: ['ResultDescription'],
          name: 'Score',
          resultType: 'RawScore',
          valueMin: '0',
          valueMax: '100',
          requiredValue: '60',
        },
        {
          id: `${base}/results/grade`,
          type: ['ResultDescription'],
          name: 'Grade',
          resultType: 'LetterGrade',
          allowedValue: ['Pass', 'Merit'],
        },
      ],
      ladder: { type: 'LadderReference', id: base, ladderVersion: '1.2.0', ladderDigest: ladder.digest, rung: riderId },
      nameMap: { en: 'Rider', de: 'Fahrerin' },
      descriptionMap: { en: 'Rides safely.', de: 'Fährt sicher.' },
      timeToEarn: { type: 'TimeToEarn', effortMin: 'PT8H', effortTypical: 'PT16H', elapsedMax: 'P30D' },
    })
  })

  it('computes the digest of a ladder that lacks one', () => {
    const { digest: _digest, ...rest } = ladder
    const badge = buildRungCredential(rest, riderId, subjectId, details)
    expect(achievementOf(badge).ladder.ladderDigest).toBe(ladderDigest(ladder))
    expect(achievementOf(badge).ladder.ladderDigest).toBe(ladder.digest)
  })

  it('takes the achievement that the rung awards', () => {
    const achievement = achievementOf(build(seniorId))
    expect(achievement).toMatchObject({
      id: 'https://courier.example/achievements/senior',
      version: '3.0.0',
      criteria: { narrative: 'Trains others.' },
    })
    expect(achievement.ladder.rung).toBe(seniorId)
    expect(achievement).not.toHaveProperty('timeToEarn')
    expect(achievement).not.toHaveProperty('alignment')
  })

  it.each([riderId, seniorId])('%s fits the schema, canonizes in safe mode and is deep-frozen', async (rung) => {
    for (const language of ['en', 'de', 'de-CH-1996']) {
      const badge = build(rung, {
        language,
        evidence: [{ name: 'Photo' }],
        replaces: 'urn:uuid:ab1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
      })
      expect(await schemaProblems('ob-achievement-credential', badge)).toEqual([])
      expect(await nquads(badge)).toContain('LadderRung')
      expect(unfrozen(badge)).toEqual([])
    }
  })

  it('leaves subject and details as they were', () => {
    const subject = deepFreeze({ id: subjectId, role: 'Rider' })
    const frozen = deepFreeze({ ...details, results: { score: '70' }, evidence: [{ name: 'Photo' }] })
    const badge = buildRungCredential(ladder, riderId, subject, frozen)
    expect(badge.credentialSubject).toMatchObject({ id: subjectId, role: 'Rider', result: [{ value: '70' }] })
  })

  it('never holds wages or costs, which stay with the ladder', () => {
    for (const kept of ['17.31', '7777', '8888']) expect(JSON.stringify(ladder)).toContain(kept)
    for (const rung of [riderId, seniorId]) {
      const text = JSON.stringify(build(rung, { results: rung === riderId ? { score: '70' } : undefined }))
      for (const trace of [
        /wage/i,
        /17\.31/,
        /4999/,
        /EUR/,
        /matchedComparison/,
        /"cost"/i,
        /contractor/,
        /412/,
        /7777/,
        /8888/,
        /clawback/i,
        /bonus/,
        /fund\.example/,
      ])
        expect(text).not.toMatch(trace)
    }
  })
})

describe('languages (OB 3.0 B.1.1, BCP 47)', () => {
  it.each([
    [undefined, 'Rider', 'en'],
    ['de', 'Fahrerin', 'de'],
    ['de-AT', 'Fahrerin', 'de'],
    ['de-CH-1996', 'Fahrerin', 'de'],
    ['fr', 'Rider', 'en'],
    ['EN', 'Rider', 'en'],
  ])('%s gives %s, and says in which language that is', (language, name, inLanguage) => {
    const badge = build(riderId, { language })
    expect([badge.name, achievementOf(badge).name, achievementOf(badge).inLanguage]).toEqual([name, name, inLanguage])
    expect(achievementOf(badge).nameMap).toEqual({ en: 'Rider', de: 'Fahrerin' })
  })

  it('texts of results and alignments follow', () => {
    const achievement = achievementOf(build(riderId, { language: 'de' }))
    expect(achievement.resultDescription?.map(({ name }) => name)).toEqual(['Punkte', 'Note'])
    expect(achievement.alignment?.[0]?.targetName).toBe('Fahrrad fahren')
  })

  it.each([5, {}, '', null])('refuses the language %j', (language) => {
    expect(failureOf(() => build(riderId, { language }))).toMatchObject({ code: 'credential.field_invalid', path: '/language' })
  })
})

describe('the end of validity', () => {
  it.each([
    ['2026-01-31T10:00:00Z', '2026-02-28T10:00:00Z'],
    ['2028-01-31T10:00:00Z', '2028-02-29T10:00:00Z'],
    ['2026-12-31T23:30:00-01:00', '2027-02-01T00:30:00Z'],
    ['2026-05-01T09:00:00Z', '2026-06-01T09:00:00Z'],
  ])('a month after %s is %s', (validFrom, validUntil) => {
    expect(build(riderId, { validFrom }).validUntil).toBe(validUntil)
  })

  it('counts from the award where one is given, and yields to the caller', () => {
    expect(build(riderId, { awardedDate: '2026-04-15T00:00:00Z' }).validUntil).toBe('2026-05-15T00:00:00Z')
    expect(build(riderId, { validUntil: '2026-05-02T09:00:00Z' }).validUntil).toBe('2026-05-02T09:00:00Z')
  })

  it('a fixed end is the end of that day', () => {
    expect(build(seniorId).validUntil).toBe('2028-12-31T23:59:59Z')
    expect(failureOf(() => build(seniorId, { validFrom: '2029-01-01T00:00:00Z' }))).toEqual({
      code: 'credential.dates_order',
      params: { validFrom: '2029-01-01T00:00:00Z', validUntil: '2028-12-31T23:59:59Z' },
      path: '/validUntil',
    })
  })

  it('an award so old that its month is over is refused, unless an end is given', () => {
    expect(failureOf(() => build(riderId, { awardedDate: '2025-01-01T00:00:00Z' })).code).toBe('credential.dates_order')
  })

  it('endOfValidity: none, a duration, a fixed end, the earlier of both', () => {
    const rung = (validity?: Rung['validity']): Rung => ({ ...(ladder.rungs[1] as Rung), validity }) as Rung
    expect(endOfValidity(rung(), '2026-01-31T00:00:00Z')).toBeUndefined()
    expect(endOfValidity(rung({ grace: 'P1M' }), '2026-01-31T00:00:00Z')).toBeUndefined()
    expect(endOfValidity(rung({ duration: 'P5Y' }), '2024-02-29T00:00:00Z')).toBe('2029-02-28T00:00:00Z')
    expect(endOfValidity(rung({ fixedEnd: '2028-12-31T12:00:00+01:00' }), '2026-01-31T00:00:00Z')).toBe(
      '2028-12-31T12:00:00+01:00',
    )
    expect(endOfValidity(rung({ duration: 'P5Y', fixedEnd: '2028-12-31' }), '2026-01-31T00:00:00Z')).toBe('2028-12-31T23:59:59Z')
    expect(endOfValidity(rung({ duration: 'P1Y', fixedEnd: '2028-12-31' }), '2026-01-31T00:00:00Z')).toBe('2027-01-31T00:00:00Z')
    expect(failureOf(() => endOfValidity(rung({ duration: 'P1Y' }), 'yesterday'))).toMatchObject({
      code: 'core.date_time_invalid',
      path: '/validFrom',
    })
    expect(failureOf(() => endOfValidity(rung({ duration: 'P9999Y' }), '2026-01-31T00:00:00Z')).code).toBe(
      'core.date_time_invalid',
    )
  })
})

describe('results by name', () => {
  it('become results of the descriptions that the rung has', () => {
    expect(build(riderId, { results: { score: '70', grade: 'Merit' } }).credentialSubject.result).toEqual([
      { type: ['Result'], resultDescription: levelId, value: '70', status: 'Completed' },
      { type: ['Result'], resultDescription: `${base}/results/grade`, value: 'Merit', status: 'Completed' },
    ])
    expect(build(riderId, { results: {} }).credentialSubject).not.toHaveProperty('result')
  })

  it('or stand as OB 3.0 results', () => {
    const results = [{ resultDescription: levelId, value: '70' }]
    expect(build(riderId, { results }).credentialSubject.result).toEqual([{ type: ['Result'], ...results[0] }])
    const subject = { id: subjectId, result: [{ resultDescription: levelId, value: '61' }] }
    expect(build(riderId, {}, subject).credentialSubject.result?.[0]?.value).toBe('61')
  })

  it.each([
    [{ points: '70' }, 'credential.result_unknown', '/results/points'],
    [{ constructor: '70' }, 'credential.result_unknown', '/results/constructor'],
    [JSON.parse('{"__proto__":"70"}'), 'credential.result_unknown', '/results/__proto__'],
    [{ 'a/b': '70' }, 'credential.result_unknown', '/results/a~1b'],
    [{ score: '170' }, 'credential.result_out_of_range', '/subject/result/0/value'],
    [{ grade: 'Fail' }, 'credential.result_not_allowed', '/subject/result/0/value'],
    [{ score: 70 }, 'credential.field_invalid', '/results/score'],
    [{ score: '' }, 'credential.field_invalid', '/results/score'],
    [null, 'credential.field_invalid', '/results'],
    ['70', 'credential.field_invalid', '/results'],
    [5, 'credential.field_invalid', '/results'],
    [[5], 'credential.field_invalid', '/subject/result/0'],
  ])('%j is refused', (results, code, path) => {
    expect(failureOf(() => build(riderId, { results }))).toMatchObject({ code, path })
  })
})

describe('what is refused', () => {
  it.each([['https://courier.example/ladders/other/rider'], [''], ['__proto__'], [5], [null], [undefined], [{}]])(
    'the rung %j, which the ladder does not have',
    (rung) => {
      expect(failureOf(() => buildRungCredential(ladder, rung as never, subjectId, details))).toMatchObject({
        code: 'credential.rung_unknown',
      })
    },
  )

  it('a rung that only its regulator awards', () => {
    expect(failureOf(() => build(licensedId))).toEqual({
      code: 'credential.rung_regulated',
      params: { rung: licensedId },
      path: '',
    })
  })

  it.each(['name', 'description', 'achievement', 'subject', 'wage', '__proto__'])('the detail %s', (field) => {
    const changed = Object.defineProperty({ ...details }, field, { value: 'x', enumerable: true })
    expect(failureOf(() => buildRungCredential(ladder, riderId, subjectId, changed))).toEqual({
      code: 'credential.field_unknown',
      params: { field },
      path: '',
    })
  })

  it.each([[undefined], [null], [5], ['x'], [[]]])('details that are %j', (value) => {
    expect(failureOf(() => buildRungCredential(ladder, riderId, subjectId, value as never)).code).toBe('credential.field_invalid')
  })

  it('details and a recipient that lack something', () => {
    expect(failureOf(() => build(seniorId, { id: undefined }))).toMatchObject({ code: 'credential.field_missing', path: '/id' })
    expect(failureOf(() => build(seniorId, { validFrom: undefined }))).toMatchObject({
      code: 'credential.field_missing',
      path: '/validFrom',
    })
    expect(failureOf(() => build(riderId, { validFrom: 'now' }))).toMatchObject({
      code: 'core.date_time_invalid',
      path: '/validFrom',
    })
    for (const subject of [undefined, null, {}])
      expect(failureOf(() => buildRungCredential(ladder, riderId, subject as never, details)).code).toBe(
        'credential.recipient_missing',
      )
    for (const subject of [5, [], 'Ana'])
      expect(failureOf(() => build(riderId, { results: { score: '70' } }, subject)).code).toBe('credential.field_invalid')
  })
})
