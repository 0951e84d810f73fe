import { describe, expect, it } from 'vitest'
import { drawBars, drawRanges, drawStacks } from '../../src/draw/index.js'
import { en } from '../../src/i18n/index.js'
import { pseudoCatalogue } from '../../src/testing/index.js'
import { refused } from '../insight/support.js'
import { STATUSES } from './support.js'
import { readSvg } from './svg-reader.js'

const HOSTILE = '</text><script>alert(1)</script>\u202e"onload=x \ud800 &amp;'
const rtl = pseudoCatalogue({ direction: 'rtl' })
const charts = {
  bars: (name: string, more: object = {}) =>
    drawBars(
      [
        { name, share: 0.72, said: '72 %', note: name },
        { name, share: null, said: 'withheld' },
        ...STATUSES.map((status) => ({ name, share: 0.5, said: status, status })),
      ],
      { title: name, notes: [name], ...more },
    ),
  ranges: (name: string, more: object = {}) =>
    drawRanges(
      [
        { name, value: 2.5, low: 1, high: 4, said: '2.50', note: name },
        { name, value: -3, said: '-3' },
        { name, value: null, said: 'withheld' },
      ],
      { title: name, ...more },
    ),
  stacks: (name: string, more: object = {}) =>
    drawStacks([{ name, said: '120', parts: [0.6, 0.38, 0.02].map((share) => ({ name, share, said: '1' })) }], {
      title: name,
      ...more,
    }),
}

describe.each(Object.entries(charts))('the chart of %s', (kind, draw) => {
  it('says in words all that it shows, and keeps every text inside', () => {
    const svg = draw('North')
    const elements = readSvg(svg)
    expect(elements[0]?.attributes['role']).toBe('img')
    const said = elements.find(({ name }) => name === 'desc')?.text ?? ''
    for (const part of kind === 'bars' ? ['North: 72 %', 'North: withheld'] : kind === 'ranges' ? ['2.50', 'withheld'] : ['120'])
      expect(said).toContain(part)
    for (const { name, attributes } of elements) {
      if (name !== 'text') continue
      expect(Number(attributes['x']) >= 0 && Number(attributes['x']) <= 360).toBe(true)
    }
  })

  it('shows hostile texts as texts, and refers to nowhere', () => {
    const svg = draw(HOSTILE)
    expect(readSvg(svg).map(({ name }) => name)).not.toContain('script')
    expect(svg).not.toMatch(/href|url\(|style=|\u202e|\ud800/)
  })

  it('is mirrored where text runs from right to left', () => {
    expect(readSvg(draw('Ж', { catalogue: rtl }))[0]?.attributes['direction']).toBe('rtl')
    expect(draw('Ж', { catalogue: rtl })).not.toBe(draw('Ж', { catalogue: en }))
  })

  it('leaves its heading to a page that has one', () => {
    const texts = (more: object): readonly string[] =>
      readSvg(draw('North', more))
        .filter(({ name }) => name === 'text')
        .map(({ text }) => text)
    expect(texts({ hasHeading: false })).toHaveLength(texts({}).length - 1)
  })
})

describe('what the charts refuse', () => {
  const title = 't'
  it.each([
    ['a share above all', () => drawBars([{ name: 'a', share: 1.1, said: '' }], { title }), 'core.option_invalid'],
    ['a share that is no number', () => drawBars([{ name: 'a', share: Number.NaN, said: '' }], { title }), 'core.option_invalid'],
    [
      'too many bars',
      () =>
        drawBars(
          Array.from({ length: 201 }, () => ({ name: 'a', share: 1, said: '' })),
          { title },
        ),
      'draw.too_many',
    ],
    [
      'an interval that is turned round',
      () => drawRanges([{ name: 'a', value: 5, low: 6, high: 4, said: '' }], { title }),
      'core.option_invalid',
    ],
    [
      'a value without an end',
      () => drawRanges([{ name: 'a', value: Number.POSITIVE_INFINITY, said: '' }], { title }),
      'core.option_invalid',
    ],
    [
      'parts of more than the whole',
      () => drawStacks([{ name: 'a', said: '', parts: [0.7, 0.7].map((share) => ({ name: 'b', share, said: '' })) }], { title }),
      'core.option_invalid',
    ],
    ['what is no list', () => drawBars(5 as never, { title }), 'core.option_invalid'],
    ['no title', () => drawBars([], {} as never), 'core.option_invalid'],
    ['an unknown option', () => drawBars([], { title, colour: 'red' } as never), 'core.option_unknown'],
  ])('%s', (_, draw, code) => expect(refused(draw)[0]).toBe(code))
})
