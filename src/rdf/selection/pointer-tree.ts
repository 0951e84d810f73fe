import { inputError, isJsonObject, type JsonObject, type JsonValue, pointerKeys } from '../../core/index.js'

/** The parts of a value that some pointers name: all of it, or some of its members. */
export interface PointerTree {
  isWhole: boolean
  readonly members: Map<string, PointerTree>
}

/** Bounds what a proof may ask for. */
const MAX_POINTERS = 10_000

/**
 * The members that JSON pointers (RFC 6901) name in a document, as a tree (ECDSA cryptosuites 1.0 section 3.4.10, json pointer
 * to paths, and the first half of 3.4.12). What lies below an indivisible value stands for the whole value.
 *
 * @throws RungsError `rdf.pointer_invalid`, at the pointer
 */
export function toPointerTree(
  document: JsonObject,
  pointers: readonly string[],
  isIndivisible: (value: object) => boolean,
): PointerTree {
  const root: PointerTree = { isWhole: false, members: new Map() }
  if (pointers.length > MAX_POINTERS) throw inputError('rdf.pointer_invalid', { reason: 'unmatched' })
  for (const pointer of pointers) addPointer(root, document, pointer, isIndivisible)
  return root
}

function addPointer(root: PointerTree, document: JsonObject, pointer: string, isIndivisible: (value: object) => boolean): void {
  let tree = root
  let value: JsonValue = document
  let isInside = false
  for (const key of keysOf(pointer)) {
    isInside ||= typeof value === 'object' && value !== null && isIndivisible(value)
    value = memberAt(value, key, pointer)
    if (isInside) continue
    const next = tree.members.get(key) ?? { isWhole: false, members: new Map() }
    tree.members.set(key, next)
    tree = next
  }
  tree.isWhole = true
}

function keysOf(pointer: string): readonly string[] {
  const keys = pointerKeys(pointer)
  if (keys === undefined) throw fault('syntax', pointer)
  return keys
}

function memberAt(value: JsonValue, key: string, pointer: string): JsonValue {
  const isMember = Array.isArray(value) ? /^(?:0|[1-9]\d*)$/.test(key) : isJsonObject(value)
  if (!isMember || !Object.hasOwn(value as object, key)) throw fault('unmatched', pointer)
  return (value as JsonObject)[key] as JsonValue
}

function fault(reason: 'syntax' | 'unmatched', pointer: string) {
  return inputError('rdf.pointer_invalid', { reason }, pointer.slice(0, 200))
}
