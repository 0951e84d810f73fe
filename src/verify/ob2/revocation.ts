import {
  type Check,
  copyJson,
  finding,
  isRungsError,
  type JsonObject,
  type JsonValue,
  operationError,
  parseJson,
} from '../../core/index.js'
import { type Ob2RevocationList, parseOb2RevocationList } from '../../credential/ob2/index.js'
import { checked, checkOfError, PASSED, SKIPPED } from '../check.js'
import { skipStatusCheck } from '../status-options.js'
import type { Ob2Scope } from './context.js'
import { hostnameOf, isSameIri } from './documents.js'

/** Whether a signed badge was revoked, and why, where the issuer tells. */
export interface Revocation {
  readonly check: Check
  readonly reason?: string
}

const PATH = '/badge/issuer/revocationList'

/**
 * The list of the issuer's profile (OB 2.0, SignedBadge Verification, step 7), asked only about a badge that is genuine and in its time. A
 * list that could not be read leaves the badge open.
 */
export async function checkRevocation(
  assertion: JsonObject,
  profile: JsonObject,
  isGenuine: boolean,
  scope: Ob2Scope,
): Promise<Revocation> {
  const { revocationList: url } = profile
  if (typeof url !== 'string' || scope.options.status === skipStatusCheck) return { check: SKIPPED }
  if (!isGenuine) return { check: checked('unknown', finding('status', 'status.unchecked', { type: 'RevocationList' }, PATH)) }
  try {
    const list = await readList(url, scope)
    const host = hostnameOf(url)
    if (list.id !== undefined && !isSameIri(list.id, url)) throw operationError('status.list_id', { host })
    if (list.issuer !== undefined && !isSameIri(list.issuer, String(profile['id'])))
      throw operationError('status.issuer_untrusted', { issuer: list.issuer.slice(0, 200) })
    const found = list.find(assertion)
    if (found === undefined) return { check: PASSED }
    return { ...found, check: checked('fail', finding('status', 'status.revoked', { host }, PATH)) }
  } catch (error) {
    const check = checkOfError('status', error)
    return { check: { ...check, findings: check.findings.map((one) => ({ ...one, path: PATH })) } }
  }
}

async function readList(url: string, { documents, options }: Ob2Scope): Promise<Ob2RevocationList> {
  const host = hostnameOf(url)
  const { statusLists = {} } = options
  const malformed = (code: string) => operationError('status.list_malformed', { host, codes: [code] })
  const value = Object.hasOwn(statusLists, url) ? passedList(statusLists[url], malformed) : await fetchList(url, { documents })
  try {
    return parseOb2RevocationList(value)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw malformed(error.code)
  }
}

function passedList(list: unknown, malformed: (code: string) => Error): JsonValue {
  try {
    return typeof list === 'string' || list instanceof Uint8Array ? parseJson(list) : copyJson(list)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw malformed(error.code)
  }
}

/** In the words of every status list. */
async function fetchList(url: string, { documents }: Pick<Ob2Scope, 'documents'>): Promise<JsonValue> {
  const host = hostnameOf(url)
  try {
    return (await documents.get(url, 'RevocationList', 'status')).document
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    const { code, retryable } = error
    if (code === 'ob2.offline') throw operationError('status.offline', {})
    if (code.startsWith('net.')) throw operationError('status.unreachable', { host, code }, { retryable, cause: error })
    throw error
  }
}
