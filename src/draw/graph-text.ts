import { checkOptions } from '../core/index.js'
import { drawEnglish } from '../i18n/index.js'
import type { Ladder, RungEdge, RungStatus } from '../ladder/index.js'
import type { DrawLadderOptions } from './draw-ladder-options.js'
import { LADDER_OPTIONS } from './draw-ladder-options.js'
import { pictureOf } from './ladder-picture.js'
import { INK, PLAIN_LOOK, STATUS_LOOKS } from './palette.js'
import { num } from './svg.js'

/**
 * A ladder as the text of a Mermaid flowchart, from the bottom up, for pages that draw such texts. Statuses are in the
 * words of every box and in its border as well as in its colour. At most 300 rungs.
 *
 * @throws RungsError as `drawLadder`
 * @example
 * ```ts
 * import { toMermaid } from 'rungs/draw'
 * import type { Ladder } from 'rungs/ladder'
 * const markdown = (ladder: Ladder): string => '```mermaid\n' + toMermaid(ladder) + '```\n'
 * ```
 */
export function toMermaid(ladder: Ladder, options: DrawLadderOptions = {}): string {
  checkOptions(options, LADDER_OPTIONS, 'DrawLadderOptions')
  const picture = pictureOf(ladder, options.placement, options.lang, options.catalogue ?? drawEnglish)
  const numbers = new Map(picture.nodes.map(({ id }, index) => [id, index]))
  const arrows: Readonly<Record<RungEdge['kind'], string>> = { needed: '-->', alternative: '-.->', recommended: '-.-' }
  const used = STATUSES.filter((status) => picture.nodes.some((node) => node.status === status))
  const style = (look: { fill: string; stroke: string; strokeWidth: number; dash?: string }): string =>
    [
      `fill:${look.fill}`,
      `stroke:${look.stroke}`,
      `stroke-width:${num(look.strokeWidth)}px`,
      `color:${INK.text}`,
      ...(look.dash === undefined ? [] : [`stroke-dasharray:${look.dash}`]),
    ].join(',')
  return [
    'flowchart BT',
    `  accTitle: ${escapeMermaidLine(picture.title)}`,
    `  accDescr: ${escapeMermaidLine(picture.description)}`,
    ...picture.nodes.map(({ name, notes, status }, index) => {
      const label = [name, ...notes].map(escapeMermaid).join('<br/>')
      return `  r${index}["${label}"]:::${status ?? 'plain'}`
    }),
    ...picture.edges.map(({ from, to, kind }) => `  r${numbers.get(from)} ${arrows[kind]} r${numbers.get(to)}`),
    ...(picture.nodes.some(({ status }) => status === undefined) ? [`  classDef plain ${style(PLAIN_LOOK)}`] : []),
    ...used.map((status) => `  classDef ${status} ${style(STATUS_LOOKS[status])}`),
    '',
  ].join('\n')
}

/**
 * A ladder as DOT, the text that Graphviz draws, from the bottom up. Statuses are in the words of every box and in its
 * border as well as in its colour. At most 300 rungs.
 *
 * @throws RungsError as `drawLadder`
 * @example
 * ```ts
 * import { toDot } from 'rungs/draw'
 * import type { Ladder } from 'rungs/ladder'
 * const forGraphviz = (ladder: Ladder): string => toDot(ladder, { lang: 'fr' })
 * ```
 */
export function toDot(ladder: Ladder, options: DrawLadderOptions = {}): string {
  checkOptions(options, LADDER_OPTIONS, 'DrawLadderOptions')
  const picture = pictureOf(ladder, options.placement, options.lang, options.catalogue ?? drawEnglish)
  const numbers = new Map(picture.nodes.map(({ id }, index) => [id, index]))
  const lines: Readonly<Record<RungEdge['kind'], string>> = { needed: 'solid', alternative: 'dashed', recommended: 'dotted' }
  return [
    'digraph ladder {',
    `  graph [rankdir=BT, label=${quoteDot([picture.title, picture.subtitle])}, labelloc=t, bgcolor="${INK.paper}"]`,
    `  node [shape=box, fontname="sans-serif", fontcolor="${INK.text}"]`,
    `  edge [color="${INK.line}"]`,
    ...picture.nodes.map(({ name, notes, status }, index) => {
      const look = status === undefined ? { ...PLAIN_LOOK, dash: undefined } : STATUS_LOOKS[status]
      const border = look.dash === undefined ? 'solid' : 'dashed'
      return `  r${index} [label=${quoteDot([name, ...notes])}, style="rounded,filled,${border}", fillcolor="${look.fill}", color="${look.stroke}", penwidth=${num(look.strokeWidth)}]`
    }),
    ...picture.edges.map(({ from, to, kind }) => `  r${numbers.get(from)} -> r${numbers.get(to)} [style=${lines[kind]}]`),
    '}',
    '',
  ].join('\n')
}

const STATUSES = Object.keys(STATUS_LOOKS) as readonly RungStatus[]

/** What Mermaid and HTML read as nothing but itself; joiners are parts of words, and isolates are ours. */
const PLAIN = /[\p{L}\p{M}\p{N} .,:·–—…-]|\u200c|\u200d|\u2068|\u2069/u

/** Everything that Mermaid or HTML reads as more than a character, by its number. */
function escapeMermaid(text: string): string {
  return Array.from(text, (char) => (PLAIN.test(char) ? char : `#${char.codePointAt(0)};`)).join('')
}

/** The title and the description end with their line, and know no numbers of characters: what is not plain is left out. */
function escapeMermaidLine(text: string): string {
  return Array.from(text, (char) => (PLAIN.test(char) ? char : char === ';' ? ',' : ' '))
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}

function quoteDot(lines: readonly string[]): string {
  const escaped = lines.map((line) => line.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/&/g, '&amp;'))
  return `"${escaped.join('\\n')}"`
}
