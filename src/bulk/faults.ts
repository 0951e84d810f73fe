import { isRungsError, RungsError } from '../core/index.js'
import type { RowFault } from './messages.js'

/** An error as data, for another thread or a record; what is none of ours is a defect and is thrown. */
export function toFault(error: unknown): RowFault {
  if (!isRungsError(error)) throw error
  return error.toJSON()
}

/** The error of such data. */
export function fromFault({ kind, code, params, path, retryable }: RowFault): RungsError {
  return new RungsError(kind, code as RungsError['code'], params as never, { path, retryable })
}
