/**
 * A year of 500 invented delivery workers on two platforms, with a school, a benefits co-op and a council: from badges to benefits,
 * top-ups that are paid once, a ladder that workers agreed on, and figures that cannot be turned back into people. Every number of the
 * report names the credentials behind it. Every claim printed here is checked; a claim that does not hold ends the run with status 1.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benefitInWords } from 'rungs/benefit'
import { claim, finish, heading, printTable } from '../support.js'
import { decide, reportSurvey } from './council.js'
import { tellBenefits, tellCouncil, tellRelease, tellWork } from './numbers.js'
import { showOwnView } from './own-view.js'
import { buildPages } from './pages.js'
import { publishFigures } from './public.js'
import { createReport } from './report.js'
import { openDesk } from './top-ups.js'
import { createWorld, type Worker } from './world.js'
import { passYear } from './year.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = `${here}out`
const NOW = '2027-04-02T08:00:00Z'
/** Fewer people are quicker: `npm run example -- job-quality 120`. */
const people = Number(process.argv[2] ?? 500)
if (!(Number.isInteger(people) && people >= 100 && people <= 5000)) {
  console.error('how many people: from 100 to 5000')
  process.exit(64)
}
await rm(out, { recursive: true, force: true })
const world = await createWorld(here, 'job quality 2026', people)
const { archive, clock, plan, workers } = world
const report = createReport('Job quality in urban delivery, 2026')

heading('1. The council agrees on a ladder')
clock.set('2025-12-10T15:00:00Z')
const decision = await decide(world, ['riders', 'drivers', 'courier', 'school'])

heading('2. A year of courses, work and benefits')
const desk = openDesk(world)
const answers: string[] = []
await passYear(world, async (reached, month) => {
  const drivers = reached.flatMap(({ worker, rung }) => (rung === 'driver' ? [worker] : []))
  await desk.promise(drivers, month)
  // One in ten does not ask; for the others two desks pay at the same time.
  const asking = drivers.filter(({ name, held }) => held.has('top-up') && !world.seed.branch(`asks/${name}`).chance(0.1))
  for (const worker of asking)
    answers.push((await Promise.all(['desk 1', 'desk 2'].map((at) => desk.pay(worker, `${at}: ${worker.name}`)))).sort().join())
})
const courses = ['course-road-safety', 'course-van-driving', 'course-mentoring', 'rung-rider', 'rung-driver', 'rung-mentor']
const benefits = ['eligibility', 'enrolment', 'opt-out', 'contribution', 'claim']
const kinds = [...courses, 'work-courier', 'work-groceries', ...benefits, 'top-up']
printTable(kinds.map((kind) => [`  ${kind}`, String(archive.of(kind).length)]))
console.log(`  ${benefitInWords()}`)
const stated = archive.of(...benefits).map(({ text }) => JSON.parse(text))
const isFree = stated.every(({ credentialSubject: one }) => one.deduction === undefined && one.payerKind !== 'worker')
claim('nothing is taken from anybody’s pay', isFree)
const isOpaque = stated.every(({ name, credentialSubject: one }) => name === undefined && one.plan === plan.id)
claim('records about benefits name a plan by its opaque id, and nothing else', isOpaque)

heading('3. Top-ups are paid once')
const isOnce = answers.every((answer) => answer === 'paid,status.already_redeemed')
claim('of two desks that pay at the same time, one does', answers.length > 0 && isOnce)
const lists = Object.entries(await desk.lists()).map(([url, list]) => archive.add('status-list', url, list))
clock.set(NOW)
const late = archive.of('top-up').at(-1)
const latecomer = workers.find(({ held }) => held.get('top-up')?.[0]?.id === late?.id) as Worker
claim('once its time is over it is not paid any more', (await desk.pay(latecomer, 'desk 1: late')) === 'closed')

heading('4. What one worker sees, from nothing but their own wallet')
const needed = ['rung-driver', 'work-courier', 'work-groceries', 'contribution', 'top-up']
const ana = workers.find(({ held }) => needed.every((kind) => held.has(kind))) as Worker
showOwnView(world, ana, report)

heading('5. Figures for everybody')
const { release, noised, handedIn } = await publishFigures(world)

heading('6. Each number, and the credentials behind it')
await reportSurvey(world)
const own = report.numbers.length
tellWork(world, report)
await tellBenefits(world, report, lists)
tellCouncil(world, report, decision)
const told = report.numbers.length
tellRelease(world, report, release, 'release', handedIn)
tellRelease(world, report, noised, 'noised', handedIn)
printTable(
  report.numbers
    .slice(own, told)
    .map(({ says, value, unit = '', behind }) => [`  ${says}`, `${value} ${unit}`.trim(), `from ${behind.credentials}`]),
)
console.log(`  … and the ${report.numbers.length - told} figures above`)
const shared = archive.of('ladder', 'ballot', 'decision', 'endorsement', 'survey', 'release', 'release-noised')
const outcomes = await Promise.all(shared.map(({ text }) => world.verify(text)))
const areVerified = outcomes.every(({ outcome }) => outcome === 'verified')
claim('whatever is for everybody is signed, and verifies', areVerified)

heading('7. Dashboards')
const pages = await buildPages(world, ana, release)
for (const [path, text] of pages) await writePage(path, text)
const sizes = [...pages.values()].map((text) => Buffer.byteLength(text))
console.log(`  ${pages.size} files, the largest of ${Math.ceil(Math.max(...sizes) / 1000)} kB`)
claim('no page is larger than 100 kB', Math.max(...sizes) <= 100_000)
const open = [...pages].flatMap(([path, text]) => (path.startsWith('public/') ? [text] : [])).join()
claim(
  'none for everybody names a worker',
  workers.every(({ did }) => !open.includes(did)),
)

await archive.write(`${out}/private/credentials`)
await report.write(`${out}/private`)
const consents = handedIn.map(({ worker: { did, region }, record }) => ({ did, region, record }))
await writeFile(`${out}/private/handed-in.json`, `${JSON.stringify(consents, null, 1)}\n`)
await mkdir(`${out}/public`, { recursive: true })
for (const [name, { text }] of Object.entries({ release, noised, ...decision.filed }))
  await writeFile(`${out}/public/${name}.json`, `${text}\n`)
const documents = Object.values(world.organisations).map(({ document }) => document)
await writeFile(`${out}/public/did-documents.json`, `${JSON.stringify(documents, null, 1)}\n`)
console.log('  out/private/report.md tells it in full; out/public is for everybody')
finish()

async function writePage(path: string, text: string): Promise<void> {
  await mkdir(dirname(`${out}/${path}`), { recursive: true })
  await writeFile(`${out}/${path}`, text)
}
