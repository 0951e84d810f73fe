import { constants, createPrivateKey, privateEncrypt } from 'node:crypto'
import { p256, p384 } from '@noble/curves/nist.js'
import type { KeyPair } from '../../src/keys/index.js'

/** Signs a digest as a key service does, which node:crypto cannot: it hashes first. */
export function signDigest({ alg, secretJwk }: KeyPair, digest: Uint8Array, format: 'der' | 'compact'): Uint8Array {
  if (alg === 'RS256') {
    const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest])
    const key = createPrivateKey({ key: secretJwk as never, format: 'jwk' })
    return new Uint8Array(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, info))
  }
  const curve = alg === 'ES256' ? p256 : p384
  return curve.sign(digest, Buffer.from(secretJwk.d, 'base64url'), { prehash: false, lowS: false, format })
}
