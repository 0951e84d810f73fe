import { describe, expect, it } from 'vitest'
import { isRungsError, type VerifiedReport } from '../../src/core/index.js'
import { attestedFact, endorsementFacts, evaluateRequirement, type Fact, toFacts } from '../../src/ladder/index.js'
import { badgeDocument, verified } from './reports.js'
import { achievement, NOW, needs, OWNER, SCHOOL, WORKER } from './support.js'

const OTHER = 'did:key:z6Mkother'

const record = (subject: object, more: object = {}): object => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/rungs/v0'],
  id: 'urn:uuid:work',
  type: ['VerifiableCredential', 'WorkRecordCredential'],
  issuer: OWNER,
  validFrom: '2026-02-01T00:00:00Z',
  credentialSubject: {
    id: WORKER,
    type: 'WorkRecord',
    periodFrom: '2026-01-01T00:00:00Z',
    periodUntil: '2026-02-01T00:00:00Z',
    hours: '96.5',
    timeBase: 'engaged',
    ...subject,
  },
  ...more,
})
const endorsement = (by: string, about: string): object => ({
  id: `urn:uuid:${by}`,
  type: ['VerifiableCredential', 'EndorsementCredential'],
  issuer: { id: by },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Good.' },
})
const codeOf = (step: () => unknown): string | undefined => {
  try {
    step()
  } catch (error) {
    if (isRungsError(error)) return error.code
    throw error
  }
  return undefined
}

describe('what facts come from', () => {
  it('a badge brings its evidence and the organisation of its issuer', () => {
    const evidence = [{ id: 'https://school.example/e/1', genre: 'workSample' }, { narrative: 'Seen at work.' }, 'urn:x']
    const [fact] = toFacts(verified(badgeDocument('a', WORKER, { evidence, issuer: { id: SCHOOL, parentOrg: { id: OWNER } } })))
    expect(fact?.evidence).toEqual([{ id: 'https://school.example/e/1', genre: 'workSample' }, {}])
    expect(fact?.organisations).toEqual([OWNER])
  })

  it('a work record brings hours with their period, under the worker', () => {
    expect(toFacts(verified(record({ jobs: 12, platform: OWNER })))).toEqual([
      {
        credentialId: 'urn:uuid:work',
        issuer: OWNER,
        subjectKeys: [WORKER],
        achievement: { id: 'https://w3id.org/rungs/v0#WorkRecord', aliases: [] },
        alignments: [],
        results: [],
        amounts: [
          { measure: 'hours', amount: '96.5', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
          { measure: 'jobs', amount: '12', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
        ],
        work: { platform: OWNER },
        validFrom: '2026-02-01T00:00:00Z',
        status: 'active',
        statusAsOf: NOW,
        authorised: 'unknown',
      },
    ])
  })

  it.each([
    record({}, { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://other.example/v0'] }),
    record({ hours: '800' }),
    record({}, { issuer: 'somebody' }),
    record({ id: 'Ana' }),
  ])('a work record that is none brings nothing: %#', (credential) => {
    expect(toFacts(verified(credential))).toEqual([])
  })

  it('a record inside of itself ends', () => {
    const report = { ...verified(badgeDocument('own')) } as unknown as { nested?: object[] }
    report.nested = [{ subject: 'same', report }]
    expect(toFacts(report as never)).toHaveLength(5)
  })

  it('an attested fact may be of work, with evidence and assurance', () => {
    const input = { issuer: OWNER, subject: WORKER, achievement: achievement('a'), awardedDate: '2026-03-01' } as const
    const evidence = [{ genre: 'observedTask', assessor: 'supervisor' }]
    expect(attestedFact({ ...input, work: {}, evidence, assurance: 'high' })).toMatchObject({
      work: {},
      evidence,
      assurance: 'high',
    })
    expect(codeOf(() => attestedFact({ ...input, evidence: [{ genre: 5 }] as never }))).toBe('ladder.type_invalid')
  })
})

describe('endorsementFacts', () => {
  const endorsers = { client: [OTHER], peer: ['did:key:peer'] }
  const read = (report: VerifiedReport<unknown>): readonly Fact[] => endorsementFacts(report, { endorsers })

  it('reads who endorses the worker in what role', () => {
    expect(read(verified(endorsement(OTHER, WORKER)))).toMatchObject([
      { issuer: OTHER, subjectKeys: [WORKER], endorsement: { from: 'client' }, status: 'active' },
    ])
    expect(read(verified(endorsement('did:key:stranger', WORKER)))).toEqual([])
  })

  it('an endorsement is no award, whatever it is about', () => {
    const facts = read(verified(endorsement(OTHER, achievement('a'))))
    expect(facts).toHaveLength(1)
    expect(evaluateRequirement(needs('a', { issuers: { any: true } }), facts, { now: NOW }).reason).toBe('requirement.missing')
  })

  it('of a badge with endorsements inside, those of the whole badge by others count', () => {
    const inside = (path: string, by: string, more: object = {}): object => ({
      path,
      isAboutHolder: true,
      isSelf: false,
      report: verified(endorsement(by, 'urn:uuid:a')),
      ...more,
    })
    const endorsements = [
      inside('/endorsement/0', OTHER),
      inside('/endorsementJwt/0', 'did:key:peer'),
      inside('/endorsement/1', OTHER, { isSelf: true }),
      inside('/endorsement/2', OTHER, { isMutual: true }),
      inside('/endorsement/3', OTHER, { isAboutHolder: false }),
      inside('/issuer/endorsement/0', OTHER),
      inside('/credentialSubject/achievement/endorsement/0', OTHER),
      inside('/endorsement/4', OTHER, { report: { ...verified(endorsement(OTHER, 'urn:uuid:a')), outcome: 'rejected' } }),
    ]
    expect(read(verified(badgeDocument('a'), { endorsements })).map(({ issuer, subjectKeys }) => [issuer, subjectKeys])).toEqual([
      [OTHER, [WORKER]],
      ['did:key:peer', [WORKER]],
    ])
  })

  it('refuses what is not verified, and options that are none', () => {
    expect(codeOf(() => read({ ...verified(badgeDocument('a')), outcome: 'rejected' } as never))).toBe(
      'ladder.report_not_verified',
    )
    expect(codeOf(() => endorsementFacts(verified(badgeDocument('a')), {} as never))).toBe('core.option_invalid')
    expect(codeOf(() => endorsementFacts(verified(badgeDocument('a')), { endorsers: { boss: [] } } as never))).toBe(
      'core.option_unknown',
    )
    expect(codeOf(() => endorsementFacts(verified(badgeDocument('a')), { endorsers: { peer: ['Ana'] } }))).toBe(
      'core.option_invalid',
    )
  })
})
