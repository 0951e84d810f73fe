import { inputError, type JsonObject } from '../../core/index.js'
import { type CostItem, digestJson } from '../../ladder/index.js'
import { checkOrder } from '../check-scope.js'
import { invalid } from '../check-values.js'
import { requireMoney, type StatedMoney } from './money.js'
import { buildStatement, parseStatement, type StatementCredential, type StatementInput, type StatementKind } from './statement.js'

/** That money is to be paid back by who leaves before a time, counted from when it was accepted. */
export interface ClawbackTerms {
  readonly type: 'ClawbackTerms'
  /** ISO 8601, such as `P1Y`. */
  readonly until: string
  /** What is to be paid back and when, by language. */
  readonly noteMap: { readonly [language: string]: string }
}

/** Money that somebody puts up for a worker to earn a rung. */
export interface ScholarshipAward {
  /** The worker. */
  readonly id: string
  readonly type: 'ScholarshipAward'
  readonly funder: string
  readonly rung: string
  readonly amount: StatedMoney
  readonly covers: readonly CostItem['kind'][]
  /** Whether it is paid before, or once the rung is awarded. */
  readonly timing: 'upfront' | 'onAward'
  /** `prospective`: it is offered. `actual`: the worker accepted it. */
  readonly state: 'prospective' | 'actual'
  readonly acceptBy?: string
  readonly acceptedAt?: string
  /** Of the terms that the worker saw and accepted, by {@link scholarshipTermsDigest}. */
  readonly termsDigest?: string
  readonly clawback?: ClawbackTerms
}

/** A credential that awards a scholarship, or offers it. */
export type ScholarshipAwardCredential = StatementCredential<ScholarshipAward>

/** What a worker is shown before accepting a scholarship. */
export type ScholarshipTerms = Pick<ScholarshipAward, 'funder' | 'rung' | 'covers' | 'timing'> & {
  readonly amount: Omit<StatedMoney, 'type'>
  readonly clawback?: Omit<ClawbackTerms, 'type'>
}

/** Input of {@link buildScholarshipAwardCredential}. */
export type ScholarshipAwardCredentialInput = StatementInput &
  ScholarshipTerms &
  Pick<ScholarshipAward, 'state' | 'acceptBy' | 'acceptedAt' | 'termsDigest'>

const COVERS: readonly string[] = ['tuition', 'exam', 'materials', 'equipment', 'travel', 'renewal']

const KIND: StatementKind = {
  type: 'ScholarshipAwardCredential',
  className: 'ScholarshipAward',
  check: (subject, path) => {
    requireMoney(subject['amount'], `${path}/amount`)
    const award = subject as unknown as ScholarshipAward
    if (award.covers.length > COVERS.length || award.covers.some((one) => !COVERS.includes(one)))
      throw invalid(`${path}/covers`, 'covers', COVERS.join(', '))
    checkOrder(subject, 'acceptedAt', 'acceptBy', path)
    checkAcceptance(subject, award, path)
  },
}

/** Who accepts knows the terms: what was accepted is named by their digest. */
function checkAcceptance(subject: JsonObject, award: ScholarshipAward, path: string): void {
  const isActual = award.state === 'actual'
  for (const field of ['acceptedAt', 'termsDigest'] as const) {
    if (isActual && subject[field] === undefined) throw inputError('credential.field_missing', { field }, `${path}/${field}`)
    if (!isActual && subject[field] !== undefined) throw invalid(`${path}/${field}`, field, 'nothing before it is accepted')
  }
  if (isActual && award.termsDigest !== scholarshipTermsDigest(award))
    throw invalid(`${path}/termsDigest`, 'termsDigest', 'digest of the terms as they stand here')
}

/**
 * The digest of the terms of a scholarship, with all of its clawback: to be shown with them, and to be given back by who accepts.
 *
 * @returns multibase of a multihash, such as `uEi...`
 */
export function scholarshipTermsDigest(terms: ScholarshipTerms): string {
  const { funder, rung, covers, timing, clawback } = terms
  const { minor, currency } = terms.amount
  return digestJson({
    funder,
    rung,
    covers: [...covers].sort(),
    timing,
    amount: { minor, currency },
    ...(clawback !== undefined && { clawback: { until: clawback.until, noteMap: clawback.noteMap } }),
  })
}

/**
 * An unsigned scholarship: offered, or accepted under the very terms that it states. Deep-frozen.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildScholarshipAwardCredential, scholarshipTermsDigest, type ScholarshipTerms } from 'rungs/credential'
 * const terms: ScholarshipTerms = {
 *   funder: 'did:web:courier.example',
 *   rung: 'https://courier.example/rungs/van',
 *   amount: { minor: 30000, currency: 'EUR' },
 *   covers: ['tuition'],
 *   timing: 'upfront',
 *   clawback: { until: 'P1Y', noteMap: { en: 'Half of it, if you leave within a year.' } },
 * }
 * buildScholarshipAwardCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:courier.example',
 *   validFrom: '2026-06-01T00:00:00Z',
 *   subject: 'did:example:ana',
 *   ...terms,
 *   state: 'actual',
 *   acceptedAt: '2026-06-01T00:00:00Z',
 *   termsDigest: scholarshipTermsDigest(terms),
 * })
 * ```
 */
export function buildScholarshipAwardCredential(input: ScholarshipAwardCredentialInput): ScholarshipAwardCredential {
  return buildStatement(input, KIND)
}

/**
 * Reads a scholarship, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 */
export function parseScholarshipAwardCredential(credential: unknown): ScholarshipAward {
  return parseStatement(credential, KIND)
}
