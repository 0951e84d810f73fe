import { checkOptions } from '../core/index.js'
import { drawEnglish } from '../i18n/index.js'
import type { Ladder, RungEdge, RungStatus } from '../ladder/index.js'
import { isRightToLeft } from './direction.js'
import { type DrawLadderOptions, LADDER_OPTIONS } from './draw-ladder-options.js'
import { type LadderPicture, type PictureNode, pictureOf } from './ladder-picture.js'
import { type Layering, type Slot, toLayers } from './layers.js'
import { legendOf } from './legend.js'
import { wrapText } from './measure.js'
import { EDGE_DASHES, INK, PLAIN_LOOK, STATUS_LOOKS } from './palette.js'
import { toPositions } from './positions.js'
import { attributes, HEADING, NAME, NOTE, num, signAt, svgDocument, textLines } from './svg.js'

const MARGIN = 28
const BOX = 204
const PADDING = 12
const PASSAGE = 18
const GAP_X = 28
const GAP_Y = 64
const LEAST_WIDTH = 400

interface Box {
  readonly node: PictureNode
  readonly name: readonly string[]
  readonly notes: readonly string[]
  readonly height: number
}

/**
 * A ladder as SVG: its rungs from the bottom up with the ways between them, and how a worker stands on each, by border,
 * sign and words as well as by colour. It has a title and a description for those who cannot see it, is mirrored where
 * its names or its phrases are read from right to left, and holds no script and nothing from elsewhere. At most 300 rungs.
 *
 * @throws RungsError `draw.too_many`, `draw.ladder_differs`, `core.option_unknown`, and as `defineLadder`
 * @example
 * ```ts
 * import { drawLadder } from 'rungs/draw'
 * import { type Fact, type Ladder, place } from 'rungs/ladder'
 * const picture = (ladder: Ladder, facts: readonly Fact[]): string =>
 *   drawLadder(ladder, { placement: place(ladder, facts, { now: '2026-05-01' }), lang: 'es' })
 * ```
 */
export function drawLadder(ladder: Ladder, options: DrawLadderOptions = {}): string {
  checkOptions(options, LADDER_OPTIONS, 'DrawLadderOptions')
  const book = options.catalogue ?? drawEnglish
  const picture = pictureOf(ladder, options.placement, options.lang, book)
  const isMirrored = isRightToLeft(picture.lang, book)
  const boxes = picture.nodes.map(boxOf)
  const numbers = new Map(picture.nodes.map(({ id }, index) => [id, index]))
  const links = picture.edges.map(({ from, to }): [number, number] => [numbers.get(from) as number, numbers.get(to) as number])
  const layering = toLayers(boxes.length, links)
  const widthOf = (slot: Slot): number => (slot.node === undefined ? PASSAGE : BOX)
  const centres = toPositions(layering.layers, widthOf, GAP_X)
  const graphWidth = Math.ceil([...centres].reduce((most, [slot, centre]) => Math.max(most, centre + widthOf(slot) / 2), 0))
  const width = Math.max(graphWidth, LEAST_WIDTH) + 2 * MARGIN
  const indent = (width - graphWidth) / 2
  const x = (slot: Slot): number => {
    const left = indent + (centres.get(slot) as number)
    return isMirrored ? width - left : left
  }

  const heading = headingOf(picture, width - 2 * MARGIN)
  const statuses = STATUS_ORDER.filter((status) => picture.nodes.some((node) => node.status === status))
  const kinds = KIND_ORDER.filter((kind) => picture.edges.some((edge) => edge.kind === kind))
  const legend = legendOf(statuses, kinds.length > 1 ? kinds : [], book, width - 2 * MARGIN, isMirrored)
  const top = MARGIN + heading.height + 22
  const rows = rowsOf(layering, boxes, top)
  const bottom = rows.reduce((most, row) => Math.max(most, row.bottom), top)
  const legendTop = bottom + (legend.height === 0 ? 0 : 20)
  const body = [
    heading.draw(width / 2),
    ...drawEdges(layering, picture.edges, boxes, rows, x),
    ...layering.layers.flatMap((layer, index) =>
      layer.flatMap((slot) =>
        slot.node === undefined ? [] : [drawBox(boxes[slot.node] as Box, x(slot), middleOf(rows[index] as Row), isMirrored)],
      ),
    ),
    legend.height === 0 ? '' : `<g transform="translate(${MARGIN} 0)">${legend.draw(legendTop)}</g>`,
  ].join('\n')
  return svgDocument({
    width,
    height: legendTop + legend.height + MARGIN,
    title: picture.title,
    description: picture.description,
    lang: picture.lang,
    isMirrored,
    body,
  })
}

const STATUS_ORDER = Object.keys(STATUS_LOOKS) as readonly RungStatus[]
const KIND_ORDER = Object.keys(EDGE_DASHES) as readonly RungEdge['kind'][]

function boxOf(node: PictureNode): Box {
  const room = BOX - 2 * PADDING
  const name = wrapText(node.name, room, NAME.size, 4, true)
  const notes = node.notes.flatMap((note) => wrapText(note, room, NOTE.size, 4))
  const height = 2 * PADDING + name.length * NAME.lineHeight + (notes.length === 0 ? 0 : 4 + notes.length * NOTE.lineHeight)
  return { node, name, notes, height }
}

function headingOf(picture: LadderPicture, room: number): { readonly height: number; readonly draw: (x: number) => string } {
  const title = wrapText(picture.title, room, HEADING.size, 3, true)
  const subtitle = wrapText(picture.subtitle, room, NOTE.size, 2)
  const height = title.length * HEADING.lineHeight + subtitle.length * NOTE.lineHeight + 2
  const draw = (x: number): string =>
    textLines(title, x, MARGIN, HEADING) + textLines(subtitle, x, MARGIN + title.length * HEADING.lineHeight + 2, NOTE)
  return { height, draw }
}

/** The room of a layer, from top to bottom. */
interface Row {
  readonly top: number
  readonly bottom: number
}

function rowsOf({ layers }: Layering, boxes: readonly Box[], top: number): readonly Row[] {
  const heights = layers.map((layer) =>
    layer.reduce((most, { node }) => Math.max(most, node === undefined ? 0 : (boxes[node] as Box).height), 0),
  )
  const rows: Row[] = []
  let at = top
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const bottom = at + (heights[layer] as number)
    rows[layer] = { top: at, bottom }
    at = bottom + GAP_Y
  }
  return rows
}

function middleOf({ top, bottom }: Row): number {
  return (top + bottom) / 2
}

function drawBox({ node, name, notes, height }: Box, centre: number, middle: number, isMirrored: boolean): string {
  const look = node.status === undefined ? PLAIN_LOOK : STATUS_LOOKS[node.status]
  const top = middle - height / 2
  const box = attributes({
    x: centre - BOX / 2,
    y: top,
    width: BOX,
    height,
    rx: 10,
    fill: look.fill,
    stroke: look.stroke,
    'stroke-width': look.strokeWidth,
    'stroke-dasharray': look.dash,
  })
  const notesTop = top + PADDING + name.length * NAME.lineHeight + 4
  const sign =
    node.status === undefined
      ? ''
      : signAt(STATUS_LOOKS[node.status].sign, centre + (isMirrored ? 1 : -1) * (BOX / 2 - 18), top, look.stroke)
  return `<g><rect${box}/>${textLines(name, centre, top + PADDING, NAME)}${textLines(notes, centre, notesTop, NOTE)}${sign}</g>`
}

/** The ways: straight past a layer, curved between layers, ending in a head at the higher rung. */
function drawEdges(
  { routes, layers }: Layering,
  edges: readonly RungEdge[],
  boxes: readonly Box[],
  rows: readonly Row[],
  x: (slot: Slot) => number,
): readonly string[] {
  const layerOf = new Map(layers.flatMap((layer, index) => layer.map((slot): [Slot, number] => [slot, index])))
  const port = (slot: Slot, side: readonly Slot[], other: Slot): number => {
    if (slot.node === undefined || side.length < 2) return x(slot)
    const at = [...side].sort((a, b) => x(a) - x(b)).indexOf(other)
    return x(slot) + (at - (side.length - 1) / 2) * Math.min(22, (BOX - 84) / side.length)
  }
  return routes.map(({ edge, slots }) => {
    const first = slots[0] as Slot
    const last = slots.at(-1) as Slot
    const start = rows[layerOf.get(first) as number] as Row
    const end = rows[layerOf.get(last) as number] as Row
    const tip = middleOf(end) + (boxes[last.node as number] as Box).height / 2
    let path = `M${num(port(first, first.up, slots[1] as Slot))} ${num(middleOf(start) - (boxes[first.node as number] as Box).height / 2)}`
    for (let at = 1; at < slots.length; at++) {
      const lower = slots[at - 1] as Slot
      const upper = slots[at] as Slot
      const from = rows[layerOf.get(lower) as number] as Row
      const to = rows[layerOf.get(upper) as number] as Row
      const fromX = port(lower, lower.up, upper)
      const toX = port(upper, upper.down, lower)
      const arrival = to.bottom + (upper === last ? 10 : 0)
      const bend = (from.top + arrival) / 2
      path += ` V${num(from.top)} C${num(fromX)} ${num(bend)} ${num(toX)} ${num(bend)} ${num(toX)} ${num(arrival)}`
    }
    path += ` V${num(tip + 9)}`
    const endX = port(last, last.down, slots.at(-2) as Slot)
    const line = attributes({
      d: path,
      fill: 'none',
      stroke: INK.line,
      'stroke-width': 2,
      'stroke-dasharray': EDGE_DASHES[(edges[edge] as RungEdge).kind],
    })
    return `<path${line}/><path d="M${num(endX)} ${num(tip + 1)} l-5.5 10 h11 Z" fill="${INK.line}"/>`
  })
}
