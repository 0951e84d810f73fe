import { place } from 'rungs'
import { buildWorkRecordCredential } from 'rungs/credential'
import { scheduledPay } from 'rungs/ladder'
import { hoursOf, type Spell } from './people.js'
import type { Worker, World } from './world.js'

/** The names of courses of the school. */
const COURSES: Readonly<Record<string, string>> = {
  'road-safety': 'Road safety',
  'van-driving': 'Van driving and loading',
  mentoring: 'Showing others',
}
const COURSE_OF = { rider: 'road-safety', driver: 'van-driving', mentor: 'mentoring' } as const
const BAND = 10_000
const RUNGS = ['rider', 'driver', 'mentor'] as const

/** The first instant of a month of the year, from 0. */
export function startOf(month: number): string {
  return new Date(Date.UTC(2026, month, 1)).toISOString().replace('.000', '')
}

/** Badges for the courses that somebody passed in a month. */
export async function awardCourses(world: World, worker: Worker, month: number): Promise<void> {
  const { school } = world.organisations
  for (const course of worker.courses.get(month) ?? []) {
    const name = COURSES[course] as string
    const issued = await school.badges.issue({
      subject: { id: worker.did },
      achievement: {
        id: `https://school.example/courses/${course}`,
        name,
        description: `${name}, taught and tested at the school.`,
        criteria: { narrative: 'Attended the course and passed its test.' },
        achievementType: 'Course',
      },
    })
    await world.hand(worker, `course-${course}`, issued)
  }
}

/** What a platform says of the work of a month: hours, jobs and what was paid, as a band of a hundred euros. */
export async function recordWork(world: World, worker: Worker, spell: Spell, month: number): Promise<void> {
  const seed = world.seed.branch(`work/${worker.name}/${spell.platform}/${month}`)
  const hours = hoursOf(spell, seed)
  if (hours === 0) return
  const platform = world.organisations[spell.platform]
  // Pay by the hour is that of the highest rung, as both platforms have bound themselves to pay it.
  const held = RUNGS.findLast((rung) => worker.held.has(`rung-${rung}`)) ?? 'rider'
  const pay = scheduledPay(world.schedule, `${world.ladder.id}/${held}`, { now: world.clock.now() })
  const low = Math.floor((hours * (pay?.amount.minor ?? 0)) / BAND) * BAND
  const record = buildWorkRecordCredential({
    id: platform.newId(),
    issuer: platform.did,
    validFrom: startOf(month + 1),
    subject: worker.did,
    periodFrom: startOf(month),
    periodUntil: startOf(month + 1),
    hours: String(hours),
    timeBase: 'engaged',
    jobs: Math.round(hours * (2 + seed.fraction())),
    grossEarnings: { low, high: low + BAND, currency: 'EUR' },
  })
  await world.hand(worker, `work-${spell.platform}`, await platform.records.sealCredential(record))
}

/** The badge of each rung that the worker can claim, issued by the platform where they are, which looks at their badges and hours first. */
export async function awardRungs(world: World, worker: Worker, { platform }: Spell): Promise<readonly string[]> {
  const { organisations, ladder, clock } = world
  const trust = { ids: Object.values(organisations).map(({ did }) => did) }
  const awarded: string[] = []
  const options = { now: clock.now(), policy: { trust }, subject: worker.did }
  for (;;) {
    // Who has not passed the course of the next rung need not be looked at.
    const next = RUNGS.find((one) => !worker.held.has(`rung-${one}`))
    if (next === undefined || !worker.held.has(`course-${COURSE_OF[next]}`)) return awarded
    const [rung] = place(ladder, worker.facts, options).eligibleToClaim
    if (rung === undefined) return awarded
    const name = rung.slice(rung.lastIndexOf('/') + 1)
    const request = { ladder, rung, subject: worker.did, held: worker.facts, policy: { trust } }
    await world.hand(worker, `rung-${name}`, await organisations[platform].badges.issue(request))
    awarded.push(name)
  }
}
