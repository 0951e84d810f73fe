import fc from 'fast-check'
import type { Quad } from '../../src/rdf/dataset/quads.js'

/** Quads whose blank nodes carry other names. */
export function renamed(quads: readonly Quad[], names: ReadonlyMap<string, string>): Quad[] {
  const nameOf = (term: string) => names.get(term) ?? term
  return quads.map(({ subject, predicate, object, graph }) => ({
    subject: nameOf(subject),
    predicate,
    object: nameOf(object),
    graph: nameOf(graph),
  }))
}

const blank = fc.constantFrom('_:e0', '_:e1', '_:e2', '_:e3', '_:e4', '_:e5')

const someQuads = (maxLength: number): fc.Arbitrary<Quad[]> =>
  fc.array(
    fc.record({
      subject: fc.oneof({ weight: 5, arbitrary: blank }, fc.constant('<urn:s>')),
      predicate: fc.constantFrom('<urn:p>', '<urn:q>'),
      object: fc.oneof({ weight: 5, arbitrary: blank }, fc.constantFrom('<urn:o>', '"text"', '"1"^^<urn:t>', '"text"@en')),
      graph: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: blank }, fc.constant('<urn:g>')),
    }),
    { maxLength },
  )

/** The quads and the same ones between other blank nodes, so that every first degree hash ties. */
const twice = (quads: readonly Quad[], shared: readonly string[]): Quad[] => {
  const others = ['_:e0', '_:e1', '_:e2', '_:e3', '_:e4', '_:e5'].filter((name) => !shared.includes(name))
  return [...quads, ...renamed(quads, new Map(others.map((name) => [name, `${name}x`])))]
}

/** Small datasets with blank nodes in every place that may hold one; in half of them most nodes have a twin. */
export const anyDataset: fc.Arbitrary<Quad[]> = fc.oneof(
  someQuads(14),
  fc.tuple(someQuads(6), fc.subarray(['_:e0', '_:e1', '_:e2'])).map(([quads, shared]) => twice(quads, shared)),
)
