import { describe, expect, it } from 'vitest'
import { type DrawLadderOptions, drawLadder } from '../../src/draw/index.js'
import { INK, PLAIN_LOOK, SIGN_PATHS, STATUS_LOOKS } from '../../src/draw/palette.js'
import { type DrawBook, drawEnglish } from '../../src/i18n/index.js'
import { place } from '../../src/ladder/index.js'
import { above, badge, fact, ladderInput, ladderOf, NOW, needs, rung } from '../ladder/support.js'
import { placedOn, STATUSES, tangle } from './support.js'
import { contrast, type Element, overlap, overlaps, pointsOf, readSvg, rungBoxes, textBoxes } from './svg-reader.js'

const pair = ladderOf([rung('courier', needs('traffic')), rung('driver', above('courier'))])
const textsOf = (svg: string): readonly string[] =>
  readSvg(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => plain(text))
/** A line without the isolate that holds it together where it is read from right to left. */
const plain = (text: string): string => text.replace(/^\u2068([^\u2068\u2069]*)\u2069$/, '$1')
const partOf = (svg: string, name: string): string => readSvg(svg).find((element) => element.name === name)?.text ?? ''

describe('a picture of a ladder', () => {
  it('says to a screen reader what it shows', () => {
    const placement = place(pair, [fact('traffic'), badge('courier', { validUntil: '2029-05-01T00:00:00Z' })], { now: NOW })
    const svg = drawLadder(pair, { placement })
    const [root, title, desc] = readSvg(svg) as [never, never, never] as unknown as ReturnType<typeof readSvg>
    expect(root).toMatchObject({ name: 'svg', attributes: { role: 'img', direction: 'ltr', lang: 'en' } })
    expect(root?.attributes['aria-labelledby']).toBe(`${title?.attributes['id']} ${desc?.attributes['id']}`)
    expect(title?.text).toBe('Delivery: where a worker stands')
    expect(desc?.text).toBe(
      '2 rungs, the first at the bottom. Rung courier: held until May 1, 2029; a first step. Rung driver: ready to be awarded; needs Rung courier.',
    )
  })

  it('shows the names, how the worker stands, and the edition', () => {
    const texts = textsOf(drawLadder(pair, { placement: placedOn(pair, ['held', 'locked'], '2029-05-01T00:00:00Z') }))
    for (const text of ['Rung courier', 'held until May 1, 2029', 'Rung driver', 'not yet', 'edition 1.0.0, as of May 1, 2026']) {
      expect(texts).toContain(text)
    }
  })

  it('tells no personal datum of the placement', () => {
    const placement = place(pair, [fact('traffic')], { now: NOW })
    expect(drawLadder(pair, { placement })).not.toContain(placement.subject[0])
  })

  it('without a worker says nothing of statuses', () => {
    const svg = drawLadder(pair)
    expect(partOf(svg, 'title')).toBe('Delivery')
    expect(STATUSES.filter((status) => svg.includes(drawEnglish.phrases[`place.${status}`]))).toEqual([])
  })

  it('stands a rung above those that it needs', () => {
    const boxes = readSvg(drawLadder(pair))
      .filter(({ text }) => /^Rung /.test(text))
      .map(({ text, attributes }) => [text, Number(attributes['y'])] as const)
    const heights = Object.fromEntries(boxes)
    expect(heights['Rung driver']).toBeLessThan(heights['Rung courier'] as number)
  })

  it('is the same every time', () => expect(drawLadder(tangle(30, 5))).toBe(drawLadder(tangle(30, 5))))

  it('has ids of its own, so that two on one page are told apart', () => {
    const ids = [drawLadder(pair), drawLadder(tangle(5, 1))].map((svg) => /id="([^"]+)-title"/.exec(svg)?.[1])
    expect(new Set(ids).size).toBe(2)
  })
})

describe('statuses', () => {
  it.each(STATUSES)('%s is told by a word, a sign and a border of its own', (status) => {
    const svg = drawLadder(pair, { placement: placedOn(pair, [status]) })
    const look = STATUS_LOOKS[status]
    expect(textsOf(svg)).toContain(drawEnglish.phrases[`place.${status}`])
    expect(svg).toContain(`d="${SIGN_PATHS[look.sign]}"`)
    const others = STATUSES.filter((other) => other !== status).map((other) => STATUS_LOOKS[other])
    expect(others.map(({ sign }) => sign)).not.toContain(look.sign)
  })

  it('are legible on their grounds: 4.5:1 for texts, 3:1 for borders, signs and lines', () => {
    const looks = [...Object.values(STATUS_LOOKS), PLAIN_LOOK]
    for (const { fill, stroke } of looks) {
      for (const text of [INK.text, INK.note]) expect(contrast(text, fill)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(stroke, fill)).toBeGreaterThanOrEqual(3)
      expect(contrast(stroke, INK.paper)).toBeGreaterThanOrEqual(3)
    }
    for (const text of [INK.text, INK.note, INK.mark]) expect(contrast(text, INK.paper)).toBeGreaterThanOrEqual(4.5)
    for (const line of [INK.line, INK.mark]) {
      expect(contrast(line, INK.paper)).toBeGreaterThanOrEqual(3)
      expect(contrast(line, INK.band)).toBeGreaterThanOrEqual(3)
    }
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
  })

  it('uses no colour for a text but those whose contrast is known', () => {
    const svg = drawLadder(tangle(40, 3), { placement: placedOn(tangle(40, 3), STATUSES) })
    const fills = new Set(
      readSvg(svg)
        .filter(({ name }) => name === 'text')
        .map(({ attributes }) => attributes['fill']),
    )
    expect([...fills].sort()).toEqual([INK.text, INK.note].sort())
  })

  it('that nobody knows are not shown', () => {
    const odd = placedOn(pair, ['constructor' as never, '"><script>' as never])
    expect(textsOf(drawLadder(pair, { placement: odd })).join(' ')).not.toMatch(/constructor|script/)
  })
})

describe('nothing lies over anything', () => {
  const names = [
    (index: number) => `Rung ${index}`,
    (index: number) => `Donaudampfschifffahrtsgesellschaftskapitänsanwärterprüfung ${index}`,
    (index: number) => `سائق سيارة وشاحنة توصيل (المستوى ${index})`,
    (index: number) => `ट्रक ड्राइविंग प्रशिक्षक और माल परिवहन पर्यवेक्षक ${index}`,
    (index: number) => `自転車配達員から始める都市型物流の専門職安全管理者${index}`,
    (index: number) => `พนักงานส่งของด้วยจักรยานในเมืองใหญ่และชานเมือง${index}`,
    (index: number) => `M̵̢̛̛̱̪͇̲͍͚̩̝͗̐̈́͊W${'W'.repeat(index % 40)} 🚚🚚🚚`,
  ]
  const cases = [3, 12, 40].flatMap((count) => names.map((name, at) => [count, at, name] as const))

  it.each(cases)('%i rungs, names %i', (count, at, name) => {
    const ladder = tangle(count, 11 + at, name)
    for (const lang of ['en', 'ar']) {
      const svg = drawLadder(ladder, { placement: placedOn(ladder, STATUSES, '2029-05-01T00:00:00Z'), lang })
      const elements = readSvg(svg)
      const texts = textBoxes(elements)
      const rungs = rungBoxes(elements)
      expect(rungs).toHaveLength(count)
      expect(overlaps(texts)).toEqual([])
      expect(overlaps(rungs)).toEqual([])
      const { width, height } = (elements[0] as Element).attributes
      for (const box of [...texts, ...rungs]) {
        expect(box.left).toBeGreaterThanOrEqual(0)
        expect(box.top).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(Number(width))
        expect(box.bottom).toBeLessThanOrEqual(Number(height))
      }
      // A text that touches a rung lies wholly inside it.
      for (const text of texts) {
        for (const box of rungs.filter((one) => overlap(text, one))) {
          expect(text.left >= box.left && text.right <= box.right && text.top >= box.top && text.bottom <= box.bottom).toBe(true)
        }
      }
    }
  })

  it.each([8, 15, 40])('no way runs through a rung (%i rungs)', (count) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const elements = readSvg(drawLadder(tangle(count, seed)))
      const rungs = rungBoxes(elements)
      const ways = elements.filter(({ name, attributes }) => name === 'path' && attributes['d']?.includes('C'))
      expect(ways.length).toBeGreaterThan(0)
      const hits = ways.flatMap(({ attributes }) =>
        pointsOf(attributes['d'] as string).filter(([x, y]) =>
          rungs.some((box) => x > box.left + 1 && x < box.right - 1 && y > box.top + 1 && y < box.bottom - 1),
        ),
      )
      expect(hits).toEqual([])
    }
  })
})

describe('languages', () => {
  const arabic = ladderOf(
    [
      rung('courier', needs('traffic'), { name: { ar: 'ساعي دراجة', en: 'Courier' }, description: { ar: 'أ', en: 'a' } }),
      rung('car', above('courier'), { name: { ar: 'سائق', en: 'Driver' }, description: { ar: 'أ', en: 'a' } }),
      rung('bike', above('courier'), { name: { ar: 'دراجة نارية', en: 'Motorcycle' }, description: { ar: 'أ', en: 'a' } }),
    ],
    { defaultLanguage: 'ar', name: { ar: 'سلم التوصيل', en: 'Delivery' }, description: { ar: 'أ', en: 'a' } },
  )
  const middles = (svg: string, ...wanted: readonly string[]): readonly number[] =>
    wanted.map((text) => Number(readSvg(svg).find((element) => plain(element.text) === text)?.attributes['x']))

  it.each([
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['ur', 'rtl'],
    ['he', 'rtl'],
    ['az-Arab', 'rtl'],
    ['uz', 'ltr'],
    ['hi', 'ltr'],
    ['zh-Hans', 'ltr'],
    ['nonsense tag', 'ltr'],
  ])('%s is read %s', (lang, direction) => {
    const [root] = readSvg(drawLadder(pair, { lang }))
    expect(root?.attributes['direction']).toBe(direction)
    expect(root?.attributes['lang']).toBe(lang.includes(' ') ? undefined : lang)
  })

  it('a picture read from right to left is the mirror of the other', () => {
    const rtl = drawLadder(arabic)
    const ltr = drawLadder(arabic, { lang: 'en' })
    const [car, bike] = middles(rtl, 'سائق', 'دراجة نارية') as [number, number]
    const [carLtr, bikeLtr] = middles(ltr, 'Driver', 'Motorcycle') as [number, number]
    expect(carLtr).toBeLessThan(bikeLtr)
    expect(car).toBeGreaterThan(bike)
  })

  it('every text is centred, since programs differ in where a line of Arabic starts', () => {
    const texts = readSvg(drawLadder(arabic)).filter(({ name }) => name === 'text')
    expect(new Set(texts.map(({ attributes }) => attributes['text-anchor']))).toEqual(new Set(['middle']))
  })

  it('a line of Arabic is an isolate by itself, for programs that know neither direction nor unicode-bidi', () => {
    const texts = readSvg(drawLadder(arabic)).flatMap(({ name, text }) => (name === 'text' ? [text] : []))
    const isolated = texts.filter((text) => /^\u2068.*\u2069$/s.test(text))
    expect(isolated).toEqual(texts.filter((text) => /\p{Script=Arabic}/u.test(text)))
    expect(isolated.length).toBeGreaterThan(1)
  })

  it('takes the phrases of another language', () => {
    const phrases = { ...drawEnglish.phrases, 'place.held': 'مُنجز', 'draw.placed': '{ladder}: أين يقف العامل' }
    const catalogue: DrawBook = { ...drawEnglish, tag: 'ar', direction: 'rtl', phrases }
    const svg = drawLadder(arabic, { placement: placedOn(arabic, ['held']), catalogue })
    expect(textsOf(svg)).toContain('مُنجز')
    expect(partOf(svg, 'title')).toBe('\u2068سلم التوصيل\u2069: أين يقف العامل')
  })

  it('keeps the joiners that scripts need', () => {
    const persian = ladderOf([rung('a', needs('a'), { name: { en: 'می\u200cخواهم' } })])
    expect(textsOf(drawLadder(persian))).toContain('می\u200cخواهم')
  })
})

describe('hostile ladders', () => {
  const evil = '</text><script>alert(1)</script><a href="javascript:x" onload=\'y\'>&lt; \u202eobey\u2066\u0000\u200b\ufeff]]>'
  const hostile = ladderOf([rung('a', needs('a'), { name: { en: evil } })], { name: { en: evil }, version: evil })

  it('markup is text, and what reorders or hides text is gone', () => {
    const svg = drawLadder(hostile, { placement: placedOn(hostile, ['held'], evil), lang: evil })
    const names = new Set(readSvg(svg).map(({ name }) => name))
    expect([...names].filter((name) => !['svg', 'title', 'desc', 'rect', 'g', 'path', 'circle', 'text'].includes(name))).toEqual(
      [],
    )
    expect(partOf(svg, 'title')).toContain('</text><script>')
    expect(svg).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2060-\u206f\u200b\ufeff]/)
  })

  it('nothing is run, nothing is fetched', () => {
    const svg = drawLadder(hostile, { placement: placedOn(hostile, STATUSES) })
    const names = readSvg(svg).flatMap(({ attributes }) => Object.keys(attributes))
    expect(names.filter((name) => /^on|href|style|src/.test(name))).toEqual([])
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/url\(|:\/\/|<style|<!|<\?/)
  })

  it('long names are cut, letters keep few marks, lone surrogates go', () => {
    const long = ladderOf([rung('a', needs('a'), { name: { en: 'very long '.repeat(1000) } })], {
      name: { en: `Z${'\u0301'.repeat(500)}` },
    })
    const svg = drawLadder(long)
    expect(svg.length).toBeLessThan(5000)
    expect(partOf(svg, 'title')).toBe(`Z${'\u0301'.repeat(4)}`.normalize('NFD'))
    expect(textsOf(svg).some((text) => text.endsWith('…'))).toBe(true)
    const phrases = { ...drawEnglish.phrases, 'draw.edition': 'edition \ud800{version}' }
    expect(drawLadder(pair, { catalogue: { ...drawEnglish, phrases } })).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
  })

  it('at most 300 rungs are drawn, in a moment', () => {
    const started = performance.now()
    expect(readSvg(drawLadder(tangle(300, 2))).length).toBeGreaterThan(300)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(() => drawLadder(tangle(301, 2))).toThrow(
      expect.objectContaining({ code: 'draw.too_many', params: { what: 'rungs', limit: 300 } }),
    )
  })

  it('more ways than can be followed are refused', () => {
    const rungs = Array.from({ length: 120 }, (_, index) =>
      rung(
        `r${index}`,
        index === 0 ? needs('c') : { op: 'anyOf', of: Array.from({ length: index }, (_, lower) => above(`r${lower}`)) },
      ),
    )
    expect(() => drawLadder(ladderOf(rungs))).toThrow(expect.objectContaining({ code: 'draw.too_many' }))
  })

  it('a placement on another ladder is refused', () => {
    const other = ladderOf(pair.rungs, { id: 'https://courier.example/ladders/other' })
    expect(() => drawLadder(pair, { placement: placedOn(other, ['held']) })).toThrow(
      expect.objectContaining({ code: 'draw.ladder_differs' }),
    )
  })

  it('an unknown option and a ladder that is none are refused', () => {
    expect(() => drawLadder(pair, { colour: 'red' } as DrawLadderOptions)).toThrow(
      expect.objectContaining({ code: 'core.option_unknown' }),
    )
    expect(() => drawLadder(ladderInput([]))).toThrow(expect.objectContaining({ code: 'ladder.value_invalid' }))
    expect(() => drawLadder(null as never)).toThrow(expect.objectContaining({ code: 'core.input_type' }))
  })
})
