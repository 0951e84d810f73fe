import { sha256 } from '#runtime'
import { canonicalizeJson, concatBytes, copyJson, copyJsonObject, type JsonValue, toMultibase64url, utf8 } from '../core/index.js'
import type { Ladder } from './types.js'

/** Deeper than requirements may nest, and more than the largest ladder has. */
export const LADDER_LIMITS: { readonly maxDepth: number; readonly maxValues: number } = { maxDepth: 128, maxValues: 2_000_000 }

/** Multihash code of SHA-256 and the length of its digest. */
const SHA2_256: readonly number[] = [0x12, 0x20]
/** Members that may change without the ladder becoming another one. */
const UNDIGESTED: readonly string[] = ['digest', 'status', 'proof']

/** `u` and the base64url of the SHA-256 multihash of a value's canonical JSON (RFC 8785, CID 1.0 section 2.5). */
export function digestJson(value: JsonValue): string {
  return digestText(canonicalizeJson(value))
}

function digestText(canonical: string): string {
  return toMultibase64url(concatBytes(Uint8Array.from(SHA2_256), sha256(utf8(canonical))))
}

/**
 * The digest that names an exact edition of a ladder: of its canonical JSON without `digest`, `status` and `proof`, so
 * that a ladder can be retired without becoming another one.
 *
 * @throws RungsError `core.json_value_unsupported` and the other codes of `copyJson`
 * @example
 * ```ts
 * import { ladderDigest, type Ladder } from 'rungs/ladder'
 * const isUnchanged = (ladder: Ladder): boolean => ladderDigest(ladder) === ladder.digest
 * ```
 */
export function ladderDigest(ladder: Ladder): string {
  const members = Object.entries(copyJsonObject(ladder, LADDER_LIMITS)).filter(([member]) => !UNDIGESTED.includes(member))
  return digestJson(Object.fromEntries(members))
}

/** {@link digestJson} of a value that the type checker does not know to be JSON. */
export function digestOf(value: unknown): string {
  return digestJson(copyJson(value, LADDER_LIMITS))
}

/** {@link digestOf} of an object with further members that are canonical JSON texts already. */
export function digestWith(value: object, written: { readonly [member: string]: string }): string {
  const members = Object.entries(copyJsonObject(value, LADDER_LIMITS)).map(([name, member]) => [name, canonicalizeJson(member)])
  const sorted = [...members, ...Object.entries(written)].sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  return digestText(`{${sorted.map(([name = '', text]) => `${canonicalizeJson(name)}:${text}`).join(',')}}`)
}
