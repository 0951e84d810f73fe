import type { JsonObject, JsonValue } from '../core/index.js'

/** A JSON-LD context as it is published: an object with an `@context` member. */
export interface ContextDocument extends JsonObject {
  readonly '@context': JsonValue
}
