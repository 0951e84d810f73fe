import { constants } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { checkOptions, isJsonObject, isRungsError, operationError, parseJson, requireOption } from '../../core/index.js'
import type { AuditHead } from '../audit.js'
import type { Witness } from '../witness.js'

/** Options of {@link createFileWitness}. */
export interface FileWitnessOptions {
  /** The file; not on the disk, nor in the backup, of the store. */
  readonly path: string
}

const MAX_BYTES = 4096
/** Writing takes milliseconds. */
const LOCK_LIFE_MS = 10_000
const LOCK_WAIT_MS = 15_000

/**
 * A witness in a small file, which is replaced as a whole and readable by its owner alone. Several processes may share it.
 *
 * Its promises reject with `storage.unavailable` (`permission`, `full`, `corrupt` when it holds something else, `other`).
 *
 * @throws RungsError `core.option_*`
 * @example
 * ```ts
 * import { createFileWitness } from 'rungs/storage/file-witness'
 * const witness = createFileWitness({ path: '/var/lib/rungs-witness/head.json' })
 * ```
 */
export function createFileWitness(options: FileWitnessOptions): Witness {
  checkOptions(options, ['path'], 'createFileWitness')
  requireOption(typeof options.path === 'string' && options.path !== '', 'path', 'path of a file')
  const path = resolve(options.path)
  const load = async (): Promise<AuditHead | undefined> => {
    const text = await readFile(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined
      throw fileFailure(error)
    })
    return text && headOf(text)
  }
  return Object.freeze({
    load,
    save({ sequence, hash }: AuditHead) {
      return alone(`${path}.lock`, async () => {
        const there = await load()
        if (there !== undefined && there.sequence >= sequence) return
        await replaceFile(path, `${JSON.stringify({ sequence, hash })}\n`)
      }).catch((error: unknown) => {
        throw isRungsError(error) ? error : fileFailure(error)
      })
    },
  })
}

function headOf(bytes: Uint8Array): AuditHead {
  const corrupt = operationError('storage.unavailable', { reason: 'corrupt' })
  if (bytes.length > MAX_BYTES) throw corrupt
  try {
    const value = parseJson(bytes)
    if (isJsonObject(value)) {
      const { sequence, hash } = value
      if (Number.isSafeInteger(sequence) && typeof hash === 'string') return { sequence: sequence as number, hash }
    }
  } catch {}
  throw corrupt
}

/** Who looks first and writes then does so alone, of all processes: else an older head could take the place of a newer. */
async function alone(lock: string, act: () => Promise<void>): Promise<void> {
  const end = performance.now() + LOCK_WAIT_MS
  for (;;) {
    try {
      await (await open(lock, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)).close()
      break
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    if (performance.now() > end) throw operationError('storage.unavailable', { reason: 'locked' }, { retryable: true })
    const held = await stat(lock).catch(() => undefined)
    // Whoever had it ended before letting go.
    if (held !== undefined && Date.now() - held.mtimeMs > LOCK_LIFE_MS) await rm(lock, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 9))
  }
  try {
    await act()
  } finally {
    await rm(lock, { force: true })
  }
}

/** The new text is on the disk before it takes the name of the old, so that there is always one of them. */
async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`
  try {
    const file = await open(beside, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  const folder = await open(dirname(path), constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code
}

function fileFailure(error: unknown): Error {
  const code = codeOf(error)
  const full = code === 'ENOSPC' || code === 'EDQUOT'
  const denied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
  const reason = full ? 'full' : denied ? 'permission' : 'other'
  return operationError('storage.unavailable', { reason }, { retryable: full, cause: { code } })
}
