import { operationError } from '../../core/index.js'
import { permutations } from './permutations.js'
import { iriOf, isBlank, type Quad, quadKey } from './quads.js'

/** A blank node while it is being labelled. */
export interface BlankNode {
  /** The term of the input. */
  readonly name: string
  /** The mention set: every distinct quad with this node. */
  quads: Quad[]
  /** The first degree hash. */
  hash: string
  /** The canonical term, empty until it is issued. */
  label: string
  /** The number that the path at hand issued, -1 for none. */
  temporary: number
}

/** What a node's N-degree hash is, and which nodes its paths met, in order, from the node itself. */
export interface NDegreeResult {
  readonly hash: string
  readonly issued: readonly BlankNode[]
}

/** Units of at most a microsecond that one canonicalization may spend on nodes with equal first degree hashes. */
const MAX_WORK = 22_000

/** Calls inside calls, which must fit the stack wherever the caller stands in it. */
const MAX_CALL_DEPTH = 500

/**
 * Hash N-Degree Quads (RDFC-1.0 section 4.8) for nodes without a label, one after another. All calls draw on one budget
 * of counted work, so that the end of a poison graph depends on the graph alone.
 *
 * @throws RungsError `rdf.too_complex` from the returned function
 */
export function createNDegreeHasher(
  nodes: ReadonlyMap<string, BlankNode>,
  hash: (text: string) => string,
): (node: BlankNode) => NDegreeResult {
  const hashes = new Map<string, string>()
  const knownRelations: KnownRelations = { s: new Map(), o: new Map(), g: new Map() }
  const mentionKeys = new Map<BlankNode, string>()
  const issued: BlankNode[] = []
  let work = 0
  let callDepth = 0
  let openChoices = 0

  function spend(units: number): void {
    // A choice among orders is what makes a graph a poison: alike nodes without one may be many, and are cheap.
    work += openChoices === 0 ? units : 2 * units
    if (work > MAX_WORK) throw operationError('rdf.too_complex', {})
  }

  function issue(node: BlankNode): void {
    node.temporary = issued.length
    issued.push(node)
  }

  /** Takes back every number from a length on: what the copies of an issuer are for in the text. */
  function rollBack(length: number): void {
    while (issued.length > length) (issued.pop() as BlankNode).temporary = -1
  }

  /** Paths repeat themselves, and a lookup costs less than a hash. */
  function hashOnce(known: Map<string, string>, key: string, text: (key: string) => string): string {
    const earlier = known.get(key)
    if (earlier !== undefined) return earlier
    const input = text(key)
    spend(4 + (input.length >> 8))
    const result = hash(input)
    known.set(key, result)
    return result
  }

  /** Hash Related Blank Node (section 4.7). */
  function hashRelated(related: BlankNode, predicate: string, position: keyof KnownRelations): string {
    const byPredicate = knownRelations[position]
    let known = byPredicate.get(predicate)
    if (known === undefined) {
      known = new Map()
      byPredicate.set(predicate, known)
    }
    // The text hashes the predicate's IRI itself, without the escapes of its term.
    return hashOnce(known, identifierOf(related), (identifier) =>
      position === 'g' ? `g${identifier}` : `${position}<${iriOf(predicate)}>${identifier}`,
    )
  }

  /** Step 3: the nodes that share a quad with this one, in the order of the hashes of their relations. */
  function relationsOf(node: BlankNode): readonly Relation[] {
    const found: Relation[] = []
    const add = (term: string, predicate: string, position: keyof KnownRelations) => {
      if (!isBlank(term) || term === node.name) return
      const related = nodes.get(term) as BlankNode
      spend(1)
      found.push({ hash: hashRelated(related, predicate, position), related })
    }
    for (const { subject, predicate, object, graph } of node.quads) {
      add(subject, predicate, 's')
      add(object, predicate, 'o')
      add(graph, '', 'g')
    }
    return found.length < 2 ? found : found.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
  }

  function hashOf(node: BlankNode): string {
    spend(1 + (node.quads.length >> 4))
    if (++callDepth > MAX_CALL_DEPTH) throw operationError('rdf.too_complex', {})
    const relations = relationsOf(node)
    let text = ''
    let last = ''
    let list: BlankNode[] = []
    for (const { hash, related } of relations) {
      if (hash === last) {
        list.push(related)
        continue
      }
      if (last !== '') text += last + choosePath(list)
      last = hash
      list = [related]
    }
    if (last !== '') text += last + choosePath(list)
    callDepth--
    return hashOnce(hashes, text, (input) => input)
  }

  /** Steps 5.2 to 5.6: the least path over all orders of the list, whose numbers stay issued. */
  function choosePath(list: readonly BlankNode[]): string {
    if (list.length === 1) return pathOf(list, '') as string
    const start = issued.length
    let chosen = ''
    let chosenIssued: readonly BlankNode[] = []
    spend(list.length)
    const alike = interchangeable(list)
    if (alike.length > 1) openChoices++
    for (const order of permutations(alike)) {
      rollBack(start)
      const path = pathOf(order, chosen)
      if (path === undefined || path === chosen) continue
      chosen = path
      chosenIssued = issued.slice(start)
    }
    if (alike.length > 1) openChoices--
    rollBack(start)
    chosenIssued.forEach(issue)
    return chosen
  }

  /**
   * The list as groups of nodes that can change places without a change to the dataset: free of identifiers and with the
   * same quads but for themselves. Orders that differ only inside a group have the same path, so that one stands for all.
   */
  function interchangeable(list: readonly BlankNode[]): readonly (readonly BlankNode[])[] {
    const repeats = new Set(list).size < list.length
    const groups = new Map<BlankNode | string, BlankNode[]>()
    for (const node of list) {
      const key = repeats || node.label !== '' || node.temporary !== -1 ? node : mentionKey(node)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [node])
      else group.push(node)
    }
    return [...groups.values()]
  }

  function mentionKey(node: BlankNode): string {
    let key = mentionKeys.get(node)
    if (key !== undefined) return key
    spend(node.quads.length >> 1)
    // No term is a lone underscore.
    const own = (term: string) => (term === node.name ? '_' : term)
    const keys = node.quads.map((quad) => quadKey(own(quad.subject), quad.predicate, own(quad.object), own(quad.graph)))
    key = JSON.stringify(keys.sort())
    mentionKeys.set(node, key)
    return key
  }

  /** Steps 5.4.4 and 5.4.5; `undefined` as soon as the path is above the one to beat. */
  function pathOf(order: readonly BlankNode[], best: string): string | undefined {
    const fresh: BlankNode[] = []
    let path = ''
    spend((order.length >> 1) + ((issued.length + best.length) >> 7))
    for (const related of order) {
      if (related.label === '' && related.temporary === -1) {
        issue(related)
        fresh.push(related)
      }
      path += identifierOf(related)
    }
    if (best !== '' && path > best) return undefined
    for (const related of fresh) {
      path += `${identifierOf(related)}<${hashOf(related)}>`
      if (best === '') continue
      // Each look at the path flattens it.
      spend(path.length >> 9)
      if (path > best) return undefined
    }
    return path
  }

  return (node) => {
    rollBack(0)
    issue(node)
    const result = hashOf(node)
    spend(issued.length >> 4)
    return { hash: result, issued: issued.slice() }
  }
}

/** A node that shares a quad with another, with the hash of how (section 4.7). */
interface Relation {
  readonly hash: string
  readonly related: BlankNode
}

/** Known hashes by position, predicate and identifier. */
type KnownRelations = Readonly<Record<'s' | 'o' | 'g', Map<string, Map<string, string>>>>

/** The identifier that stands for a node in hashed texts (section 4.7.3 steps 3 and 4). */
function identifierOf(node: BlankNode): string {
  if (node.label !== '') return node.label
  return node.temporary === -1 ? node.hash : `_:b${node.temporary}`
}
