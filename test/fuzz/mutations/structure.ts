import { madeNames } from '../contexts.js'
import { copy, isMap, type Json, type JsonMap, mapOf, put } from '../json.js'
import { at, mapsOf, type Place, placesOf, remove, set } from '../places.js'
import type { Random } from '../random.js'
import { knownTerms } from '../terms.js'
import { iriNames, iris, keywords, oddNames } from '../words.js'
import { type Mutation, somePlace, type Weighted } from './mutation.js'
import { anyScalar } from './values.js'

const dropMember: Mutation = (random, document) => {
  const place = somePlace(random, document, () => true)
  if (place !== undefined) remove(place)
}

const duplicateItem: Mutation = (random, document) => {
  const place = somePlace(random, document, (value) => Array.isArray(value) && value.length > 0)
  if (place === undefined) return
  const items = at(place) as Json[]
  items.splice(random.below(items.length + 1), 0, copy(random.pick(items)))
}

const doubleValue: Mutation = (random, document) => {
  const place = somePlace(random, document, (value) => isMap(value))
  if (place !== undefined) set(place, [at(place), copy(at(place))])
}

const shuffleItems: Mutation = (random, document) => {
  const place = somePlace(random, document, (value) => Array.isArray(value) && value.length > 1)
  if (place !== undefined) set(place, random.shuffled(at(place) as Json[]))
}

const shuffleMembers: Mutation = (random, document) => {
  const map = random.pick(mapsOf(document))
  const entries = random.shuffled(Object.entries(map))
  for (const [member] of entries) delete map[member]
  for (const [member, value] of entries) put(map, member, value)
}

/** Moves or copies a subtree to another place. */
const transplant: Mutation = (random, document) => {
  const from = somePlace(random, document, (value) => !Array.isArray(value) || random.chance(0.3))
  if (from === undefined) return
  const subtree = copy(at(from))
  if (random.chance(0.4)) remove(from)
  const maps = mapsOf(document)
  const target = random.pick(maps)
  if (typeof from.key === 'string' && random.chance(0.7)) put(target, from.key, subtree)
  else {
    const places = placesOf(document)
    if (places.length > 0) set(random.pick(places), subtree)
  }
}

const IDS = ['id', '@id']

function idPlaces(document: JsonMap): Place[] {
  return mapsOf(document).flatMap((holder) => IDS.filter((key) => Object.hasOwn(holder, key)).map((key) => ({ holder, key })))
}

const copyId: Mutation = (random, document) => {
  const places = idPlaces(document)
  if (places.length === 0) return
  const target = random.pick(mapsOf(document))
  put(target, Object.hasOwn(target, '@id') ? '@id' : 'id', copy(at(random.pick(places))))
}

const setId: Mutation = (random, document) => {
  const target = random.pick(mapsOf(document))
  const id: Json = random.weighted<Json>([
    [5, random.pick(['_:b0', '_:b1', '_:a', '_:x'])],
    [3, `urn:example:${random.below(4)}`],
    [2, random.pick(iris)],
    [0.5, anyScalar(random)],
    [0.5, ['urn:example:list']],
  ])
  put(target, 'id', id)
}

const dropId: Mutation = (random, document) => {
  const places = idPlaces(document)
  if (places.length > 0) remove(random.pick(places))
}

const respell: Mutation = (random, document) => {
  const pairs = [
    ['id', '@id'],
    ['type', '@type'],
    ['@id', 'id'],
    ['@type', 'type'],
  ] as const
  const [from, to] = random.pick(pairs)
  const maps = mapsOf(document).filter((map) => Object.hasOwn(map, from))
  if (maps.length === 0) return
  const map = random.pick(maps)
  put(map, to, copy(map[from] as Json))
  if (random.chance(0.85)) delete map[from]
}

/** Adds a member: one that is known somewhere, one that another object of the document has, or an odd one. */
const addMember: Mutation = (random, document) => {
  const maps = mapsOf(document)
  const target = random.pick(maps)
  const donor = random.pick(maps)
  const name = random.weighted<string>([
    [
      4,
      random.pick([
        'name',
        'description',
        'image',
        'identifier',
        'alignment',
        'evidence',
        'endorsement',
        'related',
        'url',
        'relatedResource',
        'proof',
      ]),
    ],
    [
      3,
      random.pick(
        Object.keys(donor)
          .filter((member) => member !== '@context')
          .concat('name'),
      ),
    ],
    [2, random.pick(knownTerms.properties)],
    [4, random.pick(iriNames)],
    [2, random.pick(madeNames)],
    [0.7, random.pick(keywords.filter((keyword) => keyword !== '@context'))],
    [0.7, random.pick(oddNames)],
  ])
  put(target, name, memberValue(random, maps))
}

function memberValue(random: Random, maps: readonly JsonMap[]): Json {
  return random.weighted<() => Json>([
    [5, () => anyScalar(random)],
    [2, () => copy(random.pick(random.pick(maps.map((map) => Object.values(map).concat('x')))))],
    [1, () => ({ id: random.pick(iris), 'https://a.example/p': anyScalar(random) })],
    [1, () => ({ id: `urn:example:${random.below(4)}` })],
    [1, () => ({ 'https://a.example/q': [anyScalar(random), { 'https://a.example/r': anyScalar(random) }] })],
    [1, () => [anyScalar(random), anyScalar(random)]],
    [0.5, () => mapOf([[random.pick(['en', '@none', 'a', 'urn:x']), anyScalar(random)]])],
    [0.5, () => null],
    [0.3, () => []],
    [0.3, () => ({})],
  ])()
}

const renameMember: Mutation = (random, document) => {
  const map = random.pick(
    mapsOf(document)
      .filter((one) => Object.keys(one).length > 0)
      .concat(document),
  )
  const entries = Object.entries(map)
  const chosen = random.below(entries.length)
  const name = random.weighted([
    [3, random.pick(iriNames)],
    [1, random.pick(knownTerms.properties)],
    [1, random.pick(madeNames)],
    [0.5, random.pick(oddNames)],
  ])
  for (const [member] of entries) delete map[member]
  for (const [index, [member, value]] of entries.entries())
    put(map, index === chosen && member !== '@context' ? name : member, value)
}

/** Changes of what stands where. */
export const structureMutations: Weighted = [
  [6, dropMember],
  [6, duplicateItem],
  [4, doubleValue],
  [4, shuffleItems],
  [5, shuffleMembers],
  [7, transplant],
  [6, copyId],
  [6, setId],
  [4, dropId],
  [5, respell],
  [8, addMember],
  [2, renameMember],
]
