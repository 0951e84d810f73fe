import {
  type DateTime,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Problem,
  parseDateTime,
  pointer,
  problem,
} from '../../core/index.js'
import { ob2TypesOf } from './recognise.js'
import { type Ob2ClassName, type Ob2Kind, type Ob2Shape, ob2Shapes } from './shapes.js'
import type { Ob2Assertion, Ob2BadgeClass, Ob2Endorsement, Ob2Key, Ob2Profile } from './types.js'

/** The class behind each name. */
export interface Ob2Classes {
  readonly Assertion: Ob2Assertion
  readonly BadgeClass: Ob2BadgeClass
  readonly Profile: Ob2Profile
  readonly Endorsement: Ob2Endorsement
  readonly CryptographicKey: Ob2Key
}

/** What was read: the object where nothing is wrong with it. */
export interface ParsedOb2<T> {
  readonly value?: T
  /** What makes it no object of its class. */
  readonly problems: readonly Problem[]
  /** What to know that does not. */
  readonly warnings: readonly Problem[]
}

const MAX_PROBLEMS = 16
const MAX_ITEMS = 1000
const MAX_DEPTH = 16
const MAX_DATA_URL = 2 * 1024 * 1024
const HASH = /^(?:sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})$/i

/**
 * Reads an object of Open Badges 2.0 strictly: every member that its class requires is there, and every member that the class knows holds
 * what it should (OB 2.0, Data Validation). Objects inside are read too; others are for extensions and not looked at. `verify` is
 * read as `verification`.
 *
 * @param path where the object stands in what the caller shows
 * @example
 * ```ts
 * import { parseOb2Object } from 'rungs/credential/ob2'
 * const { problems } = parseOb2Object('Assertion', { type: 'Assertion', id: 'urn:uuid:1' })
 * problems[0]?.code // 'ob2.member_missing'
 * ```
 */
export function parseOb2Object<N extends keyof Ob2Classes>(name: N, value: JsonValue, path = ''): ParsedOb2<Ob2Classes[N]> {
  const problems: Problem[] = []
  const warnings: Problem[] = []
  const reading: Reading = {
    wrong: (found) => {
      if (problems.length < MAX_PROBLEMS) problems.push(found)
    },
    note: (found) => {
      if (warnings.length < MAX_PROBLEMS) warnings.push(found)
    },
  }
  const read = readObject(name, value, path, 0, reading)
  return problems.length === 0 ? { value: read as unknown as Ob2Classes[N], problems, warnings } : { problems, warnings }
}

interface Reading {
  readonly wrong: (found: Problem) => void
  readonly note: (found: Problem) => void
}

/**
 * An assertion under the names that are read here: `verify` is an alias of the Open Badges context for `verification` (OB 2.0 Assertion).
 *
 * @example
 * ```ts
 * import { withVerification } from 'rungs/credential/ob2'
 * withVerification({ verify: { type: 'hosted' } }).verification // { type: 'hosted' }
 * ```
 */
export function withVerification(value: JsonObject): JsonObject {
  if (value['verify'] === undefined || value['verification'] !== undefined) return value
  const { verify, ...rest } = value
  return { ...rest, verification: verify }
}

function readObject(name: Ob2ClassName, given: JsonValue, path: string, depth: number, reading: Reading): JsonValue {
  const object = nameShown(name)
  if (!isJsonObject(given) || depth > MAX_DEPTH) {
    reading.wrong(problem('ob2.member_invalid', { object, member: '', expected: 'object' }, path))
    return given
  }
  const value = withVerification(given)
  const shape: Ob2Shape = ob2Shapes[name]
  const { types } = shape
  const own = ob2TypesOf(value)
  if (types !== undefined && !own.some((type) => types.includes(type)))
    reading.wrong(
      own.length === 0
        ? problem('ob2.member_missing', { object, member: 'type' }, pointer(path, 'type'))
        : problem('ob2.member_invalid', { object, member: 'type', expected: types.join(' or ') }, pointer(path, 'type')),
    )
  for (const member of shape.required) {
    if (value[member] === undefined) reading.wrong(problem('ob2.member_missing', { object, member }, pointer(path, member)))
  }
  for (const [member, { kind, many }] of Object.entries(shape.fields)) {
    const found = value[member]
    if (found === undefined) continue
    const at = pointer(path, member)
    if (Array.isArray(found) && kind !== 'types') {
      const expected = many === true ? `at most ${MAX_ITEMS} values` : 'one value'
      if (many !== true || found.length > MAX_ITEMS)
        reading.wrong(problem('ob2.member_invalid', { object, member, expected }, at))
      else for (const [index, item] of found.entries()) readMember(object, member, kind, item, pointer(at, index), depth, reading)
    } else readMember(object, member, kind, found, at, depth, reading)
  }
  if (name === 'IdentityObject') readIdentity(value, path, reading)
  if (name === 'Criteria' && value['id'] === undefined && value['narrative'] === undefined)
    reading.wrong(problem('ob2.member_missing', { object, member: 'narrative' }, path))
  return value
}

function readMember(
  object: string,
  member: string,
  kind: Ob2Kind,
  value: JsonValue,
  path: string,
  depth: number,
  reading: Reading,
): void {
  const expect = (isRight: boolean, expected: string): void => {
    if (!isRight) reading.wrong(problem('ob2.member_invalid', { object, member, expected }, path))
  }
  if (typeof kind === 'object') {
    if (kind.orIri === true && typeof value === 'string') expect(isAbsoluteUrl(value), 'IRI')
    else readObject(kind.one, value, path, depth + 1, reading)
    return
  }
  if (kind === 'image' && isJsonObject(value)) {
    readObject('Image', value, path, depth + 1, reading)
    return
  }
  const { holds, expected } = SIMPLE[kind]
  expect(holds(value), expected)
}

/** What a value that is no object of a class must be. */
const SIMPLE: Readonly<
  Record<Exclude<Ob2Kind, object>, { readonly holds: (value: JsonValue) => boolean; readonly expected: string }>
> = {
  text: { holds: (value) => typeof value === 'string', expected: 'text' },
  iri: { holds: isAbsoluteUrl, expected: 'IRI' },
  image: { holds: (value) => isAbsoluteUrl(value) || isDataUrl(value), expected: 'IRI of an image' },
  dateTime: {
    holds: (value) => parseOb2DateTime(value) !== undefined,
    expected: 'ISO 8601 date with time and time zone',
  },
  boolean: { holds: (value) => typeof value === 'boolean', expected: 'true or false' },
  version: { holds: (value) => typeof value === 'string' || typeof value === 'number', expected: 'text or number' },
  types: {
    holds: (value) => {
      const types: readonly JsonValue[] = [value].flat()
      return types.length > 0 && types.length <= 64 && types.every((type) => typeof type === 'string')
    },
    expected: 'types',
  },
  related: { holds: (value) => typeof value === 'string' || isJsonObject(value), expected: 'IRI or object' },
  endorsement: { holds: (value) => typeof value === 'string' || isJsonObject(value), expected: 'IRI or object' },
}

function readIdentity({ identity, hashed }: JsonObject, path: string, reading: Reading): void {
  const object = 'IdentityObject'
  // The specification's own first example leaves it out.
  if (hashed === undefined) reading.note(problem('ob2.hashed_missing', {}, pointer(path, 'hashed')))
  if (hashed === true && typeof identity === 'string' && !HASH.test(identity))
    reading.wrong(
      problem('ob2.member_invalid', { object, member: 'identity', expected: 'sha256$ or md5$ hash' }, pointer(path, 'identity')),
    )
}

function isDataUrl(value: JsonValue): boolean {
  return typeof value === 'string' && value.length <= MAX_DATA_URL && /^data:image\/(?:png|svg\+xml)[;,]/i.test(value)
}

/** The rules for issuers' profiles are no class of their own. */
function nameShown(name: Ob2ClassName): string {
  return name === 'ProfileVerification' ? 'VerificationObject' : name
}

/**
 * Reads a date of Open Badges 2.0: as RFC 3339 has it, with the seconds or the colon of the offset left out too, which ISO 8601 allows
 * (OB 2.0, Primitive datatypes).
 *
 * @returns its RFC 3339 text beside the instant; `undefined` for anything else
 * @example
 * ```ts
 * import { parseOb2DateTime } from 'rungs/credential/ob2'
 * parseOb2DateTime('2016-12-31T23:59+0200')?.text // '2016-12-31T23:59:00+02:00'
 * ```
 */
export function parseOb2DateTime(text: unknown): (DateTime & { readonly text: string }) | undefined {
  if (typeof text !== 'string' || text.length > 64) return undefined
  const full = text
    .replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?=$|Z$|[+-]\d\d:?\d\d$)/, '$1:00')
    .replace(/([+-]\d\d)(\d\d)$/, (all, hours: string, minutes: string) => (/T.*:/.test(text) ? `${hours}:${minutes}` : all))
  const parsed = parseDateTime(full)
  return parsed && { ...parsed, text: full }
}
