import { fromUtf8 } from '../core/index.js'
import type { Args } from './args.js'
import { readInput, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { choosePassphrase, readPassphrase } from './passphrase.js'
import { clean, jsonText, rows, type Style } from './style.js'
import { type FolderWallet, hasWallet, readWalletFolder } from './wallet-folder.js'

const MAX_BYTES = 256 * 1024 * 1024

/** `rungs wallet export` */
export async function exportWallet(io: CliIo, args: Args, { wallet }: FolderWallet, { say }: Style): Promise<number> {
  const file = args.need('out')
  const passphrase = await choosePassphrase(io, `${say('passphrase.new', { file: clean(file) })} `)
  await writeFileAtomically(io, file, await wallet.exportFile(passphrase), { mode: 0o600, durable: true })
  const badges = (await wallet.list({ withSuperseded: true })).length
  if (args.flag('json')) io.out(jsonText({ file, badges, keys: (await wallet.keys()).length }))
  else io.out(`${say('wallet.exported')}\n${rows([[say('label.file'), clean(file)]])}`)
  return EXIT.ok
}

/** `rungs wallet import` */
export async function importWallet(io: CliIo, args: Args, { wallet, save }: FolderWallet, { say }: Style): Promise<number> {
  const input = args.words[0] as string
  const count = (await hasWallet(io, input))
    ? await wallet.importFolder(await readWalletFolder(io, input))
    : await wallet.importFile(
        fromUtf8(await readInput(io, input, MAX_BYTES)),
        await readPassphrase(io, `${say('passphrase.of', { file: clean(input) })} `),
      )
  await save()
  if (args.flag('json')) io.out(jsonText({ input, badges: count }))
  else io.out(`${say('wallet.imported', { count })}\n`)
  return EXIT.ok
}
