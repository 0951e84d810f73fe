import { describe, expect, it } from 'vitest'
import { type CheckName, type CheckState, checkNames, isRungsError, type VerifiedReport } from '../../src/core/index.js'
import { buildRungCredential } from '../../src/credential/index.js'
import { attestedFact, type Fact, ladderBrief, place, type Requirement, toFacts } from '../../src/ladder/index.js'
import { above, achievement, ladderOf, NOW, needs, OWNER, rung, rungId, SCHOOL, WORKER } from './support.js'

function verified(credential: unknown, states: Partial<Record<CheckName, CheckState>> = {}): VerifiedReport<unknown> {
  const checks = Object.fromEntries(
    checkNames.map((name) => [name, { state: states[name] ?? (name === 'schema' ? 'pass' : 'skipped'), findings: [] }]),
  )
  return {
    outcome: 'verified',
    credential,
    at: NOW,
    proofs: [{ mechanism: 'ob3-jwt', state: 'pass', findings: [] }],
    findings: [],
    checks: checks as unknown as VerifiedReport<unknown>['checks'],
  }
}

const credential = (subject: object = {}, more: object = {}): object => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: SCHOOL, type: ['Profile'] },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: WORKER,
    type: ['AchievementSubject'],
    achievement: { id: achievement('a'), type: ['Achievement'] },
    ...subject,
  },
  ...more,
})
const only = (input: object, states: Partial<Record<CheckName, CheckState>> = {}): Fact => {
  const [fact, ...others] = toFacts(verified(input, states))
  expect(others).toEqual([])
  return fact as Fact
}
const withAchievement = (more: object, subject: object = {}): object =>
  credential({ achievement: { id: achievement('a'), type: ['Achievement'], ...more }, ...subject })

describe('toFacts (OB 3.0 appendix B)', () => {
  it('reads ids, dates and issuer', () => {
    expect(only(credential({}, { validUntil: '2027-01-01T00:00:00Z', awardedDate: '2025-12-01T00:00:00Z' }))).toEqual({
      credentialId: 'urn:uuid:1',
      issuer: SCHOOL,
      subjectKeys: [WORKER],
      achievement: { id: achievement('a'), aliases: [] },
      alignments: [],
      results: [],
      amounts: [],
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2027-01-01T00:00:00Z',
      awardedDate: '2025-12-01T00:00:00Z',
      status: 'active',
      statusAsOf: NOW,
      authorised: 'unknown',
    })
    expect(only(credential({}, { issuer: SCHOOL })).issuer).toBe(SCHOOL)
  })

  it('takes keys from hashes, and hashes what is plain (B.1.11)', () => {
    const identifier = [
      { type: 'IdentityObject', hashed: true, identityHash: 'sha256$abc', identityType: 'emailAddress', salt: 'x' },
      { type: 'IdentityObject', hashed: false, identityHash: 'a@example.com', identityType: 'emailAddress' },
    ]
    expect(only(credential({ id: 'not an IRI', identifier })).subjectKeys).toEqual([
      'hash:sha256$abc',
      // The SHA-256 of a@example.com.
      'hash:sha256$08168cd80dfd534ab0f10af10f1303fe00af2d43ab5c1432360d137f8197e17a',
    ])
  })

  it.each<readonly [Partial<Record<CheckName, CheckState>>, object, Fact['status']]>([
    [{ status: 'pass' }, { credentialStatus: { type: 'BitstringStatusListEntry' } }, 'active'],
    [{ status: 'skipped' }, {}, 'active'],
    [{ status: 'skipped' }, { credentialStatus: { type: 'BitstringStatusListEntry' } }, 'unknown'],
    [{ status: 'warn' }, { credentialStatus: { type: 'BitstringStatusListEntry' } }, 'unknown'],
  ])('Time 17: checks %j with %j give status %s', (states, more, status) => {
    expect(only(credential({}, more), states).status).toBe(status)
  })

  it('is authorised when trust passed', () => {
    expect(only(credential(), { trust: 'pass' }).authorised).toBe('yes')
    expect(only(credential(), { trust: 'warn' }).authorised).toBe('unknown')
  })

  it('joins results with their descriptions, in the order that these give', () => {
    const resultDescription = [
      { id: 'urn:grade', resultType: 'LetterGrade', allowedValue: ['C', 'B', 'A'] },
      { id: 'urn:rubric', resultType: 'RubricCriterionLevel', rubricCriterionLevel: [{ id: 'urn:l1' }, { id: 'urn:l2' }] },
    ]
    const result = [
      { resultDescription: 'urn:grade', value: 'B', status: 'Completed' },
      { resultDescription: 'urn:rubric', achievedLevel: 'urn:l2' },
      { resultDescription: 'urn:none', value: '3' },
      { value: 'x', status: 'Paused' },
    ]
    expect(only(withAchievement({ resultDescription }, { result })).results).toEqual([
      { resultDescription: 'urn:grade', resultType: 'LetterGrade', status: 'Completed', value: 'B', order: ['C', 'B', 'A'] },
      { resultDescription: 'urn:rubric', resultType: 'RubricCriterionLevel', level: 'urn:l2', order: ['urn:l1', 'urn:l2'] },
      // Results 25: the description is missing.
      { resultDescription: 'urn:none', value: '3' },
      { value: 'x', status: 'Provisional' },
    ])
  })

  it('reads amounts with their period', () => {
    const resultDescription = [
      { id: 'urn:hours', resultType: 'ext:hours' },
      { id: 'urn:odd', resultType: 'ext:points' },
    ]
    const result = [
      { resultDescription: 'urn:hours', value: '16.5' },
      { resultDescription: 'urn:odd', value: 'many' },
    ]
    const subject = {
      result,
      creditsEarned: 2.5,
      activityStartDate: '2026-01-01T00:00:00Z',
      activityEndDate: '2026-02-01T00:00:00Z',
    }
    const period = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' }
    expect(only(withAchievement({ resultDescription }, subject)).amounts).toEqual([
      { measure: 'credits', amount: '2.5', ...period },
      { measure: 'hours', amount: '16.5', ...period },
    ])
  })

  it('a related achievement is not the same one, and an alignment is kept whole', () => {
    const alignment = {
      type: ['Alignment'],
      targetUrl: 'http://data.europa.eu/esco/skill/x',
      targetFramework: 'ESCO 1.1.1',
      targetCode: 'S1',
      targetName: 'X',
    }
    const read = only(
      withAchievement({ related: [{ id: 'urn:other' }], otherIdentifier: [{ identifier: 'urn:third' }], alignment }),
    )
    expect(read.achievement.aliases).toEqual([])
    expect(read.alignments).toEqual([{ uri: 'http://data.europa.eu/esco/skill/x', framework: 'ESCO 1.1.1', code: 'S1' }])
  })

  it('reads a rung only from an achievement that says it is one', () => {
    const ladder = { id: 'urn:ladder', type: 'LadderReference', ladderVersion: '1', ladderDigest: 'uX', rung: 'urn:rung' }
    expect(only(withAchievement({ type: ['Achievement', 'LadderRung'], ladder })).rung).toEqual({
      ladder: 'urn:ladder',
      version: '1',
      digest: 'uX',
      id: 'urn:rung',
    })
    expect(only(withAchievement({ ladder }))).not.toHaveProperty('rung')
  })

  it('a rung badge as this library builds it holds its rung', () => {
    const ladder = ladderOf([rung('a', needs('x'))], { owner: 'https://courier.example/issuer' })
    const built = buildRungCredential(ladder, rungId('a'), WORKER, {
      id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
      issuer: 'https://courier.example/issuer',
      validFrom: '2026-01-01T00:00:00Z',
    })
    const placement = place(ladder, toFacts(verified(built)), { now: NOW })
    expect(placement.rungs[0]).toMatchObject({ status: 'held' })
    expect(placement.rungs[0]).not.toHaveProperty('warnings')
  })

  it.each([
    {},
    { credentialSubject: null },
    { credentialSubject: [1, {}] },
    credential({ achievement: 'urn:a' }),
    credential({ achievement: { id: 7 } }),
    credential({}, { validFrom: 'soon' }),
    credential({}, { issuer: 5 }),
  ])('a credential of another kind has no facts: %j', (input) => {
    expect(toFacts(verified(input))).toEqual([])
  })

  it.each([{ outcome: 'rejected' }, { outcome: 'indeterminate' }, {}, null, undefined])(
    'ladder.report_not_verified: %j',
    (report) => {
      expect(errorOf(() => toFacts(report as never))).toMatchObject({ code: 'ladder.report_not_verified', kind: 'usage' })
    },
  )
})

describe('attestedFact', () => {
  const record = { issuer: OWNER, subject: WORKER, achievement: achievement('a'), awardedDate: '2026-03-01' } as const

  it('is a fact on the word of its issuer, under an id that says what it states', () => {
    const fact = attestedFact(record)
    expect(fact).toMatchObject({
      attestedBy: OWNER,
      issuer: OWNER,
      status: 'active',
      awardedDate: '2026-03-01T00:00:00Z',
      validFrom: '2026-03-01T00:00:00Z',
    })
    expect(fact.credentialId).toMatch(/^urn:rungs:record:uEi/)
    expect(attestedFact({ ...record }).credentialId).toBe(fact.credentialId)
    expect(attestedFact({ ...record, awardedDate: '2026-03-02' }).credentialId).not.toBe(fact.credentialId)
  })

  it.each<readonly [object, string]>([
    [{ ...record, awardedDate: '01/03/2026' }, 'core.date_time_invalid'],
    [{ ...record, issuer: 'school' }, 'ladder.value_invalid'],
    [{ ...record, status: 'active' }, 'core.option_unknown'],
    [{ ...record, results: [{ value: 5 }] }, 'ladder.type_invalid'],
    [{ ...record, subject: 5 }, 'ladder.type_invalid'],
  ])('%j is refused with %s', (input, code) => {
    expect(errorOf(() => attestedFact(input as never))?.code).toBe(code)
  })
})

describe('ladderBrief', () => {
  const ladder = ladderOf(
    [
      rung(
        'van',
        {
          op: 'allOf',
          of: [
            above('courier', { orHigher: true }),
            needs('aid', {
              match: {
                alignedTo: [
                  { framework: 'ESCO', uri: 'urn:x', kind: 'skill', name: { en: 'First aid', es: 'Primeros auxilios' } },
                ],
              },
              currency: { maxAge: 'P2Y' },
            }),
          ],
        },
        {
          ordinal: 2,
          name: { en: 'Van driver', es: 'Conductor' },
          time: { effort: { min: 'PT1H', max: 'PT35H' }, excludesPrerequisites: true },
          cost: [
            { kind: 'exam', amount: { minor: 1250, currency: 'EUR' }, asOf: '2026-01-01' },
            { kind: 'tuition', amount: { minor: 5000, currency: 'JPY' }, asOf: '2026-01-01' },
            { kind: 'travel', amount: { minor: 5, currency: 'KWD' }, asOf: '2026-01-01' },
          ],
          validity: { duration: 'P5Y' },
        },
      ),
      rung(
        'courier',
        {
          op: 'sum',
          of: [{ match: needs('van-hours'), cap: '12' }, { match: needs('van', { match: { ids: [rungId('van')] } }) }],
          measure: 'hours',
          min: '35',
          window: { last: 'P1Y6M' },
          overlap: 'sum',
        },
        {
          ordinal: 1,
          name: { en: '<b>Courier</b> [x](javascript:1)' },
          regulated: true,
        },
      ),
    ],
    { name: { en: 'Delivery', es: 'Reparto' } },
  )

  it('tells rungs in order with requirements, time and cost', () => {
    const brief = ladderBrief(ladder, 'en')
    expect(brief).toMatchInlineSnapshot(`
      "# Delivery

      From first ride to dispatcher.

      ## 1. &lt;b\\>Courier&lt;/b\\> \\[x\\](javascript:1)

      About courier.

      What you need:
      - from the last 1 year 6 months, at least 35 hours in all:
        - a credential for https://school.example/achievements/van-hours, issued by did:web:school.example, of which at most 12 count
        - a credential for Van driver, issued by did:web:school.example

      - Only the responsible authority can award this. A badge here is not a licence.

      ## 2. Van driver

      About van.

      What you need:
      - all of these:
        - the step "&lt;b\\>Courier&lt;/b\\> \\[x\\](javascript:1)" or a higher one
        - a credential for First aid, issued by did:web:school.example, not older than 2 years

      - Time: 1 hour to 35 hours
      - Cost: EUR 12.50 (exam), JPY 5,000 (course fee), KWD 0.005 (travel)
      - Lasts: 5 years

      This describes steps and requirements. It is not a promise of work or pay.
      "
    `)
  })
})

function errorOf(step: () => unknown): { readonly code: string; readonly kind: string } | undefined {
  try {
    step()
  } catch (error) {
    if (isRungsError(error)) return { code: error.code, kind: error.kind }
    throw error
  }
  return undefined
}

describe('words of what no badge says', () => {
  const lines: readonly (readonly [requirement: Requirement, line: string])[] = [
    [
      {
        op: 'experience',
        measure: 'jobs',
        min: '200',
        occupations: [{ framework: 'ESCO', code: '8322.2', kind: 'occupation' }],
        window: { last: 'P1Y' },
        minDistinctIssuers: 2,
        overlap: 'sum',
      },
      '- from the last 1 year, at least 200 jobs of work, as ESCO 8322.2, from at least 2 different issuers',
    ],
    [{ op: 'evidence', min: 1 }, '- evidence, 1 or more'],
    [
      { op: 'evidence', genre: ['workSample', 'simulation'], min: 2, assessor: '*supervisor*' },
      '- evidence, 2 or more: workSample or simulation, assessed by: \\*supervisor\\*',
    ],
    [{ op: 'endorsement', from: 'client', min: 3, distinct: true }, '- endorsements by at least 3 different clients'],
    [{ op: 'attribute', name: 'minAge', value: 18 }, '- an age of at least 18'],
    [{ op: 'attribute', name: 'residency', value: 'US-CA' }, '- living in US-CA'],
    [{ op: 'attribute', name: 'ext:bicycle', value: true }, '- bicycle: true'],
    [{ op: 'not', of: { op: 'attribute', name: 'minAge', value: 70 } }, '- none of this:\n  - an age of at least 70'],
    [needs('first-aid', { minAssurance: 'high' }), 'with assurance high'],
  ]

  it.each(lines)('%j', (requirement, line) => {
    const ladder = ladderOf([rung('a', needs('x'), { variants: [{ jurisdiction: ['US', 'CA'], requires: requirement }] })])
    const brief = ladderBrief(ladder, 'en')
    expect(brief).toContain('In US or CA instead:\n')
    expect(brief).toContain(line)
  })
})
