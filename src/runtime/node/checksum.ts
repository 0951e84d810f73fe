import { crc32 as crc32OfZlib } from 'node:zlib'

/** CRC-32 of bytes. */
export function crc32(bytes: Uint8Array): number {
  return crc32OfZlib(bytes)
}
