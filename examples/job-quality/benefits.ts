import { expectedContributions, sumWork } from 'rungs/benefit'
import {
  type BenefitEnrolmentCredential,
  buildBenefitContributionCredential,
  buildBenefitEligibilityCredential,
  buildBenefitEnrolmentCredential,
  buildClaimReceiptCredential,
  type WorkRecordCredential,
} from 'rungs/credential'
import { planEligibility } from 'rungs/ladder'
import { startOf } from './work.js'
import type { Slug, Worker, World } from './world.js'

/** How many months the fund pays for at once. */
export const HALF_YEAR = 6

const DAY_MS = 86_400_000
const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().replace('.000', '')

/** Enrols whoever has become eligible, by hours on any platform. It costs nothing, and one can opt out for thirty days. */
export async function enrol(world: World, worker: Worker): Promise<void> {
  if (worker.held.has('eligibility')) return
  const { plan, organisations, clock } = world
  const { coop } = organisations
  const platforms = { ids: [organisations.courier.did, organisations.groceries.did] }
  const options = { now: clock.now(), policy: { trust: platforms }, jurisdiction: 'AT' }
  if (planEligibility(plan, worker.facts, options).outcome !== 'met') return
  const now = clock.now().toISOString().replace('.000', '')
  const about = { issuer: coop.did, validFrom: now, subject: worker.did, plan: plan.id, periodFrom: now }
  const eligibility = buildBenefitEligibilityCredential({ ...about, id: coop.newId(), eligible: true })
  await world.hand(worker, 'eligibility', await coop.records.sealCredential(eligibility))
  const enrolment = { ...about, mode: 'auto' as const, enrolledAt: now, optOutUntil: dateAfter(now, 30) }
  const enrolled = buildBenefitEnrolmentCredential({ ...enrolment, id: coop.newId() })
  await world.hand(worker, 'enrolment', await coop.records.sealCredential(enrolled))
  if (!worker.optsOut) return
  const left = buildBenefitEnrolmentCredential({ ...enrolment, id: coop.newId(), optedOutAt: dateAfter(now, 12) })
  await world.hand(worker, 'opt-out', await coop.records.sealCredential(left))
}

const isMember = (worker: Worker): boolean => worker.held.has('enrolment') && !worker.held.has('opt-out')

/** What a platform pays into the plan for a quarter of work there, month by month as its rules ask. */
export async function contribute(world: World, worker: Worker, slug: Slug, month: number): Promise<void> {
  const platform = world.organisations[slug]
  const records = recordsSince(worker, slug, month - 2)
  const first = records[0]?.credentialSubject.periodFrom
  if (!isMember(worker) || first === undefined) return
  const amounts = records.flatMap((record) =>
    expectedContributions(world.plan, sumWork([record], { now: world.clock.now() }), 'engaged').filter(isOfPlatform),
  )
  const paid = buildBenefitContributionCredential({
    ...periodOf(first, startOf(month + 1)),
    id: platform.newId(),
    issuer: platform.did,
    subject: worker.did,
    plan: world.plan.id,
    payer: platform.did,
    payerKind: 'platform',
    basis: 'perHour',
    amount: { minor: amounts.reduce((sum, { amount }) => sum + amount.minor, 0), currency: 'EUR' },
  })
  await world.hand(worker, 'contribution', await platform.records.sealCredential(paid))
}

const isOfPlatform = ({ payer }: { readonly payer: string }): boolean => payer === 'platform'

/** Work records of a platform from a month on, by a worker who was a member then. */
function recordsSince(worker: Worker, slug: Slug, month: number): readonly WorkRecordCredential[] {
  const since = enrolledAt(worker)
  const records = (worker.held.get(`work-${slug}`) ?? []) as unknown as readonly WorkRecordCredential[]
  return records.filter(({ credentialSubject: { periodFrom, periodUntil } }) =>
    since === undefined ? false : periodFrom >= startOf(month) && periodUntil > since,
  )
}

function enrolledAt(worker: Worker): string | undefined {
  const [enrolled] = (worker.held.get('enrolment') ?? []) as unknown as readonly BenefitEnrolmentCredential[]
  return enrolled?.credentialSubject.enrolledAt
}

/** What the fund adds for each month of half a year in which somebody was a member. */
export async function addFromFund(world: World, worker: Worker, month: number): Promise<void> {
  const { coop } = world.organisations
  const since = enrolledAt(worker)
  const flat = world.plan.contributions.find(({ payer }) => payer === 'fund')?.amount
  if (!isMember(worker) || since === undefined || flat === undefined) return
  const months = Array.from({ length: HALF_YEAR }, (_, back) => month - HALF_YEAR + 1 + back).filter(
    (one) => startOf(one + 1) > since,
  )
  if (months[0] === undefined) return
  const paid = buildBenefitContributionCredential({
    ...periodOf(startOf(months[0]), startOf(month + 1)),
    id: coop.newId(),
    issuer: coop.did,
    subject: worker.did,
    plan: world.plan.id,
    payer: coop.did,
    payerKind: 'fund',
    basis: 'flat',
    amount: { minor: flat.minor * months.length, currency: flat.currency },
  })
  await world.hand(worker, 'contribution', await coop.records.sealCredential(paid))
}

/** A claim that was decided: when it was made and decided, and neither what for nor how. */
export async function decideClaim(world: World, worker: Worker, month: number): Promise<void> {
  const seed = world.seed.branch(`claim/${worker.name}`)
  if (!worker.claims || !isMember(worker) || seed.whole(1, 11) !== month) return
  const { coop } = world.organisations
  const decidedAt = dateAfter(startOf(month + 1), -1)
  const receipt = buildClaimReceiptCredential({
    id: coop.newId(),
    issuer: coop.did,
    validFrom: decidedAt,
    subject: worker.did,
    plan: world.plan.id,
    submittedAt: dateAfter(decidedAt, -seed.whole(3, 25)),
    decidedAt,
    appealBy: dateAfter(decidedAt, 30),
  })
  await world.hand(worker, 'claim', await coop.records.sealCredential(receipt))
}

function periodOf(from: string, until: string): { validFrom: string; periodFrom: string; periodUntil: string } {
  return { validFrom: until, periodFrom: from, periodUntil: until }
}
