import { sha256Hex } from '#runtime'
import { type BlankNode, createNDegreeHasher, type NDegreeResult } from './n-degree.js'
import { isBlank, type Quad, quadKey } from './quads.js'
import { hasRepeats, sortedNquads, sortQuads, withoutRepeats } from './sorted-nquads.js'

/** What {@link canonicalizeQuads} and {@link canonicalLabels} may be given. */
export interface CanonicalizeQuadsOptions {
  /** The hash algorithm: a text's UTF-8 to lower-case hexadecimal. Default SHA-256. */
  readonly hash?: (text: string) => string
}

/**
 * The serialized canonical form of a dataset (RDFC-1.0 sections 4.4 and 5): sorted canonical N-Quads with canonical blank
 * nodes, each distinct quad once; empty for no quads.
 *
 * @throws RungsError `rdf.too_complex` when blank nodes are too alike to be told apart with bounded work
 */
export function canonicalizeQuads(quads: readonly Quad[], options: CanonicalizeQuadsOptions = {}): string {
  const nodes = labelledNodes(quads, options.hash ?? sha256Hex)
  const canonical = nodes.size === 0 ? quads.slice() : quads.map((quad) => canonicalQuad(quad, nodes))
  return sortedNquads(withoutRepeats(sortQuads(canonical)))
}

/**
 * The issued identifiers map (RDFC-1.0 section 4.4): from each blank node of the input, as a term, to its canonical term
 * `_:c14n0`, `_:c14n1`, ..., in the order of issuance.
 *
 * @throws RungsError `rdf.too_complex` when blank nodes are too alike to be told apart with bounded work
 */
export function canonicalLabels(quads: readonly Quad[], options: CanonicalizeQuadsOptions = {}): ReadonlyMap<string, string> {
  const nodes = [...labelledNodes(quads, options.hash ?? sha256Hex).values()]
  nodes.sort((a, b) => Number(a.label.slice(6)) - Number(b.label.slice(6)))
  return new Map(nodes.map(({ name, label }) => [name, label]))
}

/** A quad with the labels of its blank nodes. */
export function canonicalQuad(quad: Quad, nodes: ReadonlyMap<string, Pick<BlankNode, 'label'>>): Quad {
  const { subject, predicate, object, graph } = quad
  if (!isBlank(subject) && !isBlank(object) && !isBlank(graph)) return quad
  return { subject: labelOf(subject, nodes), predicate, object: labelOf(object, nodes), graph: labelOf(graph, nodes) }
}

function labelOf(term: string, nodes: ReadonlyMap<string, Pick<BlankNode, 'label'>>): string {
  return isBlank(term) ? (nodes.get(term) as BlankNode).label : term
}

/** Steps 2 to 5 of section 4.4.3. */
function labelledNodes(quads: readonly Quad[], hash: (text: string) => string): ReadonlyMap<string, BlankNode> {
  const nodes = blankNodes(quads)
  if (nodes.size === 0) return nodes
  for (const node of nodes.values()) node.hash = firstDegreeHash(node, hash)
  let count = 0
  const issue = (node: BlankNode) => {
    if (node.label === '') node.label = `_:c14n${count++}`
  }
  const tied: BlankNode[][] = []
  for (const group of groupedByHash(nodes)) {
    if (group.length === 1) group.forEach(issue)
    else tied.push(group)
  }
  if (tied.length > 0) labelTied(tied, issue, createNDegreeHasher(nodes, hash))
  return nodes
}

/** Step 5: the nodes of each hash in the order of their N-degree hashes, with all that their paths met. */
function labelTied(
  tied: readonly (readonly BlankNode[])[],
  issue: (node: BlankNode) => void,
  hashNDegree: (node: BlankNode) => NDegreeResult,
): void {
  for (const group of tied) {
    const results = group.filter(({ label }) => label === '').map(hashNDegree)
    results.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
    for (const { issued } of results) issued.forEach(issue)
  }
}

/** Step 2: the blank nodes of a dataset with the quads that mention them. */
export function blankNodes(quads: readonly Quad[]): Map<string, BlankNode> {
  const nodes = new Map<string, BlankNode>()
  for (const quad of quads) {
    if (isBlank(quad.subject)) addMention(nodes, quad.subject, quad)
    if (isBlank(quad.object)) addMention(nodes, quad.object, quad)
    if (isBlank(quad.graph)) addMention(nodes, quad.graph, quad)
  }
  return nodes
}

function addMention(nodes: Map<string, BlankNode>, name: string, quad: Quad): void {
  const node = nodes.get(name)
  if (node === undefined) nodes.set(name, { name, quads: [quad], hash: '', label: '', temporary: -1 })
  // A quad may mention a node in two places.
  else if (node.quads[node.quads.length - 1] !== quad) node.quads.push(quad)
}

/** Hash First Degree Quads (section 4.6); drops duplicates from the node's quads. */
export function firstDegreeHash(node: BlankNode, hash: (text: string) => string): string {
  const sorted = sortQuads(node.quads.map((quad) => withPlaceholders(quad, node.name)))
  // Equal lines are two quads that differ in other blank nodes, which both count, or one quad twice.
  if (!hasRepeats(sorted)) return hash(sortedNquads(sorted))
  node.quads = distinctQuads(node.quads)
  return hash(sortedNquads(sortQuads(node.quads.map((quad) => withPlaceholders(quad, node.name)))))
}

function withPlaceholders({ subject, predicate, object, graph }: Quad, reference: string): Quad {
  return {
    subject: placeholder(subject, reference),
    predicate,
    object: placeholder(object, reference),
    graph: graph === '' ? graph : placeholder(graph, reference),
  }
}

function placeholder(term: string, reference: string): string {
  if (!isBlank(term)) return term
  return term === reference ? '_:a' : '_:z'
}

function distinctQuads(quads: readonly Quad[]): Quad[] {
  const byKey = new Map(quads.map((quad) => [quadKey(quad.subject, quad.predicate, quad.object, quad.graph), quad]))
  return [...byKey.values()]
}

/** The nodes of each first degree hash, in the order of the hashes. */
function groupedByHash(nodes: ReadonlyMap<string, BlankNode>): BlankNode[][] {
  const sorted = [...nodes.values()].sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
  const groups: BlankNode[][] = []
  let last = ''
  for (const node of sorted) {
    if (node.hash === last) (groups[groups.length - 1] as BlankNode[]).push(node)
    else groups.push([node])
    last = node.hash
  }
  return groups
}
