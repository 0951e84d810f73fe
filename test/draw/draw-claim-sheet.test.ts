import jsqr from 'jsqr'
import { describe, expect, it } from 'vitest'
import { platformRandom } from '../../src/core/index.js'
import { type ClaimSlip, drawClaimSheet } from '../../src/draw/index.js'
import { newOfferCode } from '../../src/offer/index.js'
import { errorOf } from '../support/badges.js'
import { readSvg } from './svg-reader.js'

const slips = (count: number): ClaimSlip[] =>
  Array.from({ length: count }, (_, index) => {
    const code = newOfferCode(platformRandom)
    return {
      name: `Worker ${index}`,
      link: `https://courier.example/claim#${code}`,
      code,
      notes: ['Courier', 'Until 1 May 2026'],
    }
  })

/** What a reader makes of the page, two pixels for each of its own. */
function scanAll(svg: string): (string | undefined)[] {
  const paths = readSvg(svg).filter(({ name }) => name === 'path')
  return paths.map(({ attributes }) => {
    const runs = Array.from((attributes['d'] ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1/g), (match) => match.slice(1).map(Number))
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
  })
}

describe('a sheet of offers', () => {
  it('has eight slips on a page, each read by a reader of another make, with the code to type', () => {
    const made = slips(11)
    const pages = drawClaimSheet(made, { title: 'Badges to claim' })
    expect(pages).toHaveLength(2)
    expect(pages.flatMap(scanAll)).toEqual(made.map(({ link }) => link))
    const texts = pages.join('')
    expect(made.filter(({ code, name }) => !texts.includes(code) || !texts.includes(name))).toEqual([])
    const inside = readSvg(pages[0] as string).filter(({ name }) => name === 'text')
    for (const { attributes } of inside) expect(Number(attributes['y'])).toBeLessThan(1123)
  })

  it('shows hostile names as text, and begins on the right where a language does', () => {
    const [slip] = slips(1) as [ClaimSlip]
    const [page = ''] = drawClaimSheet([{ ...slip, name: '<script>alert(1)</script>' }], { title: 'شارات', lang: 'ar' })
    expect(page).not.toContain('<script')
    expect(page).toContain('direction="rtl"')
    const rect = readSvg(page).filter(({ name }) => name === 'rect')[1]
    expect(Number(rect?.attributes['x'])).toBeGreaterThan(300)
  })

  it('refuses what is no list, and more than can be drawn', async () => {
    expect(drawClaimSheet([], { title: 'x' })).toEqual([])
    expect(await errorOf(() => drawClaimSheet(5 as never, { title: 'x' }))).toMatchObject({ code: 'core.option_invalid' })
    const [slip] = slips(1) as [ClaimSlip]
    expect(await errorOf(() => drawClaimSheet([{ ...slip, link: 'x'.repeat(5000) }], { title: 'x' }))).toMatchObject({
      code: 'draw.qr_too_long',
    })
  })
})
