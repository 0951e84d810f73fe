import { describe, expect, it } from 'vitest'
import { bakeImage, toAchievementImage } from '../../src/bake/index.js'
import { concatBytes, utf8 } from '../../src/core/index.js'
import { codeOf, international, jws, picture, SVG } from './support.js'

describe('toAchievementImage (OB 3.0 B.1.1)', () => {
  it('makes a data URL of the very bytes', async () => {
    for (const [bytes, type] of [
      [picture(), 'image/png'],
      [picture(['raNd', Uint8Array.of(0xfb, 0xff, 0xbf)]), 'image/png'],
      [utf8(SVG), 'image/svg+xml'],
      [utf8(`${SVG} `), 'image/svg+xml'],
      [utf8(`${SVG}  `), 'image/svg+xml'],
    ] as const) {
      const { id } = await toAchievementImage(bytes)
      expect(id).toBe(`data:${type};base64,${Buffer.from(bytes).toString('base64')}`)
      expect(new Uint8Array(await (await fetch(id)).arrayBuffer())).toEqual(bytes)
    }
  })

  it('says what it shows, where that is told', async () => {
    expect(await toAchievementImage(picture(), { caption: 'صليب أحمر' })).toMatchObject({ type: 'Image', caption: 'صليب أحمر' })
    expect(await toAchievementImage(picture())).not.toHaveProperty('caption')
  })

  it('is for the picture without a badge inside', async () => {
    const old = '<assertion xmlns="http://openbadges.org" verify="https://a.example"/>'
    for (const bytes of [
      await bakeImage(picture(), jws()),
      picture(international('openbadges', 'x')),
      await bakeImage(utf8(SVG), jws()),
      utf8(SVG.replace('<circle', `${old}<circle`)),
    ])
      expect(await codeOf(() => toAchievementImage(bytes))).toBe('bake.already_baked')
  })

  it('refuses what is no whole picture, or a large one unless it is allowed', async () => {
    expect(await codeOf(() => toAchievementImage(Uint8Array.of(0xff, 0xd8, 0xff)))).toBe('bake.image_unsupported')
    expect(await codeOf(() => toAchievementImage(picture().slice(0, -1)))).toBe('bake.png_truncated')
    expect(await codeOf(() => toAchievementImage(utf8('<svg>')))).toBe('bake.svg_malformed')
    const large = concatBytes(utf8(SVG), new Uint8Array(256 * 1024).fill(0x20))
    expect(await codeOf(() => toAchievementImage(large))).toBe('bake.image_too_large')
    const unset = { maxBytes: undefined } as unknown as { maxBytes: number }
    expect(await codeOf(() => toAchievementImage(large, unset))).toBe('bake.image_too_large')
    expect(await codeOf(() => toAchievementImage(large, { maxBytes: 300_000 }))).toBeUndefined()
  })

  it.each([
    [{ caption: 7 }, 'core.option_invalid'],
    [{ alt: 'x' }, 'core.option_unknown'],
    [{ maxBytes: '1' }, 'core.option_invalid'],
    [null, 'core.option_invalid'],
  ])('options %j', async (options, code) => {
    expect(await codeOf(() => toAchievementImage(picture(), options as unknown as object))).toBe(code)
  })
})
