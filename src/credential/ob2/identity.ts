import type { JsonValue } from '../../core/index.js'
import type { IdentityObject } from '../types.js'
import type { Ob2Identity } from './types.js'

/** Names of the property `type` of an IdentityObject, short or in full, to identity types of OB 3.0 appendix C.2. */
const IDENTITY_TYPES: Readonly<Record<string, IdentityObject['identityType']>> = {
  email: 'emailAddress',
  url: 'ext:url',
  telephone: 'ext:telephone',
}

/**
 * Whom a badge of Open Badges 2.0 is about, in the words of OB 3.0 B.1.11: the hash stays as it is. A telephone number or a URL has no type
 * of its own there and becomes `ext:telephone` or `ext:url`.
 *
 * @example
 * ```ts
 * import { toIdentityObject } from 'rungs/credential/ob2'
 * toIdentityObject({ type: 'email', identity: 'ana@courier.example', hashed: false }).identityType // 'emailAddress'
 * ```
 */
export function toIdentityObject({ type, identity, hashed = false, salt }: Ob2Identity): IdentityObject {
  const [first = ''] = [type].flat() as readonly JsonValue[]
  const name = String(first).replace(/^(?:https?:\/\/schema\.org\/|schema:)/, '')
  return {
    type: 'IdentityObject',
    hashed,
    identityHash: identity,
    identityType: Object.hasOwn(IDENTITY_TYPES, name) ? (IDENTITY_TYPES[name] as IdentityObject['identityType']) : 'identifier',
    // The salt of a plain identity is not used (OB 3.0 B.1.11).
    ...(hashed && salt !== undefined && { salt }),
  }
}
