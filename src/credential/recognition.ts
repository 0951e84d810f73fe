import { atPath, deepFreeze, isJsonObject, type JsonObject, type JsonValue, parseDateOrDateTime } from '../core/index.js'
import { parseRecognitionRule, type RecognitionRule } from '../ladder/index.js'
import { contextsFor } from './authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { invalid } from './check-values.js'
import { construct } from './construct.js'
import { takeInput } from './snapshot.js'
import type { CredentialBase } from './types.js'
import { readSubject } from './wire.js'

const MS_PER_DAY = 86_400_000

/** A rule as it is signed: who asserts it is who signs it, and its id is that of the subject. */
export type RecognitionTerms = Omit<RecognitionRule, 'id' | 'directed' | 'assertedBy' | 'evidence'>

/** A credential that says what its issuer recognises: in one direction, from a date. */
export interface RecognitionCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: {
    /** Of the rule, which stays the same when it is signed anew. */
    readonly id: string
    readonly type: 'RecognitionStatement'
    readonly rule: RecognitionTerms
  }
}

/** Input of {@link buildRecognitionCredential}. `credentialStatus` makes the rule one that can be withdrawn. */
export interface RecognitionCredentialInput extends Omit<CredentialInput, 'awardedDate'> {
  /** The id of the rule. */
  readonly subject: string
  readonly rule: RecognitionTerms
}

/**
 * An unsigned statement of what a platform recognises, for another platform or a verifier to rely on. It says nothing of the
 * way back. Deep-frozen, and shares nothing with the input.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`,
 * `credential.dates_order`, and the codes of form of a ladder for the rule
 * @example
 * ```ts
 * import { buildRecognitionCredential } from 'rungs/credential'
 * buildRecognitionCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:courier.example',
 *   validFrom: '2026-01-01T00:00:00Z',
 *   subject: 'https://courier.example/recognition/first-aid',
 *   rule: {
 *     from: { ids: ['https://school.example/first-aid'], issuers: { ids: ['did:web:school.example'] } },
 *     to: { achievement: 'https://courier.example/first-aid' },
 *     kind: 'full',
 *     validFrom: '2026-01-01',
 *   },
 * })
 * ```
 */
export function buildRecognitionCredential(input: RecognitionCredentialInput): RecognitionCredential {
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<RecognitionCredentialInput>(input, [...fields, 'subject', 'rule'])
  requireFields(source, ['subject', 'rule'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'RecognitionCredential'], contextsFor(source.issuer))
  const subject = construct('RecognitionStatement', { id: source.subject, rule: source.rule })
  const issuer = isJsonObject(frame.issuer) ? frame.issuer['id'] : frame.issuer
  ruleOf(subject, issuer as string, '')
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as RecognitionCredential
}

/**
 * Reads the rule of a recognition credential, which must have been verified. It holds while both the rule and the credential do.
 *
 * @throws RungsError as {@link buildRecognitionCredential}
 * @example
 * ```ts
 * import { parseRecognitionCredential, type VerifiableCredential } from 'rungs/credential'
 * import type { RecognitionRule } from 'rungs/ladder'
 * const read = (verified: VerifiableCredential): RecognitionRule => parseRecognitionCredential(verified)
 * ```
 */
export function parseRecognitionCredential(credential: unknown): RecognitionRule {
  const { frame, subject } = readSubject(credential, 'RecognitionCredential', 'RecognitionStatement')
  const rule = ruleOf(subject, frame.issuer, '/credentialSubject')
  const validFrom = later(rule.validFrom, frame.validFrom)
  const validUntil = earlier(rule.validUntil, frame.validUntil)
  return deepFreeze({
    ...rule,
    validFrom,
    ...(validUntil !== undefined && { validUntil }),
    ...(frame.id !== undefined && { evidence: frame.id }),
  })
}

function ruleOf({ id, rule }: JsonObject, assertedBy: string, path: string): RecognitionRule {
  if (!isJsonObject(rule)) throw invalid(`${path}/rule`, 'rule', 'object')
  for (const member of ['id', 'directed', 'assertedBy', 'evidence']) {
    // What the credential says itself is not said a second time, and otherwise.
    if (Object.hasOwn(rule, member)) throw invalid(`${path}/rule/${member}`, member, 'nothing: the credential says it')
  }
  const whole: JsonObject = { ...rule, id: id as JsonValue, directed: true, assertedBy }
  return atPath(`${path}/rule`, () => parseRecognitionRule(whole))
}

function later(one: string, other: string | undefined): string {
  return other === undefined || msOf(one) >= msOf(other) ? one : other
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return lastMsOf(one) <= lastMsOf(other) ? one : other
}

/** A rule that ends on a day holds on the whole of it. */
function lastMsOf(date: string): number {
  return date.includes('T') ? msOf(date) : msOf(date) + MS_PER_DAY - 1
}

function msOf(date: string): number {
  return parseDateOrDateTime(date)?.epochMs as number
}
