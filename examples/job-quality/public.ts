import type { StatisticalRelease, StatisticalReleaseCredential, WorkRecordCredential } from 'rungs/credential'
import { aggregate, type Contribution } from 'rungs/insight'
import { claim, printTable } from '../support.js'
import type { Filed } from './archive.js'
import { handIn } from './figures.js'
import { workOf } from './numbers.js'
import { compare, openLedger, publish, publishNoised, TERMS, tableOf } from './release.js'
import type { Worker, World } from './world.js'

/** What was published, and who handed in what. */
export interface Published {
  readonly release: Filed
  readonly noised: Filed
  readonly handedIn: readonly { readonly worker: Worker; readonly record: Contribution }[]
}

/** Figures of whoever agreed to be counted, signed by the co-op: once with gaps, once with noise. */
export async function publishFigures(world: World): Promise<Published> {
  const { clock, ladder, organisations, workers } = world
  const now = clock.now().toISOString()
  const asked = { release: TERMS.release, ladder, trust: Object.values(organisations).map(({ did }) => did), now }
  const recordOf = (worker: Worker): Contribution => {
    const [work, claims] = [workOf(worker) as readonly WorkRecordCredential[], worker.held.get('claim') ?? []]
    return handIn({ ...worker, work, claims }, asked)
  }
  const handedIn = workers.filter(({ contributes }) => contributes).map((worker) => ({ worker, record: recordOf(worker) }))
  const records = handedIn.map(({ record }) => record)
  const figures = aggregate(records, { ...TERMS, now })
  const release = await publish(world, figures)
  checkFigures(subjectOf(release))

  const more = workers.filter(({ contributes }) => !contributes).slice(0, 2)
  const later = compare(figures, [...records, ...more.map(recordOf)], now)
  claim('a second release with two people more is not published', later.length > 0)
  const again = aggregate([...records, ...records], { ...TERMS, now })
  const isSame = JSON.stringify(again.published) === JSON.stringify(figures.published)
  claim('records that are handed in twice count once', again.leftOut.replayed === records.length && isSame)

  const [ledger, table] = [openLedger(), tableOf(records)]
  const noised = await publishNoised(world, ledger, table, 'by-platform')
  printTable(
    subjectOf(noised).figures.map(({ group, value }) => [`  people, with noise`, ...namesOf(group), value ?? 'withheld']),
  )
  await publishNoised(world, ledger, table, 'by-platform-again')
  const beyond = await publishNoised(world, ledger, table, 'once-more').catch(({ code }: { code: string }) => code)
  claim('noise costs budget, and beyond it nothing is drawn', beyond === 'insight.budget_spent')
  return { release, noised, handedIn }
}

function checkFigures({ figures }: StatisticalRelease): void {
  printTable(
    figures.map(({ metric, group, value, coded = '' }) => [
      `  ${metric}`,
      group['region'] ?? 'all',
      value === null ? 'withheld' : `${coded} ${value}`.trim(),
    ]),
  )
  const of = (wanted: string): readonly (string | null)[] =>
    figures.filter(({ metric }) => metric === wanted).map(({ value }) => value)
  claim(
    'no count is of fewer than ten people',
    of('people').every((value) => value === null || Number(value) >= 10),
  )
  const withheld = of('people').filter((value) => value === null)
  claim('the small group is withheld, and another with it, so that nobody can subtract', withheld.length >= 2)
  claim(
    'pay is withheld: two payers are fewer than five',
    of('wageChange').every((value) => value === null),
  )
}

const namesOf = (group: Readonly<Record<string, string>>): readonly string[] => [
  group['region'] ?? 'all',
  group['platform'] ?? 'all',
]

/** The release of a credential that was filed. */
export function subjectOf({ text }: Filed): StatisticalRelease {
  return (JSON.parse(text) as StatisticalReleaseCredential).credentialSubject
}
