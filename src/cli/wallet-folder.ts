import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { equalBytes, inputError, operationError } from '../core/index.js'
import { createWallet, type Wallet, type WalletFile } from '../holder/index.js'
import { mechanisms } from '../preset/index.js'
import { createMemoryStore } from '../storage/index.js'
import type { Verifier } from '../verify/index.js'
import { exists, readInput, writeFileAtomically } from './files.js'
import type { CliIo } from './io.js'

const INDEX = 'wallet.json'
/** The most bytes of an index and of a badge. */
const MAX_BYTES = 256 * 1024 * 1024

/** A wallet in a folder: open, and to be written back. */
export interface FolderWallet {
  readonly wallet: Wallet
  /** Writes what is new. @throws RungsError `storage.conflict` where another command has written meanwhile */
  save(): Promise<void>
}

/** Whether a folder is a wallet. */
export function hasWallet(io: CliIo, folder: string): Promise<boolean> {
  return exists(resolve(io.cwd, folder, INDEX))
}

/** The files of a wallet in a folder, as it exports them. @throws RungsError `holder.wallet_invalid`, `cli.file_unreadable` */
export async function readWalletFolder(io: CliIo, folder: string): Promise<readonly WalletFile[]> {
  if (!(await hasWallet(io, folder))) throw inputError('holder.wallet_invalid', { reason: 'file' }, `/${INDEX}`)
  const files = [{ path: INDEX, bytes: await readInput(io, join(folder, INDEX), MAX_BYTES) }]
  for (const part of ['badges', 'keys']) {
    for (const name of await namesIn(resolve(io.cwd, folder, part)))
      files.push({ path: `${part}/${name}`, bytes: await readInput(io, join(folder, part, name), MAX_BYTES) })
  }
  return files
}

async function namesIn(path: string): Promise<readonly string[]> {
  if (!(await exists(path))) return []
  return (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name)
}

/** Opens the wallet in a folder; `isNew` for one that is not there yet. */
export async function openWalletFolder(
  io: CliIo,
  folder: string,
  options: { readonly verifier: Verifier; readonly now: Date; readonly isNew?: boolean },
): Promise<FolderWallet> {
  const { verifier, now, isNew = false } = options
  const wallet = createWallet(createMemoryStore(), { verifier, mechanisms, now })
  const before = isNew ? [] : await readWalletFolder(io, folder)
  if (!isNew) await wallet.importFolder(before)
  else if (await hasWallet(io, folder)) throw inputError('cli.file_exists', { file: join(folder, INDEX) })
  const known = new Map(before.map(({ path, bytes }) => [path, bytes]))
  return {
    wallet,
    async save() {
      const [index, ...files] = (await wallet.exportFolder()) as [WalletFile, ...WalletFile[]]
      // Whatever the index names is there before it is.
      for (const { path, bytes } of files) {
        if (!known.has(path))
          await writeFileAtomically(io, join(folder, path), bytes, { mode: 0o600, replace: true, durable: true })
      }
      const now = (await hasWallet(io, folder)) ? await readInput(io, join(folder, INDEX), MAX_BYTES) : undefined
      const then = known.get(INDEX)
      const isSame = now === undefined || then === undefined ? now === then : equalBytes(now, then)
      if (!isSame) throw operationError('storage.conflict', { table: 'records' }, { retryable: true })
      await writeFileAtomically(io, join(folder, INDEX), index.bytes, { mode: 0o600, replace: true, durable: true })
    },
  }
}
