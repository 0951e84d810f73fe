import { formatDateTime } from '../core/index.js'
import type { StatisticalReleaseCredentialInput } from '../credential/index.js'
import type { AggregateRelease } from './aggregate.js'
import { dateMs } from './contribution.js'

/** What a credential about a release says beside its figures. */
export interface ToReleaseInputOptions {
  /** The id of the credential. */
  readonly id: string
  readonly issuer: StatisticalReleaseCredentialInput['issuer']
  readonly validFrom: string
  /** Who was counted, in words. */
  readonly population: string
  /** What the figures rest on, in words, such as that workers handed them in. */
  readonly basis: string
}

/**
 * What `buildStatisticalReleaseCredential` takes, of figures that `aggregate` made: with a statement of what was withheld, rounded and coded. There is
 * no noise in them.
 *
 * @example
 * ```ts
 * import { buildStatisticalReleaseCredential } from 'rungs/credential'
 * import { type AggregateRelease, toReleaseInput } from 'rungs/insight'
 * const seal = (published: AggregateRelease) =>
 *   buildStatisticalReleaseCredential(
 *     toReleaseInput(published, {
 *       id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *       issuer: 'did:web:courier.example',
 *       validFrom: '2026-05-01T00:00:00Z',
 *       population: 'Couriers who agreed to be counted',
 *       basis: 'Records that workers handed in',
 *     }),
 *   )
 * ```
 */
export function toReleaseInput(published: AggregateRelease, options: ToReleaseInputOptions): StatisticalReleaseCredentialInput {
  const { release, from, until, by, currency, leastPeople, roundedTo, figures, metrics } = published
  return {
    ...options,
    subject: release,
    periodFrom: formatDateTime(dateMs(from)),
    periodUntil: formatDateTime(dateMs(until)),
    ...(by.length > 0 && { groupedBy: by }),
    ...(currency !== undefined && { currency }),
    figures,
    disclosure: {
      leastPeople,
      suppression: 'complementary',
      roundedTo,
      codedAbove: 95,
      codedBelow: 5,
      ...(metrics.includes('wageChange') && { payRule: 'fivePayersQuarterThreeMonths' as const }),
    },
  }
}
