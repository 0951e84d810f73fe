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
  const types = value.includes('@') ? ['emailAddress'] : NUMBERS
  return { identities: types.map((type) => ({ type, value })) }
}
