import { CREDENTIALS_V2 } from '../contexts/index.js'
import { freezeOver, type JsonObject } from '../core/index.js'

/** A token as an object of VCDM 2.0 section 4.13: its id is a `data:` URL of the token. */
export function toEnveloped(token: string, mediaType: string): JsonObject {
  return freezeOver({
    '@context': CREDENTIALS_V2,
    id: `data:${mediaType},${token}`,
    type: 'EnvelopedVerifiableCredential',
  })
}
