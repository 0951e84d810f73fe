import { benefitDeadlines, earningsStability, sumContributions, sumWork } from 'rungs/benefit'
import { place } from 'rungs/ladder'
import { claim, printTable } from '../support.js'
import { leaveOf, workOf } from './numbers.js'
import type { Report } from './report.js'
import type { Worker, World } from './world.js'

/** What a worker reckons from their own wallet; nobody else needs to see it. */
export function showOwnView(world: World, worker: Worker, report: Report): void {
  const { archive, clock, ladder, organisations } = world
  const options = { now: clock.now() }
  const own = workOf(worker)
  const work = sumWork(own, options)
  const paid = sumContributions(worker.held.get('contribution') ?? [], options).plans[0]
  const income = earningsStability(own, options).currencies[0]
  const leave = leaveOf(world, worker)
  const trust = { ids: Object.values(organisations).map(({ did }) => did) }
  const { current } = place(ladder, worker.facts, { ...options, policy: { trust }, subject: worker.did })
  const held = archive.ofSubject(worker.did)
  const [records, payments] = ['work-', 'contribution'].map((start) => held.filter(({ kind }) => kind.startsWith(start)))
  report.number('own-hours', 'One worker: hours on both platforms', work.hours.engaged ?? null, records ?? [], 'h')
  report.number('own-leave', 'One worker: leave earned', leave, records ?? [], 'h')
  report.number('own-paid', 'One worker: paid into the plan', (paid?.total ?? 0) / 100, payments ?? [], 'EUR')
  report.number('own-variation', 'One worker: how far income varies', income?.coefficientOfVariation ?? null, records ?? [])
  printTable(report.numbers.map(({ says, value, unit = '' }) => [`  ${says}`, `${value} ${unit}`]))
  claim('hours of both platforms add up', work.platforms.length === 2)
  claim(
    'so does leave',
    Number(leave) > 0 && Number(leave) > Number(leaveOf(world, { held: new Map([...worker.held].slice(0, 3)) })),
  )
  claim(
    'the ladder shows a van driver',
    current.some((rung) => rung.endsWith('/driver')),
  )
  const { deadlines } = benefitDeadlines([...worker.held.values()].flat(), { now: '2026-01-01T00:00:00Z' })
  claim(
    'until when one could opt out and claim was told',
    ['optOutEnds', 'topUpCloses'].every((kind) => deadlines.some((one) => one.kind === kind)),
  )
}
