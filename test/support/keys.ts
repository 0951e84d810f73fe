import { generateKey, type KeyPair } from '../../src/keys/index.js'

/** RSA keys take seconds to find: each process finds so many of an algorithm, and hands them out in turns. */
const RING = 4

const rings = new Map<string, Promise<KeyPair>[]>()
const turns = new Map<string, number>()

/** A key pair for a test that is not about making keys; four in a row are different. */
export function newKeyPair(alg: KeyPair['alg'] = 'Ed25519'): Promise<KeyPair> {
  if (alg !== 'RS256' && alg !== 'PS256') return generateKey(alg)
  const ring = rings.get(alg) ?? []
  rings.set(alg, ring)
  const turn = turns.get(alg) ?? 0
  turns.set(alg, turn + 1)
  const pair = ring[turn % RING] ?? generateKey(alg)
  ring[turn % RING] = pair
  return pair
}
