import { earningsStability, processingTimes, sumWork } from 'rungs/benefit'
import type { WorkRecordCredential } from 'rungs/credential'
import { type Contribution, contribute, type MetricValues, toMetricValues } from 'rungs/insight'
import { type Fact, type Ladder, place } from 'rungs/ladder'

/** What somebody hands in figures from: what is in their own wallet, and what they say of themselves. */
export interface Wallet {
  readonly did: string
  readonly secret: Uint8Array
  readonly region: string
  readonly facts: readonly Fact[]
  /** Work records and receipts of claims, verified. */
  readonly work: readonly WorkRecordCredential[]
  readonly claims: readonly object[]
}

/** What a release is about. */
export interface Asked {
  readonly release: string
  readonly ladder: Ladder
  readonly trust: readonly string[]
  readonly now: string
}

const [FROM, UNTIL] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z']
const MS_PER_WEEK = 7 * 86_400_000

/** The record that a wallet makes for one release, reckoned from nothing but what it holds. */
export function handIn(wallet: Wallet, { release, ladder, trust, now }: Asked): Contribution {
  const { did, secret, region, facts, work } = wallet
  const placement = place(ladder, facts, { now, policy: { trust: { ids: trust } }, subject: did })
  const first = work.map(({ credentialSubject }) => credentialSubject.periodFrom).sort()[0]
  const last = work
    .map(({ credentialSubject }) => credentialSubject.periodUntil)
    .sort()
    .at(-1)
  const rung = toMetricValues(placement, `${ladder.id}/driver`, facts, first === undefined ? {} : { startedAt: first })
  const values = { ...rung, ...ofWork(work, first, last, now), ...ofClaims(wallet.claims, now) }
  const groups = { region, platform: mainPlatform(work) }
  return contribute({ release, secret, consentedAt: '2027-04-01T08:00:00Z', from: FROM, until: UNTIL, groups, values }, { now })
}

function ofWork(work: readonly WorkRecordCredential[], first: string | undefined, last: string | undefined, now: string) {
  if (first === undefined || last === undefined) return {}
  const weeks = (Date.parse(last) - Date.parse(first)) / MS_PER_WEEK
  const hours = Number(sumWork(work, { now }).hours.engaged ?? '0')
  const varies = earningsStability(work, { now }).currencies[0]?.coefficientOfVariation
  return {
    hoursPerWeek: hours / weeks,
    ...(varies !== undefined && { earningsStability: Number(varies) * 100 }),
    ...payChange(work),
  } satisfies MetricValues
}

/** How much more an hour paid in the last month than in the first, with whoever paid in both. */
function payChange(work: readonly WorkRecordCredential[]): Pick<MetricValues, 'wageChange'> {
  const payer = mainPlatform(work)
  const own = work
    .filter(({ issuer }) => issuerOf(issuer) === payer)
    .map(({ credentialSubject }) => credentialSubject)
    .sort((a, b) => (a.periodFrom < b.periodFrom ? -1 : 1))
  const [first, last] = [own[0], own.at(-1)].map((one) =>
    one?.grossEarnings === undefined ? 0 : (one.grossEarnings.low + one.grossEarnings.high) / 2 / Number(one.hours),
  )
  if (own.length < 2 || first === undefined || last === undefined) return {}
  return { wageChange: { minor: Math.round(last - first), currency: 'EUR', payer } }
}

function ofClaims(claims: readonly object[], now: string): MetricValues {
  const { medianDays } = processingTimes(claims, { now })
  return medianDays === undefined ? {} : { claimProcessingTime: medianDays }
}

/** Where somebody worked most hours. */
export function mainPlatform(work: readonly WorkRecordCredential[]): string {
  const hours = new Map<string, number>()
  for (const { issuer, credentialSubject } of work) {
    const id = issuerOf(issuer)
    hours.set(id, (hours.get(id) ?? 0) + Number(credentialSubject.hours))
  }
  return [...hours].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? 'none'
}

const issuerOf = (issuer: unknown): string => (typeof issuer === 'string' ? issuer : (issuer as { readonly id: string }).id)
