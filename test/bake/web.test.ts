import { describe, expect, it, vi } from 'vitest'
import { bakeImage, unbakeImage } from '../../src/bake/index.js'
import { toHex, utf8 } from '../../src/core/index.js'
import { badge, codeOf, compressedText, deflated, international, jws, NAMES, picture, SVG } from './support.js'

// What a browser is given.
vi.mock('#runtime', () => import('../../src/runtime/web/index.js'))

const KEY = 'openbadgecredential'

describe('where there is no Node', () => {
  it('the other side of the runtime is at work', async () => {
    const { crc32 } = await import('#runtime')
    expect(crc32).toBe((await import('../../src/runtime/web/index.js')).crc32)
  })

  it.each(NAMES)('gives back what was baked: %j', async (name) => {
    const written = JSON.stringify(badge({ name }))
    const baked = await bakeImage(picture(), written)
    expect(toHex(baked)).toContain(toHex(utf8(written)))
    expect((await unbakeImage(baked)).credential).toBe(written)
    const drawn = await unbakeImage(await bakeImage(utf8(SVG), written))
    expect(JSON.parse(drawn.credential)).toEqual(JSON.parse(written))
  })

  it('expands compressed text up to the limit, and finds damage', async () => {
    const text = JSON.stringify(badge())
    expect((await unbakeImage(picture(international(KEY, deflated(text), { flag: 1 })))).credential).toBe(text)
    const bomb = deflated(new Uint8Array(20_000_000).fill(0x20))
    for (const chunk of [international(KEY, bomb, { flag: 1 }), compressedText(KEY, bomb)])
      expect(await codeOf(() => unbakeImage(picture(chunk)))).toBe('bake.credential_too_large')
    const cut = international(KEY, deflated(text).slice(0, -2), { flag: 1 })
    expect(await codeOf(() => unbakeImage(picture(cut)))).toBe('bake.credential_malformed')
    const changed = await bakeImage(picture(), jws())
    changed[60] = (changed[60] as number) ^ 1
    expect(await codeOf(() => unbakeImage(changed))).toBe('bake.png_checksum')
  })
})
