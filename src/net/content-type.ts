/**
 * Under which types hosts send JSON: the right ones, any `+json`, and those of file hosts that know nothing of the file (`text/plain`,
 * octets, none at all). HTML is not among them: it is a page about the document, or an error page.
 */
const JSON_TYPES: readonly string[] = [
  'application/json',
  '+json',
  'text/json',
  'application/vc',
  'application/vp',
  'application/did',
  'application/cid',
  'text/plain',
  'application/octet-stream',
  'binary/octet-stream',
  '',
]

/** Those, and the types of tokens. */
const CREDENTIAL_TYPES: readonly string[] = [...JSON_TYPES, 'application/jwt', 'application/jose', '+jwt', '+sd-jwt', '+jws']

const MAX_TYPES = 64
const PATTERN = /^(|\+[a-z0-9-]{1,32}|[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,64})$/

/** The types that `types` stands for; `undefined` where it is no such option. */
export function typesOf(types: unknown): readonly string[] | undefined {
  if (types === 'json') return JSON_TYPES
  if (types === 'credential') return CREDENTIAL_TYPES
  if (!Array.isArray(types) || types.length > MAX_TYPES) return undefined
  return types.every((one) => typeof one === 'string' && PATTERN.test(one)) ? [...types] : undefined
}

/** The media type of a `Content-Type` header in lower case without parameters; empty where there is none. */
export function mediaTypeOf(header: string | undefined): string {
  return (header ?? '').split(';', 1)[0]!.trim().toLowerCase()
}

/** Whether a media type is in a list, where `+json` stands for every type with that suffix (RFC 6839) and empty text for none. */
export function isTypeListed(type: string, list: readonly string[]): boolean {
  return list.some((one) => (one.startsWith('+') ? type.endsWith(one) && type.includes('/') : type === one))
}

/** A type as a server wrote it, fit for a message. */
export function shownType(type: string): string {
  return /^[a-z0-9!#$&^_.+/-]{1,64}$/.test(type) ? type : type === '' ? '' : 'unreadable'
}
