import { deepFreeze } from '../core/index.js'
import type { SubjectLink } from '../ladder/index.js'
import { contextsFor } from './authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { invalid } from './check-values.js'
import { construct } from './construct.js'
import { takeInput } from './snapshot.js'
import type { CredentialBase } from './types.js'
import { readSubject } from './wire.js'

/** A credential that says that two ids are one worker's. Whoever knows both can follow the worker: give it to nobody who need not. */
export interface SubjectLinkCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: {
    /** The worker. */
    readonly id: string
    readonly type: 'SubjectLink'
    /** The same worker. */
    readonly sameWorkerAs: string
  }
}

/** Input of {@link buildSubjectLinkCredential}. */
export interface SubjectLinkCredentialInput extends Omit<CredentialInput, 'awardedDate'> {
  readonly subject: string
  readonly sameWorkerAs: string
}

/**
 * An unsigned statement that two ids are one worker's. Its issuer must have had proof of both; a name is none.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildSubjectLinkCredential } from 'rungs/credential'
 * buildSubjectLinkCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:registry.example',
 *   validFrom: '2026-01-01T00:00:00Z',
 *   subject: 'did:example:ana-here',
 *   sameWorkerAs: 'did:example:ana-there',
 * })
 * ```
 */
export function buildSubjectLinkCredential(input: SubjectLinkCredentialInput): SubjectLinkCredential {
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<SubjectLinkCredentialInput>(input, [...fields, 'subject', 'sameWorkerAs'])
  requireFields(source, ['subject', 'sameWorkerAs'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'SubjectLinkCredential'], contextsFor(source.issuer))
  const { sameWorkerAs } = source
  if (sameWorkerAs === source.subject) throw invalid('/sameWorkerAs', 'sameWorkerAs', 'another id')
  const subject = construct('SubjectLink', { id: source.subject, sameWorkerAs })
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as SubjectLinkCredential
}

/**
 * Reads the link of a credential, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`
 */
export function parseSubjectLinkCredential(
  credential: unknown,
): Omit<SubjectLink, 'basis' | 'asOf'> & { readonly issuer: string } {
  const { frame, subject } = readSubject(credential, 'SubjectLinkCredential', 'SubjectLink')
  const { id, sameWorkerAs } = subject as unknown as SubjectLinkCredential['credentialSubject']
  if (id === sameWorkerAs) throw invalid('/credentialSubject/sameWorkerAs', 'sameWorkerAs', 'another id')
  return deepFreeze({
    keys: [id, sameWorkerAs],
    issuer: frame.issuer,
    ...(frame.id !== undefined && { credential: frame.id }),
    ...(frame.validUntil !== undefined && { validUntil: frame.validUntil }),
  })
}
