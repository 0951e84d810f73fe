import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initFiles } from '../../src/cli/init-files.js'
import { copyJson, type JsonValue } from '../../src/core/index.js'
import { parseLadder } from '../../src/ladder/index.js'
import { ladderShape } from '../../src/ladder/ladder-shape.js'
import { problemsOf } from '../../src/ladder/shape.js'
import { loadSchema } from '../../src/schemas/index.js'
import { needs } from '../ladder/support.js'
import { fullLadder } from './full-ladder.js'
import { broken, texts } from './verdicts.js'

const validate = await loadSchema('ladder')
const read = (text: string): JsonValue => JSON.parse(text) as JsonValue
const example = read(readFileSync(new URL('../../examples/delivery/ladder.json', import.meta.url), 'utf8'))
const starter = read(initFiles('did:web:platform.example').find(([name]) => name === 'ladder.json')![1])
const full = copyJson(fullLadder)

const LANGUAGE_TAG = (
  JSON.parse(readFileSync(new URL('../../schemas/ladder.schema.json', import.meta.url), 'utf8')) as {
    $defs: { LanguageTag: { pattern: string } }
  }
).$defs.LanguageTag.pattern

const fits = (value: JsonValue): boolean => validate(value).length === 0
// From outside, a defect of the form and one that the linter finds look alike.
const hasForm = (value: JsonValue): boolean => problemsOf(ladderShape, value).length === 0

type Loose = Record<string, JsonValue>
const withRung = (more: Loose): JsonValue => {
  const base = starter as { rungs: readonly Loose[] }
  return { ...base, rungs: [{ ...base.rungs[0]!, ...more }] } as unknown as JsonValue
}
const asking = (requires: unknown): JsonValue => withRung({ requires: requires as JsonValue })

describe('ladder schema', () => {
  it.each([
    ['the example', example],
    ['the one of a new folder', starter],
    ['one with every member', full],
  ])('accepts %s', (_, ladder) => {
    expect(validate(ladder)).toEqual([])
    expect(hasForm(ladder)).toBe(true)
  })

  it.each([
    ['one with every member', full],
    ['the one of a new folder', starter],
    [
      'the example',
      { ...(example as object), rungs: (example as { rungs: JsonValue[] }).rungs.filter((_, index) => index === 3) } as JsonValue,
    ],
  ])('judges every change of %s as parseLadder judges its form', { timeout: 180_000 }, (_, ladder) => {
    const different: string[] = []
    let refused = 0
    let accepted = 0
    for (const [label, document] of broken(ladder)) {
      const verdict = fits(document)
      if (verdict !== hasForm(document)) different.push(`${label}: schema ${verdict ? 'accepts' : 'refuses'}`)
      if (verdict) accepted++
      else refused++
    }
    expect(different).toEqual([])
    expect(refused).toBeGreaterThan(500)
    expect(accepted).toBeGreaterThan(50)
  })

  it('refuses nothing that can be defined, and tells one problem of what cannot', () => {
    for (const [label, document] of broken(starter)) {
      const problems = validate(document)
      expect(problems.length, label).toBeLessThanOrEqual(1)
      if (problems.length > 0) expect(parseLadder(document).ladder, label).toBeUndefined()
    }
  })

  it('judges dates, durations, ranges, tags, numbers and URLs as the library reads them', () => {
    const base = starter as Loose
    const places: readonly ((text: string) => JsonValue)[] = [
      (text) => ({ ...base, effective: { from: text } }),
      (text) => withRung({ validity: { duration: text } }),
      (text) => asking({ op: 'credential', match: { versions: text } }),
      (text) => ({ ...base, defaultLanguage: text }),
      (text) => ({ ...base, name: { [text]: 'x' } }),
      (text) => asking({ op: 'credential', match: {}, minResult: { min: text } }),
      (text) => asking({ op: 'sum', of: [{ match: needs('a'), cap: text }], measure: 'hours', min: '1', overlap: 'sum' }),
      (text) => ({ ...base, license: text }),
    ]
    for (const text of texts) for (const place of places) expect(fits(place(text)), text).toBe(hasForm(place(text)))
    // Pieces of readable texts in any order come close to each pattern.
    const piece = fc.constantFrom(...texts, ...'0 1 2 9 - : . T Z + P Y M W D H S x X * ^ ~ > < = en Hant a'.split(' '), ' ')
    const close = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
    const cut = fc
      .tuple(close, fc.nat(30), fc.nat(3))
      .map(([text, from, length]) => text.slice(0, from) + text.slice(from + length))
    fc.assert(
      fc.property(fc.oneof(close, cut, fc.string()), (text) => {
        for (const place of places) expect(fits(place(text))).toBe(hasForm(place(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it('bounds lists, texts and slots where the library does', () => {
    const many = (length: number, item: unknown): unknown[] => Array.from({ length }, () => item)
    const base = full as unknown as Loose
    const languages = (count: number): Loose => Object.fromEntries(many(count, 0).map((_, index) => [`en-a-x${index}`, 'x']))
    const pairs: readonly (readonly [string, (size: number) => JsonValue, number])[] = [
      [
        'rungs',
        (size) => ({ ...(starter as Loose), rungs: many(size, (starter as { rungs: JsonValue[] }).rungs[0]) }) as JsonValue,
        1000,
      ],
      ['entries', (size) => ({ ...base, jurisdiction: many(size, 'EU') }) as JsonValue, 10_000],
      ['a text', (size) => ({ ...base, version: 'a'.repeat(size) }), 10_000],
      ['a URL', (size) => ({ ...base, license: `urn:${'a'.repeat(size - 4)}` }), 4096],
      ['languages', (size) => ({ ...base, name: languages(size) }), 200],
      ['a range', (size) => asking({ op: 'credential', match: { versions: '1'.padEnd(size) } }), 256],
      ['a framework', (size) => ({ ...base, alignments: [{ framework: 'ext:'.padEnd(size, 'a'), kind: 'skill' }] }), 256],
      [
        'parts',
        (size) => asking({ op: 'sum', of: many(size, { match: needs('a') }), measure: 'hours', min: '1', overlap: 'sum' }),
        100,
      ],
      ['slots', (size) => asking({ op: 'allOf', exclusive: true, of: many(size, needs('a')) }), 200],
      ['slots of n', (size) => asking({ op: 'nOf', n: 1, exclusive: true, of: many(size, needs('a')) }), 200],
    ]
    for (const [what, make, limit] of pairs) {
      expect([fits(make(limit)), hasForm(make(limit))], what).toEqual([true, true])
      expect([fits(make(limit + 1)), hasForm(make(limit + 1))], what).toEqual([false, false])
    }
    const open = asking({ op: 'allOf', exclusive: false, of: many(201, needs('a')) })
    expect([fits(open), hasForm(open)]).toEqual([true, true])
  })

  it('leaves to the library what a schema cannot say: depth, languages whatever their case, and UTF-16 units', () => {
    const deep = (levels: number): unknown => (levels === 0 ? needs('a') : { op: 'anyOf', of: [deep(levels - 1)] })
    const base = full as unknown as Loose
    for (const ladder of [
      asking(deep(32)),
      asking({ op: 'anyOf', of: Array.from({ length: 20_000 }, () => needs('a')) }),
      { ...base, name: { en: 'x', EN: 'x' } },
      { ...base, version: '\u{1f6b2}'.repeat(5001) },
    ]) {
      expect([fits(ladder), hasForm(ladder)]).toEqual([true, false])
    }
  })

  it.each<[string, JsonValue, string, string, string]>([
    ['a missing member', { ...(starter as Loose), owner: undefined } as never, '', 'required', 'owner'],
    ['an unknown one', withRung({ wages: [] }), '/rungs/0/wages', 'additionalProperties', 'false'],
    [
      'an unknown operator',
      asking({ op: 'noneOf', of: [] }),
      '/rungs/0/requires/op',
      'enum',
      'allOf | anyOf | nOf | sum | credential | rung | experience | evidence | endorsement | attribute | not',
    ],
    ['no operator', asking({ of: [] }), '/rungs/0/requires', 'required', 'op'],
    ['a fault deep down', asking({ op: 'anyOf', of: [{ op: 'rung' }] }), '/rungs/0/requires/of/0', 'required', 'rung'],
    ['a language that is none', { ...(starter as Loose), name: { en_US: 'x' } }, '/name/en_US', 'pattern', LANGUAGE_TAG],
    ['null', withRung({ time: null }), '/rungs/0/time', 'type', 'object'],
    ['a member for an editor', { ...(starter as Loose), $schema: 'x' }, '/$schema', 'additionalProperties', 'false'],
  ])('tells %s', (_, ladder, path, keyword, expected) => {
    expect(validate(JSON.parse(JSON.stringify(ladder)) as JsonValue)).toEqual([
      { code: 'schema.invalid', params: { schema: 'ladder', keyword, expected }, path },
    ])
  })

  it('answers on long texts in time', () => {
    const started = performance.now()
    const base = full as unknown as Loose
    for (const unit of ['a', 'en-', '1 ', ' ', '1.', '-a1', 'P1', '2026-01-01T', 'a-bb-', '\u00a0', 'x:']) {
      const text = unit.repeat(200_000)
      for (const value of [text, `${text}!`]) {
        fits({ ...base, defaultLanguage: value })
        fits({ ...base, version: value })
        fits({ ...base, license: value })
        fits({ ...base, effective: { from: value } })
        fits(withRung({ validity: { duration: value } }))
        fits(asking({ op: 'credential', match: { versions: value } }))
        fits(asking({ op: 'credential', match: {}, minResult: { min: value } }))
      }
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
