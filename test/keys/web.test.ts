import { describe, expect, it, vi } from 'vitest'
import * as runtime from '#runtime'
import { parseJson, utf8 } from '../../src/core/index.js'
import {
  checkKeyPair,
  createSigner,
  decodeMultikey,
  encodeMultikey,
  generateKey,
  openKeystore,
  readyPublicKey,
  type SecretJwk,
  sealKeystore,
  toKeyFile,
} from '../../src/keys/index.js'
import * as web from '../../src/runtime/web/index.js'
import { failureOf } from './support.js'

// The keys room as a browser runs it: on the other side of the seam.
vi.mock('#runtime', () => import('../../src/runtime/web/index.js'))

it('this file runs on the web side', () => {
  expect(runtime.sign).toBe(web.sign)
})

describe.each(['Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'] as const)('%s on the web side', (name) => {
  it('keys are made, signed with, checked and told apart', async () => {
    const [one, two] = [await generateKey(name), await generateKey(name)]
    const signer = createSigner(one)
    const signature = await signer.sign(utf8('a message'))
    expect(signer.alg).toBe(name)
    expect(await runtime.verify(readyPublicKey(signer.publicJwk, name), utf8('a message'), signature)).toBe(true)
    await expect(checkKeyPair(one.secretJwk)).resolves.toBeUndefined()
    expect(await failureOf(() => checkKeyPair({ ...one.secretJwk, ...two.publicJwk } as SecretJwk))).toEqual({
      code: 'keys.pair_mismatch',
      params: {},
      path: '',
    })
    if (one.publicJwk.kty !== 'RSA') expect(decodeMultikey(encodeMultikey(one.publicJwk))).toEqual(one.publicJwk)
  })

  it('a keystore opens', async () => {
    const file = toKeyFile((await generateKey(name)).secretJwk)
    const sealed = parseJson(await sealKeystore(file, 'p', { work: { N: 2 ** 10, r: 8, p: 1 } }))
    expect(await openKeystore(sealed, 'p')).toEqual(file)
    expect((await failureOf(() => openKeystore(sealed, 'q'))).code).toBe('keys.passphrase_wrong')
  })
})
