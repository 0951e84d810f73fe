/** The platform that issues: its key, its badge, and its drivers. */
import { createIssuer, type Issuer } from 'rungs'
import { type BatchIssuer, type BatchRow, createBatchIssuer } from 'rungs/bulk'
import { type BadgeTemplate, createStatusService, type StatusService } from 'rungs/issue'
import { createSigner, type KeyPair } from 'rungs/keys'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import type { Store } from 'rungs/storage'

type Slot = 'driver' | 'score'

const VAN = 'https://courier.example/ladders/last-mile/van-driver'

export interface Platform {
  readonly issuer: Issuer
  readonly template: BadgeTemplate<Slot>
  status(store: Store): StatusService
  batchIssuer(store: Store, workers?: number): BatchIssuer
}

export function openPlatform(key: KeyPair): Platform {
  const profile = { name: 'Courier Platform' }
  const issuer = createIssuer({ profile, signer: createSigner(key), mechanism: eddsaRdfc2022 })
  const { id: _id, ...draft } = issuer.buildBadge({
    name: 'Van driver, last-mile delivery',
    validFrom: '2026-06-01T00:00:00Z',
    validUntil: '2028-06-01T00:00:00Z',
    subject: { id: 'did:example:driver', result: [{ resultDescription: `${VAN}#route-test`, value: '70' }] },
    achievement: {
      id: VAN,
      name: 'Van driver, last-mile delivery',
      description: 'Drives a delivery van in town: plans the stops, secures the load, hands parcels over and keeps the log.',
      criteria: { narrative: 'Forty supervised shifts in the van, and a route test of at least 70 percent.' },
      resultDescription: [
        {
          id: `${VAN}#route-test`,
          name: 'Route test',
          resultType: 'Percent',
          valueMin: '0',
          valueMax: '100',
          requiredValue: '70',
        },
      ],
    },
  })
  const status = (store: Store): StatusService =>
    createStatusService({ store, issuer, baseUrl: 'https://courier.example/status/' })
  return {
    issuer,
    template: { draft, slots: { driver: '/credentialSubject/id', score: '/credentialSubject/result/0/value' } },
    status,
    batchIssuer: (store, workers) =>
      createBatchIssuer({
        store,
        status: status(store),
        profile,
        key,
        mechanism: eddsaRdfc2022,
        ...(workers !== undefined && { workers }),
      }),
  }
}

/** Drivers and their scores, as a table would have them. */
export function* driverRows(count: number): Generator<BatchRow<Slot>> {
  for (let n = 0; n < count; n++)
    yield { key: `driver-${n}`, texts: { driver: `did:web:courier.example:drivers:${n}`, score: String(70 + (n % 30)) } }
}
