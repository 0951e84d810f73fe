import { describe, expect, it } from 'vitest'
import { parseJson, toBase64url, utf8 } from '../../../src/core/index.js'
import { toFacts } from '../../../src/ladder/index.js'
import { generations, mechanisms } from '../../../src/preset/all.js'
import { loadSchema } from '../../../src/schemas/index.js'
import { accept, defineAcceptancePolicy } from '../../../src/trust/index.js'
import { createVerifier, skipBindingCheck } from '../../../src/verify/index.js'
import { createOpenBadges2, openBadges2 } from '../../../src/verify/ob2/index.js'
import { errorOf, type Loose } from '../../support/badges.js'
import { assertionOf, classOf, OB2, profileOf, wholeAssertionOf } from '../../support/ob2.js'
import { signed, token, verifierOf } from '../support.js'
import { judged } from './support.js'

const HOST = 'https://school.example'
const tokenOf = (payload: object) =>
  `${[{ alg: 'RS256' }, payload].map((part) => toBase64url(utf8(JSON.stringify(part)))).join('.')}.AAAA`
const { '@context': _, ...bare } = assertionOf(HOST)
const old = { uid: 'a1', recipient: { type: 'email' }, badge: `${HOST}/b`, verify: { type: 'hosted', url: `${HOST}/a1` } }

describe('a badge of an older generation without support for it', () => {
  it.each([
    ['an assertion', assertionOf(HOST), 'Open Badges 2.0'],
    ['one without a context', bare, 'Open Badges 2.0'],
    ['one with its parts inside', wholeAssertionOf(HOST), 'Open Badges 2.0'],
    ['an endorsement', { '@context': OB2, type: 'Endorsement' }, 'Open Badges 2.0'],
    ['JSON text', JSON.stringify(assertionOf(HOST)), 'Open Badges 2.0'],
    ['a token', tokenOf(assertionOf(HOST)), 'Open Badges 2.0'],
    ['a token without a context', tokenOf(bare), 'Open Badges 2.0'],
  ])('%s is named, and left open', async (_, input, generation) => {
    const { report, outcome, codes } = await judged(verifierOf(), input)
    expect([outcome, codes]).toEqual(['indeterminate', ['form.generation_unsupported']])
    expect(report.checks.form).toMatchObject({ state: 'unknown', findings: [{ params: { generation } }] })
    expect(report).toMatchObject({ claimed: expect.anything() })
  })

  it('so is a URL that the caller takes for a badge', async () => {
    expect(await judged(verifierOf(), `${HOST}/a`, { hostedUrl: true })).toMatchObject({
      outcome: 'indeterminate',
      codes: ['form.generation_unsupported'],
    })
  })

  it.each([
    [{ '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion' }, 'Open Badges 1.1'],
    [old, 'Open Badges 1.0'],
    [tokenOf(old), 'Open Badges 1.0'],
    [{ recipient: 'sha256$00', badge: { version: '0.5.0' } }, 'Open Badges 0.5'],
  ])('%j is too old, with the support too', async (input, generation) => {
    for (const verifier of [verifierOf(), verifierOf({ generations })]) {
      const { report, outcome, codes } = await judged(verifier, input)
      expect([outcome, codes]).toEqual(['indeterminate', ['form.generation_too_old']])
      expect(report.findings[0]).toMatchObject({ params: { generation } })
    }
  })

  it.each([
    { type: 'Badge' },
    { '@context': 'https://schema.org', type: 'Assertion' },
    [],
    'text',
    tokenOf({ badge: 1, recipient: 2 }),
  ])('%j is of no generation', async (input) => {
    expect((await judged(verifierOf(), input)).codes).toEqual(['form.not_a_credential'])
  })

  it('a credential of today is never taken for one of yesterday', async () => {
    const both = verifierOf({ generations })
    expect((await both.verify(signed)).outcome).toBe('verified')
    expect((await both.verify(token)).outcome).toBe('verified')
    const mixed = { ...(signed as Loose), '@context': [...(signed as Loose)['@context'], OB2], recipient: {}, badge: {} }
    expect((await both.verify(mixed)).proofs.map(({ mechanism }) => mechanism)).toEqual(['eddsa-rdfc-2022'])
  })
})

describe('what is no badge of Open Badges 2.0', () => {
  it.each([
    classOf(HOST),
    profileOf(HOST),
    { '@context': OB2 },
    { '@context': OB2, type: 'RevocationList', revokedAssertions: [] },
  ])('%j', async (input) => {
    expect(await judged(verifierOf({ generations }), input)).toMatchObject({
      outcome: 'rejected',
      codes: ['form.not_a_credential'],
    })
  })
})

describe('support for a generation', () => {
  it('is passed, and refused where it is none', async () => {
    expect(generations).toEqual([openBadges2])
    expect(await errorOf(() => createVerifier({ mechanisms, generations: [{}] as never }))).toMatchObject({ kind: 'usage' })
    expect(await errorOf(() => createVerifier({ mechanisms, generations: openBadges2 as never }))).toMatchObject({
      kind: 'usage',
    })
    expect(await errorOf(verifierOf().verify('', { hostedUrl: 'yes' as never }))).toMatchObject({ kind: 'usage' })
  })

  it.each([
    { documents: {} },
    { documents: [{ name: 'no id' }] },
    { documents: [profileOf(HOST), profileOf(HOST)] },
    { documents: [profileOf(HOST), profileOf('http://school.example')] },
    { other: 1 },
  ])('%j is refused', async (options) => {
    expect(await errorOf(() => createOpenBadges2(options as never))).toMatchObject({ kind: 'usage' })
  })

  it('documents that are passed are not the caller’s to change after', async () => {
    const documents = [assertionOf(HOST), classOf(HOST), profileOf(HOST)]
    const verifier = verifierOf({ generations: [createOpenBadges2({ documents })] })
    documents[2].verification = { allowedOrigins: 'evil.example' }
    expect((await judged(verifier, assertionOf(HOST))).outcome).toBe('verified')
  })

  it('the badge is not the caller’s to change meanwhile', async () => {
    const documents = [assertionOf(HOST), classOf(HOST), profileOf(HOST)]
    const verifier = verifierOf({ generations: [createOpenBadges2({ documents })] })
    const badge = assertionOf(HOST, { issuedOn: '2020-01-01T00:00:00Z' })
    const verifying = verifier.verify(badge)
    badge.issuedOn = assertionOf(HOST).issuedOn
    expect((await verifying).findings.map(({ code }) => code)).toEqual(['ob2.hosted_differs'])
  })

  it('a report is frozen, plain JSON, and what it counts for is none of its matter', async () => {
    const documents = [assertionOf(HOST), classOf(HOST), profileOf(HOST)]
    const report = await verifierOf({ generations: [createOpenBadges2({ documents })] }).verify(assertionOf(HOST))
    expect(Object.isFrozen(report.checks.issuer)).toBe(true)
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    const validate = await loadSchema('verification-report')
    expect(validate(JSON.parse(JSON.stringify(report)))).toEqual([])
    const open = await verifierOf().verify(assertionOf(HOST))
    expect(validate(JSON.parse(JSON.stringify(open)))).toEqual([])
    if (report.outcome !== 'verified') throw new Error('it is verified')
    expect(toFacts(report)).toEqual([])
    const policy = defineAcceptancePolicy({
      issuers: [`${HOST}/issuer`],
      accepts: [{ match: { ids: [`${HOST}/badges/first-aid`] } }],
    })
    expect((await accept(report, policy)).accepted).toBe(false)
  })

  it('within a presentation it is no credential', async () => {
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'VerifiablePresentation',
      verifiableCredential: [assertionOf(HOST)],
    }
    const { credentials, outcome } = await verifierOf({ generations }).verifyPresentation(presentation, {
      binding: skipBindingCheck,
    })
    expect([outcome, credentials.map(({ findings }) => findings[0]?.code)]).toEqual(['rejected', ['form.not_a_credential']])
  })

  it('limits hold', async () => {
    const large = assertionOf(HOST, { tags: Array.from({ length: 20_000 }, () => 1) })
    expect((await judged(verifierOf({ generations }), large)).codes).toEqual(['core.json_too_many_values'])
    expect(() => parseJson('{"__proto__":1}')).toThrow()
    expect(
      (await judged(verifierOf({ generations }), '{"@context":"https://w3id.org/openbadges/v2","__proto__":{}}')).codes,
    ).toEqual(['core.json_key_forbidden'])
  })
})
