import { inputError, isAbsoluteUrl, isJsonObject, type JsonObject, pointer } from '../core/index.js'
import { MAX_STATUS_SIZE } from './status-list.js'

/** What one value of a status means (Bitstring Status List 1.0 section 2.1). */
export interface StatusMessage {
  /** Hexadecimal, such as `0x1`. */
  readonly status: string
  /** For developers, not for display to end users. */
  readonly message: string
}

/** An entry that points into a list, read. */
export interface StatusEntry {
  readonly purpose: string
  /** The URL of the list. */
  readonly list: string
  /** Infinite where it is more than any list has. */
  readonly index: number
  readonly statusSize: number
  readonly messages?: readonly StatusMessage[]
}

const MAX_PURPOSE = 200

/**
 * Reads a `credentialStatus` of type BitstringStatusListEntry (Bitstring Status List 1.0 section 2.1) or StatusList2021Entry, whose
 * statuses are single bits.
 *
 * @throws RungsError `status.entry_invalid`
 * @example
 * ```ts
 * import { buildBitstringStatusListEntry, parseStatusEntry } from 'rungs/status'
 * const entry = buildBitstringStatusListEntry({ statusListCredential: 'https://courier.example/status/1', index: 5 })
 * parseStatusEntry(entry).index // 5
 * ```
 */
export function parseStatusEntry(entry: JsonObject): StatusEntry {
  const { statusPurpose, statusListIndex, statusListCredential, statusSize = 1, statusMessage } = entry
  if (typeof statusPurpose !== 'string' || statusPurpose === '' || statusPurpose.length > MAX_PURPOSE)
    throw invalid('statusPurpose', 'text')
  if (!isAbsoluteUrl(statusListCredential)) throw invalid('statusListCredential', 'URL')
  if (typeof statusListIndex !== 'string' || !/^[0-9]{1,1000}$/.test(statusListIndex))
    throw invalid('statusListIndex', 'whole number in decimal digits, as text')
  if (typeof statusSize !== 'number' || !Number.isInteger(statusSize) || statusSize < 1 || statusSize > MAX_STATUS_SIZE)
    throw invalid('statusSize', `whole number from 1 to ${MAX_STATUS_SIZE}`)
  const index = Number(statusListIndex)
  const messages = statusMessage === undefined ? undefined : parseStatusMessages(statusMessage, statusSize)
  if (messages === undefined && statusSize > 1) throw invalid('statusMessage', `${2 ** statusSize} messages`)
  return {
    purpose: statusPurpose,
    list: statusListCredential,
    index: Number.isSafeInteger(index) ? index : Number.POSITIVE_INFINITY,
    statusSize,
    ...(messages !== undefined && { messages }),
  }
}

/** What a value means by the messages of an entry; without any, 0 is "unset" and 1 is "set". */
export function messageOf({ messages }: Pick<StatusEntry, 'messages'>, value: number): string {
  if (messages === undefined) return value === 0 ? 'unset' : 'set'
  return messages.find(({ status }) => Number(status) === value)?.message ?? 'undefined'
}

/** The messages of an entry or a list: one for each value. @throws RungsError `status.entry_invalid` */
export function parseStatusMessages(value: unknown, statusSize: number): readonly StatusMessage[] {
  if (!Array.isArray(value) || value.length !== 2 ** statusSize) throw invalid('statusMessage', `${2 ** statusSize} messages`)
  return value.map((one: unknown, index) => {
    if (!isJsonObject(one) || typeof one['message'] !== 'string' || !isHexadecimal(one['status']))
      throw invalid(pointer('statusMessage', index), 'status, such as 0x1, and message')
    return { status: one['status'], message: one['message'] }
  })
}

function isHexadecimal(value: unknown): value is string {
  return typeof value === 'string' && /^0x[0-9a-f]{1,8}$/i.test(value)
}

function invalid(member: string, expected: string): Error {
  return inputError('status.entry_invalid', { member, expected }, `/${member}`)
}
