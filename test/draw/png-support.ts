import { existsSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

const NOTO = '/usr/share/fonts/truetype/noto'
const FILES = ['NotoSans', 'NotoSansDevanagari', 'NotoSansArabic'].flatMap((name) => [
  `${NOTO}/${name}-Regular.ttf`,
  `${NOTO}/${name}-Bold.ttf`,
])

/** Whether the optional peer is installed. */
export const hasResvg: boolean = await import('@resvg/resvg-js').then(
  () => true,
  () => false,
)
const hasFonts = FILES.every((file) => existsSync(file))
/** Whether pictures can be drawn as PNG here. */
export const canDraw: boolean = hasResvg && hasFonts
export const fonts: { readonly files: readonly string[] } = { files: FILES }
export const latinFonts: { readonly files: readonly string[] } = { files: FILES.slice(0, 2) }
if (!canDraw)
  process.stderr.write(
    `\n  NOT TESTED: pictures as PNG, since ${hasResvg ? `there are no fonts in ${NOTO} (Debian: fonts-noto-core)` : '@resvg/resvg-js is not installed'}\n`,
  )

/** The pixels of a PNG of eight bits with opacity (PNG section 9). */
export function readPixels(png: Uint8Array): {
  readonly width: number
  readonly height: number
  at(x: number, y: number): readonly number[]
} {
  const bytes = Buffer.from(png)
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const parts: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(parts))
  const row = width * 4
  const pixels = new Uint8Array(row * height)
  for (let y = 0; y < height; y++) {
    const kind = raw[y * (row + 1)]
    for (let x = 0; x < row; x++) {
      const left = x < 4 ? 0 : (pixels[y * row + x - 4] as number)
      const up = y === 0 ? 0 : (pixels[(y - 1) * row + x] as number)
      const corner = x < 4 || y === 0 ? 0 : (pixels[(y - 1) * row + x - 4] as number)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind as number] as number
      pixels[y * row + x] = ((raw[y * (row + 1) + 1 + x] as number) + guess) & 255
    }
  }
  return { width, height, at: (x, y) => [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)] }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
