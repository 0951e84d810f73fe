/** A picture of a page, which is only ever shown as an image. It has the size that it is drawn with, so that nothing moves when it comes. */
export interface LadderImage {
  readonly url: string
  readonly width: number
  readonly height: number
  /** Whether it is a file, which can be opened by itself. */
  readonly isFile: boolean
}

/** An SVG as an image: in a file, or within the page. */
export function toImage(svg: string, file?: string): LadderImage {
  const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  const url = file ?? `data:image/svg+xml,${encodeURIComponent(svg)}`
  return { url, width: Math.ceil(Number(width)), height: Math.ceil(Number(height)), isFile: file !== undefined }
}
