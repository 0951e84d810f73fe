import fc from 'fast-check'
import { canonize } from 'rdf-canonize'
import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import { literalTerm, type Quad } from '../../src/rdf/dataset/quads.js'
import { canonicalizeQuads } from '../../src/rdf/dataset/rdfc.js'
import { anyDataset, renamed } from '../support/datasets.js'

const nquadsOf = (quads: readonly Quad[]): string =>
  quads.map(({ subject, predicate, object, graph }) => `${subject} ${predicate} ${object} ${graph} .\n`).join('')
const theirs = (quads: readonly Quad[]): Promise<string> =>
  canonize(nquadsOf(quads), {
    algorithm: 'RDFC-1.0',
    inputFormat: 'application/n-quads',
    maxWorkFactor: Number.POSITIVE_INFINITY,
  })
const literal = (text: string): Quad => ({ subject: '<urn:s>', predicate: '<urn:p>', object: literalTerm(text), graph: '' })

describe('RDFC-1.0 beside rdf-canonize 5', () => {
  it('gives the same text for datasets with blank nodes in every place', async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, async (quads) => {
        let ours: string
        try {
          ours = canonicalizeQuads(quads)
        } catch (error) {
          fc.pre(!isRungsError(error))
          throw error
        }
        expect(ours).toBe(await theirs(quads))
      }),
      { numRuns: 1000 },
    )
  })

  it.each([1, 2, 3, 4, 5])('gives the same text for two alike nodes with %d alike ones each', async (count) => {
    const arcs = Array.from({ length: count }, (_, index) => index).flatMap((index) => [
      { subject: '_:e0', predicate: '<urn:p>', object: `_:e0leaf${index}`, graph: '' },
      { subject: '_:e1', predicate: '<urn:p>', object: `_:e1leaf${index}`, graph: '' },
    ])
    const withTips = arcs.flatMap((arc) => [arc, { ...arc, subject: arc.object, object: `${arc.object}tip` }])
    const between = [...arcs, { subject: '_:e0', predicate: '<urn:q>', object: '_:e1', graph: '_:e0' }]
    for (const quads of [arcs, between, count < 4 ? withTips : []]) expect(canonicalizeQuads(quads)).toBe(await theirs(quads))
  })

  it('gives the same text for any literals but those below', async () => {
    // Above the surrogates the order differs, and U+FFFE and U+FFFF in their escapes.
    const unit = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((one) => !/[\ue000-\uffff]/.test(one))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit, maxLength: 6 })), async (texts) => {
        const quads = texts.map(literal)
        expect(canonicalizeQuads(quads)).toBe(await theirs(quads))
      }),
    )
  })

  describe('differs where it leaves the text', () => {
    it('sorts by UTF-16 unit (sections 4.6.3 and 5 say code point order)', async () => {
      const quads = ['\u{1f600}', '\uff5e'].map(literal)
      expect(await theirs(quads)).toBe(
        canonicalizeQuads(quads)
          .split(/(?<=\n)/)
          .reverse()
          .join(''),
      )
    })

    it.each(['\ufffe', '\uffff'])('writes %j as it is (appendix A says UCHAR)', async (text) => {
      expect(await theirs([literal(text)])).toContain(`"${text}"`)
      expect(canonicalizeQuads([literal(text)])).toContain(`"\\u${text.charCodeAt(0).toString(16).toUpperCase()}"`)
    })

    it('keeps names of the input that look issued (section 4.4.3)', async () => {
      const quads: Quad[] = [
        { subject: '_:c14n9', predicate: '<urn:p>', object: '"a"', graph: '' },
        { subject: '_:x', predicate: '<urn:p>', object: '_:c14n9', graph: '' },
      ]
      expect(await theirs(quads)).toContain('_:c14n9')
      expect(canonicalizeQuads(quads)).toBe(canonicalizeQuads(renamed(quads, new Map([['_:c14n9', '_:y']]))))
    })
  })
})
