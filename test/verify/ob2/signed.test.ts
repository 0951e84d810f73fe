import { createHmac, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toBase64url, utf8 } from '../../../src/core/index.js'
import { skipStatusCheck } from '../../../src/verify/index.js'
import { assertionOf, classOf, OB2, profileOf, wholeAssertionOf } from '../../support/ob2.js'
import { judged, jwsOf, keyOf, ob2Verifier, startIssuer } from './support.js'

const host = await startIssuer()
const { origin, pages, show, asked } = host
const other = await startIssuer()
const { document: key, privateKey } = keyOf(origin)
const eve = keyOf(other.origin, { owner: `${origin}/issuer` })
const URN = 'urn:uuid:a953081a-4bbd-4927-9653-7219bca00e3b'

const signedOf = (changes: object = {}) =>
  assertionOf(origin, { id: URN, verification: { type: 'SignedBadge', creator: `${origin}/key` }, ...changes })
const jws = (changes: object = {}, by: Parameters<typeof jwsOf>[1] = privateKey, header?: object) =>
  jwsOf(signedOf(changes), by, header)
const verify = (input: unknown = jws(), options = {}) =>
  judged(ob2Verifier(host.open({ ports: [host.port, other.port] }), options), input)
/** The issuer with its key, and the documents that a test adds. */
const publish = (profile: object = {}, ...documents: { id: string }[]) =>
  show(profileOf(origin, { publicKey: `${origin}/key`, ...profile }), key, ...documents)

describe('a signed badge (OB 2.0, SignedBadge Verification)', () => {
  it('is right by a key that its issuer lists and that names it as owner', async () => {
    publish()
    asked()
    const { report, outcome, codes, states } = await verify()
    expect([outcome, codes]).toEqual(['verified', []])
    expect(states).toEqual({ form: 'pass', schema: 'pass', proof: 'pass', issuer: 'pass', validity: 'pass' })
    expect(report.proofs).toEqual([
      {
        mechanism: 'ob2-jws',
        state: 'pass',
        verificationMethod: `${origin}/key`,
        controller: `${origin}/issuer`,
        findings: [],
      },
    ])
    expect(report).toMatchObject({ credential: { id: URN, badge: { name: 'First aid', issuer: { name: 'Vocational School' } } } })
    expect(asked()).toEqual(['/badges/first-aid', '/issuer', '/key'])
  })

  it.each([
    ['no creator: any key of the profile', { verification: { type: 'signed' } }, {}],
    ['a creator with its members', { verification: { type: 'signed', creator: { id: `${origin}/key`, publicKeyPem: 'x' } } }, {}],
    ['the key inside the profile', {}, { publicKey: [{ ...key, '@context': undefined }] }],
    ['the key among others', { verification: { type: 'signed' } }, { publicKey: [`${origin}/old`, `${origin}/key`] }],
    ['a key without owner', {}, { publicKey: { id: `${origin}/key`, publicKeyPem: key.publicKeyPem } }],
  ])('%s', async (_, changes, profile) => {
    publish(JSON.parse(JSON.stringify(profile)))
    pages.set('/old', keyOf(origin, { id: `${origin}/old` }).document)
    expect(await verify(jws(changes))).toMatchObject({ outcome: 'verified', codes: [] })
  })

  it('other algorithms that the library knows', async () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    publish({}, { ...key, publicKeyPem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString() })
    const token = jws({}, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }, { alg: 'ES256', typ: 'JWS' })
    expect((await verify(token)).outcome).toBe('verified')
  })

  it('the class may be nowhere but in the badge, and the issuer is asked all the same', async () => {
    publish()
    const badge = { ...wholeAssertionOf(origin).badge, id: 'urn:uuid:1' }
    expect((await verify(jws({ badge }))).outcome).toBe('verified')
    badge.issuer = { ...badge.issuer, publicKey: { id: `${origin}/key`, publicKeyPem: eve.document.publicKeyPem } }
    expect(await verify(jws({ badge }, eve.privateKey))).toMatchObject({
      outcome: 'rejected',
      codes: ['proof.signature_invalid'],
    })
  })

  it('without its signature it is nothing', async () => {
    publish()
    asked()
    expect(await verify(signedOf())).toMatchObject({ outcome: 'rejected', codes: ['proof.none'] })
    expect(asked()).toEqual([])
  })

  it('a hosted badge in a token is verified as it says: by its host', async () => {
    expect(await verify(jwsOf(assertionOf(origin), eve.privateKey))).toMatchObject({
      outcome: 'verified',
      codes: ['ob2.hosted_unsigned'],
    })
  })

  it.each([[{ type: 'blockchain' }], [{ type: ['hosted', 'signed'] }]])('%j is no way that is known', async (verification) => {
    expect(await verify(jws({ verification }))).toMatchObject({
      outcome: 'indeterminate',
      codes: ['ob2.verification_unsupported'],
    })
  })

  it('what it says cannot be changed', async () => {
    publish()
    const [header, , signature] = jws().split('.')
    const payload = toBase64url(utf8(JSON.stringify(signedOf({ issuedOn: '2025-01-01T00:00:00Z' }))))
    expect(await verify([header, payload, signature].join('.'))).toMatchObject({
      outcome: 'rejected',
      codes: ['proof.signature_invalid'],
    })
  })
})

describe('headers and keys of somebody else', () => {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })

  it.each([
    ['none', { alg: 'none' }, 'proof.alg_unsupported'],
    ['HMAC', { alg: 'HS256' }, 'proof.alg_unsupported'],
    ['no algorithm', {}, 'proof.alg_unsupported'],
    ['an extension', { alg: 'RS256', crit: ['exp'], exp: 1 }, 'proof.header_unsupported'],
    ['another payload', { alg: 'RS256', b64: false }, 'proof.header_unsupported'],
    ['another type', { alg: 'RS256', typ: 'vc+jwt' }, 'proof.header_unsupported'],
  ])('%s is refused before anybody is asked', async (_, header, code) => {
    publish()
    asked()
    expect(await verify(jws({}, privateKey, header))).toMatchObject({ outcome: 'rejected', codes: [code] })
    expect(asked()).toEqual([])
  })

  it('HMAC with the public key as its secret is refused', async () => {
    publish()
    const input = [{ alg: 'HS256' }, signedOf()].map((part) => toBase64url(utf8(JSON.stringify(part)))).join('.')
    const mac = createHmac('sha256', key.publicKeyPem).update(input).digest()
    expect((await verify(`${input}.${toBase64url(mac)}`)).codes).toEqual(['proof.alg_unsupported'])
  })

  it('the header names no key that counts', async () => {
    publish()
    other.pages.set('/key', eve.document)
    asked()
    other.asked()
    const header = { alg: 'RS256', kid: `${other.origin}/key`, jku: `${other.origin}/jwks`, x5u: `${other.origin}/x5u` }
    expect((await verify(jws({}, eve.privateKey, header))).codes).toEqual(['proof.signature_invalid'])
    expect((await verify(jws({}, privateKey, header))).outcome).toBe('verified')
    expect(other.asked()).toEqual([])
    expect((await verify(jws({}, privateKey, { alg: 'RS256', jwk }))).codes).toEqual(['proof.key_conflict'])
  })

  it('an algorithm that the key is not for', async () => {
    publish()
    expect((await verify(jws({}, privateKey, { alg: 'ES256' }))).codes).toEqual(['proof.alg_mismatch'])
  })

  it('a key that the issuer does not list is not even asked for', async () => {
    publish()
    other.pages.set('/key', eve.document)
    other.asked()
    const token = jws({ verification: { type: 'signed', creator: `${other.origin}/key` } }, eve.privateKey)
    const { report, outcome, codes } = await verify(token)
    expect([outcome, codes, report.checks.proof.state]).toEqual(['rejected', ['ob2.key_unlisted'], 'skipped'])
    expect(other.asked()).toEqual([])
    publish({ publicKey: [] })
    expect((await verify(jws({ verification: { type: 'signed' } }))).codes).toEqual(['ob2.key_unlisted'])
  })

  it('a key that names another owner speaks for that one', async () => {
    publish({}, { ...key, owner: `${other.origin}/issuer` })
    const { report, outcome, codes } = await verify()
    expect([outcome, codes]).toEqual(['rejected', ['issuer.mismatch']])
    expect(report.findings[0]).toMatchObject({ check: 'issuer', params: { controller: `${other.origin}/issuer` } })
  })

  it('no key of a malformed profile is asked for', async () => {
    publish(JSON.parse(JSON.stringify({ email: 5 })))
    asked()
    const { outcome, codes } = await verify()
    expect([outcome, codes, asked()]).toEqual(['rejected', ['ob2.member_invalid'], ['/badges/first-aid', '/issuer']])
  })

  it('a key that says it is another leaves the badge open', async () => {
    publish()
    pages.set('/key', { ...key, id: `${origin}/other` })
    expect(await verify()).toMatchObject({ outcome: 'indeterminate', codes: ['ob2.document_other'] })
  })

  it('a class of another issuer gives no right to award it', async () => {
    publish()
    other.show(classOf(other.origin))
    const badge = { ...classOf(other.origin), issuer: `${origin}/issuer` }
    const { outcome, codes } = await verify(jws({ badge }))
    expect([outcome, codes]).toEqual(['rejected', ['ob2.class_issuer_mismatch']])
  })

  it.each([
    ['a key of 1024 bits', keyOf(origin, {}, 1024).document.publicKeyPem, 'indeterminate', 'keys.pem_invalid'],
    [
      'a key that was left out',
      '-----BEGIN PUBLIC KEY-----\nMIIB...AB\n-----END PUBLIC KEY-----\n',
      'indeterminate',
      'keys.pem_invalid',
    ],
    ['a private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'rejected', 'keys.pem_invalid'],
    ['no key', undefined, 'indeterminate', 'ob2.document_other'],
  ])('%s', async (_, publicKeyPem, outcome, code) => {
    publish({}, { ...key, publicKeyPem })
    expect(await verify()).toMatchObject({ outcome, codes: [code] })
  })

  it('a weak key is not counted on, though its signature is right', async () => {
    const weak = keyOf(origin, {}, 1024)
    publish({}, weak.document)
    const { report } = await verify(jws({}, weak.privateKey))
    expect(report.findings).toMatchObject([{ code: 'keys.pem_invalid', params: { reason: 'weak' } }])
  })

  it('a key that is out of reach leaves the badge open, even beside one that does not fit', async () => {
    publish({ publicKey: [`${origin}/gone`, `${origin}/key`] })
    const token = jws({ verification: { type: 'signed' } }, eve.privateKey)
    expect(await verify(token)).toMatchObject({ outcome: 'indeterminate', codes: ['net.status'] })
    pages.set('/key', (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'))
    expect(await verify()).toMatchObject({ outcome: 'indeterminate', codes: ['net.content_type'] })
  })

  it('keys are tried to an end', async () => {
    publish({ publicKey: Array.from({ length: 9 }, (_, index) => `${origin}/key${index}`) })
    asked()
    expect(await verify(jws({ verification: { type: 'signed' } }))).toMatchObject({ codes: ['ob2.keys_too_many'] })
    expect(asked()).toEqual(['/badges/first-aid', '/issuer'])
  })

  it('without a network nothing is known', async () => {
    const { report, outcome, codes } = await judged(ob2Verifier(undefined), jws())
    expect([outcome, codes, report.proofs]).toEqual([
      'indeterminate',
      ['ob2.offline'],
      [{ mechanism: 'ob2-jws', state: 'skipped', findings: [] }],
    ])
  })

  it('what is malformed asks nobody', async () => {
    publish()
    asked()
    expect(await verify(jws({ issuedOn: 5 }))).toMatchObject({
      outcome: 'rejected',
      codes: ['ob2.member_invalid', 'validity.unreadable'],
    })
    expect(asked()).toEqual([])
  })
})

describe('the revocation list of the issuer', () => {
  const LIST = `${origin}/revoked`
  const listOf = (revokedAssertions: unknown, more: object = {}) => ({
    '@context': OB2,
    type: 'RevocationList',
    id: LIST,
    issuer: `${origin}/issuer`,
    revokedAssertions,
    ...more,
  })
  const statusWith = async (list: { id: string } | undefined, input = jws(), options = {}) => {
    publish({ revocationList: LIST }, ...(list === undefined ? [] : [list]))
    const { report } = await verify(input, options)
    const { state, findings } = report.checks.status
    expect(findings.every(({ path }) => path === '/badge/issuer/revocationList')).toBe(true)
    return [report.outcome, state, ...findings.map(({ code }) => code)]
  }

  it('a badge that is not on it is not revoked', async () => {
    expect(await statusWith(listOf(['urn:uuid:other']))).toEqual(['verified', 'pass'])
  })

  it.each([
    ['its id', [URN]],
    ['its id in an object', [{ id: URN, revocationReason: 'Issued in error.' }]],
    ['its uid', [{ uid: 'abc123' }]],
  ])('%s is on it: revoked', async (_, entries) => {
    expect(await statusWith(listOf(entries), jws({ uid: 'abc123' }))).toEqual(['rejected', 'fail', 'status.revoked'])
  })

  it('the reason is for the claims, and no finding carries it', async () => {
    publish({ revocationList: LIST }, listOf([{ id: URN, revocationReason: 'Issued in error.' }]))
    const { report } = await verify()
    expect(report).toMatchObject({ claimed: { revoked: true, revocationReason: 'Issued in error.' } })
    expect(JSON.stringify(report.findings)).not.toContain('error.')
  })

  it.each([
    ['that is not there', undefined, 'status.unreachable'],
    ['of another issuer', listOf([], { issuer: `${other.origin}/issuer` }), 'status.issuer_untrusted'],
    ['with the entries missing', listOf(undefined), 'status.list_malformed'],
  ])('a list %s leaves the badge open', async (_, list, code) => {
    expect(await statusWith(list as never)).toEqual(['indeterminate', 'unknown', code])
  })

  it('a list that says it is another, or a web page, leaves it open', async () => {
    publish({ revocationList: LIST })
    pages.set('/revoked', listOf([], { id: `${origin}/other` }))
    expect((await verify()).codes).toEqual(['status.list_id'])
    pages.set('/revoked', (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'))
    expect(await verify()).toMatchObject({ outcome: 'indeterminate', codes: ['status.unreachable'] })
  })

  it('may be passed, and skipped', async () => {
    expect(await statusWith(undefined, jws(), { statusLists: { [LIST]: listOf([URN]) } })).toEqual([
      'rejected',
      'fail',
      'status.revoked',
    ])
    expect(await statusWith(undefined, jws(), { statusLists: { [LIST]: 'no JSON' } })).toEqual([
      'indeterminate',
      'unknown',
      'status.list_malformed',
    ])
    expect(await statusWith(listOf([URN]), jws(), { status: skipStatusCheck })).toEqual(['verified', 'skipped'])
  })

  it('is not asked about a badge that is not genuine, or over', async () => {
    asked()
    expect(await statusWith(listOf([]), jws({}, eve.privateKey))).toEqual(['rejected', 'unknown', 'status.unchecked'])
    expect(await statusWith(listOf([]), jws({ expires: '2025-01-01T00:00:00Z' }))).toEqual([
      'rejected',
      'unknown',
      'status.unchecked',
    ])
    expect(asked()).not.toContain('/revoked')
  })
})
