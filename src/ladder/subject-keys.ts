import { isAbsoluteUrl, isJsonObject } from '../core/index.js'
import { asList, hashKey, plainKey, textOf } from './fact-parts.js'

/** Identifiers that are not one person's (OB 3.0 C.2): many have one name, and a book or a tool is nobody. */
const NOT_A_PERSON: ReadonlySet<unknown> = /* @__PURE__ */ new Set([
  'name',
  'productId',
  'isbn',
  'issn',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiToolId',
  'ltiPlatformId',
])

/** Identifiers that each issuer gives out by itself: number 17 of one school is not number 17 of another. */
const LOCAL: ReadonlySet<unknown> = /* @__PURE__ */ new Set([
  'sourcedId',
  'systemId',
  'userName',
  'accountId',
  'lisSourcedId',
  'oneRosterSourcedId',
  'sisSourcedId',
  'ltiUserId',
  'identifier',
])

/**
 * The keys by which facts name the subject of a credential: its id, and `hash:` with each identity hash. A name is none, and a
 * number or user name without a salt counts only beside its issuer's own.
 */
export function subjectKeysOf(subject: unknown, issuer?: string): readonly string[] {
  if (!isJsonObject(subject)) return []
  const keys = isAbsoluteUrl(subject['id']) ? [subject['id']] : []
  for (const identifier of asList(subject['identifier'])) {
    if (!isJsonObject(identifier) || NOT_A_PERSON.has(identifier['identityType'])) continue
    const { identityType, hashed, salt } = identifier
    const hash = textOf(identifier['identityHash'])
    if (hash === undefined) continue
    const isSalted = hashed === true && textOf(salt) !== undefined
    if (LOCAL.has(identityType) && !isSalted) {
      keys.push(plainKey(JSON.stringify([issuer ?? null, identityType, hashed === true, hash])))
    } else keys.push(hashed === true ? hashKey(hash) : plainKey(hash))
  }
  return [...new Set(keys)].slice(0, 100)
}
