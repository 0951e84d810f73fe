import { inputError, isJsonObject, type JsonObject, usageError } from '../core/index.js'
import { MAX_LIST_BYTES, pack, unpack } from './encoding.js'
import { type StatusList, toStatusList } from './status-list.js'

const SIZES: readonly unknown[] = [1, 2, 4, 8]

/** The claim `status_list` of a Status List Token. */
export interface TokenStatusList {
  readonly bits: 1 | 2 | 4 | 8
  /** The zlib-compressed statuses in base64url. */
  readonly lst: string
}

/**
 * A list as the claim `status_list` (Token Status List section 4.2): 1, 2, 4 or 8 bits for each status, the least significant
 * first.
 *
 * @throws RungsError `core.option_invalid` for a list of another size or order
 * @example
 * ```ts
 * import { createStatusList, encodeTokenStatusList } from 'rungs/status'
 * const list = createStatusList({ length: 1000, statusSize: 2, bitOrder: 'least-significant' })
 * const claim = await encodeTokenStatusList(list) // { bits: 2, lst: '...' }
 * ```
 */
export async function encodeTokenStatusList(list: StatusList): Promise<TokenStatusList> {
  if (list.bitOrder !== 'least-significant' || !SIZES.includes(list.statusSize))
    throw usageError('core.option_invalid', { option: 'list', expected: '1, 2, 4 or 8 bits, the least significant first' })
  return { bits: list.statusSize as 1, lst: await pack('zlib', list.bytes) }
}

/**
 * The list of a claim `status_list`, its size bounded before and while it is expanded.
 *
 * @throws RungsError `status.list_invalid`, `status.encoding_invalid`, `status.list_too_large`
 * @example
 * ```ts
 * import { createStatusList, decodeTokenStatusList, encodeTokenStatusList, readStatus, setStatus } from 'rungs/status'
 * const list = setStatus(createStatusList({ statusSize: 2, bitOrder: 'least-significant' }), 3, 2)
 * readStatus(await decodeTokenStatusList(await encodeTokenStatusList(list)), 3) // 2
 * ```
 */
export async function decodeTokenStatusList(
  claim: TokenStatusList | JsonObject,
  { maxBytes = MAX_LIST_BYTES }: { readonly maxBytes?: number } = {},
): Promise<StatusList> {
  if (!isJsonObject(claim)) throw inputError('status.list_invalid', { member: 'status_list', expected: 'JSON object' })
  const { bits, lst } = claim as JsonObject
  if (!SIZES.includes(bits)) throw inputError('status.list_invalid', { member: 'bits', expected: '1, 2, 4 or 8' })
  return toStatusList(await unpack('zlib', lst, maxBytes), bits as number, 'least-significant')
}
