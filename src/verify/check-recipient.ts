import { asList, type Check, finding, isJsonObject, type JsonObject } from '../core/index.js'
import { matchIdentity } from '../credential/index.js'
import { checked, PASSED } from './check.js'
import type { KnownRecipient } from './recipient-options.js'

const MAX_IDENTIFIERS = 100
const PATH = '/credentialSubject'

/**
 * Recipient (OB 3.0 section 9.3): the subject's `id` is one of the known ids, or one of its identity objects is a known identity
 * of the same type. A badge that names its subject in ways which nobody knows is not somebody else's: it could not be checked.
 */
export function checkRecipient(credential: JsonObject, { ids = [], identities = [] }: KnownRecipient): Check {
  const compared: string[] = []
  const named: string[] = []
  for (const subject of asList(credential['credentialSubject']).filter(isJsonObject)) {
    const { id, identifier } = subject
    if (typeof id === 'string') {
      named.push('id')
      if (ids.includes(id)) return PASSED
      if (ids.length > 0) compared.push('id')
    }
    for (const one of asList(identifier).slice(0, MAX_IDENTIFIERS)) {
      const type = isJsonObject(one) && typeof one['identityType'] === 'string' ? one['identityType'].slice(0, 64) : ''
      named.push(type)
      for (const known of identities.filter((identity) => (identity.type ?? 'emailAddress') === type)) {
        const { result, hash } = matchIdentity(one, known.value)
        if (result === 'same')
          return hash === 'md5' ? checked('warn', finding('recipient', 'recipient.hash_weak', {}, PATH)) : PASSED
        if (result === 'other') compared.push(type)
      }
    }
  }
  return compared.length > 0
    ? checked('fail', finding('recipient', 'recipient.mismatch', { compared: [...new Set(compared)] }, PATH))
    : checked('unknown', finding('recipient', 'recipient.not_comparable', { named: [...new Set(named)] }, PATH))
}
