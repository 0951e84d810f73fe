import { isJsonObject, type JsonValue } from '../core/index.js'
import { matchIdentity } from '../credential/index.js'

const MAX_IDENTIFIERS = 16
/** Whoever writes both sides must not make a verifier hash without end. */
const MAX_COMPARISONS = 1024
const MAX_TEXT = 4096

/**
 * Whether two `credentialSubject`s speak of one person: by id, or by an identifier of the same type where one of the two is in the
 * clear, or both have the same salt. Two ids that differ are two subjects, unless an identifier says otherwise; where nothing can be
 * compared, or more than is looked at, it is `unknown`.
 */
export function compareSubjects(record: JsonValue | undefined, inside: JsonValue | undefined): 'same' | 'other' | 'unknown' {
  const [these, those] = [subjectsOf(record), subjectsOf(inside)]
  const ids = new Set(these.flatMap(({ id }) => id ?? []))
  if (those.some(({ id }) => id !== undefined && ids.has(id))) return 'same'
  const shared = shareIdentifier(
    these.flatMap(({ identifiers }) => identifiers),
    those.flatMap(({ identifiers }) => identifiers),
  )
  if (shared !== false) return shared === true ? 'same' : 'unknown'
  return ids.size > 0 && those.some(({ id }) => id !== undefined) ? 'other' : 'unknown'
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
  if (typeof identityHash !== 'string' || identityHash === '' || identityHash.length > MAX_TEXT) return []
  if (typeof salt === 'string' && salt.length > MAX_TEXT) return []
  return [{ identityType, identityHash, hashed: hashed === true, salt }]
}

/** `undefined` where there are more to compare than is done. */
function shareIdentifier(these: readonly Identifier[], those: readonly Identifier[]): boolean | undefined {
  let left = MAX_COMPARISONS
  for (const one of these) {
    for (const other of those) {
      if (--left < 0) return undefined
      if (isSame(one, other)) return true
    }
  }
  return false
}

function isSame(a: Identifier, b: Identifier): boolean {
  // Many people have one name.
  if (a.identityType === undefined || a.identityType === 'name' || a.identityType !== b.identityType) return false
  if (!a.hashed) return matchIdentity(b, a.identityHash).result === 'same'
  if (!b.hashed) return matchIdentity(a, b.identityHash).result === 'same'
  return a.salt === b.salt && a.identityHash.toLowerCase() === b.identityHash.toLowerCase()
}
