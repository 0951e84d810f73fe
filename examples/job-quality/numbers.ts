import { accruedLeave, type ContributionSum, costShare, processingTimes, sumContributions, sumWork } from 'rungs/benefit'
import { addDecimals, type Decimal, formatDecimal, requireDecimal } from 'rungs/core'
import type { OutcomeObservation, StatisticalReleaseCredential, WageTopUpEntitlementCredential } from 'rungs/credential'
import type { Contribution } from 'rungs/insight'
import { decodeBitstring, readStatus, type StatusList } from 'rungs/status'
import type { Filed } from './archive.js'
import type { Decision } from './council.js'
import type { Report } from './report.js'
import type { Worker, World } from './world.js'

const PLATFORMS = ['courier', 'groceries'] as const
/** What records for a release are reckoned from. */
const COUNTED = /^(course|rung|work|claim)/
const ZERO: Decimal = { units: 0n, scale: 0 }
const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0)
const sumDecimals = (list: readonly string[]): string =>
  formatDecimal(list.map((text) => requireDecimal(text)).reduce(addDecimals, ZERO))

/** What was worked, learned and reached. */
export function tellWork({ archive, workers, clock }: World, report: Report): void {
  const options = { now: clock.now() }
  const both = workers.filter(({ held }) => PLATFORMS.every((slug) => held.has(`work-${slug}`)))
  const all = archive.of('work-courier', 'work-groceries')
  const totals = workers.flatMap((worker) => {
    const work = workOf(worker)
    return work.length === 0 ? [] : [sumWork(work, options)]
  })
  report.number('workers', 'Workers with a record of work', totals.length, all)
  report.number('workers-on-both', 'of them on both platforms', both.length, all)
  for (const slug of PLATFORMS) {
    const hours = totals.flatMap(({ platforms }) =>
      platforms.flatMap((one) => (one.platform === `did:web:${slug}.example` ? [one.hours.engaged ?? '0'] : [])),
    )
    report.number(`hours-${slug}`, `Hours worked at ${slug}`, sumDecimals(hours), archive.of(`work-${slug}`), 'h')
  }
  for (const end of ['low', 'high'] as const) {
    const earned = sum(totals.flatMap(({ earnings }) => earnings.map((one) => one[end])))
    report.number(`earnings-${end}`, `Gross earnings, ${end} end of all bands`, earned / 100, all, 'EUR')
  }
  const courses = archive.of('course-road-safety', 'course-van-driving', 'course-mentoring')
  report.number('courses', 'Courses passed', courses.length, courses)
  for (const rung of ['rider', 'driver', 'mentor']) {
    const badges = archive.of(`rung-${rung}`)
    report.number(`rung-${rung}`, `Badges of the rung ${rung}`, badges.length, badges)
  }
}

/** Who is in the plan, what was paid into it, leave, claims and top-ups. */
export async function tellBenefits(world: World, report: Report, lists: readonly Filed[]): Promise<void> {
  const { archive, workers, clock } = world
  const options = { now: clock.now() }
  const [enrolled, left] = [archive.of('enrolment'), archive.of('opt-out')]
  report.number('enrolled', 'Workers who were enrolled', enrolled.length, enrolled)
  report.number('opted-out', 'of them opted out in time', left.length, left)
  const contributions = archive.of('contribution')
  const sums = workers.map(({ held }) => sumContributions(held.get('contribution') ?? [], options))
  const byPayer = (kind: 'platform' | 'fund'): number => sum(plansOf(sums).map((one) => one.byPayerKind[kind] ?? 0))
  const whole = {
    total: byPayer('platform') + byPayer('fund'),
    byPayerKind: { platform: byPayer('platform'), fund: byPayer('fund') },
  }
  report.number('contributions', 'Paid into the plan', whole.total / 100, contributions, 'EUR')
  for (const { payerKind, percent } of costShare(whole))
    report.number(
      `share-${payerKind}`,
      `Share of the ${payerKind}${payerKind === 'fund' ? '' : 's'}`,
      percent,
      contributions,
      '%',
    )
  const work = archive.of('work-courier', 'work-groceries')
  const leave = workers.map((worker) => leaveOf(world, worker))
  report.number('leave', 'Leave earned, on whichever platform', sumDecimals(leave), work, 'h')
  const claims = archive.of('claim')
  const days = workers
    .flatMap(({ held }) => processingTimes(held.get('claim') ?? [], options).claims.map((one) => one.days))
    .sort((a, b) => a - b)
  report.number(
    'claim-days',
    'Days from a claim to its decision, the middle one',
    days[Math.ceil(days.length / 2) - 1] ?? null,
    claims,
  )
  const promised = archive.of('top-up')
  report.number('top-ups', 'Top-ups promised', promised.length, promised)
  const redeemed = await redeemedOf(promised, lists)
  report.number('top-ups-paid', 'of them paid, each once', redeemed.length, [...promised, ...lists])
  const paid = redeemed.map(({ text }) => (JSON.parse(text) as WageTopUpEntitlementCredential).credentialSubject.amount.minor)
  report.number('top-ups-sum', 'Paid in top-ups', sum(paid) / 100, [...promised, ...lists], 'EUR')
}

/** Those of which the published list says that they were redeemed. */
async function redeemedOf(promised: readonly Filed[], lists: readonly Filed[]): Promise<readonly Filed[]> {
  const bits = new Map<string, StatusList>()
  for (const { id, text } of lists) bits.set(id, await decodeBitstring(JSON.parse(text).credentialSubject.encodedList))
  return promised.filter(({ text }) => {
    const { statusListCredential, statusListIndex } = JSON.parse(text).credentialStatus
    const list = bits.get(statusListCredential)
    return list !== undefined && readStatus(list, Number(statusListIndex)) === 1
  })
}

/** What the council agreed on, and what its survey found. */
export function tellCouncil({ archive }: World, report: Report, { agreement, filed }: Decision): void {
  const endorsements = archive.of('endorsement')
  for (const { constituency, counted } of agreement.constituencies)
    report.number(`agreed-${constituency}`, `Seats of ${constituency} that endorsed the ladder`, counted.length, [
      ...endorsements,
      filed.ladder,
    ])
  const { people, options = [] } = subjectOf<OutcomeObservation>(filed.ballot)
  report.number('ballot-people', 'Workers who voted on it', people, [filed.ballot])
  report.number('ballot-yes', 'of them for it', options.find(({ id }) => id === 'yes')?.count ?? null, [filed.ballot])
  const surveys = archive.of('survey')
  const found = subjectOf<OutcomeObservation>(surveys[0] as Filed)
  report.number('belonging', 'Belonging, as a survey of the council found it', found.value, surveys, 'of 100')
}

function subjectOf<Subject>({ text }: Filed): Subject {
  return (JSON.parse(text) as { readonly credentialSubject: Subject }).credentialSubject
}

/** Each figure of a release. Behind it stand the release, and the credentials that its people reckoned their records from. */
export function tellRelease(
  { archive }: World,
  report: Report,
  release: Filed,
  name: string,
  handedIn: readonly { readonly worker: Worker; readonly record: Contribution }[],
): void {
  const { credentialSubject } = JSON.parse(release.text) as StatisticalReleaseCredential
  for (const { metric, group, value, coded } of credentialSubject.figures) {
    const where = Object.values(group).join(', ') || 'all'
    const own = handedIn.filter(({ record }) => Object.entries(group).every(([by, one]) => record.groups[by] === one))
    const behind = own.flatMap(({ worker }) => archive.ofSubject(worker.did).filter(({ kind }) => COUNTED.test(kind)))
    const shown = coded === undefined ? value : `${coded === 'atLeast' ? '≥' : '≤'} ${value}`
    report.number(`${name}/${metric}/${where}`, `${name}: ${metric}, ${where}`, shown, [release, ...behind])
  }
}

/** Leave that somebody earned in the year, as the rule of the plan says. */
export function leaveOf({ plan, clock }: World, worker: Pick<Worker, 'held'>): string {
  const work = workOf(worker)
  if (plan.leave === undefined || work.length === 0) return '0'
  return accruedLeave(work, plan.leave, { now: clock.now() }).years.find(({ from }) => from.startsWith('2026'))?.earned ?? '0'
}

const plansOf = (sums: readonly ContributionSum[]): ContributionSum['plans'] => sums.flatMap(({ plans }) => plans)

/** Work records of one worker. */
export function workOf({ held }: Pick<Worker, 'held'>): readonly unknown[] {
  return PLATFORMS.flatMap((slug) => held.get(`work-${slug}`) ?? [])
}
