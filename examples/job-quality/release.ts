import { buildStatisticalReleaseCredential, type StatisticalReleaseCredential } from 'rungs/credential'
import {
  type Aggregated,
  aggregate,
  type Contribution,
  type CountTable,
  createPrivacyLedger,
  diffTables,
  noiseTable,
  type PrivacyLedger,
  type SmallDifference,
  toNoisedFigures,
  toReleaseInput,
} from 'rungs/insight'
import type { Filed } from './archive.js'
import type { World } from './world.js'

/** What the records of a release are counted by. */
export const TERMS = {
  release: 'https://coop.example/statistics/2026',
  from: '2026-01-01T00:00:00Z',
  until: '2027-01-01T00:00:00Z',
  metrics: ['credentialAttainmentRate', 'timeToRung', 'hoursPerWeek', 'earningsStability', 'claimProcessingTime', 'wageChange'],
  by: ['region'],
  currency: 'EUR',
  leastPeople: 10,
} as const satisfies Parameters<typeof aggregate>[1]

/** Signs the figures of the year, with the statement of how they were protected. */
export async function publish(world: World, { published }: Aggregated): Promise<Filed> {
  const { coop } = world.organisations
  const release = buildStatisticalReleaseCredential(
    toReleaseInput(published, {
      id: coop.newId(),
      issuer: coop.did,
      validFrom: world.clock.now().toISOString(),
      population: 'Delivery workers who agreed to be counted',
      basis: 'Records that workers handed in, reckoned from their own credentials',
    }),
  )
  return world.file('release', await coop.badges.sealCredential(release))
}

/** A later release, with a few people more, beside the first: what the two would tell together. */
export function compare(first: Aggregated, records: readonly Contribution[], now: string): readonly SmallDifference[] {
  return diffTables(first.people.table, aggregate(records, { ...TERMS, now }).people.table)
}

const REGIONS = ['North', 'South', 'East', 'Harbour'] as const
const PLATFORMS = ['did:web:courier.example', 'did:web:groceries.example'] as const

/** People by region and platform, exactly: for the publisher alone. */
export function tableOf(records: readonly Contribution[]): CountTable {
  const count = (region: string, platform: string): number =>
    records.filter(({ groups }) => groups['region'] === region && groups['platform'] === platform).length
  return {
    rows: [...REGIONS],
    columns: [...PLATFORMS],
    counts: REGIONS.map((region) => PLATFORMS.map((platform) => count(region, platform))),
  }
}

/** A ledger with a budget for one population, for ever. */
export const openLedger = (): PrivacyLedger => createPrivacyLedger({ budget: '1' })

/**
 * The same people by region and platform, with noise instead of gaps; the ledger pays. The noise is of the seed, so that each run of the
 * example is the same: in the world `random` is left out, since whoever can draw the noise again can take it off.
 */
export async function publishNoised(world: World, ledger: PrivacyLedger, table: CountTable, name: string): Promise<Filed> {
  const { coop } = world.organisations
  const terms = { epsilon: '0.5', population: 'delivery workers of 2026', purpose: name, ledger }
  const noised = noiseTable(table, { ...terms, random: world.seed.branch(`noise/${name}`).bytes })
  const release: StatisticalReleaseCredential = buildStatisticalReleaseCredential({
    id: coop.newId(),
    issuer: coop.did,
    validFrom: world.clock.now().toISOString(),
    subject: `${TERMS.release}/${name}`,
    population: 'Delivery workers who agreed to be counted',
    basis: 'Records that workers handed in, reckoned from their own credentials',
    periodFrom: TERMS.from,
    periodUntil: TERMS.until,
    groupedBy: ['region', 'platform'],
    figures: toNoisedFigures(noised, ['region', 'platform']),
    disclosure: { leastPeople: 10, suppression: 'none', epsilon: terms.epsilon },
  })
  return world.file('release-noised', await coop.badges.sealCredential(release))
}
