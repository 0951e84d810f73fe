import { isJsonObject, type JsonObject, type JsonValue } from '../core/index.js'
import { typesOf } from './types-of.js'

/**
 * Whether a value is a `Result` of OB 3.0: by its type, or because of where it stands. Its value, status and
 * level say something together only, so a result is disclosed as a whole.
 */
export function isResult(value: JsonValue, path: string): value is JsonObject {
  return isJsonObject(value) && (typesOf(value).some((type) => /(^|[:/#])Result$/.test(type)) || /\/result(\/\d+)?$/.test(path))
}
