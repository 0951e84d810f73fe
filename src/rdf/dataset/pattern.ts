import { sha256Hex } from '#runtime'
import type { BlankNode } from './n-degree.js'
import { isBlank, needsCodePointOrder, type Quad } from './quads.js'
import { blankNodes, canonicalizeQuads, canonicalQuad, firstDegreeHash } from './rdfc.js'
import { hasRepeats, isBefore, nquad, sortQuads, withoutRepeats } from './sorted-nquads.js'

/**
 * The canonical forms of datasets that are alike but for the quads at some places: what does not change is hashed, sorted and
 * written once. The function takes a whole dataset, and gives what {@link canonicalizeQuads} does.
 *
 * @throws RungsError `rdf.too_complex` from the returned function
 */
export function createCanonicalPattern(
  sample: readonly Quad[],
  changing: ReadonlySet<number>,
): (quads: readonly Quad[]) => string {
  const isFixed = (quad: Quad, index: number): boolean => !changing.has(index) && !mentionsBlank(quad)
  const fixed = withoutRepeats(sortQuads(sample.filter(isFixed)))
  const moving = sample.flatMap((quad, index) => (isFixed(quad, index) ? [] : [index]))
  const lines = fixed.map(nquad)
  const text = lines.join('')
  const ends = lines.map((_, index) => lines.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0))
  const hashes = fixedHashes(sample, changing)

  return (quads) => {
    const some = moving.map((index) => quads[index] as Quad)
    const nodes = labelled(some, hashes)
    if (nodes === undefined) return canonicalizeQuads(quads)
    const sorted = sortQuads(some.map((quad) => canonicalQuad(quad, nodes)))
    if (hasRepeats(sorted)) return canonicalizeQuads(quads)
    let result = ''
    let [place, written] = [0, 0]
    for (const quad of sorted) {
      while (place < fixed.length && isBefore(fixed[place] as Quad, quad)) place++
      const next = fixed[place]
      if (next !== undefined && !isBefore(quad, next)) return canonicalizeQuads(quads)
      const end = place === 0 ? 0 : (ends[place - 1] as number)
      if (end > written) result += text.slice(written, end)
      written = end
      result += nquad(quad)
    }
    result += text.slice(written)
    return needsCodePointOrder(result) ? canonicalizeQuads(quads) : result
  }
}

function mentionsBlank({ subject, object, graph }: Quad): boolean {
  return isBlank(subject) || isBlank(object) || isBlank(graph)
}

/** The first degree hashes of the blank nodes that no changing quad mentions. */
function fixedHashes(sample: readonly Quad[], changing: ReadonlySet<number>): ReadonlyMap<string, string> {
  const changed = new Set(sample.filter((_, index) => changing.has(index)))
  const hashes = new Map<string, string>()
  for (const node of blankNodes(sample).values()) {
    if (!node.quads.some((quad) => changed.has(quad))) hashes.set(node.name, firstDegreeHash(node, sha256Hex))
  }
  return hashes
}

/** The blank nodes with their canonical labels; `undefined` where their first degree hashes do not tell them apart. */
function labelled(quads: readonly Quad[], hashes: ReadonlyMap<string, string>): ReadonlyMap<string, BlankNode> | undefined {
  const nodes = blankNodes(quads)
  const sorted = [...nodes.values()]
  for (const node of sorted) node.hash = hashes.get(node.name) ?? firstDegreeHash(node, sha256Hex)
  sorted.sort((a, b) => (a.hash < b.hash ? -1 : 1))
  for (const [index, node] of sorted.entries()) {
    if (node.hash === sorted[index - 1]?.hash) return undefined
    node.label = `_:c14n${index}`
  }
  return nodes
}
