import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BadgeShape,
  drawBadge,
  drawCertificate,
  type LadderDesign,
  type LevelMark,
  rungOfBadge,
  toAltText,
  toBadgeDesign,
  toBadgePicture,
  toRungPicture,
} from '../../src/draw/index.js'
import { inkOn } from '../../src/draw/ink-on.js'
import { loadCatalogue } from '../../src/i18n/index.js'
import { above, ladderOf, needs, rung } from '../ladder/support.js'
import { badgeOf, errorOf } from '../support/badges.js'
import { contrast, readSvg, textBoxes } from './svg-reader.js'

const rungs = [
  rung('a', needs('a'), { track: 'riding', name: { en: 'Rider', hi: 'सवार', ar: 'راكب' } }),
  rung('b', above('a'), { track: 'driving', name: { en: 'Driver' } }),
  rung('c', above('b'), { track: 'driving', name: { en: 'Trainer' } }),
  rung('d', { op: 'anyOf', of: [above('a'), above('c')] }, { name: { en: 'Dispatcher' } }),
]
const ladder = ladderOf(rungs, { name: { en: 'Delivery', hi: 'वितरण' } })
const ids = ladder.rungs.map(({ id }) => id)
const [A, B, C, D] = ids as [string, string, string, string]
const shapes: readonly BadgeShape[] = ['shield', 'hexagon', 'circle', 'octagon', 'pentagon']
const marks: readonly LevelMark[] = ['dots', 'stars', 'chevrons', 'bars']
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('how the badge of a rung looks', () => {
  it('follows from the ladder: a shape for each track, one colour for the owner', () => {
    const designs = ids.map((id) => toBadgeDesign(ladder, id))
    expect(designs.map(({ shape }) => shape)).toEqual(['shield', 'hexagon', 'hexagon', 'circle'])
    expect(new Set(designs.map((design) => design.colour)).size).toBe(1)
    const other = ladderOf(rungs, { owner: 'did:web:elsewhere.example' })
    expect(toBadgeDesign(other, A).colour).not.toBe(designs[0]?.colour)
  })

  it('is as the platform says: of a rung before a track, of a track before the ladder', () => {
    const design: LadderDesign = {
      colour: '#0b6e4f',
      marks: 'stars',
      tracks: { driving: { shape: 'octagon', colour: '#ffb703' } },
      rungs: { [C]: { colour: '#000000', marks: 'bars' } },
    }
    expect(ids.map((id) => toBadgeDesign(ladder, id, design))).toEqual([
      { shape: 'shield', colour: '#0b6e4f', marks: 'stars' },
      { shape: 'octagon', colour: '#ffb703', marks: 'stars' },
      { shape: 'octagon', colour: '#000000', marks: 'bars' },
      { shape: 'circle', colour: '#0b6e4f', marks: 'stars' },
    ])
  })

  it.each([
    { colour: 'url(#a)' },
    { shape: 'star' },
    { shape: 'constructor' },
    { marks: 'toString' },
    { tracks: { flying: {} } },
    { tracks: { driving: { size: 3 } } },
    { rungs: { 'urn:other': {} } },
    { rungs: { [A]: { colour: '#12345' } } },
    { rungs: { [A]: null } },
    JSON.parse('{"rungs": {"__proto__": {"shape": "circle"}}}'),
    { font: 'x' },
  ])('refuses %j', async (design) => {
    expect((await errorOf(() => toBadgeDesign(ladder, A, design as object))).code).toMatch(/^core\.option_(invalid|unknown)$/)
  })

  it('is not known of a rung that the ladder does not have', async () => {
    expect((await errorOf(() => toBadgeDesign(ladder, 'urn:other'))).code).toBe('core.option_invalid')
    expect((await errorOf(() => toRungPicture(ladder, 'constructor', { issuer: 'x' }))).code).toBe('core.option_invalid')
  })
})

describe('what the picture of a rung shows', () => {
  it('has the level by the ordinals of rungs, without gaps', () => {
    const numbered = ladderOf([3, 10, 10, 40].map((ordinal, at) => rung(`r${at}`, needs('x'), { ordinal })))
    const pictures = numbered.rungs.map(({ id }) => toRungPicture(numbered, id, { issuer: 'x' }))
    expect(pictures.map(({ level, levels }) => [level, levels])).toEqual([
      [1, 3],
      [2, 3],
      [2, 3],
      [3, 3],
    ])
  })

  it('has the level by the longest way up where not every rung has an ordinal', () => {
    expect([A, B, C, D].map((id) => toRungPicture(ladder, id, { issuer: 'x' }).level)).toEqual([1, 2, 3, 4])
  })

  it('marks none of more levels than are told apart', () => {
    const tall = ladderOf(Array.from({ length: 10 }, (_, at) => rung(`r${at}`, at === 0 ? needs('x') : above(`r${at - 1}`))))
    expect(toRungPicture(tall, tall.rungs[9]?.id as string, { issuer: 'x' })).not.toHaveProperty('level')
  })

  it('speaks the language that is wanted where the ladder has it, and says which it is', () => {
    expect(toRungPicture(ladder, A, { issuer: 'Courier', lang: 'hi-IN' })).toMatchObject({
      name: 'सवार',
      ladder: 'वितरण',
      lang: 'hi',
    })
    expect(toRungPicture(ladder, B, { issuer: 'Courier', lang: 'hi' })).toMatchObject({
      name: 'Driver',
      ladder: 'वितरण',
      lang: 'en',
    })
  })
})

describe('what the picture of a badge shows', () => {
  const achievement = {
    ...(badgeOf('did:example:school')['credentialSubject'] as { achievement: object }).achievement,
    inLanguage: 'en',
    nameMap: { en: 'First aid', ar: 'الإسعافات الأولية' },
    descriptionMap: { en: 'Helps', ar: 'يساعد' },
    ladder: { id: ladder.id, rung: B },
  }
  const badge = { ...badgeOf('did:example:school'), credentialSubject: { achievement } }

  it('is what the badge says, in the language that is wanted', () => {
    expect(toBadgePicture(badge, { lang: 'ar' })).toMatchObject({ name: 'الإسعافات الأولية', description: 'يساعد', lang: 'ar' })
    expect(toBadgePicture(badge, { lang: 'fr' })).toMatchObject({ name: 'First aid', lang: 'en' })
    expect(rungOfBadge(badge)).toBe(B)
    expect(rungOfBadge(badgeOf('did:example:school'))).toBeUndefined()
  })

  it('has level and name of its ladder, and of no other', async () => {
    expect(toBadgePicture(badge, { ladder })).toMatchObject({ name: 'Driver', level: 2, levels: 4, ladder: 'Delivery' })
    for (const wrong of [
      badgeOf('did:example:school'),
      { ...badge, credentialSubject: { achievement: { ladder: { id: 'urn:x', rung: B } } } },
    ])
      expect((await errorOf(() => toBadgePicture(wrong, { ladder }))).code).toBe('core.option_invalid')
    expect((await errorOf(() => toBadgePicture({}))).code).toBe('import.document_unknown')
  })

  it('takes nothing of maps that are no texts', () => {
    const odd = { ...achievement, nameMap: { en: 7, __proto__: { en: 'x' } }, descriptionMap: null }
    expect(toBadgePicture({ credentialSubject: [{ achievement: odd }], issuer: 'urn:a' }, { lang: 'en' })).toMatchObject({
      name: 'First aid',
      issuer: 'urn:a',
    })
  })
})

describe('the text beside a picture', () => {
  it('is that of the achievement, in the language of the worker', async () => {
    const picture = toRungPicture(ladder, A, { issuer: 'Courier <&> Co', lang: 'hi' })
    const catalogue = await loadCatalogue('hi')
    expect(toAltText(drawBadge(picture, { catalogue }))).toBe('सवार। वितरण। स्तर 1, कुल 4। जारीकर्ता: Courier <&> Co। About a।')
  })

  it('is there of a certificate, and of nothing from elsewhere', async () => {
    const certificate = { recipient: 'Amina', name: 'Rider', issuer: 'School', verifyUrl: 'https://school.example/verify/' }
    expect(toAltText(drawCertificate(certificate))).toMatch(/^Rider\. Amina\. Issued by School\. /)
    expect((await errorOf(() => toAltText('<svg><title>x</title></svg>'))).code).toBe('core.option_invalid')
  })
})

describe('all pictures of badges', () => {
  it('have black or white on every colour, at a contrast of at least 4.5:1 (WCAG 2.2 success criterion 1.4.3)', () => {
    fc.assert(
      fc.property(colour, (ground) => {
        expect(contrast(inkOn(ground), ground)).toBeGreaterThanOrEqual(4.5)
        const texts = readSvg(drawBadge({ name: 'N', issuer: 'I', ladder: 'L' }, { colour: ground })).filter(
          ({ name }) => name === 'text',
        )
        const grounds = texts.map(({ text }) => (text === 'L' ? ground : '#ffffff'))
        for (const [at, { attributes }] of texts.entries())
          expect(contrast(attributes['fill'] as string, grounds[at] as string)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('are well-formed and hold what they are given as text, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '</text><script>alert(1)</script>',
        '"><image href="file:///etc/passwd"/>',
        '&x;',
        '<!DOCTYPE a>',
        '\u202eevil\ud800',
      ),
    )
    const picture = fc.record({ name: text, issuer: text, ladder: text, description: text })
    fc.assert(
      fc.property(
        picture,
        fc.constantFrom(...shapes),
        fc.constantFrom(...marks),
        fc.integer({ min: 1, max: 9 }),
        (shown, shape, mark, level) => {
          const svg = drawBadge({ ...shown, level, levels: 9 }, { shape, marks: mark })
          const elements = readSvg(svg)
          expect(elements.every(({ name }) => ['svg', 'title', 'desc', 'g', 'path', 'circle', 'text'].includes(name))).toBe(true)
          for (const { attributes } of elements)
            for (const [name, value] of Object.entries(attributes))
              expect(`${name}=${value}`).not.toMatch(/href|^on|url\(|^style/i)
          expect(svg).not.toMatch(/[\u202a-\u202e\ud800-\udbff](?![\udc00-\udfff])/)
          for (const box of textBoxes(elements)) {
            expect(box.left).toBeGreaterThanOrEqual(0)
            expect(box.right).toBeLessThanOrEqual(400)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('tell levels by form, not by colour alone, with every kind of mark', () => {
    for (const mark of marks) {
      const svg = drawBadge({ name: 'N', issuer: 'I', level: 1, levels: 2 }, { marks: mark })
      const forms = readSvg(svg)
        .filter(({ name }) => name === 'g' || name === 'circle' || name === 'path')
        .slice(mark === 'dots' ? -2 : -4)
        .map(({ attributes: { transform = '', d = '', r = '' } }) => transform.replace(/^translate\([^)]*\)/, '') + d + r)
      const half = forms.length / 2
      expect(forms.slice(0, half)).not.toEqual(forms.slice(half))
    }
  })

  it.each([
    ['en', A, {}],
    ['hi', A, { colour: '#ffd60a', marks: 'stars' }],
    ['ar', A, { colour: '#0b6e4f', marks: 'chevrons', shape: 'octagon' }],
    ['en', D, { colour: '#000000', marks: 'bars', rungs: { [D]: { shape: 'pentagon' } } }],
  ] as const)('are drawn as they were looked at (%s, %s)', async (lang, id, design) => {
    const catalogue = await loadCatalogue(lang)
    const picture = toRungPicture(ladder, id, { issuer: 'Courier Platform', lang })
    const svg = drawBadge(picture, { ...toBadgeDesign(ladder, id, design), catalogue })
    await expect(svg).toMatchFileSnapshot(`golden/badge-${id.split('/').pop()}-${lang}.svg`)
  })
})
