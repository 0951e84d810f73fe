import {
  copyJsonObject,
  fromBase64url,
  fromUtf8,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
  pointer,
} from '../../core/index.js'
import { isCompactJws } from '../../securing/index.js'

/** A badge as its template has it: what slots can be in, and for a token what is around it. */
export interface BadgeParts {
  readonly content: JsonObject
  readonly token?: { readonly header: string; readonly payload: string; readonly signature: Uint8Array }
}

/**
 * The parts of a badge: of a JSON object with its proof, of its text, or of a token. Nothing is verified.
 *
 * @throws RungsError `core.input_type`, `core.encoding_invalid`, `core.json_*`
 */
export function partsOfBadge(credential: JsonObject | string): BadgeParts {
  if (typeof credential !== 'string') return { content: copyJsonObject(credential) }
  const text = credential.trim()
  if (!isCompactJws(text)) return { content: copyJsonObject(parseJson(text)) }
  const [header, payload, signature] = text.split('.').map((part) => fromBase64url(part)) as [Uint8Array, Uint8Array, Uint8Array]
  const token = { header: fromUtf8(header), payload: fromUtf8(payload), signature }
  return { content: copyJsonObject(parseJson(token.payload)), token }
}

/** Where two values first differ (JSON pointer), in what they hold or in the order of their members; `undefined` where nowhere. */
export function firstDifference(a: JsonValue, b: JsonValue, inOrder: boolean, path = ''): string | undefined {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b) ? undefined : path
  const [keys, others] = [Object.keys(a), Object.keys(b)]
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== others.length) return path
  for (const [index, key] of keys.entries()) {
    if (!Object.hasOwn(b, key) || (inOrder && others[index] !== key)) return pointer(path, key)
    const found = firstDifference(
      (a as JsonObject)[key] as JsonValue,
      (b as JsonObject)[key] as JsonValue,
      inOrder,
      pointer(path, key),
    )
    if (found !== undefined) return found
  }
  return undefined
}

/** The error of a badge that is not of a template. */
export function differs(at: string): Error {
  return inputError('holder.paper_template_differs', { pointer: at })
}

/** Whether a value is an object or a list. */
export function isInner(value: JsonValue): value is JsonObject {
  return isJsonObject(value) || Array.isArray(value)
}
