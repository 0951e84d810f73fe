import { deepFreeze, inputError, isJsonObject, type JsonObject, pointer } from '../core/index.js'
import { type AwardScope, contextsFor } from './authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { checkOrder, checkScopes } from './check-scope.js'
import { construct } from './construct.js'
import { takeInput } from './snapshot.js'
import type { CredentialBase } from './types.js'
import { readSubject } from './wire.js'

/** An issuer on a list. */
export interface ListedIssuer {
  readonly id: string
  /** For people; nothing is decided by it. */
  readonly name?: string
  readonly url?: string
  /** Awards from here on count. */
  readonly listedFrom?: string
  /** Awards until here count. */
  readonly listedUntil?: string
  /** What it is listed for. Default: everything. */
  readonly scope?: readonly AwardScope[]
}

/** A credential whose subject is a list of issuers. */
export interface TrustListCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: {
    /** Of the list, which stays the same from one edition to the next. */
    readonly id: string
    readonly type: 'TrustList'
    readonly name?: string
    readonly issuers: readonly ListedIssuer[]
  }
}

/** Input of {@link buildTrustListCredential}. */
export interface TrustListCredentialInput extends Omit<CredentialInput, 'awardedDate'> {
  /** The id of the list itself. */
  readonly list: string
  readonly issuers: readonly ListedIssuer[]
}

/** A trust list as it is looked up. */
export interface TrustListContent {
  readonly list: string
  readonly name?: string
  /** Who says so. */
  readonly issuer: string
  readonly issuers: readonly ListedIssuer[]
  readonly validFrom?: string
  readonly validUntil?: string
}

/**
 * An unsigned list of issuers, as `createSignedTrustList` of `rungs/trust` reads it. Give it `validUntil`: a list that never
 * ends cannot be withdrawn. At most 1000 issuers.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`,
 * `credential.issuer_duplicate`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildTrustListCredential } from 'rungs/credential'
 * buildTrustListCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:registry.example',
 *   validFrom: '2026-01-01T00:00:00Z',
 *   validUntil: '2026-07-01T00:00:00Z',
 *   list: 'https://registry.example/lists/care',
 *   issuers: [{ id: 'did:web:school.example', name: 'Vocational School' }],
 * })
 * ```
 */
export function buildTrustListCredential(input: TrustListCredentialInput): TrustListCredential {
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<TrustListCredentialInput>(input, [...fields, 'list', 'issuers'])
  requireFields(source, ['list', 'issuers'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'TrustListCredential'], contextsFor(source.issuer))
  const subject = construct('TrustList', {
    id: source.list,
    ...(source.name !== undefined && { name: source.name }),
    issuers: source.issuers,
  })
  checkIssuers(subject, '')
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as TrustListCredential
}

/**
 * Reads a trust list credential, which must have been verified. A member that is not known is refused, since it may be a limit.
 *
 * @throws RungsError as {@link buildTrustListCredential}
 */
export function parseTrustListCredential(credential: unknown): TrustListContent {
  const { frame, subject } = readSubject(credential, 'TrustListCredential', 'TrustList')
  checkIssuers(subject, '/credentialSubject')
  const { id, name, issuers } = subject as unknown as TrustListCredential['credentialSubject']
  const { issuer, validFrom, validUntil } = frame
  return deepFreeze({
    list: id,
    ...(name !== undefined && { name }),
    issuer,
    issuers,
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
  })
}

/** With two entries it would not be clear which limits hold. */
function checkIssuers(subject: JsonObject, path: string): void {
  const seen = new Set<unknown>()
  for (const [index, entry] of ((subject['issuers'] ?? []) as readonly JsonObject[]).entries()) {
    const at = `${path}/issuers/${index}`
    if (!isJsonObject(entry) || seen.has(entry['id'])) throw inputError('credential.issuer_duplicate', {}, pointer(at, 'id'))
    seen.add(entry['id'])
    if (Array.isArray(entry['scope'])) checkScopes(entry['scope'], `${at}/scope`)
    checkOrder(entry, 'listedFrom', 'listedUntil', at)
  }
}
