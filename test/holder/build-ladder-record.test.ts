import { describe, expect, it } from 'vitest'
import { buildLadderRecord, type HeldBadge, type LadderRecordInput } from '../../src/holder/index.js'
import { skipRequirements } from '../../src/issue/index.js'
import { type Ladder, ladderSteps, place, toFacts } from '../../src/ladder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { createVerifier } from '../../src/verify/index.js'
import { createOpenBadges2 } from '../../src/verify/ob2/index.js'
import {
  FIRST_AID,
  firstAid,
  ISSUER,
  issuer,
  issuerOf,
  ladder,
  ladderOf,
  rungId,
  SCHOOL,
  school,
  verifier,
} from '../issue/support.js'
import { errorOf, type Loose, NOW, newSigner, RECIPIENT } from '../support/badges.js'
import { assertionOf, classOf, profileOf } from '../support/ob2.js'
import { jwsOf, keyOf } from '../verify/ob2/support.js'

const SCHOOL_2 = 'https://old-school.example'
const held = async (issued: { readonly credential: HeldBadge['credential'] }): Promise<HeldBadge> => ({
  credential: issued.credential,
  report: await verifier.verify(issued.credential),
})
const aid = await held(await school.issue(firstAid()))
const courier = await held(await issuer.issue({ ladder, rung: rungId('courier'), subject: RECIPIENT, held: skipRequirements }))
const factsOf = (badges: readonly HeldBadge[]) =>
  badges.flatMap(({ report }) => (report.outcome === 'verified' ? toFacts(report) : []))
const inputOf = (
  badges: readonly HeldBadge[],
  on: Ladder = ladder,
  changes: Partial<LadderRecordInput> = {},
): LadderRecordInput => ({
  id: 'urn:uuid:0f6c2c0a-3c0e-4b7b-9a43-0c6c9f6b7a11',
  issuer: { id: ISSUER, name: 'Courier Platform' },
  validFrom: '2026-05-10T09:00:00Z',
  ladder: on,
  placement: place(on, factsOf(badges), { now: NOW, subject: [RECIPIENT], policy: { trust: { ids: [SCHOOL, ISSUER] } } }),
  badges,
  ...changes,
})

describe('buildLadderRecord', () => {
  it('has the badges as they are, the ladder and its rungs, and how they stand to each other', async () => {
    const { record, leftOut } = buildLadderRecord(inputOf([aid, courier]))
    expect(leftOut).toEqual([])
    expect(record).toMatchObject({ name: 'Delivery', partial: false, credentialSubject: { id: RECIPIENT } })
    const { verifiableCredential, achievement, association } = record.credentialSubject
    expect(verifiableCredential).toEqual([aid.credential, courier.credential])
    // The achievement of the courier's badge is in the badge.
    expect(achievement?.map(({ id }) => id)).toEqual([ladder.id, rungId('lead'), rungId('tested'), rungId('licence')])
    expect(association?.map(({ associationType, sourceId, targetId }) => [sourceId, associationType, targetId])).toEqual([
      [rungId('courier'), 'precedes', rungId('lead')],
      ...['courier', 'lead', 'tested', 'licence'].map((name) => [rungId(name), 'isPartOf', ladder.id]),
    ])
  })

  it('is sealed by an issuer, verified with all that is in it, and the worker placed anew from it', async () => {
    const { record } = buildLadderRecord(inputOf([aid, courier]))
    const { credential } = await issuer.sealCredential(record)
    const report = await verifier.verify(JSON.stringify(credential))
    expect([report.outcome, report.findings]).toEqual(['verified', []])
    const facts = (report.nested ?? []).flatMap((one) => (one.report.outcome === 'verified' ? toFacts(one.report) : []))
    expect(place(ladder, facts, { now: NOW, subject: [RECIPIENT], policy: { trust: { ids: [SCHOOL, ISSUER] } } })).toEqual(
      inputOf([aid, courier]).placement,
    )
  })

  it('takes tokens, and is a token where the issuer makes them', async () => {
    const signer = await newSigner('ES256')
    const byToken = issuerOf({ signer, mechanism: ob3Jwt })
    const badge = await held(await byToken.issue(firstAid()))
    const { record } = buildLadderRecord(inputOf([badge], ladder, { issuer: byToken.profile }))
    const { credential } = await byToken.sealCredential(record)
    expect(typeof credential).toBe('string')
    const report = await verifier.verify(credential)
    expect([report.outcome, report.nested?.map((one) => one.report.outcome)]).toEqual(['verified', ['verified']])
  })

  it('says that it is partial, and what is not in it and why', async () => {
    const forged = { ...(courier.credential as object), name: 'Director' } as unknown as HeldBadge['credential']
    const { record, leftOut } = buildLadderRecord(
      inputOf([
        aid,
        aid,
        await held({ credential: forged }),
        { credential: forged, report: courier.report },
        await held(await school.issue(firstAid({ subject: 'did:example:bo' }))),
      ]),
    )
    expect(record.partial).toBe(true)
    expect(leftOut).toEqual([
      { badge: 1, reason: 'duplicate' },
      { badge: 2, reason: 'unverified' },
      { badge: 3, reason: 'unverified' },
      { badge: 4, reason: 'other_subject' },
    ])
    const many = Array.from({ length: 101 }, (_, index) => ({
      ...aid,
      credential: `e.e.${index}`,
      report: { ...aid.report, credential: { ...(aid.report as Loose).credential, id: `urn:x:${index}` } } as HeldBadge['report'],
    }))
    expect(buildLadderRecord({ ...inputOf([aid]), badges: many }).leftOut).toEqual([{ badge: 100, reason: 'limit' }])
  })

  it('leaves out a badge of Open Badges 2.0, which is no credential of its own', async () => {
    const { document, privateKey } = keyOf(SCHOOL_2)
    const documents = [classOf(SCHOOL_2), profileOf(SCHOOL_2, { publicKey: document.id }), document]
    const older = createVerifier({ mechanisms, generations: [createOpenBadges2({ documents })], now: NOW })
    const credential = jwsOf(assertionOf(SCHOOL_2, { verification: { type: 'signed' } }), privateKey)
    const badge = { credential, report: await older.verify(credential) }
    expect(badge.report.outcome).toBe('verified')
    const { record, leftOut } = buildLadderRecord(inputOf([aid, badge]))
    expect(leftOut).toEqual([{ badge: 1, reason: 'other_subject' }])
    expect(record.credentialSubject.verifiableCredential).toEqual([aid.credential])
  })

  it('says what an achievement was replaced by', async () => {
    const { credential } = aid as { readonly credential: Loose }
    const next = await held(
      await school.issue(
        firstAid({
          replaces: credential.id,
          achievement: {
            id: `${FIRST_AID}/2`,
            name: 'First aid 2',
            description: 'New edition.',
            criteria: { narrative: 'Passed.' },
          },
        }),
      ),
    )
    const { record } = buildLadderRecord(inputOf([next, aid]))
    expect(record.credentialSubject.association?.at(-1)).toMatchObject({
      associationType: 'replacedBy',
      sourceId: FIRST_AID,
      targetId: `${FIRST_AID}/2`,
    })
    const report = await verifier.verify((await issuer.sealCredential(record)).credential)
    expect([report.outcome, report.findings]).toEqual(['verified', []])
  })

  it('in any script', async () => {
    const hindi = ladderOf({ name: { en: 'Delivery', hi: 'डिलीवरी 🚲' }, description: { en: 'x', hi: 'अंतिम मील' } })
    const { record } = buildLadderRecord(inputOf([aid], hindi, { language: 'hi' }))
    expect([record.name, record.credentialSubject.achievement?.[0]?.name]).toEqual(['डिलीवरी 🚲', 'डिलीवरी 🚲'])
    const { credential } = await issuer.sealCredential(record)
    const report = await verifier.verify(new TextEncoder().encode(JSON.stringify(credential)))
    expect(report).toMatchObject({ outcome: 'verified', credential: { name: 'डिलीवरी 🚲' } })
  })

  it.each<[string, () => Partial<LadderRecordInput>, string]>([
    ['a placement on another ladder', () => ({ ladder: ladderOf({ version: '2.0.0' }) }), 'placement'],
    ['no badge', () => ({ badges: [] }), 'badges'],
    ['no badge of the worker', () => ({ subject: 'did:example:bo' }), 'badges'],
    [
      'a worker known by a hash alone',
      () => ({ placement: { ...inputOf([aid]).placement, subject: ['hash:sha256$00'] } }),
      'subject',
    ],
  ])('refuses %s', async (_what, changes, option) => {
    expect(await errorOf(() => buildLadderRecord({ ...inputOf([aid]), ...changes() }))).toMatchObject({
      code: 'core.option_invalid',
      params: { option },
      kind: 'usage',
    })
    expect(await errorOf(() => buildLadderRecord({ ...inputOf([aid]), extra: 1 } as never))).toMatchObject({
      code: 'core.option_unknown',
    })
  })
})

describe('ladderSteps', () => {
  it('are what every way asks for, without what is between', () => {
    const rung = (name: string, requires: Loose) => ({
      id: rungId(name),
      name: { en: name },
      description: { en: name },
      requires,
    })
    const on = (name: string) => ({ op: 'rung', rung: rungId(name) })
    const steps = ladderSteps(
      ladderOf({
        rungs: [
          rung('a', { op: 'credential', match: { ids: [FIRST_AID] }, issuers: { any: true } }),
          rung('b', on('a')),
          rung('c', { op: 'allOf', of: [on('a'), on('b')] }),
          rung('d', { op: 'anyOf', of: [on('b'), on('c')] }),
          rung('e', { op: 'anyOf', of: [on('a'), { op: 'credential', match: { ids: ['urn:x:1'] }, issuers: { any: true } }] }),
        ],
      }),
    )
    const short = (id: string): string | undefined => id.split('/').at(-1)
    expect(steps.map(({ lower, upper }) => `${short(lower)}-${short(upper)}`)).toEqual(['a-b', 'b-c', 'b-d'])
  })
})
