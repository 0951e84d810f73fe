import { createHash, createPrivateKey } from 'node:crypto'
import { parseSecretJwk, type SecretJwk } from 'rungs/keys'

/**
 * Everything here that looks like chance comes of one text, so that each run makes the same year of the same people. That is for
 * invented people alone: whoever knows the text has every key, and can take all noise off again.
 */
export interface Seed {
  bytes(length: number): Uint8Array
  /** From 0 up to, but without, 1. */
  fraction(): number
  /** A whole number between two, both possible. */
  whole(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** Another one, which does not depend on how much was drawn from this. */
  branch(name: string): Seed
  /** An Ed25519 key. */
  key(): SecretJwk
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410 section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export function createSeed(text: string): Seed {
  let [counter, pool] = [0, new Uint8Array()]
  const bytes = (length: number): Uint8Array => {
    const drawn = new Uint8Array(length)
    for (let at = 0; at < length; ) {
      if (pool.length === 0) pool = createHash('sha256').update(`${text}#${counter++}`).digest()
      const part = pool.subarray(0, length - at)
      drawn.set(part, at)
      pool = pool.subarray(part.length)
      at += part.length
    }
    return drawn
  }
  const fraction = (): number => Buffer.from(bytes(4)).readUInt32BE() / 2 ** 32
  const whole = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1))
  return {
    bytes,
    fraction,
    whole,
    chance: (share) => fraction() < share,
    pick: <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T,
    branch: (name) => createSeed(`${text}/${name}`),
    key: () => {
      const pkcs8 = Buffer.concat([PKCS8, bytes(32)])
      return parseSecretJwk(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' }))
    },
  }
}
