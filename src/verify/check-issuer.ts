import { type Check, finding, type JsonObject } from '../core/index.js'
import { issuerIdOf, type Opened } from '../securing/index.js'
import { checked, PASSED } from './check.js'
import type { ListedKeyOptions } from './check-listed-keys.js'

/**
 * Issuer: at least one right proof must be made with a key that the issuer controls and lists for assertions
 * (CID 1.0 section 3.3, VCDM 2.0 section 7.1). A key that only the token itself carries proves integrity, not origin.
 */
export async function checkIssuer(credential: JsonObject, opened: readonly Opened[], options: ListedKeyOptions): Promise<Check> {
  const issuer = issuerIdOf(credential)
  if (issuer === undefined) return checked('fail', finding('issuer', 'issuer.id_missing', {}, '/issuer'))
  if (opened.some((one) => one.controller === issuer)) return PASSED
  // Most issuers are the controllers of their keys.
  const { checkListedKeys } = await import('./check-listed-keys.js')
  return checkListedKeys(issuer, opened, options)
}
