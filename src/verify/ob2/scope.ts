import { isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'
import { isWebUrl } from './documents.js'

/** Whether an issuer vouches for what is hosted at a URL, or by which property it asks to be told that is not known here. */
export type Scope =
  | { readonly isWithin: boolean; readonly unsupported?: undefined }
  | { readonly unsupported: string; readonly isWithin?: undefined }

/**
 * The scope of an issuer for hosted verification (OB 2.0 VerificationObject): hosts of `allowedOrigins`, beginnings of `startsWith`, both
 * where both are given, and without either the origin of the profile itself. A beginning counts on its own host alone, so that
 * `https://school.example` does not cover `https://school.example.evil.example`.
 */
export function scopeOf(id: string, profile: JsonObject): Scope {
  const rules = isJsonObject(profile['verification']) ? profile['verification'] : {}
  const property = rules['verificationProperty']
  if (property !== undefined && property !== 'id' && property !== '@id')
    return { unsupported: typeof property === 'string' ? property.slice(0, 64) : '' }
  if (!isWebUrl(id)) return { isWithin: false }
  const url = new URL(id)
  const starts = textsOf(rules['startsWith'])
  const origins = textsOf(rules['allowedOrigins'])
  if (starts === undefined && origins === undefined) return { isWithin: isSameOrigin(id, String(profile['id'])) }
  const isAllowed = origins === undefined || origins.some((origin) => isHost(origin, url))
  const isBelow = starts === undefined || starts.some((start) => startsWith(url, start))
  return { isWithin: isAllowed && isBelow }
}

/** The origins are one, be one of them written with http. */
export function isSameOrigin(a: string, b: string): boolean {
  return isWebUrl(a) && isWebUrl(b) && new URL(a).host === new URL(b).host
}

/** A registered name, which some write as a whole origin. */
function isHost(origin: string, url: URL): boolean {
  if (origin.includes('://')) return isSameOrigin(origin, url.href)
  return origin.toLowerCase() === url.hostname || origin.toLowerCase() === url.host
}

/** Both as a browser would ask for them: without dots that lead elsewhere. */
function startsWith(url: URL, start: string): boolean {
  if (!isSameOrigin(start, url.href)) return false
  const beginning = new URL(start)
  return (url.pathname + url.search).startsWith(beginning.pathname + beginning.search)
}

function textsOf(value: JsonValue | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : ([value].flat() as readonly JsonValue[]).filter((one) => typeof one === 'string')
}
