import { describe, expect, it } from 'vitest'
import { createUrnMaker, isAbsoluteUrl, newUrn, uuidOf } from '../../src/core/index.js'

describe('newUrn (RFC 9562 section 5.4)', () => {
  it('makes version 4 UUIDs, other ones each time', () => {
    const urns = Array.from({ length: 50 }, () => newUrn())
    for (const urn of urns) expect(urn).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(urns).size).toBe(50)
  })

  it('uses the randomness it is given and leaves those bytes alone', () => {
    const bytes = new Uint8Array(16).fill(255)
    expect(newUrn((length) => bytes.subarray(0, length))).toBe('urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff')
    expect(bytes).toEqual(new Uint8Array(16).fill(255))
  })
})

describe('isAbsoluteUrl', () => {
  it.each([
    'https://example.org/a?b#c',
    'urn:uuid:1',
    'did:key:z6Mk',
    'mailto:a@example.org',
    'HTTP://x',
    'a+b-c.d:e',
    'https://例え.jp/',
  ])('knows %s', (text) => {
    expect(isAbsoluteUrl(text)).toBe(true)
  })

  it.each([
    '',
    'a',
    '/a',
    '//a',
    ':a',
    'https:',
    '1a:b',
    'a b:c',
    'https://a b',
    ' https://a',
    'https://a\n',
    'https://<a>',
    'https://a"',
    'a:\\b',
    'a:`',
    'a:{b}',
    'a:b|c',
    'a:^',
    'a:\u0000',
    'a:\u00a0',
  ])('refuses %j', (text) => expect(isAbsoluteUrl(text)).toBe(false))

  it('refuses what is not text or too long', () => {
    for (const value of [undefined, null, 5, new URL('https://a'), ['https://a']]) expect(isAbsoluteUrl(value)).toBe(false)
    expect(isAbsoluteUrl(`a:${'b'.repeat(4094)}`)).toBe(true)
    expect(isAbsoluteUrl(`a:${'b'.repeat(4095)}`)).toBe(false)
  })
})

describe('createUrnMaker (RFC 9562 section 5.4)', () => {
  const V4 = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

  it('makes ids of version 4 that begin alike and are all different', () => {
    const [make, other] = [createUrnMaker(), createUrnMaker()]
    const urns = Array.from({ length: 500 }, make)
    for (const urn of urns) expect(urn).toMatch(V4)
    expect(new Set(urns).size).toBe(500)
    expect(new Set(urns.map((urn) => urn.slice(0, 22))).size).toBe(1)
    expect(other().slice(0, 22)).not.toBe(urns[0]?.slice(0, 22))
  })

  it('takes random bytes from whom it is told, and writes into none of them', () => {
    const bytes = new Uint8Array(16).fill(0xff)
    expect(createUrnMaker((length) => bytes.subarray(0, length))()).toBe('urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff')
    expect(bytes).toEqual(new Uint8Array(16).fill(0xff))
  })
})

describe('uuidOf (RFC 9562 section 5.5)', () => {
  it('is version 5 in the namespace of URLs, as other libraries have it', () => {
    expect(uuidOf('http://www.example.com/')).toBe('fcde3c85-2270-590f-9e7c-ee003d65e0e2')
    expect(uuidOf('ä')).not.toBe(uuidOf('a'))
  })
})
