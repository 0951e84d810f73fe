import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../../src/contexts/index.js'
import type { JsonObject, Report } from '../../src/core/index.js'
import {
  buildAchievementCredential,
  buildRungCredential,
  chooseAchievementText,
  type TranslatedAchievement,
  type TranslatedAchievementInput,
  type VerifiableCredential,
} from '../../src/credential/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { createSdJwtVc, parseSdJwt } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createVerifier } from '../../src/verify/index.js'
import { controllerOf, type Loose, loader, NOW, NOW_MS, newSigner } from '../support/badges.js'
import { failureOf, nquads, schemaProblems, subjectId } from './support.js'

const NAMES = {
  en: 'First aid 🩹',
  es: 'Primeros auxilios',
  ar: 'الإسعافات الأولية',
  hi: 'प्राथमिक चिकित्सा',
  'zh-Hans': '急救',
  fil: 'Paunang lunas',
}
const DESCRIPTIONS = {
  en: 'Gives first aid on the road.',
  ar: 'يقدّم الإسعافات الأولية على الطريق.',
  es: 'Presta primeros auxilios.',
}
const achievement: TranslatedAchievementInput = {
  id: 'https://courier.example/achievements/first-aid',
  language: 'en',
  name: NAMES,
  description: DESCRIPTIONS,
  criteria: { narrative: 'Passed the practical test.' },
  editions: {
    es: 'https://courier.example/achievements/first-aid-es',
    'pt-BR': 'https://courier.example/achievements/first-aid-pt',
  },
}

const signer = await newSigner()
const verifier = createVerifier({ mechanisms: [eddsaRdfc2022, eddsaJcs2022, ob3Jwt], now: NOW })
const build = (changes: object = {}): JsonObject =>
  buildAchievementCredential({
    id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
    issuer: { id: controllerOf(signer), name: 'Courier Platform' },
    validFrom: '2026-05-01T09:00:00Z',
    subject: { id: subjectId },
    achievement: { ...achievement, ...changes },
  } as never) as unknown as JsonObject
const achievementOf = (badge: unknown): TranslatedAchievement => (badge as Loose).credentialSubject.achievement

/** The badge with another achievement, as somebody else's software would make it. */
const altered = (changes: object, more: object = {}): JsonObject => {
  const badge = build() as Loose
  return {
    ...badge,
    ...more,
    credentialSubject: { ...badge.credentialSubject, achievement: { ...badge.credentialSubject.achievement, ...changes } },
  } as JsonObject
}
const secured = async (badge: JsonObject, mechanism: Mechanism = ob3Jwt): Promise<unknown> =>
  (await mechanism.secure(badge, { signer, loader, now: NOW_MS })).credential
const verified = async (badge: JsonObject, mechanism: Mechanism = ob3Jwt): Promise<Report<VerifiableCredential>> => {
  const report = await verifier.verify(await secured(badge, mechanism))
  expect(report.outcome).toBe('verified')
  return report
}
/** What a holder shows who reveals nothing. */
const holderOf = async (mechanism: Mechanism, token: string): Promise<string> =>
  (await mechanism.derive?.(parseSdJwt(token), { reveal: [], loader }))?.credential as string
const codesOf = (text: { findings: readonly { code: string }[] }): string[] => text.findings.map(({ code }) => code)

describe('an achievement in several languages (OB 3.0 B.1.1, B.1.15)', () => {
  it('is plain in one language, says which, and has the others beside it under terms of ours', async () => {
    const badge = build()
    expect(badge['@context']).toEqual([CREDENTIALS_V2, OB_3_0_3, RUNGS_V0])
    expect(achievementOf(badge)).toEqual({
      id: achievement.id,
      type: ['Achievement', 'TranslatedAchievement'],
      name: NAMES.en,
      description: DESCRIPTIONS.en,
      criteria: { narrative: 'Passed the practical test.' },
      inLanguage: 'en',
      related: [
        { id: 'https://courier.example/achievements/first-aid-es', type: ['Related'], inLanguage: 'es' },
        { id: 'https://courier.example/achievements/first-aid-pt', type: ['Related'], inLanguage: 'pt-BR' },
      ],
      nameMap: NAMES,
      descriptionMap: DESCRIPTIONS,
    })
    expect(await schemaProblems('ob-achievement-credential', badge)).toEqual([])
  })

  it('signs every text of the maps: none is lost in the canonical form', async () => {
    const quads = await nquads(build())
    for (const [tag, text] of Object.entries(NAMES)) expect(quads).toContain(`"${text}"@${tag.toLowerCase()} `)
    for (const text of Object.values(DESCRIPTIONS)) expect(quads).toContain(`"${text}"@`)
  })

  it.each([eddsaRdfc2022, eddsaJcs2022, ob3Jwt])('comes through $id letter for letter', async (mechanism) => {
    const { credential } = (await verified(build(), mechanism)) as Loose
    expect(achievementOf(credential)).toEqual(achievementOf(build()))
  })

  it('is a rung with editions of its own too', () => {
    const ladder = defineLadder({
      id: 'https://courier.example/ladders/delivery',
      version: '1.0.0',
      status: 'active',
      effective: { from: '2026-01-01' },
      defaultLanguage: 'en',
      name: { en: 'Delivery', ar: 'التوصيل' },
      description: { en: 'From courier to dispatcher.', ar: 'من ساعٍ إلى منسق.' },
      owner: 'https://courier.example/issuer',
      rungs: [
        {
          id: 'https://courier.example/ladders/delivery/rider',
          name: { en: 'Rider', ar: 'سائق' },
          description: { en: 'Rides safely.', ar: 'يقود بأمان.' },
          requires: { op: 'credential', match: { ids: ['https://school.example/a'] }, issuers: { any: true } },
        },
      ],
    } as never)
    const rung = buildRungCredential(ladder, 'https://courier.example/ladders/delivery/rider', subjectId, {
      id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
      issuer: 'https://courier.example/issuer',
      validFrom: '2026-05-01T09:00:00Z',
      language: 'ar-EG',
      editions: { en: 'https://courier.example/achievements/rider-en' },
    })
    expect(achievementOf(rung)).toMatchObject({
      name: 'سائق',
      inLanguage: 'ar',
      related: [{ id: 'https://courier.example/achievements/rider-en', inLanguage: 'en' }],
    })
  })

  it.each([
    ['no text in its own language', { language: 'pt' }, 'credential.language_missing', '/achievement/name'],
    ['one in another form of it alone', { language: 'es-MX' }, 'credential.language_missing', '/achievement/name'],
    ['no description in it', { language: 'hi' }, 'credential.language_missing', '/achievement/description'],
    ['no name', { name: undefined }, 'credential.field_missing', '/achievement/name'],
    ['an empty map', { name: {} }, 'credential.language_missing', '/achievement/name'],
    ['a plain name', { name: 'First aid' }, 'credential.field_invalid', '/achievement/name'],
    ['a map of objects', { name: { en: { '@value': 'x' } } }, 'credential.field_invalid', '/achievement/name/en'],
    ['a tag of another standard', { name: { ...NAMES, en_US: 'x' } }, 'credential.field_invalid', '/achievement/name'],
    ['a tag that is a keyword', { name: { ...NAMES, '@none': 'x' } }, 'credential.field_invalid', '/achievement/name'],
    ['one language twice', { name: { ...NAMES, EN: 'x' } }, 'credential.field_invalid', '/achievement/name'],
    [
      'a tag without end',
      { name: { ...NAMES, [`en${'-aaaaaaaa'.repeat(20)}`]: 'x' } },
      'credential.field_invalid',
      '/achievement/name',
    ],
    [
      'a tag named __proto__',
      { name: JSON.parse('{"en":"x","__proto__":"y"}') },
      'credential.field_invalid',
      '/achievement/name',
    ],
    [
      '10 000 languages',
      { name: Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`en-x-a${index}`, 'x'])) },
      'credential.field_invalid',
      '/achievement/name',
    ],
    ['a language that OB 3.0 does not take', { language: 'de-CH-1996' }, 'credential.field_invalid', '/achievement/language'],
    ['a language that is none', { language: 5 }, 'credential.field_invalid', '/achievement/language'],
    ['an edition that is no URL', { editions: { es: 'here' } }, 'credential.field_invalid', '/achievement/related/0/id'],
    [
      'an edition in no language',
      { editions: { es_MX: 'https://a.example/' } },
      'credential.field_invalid',
      '/achievement/editions',
    ],
    ['a map of its own', { nameMap: { en: 'x' } }, undefined, ''],
  ])('of %s is refused or made right', (_, changes, code, path) => {
    if (code === undefined) expect(achievementOf(build(changes)).nameMap).toEqual(NAMES)
    else expect(failureOf(() => build(changes))).toMatchObject({ code, path })
  })
})

describe('a language map that would not be signed', () => {
  const plainContexts = { '@context': [CREDENTIALS_V2, OB_3_0_3] }
  const plain = (changes: object): JsonObject =>
    JSON.parse(
      JSON.stringify(
        altered({ type: ['Achievement'], nameMap: undefined, descriptionMap: undefined, ...changes }, plainContexts),
      ),
    )

  it('is the only thing wrong with it', async () => {
    expect((await verified(plain({}), eddsaRdfc2022)).outcome).toBe('verified')
  })

  it.each([
    ['nameMap with no context that defines it', altered({}, plainContexts), 'rdf.data_lost'],
    ['nameMap without the type that defines it', altered({ type: ['Achievement'] }), 'rdf.term_undefined'],
    ['name as a map, as one schema has it', plain({ name: NAMES }), 'rdf.term_undefined'],
  ])('is not secured with RDF: %s', async (_, badge, code) => {
    await expect(secured(badge, eddsaRdfc2022)).rejects.toMatchObject({ code })
  })

  it('is not verified where it was put in after signing', async () => {
    const signed = { ...((await secured(build(), eddsaRdfc2022)) as Loose) }
    signed.credentialSubject = {
      ...signed.credentialSubject,
      achievement: { ...achievementOf(signed), nameMap: { ...NAMES, fr: 'x' } },
    }
    const report = await verifier.verify(signed)
    expect(report.outcome).toBe('rejected')
    expect(failureOf(() => chooseAchievementText(report, ['fr']))).toMatchObject({
      code: 'credential.not_verified',
      params: { outcome: 'rejected' },
    })
  })

  it.each([
    ['with no context that defines it', altered({ name: 'First aid' }, plainContexts)],
    ['without the type that defines it', altered({ name: 'First aid', type: ['Achievement'] })],
  ])('is not shown even where a token signs its letters: %s', async (_, badge) => {
    const text = chooseAchievementText(await verified(badge), ['ar'])
    expect(text.name).toEqual({ text: 'First aid', language: 'en', direction: 'ltr' })
    expect(codesOf(text)).toEqual(['credential.map_undefined', 'credential.map_undefined'])
  })
})

describe('the text to show of a verified badge (BCP 47, RFC 4647 section 3.4)', async () => {
  const report = await verified(build(), eddsaRdfc2022)

  it.each([
    [['ar-EG'], NAMES.ar, 'ar', 'rtl'],
    [['hi'], NAMES.hi, 'hi', 'ltr'],
    [['es-419'], NAMES.es, 'es', 'ltr'],
    [['ES-mx'], NAMES.es, 'es', 'ltr'],
    [['zh-Hans-CN'], NAMES['zh-Hans'], 'zh-Hans', 'ltr'],
    [['fil-PH'], NAMES.fil, 'fil', 'ltr'],
    [['fi', 'fil'], NAMES.fil, 'fil', 'ltr'],
    [['zh-Hant'], NAMES.en, 'en', 'ltr'],
    [['pt', 'fr'], NAMES.en, 'en', 'ltr'],
    [[], NAMES.en, 'en', 'ltr'],
    [['__proto__', 'constructor', ''], NAMES.en, 'en', 'ltr'],
    [[`es${'-aa'.repeat(100_000)}`], NAMES.es, 'es', 'ltr'],
    [[5, null], NAMES.en, 'en', 'ltr'],
  ])('%j', (wanted, text, language, direction) => {
    const { name, findings } = chooseAchievementText(report, wanted as string[])
    expect(name).toEqual({ text, language, direction })
    expect(findings).toEqual([])
  })

  it('takes each text by itself: a description that is missing in a language is shown in that of the badge', () => {
    const { name, description, editions } = chooseAchievementText(report, ['hi'])
    expect([name.language, description.language]).toEqual(['hi', 'en'])
    expect(editions).toEqual([
      { language: 'es', id: 'https://courier.example/achievements/first-aid-es' },
      { language: 'pt-BR', id: 'https://courier.example/achievements/first-aid-pt' },
    ])
  })

  it.each([
    ['en-Latn', 'ltr'],
    ['ar', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['he-IL', 'rtl'],
    ['ur', 'rtl'],
    ['az-Arab', 'rtl'],
    ['pa-Arab-PK', 'rtl'],
    ['dv', 'rtl'],
  ])('knows how %s is written: %s', async (language, direction) => {
    const badge = altered({ inLanguage: undefined, nameMap: { [language]: NAMES.en, qaa: 'x' } })
    expect(chooseAchievementText(await verified(JSON.parse(JSON.stringify(badge))), [language]).name).toMatchObject({
      language,
      direction,
    })
  })

  it.each([
    ['the language of the badge is missing', { nameMap: { ar: NAMES.ar } }, 'credential.language_missing', NAMES.ar],
    ['it says something else than the plain text', { nameMap: { ...NAMES, en: 'Manager' } }, 'credential.map_differs', NAMES.en],
    [
      'no language of the badge, and the plain text is not in it',
      { inLanguage: undefined, nameMap: { ar: NAMES.ar } },
      'credential.map_differs',
      NAMES.en,
    ],
    ['one language twice', { nameMap: { ...NAMES, AR: 'x' } }, 'credential.map_invalid', NAMES.en],
    ['a tag that is a keyword', { nameMap: { ...NAMES, '@none': 'x' } }, 'credential.map_invalid', NAMES.en],
    ['nothing in it', { nameMap: {} }, 'credential.map_invalid', NAMES.en],
    ['a value that is no text', { nameMap: { ...NAMES, fr: ['x'] } }, 'credential.map_invalid', NAMES.en],
    ['a map that is none', { nameMap: 'x' }, 'credential.map_invalid', NAMES.en],
    [
      '10 000 languages',
      { nameMap: { ...NAMES, ...Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`x${index}`, 'x'])) } },
      'credential.map_invalid',
      NAMES.en,
    ],
  ])('leaves aside what cannot be believed: %s', async (_, changes, code, text) => {
    const badge = JSON.parse(JSON.stringify(altered(changes))) as JsonObject
    const shown = chooseAchievementText({ outcome: 'verified', credential: badge } as never, ['ar', 'en'])
    expect(codesOf(shown)).toEqual([code])
    expect(shown.name.text).toBe(text)
  })

  it('has no word of what a holder has hidden', async () => {
    const mechanism = createSdJwtVc({
      disclosable: ['/credentialSubject/achievement/nameMap', '/credentialSubject/achievement/descriptionMap/ar'],
    })
    const issued = (await secured(build(), mechanism)) as string
    const shownTo = async (token: string) =>
      chooseAchievementText(await createVerifier({ mechanisms: [mechanism], now: NOW }).verify(token), ['ar'])
    expect(await shownTo(issued)).toMatchObject({ name: { text: NAMES.ar }, description: { text: DESCRIPTIONS.ar } })
    const derived = await holderOf(mechanism, issued)
    expect(derived).not.toBe(issued)
    expect(await shownTo(derived)).toMatchObject({
      name: { text: NAMES.en, language: 'en' },
      description: { text: DESCRIPTIONS.en, language: 'en' },
      findings: [],
    })
  })

  it('takes out what would turn the text around it, and lines of its own', () => {
    const evil = 'Rider\u202e reganaM\u2066\u2069\u200f\u0007\nverified\u2028'
    const badge = altered({ name: evil, nameMap: { ...NAMES, en: evil }, descriptionMap: undefined, description: evil })
    const { name, description } = chooseAchievementText({ outcome: 'verified', credential: badge } as never, ['en'])
    for (const { text } of [name, description]) expect(text).toBe('Rider reganaM verified ')
  })

  it.each([[{ outcome: 'rejected', claimed: {} }], [{ outcome: 'indeterminate' }], [{}]])(
    'is given of nothing else: %j',
    (other) => {
      expect(failureOf(() => chooseAchievementText(other as never, ['en']))).toMatchObject({ code: 'credential.not_verified' })
    },
  )

  it('is given of an achievement alone', () => {
    expect(failureOf(() => chooseAchievementText({ outcome: 'verified', credential: {} } as never, ['en']))).toMatchObject({
      code: 'credential.field_missing',
    })
  })
})
