import { checkOptions, fromUtf8, inputError, isJsonObject, parseJson, utf8 } from '../core/index.js'
import { type KeyFile, openKeyFile } from './key-file.js'
import { openWithPassphrase, type SealOptions, sealWithPassphrase } from './passphrase.js'

const TYPE = 'RungsKeystore'

/** Options of {@link sealKeystore}. */
export type SealKeystoreOptions = SealOptions

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
  const jwe = await sealWithPassphrase(utf8(JSON.stringify(key)), passphrase, options)
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
  const { jwe, id, controller } = keystore as { readonly jwe?: unknown; readonly id?: unknown; readonly controller?: unknown }
  if (typeof jwe !== 'string' || jwe.length > 65_536) throw inputError('keys.keystore_invalid', { reason: 'jwe' }, '/jwe')
  const key = await openKeyFile(parseJson(fromUtf8(await openWithPassphrase(jwe, passphrase))))
  if (key.id !== id) throw inputError('keys.keystore_invalid', { reason: 'id' }, '/id')
  // A wallet keeps a key under what stands outside, before it is ever opened.
  if (controller !== undefined && key.controller !== controller)
    throw inputError('keys.keystore_invalid', { reason: 'id' }, '/controller')
  return key
}
