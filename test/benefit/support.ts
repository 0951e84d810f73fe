import { buildBenefitContributionCredential, buildWorkRecordCredential } from '../../src/credential/index.js'

export const ANA = 'did:example:ana'
export const PLAN = 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21'
export const OTHER_PLAN = 'urn:uuid:1d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21'
export const NOW = '2027-01-01T00:00:00Z'

let made = 0
export const newId = (): string => `urn:uuid:00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`

/** The first instant of a day of 2026. */
export const day = (monthAndDay: string): string => `2026-${monthAndDay}T00:00:00Z`

type Loose = Readonly<Record<string, unknown>>

/** A work record of a platform: a hundred engaged hours in May. */
export function work(platform: string, changes: Loose = {}): Loose {
  return buildWorkRecordCredential({
    id: newId(),
    issuer: `did:web:${platform}.example`,
    validFrom: day('06-01'),
    subject: ANA,
    periodFrom: day('05-01'),
    periodUntil: day('06-01'),
    hours: '100',
    timeBase: 'engaged',
    ...changes,
  } as never) as never
}

/** A contribution of a platform: 12.50 euros for May. */
export function contribution(platform: string, changes: Loose = {}): Loose {
  return buildBenefitContributionCredential({
    id: newId(),
    issuer: `did:web:${platform}.example`,
    validFrom: day('06-01'),
    subject: ANA,
    plan: PLAN,
    payer: `did:web:${platform}.example`,
    payerKind: 'platform',
    amount: { minor: 1250, currency: 'EUR' },
    periodFrom: day('05-01'),
    periodUntil: day('06-01'),
    ...changes,
  } as never) as never
}

/** Codes and paths of problems, sorted. */
export const told = (problems: readonly { readonly code: string; readonly path: string }[]): string[] =>
  problems.map(({ code, path }) => `${code} ${path}`.trim()).sort()
