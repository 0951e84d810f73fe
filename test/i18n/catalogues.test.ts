import { describe, expect, it } from 'vitest'
import type { Catalogue } from '../../src/i18n/index.js'
import * as i18n from '../../src/i18n/index.js'
import { declaredCodes, filesBelow } from '../architecture/source.js'

const catalogues = Object.entries(i18n).filter((entry): entry is [string, Catalogue] => typeof entry[1] === 'object')
const codes = declaredCodes()

it('every locale file is exported', () => {
  const locales = filesBelow('src/i18n/locales', '.ts').map((path) =>
    path.replace(/^.*\/|\.ts$/g, '').replace(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase()),
  )
  expect(catalogues.map(([name]) => name).sort()).toEqual(locales.sort())
  expect(catalogues.length).toBeGreaterThan(0)
})

describe.each(catalogues)('catalogue %s', (_name, catalogue) => {
  const words = Object.entries(catalogue)

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
    const rest = words.filter(([, { text, fix }]) => /[{}]/.test(`${text}${fix ?? ''}`.replace(/\{\w+\}/g, '')))
    expect(rest).toEqual([])
  })

  it('ends each sentence', () => {
    expect(
      words.flatMap(([code, { text, fix }]) =>
        [text, fix].filter((part) => part !== undefined && !/[.?!。}]$/.test(part)).map(() => code),
      ),
    ).toEqual([])
  })
})
