import { type CheckName, type CheckState, checkNames, type VerifiedReport } from '../../src/core/index.js'
import { achievement, NOW, SCHOOL, WORKER } from './support.js'

/** A report that a credential is verified. */
export function verified(
  credential: object,
  more: object = {},
  states: Partial<Record<CheckName, CheckState>> = {},
): VerifiedReport<unknown> {
  const checks = Object.fromEntries(
    checkNames.map((name) => [name, { state: states[name] ?? (name === 'schema' ? 'pass' : 'skipped'), findings: [] }]),
  )
  return {
    outcome: 'verified',
    credential,
    at: NOW,
    proofs: [{ mechanism: 'ob3-jwt', state: 'pass', findings: [] }],
    findings: [],
    checks: checks as unknown as VerifiedReport<unknown>['checks'],
    ...more,
  }
}

/** A badge of the school as it stands in a report. */
export const badgeDocument = (name: string, subject = WORKER, more: object = {}): object => ({
  id: `urn:uuid:${name}`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: SCHOOL },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: subject, achievement: { id: achievement(name), type: ['Achievement'] } },
  ...more,
})
