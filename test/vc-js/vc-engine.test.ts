import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { fromMultibase58, toMultibase64url } from '../../src/core/index.js'
import { buildDidDocument, createControllerResolver } from '../../src/did/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { vcEngine } from '../../src/vc-js/index.js'
import { createVerifier } from '../../src/verify/index.js'
import {
  badgeOf,
  type Loose,
  loader,
  NOW,
  NOW_MS,
  newSigner,
  RECIPIENT,
  signedBadge,
  thaw,
  tokenBadge,
} from '../support/badges.js'
import { sharedKey } from '../support/peer-libraries.js'
import { documentLoader, usual } from './support.js'

const key = await sharedKey()
const signed = await signedBadge(key.signer, badgeOf(key.did))
const alone = createVerifier({ mechanisms, now: NOW })
const checked = createVerifier({ mechanisms, now: NOW, crossCheck: vcEngine })
const ask = (credential: unknown, now = NOW_MS, documents: readonly unknown[] = []) =>
  vcEngine.verify(credential as JsonObject, { loader, resolver: createControllerResolver({ documents }), now })

function changed(change: (copy: Loose) => void, from: unknown = signed): Loose {
  const copy = thaw(from)
  change(copy)
  return copy
}

/** An unsigned badge with more members in its achievement. */
function withAchievement(members: Loose): JsonObject {
  const badge = thaw(badgeOf(key.did))
  Object.assign(badge.credentialSubject.achievement, members)
  return badge
}

describe('vcEngine judges the proof', () => {
  it('verified, and rejected once anything is changed (Data Integrity 1.0 section 4.4)', async () => {
    expect(await ask(signed)).toBe('verified')
    expect(await ask(changed((copy) => (copy.name = 'Surgery')))).toBe('rejected')
    expect(await ask(changed((copy) => (copy.proof.created = '2026-05-31T00:00:00Z')))).toBe('rejected')
    expect(await ask(changed((copy) => (copy.wageUplift = 5)))).toBe('rejected')
  })

  it.each<[string, (badge: Loose) => void]>([
    ['expired', (badge) => (badge.validUntil = '2026-05-02T00:00:00Z')],
    ['not yet valid', (badge) => (badge.validFrom = '2026-12-01T00:00:00Z')],
    ['a date that is none', (badge) => (badge.validUntil = 'soon')],
    [
      'a status',
      (badge) =>
        (badge.credentialStatus = {
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: '1',
          statusListCredential: 'https://courier.example/status/1',
        }),
    ],
    ['another issuer', (badge) => (badge.issuer.id = RECIPIENT)],
    ['no subject', (badge) => delete badge.credentialSubject],
  ])('and the proof alone: %s', async (_what, change) => {
    const badge = await signedBadge(key.signer, changed(change, badgeOf(key.did)))
    expect(await ask(badge)).toBe('verified')
    expect(await ask(changed((copy) => (copy.name = 'Surgery'), badge))).toBe('rejected')
    expect(await checked.verify(badge)).toEqual(await alone.verify(badge))
  })

  it('rejects a key that its controller does not list for assertions (CID 1.0 section 3.3)', async () => {
    const pair = await generateKey('Ed25519')
    const did = 'did:web:courier.example'
    const document = buildDidDocument({ did, keys: [{ publicJwk: pair.publicJwk }] })
    const badge = await signedBadge(createSigner(pair, { id: document.verificationMethod?.[0]?.id as string }), badgeOf(did))
    expect(await ask(badge, NOW_MS, [document])).toBe('verified')
    const { assertionMethod: _none, ...silent } = document
    expect(await ask(badge, NOW_MS, [silent])).toBe('rejected')
    expect(await ask(badge)).toBe('undecided')
  })

  it('leaves alone what it does not know', async () => {
    expect(await ask(changed((copy) => (copy.proof.cryptosuite = 'eddsa-jcs-2022')))).toBe('undecided')
    expect(await ask(changed((copy) => (copy.proof.type = 'Ed25519Signature2020')))).toBe('undecided')
    expect(await ask(changed((copy) => (copy.proof.previousProof = 'urn:x:1')))).toBe('undecided')
    expect(await ask(changed((copy) => (copy.proof = [copy.proof])))).toBe('undecided')
    expect(await ask(changed((copy) => delete copy.proof))).toBe('undecided')
    expect(await ask(changed((copy) => copy['@context'].push('https://evil.example/context')))).toBe('undecided')
    const token = await tokenBadge(await newSigner('ES256'))
    expect(await checked.verify(token)).toEqual(await alone.verify(token))
  })

  it('changes nothing of what it is given', async () => {
    const copy = thaw(signed)
    await ask(copy)
    expect(copy).toEqual(signed)
    expect(Object.isFrozen(signed)).toBe(true)
  })

  it('works for many at once', async () => {
    const all = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? signed : changed((copy) => (copy.name = `${index}`))))
    expect(await Promise.all(all.map((one) => ask(one)))).toEqual(
      all.map((_, index) => (index % 2 === 0 ? 'verified' : 'rejected')),
    )
  })
})

describe('where the engines differ', () => {
  it('a signature in base64url is one for the other engine alone (EdDSA cryptosuites 1.0 section 3.2.1)', async () => {
    const other = changed((copy) => (copy.proof.proofValue = toMultibase64url(fromMultibase58(copy.proof.proofValue))))
    expect(await usual.verify(other, documentLoader)).toBe(true)
    expect((await alone.verify(other)).outcome).toBe('rejected')
    const report = await checked.verify(other)
    expect(report.outcome).toBe('indeterminate')
    expect(report.checks.proof.state).toBe('unknown')
    expect(report.proofs[0]).toMatchObject({ state: 'unknown', mechanism: 'eddsa-rdfc-2022' })
    expect(report.findings).toMatchObject([
      { code: 'proof.member_invalid', path: '/proof/proofValue' },
      {
        check: 'proof',
        code: 'proof.engines_disagree',
        params: { engine: '@digitalcredentials/vc', ours: 'rejected', theirs: 'verified' },
        path: '/proof',
      },
    ])
  })

  it.each([
    ['characters above U+FFFF beside U+E000 to U+FFFF (RDFC-1.0 section 5)', ['\u{1F600}', '\uFF5E']],
    ['U+FFFF (RDFC-1.0 appendix A)', ['\uFFFF', 'tag']],
  ])('what is known to be read otherwise is no disagreement: %s', async (_what, tag) => {
    const badge = await signedBadge(key.signer, withAchievement({ tag }))
    expect(await usual.verify(badge, documentLoader)).toBe(false)
    expect(await ask(badge)).toBe('undecided')
    expect(await checked.verify(badge)).toMatchObject({ outcome: 'verified', findings: [] })
    const theirs = await usual.issue(withAchievement({ tag }), key, documentLoader)
    expect(await ask(theirs)).toBe('verified')
    expect(await checked.verify(theirs)).toMatchObject({ outcome: 'indeterminate' })
  })

  it('a method named by the did:key alone is read here, and no question for the other engine', async () => {
    const bare = await signedBadge({ ...key.signer, id: key.did }, badgeOf(key.did))
    expect(await ask(bare)).toBe('undecided')
    expect((await checked.verify(bare)).outcome).toBe('verified')
  })

  it('what hides from readers is told, whatever the other engine says (Data Integrity 1.0 section 4.6)', async () => {
    const { validUntil, ...rest } = thaw(signed)
    const hidden = {
      ...rest,
      'https://www.w3.org/2018/credentials#validUntil': {
        '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
        '@value': validUntil,
      },
    }
    expect(await checked.verify(hidden)).toEqual(await alone.verify(hidden))
  })
})

describe('the bounds of the engine', () => {
  it('a credential of too many values is verified here, and that it was not asked is said', async () => {
    const long = await signedBadge(
      key.signer,
      withAchievement({ tag: Array.from({ length: 2000 }, (_, index) => `tag ${index}`) }),
    )
    await expect(ask(long)).rejects.toMatchObject({ code: 'core.json_too_many_values' })
    const report = await checked.verify(long)
    expect(report.outcome).toBe('verified')
    expect(report.checks.proof).toMatchObject({ state: 'warn', findings: [{ code: 'proof.cross_check_unavailable' }] })
  })

  it('an image inside of the badge is no obstacle', async () => {
    const image = { id: `data:image/png;base64,${'A'.repeat(1_000_000)}`, type: 'Image' }
    expect(await ask(await signedBadge(key.signer, withAchievement({ image })))).toBe('verified')
  })

  it('a graph that is too much work for it is no verdict (RDFC-1.0 section 7.1)', async () => {
    const alignment = { type: ['Alignment'], targetName: 'a', targetUrl: 'https://courier.example/a' }
    const result = { type: ['Result'], value: '1', alignment: [alignment, alignment] }
    const badge = thaw(badgeOf(key.did))
    badge.credentialSubject.result = [result, result]
    const signedTwice = await signedBadge(key.signer, badge)
    await expect(ask(signedTwice)).rejects.toThrow()
    expect(await checked.verify(signedTwice)).toMatchObject({
      outcome: 'verified',
      findings: [{ code: 'proof.cross_check_unavailable', params: { engine: '@digitalcredentials/vc' } }],
    })
  })
})
