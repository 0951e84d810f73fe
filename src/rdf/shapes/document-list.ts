import { isPlainObject, type JsonObject, type JsonValue } from '../../core/index.js'

/** Stand before the number of an object's members, and before that of a list's items: nothing in JSON is equal to either. */
export const OBJECT: unique symbol = Symbol('object')
export const LIST: unique symbol = Symbol('list')

/** One entry of a {@link DocumentList}: a beginning, a number of members or items, a member's name, or a scalar. */
export type Entry = JsonValue | typeof OBJECT | typeof LIST

/** A document written out as one list, from which it can be read back. */
export interface DocumentList {
  readonly entries: readonly Entry[]
  /** By entry whether it is a text that another document of the shape may replace; contexts and types say what the rest means. */
  readonly isText: readonly boolean[]
  /** Equal for documents of one shape, and different for most others. */
  readonly key: number
}

const MAX_ENTRIES = 2048
const MAX_CHARACTERS = 32_768

/** Writes out a document; `undefined` for one that is no plain JSON, or too large to remember. */
export function listDocument(document: JsonObject): DocumentList | undefined {
  const list: Writing = { entries: [], isText: [], key: 0, characters: 0 }
  return add(list, document, false) && isSmall(list) ? list : undefined
}

/** The document of a list, with other texts at some of its entries. */
export function readDocument({ entries }: DocumentList, replaced: ReadonlyMap<number, string>): JsonObject {
  let at = 0
  const read = (): JsonValue => {
    const start = at++
    const entry = entries[start] as Entry
    if (entry !== OBJECT && entry !== LIST) return replaced.get(start) ?? entry
    const count = entries[at++] as number
    if (entry === LIST) return Array.from({ length: count }, read)
    // Not by assignment, which would take `__proto__` for something else.
    return Object.fromEntries(Array.from({ length: count }, () => [entries[at++] as string, read()]))
  }
  return read() as JsonObject
}

interface Writing {
  readonly entries: Entry[]
  readonly isText: boolean[]
  key: number
  characters: number
}

function isSmall({ entries, characters }: Writing): boolean {
  return entries.length <= MAX_ENTRIES && characters <= MAX_CHARACTERS
}

function add(list: Writing, value: JsonValue, isFixed: boolean): boolean {
  if (!isSmall(list)) return false
  if (typeof value !== 'object' || value === null) return addScalar(list, value, isFixed)
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[]
    push(list, LIST, false)
    push(list, items.length, false)
    mix(list, items.length)
    for (let index = 0; index < items.length; index++) if (!add(list, items[index] as JsonValue, isFixed)) return false
    return true
  }
  if (!isPlainObject(value)) return false
  const members = Object.keys(value)
  push(list, OBJECT, false)
  push(list, members.length, false)
  mix(list, members.length)
  for (const member of members) {
    push(list, member, false)
    list.characters += member.length
    mix(list, (member.length << 8) ^ (member.charCodeAt(0) | 0))
    const isMeaning = member === 'type' || member === '@type' || member === '@context'
    if (!add(list, (value as JsonObject)[member] as JsonValue, isFixed || isMeaning)) return false
  }
  return true
}

function addScalar(list: Writing, value: JsonValue, isFixed: boolean): boolean {
  const isText = typeof value === 'string'
  if (!isText && value !== null && typeof value !== 'boolean' && typeof value !== 'number') return false
  push(list, value, isText && !isFixed)
  if (isText) list.characters += value.length
  if (isText && isFixed) for (let index = 0; index < value.length; index++) mix(list, value.charCodeAt(index))
  if (!isText) mix(list, Number(value) | 0)
  return true
}

function push({ entries, isText }: Writing, entry: Entry, mayChange: boolean): void {
  entries.push(entry)
  isText.push(mayChange)
}

/** FNV-1a, by numbers rather than bytes. */
function mix(list: Writing, part: number): void {
  list.key = Math.imul(list.key ^ part, 16_777_619)
}
