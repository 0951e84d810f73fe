import { describe, expect, it } from 'vitest'
import { bakeImage, imageKind, unbakeImage } from '../../src/bake/index.js'
import { concatBytes, fromUtf8, utf8 } from '../../src/core/index.js'
import { badge, codeOf, jws, NAMES, OB3, SVG, svg } from './support.js'

const JSON_TEXT = JSON.stringify(badge())
const DECLARED = ` xmlns:openbadges="${OB3}"`
const CLR = 'https://purl.imsglobal.org/clr/v2p0'
const OB2 = 'http://openbadges.org'
const bakedText = async (image: string, credential: string | object = jws(), options = {}): Promise<string> =>
  fromUtf8(await bakeImage(utf8(image), credential, options))
const unbake = (text: string) => unbakeImage(utf8(text))
const element = (content: string, attributes = ''): string =>
  `<openbadges:credential${attributes}>${content}</openbadges:credential>`
const carrying = (content: string, attributes = ''): string => fromUtf8(svg(element(content, attributes), DECLARED))

describe('bakeImage into an SVG (OB 3.0 section 5.3.2.1)', () => {
  it('puts a JWS into the attribute verify, without a body, directly after the start tag', async () => {
    expect(await bakedText(SVG)).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" xmlns:openbadges="${OB3}">` +
        `<openbadges:credential verify="${jws()}"></openbadges:credential><circle r="4"/></svg>`,
    )
  })

  it('puts JSON into CDATA, without an attribute', async () => {
    expect(await bakedText(SVG, badge())).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" xmlns:openbadges="${OB3}">` +
        `<openbadges:credential><![CDATA[${JSON_TEXT}]]></openbadges:credential><circle r="4"/></svg>`,
    )
  })

  it('leaves every other byte as it is: declaration, comments, order, quotes, line ends, byte order mark', async () => {
    const before = `\ufeff<?xml version='1.0' encoding='utf-8'?>\r\n<!-- > <svg a="b"> 図 -->\r<s:svg\r\n\txmlns:s="http://www.w3.org/2000/svg" title="a > b"\n >\r\n<s:text>नमस्ते &amp; &#x1F600;</s:text></s:svg >\r\n<!-- after -->\n`
    const at = before.indexOf('\n >') + 2
    const head = before.slice(0, at)
    expect(Buffer.from(await bakeImage(utf8(before), jws())).toString()).toBe(
      `${head} xmlns:openbadges="${OB3}">${element('', ` verify="${jws()}"`)}${before.slice(at + 1)}`,
    )
  })

  it('opens a root that is closed in itself', async () => {
    expect(await bakedText('<svg xmlns="http://www.w3.org/2000/svg"/><!-- x -->')).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg"${DECLARED}>${element('', ` verify="${jws()}"`)}</svg><!-- x -->`,
    )
  })

  it('uses a prefix that is there, and declares it on its own element where it means something else', async () => {
    const there = `<svg xmlns="http://www.w3.org/2000/svg"${DECLARED}></svg>`
    expect(await bakedText(there)).toBe(there.replace('></svg>', `>${element('', ` verify="${jws()}"`)}</svg>`))
    const other = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${OB2}"></svg>`
    const baked = await bakedText(other)
    expect(baked).toBe(other.replace('></svg>', `>${element('', `${DECLARED} verify="${jws()}"`)}</svg>`))
    expect(await unbake(baked)).toMatchObject({ kind: 'ob3', credential: jws(), findings: [] })
  })

  it('names a CLR by its own names', async () => {
    const clr = badge({ type: ['VerifiableCredential', 'ClrCredential'] })
    const baked = await bakedText(SVG, clr)
    expect(baked).toContain(` xmlns:clr="${CLR}"><clr:credential><![CDATA[`)
    expect(await unbake(baked)).toMatchObject({ kind: 'clr2', credential: JSON.stringify(clr) })
  })

  it('refuses what carries a badge already, unless it is to be replaced: then only that goes', async () => {
    const old = `<openbadges:assertion xmlns:openbadges="${OB2}" verify="https://a.example"><![CDATA[{"a":"</svg>"}]]></openbadges:assertion>`
    const before = `<svg xmlns="http://www.w3.org/2000/svg"${DECLARED}>é${element('', ' verify="x"')}<g>a${old}b</g>${element('x')}</svg>`
    expect(await codeOf(() => bakedText(before))).toBe('bake.already_baked')
    const after = await bakedText(before, jws(), { replace: true })
    expect(after).toBe(`<svg xmlns="http://www.w3.org/2000/svg"${DECLARED}>${element('', ` verify="${jws()}"`)}é<g>ab</g></svg>`)
  })

  it('replaces a badge however long the old one is', async () => {
    const before = await bakedText(SVG, badge({ text: 'x'.repeat(9000) }))
    expect(await codeOf(() => bakeImage(utf8(before), jws(), { maxCredentialBytes: 5000 }))).toBe('bake.already_baked')
    const after = await bakeImage(utf8(before), jws(), { maxCredentialBytes: 5000, replace: true })
    expect(fromUtf8(after)).toBe(await bakedText(SVG))
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script of another namespace', '<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>'],
    ['a handler', '<circle onclick="alert(1)"/>'],
    ['a handler on load', '<g ONLOAD="x()"/>'],
    ['an address that runs', '<a href="javascript:alert(1)"/>'],
    ['a spelling of it', '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href=" jav&#9;ascript:alert(1)"/>'],
    ['an animation of it', '<animate attributeName="href" values="#;javascript:alert(1)"/>'],
    ['a set handler', '<set attributeName="onmouseover" to="alert(1)"/>'],
    ['foreign content', '<foreignObject/>'],
  ])('refuses %s; reading only tells of it', async (_name, active) => {
    expect(await codeOf(() => bakeImage(svg(`\n${active}`), jws()))).toBe('bake.svg_active')
    const found = await unbakeImage(svg(`${element('', ` verify="${jws()}"`)}\n${active}`, DECLARED))
    expect(found).toMatchObject({ credential: jws(), findings: [{ code: 'bake.svg_active', params: { line: 2 } }] })
  })

  it.each([
    ['type="text/xsl" href="#x"', 'bake.svg_active'],
    ['href="#x" type="text&#47;xml"', 'bake.svg_active'],
    [`title=' type="text/css"' type="application/xml" href="#x"`, 'bake.svg_active'],
    ['type="text/css" href="a.css"', undefined],
    ['href="a.css"', undefined],
  ])('a stylesheet %s before the root, which may make a page with scripts', async (stylesheet, code) => {
    const before = `<?xml-stylesheet ${stylesheet}?>`
    expect(await codeOf(() => bakeImage(utf8(before + SVG), jws()))).toBe(code)
    const { findings } = await unbake(before + carrying('', ` verify="${jws()}"`))
    expect(findings.map((one) => one.code)).toEqual(code === undefined ? [] : [code])
  })

  it('tells of a script inside of the element of a badge, which a browser runs there too', async () => {
    const found = await unbake(carrying('<script>alert(1)</script>', ` verify="${jws()}"`))
    expect(found.findings.map(({ code }) => code)).toEqual(['bake.svg_active'])
  })
})

describe('unbakeImage out of an SVG (OB 3.0 section 5.3.2.2)', () => {
  it.each(NAMES)('gives every character back: %j', async (name) => {
    const written = JSON.stringify(badge({ name, again: [name, ']]>', `]]${name}>`] }))
    const found = await unbake(await bakedText(SVG, written))
    expect(JSON.parse(found.credential)).toEqual(JSON.parse(written))
    // These come back as the escapes that JSON has for them.
    if (!/[\u0085\u2028\ufffe\uffff]/.test(written)) expect(found.credential).toBe(written)
    expect(found).toMatchObject({ kind: 'ob3', form: 'json', container: 'svg', findings: [] })
  })

  it('keeps JSON text as it is written but for its line ends, which XML makes equal', async () => {
    const written = `{ "type":"OpenBadgeCredential",\r\n"proof":{},\r"a":"\\r\\n\\u0041" }`
    const { credential } = await unbake(await bakedText(SVG, written))
    expect(credential).toBe(written.replace(/\r\n?/g, '\n'))
  })

  it.each([
    ['CDATA', `<![CDATA[${JSON_TEXT}]]>`],
    ['CDATA in lines', `\n  <![CDATA[\n  ${JSON_TEXT}\n  ]]>\n`],
    ['CDATA in pieces', `<![CDATA[${JSON_TEXT.slice(0, 9)}]]><![CDATA[${JSON_TEXT.slice(9)}]]>`],
    ['CDATA and text', `<![CDATA[${JSON_TEXT.slice(0, 9)}]]>${JSON_TEXT.slice(9)}`],
    ['text with references', JSON_TEXT.replaceAll('"', '&quot;').replace('O', '&#79;')],
    ['text around a comment', `${JSON_TEXT.slice(0, 9)}<!-- no part of it -->${JSON_TEXT.slice(9)}`],
  ])('reads JSON as %s', async (_name, body) => {
    for (const attributes of ['', ' verify=""'])
      expect(await unbake(carrying(body, attributes))).toEqual({
        credential: JSON_TEXT,
        kind: 'ob3',
        form: 'json',
        container: 'svg',
        findings: [],
      })
  })

  it('goes by the namespace, not by the prefix', async () => {
    const other = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:badge="${OB3}"><badge:credential verify="${jws()}"/></svg>`
    expect(await unbake(other)).toMatchObject({ credential: jws(), kind: 'ob3', findings: [] })
    const standard = `<svg xmlns="http://www.w3.org/2000/svg"><credential xmlns="${OB3}">${JSON_TEXT}</credential></svg>`
    expect(await unbake(standard)).toMatchObject({ credential: JSON_TEXT, kind: 'ob3' })
    const prefixed = `<s:svg xmlns:s="http://www.w3.org/2000/svg"><credential xmlns="${OB3}" verify="${jws()}"/></s:svg>`
    expect(await unbake(prefixed)).toMatchObject({ credential: jws() })
  })

  it.each([
    ['the prefix of badges and another namespace', 'https://purl.imsglobal.org/spec/ob/v3p0', 'openbadges:credential'],
    ['the namespace of OB 2.0 and the element of OB 3.0', OB2, 'openbadges:credential'],
    ['the namespace of OB 3.0 and the element of OB 2.0', OB3, 'openbadges:assertion'],
    ['a namespace in other letters', OB3.toUpperCase(), 'openbadges:credential'],
  ])('does not take %s, and says why', async (_name, uri, name) => {
    const text = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${uri}"><${name} verify="${jws()}"/></svg>`
    expect(await codeOf(() => unbake(text))).toBe('bake.svg_namespace')
  })

  it('says where there is none', async () => {
    for (const text of [SVG, '<svg/>', `<svg xmlns="http://www.w3.org/2000/svg"${DECLARED}><credential/></svg>`])
      expect(await codeOf(() => unbake(text)), text).toBe('bake.no_credential')
  })

  it.each([
    [`<openbadges:assertion verify="${jws()}"/>`, jws(), 'jws'],
    ['<openbadges:assertion verify="https://a.example/1"/>', 'https://a.example/1', 'url'],
    ['<openbadges:assertion verify="https://a.example/1"><![CDATA[ {"a":1} ]]></openbadges:assertion>', '{"a":1}', 'json'],
    ['<openbadges:assertion><![CDATA[{"a":1}]]></openbadges:assertion>', '{"a":1}', 'json'],
    [`<openbadges:assertion verify="${jws()}">{"a":1}</openbadges:assertion>`, jws(), 'jws'],
  ])('reads OB 2.0: %s', async (body, credential, form) => {
    const found = await unbakeImage(svg(body, ` xmlns:openbadges="${OB2}"`))
    expect(found).toEqual({ credential, kind: 'ob2', form, container: 'svg', findings: [] })
  })

  it('reads a CLR, and the newest kind before the others', async () => {
    const clr = `<credential xmlns="${CLR}">{"clr":1}</credential>`
    const old = `<assertion xmlns="${OB2}" verify="${jws()}"/>`
    expect(await unbakeImage(svg(old + clr))).toMatchObject({ kind: 'clr2', credential: '{"clr":1}' })
    expect(await unbakeImage(svg(old + clr + element('{"ob":3}'), DECLARED))).toMatchObject({
      kind: 'ob3',
      credential: '{"ob":3}',
      findings: [{ code: 'bake.several_credentials', params: { count: 3 } }],
    })
  })

  it('takes the first of several, and says so', async () => {
    const found = await unbakeImage(svg(element('{"a":1}') + element('{"a":2}'), DECLARED))
    expect(found.credential).toBe('{"a":1}')
    expect(found.findings).toEqual([{ code: 'bake.several_credentials', params: { count: 2 }, path: '' }])
  })

  it('takes what is elsewhere or there twice, and says so', async () => {
    expect(await unbakeImage(svg(`<metadata>${element('{"a":1}')}</metadata>`, DECLARED))).toMatchObject({
      credential: '{"a":1}',
      findings: [{ code: 'bake.svg_misplaced' }],
    })
    expect(await unbake(carrying('{"a":1}', ` verify="${jws()}"`))).toMatchObject({
      credential: jws(),
      findings: [{ code: 'bake.svg_both_forms' }],
    })
  })

  it.each([
    ['nothing', '', ''],
    ['white space', ' \n ', ' verify=" "'],
    ['other text', 'a badge', ''],
    ['an address', '', ' verify="https://issuer.example/1"'],
    ['markup in place of text', '<b>{"a":1}</b>', ''],
    ['a badge inside of the element of a badge', element('', ` verify="${jws()}"`), ''],
  ])('refuses an element with %s', async (_name, body, attributes) => {
    expect(await codeOf(() => unbake(carrying(body, attributes)))).toBe('bake.credential_malformed')
  })

  it('refuses a badge beyond the limit', async () => {
    const run = (body: string) => codeOf(() => unbakeImage(utf8(carrying(body)), { maxCredentialBytes: 100 }))
    expect(await run(`{${' '.repeat(98)}}`)).toBeUndefined()
    expect(await run(`{${' '.repeat(100)}}`)).toBe('bake.credential_too_large')
    expect(await run(`{${'<![CDATA[ ]]>'.repeat(100)}}`)).toBe('bake.credential_too_large')
    expect(await run(`{"${'字'.repeat(40)}"}`)).toBe('bake.credential_too_large')
    const signed = utf8(carrying('', ` verify="${'a'.repeat(100)}.b.c"`))
    expect(await codeOf(() => unbakeImage(signed, { maxCredentialBytes: 100 }))).toBe('bake.credential_too_large')
    expect(await codeOf(() => unbakeImage(signed, { maxCredentialBytes: 104 }))).toBeUndefined()
  })
})

describe('an SVG that is not read', () => {
  const BADGE = element('', ` verify="${jws()}"`)
  const root = (more = '') => `<svg xmlns="http://www.w3.org/2000/svg"${DECLARED}>${BADGE}${more}</svg>`

  it.each([
    ['a document type', `<!DOCTYPE svg>${root()}`, 'bake.svg_doctype'],
    [
      'the document type of SVG 1.1',
      `<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${root()}`,
      'bake.svg_doctype',
    ],
    [
      'entities that multiply',
      `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${root('&b;')}`,
      'bake.svg_doctype',
    ],
    ['an entity of a file', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${root('&x;')}`, 'bake.svg_doctype'],
    ['an entity that nobody declared', root('&x;'), 'bake.svg_malformed'],
    ['no end', root().slice(0, -3), 'bake.svg_malformed'],
    ['tags that cross', root('<a><b></a></b>'), 'bake.svg_malformed'],
    ['an attribute twice', root('<a b="1" b="2"/>'), 'bake.svg_malformed'],
    ['a prefix that nobody declared', root('<x:a/>'), 'bake.svg_malformed'],
    ['two roots', root() + root(), 'bake.svg_malformed'],
    ['text after the root', `${root()}{}`, 'bake.svg_malformed'],
    ['an end of CDATA that begins nowhere', root(']]>'), 'bake.svg_malformed'],
    ['a section without end', root('<![CDATA[ '), 'bake.svg_malformed'],
    ['a control character', root('\u0001'), 'bake.svg_malformed'],
    ['a reference to one', root('&#1;'), 'bake.svg_malformed'],
    ['XML 1.1', `<?xml version="1.1"?>${root()}`, 'bake.svg_malformed'],
    ['a root of another namespace', '<svg xmlns="urn:x"/>', 'bake.svg_malformed'],
    ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${root()}`, 'bake.svg_encoding'],
    ['elements in elements', root(`${'<g>'.repeat(300)}${'</g>'.repeat(300)}`), 'bake.svg_too_complex'],
    ['very many elements', root('<a/>'.repeat(200_000)), 'bake.svg_too_complex'],
    ['very many comments', root('<!---->'.repeat(200_000)), 'bake.svg_too_complex'],
    ['very many instructions', root('<?a?>'.repeat(200_000)), 'bake.svg_too_complex'],
    ['very many sections', root('<![CDATA[]]>'.repeat(200_000)), 'bake.svg_too_complex'],
    [
      'very many attributes',
      root(`<g ${Array.from({ length: 200_000 }, (_, n) => `a${n}=""`).join(' ')}/>`),
      'bake.svg_too_complex',
    ],
    ['very many lines', root('\r'.repeat(500_001)), 'bake.svg_too_complex'],
    ['very many references', root(`<g a="${'&lt;'.repeat(500_001)}"/>`), 'bake.svg_too_complex'],
  ])('%s: refused by both', async (_name, text, code) => {
    expect(imageKind(utf8(text))).toBe('svg')
    expect(await codeOf(() => unbake(text))).toBe(code)
    expect(await codeOf(() => bakedText(text, jws(), { replace: true }))).toBe(code)
  })

  it.each([
    ['UTF-16LE', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(root(), 'utf16le')])],
    ['UTF-16LE', Buffer.from(root(), 'utf16le')],
    ['UTF-16BE', Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(root(), 'utf16le').swap16()])],
    ['UTF-16BE', Buffer.from(root(), 'utf16le').swap16()],
    ['other than UTF-8', Buffer.from(root('<text>Zürich</text>'), 'latin1')],
  ])('%s is refused by name', async (encoding, bytes) => {
    expect(imageKind(new Uint8Array(bytes))).toBe('svg')
    const error = await unbakeImage(new Uint8Array(bytes)).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ kind: 'input', code: 'bake.svg_encoding', params: { encoding } })
  })

  it('is larger than 8 MiB', async () => {
    const large = concatBytes(svg(), new Uint8Array(8 * 1024 * 1024).fill(0x20))
    expect(await codeOf(() => unbakeImage(large))).toBe('bake.image_too_large')
    expect(await codeOf(() => bakeImage(large, jws()))).toBe('bake.image_too_large')
  })

  it('says in which line', async () => {
    const error = await unbake(`<svg xmlns="http://www.w3.org/2000/svg">\n\n<a></b></svg>`).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'bake.svg_malformed', params: { line: 3 } })
  })
})
