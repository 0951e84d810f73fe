import { escapeXml } from './escape-xml.js'
import { attributes } from './svg.js'

/** Texts to measure, each at `x` 0 and with the size of 100. */
export interface Probe {
  readonly text: string
  readonly bold: boolean
}

/** The outlines of texts by {@link keyOf}, as paths; what no font has a letter of is not among them. */
export type Outlines = ReadonlyMap<string, string>

/** What a text is found under. */
export function keyOf({ text, bold }: Probe): string {
  return `${bold ? 'b' : 'r'}${text}`
}

/** Outlines of texts, by a program that turns the texts of a picture into paths. */
export function outlinesOf(probes: readonly Probe[], family: string, toPaths: (svg: string) => string): Outlines {
  const keys = [...new Map(probes.map((probe) => [keyOf(probe), probe])).values()]
  const texts = keys.map(({ text, bold }, at) => {
    const look = attributes({ id: `t${at}`, x: 0, y: 100, 'font-size': 100, 'font-weight': bold ? 600 : undefined })
    return `<text${look}>${escapeXml(text)}</text>`
  })
  const root = attributes({ xmlns: 'http://www.w3.org/2000/svg', width: 100, height: 100, 'font-family': family })
  const paths = toPaths(`<svg${root}>${texts.join('')}</svg>`)
  const found = new Map<string, string>()
  for (const [, at, inside] of paths.matchAll(/<g id="t(\d+)">([\s\S]*?)<\/g>/g)) {
    const data = Array.from((inside as string).matchAll(/\sd="([^"]*)"/g), (match) => match[1]).join(' ')
    found.set(keyOf(keys[Number(at)] as Probe), data)
  }
  return found
}

/** How far to the right an outline reaches, in the unit of the font size. */
export function rightOf(outline: string | undefined): number {
  let right = 0
  let isX = true
  for (const [number] of (outline ?? '').matchAll(/-?\d+(?:\.\d+)?/g)) {
    if (isX) right = Math.max(right, Number(number))
    isX = !isX
  }
  return right / 100
}
