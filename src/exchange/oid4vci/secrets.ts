import { sha256Base64url } from '#runtime'
import { toBase64url } from '../../core/index.js'

/** A secret that nobody guesses: 256 bits. */
export function newSecret(random: (length: number) => Uint8Array): string {
  return toBase64url(random(32))
}

/** What a secret is kept under: who reads the store cannot use it. */
export function digestOf(use: string, secret: string): string {
  return sha256Base64url(`rungs oid4vci ${use} ${secret}`)
}
