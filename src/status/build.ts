import { CREDENTIALS_V2 } from '../contexts/index.js'
import {
  checkOptions,
  copyJsonObject,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  requireDateTime,
} from '../core/index.js'
import { parseStatusMessages, type StatusMessage } from './entry.js'
import { MAX_STATUS_SIZE, MAX_STATUSES } from './status-list.js'

/** What the bits are about; others are allowed (Bitstring Status List 1.0 section 2.1). */
export type StatusPurpose = 'revocation' | 'suspension' | 'refresh' | 'message' | (string & {})

/** Input of {@link buildBitstringStatusListEntry}. */
export interface BitstringStatusListEntryInput {
  /** The URL of the list. */
  readonly statusListCredential: string
  readonly index: number
  /** Default `revocation`. */
  readonly statusPurpose?: StatusPurpose
  /** Bits of one status. Default 1, which is left out. */
  readonly statusSize?: number
  /** One message for each value that a status can have; needed where there is more than one bit. */
  readonly statusMessages?: readonly StatusMessage[]
  /** Pages that explain the status. */
  readonly statusReference?: string | readonly string[]
  /** Default: the URL of the list with the index as its fragment. OB 3.0 wants one; it is not the URL of the list. */
  readonly id?: string
}

const ENTRY = ['statusListCredential', 'index', 'statusPurpose', 'statusSize', 'statusMessages', 'statusReference', 'id'] as const

/** A status entry of a credential (Bitstring Status List 1.0 section 2.1). */
export interface BitstringStatusListEntry extends JsonObject {
  readonly id: string
  readonly type: 'BitstringStatusListEntry'
  readonly statusPurpose: string
  readonly statusListIndex: string
  readonly statusListCredential: string
}

/**
 * The `credentialStatus` of a credential: where in which list its status stands.
 *
 * @throws RungsError `status.entry_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { buildBitstringStatusListEntry } from 'rungs/status'
 * const credentialStatus = buildBitstringStatusListEntry({
 *   statusListCredential: 'https://courier.example/status/1',
 *   index: 94567,
 * })
 * credentialStatus.statusListIndex // '94567'
 * ```
 */
export function buildBitstringStatusListEntry(input: BitstringStatusListEntryInput): BitstringStatusListEntry {
  checkOptions(input, ENTRY, 'buildBitstringStatusListEntry')
  const { statusListCredential, index, statusPurpose = 'revocation', statusSize = 1, statusMessages, statusReference } = input
  const wrong = (member: string, expected: string) => inputError('status.entry_invalid', { member, expected }, `/${member}`)
  if (!isAbsoluteUrl(statusListCredential)) throw wrong('statusListCredential', 'URL')
  if (!Number.isInteger(index) || index < 0 || index >= MAX_STATUSES) throw wrong('index', 'whole number from 0')
  if (!isPurpose(statusPurpose)) throw wrong('statusPurpose', 'text')
  requireSize(statusSize, wrong)
  if (statusMessages !== undefined) parseStatusMessages(statusMessages, statusSize)
  else if (statusSize > 1) throw wrong('statusMessages', `${2 ** statusSize} messages`)
  const references = statusReference === undefined ? [] : [statusReference].flat()
  if (!references.every(isAbsoluteUrl)) throw wrong('statusReference', 'URL or URLs')
  const { id = `${statusListCredential.split('#', 1)[0]}#${index}` } = input
  if (!isAbsoluteUrl(id) || id === statusListCredential) throw wrong('id', 'URL other than that of the list')
  return copyJsonObject({
    id,
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex: String(index),
    statusListCredential,
    ...(statusSize > 1 && { statusSize }),
    ...(statusMessages !== undefined && { statusMessage: statusMessages }),
    ...(statusReference !== undefined && { statusReference }),
  }) as BitstringStatusListEntry
}

/** Input of {@link buildBitstringStatusListCredential}. Dates are RFC 3339 with an offset. */
export interface BitstringStatusListCredentialInput {
  /** The URL that the list is published at, and that entries name. */
  readonly id: string
  /** The same as that of the credentials that the list is about, unless their verifiers are told otherwise. */
  readonly issuer: string | { readonly id: string; readonly name?: string }
  readonly validFrom: string
  /** When the list must have been replaced by another. */
  readonly validUntil?: string
  readonly statusPurpose: StatusPurpose | readonly StatusPurpose[]
  /** From `encodeBitstring`. */
  readonly encodedList: string
  /** For how long a verifier may keep the list, in milliseconds. */
  readonly ttlMs?: number
}

const LIST = ['id', 'issuer', 'validFrom', 'validUntil', 'statusPurpose', 'encodedList', 'ttlMs'] as const

/**
 * An unsigned list credential of VCDM 2.0 (Bitstring Status List 1.0 section 2.2); secure it as its credentials are secured.
 *
 * @throws RungsError `status.list_invalid`, `core.date_time_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { buildBitstringStatusListCredential, createStatusList, encodeBitstring } from 'rungs/status'
 * const list = buildBitstringStatusListCredential({
 *   id: 'https://courier.example/status/1',
 *   issuer: 'did:web:courier.example',
 *   validFrom: '2026-05-01T09:00:00Z',
 *   statusPurpose: 'revocation',
 *   encodedList: await encodeBitstring(createStatusList()),
 *   ttlMs: 300_000,
 * })
 * ```
 */
export function buildBitstringStatusListCredential(input: BitstringStatusListCredentialInput): JsonObject {
  checkOptions(input, LIST, 'buildBitstringStatusListCredential')
  const { id, issuer, validFrom, validUntil, statusPurpose, encodedList, ttlMs } = input
  const wrong = (member: string, expected: string) => inputError('status.list_invalid', { member, expected }, `/${member}`)
  if (!isAbsoluteUrl(id) || id.includes('#')) throw wrong('id', 'URL without fragment')
  if (!isAbsoluteUrl(isJsonObject(issuer) ? issuer['id'] : issuer)) throw wrong('issuer', 'URL, or object with one as its id')
  const purposes = [statusPurpose].flat()
  if (purposes.length === 0 || !purposes.every(isPurpose)) throw wrong('statusPurpose', 'text or texts')
  if (typeof encodedList !== 'string' || !/^u[A-Za-z0-9_-]+$/.test(encodedList)) throw wrong('encodedList', 'multibase base64url')
  if (ttlMs !== undefined && (!Number.isSafeInteger(ttlMs) || ttlMs < 1)) throw wrong('ttlMs', 'milliseconds')
  const from = requireDateTime(validFrom, '/validFrom')
  if (validUntil !== undefined && requireDateTime(validUntil, '/validUntil') < from)
    throw wrong('validUntil', 'not before validFrom')
  return copyJsonObject({
    '@context': [CREDENTIALS_V2],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom,
    ...(validUntil !== undefined && { validUntil }),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose,
      encodedList,
      ...(ttlMs !== undefined && { ttl: ttlMs }),
    },
  })
}

function isPurpose(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200
}

function requireSize(value: unknown, wrong: (member: string, expected: string) => Error): void {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > MAX_STATUS_SIZE)
    throw wrong('statusSize', `1 to ${MAX_STATUS_SIZE}`)
}
