import { isJsonObject, type JsonValue } from '../core/index.js'
import { matchIdentity } from '../credential/index.js'

const MAX_IDENTIFIERS = 16

/**
 * Whether two `credentialSubject`s speak of one person: by id, or by an identifier of the same type where one of the two is in the
 * clear, or both have the same salt. Two ids that differ are two subjects, unless an identifier says otherwise; where nothing can be
 * compared it is `unknown`.
 */
export function compareSubjects(record: JsonValue | undefined, inside: JsonValue | undefined): 'same' | 'other' | 'unknown' {
  const pairs = subjectsOf(record).flatMap((one) => subjectsOf(inside).map((other) => [one, other] as const))
  if (pairs.some(([one, other]) => (one.id !== undefined && one.id === other.id) || shareIdentifier(one, other))) return 'same'
  return pairs.some(([one, other]) => one.id !== undefined && other.id !== undefined) ? 'other' : 'unknown'
}

interface Named {
  readonly id: string | undefined
  readonly identifiers: readonly Identifier[]
}

interface Identifier {
  readonly identityType: JsonValue | undefined
  readonly identityHash: string
  readonly hashed: boolean
  readonly salt: JsonValue | undefined
}

function subjectsOf(value: JsonValue | undefined): readonly Named[] {
  return [value].flat().flatMap((subject) => {
    if (!isJsonObject(subject)) return []
    const { id, identifier } = subject
    const identifiers = (Array.isArray(identifier) ? identifier : []).slice(0, MAX_IDENTIFIERS).flatMap(identifierOf)
    return [{ id: typeof id === 'string' && id !== '' ? id : undefined, identifiers }]
  })
}

function identifierOf(value: unknown): readonly Identifier[] {
  if (!isJsonObject(value)) return []
  const { identityType, identityHash, hashed, salt } = value
  if (typeof identityHash !== 'string' || identityHash === '') return []
  return [{ identityType, identityHash, hashed: hashed === true, salt }]
}

function shareIdentifier(one: Named, other: Named): boolean {
  return one.identifiers.some((a) => other.identifiers.some((b) => isSame(a, b)))
}

function isSame(a: Identifier, b: Identifier): boolean {
  // Many people have one name.
  if (a.identityType === undefined || a.identityType === 'name' || a.identityType !== b.identityType) return false
  if (!a.hashed) return matchIdentity(b, a.identityHash).result === 'same'
  if (!b.hashed) return matchIdentity(a, b.identityHash).result === 'same'
  return a.salt === b.salt && a.identityHash.toLowerCase() === b.identityHash.toLowerCase()
}
