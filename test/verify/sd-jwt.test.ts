import { describe, expect, it } from 'vitest'
import { copyJsonObject, type JsonObject, toBase64url, utf8 } from '../../src/core/index.js'
import { createIssuer } from '../../src/issue/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { digestOf } from '../../src/securing/sd-jwt/disclosure.js'
import { bindToHolder, createSdJwtVc, parseSdJwt, sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createTrustList } from '../../src/trust/index.js'
import { skipValidityCheck } from '../../src/verify/index.js'
import { badgeOf, controllerDocument, controllerOf, loader, NOW, NOW_MS, newSigner } from '../support/badges.js'
import { codesOf, encode, verifier, verifierOf } from './support.js'

const signer = await newSigner('ES256')
const holder = await newSigner('ES256')
const issuer = controllerOf(signer)
const RESULT = { type: ['Result'], value: '87', status: 'Completed' }
const badge = copyJsonObject({
  ...badgeOf(issuer),
  credentialSubject: { ...(badgeOf(issuer)['credentialSubject'] as JsonObject), result: [RESULT] },
})
const secure = async (credential: JsonObject = badge, mechanism = sdJwtVc, by = signer): Promise<string> =>
  (await mechanism.secure(credential, { signer: by, loader, now: NOW_MS })).credential as string
const show = async (text: string, ...reveal: readonly string[]): Promise<string> =>
  (await sdJwtVc.derive?.(parseSdJwt(text), { reveal, loader }))?.credential as string
const text = await secure()

async function forge(payload: unknown, disclosures: readonly string[] = [], header: JsonObject = {}): Promise<string> {
  const input = `${encode({ alg: 'ES256', kid: signer.id, typ: 'vc+sd-jwt', ...header })}.${encode(payload)}`
  return `${[`${input}.${toBase64url(await signer.sign(utf8(input)))}`, ...disclosures].join('~')}~`
}

describe('a badge as an SD-JWT (VC-JOSE-COSE section 3.2.1)', () => {
  it('with everything: all checks are made on what the disclosures show', async () => {
    for (const input of [text, ` ${text}\n`, utf8(text)]) {
      const report = await verifier.verify(input)
      expect(report).toMatchObject({ outcome: 'verified', findings: [], credential: badge })
      expect(report.proofs).toMatchObject([
        { mechanism: 'sd-jwt-vc', controller: issuer, disclosure: { form: 'base', hidden: 0 } },
      ])
      expect(report.checks).toMatchObject({ schema: { state: 'pass' }, issuer: { state: 'pass' }, validity: { state: 'pass' } })
    }
  })

  it('with a part hidden, and with a key-binding token', async () => {
    const report = await verifier.verify(await show(text))
    expect(report).toMatchObject({ outcome: 'verified', credential: badgeOf(issuer) })
    expect(report.proofs[0]?.disclosure).toEqual({ form: 'derived', hidden: 1 })
    const held = await secure(badge, createSdJwtVc({ holderKey: holder.publicJwk }))
    const bound = await bindToHolder(held, { signer: holder, binding: { challenge: 'a', domain: 'b' }, now: NOW })
    expect((await verifier.verify(bound)).outcome).toBe('verified')
    expect((await verifier.verify(`${bound.slice(0, -8)}AAAAAAAA`)).outcome).toBe('rejected')
  })

  it('what the schema needs and the holder hides is missed', async () => {
    const part = await show(await secure(badge, createSdJwtVc({ disclosable: ['/credentialSubject/achievement/criteria'] })))
    const report = await verifier.verify(part)
    expect([report.outcome, report.checks.proof.state, report.checks.schema.state]).toEqual(['rejected', 'pass', 'fail'])
  })

  it('dates, status and trust are judged as in any other credential', async () => {
    const later = verifierOf({ now: '2028-01-01T00:00:00Z' })
    expect(codesOf(await later.verify(text))).toEqual(['validity.expired'])
    const withStatus = await secure(
      copyJsonObject({
        ...badge,
        credentialStatus: { id: 'https://courier.example/status/1#5', type: 'BitstringStatusListEntry' },
      }),
    )
    expect(await verifier.verify(withStatus)).toMatchObject({
      outcome: 'indeterminate',
      checks: { status: { state: 'unknown' } },
    })
    const trust = createTrustList([])
    expect((await verifierOf({ trust }).verify(text)).checks.trust.state).not.toBe('skipped')
  })

  it('a type that is hidden is no type; one that is disclosed is', async () => {
    const { type, ...rest } = badge
    const one = encode(['c2FsdA', 'type', type])
    const payload = { ...rest, _sd: [digestOf(one)] }
    expect((await verifier.verify(await forge(payload, [one]))).outcome).toBe('verified')
    expect(codesOf(await verifier.verify(await forge(payload)))).toEqual(['form.not_a_credential'])
  })

  it('a wrong disclosure is a wrong proof; what could not be checked is not wrong', async () => {
    const stray = await verifier.verify(`${text}${encode(['c2FsdA', 'stray', 1])}~`)
    expect([stray.outcome, codesOf(stray)[0], stray.checks.form.state]).toEqual(['rejected', 'proof.disclosure_unused', 'pass'])
    expect(stray).not.toHaveProperty('credential')
    const { type: _type, ...rest } = badge
    const other = await verifier.verify(await forge({ ...rest, _sd_alg: 'sha-512', _sd: ['x'] }))
    expect(other.checks.proof).toMatchObject({ state: 'unknown', findings: [{ code: 'proof.sd_alg_unsupported' }] })
    expect(other.checks.form.state).toBe('pass')
  })

  it('what an issuer issues', async () => {
    const by = createIssuer({ profile: { name: 'School' }, signer, mechanism: sdJwtVc, now: NOW })
    const { credential, mediaType, fileName } = await by.issue({
      subject: { id: controllerOf(holder), narrative: 'Calm under pressure.' },
      achievement: { id: 'https://school.example/a', name: 'A', description: 'B', criteria: { narrative: 'C' } },
    })
    expect([mediaType, fileName.endsWith('.sd-jwt')]).toEqual(['application/vc+sd-jwt', true])
    expect(await verifier.verify(credential)).toMatchObject({
      outcome: 'verified',
      credential: { credentialSubject: { narrative: 'Calm under pressure.' } },
    })
    const shown = await verifier.verify(await show(credential as string))
    expect(shown.outcome).toBe('verified')
    expect(JSON.stringify(shown)).not.toContain('Calm')
  })

  it('a signature by somebody else is not the issuer', async () => {
    const report = await verifier.verify(await secure(copyJsonObject({ ...badge, issuer: 'did:web:courier.example' })))
    expect(report.outcome).not.toBe('verified')
    expect(codesOf(report)).toContain('issuer.mismatch')
  })

  it.each<[string, string, string]>([
    ['no tilde at the end', text.slice(0, -1), 'form.token_malformed'],
    ['two tildes', `${text}~`, 'form.token_malformed'],
    ['a cut token', text.slice(5), 'form.token_malformed'],
    ['too many disclosures', `${text}${'WyJh~'.repeat(10_000)}`, 'proof.disclosures_too_many'],
    ['a presentation', `${encode({ alg: 'ES256', typ: 'vp+sd-jwt' })}.${encode({ '@context': [] })}.AAAA~`, 'form.presentation'],
    ['vp', `${encode({ alg: 'ES256', typ: { toString: 1 } })}.${encode({ vp: {} })}.AAAA~`, 'form.presentation'],
    [
      'too many contexts',
      `${encode({ alg: 'ES256', typ: 'vc+sd-jwt' })}.${encode({ '@context': new Array(65).fill({}), _sd: 5 })}.AAAA~`,
      'form.contexts_too_many',
    ],
  ])('%s', async (_what, input, code) => {
    expect(await verifier.verify(input)).toMatchObject({ outcome: 'rejected', findings: [{ check: 'form', code }] })
  })

  it('a kind that no mechanism of the verifier takes is not wrong', async () => {
    const without = verifierOf({ mechanisms: [eddsaRdfc2022] })
    for (const report of [await without.verify(text), await verifier.verify(await forge(badge, [], { typ: 'example+sd-jwt' }))]) {
      expect(report).toMatchObject({ outcome: 'indeterminate', checks: { form: { state: 'unknown' } } })
      expect(codesOf(report)).toEqual(['form.sd_jwt'])
    }
  })
})

describe('a claim set (SD-JWT VC)', () => {
  const claims = copyJsonObject({ vct: 'urn:courier:licence', iss: issuer, given_name: 'Ana', nbf: NOW_MS / 1000 - 60, exp: 2e9 })

  it('is right in its proof, issuer and dates, and in its content unknown: never a badge that was verified', async () => {
    const report = await verifier.verify(await secure(claims))
    expect(report.outcome).toBe('indeterminate')
    expect(codesOf(report)).toEqual(['schema.claim_set'])
    expect(report.checks).toMatchObject({
      form: { state: 'pass' },
      schema: { state: 'unknown' },
      proof: { state: 'pass' },
      issuer: { state: 'pass' },
      validity: { state: 'pass' },
      status: { state: 'skipped' },
    })
    expect(report).not.toHaveProperty('credential')
    expect(report).toMatchObject({ claimed: claims })
    const [all, shown] = [await secure(claims), await show(await secure(claims))]
    expect((await verifier.verify(all)).proofs[0]?.disclosure).toEqual({ form: 'base', hidden: 0 })
    expect((await verifier.verify(shown)).proofs[0]?.disclosure).toEqual({ form: 'derived', hidden: 1 })
  })

  it('expired, of somebody else, or with a status', async () => {
    expect(await verifierOf({ now: '2040-01-01T00:00:00Z' }).verify(await secure(claims))).toMatchObject({
      outcome: 'rejected',
      findings: [{ code: 'proof.expired' }],
    })
    const foreign = await verifier.verify(await secure(copyJsonObject({ ...claims, iss: controllerOf(holder) })))
    expect([foreign.outcome, codesOf(foreign)]).toEqual(['rejected', ['schema.claim_set', 'issuer.mismatch']])
    const nobody = await verifier.verify(await secure({ vct: 'x' }))
    expect([nobody.outcome, codesOf(nobody)]).toEqual(['rejected', ['schema.claim_set', 'issuer.id_missing']])
    const status = await verifier.verify(
      await secure(copyJsonObject({ ...claims, status: { status_list: { idx: 1, uri: 'https://a.example/1' } } })),
    )
    expect(status.checks.status).toMatchObject({ state: 'unknown', findings: [{ code: 'status.offline', path: '/status' }] })
    const undated = verifierOf({ validity: skipValidityCheck })
    expect((await undated.verify(await secure(claims))).checks.validity.state).toBe('skipped')
  })

  it('an issuer that publishes its key in web metadata could not be checked', async () => {
    const report = await verifier.verify(
      await forge({ ...claims, iss: 'https://issuer.example' }, [], { typ: 'dc+sd-jwt', kid: 'key-1' }),
    )
    expect([report.outcome, codesOf(report)]).toEqual(['indeterminate', ['proof.issuer_key_unresolved']])
    expect(report).toMatchObject({ claimed: { vct: 'urn:courier:licence' } })
  })

  it('an issuer whose document is given is found', async () => {
    const by = await newSigner('ES256', 'https://courier.example/issuer#1')
    const own = copyJsonObject({ ...claims, iss: 'https://courier.example/issuer' })
    const report = await verifierOf({ documents: [controllerDocument(by)] }).verify(await secure(own, sdJwtVc, by))
    expect(codesOf(report)).toEqual(['schema.claim_set'])
  })
})
