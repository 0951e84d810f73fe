import {
  asList,
  checkOptions,
  deepFreeze,
  endOfDate,
  formatDateTime,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonValue,
  type Now,
  type Problem,
  pointer,
  problem,
  requireOption,
  toEpochMs,
} from '../core/index.js'
import {
  parseBenefitEligibilityCredential,
  parseBenefitEnrolmentCredential,
  parseClaimReceiptCredential,
  parseScholarshipAwardCredential,
  parseWageTopUpEntitlementCredential,
} from '../credential/index.js'
import { type BenefitPlan, type DeadlineKind, defineBenefitPlan, type WorkerDeadline } from '../ladder/index.js'
import { msOf } from './intake.js'

/** What is coming up, and which credentials could not be read. */
export interface BenefitDeadlines {
  /** The earliest first. */
  readonly deadlines: readonly WorkerDeadline[]
  readonly problems: readonly Problem[]
}

/** Options of {@link benefitDeadlines}. */
export interface BenefitDeadlinesOptions {
  readonly now: Now
  /** Plans that the credentials may be about: the end of one is told to whoever is enrolled in it. */
  readonly plans?: readonly BenefitPlan[]
}

interface Read {
  readonly dates: readonly (readonly [DeadlineKind, string | undefined])[]
  readonly plan?: string
  readonly isEnrolled?: boolean
}

const READERS: Readonly<Record<string, (credential: unknown) => Read>> = {
  BenefitEligibilityCredential: (credential) => {
    const { plan, eligible, periodUntil } = parseBenefitEligibilityCredential(credential)
    return { plan, dates: eligible ? [['eligibilityEnds', endOf(credential, periodUntil)]] : [] }
  },
  BenefitEnrolmentCredential: (credential) => {
    const { plan, optOutUntil, optedOutAt, periodUntil } = parseBenefitEnrolmentCredential(credential)
    if (optedOutAt !== undefined) return { plan, dates: [] }
    return {
      plan,
      isEnrolled: true,
      dates: [
        ['optOutEnds', optOutUntil && endOf(credential, optOutUntil)],
        ['enrolmentEnds', endOf(credential, periodUntil)],
      ],
    }
  },
  ClaimReceiptCredential: (credential) => {
    const { plan, appealBy } = parseClaimReceiptCredential(credential)
    return { plan, dates: [['appealEnds', appealBy && endOf(credential, appealBy)]] }
  },
  ScholarshipAwardCredential: (credential) => {
    const { state, acceptBy } = parseScholarshipAwardCredential(credential)
    return { dates: state === 'prospective' ? [['acceptanceEnds', endOf(credential, acceptBy)]] : [] }
  },
  WageTopUpEntitlementCredential: (credential) => {
    const { claimFrom, claimUntil } = parseWageTopUpEntitlementCredential(credential)
    return {
      dates: [
        ['topUpOpens', claimFrom],
        ['topUpCloses', endOf(credential, claimUntil)],
      ],
    }
  },
}
const MAX_CREDENTIALS = 10_000
const MAX_PLANS = 1000

/**
 * What is coming up in a worker's own credentials about benefits and incentives, which must have been verified: until when one can opt
 * out, appeal or accept, when a top-up can be claimed, and when an eligibility, an enrolment or a plan ends. Whatever a credential opens
 * is over when the credential itself ends. Credentials of other kinds are passed over. Put them into a calendar with `upcomingEvents`.
 *
 * @throws RungsError `ladder.too_many`; `core.option_unknown`, `core.option_invalid` (usage); as `defineBenefitPlan` for one of `plans`
 * @example
 * ```ts
 * import { benefitDeadlines } from 'rungs/benefit'
 * import type { VerifiableCredential } from 'rungs/credential'
 * const soon = (own: readonly VerifiableCredential[]): readonly string[] =>
 *   benefitDeadlines(own, { now: '2026-07-01T00:00:00Z' }).deadlines.map(({ at, kind }) => `${at} ${kind}`)
 * ```
 */
export function benefitDeadlines(credentials: readonly unknown[], options: BenefitDeadlinesOptions): BenefitDeadlines {
  checkOptions(options, ['now', 'plans'], 'benefitDeadlines')
  const { plans = [] } = options
  requireOption(Array.isArray(plans) && plans.length <= MAX_PLANS, 'plans', 'list')
  const endOfPlan = new Map(
    plans
      .map((plan) => defineBenefitPlan(plan))
      .map(({ id, effective }) => {
        const endMs = endOfDate(effective.until)
        return [id, endMs === undefined ? undefined : formatDateTime(endMs)]
      }),
  )
  if (!Array.isArray(credentials) || credentials.length > MAX_CREDENTIALS)
    throw inputError('ladder.too_many', { what: 'credentials', limit: MAX_CREDENTIALS })
  const nowMs = toEpochMs(options.now)
  const found = new Map<string, WorkerDeadline>()
  const problems: Problem[] = []
  for (const [index, credential] of credentials.entries()) {
    if (!isJsonObject(credential)) continue
    try {
      const read = readCredential(credential)
      if (read === undefined || isOver(credential, nowMs)) continue
      const { plan, isEnrolled, dates } = read
      const ofPlan = isEnrolled && plan !== undefined ? endOfPlan.get(plan) : undefined
      for (const [kind, at] of [...dates, ['planEnds', ofPlan] as const]) {
        if (at === undefined || msOf(at) <= nowMs) continue
        const deadline = {
          kind,
          at: formatDateTime(msOf(at)),
          credential: String(credential['id'] ?? ''),
          ...(plan !== undefined && { plan }),
        }
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

function readCredential(credential: { readonly [member: string]: unknown }): Read | undefined {
  const type = asList(credential['type'] as JsonValue | undefined).find(
    (one) => typeof one === 'string' && Object.hasOwn(READERS, one),
  )
  return typeof type === 'string' ? (READERS[type] as (credential: unknown) => Read)(credential) : undefined
}

/** The end of what a credential opens: no later than its own. */
function endOf(credential: unknown, until: string | undefined): string | undefined {
  const { validUntil } = credential as { readonly validUntil?: string }
  if (validUntil === undefined || until === undefined) return until ?? validUntil
  return msOf(validUntil) < msOf(until) ? validUntil : until
}

function isOver(credential: { readonly [member: string]: unknown }, nowMs: number): boolean {
  const { validUntil } = credential
  return typeof validUntil === 'string' && msOf(validUntil) <= nowMs
}
