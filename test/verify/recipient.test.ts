import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { buildIdentityObject } from '../../src/credential/index.js'
import type { KnownRecipient } from '../../src/verify/index.js'
import { badgeOf, controllerOf, errorOf, RECIPIENT, signedBadge, tokenBadge } from '../support/badges.js'
import { changed, codesOf, jwtSigner, signed, signer, token, verifier } from './support.js'

const ANA = 'ana@courier.example'
const SALT = '0123456789abcdef'
const hashed = buildIdentityObject({ identity: ANA, salt: SALT }) as unknown as JsonObject
const plain = (identityHash: string, identityType: string) => ({
  type: 'IdentityObject',
  hashed: false,
  identityHash,
  identityType,
})
const md5 = {
  type: 'IdentityObject',
  hashed: true,
  identityHash: `md5$${createHash('md5').update(ANA).digest('hex')}`,
  identityType: 'emailAddress',
}
/** A badge about whoever the subject names. */
async function about(subject: object): Promise<JsonObject> {
  const badge = badgeOf(controllerOf(signer))
  const { id: _id, ...rest } = badge['credentialSubject'] as JsonObject
  return signedBadge(signer, { ...badge, credentialSubject: { ...rest, ...subject } })
}
async function recipientOf(subject: object, recipient: KnownRecipient) {
  const { outcome, checks } = await verifier.verify(await about(subject), { recipient })
  return [outcome, checks.recipient.state, ...checks.recipient.findings.map(({ code, params }) => ({ code, params }))]
}

describe('the recipient (OB 3.0 section 9.3)', () => {
  it('is not asked for unless somebody says who it should be', async () => {
    expect((await verifier.verify(signed)).checks.recipient).toEqual({ state: 'skipped', findings: [] })
  })

  it.each([
    ['the id', { id: RECIPIENT }, { ids: ['did:example:other', RECIPIENT] }],
    ['a hashed e-mail', { identifier: [hashed] }, { identities: [{ value: ANA }] }],
    ['a student number', { identifier: [plain('4711', 'sourcedId')] }, { identities: [{ type: 'sourcedId', value: '4711' }] }],
    ['one of several', { identifier: [plain('x', 'name'), hashed] }, { identities: [{ value: 'bo@x.example' }, { value: ANA }] }],
    [
      'an identity beside an id that is not known',
      { id: 'urn:a:1', identifier: [hashed] },
      { ids: [RECIPIENT], identities: [{ value: ANA }] },
    ],
  ])('is known by %s', async (_, subject, recipient) => {
    expect(await recipientOf(subject, recipient)).toEqual(['verified', 'pass'])
  })

  it('of a token as well', async () => {
    const report = await verifier.verify(token, { recipient: { ids: [RECIPIENT] } })
    expect([report.outcome, report.checks.recipient.state]).toEqual(['verified', 'pass'])
    const other = await verifier.verify(token, { recipient: { ids: ['urn:a:1'] } })
    expect([other.outcome, codesOf(other)]).toEqual(['rejected', ['recipient.mismatch']])
  })

  it.each([
    ['id', { id: RECIPIENT }, { ids: ['did:example:other'] }, ['id']],
    ['id in another case', { id: RECIPIENT }, { ids: [RECIPIENT.toUpperCase()] }, ['id']],
    ['e-mail', { identifier: [hashed] }, { identities: [{ value: 'bo@x.example' }] }, ['emailAddress']],
    [
      'e-mail in another case: none is folded',
      { identifier: [hashed] },
      { identities: [{ value: 'Ana@courier.example' }] },
      ['emailAddress'],
    ],
    [
      'id and e-mail',
      { id: 'urn:a:1', identifier: [hashed, hashed] },
      { ids: ['urn:a:2'], identities: [{ value: 'b' }] },
      ['id', 'emailAddress'],
    ],
  ])('is another person by %s', async (_, subject, recipient, compared) => {
    expect(await recipientOf(subject, recipient)).toEqual([
      'rejected',
      'fail',
      { code: 'recipient.mismatch', params: { compared } },
    ])
  })

  it.each([
    ['an id where only an e-mail is known', { id: RECIPIENT }, { identities: [{ value: ANA }] }, ['id']],
    ['an e-mail where only an id is known', { identifier: [hashed] }, { ids: [RECIPIENT] }, ['emailAddress']],
    ['another type of identity', { identifier: [hashed] }, { identities: [{ type: 'sourcedId', value: ANA }] }, ['emailAddress']],
    [
      'a hash that nobody reads',
      { identifier: [{ ...hashed, identityHash: 'sha512$00' }] },
      { identities: [{ value: ANA }] },
      ['emailAddress'],
    ],
  ])('that is named by %s could not be compared', async (_, subject, recipient, named) => {
    const code = 'recipient.not_comparable'
    expect(await recipientOf(subject, recipient)).toEqual(['indeterminate', 'unknown', { code, params: { named } }])
  })

  it('by MD5 is warned of', async () => {
    expect(await recipientOf({ identifier: [md5] }, { identities: [{ value: ANA }] })).toEqual([
      'verified',
      'warn',
      { code: 'recipient.hash_weak', params: {} },
    ])
  })

  it('is not compared until a proof is right', async () => {
    const report = await verifier.verify(
      changed((copy) => {
        copy.name = 'Second aid'
      }),
      { recipient: { ids: ['urn:a:1'] } },
    )
    expect([report.outcome, report.checks.recipient.state]).toEqual(['rejected', 'skipped'])
  })

  it('is never in a finding', async () => {
    const report = await verifier.verify(await about({ id: 'mailto:ana@x.example', identifier: [hashed] }), {
      recipient: { ids: ['urn:secret'], identities: [{ value: 'secret@x.example' }] },
    })
    expect(report.outcome).toBe('rejected')
    expect(JSON.stringify(report.findings)).not.toMatch(/secret|ana@|sha256|0123456789abcdef/)
  })

  it('is looked for among a hundred identities at most', async () => {
    const others = Array.from({ length: 100 }, (_, index) => plain(String(index), 'sourcedId'))
    expect(await recipientOf({ identifier: [...others, hashed] }, { identities: [{ value: ANA }] })).toMatchObject([
      'indeterminate',
      'unknown',
      {},
    ])
    expect(await recipientOf({ identifier: [...others.slice(1), hashed] }, { identities: [{ value: ANA }] })).toEqual([
      'verified',
      'pass',
    ])
  })

  it.each([
    [null],
    [{}],
    [{ ids: [] }],
    [{ ids: 'urn:a:1' }],
    [{ ids: [5] }],
    [{ ids: [''] }],
    [{ identities: ['ana'] }],
    [{ identities: [{ value: 5 }] }],
    [{ identities: [{ type: 5, value: 'a' }] }],
    [{ ids: ['urn:a:1'], email: 'a' }],
    [{ ids: new Array(65).fill('urn:a:1') }],
  ])('%j is no recipient', async (recipient) => {
    expect(await errorOf(verifier.verify(signed, { recipient: recipient as never }))).toMatchObject({
      code: 'core.option_invalid',
      kind: 'usage',
      params: { option: 'recipient' },
    })
  })

  it('no other option is taken', async () => {
    expect(await errorOf(verifier.verify(signed, { recipent: {} } as never))).toMatchObject({ code: 'core.option_unknown' })
    expect(await errorOf(verifier.verify(await tokenBadge(jwtSigner), null as never))).toMatchObject({ kind: 'usage' })
  })
})
