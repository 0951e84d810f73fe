import { hmacSha256 } from '#runtime'
import { utf8 } from '../../core/index.js'

/** As many as small domains need; each costs two look-ups once the tables are made. */
const ROUNDS = 16

/** A random-looking order of the whole numbers below a length. */
export type Permutation = (place: number) => number

/**
 * A permutation of the numbers from 0 to `length` - 1 that cannot be told from a random one without the key: a Feistel network over
 * pairs of numbers (NIST SP 800-38G, Black and Rogaway 2002) whose rounds are HMAC-SHA-256, and which walks on where it lands outside of
 * the length. All that the rounds can give is worked out at once, so that a list of 131 072 takes a millisecond and each place 16 steps.
 */
export function createPermutation(key: Uint8Array, length: number): Permutation {
  const left = Math.ceil(Math.sqrt(length))
  const right = Math.ceil(length / left)
  // Each round adds to the side that the one before read.
  const rounds = Array.from({ length: ROUNDS }, (_, round) => ({
    modulus: round % 2 === 0 ? left : right,
    table: roundTable(key, `${length} ${round}`, round % 2 === 0 ? right : left),
  }))
  const once = (place: number): number => {
    let [a, b] = [place % left, Math.floor(place / left)]
    for (const { modulus, table } of rounds) [a, b] = [b, (a + (table[b] as number)) % modulus]
    return a + b * left
  }
  return (place) => {
    let found = once(place)
    while (found >= length) found = once(found)
    return found
  }
}

/** What a round adds for each number that it can read. */
function roundTable(key: Uint8Array, round: string, inputs: number): Uint32Array {
  const table = new Uint32Array(inputs)
  for (let block = 0; block * 8 < inputs; block++) {
    const digest = hmacSha256(key, utf8(`rungs status permutation 1 ${round} ${block}`))
    const words = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
    for (let at = 0; at < 8 && block * 8 + at < inputs; at++) table[block * 8 + at] = words.getUint32(at * 4)
  }
  return table
}
