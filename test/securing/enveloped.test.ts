import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { type EnvelopedMediaType, fromEnveloped, toEnveloped } from '../../src/securing/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, errorOf, NOW, newSigner, tokenBadge } from '../support/badges.js'

const signer = await newSigner('ES256')
const badge = badgeOf(controllerOf(signer))
const token = await tokenBadge(signer, badge, vcJose)
const envelope = toEnveloped(token, 'application/vc+jwt')

describe('envelopes (VCDM 2.0 sections 4.13 and 4.14)', () => {
  it.each<[EnvelopedMediaType, string, string]>([
    ['application/vc+jwt', 'EnvelopedVerifiableCredential', token],
    ['application/vp+jwt', 'EnvelopedVerifiablePresentation', token],
    ['application/vc+sd-jwt', 'EnvelopedVerifiableCredential', `${token}~`],
    ['application/vp+sd-jwt', 'EnvelopedVerifiablePresentation', `${token}~WyJhIl0~${token}`],
  ])('%s is put in and taken out', (mediaType, type, text) => {
    const made = toEnveloped(text, mediaType)
    expect(made).toEqual({ '@context': CREDENTIALS_V2, id: `data:${mediaType},${text}`, type })
    expect(Object.isFrozen(made)).toBe(true)
    const taken = fromEnveloped(made)
    expect(taken).toEqual({ type, mediaType, token: text })
    expect(Object.isFrozen(taken)).toBe(true)
  })

  it('refuses to put in what is no such token', async () => {
    for (const [text, mediaType] of [
      ['', 'application/vc+jwt'],
      ['a.b', 'application/vc+jwt'],
      [`${token}~`, 'application/vc+jwt'],
      [token, 'application/vc+sd-jwt'],
      [`${token},x`, 'application/vc+jwt'],
      [`${token}\n`, 'application/vc+jwt'],
      [5 as never, 'application/vc+jwt'],
    ] as const) {
      expect(await errorOf(() => toEnveloped(text, mediaType))).toMatchObject({
        code: 'securing.envelope_invalid',
        kind: 'input',
      })
    }
    for (const mediaType of ['text/plain', 'application/vc', 'application/vc+cose', 'APPLICATION/VC+JWT', '', null])
      expect(await errorOf(() => toEnveloped(token, mediaType as never))).toMatchObject({
        code: 'securing.envelope_unsupported',
        kind: 'usage',
      })
  })

  it.each([
    [{ '@context': undefined }, '@context'],
    [{ '@context': [] }, '@context'],
    [{ '@context': '' }, '@context'],
    [{ type: undefined }, 'type'],
    [{ type: 'VerifiableCredential' }, 'type'],
    [{ type: 'EnvelopedVerifiablePresentation' }, 'type'],
    [{ type: ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'] }, 'type'],
    [{ id: undefined }, 'id'],
    [{ id: 5 }, 'id'],
    [{ id: token }, 'id'],
    [{ id: 'https://evil.example/,x' }, 'id'],
    [{ id: ` data:application/vc+jwt,${token}` }, 'id'],
    [{ id: `data:application/vc+jwt;${token}` }, 'id'],
    [{ id: 'data:application/vc+jwt,' }, 'id'],
    [{ id: 'data:application/vc+jwt,x' }, 'id'],
    [{ id: `data:application/vc+jwt,${token}\n` }, 'id'],
    [{ id: `data:application/vc+jwt,${token},` }, 'id'],
    [{ id: `data:application/vc+jwt,${token}~` }, 'id'],
    [{ id: `data:application/vc+sd-jwt,${token}` }, 'id'],
    [{ id: `data:application/vc+jwt,${'a'.repeat(4 * 1024 * 1024)}` }, 'id'],
  ])('%# is malformed', async (change, member) => {
    const { [Object.keys(change)[0] as string]: _old, ...rest } = envelope
    const document = { ...rest, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) }
    expect(await errorOf(() => fromEnveloped(document as JsonObject))).toMatchObject({
      code: 'securing.envelope_invalid',
      kind: 'input',
      params: { member },
      path: `/${member}`,
    })
  })

  it.each([
    'data:application/vc+cose;base64,AAAA',
    `data:application/vc+jwt;base64,${token}`,
    `data:application/vc+jwt;charset=utf-8,${token}`,
    `data:application/vc+jwt,${token.replaceAll('.', '%2E')}`,
    `data:text/plain,${token}`,
    `data:,${token}`,
  ])('%# may be right, and is not read', async (id) => {
    expect(await errorOf(() => fromEnveloped({ ...envelope, id }))).toMatchObject({
      code: 'securing.envelope_unsupported',
      kind: 'operation',
      path: '/id',
    })
  })

  it('case does not matter in scheme and media type (RFC 2397, RFC 2045 section 5.1)', () => {
    expect(fromEnveloped({ ...envelope, id: `DATA:Application/VC+JWT,${token}` }).mediaType).toBe('application/vc+jwt')
  })
})

describe('in a verifier', () => {
  const verifier = createVerifier({ mechanisms, now: NOW })

  it('what is inside is verified, and nothing beside it is believed', async () => {
    for (const input of [
      envelope,
      JSON.stringify(envelope),
      { ...envelope, validUntil: '2000-01-01T00:00:00Z', issuer: 'urn:x' },
    ]) {
      const report = await verifier.verify(input)
      expect(report).toMatchObject({ outcome: 'verified', findings: [], proofs: [{ mechanism: 'vc-jose' }] })
      expect(report.outcome === 'verified' && report.credential).toEqual(badge)
    }
    const old = toEnveloped(await tokenBadge(signer, badge, ob3Jwt), 'application/vc+jwt')
    expect(await verifier.verify(old)).toMatchObject({ outcome: 'verified', proofs: [{ mechanism: 'ob3-jwt' }] })
  })

  it('a changed token is wrong, a malformed envelope too', async () => {
    const changed = `${token.slice(0, -10)}${token.at(-10) === 'A' ? 'B' : 'A'}${token.slice(-9)}`
    const codes = async (input: unknown) => {
      const { outcome, findings } = await verifier.verify(input)
      return [outcome, findings.map(({ code }) => code)]
    }
    expect(await codes(toEnveloped(changed, 'application/vc+jwt'))).toEqual(['rejected', ['proof.signature_invalid']])
    expect(await codes({ ...envelope, id: 'data:application/vc+jwt,x' })).toEqual(['rejected', ['securing.envelope_invalid']])
    expect(await codes({ ...envelope, id: 'data:application/vc+jwt,ey.ey.ey' })).toEqual(['rejected', ['form.token_malformed']])
    expect(await codes({ ...envelope, id: 'data:application/vc+cose;base64,AAAA' })).toEqual([
      'indeterminate',
      ['form.enveloped'],
    ])
  })

  it('an envelope is not opened twice', async () => {
    const inner = await tokenBadge(signer, { ...badge, type: ['EnvelopedVerifiableCredential', 'VerifiableCredential'] }, vcJose)
    const report = await verifier.verify(toEnveloped(inner, 'application/vc+jwt'))
    expect(report.findings.map(({ code }) => code)).toEqual(['form.enveloped'])
  })
})
