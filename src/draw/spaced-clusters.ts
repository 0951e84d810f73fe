import { graphemesOf } from '../i18n/index.js'
import { escapeXml } from './escape-xml.js'
import { keyOf, type Outlines, type Probe, rightOf } from './measured-texts.js'
import { unescapeXml } from './own-picture.js'
import { num } from './svg.js'

/** Scripts in which a letter and its signs are several glyphs beside one another. */
const BRAHMIC = /[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]/
/** Those whose letters hang from a line that goes on into the next letter. */
const HANGING = /[\u0900-\u0a7f]/
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const TEXT = /<text((?:\s+[a-z-]+="[^"]*")*)>([^<]*)<\/text>/g
/** How much more than its advance an outline must take for several glyphs to have been counted as one. */
const SEVERAL = 0.12
const OVERLAP = 0.015
const BEARING = 0.05

/** A line of text of a picture. */
interface Line {
  readonly look: Readonly<Record<string, string>>
  readonly bold: boolean
  readonly parts: readonly string[]
}

/** What has to be measured before {@link spaceClusters}. */
export function probesOfClusters(svg: string): readonly Probe[] {
  return linesOf(svg).flatMap(({ bold, parts }) =>
    ['n', 'nn', 'n n', ...parts.flatMap((part) => [part, part + part])].map((text) => ({ text, bold })),
  )
}

/**
 * Puts letters of Brahmic scripts where they belong: resvg takes the widest glyph of a cluster for the width of the cluster, so that the
 * next letter is drawn over it.
 */
export function spaceClusters(svg: string, outlines: Outlines): string {
  return svg.replace(TEXT, (whole, look: string, content: string) => {
    const line = lineOf(look, content)
    return line === undefined ? whole : drawn(line, outlines)
  })
}

function linesOf(svg: string): readonly Line[] {
  return Array.from(svg.matchAll(TEXT), ([, look = '', content = '']) => lineOf(look, content)).filter(
    (line) => line !== undefined,
  )
}

function lineOf(look: string, content: string): Line | undefined {
  const text = unescapeXml(content).replace(/[\u2068\u2069]/g, '')
  if (!BRAHMIC.test(text) || RIGHT_TO_LEFT.test(text)) return undefined
  const values = Object.fromEntries(
    Array.from(look.matchAll(/([a-z-]+)="([^"]*)"/g), ([, name, value]) => [name, value as string]),
  )
  if (values['text-anchor'] !== 'middle') return undefined
  const parts: string[] = []
  for (const grapheme of graphemesOf(text)) {
    const last = parts.at(-1)
    // What is not of such a script stays together.
    const isJoined = last !== undefined && ![last, grapheme].some((part) => part === ' ' || BRAHMIC.test(part))
    if (isJoined) parts[parts.length - 1] += grapheme
    else parts.push(grapheme)
  }
  return { look: values, bold: values['font-weight'] !== undefined, parts }
}

function drawn({ look, bold, parts }: Line, outlines: Outlines): string {
  const size = Number(look['font-size'])
  const right = (text: string): number => rightOf(outlines.get(keyOf({ text, bold })))
  const space = right('n n') - right('nn')
  const widths = parts.map((part) => {
    if (part === ' ') return space
    const [own, advance] = [right(part), right(part + part) - right(part)]
    if (!BRAHMIC.test(part) || own - advance < SEVERAL) return advance
    return own + (HANGING.test(part) ? -OVERLAP : BEARING)
  })
  const { x: _x, 'text-anchor': _anchor, ...rest } = look
  const given = Object.entries(rest)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
  let x = Number(look['x']) - (widths.reduce((sum, width) => sum + width, 0) * size) / 2
  return parts
    .map((part, at) => {
      const from = x
      x += (widths[at] as number) * size
      return part === ' ' ? '' : `<text${given} x="${num(from)}">${escapeXml(part)}</text>`
    })
    .join('')
}
