import type { PlacementToDraw } from '../../src/draw/index.js'
import type { Ladder, Requirement, Rung, RungStatus } from '../../src/ladder/index.js'
import { above, ladderOf, needs, rung } from '../ladder/support.js'

export const STATUSES: readonly RungStatus[] = [
  'held',
  'heldLapsing',
  'grandfathered',
  'eligible',
  'inProgress',
  'lapsed',
  'suspended',
  'revoked',
  'locked',
  'indeterminate',
]

/** A placement as far as it is drawn, with a status for each rung. */
export function placedOn(ladder: Ladder, statuses: readonly RungStatus[], until?: string): PlacementToDraw {
  return {
    ladder: { id: ladder.id, version: ladder.version, digest: ladder.digest as string },
    now: '2026-05-01T09:00:00Z',
    rungs: ladder.rungs.map(({ id }, index) => ({
      id,
      status: statuses[index % statuses.length] as RungStatus,
      outcome: 'met',
      ...(until !== undefined && { until }),
      trace: {
        node: '',
        op: 'credential',
        outcome: 'met',
        reason: 'requirement.met_direct',
        params: {},
        used: [],
        considered: [],
      },
    })),
  }
}

/** A ladder of many rungs with all kinds of ways, the same for the same seed. */
export function tangle(
  count: number,
  seed: number,
  nameOf: (index: number) => string = (index) => `Rung number ${index}`,
): Ladder {
  let state = seed
  const random = (below: number): number => {
    state = (state * 16807) % 2147483647
    return state % below
  }
  const rungs: Rung[] = []
  for (let index = 0; index < count; index++) {
    const below = new Set(Array.from({ length: index < 3 ? 0 : random(4) }, () => Math.max(0, index - 1 - random(12))))
    const asked: Requirement[] = [...below].map((lower) => above(`r${lower}`))
    const requires: Requirement =
      asked.length === 0
        ? needs(`c${index}`)
        : asked.length > 1 && random(3) === 0
          ? { op: 'anyOf', of: asked }
          : { op: 'allOf', of: [...asked, needs(`c${index}`)] }
    rungs.push(
      rung(`r${index}`, requires, {
        name: { en: nameOf(index) },
        ...(random(5) === 0 && index > 0 && { recommends: above(`r${random(index)}`) }),
        ...(random(7) === 0 && { regulated: true }),
      }),
    )
  }
  return ladderOf(rungs)
}
