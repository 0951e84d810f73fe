import { inputError, usageError } from '../core/index.js'
import { MAX_LIST_BYTES, pack, unpack } from './encoding.js'
import { MIN_STATUSES, requireStatuses, requireStatusSize, type StatusList, toStatusList } from './status-list.js'

/** What decoding may ask for. */
export interface DecodeBitstringOptions {
  /** Bits of one status, as the entry says. Default 1. */
  readonly statusSize?: number
  /** The fewest statuses taken. Default 131 072. */
  readonly minLength?: number
  /** The most bytes that it may expand to. Default 8 MiB. */
  readonly maxBytes?: number
}

/**
 * The `encodedList` of a list: `u`, and the gzip-compressed bits in base64url (Bitstring Status List 1.0 section 3.3).
 *
 * @throws RungsError `status.list_too_short`, `core.option_invalid` for a list of Token Status List
 * @example
 * ```ts
 * import { createStatusList, decodeBitstring, encodeBitstring, readStatus } from 'rungs/status'
 * const encodedList = await encodeBitstring(createStatusList())
 * readStatus(await decodeBitstring(encodedList), 5) // 0
 * ```
 */
export async function encodeBitstring(list: StatusList): Promise<string> {
  if (list.bitOrder !== 'most-significant')
    throw usageError('core.option_invalid', { option: 'list', expected: 'most significant bit first' })
  requireStatuses(list)
  return `u${await pack('gzip', list.bytes)}`
}

/**
 * The list of an `encodedList` of a BitstringStatusListCredential (Bitstring Status List 1.0 section 3.4). Its size is bounded
 * before and while it is expanded; nothing may follow the compressed bits, and each text has one spelling.
 *
 * @throws RungsError `status.encoding_invalid`, `status.list_too_large`, `status.list_too_short`
 * @example
 * ```ts
 * import { createStatusList, decodeBitstring, encodeBitstring, readStatus, setStatus } from 'rungs/status'
 * const encodedList = await encodeBitstring(setStatus(createStatusList(), 94567, 1))
 * readStatus(await decodeBitstring(encodedList), 94567) // 1
 * ```
 */
export async function decodeBitstring(encodedList: string, options: DecodeBitstringOptions = {}): Promise<StatusList> {
  if (typeof encodedList !== 'string' || !encodedList.startsWith('u'))
    throw inputError('status.encoding_invalid', { expected: 'multibase base64url' })
  return decodeGzip(encodedList.slice(1), options)
}

/**
 * The list of an `encodedList` of a StatusList2021Credential: as in a Bitstring Status List, without the `u`. The draft says base 64
 * only, so both alphabets and padding are read.
 *
 * @throws RungsError `status.encoding_invalid`, `status.list_too_large`, `status.list_too_short`
 */
export async function decodeStatusList2021(encodedList: string, options: DecodeBitstringOptions = {}): Promise<StatusList> {
  if (typeof encodedList !== 'string') throw inputError('status.encoding_invalid', { expected: 'base 64' })
  return decodeGzip(
    encodedList
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/={1,2}$/, ''),
    options,
  )
}

async function decodeGzip(text: string, options: DecodeBitstringOptions): Promise<StatusList> {
  const { statusSize = 1, minLength = MIN_STATUSES, maxBytes = MAX_LIST_BYTES } = options
  requireStatusSize(statusSize)
  const list = toStatusList(await unpack('gzip', text, maxBytes), statusSize, 'most-significant')
  requireStatuses(list, minLength)
  return list
}
