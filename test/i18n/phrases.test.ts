import { describe, expect, it } from 'vitest'
import { problem } from '../../src/core/index.js'
import {
  type Catalogue,
  directionOf,
  en,
  formatDate,
  loadCatalogue,
  phrase,
  render,
  withoutControls,
} from '../../src/i18n/index.js'
import { pseudoCatalogue } from '../../src/testing/index.js'

const [es, hi, ar] = (await Promise.all(['es', 'hi', 'ar'].map(loadCatalogue))) as [Catalogue, Catalogue, Catalogue]

/** Catalogues of test words, so that no test hangs on the wording of a real one. */
const saying = (text: string, head: Partial<Catalogue> = {}): Catalogue =>
  ({ ...en, ...head, words: { ...en.words, 'core.input_type': { text } } }) as Catalogue
const say = (text: string, params: object, head: Partial<Catalogue> = {}): string =>
  render({ code: 'core.input_type', params }, saying(text, head)).text

describe('a phrase', () => {
  it('is filled with its params and no others', () => {
    expect(phrase(en, 'when.between', { from: 'a', until: 'b' })).toBe('from a until b')
    expect(phrase(en, 'label.issuer')).toBe('Issuer')
    // @ts-expect-error a phrase without its params does not compile
    expect(phrase(en, 'when.until')).toBe('until {until}')
    // @ts-expect-error nor one that there is not
    expect(() => phrase(en, 'no.such', {})).toThrow()
  })

  it('differs with a number as the language says (CLDR plural rules)', () => {
    const days = (catalogue: Catalogue, count: number): string => withoutControls(phrase(catalogue, 'unit.days', { count }))
    expect([1, 2].map((count) => days(en, count))).toEqual(['1 day', '2 days'])
    expect([0, 1].map((count) => days(es, count))).toEqual(['0 días', '1 día'])
    const forms = [0, 1, 2, 3, 11, 100].map((count) => days(ar, count).replace(/\d+ ?/, ''))
    expect(forms).toEqual(['يوم', 'يوم واحد', 'يومان', 'أيام', 'يومًا', 'يوم'])
  })

  it('shows in a draft the English of what states a legal limit', () => {
    expect(phrase(es, 'brief.noPromise')).toBe(`${es.phrases['brief.noPromise']} [English: ${en.phrases['brief.noPromise']}]`)
    const params = { occupation: 'X', region: 'US', figure: 'USD 20', facts: 'median' }
    expect(phrase(es, 'payoff.occupation', params)).toContain(`[English: ${phrase(en, 'payoff.occupation', params)}]`)
    expect(phrase(es, 'payoff.occupation', params)).not.toContain('{')
    expect(phrase(ar, 'brief.regulated')).toContain(`\u2068[English: ${en.phrases['brief.regulated']}]\u2069`)
    expect(phrase({ ...es, review: 'reviewed' }, 'brief.noPromise')).toBe(es.phrases['brief.noPromise'])
    expect(phrase(es, 'brief.needs')).toBe(es.phrases['brief.needs'])
    const regulated = render(problem('credential.rung_regulated', { rung: 'urn:x:nurse' }), hi).text
    expect(regulated).toContain('[English: The rung urn:x:nurse is awarded by its regulator alone: a badge is not a licence.]')
  })
})

describe('what is put into a text', () => {
  it('is written as the language writes numbers and lists', () => {
    expect(say('{a}', { a: 1_234_567.5 }, { tag: 'es' })).toBe('1.234.567,5')
    expect(say('{a}', { a: 1_234_567.5 }, { tag: 'hi' })).toBe('12,34,567.5')
    expect(say('{a}', { a: ['x', 'y'] }, { tag: 'es' })).toContain('x')
  })

  it('is a date where the param holds one, in UTC', () => {
    expect(say('{now}', { now: '2026-05-01T09:30:00+02:00' })).toMatch(/^May 1, 2026.* 7:30:00\sAM UTC$/)
    expect(say('{validUntil}', { validUntil: '2026-05-01T00:00:00Z' }, { tag: 'es' })).toBe('1 de mayo de 2026')
    expect(say('{version}', { version: '2026-05-01' })).toBe('2026-05-01')
    expect(say('{now}', { now: '2026-13-01' })).toBe('2026-13-01')
    expect(formatDate('tomorrow', 'en')).toBeUndefined()
    expect(formatDate('2026-05-01', 'ar')).toContain('2026')
  })

  it('is put in words where it comes from a short list, and its own params with it', () => {
    expect(render(problem('cli.usage', { problem: 'option_missing', what: '--key' }), es).text).toContain('falta --key')
    expect(render({ code: 'cli.usage', params: { problem: '__proto__' } }, es).text).toContain('__proto__')
    expect(render({ code: 'cli.usage', params: { problem: 'option_missing', what: '{problem}' } }, es).text).toContain(
      'falta {problem}',
    )
  })

  it('stands in an isolate where the text runs the other way (UAX #9 section 6.3)', () => {
    expect(say('{a}.', { a: 'did:web:x' }, { direction: 'rtl' })).toBe('\u2068did:web:x\u2069.')
    expect(say('{a}.', { a: 'did:web:x' })).toBe('did:web:x.')
    expect(say('{a}.', { a: 'شركة' })).toBe('\u2068شركة\u2069.')
    expect(say('{a}.', { a: 5 }, { direction: 'rtl' })).toBe('\u20685\u2069.')
  })

  it.each([
    ['an override', 'a\u202eb', 'ab'],
    ['an embedding', 'a\u202ab\u202c', 'ab'],
    ['a closing of an isolate that it did not open', 'a\u2069b', 'ab'],
    ['an isolate that it does not close', 'a\u2068b', 'ab'],
    ['isolates in the wrong order', 'a\u2069\u2068b', 'ab'],
    ['marks', 'a\u200e\u200f\u061cb', 'ab'],
    ['isolates of one direction', 'a\u2066b\u2069\u2067c\u2069', 'abc'],
  ])('cannot turn the text around it: %s', (_, hostile, plain) => {
    expect(say('[{a}]', { a: hostile })).toBe(`[${plain}]`)
    expect(say('[{a}]', { a: hostile }, { direction: 'rtl' })).toBe(`[\u2068${plain}\u2069]`)
  })

  it('may be a sentence with isolates of its own, which stay', () => {
    expect(say('{a}', { a: 'x \u2068y\u2069' }, { direction: 'rtl' })).toBe('\u2068x \u2068y\u2069\u2069')
  })
})

it('a language that misses a code, what to do, or a phrase does not compile', () => {
  const { 'proof.none': _code, ...codes } = en.words
  const { 'label.issuer': _phrase, ...phrases } = en.phrases
  // @ts-expect-error
  const first: Catalogue = { ...en, words: codes }
  // @ts-expect-error
  const second: Catalogue = { ...en, phrases }
  // @ts-expect-error
  const third: Catalogue = { ...en, words: { ...en.words, 'proof.none': { text: 'x' } } }
  // @ts-expect-error
  const fourth: Catalogue = { ...en, phrases: { ...en.phrases, 'unit.days': 'days' } }
  expect([first, second, third, fourth]).toHaveLength(4)
})

describe('a language that nobody speaks', () => {
  const pseudo = pseudoCatalogue()

  it('has every text in brackets, in other letters and longer, with its params', () => {
    expect(phrase(pseudo, 'label.issuer')).toBe('⟦Îššûéŕ··⟧')
    expect(phrase(pseudo, 'when.until', { until: 'x' })).toBe('⟦ûñţîļ x··⟧')
    for (const [code, { text }] of Object.entries(pseudo.words)) {
      const { text: english } = en.words[code as keyof typeof en.words]
      expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[a-z]/i)
      expect(text.length).toBeGreaterThan(english.length)
      expect(text.match(/\{\w+\}/g)).toEqual(english.match(/\{\w+\}/g))
    }
  })

  it('can be of another catalogue, and from right to left', () => {
    expect(pseudoCatalogue({ from: es, direction: 'rtl' })).toMatchObject({ direction: 'rtl', tag: 'en-XB' })
    expect(phrase(pseudoCatalogue({ from: es }), 'label.issuer')).toBe('⟦Éɱîšöŕ··⟧')
    expect(directionOf('en-XB')).toBe('ltr')
  })
})
