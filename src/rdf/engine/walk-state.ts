import { inputError, type JsonObject, type JsonValue, operationError, pointer, type RungsError } from '../../core/index.js'
import type { Quad } from '../dataset/quads.js'
import { boundPointer, termUndefined } from '../faults.js'
import type { ContextEnvironment } from './context/process.js'

/**
 * Names blank nodes by the parts of the document that they come from, so that parts of it, walked by themselves, speak of the
 * same nodes; and is told which parts are one value.
 */
export interface Naming {
  /** The blank node of a node object without an id. */
  nodeName(node: JsonObject): string
  /** How the names of a list's cells begin; the list is the value of `member` in `node`. */
  cellName(node: JsonObject, member: string): string
  /** The graph that the value of a graph container is. */
  graphName(node: JsonObject): string
  /** A list, a JSON literal or a value object: taken apart, it would be another value. */
  onIndivisible(value: JsonValue): void
}

/** What a walk over one document carries along. */
export interface Walk {
  readonly contexts: ContextEnvironment
  readonly quads: Quad[]
  /** Where in the document the walk is. */
  readonly path: (string | number)[]
  /** Names for blank nodes that the document names itself. */
  readonly names: Map<string, string>
  /** Absent where blank nodes are named in the order in which they are met. */
  readonly naming: Naming | undefined
  blanks: number
  /** Nodes and items met so far. */
  parts: number
  /** Whether any context made compact IRIs or terms of IRIs possible. */
  hasCompactIris: boolean
}

/** The first names of blank nodes: texts that last are found faster in maps than texts made anew. */
const BLANK_NAMES: readonly string[] = /* @__PURE__ */ Array.from({ length: 64 }, (_, index) => `_:b${index}`)

const MAX_DEPTH = 200
const MAX_PARTS = 1_000_000

/** Bounds depth and work; an object made by hand may hold itself, or one part in many places. */
export function countParts(walk: Walk, parts: number): void {
  walk.parts += parts
  if (walk.path.length > MAX_DEPTH || walk.parts > MAX_PARTS) throw operationError('rdf.too_complex', {}, { path: here(walk) })
}

/** A new blank node. */
export function freshBlank(walk: Walk): string {
  const index = walk.blanks++
  return BLANK_NAMES[index] ?? `_:b${index}`
}

/** The blank node that the document calls so. */
export function namedBlank(walk: Walk, name: string): string {
  const known = walk.names.get(name)
  if (known !== undefined) return known
  // A name of the document's own lasts; `=` begins none of the naming's.
  const made = walk.naming === undefined ? freshBlank(walk) : `_:=${name.slice(2)}`
  walk.names.set(name, made)
  return made
}

/** The JSON pointer of where the walk is, or of a member there. */
export function here(walk: Walk, ...members: readonly (string | number)[]): string {
  return boundPointer([...walk.path, ...members].reduce<string>((path, member) => pointer(path, member), ''))
}

/** A member that no context gives a meaning to. */
export function undefinedTerm(walk: Walk, term: string): RungsError {
  return termUndefined(term, here(walk, term))
}

/** Something that would be dropped without a trace, by its name in safe mode. */
export function dataLost(walk: Walk, reason: string, ...members: readonly (string | number)[]): RungsError {
  return inputError('rdf.data_lost', { reason }, here(walk, ...members))
}

/** A fault of the document, by its code in JSON-LD 1.1 API section 9.6. */
export function documentFault(walk: Walk, reason: string, ...members: readonly (string | number)[]): RungsError {
  return inputError('rdf.document_invalid', { reason }, here(walk, ...members))
}
