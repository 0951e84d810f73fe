import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bakeImage, imageKind, unbakeImage } from '../../src/bake/index.js'
import { concatBytes, isRungsError, toHex, utf8 } from '../../src/core/index.js'
import {
  badge,
  compressedText,
  deflated,
  END,
  header,
  international,
  jws,
  OB3,
  pixels,
  png,
  SIGNATURE,
  svg,
  text,
} from './support.js'

const KEY = 'openbadgecredential'
/** Any JSON with any text: markup, all planes, controls. */
const content = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }))
  .filter((more) => !JSON.stringify(more).includes('__proto__'))
  .map((more) => badge({ more }))
const type = fc.stringMatching(/^[a-z][A-Z][A-Z][a-z]$/).filter((name) => !/^(iTXt|tEXt|zTXt|IEND)$/.test(name))
const chunks = fc.array(fc.tuple(type, fc.uint8Array({ maxLength: 60 })), { maxLength: 6 })

describe('baking and unbaking', () => {
  it('gives back any credential out of any PNG, and leaves what was there', async () => {
    await fc.assert(
      fc.asyncProperty(chunks, chunks, content, async (before, after, credential) => {
        const image = png(header(), ...before, pixels(), ...after, END)
        const baked = await bakeImage(image, credential)
        const found = await unbakeImage(baked)
        expect(found).toMatchObject({ credential: JSON.stringify(credential), findings: [] })
        const added = baked.length - image.length
        expect(toHex(concatBytes(baked.subarray(0, 33), baked.subarray(33 + added)))).toBe(toHex(image))
      }),
      { numRuns: 60 },
    )
  })

  it('gives back any credential out of any SVG, and leaves what was there', async () => {
    const plain = fc.string({ unit: 'grapheme', maxLength: 20 }).map((words) => words.replace(/[<>&\]"]/g, ''))
    await fc.assert(
      fc.asyncProperty(plain, plain, fc.constantFrom('', '\n', '\r\n'), content, async (word, other, line, credential) => {
        const image = utf8(
          `<?xml version="1.0"?>${line}<!--${word.replaceAll('-', '')}--><svg${line} title="${other}" xmlns="http://www.w3.org/2000/svg">${line}${word}</svg>`,
        )
        const baked = await bakeImage(image, credential)
        const found = await unbakeImage(baked)
        expect(JSON.parse(found.credential)).toEqual(JSON.parse(JSON.stringify(credential)))
        expect(found.findings).toEqual([])
        const declared = ` xmlns:openbadges="${OB3}"`
        const added = /<openbadges:credential>[\s\S]*<\/openbadges:credential>/
        expect(new TextDecoder().decode(baked).replace(declared, '').replace(added, '')).toBe(new TextDecoder().decode(image))
      }),
      { numRuns: 60 },
    )
  })

  it('replaces as if nothing had been there', async () => {
    await fc.assert(
      fc.asyncProperty(content, content, async (one, two) => {
        for (const image of [png(header(), pixels(), END), svg()]) {
          const again = await bakeImage(await bakeImage(image, one), two, { replace: true })
          expect(toHex(again)).toBe(toHex(await bakeImage(image, two)))
        }
      }),
      { numRuns: 30 },
    )
  })
})

/** Whatever happens: a value or an error of ours. */
async function survives(image: Uint8Array): Promise<void> {
  imageKind(image)
  for (const run of [
    () => unbakeImage(image, { maxCredentialBytes: 100_000 }),
    () => bakeImage(image, jws()),
    () => bakeImage(image, badge(), { replace: true }),
  ]) {
    try {
      await run()
    } catch (error) {
      expect(isRungsError(error), String(error)).toBe(true)
      if (isRungsError(error)) expect([error.kind, error.code.split('.')[0]]).toEqual(['input', 'bake'])
    }
  }
}

const ALL = png(
  header(),
  international(KEY, JSON.stringify(badge())),
  international('openbadges', deflated('https://a.example/1'), { flag: 1 }),
  text('openbadges', 'x'),
  compressedText('clrcredential', deflated('{}')),
  pixels(),
  END,
)
const DRAWN = utf8(
  `<?xml version="1.0" encoding="UTF-8"?><!-- c --><svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${OB3}"><openbadges:credential verify="${jws()}"><![CDATA[{"a":1}]]></openbadges:credential><g a='&lt;é'>ж&#x1F600;</g></svg>`,
)

describe('damage', () => {
  it.each([
    ['PNG', ALL],
    ['SVG', DRAWN],
  ])('any bytes of a %s changed, taken out or put in: a value or a coded error', async (_name, whole) => {
    const edit = fc.tuple(fc.nat(whole.length), fc.nat(6), fc.uint8Array({ maxLength: 6 }))
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        let image = whole
        for (const [at, removed, added] of edits)
          image = concatBytes(image.subarray(0, at), added, image.subarray(Math.min(image.length, at + removed)))
        await survives(image)
      }),
      { numRuns: 400 },
    )
  })

  it('chunks with right checksums and any content', async () => {
    const inner = fc.tuple(
      fc.constantFrom('iTXt', 'tEXt', 'zTXt'),
      fc.constantFrom(KEY, 'openbadges', 'clrcredential'),
      fc.uint8Array({ maxLength: 40 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(inner, { maxLength: 4 }), async (parts) => {
        const made = parts.map(([name, keyword, data]) => [name, concatBytes(utf8(keyword), Uint8Array.of(0), data)] as const)
        await survives(png(header(), ...made, END))
      }),
      { numRuns: 300 },
    )
  })

  it('markup in any order', async () => {
    const pieces = [
      '<',
      '>',
      '</',
      '/>',
      '<svg',
      '<openbadges:credential',
      ' verify="',
      '"',
      '<![CDATA[',
      ']]>',
      ']]',
      '&',
      ';',
      '&#',
      '<!--',
      '-->',
      '--',
      '<?',
      '?>',
      '<!DOCTYPE',
      '[',
      ']',
      ' xmlns="',
      ' xmlns:openbadges="',
      OB3,
      '\u0000',
      '\ufffe',
      '\r',
      '=',
      ' a',
      '{}',
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), fc.nat(2), async (parts, where) => {
        const made = parts.join('')
        const before = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${OB3}"`
        await survives(utf8([made, `${before}>${made}</svg>`, `${before}${made}></svg>`][where] as string))
      }),
      { numRuns: 600 },
    )
  })

  it('any bytes at all, with or without the beginning of a picture', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(new Uint8Array(0), SIGNATURE, utf8('<svg '), Uint8Array.of(0xff, 0xfe)),
        fc.uint8Array({ maxLength: 80 }),
        async (start, bytes) => survives(concatBytes(start, bytes)),
      ),
      { numRuns: 300 },
    )
  })

  it('a picture cut anywhere is never taken for a whole one with another credential', async () => {
    for (const whole of [ALL, DRAWN]) {
      for (let length = 0; length < whole.length; length++) {
        const found = await unbakeImage(whole.subarray(0, length)).catch((error: unknown) => error)
        expect(isRungsError(found), String(length)).toBe(true)
      }
    }
  })
})
