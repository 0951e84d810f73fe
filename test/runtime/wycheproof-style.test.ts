import { constants, createHash, createPrivateKey, sign as nodeSign, privateEncrypt, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { concatBytes, fromBase64url, fromHex, toBase64url, toHex, utf8 } from '../../src/core/index.js'
import type { PublicJwk, Runtime } from '../../src/runtime/index.js'
import * as node from '../../src/runtime/node/index.js'
import * as web from '../../src/runtime/web/index.js'

// Signatures and keys at the edges of each algorithm, made here: what is right has the word for it, all else is false or refused.

const sides: readonly (readonly [string, Runtime])[] = [
  ['node', node],
  ['web', web],
]
const data = utf8('a message')
const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`)
/** The value, highest byte first; it must have room in so many bytes. */
const toBytes = (value: bigint, length: number): Uint8Array => fromHex(value.toString(16).padStart(length * 2, '0'))
const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))

type Case = readonly [name: string, signature: Uint8Array, isRight?: 'right']

/** What no algorithm takes: other lengths, and other wrappings. */
function formsOf(signature: Uint8Array): readonly Case[] {
  const half = signature.length >> 1
  const der = (part: Uint8Array) => concatBytes(Uint8Array.of(2, part.length), part)
  const pair = concatBytes(der(signature.slice(0, half)), der(signature.slice(half)))
  return [
    ['empty', new Uint8Array(0)],
    ['one byte', Uint8Array.of(1)],
    ['cut by one', signature.slice(0, -1)],
    ['without its first byte', signature.slice(1)],
    ['one half', signature.slice(0, half)],
    ['with a zero behind', Uint8Array.of(...signature, 0)],
    ['with a zero before', Uint8Array.of(0, ...signature)],
    ['twice', concatBytes(signature, signature)],
    ['in DER', concatBytes(Uint8Array.of(0x30, pair.length), pair)],
    ['as hexadecimal text', utf8(toHex(signature))],
    ['as base64url text', utf8(toBase64url(signature))],
    ['reversed', signature.slice().reverse()],
    ['all zero', new Uint8Array(signature.length)],
    ['all ones', new Uint8Array(signature.length).fill(255)],
    ['another first bit', flipped(signature, 0)],
    ['another last bit', flipped(signature, signature.length - 1)],
    ['100 000 bytes', new Uint8Array(100_000)],
  ]
}

const curves = [
  {
    algorithm: 'ES256',
    other: 'sha384',
    crv: 'P-256',
    length: 32,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  },
  {
    algorithm: 'ES384',
    other: 'sha256',
    crv: 'P-384',
    length: 48,
    n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
  },
] as const

describe.each(curves)(
  '$algorithm (FIPS 186-5 section 6.4.2, RFC 7518 section 3.4)',
  ({ algorithm, other, crv, length, n, p }) => {
    const prepared = node.generateKeyPair(algorithm).then(({ publicJwk, secretJwk }) => {
      const signature = new Uint8Array(node.sign(node.importSecretKey(algorithm, secretJwk), data))
      return { publicJwk, secretJwk, signature }
    })
    const [x, y] = ['x', 'y'] as const

    it.each(sides)('signatures on the %s side', async (_name, side) => {
      const { publicJwk, secretJwk, signature } = await prepared
      const [r, s] = [toNumber(signature.slice(0, length)), toNumber(signature.slice(length))]
      const numbers = (a: bigint, b: bigint) => concatBytes(toBytes(a, length), toBytes(b, length))
      const hasRoom = (value: bigint) => value < 2n ** BigInt(8 * length)
      const values: readonly (readonly [string, bigint])[] = [
        ['0', 0n],
        ['1', 1n],
        ['n - 1', n - 1n],
        ['n', n],
        ['n + 1', n + 1n],
        ['p - 1', p - 1n],
        ['p', p],
        ['p + 1', p + 1n],
        ['all ones', 2n ** BigInt(8 * length) - 1n],
      ]
      const key = createPrivateKey({ key: secretJwk as never, format: 'jwk' })
      const cases: readonly Case[] = [
        ['as signed', signature, 'right'],
        // JOSE and the ECDSA cryptosuites take the s that is signed as it is: neither asks for the lower of the two.
        ['-s', numbers(r, n - s), 'right'],
        ['-r', numbers(n - r, s)],
        ['-r and -s', numbers(n - r, n - s)],
        ['r and s swapped', numbers(s, r)],
        ...values.flatMap(([what, value]): readonly Case[] => [
          [`r = ${what}`, numbers(value, s)],
          [`s = ${what}`, numbers(r, value)],
          ...values.map(([also, second]): Case => [`r = ${what}, s = ${also}`, numbers(value, second)]),
        ]),
        // The same numbers modulo n, where the larger has room.
        ...(hasRoom(s + n) ? [['s + n', numbers(r, s + n)] as Case] : []),
        ...(hasRoom(r + n) ? [['r + n', numbers(r + n, s)] as Case] : []),
        ['r and s a byte longer', concatBytes(toBytes(r, length + 1), toBytes(s, length + 1))],
        ['DER as other platforms write it', new Uint8Array(nodeSign(length === 32 ? 'sha256' : 'sha384', data, key))],
        ['over another digest', new Uint8Array(nodeSign(other, data, { key, dsaEncoding: 'ieee-p1363' }))],
        ['over no digest', new Uint8Array(nodeSign('sha1', data, { key, dsaEncoding: 'ieee-p1363' }))],
        ...formsOf(signature),
      ]
      const handle = side.importPublicKey(algorithm, publicJwk)
      const found: string[] = []
      for (const [what, one, isRight] of cases)
        if ((await side.verify(handle, data, one)) !== (isRight === 'right')) found.push(what)
      expect(found).toEqual([])
      expect(await side.verify(handle, utf8(''), signature)).toBe(false)
    })

    it.each(sides)('keys on the %s side', async (_name, side) => {
      const { publicJwk, signature } = await prepared
      const numberOf = (member: 'x' | 'y') => toNumber(fromBase64url(publicJwk[member] as string))
      const text = (value: bigint, bytes: number = length) => toBase64url(toBytes(value, bytes))
      const { y: _y, ...onlyX } = publicJwk
      const compressed = toBase64url(Uint8Array.of(2 + Number(numberOf(y) & 1n), ...fromBase64url(publicJwk.x as string)))
      const wrong: readonly (readonly [string, Partial<PublicJwk>])[] = [
        ['the point at infinity as zeros', { ...publicJwk, x: text(0n), y: text(0n) }],
        ['infinity as one byte', { ...publicJwk, x: 'AA', y: 'AA' }],
        ['empty coordinates', { ...publicJwk, x: '', y: '' }],
        ['x without y', onlyX],
        ['a compressed point as x', { ...onlyX, x: compressed }],
        ['y + 1', { ...publicJwk, y: text(numberOf(y) + 1n) }],
        ['x and y swapped', { ...publicJwk, x: publicJwk.y as string, y: publicJwk.x as string }],
        ['x = p', { ...publicJwk, x: text(p) }],
        ['y = p', { ...publicJwk, y: text(p) }],
        ['all ones', { ...publicJwk, x: text(2n ** BigInt(8 * length) - 1n), y: text(2n ** BigInt(8 * length) - 1n) }],
        ['x a byte longer', { ...publicJwk, x: text(numberOf(x), length + 1) }],
        ['another curve', { ...publicJwk, crv: crv === 'P-256' ? 'P-384' : 'P-256' }],
      ]
      const taken: string[] = []
      for (const [what, jwk] of wrong) {
        try {
          const handle = side.importPublicKey(algorithm, jwk as PublicJwk)
          taken.push(`${what}: ${await side.verify(handle, data, signature)}`)
        } catch {
          // Refused, as it must be.
        }
      }
      expect(taken).toEqual([])
      // The point on the other side of the axis is another key.
      const mirrored = side.importPublicKey(algorithm, { ...publicJwk, y: text(p - numberOf(y)) })
      expect(await side.verify(mirrored, data, signature)).toBe(false)
    })
  },
)

describe('Ed25519 (RFC 8032 section 5.1.7, FIPS 186-5 section 7.7)', () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const prime = 2n ** 255n - 19n
  const little = (value: bigint): Uint8Array => toBytes(value, 32).slice().reverse()
  const prepared = node.generateKeyPair('Ed25519').then(({ publicJwk, secretJwk }) => {
    return { publicJwk, signature: new Uint8Array(node.sign(node.importSecretKey('Ed25519', secretJwk), data)) }
  })
  /** Of small order, and such as are written beyond the field; each with both signs. */
  const weak = [0n, 1n, prime - 1n, prime, prime + 1n, 2n ** 255n - 1n]
    .map(little)
    .concat(
      ['26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'].map(fromHex),
      ['c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'].map(fromHex),
    )
    .flatMap((point) => [point, point.map((byte, index) => (index === 31 ? byte ^ 0x80 : byte))])

  it.each(sides)('signatures on the %s side', async (_name, side) => {
    const { publicJwk, signature } = await prepared
    const [R, S] = [signature.slice(0, 32), signature.slice(32)]
    const s = toNumber(S.slice().reverse())
    const cases: readonly Case[] = [
      ['as signed', signature, 'right'],
      ...[1n, 2n, 7n, 14n].map((times): Case => [`S + ${times}L`, concatBytes(R, little(s + times * order))]),
      ...[0n, 1n, order - s, order - 1n, order, order + 1n, 2n ** 252n, 2n ** 255n, 2n ** 256n - 1n].map(
        (value): Case => [`S = ${value}`, concatBytes(R, little(value))],
      ),
      ['S highest byte first', concatBytes(R, S.slice().reverse())],
      ['R and S swapped', concatBytes(S, R)],
      ['-R', concatBytes(flipSign(R), S)],
      ['R = A', concatBytes(fromBase64url(publicJwk.x as string), S)],
      ...weak.flatMap((point): readonly Case[] => [
        [`R = ${toHex(point)}, S = 0`, concatBytes(point, little(0n))],
        [`R = ${toHex(point)}`, concatBytes(point, S)],
      ]),
      ...formsOf(signature),
    ]
    const handle = side.importPublicKey('Ed25519', publicJwk)
    const found: string[] = []
    for (const [what, one, isRight] of cases)
      if ((await side.verify(handle, data, one)) !== (isRight === 'right')) found.push(what)
    expect(found).toEqual([])
  })

  it.each(sides)('keys on the %s side', async (_name, side) => {
    const { publicJwk, signature } = await prepared
    const taken: string[] = []
    const A = fromBase64url(publicJwk.x as string)
    const tries = [...weak, flipSign(A), new Uint8Array(0), A.slice(1), Uint8Array.of(...A, 0), offCurve(), A.slice().reverse()]
    const neutral = concatBytes(little(1n), little(0n))
    for (const key of tries) {
      for (const one of [signature, neutral, concatBytes(key.slice(0, 32), little(0n))]) {
        try {
          const handle = side.importPublicKey('Ed25519', { ...publicJwk, x: toBase64url(key) })
          if (weak.includes(key)) taken.push(toHex(key))
          if (await side.verify(handle, data, one)) taken.push(`${toHex(key)}: right`)
        } catch {
          // Refused, as it may be.
        }
      }
    }
    expect(taken).toEqual([])
  })

  function flipSign(point: Uint8Array): Uint8Array {
    return point.map((byte, index) => (index === 31 ? byte ^ 0x80 : byte))
  }

  /** 2 is the y of no point. */
  function offCurve(): Uint8Array {
    return little(2n)
  }
})

const rsa = node.generateKeyPair('RS256').then(({ publicJwk, secretJwk }) => {
  const key = createPrivateKey({ key: secretJwk as never, format: 'jwk' })
  /** Whatever the encoded message: its signature (RFC 8017 section 5.2.1). */
  const raise = (em: Uint8Array) => new Uint8Array(privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, em))
  return { publicJwk, key, raise, n: toNumber(fromBase64url(publicJwk.n as string)), length: 384 }
})
const digestOf = (name: string, of: Uint8Array = data): Uint8Array => new Uint8Array(createHash(name).update(of).digest())
/** What stands for SHA-256 in RFC 8017 section 9.2 note 1. */
const SHA256_INFO = fromHex('3031300d060960864801650304020105000420')

function rsaForms(signature: Uint8Array, n: bigint, length: number): readonly Case[] {
  const value = toNumber(signature)
  const sizes = [0n, 1n, n - 1n, n, n + 1n, n - value, value + n, 2n ** BigInt(8 * length) - 1n]
  return [
    ...sizes.filter((one) => one < 2n ** BigInt(8 * length)).map((one): Case => [`the number ${one}`, toBytes(one, length)]),
    ...formsOf(signature),
  ]
}

describe.each(sides)('RS256 on the %s side (RFC 8017 section 8.2.2)', (_name, side) => {
  it('takes one encoding of a message, and no other', async () => {
    const { publicJwk, raise, n, length } = await rsa
    const encode = (tail: Uint8Array, { lead = [0, 1], fill = 0xff, padding = length - 3 - tail.length } = {}) =>
      concatBytes(
        Uint8Array.from(lead),
        new Uint8Array(padding).fill(fill),
        Uint8Array.of(0),
        tail,
        new Uint8Array(length - 3 - padding - tail.length).fill(0xab),
      )
    const info = concatBytes(SHA256_INFO, digestOf('sha256'))
    const good = encode(info)
    const signature = raise(good)
    const cases: readonly Case[] = [
      ['as signed', signature, 'right'],
      ['eight bytes of padding and then whatever', raise(encode(info, { padding: 8 }))],
      ['no padding', raise(encode(info, { padding: 0 }))],
      ['padding one byte short', raise(encode(info, { padding: length - 4 - info.length }))],
      ['padding of zeros', raise(encode(info, { fill: 0 }))],
      ['padding of type 0', raise(encode(info, { lead: [0, 0] }))],
      ['padding of type 2', raise(encode(info, { lead: [0, 2] }))],
      ['another byte in the padding', raise(good.map((byte, index) => (index === 9 ? 0xfe : byte)))],
      ['no zero after the padding', raise(good.map((byte, index) => (index === length - info.length - 1 ? 0xff : byte)))],
      ['no parameters', raise(encode(concatBytes(fromHex('302f300b0609608648016503040201' + '0420'), digestOf('sha256'))))],
      [
        'lengths in long form',
        raise(encode(concatBytes(fromHex('308131300d060960864801650304020105000420'), digestOf('sha256')))),
      ],
      ['bytes after the digest', raise(encode(concatBytes(info, Uint8Array.of(0, 0))))],
      ['the digest alone', raise(encode(digestOf('sha256')))],
      ['the digest of another message', raise(encode(concatBytes(SHA256_INFO, digestOf('sha256', utf8('other')))))],
      ['SHA-512', raise(encode(concatBytes(fromHex('3051300d060960864801650304020305000440'), digestOf('sha512'))))],
      ['SHA-1', raise(encode(concatBytes(fromHex('3021300906052b0e03021a05000414'), digestOf('sha1'))))],
      ['SHA-256 by name, SHA-1 by length', raise(encode(concatBytes(SHA256_INFO, digestOf('sha1'))))],
      ...rsaForms(signature, n, length),
    ]
    const handle = side.importPublicKey('RS256', publicJwk)
    const found: string[] = []
    for (const [what, one, isRight] of cases)
      if ((await side.verify(handle, data, one)) !== (isRight === 'right')) found.push(what)
    expect(found).toEqual([])
  })
})

/** EMSA-PSS-ENCODE (RFC 8017 section 9.1.1), with each of its parts to be had otherwise. */
function encodePss(length: number, { mgf = 'sha256', salt = 32, separator = 1, trailer = 0xbc, before = 0, top = 0 } = {}) {
  const random = new Uint8Array(randomBytes(salt))
  const hash = digestOf('sha256', concatBytes(new Uint8Array(8), digestOf('sha256'), random))
  const db = concatBytes(new Uint8Array(length - salt - 34), Uint8Array.of(separator), random)
  if (before !== 0) db[10] = before
  const masked = db.map((byte, index) => byte ^ (mask(hash, db.length, mgf)[index] as number))
  masked[0] = ((masked[0] as number) & 0x7f) | top
  return concatBytes(masked, hash, Uint8Array.of(trailer))
}

function mask(seed: Uint8Array, length: number, hash: string): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 20) }, (_, index) =>
    digestOf(hash, concatBytes(seed, Uint8Array.of(0, 0, 0, index))),
  )
  return concatBytes(...blocks).slice(0, length)
}

describe.each(sides)('PS256 on the %s side (RFC 8017 section 9.1.2)', (_name, side) => {
  it('takes no encoding of which any part is another', async () => {
    const { publicJwk, raise, n, length } = await rsa
    const signature = raise(encodePss(length))
    const cases: readonly Case[] = [
      ['as signed', signature, 'right'],
      ['without salt', raise(encodePss(length, { salt: 0 }))],
      ['a salt of 20 bytes', raise(encodePss(length, { salt: 20 }))],
      ['a salt of 33 bytes', raise(encodePss(length, { salt: 33 }))],
      ['the mask by SHA-1', raise(encodePss(length, { mgf: 'sha1' }))],
      ['no separator', raise(encodePss(length, { separator: 0 }))],
      ['another separator', raise(encodePss(length, { separator: 2 }))],
      ['another trailer', raise(encodePss(length, { trailer: 0xbd }))],
      ['the trailer of X9.31', raise(encodePss(length, { trailer: 0xcc }))],
      ['something in the padding', raise(encodePss(length, { before: 1 }))],
      [
        'the padding of RS256',
        raise(
          concatBytes(
            Uint8Array.of(0, 1),
            new Uint8Array(length - 54).fill(0xff),
            Uint8Array.of(0),
            SHA256_INFO,
            digestOf('sha256'),
          ),
        ),
      ],
      ...rsaForms(signature, n, length),
    ]
    const handle = side.importPublicKey('PS256', publicJwk)
    const found: string[] = []
    for (const [what, one, isRight] of cases)
      if ((await side.verify(handle, data, one)) !== (isRight === 'right')) found.push(what)
    expect(found).toEqual([])
  })
})
