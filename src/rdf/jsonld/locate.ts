import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../core/index.js'
import { boundPointer } from '../faults.js'

/** A value of the document: under which member it stands, items of an array under that of the array. */
interface Place {
  readonly value: JsonValue
  readonly member: string
  /** Whether it stands somewhere in an `@context`. */
  readonly inContext: boolean
}

/** The JSON pointer of the first member of a name, in document order: what is no context goes before what is. */
export function findMember(document: JsonObject, name: string): string | undefined {
  return (
    findFirst(document, ({ inContext }, key) => key === name && !inContext) ??
    findFirst(document, ({ inContext }, key) => key === name && inContext)
  )
}

/** The JSON pointer of a definition in the contexts that stand in the document. */
export function findDefinition(document: JsonObject, term: string): string | undefined {
  return findFirst(document, ({ inContext }, key) => key === term && inContext)
}

/** The JSON pointer of the reference to a context: the very string, else the context through which it is reached. */
export function findContext(document: JsonObject, url: string): string {
  const isReference = ({ value, member, inContext }: Place): boolean =>
    inContext && value === url && (member === '@context' || member === '@import')
  return findFirst(document, isReference) ?? findMember(document, '@context') ?? ''
}

/**
 * The JSON pointer of the first equal value, in document order: under one of the members named first, then anywhere, then
 * in a context. A text may also be a member's name, and of an object that jsonld expanded a part may be found.
 */
export function findValue(document: JsonObject, value: unknown, members: readonly string[] = []): string | undefined {
  const isNamed = ({ member, inContext }: Place): boolean => !inContext && members.includes(member)
  const found = findFirst(document, (place) => isNamed(place) && isSame(place.value, value))
  if (found !== undefined || value === null) return found
  return (
    findFirst(document, (place) => !place.inContext && isSame(place.value, value)) ??
    findFirst(document, (place) => place.inContext && isSame(place.value, value)) ??
    (typeof value === 'string' ? findFirst(document, (_, key) => isSame(key, value)) : findPart(document, value))
  )
}

/** What jsonld expanded is no longer spelt as in the document; its first scalar still is. */
function findPart(document: JsonObject, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) {
    const found = findValue(document, part, [key, key.replace(/^@/, '')])
    if (found !== undefined) return found
  }
  return undefined
}

/** `key` is the member's own name, and undefined for the item of an array. */
function findFirst(document: JsonObject, matches: (place: Place, key: string | undefined) => boolean): string | undefined {
  const search = (value: JsonValue, path: string, member: string, inContext: boolean): string | undefined => {
    if (typeof value !== 'object' || value === null) return undefined
    const isArray = Array.isArray(value)
    for (const key of Object.keys(value)) {
      const part = (value as JsonObject)[key] as JsonValue
      const place = { value: part, member: isArray ? member : key, inContext: inContext || key === '@context' }
      const partPath = pointer(path, key)
      if (matches(place, isArray ? undefined : key)) return partPath
      const found = search(part, partPath, place.member, place.inContext)
      if (found !== undefined) return found
    }
    return undefined
  }
  const found = search(document, '', '', false)
  return found === undefined ? undefined : boundPointer(found)
}

/** Deep equality; texts without regard to case, since language tags come back in lower case. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || a.toLowerCase() === b.toLowerCase()
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame((a as JsonObject)[key], (b as unknown as JsonObject)[key]))
  )
}

/** Whether a value is a context object, rather than a reference to one or a list. */
export function findContextObject(document: JsonObject, context: unknown): string | undefined {
  if (!isJsonObject(context)) return undefined
  return findFirst(document, ({ value, member, inContext }) => inContext && member === '@context' && isSame(value, context))
}
