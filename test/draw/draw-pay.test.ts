import { describe, expect, it } from 'vitest'
import { drawPay, type PayFigure } from '../../src/draw/index.js'
import { drawEnglish } from '../../src/i18n/index.js'
import { overlaps, readSvg, textBoxes } from './svg-reader.js'

const notes = ['+EUR 2.50 an hour, median', 'comparison with similar people, observed', '412 people; 95 % interval +1 to +4']
const figures: readonly PayFigure[] = [
  { name: 'Dispatcher', value: 2.5, interval: { low: 1, high: 4 }, notes },
  { name: 'Planner', value: -1, notes: ['no interval stated'] },
]
const options = { title: 'Gain in pay', unit: 'EUR', axis: 'EUR an hour', limits: ['Not a promise of pay.'] }
const of = (svg: string, name: string): readonly Readonly<Record<string, string>>[] =>
  readSvg(svg)
    .filter((one) => one.name === name)
    .map(({ attributes }) => attributes)
const textsOf = (svg: string): readonly string[] =>
  readSvg(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text)

describe('a picture of figures of pay', () => {
  it('says beside each figure what it rests on, and below what they are not', () => {
    const svg = drawPay(figures, options)
    const said = textsOf(svg).join(' ')
    for (const text of ['Dispatcher', 'comparison with similar people', '412 people', 'no interval stated', 'EUR an hour', '€2'])
      expect(said).toContain(text)
    expect(said).toContain('Not a promise of pay.')
    const desc = readSvg(svg).find(({ name }) => name === 'desc')?.text ?? ''
    for (const text of [...notes, 'Planner', 'Not a promise of pay.']) expect(desc).toContain(text)
  })

  it('puts a dot where the value is, and a bar over its interval where there is one', () => {
    const svg = drawPay(figures, options)
    const [one, other] = of(svg, 'circle').map(({ cx }) => Number(cx)) as [number, number]
    const zero = of(svg, 'path').find((path) => path['stroke-width'] === '1.8')
    const at = Number(/^M([\d.]+)/.exec(zero?.['d'] ?? '')?.[1])
    expect(other).toBeLessThan(at)
    expect(one).toBeGreaterThan(at)
    expect((one - at) / (at - other)).toBeCloseTo(2.5, 1)
    const bars = of(svg, 'path').flatMap(({ d = '' }) => /^M([\d.]+) [\d.]+ H([\d.]+) M/.exec(d)?.slice(1, 3).map(Number) ?? [])
    expect(bars).toHaveLength(2)
    expect(((bars[0] as number) - at) / (one - at)).toBeCloseTo(1 / 2.5, 1)
    expect(((bars[1] as number) - at) / (one - at)).toBeCloseTo(4 / 2.5, 1)
  })

  it('grows from the right where that is where one begins, and keeps its texts apart in both directions', () => {
    const svg = drawPay(figures, { ...options, catalogue: { ...drawEnglish, direction: 'rtl' } })
    const [one, other] = of(svg, 'circle').map(({ cx }) => Number(cx)) as [number, number]
    expect(one).toBeLessThan(other)
    for (const picture of [svg, drawPay(figures, options)]) expect(overlaps(textBoxes(readSvg(picture)))).toEqual([])
  })

  it('shows hostile texts as texts', () => {
    const hostile = '</text><script>alert(1)</script>\u202eevil'
    const svg = drawPay([{ name: hostile, value: 1, notes: [hostile] }], {
      ...options,
      title: hostile,
      axis: hostile,
      limits: [hostile],
    })
    expect(svg).not.toMatch(/<script|\u202e/)
  })

  it.each<[readonly unknown[], object]>([
    [[], {}],
    [[{ name: 'a', value: Number.NaN, notes: [] }], {}],
    [[{ name: 'a', value: 1e13, notes: [] }], {}],
    [[{ name: 'a', value: 5, interval: { low: 6, high: 7 }, notes: [] }], {}],
    [[{ name: 'a', value: 5 }], {}],
    [figures, { unit: 'euro' }],
    [figures, { lang: 'not a tag' }],
    [figures, { title: 5 }],
  ])('refuses %j with %j', (given, more) => {
    expect(() => drawPay(given as never, { ...options, ...more })).toThrow('core.option_invalid')
  })

  it.each(['IDR', 'KRW', 'COP', 'USD'])(
    'writes long numbers of %s beside each other, not over each other, and within the picture',
    (unit) => {
      for (const value of [12_500_000, 125_000_000, 240_000_000, 900_000_000_000]) {
        for (const low of [0, -value / 3]) {
          const svg = drawPay([{ name: 'Dispatcher', value, interval: { low, high: value * 1.1 }, notes: [] }], {
            ...options,
            unit,
          })
          const boxes = textBoxes(readSvg(svg))
          expect(overlaps(boxes)).toEqual([])
          for (const { left, right } of boxes) expect([left >= 0, right <= 480]).toEqual([true, true])
          expect(textsOf(svg)).toContain(new Intl.NumberFormat('en', moneyOf(unit)).format(0).replace('\u00a0', ' '))
        }
      }
    },
  )

  it('refuses more than can be read, and options that it does not know', () => {
    const many = Array.from({ length: 61 }, () => figures[0] as PayFigure)
    expect(() => drawPay(many, options)).toThrow('draw.too_many')
    expect(() => drawPay(figures, { ...options, colour: 'red' } as never)).toThrow('core.option_unknown')
  })
})

function moneyOf(currency: string): Intl.NumberFormatOptions {
  return { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: 0 }
}
