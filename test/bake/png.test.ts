import { describe, expect, it } from 'vitest'
import { bakeImage, imageKind, unbakeImage } from '../../src/bake/index.js'
import { concatBytes, toHex, utf8 } from '../../src/core/index.js'
import {
  badge,
  chunkBytes,
  codeOf,
  compressedText,
  deflated,
  END,
  header,
  international,
  jws,
  NAMES,
  picture,
  pixels,
  png,
  SIGNATURE,
  text,
  uint32,
} from './support.js'

const KEY = 'openbadgecredential'
const JSON_TEXT = JSON.stringify(badge())

describe('bakeImage into a PNG (OB 3.0 section 5.3.1.1)', () => {
  it('puts one uncompressed iTXt chunk directly after the header, and leaves every other byte as it is', async () => {
    const before = picture(['gAMA', uint32(45455)], text('Comment', 'drawn by hand'), ['raNd', Uint8Array.of(1, 2, 3)])
    const kept = before.slice()
    const baked = await bakeImage(before, jws())
    const chunk = chunkBytes(...international(KEY, jws()))
    expect(toHex(baked)).toBe(toHex(concatBytes(before.subarray(0, 33), chunk, before.subarray(33))))
    expect(before).toEqual(kept)
    expect(Object.getPrototypeOf(baked)).toBe(Uint8Array.prototype)
  })

  it('writes JSON as UTF-8, with both flags zero and no language', async () => {
    const baked = await bakeImage(picture(), badge({ name: NAMES[0] }))
    const data = utf8(`${KEY}\0\0\0\0\0${JSON.stringify(badge({ name: NAMES[0] }))}`)
    expect(toHex(baked.subarray(33, 33 + 12 + data.length))).toBe(toHex(chunkBytes('iTXt', data)))
  })

  it('keeps JSON text as it is written', async () => {
    const written = `{ "type" : ["OpenBadgeCredential"],\r\n\t"proof": {}, "name": "\\u0041\\/" }`
    const { credential, form } = await unbakeImage(await bakeImage(picture(), `\n${written} `))
    expect([credential, form]).toEqual([written, 'json'])
  })

  it.each([
    [['VerifiableCredential', 'OpenBadgeCredential'], KEY, 'ob3'],
    ['AchievementCredential', KEY, 'ob3'],
    [['VerifiableCredential', 'ClrCredential'], 'clrcredential', 'clr2'],
  ])('names it by its type: %j is %s', async (type, keyword, kind) => {
    for (const credential of [badge({ type }), jws({ type }), jws({ iss: 'x', vc: { type } })]) {
      const baked = await bakeImage(picture(), credential)
      expect(Buffer.from(baked).includes(`iTXt${keyword}\0`)).toBe(true)
      expect((await unbakeImage(baked)).kind).toBe(kind)
    }
  })

  it.each([
    ['text', 'a badge'],
    ['a list', '[1]'],
    ['JSON without a proof', { type: ['OpenBadgeCredential'] }],
    ['JSON with null for a proof', { ...badge(), proof: null }],
    ['JSON with no proof in the list', { ...badge(), proof: [] }],
    ['an endorsement', badge({ type: ['VerifiableCredential', 'EndorsementCredential'] })],
    ['a token of another kind', jws({ sub: 'somebody' })],
    ['a token without an object', `${jws().split('.')[0]}.MQ.AAAA`],
    ['a token without JSON', 'eyJh.eyJh.AAAA'],
    ['a token of SD-JWT', `${jws()}~`],
    ['nothing', ''],
  ])('refuses %s', async (_name, credential) => {
    expect(await codeOf(() => bakeImage(picture(), credential))).toBe('bake.credential_unsuitable')
  })

  it('refuses what is no strict JSON, as it is', async () => {
    expect(await codeOf(() => bakeImage(picture(), '{"type":"OpenBadgeCredential","proof":1,"proof":2}'))).toBe(
      'core.json_key_duplicate',
    )
    expect(await codeOf(() => bakeImage(picture(), badge({ validFrom: new Date(0) })))).toBe('core.json_value_unsupported')
  })

  it('refuses a picture that has a badge of any kind, unless it is to be replaced', async () => {
    const others = [
      international(KEY, JSON_TEXT),
      text('openbadges', 'https://old.example/1'),
      international('clrcredential', JSON_TEXT),
      compressedText(KEY, deflated('x')),
    ]
    for (const other of others) expect(await codeOf(() => bakeImage(picture(other), jws())), other[0]).toBe('bake.already_baked')
    const twice = picture(text('Title', 'kept'), ...others, text('Author', 'kept'))
    const replaced = await bakeImage(twice, jws(), { replace: true })
    const plain = picture(text('Title', 'kept'), text('Author', 'kept'))
    expect(toHex(replaced)).toBe(toHex(await bakeImage(plain, jws())))
    expect(await unbakeImage(replaced)).toMatchObject({ credential: jws(), findings: [] })
  })

  it('takes out as many as there can be', async () => {
    const old = chunkBytes(...text('openbadges', 'x'))
    const many = concatBytes(picture().subarray(0, 33), Buffer.alloc(old.length * 60_000, old), picture().subarray(33))
    expect(toHex(await bakeImage(many, jws(), { replace: true }))).toBe(toHex(await bakeImage(picture(), jws())))
    expect(await codeOf(() => unbakeImage(many))).toBe('bake.credential_malformed')
  })

  it('refuses bytes after the end of the picture', async () => {
    expect(await codeOf(() => bakeImage(concatBytes(picture(), Uint8Array.of(0)), jws()))).toBe('bake.png_trailing_bytes')
  })

  it('refuses a badge beyond the limit, before and after it is written', async () => {
    const large = badge({ name: 'x'.repeat(5000) })
    expect(await codeOf(() => bakeImage(picture(), large, { maxCredentialBytes: 5000 }))).toBe('bake.credential_too_large')
    expect(await codeOf(() => bakeImage(picture(), JSON.stringify(large), { maxCredentialBytes: 5000 }))).toBe(
      'bake.credential_too_large',
    )
    const baked = await bakeImage(picture(), large)
    expect(await codeOf(() => unbakeImage(baked, { maxCredentialBytes: 5000 }))).toBe('bake.credential_too_large')
  })

  it('takes a narrative of 1 MB', async () => {
    const long = badge({ narrative: 'ع'.repeat(500_000) })
    expect(JSON.parse((await unbakeImage(await bakeImage(picture(), long))).credential)).toEqual(long)
  })
})

describe('unbakeImage out of a PNG (OB 3.0 section 5.3.1.2)', () => {
  it.each(NAMES)('gives every character back: %j', async (name) => {
    const written = JSON.stringify(badge({ name }))
    const unbaked = await unbakeImage(await bakeImage(picture(), written))
    expect(unbaked).toEqual({ credential: written, kind: 'ob3', form: 'json', container: 'png', findings: [] })
  })

  it.each([
    [KEY, 'ob3', jws(), 'jws'],
    [KEY, 'ob3', JSON_TEXT, 'json'],
    ['clrcredential', 'clr2', JSON_TEXT, 'json'],
    ['clrcredential', 'clr2', jws(), 'jws'],
    ['openbadges', 'ob2', jws(), 'jws'],
    ['openbadges', 'ob2', '{"type":"Assertion"}', 'json'],
    ['openbadges', 'ob2', 'https://issuer.example/assertions/1', 'url'],
  ])('%s is %s', async (keyword, kind, content, form) => {
    const found = await unbakeImage(picture(international(keyword, ` ${content}\n`)))
    expect(found).toEqual({ credential: content, kind, form, container: 'png', findings: [] })
  })

  it('finds the chunk wherever it stands, whatever its language', async () => {
    const chunk = international(KEY, JSON_TEXT, { language: 'hi', translated: 'बिल्ला' })
    for (const image of [png(header(), chunk, pixels(), END), png(header(), pixels(), chunk, END)])
      expect(await unbakeImage(image)).toMatchObject({ credential: JSON_TEXT, findings: [] })
  })

  it('takes the first of several, and says so', async () => {
    const second = JSON.stringify(badge({ id: 'urn:2' }))
    const found = await unbakeImage(picture(international(KEY, JSON_TEXT), international(KEY, second)))
    expect(found.credential).toBe(JSON_TEXT)
    expect(found.findings).toEqual([{ code: 'bake.several_credentials', params: { count: 2 }, path: '' }])
  })

  it('takes the newest kind and the right chunk before any other', async () => {
    const chunks = [text(KEY, jws()), international('openbadges', 'https://a.example/1'), international('clrcredential', '{}')]
    expect(await unbakeImage(picture(...chunks, international(KEY, JSON_TEXT)))).toMatchObject({
      kind: 'ob3',
      credential: JSON_TEXT,
    })
    expect(await unbakeImage(picture(...chunks.slice(1)))).toMatchObject({ kind: 'clr2', credential: '{}' })
  })

  it('expands compressed text, with a finding', async () => {
    const chunk = international(KEY, deflated(JSON_TEXT), { flag: 1 })
    expect(await unbakeImage(picture(chunk))).toMatchObject({
      credential: JSON_TEXT,
      findings: [{ code: 'bake.text_compressed' }],
    })
    expect(await unbakeImage(picture(compressedText(KEY, deflated(JSON_TEXT))))).toMatchObject({
      credential: JSON_TEXT,
      findings: [{ code: 'bake.text_chunk', params: { chunk: 'zTXt' } }],
    })
  })

  it('expands no more than is allowed', async () => {
    const bomb = deflated(new Uint8Array(20_000_000).fill(0x20))
    expect(bomb.length).toBeLessThan(50_000)
    for (const chunk of [international(KEY, bomb, { flag: 1 }), compressedText(KEY, bomb)])
      expect(await codeOf(() => unbakeImage(picture(chunk)))).toBe('bake.credential_too_large')
    const long = international(KEY, new Uint8Array(20_000), { flag: 1 })
    expect(await codeOf(() => unbakeImage(picture(long), { maxCredentialBytes: 1000 }))).toBe('bake.credential_too_large')
  })

  it('reads text chunks that are for Latin-1, in either encoding, with a finding', async () => {
    const name = 'Café'
    const written = JSON.stringify({ name })
    for (const bytes of [Buffer.from(written, 'latin1'), Buffer.from(written, 'utf8')]) {
      expect(await unbakeImage(picture(text(KEY, new Uint8Array(bytes))))).toMatchObject({
        credential: written,
        findings: [{ code: 'bake.text_chunk', params: { chunk: 'tEXt' } }],
      })
    }
    expect(await unbakeImage(picture(text('openbadges', 'https://old.example/a/1')))).toMatchObject({
      kind: 'ob2',
      form: 'url',
      credential: 'https://old.example/a/1',
      findings: [{ code: 'bake.text_chunk' }],
    })
  })

  it.each([
    ['no text at all', international(KEY, '')],
    ['other text', international(KEY, 'hello')],
    ['an address in place of a badge', international(KEY, 'https://issuer.example/1')],
    ['what is not UTF-8', international(KEY, Uint8Array.of(0x7b, 0xff, 0x7d))],
    ['an unknown flag', international(KEY, JSON_TEXT, { flag: 2 })],
    ['an unknown compression', international(KEY, deflated(JSON_TEXT), { flag: 1, method: 1 })],
    ['a stream that is cut', international(KEY, deflated(JSON_TEXT).slice(0, -3), { flag: 1 })],
    ['no end of the language', ['iTXt', utf8(`${KEY}\0\0\0en`)] as const],
    ['no end of the translation', ['iTXt', utf8(`${KEY}\0\0\0en\0abc`)] as const],
    ['nothing after the keyword', ['iTXt', utf8(`${KEY}\0`)] as const],
    ['an unknown compression in zTXt', ['zTXt', utf8(`${KEY}\0\x01abc`)] as const],
    ['an SD-JWT', international(KEY, `${jws()}~`)],
  ])('refuses a chunk with %s', async (_name, chunk) => {
    expect(await codeOf(() => unbakeImage(picture(chunk)))).toBe('bake.credential_malformed')
  })

  it('says where there is none: a picture of a QR code, for instance', async () => {
    const looksAlike = [text('Software', 'QR maker'), international('openbadgecredentials', JSON_TEXT), text('openbadge', 'x')]
    expect(await codeOf(() => unbakeImage(picture(...looksAlike)))).toBe('bake.no_credential')
    const error = await unbakeImage(picture()).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ kind: 'input', code: 'bake.no_credential', params: { container: 'png' } })
  })

  it('takes a picture with bytes after its end, with a finding', async () => {
    const image = concatBytes(picture(international(KEY, JSON_TEXT)), utf8('PK and more'))
    expect((await unbakeImage(image)).findings).toEqual([{ code: 'bake.png_trailing_bytes', params: { count: 11 }, path: '' }])
  })

  it('looks at a view of a larger buffer from its own start', async () => {
    const image = picture(international(KEY, JSON_TEXT))
    const view = concatBytes(new Uint8Array(7), image, new Uint8Array(5)).subarray(7, 7 + image.length)
    expect(await unbakeImage(view)).toMatchObject({ credential: JSON_TEXT, findings: [] })
    expect((await bakeImage(view, jws(), { replace: true })).length).toBe((await bakeImage(picture(), jws())).length)
  })
})

describe('a damaged PNG', () => {
  const whole = picture(international(KEY, JSON_TEXT))
  const changed = (at: number, ...bytes: readonly number[]): Uint8Array => {
    const copy = whole.slice()
    copy.set(bytes, at)
    return copy
  }
  const textAt = 33

  it.each([
    [
      'line ends were converted',
      concatBytes(SIGNATURE.slice(0, 4), Uint8Array.of(0x0a, 0x1a, 0x0a), whole.slice(8)),
      'bake.png_signature',
    ],
    ['only a signature', SIGNATURE, 'bake.png_header'],
    ['another chunk first', png(pixels(), END), 'bake.png_header'],
    ['a short header', png(['IHDR', new Uint8Array(12)], END), 'bake.png_header'],
    ['cut in the header', whole.slice(0, 20), 'bake.png_truncated'],
    ['cut in the credential', whole.slice(0, 60), 'bake.png_truncated'],
    ['cut in a length', whole.slice(0, textAt + 3), 'bake.png_truncated'],
    ['cut by its last byte', whole.slice(0, -1), 'bake.png_truncated'],
    ['cut before its end', whole.slice(0, -12), 'bake.png_end_missing'],
    ['a length beyond the file', changed(textAt, 0x00, 0xff, 0xff, 0xff), 'bake.png_truncated'],
    ['a length beyond what any may have', changed(textAt, 0xff, 0xff, 0xff, 0xff), 'bake.png_length'],
    ['a length that is too short', changed(textAt + 3, 5), 'bake.png_checksum'],
    ['a name that is none', changed(textAt + 4, 0x30), 'bake.png_chunk_type'],
    ['another name', changed(textAt + 4, 0x49), 'bake.png_checksum'],
    ['one bit of the credential', changed(textAt + 40, 0x20), 'bake.png_checksum'],
    ['one bit of the pixels', changed(whole.length - 18, 0xaa), 'bake.png_checksum'],
    ['one bit of the end', changed(whole.length - 1, 0x83), 'bake.png_checksum'],
  ])('%s: refused by both', async (_name, image, code) => {
    expect(imageKind(image)).toBe('png')
    expect(await codeOf(() => unbakeImage(image))).toBe(code)
    expect(await codeOf(() => bakeImage(image, jws(), { replace: true }))).toBe(code)
  })

  it('says where: the chunk and its place', async () => {
    const error = await unbakeImage(changed(textAt + 40, 0x20)).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ kind: 'input', params: { chunk: 'iTXt', offset: textAt } })
  })

  it('has too many chunks', async () => {
    const [start, many] = [picture().subarray(0, 33), Buffer.alloc(12 * 65_536, chunkBytes('teSt', new Uint8Array(0)))]
    expect(await codeOf(() => unbakeImage(concatBytes(start, many, chunkBytes(...END))))).toBe('bake.png_too_many_chunks')
  })
})
