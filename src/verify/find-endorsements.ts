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
  // The members on the way to where the search is: most credentials have no endorsement whose pointer would be wanted.
  const way: (string | number)[] = []
  const visit = (value: JsonValue): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        way.push(index)
        visit(value[index])
        way.pop()
      }
      return
    }
    const holder = value as JsonObject
    for (const key in holder) {
      const member = holder[key] as JsonValue
      if (key === '@context' || (key === 'verifiableCredential' && isSubject(way))) continue
      way.push(key)
      if (key === 'endorsement' || key === 'endorsementJwt') found.push(...endorsementsOf(member, toPointer(way), holder))
      else visit(member)
      way.pop()
    }
  }
  visit(credential)
  return found
}

/** Whether the way leads to a subject; the credentials of a record, which are verified by themselves, stand there. */
function isSubject(way: readonly (string | number)[]): boolean {
  return way[0] === 'credentialSubject' && (way.length === 1 || (way.length === 2 && typeof way[1] === 'number'))
}

function toPointer(way: readonly (string | number)[]): string {
  return way.reduce(pointer, '')
}

function endorsementsOf(member: JsonValue, path: string, holder: JsonObject): readonly FoundEndorsement[] {
  if (!Array.isArray(member)) return isJsonObject(member) || typeof member === 'string' ? [{ path, value: member, holder }] : []
  return member.map((value: JsonValue, index) => ({ path: pointer(path, index), value, holder }))
}
