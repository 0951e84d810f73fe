import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRungsError, type JsonValue, type Problem } from '../../src/core/index.js'
import { loadSchema, type SchemaName, schemaNames } from '../../src/schemas/index.js'
import { endorsement, fullCredential, smallCredential } from './full-credential.js'
import { mutationsOf } from './mutations.js'

const folder = fileURLToPath(new URL('../../schemas/', import.meta.url))
const validate = await loadSchema('ob-achievement-credential')

type Change = (credential: never) => void

function problemsAfter(change: Change, base: () => object = fullCredential): readonly Problem[] {
  const credential = base()
  change(credential as never)
  return validate(credential as JsonValue)
}

function valueAt(document: unknown, path: string): unknown {
  const steps = path.split('/').slice(1)
  let at: unknown = document
  for (const step of steps) {
    const key = step.replace(/~1/g, '/').replace(/~0/g, '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) throw new Error(`no ${path}`)
    at = (at as Record<string, unknown>)[key]
  }
  return at
}

describe('loadSchema', () => {
  it('knows every schema file of the package and no other', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'))
    expect([...schemaNames].sort()).toEqual(files.map((file) => file.replace('.schema.json', '')).sort())
  })

  it('loads no validator before it is asked for', async () => {
    const { metafile } = await build({
      entryPoints: [fileURLToPath(new URL('../../src/schemas/index.ts', import.meta.url))],
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: 'out',
      write: false,
      metafile: true,
      logLevel: 'silent',
      external: ['#runtime'],
    })
    const chunkOf = (name: string): string[] =>
      Object.entries(metafile.outputs)
        .filter(([, { inputs }]) => Object.keys(inputs).some((file) => file.endsWith(`/generated/${name}.ts`)))
        .map(([output]) => output)
    const [entry] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('schemas/index.ts'))!
    const eager = new Set([entry])
    for (const output of eager) {
      for (const { path, kind } of metafile.outputs[output]!.imports) if (kind === 'import-statement') eager.add(path)
    }
    const chunks = schemaNames.map(chunkOf)
    for (const chunk of chunks) {
      expect(chunk).toHaveLength(1)
      expect(eager.has(chunk[0]!)).toBe(false)
    }
    expect(new Set(chunks.flat()).size).toBe(schemaNames.length)
  })

  it('gives every schema its public identifier and plain ASCII text', () => {
    for (const name of schemaNames) {
      const text = readFileSync(`${folder}${name}.schema.json`, 'utf8')
      expect((JSON.parse(text) as { $id: string }).$id).toBe(`https://w3id.org/rungs/v0/schemas/${name}.schema.json`)
      expect(/^[\n\u0020-\u007e]*$/.test(text), name).toBe(true)
    }
  })

  it.each(['nothing', 'toString', '__proto__', '', 7])('refuses the unknown name %s', async (name) => {
    const error = await loadSchema(name as SchemaName).catch((thrown: unknown) => thrown)
    expect(isRungsError(error) && [error.kind, error.code, error.params as unknown]).toEqual([
      'usage',
      'schema.unknown',
      { schema: String(name), known: schemaNames },
    ])
  })

  it.each(schemaNames)('%s refuses any JSON that is no object, as problems', async (name) => {
    const check = await loadSchema(name)
    for (const value of [null, true, 7, 'text', [], [{}]] as JsonValue[]) {
      expect(check(value)).toEqual([
        { code: 'schema.invalid', params: { schema: name, keyword: 'type', expected: 'object' }, path: '' },
      ])
    }
  })

  it('keeps nothing from one call to the next', () => {
    const first = validate({})
    expect(validate(smallCredential() as JsonValue)).toEqual([])
    expect(first).toHaveLength(1)
    expect(validate({})).toEqual(first)
  })

  it('leaves the value as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = JSON.stringify(value)
        validate(value as JsonValue)
        expect(JSON.stringify(value)).toBe(before)
      }),
    )
  })
})

describe('ob-achievement-credential (OB 3.0 section B.1.2)', () => {
  it('accepts the smallest and the fullest credential', () => {
    expect(validate(smallCredential() as JsonValue)).toEqual([])
    expect(validate(fullCredential() as JsonValue)).toEqual([])
  })

  it('accepts both names of the type', () => {
    const named = (type: string): readonly Problem[] =>
      validate({ ...smallCredential(), type: ['VerifiableCredential', type] } as JsonValue)
    expect(named('AchievementCredential')).toEqual([])
    expect(named('OpenBadgeCredential')).toEqual([])
    expect(named('ClrCredential')[0]?.path).toBe('/type')
  })

  it('accepts an array of one written as its element for four members, and no other (section A.2.1)', () => {
    const one = { id: 'https://guild.example/x', type: 'X' }
    const subject = { type: 'AchievementSubject', achievement: { ...firstAchievement(), type: 'Achievement' } }
    const compacted = { ...smallCredential(), proof: one, credentialSchema: one, termsOfUse: one, credentialSubject: subject }
    expect(validate(compacted as JsonValue)).toEqual([])
    expect(validate({ ...smallCredential(), evidence: { type: ['Evidence'] } } as JsonValue)[0]?.path).toBe('/evidence')
  })

  it.each<[string, string, string, string, Change]>([
    ['a missing member', '', 'required', 'validFrom', (c: { validFrom?: string }) => delete c.validFrom],
    [
      'a missing inner member',
      '/credentialSubject/achievement',
      'required',
      'criteria',
      (c: Full) => delete c.credentialSubject.achievement['criteria'],
    ],
    ['a wrong type', '/id', 'type', 'string', (c: Full) => (c['id'] = 7)],
    ['null', '/validUntil', 'type', 'string', (c: Full) => (c['validUntil'] = null)],
    ['one of two types', '/issuer', 'type', 'string | object', (c: Full) => (c['issuer'] = 7)],
    [
      'the wrong base context',
      '/@context/0',
      'const',
      'https://www.w3.org/ns/credentials/v2',
      (c: Full) => (c['@context'][0] = 'x'),
    ],
    ['too few contexts', '/@context', 'minItems', '2', (c: Full) => (c['@context'].length = 1)],
    [
      'a class without its type',
      '/issuer/type',
      'contains',
      'Profile',
      (c: Full) => (c['issuer'] = { id: 'x', type: ['Guild', 'X'] }),
    ],
    ['a class with another type', '/issuer/type', 'const', 'Profile', (c: Full) => (c['issuer'] = { id: 'x', type: 'Guild' })],
    [
      'neither name of the type',
      '/type',
      'contains',
      'AchievementCredential | OpenBadgeCredential',
      (c: Full) => (c['type'] = ['VerifiableCredential']),
    ],
    ['a member too many', '/image/al~1t~0', 'additionalProperties', 'false', (c: Full) => (c['image']['al/t~'] = 'x')],
    ['an image that is a URL', '/image', 'type', 'object', (c: Full) => (c['image'] = 'https://guild.example/x.png')],
    ['a date without offset', '/validFrom', 'format', 'date-time', (c: Full) => (c['validFrom'] = '2026-01-02T03:04:05')],
    [
      'a birthday that is none',
      '/issuer/dateOfBirth',
      'format',
      'date',
      (c: Full) => (c['issuer']['dateOfBirth'] = '1990-02-30'),
    ],
    ['a proof without type', '/proof/0', 'required', 'type', (c: Full) => (c['proof'] = [{}])],
    ['a single proof without type', '/proof', 'required', 'type', (c: Full) => (c['proof'] = {})],
    [
      'a result status that is not listed',
      '/credentialSubject/result/0/status',
      'enum',
      'Completed | Enrolled | Failed | InProgress | OnHold | Provisional | Withdrew',
      (c: Full) => (c.credentialSubject['result'][0].status = 'Passed'),
    ],
    [
      'a token that is none',
      '/endorsementJwt/0',
      'pattern',
      '^[\\w-]+\\.[\\w-]*\\.[\\w-]+$',
      (c: Full) => (c['endorsementJwt'] = ['token']),
    ],
    ['an endorsement without name', '/endorsement/0', 'required', 'name', (c: Full) => delete c['endorsement'][0].name],
  ])('tells %s at %s', (_, path, keyword, expected, change) => {
    expect(problemsAfter(change)).toEqual([
      { code: 'schema.invalid', params: { schema: 'ob-achievement-credential', keyword, expected }, path },
    ])
  })

  it('tells a term that is neither listed nor an extension (section C.2)', () => {
    const problems = problemsAfter((c: Full) => (c.credentialSubject['identifier'][0].identityType = 'email'))
    expect(problems.map(({ path }) => path)).toEqual(['/credentialSubject/identifier/0/identityType'])
    expect(problems[0]?.params).toMatchObject({ keyword: 'enum' })
    expect((problems[0]!.params as { expected: string }).expected).toContain('emailAddress')
  })

  it('tells one problem for each refused change, at a place that exists, with no value of the document', () => {
    const secret = 'f00dface-secret'
    let refused = 0
    for (const { document, label } of mutationsOf({ ...fullCredential(), validFrom: secret, id: secret })) {
      const problems = validate(document as JsonValue)
      expect(problems.length, label).toBeLessThanOrEqual(1)
      for (const problem of problems) {
        refused++
        expect(() => valueAt(document, problem.path), label).not.toThrow()
        expect(JSON.stringify(problem), label).not.toContain(secret)
      }
    }
    expect(refused).toBeGreaterThan(300)
  })

  it('answers on long texts and arrays in time', () => {
    const long = (unit: string): string => unit.repeat(Math.ceil(500_000 / unit.length))
    const started = performance.now()
    for (const text of [long('a'), long('-3.1.1'), long('a.'), long('ext:'), long('2'), long(' ')]) {
      const base = 'https://purl.imsglobal.org/spec/ob/v3p0/context'
      expect(problemsAfter((c: Full) => (c['@context'][1] = base + text))).toHaveLength(1)
      expect(problemsAfter((c: Full) => (c['endorsementJwt'] = [`${text}!`]))).toHaveLength(1)
      expect(problemsAfter((c: Full) => (c['validFrom'] = text))).toHaveLength(1)
      expect(problemsAfter((c: Full) => (c.credentialSubject.achievement['inLanguage'] = text))).toHaveLength(1)
      expect(problemsAfter((c: Full) => (c.credentialSubject.achievement['achievementType'] = `${text}ext`)).length).toBeLessThan(
        2,
      )
    }
    expect(problemsAfter((c: Full) => (c['type'] = Array.from({ length: 200_000 }, () => 'X')))).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('ob-endorsement-credential (OB 3.0 section B.1.7)', () => {
  it('accepts a full one and asks for its name', async () => {
    const check = await loadSchema('ob-endorsement-credential')
    const full = endorsement()
    expect(check(full as JsonValue)).toEqual([])
    delete full['name']
    expect(check(full as JsonValue)).toEqual([
      {
        code: 'schema.invalid',
        params: { schema: 'ob-endorsement-credential', keyword: 'required', expected: 'name' },
        path: '',
      },
    ])
  })
})

interface Full {
  // The changes write what no credential type would let them write.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  [key: string]: any
}

function firstAchievement(): Full {
  return (smallCredential() as Full)['credentialSubject'].achievement as Full
}
