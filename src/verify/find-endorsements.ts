import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../core/index.js'

/** An endorsement where it stands, and the object that it stands in. */
export interface FoundEndorsement {
  readonly path: string
  readonly value: JsonValue
  readonly holder: JsonObject
}

/**
 * Every `endorsement` and `endorsementJwt` of a document (OB 3.0 section 9.1 step 6). What stands within an endorsement, or within a
 * credential of a record, is its own and not gone into.
 */
export function findEndorsements(credential: JsonObject): readonly FoundEndorsement[] {
  const found: FoundEndorsement[] = []
  const visit = (value: JsonValue, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, pointer(path, index))
      return
    }
    for (const [key, member] of Object.entries(value as JsonObject)) {
      if (key === 'endorsement' || key === 'endorsementJwt')
        found.push(...endorsementsOf(member, pointer(path, key), value as JsonObject))
      else if (typeof member === 'object' && key !== '@context' && !isNested(path, key)) visit(member, pointer(path, key))
    }
  }
  visit(credential, '')
  return found
}

/** Where the credentials of a record stand, which are verified by themselves. */
function isNested(path: string, key: string): boolean {
  return key === 'verifiableCredential' && /^\/credentialSubject(?:\/\d+)?$/.test(path)
}

function endorsementsOf(member: JsonValue, path: string, holder: JsonObject): readonly FoundEndorsement[] {
  if (!Array.isArray(member)) return isJsonObject(member) || typeof member === 'string' ? [{ path, value: member, holder }] : []
  return member.map((value: JsonValue, index) => ({ path: pointer(path, index), value, holder }))
}
