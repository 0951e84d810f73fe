import { describe, expect, it } from 'vitest'
import { chooseText } from '../../src/i18n/index.js'

const map = {
  en: 'bike',
  es: 'bici',
  'es-MX': 'bicla',
  'zh-Hans': '自行车',
  'zh-Hant': '自行車',
  fil: 'bisikleta',
  'pt-BR': 'bicicleta',
}

describe('chooseText (BCP 47 lookup, RFC 4647 section 3.4)', () => {
  it.each([
    [['es'], 'bici'],
    [['es-MX'], 'bicla'],
    [['es-mx'], 'bicla'],
    [['ES-Mx'], 'bicla'],
    [['es-419'], 'bici'],
    [['es-419', 'en'], 'bici'],
    [['es-MX-x-west'], 'bicla'],
    [['zh-Hans'], '自行车'],
    [['zh-Hans-CN'], '自行车'],
    [['zh-hant-tw'], '自行車'],
    [['fil'], 'bisikleta'],
    [['fil-PH'], 'bisikleta'],
    [['fi', 'fil'], 'bisikleta'],
    [['pt', 'pt-BR'], 'bicicleta'],
    [['de', 'es'], 'bici'],
    [['es', 'en'], 'bici'],
  ])('%j gives %s', (wanted, text) => expect(chooseText(map, wanted, 'en')).toBe(text))

  it.each([[['de']], [['pt']], [['zh']], [['fi']], [['']], [[]], [['x-es']], [['es_MX']], [['i-es']]])(
    '%j falls back to the default language',
    (wanted) => {
      expect(chooseText(map, wanted as string[], 'en')).toBe('bike')
    },
  )

  it('takes the default by lookup as well, and else the first text', () => {
    expect(chooseText(map, ['de'], 'es-419')).toBe('bici')
    expect(chooseText(map, ['de'], 'sw')).toBe('bike')
    expect(chooseText(map, ['de'])).toBe('bike')
    expect(chooseText({ '@none': 'x' }, ['en'])).toBe('x')
  })

  it('skips a single letter with what follows it: en-a-bbb is never looked up as en-a', () => {
    expect(chooseText({ 'en-a': 'wrong', en: 'right' }, ['en-a-bbb'])).toBe('right')
  })

  it('gives an empty text as what it is, and nothing for an empty map', () => {
    expect(chooseText({ en: '', es: 'a' }, ['en'])).toBe('')
    expect(chooseText({}, ['en'], 'en')).toBeUndefined()
  })

  it('knows no language by inheritance', () => {
    expect(chooseText({ en: 'a' }, ['constructor', 'toString', '__proto__'])).toBe('a')
  })

  it('is not slowed by a tag of a hundred thousand subtags', () => {
    expect(chooseText(map, [`es${'-aa'.repeat(100_000)}`])).toBe('bici')
  })
})
