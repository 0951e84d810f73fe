import { type Check, isAbsoluteUrl, isJsonObject, type JsonObject, usageError } from '../core/index.js'
import { issuerIdOf } from '../securing/index.js'
import type { TrustSource } from '../verify/index.js'
import { PASSED, unknownIssuer } from './listed.js'

/** An issuer that is relied on: its id and, for people, its name. */
export interface TrustedIssuer {
  readonly id: string
  readonly name?: string
}

/**
 * A trust source over a fixed list of issuers. An issuer that is not on it is not wrong, only unknown: the check is `warn`
 * and its finding has the line that would add the issuer.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { mechanisms } from 'rungs/preset/all'
 * import { createTrustList } from 'rungs/trust'
 * const trust = createTrustList([{ id: 'did:web:school.example', name: 'Vocational School' }])
 * const verifier = createVerifier({ mechanisms, trust })
 * ```
 */
export function createTrustList(issuers: readonly (string | TrustedIssuer)[]): TrustSource {
  const list: readonly unknown[] = Array.isArray(issuers) ? issuers : [issuers]
  const ids = new Set(list.map((issuer) => (isJsonObject(issuer) ? issuer['id'] : issuer)))
  for (const id of ids) {
    if (!isAbsoluteUrl(id)) throw usageError('core.option_invalid', { option: 'issuers', expected: 'DIDs or URLs' })
  }
  return Object.freeze({ check: (credential: JsonObject) => checkIssuerKnown(credential, ids) })
}

function checkIssuerKnown(credential: JsonObject, ids: ReadonlySet<unknown>): Check {
  const issuer = issuerIdOf(credential) ?? ''
  return ids.has(issuer) ? PASSED : unknownIssuer(credential, issuer)
}
