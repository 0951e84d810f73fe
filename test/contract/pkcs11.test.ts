import { afterAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../src/core/index.js'
import type { SignatureAlgorithm } from '../../src/keys/index.js'
import { createPkcs11Signer, type Pkcs11Signer } from '../../src/keys/kms/pkcs11.js'
import { failure, failureOf } from '../keys/support.js'
import { handsOn, makeToken, PIN, TOKEN, type Token, whyNoToken } from './softhsm.js'
import { notice, runSignerContract } from './support.js'

const missing = whyNoToken()
if (missing !== undefined) notice(missing)
const token = missing === undefined ? await makeToken() : undefined
const open: Pkcs11Signer[] = []

const algorithms = ['Ed25519', 'ES256', 'ES384', 'RS256'] as const
const where = { module: token?.module ?? '/nowhere.so', token: TOKEN, pin: PIN }

async function signerOf(alg: SignatureAlgorithm, changes: object = {}): Promise<Pkcs11Signer> {
  const signer = await createPkcs11Signer({ ...where, keyId: token?.keys.get(alg)?.keyId as Uint8Array, ...changes })
  open.push(signer)
  return signer
}

afterAll(async () => {
  for (const signer of open) await signer.close()
  token?.remove()
})

describe('options', () => {
  it.each([
    [{ module: '' }, 'module'],
    [{ label: undefined }, 'label'],
    [{ label: '' }, 'label'],
    [{ keyId: new Uint8Array() }, 'keyId'],
    [{ keyId: 'a0' }, 'keyId'],
    [{ pin: 5 }, 'pin'],
    [{ token: '' }, 'token'],
    [{ maxBytes: 0 }, 'maxBytes'],
  ])('%j is refused', async (change, option) => {
    const found = await failure(() => createPkcs11Signer({ module: '/nowhere.so', label: 'x', ...change } as never))
    expect(found).toMatchObject({ kind: 'usage', code: 'core.option_invalid', params: { option } })
  })

  it('an unknown one is refused, and an id that is no URL', async () => {
    const base = { module: '/nowhere.so', label: 'x' }
    expect((await failure(() => createPkcs11Signer({ ...base, slot: 1 } as never))).code).toBe('core.option_unknown')
    expect((await failure(() => createPkcs11Signer({ ...base, id: 'key-1' }))).code).toBe('keys.method_invalid')
  })
})

describe.runIf(token !== undefined)('SoftHSM 2', () => {
  describe.each(algorithms.filter((alg) => token?.keys.has(alg)))('a %s key holds to the contract of signers', (alg) => {
    runSignerContract(() => signerOf(alg))
  })

  it('holds every algorithm here but perhaps Ed25519', () => {
    for (const alg of ['ES256', 'ES384', 'RS256']) expect(token?.keys.has(alg)).toBe(true)
    if (!token?.keys.has('Ed25519')) notice('PKCS #11 Ed25519: this SoftHSM was built without the Edwards curves')
  })

  it('the public key is that of the key that was put in', async () => {
    for (const alg of algorithms) {
      if (token?.keys.has(alg)) expect((await signerOf(alg)).publicJwk).toEqual(token.keys.get(alg)?.publicJwk)
    }
  })

  it('a key is found by label, by id, or by both', async () => {
    const key = token?.keys.get('ES256')
    const byLabel = await createPkcs11Signer({ ...where, label: key?.label as string, id: 'did:web:platform.example#hsm' })
    open.push(byLabel)
    expect(byLabel).toMatchObject({ id: 'did:web:platform.example#hsm', publicJwk: key?.publicJwk })
    expect(await failureOf(() => createPkcs11Signer({ ...where, label: 'key ES384' }))).toMatchObject({
      code: 'keys.service_key_unusable',
      params: { service: 'pkcs11', reason: 'ambiguous' },
    })
    const both = { label: 'key ES384', keyId: token?.keys.get('twin')?.keyId as Uint8Array }
    const twin = await createPkcs11Signer({ ...where, ...both, pin: async () => PIN })
    open.push(twin)
    expect(twin.publicJwk).toEqual(token?.keys.get('twin')?.publicJwk)
    expect(await failureOf(() => createPkcs11Signer({ ...where, label: 'key ES256', keyId: both.keyId }))).toMatchObject({
      code: 'keys.service_key_unusable',
      params: { reason: 'missing' },
    })
  })

  it('a token that is not there is named as such', async () => {
    expect(await failureOf(() => signerOf('ES256', { token: 'other' }))).toMatchObject({
      code: 'keys.service_key_unusable',
      params: { service: 'pkcs11', reason: 'token' },
    })
  })

  it('a module that is not there cannot be loaded', async () => {
    expect(await failure(() => signerOf('ES256', { module: '/nowhere.so' }))).toMatchObject({
      code: 'keys.service_failed',
      kind: 'operation',
      params: { service: 'pkcs11', operation: 'load', reason: 'unknown' },
    })
  })

  it('its own limit is kept before the token is asked', async () => {
    const signer = await signerOf('ES256', { maxBytes: 100 })
    expect(await failure(() => signer.sign(new Uint8Array(101)))).toMatchObject({
      code: 'keys.message_too_large',
      kind: 'operation',
      params: { maxBytes: 100, bytes: 101 },
    })
  })

  it('finishes what it was asked before it closes, and signs no more then', async () => {
    const signer = await signerOf('ES256')
    const pending = signer.sign(utf8('before'))
    await signer.close()
    await signer.close()
    expect((await pending).length).toBe(64)
    expect(await failure(() => signer.sign(utf8('after')))).toMatchObject({
      code: 'keys.service_failed',
      params: { operation: 'sign', reason: 'closed' },
    })
  })
})

describe.runIf(token !== undefined)('keys that are made by other hands', () => {
  const P256 = '06082a8648ce3d030107'
  const byId = (id: number): Promise<Pkcs11Signer> => signerOf('ES256', { keyId: Uint8Array.of(id) })

  it('a key of the token itself signs', async () => {
    const hands = await handsOn(token as Token)
    hands.makePair({ curve: P256, id: 1 })
    expect((await (await byId(1)).sign(utf8('x'))).length).toBe(64)
  })

  it('another curve, and a key that is not for signing', async () => {
    const hands = await handsOn(token as Token)
    hands.makePair({ curve: '06052b81040023', id: 2 })
    hands.makePair({ curve: P256, id: 3, sign: false })
    expect(await failure(() => byId(2))).toMatchObject({
      code: 'keys.type_unsupported',
      kind: 'usage',
      params: { type: 'CKK 3 06052b81040023' },
    })
    expect(await failure(() => byId(3))).toMatchObject({ code: 'keys.service_key_unusable', params: { reason: 'usage' } })
  })

  it('no public key, two of them, and that of another key', async () => {
    const hands = await handsOn(token as Token)
    const lonely = hands.makePair({ curve: P256, id: 4 })
    hands.destroy(lonely.publicKey)
    expect(await failure(() => byId(4))).toMatchObject({ code: 'keys.service_key_unusable', params: { reason: 'missing' } })

    const other = hands.makePair({ curve: P256, id: 5 })
    hands.rename(other.publicKey, 4)
    const mixed = await byId(4)
    expect(await failure(() => mixed.sign(utf8('x')))).toMatchObject({
      code: 'keys.service_answer_invalid',
      kind: 'operation',
      params: { service: 'pkcs11', operation: 'sign', reason: 'signature' },
    })

    const third = hands.makePair({ curve: P256, id: 6 })
    hands.rename(third.publicKey, 4)
    expect(await failure(() => byId(4))).toMatchObject({ code: 'keys.service_key_unusable', params: { reason: 'ambiguous' } })
  })

  it('a session that is gone', async () => {
    const signer = await signerOf('ES256')
    const hands = await handsOn(token as Token)
    hands.closeAll()
    for (const attempt of [1, 2]) {
      expect([attempt, await failure(() => signer.sign(utf8('x')))]).toMatchObject([
        attempt,
        {
          code: 'keys.service_failed',
          kind: 'operation',
          retryable: false,
          params: { operation: 'C_SignInit', reason: 'CKR_SESSION_HANDLE_INVALID' },
        },
      ])
    }
    await signer.close()
  })
})

// A login holds for the whole process, so a wrong PIN shows only where nobody is logged in.
describe.runIf(token !== undefined)('a wrong PIN', () => {
  it('is refused by name, is not tried again, and is not told', async () => {
    for (const signer of open) await signer.close()
    const found = await failure(() => signerOf('ES256', { pin: '000000' }))
    expect(found).toMatchObject({
      code: 'keys.service_failed',
      kind: 'operation',
      retryable: false,
      params: { service: 'pkcs11', operation: 'C_Login', reason: 'CKR_PIN_INCORRECT' },
    })
    expect(JSON.stringify(found) + found.message).not.toContain('000000')
    const unseen = await failure(() => createPkcs11Signer({ module: where.module, token: TOKEN, label: 'key ES256' }))
    expect(unseen).toMatchObject({ code: 'keys.service_key_unusable', params: { reason: 'missing' } })
  })
})

describe.runIf(missing?.includes('pkcs11js'))('without its package', () => {
  it('the adapter says which one to install', async () => {
    expect(await failure(() => createPkcs11Signer({ module: '/nowhere.so', label: 'x' }))).toMatchObject({
      code: 'keys.peer_missing',
      kind: 'usage',
      params: { package: 'pkcs11js' },
    })
  })
})
