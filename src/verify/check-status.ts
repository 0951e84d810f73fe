import {
  type Check,
  type Finding,
  finding,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  pointer,
  type Report,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { checked, SKIPPED } from './check.js'
import { skipStatusCheck } from './status-options.js'
import type { VerifierParts } from './verify-credential.js'

/** One status to look up. */
export interface StatusQuestion {
  readonly entry: JsonValue
  /** `token` for a member of the claim `status` (Token Status List section 6). */
  readonly kind: 'entry' | 'token'
  readonly path: string
}

/** What looking up needs. */
export interface StatusScope {
  readonly parts: VerifierParts
  readonly now: number
  /** Shared by a credential and its endorsements. */
  readonly lookups: { left: number }
  /** Verifies a list credential by itself: its form, proof and issuer. */
  readonly verify: (list: unknown) => Promise<Report<VerifiableCredential>>
}

/**
 * Status (OB 3.0 section 9.1 step 4): looked up only for a badge that is genuine and in its time, since asking tells who keeps the list
 * that somebody looks at one of its badges. Any other badge with a status is left `unknown`, beside what is wrong with it.
 *
 * @param claims - what a token says under `status`, and what its credential does
 */
export async function checkStatus(
  credential: JsonObject,
  claims: readonly JsonValue[],
  isGenuine: boolean,
  scope: StatusScope,
): Promise<Check> {
  // A token may name a status as its own claim (Token Status List section 6.1); a badge may have a member of that name for something else.
  const named = [...new Set(claims)].filter(isMechanisms).flatMap(claimOf)
  return checkQuestions(credential, [...entriesOf(credential['credentialStatus']), ...named], isGenuine, scope)
}

/** An object of objects by mechanism, known or not. */
function isMechanisms(status: JsonValue | undefined): boolean {
  if (!isJsonObject(status)) return false
  const values = Object.values(status)
  return status['status_list'] !== undefined || (values.length > 0 && values.every((one) => isJsonObject(one)))
}

/** The status of a claim set (SD-JWT VC), whose claim `status` names its mechanisms. */
export async function checkClaimStatus(claims: JsonObject, isGenuine: boolean, scope: StatusScope): Promise<Check> {
  return checkQuestions(claims, claimOf(claims['status']), isGenuine, scope)
}

async function checkQuestions(
  content: JsonObject,
  questions: readonly StatusQuestion[],
  isGenuine: boolean,
  scope: StatusScope,
): Promise<Check> {
  if (questions.length === 0 || scope.parts.options.status === skipStatusCheck) return SKIPPED
  if (!isGenuine) return checked('unknown', ...questions.slice(0, 16).map(unchecked))
  // What nobody has vouched for never loads it.
  const { lookUpStatus } = await scope.parts.modules.lookUpStatus()
  return lookUpStatus(content, questions, scope)
}

/** The entries of a `credentialStatus`; what is no entry becomes one that cannot be judged. */
function entriesOf(status: JsonValue | undefined): readonly StatusQuestion[] {
  const path = '/credentialStatus'
  if (status === undefined) return []
  if (!Array.isArray(status) || status.length === 0)
    return [{ entry: Array.isArray(status) ? null : status, kind: 'entry', path }]
  return status.map((entry: JsonValue, index) => ({ entry, kind: 'entry', path: pointer(path, index) }))
}

function claimOf(status: JsonValue | undefined): readonly StatusQuestion[] {
  return status === undefined ? [] : [{ entry: status, kind: 'token', path: '/status' }]
}

function unchecked({ entry, kind }: StatusQuestion): Finding {
  return finding('status', 'status.unchecked', { type: typeOf(entry, kind) }, kind === 'entry' ? '/credentialStatus' : '/status')
}

/** The type of an entry, or the mechanism of a claim `status`: the name of its first member. */
export function typeOf(entry: JsonValue, kind: StatusQuestion['kind']): string {
  if (!isJsonObject(entry)) return ''
  const type = kind === 'token' ? Object.keys(entry)[0] : [entry['type']].flat().find((one) => typeof one === 'string')
  return typeof type === 'string' ? type.slice(0, 64) : ''
}
