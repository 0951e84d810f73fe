import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textWidth, wrapText } from '../../src/draw/measure.js'
import { cleanText } from '../../src/i18n/index.js'

describe('wrapping', () => {
  it('breaks after words and keeps them whole', () => {
    expect(wrapText('Car and van delivery driver', 180, 15, 3, true)).toEqual(['Car and van', 'delivery driver'])
  })

  it('keeps brackets with what they hold', () => {
    expect(wrapText('مدرب قيادة الشاحنات (المستوى 2)', 180, 15, 3, true).join(' ')).toBe('مدرب قيادة الشاحنات (المستوى 2)')
  })

  it('breaks words that are wider than a line, never inside a character', () => {
    const flags = '🇩🇪'.repeat(40)
    const lines = wrapText(flags, 100, 15, 50)
    expect(lines.join('')).toBe(flags)
    expect(lines.every((line) => /^(?:🇩🇪)+$/u.test(line))).toBe(true)
  })

  it('breaks scripts without spaces', () => {
    expect(wrapText('自転車配達員から始める', 100, 15, 5).length).toBeGreaterThan(1)
    expect(wrapText('พนักงานส่งของด้วยจักรยาน', 100, 15, 5).length).toBeGreaterThan(1)
  })

  it('ends in an ellipsis what does not fit', () => {
    const lines = wrapText('one two three four five six seven eight', 60, 15, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
  })

  it('no line is ever too wide, and none is lost', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => cleanText(text))
    fc.assert(
      fc.property(texts, fc.integer({ min: 60, max: 400 }), (text, width) => {
        const lines = wrapText(text, width, 15, 1000)
        expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
        for (const line of lines) expect(textWidth(line, 15)).toBeLessThanOrEqual(width)
        for (const line of wrapText(text, width, 15, 2)) expect(textWidth(line, 15)).toBeLessThanOrEqual(width)
      }),
      { numRuns: 500 },
    )
  })

  it('signs on letters have no width of their own', () => {
    expect(textWidth('é', 10)).toBeCloseTo(textWidth('e\u0301', 10))
    expect(textWidth('漢', 10)).toBeGreaterThan(textWidth('n', 10))
  })
})

describe('cleaning', () => {
  it.each([
    ['a\u202eb\u2066c\u2069', 'abc'],
    ['a\u0000b\u0007c', 'abc'],
    ['a\n\tb\u2028c', 'a b c'],
    ['\ufeff a \u200b', 'a'],
    ['\u{e0041}x\u{e007f}', 'x'],
    ['👩\u200d🔧', '👩\u200d🔧'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['\ud800x', 'x'],
    [`e${'\u0301'.repeat(9)}`, `e${'\u0301'.repeat(4)}`],
  ])('%j', (text, clean) => expect(cleanText(text)).toBe(clean))

  it('is bounded in what it reads and in what it gives', () => {
    expect(Array.from(cleanText('x'.repeat(1_000_000)))).toHaveLength(200)
    expect(cleanText('abcdef', 4)).toBe('abc…')
  })
})
