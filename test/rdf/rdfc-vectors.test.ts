import { describe, expect, it } from 'vitest'
import { canonicalizeQuads, canonicalLabels } from '../../src/rdf/dataset/rdfc.js'
import { sha384Hex } from '../../src/runtime/node/index.js'
import { errorOf } from '../support/badges.js'
import { parseNquads } from '../support/nquads.js'
import { hasVectors, readVector, readVectorJson } from '../support/vectors.js'

const SUITE = 'w3c-rdf-canon'

interface Entry {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly action: string
  readonly result?: string
  readonly hashAlgorithm?: string
}

describe.runIf(hasVectors(SUITE))('the test suite of RDF Dataset Canonicalization', () => {
  const entries = hasVectors(SUITE) ? (readVectorJson(`${SUITE}/manifest.jsonld`)['entries'] as readonly Entry[]) : []
  const ofType = (type: string) => entries.filter((entry) => entry.type === `rdfc:${type}`)
  const quadsOf = ({ action }: Entry) => parseNquads(readVector(`${SUITE}/${action}`))
  const optionsOf = ({ hashAlgorithm }: Entry) => (hashAlgorithm === 'SHA384' ? { hash: sha384Hex } : {})

  it('has cases of three types alone', () => {
    expect(entries).toHaveLength(86)
    const known = [...ofType('RDFC10EvalTest'), ...ofType('RDFC10MapTest'), ...ofType('RDFC10NegativeEvalTest')]
    expect(known).toHaveLength(86)
  })

  it.each(ofType('RDFC10EvalTest'))('$id is serialized as expected: $name', (entry) => {
    expect(canonicalizeQuads(quadsOf(entry), optionsOf(entry))).toBe(readVector(`${SUITE}/${entry.result}`))
  })

  it.each(ofType('RDFC10MapTest'))('$id issues the identifiers expected: $name', (entry) => {
    const labels = canonicalLabels(quadsOf(entry), optionsOf(entry))
    const withoutPrefix = Object.fromEntries([...labels].map(([name, label]) => [name.slice(2), label.slice(2)]))
    expect(withoutPrefix).toEqual(readVectorJson(`${SUITE}/${entry.result}`))
  })

  it.each(ofType('RDFC10NegativeEvalTest'))('$id ends without an answer: $name', async (entry) => {
    expect(await errorOf(() => canonicalizeQuads(quadsOf(entry)))).toMatchObject({ code: 'rdf.too_complex', kind: 'operation' })
  })
})
