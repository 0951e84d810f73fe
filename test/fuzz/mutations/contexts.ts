import { CREDENTIALS_V2 } from '../../../src/contexts/index.js'
import { isSupplied, madeNames, makeContext, suppliedContexts } from '../contexts.js'
import { copy, type Json, type JsonMap, put } from '../json.js'
import { mapsOf } from '../places.js'
import type { Random } from '../random.js'
import { knownTerms } from '../terms.js'
import { iris } from '../words.js'
import type { Mutation, Weighted } from './mutation.js'
import { anyScalar } from './values.js'

const listOf = (context: Json | undefined): Json[] => (context === undefined ? [] : Array.isArray(context) ? context : [context])

/** Puts the context in front, where contexts are written. */
function setContext(map: JsonMap, context: Json): void {
  const entries = Object.entries(map).filter(([member]) => member !== '@context')
  for (const member of Object.keys(map)) delete map[member]
  put(map, '@context', context)
  for (const [member, value] of entries) put(map, member, value)
}

/** An object that has a context, or any. */
function someMap(random: Random, document: JsonMap): JsonMap {
  const maps = mapsOf(document)
  const withContext = maps.filter((map) => Object.hasOwn(map, '@context'))
  return random.chance(0.6) && withContext.length > 0 ? random.pick(withContext) : random.pick(maps)
}

function addContext(random: Random, map: JsonMap, context: Json): void {
  const list = listOf(map['@context'])
  const index = random.chance(0.75) ? list.length : random.below(list.length + 1)
  setContext(map, list.length === 0 && random.chance(0.6) ? context : [...list.slice(0, index), context, ...list.slice(index)])
}

/** A member of each new name, so that what the context says is seen. */
function useNames(random: Random, map: JsonMap, names: readonly string[]): void {
  for (const name of names) {
    if (name.startsWith('@') || Object.hasOwn(map, name) || random.chance(0.3)) continue
    const value = random.weighted<Json>([
      [4, anyScalar(random)],
      [2, random.pick(iris.slice(0, 8))],
      [2, [anyScalar(random), random.pick(iris.slice(0, 8)), 'x']],
      [1, { id: 'urn:example:5', name: 'n' }],
      [1, { shift: anyScalar(random) }],
      [1, { type: 'Depot', shift: 'night', depot: { shift: 'day' } }],
      [1, { en: 'x', de: ['y', null] }],
      [1, { '@value': 'v', '@language': 'en' }],
      [1, { 'https://a.example/q': 'deep', shift: { shift: 'deeper' } }],
      [0.5, [['a'], []]],
    ])
    put(map, name, value)
  }
}

const reorder: Mutation = (random, document) => {
  const map = someMap(random, document)
  if (Array.isArray(map['@context'])) setContext(map, random.shuffled(map['@context']))
}

const drop: Mutation = (random, document) => {
  const map = someMap(random, document)
  const list = listOf(map['@context'])
  if (list.length > 1) setContext(map, list.toSpliced(random.below(list.length), 1))
  else if (random.chance(0.3)) delete map['@context']
}

const repeat: Mutation = (random, document) => {
  const map = someMap(random, document)
  const list = listOf(map['@context'])
  if (list.length > 0) addContext(random, map, copy(random.pick(list)))
}

const bundled: Mutation = (random, document) => {
  addContext(random, someMap(random, document), random.pick([CREDENTIALS_V2, ...knownTerms.urls]))
}

const inline: Mutation = (random, document) => {
  const map = someMap(random, document)
  const context = makeContext(random)
  addContext(random, map, context)
  useNames(random, map, Object.keys(context))
}

const supplied: Mutation = (random, document) => {
  const map = someMap(random, document)
  const [url, { '@context': context }] = random.pick(Object.entries(suppliedContexts)) as [string, JsonMap]
  addContext(random, map, url)
  const names =
    context !== null && typeof context === 'object' && !Array.isArray(context)
      ? Object.keys(context)
      : ['shift', 'depot', 'extra']
  useNames(random, map, random.shuffled([...names, ...madeNames.slice(0, 2)]).slice(0, 3))
}

/** A context of the document's own, which the caller supplies by URL. */
const byUrl: Mutation = (random, document, contexts) => {
  const map = someMap(random, document)
  const context = makeContext(random)
  const url = `https://made.example/${Object.keys(contexts).length}`
  const made = { '@context': random.chance(0.8) ? context : [context, makeContext(random)] }
  if (!isSupplied({ [url]: made })) return
  contexts[url] = made
  addContext(random, map, url)
  useNames(random, map, Object.keys(context))
}

const odd: Mutation = (random, document) => {
  addContext(
    random,
    someMap(random, document),
    random.pick<Json>([null, null, 'https://unknown.example/v1', 'relative', '', 5, true, {}, [], [[]], { '@context': {} }]),
  )
}

const form: Mutation = (random, document) => {
  const map = someMap(random, document)
  const list = listOf(map['@context'])
  if (list.length === 1) setContext(map, Array.isArray(map['@context']) ? (list[0] as Json) : list)
  else if (Object.hasOwn(map, '@context')) put(map, '@context', random.chance(0.5) ? [list] : list)
}

/** Changes of contexts. */
export const contextMutations: Weighted = [
  [3, reorder],
  [2, drop],
  [3, repeat],
  [5, bundled],
  [14, inline],
  [7, supplied],
  [3, byUrl],
  [1.5, odd],
  [2, form],
]
