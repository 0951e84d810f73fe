import { describe, expect, it } from 'vitest'
import { hasPointer, type JsonObject } from '../../src/core/index.js'
import { toElmCredential, toLinkedInUrl } from '../../src/interchange/index.js'
import { badgeOf, errorOf, type Loose, thaw } from '../support/badges.js'

const ISSUER = 'https://courier.example/issuer'
const VERIFY_URL = 'https://courier.example/verify?badge=1&lang=en'
const badge = badgeOf(ISSUER)

function changed(change: (badge: Loose) => void): JsonObject {
  const copy = thaw(badge)
  change(copy)
  return copy as JsonObject
}

const THROWING: PropertyDescriptor = {
  enumerable: true,
  get: () => {
    throw new Error('read')
  },
}

describe('a link to the form of LinkedIn', () => {
  const fieldsOf = (link: string): Record<string, string> => Object.fromEntries(new URL(link).searchParams)

  it('has what the badge says, and the page that verifies it', () => {
    const link = toLinkedInUrl(badge, { verifyUrl: VERIFY_URL })
    expect(link.startsWith('https://www.linkedin.com/profile/add?')).toBe(true)
    expect(fieldsOf(link)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: 'First aid',
      organizationName: 'Courier Platform',
      issueYear: '2026',
      issueMonth: '5',
      expirationYear: '2027',
      expirationMonth: '5',
      certUrl: VERIFY_URL,
      certId: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
    })
  })

  it('dates it by the award, in UTC', () => {
    const link = toLinkedInUrl(
      changed((one) => (one.awardedDate = '2026-01-01T00:30:00+01:00')),
      { verifyUrl: VERIFY_URL },
    )
    expect(fieldsOf(link)).toMatchObject({ issueYear: '2025', issueMonth: '12' })
  })

  it('leaves out what the badge does not say, and an id that would not fit', () => {
    const fields = fieldsOf(
      toLinkedInUrl(
        changed((one) => {
          one.issuer = ISSUER
          one.id = `urn:x:${'a'.repeat(300)}`
          delete one.validUntil
        }),
        { verifyUrl: VERIFY_URL },
      ),
    )
    expect(Object.keys(fields)).toEqual(['startTask', 'name', 'issueYear', 'issueMonth', 'certUrl'])
  })

  it('a hostile name stays in its field, and within its bounds', () => {
    const name = '&certUrl=https://evil.example/#x\r\nname=😀'.repeat(20)
    const link = toLinkedInUrl(
      changed((one) => (one.credentialSubject.achievement.name = name)),
      { verifyUrl: VERIFY_URL },
    )
    const url = new URL(link)
    expect([url.searchParams.getAll('certUrl'), url.hash]).toEqual([[VERIFY_URL], ''])
    expect(url.searchParams.get('name')?.length).toBeLessThanOrEqual(255)
    expect(url.searchParams.get('name')).not.toContain('\ufffd')
  })

  it.each([
    [{}, { verifyUrl: VERIFY_URL }, 'import.document_unknown'],
    [changed((one) => delete one.validFrom), { verifyUrl: VERIFY_URL }, 'import.document_unknown'],
    [
      changed((one) => (one.credentialSubject.achievement.name = '\ud800')),
      { verifyUrl: VERIFY_URL },
      'core.text_not_well_formed',
    ],
    [Object.defineProperty({}, 'issuer', THROWING), { verifyUrl: VERIFY_URL }, 'core.json_value_unsupported'],
    [badge, { verifyUrl: 'http://courier.example/' }, 'core.option_invalid'],
    [badge, {}, 'core.option_invalid'],
    [badge, { verifyUrl: VERIFY_URL, organizationId: '1' }, 'core.option_unknown'],
  ])('refuses what it cannot use', async (input, options, code) =>
    expect((await errorOf(() => toLinkedInUrl(input, options as never))).code).toBe(code),
  )
})

describe('a European Digital Credential (European Learning Model 3)', () => {
  const { document, losses } = toElmCredential(badge, { lang: 'en' })
  const claimOf = (one: Loose): Loose => one.credentialSubject.hasClaim[0]

  it('has the wrapper of one, with the id of the badge and its dates', () => {
    expect(document).toMatchObject({
      '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
      type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
      credentialSchema: [{ id: 'http://data.europa.eu/snb/model/ap/edc-generic-full', type: 'ShaclValidator2017' }],
      identifier: [{ type: 'Identifier', notation: badge['id'] }],
      validFrom: '2026-05-01T09:00:00Z',
      issuanceDate: '2026-05-01T09:00:00Z',
      validUntil: '2027-05-01T09:00:00Z',
      issuer: { id: ISSUER, type: 'Organisation', legalName: { en: 'Courier Platform' } },
      displayParameter: {
        type: 'DisplayParameter',
        title: { en: 'First aid' },
        primaryLanguage: { id: 'http://publications.europa.eu/resource/authority/language/ENG' },
      },
    })
    // It is another document than the badge, and nobody has signed it.
    expect(document['id']).toMatch(/^urn:uuid:/)
    expect(document['id']).not.toBe(badge['id'])
    expect(document).not.toHaveProperty('proof')
  })

  it('has the achievement, who awarded it and what it is an instance of', () => {
    expect(claimOf(document)).toMatchObject({
      type: 'LearningAchievement',
      title: { en: 'First aid' },
      description: { en: 'Gives first aid on the road.' },
      awardedBy: { type: 'AwardingProcess', awardingBody: [{ id: ISSUER }], awardingDate: '2026-05-01T09:00:00Z' },
      specifiedBy: [
        {
          id: 'https://courier.example/achievements/first-aid',
          type: 'LearningAchievementSpecification',
          additionalNote: [{ type: 'Note', noteLiteral: { en: 'Passed the practical test.' } }],
        },
      ],
    })
    expect((document['credentialSubject'] as JsonObject)['id']).toBe((badge['credentialSubject'] as JsonObject)['id'])
  })

  it('has outcomes, those of ESCO by its own names, a level, and results as assessments', () => {
    const rich = changed((one) => {
      const { achievement } = one.credentialSubject
      achievement.alignment = [
        {
          type: ['Alignment'],
          targetName: 'provide first aid',
          targetUrl: 'https://data.europa.eu/esco/skill/1',
          targetType: 'CFItem',
        },
        { type: ['Alignment'], targetName: 'Route planning', targetUrl: 'https://skills.example/1', targetCode: 'R1' },
        {
          type: ['Alignment'],
          targetName: 'Level 3',
          targetUrl: 'https://eqf.example/3',
          targetFramework: 'EQF',
          targetCode: '3',
        },
        { type: ['Alignment'], targetName: 'A credential', targetUrl: 'https://c.example/', targetType: 'ceterms:Credential' },
      ]
      achievement.resultDescription = [
        { id: 'urn:x:score', type: ['ResultDescription'], name: 'Score', resultType: 'Percent' },
        { id: 'urn:x:state', type: ['ResultDescription'], name: 'State', resultType: 'Status' },
      ]
      one.credentialSubject.result = [
        { type: ['Result'], resultDescription: 'urn:x:score', value: '92' },
        { type: ['Result'], status: 'Completed' },
      ]
    })
    const made = toElmCredential(rich, { lang: 'en' })
    const [specification] = claimOf(made.document).specifiedBy
    expect(specification).toMatchObject({ type: 'Qualification', eqfLevel: { id: 'http://data.europa.eu/snb/eqf/3' } })
    expect(specification.learningOutcome).toMatchObject([
      { title: { en: 'provide first aid' }, relatedESCOSkill: [{ id: 'http://data.europa.eu/esco/skill/1' }] },
      { title: { en: 'Route planning' }, relatedSkill: [{ id: 'https://skills.example/1' }] },
    ])
    expect(claimOf(made.document).provenBy).toMatchObject([
      { type: 'LearningAssessment', title: { en: 'Score' }, grade: { type: 'Note', noteLiteral: { en: '92' } } },
    ])
    const lost = made.losses.map(({ path }) => path)
    expect(lost).toEqual(
      expect.arrayContaining([
        '/credentialSubject/achievement/alignment/1/targetCode',
        '/credentialSubject/achievement/alignment/3',
        '/credentialSubject/achievement/resultDescription/0/resultType',
        '/credentialSubject/achievement/resultDescription/1',
        '/credentialSubject/result/0/value',
        '/credentialSubject/result/1',
      ]),
    )
  })

  it('names what is not kept, the proof above all, and what the model asks for beyond', () => {
    const full = changed((one) => {
      one.proof = { type: 'DataIntegrityProof' }
      one.credentialStatus = { id: 'https://a.example/1', type: 'BitstringStatusListEntry' }
      one.image = { id: 'https://a.example/1.png', type: 'Image' }
      one.issuer.email = 'a@courier.example'
      one.credentialSubject.achievement.tag = ['x']
      one.credentialSubject.narrative = 'x'
    })
    const made = toElmCredential(full, { lang: 'en' })
    const dropped = made.losses.filter(({ code }) => code === 'export.member_dropped').map(({ path }) => path)
    expect(dropped).toEqual(
      [
        '/proof',
        '/credentialStatus',
        '/image',
        '/issuer/email',
        '/credentialSubject/narrative',
        '/credentialSubject/achievement/tag',
      ].sort((a, b) => dropped.indexOf(a) - dropped.indexOf(b)),
    )
    for (const { path, code, params } of made.losses) {
      expect(params).toMatchObject({ format: 'elm' })
      if (code !== 'export.element_unknown') expect([path, hasPointer(full, path)]).toEqual([path, true])
    }
    const two = toElmCredential(changed((one) => (one.credentialSubject = [one.credentialSubject, { id: 'did:example:bo' }])))
    expect(two.losses).toContainEqual(expect.objectContaining({ code: 'export.member_dropped', path: '/credentialSubject/1' }))
    const unknown = losses.filter(({ code }) => code === 'export.element_unknown').map(({ params }) => (params as Loose).element)
    expect(unknown).toEqual([
      'legal identifier of the issuer',
      'country or region of the issuer',
      'name of the learner',
      'type of assessment',
      'type of quality assurance',
      'learning outcomes',
    ])
  })

  it('takes the language of the achievement, of texts that name their own, or none', async () => {
    const spanish = toElmCredential(changed((one) => (one.credentialSubject.achievement.inLanguage = 'es')))
    expect(claimOf(spanish.document).title).toEqual({ es: 'First aid' })
    const named = toElmCredential(
      changed((one) => (one.name = [{ '@value': 'Erste Hilfe', '@language': 'de' }, 'First aid'])),
      { lang: 'en' },
    )
    expect((named.document['displayParameter'] as Loose).title).toEqual({ de: 'Erste Hilfe', en: 'First aid' })
    // Whoever exports a badge has not written what it says.
    const wrong = toElmCredential(changed((one) => (one.credentialSubject.achievement.inLanguage = 'en_US')))
    expect(claimOf(wrong.document).title).toEqual({ und: 'First aid' })
    expect((await errorOf(() => toElmCredential(badge, { lang: 'en_US' }))).code).toBe('core.option_invalid')
    const none = toElmCredential(badge)
    expect(claimOf(none.document).title).toEqual({ und: 'First aid' })
    expect(none.losses).toContainEqual(expect.objectContaining({ params: { format: 'elm', element: 'language' } }))
  })

  it('reads the older data model, and an issuer that is only a URL', () => {
    const older = toElmCredential(
      changed((one) => {
        one.issuer = ISSUER
        one.issuanceDate = one.validFrom
        one.expirationDate = one.validUntil
        delete one.validFrom
        delete one.validUntil
      }),
    )
    expect(older.document).toMatchObject({
      issuer: { id: ISSUER },
      validFrom: '2026-05-01T09:00:00Z',
      expirationDate: '2027-05-01T09:00:00Z',
    })
    expect(older.losses).toContainEqual(expect.objectContaining({ path: '/issuer', code: 'export.element_unknown' }))
  })

  it('is JSON, frozen, and the same every time', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
    expect(Object.isFrozen(document)).toBe(true)
    expect(toElmCredential(badge, { lang: 'en' })).toEqual({ document, losses })
  })

  it.each([
    [{}, {}, 'import.document_unknown'],
    [{ credentialSubject: { achievement: { name: 5 } } }, {}, 'import.document_unknown'],
    [badge, { lang: 'not a tag' }, 'core.option_invalid'],
    [badge, { language: 'en' }, 'core.option_unknown'],
  ])('refuses what it cannot use', async (input, options, code) =>
    expect((await errorOf(() => toElmCredential(input, options as never))).code).toBe(code),
  )
})
