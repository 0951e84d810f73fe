import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { problem } from '../../src/core/index.js'
import { type Catalogue, en, languages, loadCatalogue, render } from '../../src/i18n/index.js'
import { pseudoCatalogue } from '../../src/testing/index.js'
import { declaredCodeTypes, parseSource, type SourceFile, sourceFiles, walk } from '../architecture/source.js'

const codes = declaredCodeTypes()
const catalogues = await Promise.all(languages.map(async (tag): Promise<[string, Catalogue]> => [tag, await loadCatalogue(tag)]))

/** Params that hold a name out of a format or of a product: it is the same in every language. */
const NAMES = /^(?:container|method|reference|service)\./

const listed = [...new Set([...codes.values()].flatMap(({ values }) => values))].filter((value) => !NAMES.test(value))

describe('params whose type lists what they may hold', () => {
  it.each(catalogues)('are said in words in %s, each of them', (_, { values }) => {
    expect(listed.length).toBeGreaterThan(100)
    expect(listed.filter((value) => !Object.hasOwn(values, value))).toEqual([])
  })

  it('are looked for in the types themselves, lists among them', () => {
    const all = [...codes.values()].flatMap(({ values }) => values)
    for (const value of ['reason.weak', 'because.perJob', 'part.nodes', 'problem.sd_paths', 'allowed.fraud', 'service.vault'])
      expect(all).toContain(value)
    expect(codes.get('core.input_type')?.values).toEqual([])
  })

  it('come in the words of the language, one by one and in lists', async () => {
    const [es, ar] = await Promise.all(['es', 'ar'].map((tag) => loadCatalogue(tag)))
    expect(render(problem('keys.pem_invalid', { reason: 'weak' }), es as Catalogue).text).toContain('es demasiado débil')
    expect(render(problem('payoff.funding_not_counted', { funder: 'urn:x', because: 'window' }), ar as Catalogue).text).toContain(
      'ليس مفتوحًا في ذلك الوقت',
    )
    const refused = problem('status.reason_not_allowed', { allowed: ['error', 'fraud'] })
    expect(render(refused, es as Catalogue).text).toContain('error (una equivocación) y fraud (un engaño)')
    for (const [code, { values, params }] of codes) {
      const given = Object.fromEntries([...params].map((param) => [param, 'x']))
      for (const value of values.filter((one) => !NAMES.test(one))) {
        const at = value.indexOf('.')
        const text = render({ code: code as never, params: { ...given, [value.slice(0, at)]: value.slice(at + 1) } }, en).text
        expect(text, code).toContain(en.values[value as keyof typeof en.values].replace('{what}', 'x'))
      }
    }
  })
})

/** Params that hold words of ours where a code is raised. */
const SPOKEN = new Set('because declared expected mode needed part per phase purpose reason what'.split(' '))

/** Words that are written where a code is raised about an input; what is told to programmers alone (`usageError`) stays English. */
function spokenIn(file: SourceFile): readonly string[] {
  const found: string[] = []
  walk(file.tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() === 'usageError') return undefined
    const [code, params] = node.arguments
    if (code === undefined || !ts.isStringLiteral(code) || !codes.has(code.text) || params === undefined) return undefined
    // Those of `rdf` are the error codes of the JSON-LD specification.
    if (code.text.startsWith('rdf.') || !ts.isObjectLiteralExpression(params)) return undefined
    for (const param of params.properties) {
      if (!ts.isPropertyAssignment(param) || !SPOKEN.has(param.name.getText())) continue
      const { initializer: value } = param
      const text = ts.isStringLiteralLike(value)
        ? value.text
        : ts.isTemplateExpression(value)
          ? value
              .getText()
              .slice(1, -1)
              .replace(/\$\{[^}]*\}/g, '{n}')
          : undefined
      if (text !== undefined) found.push(`${param.name.getText()}.${text}`)
    }
    return undefined
  })
  return found
}

/** Names of types, formats, members and errors. */
const isName = (value: string): boolean => /^\w+\.(?:[\w$@./:-]+|Open Badges 2\.0|base 64)$/.test(value)
// It goes on with one of the type names of JavaScript.
const TECHNICAL: ReadonlySet<string> = new Set(['expected.JSON object, not {n}'])

describe('words that are written where a code is raised', () => {
  it('are in every catalogue', () => {
    const spoken = sourceFiles().flatMap(spokenIn)
    expect(spoken.length).toBeGreaterThan(80)
    const unsaid = spoken.filter((value) => !Object.hasOwn(en.values, value) && !isName(value) && !TECHNICAL.has(value))
    expect([...new Set(unsaid)]).toEqual([])
  })

  it.each([
    ["inputError('ladder.value_invalid', { expected: 'green cheese' })", ['expected.green cheese']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a program
    ["problem('bake.credential_unsuitable', { expected: `list of ${most} apples` })", ['expected.list of {n} apples']],
    ["usageError('core.option_invalid', { option: 'a', expected: 'green cheese' })", []],
  ])('would be found in %s', (text, found) => expect(spokenIn(parseSource('src/a/b.ts', text))).toEqual(found))
})

describe('a bound in what was expected', () => {
  const say = (expected: string, catalogue: Catalogue): string => render(problem('core.slot_value', { expected }), catalogue).text

  it('is written as the language does', async () => {
    const es = await loadCatalogue('es')
    expect(say('whole number from 1 to 65536', es)).toContain('número entero de 1 a 65.536')
    expect(say('at most 64 reports', es)).toContain('como máximo 64 informes')
    expect(say('at most 64 pears', es)).toContain('at most 64 pears')
    expect(say('1, 2, 4 or 8', es)).toContain('1, 2, 4 u 8')
    expect(say('32 bytes', pseudoCatalogue())).toContain('⟦32 ƀýţéš')
  })

  it('takes no time over a long text of digits', () => {
    const started = performance.now()
    say('9'.repeat(100_000), en)
    say('9 '.repeat(50_000), en)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
