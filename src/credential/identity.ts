import { sha256 } from '#runtime'
import { inputError, requireWellFormed, toHex, utf8 } from '../core/index.js'
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
