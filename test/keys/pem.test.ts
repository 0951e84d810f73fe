import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import { isSameKey, type PublicJwk, parsePublicPem } from '../../src/keys/index.js'

const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits })
const strong = rsa(2048)
const pemOf = (key: typeof strong.publicKey, type: 'spki' | 'pkcs1' = 'spki'): string =>
  key.export({ type, format: 'pem' }).toString()
const good = pemOf(strong.publicKey)

function reasonOf(text: unknown): unknown {
  try {
    return parsePublicPem(text, '/publicKeyPem')
  } catch (error) {
    if (!isRungsError(error)) throw error
    expect([error.code, error.kind, error.path]).toEqual(['keys.pem_invalid', 'input', '/publicKeyPem'])
    return (error.params as { reason: string }).reason
  }
}

describe('parsePublicPem', () => {
  it.each([
    ['RSA', strong.publicKey],
    ['Ed25519', generateKeyPairSync('ed25519').publicKey],
    ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey],
    ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey],
  ])('%s: the key that the platform reads', (_, key) => {
    expect(isSameKey(parsePublicPem(pemOf(key)), key.export({ format: 'jwk' }) as PublicJwk)).toBe(true)
  })

  it('RSA PUBLIC KEY of PKCS #1, CRLF and text around the block', () => {
    const jwk = strong.publicKey.export({ format: 'jwk' }) as PublicJwk
    expect(isSameKey(parsePublicPem(pemOf(strong.publicKey, 'pkcs1')), jwk)).toBe(true)
    expect(isSameKey(parsePublicPem(`Our key:\r\n${good.replaceAll('\n', '\r\n')}Thanks`), jwk)).toBe(true)
  })

  it.each([
    ['an RSA key of 1024 bits', pemOf(rsa(1024).publicKey), 'weak'],
    ['one of 1024 bits in PKCS #1', pemOf(rsa(1024).publicKey, 'pkcs1'), 'weak'],
    ['one of 2040 bits', pemOf(rsa(2040).publicKey), 'weak'],
    ['a private key', strong.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'private'],
    [
      'a private key behind a public one',
      `${good}-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----`,
      'private',
    ],
    ['another kind of key', pemOf(generateKeyPairSync('x25519').publicKey as never), 'key'],
    ['another curve', pemOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey), 'key'],
    ['a certificate', good.replaceAll('PUBLIC KEY', 'CERTIFICATE'), 'key'],
    ['two labels', good.replace('END PUBLIC', 'END RSA PUBLIC'), 'form'],
    [
      'a key that was left out in the middle',
      '-----BEGIN PUBLIC KEY-----\nMIIBG0BA...OClDQAB\n-----END PUBLIC KEY-----\n',
      'form',
    ],
    ['base64 of the wrong length', good.replace('MII', 'MI'), 'form'],
    ['padding in the middle', good.replace('MIIB', 'MI==MIIB'), 'form'],
    ['more after the key', withMore(good), 'key'],
    ['nothing', '', 'form'],
    ['no text', { pem: good }, 'form'],
    ['too much text', good + ' '.repeat(20_000), 'form'],
  ])('%s is refused', (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason)
  })

  it('whatever is changed in it, it is a key that the platform reads, or refused', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.constantFrom('A', 'z', '9', '=', '-', ' ', '\n'), (at, char) => {
        const text = good.slice(0, at) + char + good.slice(at + 1)
        const found = reasonOf(text)
        if (typeof found !== 'string') createPublicKey({ key: found as never, format: 'jwk' })
      }),
    )
  })
})

function withMore(pem: string): string {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  return `-----BEGIN PUBLIC KEY-----\n${Buffer.concat([der, Buffer.from([5, 0, 0])]).toString('base64')}\n-----END PUBLIC KEY-----`
}
