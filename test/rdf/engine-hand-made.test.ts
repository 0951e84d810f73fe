import { describe, expect, it } from 'vitest'
import { type ContextLoader, createContextLoader } from '../../src/contexts/index.js'
import { isRungsError } from '../../src/core/index.js'
import { byEngine, context, madeByHand, refusalOf } from './engine-oracle.js'

const loader = createContextLoader()
const p = (definition: object) => ({ p: { '@id': 'urn:p', ...definition } })

describe('documents made by hand are refused by code', () => {
  class Instance {
    readonly '@type' = 'urn:T'
  }
  const sparse: unknown[] = []
  sparse[2] = 'x'
  const cycle: Record<string, unknown> = { '@id': 'urn:c' }
  cycle['urn:p'] = [cycle]
  const dag = Array.from({ length: 90 }).reduce<unknown>((inner) => ({ 'urn:p': [inner, inner] }), {})
  const arrays = Array.from({ length: 150 }).reduce<unknown>((inner) => [inner, inner], [])
  const nested = (levels: number, wrap: (inner: unknown) => unknown) => Array.from({ length: levels }).reduce(wrap, 'x')
  const getter = Object.defineProperty({}, 'urn:q', {
    enumerable: true,
    get: () => {
      throw new TypeError('mine')
    },
  })
  const proxy = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new TypeError('mine')
      },
    },
  )
  const bad: readonly (readonly [string, unknown])[] = [
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 5n],
    ['NaN', Number.NaN],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['an instance', new Instance()],
    ['a sparse array', sparse],
    ['a cycle', cycle],
    ['a getter that throws', getter],
    ['a proxy that throws', proxy],
    ['a part in 2^90 places', dag],
    ['an array in 2^150 places', arrays],
    ['100 000 objects deep', nested(100_000, (inner) => ({ 'urn:p': inner }))],
    ['100 000 arrays deep', nested(100_000, (inner) => [inner])],
  ]
  it.each(bad)('%s as a value', (_what, value) => {
    expect(refusalOf(madeByHand({ '@id': 'urn:d', 'urn:p': value }), loader)[0]).toMatch(/^rdf\.(document_invalid|too_complex)$/)
  })

  it.each(bad)('%s under every keyword and container', (_what, value) => {
    for (const definition of [
      { '@type': '@json' },
      { '@container': '@language' },
      { '@container': '@graph' },
      { '@container': '@list' },
    ]) {
      const found = byEngine(madeByHand({ '@context': p(definition), '@id': 'urn:d', p: value, 'urn:q': 1 }), loader)
      if (typeof found === 'string') expect(found).toMatch(/^declined: list of lists/)
    }
    for (const member of ['@id', '@type', '@context']) {
      expect(refusalOf(madeByHand({ 'urn:q': 1, [member]: value }), loader)[0]).toMatch(/^(rdf|core)\./)
      if (member === '@type' || member === '@context')
        expect(refusalOf(madeByHand({ 'urn:q': 1, [member]: [value, 'urn:T', 'urn:U'] }), loader)[0]).toMatch(
          /^(rdf|core|contexts)\./,
        )
    }
    for (const member of ['@language', '@direction'])
      expect(refusalOf(madeByHand({ 'urn:p': { '@value': 'x', [member]: value } }), loader)[0]).toMatch(/^rdf\./)
    const asValue = byEngine(madeByHand({ 'urn:p': { '@value': value } }), loader)
    if (typeof asValue === 'string') expect(asValue).toMatch(/^declined: array of arrays/)
    for (const inside of [
      { p: value },
      { '@vocab': value },
      p({ '@context': value }),
      p({ '@type': value }),
      p({ '@id': value }),
    ]) {
      expect(refusalOf(madeByHand({ '@context': inside, 'urn:q': 1 }), loader)[0]).toMatch(/^(rdf|core)\./)
    }
  })

  it.each(bad)('%s as the document', (_what, value) => {
    expect(isRungsError(byEngine(madeByHand(value), loader))).toBe(true)
  })

  it.each<readonly [string, () => unknown, string]>([
    [
      'throws',
      () => {
        throw new TypeError('broken')
      },
      'loading remote context failed',
    ],
    ['answers with nothing', () => undefined, 'invalid remote context'],
    ['answers with a text', () => '{}', 'invalid remote context'],
  ])('4.1.2 step 5.2: a loader that %s', (_what, answer, reason) => {
    const own = (() => answer()) as unknown as ContextLoader
    expect(refusalOf({ '@context': ['urn:c'], '@id': 'urn:d' }, own)).toEqual(context('/@context/0', reason))
  })
})

describe('large documents', () => {
  it('of 200 000 members and of long IRIs are compiled', () => {
    const members = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`urn:p:${index}`, 1]))
    expect((byEngine({ '@id': 'urn:d', ...members }, loader) as string).split('\n')).toHaveLength(200_001)
    const long = `urn:${'x'.repeat(1_000_000)}`
    expect(byEngine({ '@id': long, [long]: { '@id': long } }, loader)).toBe(`<${long}> <${long}> <${long}> .\n`)
  })

  it('of 200 000 contexts, or of one that grows at every level, are refused', () => {
    expect(refusalOf({ '@context': Array.from({ length: 200_000 }, () => ({})), 'urn:p': 1 }, loader)[0]).toBe('rdf.too_complex')
    const terms = Object.fromEntries(
      Array.from({ length: 1500 }, (_, index) => [`t${index}`, { '@id': `urn:${index}`, '@context': {} }]),
    )
    expect(refusalOf({ '@context': terms, 'urn:p': 1 }, loader)[0]).toBe('rdf.too_complex')
  })
})
