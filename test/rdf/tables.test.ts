import { describe, expect, it } from 'vitest'
import { type ContextLoader, createContextLoader } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { type ActiveContext, createActiveContext } from '../../src/rdf/engine/context/active-context.js'
import { applyByProperty, applyByType, applyEmbedded, type ContextEnvironment } from '../../src/rdf/engine/context/process.js'
import { toContextTable } from '../../src/rdf/engine/context/table.js'
import { isDecline } from '../../src/rdf/engine/decline.js'
import { termTables } from '../../src/rdf/generated/tables.js'
import { byEngine } from './engine-oracle.js'

const bundled = createContextLoader()
const copies = new Map([...termTables.keys()].map((url) => [url, structuredClone(bundled(url))]))
/** Equal documents, but not the bundled ones: no table applies to them. */
const equal: ContextLoader = (url, path) => copies.get(url) ?? bundled(url, path)
const urls = [...termTables.keys()]

function environment(loader: ContextLoader, withTables: boolean): ContextEnvironment {
  return {
    loader,
    root: createActiveContext({ terms: new Map() }),
    tableOf: (url, document) => {
      const source = withTables ? termTables.get(url) : undefined
      return source === undefined ? undefined : toContextTable(source, document['@context'] as JsonObject)
    },
    intern: (context) => context,
    onMake: () => undefined,
  }
}

/** All that an active context says, with what lies inside its terms two levels deep. */
function shape(env: ContextEnvironment, active: ActiveContext, levels: number): unknown {
  const { vocab, language, direction, ids, types, values, hasProtected, hasPrefixes, hasIriTerms, previous, terms } = active
  const definitions = [...terms]
    .map(([name, { scoped, ...definition }]) => [
      name,
      {
        ...definition,
        scoped: scoped?.source,
        ...(scoped !== undefined &&
          levels > 0 && {
            byProperty: outcome(() => shape(env, applyByProperty(env, active, scoped), levels - 1)),
            byType: outcome(() => shape(env, applyByType(env, active, scoped), levels - 1)),
          }),
      },
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  const aliases = [ids, types, values].map((names) => [...names].sort())
  return [vocab, language, direction, aliases, hasProtected, hasPrefixes, hasIriTerms, previous !== undefined, definitions]
}

/** A result, or the code and params of a refusal: a table knows less of where than a context that is read. */
function outcome(step: () => unknown): unknown {
  try {
    return step()
  } catch (error) {
    if (isDecline(error)) return error
    const { code, params } = error as { code: string; params: object }
    return { code, params }
  }
}

function shapeOf(withTables: boolean, context: JsonObject['@context'], levels: number): unknown {
  const env = environment(withTables ? bundled : equal, withTables)
  return outcome(() => shape(env, applyEmbedded(env, env.root, context as never), levels))
}

const inline: readonly (readonly [string, JsonObject])[] = [
  ['@vocab', { '@vocab': 'https://v.example/' }],
  ['a language', { '@language': 'de' }],
  ['a direction', { '@direction': 'rtl' }],
  ['the prefix xsd', { xsd: 'http://www.w3.org/2001/XMLSchema#', sec: 'https://w3id.org/security#' }],
  ['another xsd', { xsd: { '@id': 'https://x.example/', '@protected': true } }],
  ['xsd without IRI', { xsd: null, sec: null }],
  ['prefixes that look like schemes', { https: 'https://x.example/', urn: 'urn:x:', http: 'https://y.example/' }],
  ['a term of an IRI', { 'https://schema.org/name': { '@type': '@id' } }],
  ['a term of a datatype', { 'http://www.w3.org/2001/XMLSchema#dateTime': { '@container': '@set' } }],
  ['other meanings', { name: 'urn:name', Achievement: 'urn:A', id: 'urn:id', type: 'urn:type', Profile: null }],
  ['one that does not propagate', { '@propagate': false, name: 'urn:n' }],
]

describe('a compiled context is the context itself (JSON-LD 1.1 API section 4.1)', () => {
  // Of a context with many scoped ones there is much to compare two levels deep.
  it.each(urls)('%s', { timeout: 120_000 }, (url) => {
    expect(shapeOf(true, url, 2)).toEqual(shapeOf(false, url, 2))
  })

  it.each(urls)('%s before and after each other', (first) => {
    for (const second of urls)
      expect([second, shapeOf(true, [first, second], 0)]).toEqual([second, shapeOf(false, [first, second], 0)])
  })

  it.each(inline)('every one over %s', (_what, before) => {
    for (const url of urls) expect([url, shapeOf(true, [before, url], 1)]).toEqual([url, shapeOf(false, [before, url], 1)])
  })

  it('three together in every order', () => {
    const slugs = ['credentials/v2', 'context-3.0.3', 'data-integrity/v2', 'context-2.0.1', 'rungs', 'status/v1']
    const some = slugs.map((part) => urls.find((url) => url.includes(part)) as string)
    for (const a of some)
      for (const b of some)
        for (const c of some) {
          if (a === b || b === c || a === c) continue
          expect([a, b, c, shapeOf(true, [a, b, c], 0)]).toEqual([a, b, c, shapeOf(false, [a, b, c], 0)])
        }
  }, 120_000)

  it('has a table for what every credential names', () => {
    expect(urls).toContain('https://www.w3.org/ns/credentials/v2')
    expect(urls.length).toBeGreaterThan(15)
  })
})

describe('documents under compiled contexts', () => {
  const VC = 'https://www.w3.org/ns/credentials/v2'
  const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
  const badge = {
    '@context': [VC, OB],
    id: 'urn:b',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    awardedDate: '2026-01-01T00:00:00Z',
    credentialSubject: {
      type: 'AchievementSubject',
      achievement: {
        id: 'urn:a',
        type: 'Achievement',
        name: 'A',
        resultDescription: { type: 'ResultDescription', allowedValue: ['A', 'B'] },
      },
    },
  }
  it.each<readonly [string, JsonObject]>([
    ['a badge', badge],
    ['a badge under xsd', { ...badge, '@context': [{ xsd: 'http://www.w3.org/2001/XMLSchema#' }, VC, OB] }],
    ['a badge under @vocab', { ...badge, '@context': [VC, OB, { '@vocab': 'https://v.example/' }], other: { more: 1 } }],
    [
      'a badge within a presentation',
      { '@context': VC, type: 'VerifiablePresentation', verifiableCredential: [badge, { ...badge, id: 'urn:c' }] },
    ],
    ['a badge within a badge', { ...badge, endorsement: [{ ...badge, id: 'urn:e' }] }],
  ])('%s: the same statements', (_what, document) => {
    const found = byEngine(document, bundled)
    expect(found).toMatch(/^[_<]/)
    expect(byEngine(document, equal)).toBe(found)
  })

  it('remember nothing across loaders, whatever came first', () => {
    const other = { '@context': { ...(bundled(VC)['@context'] as object), name: 'https://other.example/name' } }
    const own: ContextLoader = (url, path) => (url === VC ? other : bundled(url, path))
    const document = { '@context': VC, id: 'urn:x', name: 'N' }
    const [first, second] = [byEngine(document, bundled), byEngine(document, own)]
    expect([first, second]).toEqual(['<urn:x> <https://schema.org/name> "N" .\n', '<urn:x> <https://other.example/name> "N" .\n'])
    expect(byEngine(document, bundled)).toBe(first)
  })

  it('follow a loader that changes its answer', () => {
    let answer = { '@context': { p: 'urn:one' } }
    const changing: ContextLoader = () => answer
    const document = { '@context': 'urn:c', '@id': 'urn:d', p: { '@context': {}, p: 1 } }
    const first = byEngine(document, changing)
    answer = { '@context': { p: 'urn:two' } }
    expect(byEngine(document, changing)).toBe((first as string).replaceAll('urn:one', 'urn:two'))
  })

  it('keep one text apart by where it stands', () => {
    const scoped = { q: 'p:x' }
    const document = (prefix: string, guard: boolean): JsonObject => ({
      '@context': [
        {
          p: prefix,
          q: { '@id': 'urn:q', '@protected': guard },
          T: { '@id': 'urn:T', '@context': scoped },
          w: { '@id': 'urn:w', '@context': scoped },
        },
      ],
      '@id': 'urn:d',
      w: { q: 1, 'urn:z': { q: 2 } },
    })
    const all = [document('urn:a:', false), document('urn:b:', true), document('urn:a:', true)]
    const typed = all.map((one): JsonObject => ({ ...one, '@type': 'T' }))
    const embedded = all.map((one): JsonObject => ({ ...one, 'urn:y': { '@context': scoped, q: 3 } }))
    const each = [...all, ...typed, ...embedded]
    const alone = each.map((one) => String(byEngine(one, createContextLoader())))
    const together = createContextLoader()
    for (let round = 0; round < 2; round++) {
      expect(each.map((one) => String(byEngine(one, together)))).toEqual(alone)
      expect([...each].reverse().map((one) => String(byEngine(one, together)))).toEqual([...alone].reverse())
    }
    expect(new Set(alone).size).toBeGreaterThan(4)
  })
})
