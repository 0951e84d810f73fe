import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../../src/core/index.js'
import { fromBase64, toBase64 } from '../../src/keys/kms/base64.js'
import { readEcdsaSignature, readOctetString, readSubjectPublicKey, toDigestInfo } from '../../src/keys/kms/der.js'
import { newKeyPair } from '../support/keys.js'

const spkiOf = (jwk: object): Uint8Array =>
  new Uint8Array(createPublicKey({ key: jwk as never, format: 'jwk' }).export({ type: 'spki', format: 'der' }))

describe('readSubjectPublicKey (RFC 5280 section 4.1)', () => {
  it.each(['Ed25519', 'ES256', 'ES384', 'RS256'] as const)(
    '%s: reads what node:crypto writes, and nothing shorter or longer',
    async (alg) => {
      const { publicJwk } = await newKeyPair(alg)
      const der = spkiOf(publicJwk)
      expect(readSubjectPublicKey(der)).toEqual(publicJwk)
      for (let length = 0; length < der.length; length++) expect(readSubjectPublicKey(der.subarray(0, length))).toBeUndefined()
      expect(readSubjectPublicKey(Uint8Array.from([...der, 0]))).toBeUndefined()
    },
  )

  it.each([2, 3])('an unused bit, another tag, or an uncompressed point by another name (%i)', async (lead) => {
    const { publicJwk } = await newKeyPair('ES256')
    const der = spkiOf(publicJwk)
    const with_ = (at: number, byte: number) => readSubjectPublicKey(Uint8Array.from(der.with(at, byte)))
    expect(with_(0, 0x31)).toBeUndefined()
    expect(with_(25, 1)).toBeUndefined()
    expect(with_(26, lead)).toBeUndefined()
    expect(with_(26, 4)).toEqual(publicJwk)
  })

  it('no other algorithm', () => {
    for (const namedCurve of ['secp256k1', 'P-521']) {
      const { publicKey } = generateKeyPairSync('ec', { namedCurve })
      expect(readSubjectPublicKey(publicKey.export({ type: 'spki', format: 'der' }))).toBeUndefined()
    }
    const x25519 = generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'der' })
    expect(readSubjectPublicKey(x25519)).toBeUndefined()
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'der' })
    expect(readSubjectPublicKey(small)).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        readSubjectPublicKey(bytes)
        readEcdsaSignature(bytes, 32)
        readOctetString(bytes)
      }),
    )
  })
})

describe('readEcdsaSignature (RFC 3279 section 2.2.3)', () => {
  it.each([
    ['P-256', 'sha256', 32],
    ['P-384', 'sha384', 48],
  ] as const)('%s: gives r and s as node:crypto has them raw', (namedCurve, digest, length) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
    for (let round = 0; round < 300; round++) {
      const message = Buffer.from(`message ${round}`)
      const der = new Uint8Array(sign(digest, message, privateKey))
      const raw = readEcdsaSignature(der, length)
      expect(raw?.length).toBe(2 * length)
      expect(publicKey && raw && toDer(raw, length)).toBe(toHex(der))
      expect(readEcdsaSignature(der.subarray(0, -1), length)).toBeUndefined()
      expect(readEcdsaSignature(Uint8Array.from([...der, 0]), length)).toBeUndefined()
    }
  })

  const long = (byte: string): string => byte.repeat(32)
  it.each([
    ['3006020101020101', `${'00'.repeat(31)}01${'00'.repeat(31)}01`],
    [`3026022100${long('ff')}020101`, `${long('ff')}${'00'.repeat(31)}01`],
  ])('%s is right', (der, raw) => {
    expect(toHex(readEcdsaSignature(fromHex(der), 32) as Uint8Array)).toBe(raw)
  })

  it.each([
    ['zero', '3006020100020101'],
    ['a negative number', '3006020181020101'],
    ['an empty number', '30050200020101'],
    ['a needless sign byte', '300702020001020101'],
    ['a needless sign byte before a small one', '30070202007f020101'],
    ['a number longer than a coordinate', `3026022101${long('00')}020101`],
    ['a needless long length', '308106020101020101'],
    ['a needless longer length', '30820006020101020101'],
    ['a length without end', '30800201010201010000'],
    ['a length of four bytes', '308400000006020101020101'],
    ['a third number', '3009020101020101020101'],
    ['one number', '3003020101'],
    ['a length beyond the end', '3007020101020101'],
    ['an inner length beyond the outer', '3006020101020201'],
    ['a set', '3106020101020101'],
    ['no integers', '3006040101040101'],
    ['nothing', ''],
    ['a tag alone', '30'],
  ])('%s is refused', (_, der) => expect(readEcdsaSignature(fromHex(der), 32)).toBeUndefined())
})

describe('the small ones', () => {
  it('readOctetString', () => {
    expect(readOctetString(fromHex('0402abcd'))).toEqual(fromHex('abcd'))
    for (const der of ['0402ab', '0402abcdef', '0302abcd', '048102abcd']) expect(readOctetString(fromHex(der))).toBeUndefined()
  })

  it('toDigestInfo is that of RFC 8017 section 9.2, note 1', () => {
    expect(toHex(toDigestInfo(new Uint8Array(32).fill(0xab)))).toBe(`3031300d060960864801650304020105000420${'ab'.repeat(32)}`)
  })

  it('base64 has one spelling for all bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
    for (const text of ['', 'A', 'AA', 'AA=', 'AB==', 'AA===', 'A===', 'AA\n=', '-_==', 'AA==AA=='])
      expect(fromBase64(text)).toBeUndefined()
  })
})

/** DER by the rules of X.690 section 8.3, to compare with. */
function toDer(raw: Uint8Array, length: number): string {
  const integer = (bytes: Uint8Array): string => {
    const hex = toHex(bytes).replace(/^(00)+(?=..)/, '')
    const signed = Number.parseInt(hex.slice(0, 2), 16) >= 0x80 ? `00${hex}` : hex
    return `02${(signed.length / 2).toString(16).padStart(2, '0')}${signed}`
  }
  const numbers = integer(raw.subarray(0, length)) + integer(raw.subarray(length))
  return `30${(numbers.length / 2).toString(16).padStart(2, '0')}${numbers}`
}
