import { SDJwtInstance } from '@sd-jwt/core'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { describe, expect, it } from 'vitest'
import { importPublicKey, sha256, verify } from '#runtime'
import { copyJsonObject, fromBase64url, type JsonObject, toBase64url, utf8 } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { bindToHolder, createSdJwtVc, parseSdJwt, sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { badgeOf, controllerOf, loader, NOW, NOW_MS, newSigner, openOptions } from '../support/badges.js'

const signer = await newSigner('ES256')
const holder = await newSigner('ES256')
const issuer = controllerOf(signer)
const currentDate = NOW_MS / 1000
const binding = { challenge: 'n-0S6_WzA2Mj', domain: 'https://platform.example' }
const badge = copyJsonObject({
  ...badgeOf(issuer),
  credentialSubject: {
    ...(badgeOf(issuer)['credentialSubject'] as JsonObject),
    narrative: 'Calm under pressure.',
    result: [
      { type: ['Result'], value: '87', status: 'Completed' },
      { type: ['Result'], value: 'B', status: 'Completed' },
    ],
  },
})
const claims = {
  vct: 'urn:courier:licence',
  iss: issuer,
  iat: currentDate,
  given_name: 'Ana',
  address: { city: 'Graz', country: 'AT' },
}

const signWith =
  (by: Signer) =>
  async (data: string): Promise<string> =>
    toBase64url(await by.sign(utf8(data)))
const verifyWith =
  (by: Signer) =>
  async (data: string, signature: string): Promise<boolean> =>
    verify(importPublicKey(by.alg, by.publicJwk), utf8(data), fromBase64url(signature))
const config = {
  hasher: (data: string | ArrayBuffer) => sha256(typeof data === 'string' ? data : new Uint8Array(data)),
  hashAlg: 'sha-256' as const,
  saltGenerator: (length: number) => toBase64url(globalThis.crypto.getRandomValues(new Uint8Array(length))),
  signer: signWith(signer),
  signAlg: 'ES256',
  verifier: verifyWith(signer),
  kbSigner: signWith(holder),
  kbSignAlg: 'ES256',
  kbVerifier: verifyWith(holder),
}
const core = new SDJwtInstance(config)
const vc = new SDJwtVcInstance(config)
const cnf = { jwk: { ...holder.publicJwk } }

const secure = async (credential: JsonObject, mechanism = sdJwtVc): Promise<string> =>
  (await mechanism.secure(credential, { signer, loader, now: NOW_MS })).credential as string
const derive = async (text: string, ...reveal: readonly string[]): Promise<string> =>
  (await sdJwtVc.derive?.(parseSdJwt(text), { reveal, loader }))?.credential as string
const open = (text: string, bound = false) => sdJwtVc.open(parseSdJwt(text), { ...openOptions(), ...(bound && { binding }) })

describe('@sd-jwt/core and a credential (VC-JOSE-COSE section 3.2.1)', () => {
  it('reads what we secure and show', async () => {
    const text = await secure(badge, createSdJwtVc({ disclosable: () => true, holderKey: holder.publicJwk }))
    for (const shown of [text, await derive(text, '/credentialSubject/result/1'), await derive(text)]) {
      const { payload } = await core.verify(shown, { currentDate })
      const ours = await open(shown)
      expect(payload).toEqual({ ...ours.credential, cnf, iat: currentDate })
    }
    const bound = await bindToHolder(text, { signer: holder, binding, now: NOW })
    const { kb } = await core.verify(bound, { currentDate, keyBindingNonce: binding.challenge })
    expect(kb?.payload).toMatchObject({ aud: binding.domain, nonce: binding.challenge, iat: currentDate })
  })

  it('secures and shows what we read', async () => {
    const frame = { _sd: ['name'], credentialSubject: { _sd: ['narrative', 'result'], result: { _sd: [0, 1] } }, _sd_decoy: 2 }
    const text = await core.issue({ ...badge, cnf } as never, frame as never, { header: { kid: signer.id, typ: 'vc+sd-jwt' } })
    expect(await open(text)).toMatchObject({ credential: badge, controller: issuer, disclosure: { form: 'derived', hidden: 2 } })
    const shown = await core.present(text, { credentialSubject: { result: { 1: true } } } as never, {
      kb: { payload: { iat: currentDate, aud: binding.domain, nonce: binding.challenge } },
    })
    const opened = await open(shown, true)
    const subject = badge['credentialSubject'] as JsonObject
    expect(opened.credential['credentialSubject']).toMatchObject({ result: [(subject['result'] as JsonObject[])[1]] })
    expect(opened.credential).not.toHaveProperty('name')
  })

  it('both refuse what was changed; a disclosure that belongs nowhere is refused by us (RFC 9901 section 7.1 step 5)', async () => {
    const text = await secure(badge)
    const [first = '', ...rest] = text.split('~')
    const changed = [`${first.slice(0, -6)}AAAAAA`, ...rest].join('~')
    await expect(core.verify(changed, { currentDate })).rejects.toThrow()
    await expect(open(changed)).rejects.toMatchObject({ code: 'proof.signature_invalid' })
    const stray = `${text}${toBase64url(utf8('["c2FsdA","grade","A"]'))}~`
    await expect(core.verify(stray, { currentDate })).resolves.toBeDefined()
    await expect(open(stray)).rejects.toMatchObject({ code: 'proof.disclosure_unused' })
  })
})

describe('@sd-jwt/sd-jwt-vc and a claim set (SD-JWT VC)', () => {
  it('reads what we secure, show and bind', async () => {
    const mechanism = createSdJwtVc({ holderKey: holder.publicJwk, disclosable: ['/given_name', '/address', '/address/city'] })
    const text = await secure(copyJsonObject(claims), mechanism)
    expect((await vc.verify(text, { currentDate })).payload).toEqual({ ...claims, cnf })
    const part = await derive(text, '/address/country')
    const { payload, header } = await vc.verify(part, { currentDate })
    expect(header?.['typ']).toBe('dc+sd-jwt')
    expect(payload).toMatchObject({ address: { country: 'AT' } })
    expect(payload).not.toHaveProperty('given_name')
    const bound = await bindToHolder(part, { signer: holder, binding, now: NOW })
    await expect(vc.verify(bound, { currentDate, keyBindingNonce: binding.challenge })).resolves.toBeDefined()
    await expect(vc.verify(bound, { currentDate, keyBindingNonce: 'other' })).rejects.toThrow()
  })

  it('secures, shows and binds what we read', async () => {
    const frame = { _sd: ['given_name', 'address'], address: { _sd: ['city', 'country'] } }
    const text = await vc.issue({ ...claims, cnf }, frame as never, { header: { kid: signer.id } })
    expect(await open(text)).toMatchObject({ credential: { ...claims, cnf }, disclosure: { form: 'base', hidden: 0 } })
    expect((await open(await derive(text, '/address/city'))).credential['address']).toEqual({ city: 'Graz' })
    const shown = await vc.present(text, { given_name: true } as never, {
      kb: { payload: { iat: currentDate, aud: binding.domain, nonce: binding.challenge } },
    })
    expect(await open(shown, true)).toMatchObject({
      credential: { given_name: 'Ana' },
      disclosure: { form: 'derived', hidden: 1 },
    })
  })
})
