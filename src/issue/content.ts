import { fromBase64url, fromUtf8, isJsonObject, type JsonObject, parseDateTime, parseJson } from '../core/index.js'

/** Names of claims that a token adds to its credential (RFC 7519 section 4.1). */
const CLAIMS: readonly string[] = ['iss', 'sub', 'aud', 'jti', 'nbf', 'exp', 'iat', 'cnf']
const MAX_BYTES = 32 * 1024 * 1024

/** A credential as text, as it is handed out and kept. */
export function toCredentialText(credential: JsonObject | string): string {
  return typeof credential === 'string' ? credential : JSON.stringify(credential)
}

/** What a text of our own says: a JSON credential, or the claims of a compact token. Nothing is verified. */
export function contentOf(text: string): JsonObject {
  const json = text.startsWith('{') ? text : fromUtf8(fromBase64url(text.split('.', 2)[1] ?? ''))
  const value = parseJson(json, { maxBytes: MAX_BYTES })
  if (!isJsonObject(value)) return {}
  if (text.startsWith('{')) return value
  const inside = isJsonObject(value['vc']) ? value['vc'] : {}
  return Object.fromEntries(Object.entries({ ...value, ...inside }).filter(([name]) => !CLAIMS.includes(name) && name !== 'vc'))
}

/** When a date of a content is, in milliseconds; undefined where there is none. */
export function timeOf(content: JsonObject, member: 'validFrom' | 'validUntil'): number | undefined {
  return parseDateTime(content[member])?.epochMs
}
