import { usageError } from '../core/index.js'
import { chooseText, cleanText, type DrawBook, type LanguageMap, phrase } from '../i18n/index.js'
import { defineLadder, type Ladder, type Placement, type RungEdge, type RungStatus, rungEdges } from '../ladder/index.js'
import { STATUS_LOOKS } from './palette.js'

/** The most rungs that are drawn. */
export const MAX_RUNGS = 300
const MAX_NAME = 120

/** A rung as it is shown. */
export interface PictureNode {
  readonly id: string
  readonly name: string
  readonly status?: RungStatus
  /** The words under the name: how the worker stands, and whether only an authority awards it. */
  readonly notes: readonly string[]
}

/** What every picture of a ladder shows, whatever it is drawn with. */
export interface LadderPicture {
  readonly lang: string
  readonly title: string
  readonly subtitle: string
  readonly nodes: readonly PictureNode[]
  readonly edges: readonly RungEdge[]
  readonly description: string
}

/** A placement as far as pictures show it. */
export type PlacementToDraw = Pick<Placement, 'ladder' | 'now' | 'rungs'>

/** The nodes, edges and texts of a ladder. */
export function pictureOf(
  input: Ladder,
  placement: PlacementToDraw | undefined,
  lang: string | undefined,
  book: DrawBook,
): LadderPicture {
  const ladder = defineLadder(input)
  if (ladder.rungs.length > MAX_RUNGS) throw usageError('draw.too_many', { what: 'rungs', limit: MAX_RUNGS })
  if (placement !== undefined) requireSameLadder(ladder, placement)
  const text = (map: LanguageMap, limit: number): string =>
    cleanText(chooseText(map, lang === undefined ? [] : [lang], ladder.defaultLanguage) ?? '', limit)
  const placed = new Map(placement?.rungs.map((rung) => [rung.id, rung]))
  const nodes = ladder.rungs.map(({ id, name, regulated }): PictureNode => {
    const rung = placed.get(id)
    const isKnown = rung !== undefined && Object.hasOwn(STATUS_LOOKS, rung.status)
    const status = isKnown ? phrase(book, `place.${rung.status}`) : undefined
    const until = rung?.until === undefined ? undefined : cleanText(rung.until.slice(0, 10))
    const shown = status !== undefined && until !== undefined && DATED.has((rung as { status: RungStatus }).status)
    const note = shown ? phrase(book, 'place.until', { status, until }) : status
    return {
      id,
      name: text(name, MAX_NAME) || cleanText(id, MAX_NAME),
      ...(isKnown && { status: rung.status }),
      notes: [...(note === undefined ? [] : [note]), ...(regulated === true ? [phrase(book, 'draw.regulated')] : [])],
    }
  })
  const name = text(ladder.name, MAX_NAME) || cleanText(ladder.id, MAX_NAME)
  const edges = rungEdges(ladder)
  const title = placement === undefined ? name : phrase(book, 'draw.placed', { ladder: name })
  const subtitle = [
    phrase(book, 'draw.edition', { version: cleanText(ladder.version, 40) }),
    ...(placement === undefined ? [] : [phrase(book, 'draw.asOf', { asOf: cleanText(String(placement.now).slice(0, 10)) })]),
  ].join(phrase(book, 'brief.and'))
  return { lang: lang ?? ladder.defaultLanguage, title, subtitle, nodes, edges, description: describe(nodes, edges, book) }
}

/** Refuses a placement on another ladder. @throws RungsError `draw.ladder_differs` */
export function requireSameLadder(ladder: Ladder, placement: PlacementToDraw): void {
  if (placement.ladder.id === ladder.id) return
  throw usageError('draw.ladder_differs', { ladder: ladder.id, placement: placement.ladder.id })
}

/** Statuses of a badge that has, or had, an end worth showing. */
const DATED: ReadonlySet<RungStatus> = /* @__PURE__ */ new Set(['held', 'heldLapsing', 'grandfathered'] as const)

/** The picture in words, for those who cannot see it. */
function describe(nodes: readonly PictureNode[], edges: readonly RungEdge[], book: DrawBook): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const phrases = { needed: 'draw.needs', alternative: 'draw.oneOf', recommended: 'draw.helps' } as const
  const below = new Map<string, string[]>()
  for (const kind of ['needed', 'alternative', 'recommended'] as const) {
    const grouped = new Map<string, string[]>()
    for (const edge of edges) {
      if (edge.kind !== kind) continue
      const list = grouped.get(edge.to) ?? []
      list.push(names.get(edge.from) as string)
      grouped.set(edge.to, list)
    }
    for (const [to, from] of grouped) {
      below.set(to, [...(below.get(to) ?? []), phrase(book, phrases[kind], { rungs: from })])
    }
  }
  const lines = nodes.map(({ id, name, notes }) => {
    const ways = below.get(id) ?? [phrase(book, 'draw.first')]
    return phrase(book, 'draw.line', { name, said: [...notes, ...ways].join(phrase(book, 'draw.also')) })
  })
  return [phrase(book, 'draw.rungs', { count: nodes.length }), ...lines].join(' ')
}
