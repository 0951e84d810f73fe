import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, fromMultibase58, fromMultibase64url, toHex, toMultibase58, toMultibase64url } from '../../src/core/index.js'
import { hasVectors, readVectorJson } from '../support/vectors.js'
import { failure, refuses, untyped } from './support.js'

describe.runIf(hasVectors('multibase'))('multibase: Multikey examples of CID 1.0 section 2.2.2', () => {
  // The example, the two bytes of its Multicodec header, and the length of the key in bytes.
  it.each([
    ['008', 'ed01', 32],
    ['024', '8024', 33],
    ['025', '8124', 49],
    ['026', 'ed01', 32],
    ['027', 'eb01', 96],
    ['029', '8624', 33],
  ])('example %s has header %s and a key of %i bytes', (name, header, length) => {
    const text = readVectorJson(`w3c-cid/examples/pre-${name}.json`)['publicKeyMultibase'] as string
    const bytes = fromMultibase58(text)
    expect(toHex(bytes.slice(0, 2))).toBe(header)
    expect(bytes).toHaveLength(length + 2)
    expect(toMultibase58(bytes)).toBe(text)
  })

  it('every published did:key identifier decodes and comes back', () => {
    const texts = ['ed25519-x25519', 'x25519', 'secp256k1', 'nist-curves', 'bls12381']
      .flatMap((file) => Object.keys(readVectorJson(`w3c-ccg-did-key/${file}.json`)))
      .filter((name) => name.startsWith('did:key:'))
    expect(texts.length).toBeGreaterThan(10)
    for (const text of texts) expect(`did:key:${toMultibase58(fromMultibase58(text.slice('did:key:'.length)))}`).toBe(text)
  })
})

describe('multibase (CID 1.0 section 2.4)', () => {
  it('marks base58btc with z and base64url with u', () => {
    expect(toMultibase58(fromHex('0061'))).toBe('z12g')
    expect(toMultibase64url(fromHex('fbff'))).toBe('u-_8')
    expect(fromMultibase64url('u-_8')).toEqual(fromHex('fbff'))
    expect(fromMultibase58('z')).toEqual(new Uint8Array(0))
    expect(fromMultibase64url('u')).toEqual(new Uint8Array(0))
  })

  it.each(['', 'Z12g', 'u-_8', 'm-_8', 'f0061', '12g', ' z12g', 'ž'])('base58btc refuses the prefix of %j', (text) => {
    expect(failure(() => fromMultibase58(text)).params).toEqual({ encoding: 'base58btc', reason: 'prefix' })
  })

  it.each(['', 'U-_8', 'z12g', 'm+/8', '-_8'])('base64url refuses the prefix of %j', (text) => {
    expect(failure(() => fromMultibase64url(text)).params).toEqual({ encoding: 'base64url', reason: 'prefix' })
  })

  it('is as strict as the encoding behind the prefix', () => {
    refuses(() => fromMultibase58('zz0'), 'core.encoding_invalid')
    refuses(() => fromMultibase64url('u-_9'), 'core.encoding_invalid')
    refuses(() => fromMultibase64url('u-_8='), 'core.encoding_invalid')
    refuses(() => fromMultibase58(untyped(7)), 'core.input_type')
    refuses(() => fromMultibase64url(untyped(null)), 'core.input_type')
  })

  it('comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toHex(fromMultibase58(toMultibase58(bytes)))).toBe(toHex(bytes))
        expect(toHex(fromMultibase64url(toMultibase64url(bytes)))).toBe(toHex(bytes))
      }),
    )
  })
})
