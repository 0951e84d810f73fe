import { CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../contexts/index.js'
import { deepFreeze, isJsonObject, type JsonObject, parseDateTime } from '../core/index.js'
import type { AchievementMatch, FrameworkRef } from '../ladder/index.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { checkOrder, checkScopes } from './check-scope.js'
import { invalid } from './check-values.js'
import { construct } from './construct.js'
import { takeInput } from './snapshot.js'
import type { CredentialBase } from './types.js'
import { readSubject } from './wire.js'

/** An entry of a framework in a scope: without names, which would not be compared. */
export type ScopeAlignment = Omit<FrameworkRef, 'name'>

/**
 * Which achievements or rungs: every member narrows, within a member any entry does, and at least one of `ids`, `alignedTo`,
 * `achievementType`, `ladder` and `rungs` is there.
 */
export interface AwardScope extends Omit<AchievementMatch, 'alignedTo'> {
  readonly alignedTo?: readonly ScopeAlignment[]
  /** The ladder whose rungs are meant. */
  readonly ladder?: string
  /** Rungs, by their IRIs. */
  readonly rungs?: readonly string[]
}

/** What an authority credential says of its subject. */
export interface AwardingAuthority {
  /** Who may award. */
  readonly id: string
  readonly type: 'AwardingAuthority'
  /** What may be awarded: one of these is enough. */
  readonly mayAward: readonly AwardScope[]
  /** Awards from here on are covered. Default: from `validFrom` of the credential. */
  readonly awardsFrom?: string
  /** Awards until here are covered. Default: until `validUntil` of the credential, if it ends. */
  readonly awardsUntil?: string
  /** How many further links may follow below this one. Default 0: nobody else. */
  readonly mayDelegate?: number
  /** The authority credential that this one rests on. Default: any of its issuer. */
  readonly delegatedFrom?: string
}

/** A credential that says who may award what: its issuer delegates, its subject may award. */
export interface AuthorityCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: AwardingAuthority
}

/** Input of {@link buildAuthorityCredential}. `credentialStatus` makes it revocable. */
export interface AuthorityCredentialInput extends Omit<CredentialInput, 'awardedDate'> {
  /** The id of who may award. */
  readonly subject: string
  readonly mayAward: readonly AwardScope[]
  readonly awardsFrom?: string
  readonly awardsUntil?: string
  readonly mayDelegate?: number
  readonly delegatedFrom?: string
}

/** An authority credential as it is reasoned with. */
export interface Authority {
  readonly credentialId?: string
  /** Who delegates. */
  readonly issuer: string
  /** Who may award. */
  readonly subject: string
  readonly mayAward: readonly AwardScope[]
  readonly fromMs: number
  /** Infinity where it does not end. */
  readonly untilMs: number
  readonly mayDelegate: number
  readonly delegatedFrom?: string
}

const SUBJECT = ['mayAward', 'awardsFrom', 'awardsUntil', 'mayDelegate', 'delegatedFrom'] as const

/**
 * An unsigned authority credential: who may award which achievements or rungs, from when and until when, and how far that
 * may be passed on. It fits the schema `authority-credential`, is deep-frozen and shares nothing with the input.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildAuthorityCredential } from 'rungs/credential'
 * const authority = buildAuthorityCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:ministry.example',
 *   validFrom: '2026-01-01T00:00:00Z',
 *   subject: 'did:web:school.example',
 *   mayAward: [{ ids: ['https://ministry.example/achievements/first-aid'] }],
 * })
 * authority.credentialSubject.mayDelegate // undefined: nobody else
 * ```
 */
export function buildAuthorityCredential(input: AuthorityCredentialInput): AuthorityCredential {
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<AuthorityCredentialInput>(input, [...fields, 'subject', ...SUBJECT])
  requireFields(source, ['subject', 'mayAward'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'AuthorityCredential'], contextsFor(source.issuer))
  const given = SUBJECT.flatMap((field) => (source[field] === undefined ? [] : [[field, source[field]] as const]))
  const subject = construct('AwardingAuthority', { id: source.subject, ...Object.fromEntries(given) })
  checkSubject(subject, '')
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as AuthorityCredential
}

/**
 * Reads an authority credential, which must have been verified. A member that is not known is refused, since it may be a limit.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { type Authority, parseAuthorityCredential, type VerifiableCredential } from 'rungs/credential'
 * const read = (verified: VerifiableCredential): Authority => parseAuthorityCredential(verified)
 * ```
 */
export function parseAuthorityCredential(credential: unknown): Authority {
  const { frame, subject } = readSubject(credential, 'AuthorityCredential', 'AwardingAuthority')
  checkSubject(subject, '/credentialSubject')
  const { id, mayAward, awardsFrom, awardsUntil, mayDelegate, delegatedFrom } = subject as unknown as AwardingAuthority
  const start = awardsFrom ?? frame.validFrom
  const fromMs = parseDateTime(start)?.epochMs
  if (fromMs === undefined) throw invalid('/validFrom', 'validFrom', 'RFC 3339 date-time')
  return deepFreeze({
    ...(frame.id !== undefined && { credentialId: frame.id }),
    issuer: frame.issuer,
    subject: id,
    mayAward,
    fromMs,
    untilMs: Math.min(endOf(awardsUntil), endOf(frame.validUntil)),
    mayDelegate: mayDelegate ?? 0,
    ...(delegatedFrom !== undefined && { delegatedFrom }),
  })
}

/**
 * Reads scopes that were not signed, such as those of a file.
 *
 * @throws RungsError `credential.field_unknown`, `credential.field_invalid`
 */
export function parseAwardScopes(scopes: unknown, path = ''): readonly AwardScope[] {
  if (!Array.isArray(scopes) || scopes.length === 0 || scopes.length > 1000) throw invalid(path, 'scope', 'one or more scopes')
  const built = scopes.map((scope, index) => construct('AwardScope', scope, `${path}/${index}`))
  checkScopes(built, path)
  return deepFreeze(built) as unknown as readonly AwardScope[]
}

function checkSubject(subject: JsonObject, path: string): void {
  const { mayAward } = subject
  if (!Array.isArray(mayAward) || mayAward.length === 0) throw invalid(`${path}/mayAward`, 'mayAward', 'one or more scopes')
  checkScopes(mayAward, `${path}/mayAward`)
  checkOrder(subject, 'awardsFrom', 'awardsUntil', path)
}

function endOf(date: string | undefined): number {
  return date === undefined ? Number.POSITIVE_INFINITY : (parseDateTime(date)?.epochMs ?? Number.NEGATIVE_INFINITY)
}

/** A profile has the terms of Open Badges; a bare id needs none. */
export function contextsFor(issuer: unknown): readonly string[] {
  return isJsonObject(issuer) ? [CREDENTIALS_V2, OB_3_0_3, RUNGS_V0] : [CREDENTIALS_V2, RUNGS_V0]
}
