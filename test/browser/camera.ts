import { writeFileSync } from 'node:fs'
import { toQr } from '../../src/draw/index.js'

const [WIDTH, HEIGHT, MARGIN] = [640, 480, 40]

/** What a camera sees that looks at a QR code, or at nothing: a film of two frames (YUV4MPEG2) which the browser plays over and over. */
export function filmOf(file: string, text: string | undefined): void {
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma(text), Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420mpeg2\n`)
  writeFileSync(file, Buffer.concat([head, frame, frame]))
}

function luma(text: string | undefined): Buffer {
  const plane = Buffer.alloc(WIDTH * HEIGHT, 200)
  if (text === undefined) return plane
  const { modules } = toQr(text)
  const size = Math.floor((HEIGHT - 2 * MARGIN) / modules.length)
  const [left, top] = [WIDTH, HEIGHT].map((side) => Math.floor((side - size * modules.length) / 2)) as [number, number]
  modules.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!isDark) return
      for (let line = 0; line < size; line++) {
        const at = (top + y * size + line) * WIDTH + left + x * size
        plane.fill(20, at, at + size)
      }
    })
  })
  return plane
}
