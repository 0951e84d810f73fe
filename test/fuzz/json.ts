/** A JSON value that mutations change in place; numbers may be anything that JSON can write. */
export type Json = null | boolean | number | string | Json[] | JsonMap
/** A JSON object; its own members may have any name, `__proto__` too. */
export interface JsonMap {
  [member: string]: Json
}

/** Whether a value is an object and no array. */
export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Sets an own member, whatever its name. */
export function put(map: JsonMap, member: string, value: Json): void {
  Object.defineProperty(map, member, { value, writable: true, enumerable: true, configurable: true })
}

/** An object of these members in this order. */
export function mapOf(entries: readonly (readonly [member: string, value: Json])[]): JsonMap {
  const map: JsonMap = {}
  for (const [member, value] of entries) put(map, member, value)
  return map
}

/** A deep copy. */
export function copy<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T
  if (isMap(value)) return mapOf(Object.entries(value).map(([member, inner]) => [member, copy(inner)])) as T
  return value
}

/** The same value, frozen at every depth: whoever changes it is caught. */
export function freeze<T extends Json>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) freeze(inner)
    Object.freeze(value)
  }
  return value
}

/** Calls `visit` with every value inside a value, itself first, and with the name of every member. */
export function eachValue(value: Json, visit: (value: Json, member?: string) => void, member?: string): void {
  visit(value, member)
  if (Array.isArray(value)) for (const item of value) eachValue(item, visit)
  else if (isMap(value)) for (const [name, inner] of Object.entries(value)) eachValue(inner, visit, name)
}

/** Whether a JSON pointer (RFC 6901) names a value of the document. */
export function hasPath(document: Json, path: string): boolean {
  return path === '' || valueAt(document, path) !== undefined
}

/** The value that a JSON pointer names. */
export function valueAt(document: Json, path: string): Json | undefined {
  return path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((value, token) => {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined
      return (value as JsonMap)[token]
    }, document)
}
