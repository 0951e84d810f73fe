import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Catalogue, en, type Language, languages, legalLimits, loadCatalogue, render } from '../../src/i18n/index.js'
import { declaredCodes, filesBelow, root } from '../architecture/source.js'

const codes = declaredCodes()
const catalogues = await Promise.all(
  languages.map(async (tag): Promise<[Language, Catalogue]> => [tag, await loadCatalogue(tag)]),
)
const others = catalogues.filter(([tag]) => tag !== 'en')

const placeholders = (text: string): string[] => Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1] as string).sort()
const formsOf = (template: string | object): string[] => (typeof template === 'string' ? [template] : Object.values(template))

/** Every text of a catalogue by a name of its own. */
function textsOf({ words, phrases, values }: Catalogue): Map<string, string> {
  return new Map([
    ...Object.entries(words).flatMap(([code, { text, fix }]): [string, string][] => [
      [code, text],
      ...(fix === undefined ? [] : [[`${code} fix`, fix] as [string, string]]),
    ]),
    ...Object.entries(phrases).flatMap(([name, template]) =>
      typeof template === 'string'
        ? [[name, template] as [string, string]]
        : Object.entries(template).map(([form, text]): [string, string] => [`${name} ${form}`, text as string]),
    ),
    ...Object.entries(values).map(([name, text]): [string, string] => [`value ${name}`, text]),
  ])
}

it('every locale file is a language that can be loaded, under its own tag', () => {
  const locales = filesBelow('src/i18n/locales', '.ts').map((path) => path.replace(/^.*\/|\.ts$/g, ''))
  expect([...languages].sort()).toEqual(locales.sort())
  expect(catalogues.map(([, { tag }]) => tag)).toEqual(languages)
  expect(catalogues.length).toBeGreaterThan(0)
  for (const [tag, { review, direction }] of catalogues) {
    expect(review).toBe(tag === 'en' ? 'reviewed' : 'draft')
    expect(direction).toBe(tag === 'ar' ? 'rtl' : 'ltr')
  }
})

describe.each(catalogues)('catalogue %s', (_name, catalogue) => {
  const words = Object.entries(catalogue.words)

  it('has words for every code and for no other', () => {
    expect(words.map(([code]) => code).sort()).toEqual([...codes.keys()].sort())
    expect(words.filter(([, { text, fix }]) => text.trim() === '' || fix?.trim() === '')).toEqual([])
  })

  it('names in its placeholders only params that the code has', () => {
    const wrong = words.flatMap(([code, { text, fix }]) =>
      Array.from(`${text} ${fix ?? ''}`.matchAll(/\{([^}]*)\}/g), (match) => match[1] as string)
        .filter((name) => !codes.get(code)?.has(name))
        .map((name) => `${code}: {${name}}`),
    )
    expect(wrong).toEqual([])
  })

  it('has no broken placeholder', () => {
    expect([...textsOf(catalogue)].filter(([, text]) => /[{}]/.test(text.replace(/\{\w+\}/g, '')))).toEqual([])
  })

  it('ends each sentence', () => {
    expect(
      words.flatMap(([code, { text, fix }]) =>
        [text, fix].filter((part) => part !== undefined && !/[.?!。।؟}]$/.test(part)).map(() => code),
      ),
    ).toEqual([])
  })

  it('has neither markup, nor marks of direction, nor what a terminal obeys', () => {
    const odd = /[<>*]|&\w+;|[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/
    expect(
      [...textsOf(catalogue)].filter(([name, text]) => odd.test(text) && !/^(ladder.version_range|cli.csv_header)/.test(name)),
    ).toEqual([])
    // The same letter must be the same characters, or neither a search nor a comparison finds it.
    expect([...textsOf(catalogue)].filter(([, text]) => text !== text.normalize('NFC'))).toEqual([])
  })

  it('has a form for each plural of the language', () => {
    const categories = new Intl.PluralRules(catalogue.tag)
      .resolvedOptions()
      .pluralCategories.filter((one) => one !== 'many' || catalogue.tag === 'ar')
    const missing = Object.entries(catalogue.phrases).flatMap(([name, template]) =>
      typeof template === 'string'
        ? []
        : categories.filter((one) => !Object.hasOwn(template, one)).map((one) => `${name} ${one}`),
    )
    expect(missing).toEqual([])
  })
})

describe.each(others)('the draft %s beside English', (_name, catalogue) => {
  it('has the same params in each text and each fix, and the same texts with a fix', () => {
    const differing = Object.entries(en.words).flatMap(([code, english]) => {
      const own = catalogue.words[code as keyof typeof en.words] as typeof english
      const same =
        placeholders(own.text).join() === placeholders(english.text).join() &&
        placeholders(own.fix ?? '').join() === placeholders(english.fix ?? '').join() &&
        (own.fix === undefined) === (english.fix === undefined)
      return same ? [] : [code]
    })
    expect(differing).toEqual([])
  })

  it('has the same params in each phrase and value; one and two may be said without a number', () => {
    const sets = (template: string | object): string => [...new Set(formsOf(template).flatMap(placeholders))].sort().join()
    const phrases = Object.entries(en.phrases).filter(
      ([name, english]) => sets(english) !== sets(catalogue.phrases[name as keyof typeof en.phrases]),
    )
    const values = Object.entries(en.values).filter(
      ([name, english]) => sets(english) !== sets(catalogue.values[name as keyof typeof en.values]),
    )
    expect([phrases.map(([name]) => name), values.map(([name]) => name)]).toEqual([[], []])
  })

  it('leaves no text in English but those that are the same in both', () => {
    const english = textsOf(en)
    const same = [...textsOf(catalogue)].filter(
      ([name, text]) => text === english.get(name) && /[a-z]{2}/i.test(text.replace(/\{\w+\}/g, '')),
    )
    const allowed = (SAME[catalogue.tag] ?? []) as readonly string[]
    expect(same.map(([name]) => name).sort()).toEqual([...allowed].sort())
  })

  it('shows the English of what states a legal limit, and of nothing else', () => {
    const shown = Object.keys(en.words).filter((code) => {
      const { text } = render({ code: code as keyof typeof en.words, params: {} }, catalogue)
      return text.includes('[English: ') && text.includes(en.words[code as keyof typeof en.words].text)
    })
    expect(shown.sort()).toEqual(legalLimits.filter((name) => Object.hasOwn(en.words, name)).toSorted())
    expect(shown.length).toBeGreaterThan(2)
  })
})

/** Texts that are the same in English: words that the language shares with it. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  es: ['label.did', 'lint.error', 'lint.errors one'],
  pt: ['label.did'],
  fr: [
    'endorser.client',
    'label.badge',
    'label.did',
    'measure.points',
    'unit.minutes one',
    'unit.minutes other',
    'value expected.date',
    'value measure.points',
    'value what.organisations',
    'value what.points',
    'value what.transaction',
    'web.verdict',
  ],
  hi: ['label.did'],
}

describe('loading', () => {
  it.each([
    ['es-419', 'es'],
    ['ES-mx', 'es'],
    [['fil', 'zh-Hans', 'pt-BR'], 'pt'],
    ['fr-CA-x-work', 'fr'],
    ['fil', 'en'],
    ['zh-Hans', 'en'],
    ['', 'en'],
    [[], 'en'],
    ['__proto__', 'en'],
    ['constructor', 'en'],
    ['e', 'en'],
  ] as const)('%j loads %s (RFC 4647 section 3.4)', async (wanted, tag) => {
    expect((await loadCatalogue(wanted)).tag).toBe(tag)
  })

  it('names no language statically but English', () => {
    const sources = filesBelow('src/i18n', '.ts').map((path) => readFileSync(join(root, path), 'utf8'))
    const statics = sources.flatMap((text) => Array.from(text.matchAll(/from '\.\/locales\/(\w+)\.js'/g), (match) => match[1]))
    expect([...new Set(statics)]).toEqual(['en'])
  })
})
