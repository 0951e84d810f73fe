import { describe, expect, it } from 'vitest'
import { bakeImage, unbakeImage } from '../../src/bake/index.js'
import { utf8 } from '../../src/core/index.js'
import { type BadgePicture, type Certificate, drawBadge, drawCertificate } from '../../src/draw/index.js'
import { textWidth } from '../../src/draw/measure.js'
import { languages, loadCatalogue } from '../../src/i18n/index.js'
import { badgeOf, errorOf } from '../support/badges.js'
import { readSvg } from './svg-reader.js'

const BADGE: BadgePicture = { name: 'Bicycle courier', issuer: 'Courier Platform', ladder: 'Delivery', level: 2, levels: 5 }
const CERTIFICATE: Certificate = {
  recipient: 'Amina Diallo',
  name: 'Bicycle courier',
  description: 'Rode well.',
  issuer: 'Courier Platform',
  from: '2026-05-01T09:00:00Z',
  until: '2028-05-01',
  verifyUrl: 'https://courier.example/verify/',
}
const HOSTILE = '</text><script>alert(1)</script>\u202e\u0000"\'&'
const textsOf = (svg: string): string[] => Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), (match) => match[1] as string)

describe('the picture of a badge', () => {
  it('shows its name, its ladder, its issuer and how far up it is, also to a screen reader (SVG 2 section 5.8)', () => {
    const svg = drawBadge(BADGE)
    expect(textsOf(svg)).toEqual(['Delivery', 'Bicycle courier', 'Issued by Courier Platform'])
    expect(svg).toMatch(/<title[^>]*>Bicycle courier<\/title>/)
    expect(svg).toMatch(/<desc[^>]*>Delivery\. level 2 of 5\. Issued by Courier Platform\.<\/desc>/)
    const radii = readSvg(svg).flatMap(({ name, attributes }) => (name === 'circle' ? [Number(attributes['r'])] : []))
    expect(radii).toEqual([7, 7, 5, 5, 5])
  })

  it('takes a badge into itself (OB 3.0 section 5.3.2)', async () => {
    const badge = JSON.stringify({ ...badgeOf('did:example:school'), proof: {} })
    const { credential } = await unbakeImage(await bakeImage(utf8(drawBadge(BADGE)), badge))
    expect(JSON.parse(credential)).toEqual(JSON.parse(badge))
  })

  it.each(['shield', 'hexagon', 'circle'] as const)('has the outline of a %s, in a colour of the issuer', (shape) => {
    const [first] = readSvg(drawBadge(BADGE, { shape, colour: '#FFD60A' })).filter(({ name }) => name === 'path')
    expect(first?.attributes['fill']).toBe('#FFD60A')
  })

  it('counts from the right where that is where one begins', async () => {
    const svg = drawBadge(BADGE, { catalogue: await loadCatalogue('ar') })
    const radii = readSvg(svg).flatMap(({ name, attributes }) => (name === 'circle' ? [Number(attributes['r'])] : []))
    expect(radii).toEqual([5, 5, 5, 7, 7])
  })

  it('holds hostile and endless texts as texts within it', () => {
    const svg = drawBadge({ name: HOSTILE.repeat(200), issuer: HOSTILE, ladder: 'x'.repeat(5000) })
    expect(svg).not.toMatch(/<script|\u202e|\u0000/)
    expect(textsOf(svg).length).toBeLessThanOrEqual(10)
    expect(readSvg(svg).length).toBeGreaterThan(5)
  })

  it.each([
    [{ name: 7 }, {}],
    [{ issuer: undefined }, {}],
    [{ level: 0 }, {}],
    [{ level: 6 }, {}],
    [{ levels: 10 }, {}],
    [{ level: 1.5 }, {}],
    [{ other: 1 }, {}],
    [{}, { colour: 'red' }],
    [{}, { colour: '#12345' }],
    [{}, { shape: 'star' }],
    [{}, { shape: 'constructor' }],
    [{}, { other: 1 }],
  ])('refuses %j %j', async (badge, options) => {
    const draw = async (): Promise<string> => drawBadge({ ...BADGE, ...badge } as BadgePicture, options as object)
    expect((await errorOf(draw())).code).toMatch(/^core\.option_(invalid|unknown)$/)
  })
})

describe('a certificate', () => {
  it('says whose it is, what for, by whom, since when, and where to check it', () => {
    expect(textsOf(drawCertificate(CERTIFICATE))).toEqual([
      'Certificate',
      'This certifies that',
      'Amina Diallo',
      'has earned',
      'Bicycle courier',
      'Rode well.',
      'Issued by Courier Platform',
      'since May 1, 2026',
      'until May 1, 2028',
      'Scan to check: the picture proves nothing',
      'courier.example',
    ])
  })

  it.each(languages)('speaks %s and stays on its page, however long the texts', async (tag) => {
    const long = 'very long text '.repeat(100)
    const catalogue = await loadCatalogue(tag)
    const svg = drawCertificate({ ...CERTIFICATE, recipient: long, name: long, description: long, issuer: long }, { catalogue })
    expect(svg).toContain(`direction="${tag === 'ar' ? 'rtl' : 'ltr'}"`)
    const lines = readSvg(svg)
      .filter(({ name }) => name === 'text')
      .map(({ attributes }) => Number(attributes['y']))
    const code = readSvg(svg).findIndex(
      ({ name, attributes }) => name === 'path' && attributes['shape-rendering'] === 'crispEdges',
    )
    expect(code).toBeGreaterThan(0)
    // What is above the code does not run into it.
    expect(lines.filter((y) => y > 518 && y < 690)).toEqual([])
  })

  it('keeps the host of its page inside, however long its name (RFC 1035 section 2.3.4)', () => {
    const host = `${'labels-of-sixty-characters-at-most-and-there-may-be-some.'.repeat(4)}example`
    const svg = drawCertificate({ ...CERTIFICATE, verifyUrl: `https://${host}/` })
    const below = textsOf(svg).slice(textsOf(svg).indexOf('Scan to check: the picture proves nothing') + 1)
    expect(below).toHaveLength(2)
    for (const line of below) expect(textWidth(line, 13)).toBeLessThanOrEqual(820)
    expect(host).toContain(below[0])
  })

  it.each([{ from: 'soon' }, { verifyUrl: 'http://courier.example' }, { recipient: 7 }, { other: 1 }])(
    'refuses %j',
    async (change) => {
      const draw = async (): Promise<string> => drawCertificate({ ...CERTIFICATE, ...change } as Certificate)
      expect((await errorOf(draw())).code).toMatch(/^core\.option_(invalid|unknown)$/)
    },
  )
})
