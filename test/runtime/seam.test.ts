import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fromBase64url, fromHex, toBase64url, toHex, utf8 } from '../../src/core/index.js'
import type { Runtime, SignatureAlgorithm } from '../../src/runtime/index.js'
import * as node from '../../src/runtime/node/index.js'
import * as web from '../../src/runtime/web/index.js'

const sides: readonly (readonly [string, Runtime])[] = [
  ['node', node],
  ['web', web],
]
const algorithms: readonly SignatureAlgorithm[] = ['Ed25519', 'ES256', 'ES384', 'RS256', 'PS256']
const pairs = sides.flatMap(([from, signing]) => sides.map(([to, verifying]) => ({ from, to, signing, verifying })))

it('both sides export the same names', () => {
  expect(Object.keys(web).sort()).toEqual(Object.keys(node).sort())
})

/** The examples of FIPS 180-4 that NIST publishes: one block and two blocks. */
const hashVectors = [
  ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['sha256', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [
    'sha256',
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['sha384', 'abc', 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7'],
  [
    'sha512',
    'abc',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  ],
] as const

it.each(sides)('the %s side gives plain bytes, whose slices are copies', async (_name, side) => {
  const { publicJwk, secretJwk } = await side.generateKeyPair('ES256')
  const point = Uint8Array.of(2 + ((fromBase64url(publicJwk.y ?? '').at(-1) as number) & 1), ...fromBase64url(publicJwk.x ?? ''))
  const results = [
    side.sha256(point),
    side.sha384(point),
    side.sha512(point),
    await side.scrypt(point, point, { N: 2, r: 8, p: 1 }, 32),
    side.decompressPoint('P-256', point),
    await side.sign(side.importSecretKey('ES256', secretJwk), point),
  ]
  for (const bytes of results) expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
})

describe.each(sides)('SHA-2 (FIPS 180-4) on the %s side', (_name, side) => {
  it.each(hashVectors)('%s of %j', (hash, text, digest) => {
    expect(toHex(side[hash](utf8(text)))).toBe(digest)
  })
})

it.each(sides)('MD5 on the %s side (RFC 1321 appendix A.5)', (_name, side) => {
  expect(side.md5Hex('')).toBe('d41d8cd98f00b204e9800998ecf8427e')
  expect(side.md5Hex('message digest')).toBe('f96b697d7cb7938d525a2f31aaf161d0')
})

it.each([
  ['sha256', node.sha256, web.sha256],
  ['sha384', node.sha384, web.sha384],
  ['sha512', node.sha512, web.sha512],
] as const)('%s is equal on both sides for any bytes', (_name, ofNode, ofWeb) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
      expect(toHex(ofWeb(data))).toBe(toHex(ofNode(data)))
    }),
  )
})

it.each([
  ['sha256', 'sha256Hex'],
  ['sha384', 'sha384Hex'],
] as const)('%s of a text is %s, on both sides, lone surrogates being U+FFFD', (hash, hex) => {
  for (const [, side] of sides) {
    for (const [name, text, digest] of hashVectors) if (name === hash) expect(side[hex](text)).toBe(digest)
  }
  const units = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), units), (text) => {
      const [ofNode, ofWeb] = sides.map(([, side]) => side[hex](text))
      expect(ofWeb).toBe(ofNode)
      expect(sides.map(([, side]) => toHex(side[hash](utf8(text))))).toEqual([ofNode, ofNode])
    }),
  )
})

/** Test cases 1, 2, 4 and 6 of RFC 4231: the last has a key longer than a block. */
const hmacVectors = [
  ['0b'.repeat(20), '4869205468657265', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    '4a656665',
    '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    '0102030405060708090a0b0c0d0e0f10111213141516171819',
    'cd'.repeat(50),
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  ],
  [
    'aa'.repeat(131),
    '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
] as const

describe('HMAC with SHA-256 (RFC 4231)', () => {
  it.each(hmacVectors)('key %s', (key, data, code) => {
    for (const [, side] of sides) {
      const made = side.hmacSha256(fromHex(key), fromHex(data))
      expect(toHex(made)).toBe(code)
      expect(Object.getPrototypeOf(made)).toBe(Uint8Array.prototype)
    }
  })

  it('is equal on both sides for any key and bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (key, data) => {
        expect(toHex(web.hmacSha256(key, data))).toBe(toHex(node.hmacSha256(key, data)))
      }),
    )
  })

  it('is the same for many texts under one key, short and long, one after the other', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 900, maxLength: 5000, unit: 'binary' }))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(text, { minLength: 2, maxLength: 5 }), (key, texts) => {
        for (const [, side] of sides) {
          const hmac = side.createHmacSha256(key)
          expect(texts.map(hmac)).toEqual(texts.map((one) => toBase64url(node.hmacSha256(key, one))))
        }
      }),
    )
  })

  it('SHA-256 is the same in base64url, of bytes and of texts', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'grapheme' }), (bytes, text) => {
        for (const [, side] of sides)
          for (const data of [bytes, text]) expect(side.sha256Base64url(data)).toBe(toBase64url(node.sha256(data)))
      }),
    )
  })
})

describe('base64url', () => {
  it('is read in its one spelling, and by both sides alike (RFC 4648 section 3.5)', () => {
    const judged = (side: Runtime, text: string): string => {
      try {
        const bytes = side.decodeBase64url(text)
        expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
        return toHex(bytes)
      } catch (error) {
        return JSON.stringify(error)
      }
    }
    const near = fc.stringMatching(/^[A-Za-z0-9_+/= -]{0,40}$/)
    fc.assert(
      fc.property(fc.oneof(near, fc.string(), fc.uint8Array().map(toBase64url)), (text) => {
        expect(judged(node, text)).toBe(judged(web, text))
      }),
      { examples: [['AA=='], ['AB'], ['AA\n'], ['A'], ['+/'], ['\u0101A']] },
    )
    expect(judged(node, 'AQ')).toBe('01')
    for (const text of ['AQ==', 'AR', 'AQ ', 'A', '+w'])
      expect(() => node.decodeBase64url(text)).toThrow(expect.objectContaining({ code: 'core.encoding_invalid' }))
  })

  it('is written alike by both sides, of bytes and of the UTF-8 of texts (RFC 4648 section 5)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' }), (bytes, text) => {
        for (const [, side] of sides) {
          expect(side.encodeBase64url(bytes)).toBe(toBase64url(bytes))
          // A part of a larger buffer is that part alone.
          expect(side.encodeBase64url(bytes.subarray(1))).toBe(toBase64url(bytes.slice(1)))
          expect(side.encodeBase64url(text)).toBe(toBase64url(utf8(text)))
        }
      }),
      {
        examples: [
          [new Uint8Array([255, 239]), 'a\ud800é'],
          [new Uint8Array(), ''],
        ],
      },
    )
  })
})

describe.each(pairs)('a key for one proof: $from signs, $to verifies', ({ signing, verifying }) => {
  it('with P-256, each time another', async () => {
    const data = utf8('a statement')
    const { publicJwk, secretKey } = await signing.generateOneTimeKey()
    expect(Object.keys(publicJwk).sort()).toEqual(['crv', 'kty', 'x', 'y'])
    const signature = await signing.sign(secretKey, data)
    expect(signature).toHaveLength(64)
    const handle = verifying.importPublicKey('ES256', publicJwk)
    expect(await verifying.verify(handle, data, signature)).toBe(true)
    expect(await verifying.verify(handle, utf8('another'), signature)).toBe(false)
    expect((await signing.generateOneTimeKey()).publicJwk.x).not.toBe(publicJwk.x)
  })
})

/** RFC 7914 section 12 without its last vector, which takes a gigabyte. */
const scryptVectors = [
  [
    '',
    '',
    { N: 16, r: 1, p: 1 },
    '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
  ],
  [
    'password',
    'NaCl',
    { N: 1024, r: 8, p: 16 },
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
  ],
  [
    'pleaseletmein',
    'SodiumChloride',
    { N: 16384, r: 8, p: 1 },
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
  ],
] as const

describe.each(sides)('scrypt (RFC 7914 section 12) on the %s side', (_name, side) => {
  it.each(scryptVectors)('%j with %j and %j', async (passphrase, salt, params, key) => {
    expect(toHex(await side.scrypt(utf8(passphrase), utf8(salt), params, 64))).toBe(key)
  })

  it('has memory enough for its smallest and its most parallel factors', async () => {
    expect(await side.scrypt(utf8('p'), utf8('s'), { N: 2, r: 8, p: 1 }, 32)).toHaveLength(32)
    expect(await side.scrypt(utf8('p'), utf8('s'), { N: 16, r: 8, p: 64 }, 32)).toHaveLength(32)
  })
})

describe('decompressPoint (SEC 1 section 2.3.4)', () => {
  const curves = [
    ['P-256', 'ES256', 32],
    ['P-384', 'ES384', 48],
  ] as const

  it.each(curves)('gives both coordinates of a %s point, on both sides', async (curve, algorithm, length) => {
    for (let count = 0; count < 4; count++) {
      const { publicJwk } = await node.generateKeyPair(algorithm)
      const [x, y] = [fromBase64url(publicJwk.x ?? ''), fromBase64url(publicJwk.y ?? '')]
      const compressed = Uint8Array.of(2 + ((y.at(-1) as number) & 1), ...x)
      const whole = toHex(Uint8Array.of(4, ...x, ...y))
      expect(compressed).toHaveLength(length + 1)
      expect(sides.map(([, side]) => toHex(side.decompressPoint(curve, compressed) ?? new Uint8Array()))).toEqual([whole, whole])
    }
  })

  it.each(curves)('gives nothing for what is no compressed %s point, on both sides', async (curve, algorithm, length) => {
    const { publicJwk } = await node.generateKeyPair(algorithm)
    const [x, y] = [fromBase64url(publicJwk.x ?? ''), fromBase64url(publicJwk.y ?? '')]
    const bad: readonly Uint8Array[] = [
      Uint8Array.of(),
      Uint8Array.of(0),
      Uint8Array.of(2),
      Uint8Array.of(2, ...x.slice(1)),
      Uint8Array.of(2, ...x, 0),
      Uint8Array.of(4, ...x, ...y),
      Uint8Array.of(6 + ((y.at(-1) as number) & 1), ...x, ...y),
      Uint8Array.of(5, ...x),
      Uint8Array.of(2, ...new Uint8Array(length).fill(255)),
      offCurve(curve, length),
    ]
    for (const point of bad) expect(sides.map(([, side]) => side.decompressPoint(curve, point))).toEqual([undefined, undefined])
  })

  it.each(curves)('is equal on both sides for any bytes of the right length, %s', (curve, _algorithm, length) => {
    fc.assert(
      fc.property(fc.constantFrom(2, 3), fc.uint8Array({ minLength: length, maxLength: length }), (prefix, x) => {
        const [a, b] = sides.map(([, side]) => side.decompressPoint(curve, Uint8Array.of(prefix, ...x)))
        expect(a === undefined ? undefined : toHex(a)).toBe(b === undefined ? undefined : toHex(b))
      }),
    )
  })
})

/** The least x for which the curve has no point; half of all have none. */
function offCurve(curve: 'P-256' | 'P-384', length: number): Uint8Array {
  const x = new Uint8Array(length)
  for (let value = 1; value < 64; value++) {
    x[length - 1] = value
    if (node.decompressPoint(curve, Uint8Array.of(2, ...x)) === undefined) return Uint8Array.of(2, ...x)
  }
  throw new Error('no such x')
}

describe.each(algorithms)('%s', (algorithm) => {
  const made = new Map<Runtime, ReturnType<Runtime['generateKeyPair']>>()
  /** RSA keys take a while: each side makes one. */
  const pairOf = (side: Runtime): ReturnType<Runtime['generateKeyPair']> => {
    const pair = made.get(side) ?? side.generateKeyPair(algorithm)
    made.set(side, pair)
    return pair
  }

  it.each(pairs)('a key made and used to sign on the $from side verifies on the $to side', async ({ signing, verifying }) => {
    const { publicJwk, secretJwk } = await pairOf(signing)
    expect(Object.keys(publicJwk).sort()).toEqual(
      Object.keys(publicJwk)
        .filter((member) => 'kty crv x y n e'.split(' ').includes(member))
        .sort(),
    )
    const data = utf8('a message')
    const signature = await signing.sign(signing.importSecretKey(algorithm, secretJwk), data)
    const key = verifying.importPublicKey(algorithm, publicJwk)
    expect(await verifying.verify(key, data, signature)).toBe(true)
    expect(await verifying.verify(key, new Uint8Array(0), signature)).toBe(false)
    const other = await pairOf(signing === node ? web : node)
    expect(await verifying.verify(verifying.importPublicKey(algorithm, other.publicJwk), data, signature)).toBe(false)
  })

  it.each(pairs)('keys pass from the $from side to the $to side', async ({ signing: making, verifying: using }) => {
    const { publicJwk, secretJwk } = await pairOf(making)
    const data = utf8('')
    const signature = await using.sign(using.importSecretKey(algorithm, secretJwk), data)
    expect(await making.verify(making.importPublicKey(algorithm, publicJwk), data, signature)).toBe(true)
  })

  it.each(sides)('signatures that are changed, cut, empty or too long are false on the %s side', async (_name, side) => {
    const { publicJwk, secretJwk } = await pairOf(node)
    const data = utf8('a message')
    const signature = new Uint8Array(await side.sign(side.importSecretKey(algorithm, secretJwk), data))
    const key = side.importPublicKey(algorithm, publicJwk)
    const length = signature.length
    const bad: Uint8Array[] = [
      signature.slice(0, -1),
      signature.slice(1),
      new Uint8Array(0),
      new Uint8Array(1),
      new Uint8Array(length),
      new Uint8Array(length).fill(255),
      Uint8Array.of(...signature, 0),
      new Uint8Array(100_000),
    ]
    for (const at of [0, 1, length >> 1, (length >> 1) - 1, length - 1]) {
      const changed = signature.slice()
      changed[at] = (changed[at] as number) ^ 1
      bad.push(changed)
    }
    for (const candidate of bad) expect(await side.verify(key, data, candidate)).toBe(false)
    expect(await side.verify(key, data, signature)).toBe(true)
  })

  it.each(sides)('any bytes in place of a signature are false, never an error, on the %s side', async (_name, side) => {
    const { publicJwk } = await pairOf(node)
    const key = side.importPublicKey(algorithm, publicJwk)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 60, maxLength: 100 }), async (bytes) => {
        expect(await side.verify(key, utf8('data'), bytes)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

describe.each(sides)('keys that are none, on the %s side', (_name, side) => {
  it.each([
    ['ES256', 'P-256', 32],
    ['ES384', 'P-384', 48],
  ] as const)('a %s point off its curve is refused at once (SP 800-186 appendix D.1)', (algorithm, crv, length) => {
    const one = toBase64url(new Uint8Array(length).fill(1))
    expect(() => side.importPublicKey(algorithm, { kty: 'EC', crv, x: one, y: one })).toThrow()
  })
})

describe('Ed25519 without the help of WebCrypto', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** A platform that lacks Ed25519 refuses to import its keys; everything else of it stays. */
  function withoutEd25519(): { readonly refused: () => number } {
    const native = crypto.subtle.importKey.bind(crypto.subtle)
    let refused = 0
    vi.spyOn(crypto.subtle, 'importKey').mockImplementation((async (...args: Parameters<typeof native>) => {
      if ((args[2] as { name?: string }).name !== 'Ed25519') return native(...args)
      refused++
      throw new DOMException('Unrecognized name.', 'NotSupportedError')
    }) as never)
    return { refused: () => refused }
  }

  it('signs and verifies as the other side does', async () => {
    const { refused } = withoutEd25519()
    const { publicJwk, secretJwk } = await web.generateKeyPair('Ed25519')
    const data = utf8('a message')
    const ours = await web.sign(web.importSecretKey('Ed25519', secretJwk), data)
    const theirs = node.sign(node.importSecretKey('Ed25519', secretJwk), data)
    expect(toHex(ours)).toBe(toHex(theirs))
    expect(node.verify(node.importPublicKey('Ed25519', publicJwk), data, ours)).toBe(true)
    const key = web.importPublicKey('Ed25519', publicJwk)
    expect(await web.verify(key, data, theirs)).toBe(true)
    expect(await web.verify(key, utf8('another'), theirs)).toBe(false)
    expect(await web.verify(key, data, theirs.slice(1))).toBe(false)
    expect(refused()).toBe(2)
  })

  it('answers as the other side does for any signature that was changed by one bit', async () => {
    withoutEd25519()
    const { publicJwk, secretJwk } = await node.generateKeyPair('Ed25519')
    const data = utf8('a message')
    const signature = node.sign(node.importSecretKey('Ed25519', secretJwk), data)
    const key = web.importPublicKey('Ed25519', publicJwk)
    await fc.assert(
      fc.asyncProperty(fc.nat(511), async (bit) => {
        const changed = new Uint8Array(signature)
        changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
        expect(await web.verify(key, data, changed)).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  it('ends in an error, not in false, where there is no fallback: it could not be checked', async () => {
    const { publicJwk, secretJwk } = await node.generateKeyPair('ES256')
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('Unrecognized name.', 'NotSupportedError'))
    await expect(web.verify(web.importPublicKey('ES256', publicJwk), utf8('x'), new Uint8Array(64))).rejects.toMatchObject({
      code: 'core.platform_lacks',
      kind: 'operation',
    })
    await expect(web.sign(web.importSecretKey('ES256', secretJwk), utf8('x'))).rejects.toMatchObject({
      code: 'core.platform_lacks',
      kind: 'operation',
    })
  })

  const checkers: readonly (readonly [string, Runtime, boolean])[] = [
    ['node', node, false],
    ['web', web, false],
    ['web without WebCrypto', web, true],
  ]

  describe.each(checkers)(
    'edge cases of Ed25519 (RFC 8032 section 5.1.7, FIPS 186-5 section 7.7) on the %s side',
    (_name, side, pure) => {
      const identity = `01${'00'.repeat(31)}`
      /** Every encoding of a point of small order, also with the sign bit and beyond the field. */
      const weak = [
        identity,
        `01${'00'.repeat(30)}80`,
        '00'.repeat(32),
        `${'00'.repeat(31)}80`,
        `ec${'ff'.repeat(30)}7f`,
        `ec${'ff'.repeat(31)}`,
        '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
        '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
        'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
        'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
        `ed${'ff'.repeat(30)}7f`,
        `ee${'ff'.repeat(30)}7f`,
        `ee${'ff'.repeat(31)}`,
        'ff'.repeat(32),
      ]

      it.each(weak)('%s is no public key', (hex) => {
        if (pure) withoutEd25519()
        expect(() => side.importPublicKey('Ed25519', { kty: 'OKP', crv: 'Ed25519', x: toBase64url(fromHex(hex)) })).toThrow()
      })

      it.each(weak)('%s is no R of a signature', async (hex) => {
        if (pure) withoutEd25519()
        const { publicJwk } = await node.generateKeyPair('Ed25519')
        const signature = Uint8Array.of(...fromHex(hex), ...new Uint8Array(32))
        expect(await side.verify(side.importPublicKey('Ed25519', publicJwk), utf8(''), signature)).toBe(false)
      })

      it('s and s plus the order are not two spellings of one signature', async () => {
        if (pure) withoutEd25519()
        const { publicJwk, secretJwk } = await node.generateKeyPair('Ed25519')
        const data = utf8('a message')
        const signature = new Uint8Array(node.sign(node.importSecretKey('Ed25519', secretJwk), data))
        const key = side.importPublicKey('Ed25519', publicJwk)
        expect(await side.verify(key, data, signature)).toBe(true)
        const order = 2n ** 252n + 27742317777372353535851937790883648493n
        let s = order
        for (const [index, byte] of signature.subarray(32).entries()) s += BigInt(byte) << BigInt(8 * index)
        const shifted = signature.slice()
        for (let index = 0; index < 32; index++) shifted[32 + index] = Number((s >> BigInt(8 * index)) & 255n)
        expect(await side.verify(key, data, shifted)).toBe(false)
      })

      it('the first two signatures of RFC 8032 section 7.1 are right', async () => {
        if (pure) withoutEd25519()
        const vectors = [
          [
            'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
            '',
            'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
          ],
          [
            '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
            '72',
            '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
          ],
        ] as const
        for (const [key, message, signature] of vectors) {
          const handle = side.importPublicKey('Ed25519', { kty: 'OKP', crv: 'Ed25519', x: toBase64url(fromHex(key)) })
          expect(await side.verify(handle, fromHex(message), fromHex(signature))).toBe(true)
        }
      })

      it('a signature that is right but for the cofactor is false', async () => {
        if (pure) withoutEd25519()
        const { publicJwk, data, signature } = await cofactorSignature()
        expect(await side.verify(side.importPublicKey('Ed25519', publicJwk), data, signature)).toBe(false)
      })
    },
  )
})

/** R carries a point of order 8, so that only the equation multiplied by 8 holds. */
async function cofactorSignature(): Promise<{
  publicJwk: import('../../src/runtime/index.js').PublicJwk
  data: Uint8Array
  signature: Uint8Array
}> {
  const { ed25519 } = await import('@noble/curves/ed25519.js')
  const { Point } = ed25519
  const number = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes.slice().reverse())}`)
  const data = utf8('a message')
  const [secret, nonce] = [123456789n, 987654321n]
  const publicKey = Point.BASE.multiply(secret)
  const torsion = Point.fromBytes(fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'))
  const r = Point.BASE.multiply(nonce).add(torsion).toBytes()
  const k = number(node.sha512(Uint8Array.of(...r, ...publicKey.toBytes(), ...data))) % Point.Fn.ORDER
  const s = (nonce + k * secret) % Point.Fn.ORDER
  const signature = new Uint8Array(64)
  signature.set(r)
  for (let index = 0; index < 32; index++) signature[32 + index] = Number((s >> BigInt(8 * index)) & 255n)
  // The library's own answer shows that the signature is what its name says.
  expect(ed25519.verify(signature, data, publicKey.toBytes(), { zip215: false })).toBe(true)
  return { publicJwk: { kty: 'OKP', crv: 'Ed25519', x: toBase64url(publicKey.toBytes()) }, data, signature }
}
