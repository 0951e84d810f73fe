import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, lstat, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { inputError, isRungsError, type JsonValue, operationError, parseJson } from '../core/index.js'
import type { CliIo } from './io.js'

/** The most bytes of a file, or of standard input. */
export const MAX_INPUT_BYTES: number = 16 * 1024 * 1024

/** The bytes of a file, or of standard input for `-`. @throws RungsError `cli.file_unreadable`, `core.input_too_large` */
export async function readInput(io: CliIo, file: string, maxBytes: number = MAX_INPUT_BYTES): Promise<Uint8Array> {
  if (file === '-') return io.readStdin()
  try {
    const path = resolve(io.cwd, file)
    const found = await stat(path)
    if (found.size > maxBytes) throw tooLarge(maxBytes)
    return found.isFile() ? await readFile(path) : await readToEnd(path, maxBytes)
  } catch (error) {
    throw isRungsError(error) ? error : unreadable(file, error)
  }
}

/** A pipe or a device says nothing of its size, and may have no end. */
async function readToEnd(path: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(limitBytes: number): Error {
  return inputError('core.input_too_large', { limitBytes })
}

/** A file as strict JSON. @throws RungsError `cli.file_unreadable`, `cli.file_not_json` */
export async function readJsonFile(io: CliIo, file: string): Promise<JsonValue> {
  const bytes = await readInput(io, file)
  try {
    return parseJson(bytes, { maxBytes: MAX_INPUT_BYTES })
  } catch (error) {
    if (!isRungsError(error) || error.code === 'core.input_too_large') throw error
    throw inputError('cli.file_not_json', { file }, '', error)
  }
}

/** Files named on the command line; a folder stands for the badges directly inside it, pictures among them, by name. */
export async function expandInputs(io: CliIo, names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) {
    if (name === '-' || !(await folderExists(io, name))) files.push(name)
    else files.push(...(await listFiles(io, name, /\.(json|jsonld|jwt|jws|sd-jwt|txt|png|svg)$/i)))
  }
  return files
}

/** The files of a folder whose names match, sorted. @throws RungsError `cli.file_unreadable` */
export async function listFiles(io: CliIo, folder: string, pattern: RegExp): Promise<string[]> {
  try {
    const entries = await readdir(resolve(io.cwd, folder), { withFileTypes: true })
    return entries
      .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && pattern.test(entry.name))
      .map((entry) => join(folder, entry.name))
      .sort()
  } catch (error) {
    throw unreadable(folder, error)
  }
}

async function folderExists(io: CliIo, name: string): Promise<boolean> {
  try {
    return (await stat(resolve(io.cwd, name))).isDirectory()
  } catch {
    return false
  }
}

/** How {@link writeFileAtomically} writes. */
export interface WriteOptions {
  /** File mode. Default 0644. */
  readonly mode?: number
  /** Replace an existing file. Default: refuse. */
  readonly replace?: boolean
  /** Wait until the disk has it, for what cannot be made again. Default: no. */
  readonly durable?: boolean
}

/**
 * Writes a whole file or none: a temporary file in the same folder, then put into its place.
 *
 * @throws RungsError `cli.file_exists`, `cli.file_unreadable`
 */
export async function writeFileAtomically(
  io: CliIo,
  file: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  const path = resolve(io.cwd, file)
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    if (!options.replace && (await alreadyTaken(path))) throw inputError('cli.file_exists', { file })
    await mkdir(dirname(path), { recursive: true })
    const handle = await open(temporary, 'wx', options.mode ?? 0o644)
    try {
      await handle.writeFile(content)
      if (options.durable) await handle.sync()
    } finally {
      await handle.close()
    }
    if (options.replace) await rename(temporary, path)
    else {
      if (!(await moveToFree(temporary, path))) throw inputError('cli.file_exists', { file })
    }
  } catch (error) {
    // What kept it from being written may keep it from being removed.
    await rm(temporary, { force: true }).catch(() => undefined)
    throw isRungsError(error) ? error : unreadable(file, error)
  }
}

/** Moves a file to a name that is free, or says that it is not: a renaming alone would replace what came there meanwhile. */
async function moveToFree(from: string, path: string): Promise<boolean> {
  try {
    await link(from, path)
    await rm(from, { force: true }).catch(() => undefined)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
  }
  // A file system without links (FAT): an empty file takes the name first, and only that one is replaced.
  try {
    await (await open(path, 'wx')).close()
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  try {
    await rename(from, path)
    return true
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown }).code
}

/** Whether a name is in use, be it by a link that leads nowhere. */
export async function alreadyTaken(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch {
    return false
  }
}

/** Whether a file exists. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}

/** The error of a file system as ours. */
export function unreadable(file: string, error: unknown): Error {
  const code = codeOf(error)
  return operationError('cli.file_unreadable', { file, reason: typeof code === 'string' ? code : 'unknown' }, { cause: error })
}
