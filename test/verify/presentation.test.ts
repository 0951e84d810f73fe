import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, OB_3_0_3, OB_EXTENSIONS } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { buildEndorsementCredential } from '../../src/credential/index.js'
import { buildPresentation, deriveCredential, presentCredentials } from '../../src/holder/index.js'
import type { Signer } from '../../src/keys/index.js'
import type { Net } from '../../src/net/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ecdsaJcs2019 } from '../../src/securing/data-integrity/ecdsa-jcs-2019.js'
import { ecdsaRdfc2019 } from '../../src/securing/data-integrity/ecdsa-rdfc-2019.js'
import { ed25519Signature2020 } from '../../src/securing/data-integrity/ed25519-signature-2020.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { type Mechanism, toEnveloped } from '../../src/securing/index.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { bindToHolder, createSdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { buildBitstringStatusListEntry } from '../../src/status/index.js'
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
  signedBadge,
  thaw,
  tokenBadge,
} from '../support/badges.js'

const binding = { challenge: 'c-2026-06-01', domain: 'https://school.example' }
const issuer = await newSigner()
const verifier = createVerifier({ mechanisms, now: NOW })

const badgeFor = (holder: Signer, name = 'First aid'): Promise<JsonObject> =>
  signedBadge(issuer, badgeOf(controllerOf(issuer), { name, subject: { id: controllerOf(holder) } }))
const present = async (
  credentials: readonly (JsonObject | string)[],
  signer: Signer,
  mechanism: Mechanism = eddsaRdfc2022,
): Promise<JsonObject> =>
  (await presentCredentials(credentials, { signer, mechanism, binding, now: NOW })).presentation as JsonObject
const verify = (input: unknown, wanted: typeof binding | typeof skipBindingCheck = binding) =>
  verifier.verifyPresentation(input, { binding: wanted })
const codesOf = (report: Awaited<ReturnType<typeof verify>>): string[] => report.findings.map(({ code }) => code)

describe('a presentation (VCDM 2.0 section 4.13)', () => {
  it.each([
    ['eddsa-rdfc-2022', eddsaRdfc2022, 'Ed25519'],
    ['eddsa-jcs-2022', eddsaJcs2022, 'Ed25519'],
    ['ecdsa-rdfc-2019', ecdsaRdfc2019, 'ES256'],
    ['ecdsa-jcs-2019', ecdsaJcs2019, 'ES384'],
    ['Ed25519Signature2020', ed25519Signature2020, 'Ed25519'],
  ] as const)('secured with %s: holder, and a report for each credential', async (id, mechanism, alg) => {
    const holder = await newSigner(alg)
    const presentation = await present([await badgeFor(holder), await badgeFor(holder, 'Load safety')], holder, mechanism)
    for (const input of [presentation, JSON.stringify(presentation), new TextEncoder().encode(JSON.stringify(presentation))]) {
      const report = await verify(input)
      expect([report.outcome, report.findings, report.holder]).toEqual(['verified', [], controllerOf(holder)])
      expect(report.proofs).toMatchObject([{ mechanism: id, state: 'pass' }])
      expect(report.credentials.map(({ outcome }) => outcome)).toEqual(['verified', 'verified'])
    }
  })

  it.each(['Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'] as const)(
    'as a vp+jwt with %s, with tokens enveloped (VC-JOSE-COSE)',
    async (alg) => {
      const holder = await newSigner(alg)
      const token = await tokenBadge(issuer, badgeOf(controllerOf(issuer), { subject: { id: controllerOf(holder) } }), vcJose)
      const { presentation, mediaType } = await presentCredentials([await badgeFor(holder), token], {
        signer: holder,
        mechanism: vcJose,
        binding,
        now: NOW,
      })
      expect(mediaType).toBe('application/vp+jwt')
      const enveloped = toEnveloped(presentation as string, 'application/vp+jwt')
      for (const input of [presentation, enveloped, JSON.stringify(enveloped)]) {
        const report = await verify(input)
        expect([report.outcome, report.findings, report.holder]).toEqual(['verified', [], controllerOf(holder)])
        expect(report.credentials.map(({ proofs }) => proofs[0]?.mechanism)).toEqual(['eddsa-rdfc-2022', 'vc-jose'])
      }
      expect(codesOf(await verify(presentation, { ...binding, challenge: 'another' }))).toEqual(['proof.challenge_mismatch'])
      expect(codesOf(await verify(presentation, { ...binding, domain: 'another' }))).toEqual(['proof.domain_mismatch'])
      expect((await verifier.verify(presentation)).findings.map(({ code }) => code)).toEqual(['form.presentation'])
    },
  )

  it('holds an envelope whose type is a list (VCDM 2.0 sections 4.5 and 4.13)', async () => {
    const holder = await newSigner('ES256')
    const token = await tokenBadge(issuer, badgeOf(controllerOf(issuer), { subject: { id: controllerOf(holder) } }), vcJose)
    const envelope = { ...toEnveloped(token, 'application/vc+jwt'), type: ['EnvelopedVerifiableCredential'] }
    const { presentation } = await presentCredentials([envelope], { signer: holder, mechanism: vcJose, binding, now: NOW })
    expect((await verify(presentation)).outcome).toBe('verified')
  })

  it('is an SD-JWT with the key binding of its holder (RFC 9901 section 7.3)', async () => {
    const holder = await newSigner()
    const mechanism = createSdJwtVc({ holderKey: holder.publicJwk })
    const whole = await tokenBadge(issuer, badgeOf(controllerOf(issuer)), mechanism)
    const shown = (await deriveCredential(whole, { reveal: ['/credentialSubject/achievement'], mechanisms })).credential as string
    const bound = await bindToHolder(shown, { signer: holder, binding, now: NOW })
    const report = await verify(bound)
    expect([report.outcome, report.findings]).toEqual(['verified', []])
    expect(report.checks.holder.state).toBe('pass')
    expect(report.credentials).toMatchObject([{ outcome: 'verified', proofs: [{ mechanism: 'sd-jwt-vc' }] }])
    expect((await verify(bound, { ...binding, domain: 'https://other.example' })).outcome).toBe('rejected')
    expect((await verify(shown)).credentials[0]?.findings.map(({ code }) => code)).toEqual(['proof.key_binding_missing'])
    const unbound = await verify(shown, skipBindingCheck)
    expect([unbound.outcome, codesOf(unbound)]).toEqual(['indeterminate', ['holder.unknown']])
  })

  it('without credentials shows who is there', async () => {
    const holder = await newSigner()
    expect(await verify(await present([], holder))).toMatchObject({
      outcome: 'verified',
      holder: controllerOf(holder),
      credentials: [],
    })
  })

  it('repeats challenge and domain (Data Integrity 1.0 section 4.4)', async () => {
    const holder = await newSigner()
    const presentation = await present([await badgeFor(holder)], holder)
    expect(codesOf(await verify(presentation, { ...binding, challenge: 'another' }))).toEqual(['proof.challenge_mismatch'])
    expect(codesOf(await verify(presentation, { ...binding, domain: 'https://other.example' }))).toEqual([
      'proof.domain_mismatch',
    ])
    expect((await verify(presentation, { ...binding, challenge: 'another' })).outcome).toBe('rejected')
  })

  it.each([
    [undefined],
    [{}],
    [{ binding: undefined }],
    [{ binding: { challenge: '', domain: 'x' } }],
    [{ binding: { challenge: 'x' } }],
    [{ binding: Symbol('skipBindingCheck') }],
    [{ binding: true }],
  ])('is not verified without them: %j', async (options) => {
    const error = await errorOf(verifier.verifyPresentation({}, options as never))
    expect(error).toMatchObject({ code: 'core.option_invalid', kind: 'usage', params: { option: 'binding' } })
  })

  it('is taken without them where the caller says so by name', async () => {
    const holder = await newSigner()
    expect((await verify(await present([await badgeFor(holder)], holder), skipBindingCheck)).outcome).toBe('verified')
  })

  it('of a badge about somebody else is rejected', async () => {
    const [holder, other] = [await newSigner(), await newSigner()]
    const report = await verify(await present([await badgeFor(holder), await badgeFor(other)], holder))
    expect(report.outcome).toBe('rejected')
    expect(report.findings).toMatchObject([
      { check: 'holder', code: 'holder.subject_mismatch', path: '/verifiableCredential/1/credentialSubject' },
    ])
    expect(report.credentials.map(({ outcome }) => outcome)).toEqual(['verified', 'verified'])
  })

  it('of a badge that names its subject otherwise leaves the holder open', async () => {
    const holder = await newSigner()
    const subject = { identifier: [{ identityType: 'emailAddress', identityHash: 'worker@courier.example', hashed: false }] }
    const badge = await signedBadge(issuer, badgeOf(controllerOf(issuer), { subject: subject as never }))
    const report = await verify(await present([badge], holder))
    expect([report.outcome, codesOf(report)]).toEqual(['indeterminate', ['holder.subject_unidentified']])
  })

  it('that names another holder than its signer is rejected', async () => {
    const [holder, other] = [await newSigner(), await newSigner()]
    const { presentation } = await presentCredentials([await badgeFor(holder)], {
      signer: other,
      mechanism: eddsaRdfc2022,
      binding,
      holder: controllerOf(holder),
      now: NOW,
    })
    const report = await verify(presentation)
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['holder.mismatch']])
    expect(report.holder).toBeUndefined()
  })

  it('by a key for assertions alone is rejected (CID 1.0 section 3.3)', async () => {
    const holder = await newSigner('Ed25519', 'https://worker.example/me#key-1')
    const id = controllerOf(holder)
    const method = { id: holder.id, type: 'JsonWebKey', controller: id, publicKeyJwk: { ...holder.publicJwk } }
    const presentation = await present([await badgeFor(holder)], holder)
    const outcomeWith = async (relation: string) =>
      createVerifier({
        mechanisms,
        now: NOW,
        documents: [{ id, verificationMethod: [method], [relation]: [holder.id] }],
      }).verifyPresentation(presentation, { binding })
    expect((await outcomeWith('authentication')).outcome).toBe('verified')
    const refused = await outcomeWith('assertionMethod')
    expect([refused.outcome, codesOf(refused)]).toEqual(['rejected', ['did.method_not_authorised']])
  })

  it('with a proof for assertions is rejected', async () => {
    const holder = await newSigner()
    const unsigned = buildPresentation([await badgeFor(holder)], { holder: controllerOf(holder) })
    const { credential } = await eddsaRdfc2022.secure(unsigned, { signer: holder, loader, now: NOW_MS })
    const report = await verify(credential)
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.purpose_mismatch']])
  })

  it('whose credential was changed is rejected, whatever the proof around it', async () => {
    const holder = await newSigner()
    const badge = { ...thaw(await badgeFor(holder)), name: 'Night driving' }
    const report = await verify(await present([badge], holder))
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', []])
    expect(report.credentials).toMatchObject([{ outcome: 'rejected', findings: [{ code: 'proof.signature_invalid' }] }])
  })

  it('from which a credential was taken, or into which one was put, is rejected', async () => {
    const holder = await newSigner()
    const presentation = thaw(await present([await badgeFor(holder)], holder))
    for (const list of [[], [...presentation.verifiableCredential, await badgeFor(holder, 'Load safety')]]) {
      const report = await verify({ ...presentation, verifiableCredential: list })
      expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.signature_invalid']])
    }
  })

  it('without a proof shows nobody', async () => {
    const holder = await newSigner()
    const report = await verify(buildPresentation([await badgeFor(holder)], { holder: controllerOf(holder) }))
    expect([report.outcome, codesOf(report), report.checks.holder.state]).toEqual(['rejected', ['proof.none'], 'skipped'])
  })

  it.each([
    ['a credential', { type: ['VerifiableCredential'] }, 'form.not_a_presentation'],
    ['texts for credentials', { verifiableCredential: ['eyJ.eyJ.sig'] }, 'form.credentials_invalid'],
    ['numbers for credentials', { verifiableCredential: [1] }, 'form.credentials_invalid'],
    ['too many credentials', { verifiableCredential: Array.from({ length: 101 }, () => ({})) }, 'form.credentials_too_many'],
    ['ten thousand proofs', { proof: Array.from({ length: 10_000 / 8 }, () => ({})) }, 'proof.too_many'],
  ])('%s is refused', async (_, members, code) => {
    const report = await verify({ '@context': [CREDENTIALS_V2], type: ['VerifiablePresentation'], ...members })
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', [code]])
  })

  it('is not JSON', async () => {
    expect(codesOf(await verify('{'))).toEqual(['core.json_invalid'])
    expect(codesOf(await verify(7))).toEqual(['form.not_a_credential'])
  })

  it('nobody signed with a key that can be found leaves the holder unknown', async () => {
    const holder = await newSigner('Ed25519', 'https://worker.example/me#key-1')
    const report = await verify(await present([await badgeFor(holder)], holder))
    expect([report.outcome, codesOf(report)]).toEqual(['indeterminate', ['did.offline']])
  })

  it('is made for one occasion', async () => {
    const signer = await newSigner()
    const options = { signer, mechanism: eddsaRdfc2022 }
    for (const bad of [undefined, {}, { challenge: '', domain: 'x' }]) {
      const error = await errorOf(presentCredentials([], { ...options, binding: bad as never }))
      expect(error).toMatchObject({ code: 'core.option_invalid', params: { option: 'binding' } })
    }
    const unsecured = presentCredentials([badgeOf(controllerOf(issuer))], { ...options, binding })
    expect(await errorOf(unsecured)).toMatchObject({ code: 'securing.member_missing', path: '/verifiableCredential/0' })
  })

  it.each([
    ['vp', () => compact({ alg: 'ES256', typ: 'JWT' }, { vp: { type: ['VerifiablePresentation'] } })],
    ['vp+sd-jwt', () => `${compact({ alg: 'ES256', typ: 'vp+sd-jwt' }, { type: ['VerifiablePresentation'] })}~`],
  ])('of a kind that nobody reads, %s, could not be checked', async (type, make) => {
    const report = await createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW }).verifyPresentation(make(), { binding })
    expect([report.outcome, report.findings]).toEqual([
      'indeterminate',
      [{ check: 'form', code: 'form.presentation_unsupported', params: { type }, path: '' }],
    ])
  })

  it('that was made for another occasion makes nobody be asked about its badges (OB 3.0 section 9.1 step 3, Data Integrity 1.0 section 4.4)', async () => {
    const holder = await newSigner()
    const fetched: string[] = []
    const net: Net = {
      fetch: async (url) => {
        fetched.push(url)
        throw new Error('nobody there')
      },
    }
    const badge = {
      ...badgeOf(controllerOf(issuer), { subject: { id: controllerOf(holder) } }),
      '@context': [CREDENTIALS_V2, OB_3_0_3, OB_EXTENSIONS],
      credentialStatus: buildBitstringStatusListEntry({ statusListCredential: 'https://courier.example/status/1', index: 5 }),
      refreshService: { id: 'https://courier.example/refresh', type: '1EdTechCredentialRefresh' },
    } as unknown as JsonObject
    const endorsement = {
      ...buildEndorsementCredential({
        id: 'urn:uuid:6b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
        name: 'Endorsement',
        issuer: controllerOf(issuer),
        validFrom: '2026-05-02T09:00:00Z',
        endorses: badge['id'] as string,
      }),
      credentialStatus: buildBitstringStatusListEntry({ statusListCredential: 'https://courier.example/status/2', index: 5 }),
    } as unknown as JsonObject
    const inside = await signedBadge(issuer, { ...badge, endorsement: [await signedBadge(issuer, endorsement)] } as JsonObject)
    const shown = await present([inside], holder)
    const ask = async (wanted: typeof binding | typeof skipBindingCheck, input: unknown = shown) => {
      fetched.length = 0
      const report = await createVerifier({ mechanisms, now: NOW, net }).verifyPresentation(input, { binding: wanted })
      return [report.outcome, report.credentials[0]?.checks.status.findings[0]?.code, fetched.length]
    }
    expect(await ask({ ...binding, challenge: 'another' })).toEqual(['rejected', 'status.unchecked', 0])
    expect(await ask({ ...binding, domain: 'https://other.example' })).toEqual(['rejected', 'status.unchecked', 0])
    expect(await ask(binding, { ...shown, proof: { ...(shown['proof'] as JsonObject), proofValue: 'z1' } })).toEqual([
      'rejected',
      'status.unchecked',
      0,
    ])
    for (const wanted of [binding, skipBindingCheck] as const) {
      const [, code, asked] = await ask(wanted)
      expect([code, asked]).toEqual(['status.unreachable', 3])
    }
  })

  it('of many badges asks for the document of their issuer once', async () => {
    const web = await newSigner('Ed25519', 'did:web:courier.example#key-1')
    const holder = await newSigner()
    const badges = await Promise.all(
      ['First aid', 'Load safety', 'Night driving'].map((name) =>
        signedBadge(web, badgeOf(controllerOf(web), { name, subject: { id: controllerOf(holder) } })),
      ),
    )
    const fetched: string[] = []
    const net: Net = {
      fetch: async (url) => {
        fetched.push(url)
        const bytes = new TextEncoder().encode(JSON.stringify(controllerDocument(web)))
        return { url, status: 200, contentType: 'application/json', bytes, fetchedAt: NOW, fromCache: false }
      },
    }
    const report = await createVerifier({ mechanisms, now: NOW, net }).verifyPresentation(await present(badges, holder), {
      binding,
    })
    expect(report.outcome).toBe('verified')
    expect(fetched).toEqual(['https://courier.example/.well-known/did.json'])
  })
})

function compact(header: object, payload: object): string {
  return `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.AAAA`
}
