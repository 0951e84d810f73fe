import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { buildPresentation, presentCredentials } from '../../src/holder/index.js'
import type { Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import {
  acceptRetiredKeys,
  type Mechanism,
  type SecureOptions,
  splitJws,
  splitSdJwt,
  toEnveloped,
} from '../../src/securing/index.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { createVcJwt, vcJwt } from '../../src/securing/jose/vc-jwt.js'
import { bindToHolder, createSdJwtVc, parseSdJwt, sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createVerifier, skipBindingCheck } from '../../src/verify/index.js'
import {
  badgeOf,
  controllerDocument,
  controllerOf,
  errorOf,
  loader,
  NOW,
  NOW_MS,
  newSigner,
  openOptions,
  signedBadge,
  tokenBadge,
} from '../support/badges.js'
import { credentialV1, encodePart, forgeToken, openWith } from '../support/tokens.js'

const binding = { challenge: 'c-2026-06-01', domain: 'https://school.example' }
const issuer = await newSigner('ES256')
const verifier = createVerifier({ mechanisms, now: NOW })
const verify = (input: unknown, wanted: typeof binding | typeof skipBindingCheck = binding, by = verifier) =>
  by.verifyPresentation(input, { binding: wanted })
const codesOf = (report: { readonly findings: readonly { readonly code: string }[] }): string[] =>
  report.findings.map(({ code }) => code)

/** The tokens that a presentation may be, and how its claims are reached to change them. */
const FORMS = [
  { id: 'vc-jose', mechanism: vcJose, dataModel: '2.0', mediaType: 'application/vp+jwt' },
  { id: 'sd-jwt-vc', mechanism: sdJwtVc, dataModel: '2.0', mediaType: 'application/vp+sd-jwt' },
  { id: 'vc-jwt', mechanism: vcJwt, dataModel: '1.1', mediaType: 'application/jwt' },
] as const
type Form = (typeof FORMS)[number]

const badgeFor = (holder: Signer): Promise<JsonObject> =>
  signedBadge(issuerEd, badgeOf(controllerOf(issuerEd), { subject: { id: controllerOf(holder) } }))
const issuerEd = await newSigner()
const present = async (
  { mechanism, dataModel }: Pick<Form, 'mechanism' | 'dataModel'>,
  holder: Signer,
  credentials: readonly (JsonObject | string)[] = [],
) => presentCredentials(credentials, { signer: holder, mechanism, dataModel, binding, now: NOW })
const textOf = async (form: Form, holder: Signer): Promise<string> =>
  (await present(form, holder, [await badgeFor(holder)])).presentation as string
/** The presentation's own words, secured with other options. */
const secureWith = async (
  { mechanism, dataModel }: Form,
  holder: Signer,
  options: Partial<SecureOptions>,
  changes: Record<string, unknown> = {},
) =>
  (
    await mechanism.secure({ ...buildPresentation([], { holder: controllerOf(holder), dataModel }), ...changes } as JsonObject, {
      signer: holder,
      loader,
      now: NOW_MS,
      purpose: 'authentication',
      binding,
      ...options,
    })
  ).credential as string
/** A token with another payload under the same signature. */
function tampered(text: string, change: (payload: JsonObject) => object): string {
  const [token = '', ...rest] = text.split('~')
  const [head, , tail] = token.split('.')
  return [`${head}.${encodePart(change(splitJws(token).payload))}.${tail}`, ...rest].join('~')
}
const payloadOf = (text: string): JsonObject => splitJws(text.split('~')[0] as string).payload

describe.each(FORMS)('a presentation as a token: $id', (form) => {
  it.each(['Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'] as const)('%s: made for an occasion, and verified', async (alg) => {
    const holder = await newSigner(alg)
    const { presentation, mediaType } = await present(form, holder, [await badgeFor(holder)])
    expect(mediaType).toBe(form.mediaType)
    expect(payloadOf(presentation as string)).toMatchObject({ aud: binding.domain, nonce: binding.challenge, iat: NOW_MS / 1000 })
    for (const input of [presentation, ` ${presentation}\n`, new TextEncoder().encode(presentation as string)]) {
      const report = await verify(input)
      expect([report.outcome, report.findings, report.holder]).toEqual(['verified', [], controllerOf(holder)])
      expect(report.proofs).toMatchObject([{ mechanism: form.id, state: 'pass', controller: controllerOf(holder) }])
      expect(report.credentials.map(({ outcome }) => outcome)).toEqual(['verified'])
    }
    expect(codesOf(await verifier.verify(presentation))).toEqual(['form.presentation'])
  })

  it('for another occasion is rejected', async () => {
    const text = await textOf(form, await newSigner())
    const other = await verify(text, { ...binding, challenge: 'another' })
    expect([other.outcome, codesOf(other)]).toEqual(['rejected', ['proof.challenge_mismatch']])
    const elsewhere = await verify(text, { ...binding, domain: 'https://other.example' })
    expect([elsewhere.outcome, codesOf(elsewhere)]).toEqual(['rejected', ['proof.domain_mismatch']])
    expect((await verify(text, skipBindingCheck)).outcome).toBe('verified')
  })

  it('for no occasion is rejected, unless the caller says so by name', async () => {
    const text = await secureWith(form, await newSigner(), { binding: undefined as never })
    expect(codesOf(await verify(text))).toEqual(['proof.challenge_mismatch'])
    expect((await verify(text, skipBindingCheck)).outcome).toBe('verified')
  })

  it('whose content was changed is rejected', async () => {
    const holder = await newSigner()
    const text = await textOf(form, holder)
    const emptied = (payload: JsonObject) =>
      form.id === 'vc-jwt'
        ? { ...payload, vp: { ...(payload['vp'] as JsonObject), verifiableCredential: [] } }
        : { ...payload, verifiableCredential: [] }
    for (const change of [emptied, (payload: JsonObject) => ({ ...payload, nonce: 'another' })]) {
      const report = await verify(tampered(text, change))
      expect([report.outcome, codesOf(report), report.checks.holder.state]).toEqual([
        'rejected',
        ['proof.signature_invalid'],
        'skipped',
      ])
    }
  })

  it('by another key under the same name is rejected, and by one for assertions alone', async () => {
    const holder = await newSigner('ES256', 'https://worker.example/me#key-1')
    const text = await textOf(form, holder)
    const outcomeWith = async (document: Record<string, unknown>) =>
      verify(text, binding, createVerifier({ mechanisms, now: NOW, documents: [document] }))
    const lists = (signer: Signer) => ({ ...controllerDocument(signer), authentication: [signer.id] })
    expect((await outcomeWith(lists(holder))).outcome).toBe('verified')
    const forged = await outcomeWith(lists(await newSigner('ES256', holder.id)))
    expect([forged.outcome, codesOf(forged)]).toEqual(['rejected', ['proof.signature_invalid']])
    const unlisted = await outcomeWith(controllerDocument(holder))
    expect([unlisted.outcome, codesOf(unlisted)]).toEqual(['rejected', ['did.method_not_authorised']])
    expect(codesOf(await verify(text))).toEqual(['did.offline'])
  })

  it('that names another holder than its signer is rejected', async () => {
    const [holder, thief] = [await newSigner(), await newSigner()]
    const presentation = await secureWith(form, thief, {}, { holder: controllerOf(holder) })
    const report = await verify(presentation)
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['holder.mismatch']])
  })

  it('is good for its own time (RFC 7519 section 4.1.4)', async () => {
    const holder = await newSigner()
    const text = await secureWith(form, holder, { expires: NOW_MS + 1000 })
    expect((await verify(text)).outcome).toBe('verified')
    const later = createVerifier({ mechanisms, now: '2026-06-01T00:00:01Z' })
    const report = await verify(text, binding, later)
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.expired']])
  })

  it('by a retired key is never right: who presents is there now (CID 1.0 section 2.2)', async () => {
    const holder = await newSigner('ES256', 'https://worker.example/me#key-1')
    const text = await textOf(form, holder)
    const documents = [{ ...controllerDocument(holder, { revoked: '2026-06-02T00:00:00Z' }), authentication: [holder.id] }]
    const at = (options: object) => createVerifier({ mechanisms, now: '2026-06-03T00:00:00Z', documents, ...options })
    expect(codesOf(await verify(text, binding, at({})))).toEqual(['proof.method_revoked'])
    expect(codesOf(await verify(text, binding, at({ retiredKeys: acceptRetiredKeys })))).toEqual(['proof.method_revoked'])
  })

  it('is no credential, and a credential is no presentation', async () => {
    const holder = await newSigner('ES256')
    const said = form.id === 'vc-jwt' ? credentialV1(controllerOf(holder)) : badgeOf(controllerOf(holder))
    const { credential } = await (form.mechanism as Mechanism).secure(said, { signer: holder, loader, now: NOW_MS })
    const sealed = sealedOf(credential as string)
    expect(await errorOf(form.mechanism.open(sealed, { ...openOptions(), purpose: 'authentication' }))).toMatchObject({
      code: 'proof.purpose_mismatch',
      kind: 'input',
      params: { expected: 'authentication', actual: 'assertionMethod' },
    })
    const presented = sealedOf(await textOf(form, holder))
    const { code } = await errorOf(form.mechanism.open(presented, openOptions()))
    expect(code).toBe(form.id === 'vc-jwt' ? 'proof.claim_forbidden' : 'proof.purpose_mismatch')
  })

  it('is secured from a presentation of its data model alone', async () => {
    const holder = await newSigner()
    const [right, wrong] = form.dataModel === '1.1' ? [CREDENTIALS_V1, CREDENTIALS_V2] : [CREDENTIALS_V2, CREDENTIALS_V1]
    const unsuitable = { code: 'securing.document_unsuitable', kind: 'input', params: { mechanism: form.id } }
    expect(await errorOf(secureWith(form, holder, {}, { '@context': [wrong] }))).toMatchObject({
      ...unsuitable,
      params: { mechanism: form.id, expected: right },
    })
    expect(await errorOf(secureWith(form, holder, {}, { type: ['VerifiableCredential'] }))).toMatchObject(unsuitable)
    const other = { ...holder, alg: 'HS256' as never }
    expect(await errorOf(secureWith(form, other, {}))).toMatchObject({ code: 'securing.signer_unsuitable', kind: 'usage' })
  })

  it('without credentials and without a holder member, the key says who is there', async () => {
    const signer = await newSigner()
    const unsigned = buildPresentation([], { dataModel: form.dataModel })
    const options = { signer, loader, now: NOW_MS, purpose: 'authentication', binding } as const
    const text = (await form.mechanism.secure(unsigned, options)).credential
    expect(await verify(text)).toMatchObject({ outcome: 'verified', holder: controllerOf(signer), credentials: [] })
  })

  it('of somebody else about whom the badge is not is rejected', async () => {
    const [holder, other] = [await newSigner(), await newSigner()]
    const { presentation } = await present(form, holder, [await badgeFor(other)])
    expect(codesOf(await verify(presentation))).toEqual(['holder.subject_mismatch'])
  })
})

function sealedOf(text: string) {
  if (text.includes('~')) return parseSdJwt(text)
  const { header, payload } = splitJws(text)
  return { form: 'compact', token: text, header, payload, path: '' } as const
}

describe('vp+sd-jwt (VC-JOSE-COSE section 3.2.2)', () => {
  const form = FORMS[1]

  it('has its type in the header, and nothing hidden by default', async () => {
    const text = await textOf(form, await newSigner('ES256'))
    expect(parseSdJwt(text).header).toMatchObject({ alg: 'ES256', typ: 'vp+sd-jwt', cty: 'vp' })
    expect(splitSdJwt(text).disclosures).toEqual([])
    const enveloped = toEnveloped(text, 'application/vp+sd-jwt')
    expect((await verify(enveloped)).outcome).toBe('verified')
    expect((await verify(JSON.stringify(enveloped))).outcome).toBe('verified')
  })

  it('of which a credential can be left out, by whoever has it', async () => {
    const holder = await newSigner()
    const mechanism = createSdJwtVc({ disclosable: ['/verifiableCredential/0', '/holder'] })
    const { presentation } = await present({ mechanism, dataModel: '2.0' } as never, holder, [
      await badgeFor(holder),
      await badgeFor(holder),
    ])
    const text = presentation as string
    expect(splitSdJwt(text).disclosures).toHaveLength(2)
    const whole = await verify(text)
    expect([whole.outcome, whole.credentials.length, whole.proofs[0]?.disclosure]).toEqual([
      'verified',
      2,
      { form: 'base', hidden: 0 },
    ])
    const derived = await mechanism.derive?.(parseSdJwt(text), { reveal: ['/holder'], loader })
    expect(derived?.mediaType).toBe('application/vp+sd-jwt')
    const part = await verify(derived?.credential)
    expect([part.outcome, part.credentials.length, part.proofs[0]?.disclosure]).toEqual([
      'verified',
      1,
      { form: 'derived', hidden: 1 },
    ])
  })

  it('whose holder is hidden and shown again is found by a hint (section 4)', async () => {
    const holder = await newSigner('ES256')
    const did = controllerOf(holder)
    const disclosure = encodePart(['c2FsdA', 'holder', did])
    const { digestOf } = await import('../../src/securing/sd-jwt/disclosure.js')
    const rest = { '@context': [CREDENTIALS_V2], type: 'VerifiablePresentation', aud: [binding.domain], nonce: binding.challenge }
    const token = await forgeToken(
      { alg: 'ES256', typ: 'vp+sd-jwt', kid: holder.id.split('#')[1] },
      { ...rest, _sd: [digestOf(disclosure)] },
      holder,
    )
    expect((await verify(`${token}~${disclosure}~`)).outcome).toBe('verified')
    expect(codesOf(await verify(`${token}~`))).toEqual(['proof.key_missing'])
  })

  it('says its occasion in the open: a hidden audience is none', async () => {
    const holder = await newSigner('ES256')
    const { digestOf } = await import('../../src/securing/sd-jwt/disclosure.js')
    const open = { '@context': [CREDENTIALS_V2], type: 'VerifiablePresentation', holder: controllerOf(holder) }
    const forged = async (name: string, value: string, rest: object): Promise<string> => {
      const disclosure = encodePart(['c2FsdA', name, value])
      const token = await forgeToken(
        { alg: 'ES256', typ: 'vp+sd-jwt', kid: holder.id },
        { ...open, ...rest, _sd: [digestOf(disclosure)] },
        holder,
      )
      return `${token}~${disclosure}~`
    }
    expect(codesOf(await verify(await forged('nonce', binding.challenge, { aud: binding.domain })))).toEqual([
      'proof.challenge_mismatch',
    ])
    expect(codesOf(await verify(await forged('aud', binding.domain, { nonce: binding.challenge })))).toEqual([
      'proof.disclosure_name_forbidden',
    ])
  })

  it.each<[string, JsonObject, JsonObject, string]>([
    ['a contradicting cty', { cty: 'vc' }, {}, 'proof.header_unsupported'],
    ['vc', {}, { vc: {} }, 'proof.claim_forbidden'],
    ['vp', {}, { vp: {} }, 'proof.claim_forbidden'],
    ['an issuer that is not the holder', {}, { iss: 'https://evil.example' }, 'proof.claim_mismatch'],
    ['an id that is another', {}, { id: 'urn:uuid:1', jti: 'urn:uuid:2' }, 'proof.claim_mismatch'],
    ['a date that is none', {}, { exp: 'soon' }, 'proof.claim_invalid'],
    ['an unknown algorithm', { alg: 'none' }, {}, 'proof.alg_unsupported'],
  ])('with %s is rejected', async (_, header, claims, code) => {
    const holder = await newSigner('ES256')
    const payload = {
      '@context': [CREDENTIALS_V2],
      type: ['VerifiablePresentation'],
      holder: controllerOf(holder),
      aud: binding.domain,
      nonce: binding.challenge,
      ...claims,
    }
    const report = await verify(
      `${await forgeToken({ alg: 'ES256', kid: holder.id, typ: 'vp+sd-jwt', ...header }, payload, holder)}~`,
    )
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', [code]])
  })

  it('of the type of a draft, or without one, is read; one that is no presentation is not', async () => {
    const holder = await newSigner('ES256')
    const payload = {
      '@context': [CREDENTIALS_V2],
      type: ['VerifiablePresentation'],
      holder: controllerOf(holder),
      aud: binding.domain,
      nonce: binding.challenge,
    }
    // One media type may be spelt in several ways (RFC 7515 section 4.1.9).
    for (const typ of ['vp+ld+json+sd-jwt', 'application/vp+sd-jwt', 'VP+SD-JWT', undefined]) {
      const text = `${await forgeToken({ alg: 'ES256', kid: holder.id, typ }, payload, holder)}~`
      expect((await verify(text)).outcome).toBe('verified')
    }
    const upper = `${await forgeToken({ alg: 'ES256', kid: holder.id, typ: 'application/VP+SD-JWT' }, payload, holder)}~`
    expect((await verifier.verify(upper)).findings.map(({ code }) => code)).toEqual(['form.presentation'])
    const other = { ...payload, type: ['VerifiableCredential'] }
    const text = `${await forgeToken({ alg: 'ES256', kid: holder.id, typ: 'vp+sd-jwt' }, other, holder)}~`
    expect(codesOf(await verify(text))).toEqual(['form.not_a_presentation'])
    expect(await errorOf(sdJwtVc.open(parseSdJwt(text), { ...openOptions(), purpose: 'authentication' }))).toMatchObject({
      code: 'proof.member_invalid',
      params: { member: 'type' },
    })
  })

  it('disclosures that do not fit are wrong, an unknown hash could not be checked', async () => {
    const holder = await newSigner('ES256')
    const stray = await verify(`${await textOf(form, holder)}${encodePart(['c2FsdA', 'stray', 1])}~`)
    expect([stray.outcome, codesOf(stray)]).toEqual(['rejected', ['proof.disclosure_unused']])
    const payload = { '@context': [CREDENTIALS_V2], _sd_alg: 'sha-512', _sd: ['x'], holder: controllerOf(holder) }
    const other = await verify(`${await forgeToken({ alg: 'ES256', kid: holder.id, typ: 'vp+sd-jwt' }, payload, holder)}~`)
    expect([other.outcome, codesOf(other)]).toEqual(['indeterminate', ['proof.sd_alg_unsupported']])
  })

  it('a key-binding token after it must be right too', async () => {
    const [holder, device] = [await newSigner('ES256'), await newSigner('ES256')]
    const payload = {
      '@context': [CREDENTIALS_V2],
      type: ['VerifiablePresentation'],
      holder: controllerOf(holder),
      aud: binding.domain,
      nonce: binding.challenge,
      cnf: { jwk: device.publicJwk },
    }
    const text = `${await forgeToken({ alg: 'ES256', kid: holder.id, typ: 'vp+sd-jwt' }, payload, holder)}~`
    expect((await verify(await bindToHolder(text, { signer: device, binding, now: NOW }))).outcome).toBe('verified')
    const stale = await bindToHolder(text, { signer: device, binding: { ...binding, challenge: 'other' }, now: NOW })
    expect(codesOf(await verify(stale))).toEqual(['proof.challenge_mismatch'])
  })

  it('is secured once, and without members that its token needs', async () => {
    const holder = await newSigner()
    expect(await errorOf(secureWith(form, holder, {}, { proof: {} }))).toMatchObject({ code: 'securing.already_secured' })
    for (const claim of ['aud', 'nonce', 'iat', 'vp', 'vc', 'iss']) {
      expect(await errorOf(secureWith(form, holder, {}, { [claim]: 'x' }))).toMatchObject({
        code: 'securing.claim_reserved',
        params: { claim },
      })
    }
  })
})

describe('the claim vp (VCDM 1.1 section 6.3.1)', () => {
  const form = FORMS[2]
  const openVp = async (payload: unknown, by: Signer, mechanism: Mechanism = vcJwt) =>
    openWith(mechanism, await forgeToken({ alg: 'ES256', kid: by.id, typ: 'JWT' }, payload, by), [], {
      purpose: 'authentication',
      binding,
    })
  const claims = { aud: binding.domain, nonce: binding.challenge }
  const vp = { '@context': [CREDENTIALS_V1], type: ['VerifiablePresentation'] }

  it('holds tokens as they are', async () => {
    const holder = await newSigner('ES256')
    const token = await tokenBadge(
      issuer,
      credentialV1(controllerOf(issuer), { credentialSubject: { id: controllerOf(holder) } }),
      vcJwt,
    )
    const { presentation } = await present(form, holder, [token])
    expect((payloadOf(presentation as string)['vp'] as JsonObject)['verifiableCredential']).toEqual([token])
    const report = await verify(presentation)
    expect(report.credentials).toMatchObject([{ proofs: [{ mechanism: 'vc-jwt', state: 'pass' }] }])
    expect([report.outcome, report.checks.holder.state]).toEqual(['verified', 'pass'])
    const [head, body] = token.split('.')
    const broken = await verify((await present(form, holder, [`${head}.${body}.AAAA`])).presentation)
    expect([broken.outcome, broken.checks.proof.state, broken.credentials[0]?.outcome]).toEqual(['rejected', 'pass', 'rejected'])
  })

  it('iss stands for the holder, jti for the id', async () => {
    const holder = await newSigner('ES256')
    const did = controllerOf(holder)
    expect(payloadOf(await secureWith(form, holder, { expires: NOW_MS + 5000 }, { id: 'urn:uuid:1' }))).toEqual({
      iss: did,
      jti: 'urn:uuid:1',
      iat: NOW_MS / 1000,
      exp: NOW_MS / 1000 + 5,
      ...claims,
      vp: { ...vp, id: 'urn:uuid:1', holder: did, verifiableCredential: [] },
    })
    const opened = await openVp({ ...claims, iss: did, jti: 'urn:uuid:1', iat: NOW_MS / 1000, vp }, holder)
    expect(opened).toMatchObject({ credential: { ...vp, id: 'urn:uuid:1', holder: did }, created: NOW, warnings: [] })
    expect(Object.isFrozen(opened.credential)).toBe(true)
    const text = await forgeToken({ alg: 'ES256', kid: holder.id }, { ...claims, iss: did, vp }, holder)
    expect(await verify(text)).toMatchObject({ outcome: 'verified', holder: did })
  })

  it.each<[string, JsonObject, string, object]>([
    [
      'another issuer than its holder',
      { iss: 'https://evil.example', vp: { ...vp, holder: 'urn:a:1' } },
      'proof.claim_mismatch',
      { claim: 'iss' },
    ],
    ['another jti than its id', { jti: 'urn:a:2', vp: { ...vp, id: 'urn:a:1' } }, 'proof.claim_mismatch', { claim: 'jti' }],
    ['no iss where there is a holder', { vp: { ...vp, holder: { id: 'urn:a:1' } } }, 'proof.claim_missing', { claim: 'iss' }],
    ['no jti where there is an id', { vp: { ...vp, id: 'urn:a:1' } }, 'proof.claim_missing', { claim: 'jti' }],
    ['a jti that is no text', { jti: 5, vp }, 'proof.claim_invalid', { claim: 'jti' }],
    ['a date that is none', { exp: 'soon', vp }, 'proof.claim_invalid', { claim: 'exp' }],
    ['a time to come', { nbf: NOW_MS / 1000 + 1, vp }, 'proof.not_yet_valid', {}],
    ['vc too', { vc: {}, vp }, 'proof.claim_forbidden', { claim: 'vc' }],
    ['a list', { vp: [vp] }, 'proof.claim_invalid', { claim: 'vp' }],
    ['the contexts of VCDM 2.0', { vp: { ...vp, '@context': [CREDENTIALS_V2] } }, 'proof.claim_forbidden', { claim: 'vp' }],
    ['another type', { vp: { ...vp, type: ['VerifiableCredential'] } }, 'proof.member_invalid', { member: 'type' }],
    ['another audience', { vp, aud: ['x'] }, 'proof.domain_mismatch', {}],
  ])('with %s is refused', async (_, more, code, params) => {
    const error = await errorOf(openVp({ ...claims, ...more }, await newSigner('ES256')))
    expect(error).toMatchObject({ code, kind: 'input', params })
  })

  it('a claim whose absence is taken is warned of', async () => {
    const holder = await newSigner('ES256')
    const lenient = createVcJwt({ optionalClaims: ['iss'] })
    const { warnings } = await openVp({ ...claims, vp: { ...vp, holder: controllerOf(holder) } }, holder, lenient)
    expect(warnings).toEqual([{ code: 'proof.claim_missing', params: { claim: 'iss' }, path: '/iss' }])
  })

  it('tells what it shows before it is checked', () => {
    const sealed = (payload: JsonObject) => ({ form: 'compact', token: 'a.b.c', header: {}, payload, path: '' }) as const
    const preview = (payload: JsonObject) => vcJwt.preview?.(sealed(payload))
    expect(preview({ iss: 'urn:a:1', vp })).toEqual({ ...vp, holder: 'urn:a:1' })
    expect(preview({ iss: 'urn:a:1', vc: { type: 'VerifiableCredential' } })).toEqual({
      type: 'VerifiableCredential',
      issuer: 'urn:a:1',
    })
    expect(preview({ vp: 5 })).toBeUndefined()
    expect(vcJwt.preview?.({ form: 'embedded', document: {}, proof: {}, path: '/proof' })).toBeUndefined()
  })

  it('of a hostile form is refused', async () => {
    const made = (payload: object) => forgeToken({ alg: 'ES256', kid: 'urn:x', typ: 'JWT' }, payload, issuer)
    for (const value of [5, null, [], 'x', {}, { type: 'Other' }]) {
      expect(codesOf(await verify(await made({ vp: value })))).toEqual(['form.not_a_presentation'])
    }
    const many = { ...vp, verifiableCredential: new Array(101).fill({}) }
    expect(codesOf(await verify(await made({ vp: many })))).toEqual(['form.credentials_too_many'])
    const contexts = { ...vp, '@context': new Array(65).fill(CREDENTIALS_V1) }
    expect(codesOf(await verify(await made({ vp: contexts })))).toEqual(['form.contexts_too_many'])
  })

  it('is asked for by name', async () => {
    const holder = await newSigner()
    expect(
      await errorOf(presentCredentials([], { signer: holder, mechanism: vcJwt, binding, dataModel: '3' as never })),
    ).toMatchObject({
      code: 'core.option_invalid',
      params: { option: 'dataModel' },
    })
    expect(await errorOf(presentCredentials([], { signer: holder, mechanism: vcJwt, binding }))).toMatchObject({
      code: 'securing.document_unsuitable',
    })
  })
})
