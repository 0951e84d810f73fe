import { isRungsError, operationError, type RungsError } from '../../core/index.js'
import type { StorageReason } from '../codes.js'

/** Primary result codes of SQLite, by name and number (https://www.sqlite.org/rescode.html). */
const REASONS: Readonly<Record<string, StorageReason>> = {
  PERM: 'permission',
  BUSY: 'locked',
  LOCKED: 'locked',
  READONLY: 'permission',
  CORRUPT: 'corrupt',
  FULL: 'full',
  CANTOPEN: 'permission',
  PROTOCOL: 'locked',
  AUTH: 'permission',
  NOTADB: 'corrupt',
}
const NAMES: Readonly<Record<number, string>> = {
  3: 'PERM',
  5: 'BUSY',
  6: 'LOCKED',
  8: 'READONLY',
  10: 'IOERR',
  11: 'CORRUPT',
  13: 'FULL',
  14: 'CANTOPEN',
  15: 'PROTOCOL',
  19: 'CONSTRAINT',
  23: 'AUTH',
  26: 'NOTADB',
}
const IOERR_FSYNC = 1034
const UNIQUE: readonly number[] = [1555, 2067, 2579]

/** The extended result code of an error, or its name: one engine gives numbers, another names, the third both. */
function resultOf(error: unknown): { readonly name: string; readonly number: number; readonly text: string } {
  const { code, errcode, rawCode } = (error ?? {}) as { code?: unknown; errcode?: unknown; rawCode?: unknown }
  const number = [errcode, rawCode].find((value) => typeof value === 'number') ?? 0
  const text = typeof code === 'string' ? code : ''
  const named = /^SQLITE_([A-Z]+)/.exec(text)?.[1]
  return { name: NAMES[number & 0xff] ?? named ?? '', number, text }
}

/** Whether another connection has what is needed just now. */
export function isBusy(error: unknown): boolean {
  if (isRungsError(error))
    return error.code === 'storage.unavailable' && (error.params as { reason?: unknown }).reason === 'locked'
  return ['BUSY', 'LOCKED', 'PROTOCOL'].includes(resultOf(error).name)
}

/** What an error of SQLite means for a store. @param table what a unique value would be about */
export function sqliteFailure(error: unknown, table = 'store'): RungsError {
  if (isRungsError(error)) return error
  const { name, number, text } = resultOf(error)
  if (UNIQUE.includes(number) || /CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)/.test(text))
    return operationError('storage.conflict', { table }, { retryable: true })
  const reason = Object.hasOwn(REASONS, name) ? (REASONS[name] as StorageReason) : 'other'
  // The message of an engine may quote values: its code alone goes along.
  const cause = { code: text, number }
  return operationError('storage.unavailable', { reason }, { retryable: reason === 'locked' || reason === 'full', cause })
}

/** The same of a COMMIT: after a failed fsync nobody knows what is on the disk. */
export function commitFailure(error: unknown): RungsError {
  const { number, text } = resultOf(error)
  if (number === IOERR_FSYNC || text === 'SQLITE_IOERR_FSYNC')
    return operationError('storage.commit_unknown', { driver: 'sqlite' })
  return sqliteFailure(error)
}
