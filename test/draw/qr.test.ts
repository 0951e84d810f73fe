import fc from 'fast-check'
import jsqr from 'jsqr'
import { describe, expect, it } from 'vitest'
import { drawQr, qrToText, toQr } from '../../src/draw/index.js'
import { errorOf } from '../support/badges.js'
import { overlaps, readSvg, textBoxes } from './svg-reader.js'

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const longest = Array.from({ length: 600 }, (_, index) => ALPHANUMERIC[(index * 7) % 45]).join('')

type Modules = readonly (readonly boolean[])[]

/** What a reader of QR codes makes of modules, four pixels each, with a light margin. */
function scan(modules: Modules): { readonly data: string; readonly version: number } | null {
  const side = (modules.length + 8) * 4
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (modules[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4]) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  return jsqr.default(pixels, side, side)
}

/** The modules as they are drawn: squares of one unit, run by run. */
function drawnModules(svg: string): Modules {
  const path = readSvg(svg).find(({ name }) => name === 'path')?.attributes['d'] ?? ''
  const runs = Array.from(path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g), (match) => match.slice(1).map(Number))
  expect(runs.map(([x, y, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('')).toBe(path)
  const size = Math.max(...runs.map(([x = 0, , length = 0]) => x + length))
  const modules = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [x = 0, y = 0, length = 0] of runs) modules[y]?.fill(true, x, x + length)
  return modules
}

describe('a QR code (ISO/IEC 18004)', () => {
  it('as it is drawn is read by a reader of another make', () => {
    for (const text of ['HTTPS://SCHOOL.EXAMPLE/', longest, 'सुनीता शर्मा', 'https://school.example/a?b=c#d', '0123456789']) {
      expect(scan(drawnModules(drawQr(text, { title: 'Badge' })))?.data).toBe(text)
    }
  })

  it('of 600 capitals and digits is of version 15 and level M, the longest that a badge on paper may be', async () => {
    const { version, modules } = toQr(longest, { maxVersion: 15 })
    expect(version).toBe(15)
    expect(scan(modules)).toMatchObject({ data: longest, version: 15 })
    // The level is in the first two bits of the format, masked with 10 (section 7.9): 00 is M.
    expect(modules[8]?.slice(0, 2)).toEqual([true, false])
    const error = await errorOf(() => toQr(`${longest}0`, { maxVersion: 15 }))
    expect([error.kind, error.code, error.params as unknown]).toEqual(['usage', 'draw.qr_too_long', { version: 15 }])
    expect(toQr(`${longest}0`).version).toBe(16)
  })

  it('is read where a stain hides a fourteenth of it', () => {
    const { modules } = toQr(longest)
    const stained = modules.map((row, y) => row.map((isDark, x) => (x > 20 && x < 42 && y > 30 && y < 52 ? true : isDark)))
    expect((21 * 21) / 77 ** 2).toBeGreaterThan(0.07)
    expect(scan(stained)?.data).toBe(longest)
  })

  it('of any text is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...ALPHANUMERIC), minLength: 1, maxLength: 600 }), (text) => {
        expect(scan(toQr(text, { maxVersion: 15 }).modules)?.data).toBe(text)
      }),
      { numRuns: 15 },
    )
  })

  it('in a terminal has the same modules, two a character, and a margin', () => {
    const { modules } = toQr('HTTPS://SCHOOL.EXAMPLE/')
    const lines = qrToText('HTTPS://SCHOOL.EXAMPLE/').trimEnd().split('\n')
    const light = lines.flatMap((line) => {
      const halves = Array.from(line, (block) => [block === '█' || block === '▀', block === '█' || block === '▄'] as const)
      return [halves.map(([upper]) => upper), halves.map(([, lower]) => lower)]
    })
    const inner = light.slice(4, 4 + modules.length).map((row) => row.slice(4, 4 + modules.length).map((isLight) => !isLight))
    expect(inner).toEqual(modules)
    expect([...light.slice(0, 4), ...light.map((row) => row.slice(0, 4))].flat()).not.toContain(false)
  })

  it('has a title and notes that a screen reader says, none over another nor over the code', () => {
    const notes = ['Ana Gómez', 'RTL: فاطمة', 'x'.repeat(400)]
    const svg = drawQr(longest, { title: 'First aid <b>', notes, lang: 'es' })
    const [root, title, desc] = readSvg(svg)
    expect(root?.attributes).toMatchObject({ role: 'img', lang: 'es' })
    expect([title?.text, desc?.text.startsWith('Ana Gómez')]).toEqual(['First aid <b>', true])
    expect(overlaps(textBoxes(readSvg(svg)))).toEqual([])
    expect(svg).toContain('fill="#000000"')
  })

  it.each([
    [() => toQr(''), 'core.option_invalid'],
    [() => toQr(5 as never), 'core.option_invalid'],
    [() => toQr('A', { maxVersion: 41 }), 'core.option_invalid'],
    [() => toQr('A', { level: 'L' } as never), 'core.option_unknown'],
    [() => drawQr('A', { titel: '' } as never), 'core.option_unknown'],
    [() => drawQr('A', {} as never), 'core.option_invalid'],
    [() => drawQr('A', { title: '', notes: new Array<string>(21).fill('') }), 'core.option_invalid'],
  ])('%s is refused', async (run, code) => {
    expect((await errorOf(run)).code).toBe(code)
  })
})
