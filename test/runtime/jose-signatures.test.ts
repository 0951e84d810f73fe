import { afterEach, describe, expect, it, vi } from 'vitest'
import { fromHex, toHex, utf8 } from '../../src/core/index.js'
import type { Runtime } from '../../src/runtime/index.js'
import * as node from '../../src/runtime/node/index.js'
import * as web from '../../src/runtime/web/index.js'

const sides: readonly (readonly [string, Runtime])[] = [
  ['node', node],
  ['web', web],
]

describe.each(sides)('RSA and ECDSA as JOSE wants them, on the %s side', (_name, side) => {
  it('PS256 takes a salt of 32 bytes, and no other (RFC 7518 section 3.5)', async () => {
    const { constants, createPrivateKey, sign } = await import('node:crypto')
    const { publicJwk, secretJwk } = await node.generateKeyPair('PS256')
    const key = createPrivateKey({ key: secretJwk as never, format: 'jwk' })
    const data = utf8('a message')
    const handle = side.importPublicKey('PS256', publicJwk)
    const make = (saltLength: number, hash = 'sha256') =>
      new Uint8Array(sign(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }))
    expect(await side.verify(handle, data, make(32))).toBe(true)
    for (const saltLength of [0, 1, 31, 33, 64, constants.RSA_PSS_SALTLEN_MAX_SIGN])
      expect(await side.verify(handle, data, make(saltLength))).toBe(false)
    expect(await side.verify(handle, data, make(32, 'sha384'))).toBe(false)
    expect(
      await side.verify(handle, data, new Uint8Array(sign('sha256', data, { key, padding: constants.RSA_PKCS1_PADDING }))),
    ).toBe(false)
    expect(await side.verify(side.importPublicKey('RS256', publicJwk), data, make(32))).toBe(false)
  })

  it('what is signed with PS256 differs each time and carries 32 bytes of salt', async () => {
    const { constants, createPublicKey, verify } = await import('node:crypto')
    const { publicJwk, secretJwk } = await node.generateKeyPair('PS256')
    const data = utf8('a message')
    const handle = side.importSecretKey('PS256', secretJwk)
    const [one, two] = [await side.sign(handle, data), await side.sign(handle, data)]
    expect(toHex(one)).not.toBe(toHex(two))
    const key = createPublicKey({ key: publicJwk as never, format: 'jwk' })
    const padding = constants.RSA_PKCS1_PSS_PADDING
    expect(verify('sha256', data, { key, padding, saltLength: 32 }, one)).toBe(true)
    expect(verify('sha256', data, { key, padding, saltLength: 20 }, one)).toBe(false)
  })

  it.each([
    ['ES256', 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'],
    ['ES384', 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973'],
  ] as const)(
    '%s: the higher s is right as well; zero, the order and more are not (RFC 7518 section 3.4)',
    async (algorithm, hex) => {
      const { publicJwk, secretJwk } = await node.generateKeyPair(algorithm)
      const data = utf8('a message')
      const signature = new Uint8Array(node.sign(node.importSecretKey(algorithm, secretJwk), data))
      const key = side.importPublicKey(algorithm, publicJwk)
      const length = signature.length / 2
      const order = BigInt(`0x${hex}`)
      const [r, s] = [signature.slice(0, length), signature.slice(length)].map((part) => BigInt(`0x${toHex(part)}`)) as [
        bigint,
        bigint,
      ]
      const check = async (a: bigint, b: bigint) =>
        side.verify(key, data, fromHex([a, b].map((part) => part.toString(16).padStart(length * 2, '0')).join('')))
      expect([await check(r, s), await check(r, order - s)]).toEqual([true, true])
      const wrong: (readonly [bigint, bigint])[] = [
        [0n, 0n],
        [0n, s],
        [r, 0n],
        [order, s],
        [r, order],
        [1n, 1n],
        [order - 1n, order - 1n],
      ]
      for (const [a, b] of wrong) expect(await check(a, b)).toBe(false)
    },
  )
})

describe('PS256 signatures that begin with a zero (RFC 8017 section 8.1.2 step 1)', () => {
  it.each(sides)('are false without it on the %s side', { timeout: 120_000 }, async (_name, side) => {
    const { publicJwk, secretJwk } = await node.generateKeyPair('PS256')
    const [secret, key, data] = [node.importSecretKey('PS256', secretJwk), side.importPublicKey('PS256', publicJwk), utf8('m')]
    let signature = await node.sign(secret, data)
    while (signature[0] !== 0) signature = await node.sign(secret, data)
    expect(await side.verify(key, data, signature)).toBe(true)
    expect(await side.verify(key, data, signature.slice(1))).toBe(false)
  })
})

describe('a key that a browser does not take, such as one of a large exponent', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('leaves open whether a signature is right', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'DataError'))
    const { publicJwk, secretJwk } = await node.generateKeyPair('RS256')
    const lacking = { code: 'core.platform_lacks', kind: 'operation', params: { feature: 'RS256' } }
    const key = web.importPublicKey('RS256', publicJwk)
    await expect(web.verify(key, utf8('m'), new Uint8Array(384))).rejects.toMatchObject(lacking)
    await expect(web.sign(web.importSecretKey('RS256', secretJwk), utf8('m'))).rejects.toMatchObject(lacking)
  })
})

it.each(sides)(
  'what is signed, or verified, is what was handed over, whatever becomes of it then, on the %s side',
  async (_name, side) => {
    const { publicJwk, secretJwk } = await node.generateKeyPair('ES256')
    const data = utf8('a message')
    const signing = side.sign(side.importSecretKey('ES256', secretJwk), data)
    data[0] = 0
    const signature = await signing
    expect(node.verify(node.importPublicKey('ES256', publicJwk), utf8('a message'), signature)).toBe(true)
    const key = side.importPublicKey('ES256', publicJwk)
    const message = utf8('a message')
    const verifying = side.verify(key, message, signature)
    message[0] = 0
    expect(await verifying).toBe(true)
  },
)
