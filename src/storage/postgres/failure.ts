import { isRungsError, operationError, type RungsError } from '../../core/index.js'
import type { StorageReason } from '../codes.js'

/** What is to be done after a failure. */
export type Remedy = 'again' | 'conflict' | 'reconnect' | 'none'

/** SQLSTATE, by its beginning (PostgreSQL, appendix A). */
const REASONS: readonly (readonly [string, StorageReason])[] = [
  ['08', 'connection'],
  ['57P', 'connection'],
  ['53100', 'full'],
  ['53', 'connection'],
  ['55P03', 'locked'],
  ['40', 'locked'],
  ['25006', 'permission'],
  ['28', 'permission'],
  ['42501', 'permission'],
  ['XX', 'corrupt'],
]
const LASTING: readonly StorageReason[] = ['permission', 'corrupt', 'other']

/** The SQLSTATE of an error of the server; undefined when it did not come from there, as with EPIPE. */
function stateOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** Whether the connection is lost: either side said so, or no server had a part in it. */
export function isLost(error: unknown): boolean {
  const state = stateOf(error)
  return state === undefined || /^(08|57P)/.test(state)
}

/** What an error means for a store, and what is to be done about it. @param table what a unique value would be about */
export function postgresFailure(error: unknown, table = 'store'): { readonly failure: RungsError; readonly remedy: Remedy } {
  if (isRungsError(error)) return { failure: error, remedy: error.code === 'storage.conflict' ? 'conflict' : 'none' }
  const state = stateOf(error)
  if (state === '23505')
    return { failure: operationError('storage.conflict', { table }, { retryable: true }), remedy: 'conflict' }
  const reason = state === undefined ? 'connection' : (REASONS.find(([beginning]) => state.startsWith(beginning))?.[1] ?? 'other')
  // The message of a server may quote values: its code alone goes along.
  const cause = { code: (error as { code?: unknown } | null)?.code }
  const failure = operationError('storage.unavailable', { reason }, { retryable: !LASTING.includes(reason), cause })
  if (isLost(error)) return { failure, remedy: 'reconnect' }
  return { failure, remedy: state === '40001' || state === '40P01' ? 'again' : 'none' }
}
