import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { attachEndorsement, buildEndorsementCredential, type EndorsementCredentialInput } from '../../src/credential/index.js'
import { ladderDigest } from '../../src/ladder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { createVerifier } from '../../src/verify/index.js'
import { ladder } from '../issue/support.js'
import {
  badgeOf,
  controllerOf,
  errorOf,
  type Loose,
  loader,
  NOW,
  NOW_MS,
  newSigner,
  signedBadge,
  thaw,
  tokenBadge,
} from '../support/badges.js'

const [signer, school, tokenSchool] = [await newSigner(), await newSigner(), await newSigner('ES256')]
const verifier = createVerifier({ mechanisms, now: NOW })
const courier = controllerOf(signer)
const input = (changes: Loose = {}): EndorsementCredentialInput => ({
  id: 'urn:uuid:6c8f7a52-9f13-4c7e-9e1c-3f6c5a0f4d10',
  name: 'मान्यता 🏅 تأييد',
  issuer: { id: controllerOf(school), name: 'School' },
  validFrom: '2026-05-02T09:00:00Z',
  endorses: 'urn:x:1',
  ...changes,
})
const built = (changes: Loose = {}): JsonObject => buildEndorsementCredential(input(changes)) as unknown as JsonObject
const badge = badgeOf(courier, {
  achievement: {
    id: 'https://courier.example/achievements/first-aid',
    name: 'First aid',
    description: 'Gives first aid.',
    criteria: { narrative: 'Passed.' },
    creator: { id: 'https://board.example/', name: 'Board' },
  },
}) as Loose

describe('buildEndorsementCredential', () => {
  it.each([
    ['a credential', { credential: badge }, badge.id],
    ['an achievement', { achievement: badge.credentialSubject.achievement }, 'https://courier.example/achievements/first-aid'],
    ['a profile', { profile: badge.issuer }, courier],
    ['an id', 'did:example:ana', 'did:example:ana'],
  ])('of %s names its id, and nothing else of it', async (_what, endorses, id) => {
    const draft = built({ endorses })
    expect(draft).toMatchObject({
      '@context': [CREDENTIALS_V2, OB_3_0_3],
      credentialSubject: { id, type: ['EndorsementSubject'] },
    })
    expect(Object.keys(draft['credentialSubject'] as object)).toEqual(['id', 'type'])
    expect(await verifier.verify(await signedBadge(school, draft))).toMatchObject({ outcome: 'verified', findings: [] })
  })

  it('of a ladder names its edition, which is signed with it', async () => {
    const draft = built({ endorses: { ladder }, comment: 'قواعد عادلة' })
    expect(draft['@context']).toEqual([CREDENTIALS_V2, OB_3_0_3, RUNGS_V0])
    expect(draft['credentialSubject']).toEqual({
      id: ladder.id,
      type: ['EndorsementSubject', 'LadderReference'],
      ladderVersion: '1.0.0',
      ladderDigest: ladderDigest(ladder),
      endorsementComment: 'قواعد عادلة',
    })
    const { digest: _digest, ...undigested } = ladder
    expect(built({ endorses: { ladder: undigested } })['credentialSubject']).toMatchObject({ ladderDigest: ladder.digest })
    const signed = thaw(await signedBadge(school, draft))
    expect((await verifier.verify(signed)).outcome).toBe('verified')
    signed.credentialSubject.ladderVersion = '2.0.0'
    expect((await verifier.verify(signed)).checks.proof.state).toBe('fail')
  })

  it.each<[string, unknown, string]>([
    ['nothing', {}, '/endorses'],
    ['two things', { profile: { id: 'urn:x:1' }, achievement: { id: 'urn:x:2' } }, '/endorses'],
    ['a thing of another kind', { badge: { id: 'urn:x:1' } }, '/endorses'],
    ['a thing without id', { credential: {} }, '/endorses'],
    ['a text as a thing', { profile: 'urn:x:1' }, '/endorses'],
    ['no URL', 'Ana', '/endorses'],
    ['a ladder without version', { ladder: { id: 'urn:x:1', digest: 'x' } }, '/endorses/ladder/version'],
  ])('refuses %s', async (_what, endorses, path) => {
    expect(await errorOf(() => built({ endorses }))).toMatchObject({ code: 'credential.field_invalid', path, kind: 'input' })
  })
})

describe('attachEndorsement', () => {
  it.each([
    ['the credential', (one: Loose) => one, badge.id],
    ['the achievement', (one: Loose) => one.credentialSubject.achievement, badge.credentialSubject.achievement.id],
    ['the issuer', (one: Loose) => one.issuer, courier],
    ['the creator', (one: Loose) => one.credentialSubject.achievement.creator, 'https://board.example/'],
  ])('puts it on %s, embedded and as a token, and the badge verifies with it', async (_what, at, endorses) => {
    const embedded = await signedBadge(school, built({ endorses }))
    const byToken = built({ endorses, issuer: { id: controllerOf(tokenSchool), name: 'School' } })
    const tokens = [await tokenBadge(tokenSchool, byToken), await tokenBadge(tokenSchool, byToken, vcJose)]
    let draft: JsonObject = badge
    for (const one of [embedded, ...tokens]) draft = attachEndorsement(draft, one)
    expect(at(draft)).toMatchObject({ endorsement: [embedded], endorsementJwt: tokens })
    expect(at(badge)).not.toHaveProperty('endorsement')
    const { credential } = await eddsaJcs2022.secure(draft, { signer, loader, now: NOW_MS })
    const report = await verifier.verify(credential)
    expect([report.outcome, report.findings]).toEqual(['verified', []])
    expect(report.endorsements?.map((one) => [one.isAboutHolder, one.isSelf, one.isMutual, one.report.outcome])).toEqual(
      new Array(3).fill([true, false, false, 'verified']),
    )
    const rdf = await signedBadge(signer, attachEndorsement(badge, embedded))
    expect((await verifier.verify(rdf)).outcome).toBe('verified')
  })

  it('refuses what is about something else, unsigned, unreadable or too late', async () => {
    const embedded = await signedBadge(school, built({ endorses: 'urn:x:elsewhere' }))
    expect(await errorOf(() => attachEndorsement(badge, embedded))).toMatchObject({ code: 'credential.endorsed_missing' })
    expect(await errorOf(() => attachEndorsement(badge, built()))).toMatchObject({ code: 'credential.field_missing' })
    for (const text of ['x', 'a.b', 'a.b.c.d', 'eyJ9.!!.x', `eyJ9.${btoa('[1]')}.x`, `e.${btoa('{"vc":')}.x`])
      expect(await errorOf(() => attachEndorsement(badge, text))).toMatchObject({ code: 'credential.endorsement_unreadable' })
    const endorsement = await signedBadge(school, built({ endorses: badge.id }))
    const sealed = await signedBadge(signer, badge)
    expect(await errorOf(() => attachEndorsement(sealed, endorsement))).toMatchObject({ code: 'securing.already_secured' })
    expect(await errorOf(() => attachEndorsement({ ...badge, endorsement: 'x' }, endorsement))).toMatchObject({
      code: 'credential.field_invalid',
      path: '/endorsement',
    })
  })

  it('reads a token of VCDM 1.1 by its claim', () => {
    const payload = btoa(JSON.stringify({ vc: { credentialSubject: { id: badge.id } } })).replace(/=+$/, '')
    expect(attachEndorsement(badge, `e.${payload}.x`)).toMatchObject({ endorsementJwt: [`e.${payload}.x`] })
  })

  it('secures a badge with a token endorsement as a token too', async () => {
    const draft = attachEndorsement(
      badge,
      await tokenBadge(tokenSchool, built({ endorses: badge.id, issuer: controllerOf(tokenSchool) })),
    )
    const { credential } = await ob3Jwt.secure(draft, { signer, loader, now: NOW_MS })
    expect(await verifier.verify(credential)).toMatchObject({ outcome: 'verified', findings: [] })
  })
})
