import { crc32, deflateSync } from 'node:zlib'

const BLUE = [0x0b, 0x57, 0xa4] as const
const SIDE = 64
/** How many points of each side of a pixel are looked at. */
const FINE = 4

/** A line of the icon, in units of which a side has 64. */
type Line = readonly [x1: number, y1: number, x2: number, y2: number]

const LINES: readonly Line[] = [
  [20, 8, 20, 56],
  [44, 8, 44, 56],
  [20, 18, 44, 18],
  [20, 32, 44, 32],
  [20, 46, 44, 46],
]
const HALF_WIDTH = 3
const CORNER = 12

/** The icon as SVG: a ladder. */
export const ICON: string = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><rect width="${SIDE}" height="${SIDE}" rx="${CORNER}" fill="#0b57a4"/><path d="${LINES.map(([x1, y1, x2, y2]) => (x1 === x2 ? `M${x1} ${y1}v${y2 - y1}` : `M${x1} ${y1}h${x2 - x1}`)).join('')}" stroke="#fff" stroke-width="${2 * HALF_WIDTH}" stroke-linecap="round"/></svg>`

/** The same as PNG. Where `isMaskable`, the ladder is smaller and the ground goes to the edges, since phones cut icons to their own shape. */
export function iconPng(size: number, isMaskable = false): Uint8Array {
  const rows: Buffer[] = []
  for (let y = 0; y < size; y++) {
    const row = Buffer.alloc(1 + size * 4)
    for (let x = 0; x < size; x++) row.set(pixel(x, y, size, isMaskable), 1 + x * 4)
    rows.push(row)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(Buffer.concat(rows), { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

/** Colour and opacity, by how many of its points are ladder, ground or nothing. */
function pixel(x: number, y: number, size: number, isMaskable: boolean): readonly number[] {
  let [ground, ladder] = [0, 0]
  for (let at = 0; at < FINE * FINE; at++) {
    const px = ((x + ((at % FINE) + 0.5) / FINE) * SIDE) / size
    const py = ((y + (Math.floor(at / FINE) + 0.5) / FINE) * SIDE) / size
    // Within the circle of four fifths of a side nothing is cut off (W3C, Web Application Manifest, icon masks).
    const [lx, ly] = isMaskable ? [32 + (px - 32) / 0.7, 32 + (py - 32) / 0.7] : [px, py]
    if (!isMaskable && !isInside(px, py)) continue
    ground++
    if (LINES.some((line) => distance(lx, ly, line) <= HALF_WIDTH)) ladder++
  }
  if (ground === 0) return [0, 0, 0, 0]
  const white = ladder / ground
  return [...BLUE.map((part) => Math.round(part + (255 - part) * white)), Math.round((255 * ground) / (FINE * FINE))]
}

/** Whether a point is within the square with round corners. */
function isInside(x: number, y: number): boolean {
  const dx = Math.max(CORNER - x, x - (SIDE - CORNER), 0)
  const dy = Math.max(CORNER - y, y - (SIDE - CORNER), 0)
  return dx * dx + dy * dy <= CORNER * CORNER
}

function distance(x: number, y: number, [x1, y1, x2, y2]: Line): number {
  const dx = x - Math.min(Math.max(x, x1), x2)
  const dy = y - Math.min(Math.max(y, y1), y2)
  return Math.hypot(dx, dy)
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
