import { type JsonObject, type JsonValue, pointer, pointerKeys } from '../../core/index.js'
import { isResult } from '../result-unit.js'

/** Whether the first pointer is the second one, or lies above it. */
export function isAtOrAbove(upper: string, lower: string): boolean {
  return lower === upper || lower.startsWith(`${upper}/`)
}

/**
 * The pointer of what is disclosed together with what a pointer names: a whole `Result`, or else the thing itself.
 * `undefined` where the document has nothing there.
 */
export function unitAt(document: JsonObject, text: string): string | undefined {
  const parts = pointerKeys(text)
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
