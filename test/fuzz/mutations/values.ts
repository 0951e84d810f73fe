import { madeNames } from '../contexts.js'
import { copy, isMap, type Json, type JsonMap, mapOf } from '../json.js'
import { at, set } from '../places.js'
import type { Random } from '../random.js'
import { knownTerms } from '../terms.js'
import { datatypes, iris, keywords, numbers, tags, texts } from '../words.js'
import { isScalar, type Mutation, somePlace, type Weighted } from './mutation.js'

/** Members that hold identifiers, where texts are rather left alone. */
const NAMING = ['id', 'type', '@id', '@type']

/** A random scalar of any type. */
export function anyScalar(random: Random): Json {
  return random.weighted<Json>([
    [5, random.pick(texts)],
    [5, random.pick(numbers)],
    [2, random.chance(0.5)],
    [3, random.pick(iris)],
    [1, null],
    [1, `text ${random.below(5)}`],
  ])
}

const otherScalar: Mutation = (random, document) => {
  const isNaming = random.chance(0.1)
  const place = somePlace(random, document, (value, { key }) => isScalar(value) && NAMING.includes(String(key)) === isNaming)
  if (place !== undefined) set(place, anyScalar(random))
}

const otherText: Mutation = (random, document) => {
  const place = somePlace(
    random,
    document,
    (value, { key }) => typeof value === 'string' && !NAMING.includes(String(key)) && !/^[a-z]+:/.test(value),
  )
  if (place === undefined) return
  const one = random.pick(texts)
  set(place, random.chance(0.3) ? `${one}${random.pick(texts)}` : one)
}

const otherNumber: Mutation = (random, document) => {
  const place =
    somePlace(random, document, (value) => typeof value === 'number' || typeof value === 'boolean') ??
    somePlace(random, document, (value, { key }) => isScalar(value) && !NAMING.includes(String(key)))
  if (place !== undefined)
    set(place, random.chance(0.8) ? random.pick(numbers) : (random.below(2_000_000) - 1_000_000) / 10 ** random.below(12))
}

const otherIri: Mutation = (random, document) => {
  const place = somePlace(random, document, (value) => typeof value === 'string' && /^[a-z]+:\S+$/.test(value))
  if (place !== undefined) set(place, random.pick(iris))
}

const wrap: Mutation = (random, document) => {
  const place = somePlace(
    random,
    document,
    (value, { key }) => !NAMING.includes(String(key)) || (typeof value === 'string' && key === 'type'),
  )
  if (place === undefined) return
  const value = at(place)
  const inner: Json = random.chance(0.25) ? [value] : value
  set(
    place,
    random.weighted<Json>([
      [4, [inner]],
      [2, [inner, anyScalar(random)]],
      [2, [null, inner]],
      [1, [[], inner]],
      [1, [inner, {}]],
    ]),
  )
}

const unwrap: Mutation = (random, document) => {
  const place = somePlace(random, document, (value) => Array.isArray(value) && value.length > 0)
  if (place !== undefined) set(place, (at(place) as Json[])[0] as Json)
}

const empty: Mutation = (random, document) => {
  const place = somePlace(random, document, (_, { key }) => random.chance(0.05) || !NAMING.includes(String(key)))
  if (place !== undefined)
    set(
      place,
      random.weighted<Json>([
        [4, []],
        [2, {}],
        [4, null],
        [1, [null]],
        [1, [[]]],
        [1, { id: 'urn:only-id' }],
        [1, [[], [null]]],
      ]),
    )
}

const valueObject: Mutation = (random, document) => {
  const place = somePlace(
    random,
    document,
    (value, { key }) => isScalar(value) && (!NAMING.includes(String(key)) || random.chance(0.02)),
  )
  if (place !== undefined) set(place, makeValueObject(random, at(place)))
}

function makeValueObject(random: Random, value: Json): JsonMap {
  const isOdd = random.chance(0.25)
  const members: [string, Json][] = [
    [isOdd && random.chance(0.2) ? 'val' : '@value', isOdd ? anyThing(random) : random.chance(0.3) ? anyScalar(random) : value],
  ]
  const kind = random.below(isOdd ? 5 : 4)
  if (kind === 1 || kind === 4)
    members.push(['@language', random.chance(0.7) ? random.pick(['en', 'DE', 'zh-Hant']) : random.pick(tags)])
  if ((kind === 1 && random.chance(0.3)) || kind === 2)
    members.push(['@direction', random.pick(isOdd ? ['ltr', 'up', null, 5] : ['ltr', 'rtl'])])
  if (kind === 3 || kind === 4)
    members.push([
      random.chance(0.15) ? 'type' : '@type',
      random.chance(0.5) ? random.pick(datatypes) : random.pick(datatypes.slice(0, 6)),
    ])
  if (isOdd && random.chance(0.4))
    members.push([random.pick([...keywords, 'id', 'name', 'undefinedTerm', '@index']), anyThing(random)])
  return mapOf(random.chance(0.3) ? random.shuffled(members) : members)
}

function anyThing(random: Random): Json {
  return random.weighted<Json>([
    [6, anyScalar(random)],
    [1, [anyScalar(random)]],
    [1, { a: anyScalar(random) }],
    [1, []],
    [1, {}],
  ])
}

const keywordObject: Mutation = (random, document) => {
  const place = somePlace(random, document, (_, { key }) => !NAMING.includes(String(key)) || random.chance(0.02))
  if (place === undefined) return
  const value = at(place)
  const made = random.weighted<Json>([
    [4, { '@set': value }],
    [4, { '@list': value }],
    [1, { '@list': Array.isArray(value) ? value : [value, copy(value)] }],
    [2, { '@graph': value }],
    [1, { '@included': value }],
    [1, { '@nest': value }],
    [1, { '@reverse': { 'https://a.example/back': value } }],
    [1, { '@id': 'urn:holder', '@graph': value }],
    [1, { '@type': '@json', '@value': value }],
    [1, mapOf([[random.pick(keywords), value]])],
    [
      1,
      mapOf([
        ['@list', value],
        [random.pick(keywords), anyThing(random)],
      ]),
    ],
  ])
  set(place, made)
}

const languageMap: Mutation = (random, document) => {
  const isMapPlace = somePlace(random, document, (value, { key }) => isMap(value) && /Map$|^in2$/.test(String(key)))
  const place = isMapPlace ?? somePlace(random, document, (value, { key }) => isScalar(value) && !NAMING.includes(String(key)))
  if (place === undefined) return
  const entries = Array.from({ length: 1 + random.below(3) }, (): [string, Json] => [
    random.chance(0.7) ? random.pick(['en', 'DE', 'fr-CA', '@none']) : random.pick(tags),
    random.chance(0.7) ? random.pick(texts) : random.chance(0.6) ? [random.pick(texts), null, 'b'] : anyThing(random),
  ])
  set(place, mapOf(entries))
}

const typeName: Mutation = (random, document) => {
  const place = somePlace(
    random,
    document,
    (_, { key }) => key === 'type' || key === '@type' || (random.chance(0.05) && typeof key === 'string'),
  )
  if (place === undefined) return
  const type = random.weighted<Json>([
    [5, random.pick(knownTerms.types)],
    [
      3,
      random.pick([
        'AchievementCredential',
        'Depot',
        'Image',
        'Profile',
        'Achievement',
        'Evidence',
        'Policy',
        'RungCredential',
        'Ladder',
        'VerifiableCredential',
      ]),
    ],
    [3, random.pick(['https://a.example/Type', 'urn:example:Type', 'schema:Thing', 'ex:Thing', 'cred:X', '_:t', 'Undefined'])],
    [1, random.pick(iris)],
    [1, random.pick([...madeNames, 'name', 'id', '@json', '@id'])],
    [0.5, anyThing(random)],
  ])
  const before = at(place)
  const list = Array.isArray(before) ? before : [before]
  set(
    place,
    random.weighted<Json>([
      [6, random.chance(0.5) ? [...list, type] : [type, ...list]],
      [2, type],
      [1, [type]],
      [1, [...list, ...copy(list)]],
      [1, [...list].reverse()],
      [0.3, []],
    ]),
  )
}

/** Changes of one value. */
export const valueMutations: Weighted = [
  [10, otherScalar],
  [10, otherText],
  [6, otherNumber],
  [6, otherIri],
  [6, wrap],
  [4, unwrap],
  [6, empty],
  [12, valueObject],
  [5, keywordObject],
  [4, languageMap],
  [9, typeName],
]
