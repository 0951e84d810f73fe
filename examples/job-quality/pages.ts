import { type Dashboard, dashboardData } from 'rungs/dashboard'
import { dashboardPageFiles } from 'rungs/web'
import type { Filed } from './archive.js'
import { subjectOf } from './public.js'
import type { Worker, World } from './world.js'

/** Pages by the file that they are: for everybody, for the school, and one worker's own. */
export async function buildPages(world: World, worker: Worker, release: Filed): Promise<ReadonlyMap<string, string>> {
  const { clock, ladder, organisations, plan, workers } = world
  const now = clock.now()
  const { did } = organisations.school
  const trust = { ids: Object.values(organisations).map((one) => one.did) }
  const views: Readonly<Record<string, Dashboard>> = {
    'public/dashboard': dashboardData({ view: 'public', now, ladder, release: subjectOf(release) }),
    'private/school': dashboardData({
      view: 'educator',
      now,
      ladder,
      issuer: did,
      own: workers.flatMap(({ facts }) => facts.filter(({ issuer }) => issuer === did)),
      release: subjectOf(release),
    }),
    'private/worker': dashboardData({
      view: 'worker',
      now,
      ladder,
      subject: worker.did,
      facts: worker.facts,
      credentials: [...worker.held.values()].flat(),
      planNames: { [plan.id]: { en: 'Plan of the co-op', de: 'Vorsorge der Genossenschaft' } },
      policy: { trust },
      ...(plan.leave !== undefined && { leave: plan.leave }),
    }),
  }
  const pages = new Map<string, string>()
  for (const [folder, data] of Object.entries(views))
    for (const { path, text } of await dashboardPageFiles(data)) pages.set(`${folder}/${path}`, text)
  return pages
}
