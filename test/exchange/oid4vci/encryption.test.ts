import { CompactEncrypt, compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { fromUtf8, utf8 } from '../../../src/core/index.js'
import { generateKey } from '../../../src/keys/index.js'
import { controllerOf, errorOf, type Loose } from '../../support/badges.js'
import { askCredential, newWorld, requestFor, tokenFor, type World, worker } from './support.js'

const { secretJwk: encryptionKey } = await generateKey('ES256')
const wallet = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true })
const walletJwk: Record<string, unknown> = { ...(await exportJWK(wallet.publicKey)), alg: 'ECDH-ES', kid: 'w1', use: 'enc' }

async function open(): Promise<{ world: World; token: string; metadata: Loose }> {
  const world = await newWorld({ encryptionKey })
  const { json } = await world.client.get('/.well-known/openid-credential-issuer')
  return { world, token: await tokenFor(world, await world.offer()), metadata: json }
}

/** A body, encrypted as a wallet does it. */
async function sealed(body: unknown, metadata: Loose, header: Record<string, unknown> = {}): Promise<string> {
  const [jwk] = metadata.credential_request_encryption.jwks.keys as [JWK]
  return new CompactEncrypt(utf8(typeof body === 'string' ? body : JSON.stringify(body)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: jwk.kid as string, ...header })
    .encrypt(await importJWK(jwk, 'ECDH-ES'))
}

const send = (world: World, token: string, jwe: string) =>
  world.client.ask('POST', '/credential', jwe, { 'content-type': 'application/jwt', authorization: `Bearer ${token}` })

describe('encrypted messages', () => {
  it('OID4VCI 1.0 section 12.2.4: are offered with the public half of a key for this alone', async () => {
    const { metadata } = await open()
    const { credential_request_encryption: requests, credential_response_encryption: responses } = metadata
    expect(requests).toMatchObject({ enc_values_supported: ['A256GCM', 'A128GCM'], encryption_required: false })
    expect(requests.jwks.keys).toEqual([
      { kty: 'EC', crv: 'P-256', x: encryptionKey.x, y: encryptionKey.y, kid: expect.any(String), use: 'enc', alg: 'ECDH-ES' },
    ])
    expect(responses).toEqual({
      alg_values_supported: ['ECDH-ES'],
      enc_values_supported: ['A256GCM', 'A128GCM'],
      encryption_required: false,
    })
  })

  it('OID4VCI 1.0 section 10: are taken and given, and jose reads them', async () => {
    const { world, token, metadata } = await open()
    const body = {
      ...(await requestFor(world)),
      credential_response_encryption: { jwk: walletJwk, enc: 'A128GCM' },
    }
    const { status, headers, text } = await send(world, token, await sealed(body, metadata, { enc: 'A128GCM' }))
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/jwt', 'no-store'])
    const { plaintext, protectedHeader } = await compactDecrypt(text, wallet.privateKey)
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A128GCM', kid: 'w1' })
    const { credentials } = JSON.parse(fromUtf8(plaintext))
    expect(credentials[0].credential.credentialSubject.id).toBe(controllerOf(worker))
    // An encrypted request need not ask for an encrypted response.
    const plain = await send(world, token, await sealed(await requestFor(world), metadata))
    expect(plain.json.credentials[0].credential).toEqual(credentials[0].credential)
  })

  it('OID4VCI 1.0 section 8.3.1.2: are refused for other keys, algorithms, compression, and keys that came in the open', async () => {
    const { world, token, metadata } = await open()
    const ask = async (encryption: unknown): Promise<string> => {
      const body = { ...(await requestFor(world)), credential_response_encryption: encryption }
      return (await send(world, token, await sealed(body, metadata))).json.error
    }
    const { alg: _alg, ...withoutAlg } = walletJwk
    const cases: readonly unknown[] = [
      null,
      {},
      { jwk: walletJwk },
      { jwk: walletJwk, enc: 'A256CBC-HS512' },
      { jwk: walletJwk, enc: 'A256GCM', zip: 'DEF' },
      { jwk: withoutAlg, enc: 'A256GCM' },
      { jwk: { ...walletJwk, alg: 'RSA-OAEP-256' }, enc: 'A256GCM' },
      { jwk: { ...walletJwk, use: 'sig' }, enc: 'A256GCM' },
      { jwk: { ...walletJwk, x: 'AAAA' }, enc: 'A256GCM' },
      { jwk: { ...walletJwk, y: walletJwk['x'] }, enc: 'A256GCM' },
      { jwk: { ...walletJwk, kid: 7 }, enc: 'A256GCM' },
      { jwk: { ...(await exportJWK(wallet.privateKey)), alg: 'ECDH-ES' }, enc: 'A256GCM' },
      { jwk: { ...worker.publicJwk, alg: 'ECDH-ES' }, enc: 'A256GCM' },
    ]
    for (const encryption of cases) expect(await ask(encryption)).toBe('invalid_encryption_parameters')
    const open_ = { ...(await requestFor(world)), credential_response_encryption: { jwk: walletJwk, enc: 'A256GCM' } }
    expect((await askCredential(world, token, open_)).json.error).toBe('invalid_encryption_parameters')
  })

  it('OID4VCI 1.0 section 10: are refused where they cannot be decrypted, or hold no request', async () => {
    const { world, token, metadata } = await open()
    const error = async (jwe: string): Promise<unknown> => (await send(world, token, jwe)).json.error
    const other = { credential_request_encryption: { jwks: { keys: [walletJwk] } } }
    const good = await sealed(await requestFor(world), metadata)
    for (const jwe of [
      'x',
      'e30.e30.e30',
      `${good.slice(0, -4)}AAAA`,
      await sealed({}, other),
      await sealed({}, metadata, { kid: 'other' }),
      await sealed({}, metadata, { enc: 'A128CBC-HS256' }),
    ])
      expect(await error(jwe)).toBe('invalid_encryption_parameters')
    for (const body of ['[]', '{', '{"a":1,"a":2}'])
      expect(await error(await sealed(body, metadata))).toBe('invalid_credential_request')
    expect((await send(world, token, 'x'.repeat(70_000))).status).toBe(413)
  })

  it('have a key of P-256', async () => {
    const { secretJwk } = await generateKey('Ed25519')
    expect(await errorOf(newWorld({ encryptionKey: secretJwk }))).toMatchObject({ code: 'core.option_invalid' })
  })
})
