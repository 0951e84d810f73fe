import { beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../src/core/index.js'
import {
  checkKeyPair,
  createKeyCache,
  createSigner,
  generateKey,
  isSameKey,
  type KeyPair,
  openKeyFile,
  readyPublicKey,
  type SecretJwk,
  toDidJwk,
  toDidKey,
  toKeyFile,
  toMethodId,
  toPublicJwk,
} from '../../src/keys/index.js'
import { verify } from '../../src/runtime/node/index.js'
import { failureOf } from './support.js'

const names = ['Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'] as const
const pairs = new Map<string, readonly [KeyPair, KeyPair]>()
const pairOf = (name: string): readonly [KeyPair, KeyPair] => pairs.get(name) as readonly [KeyPair, KeyPair]

beforeAll(async () => {
  for (const name of names) pairs.set(name, [await generateKey(name), await generateKey(name)])
})

describe('generateKey', () => {
  it('makes Ed25519 unless told otherwise', async () => {
    expect((await generateKey()).alg).toBe('Ed25519')
  })

  it.each(names)('makes %s keys, each another', (name) => {
    const [one, two] = pairOf(name)
    expect(one.alg).toBe(name)
    expect(toPublicJwk(one.secretJwk)).toEqual(one.publicJwk)
    expect(isSameKey(one.publicJwk, two.publicJwk)).toBe(false)
    if (one.publicJwk.kty === 'RSA')
      expect(one.publicJwk).toEqual({ kty: 'RSA', e: 'AQAB', n: expect.stringMatching(/^[\w-]{512}$/) })
  })

  it.each(['none', 'EdDSA', 'RS512', '__proto__', 'constructor', null, 5, {}, 'x'.repeat(10_000)])('refuses %j', async (alg) => {
    const found = await failureOf(() => generateKey(alg as never))
    expect(found.code).toBe('keys.type_unsupported')
    expect(JSON.stringify(found.params).length).toBeLessThan(60)
  })
})

describe('createSigner', () => {
  it.each(names)('%s: signs what the public key verifies', async (name) => {
    const [pair] = pairOf(name)
    for (const signer of [createSigner(pair), createSigner(pair.secretJwk, { alg: name })]) {
      expect(Object.isFrozen(signer)).toBe(true)
      expect(signer).toMatchObject({ alg: name, publicJwk: pair.publicJwk, id: toMethodId(pair.publicJwk) })
      const signature = await signer.sign(utf8('a message'))
      expect(verify(readyPublicKey(signer.publicJwk, name), utf8('a message'), signature)).toBe(true)
      expect(JSON.stringify(signer)).not.toContain(pair.secretJwk.d)
    }
  })

  it('takes the verification method that the caller names', () => {
    const [pair] = pairOf('Ed25519')
    expect(createSigner(pair, { id: 'did:web:school.example#key-1' }).id).toBe('did:web:school.example#key-1')
    expect(createSigner(pair, { id: 'https://school.example/keys/1' }).id).toBe('https://school.example/keys/1')
  })

  it.each(['', 'key-1', '#key-1', '//school.example/keys', 'did:', 'did:web:a b', 'https://a.example/"', ' did:web:x', 5, {}])(
    'refuses the id %j',
    async (id) => {
      const [pair] = pairOf('Ed25519')
      expect(await failureOf(() => createSigner(pair, { id: id as string }))).toEqual({
        code: 'keys.method_invalid',
        params: { expected: 'absolute URL' },
        path: '',
      })
    },
  )

  it('an RSA key serves RS256 and PS256, RS256 unless told otherwise (RFC 7518 sections 3.3 and 3.5)', async () => {
    const [pair] = pairOf('PS256')
    const { alg: kept, ...secretJwk } = pair.secretJwk
    // What a key is for stays with it in a file (RFC 7517 section 4.4), where its alg names an algorithm that takes it.
    expect([kept, createSigner(pair.secretJwk).alg]).toEqual(['PS256', 'PS256'])
    expect(createSigner((await openKeyFile(toKeyFile(pair.secretJwk))).secretKeyJwk).alg).toBe('PS256')
    for (const alg of [undefined, 'RS256', 'ES256', 'none', 'RSA-OAEP', 5])
      expect(createSigner({ ...secretJwk, alg } as never).alg).toBe('RS256')
    expect(createSigner(pair, { alg: 'RS256' }).alg).toBe('RS256')
    const cache = createKeyCache()
    for (const [alg, other] of [
      ['RS256', 'PS256'],
      ['PS256', 'RS256'],
    ] as const) {
      const signer = createSigner(pair, { alg })
      const signature = await signer.sign(utf8('a message'))
      expect(verify(cache.ready(signer.publicJwk, alg), utf8('a message'), signature)).toBe(true)
      expect(verify(cache.ready(signer.publicJwk, other), utf8('a message'), signature)).toBe(false)
      expect(cache.ready(signer.publicJwk).algorithm).toBe('RS256')
    }
  })

  it('refuses an algorithm that the key does not take', async () => {
    const [pair] = pairOf('ES256')
    for (const alg of ['PS256', 'ES384', 'Ed25519'] as const) {
      expect(await failureOf(() => createSigner(pair, { alg }))).toEqual({
        code: 'keys.alg_unsuitable',
        params: { alg, type: 'P-256' },
        path: '',
      })
    }
    expect((await failureOf(() => createSigner(pairOf('RS256')[0], { alg: 'ES256' }))).params).toEqual({
      alg: 'ES256',
      type: 'RSA',
    })
    for (const alg of ['HS256', 'none', '', {}]) {
      expect((await failureOf(() => createSigner(pair, { alg: alg as never }))).code).toBe('keys.alg_unsuitable')
    }
  })

  it('refuses options that it does not know', async () => {
    const [pair] = pairOf('Ed25519')
    expect((await failureOf(() => createSigner(pair, { kid: 'x' } as never))).code).toBe('core.option_unknown')
  })

  it.each([[undefined], [null], [5], ['key'], [[]], [{}], [{ secretJwk: null }], [{ secretJwk: {} }], [{ kty: 'oct', k: 'AA' }]])(
    'refuses %j as a key',
    async (key) => {
      expect(['keys.jwk_invalid', 'keys.type_unsupported']).toContain((await failureOf(() => createSigner(key as never))).code)
    },
  )

  it('refuses a public key', async () => {
    const [pair] = pairOf('ES256')
    expect(await failureOf(() => createSigner(pair.publicJwk as never))).toEqual({
      code: 'keys.jwk_invalid',
      params: { member: 'd' },
      path: '/d',
    })
  })
})

describe('checkKeyPair', () => {
  it.each(names)('%s: passes halves that belong together, and refuses others', async (name) => {
    const [one, two] = pairOf(name)
    await expect(checkKeyPair(one.secretJwk)).resolves.toBeUndefined()
    const mixed = { ...one.secretJwk, ...two.publicJwk } as SecretJwk
    expect(await failureOf(() => checkKeyPair(mixed))).toEqual({ code: 'keys.pair_mismatch', params: {}, path: '' })
  })

  it.each(['ES256', 'ES384'])('%s: refuses a private number of 0 or beyond the order (SP 800-186 appendix D)', async (name) => {
    const [one] = pairOf(name)
    for (const byte of [0, 255]) {
      const d = Buffer.alloc(name === 'ES256' ? 32 : 48, byte).toString('base64url')
      expect((await failureOf(() => checkKeyPair({ ...one.secretJwk, d }))).code).toMatch(/^keys\.(jwk_invalid|pair_mismatch)$/)
    }
  })

  it('refuses what is no key', async () => {
    const [one] = pairOf('ES256')
    expect((await failureOf(() => checkKeyPair({ ...one.secretJwk, y: one.secretJwk.x ?? '' }))).code).toMatch(
      /^keys\.(jwk_invalid|pair_mismatch)$/,
    )
    expect((await failureOf(() => checkKeyPair({ ...one.secretJwk, x: 'AA' }))).code).toBe('keys.jwk_invalid')
  })
})

describe('key files (CID 1.0 section 2.2.3)', () => {
  it.each(names)('%s: toKeyFile is read back', async (name) => {
    const [{ publicJwk, secretJwk }] = pairOf(name)
    const file = toKeyFile(secretJwk)
    const did = publicJwk.kty === 'RSA' ? toDidJwk(publicJwk) : toDidKey(publicJwk)
    expect(file).toEqual({
      id: toMethodId(publicJwk),
      type: 'JsonWebKey',
      controller: did,
      publicKeyJwk: publicJwk,
      secretKeyJwk: secretJwk,
    })
    expect(await openKeyFile(file)).toEqual(file)
    expect(await openKeyFile(secretJwk)).toEqual(file)
    expect(await openKeyFile({ ...secretJwk, kid: 'k' })).toEqual(file)
  })

  it('keeps the method and controller that are named', async () => {
    const [{ publicJwk, secretJwk }] = pairOf('ES256')
    const file = toKeyFile(secretJwk, 'did:web:school.example')
    expect(file.id).toBe(toMethodId(publicJwk, 'did:web:school.example'))
    expect(file.controller).toBe('did:web:school.example')
    expect(await openKeyFile({ id: file.id, secretKeyJwk: secretJwk })).toEqual(file)
    expect(
      await openKeyFile({ id: 'https://a.example/k#1', controller: 'https://a.example/me', privateKeyJwk: secretJwk }),
    ).toMatchObject({
      id: 'https://a.example/k#1',
      controller: 'https://a.example/me',
    })
    expect(await openKeyFile({ secretKeyJwk: secretJwk })).toEqual(toKeyFile(secretJwk))
  })

  it('that is no good is told where it is no good', async () => {
    const { secretJwk } = await generateKey('ES256')
    const file = toKeyFile(secretJwk)
    for (const member of ['secretKeyJwk', 'privateKeyJwk']) {
      const { secretKeyJwk: _secret, ...method } = file
      const failure = await failureOf(() => openKeyFile({ ...method, [member]: { ...secretJwk, d: 'AA' } }))
      expect(failure).toMatchObject({ code: 'keys.jwk_invalid', path: `/${member}/d` })
    }
    expect(await failureOf(() => openKeyFile({ ...file, publicKeyJwk: 'a text' }))).toMatchObject({
      code: 'keys.jwk_invalid',
      path: '/publicKeyJwk',
    })
  })

  it('without an id is a method of its controller', async () => {
    const { secretJwk } = await generateKey('Ed25519')
    const file = toKeyFile(secretJwk, 'did:web:courier.example')
    expect(await openKeyFile({ controller: file.controller, secretKeyJwk: secretJwk })).toEqual(file)
  })

  it('refuses halves of two keys', async () => {
    const [one, two] = pairOf('ES256')
    const file = toKeyFile(one.secretJwk)
    expect(await failureOf(() => openKeyFile({ ...file, publicKeyJwk: two.publicJwk }))).toEqual({
      code: 'keys.pair_mismatch',
      params: {},
      path: '/publicKeyJwk',
    })
    expect((await failureOf(() => openKeyFile({ ...file, secretKeyJwk: { ...one.secretJwk, ...two.publicJwk } }))).code).toBe(
      'keys.pair_mismatch',
    )
    expect((await failureOf(() => openKeyFile({ ...file, publicKeyJwk: one.secretJwk }))).code).toBe('keys.private_member')
  })

  it.each([
    [{ id: 'key' }, '/id'],
    [{ id: 5 }, '/id'],
    [{ controller: 'me' }, '/controller'],
    [{ controller: {} }, '/controller'],
  ])('refuses %j', async (change, path) => {
    const file = toKeyFile(pairOf('Ed25519')[0].secretJwk)
    expect(await failureOf(() => openKeyFile({ ...file, ...change }))).toEqual({
      code: 'keys.method_invalid',
      params: { expected: 'absolute URL' },
      path,
    })
  })

  it.each([
    [null, 'core.input_type'],
    [[], 'core.input_type'],
    ['key', 'core.input_type'],
    [undefined, 'core.json_value_unsupported'],
    [{}, 'keys.type_unsupported'],
    [{ secretKeyJwk: null }, 'keys.jwk_invalid'],
    [{ secretKeyJwk: {} }, 'keys.type_unsupported'],
    [{ publicKeyJwk: {} }, 'keys.type_unsupported'],
  ])('refuses %j', async (value, code) => {
    expect((await failureOf(() => openKeyFile(value))).code).toBe(code)
  })
})
