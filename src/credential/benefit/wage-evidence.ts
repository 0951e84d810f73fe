import { atPath, copyJsonObject, deepFreeze, inputError, type JsonObject } from '../../core/index.js'
import { parseWageEvidence, type WageEvidence } from '../../ladder/index.js'
import { contextsFor } from '../authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from '../build-credential.js'
import { checkUrl, invalid } from '../check-values.js'
import { construct } from '../construct.js'
import { takeInput } from '../snapshot.js'
import type { CredentialBase } from '../types.js'
import { readSubject } from '../wire.js'

/** A figure of pay as it is signed. */
export type StatedWageEvidence = WageEvidence & { readonly type: 'WageEvidence' }

/** A `SignedWageEvidenceCredential`, in which somebody answers for a figure of pay: its basis, population, sample, interval, vintage and source. */
export interface WageEvidenceCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: StatedWageEvidence
}

/** Input of {@link buildWageEvidenceCredential}. */
export interface WageEvidenceCredentialInput extends Omit<CredentialInput, 'awardedDate'> {
  readonly evidence: WageEvidence
  /** The id of the credential that this one takes the place of, such as that of the year before. */
  readonly replaces?: string
}

/**
 * An unsigned credential of a figure of pay. What was observed says of how many people, and within which interval; occupations are
 * named by their codes alone. It is not a promise of pay, and no badge can carry it. Deep-frozen.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`, and
 * the codes of form of a ladder
 * @example
 * ```ts
 * import { buildWageEvidenceCredential } from 'rungs/credential'
 * import type { WageEvidence } from 'rungs/ladder'
 * const sign = (evidence: WageEvidence) =>
 *   buildWageEvidenceCredential({
 *     id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *     issuer: 'did:web:statistics.example',
 *     validFrom: '2026-02-01T00:00:00Z',
 *     evidence,
 *   })
 * ```
 */
export function buildWageEvidenceCredential(input: WageEvidenceCredentialInput): WageEvidenceCredential {
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<WageEvidenceCredentialInput>(input, [...fields, 'evidence', 'replaces'])
  requireFields(source, ['evidence'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'SignedWageEvidenceCredential'], contextsFor(source.issuer))
  const subject = construct('WageEvidence', source.evidence, '/evidence')
  evidenceOf(subject, '/evidence')
  const { replaces } = source
  return deepFreeze({
    ...frame,
    ...(replaces !== undefined && { replaces: checkUrl(replaces, 'replaces', '/replaces') }),
    credentialSubject: subject,
  }) as unknown as WageEvidenceCredential
}

/**
 * Reads a figure of pay, for a rung's `wage` or for `payoff`; the credential must have been verified.
 *
 * @throws RungsError as {@link buildWageEvidenceCredential}
 */
export function parseWageEvidenceCredential(credential: unknown): WageEvidence {
  const { subject } = readSubject(credential, 'SignedWageEvidenceCredential', 'WageEvidence')
  return evidenceOf(subject, '/credentialSubject')
}

function evidenceOf(subject: JsonObject, path: string): WageEvidence {
  const { type: _, ...plain } = copyJsonObject(subject)
  const evidence = atPath(path, () => parseWageEvidence(plain))
  // Names would be words of one language among signed codes.
  for (const [index, occupation] of (evidence.population.occupations ?? []).entries()) {
    if (occupation.name !== undefined)
      throw invalid(`${path}/population/occupations/${index}/name`, 'name', 'nothing: the code says it')
  }
  if (evidence.claim === 'observed') {
    for (const field of ['sampleSize', 'ci'] as const) {
      if (evidence[field] === undefined) throw inputError('credential.field_missing', { field }, `${path}/${field}`)
    }
  }
  return evidence
}
