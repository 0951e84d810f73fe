import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, OB_3_0_3 } from '../../../src/contexts/index.js'
import { chooseAchievementText } from '../../../src/credential/index.js'
import { directionOf } from '../../../src/i18n/index.js'
import { type Ladder, ladderBrief, lintLadder } from '../../../src/ladder/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { loadSchema } from '../../../src/schemas/index.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../../src/securing/jose/ob3-jwt.js'
import { createVerifier } from '../../../src/verify/index.js'
import {
  NOW as BADGE_NOW,
  badgeOf,
  controllerOf,
  errorOf,
  type Loose,
  loader,
  NOW_MS,
  newSigner,
  thaw,
} from '../../support/badges.js'
import { withRung } from '../lint/support.js'
import { ladderOf, needs, rung } from './support.js'

const codes = (ladder: Ladder): readonly string[] => [...new Set(lintLadder(ladder).map(({ code }) => code as string))].sort()
const NAMES = { en: 'First aid', 'zh-Hans': '急救', fil: 'Paunang lunas', ar: 'الإسعافات الأولية', es: 'Primeros auxilios' }
const ladder = ladderOf(
  [
    rung('aid', needs('x', { match: { alignedTo: [{ framework: 'ESCO', uri: 'urn:x', kind: 'skill', name: NAMES }] } }), {
      name: NAMES,
      description: { en: 'About first aid.' },
    }),
  ],
  { name: { en: '<b>Care</b> [x](javascript:1)', es: 'Cuidados' } },
)

describe('case 37: language map passes schema but is unsigned; missing default language; zh-Hans, fil, right-to-left; regional fallback', () => {
  it('a text that is missing in the default language is told, wherever it stands', () => {
    expect(codes(withRung({ name: { es: 'Mensajero' } }))).toEqual(['ladder.language_missing'])
    expect(codes(withRung({}, { name: { en: 'Delivery', 'es-419': 'Reparto' } }))).toEqual(['ladder.rung_language_missing'])
  })

  it('of a badge, a map that passes the schema and that no context defines is not signed, and never shown', async () => {
    const school = await newSigner()
    const badge = thaw(badgeOf(controllerOf(school))) as Loose
    badge['@context'] = [CREDENTIALS_V2, OB_3_0_3]
    badge.credentialSubject.achievement.nameMap = NAMES
    const validate = await loadSchema('ob-achievement-credential')
    expect(validate(badge)).toEqual([])
    expect((await errorOf(eddsaRdfc2022.secure(badge, { signer: school, loader, now: NOW_MS }))).code).toBe('rdf.term_undefined')
    // Where letters are signed rather than meanings, the map is there, and means nothing.
    const { credential } = await ob3Jwt.secure(badge, { signer: school, loader, now: NOW_MS })
    const report = await createVerifier({ mechanisms, now: BADGE_NOW }).verify(credential)
    expect(chooseAchievementText(report, ['es'])).toMatchObject({
      name: { text: 'First aid' },
      findings: [{ code: 'credential.map_undefined' }],
    })
    // A map in the name itself is refused by both.
    badge.credentialSubject.achievement.name = NAMES
    expect(validate(badge)).toMatchObject([{ code: 'schema.invalid', path: '/credentialSubject/achievement/name' }])
    expect((await errorOf(eddsaRdfc2022.secure(badge, { signer: school, loader, now: NOW_MS }))).code).toMatch(/^rdf\./)
  })

  it('text that runs from right to left is said to', () => {
    expect(['ar', 'ar-EG', 'ur', 'en', 'zh-Hans', 'fil'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr'])
  })

  it.each([
    ['es-419', 'Primeros auxilios'],
    ['fil-PH', 'Paunang lunas'],
    ['zh-Hans-SG', '急救'],
    ['zh-Hant', 'First aid'],
    ['ar-EG', 'الإسعافات الأولية'],
    ['fi', 'First aid'],
  ])('a brief in %s has %s', (language, name) => {
    expect(ladderBrief(ladder, language)).toContain(name)
  })
})

describe('case 38: Markdown and HTML in criteria narrative', () => {
  it('is shown rather than obeyed, wherever a brief has text of a ladder', () => {
    const brief = ladderBrief(ladder, 'en')
    expect(brief).not.toContain('<b>')
    expect(brief).not.toMatch(/[^\\]\[x[^\\]?\]\(/)
    expect(lintLadder(ladder).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
