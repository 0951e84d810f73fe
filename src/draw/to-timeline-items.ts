import { chooseText } from '../i18n/index.js'
import { defineLadder, type Ladder, type RungStatus } from '../ladder/index.js'
import type { TimelineItem } from './draw-timeline.js'
import { type PlacementToDraw, requireSameLadder } from './ladder-picture.js'

/** Statuses of a rung whose badge there is or was. */
const WITH_BADGE: ReadonlySet<RungStatus> = /* @__PURE__ */ new Set<RungStatus>([
  'held',
  'heldLapsing',
  'grandfathered',
  'lapsed',
  'suspended',
])

/**
 * The badges of a placed worker as items of a timeline: from when each was awarded until it ends. Names come in the
 * wanted language (BCP 47) where the ladder has it.
 *
 * @throws RungsError `draw.ladder_differs`, and as `defineLadder`
 * @example
 * ```ts
 * import { drawTimeline, toTimelineItems } from 'rungs/draw'
 * import type { Ladder, Placement } from 'rungs/ladder'
 * const whatEnds = (ladder: Ladder, placement: Placement): string =>
 *   drawTimeline(toTimelineItems(ladder, placement), { now: placement.now })
 * ```
 */
export function toTimelineItems(input: Ladder, placement: PlacementToDraw, lang?: string): readonly TimelineItem[] {
  const ladder = defineLadder(input)
  requireSameLadder(ladder, placement)
  const names = new Map(
    ladder.rungs.map(({ id, name }) => [id, chooseText(name, lang === undefined ? [] : [lang], ladder.defaultLanguage) ?? id]),
  )
  return placement.rungs.flatMap(({ id, status, since, until }) => {
    const name = names.get(id)
    if (name === undefined || !WITH_BADGE.has(status)) return []
    return [{ name, ...(since !== undefined && { from: since }), ...(until !== undefined && { until }) }]
  })
}
