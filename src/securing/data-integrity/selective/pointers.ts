import { isJsonObject, type JsonObject, type JsonValue, pointer, pointerKeys } from '../../../core/index.js'
import { isResult } from '../../result-unit.js'

/** Members that say whether a credential holds, by VCDM 1.1 and 2.0: no holder may leave them out. */
const VALIDITY: readonly string[] = [
  '/issuer',
  '/validFrom',
  '/validUntil',
  '/issuanceDate',
  '/expirationDate',
  '/credentialStatus',
  '/termsOfUse',
  // Proofs that this one covers.
  '/proof',
  // Without its status a result could pass for another.
  '/credentialSubject/result/status',
]

/** What Open Badges 3.0 section B.1 requires of an `AchievementCredential`, so that what is shown is still one. */
const OPEN_BADGE: readonly string[] = [
  '/name',
  '/credentialSchema',
  '/credentialSubject/type',
  '/credentialSubject/achievement/type',
  '/credentialSubject/achievement/name',
  '/credentialSubject/achievement/description',
  '/credentialSubject/achievement/criteria',
]

/**
 * The pointers of what is always shown: those configured, or by default what an Open Badge must have; and besides, wherever
 * they stand, the members that say whether the credential holds.
 */
export function toMandatoryPointers(document: JsonObject, configured: readonly string[] | undefined): readonly string[] {
  const always = VALIDITY.flatMap((way) => pointersTo(document, way.split('/').slice(1), ''))
  const others = configured ?? OPEN_BADGE.flatMap((way) => pointersTo(document, way.split('/').slice(1), ''))
  return [...new Set([...always, ...others])]
}

/** The pointers of the members on a way, in each item of the arrays that lie on it. */
function pointersTo(value: JsonValue, way: readonly string[], path: string): readonly string[] {
  const [key, ...rest] = way
  if (key === undefined) return [path]
  if (Array.isArray(value)) return value.flatMap((item: JsonValue, index) => pointersTo(item, way, pointer(path, index)))
  if (!isJsonObject(value) || !Object.hasOwn(value, key)) return []
  return pointersTo(value[key] as JsonValue, rest, pointer(path, key))
}

/**
 * A holder's pointer, cut where it would take apart what belongs together: a `Result` (Open Badges 3.0 section B.7.2), whose
 * value means nothing without its status and description, and a credential inside, whose own proof is over the whole of it.
 */
export function widenPointer(document: JsonObject, text: string): string {
  const keys = pointerKeys(text) ?? []
  let value: JsonValue | undefined = document
  let path = ''
  for (const key of keys) {
    if (path !== '' && isJsonObject(value) && (isResult(value, path) || Object.hasOwn(value, 'proof'))) return path
    value = typeof value === 'object' && value !== null ? memberOf(value, key) : undefined
    path = pointer(path, key)
  }
  return text
}

/** The status of each result that pointers lead into: its value means nothing without it. */
export function statusPointers(document: JsonObject, pointers: readonly string[]): readonly string[] {
  return pointers.flatMap((text) => {
    const path = widenPointer(document, text)
    const result = (pointerKeys(path) ?? []).reduce<JsonValue | undefined>(
      (value, key) => (typeof value === 'object' && value !== null ? memberOf(value, key) : undefined),
      document,
    )
    return isJsonObject(result) && isResult(result, path) && result['status'] !== undefined ? [pointer(path, 'status')] : []
  })
}

function memberOf(value: object, key: string): JsonValue | undefined {
  return Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined
}
