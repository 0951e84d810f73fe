import { createContextLoader } from '../../src/contexts/index.js'
import { type Json, type JsonMap, mapOf } from './json.js'
import type { Random } from './random.js'
import { knownTerms } from './terms.js'
import { datatypes, iris, keywords, oddNames, tags } from './words.js'

const BASE = 'https://context.example/'

/** Contexts that the caller supplies with every document, by URL. */
export const suppliedContexts: Readonly<Record<string, JsonMap>> = Object.fromEntries(
  (
    [
      ['plain', { shift: 'https://terms.example/shift', depot: { '@id': 'https://terms.example/depot', '@type': '@id' } }],
      ['containers', containers()],
      ['protected', { '@protected': true, shift: 'https://terms.example/shift', Depot: typeContext({ shift: 'urn:in:shift' }) }],
      [
        'scoped',
        {
          Depot: typeContext({ shift: 'urn:depot:shift', '@vocab': 'urn:v:' }),
          inside: { '@id': 'urn:inside', '@context': { name: 'urn:n' } },
        },
      ],
      [
        'spread',
        {
          Depot: typeContext({ '@propagate': true, shift: 'urn:depot:shift' }),
          once: { '@id': 'urn:once', '@context': { '@propagate': false, shift: 'urn:once:shift' } },
        },
      ],
      ['vocab', { '@vocab': 'https://vocab.example/#' }],
      [
        'language',
        {
          '@language': 'DE',
          '@direction': 'rtl',
          said: { '@id': 'urn:said', '@language': 'fr' },
          plain: { '@id': 'urn:plain', '@language': null, '@direction': null },
        },
      ],
      [
        'prefixes',
        {
          ex: 'https://ex.example/',
          slim: { '@id': 'https://ex.example/slim', '@prefix': true },
          none: { '@id': 'https://ex.example/none/', '@prefix': false },
          thing: 'ex:thing',
          odd: 'slim:odd',
        },
      ],
      [
        'aliases',
        {
          uri: '@id',
          kind: '@type',
          val: '@value',
          lang: '@language',
          dir: '@direction',
          list: '@list',
          all: '@set',
          rest: '@graph',
          none: '@none',
        },
      ],
      ['other', [`${BASE}plain`, { extra: 'urn:extra' }]],
      ['relative', ['plain', { far: 'urn:far' }]],
      ['import', { '@version': 1.1, '@import': `${BASE}plain`, shift: 'urn:imported:shift' }],
      ['null', [null, { shift: 'urn:after-null' }]],
      ['cycle', `${BASE}cycle`],
      ['propagate', { '@propagate': false, shift: 'urn:here-only' }],
      ['scoped-url', { Depot: { '@id': 'urn:Depot', '@context': `${BASE}plain` } }],
      [
        'json',
        {
          raw: { '@id': 'urn:raw', '@type': '@json' },
          word: { '@id': 'urn:word', '@type': '@vocab' },
          any: { '@id': 'urn:any', '@type': '@none' },
        },
      ],
    ] satisfies [string, Json][]
  ).map(([name, context]) => [BASE + name, { '@context': context as Json }]),
)

/** Whether a caller may supply these contexts: a loader refuses what is no JSON. */
export function isSupplied(contexts: JsonMap): boolean {
  try {
    createContextLoader(contexts)
    return true
  } catch {
    return false
  }
}

function typeContext(context: JsonMap): JsonMap {
  return { '@id': 'https://terms.example/Depot', '@context': context }
}

function containers(): JsonMap {
  const kinds: Json[] = [
    '@list',
    '@set',
    '@language',
    '@index',
    '@id',
    '@graph',
    '@type',
    ['@graph', '@set'],
    ['@graph', '@id'],
    ['@language', '@set'],
    ['@index', '@set'],
  ]
  return mapOf(kinds.map((kind, index) => [`in${index}`, { '@id': `https://terms.example/in${index}`, '@container': kind }]))
}

/** Names that made contexts give a meaning to, and mutations use. */
export const madeNames: readonly string[] = [
  'shift',
  'depot',
  'extra',
  'said',
  'plain',
  'raw',
  'word',
  'inside',
  'once',
  'any',
  'thing',
  'in0',
  'in2',
  'in5',
  'in3',
]

/** A context object of a few random definitions. */
export function makeContext(random: Random, depth = 0): JsonMap {
  const entries: [string, Json][] = []
  for (let count = 1 + random.below(3); count > 0; count--) entries.push(makeEntry(random, depth))
  return mapOf(entries)
}

function makeEntry(random: Random, depth: number): [string, Json] {
  return random.weighted<() => [string, Json]>([
    [10, () => [random.pick(madeNames), makeIri(random)]],
    [10, () => [random.pick(madeNames), makeDefinition(random, depth)]],
    [3, () => setting(random)],
    [2, () => [random.pick(['uri', 'kind', 'val', 'lang', 'dir', 'list', 'all', 'rest', 'raw2', 'none']), random.pick(keywords)]],
    [
      2,
      () => [
        random.pick(['ex', 'slim', 'a', 'x']),
        random.pick(['https://ex.example/', 'https://ex.example/#', 'urn:ex:', 'https://ex.example/x']),
      ],
    ],
    [2, () => [...random.pick(knownTerms.definitions)] as [string, Json]],
    [1, () => [random.pick(knownTerms.properties), makeIri(random)]],
    [
      1,
      () => [
        random.pick(['id', 'type', 'name', '@type', '@id', 'Image', 'ex:thing', 'https://a.example/p']),
        makeDefinition(random, depth),
      ],
    ],
    [0.5, () => [random.pick(oddNames), makeIri(random)]],
  ])()
}

function makeIri(random: Random): Json {
  return random.weighted<Json>([
    [12, `https://terms.example/${random.pick(madeNames)}`],
    [3, `urn:made:${random.below(3)}`],
    [1, null],
    [1, random.pick(iris)],
    [1, random.pick(['ex:thing', 'slim:x', 'shift', 'depot', 'name', '_:b0', '@type', 'schema:name'])],
    [0.3, random.pick([5, true, []])],
  ])
}

function makeDefinition(random: Random, depth: number): JsonMap {
  const members: [string, Json][] = []
  if (random.chance(0.9)) members.push(['@id', makeIri(random)])
  if (random.chance(0.4))
    members.push([
      '@type',
      random.weighted<Json>([
        [4, '@id'],
        [3, '@vocab'],
        [2, '@json'],
        [1, '@none'],
        [3, random.pick(datatypes)],
      ]),
    ])
  if (random.chance(0.35)) {
    const kinds: Json[] = [
      '@list',
      '@set',
      '@language',
      '@index',
      '@graph',
      '@id',
      '@type',
      ['@graph', '@set'],
      ['@set', '@language'],
      ['@set', '@index'],
      ['@graph', '@id'],
      [],
      ['@list', '@set'],
      '@foo',
    ]
    members.push(['@container', random.pick(kinds)])
  }
  if (random.chance(0.12)) members.push(['@language', random.pick([...tags, null])])
  if (random.chance(0.1)) members.push(['@direction', random.pick(['ltr', 'rtl', null, 'up'])])
  if (random.chance(0.1)) members.push(['@protected', random.chance(0.8)])
  if (random.chance(0.08)) members.push(['@prefix', random.chance(0.7)])
  if (random.chance(0.04))
    members.push(
      random.pick<[string, Json]>([
        ['@index', 'shift'],
        ['@nest', '@nest'],
        ['@reverse', 'urn:back'],
        ['@foo', 1],
      ]),
    )
  if (depth < 2 && random.chance(0.2)) {
    const inner: Json = random.weighted<Json>([
      [6, makeContext(random, depth + 1)],
      [1, null],
      [1, [makeContext(random, depth + 1), makeContext(random, depth + 1)]],
      [1, `${BASE}plain`],
    ])
    members.push(['@context', inner])
  }
  return mapOf(random.chance(0.2) ? random.shuffled(members) : members)
}

function setting(random: Random): [string, Json] {
  return random.weighted<[string, Json]>([
    [
      4,
      [
        '@vocab',
        random.pick([
          'https://vocab.example/',
          'https://vocab.example/#',
          'urn:v:',
          '',
          null,
          'relative',
          'schema:',
          'ex:',
          '_:',
          '@foo',
          5,
        ]),
      ],
    ],
    [3, ['@language', random.pick([...tags, null])]],
    [2, ['@direction', random.pick(['ltr', 'rtl', null, 'LTR', 5])]],
    [2, ['@version', random.pick([1.1, 1.1, 1.1, 1, '1.1', null])]],
    [2, ['@propagate', random.pick([true, false, false, 'true', null])]],
    [2, ['@protected', random.pick([true, true, false, null])]],
    [1, ['@base', random.pick(['https://base.example/a/', null, '', 'relative', 5])]],
    [0.5, ['@import', random.pick([`${BASE}plain`, 'https://unknown.example/', 5])]],
  ])
}
