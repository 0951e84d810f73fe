import { checkOptions, requireOption } from '../core/index.js'
import { defineLadder, type Ladder } from '../ladder/index.js'
import { fingerprint } from './fingerprint.js'
import { COLOUR } from './ink-on.js'
import { isLevelMark, type LevelMark } from './level-marks.js'

/** The outlines that badges can have. */
export type BadgeShape = 'shield' | 'hexagon' | 'circle' | 'octagon' | 'pentagon'

/** How a badge looks. */
export interface BadgeDesign {
  /** Default `shield`. */
  readonly shape?: BadgeShape
  /** Of the issuer, as `#rrggbb`. Every colour will do: what is written on it is black or white, whichever is read better. Default: a blue. */
  readonly colour?: string
  /** Default `dots`. */
  readonly marks?: LevelMark
}

/** How the badges of a ladder look: all of them, those of a track by its name, and single ones by the id of their rung. */
export interface LadderDesign extends BadgeDesign {
  readonly tracks?: Readonly<Record<string, BadgeDesign>>
  readonly rungs?: Readonly<Record<string, BadgeDesign>>
}

/** The members of {@link BadgeDesign}. */
export const DESIGN_MEMBERS: readonly string[] = ['shape', 'colour', 'marks']

const SHAPES: readonly BadgeShape[] = ['shield', 'hexagon', 'circle', 'octagon', 'pentagon']
const COLOURS: readonly string[] = ['#1d4ed8', '#0b6e4f', '#9b1c31', '#b45309', '#6d28d9', '#0e7490', '#be185d', '#374151']

/**
 * How the badge of a rung looks: as the design says of the rung, else of its track, else of the ladder. What it leaves open follows from
 * the ladder: a shape for each of its tracks in their order, and a colour that goes with its owner.
 *
 * @throws RungsError `core.option_invalid`, also for a rung or track that the ladder does not have; `core.option_unknown`, and those of `defineLadder`
 * @example
 * ```ts
 * import { toBadgeDesign } from 'rungs/draw'
 * import type { Ladder } from 'rungs/ladder'
 * const designOf = (ladder: Ladder, rung: string) =>
 *   toBadgeDesign(ladder, rung, { colour: '#ffb703', tracks: { driving: { shape: 'octagon' } } })
 * ```
 */
export function toBadgeDesign(ladder: Ladder, rung: string, design: LadderDesign = {}): Required<BadgeDesign> {
  const { rungs, owner } = defineLadder(ladder)
  const tracks = [...new Set(rungs.map(({ track }) => track))]
  const own = rungs.find(({ id }) => id === rung)
  requireOption(own !== undefined, 'rung', 'id of a rung of the ladder')
  checkOptions(design, [...DESIGN_MEMBERS, 'tracks', 'rungs'], 'LadderDesign')
  checkParts(design.tracks ?? {}, 'tracks', (name) => tracks.includes(name))
  checkParts(design.rungs ?? {}, 'rungs', (id) => rungs.some((other) => other.id === id))
  checkDesign(design)
  const track = own?.track
  const derived = {
    shape: SHAPES[tracks.indexOf(track) % SHAPES.length] as BadgeShape,
    colour: COLOURS[Number.parseInt(fingerprint(owner), 36) % COLOURS.length] as string,
    marks: 'dots' as const,
  }
  const ofTrack = track !== undefined && Object.hasOwn(design.tracks ?? {}, track) ? design.tracks?.[track] : undefined
  const ofRung = Object.hasOwn(design.rungs ?? {}, rung) ? design.rungs?.[rung] : undefined
  const chosen = <M extends keyof BadgeDesign>(member: M): Required<BadgeDesign>[M] =>
    (ofRung?.[member] ?? ofTrack?.[member] ?? design[member] ?? derived[member]) as Required<BadgeDesign>[M]
  return Object.freeze({ shape: chosen('shape'), colour: chosen('colour'), marks: chosen('marks') })
}

function checkParts(parts: Readonly<Record<string, BadgeDesign>>, option: string, isKnown: (name: string) => boolean): void {
  requireOption(typeof parts === 'object' && parts !== null, option, 'object')
  for (const [name, part] of Object.entries(parts)) {
    requireOption(isKnown(name), option, `names of ${option} that the ladder has`)
    checkOptions(part, DESIGN_MEMBERS, 'BadgeDesign')
    checkDesign(part)
  }
}

/** Refuses what nobody can draw. @throws RungsError `core.option_invalid` */
export function checkDesign({ shape, colour, marks }: BadgeDesign): void {
  requireOption(shape === undefined || SHAPES.includes(shape), 'shape', SHAPES.join(', '))
  requireOption(colour === undefined || COLOUR.test(colour), 'colour', 'colour as #rrggbb')
  requireOption(marks === undefined || isLevelMark(marks), 'marks', 'dots, stars, chevrons or bars')
}
