import { isJsonObject } from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import type { KnownRecipient } from '../../verify/index.js'

/** Identity types of OB 3.0 C.2 by which schools and platforms number people. */
const NUMBERS = [
  'identifier',
  'sourcedId',
  'sisSourcedId',
  'lisSourcedId',
  'oneRosterSourcedId',
  'systemId',
  'accountId',
  'userName',
  'nationalIdentityNumber',
]

/** What is known of a person by what somebody has typed: an address, an id, or a number of whichever kind. */
export function toPerson(text: string): KnownRecipient {
  const value = text.trim()
  if (/^(did:|https?:\/\/|urn:)/.test(value)) return { ids: [value] }
  if (!value.includes('@')) return { identities: NUMBERS.map((type) => ({ type, value })) }
  // Keyboards of phones begin with a capital, and few issuers hash an address with one.
  const written = Array.from(new Set([value, value.toLowerCase()]))
  return { identities: written.map((one) => ({ type: 'emailAddress', value: one })) }
}

/** The DIDs that a badge was issued to: whoever holds a key of one can show that the badge is theirs. */
export function keysOf({ credentialSubject }: VerifiableCredential): readonly string[] {
  const ids = [credentialSubject].flat().map((one) => (isJsonObject(one) ? one['id'] : undefined))
  return ids.filter((id): id is string => typeof id === 'string' && id.startsWith('did:'))
}
