import { usageError } from '../core/index.js'
import type { CliIo } from './io.js'
import { styleFor } from './style.js'

/** The passphrase of `RUNGS_PASSPHRASE`, or as typed. @throws RungsError `keys.passphrase_missing` */
export async function readPassphrase(io: CliIo, question: string): Promise<string> {
  const given = io.env['RUNGS_PASSPHRASE']
  if (given !== undefined && given !== '') return given
  if (io.askSecret === undefined) throw usageError('keys.passphrase_missing', {})
  return io.askSecret(question)
}

/**
 * A new passphrase: of `RUNGS_PASSPHRASE`, or typed twice, since nobody sees what is typed.
 *
 * @throws RungsError `keys.passphrase_missing`, `cli.usage`
 */
export async function choosePassphrase(io: CliIo, question: string): Promise<string> {
  const passphrase = await readPassphrase(io, question)
  if (passphrase === '') throw usageError('keys.passphrase_missing', {})
  if (io.env['RUNGS_PASSPHRASE'] || io.askSecret === undefined) return passphrase
  if ((await io.askSecret(`${styleFor(io).say('passphrase.again')} `)) !== passphrase)
    throw usageError('cli.usage', { problem: 'passphrases_differ' })
  return passphrase
}
