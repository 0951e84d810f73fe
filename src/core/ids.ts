import { v4, v5 } from 'uuid'
import { platformRandom } from './environment.js'

/** A new `urn:uuid:` URL of version 4, which unlike version 7 does not tell when it was made (RFC 9562). */
export function newUrn(random: (length: number) => Uint8Array = platformRandom): string {
  // A copy, since the generator writes the version into the bytes it is given.
  return `urn:uuid:${v4({ random: random(16).slice() })}`
}

const SHARED = 6

/**
 * A maker of `urn:uuid:` URLs of version 4 whose first 48 bits are random once for all, so that what is made together lies side by side in an
 * index that is ordered by them; a database then writes few pages for many rows. The other 74 bits are random for each.
 */
export function createUrnMaker(random: (length: number) => Uint8Array = platformRandom): () => string {
  const shared = random(SHARED).slice()
  return () =>
    newUrn((length) => {
      const bytes = random(length).slice()
      bytes.set(shared)
      return bytes
    })
}

/** The UUID of version 5 that belongs to a name in the namespace of URLs: the same for the same name (RFC 9562 section 5.5). */
export function uuidOf(name: string): string {
  return v5(name, v5.URL)
}

/** Whether a text is an absolute URL: a scheme, something after it, and no white space or characters URLs exclude. */
export function isAbsoluteUrl(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 4096 && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u0020]+$/i.test(text)
}
