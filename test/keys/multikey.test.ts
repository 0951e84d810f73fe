import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concatBytes, fromBase64url, fromMultibase58, toBase64url, toMultibase58 } from '../../src/core/index.js'
import {
  decodeMultikey,
  encodeMultikey,
  keyAlgorithms,
  type PublicJwk,
  thumbprint,
  toDidJwk,
  toDidKey,
  toMethodId,
} from '../../src/keys/index.js'
import { newKeyPair } from '../support/keys.js'
import { hasVectors, readVectorJson } from '../support/vectors.js'
import { failureOf } from './support.js'

const named = keyAlgorithms.filter(({ multicodec }) => multicodec !== undefined)

describe('Multikey (CID 1.0 section 2.2.2)', () => {
  it.each(named.map(({ name }) => name))('%s keys make the round trip, whichever sign their y has', async (name) => {
    for (let count = 0; count < 8; count++) {
      const { publicJwk } = await newKeyPair(name)
      const text = encodeMultikey(publicJwk)
      expect(decodeMultikey(text)).toEqual(publicJwk)
      expect(toMethodId(publicJwk)).toBe(`did:key:${text}#${text}`)
    }
  })

  it('RSA keys have none', async () => {
    const { publicJwk } = await newKeyPair('RS256')
    const expected = { code: 'keys.multikey_unavailable', params: { type: 'RSA' }, path: '' }
    expect(await failureOf(() => encodeMultikey(publicJwk))).toEqual(expected)
    expect(await failureOf(() => toDidKey(publicJwk))).toEqual(expected)
    expect(toMethodId(publicJwk)).toBe(`${toDidJwk(publicJwk)}#0`)
  })

  it.each([
    [undefined],
    [null],
    [5],
    [[]],
    [{}],
    [''],
    ['uAAAA'],
    ['Z6Mk'],
    ['z6Mk0'],
    ['zl'],
    [`z${'1'.repeat(2000)}`],
    ['did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'],
  ])('refuses %j as no base58btc', async (text) => {
    const found = await failureOf(() => decodeMultikey(text, '/publicKeyMultibase'))
    expect(found.code).toBe('core.encoding_invalid')
    expect(found.path).toBe('/publicKeyMultibase')
  })

  it.each([[[]], [[0xed]], [[0x80]]] as readonly (readonly [number[]])[])(
    'refuses bytes %j, too few for a prefix',
    async (bytes) => {
      expect(await failureOf(() => decodeMultikey(toMultibase58(Uint8Array.from(bytes)), '/x'))).toEqual({
        code: 'keys.multikey_invalid',
        params: { reason: 'length' },
        path: '/x',
      })
    },
  )

  it.each(named.map((algorithm) => [algorithm.name, algorithm] as const))(
    'refuses %s keys of another length',
    async (_name, { multicodec, kty, coordinateLength }) => {
      const right = (coordinateLength as number) + (kty === 'EC' ? 1 : 0)
      for (const length of [0, 1, right - 1, right + 1, 2 * right - 1, 2 * right, 300]) {
        const text = toMultibase58(concatBytes(Uint8Array.from(multicodec as readonly number[]), new Uint8Array(length).fill(2)))
        expect(await failureOf(() => decodeMultikey(text, '/x'))).toEqual({
          code: 'keys.multikey_invalid',
          params: { reason: 'length' },
          path: '/x',
        })
      }
    },
  )

  it.each([
    ['P-256', 0x80, 32],
    ['P-384', 0x81, 48],
  ] as const)('refuses %s points that are off the curve or not compressed', async (_curve, codec, length) => {
    const refused = { code: 'keys.multikey_invalid', params: { reason: 'point' }, path: '' }
    const x = new Uint8Array(length)
    for (const prefix of [0, 1, 4, 5, 6, 7, 255]) {
      expect(await failureOf(() => decodeMultikey(toMultibase58(Uint8Array.of(codec, 0x24, prefix, ...x))))).toEqual(refused)
    }
    expect(
      await failureOf(() => decodeMultikey(toMultibase58(Uint8Array.of(codec, 0x24, 2, ...new Uint8Array(length).fill(255))))),
    ).toEqual(refused)
    let off = 0
    for (let value = 1; value <= 32; value++) {
      x[length - 1] = value
      try {
        decodeMultikey(toMultibase58(Uint8Array.of(codec, 0x24, 3, ...x)))
      } catch {
        off++
        expect(await failureOf(() => decodeMultikey(toMultibase58(Uint8Array.of(codec, 0x24, 3, ...x))))).toEqual(refused)
      }
    }
    expect(off).toBeGreaterThan(0)
    expect(off).toBeLessThan(32)
  })

  it.each([
    [[0x80, 0x26], 32],
    [[0x86, 0x26], 32],
    [[0x87, 0x26], 48],
  ])('says of prefix %j that it is a secret', async (prefix, length) => {
    const text = toMultibase58(Uint8Array.of(...prefix, ...new Uint8Array(length)))
    expect(await failureOf(() => decodeMultikey(text))).toEqual({
      code: 'keys.multikey_invalid',
      params: { reason: 'secret' },
      path: '',
    })
  })

  it.each([
    [[0xe7, 0x01], 'secp256k1'],
    [[0xec, 0x01], 'X25519'],
    [[0xeb, 0x01], 'BLS12-381 G2'],
    [[0x82, 0x24], 'P-521'],
    [[0x85, 0x24], 'RSA'],
    [[0x00, 0x00], 'multicodec 0000'],
    [[0xee, 0x01, ...new Array(32).fill(0)], 'multicodec ee01'],
  ])('names the type of prefix %j', async (prefix, type) => {
    expect(await failureOf(() => decodeMultikey(toMultibase58(Uint8Array.from(prefix)), '/x'))).toEqual({
      code: 'keys.type_unsupported',
      params: { type },
      path: '/x',
    })
  })

  it('any text is a key that makes the round trip, or an error of the library', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...named),
        fc.oneof(fc.constantFrom(2, 3), fc.nat(255)),
        fc.uint8Array({ minLength: 30, maxLength: 50 }),
        async ({ multicodec }, prefix, bytes) => {
          const text = toMultibase58(Uint8Array.of(...(multicodec as readonly number[]), prefix, ...bytes))
          let key: PublicJwk
          try {
            key = decodeMultikey(text)
          } catch {
            expect((await failureOf(() => decodeMultikey(text))).code).toBe('keys.multikey_invalid')
            return
          }
          expect(encodeMultikey(key)).toBe(text)
        },
      ),
    )
  })
})

describe('DIDs of keys', () => {
  it('did:jwk with the members in order (did:jwk specification)', async () => {
    for (const name of ['Ed25519', 'RS256'] as const) {
      const { publicJwk } = await newKeyPair(name)
      const did = toDidJwk(publicJwk)
      expect(JSON.parse(new TextDecoder().decode(fromBase64url(did.slice('did:jwk:'.length))))).toEqual(publicJwk)
      expect(toMethodId(publicJwk, did)).toBe(`${did}#0`)
    }
  })

  it('methods of other controllers are named by thumbprint (RFC 7638)', async () => {
    const { publicJwk } = await newKeyPair()
    expect(toMethodId(publicJwk, 'did:web:school.example')).toBe(`did:web:school.example#${thumbprint(publicJwk)}`)
    expect(toMethodId(publicJwk, toDidKey(publicJwk))).toBe(toMethodId(publicJwk))
  })

  it('keys of an unsupported type have none', async () => {
    expect((await failureOf(() => toMethodId({ kty: 'EC', crv: 'P-521', x: 'AA', y: 'AA' }))).code).toBe('keys.type_unsupported')
  })
})

const here = hasVectors('published Multikey and did:key vectors')

describe.skipIf(!here)('published vectors', () => {
  it.each([
    ['w3c-vc-di-eddsa/keyPair.json', 'Ed25519', 'privateKeyMultibase'],
    ['w3c-vc-di-ecdsa/p256KeyPair.json', 'P-256', 'secretKeyMultibase'],
    ['w3c-vc-di-ecdsa/p384KeyPair.json', 'P-384', 'secretKeyMultibase'],
  ])('%s: the public key makes the round trip, the secret one is refused', async (file, crv, secret) => {
    const pair = readVectorJson(file)
    const key = decodeMultikey(pair['publicKeyMultibase'])
    expect(key.crv).toBe(crv)
    expect(encodeMultikey(key)).toBe(pair['publicKeyMultibase'])
    expect(fromMultibase58(pair[secret] as string).length).toBeGreaterThan(32)
    expect(await failureOf(() => decodeMultikey(pair[secret]))).toMatchObject({
      code: 'keys.multikey_invalid',
      params: { reason: 'secret' },
    })
  })

  it('did:key test vectors for Ed25519', () => {
    const vectors = Object.entries(readVectorJson('w3c-ccg-did-key/ed25519-x25519.json'))
    expect(vectors.length).toBeGreaterThan(0)
    for (const [did] of vectors) {
      const key = decodeMultikey(did.slice('did:key:'.length))
      expect(key.crv).toBe('Ed25519')
      expect(toDidKey(key)).toBe(did)
    }
  })

  it('did:key test vectors for P-256 and P-384, while P-521 is named', async () => {
    const counts: Record<string, number> = {}
    for (const [did, vector] of Object.entries(readVectorJson('w3c-ccg-did-key/nist-curves.json'))) {
      const { publicKeyJwk } = (vector as { verificationMethod: { publicKeyJwk?: PublicJwk } }).verificationMethod
      const text = did.slice('did:key:'.length)
      const crv = did.startsWith('did:key:zDn') ? 'P-256' : did.startsWith('did:key:z82') ? 'P-384' : 'P-521'
      counts[crv] = (counts[crv] ?? 0) + 1
      if (crv === 'P-521') {
        expect(await failureOf(() => decodeMultikey(text))).toMatchObject({
          code: 'keys.type_unsupported',
          params: { type: 'P-521' },
        })
        continue
      }
      const key = decodeMultikey(text)
      if (publicKeyJwk !== undefined) expect(key).toEqual({ kty: 'EC', crv, x: publicKeyJwk.x, y: publicKeyJwk.y })
      expect(toDidKey(key)).toBe(did)
    }
    expect(counts).toEqual({ 'P-256': 3, 'P-384': 2, 'P-521': 2 })
  })

  it.each([
    ['secp256k1.json', 'secp256k1'],
    ['rsa.json', 'RSA'],
    ['bls12381.json', 'BLS12-381 G2'],
  ])('did:key keys of %s are named as unsupported', async (file, type) => {
    const dids = Object.keys(readVectorJson(`w3c-ccg-did-key/${file}`))
    expect(dids.length).toBeGreaterThan(0)
    const types = await Promise.all(
      dids.map(async (did) => (await failureOf(() => decodeMultikey(did.slice('did:key:'.length)))).params),
    )
    expect(types).toContainEqual({ type })
  })

  it('the did:jwk example of a P-256 key', () => {
    const document = readVectorJson('did-jwk/spec-04.json') as { id: string; verificationMethod: [{ publicKeyJwk: PublicJwk }] }
    expect(toDidJwk(document.verificationMethod[0].publicKeyJwk)).toBe(document.id)
    expect(toMethodId(document.verificationMethod[0].publicKeyJwk, document.id)).toBe(`${document.id}#0`)
  })
})

it('a decoded key holds its coordinates at full length, leading zeros too (RFC 7518 section 6.2.1)', () => {
  // 6 G: the least multiples of the base point have no zero byte in front, so search for an x that has one.
  for (let value = 1; value < 400; value++) {
    const x = new Uint8Array(32)
    x[30] = value >> 8
    x[31] = value & 255
    const text = toMultibase58(Uint8Array.of(0x80, 0x24, 2, ...x))
    try {
      expect(decodeMultikey(text).x).toBe(toBase64url(x))
      expect(encodeMultikey(decodeMultikey(text))).toBe(text)
      return
    } catch {}
  }
  throw new Error('no point found')
})
