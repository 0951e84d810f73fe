import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bakeImage, unbakeImage } from '../../src/bake/index.js'
import { drawBadge, drawCertificate, drawClaimSheet, drawLadder, drawWalletPass } from '../../src/draw/index.js'
import { keyOf, outlinesOf, rightOf } from '../../src/draw/measured-texts.js'
import { sizeOfOwn } from '../../src/draw/own-picture.js'
import { probesOfClusters, spaceClusters } from '../../src/draw/spaced-clusters.js'
import { toPng } from '../../src/draw/to-png.js'
import { loadCatalogue } from '../../src/i18n/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createVerifier } from '../../src/verify/index.js'
import { ladderOf, needs, rung } from '../ladder/support.js'
import { controllerDocument, controllerOf, errorOf, NOW, newSigner, signedBadge } from '../support/badges.js'
import { canDraw, fonts, hasResvg, latinFonts, readPixels } from './png-support.js'
import { readSvg } from './svg-reader.js'

const PLAIN = drawBadge(
  { name: 'Bicycle courier', issuer: 'Courier Platform', ladder: 'Delivery', level: 1, levels: 2 },
  { colour: '#0b6e4f' },
)
const hindi = async (): Promise<string> =>
  drawBadge({ name: 'प्राथमिक चिकित्सा', issuer: 'School', lang: 'hi' }, { catalogue: await loadCatalogue('hi') })

describe('which pictures are taken', () => {
  const pass = { name: 'First aid', issuer: 'School', verifyUrl: 'https://school.example/verify/' }
  it.each([
    ['a badge', PLAIN, 400],
    ['a certificate', drawCertificate({ ...pass, recipient: 'A <b> & "c"' }), 1123],
    ['a pass', drawWalletPass(pass), 420],
    ['a sheet', drawClaimSheet([{ name: 'Ana', link: 'https://a.example/', code: 'X' }], { title: 'T' })[0] as string, 794],
    ['a ladder', drawLadder(ladderOf([rung('a', needs('x'), { name: { en: 'href= url(#x)' } })])), undefined],
  ])('%s', (_, svg, width) => {
    const size = sizeOfOwn(svg)
    expect(size?.width).toBeGreaterThan(0)
    if (width !== undefined) expect(size?.width).toBe(width)
  })

  const wrap = (inside: string, more = ''): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"${more}>${inside}</svg>`
  it.each([
    wrap('<image href="/etc/passwd" width="9" height="9"/>'),
    wrap('<image xlink:href="file:///etc/passwd"/>'),
    wrap('<use href="#a"/>'),
    wrap('<rect fill="url(https://evil.example/a)"/>'),
    wrap('<rect fill="&#117;rl(#a)"/>'),
    wrap('<rect style="fill:red"/>'),
    wrap('<rect onclick="x"/>'),
    wrap('<text href="x">a</text>'),
    wrap('<style>@import "x"</style>'),
    wrap('<script>1</script>'),
    wrap('<text>&x;</text>'),
    wrap('<![CDATA[<image/>]]>'),
    wrap('<!-- x -->'),
    wrap('<rect width="1" ', ''),
    wrap("<rect width='1'/>"),
    wrap('<IMAGE/>'),
    wrap('<svg:image/>'),
    `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${PLAIN}`,
    `<?xml-stylesheet href="x"?>${PLAIN}`,
    '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"></svg>',
    '',
    ' '.repeat(600_000),
  ])('none that may refer to something: %s', async (svg) => {
    const { code, params } = await errorOf(toPng(svg, { fonts: { files: [] } }))
    expect([code, (params as { option?: string }).option]).toEqual(['core.option_invalid', 'svg'])
  })

  it.each([
    [{ fonts: { files: [7] } }],
    [{ fonts: { files: 'x' } }],
    [{ fonts: { files: new Array(65).fill('x') } }],
    [{ fonts: { system: 1 } }],
    [{ fonts: { system: true, name: 'x' } }],
    [{ fonts: undefined }],
    [{ fonts: {}, width: 0 }],
    [{ fonts: {}, width: 5000 }],
    [{ fonts: {}, width: 20.5 }],
    [{ fonts: {}, height: 20 }],
  ])('with options that are known: %j', async (options) => {
    expect((await errorOf(toPng(PLAIN, options as never))).code).toMatch(/^core\.option_(invalid|unknown)$/)
  })

  it('of no more pixels than a picture needs', async () => {
    const tall = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="100000"></svg>'
    expect((await errorOf(toPng(tall, { fonts: {}, width: 4096 }))).params).toMatchObject({ option: 'width' })
  })
})

it.skipIf(hasResvg)('says what to install', async () => {
  expect(await errorOf(toPng(PLAIN, { fonts: {} }))).toMatchObject({
    code: 'keys.peer_missing',
    params: { package: '@resvg/resvg-js' },
  })
})

describe.runIf(canDraw)('a picture as PNG', () => {
  it('has the colour of the issuer, letters, and nothing around the badge', async () => {
    const { width, height, at } = readPixels(await toPng(PLAIN, { fonts, width: 400 }))
    expect([width, height]).toEqual([400, 400])
    expect(at(0, 0)).toEqual([0, 0, 0, 0])
    expect(at(200, 24)).toEqual([0x0b, 0x6e, 0x4f, 255])
    expect(at(200, 110)).toEqual([255, 255, 255, 255])
    const dark = Array.from({ length: 280 }, (_, x) => at(60 + x, 156)).filter(([red = 255]) => red < 100)
    expect(dark.length).toBeGreaterThan(20)
  })

  it('is twice as wide as the picture where nothing else is asked for', async () => {
    expect(readPixels(await toPng(PLAIN, { fonts })).width).toBe(800)
  })

  it('says what is on it, in its language (PNG section 11.3.3.2), also with a badge inside', async () => {
    const svg = await hindi()
    const png = Buffer.from(
      await bakeImage(await toPng(svg, { fonts, width: 64 }), JSON.stringify(await signedBadge(await newSigner()))),
    )
    const texts: string[] = []
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
      if (png.toString('latin1', at + 4, at + 8) === 'iTXt')
        texts.push(png.toString('utf8', at + 8, at + 8 + png.readUInt32BE(at)))
    expect(texts.slice(1)).toEqual([
      'Title\0\0\0hi\0\0प्राथमिक चिकित्सा',
      expect.stringMatching(/^Description\0\0\0hi\0\0जारीकर्ता: \S*School/),
    ])
    expect(texts[0]).toMatch(/^openbadgecredential\0/)
  })

  it('is the same for the same fonts', async () => {
    expect(await toPng(PLAIN, { fonts, width: 200 })).toEqual(await toPng(PLAIN, { fonts, width: 200 }))
  })

  it('is refused where a letter would be a box, or no letter would be there', async () => {
    const inHindi = await hindi()
    for (const [svg, chosen] of [
      [inHindi, latinFonts],
      [PLAIN, {}],
      [PLAIN, { files: ['/no/such/font.ttf'] }],
    ] as const)
      expect(await errorOf(toPng(svg, { fonts: chosen }))).toMatchObject({
        code: 'core.option_invalid',
        params: { option: 'fonts' },
      })
  })

  it.each(['hi', 'ar'] as const)('is drawn in the script of %s', async (lang) => {
    const catalogue = await loadCatalogue(lang)
    const name = lang === 'hi' ? 'सड़क पर प्राथमिक चिकित्सा' : 'الإسعافات الأولية على الطريق'
    const png = await toPng(drawBadge({ name, issuer: 'Courier Platform', lang }, { catalogue }), { fonts, width: 400 })
    const { at } = readPixels(png)
    const isDark = (y: number): boolean => Array.from({ length: 280 }, (_, x) => at(60 + x, y)).some(([red = 255]) => red < 100)
    expect(Array.from({ length: 90 }, (_, y) => isDark(141 + y)).filter(Boolean).length).toBeGreaterThan(30)
  })

  it('opens no file that a picture names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rungs-png-'))
    try {
      const file = join(folder, 'secret.png')
      writeFileSync(file, await toPng(PLAIN, { fonts, width: 16 }))
      const svg = drawBadge({ name: `<image href="${file}" width="400" height="400"/>`, issuer: file })
      const { at } = readPixels(await toPng(svg, { fonts, width: 400 }))
      expect(at(200, 60)).toEqual([255, 255, 255, 255])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('takes a badge into itself, which verifies (OB 3.0 section 5.3.1)', async () => {
    const signer = await newSigner()
    const badge = JSON.stringify(await signedBadge(signer))
    const baked = await bakeImage(await toPng(PLAIN, { fonts, width: 400 }), badge)
    expect((await unbakeImage(baked)).credential).toBe(badge)
    const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], documents: [controllerDocument(signer) as never], now: NOW })
    expect(await verifier.verify(baked)).toMatchObject({ outcome: 'verified', container: 'png' })
    expect(controllerOf(signer)).toMatch(/^did:/)
  })
})

describe.runIf(canDraw)('letters of Brahmic scripts', () => {
  it('stand beside one another, in the middle of the line', async () => {
    const { Resvg } = await import('@resvg/resvg-js')
    const options = { font: { loadSystemFonts: false, fontFiles: fonts.files } }
    const toPaths = (svg: string): string => new Resvg(svg, options).toString()
    const svg = await hindi()
    const family = "'Noto Sans'"
    const outlines = outlinesOf(probesOfClusters(svg), family, toPaths)
    const pieces = readSvg(spaceClusters(svg, outlines)).filter(({ name }) => name === 'text')
    const lines = grouped(pieces)
    expect([...lines.values()].map((line) => line.map(({ text }) => text).join(''))).toContain('प्राथमिक')
    for (const line of lines.values()) {
      const [size = 0] = line.map(({ attributes }) => Number(attributes['font-size']))
      const spans = line.map(({ attributes, text }) => {
        const left = Number(attributes['x'])
        return {
          left,
          right: left + rightOf(outlines.get(keyOf({ text, bold: attributes['font-weight'] !== undefined }))) * size,
        }
      })
      for (const [at, { left }] of spans.slice(1).entries()) {
        // Signs above a letter may hang over, and a line that goes on overlaps; no letter stands in another.
        expect(left - (spans[at]?.right as number)).toBeGreaterThan(-0.2 * size)
        expect(left).toBeGreaterThan((spans[at]?.left as number) + 0.2 * size)
      }
      const middle = ((spans[0]?.left as number) + (spans.at(-1)?.right as number)) / 2
      expect(Math.abs(middle - 200)).toBeLessThan(0.2 * size)
    }
  })

  it('are left alone elsewhere', () => {
    expect(probesOfClusters(PLAIN)).toEqual([])
    expect(spaceClusters(PLAIN, new Map())).toBe(PLAIN)
  })
})

function grouped<T extends { readonly attributes: Readonly<Record<string, string>> }>(
  pieces: readonly T[],
): Map<string | undefined, T[]> {
  const lines = new Map<string | undefined, T[]>()
  for (const piece of pieces) lines.set(piece.attributes['y'], [...(lines.get(piece.attributes['y']) ?? []), piece])
  return lines
}
