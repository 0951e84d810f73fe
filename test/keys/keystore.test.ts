import { CompactEncrypt } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromBase64url, parseJson, toBase64url, utf8 } from '../../src/core/index.js'
import { isKeystore, type KeyFile, openKeystore, sealKeystore, toKeyFile } from '../../src/keys/index.js'
import { newKeyPair } from '../support/keys.js'
import { failureOf } from './support.js'

const work = { N: 2 ** 10, r: 8, p: 1 }
const passphrase = 'correct horse battery staple'
let key: KeyFile
let keystore: { readonly [member: string]: string }

beforeAll(async () => {
  key = toKeyFile((await newKeyPair()).secretJwk, 'did:web:school.example')
  keystore = parseJson(await sealKeystore(key, passphrase, { work })) as typeof keystore
})

const headerOf = (jwe: string) =>
  JSON.parse(new TextDecoder().decode(fromBase64url(jwe.split('.')[0] as string))) as Record<string, unknown>
const withHeader = (jwe: string, change: object): string =>
  [toBase64url(utf8(JSON.stringify({ ...headerOf(jwe), ...change }))), ...jwe.split('.').slice(1)].join('.')

describe('keystore (RFC 7516, RFC 7914)', () => {
  it('makes the round trip and shows nothing secret', async () => {
    expect(isKeystore(keystore)).toBe(true)
    expect(await openKeystore(keystore, passphrase)).toEqual(key)
    expect(keystore).toMatchObject({
      type: 'RungsKeystore',
      id: key.id,
      controller: key.controller,
      publicKeyJwk: key.publicKeyJwk,
    })
    const text = JSON.stringify(keystore)
    expect(text).not.toContain(key.secretKeyJwk.d)
    expect(text).not.toContain(passphrase)
    expect(headerOf(keystore['jwe'] as string)).toMatchObject({ alg: 'dir', enc: 'A256GCM', kdf: 'scrypt', ...work })
  })

  it.each(['ES256', 'ES384', 'RS256'] as const)('holds %s keys', async (name) => {
    const file = toKeyFile((await newKeyPair(name)).secretJwk)
    expect(await openKeystore(parseJson(await sealKeystore(file, 'p', { work })), 'p')).toEqual(file)
  })

  it('takes N 2^17 unless told otherwise', async () => {
    const sealed = parseJson(await sealKeystore(key, passphrase)) as typeof keystore
    expect(headerOf(sealed['jwe'] as string)).toMatchObject({ N: 2 ** 17, r: 8, p: 1 })
    expect(await openKeystore(sealed, passphrase)).toEqual(key)
  })

  it('never takes the same salt twice, and takes the one of a given generator', async () => {
    const salts = [await sealKeystore(key, 'p', { work }), await sealKeystore(key, 'p', { work })].map(
      (text) => headerOf((parseJson(text) as typeof keystore)['jwe'] as string)['salt'],
    )
    expect(new Set(salts).size).toBe(2)
    const fixed = parseJson(
      await sealKeystore(key, 'p', { work, random: (length) => new Uint8Array(length).fill(7) }),
    ) as typeof keystore
    expect(headerOf(fixed['jwe'] as string)['salt']).toBe(toBase64url(new Uint8Array(16).fill(7)))
  })

  it.each(['', 'correct horse battery stable', 'Correct horse battery staple', `${'x'.repeat(10_000)}`])(
    'refuses the passphrase %j',
    async (wrong) => {
      const code = wrong === '' ? 'keys.passphrase_missing' : 'keys.passphrase_wrong'
      expect(await failureOf(() => openKeystore(keystore, wrong))).toEqual({ code, params: {}, path: '' })
    },
  )

  it.each(['', undefined, null, 5, {}])('asks for a passphrase where there is %j', async (none) => {
    expect((await failureOf(() => sealKeystore(key, none as string, { work }))).code).toBe('keys.passphrase_missing')
    expect((await failureOf(() => openKeystore(keystore, none as string))).code).toBe('keys.passphrase_missing')
  })

  it('takes a passphrase however its accents are typed (Unicode NFKC)', async () => {
    const sealed = parseJson(await sealKeystore(key, 'caf\u00e9 \ufb01n \u2460', { work }))
    expect(await openKeystore(sealed, 'cafe\u0301 fin 1')).toEqual(key)
    expect((await failureOf(() => openKeystore(sealed, 'cafe fin 1'))).code).toBe('keys.passphrase_wrong')
  })

  it('notices that the id beside the encrypted key was changed', async () => {
    for (const id of ['did:web:other.example#1', '', undefined, null, {}]) {
      expect(await failureOf(() => openKeystore({ ...keystore, id }, passphrase))).toEqual({
        code: 'keys.keystore_invalid',
        params: { reason: 'id' },
        path: '/id',
      })
    }
  })

  it('notices that the controller beside the encrypted key was changed', async () => {
    for (const controller of ['did:web:other.example', '', null, {}]) {
      expect(await failureOf(() => openKeystore({ ...keystore, controller }, passphrase))).toEqual({
        code: 'keys.keystore_invalid',
        params: { reason: 'id' },
        path: '/controller',
      })
    }
  })

  it.each([[null], [undefined], [[]], ['text'], [{}], [{ type: 'JsonWebKey' }], [{ type: ['RungsKeystore'] }]])(
    'does not take %j for a keystore',
    async (value) => {
      expect(isKeystore(value)).toBe(false)
      expect((await failureOf(() => openKeystore(value, passphrase))).params).toEqual({ reason: 'type' })
    },
  )

  it.each([undefined, null, 5, {}, 'x'.repeat(65_537)])('refuses a JWE that is %j', async (jwe) => {
    expect(await failureOf(() => openKeystore({ ...keystore, jwe }, passphrase))).toEqual({
      code: 'keys.keystore_invalid',
      params: { reason: 'jwe' },
      path: '/jwe',
    })
  })

  it.each([
    { N: 2 ** 30 },
    { N: 2 ** 21 },
    { N: 1000 },
    { N: 1 },
    { N: 0 },
    { N: -2 },
    { N: '1024' },
    { N: null },
    { r: 16 },
    { r: 2 ** 20 },
    { p: 2 },
    { p: 2 ** 20 },
    { salt: 5 },
    { salt: '!' },
    { salt: undefined },
    { kdf: 'pbkdf2' },
    { kdf: undefined },
    { alg: 'none' },
    { alg: 'PBES2-HS256+A128KW', p2c: 2 ** 31, p2s: 'AAAA' },
    { enc: 'A128CBC-HS256' },
  ])('refuses the header %j before any work', async (change) => {
    const before = performance.now()
    expect(
      await failureOf(() => openKeystore({ ...keystore, jwe: withHeader(keystore['jwe'] as string, change) }, passphrase)),
    ).toEqual({
      code: 'keys.keystore_invalid',
      params: { reason: 'header' },
      path: '/jwe',
    })
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it('refuses every changed or cut JWE', async () => {
    const jwe = keystore['jwe'] as string
    const [header, wrapped, iv, text, tag] = jwe.split('.') as [string, string, string, string, string]
    const flip = (part: string): string => (part.startsWith('A') ? 'B' : 'A') + part.slice(1)
    const changed = [
      withHeader(jwe, { N: 2 ** 11 }),
      withHeader(jwe, { salt: toBase64url(new Uint8Array(16)) }),
      withHeader(jwe, { extra: 1 }),
      [header, wrapped, flip(iv), text, tag].join('.'),
      [header, wrapped, iv, flip(text), tag].join('.'),
      [header, wrapped, iv, text, flip(tag)].join('.'),
      [header, wrapped, iv, text, tag.slice(0, 8)].join('.'),
      [header, wrapped, iv, '', tag].join('.'),
      [header, 'AAAA', iv, text, tag].join('.'),
      jwe.slice(0, -1),
    ]
    const parts = [[header, wrapped, iv, text].join('.'), `${jwe}.`]
    for (const value of changed)
      expect((await failureOf(() => openKeystore({ ...keystore, jwe: value }, passphrase))).code).toBe('keys.passphrase_wrong')
    for (const value of [
      ...parts,
      '',
      '.',
      '....',
      'a.b.c.d.e',
      `${toBase64url(utf8('[]'))}....`,
      `${toBase64url(utf8('null'))}....`,
    ]) {
      expect((await failureOf(() => openKeystore({ ...keystore, jwe: value }, passphrase))).params).toEqual({ reason: 'header' })
    }
  })

  it('refuses what was encrypted and is no key', async () => {
    const { scrypt } = await import('../../src/runtime/node/index.js')
    const salt = new Uint8Array(16)
    const secret = await scrypt(utf8('p'), salt, work, 32)
    const encrypt = async (text: string | Uint8Array): Promise<string> =>
      new CompactEncrypt(typeof text === 'string' ? utf8(text) : text)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kdf: 'scrypt', ...work, salt: toBase64url(salt) })
        .encrypt(secret)
    const codeOf = async (text: string | Uint8Array) =>
      (await failureOf(async () => openKeystore({ ...keystore, jwe: await encrypt(text) }, 'p'))).code
    expect(await codeOf('no JSON')).toBe('core.json_invalid')
    expect(await codeOf('[]')).toBe('core.input_type')
    expect(await codeOf('{}')).toBe('keys.type_unsupported')
    expect(await codeOf(Uint8Array.of(0xff))).toBe('core.text_not_utf8')
  })

  it.each([{ N: 2 ** 10, r: 4, p: 1 }, { N: 2 ** 10, r: 8, p: 2 }, { N: 1000, r: 8, p: 1 }, { N: 2 ** 21, r: 8, p: 1 }, {}])(
    'does not seal with %j, which it would not open',
    async (factors) => {
      expect((await failureOf(() => sealKeystore(key, 'p', { work: factors as never }))).code).toBe('core.option_invalid')
    },
  )

  it('refuses options that it does not know', async () => {
    expect((await failureOf(() => sealKeystore(key, 'p', { cost: 1 } as never))).code).toBe('core.option_unknown')
  })
})
