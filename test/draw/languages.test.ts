import { describe, expect, it } from 'vitest'
import { drawLadder, drawPayoff, drawTimeline, toDot, toMermaid } from '../../src/draw/index.js'
import { type DrawBook, drawEnglish, en, formatDate, languages, loadCatalogue, phrase } from '../../src/i18n/index.js'
import { pseudoCatalogue } from '../../src/testing/index.js'
import { above, ladderOf, needs, rung } from '../ladder/support.js'
import { placedOn, STATUSES } from './support.js'
import { overlaps, readSvg, textBoxes } from './svg-reader.js'

// Names in letters that no phrase of the pseudo-locale has, so that every plain letter is a phrase that was written into a program.
const named = (id: string, requires: Parameters<typeof rung>[1], more: Parameters<typeof rung>[2] = {}) =>
  rung(id, requires, { name: { en: `Ж${id.length}` }, ...more })
const ladder = ladderOf(
  [
    named('a', needs('a')),
    named('bb', above('a')),
    named('ccc', above('a'), { regulated: true }),
    named('dddd', { op: 'anyOf', of: [above('bb'), above('ccc')] }),
    named('eeeee', needs('e'), { recommends: above('bb') }),
    ...[6, 7, 8, 9, 10].map((length) => named('f'.repeat(length), above('a'))),
  ],
  { name: { en: 'Ж' }, version: '1.0.0' },
)
const placement = placedOn(ladder, STATUSES, '2029-05-01T00:00:00Z')
const curve = [0, 6, 12].map((months) => ({ months, low: -1200, mid: -600 + months * 80, high: -600 + months * 200 }))
const items = [
  { name: 'Ж1', until: '2029-05-01' },
  { name: 'Ж2', until: '2026-05-20' },
  { name: 'Ж3', until: '2025-05-01' },
  { name: 'Ж4' },
]

const pictures = (catalogue: DrawBook): Readonly<Record<string, string>> => ({
  ladder: drawLadder(ladder, { placement, catalogue }),
  bare: drawLadder(ladder, { catalogue }),
  payoff: drawPayoff(curve, { catalogue, currency: 'EUR' }),
  timeline: drawTimeline(items, { now: '2026-05-01', catalogue }),
})
const said = (svg: string): readonly string[] =>
  readSvg(svg)
    .filter(({ name }) => name === 'text' || name === 'title' || name === 'desc')
    .map(({ text }) => text)
const flat = (texts: readonly string[]): string => texts.join(' ').replace(/[\u2068\u2069]/g, '')
const hardCoded = (text: string): readonly string[] =>
  text.replace(/\[English: [^\]]*\]?|May \d+, \d{4}/g, ' ').match(/[A-Za-z]{2,}/g) ?? []

describe('pictures under a language that nobody speaks', () => {
  it.each(['ltr', 'rtl'] as const)('have no text but that of a catalogue (%s)', (direction) => {
    const catalogue = pseudoCatalogue({ direction })
    for (const [name, svg] of Object.entries(pictures(catalogue))) {
      const texts = said(svg).map((text) => text.replace(/[\u2068\u2069]/g, ''))
      // Texts of a limit come with their English, which may be broken over several lines.
      const whole = flat(texts)
      expect([name, hardCoded(whole.replace(/\[English: .*?\]/g, ' '))]).toEqual([name, []])
      expect(whole).toContain('⟦')
      expect(whole.match(/⟦/g)?.length, 'nothing is cut off').toBe(whole.match(/⟧/g)?.length)
      expect(readSvg(svg)[0]?.attributes['direction']).toBe(direction)
    }
  })

  it('have labels of a catalogue alone as Mermaid and DOT', () => {
    const catalogue = pseudoCatalogue()
    const labels = (text: string, form: RegExp): string => Array.from(text.matchAll(form), (match) => match[1]).join('\n')
    const mermaid = labels(toMermaid(ladder, { placement, catalogue }), /(?:acc(?:Title|Descr): |\[")(.*?)(?:"\]|$)/gm)
    const dot = labels(toDot(ladder, { placement, catalogue }), /label="([^"]*)"/g)
    for (const text of [mermaid.replace(/<br\/>|#\d+;/g, ' '), dot.replace(/\\n/g, ' ')]) {
      expect(text.match(/\p{L}{2,}/gu)?.length).toBeGreaterThan(20)
      expect(hardCoded(text.replace(/English: awarded by an authority alone/g, ' '))).toEqual([])
    }
  })

  it('would show what is written into a program', () => {
    expect(hardCoded(flat(said(drawLadder(ladder))))).toContain('edition')
    expect(hardCoded('⟦ħéļð··⟧ held until May 1, 2026')).toEqual(['held', 'until'])
  })
})

describe.each(languages)('pictures in %s', (tag) => {
  it('say it in the words, numbers and dates of the language, in its direction', async () => {
    const catalogue = await loadCatalogue(tag)
    const { ladder: placed, bare, payoff, timeline } = pictures(catalogue) as Record<string, string>
    const texts = flat(said(placed as string))
    for (const status of STATUSES) expect(texts).toContain(catalogue.phrases[`place.${status}`])
    expect(texts).toContain(formatDate('2029-05-01', tag))
    expect(flat(said(bare as string))).toContain(flat([phrase(catalogue, 'draw.rungs', { count: 10 })]))
    const money = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(1000)
    expect(flat(said(payoff as string))).toContain(money.replace(/[\u200e\u200f\u061c]/g, '').replace(/\s/g, ' '))
    expect(flat(said(payoff as string))).toContain(catalogue.phrases['payoff.limits'])
    expect(flat(said(timeline as string))).toContain(formatDate('2026-05-20', tag))
    for (const svg of [placed, bare, payoff, timeline])
      expect(readSvg(svg as string)[0]?.attributes['direction']).toBe(catalogue.direction)
  })

  it('lay no text over another, cut none off, and leave no isolate open in a line', async () => {
    for (const svg of Object.values(pictures(await loadCatalogue(tag)))) {
      const elements = readSvg(svg)
      expect(overlaps(textBoxes(elements))).toEqual([])
      for (const text of said(svg)) {
        expect(text).not.toContain('…')
        expect(text.match(/\u2068/g)?.length, text).toBe(text.match(/\u2069/g)?.length)
      }
      for (const box of textBoxes(elements)) {
        expect(box.left).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(Number(elements[0]?.attributes['width']))
      }
    }
  })
})

it('a draft shows the English of what states a legal limit', async () => {
  const { ladder: placed, payoff } = pictures(await loadCatalogue('es')) as Record<string, string>
  expect(flat(said(placed as string))).toContain(`[English: ${en.phrases['draw.regulated']}]`)
  expect(flat(said(payoff as string))).toContain(`[English: ${en.phrases['payoff.limits']}]`)
  expect(flat(said(drawLadder(ladder)))).not.toContain('[English')
})

it('names and phrases may be of two languages: the picture is mirrored where either is read from right to left', async () => {
  const directionOf = (svg: string): string | undefined => readSvg(svg)[0]?.attributes['direction']
  expect(directionOf(drawLadder(ladder, { lang: 'ur' }))).toBe('rtl')
  expect(directionOf(drawLadder(ladder, { catalogue: await loadCatalogue('ar') }))).toBe('rtl')
  expect(directionOf(drawLadder(ladder, { catalogue: drawEnglish, lang: 'sw' }))).toBe('ltr')
})
