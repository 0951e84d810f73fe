import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { decodeSync, encodeSync } from 'png-chunk-itxt'
import textChunk from 'png-chunk-text'
import encode from 'png-chunks-encode'
import extract from 'png-chunks-extract'
import { describe, expect, it } from 'vitest'
import { bakeImage, unbakeImage } from '../../src/bake/index.js'
import { fromUtf8, toHex, utf8 } from '../../src/core/index.js'
import { badge, jws, NAMES, OB3, picture, SVG } from '../bake/support.js'
import { signed, token, verifier } from '../verify/support.js'

const KEY = 'openbadgecredential'
const credentials = [...NAMES.map((name) => JSON.stringify(badge({ name }))), jws(), JSON.stringify(signed), token]

describe('png-chunks-extract, png-chunks-encode and png-chunk-itxt', () => {
  it.each(credentials)('read what we bake: %.60j', async (credential) => {
    const image = picture(['gAMA', Uint8Array.of(0, 0, 177, 143)])
    const chunks = extract(await bakeImage(image, credential))
    expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'iTXt', 'gAMA', 'IDAT', 'IEND'])
    expect(decodeSync(chunks[1]?.data as Uint8Array)).toEqual({
      keyword: KEY,
      compressionFlag: false,
      compressionMethod: 0,
      languageTag: '',
      translatedKeyword: '',
      text: credential,
    })
    const without = encode(chunks.filter(({ name }) => name !== 'iTXt'))
    expect(toHex(without)).toBe(toHex(image))
  })

  it.each(credentials)('bake what we read: %.60j', async (credential) => {
    for (const compressionFlag of [false, true]) {
      const chunks = extract(picture())
      const chunk = {
        keyword: KEY,
        compressionFlag,
        compressionMethod: 0 as const,
        languageTag: 'hi',
        translatedKeyword: 'बिल्ला',
        text: credential,
      }
      chunks.splice(-1, 0, { name: 'iTXt', data: encodeSync(chunk) })
      const found = await unbakeImage(new Uint8Array(encode(chunks)))
      expect(found.credential).toBe(credential)
      expect(found.findings.map(({ code }) => code)).toEqual(compressionFlag ? ['bake.text_compressed'] : [])
    }
  })

  it('a badge that they baked is verified', async () => {
    for (const credential of [JSON.stringify(signed), token]) {
      const chunks = extract(picture())
      chunks.splice(1, 0, textChunk.encode(KEY, credential))
      const report = await verifier.verify(new Uint8Array(encode(chunks)))
      expect([report.outcome, report.container, report.findings.map(({ code }) => code)]).toEqual([
        'verified',
        'png',
        ['bake.text_chunk'],
      ])
    }
  })
})

describe('@xmldom/xmldom', () => {
  const parse = (text: string) => new DOMParser().parseFromString(text, 'image/svg+xml')

  it.each(credentials)('reads what we bake: %.60j', async (credential) => {
    const root = parse(fromUtf8(await bakeImage(utf8(SVG), credential))).documentElement
    const found = root?.getElementsByTagNameNS(OB3, 'credential')
    expect(found?.length).toBe(1)
    const element = found?.[0]
    expect(root?.firstChild).toBe(element)
    if (credential.startsWith('{')) {
      expect([JSON.parse(element?.textContent ?? ''), element?.hasAttribute('verify')]).toEqual([JSON.parse(credential), false])
    } else expect([element?.getAttribute('verify'), element?.textContent]).toEqual([credential, ''])
  })

  it.each(credentials)('bakes what we read: %.60j', async (credential) => {
    // It cannot write what XML does not have.
    const content = credential.replaceAll('\ufffe', '\\ufffe')
    const document = parse(SVG)
    const element = document.createElementNS(OB3, 'badges:credential')
    if (content.startsWith('{')) element.appendChild(document.createTextNode(content))
    else element.setAttribute('verify', content)
    document.documentElement?.insertBefore(element, document.documentElement.firstChild)
    const found = await unbakeImage(utf8(new XMLSerializer().serializeToString(document)))
    expect(found).toMatchObject({ credential: content, kind: 'ob3', findings: [] })
  })
})

describe('openbadges-bakery 1.0.5 (Mozilla), whose output was recorded: it no longer installs safely', () => {
  const baked = (body: string): Uint8Array =>
    utf8(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" xmlns:openbadges="http://openbadges.org">${body}<circle r="4"/></svg>`,
    )
  const address = 'https://issuer.example/assertions/1?a=1'
  const assertion = `{"type":"Assertion","badge":{"name":"बिल्ला & 🚲"},"verify":{"type":"hosted","url":"${address}"}}`

  it('an assertion with its address', async () => {
    const image = baked(`<openbadges:assertion verify="${address}"><![CDATA[${assertion}]]></openbadges:assertion>`)
    expect(await unbakeImage(image)).toEqual({ credential: assertion, kind: 'ob2', form: 'json', container: 'svg', findings: [] })
  })

  it('an address alone', async () => {
    const image = baked('<openbadges:assertion verify="https://issuer.example/assertions/1"/>')
    expect(await unbakeImage(image)).toMatchObject({
      credential: 'https://issuer.example/assertions/1',
      kind: 'ob2',
      form: 'url',
    })
  })
})
