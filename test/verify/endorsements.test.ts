import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { buildEndorsementCredential } from '../../src/credential/index.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { createTrustList } from '../../src/trust/index.js'
import { badgeOf, controllerOf, loader, NOW_MS, newSigner, RECIPIENT, signedBadge, thaw, tokenBadge } from '../support/badges.js'
import { codesOf, jwtSigner, signer, verifier, verifierOf } from './support.js'

const school = await newSigner()
const badge = badgeOf(controllerOf(signer))
const badgeId = badge['id'] as string
const ACHIEVEMENT = 'https://courier.example/achievements/first-aid'

/** The context of OB 3.0 has no term for tokens of endorsements, so that only what is signed as it stands can hold them. */
const seal = async (badge: JsonObject) =>
  (await eddsaJcs2022.secure(badge, { signer, loader, now: NOW_MS })).credential as JsonObject

const endorsementOf = (endorses: string, by = school, changes: object = {}) => ({
  ...(buildEndorsementCredential({
    id: 'urn:uuid:6c8f7a52-9f13-4c7e-9e1c-3f6c5a0f4d10',
    name: 'Endorsement',
    issuer: { id: controllerOf(by), name: 'School' },
    validFrom: '2026-05-02T09:00:00Z',
    endorses,
    comment: 'Taught well.',
  }) as unknown as JsonObject),
  ...changes,
})
const signedEndorsement = (endorses: string, changes: object = {}) =>
  signedBadge(school, endorsementOf(endorses, school, changes))
const tokenEndorsement = async (endorses: string, changes: object = {}) => {
  const key = await newSigner('ES256')
  return tokenBadge(key, endorsementOf(endorses, key, changes))
}

type Place = (endorsements: object) => JsonObject
const withAchievement = (more: object): JsonObject => {
  const copy = thaw(badge)
  Object.assign(copy.credentialSubject.achievement, more)
  return copy
}
const PLACES: readonly (readonly [string, string, string, Place])[] = [
  ['the credential', '', badgeId, (more) => ({ ...badge, ...more })],
  ['the achievement', '/credentialSubject/achievement', ACHIEVEMENT, withAchievement],
  [
    'the issuer',
    '/issuer',
    controllerOf(signer),
    (more) => ({ ...badge, issuer: { ...(badge['issuer'] as JsonObject), ...more } }),
  ],
  [
    'the creator of the achievement',
    '/credentialSubject/achievement/creator',
    'https://board.example/',
    (more) => withAchievement({ creator: { id: 'https://board.example/', type: ['Profile'], ...more } }),
  ],
]

describe('endorsements (OB 3.0 section 9.1 step 6, by section 9.2)', () => {
  describe.each(PLACES)('of %s', (_, at, endorses, place) => {
    it('embedded and as a token, each with a report of its own', async () => {
      const given = {
        endorsement: [await signedEndorsement(endorses)],
        endorsementJwt: [await tokenEndorsement(endorses)],
      }
      const report = await verifier.verify(await seal(place(given)))
      expect([report.outcome, report.findings, report.checks.endorsements.state]).toEqual(['verified', [], 'pass'])
      expect(
        report.endorsements?.map(({ path, isAboutHolder, isSelf, report: { outcome } }) => [
          path,
          isAboutHolder,
          isSelf,
          outcome,
        ]),
      ).toEqual([
        [`${at}/endorsement/0`, true, false, 'verified'],
        [`${at}/endorsementJwt/0`, true, false, 'verified'],
      ])
    })

    it('that was changed rejects the badge', async () => {
      const endorsement = { ...(await signedEndorsement(endorses)), name: 'Higher praise' }
      const report = await verifier.verify(await signedBadge(signer, place({ endorsement: [endorsement] })))
      expect([report.outcome, report.findings]).toEqual([
        'rejected',
        [
          {
            check: 'endorsements',
            code: 'endorsements.rejected',
            params: { codes: ['proof.signature_invalid'] },
            path: `${at}/endorsement/0`,
          },
        ],
      ])
      expect(report.endorsements?.[0]?.report.outcome).toBe('rejected')
    })
  })

  it('no badge without any has reports of them', async () => {
    const report = await verifier.verify(await signedBadge(signer))
    expect(report.checks.endorsements.state).toBe('skipped')
    expect(report).not.toHaveProperty('endorsements')
  })

  it.each([
    ['unsigned', async () => endorsementOf(badgeId), 'endorsements.rejected', ['proof.none']],
    [
      'expired',
      () => signedEndorsement(badgeId, { validUntil: '2026-05-20T00:00:00Z' }),
      'endorsements.rejected',
      ['validity.expired'],
    ],
    [
      'by somebody else than it says',
      async () => signedBadge(await newSigner(), endorsementOf(badgeId)),
      'endorsements.rejected',
      ['issuer.mismatch'],
    ],
    ['text', async () => 'x', 'endorsements.rejected', ['form.not_a_credential']],
    ['a number', async () => 5, 'endorsements.rejected', ['form.not_a_credential']],
  ])('%s: rejected', async (_, make, code, codes) => {
    const endorsement = [await make()]
    const report = await verifier.verify(
      await tokenBadge(await newSigner('ES256').then((key) => key), { ...badge, endorsement } as never),
    )
    // The token's own issuer differs; what matters is the endorsement's line.
    expect(report.findings.filter(({ check }) => check === 'endorsements')).toMatchObject([
      { code, params: { codes }, path: '/endorsement/0' },
    ])
  })

  it('whose issuer cannot be reached could not be checked', async () => {
    const far = await newSigner('Ed25519', 'did:web:school.example#key-1')
    const endorsement = await signedBadge(far, endorsementOf(badgeId, far))
    const report = await verifier.verify(await signedBadge(signer, { ...badge, endorsement: [endorsement] }))
    expect([report.outcome, report.checks.endorsements]).toMatchObject([
      'indeterminate',
      { state: 'unknown', findings: [{ code: 'endorsements.unchecked', params: { codes: ['did.offline'] } }] },
    ])
  })

  it('that is a badge is no endorsement', async () => {
    const endorsementJwt = [await tokenBadge(jwtSigner, badgeOf(controllerOf(jwtSigner)))]
    const report = await verifier.verify(await seal({ ...badge, endorsementJwt }))
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['endorsements.not_endorsement']])
    const embedded = await verifier.verify(await seal({ ...badge, endorsement: [await signedBadge(school)] }))
    // The schema of the badge says it already.
    expect([embedded.outcome, codesOf(embedded)]).toEqual(['rejected', ['schema.invalid', 'endorsements.not_endorsement']])
  })

  it('of something else, or by the issuer itself, says less than it seems to', async () => {
    const elsewhere = await verifier.verify(
      await signedBadge(signer, { ...badge, endorsement: [await signedEndorsement('https://other.example/')] }),
    )
    expect([elsewhere.outcome, codesOf(elsewhere)]).toEqual(['verified', ['endorsements.other_subject']])
    const own = await signedBadge(signer, endorsementOf(badgeId, signer))
    const self = await verifier.verify(await signedBadge(signer, { ...badge, endorsement: [own] }))
    expect([self.outcome, codesOf(self), self.endorsements?.[0]?.isSelf]).toEqual(['verified', ['endorsements.self'], true])
  })

  it('nested in endorsements are counted with them, and no chain is followed without end', async () => {
    let inner = await signedEndorsement(badgeId)
    for (let depth = 0; depth < 5; depth++) inner = await signedEndorsement(badgeId, { endorsement: [inner] })
    const nested = await verifier.verify(await signedBadge(signer, { ...badge, endorsement: [inner] }))
    expect(nested.outcome).toBe('verified')
    expect(nested.endorsements?.[0]?.report.endorsements).toHaveLength(1)
    const one = await tokenEndorsement(badgeId)
    const many = await verifier.verify(await seal({ ...badge, endorsementJwt: new Array(33).fill(one) }))
    expect([many.outcome, many.endorsements?.length, many.checks.endorsements.findings]).toMatchObject([
      'indeterminate',
      32,
      [{ code: 'endorsements.too_many', params: { limit: 32 }, path: '/endorsementJwt/32' }],
    ])
    // Sixteen with two each: the limit is for all of them together.
    const pair = await tokenEndorsement(badgeId, { endorsementJwt: [one, one] })
    const wide = await verifier.verify(await seal({ ...badge, endorsementJwt: new Array(16).fill(pair) }))
    expect([wide.outcome, wide.endorsements?.length]).toEqual(['indeterminate', 11])
    expect(wide.endorsements?.[10]?.report.checks.endorsements.findings.at(-1)).toMatchObject({ code: 'endorsements.too_many' })
  })

  it('are asked for neither recipient nor trust', async () => {
    const trusting = verifierOf({ trust: createTrustList([controllerOf(signer)]) })
    const endorsement = [await signedEndorsement(badgeId)]
    const report = await trusting.verify(await signedBadge(signer, { ...badge, endorsement }), {
      recipient: { ids: [RECIPIENT] },
    })
    expect([report.outcome, report.findings]).toEqual(['verified', []])
    const nested = report.endorsements?.map(({ report: { checks } }) => [checks.recipient.state, checks.trust.state])
    expect(nested).toEqual([['skipped', 'skipped']])
  })

  it('are not gone into until a proof of the badge is right', async () => {
    const endorsement = [await signedEndorsement(badgeId)]
    const copy = { ...(await signedBadge(signer, { ...badge, endorsement })), name: 'Other' }
    const report = await verifier.verify(copy)
    expect([report.outcome, report.checks.endorsements.state]).toEqual(['rejected', 'skipped'])
  })

  it('of a token badge are found as well', async () => {
    const key = await newSigner('ES256')
    const own = badgeOf(controllerOf(key))
    const endorsement = [await signedEndorsement(own['id'] as string)]
    const report = await verifier.verify(await tokenBadge(key, { ...own, endorsement } as JsonObject, vcJose))
    expect([report.outcome, report.endorsements?.length]).toEqual(['verified', 1])
  })
})
