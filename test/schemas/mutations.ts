import { pointer } from '../../src/core/index.js'

/** One change to a document: where, what, and the document after it. */
export interface Mutation {
  readonly label: string
  readonly path: string
  readonly key: string
  readonly kind: string
  readonly document: unknown
}

const replacements: Readonly<Record<string, unknown>> = {
  null: null,
  number: 7,
  boolean: true,
  text: 'text',
  'empty text': '',
  'empty array': [],
  'empty object': {},
  'array of text': ['text'],
  'array of null': [null],
  'array of arrays': [[]],
  'typed object': { id: 'urn:example:x', type: 'X' },
  'array of typed objects': [{ id: 'urn:example:x', type: 'X' }],
}

const dates = [
  '2026-01-02',
  '2026-01-02T03:04:05',
  '2026-01-02T03:04:05Z',
  '2026-01-02t03:04:05z',
  '2026-01-02 03:04:05Z',
  '2026-01-02\n03:04:05Z',
  '2026-01-02T03:04:05.123456789Z',
  '2026-01-02T03:04:05.Z',
  '2026-01-02T03:04:05+01:00',
  '2026-01-02T03:04:05+0100',
  '2026-01-02T03:04:05+01',
  '2026-01-02T03:04:05+24:00',
  '2026-01-02T03:04:05+01:60',
  '2026-01-02T03:04Z',
  '2026-01-02T24:00:00Z',
  '2026-01-02T23:59:60Z',
  '2026-01-02T22:59:60Z',
  '2026-01-02T00:59:60+01:00',
  '2026-01-02T23:59:61Z',
  '2026-01-02T03:60:05Z',
  '2026-02-29T00:00:00Z',
  '2024-02-29T00:00:00Z',
  '2100-02-29T00:00:00Z',
  '2000-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-1-2T03:04:05Z',
  ' 2026-01-02T03:04:05Z',
  '2026-01-02T03:04:05Z\n',
  '+002026-01-02T03:04:05Z',
  'now',
]
const languages = [
  'en',
  'en-US',
  'en-us',
  'pt-BR',
  'zh-Hant-TW',
  'sr-Latn',
  'de-CH-1996',
  'es-419',
  'abcd',
  'abcde',
  'e',
  'EN',
  'en-',
  'x-en',
]
const terms = [
  'ext:a',
  'ext:MyThing',
  'ext:',
  'ext:-',
  'ext: a',
  'an ext:a',
  'Ext:a',
  'ext:\u00e9',
  'ext:|',
  'email',
  'Course',
  'course',
  'Status',
  'CTDL',
  'isbn',
]
const contexts = [
  'https://www.w3.org/2018/credentials/v1',
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.10.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1-3.0.2.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json#',
  'http://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
]
const tokens = ['a.b.c', 'a..c', '.b.c', 'a.b.', 'a.b', 'a.b.c.d', 'a.b.c=', 'a b.c.d', '\u00e9.b.c', 'a.b.c\n']

const textsByKey: Readonly<Record<string, readonly string[]>> = {
  validFrom: dates,
  validUntil: dates,
  awardedDate: dates,
  created: dates,
  activityStartDate: dates,
  activityEndDate: dates,
  dateOfBirth: [...dates, ...dates.map((text) => text.slice(0, 10)), '1990-1-1', '1990-12-31 '],
  inLanguage: languages,
  achievementType: terms,
  identifierType: terms,
  identityType: terms,
  resultType: terms,
  targetType: terms,
  status: ['Completed', 'Passed', 'ext:Passed'],
  '@context/0': contexts,
  '@context/1': contexts,
  'endorsementJwt/0': tokens,
}

/** Every systematic change to a document, each alone. */
export function* mutationsOf(document: unknown): Generator<Mutation> {
  for (const steps of placesOf(document)) {
    const key = String(steps.at(-1))
    const path = steps.reduce<string>((at, step) => pointer(at, step), '')
    const make = (kind: string, change: (parent: never, step: never) => void): Mutation => {
      const copy = structuredClone({ root: document })
      const way = ['root', ...steps]
      const parent = way.slice(0, -1).reduce<unknown>((at, step) => (at as never)[step], copy)
      change(parent as never, way.at(-1) as never)
      return { label: `${kind} ${path}`, path, key, kind, document: copy.root }
    }
    const value = steps.reduce<unknown>((at, step) => (at as never)[step], document)
    const replace = (kind: string, by: unknown): Mutation =>
      make(kind, (parent: Record<string, unknown>, step: string) => {
        parent[step] = structuredClone(by)
      })
    for (const [kind, by] of Object.entries(replacements)) yield replace(`replace by ${kind}`, by)
    const texts = textsByKey[key] ?? textsByKey[steps.slice(-2).join('/')] ?? []
    for (const text of texts) yield replace(`replace by ${JSON.stringify(text)}`, text)
    if (steps.length > 0) {
      yield make('delete', (parent: Record<string, unknown> | unknown[], step: string | number) => {
        if (Array.isArray(parent)) parent.splice(step as number, 1)
        else delete parent[step]
      })
    }
    if (Array.isArray(value)) {
      for (const more of [7, null, 'text', {}, value[0]])
        yield replace(`append ${JSON.stringify(more)?.slice(0, 20)}`, [...value, more])
      yield replace('unwrap', value[0])
      yield replace('reverse', [...value].reverse())
    } else {
      yield replace('wrap', [value])
      if (typeof value === 'object' && value !== null) {
        yield replace('add a member', { ...value, 'ext/ra~': 7 })
        yield replace('add an unknown type', { ...value, type: ['Unknown'] })
      }
    }
  }
}

function* placesOf(value: unknown, steps: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  yield steps
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* placesOf(item, [...steps, index])
  else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) yield* placesOf(member, [...steps, key])
  }
}
