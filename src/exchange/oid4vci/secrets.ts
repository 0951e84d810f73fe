import { sha256 } from '#runtime'
import { toBase64url, utf8 } from '../../core/index.js'

/** A secret that nobody guesses: 256 bits. */
export function newSecret(random: (length: number) => Uint8Array): string {
  return toBase64url(random(32))
}

/** What a secret is kept under: who reads the store cannot use it. */
export function digestOf(use: string, secret: string): string {
  return toBase64url(sha256(utf8(`rungs oid4vci ${use} ${secret}`)))
}
