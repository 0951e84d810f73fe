import { textWidth } from '../../src/draw/measure.js'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Where the groups around it have moved it. */
  readonly x: number
  readonly y: number
  readonly text: string
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly of: string
}

const TOKEN = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y

/** Reads SVG strictly: every tag closed, every attribute quoted and named once, no other markup. */
export function readSvg(svg: string): readonly Element[] {
  const elements: { name: string; attributes: Record<string, string>; x: number; y: number; text: string }[] = []
  const open: { name: string; x: number; y: number; element: { text: string } }[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < svg.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(svg)
    if (match === null) throw new Error(`no SVG at ${at}: ${svg.slice(at, at + 60)}`)
    const [, closes, name, attributeText = '', isEmpty, text] = match
    if (text !== undefined) {
      if (/&(?!#\d+;)/.test(text)) throw new Error(`a bare ampersand at ${at}`)
      const parent = open.at(-1)
      if (parent !== undefined) parent.element.text += unescapeXml(text)
      continue
    }
    if (closes === '/') {
      if (open.pop()?.name !== name) throw new Error(`a stray end of ${name} at ${at}`)
      continue
    }
    const attributes: Record<string, string> = {}
    for (const [, key, value] of attributeText.matchAll(/([A-Za-z:-]+)="([^"]*)"/g)) {
      if (Object.hasOwn(attributes, key as string)) throw new Error(`${key} twice at ${at}`)
      attributes[key as string] = unescapeXml(value as string)
    }
    const moved = /^translate\((\S+) (\S+)\)$/.exec(attributes['transform'] ?? '')
    const around = open.at(-1)
    const x = (around?.x ?? 0) + Number(moved?.[1] ?? 0)
    const y = (around?.y ?? 0) + Number(moved?.[2] ?? 0)
    const element = { name: name as string, attributes, x, y, text: '' }
    elements.push(element)
    if (isEmpty !== '/') open.push({ name: name as string, x, y, element })
  }
  if (open.length > 0) throw new Error(`${open.at(-1)?.name} is not closed`)
  return elements
}

function unescapeXml(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

/** The room that each line of text takes, by the widths of wide typefaces. */
export function textBoxes(elements: readonly Element[]): readonly Box[] {
  return elements
    .filter(({ name }) => name === 'text')
    .map(({ attributes, x, y, text }) => {
      const size = Number(attributes['font-size'])
      const width = textWidth(text, size, attributes['font-weight'] !== undefined)
      const middle = x + Number(attributes['x'])
      const base = y + Number(attributes['y'])
      return { left: middle - width / 2, right: middle + width / 2, top: base - size * 0.75, bottom: base + size * 0.2, of: text }
    })
}

/** The boxes of rungs: rectangles with a border that are large enough. */
export function rungBoxes(elements: readonly Element[]): readonly Box[] {
  return elements
    .filter(({ name, attributes }) => name === 'rect' && attributes['width'] === '204')
    .map(({ attributes }) => {
      const left = Number(attributes['x'])
      const top = Number(attributes['y'])
      return { left, top, right: left + 204, bottom: top + Number(attributes['height']), of: 'rung' }
    })
}

export function overlap(a: Box, b: Box, slack = 0): boolean {
  return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack
}

/** The pairs of boxes that overlap, as texts. */
export function overlaps(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => overlap(a, b, 0.5))
      .map((b) => `${a.of} / ${b.of}`),
  )
}

/** Points along the curves of ways: those paths that begin with M and have V and C parts alone. */
export function pointsOf(path: string): readonly (readonly [x: number, y: number])[] {
  const points: [number, number][] = []
  let x = 0
  let y = 0
  for (const [, command, rest] of path.matchAll(/([MVC])([^MVC]*)/g)) {
    const numbers = (rest as string).trim().split(/\s+/).map(Number)
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers
    const [fromX, fromY] = [x, y]
    if (command === 'M') [x, y] = [a, b]
    else if (command === 'V') y = a
    else [x, y] = [e, f]
    for (let step = 0; step <= 20; step++) {
      const t = step / 20
      const u = 1 - t
      if (command === 'V') points.push([x, fromY + (y - fromY) * t])
      else if (command === 'C') {
        const at = (p0: number, p1: number, p2: number, p3: number): number =>
          u ** 3 * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t ** 3 * p3
        points.push([at(fromX, a, c, e), at(fromY, b, d, f)])
      }
    }
  }
  return points
}

/** Contrast of two colours `#rrggbb` (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
