import { createHash, sign, verify } from 'node:crypto'
import type { BenchKey } from './key.js'
import type { Operation } from './measure.js'
import { check } from './row.js'

/** The 64 bytes that an eddsa-rdfc-2022 proof signs: two SHA-256 hashes. */
const HASH_DATA = createHash('sha512').update('hash data').digest()

/** Ed25519 with node:crypto and a key that is parsed once: what no signing can go below. */
export function rawSign({ privateKey }: BenchKey, data: Uint8Array = HASH_DATA): Operation {
  return () => sign(null, data, privateKey)
}

/** The other half of {@link rawSign}. */
export function rawVerify({ privateKey, publicKey }: BenchKey, data: Uint8Array = HASH_DATA): Operation {
  const signature = sign(null, data, privateKey)
  check(verify(null, data, publicKey, signature), 'node:crypto verifies what it signed')
  return () => verify(null, data, publicKey, signature)
}
