import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../core/index.js'
import { typesOf } from '../types-of.js'

/** The member names and indexes of a JSON pointer (RFC 6901 section 4), or `undefined` where it is none. */
export function pathOf(text: string): readonly string[] | undefined {
  if (text === '') return []
  if (!text.startsWith('/') || /~(?![01])/.test(text)) return undefined
  return text
    .slice(1)
    .split('/')
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
}

/** Whether the first pointer is the second one, or lies above it. */
export function isAtOrAbove(upper: string, lower: string): boolean {
  return lower === upper || lower.startsWith(`${upper}/`)
}

/**
 * Whether a value is a `Result` of OB 3.0: by its type, or because of where it stands. Its value, status and
 * level say something together only, so a result is disclosed as a whole.
 */
export function isResult(value: JsonValue, path: string): value is JsonObject {
  return isJsonObject(value) && (typesOf(value).some((type) => /(^|[:/#])Result$/.test(type)) || /\/result(\/\d+)?$/.test(path))
}

/**
 * The pointer of what is disclosed together with what a pointer names: a whole `Result`, or else the thing itself.
 * `undefined` where the document has nothing there.
 */
export function unitAt(document: JsonObject, text: string): string | undefined {
  const parts = pathOf(text)
  if (parts === undefined) return undefined
  let value: JsonValue = document
  let path = ''
  let unit: string | undefined
  for (const part of parts) {
    if (
      typeof value !== 'object' ||
      value === null ||
      !Object.hasOwn(value, part) ||
      (Array.isArray(value) && part === 'length')
    ) {
      return undefined
    }
    value = (value as JsonObject)[part] as JsonValue
    path = pointer(path, part)
    if (unit === undefined && isResult(value, path)) unit = path
  }
  return unit ?? path
}
