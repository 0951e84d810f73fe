import { expectedContributions, sumWork } from 'rungs/benefit'
import {
  buildBenefitContributionCredential,
  buildBenefitEligibilityCredential,
  buildBenefitEnrolmentCredential,
  buildClaimReceiptCredential,
} from 'rungs/credential'
import { planEligibility } from 'rungs/ladder'
import { startOf } from './work.js'
import type { Slug, Worker, World } from './world.js'

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

/** What a platform pays into the plan for a month of work there, as its rules ask. */
export async function contribute(world: World, worker: Worker, slug: Slug, month: number): Promise<void> {
  const platform = world.organisations[slug]
  const record = worker.held.get(`work-${slug}`)?.at(-1) as { credentialSubject: { periodFrom: string } } | undefined
  if (!isMember(worker) || record?.credentialSubject.periodFrom !== startOf(month)) return
  const work = sumWork([record], { now: world.clock.now() })
  const rule = expectedContributions(world.plan, work, 'engaged').find(({ payer }) => payer === 'platform')
  if (rule === undefined || rule.amount.minor === 0) return
  const paid = buildBenefitContributionCredential({
    ...periodOf(month, month + 1),
    id: platform.newId(),
    issuer: platform.did,
    subject: worker.did,
    plan: world.plan.id,
    payer: platform.did,
    payerKind: 'platform',
    basis: rule.basis,
    amount: rule.amount,
  })
  await world.hand(worker, 'contribution', await platform.records.sealCredential(paid))
}

/** What the fund adds for each quarter that somebody has been a member in. */
export async function addFromFund(world: World, worker: Worker, month: number): Promise<void> {
  const { coop } = world.organisations
  const [enrolled] = worker.held.get('enrolment') ?? []
  const since = (enrolled as unknown as { credentialSubject: { enrolledAt: string } } | undefined)?.credentialSubject.enrolledAt
  const flat = world.plan.contributions.find(({ payer }) => payer === 'fund')?.amount
  if (!isMember(worker) || since === undefined || flat === undefined || since >= startOf(month)) return
  const months = [1, 2, 3].filter((back) => startOf(month + 1 - back) >= since.slice(0, 10)).length
  const paid = buildBenefitContributionCredential({
    ...periodOf(month + 1 - months, month + 1),
    id: coop.newId(),
    issuer: coop.did,
    subject: worker.did,
    plan: world.plan.id,
    payer: coop.did,
    payerKind: 'fund',
    basis: 'flat',
    amount: { minor: flat.minor * months, currency: flat.currency },
  })
  await world.hand(worker, 'contribution', await coop.records.sealCredential(paid))
}

/** A claim that was decided: when it was made and decided, and neither what for nor how. */
export async function decideClaim(world: World, worker: Worker, month: number): Promise<void> {
  const seed = world.seed.branch(`claim/${worker.name}`)
  if (!worker.claims || !isMember(worker) || worker.held.has('claim') || !seed.chance(0.5)) return
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

function periodOf(from: number, until: number): { validFrom: string; periodFrom: string; periodUntil: string } {
  return { validFrom: startOf(until), periodFrom: startOf(from), periodUntil: startOf(until) }
}
