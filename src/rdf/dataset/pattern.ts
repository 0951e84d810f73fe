import { sha256Hex } from '#runtime'
import type { BlankNode } from './n-degree.js'
import { needsCodePointOrder, type Quad } from './quads.js'
import { blankNodes, canonicalizeQuads, canonicalQuad, firstDegreeHash } from './rdfc.js'
import { hasRepeats, isBefore, nquad, sortQuads, withoutRepeats } from './sorted-nquads.js'

/** Characters whose order in UTF-16 may not be that of code points. */
const HIGH = /[\ud800-\uffff]/

/** The canonical form of a dataset of a pattern, from the quads at the places that change. */
export type CanonicalPattern = (changed: readonly Quad[]) => string

/**
 * The canonical forms of datasets that are alike but for the quads at some places: what does not change is hashed once, and sorted and
 * written once for each order that the blank nodes come in. Gives what {@link canonicalizeQuads} does; `undefined` for a dataset that is
 * too large to be kept.
 *
 * @throws RungsError `rdf.too_complex` from the returned function
 */
export function createCanonicalPattern(sample: readonly Quad[], changing: readonly number[]): CanonicalPattern | undefined {
  // An IRI that a document writes once may stand in each of its statements.
  const size = sample.reduce((sum, quad) => sum + QUAD_SIZE + quad.subject.length + quad.predicate.length + quad.object.length, 0)
  if (size > MAX_SIZE) return undefined
  const places = new Map(changing.map((index, at) => [index, at]))
  const still = sample.filter((_, index) => !places.has(index))
  const isLow = !sample.some((quad) => HIGH.test(nquad(quad)))
  const nodes = nodePatterns(sample, places)
  const skeletons = new Map<string, Skeleton>()
  const skeletonOf = (named: readonly NamedHash[]): Skeleton => {
    const order = named.map(({ name }) => name).join(' ')
    const known = skeletons.get(order)
    if (known !== undefined) return known
    const made = createSkeleton(still, named)
    if ((skeletons.size + 1) * size > MAX_SIZE) skeletons.clear()
    skeletons.set(order, made)
    return made
  }
  return (changed) => {
    const whole = (): string =>
      canonicalizeQuads(sample.map((quad, index) => (places.has(index) ? (changed[places.get(index) as number] as Quad) : quad)))
    const named = sortedHashes(nodes, changed)
    if (named === undefined) return whole()
    const text = mergeInto(skeletonOf(named), changed, isLow)
    return text ?? whole()
  }
}

/**
 * What is remembered for all orders of blank nodes, in bytes or so: those of a badge with some that change, which takes some 10 000 for
 * each, what changes included, since that may be all that names the nodes.
 */
const MAX_SIZE = 3_000_000
/** Its own, and its share in the names of the nodes: none is without a quad. */
const QUAD_SIZE = 128

/** What does not change, as it is where the blank nodes have certain labels. */
interface Skeleton {
  readonly labels: ReadonlyMap<string, Pick<BlankNode, 'label'>>
  readonly quads: readonly Quad[]
  readonly text: string
  /** Where the line of each quad ends. */
  readonly ends: readonly number[]
}

function createSkeleton(still: readonly Quad[], named: readonly NamedHash[]): Skeleton {
  const labels = new Map(named.map(({ name }, index) => [name, { label: `_:c14n${index}` }]))
  const quads = withoutRepeats(sortQuads(still.map((quad) => canonicalQuad(quad, labels))))
  const lines = quads.map(nquad)
  let end = 0
  return { labels, quads, text: lines.join(''), ends: lines.map(({ length }) => (end += length)) }
}

/** The lines of the changed quads among those of a skeleton; `undefined` where a quad is there twice or the order is another one. */
function mergeInto({ labels, quads, text, ends }: Skeleton, changed: readonly Quad[], isLow: boolean): string | undefined {
  const sorted = sortQuads(changed.map((quad) => canonicalQuad(quad, labels)))
  if (hasRepeats(sorted)) return undefined
  let result = ''
  let [place, written] = [0, 0]
  for (const quad of sorted) {
    while (place < quads.length && isBefore(quads[place] as Quad, quad)) place++
    const next = quads[place]
    if (next !== undefined && !isBefore(quad, next)) return undefined
    const end = place === 0 ? 0 : (ends[place - 1] as number)
    if (end > written) result += text.slice(written, end)
    written = end
    result += nquad(quad)
  }
  result += text.slice(written)
  const isOrdered = isLow && !sorted.some(({ subject, object }) => HIGH.test(subject) || HIGH.test(object))
  return isOrdered || !needsCodePointOrder(result) ? result : undefined
}

/** A blank node whose hash is known, or the quads that it is made of: those that change by their numbers. */
interface NodePattern {
  readonly name: string
  readonly hash: string
  readonly quads: readonly (Quad | number)[]
}

function nodePatterns(sample: readonly Quad[], places: ReadonlyMap<number, number>): readonly NodePattern[] {
  const numbers = new Map([...places].map(([index, at]) => [sample[index] as Quad, at]))
  return [...blankNodes(sample).values()].map((node) => {
    const quads = node.quads.map((quad) => numbers.get(quad) ?? quad)
    const isFixed = quads.every((quad) => typeof quad !== 'number')
    return { name: node.name, quads, hash: isFixed ? firstDegreeHash(node, sha256Hex) : '' }
  })
}

type NamedHash = Pick<BlankNode, 'name' | 'hash'>

/** The blank nodes in the order of their first degree hashes; `undefined` where those do not tell them apart. */
function sortedHashes(nodes: readonly NodePattern[], changed: readonly Quad[]): readonly NamedHash[] | undefined {
  const named = nodes.map((node): NamedHash => (node.hash === '' ? { name: node.name, hash: hashOf(node, changed) } : node))
  named.sort((a, b) => (a.hash < b.hash ? -1 : 1))
  for (let index = 1; index < named.length; index++) if (named[index]?.hash === named[index - 1]?.hash) return undefined
  return named
}

function hashOf({ name, quads }: NodePattern, changed: readonly Quad[]): string {
  const own = quads.map((quad) => (typeof quad === 'number' ? (changed[quad] as Quad) : quad))
  return firstDegreeHash({ name, quads: own, hash: '', label: '', temporary: -1 }, sha256Hex)
}
