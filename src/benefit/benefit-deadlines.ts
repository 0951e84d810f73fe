import {
  asList,
  deepFreeze,
  formatDateTime,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonValue,
  type Now,
  type Problem,
  pointer,
  problem,
  toEpochMs,
} from '../core/index.js'
import {
  parseBenefitEnrolmentCredential,
  parseClaimReceiptCredential,
  parseScholarshipAwardCredential,
  parseWageTopUpEntitlementCredential,
} from '../credential/index.js'
import { msOf } from './intake.js'

/** What a worker can do until, or from, a time. */
export type DeadlineKind = 'optOutEnds' | 'appealEnds' | 'acceptanceEnds' | 'topUpOpens' | 'topUpCloses'

/** A time that a worker should know of. */
export interface BenefitDeadline {
  readonly kind: DeadlineKind
  /** In UTC. */
  readonly at: string
  readonly credential: string
}

/** What is coming up, and which credentials could not be read. */
export interface BenefitDeadlines {
  /** The earliest first. */
  readonly deadlines: readonly BenefitDeadline[]
  readonly problems: readonly Problem[]
}

type Dated = readonly (readonly [DeadlineKind, string | undefined])[]

const READERS: Readonly<Record<string, (credential: unknown) => Dated>> = {
  BenefitEnrolmentCredential: (credential) => {
    const { optOutUntil, optedOutAt } = parseBenefitEnrolmentCredential(credential)
    return optedOutAt === undefined ? [['optOutEnds', optOutUntil]] : []
  },
  ClaimReceiptCredential: (credential) => [['appealEnds', parseClaimReceiptCredential(credential).appealBy]],
  ScholarshipAwardCredential: (credential) => {
    const { state, acceptBy } = parseScholarshipAwardCredential(credential)
    return state === 'prospective' ? [['acceptanceEnds', acceptBy]] : []
  },
  WageTopUpEntitlementCredential: (credential) => {
    const { claimFrom, claimUntil } = parseWageTopUpEntitlementCredential(credential)
    return [
      ['topUpOpens', claimFrom],
      ['topUpCloses', claimUntil],
    ]
  },
}
const MAX_CREDENTIALS = 10_000

/**
 * What is coming up in a worker's own credentials about benefits and incentives, which must have been verified: until when one can opt
 * out, appeal or accept, and when a top-up can be claimed. Credentials of other kinds are passed over.
 *
 * @throws RungsError `ladder.too_many`
 * @example
 * ```ts
 * import { benefitDeadlines } from 'rungs/benefit'
 * import type { VerifiableCredential } from 'rungs/credential'
 * const soon = (own: readonly VerifiableCredential[]): readonly string[] =>
 *   benefitDeadlines(own, { now: '2026-07-01T00:00:00Z' }).deadlines.map(({ at, kind }) => `${at} ${kind}`)
 * ```
 */
export function benefitDeadlines(credentials: readonly unknown[], options: { readonly now: Now }): BenefitDeadlines {
  if (!Array.isArray(credentials) || credentials.length > MAX_CREDENTIALS)
    throw inputError('ladder.too_many', { what: 'credentials', limit: MAX_CREDENTIALS })
  const nowMs = toEpochMs(options.now)
  const found = new Map<string, BenefitDeadline>()
  const problems: Problem[] = []
  for (const [index, credential] of credentials.entries()) {
    if (!isJsonObject(credential)) continue
    try {
      for (const [kind, at] of datesOf(credential)) {
        if (at === undefined || msOf(at) <= nowMs) continue
        const deadline = { kind, at: formatDateTime(msOf(at)), credential: String(credential['id'] ?? '') }
        found.set(JSON.stringify(deadline), deadline)
      }
    } catch (error) {
      if (!isRungsError(error) || error.kind !== 'input') throw error
      problems.push(problem(error.code, error.params, pointer('', index) + error.path))
    }
  }
  const deadlines = [...found.entries()].sort(([a, one], [b, other]) => msOf(one.at) - msOf(other.at) || (a < b ? -1 : 1))
  return deepFreeze({ deadlines: deadlines.map(([, deadline]) => deadline), problems })
}

function datesOf(credential: { readonly [member: string]: unknown }): Dated {
  const type = asList(credential['type'] as JsonValue | undefined).find(
    (one) => typeof one === 'string' && Object.hasOwn(READERS, one),
  )
  return typeof type === 'string' ? (READERS[type] as (credential: unknown) => Dated)(credential) : []
}
