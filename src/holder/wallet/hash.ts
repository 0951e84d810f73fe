import { sha256 } from '#runtime'
import { toHex } from '../../core/index.js'

/** By what a wallet knows bytes. */
export function sha256Hex(bytes: Uint8Array): string {
  return toHex(sha256(bytes))
}
