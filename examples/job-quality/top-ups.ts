import { checkTopUp } from 'rungs/benefit'
import { buildWageTopUpEntitlementCredential, type CredentialStatus } from 'rungs/credential'
import { createStatusService, type StatusService } from 'rungs/issue'
import { dueIncentives } from 'rungs/ladder'
import { createMemoryStore, type Store } from 'rungs/storage'
import { startOf } from './work.js'
import type { Worker, World } from './world.js'

/** The desk that promises top-ups and pays them. */
export interface TopUps {
  /** An entitlement for everybody to whom the ladder owes one. */
  promise(workers: readonly Worker[], month: number): Promise<void>
  /** Pays once; what it says of the second time is a code. */
  pay(worker: Worker, payment: string): Promise<'paid' | 'paid before' | 'closed' | string>
  /** The credentials of lists as they are published, by URL. */
  lists(): Promise<Readonly<Record<string, string>>>
}

/** The co-op's desk. In the world its store is a database. */
export function openDesk(world: World): TopUps {
  const { coop } = world.organisations
  const [store, seed] = [createMemoryStore(), world.seed.branch('status')]
  const status = createStatusService({
    store,
    issuer: coop.badges,
    baseUrl: 'https://coop.example/status/',
    purposes: ['message'],
    now: world.clock.now,
    random: seed.bytes,
  })
  const lists = async (): Promise<Readonly<Record<string, string>>> => publishedBy(status)
  return {
    lists,
    async promise(workers, month) {
      const owed = workers.flatMap((worker) => incentivesOf(world, worker).map((incentive) => ({ worker, incentive })))
      if (owed.length === 0) return
      const places = await status.reserve(`top-ups of month ${month + 1}`, owed.length)
      const drafts = owed.map(({ worker, incentive }, index) =>
        buildWageTopUpEntitlementCredential({
          id: coop.newId(),
          issuer: coop.did,
          validFrom: world.clock.now().toISOString(),
          subject: worker.did,
          incentive: incentive.incentive,
          payer: incentive.payer,
          rung: incentive.rung,
          amount: incentive.amount,
          claimFrom: startOf(month + 1),
          claimUntil: startOf(month + 5),
          credentialStatus: places[index]?.credentialStatus as CredentialStatus,
        }),
      )
      await keepPlaces(store, status, places, drafts)
      const published = await lists()
      for (const [index, draft] of drafts.entries())
        await world.hand(owed[index]?.worker as Worker, 'top-up', await coop.badges.sealCredential(draft), published)
    },
    async pay(worker, payment) {
      const [entitlement] = worker.held.get('top-up') ?? []
      if (checkTopUp(entitlement, { now: world.clock.now() }).length > 0) return 'closed'
      return status.redeem({ credential: String(entitlement?.id), redemption: payment }).then(
        ({ isNew }) => (isNew ? 'paid' : 'paid before'),
        ({ code }: { readonly code: string }) => code,
      )
    },
  }
}

function incentivesOf(world: World, worker: Worker): ReturnType<typeof dueIncentives>['incentives'] {
  if (worker.held.has('top-up')) return []
  const trust = { ids: Object.values(world.organisations).map(({ did }) => did) }
  const options = { now: world.clock.now(), policy: { trust }, subject: worker.did }
  return dueIncentives(world.ladder, worker.facts, options).incentives.filter(({ state }) => state === 'due')
}

async function keepPlaces(
  store: Store,
  status: StatusService,
  places: Awaited<ReturnType<StatusService['reserve']>>,
  drafts: readonly { readonly id?: string }[],
): Promise<void> {
  const rows = places.flatMap((place, index) => status.placesFor(place, drafts[index]?.id as string))
  await store.transaction(({ lists }) => lists.insertPlaces(rows))
}

async function publishedBy(status: StatusService): Promise<Readonly<Record<string, string>>> {
  const published = await status.publish({ force: true })
  const answers = await Promise.all(
    published.map(async ({ list: url }) => [url, (await status.handleStatusList({ method: 'GET', url })).body]),
  )
  return Object.fromEntries(answers)
}
