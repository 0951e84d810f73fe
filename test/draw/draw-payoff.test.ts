import { describe, expect, it } from 'vitest'
import { drawPayoff, type PayoffPoint } from '../../src/draw/index.js'
import { niceTicks } from '../../src/draw/scale.js'
import { drawEnglish } from '../../src/i18n/index.js'
import { overlaps, readSvg, textBoxes } from './svg-reader.js'

const curve: readonly PayoffPoint[] = Array.from({ length: 25 }, (_, months) => ({
  months,
  low: -420 + months * 12,
  mid: -360 + months * 45,
  high: -350 + months * 88,
}))
const textsOf = (svg: string): readonly string[] =>
  readSvg(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text)
const descOf = (svg: string): string => readSvg(svg).find(({ name }) => name === 'desc')?.text ?? ''

describe('a payoff curve', () => {
  it('says when each case is paid back, and that it is no promise', () => {
    const texts = textsOf(drawPayoff(curve, { currency: 'EUR', basis: 'Median pay of 2025.' }))
    expect(texts).toContain('Low case: not paid back in 24 months')
    expect(texts).toContain('Middle case: paid back after 8 months')
    expect(texts).toContain('High case: paid back after 4 months')
    expect(texts).toContain('Median pay of 2025.')
    expect(texts).toContain(drawEnglish.phrases['payoff.limits'])
    expect(texts).toContain('€1,500')
  })

  it('names its lines within its margins, below each other where they are long', () => {
    const long = Object.fromEntries(
      ['low', 'mid', 'high'].map((name) => [`payoff.${name}`, `${name} ${'case '.repeat(8)}`.trim()]),
    )
    for (const direction of ['ltr', 'rtl'] as const) {
      const svg = drawPayoff(curve, { catalogue: { ...drawEnglish, direction, phrases: { ...drawEnglish.phrases, ...long } } })
      const keys = readSvg(svg).flatMap(({ name, attributes }) => {
        const [, at] = /^M(-?[\d.]+) [\d.]+ h34$/.exec(attributes['d'] ?? '') ?? []
        return name === 'path' && at !== undefined ? [Number(at)] : []
      })
      const boxes = textBoxes(readSvg(svg))
      expect(keys).toHaveLength(3)
      expect(keys.every((at) => at >= 28 && at + 34 <= 652)).toBe(true)
      expect(boxes.every(({ left, right }) => left >= 0 && right <= 680)).toBe(true)
      expect(overlaps(boxes)).toEqual([])
    }
  })

  it('says the same to a screen reader', () => {
    const desc = descOf(drawPayoff(curve, { currency: 'EUR' }))
    expect(desc).toMatch(/^0 months: Low case: -€420, Middle case: -€360, High case: -€350\. 24 months: Low case: -€132, /)
    expect(desc).toContain('Middle case: paid back after 8 months')
    expect(desc).toContain(drawEnglish.phrases['payoff.limits'])
  })

  it('marks where the middle case crosses zero, and nothing where it does not', () => {
    expect(readSvg(drawPayoff(curve)).filter(({ name }) => name === 'circle')).toHaveLength(1)
    const never = curve.map((point) => ({ ...point, low: point.low - 5000, mid: point.mid - 5000 }))
    expect(readSvg(drawPayoff(never)).filter(({ name }) => name === 'circle')).toHaveLength(0)
  })

  it('counts what is paid back and lost again as not paid back', () => {
    const points = [-1, 2, -1, 3].map((mid, months) => ({ months, low: mid, mid, high: mid }))
    expect(textsOf(drawPayoff(points))).toContain('Middle case: paid back after 2.3 months')
    const lost = [-1, 2, -1].map((mid, months) => ({ months, low: mid, mid, high: mid }))
    expect(textsOf(drawPayoff(lost))).toContain('Middle case: not paid back in 2 months')
  })

  it('the band lies between the low and the high case', () => {
    const band = readSvg(drawPayoff(curve)).find(({ attributes }) => attributes['d']?.endsWith('Z'))
    const points = (band?.attributes['d'] ?? '')
      .slice(1, -2)
      .split(' L')
      .map((pair) => pair.split(' ').map(Number))
    expect(points).toHaveLength(50)
    const upper = points.slice(0, 25)
    const lower = points.slice(25).reverse()
    upper.forEach(([x, y], index) => {
      expect(lower[index]?.[0]).toBe(x)
      expect(lower[index]?.[1]).toBeGreaterThanOrEqual(y as number)
    })
  })

  it('time runs the way the language is read', () => {
    const xOf = (svg: string, text: string): number =>
      Number(readSvg(svg).find((element) => element.text === text && element.name === 'text')?.attributes['x'])
    const ltr = drawPayoff(curve, { lang: 'en' })
    const rtl = drawPayoff(curve, { lang: 'he' })
    expect(xOf(ltr, '6')).toBeLessThan(xOf(ltr, '18'))
    expect(xOf(rtl, '6')).toBeGreaterThan(xOf(rtl, '18'))
  })

  it.each([
    ['euros', curve, 'EUR', 'en'],
    [
      'yen',
      curve.map(({ months, ...point }) => ({ months, low: point.low * 1e5, mid: point.mid * 1e5, high: point.high * 1e5 })),
      'JPY',
      'ja',
    ],
    ['Egyptian pounds', curve, 'EGP', 'ar-EG'],
    ['a flat line', [0, 600].map((months) => ({ months, low: 0, mid: 0, high: 0 })), 'USD', 'en'],
    ['losses alone', [0, 1].map((months) => ({ months, low: -3, mid: -2, high: -1 })), undefined, 'de'],
    ['the largest numbers', [0, 1000].map((months) => ({ months, low: -1e12, mid: 0, high: 1e12 })), 'VND', 'vi'],
    ['parts of a month', [0, 0.5, 1.5].map((months) => ({ months, low: -1, mid: 0.5, high: 1 })), 'USD', 'en'],
  ] as const)('no text lies over another: %s', (_, points, currency, lang) => {
    const svg = drawPayoff(points, { lang, basis: 'What it rests on. '.repeat(20), ...(currency !== undefined && { currency }) })
    const elements = readSvg(svg)
    expect(overlaps(textBoxes(elements))).toEqual([])
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
    for (const box of textBoxes(elements)) {
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(Number(elements[0]?.attributes['width']))
      expect(box.bottom).toBeLessThanOrEqual(Number(elements[0]?.attributes['height']))
    }
  })

  it.each([
    ['one point', curve.slice(0, 1)],
    ['numbers that are none', [curve[0], { months: 1, low: Number.NaN, mid: 0, high: 0 }]],
    ['numbers without an end', [curve[0], { months: 1, low: 0, mid: 0, high: Number.POSITIVE_INFINITY }]],
    ['a low case above the middle', [curve[0], { months: 1, low: 3, mid: 2, high: 4 }]],
    ['months out of order', [curve[1], curve[0]]],
    ['texts', [curve[0], { months: '1', low: 0, mid: 0, high: 0 }]],
  ])('%s are refused', (_, points) => {
    expect(() => drawPayoff(points as never)).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
  })

  it('bounds and options', () => {
    const many = Array.from({ length: 1001 }, (_, months) => ({ months, low: 0, mid: 0, high: 0 }))
    expect(() => drawPayoff(many)).toThrow(
      expect.objectContaining({ code: 'draw.too_many', params: { what: 'points', limit: 1000 } }),
    )
    for (const options of [{ currency: 'euro' }, { lang: '"><script>' }]) {
      expect(() => drawPayoff(curve, options)).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    }
    expect(() => drawPayoff(curve, { color: 1 } as never)).toThrow(expect.objectContaining({ code: 'core.option_unknown' }))
    const svg = drawPayoff(curve, { title: '</title><script>', basis: '\u202e<b>' })
    expect(readSvg(svg).some(({ name }) => name === 'script' || name === 'b')).toBe(false)
    expect(svg).not.toContain('\u202e')
  })
})

describe('round numbers of an axis', () => {
  it.each([
    [0, 100, 5, [0, 20, 40, 60, 80, 100]],
    [-420, 1762, 6, [-500, 0, 500, 1000, 1500, 2000]],
    [0, 0.3, 3, [0, 0.1, 0.2, 0.3]],
    [0, 0, 5, [0, 0.2]],
  ])('from %d to %d', (low, high, about, ticks) => expect(niceTicks(low, high, about)).toEqual(ticks))
})
