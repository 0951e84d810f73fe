import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createWorld } from './world.js'
import { passYear } from './year.js'
const here = fileURLToPath(new URL('.', import.meta.url))
const out = `${here}out`
await rm(out, { recursive: true, force: true })
const world = await createWorld(here, 'job quality 2026', 500)
await passYear(world, async (reached, month) => console.log(month, reached.length))
for (const k of ['course-road-safety','course-van-driving','course-mentoring','work-courier','work-groceries','rung-rider','rung-driver','rung-mentor','eligibility','enrolment','opt-out','contribution','claim']) console.log(k, world.archive.of(k).length)
await world.archive.write(`${out}/credentials`)
console.log(process.cpuUsage())
