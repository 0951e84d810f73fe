import { scrypt } from '#runtime'
import { fromBase64url, inputError, isRungsError, platformRandom, toBase64url, usageError, utf8 } from '../core/index.js'
import type { ScryptParams } from '../runtime/index.js'

const DEFAULT_WORK: ScryptParams = { N: 2 ** 17, r: 8, p: 1 }
/** What is sealed may come from anywhere: its work factors must not exhaust memory (128 * N * r bytes). */
const MAX_N = 2 ** 20

/** Options of {@link sealWithPassphrase}. */
export interface SealOptions {
  /** scrypt work factors: N a power of two up to 2^20, r 8, p 1. Default: N 2^17. */
  readonly work?: ScryptParams
  readonly random?: (length: number) => Uint8Array
}

/**
 * Encrypts bytes under a passphrase: scrypt, then a JWE with `dir` and A256GCM whose protected header holds the work factors and salt
 * (RFC 7516, RFC 7914).
 *
 * @returns a compact JWE
 * @throws RungsError `keys.passphrase_missing`, `core.option_invalid`
 * @example
 * ```ts
 * import { openWithPassphrase, sealWithPassphrase } from 'rungs/keys'
 * const jwe = await sealWithPassphrase(new TextEncoder().encode('secret'), 'four words nobody guesses')
 * await openWithPassphrase(jwe, 'four words nobody guesses')
 * ```
 */
export async function sealWithPassphrase(plaintext: Uint8Array, passphrase: string, options: SealOptions = {}): Promise<string> {
  const work = options.work ?? DEFAULT_WORK
  if (!isWork(work))
    throw usageError('core.option_invalid', { option: 'work', expected: 'N a power of two up to 2^20, r 8, p 1' })
  const salt = (options.random ?? platformRandom)(16)
  const secret = await deriveKey(passphrase, salt, work)
  // Loaded only here, so that signing with a key in memory does not pay for it.
  const { CompactEncrypt } = await import('jose')
  return new CompactEncrypt(plaintext)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kdf: 'scrypt', N: work.N, r: work.r, p: work.p, salt: toBase64url(salt) })
    .encrypt(secret)
}

/**
 * Decrypts what {@link sealWithPassphrase} made.
 *
 * @throws RungsError `keys.keystore_invalid`, `keys.passphrase_missing`, `keys.passphrase_wrong`
 */
export async function openWithPassphrase(jwe: string, passphrase: string): Promise<Uint8Array> {
  if (typeof jwe !== 'string') throw inputError('keys.keystore_invalid', { reason: 'jwe' }, '/jwe')
  const { salt, work } = await readWork(jwe)
  const secret = await deriveKey(passphrase, salt, work)
  const { compactDecrypt } = await import('jose')
  try {
    return (await compactDecrypt(jwe, secret, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] }))
      .plaintext
  } catch {
    throw inputError('keys.passphrase_wrong', {})
  }
}

async function readWork(jwe: string): Promise<{ salt: Uint8Array; work: ScryptParams }> {
  const { decodeProtectedHeader } = await import('jose')
  try {
    const header = decodeProtectedHeader(jwe) as Record<string, unknown>
    const { alg, enc, kdf, N, r, p, salt } = header
    const work = { N, r, p }
    if (alg === 'dir' && enc === 'A256GCM' && kdf === 'scrypt' && isWork(work) && typeof salt === 'string') {
      return { salt: fromBase64url(salt), work }
    }
  } catch (error) {
    if (!isRungsError(error) && !(error instanceof TypeError)) throw error
  }
  throw inputError('keys.keystore_invalid', { reason: 'header' }, '/jwe')
}

function isWork(work: { readonly [K in keyof ScryptParams]: unknown }): work is ScryptParams {
  const { N, r, p } = work
  return typeof N === 'number' && N >= 2 && N <= MAX_N && Number.isInteger(Math.log2(N)) && r === 8 && p === 1
}

function deriveKey(passphrase: string, salt: Uint8Array, work: ScryptParams): Promise<Uint8Array> {
  if (typeof passphrase !== 'string' || passphrase === '') throw inputError('keys.passphrase_missing', {})
  // NFKC, so that the same passphrase typed on another keyboard gives the same bytes.
  return scrypt(utf8(passphrase.normalize('NFKC')), salt, work, 32)
}
