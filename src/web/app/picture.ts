import { element } from './dom.js'

/** An SVG that was drawn here, only ever as an image. It has the size that it is drawn with, so that nothing moves when it comes. */
export function drawnImage(svg: string, alt: string, name: string): HTMLElement {
  const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  const image = element('img', { src: url, alt, class: name, width: rounded(width), height: rounded(height) })
  image.addEventListener('load', () => URL.revokeObjectURL(url))
  return image
}

function rounded(text: string | undefined): string | undefined {
  return text === undefined ? undefined : String(Math.ceil(Number(text)))
}
