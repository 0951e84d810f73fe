import { scrypt } from '#runtime'
import {
  checkOptions,
  fromBase64url,
  fromUtf8,
  inputError,
  isJsonObject,
  isRungsError,
  parseJson,
  platformRandom,
  toBase64url,
  usageError,
  utf8,
} from '../core/index.js'
import type { ScryptParams } from '../runtime/index.js'
import { type KeyFile, openKeyFile } from './key-file.js'

const TYPE = 'RungsKeystore'
const DEFAULT_WORK: ScryptParams = { N: 2 ** 17, r: 8, p: 1 }
/** A keystore may come from anywhere: its work factors must not exhaust memory (128 * N * r bytes). */
const MAX_N = 2 ** 20

/** Options of {@link sealKeystore}. */
export interface SealKeystoreOptions {
  /** scrypt work factors: N a power of two up to 2^20, r 8, p 1. Default: N 2^17. */
  readonly work?: ScryptParams
  readonly random?: (length: number) => Uint8Array
}

/** Whether a parsed file is an encrypted keystore. */
export function isKeystore(value: unknown): boolean {
  return isJsonObject(value) && value['type'] === TYPE
}

/**
 * Encrypts a key under a passphrase: scrypt, then a JWE with `dir` and A256GCM whose protected header holds the work
 * factors and salt (RFC 7516, RFC 7914). What stands beside the JWE is public and repeated inside it.
 *
 * @returns the JSON text of the keystore
 * @throws RungsError `keys.passphrase_missing`, `core.option_unknown`, `core.option_invalid`
 */
export async function sealKeystore(key: KeyFile, passphrase: string, options: SealKeystoreOptions = {}): Promise<string> {
  checkOptions(options, ['work', 'random'], 'SealKeystoreOptions')
  const work = options.work ?? DEFAULT_WORK
  if (!isWork(work))
    throw usageError('core.option_invalid', { option: 'work', expected: 'N a power of two up to 2^20, r 8, p 1' })
  const salt = (options.random ?? platformRandom)(16)
  const secret = await deriveKey(passphrase, salt, work)
  // Loaded only here, so that signing with a key in memory does not pay for it.
  const { CompactEncrypt } = await import('jose')
  const jwe = await new CompactEncrypt(utf8(JSON.stringify(key)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kdf: 'scrypt', N: work.N, r: work.r, p: work.p, salt: toBase64url(salt) })
    .encrypt(secret)
  const { id, controller, publicKeyJwk } = key
  return `${JSON.stringify({ type: TYPE, id, controller, publicKeyJwk, jwe }, null, 2)}\n`
}

/**
 * Opens a keystore.
 *
 * @throws RungsError `keys.keystore_invalid`, `keys.passphrase_missing`, `keys.passphrase_wrong`
 */
export async function openKeystore(keystore: unknown, passphrase: string): Promise<KeyFile> {
  if (!isKeystore(keystore)) throw inputError('keys.keystore_invalid', { reason: 'type' }, '/type')
  const { jwe, id } = keystore as { readonly jwe?: unknown; readonly id?: unknown }
  if (typeof jwe !== 'string' || jwe.length > 65_536) throw inputError('keys.keystore_invalid', { reason: 'jwe' }, '/jwe')
  const { salt, work } = await readWork(jwe)
  const secret = await deriveKey(passphrase, salt, work)
  const key = await openKeyFile(parseJson(await decrypt(jwe, secret)))
  if (key.id !== id) throw inputError('keys.keystore_invalid', { reason: 'id' }, '/id')
  return key
}

async function decrypt(jwe: string, secret: Uint8Array): Promise<string> {
  const { compactDecrypt } = await import('jose')
  let plaintext: Uint8Array
  try {
    plaintext = (
      await compactDecrypt(jwe, secret, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] })
    ).plaintext
  } catch {
    throw inputError('keys.passphrase_wrong', {})
  }
  return fromUtf8(plaintext)
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
