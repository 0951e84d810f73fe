import { describe, expect, it } from 'vitest'
import { bakeImage, imageKind, MAX_IMAGE_BYTES, otherImageType, unbakeImage } from '../../src/bake/index.js'
import { concatBytes, utf8 } from '../../src/core/index.js'
import { codeOf, jws, picture, SVG } from './support.js'

describe('imageKind', () => {
  it.each([
    ['a PNG', picture(), 'png'],
    ['a PNG that was cut', picture().slice(0, 5), 'png'],
    ['an SVG', utf8(SVG), 'svg'],
    ['with a byte order mark and white space', utf8(`\ufeff \r\n\t${SVG}`), 'svg'],
    [
      'with a declaration, comments and instructions',
      utf8(`<?xml version="1.0"?><!-- <html> --><?style a="<svg>"?>\n${SVG}`),
      'svg',
    ],
    ['with a document type', utf8(`<!DOCTYPE svg [<!ENTITY a "<svg>">\n] >${SVG}`), 'svg'],
    ['with a prefix', utf8('<s:svg xmlns:s="x"/>'), 'svg'],
    ['without anything', utf8('<svg/>'), 'svg'],
    ['HTML', utf8(`<!doctype html><html>${SVG}</html>`), undefined],
    ['HTML with SVG in a comment', utf8(`<!--<svg>--><html/>`), undefined],
    ['another root', utf8('<svgs/>'), undefined],
    ['a comment without end', utf8(`<!-- ${SVG}`), undefined],
    ['JSON', utf8('{"svg":"<svg/>"}'), undefined],
    ['a JWS', utf8(jws()), undefined],
    ['text before the root', utf8(`a${SVG}`), undefined],
    ['nothing', new Uint8Array(0), undefined],
    ['white space', utf8(' \n'), undefined],
    ['a declaration longer than is looked at', utf8(`<!--${'x'.repeat(70_000)}-->${SVG}`), undefined],
  ])('%s', (_name, bytes, kind) => {
    expect(imageKind(bytes)).toBe(kind)
  })

  it('does not take long over what is made to take long', () => {
    const started = performance.now()
    for (const start of [
      '<!DOCTYPE ',
      '<!DOCTYPE [',
      '<!DOCTYPE a[] ',
      '<!DOCTYPE a>',
      ' ',
      '<??>',
      '<!---->',
      '<!-- -',
      ']',
      '<!DOCTYPE []',
    ])
      imageKind(utf8(start.repeat(20_000)))
    // Two seconds are a hundred times what it takes, and far below what trying every way again would.
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('what is no picture for a badge', () => {
  it.each([
    ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['GIF', utf8('GIF89a')],
    ['WebP', utf8('RIFF0000WEBPVP8 ')],
    ['unknown', utf8('RIFF0000WAVEfmt ')],
    ['unknown', utf8('{"type":"OpenBadgeCredential"}')],
    ['unknown', new Uint8Array(0)],
  ])('%s is refused by name', async (type, bytes) => {
    for (const run of [() => unbakeImage(bytes), () => bakeImage(bytes, jws())]) {
      expect(await run().catch((error: unknown) => error)).toMatchObject({
        kind: 'input',
        code: 'bake.image_unsupported',
        params: { type },
      })
    }
    expect(otherImageType(bytes) ?? 'unknown').toBe(type)
  })

  it('a picture beyond the limit', async () => {
    for (const image of [picture(), utf8(SVG)]) {
      const options = { maxBytes: image.length - 1 }
      expect(await codeOf(() => unbakeImage(image, options))).toBe('bake.image_too_large')
      expect(await codeOf(() => bakeImage(image, jws(), options))).toBe('bake.image_too_large')
      expect(await codeOf(() => bakeImage(image, jws(), { maxBytes: image.length }))).toBeUndefined()
    }
    const large = concatBytes(picture(), new Uint8Array(MAX_IMAGE_BYTES))
    expect(await codeOf(() => unbakeImage(large))).toBe('bake.image_too_large')
  })

  it.each([['a path'], [SVG], [[1, 2]], [null], [{}], [new ArrayBuffer(8)], [new Uint16Array(8)], [new Proxy(picture(), {})]])(
    'a value of another kind: %j',
    async (image) => {
      expect(await codeOf(() => unbakeImage(image as Uint8Array))).toBe('core.input_type')
      expect(await codeOf(() => bakeImage(image as Uint8Array, jws()))).toBe('core.input_type')
    },
  )

  it('a Buffer is bytes like any', async () => {
    expect(await codeOf(() => unbakeImage(Buffer.from(picture())))).toBe('bake.no_credential')
  })

  it.each([
    [{ replaces: true }, 'core.option_unknown'],
    [{ replace: 'yes' }, 'core.option_invalid'],
    [{ maxBytes: 0 }, 'core.option_invalid'],
    [{ maxBytes: MAX_IMAGE_BYTES + 1 }, 'core.option_invalid'],
    [{ maxCredentialBytes: 1.5 }, 'core.option_invalid'],
    [{ maxCredentialBytes: '9' }, 'core.option_invalid'],
    [null, 'core.option_invalid'],
  ])('options %j', async (options, code) => {
    expect(await codeOf(() => bakeImage(picture(), jws(), options as object))).toBe(code)
  })

  it('options of the other', async () => {
    expect(await codeOf(() => unbakeImage(picture(), { replace: true } as object))).toBe('core.option_unknown')
  })
})
