import jsqr from 'jsqr'
import { describe, expect, it } from 'vitest'
import { drawWalletPass, toWalletPass, type WalletPass } from '../../src/draw/index.js'
import { languages, loadCatalogue } from '../../src/i18n/index.js'
import { badgeOf, errorOf } from '../support/badges.js'
import { readSvg } from './svg-reader.js'

const VERIFY_URL = 'https://courier.example/verify?badge=urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1&lang=en'
const PASS: WalletPass = {
  name: 'First aid',
  issuer: 'Courier Platform',
  from: '2026-05-01T09:00:00Z',
  until: '2027-05-01',
  verifyUrl: VERIFY_URL,
}

/** What a reader makes of the code in a picture. */
function scan(svg: string): string | undefined {
  const path = readSvg(svg).find(({ name, attributes }) => name === 'path' && attributes['shape-rendering'] === 'crispEdges')
  const runs = Array.from((path?.attributes['d'] ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1/g), (match) => match.slice(1).map(Number))
  const size = Math.max(...runs.map(([x = 0, , length = 0]) => x + length))
  const side = (size + 8) * 4
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [x = 0, y = 0, length = 0] of runs)
    for (let dy = 0; dy < 4; dy++)
      for (let dx = 0; dx < length * 4; dx++) {
        const at = (((y + 4) * 4 + dy) * side + (x + 4) * 4 + dx) * 4
        pixels.fill(0, at, at + 3)
      }
  return jsqr.default(pixels, side, side)?.data
}

const textsOf = (svg: string): string[] => Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), (match) => match[1] as string)

describe('a pass', () => {
  it('shows name, issuer and dates, and a code that leads to the page that verifies', () => {
    const svg = drawWalletPass(PASS)
    expect(textsOf(svg)).toEqual([
      'First aid',
      'Issued by Courier Platform',
      'since May 1, 2026',
      'until May 1, 2027',
      'Scan to check: the picture proves nothing',
      'courier.example',
    ])
    expect(scan(svg)).toBe(VERIFY_URL)
    expect(svg).toContain('<title')
    expect(svg).not.toMatch(/<script|<image|href=|<style/)
  })

  it('says where a badge has no end, and nothing of a beginning that is not known', () => {
    const { from: _, until: __, ...least } = PASS
    expect(textsOf(drawWalletPass(least))).toContain('without an end')
    expect(drawWalletPass(least)).not.toContain('since')
  })

  it.each(languages)('speaks %s, and begins on the right where that does', async (tag) => {
    const catalogue = await loadCatalogue(tag)
    const svg = drawWalletPass(PASS, { catalogue })
    expect(svg).toContain(`direction="${tag === 'ar' ? 'rtl' : 'ltr'}"`)
    expect(svg).toContain(`lang="${catalogue.tag}"`)
    expect(svg).not.toMatch(/\{\w+\}/)
    expect(scan(svg)).toBe(VERIFY_URL)
  })

  it('long texts stay within the picture, and the code stays readable', () => {
    const verifyUrl = `https://courier.example/verify?badge=${'a'.repeat(500)}`
    const svg = drawWalletPass({ ...PASS, name: 'Dangerous goods '.repeat(40), issuer: 'x'.repeat(1000), verifyUrl })
    const [root, ...inside] = readSvg(svg) as [ReturnType<typeof readSvg>[number], ...ReturnType<typeof readSvg>]
    const height = Number(root.attributes['height'])
    const lines = inside.filter(({ name }) => name === 'text')
    expect(lines.length).toBeLessThan(16)
    for (const { attributes } of lines) expect(Number(attributes['y'])).toBeLessThan(height - 20)
    expect(textsOf(svg).filter((text) => text.endsWith('…')).length).toBe(2)
    expect(scan(svg)).toBe(verifyUrl)
  })

  it('hostile texts are texts', () => {
    const svg = drawWalletPass({
      ...PASS,
      name: '</text><script>alert(1)</script>',
      issuer: '"><image href="https://evil.example/"/>\u202eevil',
    })
    expect(svg).not.toMatch(/<script|<image|\u202e/)
    expect(readSvg(svg).every(({ name }) => ['svg', 'title', 'desc', 'rect', 'path', 'text'].includes(name))).toBe(true)
  })

  it('is made of a badge, also of an older data model', () => {
    const badge = badgeOf('did:example:school')
    expect(toWalletPass(badge, VERIFY_URL)).toEqual({
      name: 'First aid',
      issuer: 'Courier Platform',
      from: '2026-05-01T09:00:00Z',
      until: '2027-05-01T09:00:00Z',
      verifyUrl: VERIFY_URL,
    })
    const { validFrom, validUntil, ...rest } = badge
    const older = { ...rest, issuer: 'did:example:school', issuanceDate: validFrom, expirationDate: validUntil }
    expect(toWalletPass(older, VERIFY_URL)).toMatchObject({ issuer: 'did:example:school', from: validFrom, until: validUntil })
  })

  it.each([
    [() => toWalletPass({}, VERIFY_URL), 'import.document_unknown'],
    [() => drawWalletPass({ ...PASS, verifyUrl: 'http://courier.example/' }), 'core.option_invalid'],
    [() => drawWalletPass({ ...PASS, verifyUrl: 'javascript:alert(1)' }), 'core.option_invalid'],
    [() => drawWalletPass({ ...PASS, from: 'yesterday' }), 'core.option_invalid'],
    [() => drawWalletPass({ ...PASS, name: 5 } as never), 'core.option_invalid'],
    [() => drawWalletPass({ ...PASS, colour: 'red' } as never), 'core.option_unknown'],
    [() => drawWalletPass(PASS, { logo: 'x' } as never), 'core.option_unknown'],
    [() => drawWalletPass({ ...PASS, verifyUrl: `https://courier.example/${'a'.repeat(2000)}` }), 'draw.qr_too_long'],
  ])('refuses %s', async (draw, code) => expect((await errorOf(draw)).code).toBe(code))
})
