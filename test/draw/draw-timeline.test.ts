import { describe, expect, it } from 'vitest'
import { drawTimeline, toTimelineItems } from '../../src/draw/index.js'
import { SIGN_PATHS } from '../../src/draw/palette.js'
import { drawEnglish } from '../../src/i18n/index.js'
import { place } from '../../src/ladder/index.js'
import { above, badge, ladderOf, needs, rung } from '../ladder/support.js'
import { overlaps, readSvg, textBoxes } from './svg-reader.js'

const NOW = '2026-05-01'
const items = [
  { name: 'Traffic law', from: '2021-05-01' },
  { name: 'Driver', from: '2024-01-01', until: '2029-05-01T00:00:00Z' },
  { name: 'First aid', from: '2025-03-01', until: '2026-06-10' },
  { name: 'Cargo bike', from: '2022-01-01', until: '2025-11-30' },
]
const textsOf = (svg: string): readonly string[] =>
  readSvg(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text)

describe('a timeline', () => {
  it('says of everything when it ends, soonest first', () => {
    const texts = textsOf(drawTimeline(items, { now: NOW }))
    const notes = ['ended on November 30, 2025', 'ends soon, on June 10, 2026', 'until May 1, 2029', 'without an end']
    expect(notes.map((note) => texts.indexOf(note))).toEqual([...notes.map((note) => texts.indexOf(note))].sort((a, b) => a - b))
    expect(texts).toEqual(expect.arrayContaining(notes))
    expect(texts).toContain('today, May 1, 2026')
  })

  it('says the same to a screen reader', () => {
    const [root, title, desc] = readSvg(drawTimeline(items, { now: NOW }))
    expect(root?.attributes['role']).toBe('img')
    expect(title?.text).toBe(drawEnglish.phrases['draw.timeline'])
    expect(desc?.text).toBe(
      'today, May 1, 2026. Cargo bike: ended on November 30, 2025. First aid: ends soon, on June 10, 2026. Driver: until May 1, 2029. Traffic law: without an end.',
    )
  })

  it('marks what ended and what ends soon by signs', () => {
    const svg = drawTimeline(items, { now: NOW })
    expect(svg).toContain(SIGN_PATHS.end)
    expect(svg).toContain(SIGN_PATHS.clock)
    expect(drawTimeline(items.slice(0, 2), { now: NOW })).not.toContain(SIGN_PATHS.clock)
  })

  it('what is soon is for the caller to say', () => {
    const texts = textsOf(drawTimeline(items.slice(2, 3), { now: NOW, soonDays: 10 }))
    expect(texts).toContain('until June 10, 2026')
    expect(textsOf(drawTimeline([{ name: 'x', until: NOW }], { now: NOW }))).toContain('ends soon, on May 1, 2026')
  })

  it('today lies between what has begun and what is to end', () => {
    const elements = readSvg(drawTimeline(items.slice(1, 2), { now: NOW }))
    const today = Number(
      /^M(\S+)/.exec(elements.find(({ attributes }) => attributes['stroke'] === '#1d4ed8')?.attributes['d'] ?? '')?.[1],
    )
    const bar = elements.find(({ name, attributes }) => name === 'rect' && attributes['rx'] === '6')
    const left = Number(bar?.attributes['x'])
    expect(today).toBeGreaterThan(left)
    expect(today).toBeLessThan(left + Number(bar?.attributes['width']))
  })

  it('time runs from right to left where the language does', () => {
    const yearAt = (lang: string, year: string): number =>
      Number(readSvg(drawTimeline(items, { now: NOW, lang })).find(({ text }) => text === year)?.attributes['x'])
    expect(yearAt('en', '2023')).toBeLessThan(yearAt('en', '2027'))
    expect(yearAt('ur', '2023')).toBeGreaterThan(yearAt('ur', '2027'))
  })

  it.each([
    ['nothing', []],
    ['four items', items],
    [
      'two hundred',
      Array.from({ length: 200 }, (_, index) => ({
        name: `Badge with a long name, number ${index}`,
        until: `20${10 + (index % 80)}-01-01`,
      })),
    ],
    [
      'ages',
      [
        { name: 'Old', from: '0001-01-01', until: '1000-01-01' },
        { name: 'Far', from: '2000-01-01', until: '9999-12-31' },
      ],
    ],
    [
      'many scripts',
      ['ट्रक ड्राइविंग प्रशिक्षक', 'سائق سيارة', '自転車配達員から始める都市型物流', 'พนักงานส่งของด้วยจักรยาน'].map((name) => ({
        name,
        until: '2027-01-01',
      })),
    ],
  ])('no text lies over another: %s', (_, list) => {
    for (const lang of ['en', 'ar']) {
      const elements = readSvg(drawTimeline(list, { now: NOW, lang }))
      expect(overlaps(textBoxes(elements))).toEqual([])
      for (const box of textBoxes(elements)) {
        expect(box.left).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(720)
      }
    }
  })

  it('hostile items', () => {
    const svg = drawTimeline([{ name: '<script>\u202e', until: '2027-01-01' }], { now: new Date('2026-05-01') })
    expect(readSvg(svg).some(({ name }) => name === 'script')).toBe(false)
    expect(svg).not.toContain('\u202e')
    const many = Array.from({ length: 201 }, () => ({ name: 'x' }))
    expect(() => drawTimeline(many, { now: NOW })).toThrow(
      expect.objectContaining({ code: 'draw.too_many', params: { what: 'items', limit: 200 } }),
    )
    for (const bad of [
      { name: 'x', until: 'soon' },
      { name: 'x', from: '2027-01-01', until: '2026-01-01' },
    ]) {
      expect(() => drawTimeline([bad], { now: NOW })).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    }
    expect(() => drawTimeline([], { now: 'yesterday' })).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    expect(() => drawTimeline([], { now: NOW, soonDays: -1 })).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    expect(() => drawTimeline([], { now: NOW, size: 1 } as never)).toThrow(
      expect.objectContaining({ code: 'core.option_unknown' }),
    )
  })
})

describe('the badges of a placed worker', () => {
  const ladder = ladderOf([
    rung('courier', needs('traffic'), { name: { en: 'Courier', es: 'Mensajero' } }),
    rung('driver', above('courier')),
    rung('boat', needs('boat')),
  ])
  const dates = { validFrom: '2024-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' }
  const ended = { validFrom: '2020-01-01T00:00:00Z', validUntil: '2021-01-01T00:00:00Z' }
  const placement = place(ladder, [badge('courier', dates), badge('driver', ended)], { now: NOW })

  it('are items of a timeline, those that ended among them', () => {
    const items = toTimelineItems(ladder, placement)
    expect(items).toEqual([
      { name: 'Courier', from: '2024-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
      { name: 'Rung driver', from: '2020-01-01T00:00:00Z', until: '2021-01-01T00:00:00Z' },
    ])
    expect(textsOf(drawTimeline(items, { now: placement.now }))).toEqual(
      expect.arrayContaining(['until January 1, 2027', 'ended on January 1, 2021']),
    )
    expect(toTimelineItems(ladder, placement, 'es')[0]?.name).toBe('Mensajero')
  })

  it('of another ladder are refused', () => {
    const other = ladderOf(ladder.rungs, { id: 'https://courier.example/ladders/other' })
    expect(() => toTimelineItems(other, placement)).toThrow(expect.objectContaining({ code: 'draw.ladder_differs' }))
  })
})
