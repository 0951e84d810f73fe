import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader, OB_3_0_3, RUNGS_V0, RUNGS_VOCABULARY } from '../../src/contexts/index.js'
import { buildGovernanceDecisionCredential, buildOutcomeObservationCredential } from '../../src/credential/index.js'
import { kinds } from '../credential/benefit-inputs.js'
import { ballot, decision as decided } from '../credential/voice-inputs.js'
import { canonize, namesIn, termsOf } from './support.js'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const load = createContextLoader()
const context = load(RUNGS_V0)['@context'] as Json
const XSD = 'http://www.w3.org/2001/XMLSchema#'

const timeToEarn: Json = {
  type: 'TimeToEarn',
  effortMin: 'PT20H',
  effortTypical: 'PT30H',
  effortMax: 'PT40H',
  elapsedMin: 'P7D',
  elapsedTypical: 'P14D',
  elapsedMax: 'P1M',
  excludesPrerequisites: true,
}

const ladder: Json = {
  id: 'https://ladders.example/delivery',
  type: 'LadderReference',
  ladderVersion: '1.2.0',
  ladderDigest: 'uEiA',
  rung: 'https://ladders.example/delivery#van-driver',
}

const achievement: Json = {
  id: 'https://ladders.example/achievements/van-driver',
  type: ['Achievement', 'LadderRung'],
  name: 'Van delivery driver',
  description: 'Drives and delivers safely.',
  image: { id: 'https://ladders.example/van.png', type: 'Image', caption: 'A van' },
  inLanguage: 'en',
  version: '1.2.0',
  criteria: { narrative: 'Assessed on the road.' },
  alignment: [
    {
      type: 'Alignment',
      targetName: 'car and van delivery driver',
      targetUrl: 'https://data.example/o/1',
      targetFramework: 'ESCO',
    },
  ],
  related: [{ id: 'https://ladders.example/achievements/van-driver-es', type: 'Related', inLanguage: 'es', version: '1.2.0' }],
  nameMap: { en: 'Van delivery driver', es: 'Repartidor en furgoneta', fil: 'Tagahatid', 'zh-Hans': '厢式货车司机' },
  descriptionMap: { en: 'Drives and delivers safely.', ar: 'يقود ويوصل بأمان' },
  ladder,
  timeToEarn,
}

const badge = (changes: { credential?: Json; subject?: Json; achievement?: Json } = {}): Json => ({
  '@context': [CREDENTIALS_V2, OB_3_0_3, RUNGS_V0],
  id: 'urn:uuid:6f2c9a52-8a0f-4d5e-9b1a-0d5c2f1f7a11',
  type: ['VerifiableCredential', 'OpenBadgeCredential', 'RungCredential', 'SuccessorCredential'],
  name: 'Van delivery driver',
  issuer: { id: 'did:example:issuer', type: 'Profile', name: 'Cooperative', url: 'https://issuer.example/' },
  validFrom: '2026-01-01T00:00:00Z',
  awardedDate: '2026-01-01T00:00:00Z',
  replaces: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab10',
  credentialSubject: {
    id: 'did:example:worker',
    type: 'AchievementSubject',
    achievement: { ...achievement, ...changes.achievement },
    ...changes.subject,
  },
  ...changes.credential,
})

const wage: Json = {
  id: 'https://ladders.example/delivery/wage/1',
  type: 'WageEvidence',
  claim: 'observed',
  basis: 'occupationalDifferential',
  measure: 'absolute',
  value: '0.90',
  currency: 'EUR',
  per: 'hour',
  statistic: 'median',
  comparison: 'couriers of the same region',
  workRelationship: 'employee',
  timeBase: 'paidHours',
  expenses: 'gross',
  sampleSize: 412,
  postReceiptMonths: 12,
  priceYear: 2025,
  asOf: '2025-05-31',
  validUntil: '2026-05-31',
  illustrative: true,
  ci: { low: '0.40', high: '1.40', level: '0.95' },
  observed: { from: '2024-06-01', to: '2025-05-31' },
  population: {
    region: ['DE', 'AT'],
    platforms: ['https://platform.example/'],
    occupations: [
      {
        framework: 'ESCO',
        version: '1.1.1',
        code: '8322.2',
        kind: 'occupation',
        uri: 'https://data.example/o/1',
        nameMap: { de: 'Auslieferungsfahrer' },
      },
    ],
  },
  source: {
    publisher: 'https://stats.example/',
    url: 'https://stats.example/t/1',
    digest: 'uEiB',
    licence: 'https://licence.example/',
  },
  disclosure: { k: 10, method: 'threshold' },
}

const definition = (changes: { credential?: Json; subject?: Json } = {}): Json => ({
  '@context': [CREDENTIALS_V2, OB_3_0_3, RUNGS_V0],
  id: 'https://ladders.example/delivery/1.2.0',
  type: ['VerifiableCredential', 'LadderDefinitionCredential'],
  issuer: 'did:example:issuer',
  replaces: 'https://ladders.example/delivery/1.1.0',
  credentialSubject: {
    id: 'https://ladders.example/delivery',
    type: 'Ladder',
    nameMap: { en: 'Delivery', de: 'Zustellung' },
    descriptionMap: { en: 'From courier to dispatcher.' },
    ladderVersion: '1.2.0',
    ladderDigest: 'uEiA',
    ladderDefinition: { rungs: [{ id: '#1', requires: { op: 'allOf', of: [] }, '@type': 'kept as it is', n: 1.5 }] },
    wageEvidence: [wage],
    ...changes.subject,
  },
  ...changes.credential,
})

const scope: Json = {
  ids: ['https://ladders.example/achievements/van-driver'],
  alignedTo: [{ framework: 'ESCO', version: '1.1.1', uri: 'https://data.example/o/1', code: '8322.2', kind: 'occupation' }],
  achievementType: 'Certificate',
  versions: '^1',
  ladder: 'https://ladders.example/delivery',
  rungs: ['https://ladders.example/delivery#van-driver', 'https://ladders.example/delivery#courier'],
}

const aboutTrust = (type: string, credentialSubject: Json): Json => ({
  '@context': [CREDENTIALS_V2, RUNGS_V0],
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab11',
  type: ['VerifiableCredential', type],
  issuer: 'did:example:issuer',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject,
})

const authority = aboutTrust('AuthorityCredential', {
  id: 'did:example:school',
  type: 'AwardingAuthority',
  mayAward: [scope],
  awardsFrom: '2026-01-01T00:00:00Z',
  awardsUntil: '2027-01-01T00:00:00Z',
  mayDelegate: 2,
  delegatedFrom: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab12',
})

const trustList = aboutTrust('TrustListCredential', {
  id: 'https://registry.example/lists/care',
  type: 'TrustList',
  name: 'Schools of care',
  issuers: [
    {
      id: 'did:example:school',
      name: 'School',
      url: 'https://school.example/',
      listedFrom: '2026-01-01T00:00:00Z',
      listedUntil: '2027-01-01T00:00:00Z',
      scope: [scope],
    },
    { id: 'did:example:college', name: 'College' },
  ],
})

const receipt = aboutTrust('DecisionReceiptCredential', {
  id: 'did:example:worker',
  type: 'DecisionReceipt',
  receipt: {
    decision: 'notAccepted',
    decidedAt: '2026-01-01T00:00:00Z',
    language: 'en',
    policy: 'https://platform.example/policies/riders',
    policyVersion: '3',
    policyDigest: 'uEiA',
    inputDigest: 'uEiB',
    asked: ['a credential for first aid'],
    reasons: [{ code: 'requirement.too_old', text: 'It was awarded too long ago.' }],
    countsFor: ['https://platform.example/rungs/rider'],
    roles: ['rider'],
    appeal: { url: 'https://platform.example/appeal', email: 'people@platform.example' },
  },
})

/** A badge of no ladder, with its texts in several languages. */
const translated: Json = badge({
  achievement: { type: ['Achievement', 'TranslatedAchievement'], ladder: undefined, timeToEarn: undefined },
})

const recognition = aboutTrust('RecognitionCredential', {
  id: 'https://platform.example/recognition/1',
  type: 'RecognitionStatement',
  rule: {
    from: { ids: ['https://school.example/first-aid'], issuers: { ids: ['did:example:school'] } },
    to: { achievement: 'https://platform.example/first-aid' },
    kind: 'full',
    conditions: { op: 'allOf', of: [{ op: 'attribute', name: 'minAge', value: 18 }] },
    jurisdiction: ['US-CA', 'DE'],
    validFrom: '2026-01-01',
  },
})

const subjectLink = aboutTrust('SubjectLinkCredential', {
  id: 'did:example:here',
  type: 'SubjectLink',
  sameWorkerAs: 'did:example:there',
})

const OWN_TYPES: readonly unknown[] = [
  'TrustList',
  'AwardingAuthority',
  'DecisionReceipt',
  'RecognitionStatement',
  'SubjectLink',
  'WorkRecord',
  'WorkReliability',
  'EarningsBand',
  'Money',
  ...kinds.map(({ name }) => name),
  'BenefitDeduction',
  'ClawbackTerms',
  'StatisticalRelease',
  'DisclosureStatement',
  'OutcomeObservation',
  'GovernanceDecision',
]

const workRecord = aboutTrust('WorkRecordCredential', {
  id: 'did:example:worker',
  type: 'WorkRecord',
  platform: 'did:example:platform',
  periodFrom: '2026-05-01T00:00:00Z',
  periodUntil: '2026-06-01T00:00:00Z',
  hours: '96.5',
  timeBase: 'engaged',
  jobs: 210,
  workRelationship: 'contractor',
  occupations: [{ framework: 'ESCO', code: '8322.2', kind: 'occupation' }],
  reliability: { type: 'WorkReliability', onTimeRate: '0.97', completionRate: '0.99', count: 210 },
  grossEarnings: { type: 'EarningsBand', low: 100000, high: 120000, currency: 'EUR' },
})

const benefits = kinds.map(({ name, build, input }): [string, Json] => [name, build(input as never)])
const release = aboutTrust('StatisticalReleaseCredential', {
  id: 'https://platform.example/statistics/2026-q1',
  type: 'StatisticalRelease',
  population: 'Couriers who agreed to be counted',
  basis: 'Records that workers handed in',
  periodFrom: '2026-01-01T00:00:00Z',
  periodUntil: '2026-04-01T00:00:00Z',
  groupedBy: ['region'],
  currency: 'EUR',
  figures: [{ metric: 'people', group: { region: 'North' }, value: '40' }],
  disclosure: {
    type: 'DisclosureStatement',
    leastPeople: 10,
    suppression: 'complementary',
    roundedTo: 5,
    codedAbove: 95,
    codedBelow: 4,
    epsilon: '0.5',
    payRule: 'fivePayersQuarterThreeMonths',
  },
})

const observation = aboutTrust('OutcomeObservationCredential', {
  id: 'https://platform.example/ladders/delivery',
  type: 'OutcomeObservation',
  metric: 'belonging',
  value: '71',
  unit: 'points',
  people: 214,
  population: 'Couriers of the cooperative',
  periodFrom: '2026-03-01T00:00:00Z',
  periodUntil: '2026-04-01T00:00:00Z',
  intervalLow: '66',
  intervalHigh: '76',
  intervalLevel: '0.95',
  instrument: 'Survey of the council',
})

const tally = buildOutcomeObservationCredential(ballot) as unknown as Json
const decision = buildGovernanceDecisionCredential(decided) as unknown as Json

describe('the ladder context, as a document', () => {
  it('defines only types at the top, each with protected terms of its own', () => {
    const types = Object.entries(context).filter(([term]) => !term.startsWith('@'))
    expect(types.map(([type]) => type).sort()).toEqual(
      [
        'AuthorityCredential',
        'AwardingAuthority',
        'DecisionReceipt',
        'DecisionReceiptCredential',
        'LadderDefinitionCredential',
        'LadderReference',
        'LadderRung',
        'Money',
        'BenefitContribution',
        'BenefitContributionCredential',
        'BenefitDeduction',
        'BenefitEligibility',
        'BenefitEligibilityCredential',
        'BenefitEnrolment',
        'BenefitEnrolmentCredential',
        'ClaimReceipt',
        'ClaimReceiptCredential',
        'ClawbackTerms',
        'DeductionAuthorisation',
        'DeductionAuthorisationCredential',
        'EarningsBand',
        'ScholarshipAward',
        'ScholarshipAwardCredential',
        'SignedWageEvidenceCredential',
        'WageTopUpEntitlement',
        'WageTopUpEntitlementCredential',
        'RecognitionCredential',
        'RecognitionStatement',
        'RungCredential',
        'SubjectLink',
        'SubjectLinkCredential',
        'SuccessorCredential',
        'TimeToEarn',
        'TranslatedAchievement',
        'TrustList',
        'TrustListCredential',
        'WorkRecord',
        'WorkRecordCredential',
        'WorkReliability',
        'StatisticalReleaseCredential',
        'StatisticalRelease',
        'DisclosureStatement',
        'OutcomeObservationCredential',
        'OutcomeObservation',
        'GovernanceDecisionCredential',
        'GovernanceDecision',
      ].sort(),
    )
    for (const [type, value] of types) {
      expect(type).toMatch(/^[A-Z]/)
      expect(value).toMatchObject({ '@id': RUNGS_VOCABULARY + type, '@context': { '@protected': true } })
    }
  })

  it('protects every context in it, has no vocabulary, no base and no prefix', () => {
    let contexts = 0
    const walk = (local: Json): void => {
      contexts++
      expect(local['@protected']).toBe(true)
      for (const [term, value] of Object.entries(local)) {
        if (term.startsWith('@')) {
          expect(['@protected', '@propagate']).toContain(term)
          continue
        }
        const iri = isObject(value) ? value['@id'] : value
        expect(iri).toMatch(/^https:\/\/[^\s]+[^#/]$/)
        if (isObject(value) && value['@context'] !== undefined) walk(value['@context'] as Json)
      }
    }
    walk(context)
    expect(contexts).toBeGreaterThan(8)
  })

  it('redefines no term that VCDM 2.0 or OB 3.0 protect at the top, unless by the same definition', () => {
    const theirs = { ...(load(CREDENTIALS_V2)['@context'] as Json), ...(load(OB_3_0_3)['@context'] as Json) }
    const shared = new Set<string>()
    const walk = (local: Json): void => {
      for (const [term, value] of Object.entries(local)) {
        if (term.startsWith('@')) continue
        if (Object.hasOwn(theirs, term)) {
          shared.add(term)
          expect(value).toEqual(theirs[term])
        }
        if (isObject(value) && isObject(value['@context'])) walk(value['@context'])
      }
    }
    walk(context)
    expect([...shared]).toEqual(['url'])
  })

  it('uses one IRI for one meaning: no two terms of one node share an IRI', () => {
    const walk = (local: Json): void => {
      const terms = Object.entries(local).filter(([term]) => !term.startsWith('@'))
      const iris = terms.map(([, value]) => (isObject(value) ? value['@id'] : value))
      expect(new Set(iris).size).toBe(iris.length)
      for (const [, value] of terms) if (isObject(value) && isObject(value['@context'])) walk(value['@context'])
    }
    walk(context)
  })

  it('is exercised whole by the documents of this file', () => {
    const used = new Set([
      ...[
        badge(),
        translated,
        definition(),
        authority,
        trustList,
        receipt,
        recognition,
        subjectLink,
        workRecord,
        ...benefits.map(([, one]) => one),
        release,
        observation,
        tally,
        decision,
      ].flatMap((document) => [...namesIn(document)]),
      'Money',
      'minor',
    ])
    expect([...termsOf(load(RUNGS_V0))].filter((term) => !used.has(term))).toEqual([])
  })
})

describe('credentials about authority, trust, decisions and work with VCDM 2.0 and the ladder context', () => {
  it.each([
    ['authority', authority],
    ['trust list', trustList],
    ['receipt', receipt],
    ['recognition', recognition],
    ['subject link', subjectLink],
    ['work record', workRecord],
    ...benefits,
    ['statistical release', release],
    ['outcome observation', observation],
    ['tally', tally],
    ['governance decision', decision],
  ])('%s passes safe mode, and every value in it is signed', async (_, document) => {
    const quads = await canonize(document)
    const walk = async (value: unknown, replace: (by: unknown) => Json): Promise<void> => {
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries())
          await walk(item, (by) => replace(value.map((one, place) => (place === index ? by : one))))
      } else if (isObject(value)) {
        for (const [key, member] of Object.entries(value)) await walk(member, (by) => replace({ ...value, [key]: by }))
      } else if (!OWN_TYPES.includes(value)) {
        const other = typeof value === 'number' ? value + 1 : `${String(value)}x`
        expect(await canonize(replace(other)), String(value)).not.toBe(quads)
      }
    }
    const subject = document['credentialSubject'] as Json
    await walk(subject, (by) => ({ ...document, credentialSubject: by }) as Json)
  })

  it('types their dates and counts', async () => {
    expect(await canonize(authority)).toContain(`<${RUNGS_VOCABULARY}mayDelegate> "2"^^<${XSD}integer> .`)
    expect(await canonize(authority)).toContain(`<${RUNGS_VOCABULARY}awardsUntil> "2027-01-01T00:00:00Z"^^<${XSD}dateTime> .`)
  })
})

describe('a rung badge with VCDM 2.0, OB 3.0.3 and the ladder context', () => {
  it('passes safe mode with every language of its maps, typed durations and the ladder edition', async () => {
    const quads = await canonize(badge())
    const name = '<https://schema.org/name>'
    expect(quads).toContain(`${name} "Repartidor en furgoneta"@es .`)
    expect(quads).toContain(`${name} "Tagahatid"@fil .`)
    expect(quads).toContain(`${name} "厢式货车司机"@zh-hans .`)
    expect(quads).toContain(`${name} "Van delivery driver" .`)
    expect(quads).toContain('<https://schema.org/description> "يقود ويوصل بأمان"@ar .')
    expect(quads).toContain(`<${RUNGS_VOCABULARY}effortTypical> "PT30H"^^<${XSD}duration> .`)
    expect(quads).toContain(`<${RUNGS_VOCABULARY}excludesPrerequisites> "true"^^<${XSD}boolean> .`)
    expect(quads).toContain(`<${achievement['id'] as string}> <${RUNGS_VOCABULARY}ladder> <${ladder['id'] as string}> .`)
    expect(quads).toContain(`<${RUNGS_VOCABULARY}rung> <${ladder['rung'] as string}> .`)
    expect(quads).toContain(`<${RUNGS_VOCABULARY}ladderDigest> "uEiA" .`)
    expect(quads).toContain(`<${RUNGS_VOCABULARY}replacesBadge> <urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab10> .`)
  })

  it('signs each text of a language map: changing one changes the quads', async () => {
    const changed = badge({ achievement: { nameMap: { ...(achievement['nameMap'] as Json), fil: 'Iba' } } })
    expect(await canonize(changed)).not.toBe(await canonize(badge()))
  })

  it.each<[string, Json]>([
    ['a language map under `name`', { name: { en: 'Van', es: 'Furgoneta' } }],
    ['a language tag that is not BCP 47', { nameMap: { en_US: 'Van' } }],
    ['a language map value that is not a string', { nameMap: { en: 5 } }],
    ['an unknown term', { wageUplift: '1.00' }],
    ['ladder terms without the type LadderRung', { type: 'Achievement' }],
    ['an untyped ladder reference', { ladder: { ...ladder, type: [] } }],
    ['untyped durations', { timeToEarn: { effortMin: 'PT1H' } }],
    ['terms of the reference on the achievement', { rung: 'https://ladders.example/delivery#van-driver' }],
    ['an inline context that redefines a ladder type', { '@context': { LadderRung: 'https://attacker.example/Rung' } }],
  ])('throws for %s', async (_, changes) => {
    await expect(canonize(badge({ achievement: changes }))).rejects.toThrow()
  })

  it('gives an inline context no say over the terms of its types (JSON-LD 1.1 section 4.1.11)', async () => {
    const inline = { ladder: 'https://attacker.example/ladder', timeToEarn: 'https://attacker.example/time' }
    expect(await canonize(badge({ achievement: { '@context': inline } }))).toBe(await canonize(badge()))
  })

  it('throws for `replaces` on a credential without the type RungCredential or SuccessorCredential', async () => {
    const type = ['VerifiableCredential', 'OpenBadgeCredential']
    await expect(canonize(badge({ credential: { type } }))).rejects.toThrow()
    const { replaces, ...rest } = badge({ credential: { type } })
    expect(replaces).toBeDefined()
    expect(await canonize(rest)).not.toContain('replacesBadge')
  })

  it('writes money as an integer of minor units', async () => {
    const money: Json = { '@context': [CREDENTIALS_V2, RUNGS_V0], id: 'urn:money', type: 'Money', minor: 1250, currency: 'KWD' }
    expect(await canonize(money)).toBe(
      `<urn:money> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${RUNGS_VOCABULARY}Money> .\n` +
        `<urn:money> <${RUNGS_VOCABULARY}currency> "KWD" .\n` +
        `<urn:money> <${RUNGS_VOCABULARY}minorUnits> "1250"^^<${XSD}integer> .\n`,
    )
  })
})

describe('wage evidence never reaches a rung badge', () => {
  const wageTerms = ['wageEvidence', 'expectedWageUplift', ...Object.keys(wage).filter((term) => !['id', 'type'].includes(term))]

  it.each(wageTerms)('throws for `%s` on the achievement and on what hangs from it', async (term) => {
    const member = { [term]: wage[term] ?? wage }
    await expect(canonize(badge({ achievement: member }))).rejects.toThrow()
    await expect(canonize(badge({ achievement: { ladder: { ...ladder, ...member } } }))).rejects.toThrow()
    await expect(canonize(badge({ achievement: { timeToEarn: { ...timeToEarn, ...member } } }))).rejects.toThrow()
  })

  it('passes with evidence and types that are no wage evidence, so that the refusals below are for the type', async () => {
    expect(await canonize(badge({ credential: { evidence: [{ type: ['Evidence'], name: 'Road test' }] } }))).toContain(
      'Road test',
    )
  })

  it.each(['WageEvidence', 'Ladder'])('throws for a node typed %s anywhere in it', async (type) => {
    await expect(canonize(badge({ achievement: { type: ['Achievement', 'LadderRung', type] } }))).rejects.toThrow()
    await expect(canonize(badge({ subject: { type: ['AchievementSubject', type] } }))).rejects.toThrow()
    await expect(canonize(badge({ credential: { evidence: [{ type: ['Evidence', type] }] } }))).rejects.toThrow()
    await expect(canonize(badge({ credential: { type: ['VerifiableCredential', 'RungCredential', type] } }))).rejects.toThrow()
  })

  it.each(['LadderDefinitionCredential', 'SignedWageEvidenceCredential'])(
    'throws for a credential that claims to be a badge and a %s at once',
    async (other) => {
      const type = ['VerifiableCredential', 'OpenBadgeCredential', 'RungCredential', other]
      await expect(canonize(badge({ credential: { type } }))).rejects.toThrow(/protected/i)
      await expect(canonize(definition({ credential: { type } }))).rejects.toThrow(/protected/i)
    },
  )
})

describe('a ladder definition credential', () => {
  it('passes safe mode with the definition as one JSON literal and its wage evidence as typed values', async () => {
    const quads = await canonize(definition())
    expect(quads).toContain(
      `<${RUNGS_VOCABULARY}ladderDefinition> "{\\"rungs\\":[{\\"@type\\":\\"kept as it is\\",\\"id\\":\\"#1\\"`,
    )
    expect(quads).toContain('^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .')
    expect(quads).toContain('<https://schema.org/name> "Zustellung"@de .')
    expect(quads).toContain(`<${RUNGS_VOCABULARY}value> "0.90"^^<${XSD}decimal> .`)
    expect(quads).toContain(`<${RUNGS_VOCABULARY}sampleSize> "412"^^<${XSD}integer> .`)
    expect(quads).toContain(`<${RUNGS_VOCABULARY}asOf> "2025-05-31"^^<${XSD}date> .`)
    expect(quads).toContain(`<${RUNGS_VOCABULARY}low> "0.40"^^<${XSD}decimal> .`)
    expect(quads).toContain('<https://schema.org/name> "Auslieferungsfahrer"@de .')
    expect(quads).toContain(`<${RUNGS_VOCABULARY}replacesLadderDefinition> <https://ladders.example/delivery/1.1.0> .`)
  })

  it('works without the OB 3.0 context, to the same quads', async () => {
    expect(await canonize(definition({ credential: { '@context': [CREDENTIALS_V2, RUNGS_V0] } }))).toBe(
      await canonize(definition()),
    )
  })

  it.each<[string, Json]>([
    ['an unknown term in the evidence', { wageEvidence: [{ ...wage, promised: 'yes' }] }],
    ['an unknown term in a part of the evidence', { wageEvidence: [{ ...wage, ci: { low: '1', sigma: '2' } }] }],
    ['untyped evidence', { wageEvidence: [{ ...wage, type: [] }] }],
    ['a language map under `name`', { name: { en: 'Delivery' } }],
  ])('throws for %s', async (_, subject) => {
    await expect(canonize(definition({ subject }))).rejects.toThrow()
  })
})
