import { sha256 } from '#runtime'
import { type JsonValue, asList as listOf, parseDateOrDateTime, toHex, utf8 } from '../core/index.js'
import type { Fact, FactResult } from './types.js'

const MAX_ITEMS = 1000

/** Result types whose value is an amount of work or learning. */
const AMOUNT_TYPES: ReadonlyMap<string | undefined, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ ['hours', 'points', 'projects'].map((measure) => [`ext:${measure}`, measure]),
)

/** The measure of which a result states an amount, such as `hours` for `ext:hours`. */
export function measureOf(result: FactResult): string | undefined {
  return AMOUNT_TYPES.get(result.resultType)
}

/** The key of a worker named by a hash: `hash:` and the identity hash of OB 3.0 B.1.11. */
export function hashKey(identityHash: string): string {
  return `hash:${identityHash}`
}

/** The key of a worker named in plain text: as if hashed without salt, so that no fact carries a personal datum. */
export function plainKey(identity: string): string {
  return hashKey(`sha256$${toHex(sha256(utf8(identity)))}`)
}

/** A member if there is something to put in. */
export function member<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: V }
}

/** A period as an amount has it. */
export type Period = Pick<Fact['amounts'][number], 'from' | 'to'>

/** A value that may be one or several, as several; no more than a thousand. */
export function asList(value: JsonValue | undefined): readonly JsonValue[] {
  return listOf(value, MAX_ITEMS)
}

/** A text that is one, and not without end. */
export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 10_000 ? value : undefined
}

/** A date that can be read. */
export function dateOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && parseDateOrDateTime(value) !== undefined ? value : undefined
}
