import { crc32, deflateSync } from 'node:zlib'

const SIZE = 192
type Colour = readonly [red: number, green: number, blue: number]
const GOLD: Colour = [212, 160, 23]
const RED: Colour = [200, 30, 45]
const WHITE: Colour = [255, 255, 255]

/** A medal with a cross, 192 by 192 pixels, as PNG: every pixel is computed here. */
export function drawPng(): Uint8Array {
  const rows = Buffer.alloc((SIZE * 4 + 1) * SIZE)
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) rows.set(pixelAt(x - SIZE / 2 + 0.5, y - SIZE / 2 + 0.5), y * (SIZE * 4 + 1) + 1 + x * 4)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIZE, 0)
  header.writeUInt32BE(SIZE, 4)
  // Eight bits for each of red, green, blue and opacity.
  header.set([8, 6], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat(parts))
}

function pixelAt(x: number, y: number): readonly number[] {
  const radius = Math.hypot(x, y)
  if (radius > 92) return [0, 0, 0, 0]
  const arm = Math.max(Math.abs(x), Math.abs(y)) < 52 && Math.min(Math.abs(x), Math.abs(y)) < 18
  return [...(radius > 80 ? GOLD : arm ? RED : WHITE), 255]
}

function chunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(12 + data.length)
  whole.writeUInt32BE(data.length)
  whole.write(type, 4, 'latin1')
  whole.set(data, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length)
  return whole
}

/** The same medal as SVG, with words below it. */
export function drawSvg(...words: readonly string[]): Uint8Array {
  const lines = words.map(
    (line, at) => `  <text x="96" y="${214 + at * 20}" text-anchor="middle" font-size="14">${escapeXml(line)}</text>\n`,
  )
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 ${200 + words.length * 20}">
  <circle cx="96" cy="96" r="86" fill="#fff" stroke="#d4a017" stroke-width="12"/>
  <path d="M78 44h36v34h34v36h-34v34H78v-34H44V78h34z" fill="#c81e2d"/>
${lines.join('')}</svg>
`)
}

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)
}
