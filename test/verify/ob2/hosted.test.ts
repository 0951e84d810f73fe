import { describe, expect, it } from 'vitest'
import { createTrustList } from '../../../src/trust/index.js'
import { skipStatusCheck, skipValidityCheck } from '../../../src/verify/index.js'
import { createOpenBadges2 } from '../../../src/verify/ob2/index.js'
import { international, picture, text } from '../../bake/support.js'
import type { Loose } from '../../support/badges.js'
import { ANA, assertionOf, classOf, profileOf, wholeAssertionOf } from '../../support/ob2.js'
import { judged, ob2Verifier, startIssuer } from './support.js'

const host = await startIssuer()
const { origin, pages, show, asked } = host
const other = await startIssuer()
const net = () => host.open({ ports: [host.port, other.port] })
const verify = (input: unknown = assertionOf(origin), options = {}, about = {}) =>
  judged(ob2Verifier(net(), options), input, about)

describe('a hosted badge (OB 2.0, HostedBadge Verification)', () => {
  it('is what its id shows, and its report has class and issuer in their places', async () => {
    asked()
    const { report, outcome, codes, states } = await verify()
    expect([outcome, codes]).toEqual(['verified', ['ob2.hosted_unsigned']])
    expect(states).toEqual({
      form: 'pass',
      schema: 'pass',
      proof: 'warn',
      issuer: 'pass',
      validity: 'pass',
      status: 'pass',
    })
    expect(report.proofs).toMatchObject([{ mechanism: 'ob2-hosted', verificationMethod: `${origin}/assertions/1` }])
    expect(report).toMatchObject({
      credential: { id: `${origin}/assertions/1`, badge: { name: 'First aid', issuer: { name: 'Vocational School' } } },
    })
    expect(asked()).toEqual(['/assertions/1', '/badges/first-aid', '/issuer'])
    expect(host.seen.at(-1)?.headers.accept).toBe('application/ld+json, application/json;q=0.9')
  })

  it('may have its parts inside, which count only as their own ids show them', async () => {
    const whole = wholeAssertionOf(origin)
    show(whole)
    expect((await verify(whole)).outcome).toBe('verified')
    whole.badge.issuer.name = 'Somebody else'
    show(whole)
    const { report } = await verify(whole)
    expect(report).toMatchObject({ outcome: 'verified', credential: { badge: { issuer: { name: 'Vocational School' } } } })
    expect(asked()).toContain('/issuer')
  })

  it('JSON text, bytes and an alias of the context are taken', async () => {
    const { verification, ...rest } = assertionOf(origin)
    show({ ...rest, verify: verification })
    const text = JSON.stringify(assertionOf(origin))
    for (const input of [text, new TextEncoder().encode(text), { ...rest, verify: { type: 'HostedBadge' } }])
      expect((await verify(input)).outcome).toBe('verified')
  })

  it.each([
    ['recipient', { recipient: { type: 'email', hashed: false, identity: 'eve@evil.example' } }],
    ['issuedOn', { issuedOn: '2025-05-01T09:00:00Z' }],
    ['expires', { expires: '2099-01-01T00:00:00Z' }],
    ['badge', { badge: `${origin}/badges/surgery` }],
  ])('a copy with another %s is no copy', async (member, changes) => {
    const { report, outcome, codes } = await verify(assertionOf(origin, changes))
    expect([outcome, codes]).toEqual(['rejected', ['ob2.hosted_differs']])
    expect(report.findings[0]).toMatchObject({ params: { members: [member] } })
  })

  it('a copy may be written otherwise, and what it adds is told and not believed', async () => {
    const same = { issuedOn: '2024-05-01T11:00+0200', image: `${origin}/baked.png`, badge: { id: `${origin}/badges/first-aid` } }
    expect((await verify(assertionOf(origin, same))).codes).toEqual(['ob2.hosted_unsigned'])
    const { report, codes } = await verify(assertionOf(origin, { narrative: 'The best of all.' }))
    expect(codes).toEqual(['ob2.hosted_unsigned', 'ob2.hosted_changed'])
    expect(report).toMatchObject({ outcome: 'verified' })
    expect(JSON.stringify(report)).not.toContain('The best of all')
  })

  it('the host has another badge there', async () => {
    pages.set('/assertions/1', assertionOf(origin, { id: `${origin}/assertions/2` }))
    expect(await verify()).toMatchObject({ outcome: 'rejected', codes: ['ob2.hosted_other'] })
  })

  it('an id that is no web address can be hosted nowhere', async () => {
    expect(await verify(assertionOf(origin, { id: 'urn:uuid:1' }))).toMatchObject({
      outcome: 'rejected',
      codes: ['ob2.not_hosted'],
    })
  })

  it('ids of the days of http are asked for over https', async () => {
    const old = (url: string) => url.replace('https:', 'http:')
    const assertion = assertionOf(origin, { id: old(`${origin}/assertions/1`), badge: old(`${origin}/badges/first-aid`) })
    show(classOf(origin, { issuer: old(`${origin}/issuer`) }))
    pages.set('/assertions/1', assertion)
    pages.set('/badges/first-aid', {
      ...classOf(origin, { issuer: old(`${origin}/issuer`) }),
      id: old(`${origin}/badges/first-aid`),
    })
    pages.set('/issuer', profileOf(origin, { id: old(`${origin}/issuer`) }))
    expect((await verify(assertion)).outcome).toBe('verified')
  })
})

describe('where it is hosted, and who vouches for that (OB 2.0 VerificationObject)', () => {
  /** A badge on the other host whose class and profile are here. */
  const elsewhere = (changes = {}) => assertionOf(origin, { id: `${other.origin}/u/ana/1`, ...changes })

  it('by default an issuer vouches for its own origin alone', async () => {
    other.pages.set('/u/ana/1', elsewhere())
    const { report, outcome, codes } = await verify(elsewhere())
    expect([outcome, codes]).toEqual(['rejected', ['ob2.hosted_unsigned', 'ob2.scope_mismatch']])
    expect(report.checks.issuer).toMatchObject({ state: 'fail', findings: [{ path: '/id' }] })
  })

  it('a class that others host is not the issuer’s by default', async () => {
    const badge = classOf(other.origin, { issuer: `${origin}/issuer` })
    other.show(badge)
    show(assertionOf(origin, { badge: badge.id }))
    const { report } = await verify(assertionOf(origin, { badge: badge.id }))
    expect(report.checks.issuer).toMatchObject({ state: 'fail', findings: [{ code: 'ob2.scope_mismatch', path: '/badge' }] })
  })

  it.each([
    [{ allowedOrigins: 'localhost' }, 'verified'],
    [{ allowedOrigins: ['school.example', `localhost:${other.port}`] }, 'verified'],
    [{ allowedOrigins: `https://localhost:${other.port}` }, 'verified'],
    [{ allowedOrigins: 'school.example' }, 'rejected'],
    [{ allowedOrigins: [] }, 'rejected'],
    [{ startsWith: `${other.origin}/u/ana/` }, 'verified'],
    [{ startsWith: [`${other.origin}/u/eve/`, `${other.origin}/u/`] }, 'verified'],
    [{ startsWith: `${other.origin}/u/eve/` }, 'rejected'],
    [{ startsWith: other.origin.slice(0, -1) }, 'rejected'],
    [{ startsWith: '/u/ana/' }, 'rejected'],
    [{ startsWith: `${other.origin}/u/`, allowedOrigins: 'school.example' }, 'rejected'],
  ])('a profile that says %j: %s', async (verification, outcome) => {
    show(profileOf(origin, { verification }))
    other.pages.set('/u/ana/1', elsewhere())
    expect((await verify(elsewhere())).outcome).toBe(outcome)
  })

  it('dots in a path lead no one out of a scope', async () => {
    show(profileOf(origin, { verification: { startsWith: `${other.origin}/u/ana/` } }))
    for (const path of ['/u/ana/../eve/1', '/u/ana/%2e%2e/eve/1']) {
      const id = `${other.origin}${path}`
      other.pages.set('/u/eve/1', elsewhere({ id }))
      expect(await verify(elsewhere({ id }))).toMatchObject({ codes: ['ob2.hosted_unsigned', 'ob2.scope_mismatch'] })
    }
  })

  it('a scope by another property than id is not known', async () => {
    show(profileOf(origin, { verification: { verificationProperty: 'uid', startsWith: origin } }))
    expect(await verify()).toMatchObject({ outcome: 'indeterminate', codes: ['ob2.hosted_unsigned', 'ob2.scope_unsupported'] })
  })

  it('a profile inside says nothing of its scope: whoever makes a badge writes it', async () => {
    const forged = wholeAssertionOf(origin, { id: `${other.origin}/u/ana/1` })
    forged.badge.issuer.verification = { allowedOrigins: 'localhost' }
    other.pages.set('/u/ana/1', forged)
    expect(await verify(forged)).toMatchObject({ outcome: 'rejected', codes: ['ob2.hosted_unsigned', 'ob2.scope_mismatch'] })
  })

  it('a class inside must name the issuer that the published one names', async () => {
    const forged = wholeAssertionOf(origin)
    forged.badge.issuer = { ...profileOf(other.origin), name: 'Eve' }
    show(forged)
    expect(await verify(forged)).toMatchObject({
      outcome: 'rejected',
      codes: ['ob2.hosted_unsigned', 'ob2.class_issuer_mismatch'],
    })
  })

  it('a class that is nowhere published is part of the badge', async () => {
    const whole = wholeAssertionOf(origin)
    whole.badge.id = 'urn:uuid:6b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1'
    show(whole)
    expect((await verify(whole)).outcome).toBe('verified')
    show(assertionOf(origin, { badge: whole.badge.id }))
    expect(await verify(assertionOf(origin, { badge: whole.badge.id }))).toMatchObject({
      outcome: 'indeterminate',
      codes: ['ob2.not_hosted', 'ob2.hosted_unsigned'],
    })
  })
})

describe('a host that is no help leaves the badge open', () => {
  const html = '<!doctype html><title>Badge</title>'
  const send = (status: number, headers: object, body: string) => (response: Loose) =>
    response.writeHead(status, headers).end(body)
  const json = { 'content-type': 'application/json' }

  it.each([
    ['a web page', send(200, { 'content-type': 'text/html' }, html), 'net.content_type'],
    ['a web page that says it is JSON', send(200, json, html), 'ob2.document_malformed'],
    ['nothing', send(200, json, ''), 'ob2.document_malformed'],
    ['a list', send(200, json, '[]'), 'ob2.document_malformed'],
    ['two keys of one name', send(200, json, '{"id":"a","id":"b"}'), 'ob2.document_malformed'],
    ['nesting without end', send(200, json, '{"a":'.repeat(100) + '1' + '}'.repeat(100)), 'ob2.document_malformed'],
    ['an error as JSON', send(200, json, '{"error":"not found"}'), 'ob2.document_other'],
    ['a profile', send(200, json, JSON.stringify(profileOf(origin))), 'ob2.document_other'],
    ['more than a badge can be', send(200, json, JSON.stringify({ a: 'x'.repeat(1_100_000) })), 'net.too_large'],
    ['404', send(404, {}, ''), 'net.status'],
    ['500', send(500, {}, ''), 'net.status'],
    ['a redirect to itself', send(302, { location: '/assertions/1' }, ''), 'net.redirect_forbidden'],
    ['a redirect to an address inside', send(302, { location: 'https://169.254.169.254/' }, ''), 'net.address_forbidden'],
    ['a redirect to http', send(302, { location: 'http://localhost/' }, ''), 'net.redirect_forbidden'],
    ['a redirect to another host', send(302, { location: `${other.origin}/assertions/1` }, ''), 'ob2.redirected'],
  ])('%s', async (_, page, code) => {
    pages.set('/assertions/1', page)
    other.pages.set('/assertions/1', assertionOf(origin))
    const { report, outcome, codes } = await verify()
    expect([outcome, codes, report.checks.proof.state]).toEqual(['indeterminate', [code], 'unknown'])
  })

  it('an open redirect of the issuer lends nobody its name', async () => {
    const id = `${origin}/go?to=evil`
    pages.set('/go?to=evil', send(302, { location: `${other.origin}/forged` }, ''))
    other.pages.set('/forged', assertionOf(origin, { id }))
    expect(await verify(assertionOf(origin, { id }))).toMatchObject({ outcome: 'indeterminate', codes: ['ob2.redirected'] })
  })

  it('a redirect within the host is followed, and must stay in the scope', async () => {
    pages.set('/assertions/1', send(301, { location: '/moved/1' }, ''))
    pages.set('/moved/1', assertionOf(origin))
    expect((await verify()).outcome).toBe('verified')
    show(profileOf(origin, { verification: { startsWith: `${origin}/assertions/` } }))
    expect(await verify()).toMatchObject({ outcome: 'indeterminate', codes: ['ob2.hosted_unsigned', 'ob2.redirected'] })
  })

  it.each([
    ['/badges/first-aid', 'schema', 'BadgeClass'],
    ['/issuer', 'issuer', 'Profile'],
  ] as const)('%s out of reach leaves the check %s open', async (path, check, object) => {
    pages.set(path, send(200, { 'content-type': 'text/html' }, html))
    const page = await verify()
    expect([page.outcome, page.report.checks[check].findings.map(({ code }) => code)]).toEqual([
      'indeterminate',
      ['net.content_type'],
    ])
    pages.set(path, assertionOf(origin, { id: `${origin}${path}` }))
    const wrong = await verify()
    expect(wrong.report.checks[check]).toMatchObject({
      state: 'unknown',
      findings: [{ code: 'ob2.document_other', params: { object } }],
    })
  })

  it.each([
    ['/badges/first-aid', 'schema', classOf(origin, { id: `${other.origin}/badges/first-aid` })],
    ['/issuer', 'issuer', profileOf(origin, { id: `${other.origin}/issuer` })],
    ['/issuer', 'issuer', profileOf(origin, { id: undefined })],
  ] as const)('%s that says it is another leaves the check %s open', async (path, check, document) => {
    pages.set(path, document)
    const { report, outcome } = await verify()
    expect([outcome, report.checks[check]]).toMatchObject([
      'indeterminate',
      { state: 'unknown', findings: [{ code: 'ob2.document_other' }] },
    ])
  })

  it('references in a circle end', async () => {
    const id = `${origin}/assertions/1`
    show(assertionOf(origin, { badge: id, endorsement: [id, id] }))
    asked()
    const { codes } = await verify(assertionOf(origin, { badge: id }))
    expect([codes, asked()]).toEqual([['ob2.document_other', 'ob2.hosted_unsigned'], ['/assertions/1']])
  })

  it('without a network, and with what was passed in its place', async () => {
    expect(await judged(ob2Verifier(undefined), assertionOf(origin))).toMatchObject({
      outcome: 'indeterminate',
      codes: ['ob2.offline'],
    })
    const documents = [assertionOf(origin), classOf(origin), profileOf(origin)]
    const generations = [createOpenBadges2({ documents })]
    expect((await judged(ob2Verifier(undefined, { generations }), assertionOf(origin))).outcome).toBe('verified')
    const some = [createOpenBadges2({ documents: documents.slice(0, 2) })]
    expect(await judged(ob2Verifier(undefined, { generations: some }), assertionOf(origin))).toMatchObject({
      outcome: 'indeterminate',
      codes: ['ob2.hosted_unsigned', 'ob2.offline'],
    })
  })
})

describe('what the host says of the badge', () => {
  it('410 Gone: revoked', async () => {
    pages.set('/assertions/1', (response) => void response.writeHead(410).end())
    const { report, outcome, codes } = await verify()
    expect([outcome, codes, report.checks.status.state]).toEqual(['rejected', ['status.revoked'], 'fail'])
  })

  it('"revoked": true with nothing but the id, and with a reason that only the claims carry', async () => {
    pages.set('/assertions/1', {
      '@context': 'https://w3id.org/openbadges/v2',
      id: `${origin}/assertions/1`,
      revoked: true,
      revocationReason: 'In error.',
    })
    const { report, outcome, codes } = await verify()
    expect([outcome, codes]).toEqual(['rejected', ['status.revoked']])
    expect(report).toMatchObject({ claimed: { revocationReason: 'In error.' } })
    expect(JSON.stringify(report.findings)).not.toContain('In error')
  })

  it('another badge being revoked is nothing to it', async () => {
    pages.set('/assertions/1', { id: `${origin}/assertions/2`, revoked: true })
    expect(await verify()).toMatchObject({ outcome: 'indeterminate', codes: ['ob2.document_other'] })
  })

  it('a badge that says of itself that it was revoked needs no asking', async () => {
    asked()
    expect(await verify(assertionOf(origin, { revoked: true }))).toMatchObject({ outcome: 'rejected', codes: ['status.revoked'] })
    expect(asked()).toEqual([])
  })

  it.each([
    [{ expires: '2025-05-01T09:00:00Z' }, 'validity.expired', '/expires'],
    [{ issuedOn: '2027-05-01T09:00:00Z' }, 'validity.not_yet_valid', '/issuedOn'],
    [{ expires: '2023-05-01T09:00:00Z' }, 'validity.order', '/expires'],
  ])('%j: %s', async (changes, code, path) => {
    show(assertionOf(origin, changes))
    const { report, outcome } = await verify(assertionOf(origin, changes))
    expect([outcome, report.checks.validity]).toMatchObject(['rejected', { state: 'fail', findings: [{ code, path }] }])
  })

  it('a date without offset is read as UTC, and named as the badge names it', async () => {
    show(assertionOf(origin, { expires: '2028-05-01T09:00:00' }))
    const { report } = await verify({ ...assertionOf(origin), expires: '2028-05-01T09:00:00' })
    expect(report.checks.validity).toMatchObject({
      state: 'warn',
      findings: [{ path: '/expires', params: { member: 'expires' } }],
    })
  })

  it('dates and status may be left to the caller', async () => {
    show(assertionOf(origin, { expires: '2025-05-01T09:00:00Z' }))
    const options = { validity: skipValidityCheck, status: skipStatusCheck }
    const { outcome, states } = await verify(assertionOf(origin, { expires: '2025-05-01T09:00:00Z' }), options)
    expect([outcome, states]).toEqual(['verified', { form: 'pass', schema: 'pass', proof: 'warn', issuer: 'pass' }])
  })

  it.each([
    ['assertion', () => show(assertionOf(origin, { issuedOn: 5 })), '/issuedOn'],
    ['class', () => show(classOf(origin, { criteria: {} })), '/badge/criteria'],
    ['profile', () => show(profileOf(origin, { email: undefined })), '/badge/issuer/email'],
  ])('a malformed %s fails the schema', async (_, change, path) => {
    change()
    const input = assertionOf(origin, { issuedOn: undefined })
    expect((await verify(JSON.parse(JSON.stringify(input)))).report.checks.schema).toMatchObject({
      state: 'fail',
      findings: [{ path }],
    })
  })
})

describe('whom it is about, and whom to trust', () => {
  const recipientOf = async (known: object, recipient?: object) => {
    if (recipient !== undefined) show(assertionOf(origin, { recipient }))
    const { report } = await verify(assertionOf(origin, recipient && { recipient }), {}, { recipient: known })
    const { state, findings } = report.checks.recipient
    expect(findings.every(({ path }) => path === '/recipient')).toBe(true)
    return [state, ...findings.map(({ code }) => code)]
  }
  const md5 = 'md5$a69eb2ee2d0a6e2d70a2f5a9cb1d4b1d'

  it('an e-mail address by its salted hash', async () => {
    expect(await recipientOf({ identities: [{ value: ANA }] })).toEqual(['pass'])
    expect(await recipientOf({ identities: [{ value: 'eve@evil.example' }] })).toEqual(['fail', 'recipient.mismatch'])
    expect(await recipientOf({ ids: ['did:web:ana.example'] })).toEqual(['unknown', 'recipient.not_comparable'])
  })

  it.each([
    [{ type: 'email', hashed: false, identity: ANA }, { identities: [{ value: ANA }] }, ['pass']],
    [{ type: 'https://schema.org/email', hashed: false, identity: ANA }, { identities: [{ value: ANA }] }, ['pass']],
    [{ type: ['email'], hashed: true, identity: md5 }, { identities: [{ value: ANA }] }, ['fail', 'recipient.mismatch']],
    [{ type: 'url', hashed: false, identity: 'https://ana.example/' }, { ids: ['https://ana.example/'] }, ['pass']],
    [
      { type: 'url', hashed: false, identity: 'https://ana.example/' },
      { ids: ['https://eve.example/'] },
      ['fail', 'recipient.mismatch'],
    ],
    [
      { type: 'telephone', hashed: false, identity: '+34600' },
      { identities: [{ type: 'ext:telephone', value: '+34600' }] },
      ['pass'],
    ],
    [
      { type: 'telephone', hashed: false, identity: '+34600' },
      { identities: [{ value: '+34600' }] },
      ['unknown', 'recipient.not_comparable'],
    ],
  ])('%j against %j: %j', async (recipient, known, expected) => {
    expect(await recipientOf(known, recipient)).toEqual(expected)
  })

  it('a badge that is not told to be anybody’s is nobody’s', async () => {
    expect((await verify()).report.checks.recipient.state).toBe('skipped')
  })

  it('a trust source sees issuer and achievement', async () => {
    const known = createTrustList([`${origin}/issuer`])
    expect((await verify(assertionOf(origin), { trust: known })).report.checks.trust.state).toBe('pass')
    const { codes } = await verify(assertionOf(origin), { trust: createTrustList(['https://school.example/issuer']) })
    expect(codes).toEqual(['ob2.hosted_unsigned', 'trust.issuer_unknown'])
    let seen: Loose
    const trust = {
      check: (view: unknown) => {
        seen = view
        return { state: 'pass', findings: [] } as const
      },
    }
    await verify(assertionOf(origin), { trust })
    expect(seen).toMatchObject({
      issuer: { id: `${origin}/issuer` },
      validFrom: '2024-05-01T09:00:00+00:00',
      credentialSubject: { achievement: { id: `${origin}/badges/first-aid` } },
    })
  })
})

describe('the URL of a hosted badge', () => {
  it('in a picture is followed only where the caller says so (Baked Badges, legacy PNGs)', async () => {
    const image = picture(text('openbadges', `${origin}/assertions/1`))
    asked()
    expect((await verify(image)).codes).toEqual(['bake.address_only'])
    expect(asked()).toEqual([])
    const { outcome, report } = await verify(image, {}, { hostedUrl: true })
    expect([outcome, report.container]).toEqual(['verified', 'png'])
  })

  it('is not needed where the whole badge is in a picture', async () => {
    const image = picture(international('openbadges', JSON.stringify(assertionOf(origin))))
    const { outcome, report } = await verify(image)
    expect([outcome, report.container]).toEqual(['verified', 'png'])
  })

  it('is followed only where the caller says so', async () => {
    asked()
    expect(await verify(`${origin}/assertions/1`)).toMatchObject({ outcome: 'rejected', codes: ['form.not_a_credential'] })
    expect(asked()).toEqual([])
    expect((await verify(` ${origin}/assertions/1\n`, {}, { hostedUrl: true })).outcome).toBe('verified')
    expect((await verify('not a URL', {}, { hostedUrl: true })).codes).toEqual(['form.not_a_credential'])
  })

  it('may lead to a badge that was revoked, or to none', async () => {
    pages.set('/assertions/1', (response) => void response.writeHead(410).end())
    expect(await verify(`${origin}/assertions/1`, {}, { hostedUrl: true })).toMatchObject({
      outcome: 'rejected',
      codes: ['status.revoked'],
    })
    expect(await verify(`${origin}/assertions/9`, {}, { hostedUrl: true })).toMatchObject({
      outcome: 'indeterminate',
      codes: ['net.status'],
    })
    expect((await verify(`${origin}/issuer`, {}, { hostedUrl: true })).codes).toEqual(['ob2.document_other'])
  })
})
