import { describe, expect, it } from 'vitest'
import { inputError, problem } from '../../src/core/index.js'
import { type Catalogue, en, render } from '../../src/i18n/index.js'
import { untyped } from '../core/support.js'

/** A catalogue of test words, so that no test hangs on the wording of a real one. */
const words = (text: string, fix?: string): Catalogue =>
  ({
    ...en,
    words: { ...en.words, 'core.option_unknown': fix === undefined ? { text } : { text, fix } },
  }) as Catalogue
const item = (option: string): ReturnType<typeof problem> => problem('core.option_unknown', { option, where: 'here' })

describe('render', () => {
  it('puts params into text and fix', () => {
    expect(render(item('a'), words('{option}|{where}|{option}', 'see {where}'))).toEqual({ text: 'a|here|a', fix: 'see here' })
    expect(Object.keys(render(item('a'), words('{option}')))).toEqual(['text'])
  })

  it('renders errors as well as findings', () => {
    expect(render(inputError('core.option_unknown', { option: 'a', where: 'b' }), words('{option}'))).toEqual({ text: 'a' })
  })

  it('takes params as plain text: neither placeholders nor replacement patterns in them mean anything', () => {
    for (const hostile of ['{where}', '$&', '$1', '$`', '$$', '{option}', '<b>'])
      expect(render(item(hostile), words('[{option}]')).text).toBe(`[${hostile}]`)
  })

  it('leaves placeholders without a param, and inherited names, as they are', () => {
    expect(render(item('a'), words('{missing} {toString} {constructor} {__proto__}')).text).toBe(
      '{missing} {toString} {constructor} {__proto__}',
    )
  })

  it('writes numbers, booleans and lists', () => {
    const params = { option: ['a', 'b'], where: 5 }
    expect(render({ code: 'core.option_unknown', params }, words('{option} {where}')).text).toBe('a, b 5')
    expect(render({ code: 'core.option_unknown', params: { option: false, where: 0 } }, words('{option} {where}')).text).toBe(
      'false 0',
    )
  })

  it('shows a code of a newer copy of the package as itself', () => {
    for (const code of ['core.from_the_future', 'toString', '__proto__'])
      expect(render({ code: untyped(code), params: {} }, en)).toEqual({ text: code })
  })
})
