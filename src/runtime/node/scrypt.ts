import { scrypt as nodeScrypt } from 'node:crypto'
import type { ScryptParams } from '../types.js'

/** scrypt (RFC 7914). */
export function scrypt(passphrase: Uint8Array, salt: Uint8Array, params: ScryptParams, length: number): Promise<Uint8Array> {
  const { N, r, p } = params
  return new Promise((resolve, reject) => {
    nodeScrypt(passphrase, salt, length, { N, r, p, maxmem: 256 * r * (N + p + 2) }, (error, key) => {
      if (error === null) resolve(new Uint8Array(key))
      else reject(error)
    })
  })
}
