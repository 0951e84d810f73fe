import { describe, expect, it } from 'vitest'
import type { Words } from '../../src/i18n/index.js'
import { en } from '../../src/i18n/index.js'
import { ar } from '../../src/i18n/locales/ar.js'
import { hi } from '../../src/i18n/locales/hi.js'

const languages = [
  { name: 'Hindi', catalogue: hi, letters: /\p{scx=Devanagari}/u, end: /[।}]$/u },
  { name: 'Arabic', catalogue: ar, letters: /\p{scx=Arabic}/u, end: /[.}]$/u },
] as const

/** Latin words that a text brings along: without one before them, signs such as `^` would change places between Arabic letters. */
const brought: Readonly<Record<string, readonly string[]>> = {
  'cli.usage': ['rungs'],
  'contexts.document_invalid': ['JSON-LD'],
  'core.number_not_finite': ['finite'],
  'core.text_not_well_formed': ['surrogate', 'pair'],
  'credential.salt_too_short': ['salt'],
  'form.sd_jwt': ['SD-JWT'],
  'ladder.version_range_invalid': ['semver'],
  'net.content_encoding': ['compressed'],
  'rdf.label_map_invalid': ['blank', 'nodes'],
  'schema.not_at_hand': ['validator'],
  'schema.reference_unresolved': ['JSON', 'Schema'],
}

const english = Object.entries<Words>(en.words)

function paramsOf(text = ''): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1] as string))].sort()
}

function withoutParams(text: string): string {
  return text.replace(/\{\w+\}/g, '')
}

/** Words in Latin letters, with the signs that names are written with. */
function latinWords(text: string): string[] {
  return withoutParams(text).match(/[A-Za-z][\w+:.-]*\w|[A-Za-z]/g) ?? []
}

/** Names that must stay as they are: those with a digit, a capital after a letter, an underscore, or a capital throughout. */
function namesIn(text: string): string[] {
  return latinWords(text).filter((word) => /\d|_|[a-z][A-Z]|^[A-Z]{2,}$|[a-z]:[a-z]/.test(word))
}

describe.each(languages)('the words in $name', ({ catalogue, letters, end }) => {
  const words = Object.entries<Words>(catalogue.words)
  const parts = words.flatMap(([code, { text, fix }]) =>
    [text, ...(fix === undefined ? [] : [fix])].map((part) => ({ code, part })),
  )

  it('are there for each code of English, with what to do where English says it', () => {
    expect(words.map(([code]) => code).sort()).toEqual(english.map(([code]) => code).sort())
    const wrong = english.filter(
      ([code, { fix }]) => (fix === undefined) !== (Object.fromEntries(words)[code]?.fix === undefined),
    )
    expect(wrong.map(([code]) => code)).toEqual([])
  })

  it('have the params of English, each in its text or in what to do, and no others', () => {
    const own = Object.fromEntries(words)
    const wrong = english.filter(([code, { text, fix }]) => {
      const other = own[code]
      return `${paramsOf(text)}|${paramsOf(fix)}` !== `${paramsOf(other?.text)}|${paramsOf(other?.fix)}`
    })
    expect(wrong.map(([code]) => code)).toEqual([])
  })

  it('are written in the script of the language, and end as its sentences do', () => {
    expect(parts.filter(({ part }) => !letters.test(part.replace(/\P{L}/gu, '')) || !end.test(part))).toEqual([])
  })

  it('have no letters but those of the language and Latin ones', () => {
    const strange = parts.filter(({ part }) =>
      Array.from(part.match(/\p{L}/gu) ?? []).some((letter) => !letters.test(letter) && !/[A-Za-z]/.test(letter)),
    )
    expect(strange).toEqual([])
  })

  it('have no Latin words but those of English, so nothing is left untranslated', () => {
    const known = new Map(english.map(([code, { text, fix = '' }]) => [code, new Set(latinWords(`${text} ${fix}`))]))
    const left = parts.flatMap(({ code, part }) =>
      latinWords(part)
        .filter((word) => !known.get(code)?.has(word) && !brought[code]?.includes(word))
        .map((word) => `${code}: ${word}`),
    )
    expect(left).toEqual([])
    const sentences = parts.filter(({ part }) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(withoutParams(part)))
    expect(sentences).toEqual([])
  })

  it('keep the names of English', () => {
    const own = Object.fromEntries(words)
    const lost = english.flatMap(([code, { text, fix = '' }]) => {
      const kept = new Set(latinWords(`${own[code]?.text} ${own[code]?.fix ?? ''}`))
      return namesIn(`${text} ${fix}`)
        .filter((name) => !kept.has(name))
        .map((name) => `${code}: ${name}`)
    })
    expect(lost).toEqual([])
  })

  it('have no control characters and none for the direction of writing', () => {
    expect(parts.filter(({ part }) => /[\p{Cc}\p{Cf}]/u.test(part))).toEqual([])
  })
})

describe('the words in Arabic', () => {
  const parts = Object.values<Words>(ar.words).flatMap(({ text, fix = '' }) => [text, fix])

  it('begin with an Arabic letter, by which a page knows the direction of a text', () => {
    expect(parts.filter((part) => !/^\P{L}*(\p{Script=Arabic}|$)/u.test(withoutParams(part)))).toEqual([])
  })

  it('have a Latin letter before each sign that begins a name and each number with signs inside', () => {
    const inside = /\p{scx=Arabic}[\s"(]*([-$@^~<>=]|\d+[-.]\d)/u
    expect(parts.filter((part) => inside.test(part.replace(/\{\w+\}/g, 'ا')))).toEqual([])
    expect(inside.test('أضف --help')).toBe(true)
  })
})
