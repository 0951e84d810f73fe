import { addFromFund, contribute, decideClaim, enrol, HALF_YEAR } from './benefits.js'
import { MONTHS } from './people.js'
import { awardCourses, awardRungs, recordWork, startOf } from './work.js'
import type { Worker, World } from './world.js'

/**
 * A year, month by month: courses, work, benefits and rungs, each issued when it happened and verified in the wallet that it goes to.
 * `atEnd` is told who reached which rung in a month.
 */
export async function passYear(
  world: World,
  atEnd: (reached: readonly { worker: Worker; rung: string }[], month: number) => Promise<void>,
): Promise<void> {
  const { clock, workers } = world
  for (let month = 0; month < MONTHS; month++) {
    clock.set(startOf(month).replace('01T00', '15T18'))
    for (const worker of workers) await awardCourses(world, worker, month)
    clock.set(startOf(month + 1).replace('00:00:00', '06:00:00'))
    const reached: { worker: Worker; rung: string }[] = []
    for (const worker of workers) {
      const spells = worker.spells.filter(({ from, until }) => from <= month && month < until)
      for (const spell of spells) await recordWork(world, worker, spell, month)
      await enrol(world, worker)
      if (month % 3 === 2) for (const { platform } of worker.spells) await contribute(world, worker, platform, month)
      if (month % HALF_YEAR === HALF_YEAR - 1) await addFromFund(world, worker, month)
      await decideClaim(world, worker, month)
      const [main] = spells
      if (main === undefined) continue
      for (const rung of await awardRungs(world, worker, main)) reached.push({ worker, rung })
    }
    await atEnd(reached, month)
  }
}
