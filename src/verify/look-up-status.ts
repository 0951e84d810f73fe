import {
  type Check,
  type CheckState,
  type Code,
  type CodeParams,
  type Finding,
  finding,
  findingOf,
  formatDateTime,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type JsonObject,
  operationError,
  toEpochMs,
} from '../core/index.js'
import { issuerIdOf, typesOf } from '../securing/index.js'
import { messageOf, parseStatusEntry, readStatus, requireStatuses, toStatusSize } from '../status/index.js'
import { checked, PASSED } from './check.js'
import { type StatusQuestion, type StatusScope, typeOf } from './check-status.js'
import { hostOf, type SignedList } from './status-list-reader.js'
import { MAX_STATUS_LOOKUPS } from './status-options.js'
import type { StatusStore } from './status-store.js'

/** How many entries of one credential are looked up. */
const MAX_ENTRIES = 16

/** What an entry has to say, where it has anything. */
interface Said {
  readonly state: 'fail' | 'warn' | 'unknown'
  readonly finding: Finding
}

interface Asking extends StatusScope {
  readonly store: StatusStore
  readonly credential: JsonObject
  readonly issuer: string
}

/**
 * Looks up the entries of a credential that is genuine, one after another. `fail` only where a list that counts says so. What could not be
 * looked up, or is not understood, is `unknown`: neither good nor revoked (Bitstring Status List 1.0 section 3.2, Token Status List
 * section 8.3).
 */
export async function lookUpStatus(
  credential: JsonObject,
  questions: readonly StatusQuestion[],
  scope: StatusScope,
): Promise<Check> {
  if (questions.length > MAX_ENTRIES) {
    const params = { limit: MAX_ENTRIES, actual: questions.length }
    return checked('unknown', finding('status', 'status.too_many', params, '/credentialStatus'))
  }
  const issuer = issuerIdOf(credential) ?? (typeof credential['iss'] === 'string' ? credential['iss'] : '')
  const { parts, now, lookups, verify } = scope
  const asking: Asking = { parts, now, lookups, verify, credential, issuer, store: await parts.statusStore() }
  const said: Said[] = []
  for (const question of questions) said.push(...(await answer(question, asking)))
  const states = said.map(({ state }) => state)
  const worst = (['fail', 'unknown', 'warn'] satisfies CheckState[]).find((state) => states.includes(state))
  return worst === undefined ? PASSED : checked(worst, ...said.map((one) => one.finding))
}

/** Whatever keeps an entry from being judged leaves it open. */
async function answer(question: StatusQuestion, asking: Asking): Promise<readonly Said[]> {
  try {
    const found = await judge(question, asking)
    return found === undefined ? [] : [found]
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    const { path } = question
    return [
      { state: 'unknown', finding: { ...findingOf('status', error), path: isAbout(error.code) ? path + error.path : path } },
    ]
  }
}

/** Paths of faults in the entry lead into the badge; all others lead into a list, which the reader does not have. */
function isAbout(code: Code): boolean {
  return code === 'status.entry_invalid'
}

async function judge({ entry, kind, path }: StatusQuestion, asking: Asking): Promise<Said | undefined> {
  const say = <C extends Code>(state: Said['state'], code: C, params: CodeParams[C]): Said => ({
    state,
    finding: finding('status', code, params, path),
  })
  if (!isJsonObject(entry)) throw inputError('status.entry_invalid', { member: 'credentialStatus', expected: 'JSON object' })
  if (kind === 'token') {
    if (entry['status_list'] === undefined) return say('unknown', 'status.type_unknown', { type: typeOf(entry, kind) })
    return judgeTokenEntry(entry['status_list'] as JsonObject, asking, say)
  }
  const types = typesOf(entry)
  if (types.includes('BitstringStatusListEntry')) return judgeBitEntry(entry, 'bitstring', asking, say)
  if (types.includes('StatusList2021Entry')) return judgeBitEntry(entry, '2021', asking, say)
  if (types.includes('1EdTechRevocationList')) return judgeRevocationList(entry, asking, say)
  return say('unknown', 'status.type_unknown', { type: typeOf(entry, kind) })
}

type Say = <C extends Code>(state: Said['state'], code: C, params: CodeParams[C]) => Said

/** Bitstring Status List 1.0 section 3.2; a StatusList2021 is judged alike. */
async function judgeBitEntry(entry: JsonObject, kind: 'bitstring' | '2021', asking: Asking, say: Say): Promise<Said | undefined> {
  const { purpose, list: url, index, statusSize, messages } = parseStatusEntry(kind === '2021' ? withoutSize(entry) : entry)
  useLookup(asking)
  if (!asking.store.canReach(url)) return say('unknown', 'status.offline', {})
  const list = await asking.store.signedList(kind, url, asking)
  requireCounts(list, asking)
  if (!list.purposes.includes(purpose)) {
    const actual = list.purposes.slice(0, 8).map((one) => one.slice(0, 64))
    throw inputError('status.purpose_mismatch', { expected: purpose, actual })
  }
  if (list.statusSize !== undefined && list.statusSize !== statusSize)
    throw inputError('status.list_invalid', { member: 'statusSize', expected: String(statusSize) })
  const statuses = toStatusSize(list.statuses, statusSize)
  requireStatuses(statuses)
  const value = readStatus(statuses, index)
  if (value === 0) return undefined
  const host = hostOf(url)
  switch (purpose) {
    case 'revocation':
      return say('fail', 'status.revoked', { host })
    case 'suspension':
      return say('fail', 'status.suspended', { host })
    case 'refresh':
      return say('warn', 'status.refresh_available', { host })
    case 'message': {
      const known = messages ?? list.messages
      const message = messageOf(known === undefined ? {} : { messages: known }, value).slice(0, 200)
      return say('warn', 'status.message', { value, message })
    }
    default:
      // What the issuer means by it may make the badge worthless, or not.
      return say('unknown', 'status.value_unknown', { purpose, value })
  }
}

function withoutSize(entry: JsonObject): JsonObject {
  const { statusSize: _size, statusMessage: _message, ...rest } = entry
  return rest
}

/** Token Status List section 8.3. */
async function judgeTokenEntry(entry: JsonObject, asking: Asking, say: Say): Promise<Said | undefined> {
  const invalid = (member: string, expected: string) =>
    inputError('status.entry_invalid', { member, expected }, `/status_list/${member}`)
  const { idx, uri } = isJsonObject(entry) ? entry : {}
  if (typeof idx !== 'number' || !Number.isInteger(idx) || idx < 0) throw invalid('idx', 'whole number from 0')
  if (!isAbsoluteUrl(uri)) throw invalid('uri', 'URI')
  const list = await asking.store.signedList('token', uri, useLookup(asking), asking.issuer)
  requireCounts(list, asking)
  const value = readStatus(list.statuses, idx)
  const host = hostOf(uri)
  // Section 7.1.
  if (value === 0) return undefined
  if (value === 1) return say('fail', 'status.revoked', { host })
  if (value === 2) return say('fail', 'status.suspended', { host })
  return say('unknown', 'status.value_unknown', { purpose: 'status_list', value })
}

/**
 * 1EdTech Revocation List Status Method 1.0. Nobody signs such a list: it counts because the badge, which is genuine, names its
 * URL, and because it came over https from there.
 */
async function judgeRevocationList(entry: JsonObject, asking: Asking, say: Say): Promise<Said | undefined> {
  const { id: url } = entry
  if (!isAbsoluteUrl(url)) throw inputError('status.entry_invalid', { member: 'id', expected: 'URL' }, '/id')
  const { id } = asking.credential
  if (typeof id !== 'string') throw inputError('status.entry_invalid', { member: 'id of the badge', expected: 'URL' })
  const revoked = await asking.store.revocationList(url, useLookup(asking))
  return revoked.has(id) ? say('fail', 'status.revoked', { host: hostOf(url) }) : undefined
}

/** A list that was read counts if it is by whom it may be by, and in its time. */
function requireCounts(list: SignedList, { issuer, now, parts }: Asking): void {
  if (list.issuer !== issuer && !parts.options.statusIssuers?.includes(list.issuer))
    throw inputError('status.issuer_untrusted', { issuer: list.issuer.slice(0, 200) })
  const { fromMs, untilMs } = list
  const at = (ms: number) => formatDateTime(Math.floor(ms))
  // A list may be signed when it is asked for, in a second that had not begun when this verification did.
  if (Math.max(now, toEpochMs(parts.options.now)) < fromMs)
    throw inputError('status.list_not_yet_valid', { validFrom: at(fromMs), now: at(now) })
  if (now > untilMs) throw inputError('status.list_expired', { validUntil: at(untilMs), now: at(now) })
}

/** @throws RungsError `status.too_many` */
function useLookup(asking: Asking): Asking {
  const { lookups } = asking
  if (lookups.left <= 0) throw operationError('status.too_many', { limit: MAX_STATUS_LOOKUPS, actual: MAX_STATUS_LOOKUPS + 1 })
  lookups.left -= 1
  return asking
}
