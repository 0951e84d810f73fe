import { isJsonObject } from '../core/index.js'

/** The id of who says to have issued something, for display and comparison; empty where nobody does. */
export function issuerIn(credential: unknown): string {
  const issuer = isJsonObject(credential) ? credential['issuer'] : undefined
  const id = isJsonObject(issuer) ? issuer['id'] : issuer
  return typeof id === 'string' ? id.slice(0, 2048) : ''
}
