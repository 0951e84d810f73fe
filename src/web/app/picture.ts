import { element } from './dom.js'
import { isShowable } from './showable.js'

const SVG = 'image/svg+xml'

/** Something as an image and never as markup, so that no script in it runs and nothing is loaded from elsewhere. */
export function imageOf(
  content: string | Uint8Array,
  type: string,
  attributes: Readonly<Record<string, string | undefined>>,
): HTMLImageElement {
  const url = URL.createObjectURL(new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }))
  const image = element('img', { ...attributes, src: url })
  image.addEventListener('load', () => URL.revokeObjectURL(url))
  return image
}

/** The picture that a badge came in; `undefined` where a page had better not show it. */
export function badgeImage(
  bytes: Uint8Array,
  container: 'png' | 'svg',
  attributes: Readonly<Record<string, string>>,
): HTMLElement | undefined {
  const type = container === 'png' ? 'image/png' : SVG
  return isShowable(bytes, type) ? imageOf(bytes, type, attributes) : undefined
}

/** An SVG that was drawn here. It has the size that it is drawn with, so that nothing moves when it comes. */
export function drawnImage(svg: string, alt: string, name: string): HTMLElement {
  const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  return imageOf(svg, SVG, { alt, class: name, width: rounded(width), height: rounded(height) })
}

function rounded(text: string | undefined): string | undefined {
  return text === undefined ? undefined : String(Math.ceil(Number(text)))
}
