import { inputError, usageError } from '../core/index.js'

/** Which bit of a byte comes first: the most significant (Bitstring Status List) or the least (Token Status List). */
export type BitOrder = 'most-significant' | 'least-significant'

/** A list of small numbers, one for each credential; 0 means nothing to say. Never changed: {@link setStatus} gives another. */
export interface StatusList {
  /** How many statuses it has. */
  readonly length: number
  /** Bits of one status. */
  readonly statusSize: number
  readonly bitOrder: BitOrder
  /** Read with {@link readStatus}; not to be written to. */
  readonly bytes: Uint8Array
}

/** The least number of statuses, so that nobody is found by where they are (Bitstring Status List section 2.2). */
export const MIN_STATUSES = 131_072

/** As many as a list can have here. */
export const MAX_STATUSES: number = 2 ** 26

/** The widest status: `statusMessage` then has 65 536 elements. */
export const MAX_STATUS_SIZE = 16

/** Options of {@link createStatusList}. */
export interface CreateStatusListOptions {
  /** How many statuses. Default 131 072; at most 67 108 864. */
  readonly length?: number
  /** Bits of one status, 1 to 16. Default 1. */
  readonly statusSize?: number
  /** Default `most-significant`, as in a Bitstring Status List. */
  readonly bitOrder?: BitOrder
}

/**
 * A list in which every status is 0.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { createStatusList, readStatus, setStatus } from 'rungs/status'
 * const list = setStatus(createStatusList(), 94567, 1)
 * readStatus(list, 94567) // 1
 * ```
 */
export function createStatusList(options: CreateStatusListOptions = {}): StatusList {
  const { length = MIN_STATUSES, statusSize = 1, bitOrder = 'most-significant' } = options
  if (!Number.isInteger(length) || length < 1 || length > MAX_STATUSES) throw invalid('length', `1 to ${MAX_STATUSES}`)
  requireStatusSize(statusSize)
  return toStatusList(new Uint8Array(Math.ceil((length * statusSize) / 8)), statusSize, bitOrder, length)
}

/** A list over bytes; where no length is given, it has as many statuses as fit. */
export function toStatusList(bytes: Uint8Array, statusSize: number, bitOrder: BitOrder, length?: number): StatusList {
  return Object.freeze({ length: length ?? Math.floor((bytes.length * 8) / statusSize), statusSize, bitOrder, bytes })
}

/** The same bits as statuses of another size: what the size is, each entry says for itself. */
export function toStatusSize({ bytes, bitOrder }: StatusList, statusSize: number): StatusList {
  requireStatusSize(statusSize)
  return toStatusList(bytes, statusSize, bitOrder)
}

/** @throws RungsError `core.option_invalid` */
export function requireStatusSize(statusSize: unknown): asserts statusSize is number {
  if (typeof statusSize !== 'number' || !Number.isInteger(statusSize) || statusSize < 1 || statusSize > MAX_STATUS_SIZE)
    throw invalid('statusSize', `1 to ${MAX_STATUS_SIZE}`)
}

/**
 * The status at an index, counted from 0.
 *
 * @throws RungsError `status.index_range` (RANGE_ERROR of Bitstring Status List section 3.2)
 */
export function readStatus(list: StatusList, index: number): number {
  requireIndex(list, index)
  const { statusSize, bitOrder, bytes } = list
  const isFirstHigh = bitOrder === 'most-significant'
  let value = 0
  for (let bit = 0, at = index * statusSize; bit < statusSize; bit++, at++) {
    // Past 2^31 bits, shifting would wrap.
    const byte = bytes[Math.floor(at / 8)] as number
    const set = (byte >> (isFirstHigh ? 7 - (at % 8) : at % 8)) & 1
    value = isFirstHigh ? value * 2 + set : value + set * 2 ** bit
  }
  return value
}

/** A copy of the list with one status changed; see {@link setStatuses}. */
export function setStatus(list: StatusList, index: number, value: number): StatusList {
  return setStatuses(list, [[index, value]])
}

/**
 * A copy of the list with some statuses changed: pairs of index and value, such as a Map.
 *
 * @throws RungsError `status.index_range`, `core.option_invalid` for a value that does not fit
 * @example
 * ```ts
 * import { createStatusList, setStatuses } from 'rungs/status'
 * const list = setStatuses(createStatusList(), new Map([[5, 1], [94567, 1]]))
 * ```
 */
export function setStatuses(list: StatusList, changes: Iterable<readonly [index: number, value: number]>): StatusList {
  const { statusSize, bitOrder, length } = list
  const isFirstHigh = bitOrder === 'most-significant'
  const bytes = list.bytes.slice()
  for (const [index, value] of changes) {
    requireIndex(list, index)
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** statusSize) throw invalid('value', `0 to ${2 ** statusSize - 1}`)
    for (let bit = 0, at = index * statusSize; bit < statusSize; bit++, at++) {
      const mask = 1 << (isFirstHigh ? 7 - (at % 8) : at % 8)
      const set = (value >> (isFirstHigh ? statusSize - 1 - bit : bit)) & 1
      const place = Math.floor(at / 8)
      const byte = bytes[place] as number
      bytes[place] = set === 1 ? byte | mask : byte & ~mask
    }
  }
  return toStatusList(bytes, statusSize, bitOrder, length)
}

/** @throws RungsError `status.list_too_short` (STATUS_LIST_LENGTH_ERROR of Bitstring Status List section 3.2) */
export function requireStatuses({ length }: StatusList, minimum: number = MIN_STATUSES): void {
  if (length < minimum) throw inputError('status.list_too_short', { minimum, actual: length })
}

function requireIndex({ length }: StatusList, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= length) throw inputError('status.index_range', { length })
}

function invalid(option: string, expected: string): Error {
  return usageError('core.option_invalid', { option, expected })
}
