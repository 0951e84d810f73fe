import { isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'
import type { Naming } from '../engine/walk-state.js'
import type { PointerTree } from './pointer-tree.js'

/** A document whose objects have names that a selection of it keeps. */
export interface NamedDocument {
  readonly document: JsonObject
  readonly names: ReadonlyMap<object, string>
}

/**
 * A copy with a name for each object, from which blank nodes take theirs. It does what skolemization does (ECDSA cryptosuites
 * 1.0 sections 3.4.5 to 3.4.9), and for the cells of lists and for graphs as well, which have no place for an id in JSON.
 */
export function nameDocument(document: JsonObject): NamedDocument {
  const names = new Map<object, string>()
  return { document: copy(document, (_, made) => names.set(made, `_:s${names.size}`)) as JsonObject, names }
}

/** Blank nodes by the names of the objects; what is one value is put into `indivisible`. */
export function namingOf({ names }: NamedDocument, indivisible: Set<object>): Naming {
  const nameOf = (part: object): string => names.get(part) as string
  return {
    nodeName: nameOf,
    cellName: (node, member) => `${nameOf(node)}.${member}`,
    graphName: (node) => `${nameOf(node)}@`,
    onIndivisible: (value) => {
      if (typeof value === 'object' && value !== null) indivisible.add(value)
    },
  }
}

/** Members that come along, whole, with any other: without them it would mean something else (section 3.4.11, and nested contexts). */
const COMPANIONS: readonly string[] = ['@context', 'id', 'type']

/** The part of a document that a tree of pointers names (sections 3.4.11 to 3.4.13); members keep their order. */
export function selectFrom(source: NamedDocument, tree: PointerTree, isIndivisible: (value: object) => boolean): NamedDocument {
  const names = new Map<object, string>()
  const keep = (part: object, made: object): void => {
    names.set(made, source.names.get(part) as string)
  }
  const select = (value: JsonValue, { isWhole, members }: PointerTree): JsonValue => {
    if (isWhole || typeof value !== 'object' || value === null || isIndivisible(value)) return copy(value, keep)
    if (Array.isArray(value)) {
      const items = value as readonly JsonValue[]
      return items.flatMap((item, index) => {
        const part = members.get(String(index))
        return part === undefined ? [] : [select(item, part)]
      })
    }
    const object = value as JsonObject
    const made = Object.fromEntries(
      Object.keys(object).flatMap((member) => {
        if (COMPANIONS.includes(member)) return [[member, copy(object[member] as JsonValue, keep)]]
        const part = members.get(member)
        return part === undefined ? [] : [[member, select(object[member] as JsonValue, part)]]
      }),
    )
    keep(object, made)
    return made
  }
  return { document: select(source.document, tree) as JsonObject, names }
}

function copy(value: JsonValue, onCopy: (part: object, made: object) => void): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => copy(item, onCopy))
  if (!isJsonObject(value)) return value
  const made = Object.fromEntries(Object.entries(value).map(([member, part]) => [member, copy(part, onCopy)]))
  onCopy(value, made)
  return made
}
