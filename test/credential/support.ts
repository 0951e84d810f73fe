import fc from 'fast-check'
import { createContextLoader } from '../../src/contexts/index.js'
import { isRungsError, type JsonObject, type RungsError } from '../../src/core/index.js'
import {
  type AchievementCredentialInput,
  buildEndorsementCredential,
  type EndorsementCredential,
  type EndorsementCredentialInput,
} from '../../src/credential/index.js'
import { type ClassName, type FieldKind, shapes } from '../../src/credential/shapes.js'
import { canonize } from '../../src/rdf/index.js'
import { loadSchema, type SchemaName } from '../../src/schemas/index.js'

/** The error that a step must end in; anything but an error of the library fails the test. */
export function failure(step: () => unknown): RungsError {
  try {
    step()
  } catch (error) {
    if (isRungsError(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** Code, params and path of the error that a step must end in. */
export function failureOf(step: () => unknown): { code: string; params: object; path: string } {
  const { code, params, path } = failure(step)
  return { code, params, path }
}

export const subjectId = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'

export const achievement = Object.freeze({
  id: 'https://courier.example/achievements/first-aid',
  name: 'First aid',
  description: 'Gives first aid on the road.',
  criteria: { narrative: 'Passed the practical test.' },
})

/** The least that makes a badge. */
export const minimal: AchievementCredentialInput = {
  id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
  issuer: 'https://courier.example/issuer',
  validFrom: '2026-05-01T09:00:00Z',
  subject: subjectId,
  achievement,
}

/** The least that makes an endorsement. */
export const minimalEndorsement: EndorsementCredentialInput = {
  id: 'urn:uuid:0b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
  issuer: 'https://guild.example/issuer',
  validFrom: '2026-05-01T09:00:00+02:00',
  name: 'Endorsement of first aid',
  endorses: achievement.id,
}

/** An endorsement with a proof of the right form. */
export const signedEndorsement: EndorsementCredential = {
  ...buildEndorsementCredential(minimalEndorsement),
  proof: [
    {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-05-01T09:00:00Z',
      verificationMethod: 'https://guild.example/issuer#key',
      proofPurpose: 'assertionMethod',
      proofValue: 'z58DAdFfa9SkqZMVPxAQpic7ndSayn1PzZs6ZjWp1CktyGesjuTSwRdoWhAfGFCF5bppETSTojQCrfFPP2oumHKtz',
    },
  ],
}

/** Every object and list in a value that is not frozen. */
export function unfrozen(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value).flatMap(([key, member]) => unfrozen(member, `${path}/${key}`))
  return Object.isFrozen(value) ? below : [path, ...below]
}

/** What a schema finds wrong, as text. */
export async function schemaProblems(name: SchemaName, credential: object): Promise<string[]> {
  const validate = await loadSchema(name)
  return validate(credential as JsonObject).map((found) => `${found.path} ${JSON.stringify(found.params)}`)
}

const loader = createContextLoader()

/** The canonical N-Quads in safe mode, where every term must be defined. */
export function nquads(credential: object): Promise<string> {
  return canonize(credential as JsonObject, { loader })
}

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }).filter((value) => value.trim() !== '')

export const url: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl(),
  fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
  fc.constantFrom(
    'did:web:school.example',
    subjectId,
    'mailto:ana@courier.example',
    'HTTPS://A.EXAMPLE/',
    'tag:a.example,2026:é',
    'https://a.example/%20?q=[1]#é',
  ),
)

/** Date-times that RFC 3339 has, with offsets and fractions of a second. */
export const dateTime: fc.Arbitrary<string> = fc
  .record({
    date: fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9998-12-30T00:00:00Z'), noInvalidDate: true }),
    fraction: fc.constantFrom('', '.5', '.123456789'),
    offset: fc.constantFrom('Z', '+02:00', '-11:30', '+14:00'),
  })
  .map(({ date, fraction, offset }) => `${date.toISOString().slice(0, 19)}${fraction}${offset}`)

const jws = fc.constant('eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl')
const language = fc.constantFrom('en', 'de', 'pt-BR', 'zh-Hant-TW', 'es-419')
const tag = fc.constantFrom('en', 'de-CH-1996', 'EN-gb', 'zh-Hant', 'sl-rozaj-biske')
const duration = fc.constantFrom('P1Y', 'PT35H', 'P1Y2M3DT4H5M6S', 'P2W')
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
const ext = fc.constantFrom('ext:Other', 'ext:a.b-c_1')

function arbitraryOfKind(kind: FieldKind, depth: number): fc.Arbitrary<unknown> {
  if (typeof kind === 'object') {
    if ('one' in kind) return arbitraryOf(kind.one, depth + 1)
    if ('many' in kind) return fc.array(arbitraryOf(kind.many, depth + 1), { maxLength: 2 })
    return kind.extensible ? fc.oneof(fc.constantFrom(...kind.values), ext) : fc.constantFrom(...kind.values)
  }
  const scalars: Readonly<Record<Exclude<FieldKind, object>, fc.Arbitrary<unknown>>> = {
    text,
    texts: fc.array(text, { maxLength: 3 }),
    url,
    urls: fc.array(url, { maxLength: 3 }),
    dateTime,
    date: fc.constantFrom('1990-02-28', '2000-02-29', '0001-01-01'),
    number,
    count: fc.nat({ max: 1000 }),
    whole: fc.nat(),
    boolean: fc.boolean(),
    language,
    languageMap: fc.dictionary(tag, text, { minKeys: 1 }),
    duration,
    jws: fc.array(jws, { maxLength: 2 }),
    credentials: fc.array(fc.constant(signedEndorsement), { maxLength: 1 }),
    json: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(text, number, fc.boolean(), fc.constant([null])), {
      minKeys: 1,
    }),
  }
  return scalars[kind]
}

/** Any valid input of a class, made from its table. */
export function arbitraryOf(className: ClassName, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const { fields, required, typeAsText, type } = shapes[className]
  const deep = (kind: FieldKind): boolean => typeof kind === 'object' && !('values' in kind)
  const members = Object.entries(fields).filter(([name, kind]) => required.includes(name) || depth < 3 || !deep(kind))
  const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
    members.map(([name, kind]) => [name, arbitraryOfKind(kind, depth)]),
  )
  if (type !== undefined && !typeAsText) {
    model['type'] = fc.constantFrom(type, [type], [], 'https://a.example/terms#Extra', ['https://a.example/terms#Extra', type])
  }
  const record = fc.record(model, { requiredKeys: [...required] })
  return className === 'Criteria'
    ? record.map((value) => ((value['id'] ?? value['narrative']) ? value : { narrative: 'Something.' }))
    : record
}
