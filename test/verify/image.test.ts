import { beforeAll, describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/index.js'
import { concatBytes, type JsonValue, utf8 } from '../../src/core/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { skipBindingCheck } from '../../src/verify/index.js'
import { mayBeImage } from '../../src/verify/may-be-image.js'
import { deflated, international, jws, picture, SVG, svg, text } from '../bake/support.js'
import { codesOf, signed, token, verifier, verifierOf } from './support.js'

const KEY = 'openbadgecredential'
let png: Uint8Array
let drawn: Uint8Array

beforeAll(async () => {
  png = await bakeImage(picture(), signed)
  drawn = await bakeImage(utf8(SVG), signed)
})

const isReport = await loadSchema('verification-report')
/** The report, which is one by its schema. */
async function verify(input: unknown, of = verifier) {
  const report = await of.verify(input)
  expect(isReport(JSON.parse(JSON.stringify(report)) as JsonValue)).toEqual([])
  expect(Object.isFrozen(report.checks.form.findings)).toBe(true)
  return report
}

describe('verify takes a picture', () => {
  it('gives the report of the badge itself, and says that it came out of a picture', async () => {
    const plain = await verify(signed)
    expect(plain).not.toHaveProperty('container')
    expect(await verify(png)).toEqual({ ...plain, container: 'png' })
    expect(await verify(drawn)).toEqual({ ...plain, container: 'svg' })
    expect(await verify(new TextDecoder().decode(drawn))).toEqual({ ...plain, container: 'svg' })
  })

  it('gives that of a token too', async () => {
    const plain = await verify(token)
    expect(plain.outcome).toBe('verified')
    expect(await verify(await bakeImage(picture(), token))).toEqual({ ...plain, container: 'png' })
    expect(await verify(Buffer.from(await bakeImage(svg(), token)))).toEqual({ ...plain, container: 'svg' })
  })

  it('tells in the check of the form what was unusual, and believes the badge all the same', async () => {
    const image = concatBytes(
      picture(international(KEY, deflated(JSON.stringify(signed)), { flag: 1 }), text('openbadges', 'x')),
      Uint8Array.of(0),
    )
    const report = await verify(image)
    expect(report.outcome).toBe('verified')
    expect(report.checks.form.state).toBe('warn')
    expect(report.checks.form.findings).toEqual(report.findings)
    expect(report.findings).toEqual([
      { check: 'form', code: 'bake.several_credentials', params: { count: 2 }, path: '' },
      { check: 'form', code: 'bake.text_compressed', params: {}, path: '' },
      { check: 'form', code: 'bake.png_trailing_bytes', params: { count: 1 }, path: '' },
    ])
  })

  it('tells it beside what else is found', async () => {
    const changed = JSON.stringify({ ...signed, name: 'Surgery' })
    const report = await verify(picture(text(KEY, changed)))
    expect([report.outcome, report.container, codesOf(report)]).toEqual([
      'rejected',
      'png',
      ['bake.text_chunk', 'proof.signature_invalid'],
    ])
    const unread = await verify(picture(text(KEY, '{"type":')))
    expect([unread.outcome, unread.checks.form.state]).toEqual(['rejected', 'fail'])
    expect(codesOf(unread)).toEqual(['bake.text_chunk', 'core.json_invalid'])
  })

  it('rejects text whose encoding was broken on the way into the picture', async () => {
    const broken = Buffer.from(JSON.stringify({ ...signed, name: 'Café' }), 'utf8').toString('latin1')
    expect((await verify(picture(international(KEY, broken)))).outcome).toBe('rejected')
  })

  it.each([
    ['a picture without a badge', picture(), 'png', 'bake.no_credential'],
    ['a drawing without one', utf8(SVG), 'svg', 'bake.no_credential'],
    ['a damaged picture', picture(international(KEY, jws())).slice(0, -20), 'png', 'bake.png_truncated'],
    ['a drawing with a document type', utf8(`<!DOCTYPE svg>${SVG}`), 'svg', 'bake.svg_doctype'],
    ['a drawing as UTF-16', new Uint8Array(Buffer.from(`\ufeff${SVG}`, 'utf16le')), 'svg', 'bake.svg_encoding'],
    ['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0), undefined, 'bake.image_unsupported'],
    ['a GIF', utf8('GIF89a......'), undefined, 'bake.image_unsupported'],
    ['a text of another kind in it', picture(international(KEY, 'x')), 'png', 'bake.credential_malformed'],
  ])('rejects %s by its form', async (_name, image, container, code) => {
    const report = await verify(image)
    expect([report.outcome, report.container, codesOf(report)]).toEqual(['rejected', container, [code]])
    expect(report.checks.form.state).toBe('fail')
  })

  it.each([
    ['HTML', utf8('<!doctype html><p>404</p>'), 'form.not_a_credential'],
    ['HTML as text', '<html><svg/></html>', 'form.not_a_credential'],
    ['other bytes', Uint8Array.of(0x7f, 0xfe), 'core.text_not_utf8'],
    ['white space', utf8(' \n '), 'form.not_a_credential'],
    ['nothing', new Uint8Array(0), 'form.not_a_credential'],
    ['text', utf8('badge'), 'form.not_a_credential'],
  ])('leaves %s to the reading of texts', async (_name, input, code) => {
    const report = await verify(input)
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', [code]])
    expect(report).not.toHaveProperty('container')
  })

  it('knows nothing of a badge whose address alone is in an old picture', async () => {
    const report = await verify(picture(text('openbadges', 'https://old.example/assertions/1')))
    expect([report.outcome, report.checks.form.state, report.container]).toEqual(['indeterminate', 'unknown', 'png'])
    expect(codesOf(report)).toEqual(['bake.address_only'])
  })

  it('holds the badge in it to the bounds of the verifier', async () => {
    const small = verifierOf({ limits: { maxBytes: 500 } })
    expect(codesOf(await verify(png, small))).toEqual(['bake.credential_too_large'])
    const narrow = verifierOf({ limits: { maxBytes: 1_000_000, maxValues: 3 } })
    const report = await verify(png, narrow)
    expect([report.container, codesOf(report)]).toEqual(['png', ['core.json_too_many_values']])
    const none = verifierOf({ limits: { maxBytes: 0 } })
    expect(codesOf(await verify(png, none))).toEqual(['bake.credential_too_large'])
  })

  it('takes no picture where a credential is nested', async () => {
    const nested = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'VerifiablePresentation',
      verifiableCredential: [SVG],
    }
    const report = await verifier.verifyPresentation(nested, { binding: skipBindingCheck })
    expect(report.findings.map(({ code }) => code)).toEqual(['form.credentials_invalid'])
  })

  it('rejects a PNG of which any bit was changed', { timeout: 60_000 }, async () => {
    for (let at = 0; at < png.length; at++) {
      const changed = png.slice()
      changed[at] = (changed[at] as number) ^ (1 << (at & 7))
      expect((await verifier.verify(changed)).outcome, String(at)).toBe('rejected')
    }
  })

  it('believes nothing but what was signed of an SVG of which any byte was changed', { timeout: 60_000 }, async () => {
    const plain = await verifier.verify(signed)
    const tried = Array.from({ length: 300 }, (_, index) => Math.floor((index * drawn.length) / 300))
    for (const at of tried) {
      const changed = drawn.slice()
      changed[at] = 0x20 + (((changed[at] as number) + at) % 0x5f)
      const report = await verifier.verify(changed)
      if (report.outcome === 'verified')
        expect({ ...report, checks: {}, findings: [] }).toEqual({ ...plain, container: 'svg', checks: {}, findings: [] })
    }
  })

  it('does not change the picture', async () => {
    const before = png.slice()
    await verify(png)
    expect(png).toEqual(before)
  })
})

describe('what may be a picture', () => {
  it.each([
    ['{"a":1}', false],
    ['[', false],
    [' \n{', false],
    ['\ufeff{', false],
    ['eyJh', false],
    ['', false],
    [' ', false],
    ['<svg/>', true],
    ['\ufeff\n<?xml', true],
    ['\u0089PNG', true],
  ])('%j: %s', (start, expected) => {
    expect(mayBeImage(utf8(start))).toBe(expected)
  })

  it.each([
    ['<svg/>', true],
    [' <svg/>', true],
    ['x<svg/>', false],
    [7, false],
    [null, false],
    [[0x89], false],
  ])('%j by itself: %s', (input, expected) => {
    expect(mayBeImage(input)).toBe(expected)
  })
})
