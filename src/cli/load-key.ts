import { isKeystore, type KeyFile, openKeyFile, openKeystore } from '../keys/index.js'
import { readJsonFile } from './files.js'
import type { CliIo } from './io.js'
import { readPassphrase } from './passphrase.js'
import { styleFor } from './style.js'

/** A key from a keystore, opened with a passphrase, or from a JsonWebKey. */
export async function loadKey(io: CliIo, file: string): Promise<KeyFile> {
  const value = await readJsonFile(io, file)
  return isKeystore(value)
    ? openKeystore(value, await readPassphrase(io, `${styleFor(io).say('passphrase.of', { file })} `))
    : openKeyFile(value)
}
