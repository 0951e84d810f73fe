import { md5Hex, sha256, sha256Hex } from '#runtime'
import { equalBytes, inputError, isJsonObject, requireWellFormed, toHex, utf8 } from '../core/index.js'
import { invalid } from './check-values.js'
import { constructFrom } from './construct.js'
import { takeInput } from './snapshot.js'
import type { IdentityObject } from './types.js'

const MIN_SALT = 16

/**
 * The identity hash of OB 3.0 B.7: `sha256$` and the hexadecimal SHA-256 of the UTF-8 identity and salt. The identity is
 * hashed as it is: no case is folded.
 *
 * @throws RungsError `credential.field_invalid`, `core.text_not_well_formed`
 * @example
 * ```ts
 * import { hashIdentity } from 'rungs/credential'
 * hashIdentity('a@example.com', 'Kosher') // 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399'
 * ```
 */
export function hashIdentity(identity: string, salt = ''): string {
  if (typeof identity !== 'string' || identity === '') throw invalid('/identity', 'identity', 'text')
  if (typeof salt !== 'string') throw invalid('/salt', 'salt', 'text')
  requireWellFormed(identity, '/identity')
  requireWellFormed(salt, '/salt')
  return `sha256$${toHex(sha256(utf8(identity + salt)))}`
}

/** Input of {@link buildIdentityObject}. */
export interface IdentityInput {
  /** The e-mail address, student number or the like. */
  readonly identity: string
  /** Default `emailAddress`. */
  readonly identityType?: IdentityObject['identityType']
  /** At least 16 characters, fresh for every credential. It slows a guess and does not stop one: an e-mail can be tried. */
  readonly salt: string
}

/**
 * A recipient named by a salted hash (OB 3.0 B.1.11).
 *
 * @throws RungsError `credential.salt_too_short`, `credential.field_unknown`, `credential.field_invalid`
 */
export function buildIdentityObject(input: IdentityInput): IdentityObject {
  const { identity, identityType, salt } = takeInput<IdentityInput>(input, ['identity', 'identityType', 'salt'])
  if (typeof salt !== 'string' || salt.length < MIN_SALT)
    throw inputError('credential.salt_too_short', { minimum: MIN_SALT }, '/salt')
  return constructFrom('IdentityObject', {
    hashed: true,
    identityHash: hashIdentity(identity, salt),
    identityType: identityType ?? 'emailAddress',
    salt,
  }) as unknown as IdentityObject
}

/** What an IdentityObject says of an identity: the same, another, or hashed in a way that cannot be compared. */
export interface IdentityMatch {
  readonly result: 'same' | 'other' | 'unreadable'
  /** The hash that was compared; `none` for a plain identity. */
  readonly hash: 'sha256' | 'md5' | 'none'
}

/**
 * Compares an IdentityObject of a badge with a known identity (OB 3.0 section 9.3 and B.7): the hash where it says `hashed`,
 * with its salt if it has one, and the plain text otherwise. No case is folded but that of the hexadecimal digits.
 *
 * @example
 * ```ts
 * import { buildIdentityObject, matchIdentity } from 'rungs/credential'
 * const named = buildIdentityObject({ identity: 'ana@courier.example', salt: '0123456789abcdef' })
 * matchIdentity(named, 'ana@courier.example').result // 'same'
 * ```
 */
export function matchIdentity(named: unknown, identity: string): IdentityMatch {
  const { identityHash, hashed, salt } = isJsonObject(named) ? named : {}
  if (typeof identityHash !== 'string') return { result: 'unreadable', hash: 'none' }
  // The salt of a plain identity is not used (OB 3.0 B.1.11).
  if (hashed !== true) return { result: sameOrOther(identityHash, identity), hash: 'none' }
  const [, , md5, digest] = /^(?:(sha256)\$(?=.{64}$)|(md5)\$(?=.{32}$))([0-9a-f]+)$/i.exec(identityHash) ?? []
  if (digest === undefined || (salt !== undefined && typeof salt !== 'string')) return { result: 'unreadable', hash: 'none' }
  const text = identity + (salt ?? '')
  return md5 !== undefined
    ? { result: sameOrOther(digest.toLowerCase(), md5Hex(text)), hash: 'md5' }
    : { result: sameOrOther(digest.toLowerCase(), sha256Hex(text)), hash: 'sha256' }
}

function sameOrOther(actual: string, expected: string): 'same' | 'other' {
  return equalBytes(utf8(actual), utf8(expected)) ? 'same' : 'other'
}
