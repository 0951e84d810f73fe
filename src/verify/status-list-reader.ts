import {
  fromUtf8,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonLimits,
  type JsonObject,
  operationError,
  parseDateTime,
  type Report,
  type RungsError,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { isCompactJws, issuerIdOf, openStatusListToken, typesOf } from '../securing/index.js'
import {
  decodeBitstring,
  decodeStatusList2021,
  decodeTokenStatusList,
  parseStatusMessages,
  type StatusList,
  type StatusMessage,
} from '../status/index.js'
import { isWell } from './check.js'
import { checkIssuer } from './check-issuer.js'
import type { StatusScope } from './check-status.js'
import { checkValidity } from './check-validity.js'
import { readCredential } from './read-input.js'
import { openOptions } from './verify-credential.js'

/** The kinds of list that somebody signs. */
export type SignedListKind = 'bitstring' | '2021' | 'token'

/** A list whose proof is right, by whom it is, and what it says. */
export interface SignedList {
  readonly issuer: string
  /** None for a Status List Token. */
  readonly purposes: readonly string[]
  /** The bits, as statuses of one bit where the entry says how many there are. */
  readonly statuses: StatusList
  readonly statusSize?: number
  readonly messages?: readonly StatusMessage[]
  readonly fromMs: number
  readonly untilMs: number
  readonly ttlMs?: number
}

const TYPES = {
  bitstring: { list: 'BitstringStatusListCredential', subject: 'BitstringStatusList' },
  '2021': { list: 'StatusList2021Credential', subject: 'StatusList2021' },
} as const

const CODES_SHOWN = 8

/** The host of a URL, for findings. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}

/**
 * Verifies a list by itself and expands it.
 *
 * @throws RungsError `status.list_malformed`, `status.list_proof_invalid`, `status.list_unchecked`, `status.list_type`,
 * `status.list_id`, `status.list_invalid`, and those of decoding
 */
export async function readSignedList(
  kind: SignedListKind,
  url: string,
  owner: string,
  document: unknown,
  scope: StatusScope,
): Promise<SignedList> {
  return kind === 'token' ? readToken(url, owner, document, scope) : readListCredential(kind, url, document, scope)
}

/** Bitstring Status List 1.0 section 3.2 steps 4 to 8. */
async function readListCredential(
  kind: 'bitstring' | '2021',
  url: string,
  document: unknown,
  { now, verify, parts }: StatusScope,
): Promise<SignedList> {
  const host = hostOf(url)
  const report = await verify(document)
  requireProof(report, host)
  const list = contentOf(report)
  const expected = TYPES[kind]
  const subject = [list['credentialSubject']].flat()[0]
  if (!typesOf(list).includes(expected.list)) throw inputError('status.list_type', { expected: expected.list })
  if (!isJsonObject(subject) || !typesOf(subject).includes(expected.subject))
    throw inputError('status.list_type', { expected: expected.subject })
  if (list['id'] !== undefined && list['id'] !== url) throw inputError('status.list_id', { host })
  const { statusPurpose, encodedList, ttl, statusSize } = subject
  const invalid = (member: string, wanted: string) => inputError('status.list_invalid', { member, expected: wanted })
  const purposes = [statusPurpose].flat()
  if (!purposes.every((one): one is string => typeof one === 'string')) throw invalid('statusPurpose', 'text or texts')
  if (ttl !== undefined && !(typeof ttl === 'number' && ttl >= 0)) throw invalid('ttl', 'milliseconds')
  if (statusSize !== undefined && typeof statusSize !== 'number') throw invalid('statusSize', 'whole number from 1')
  const messages = messagesOf(subject, statusSize ?? 1)
  // How long it must be depends on the entry, which says how many bits a status has.
  const decode = kind === '2021' ? decodeStatusList2021 : decodeBitstring
  const { fromMs, untilMs } = datesOf(list, now, host)
  return {
    issuer: issuerIdOf(list) ?? '',
    purposes,
    statuses: await decode(encodedList as string, { minLength: 0 }),
    fromMs,
    untilMs: Math.min(untilMs, proofEndOf(list, document, parts.options.limits)),
    ...(ttl !== undefined && { ttlMs: ttl }),
    ...(statusSize !== undefined && { statusSize }),
    ...(messages !== undefined && { messages }),
  }
}

/** Section 2.2 names them `statusMessages`, the entry `statusMessage`; only an entry must have them. */
function messagesOf({ statusMessages, statusMessage }: JsonObject, statusSize: number): readonly StatusMessage[] | undefined {
  const messages = statusMessages ?? statusMessage
  try {
    return messages === undefined ? undefined : parseStatusMessages(messages, statusSize)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw inputError('status.list_invalid', { member: 'statusMessages', expected: 'one message for each value' })
  }
}

/** Form, proof and issuer of the list, told apart as always: what is wrong, and what could not be checked. */
function requireProof({ checks, findings }: Report<VerifiableCredential>, host: string): void {
  const codesFor = (...names: readonly string[]) =>
    [...new Set(findings.filter(({ check }) => names.includes(check)).map(({ code }) => code))].slice(0, CODES_SHOWN)
  const { form, schema, proof, issuer } = checks
  if (!isWell(form)) {
    const params = { host, codes: codesFor('form') }
    throw form.state === 'fail' ? inputError('status.list_malformed', params) : operationError('status.list_unchecked', params)
  }
  if (proof.state === 'fail' || issuer.state === 'fail')
    throw inputError('status.list_proof_invalid', { host, codes: codesFor('proof', 'issuer') })
  if (!isWell(proof) || !isWell(issuer))
    throw operationError('status.list_unchecked', { host, codes: codesFor('proof', 'issuer') })
  // A token that is no credential at all, such as a claim set, has no schema that was checked.
  if (!isWell(schema)) throw inputError('status.list_malformed', { host, codes: codesFor('schema') })
}

function contentOf(report: Report<VerifiableCredential>): JsonObject {
  return (report.outcome === 'verified' ? report.credential : report.claimed) as JsonObject
}

function datesOf(list: JsonObject, now: number, host: string): { readonly fromMs: number; readonly untilMs: number } {
  const wrong = checkValidity(list, now).findings.find(({ code }) => code === 'validity.unreadable' || code === 'validity.order')
  if (wrong !== undefined) throw inputError('status.list_malformed', { host, codes: [wrong.code] })
  const msOf = (...members: readonly string[]) => members.flatMap((one) => parseDateTime(list[one])?.epochMs ?? [])
  // A date under the name of one data model must not hide one under the name of the other.
  return {
    fromMs: Math.max(...msOf('validFrom', 'issuanceDate')),
    untilMs: Math.min(...msOf('validUntil', 'expirationDate')),
  }
}

/** The last instant of the proof or token itself (Data Integrity 1.0 section 2.1, RFC 7519 section 4.1.4), which the list may outlive while it is kept. */
function proofEndOf(list: JsonObject, document: unknown, limits: JsonLimits = {}): number {
  const ends = [list['proof']].flat().flatMap((proof) => {
    const end = isJsonObject(proof) ? parseDateTime(proof['expires']) : undefined
    return end === undefined ? [] : [end.epochMs]
  })
  const read = readCredential(document, limits)
  const exp = read.form === 'embedded' ? undefined : read.payload['exp']
  return Math.min(...ends, typeof exp === 'number' ? exp * 1000 : Number.POSITIVE_INFINITY) - 1
}

/** Token Status List section 8.3 steps 3 to 5. The key must be one that the list's issuer lists, as for any other token. */
async function readToken(url: string, owner: string, document: unknown, { parts, now }: StatusScope): Promise<SignedList> {
  const host = hostOf(url)
  const token = textOf(document)
  if (token === undefined || !isCompactJws(token))
    throw inputError('status.list_malformed', { host, codes: ['form.token_malformed'] })
  const open = await openOptions(parts, { now })
  const opened = await openStatusListToken(token, owner, open).catch((error: unknown) => {
    throw toProofError(error, host)
  })
  const { iss, sub, exp, nbf, iat, ttl, status_list: claim } = opened.credential
  const issuer = typeof iss === 'string' ? iss : (opened.controller ?? owner)
  const check = await checkIssuer({ issuer }, [opened], open)
  if (!isWell(check)) {
    const params = { host, codes: check.findings.map(({ code }) => code) }
    throw check.state === 'fail'
      ? inputError('status.list_proof_invalid', params)
      : operationError('status.list_unchecked', params)
  }
  if (sub !== url) throw inputError('status.list_id', { host })
  const fromMs = Math.max(...[nbf, iat].map((one) => (typeof one === 'number' ? one * 1000 : Number.NEGATIVE_INFINITY)))
  return {
    issuer,
    purposes: [],
    statuses: await decodeTokenStatusList(claim as JsonObject),
    fromMs,
    // A token is over at `exp` (RFC 7519 section 4.1.4), a credential after `validUntil`.
    untilMs: typeof exp === 'number' ? exp * 1000 - 1 : Number.POSITIVE_INFINITY,
    ...(typeof ttl === 'number' && { ttlMs: ttl * 1000 }),
  }
}

function textOf(document: unknown): string | undefined {
  if (typeof document === 'string') return document.trim()
  try {
    return document instanceof Uint8Array ? fromUtf8(document).trim() : undefined
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

function toProofError(error: unknown, host: string): unknown {
  if (!isRungsError(error) || error.kind === 'usage') return error
  const params = { host, codes: [error.code] }
  return error.kind === 'input'
    ? inputError('status.list_proof_invalid', params, '', error)
    : (operationError('status.list_unchecked', params, { cause: error }) satisfies RungsError)
}
