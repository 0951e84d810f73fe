import { describe, expect, it } from 'vitest'
import { buildLadderDefinitionCredential } from '../../src/credential/index.js'
import { lintLadder } from '../../src/ladder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { acceptLadder, type LadderAgreementOptions, ladderAgreement } from '../../src/trust/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { NOW, thaw } from '../support/badges.js'
import {
  type AnyReport,
  endorsement,
  endorsementOf,
  governed,
  idOf,
  owner,
  reportOn,
  riders,
  school,
  sealBy,
  stranger,
  union,
} from './voice-support.js'

const ladder = governed()
const constituencies = { workers: [idOf(riders), idOf(union)], schools: [idOf(school)] }
const agree = (endorsements: readonly AnyReport[], more: Partial<LadderAgreementOptions> = {}) =>
  ladderAgreement(ladder, { endorsements, constituencies, ...more })
const codes = (endorsements: readonly AnyReport[]): readonly string[] => agree(endorsements).findings.map(({ code }) => code)
const byRiders = await endorsementOf(ladder, riders)
const byUnion = await endorsementOf(ladder, union)
const bySchool = await endorsementOf(ladder, school)

describe('ladderAgreement', () => {
  it('counts n of m of each constituency, over the digest of exactly this edition', () => {
    const agreement = agree([byRiders, byUnion, bySchool])
    expect(agreement).toEqual({
      ladder: ladder.id,
      version: '1.0.0',
      digest: ladder.digest,
      outcome: 'agreed',
      constituencies: [
        { constituency: 'workers', needed: 2, speakers: 2, counted: [idOf(riders), idOf(union)], open: [], outcome: 'agreed' },
        { constituency: 'schools', needed: 1, speakers: 1, counted: [idOf(school)], open: [], outcome: 'agreed' },
      ],
      findings: [],
    })
    expect(lintLadder(ladder, { agreementOf: ['workers'], agreement })).toEqual([])
  })

  it('is not reached by one who endorsed twice, nor by the owner or a stranger', async () => {
    const again = [byRiders, await endorsementOf(ladder, riders), bySchool]
    expect(agree(again)).toMatchObject({
      outcome: 'notAgreed',
      constituencies: [{ counted: [idOf(riders)], outcome: 'notAgreed' }, {}],
    })
    expect(lintLadder(ladder, { agreement: agree(again) })).toMatchObject([
      { code: 'ladder.agreement_missing', severity: 'error', params: { constituency: 'workers', needed: 2, actual: 1 } },
    ])
    const others = [byRiders, bySchool, await endorsementOf(ladder, stranger), await endorsementOf(ladder, owner)]
    expect(agree(others)).toMatchObject({ outcome: 'notAgreed' })
    expect(codes(others)).toEqual(['trust.endorser_not_counted', 'trust.endorser_not_counted'])
    const named = { workers: [idOf(riders), idOf(owner)], schools: [idOf(school)] }
    expect(agree(others, { constituencies: named })).toMatchObject({
      outcome: 'notAgreed',
      constituencies: [{ speakers: 1 }, {}],
    })
  })

  it('is not reached by endorsements of another version, or of the same one with other content', async () => {
    for (const other of [governed({}, { version: '1.0.1' }), governed({}, { name: { en: 'Other' } })]) {
      const replayed = [await endorsementOf(other, riders), byUnion, bySchool]
      expect(agree(replayed).outcome).toBe('notAgreed')
      expect(codes(replayed)).toEqual(['trust.endorsement_other'])
    }
    // Retiring it is no other content.
    expect(
      ladderAgreement(governed({}, { status: 'retired' }), { endorsements: [byRiders, byUnion, bySchool], constituencies })
        .outcome,
    ).toBe('agreed')
  })

  it('is not reached by what was forged, has expired or is from later', async () => {
    const forged = { ...thaw(await endorsement(ladder, stranger)), issuer: idOf(riders) }
    const changed = thaw(await endorsement(governed({}, { version: '1.0.1' }), riders))
    changed.credentialSubject.id = thaw(await endorsement(ladder, riders)).credentialSubject.id
    const ended = await endorsement(ladder, riders, { validUntil: '2026-02-01T00:00:00Z' })
    const later = await endorsement(ladder, riders, { validFrom: '2027-01-01T00:00:00Z' })
    for (const [credential, code] of [
      [forged, /^(proof|issuer)\./],
      [changed, /^proof\./],
      [ended, /^validity\./],
      [later, /^validity\./],
    ] as const) {
      const report = await reportOn(credential)
      expect(report.outcome).toBe('rejected')
      expect(agree([report, byUnion, bySchool])).toMatchObject({ outcome: 'notAgreed', constituencies: [{ open: [] }, {}] })
      expect(codes([report, byUnion, bySchool])[0]).toMatch(code)
    }
    // A good one beside it counts.
    expect(agree([await reportOn(forged), byRiders, byUnion, bySchool]).outcome).toBe('agreed')
  })

  it('is undecided where it depends on what could not be checked, and not where it does not', async () => {
    const credentialStatus = {
      id: 'https://riders.example/status/1#7',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://riders.example/status/1',
    }
    const verifier = createVerifier({ mechanisms, now: NOW })
    const open = await verifier.verify(await endorsement(ladder, riders, { credentialStatus }))
    expect(open.outcome).toBe('indeterminate')
    expect(agree([open, byUnion, bySchool])).toMatchObject({
      outcome: 'undecided',
      constituencies: [{ counted: [idOf(union)], open: [idOf(riders)], outcome: 'undecided' }, { outcome: 'agreed' }],
      findings: [{ code: 'trust.ladder_unchecked' }],
    })
    expect(agree([open, bySchool]).outcome).toBe('notAgreed')
    expect(agree([open, byRiders, byUnion, bySchool])).toMatchObject({ outcome: 'agreed', constituencies: [{ open: [] }, {}] })
    // What could not be checked and is about something else is not even open.
    const other = await verifier.verify(await endorsement(governed({}, { version: '2.0.0' }), riders, { credentialStatus }))
    expect(agree([other, byUnion, bySchool]).outcome).toBe('notAgreed')
    // Lint takes it for what it is: not yet enough.
    expect(lintLadder(ladder, { agreement: agree([open, byUnion, bySchool]) })).toMatchObject([
      { code: 'ladder.agreement_missing' },
    ])
  })

  it('gives one voice to whoever speaks for several constituencies, in the one where it is needed', () => {
    const both = { workers: [idOf(riders), idOf(union), idOf(school)], schools: [idOf(school)] }
    const few = agree([byRiders, bySchool], { constituencies: both })
    expect(few.outcome).toBe('notAgreed')
    expect(few.constituencies.flatMap(({ counted }) => counted).sort()).toEqual([idOf(riders), idOf(school)].sort())
    expect(agree([byRiders, byUnion, bySchool], { constituencies: both }).outcome).toBe('agreed')
    const reversed = { schools: [idOf(school), idOf(riders)], workers: [idOf(school), idOf(union)] }
    // Either could be counted for schools; only one way round is enough for both.
    expect(agree([byRiders, byUnion, bySchool], { constituencies: reversed })).toMatchObject({
      outcome: 'agreed',
      constituencies: [{ counted: [idOf(school), idOf(union)] }, { counted: [idOf(riders)] }],
    })
  })

  it('is held to by acceptLadder in the same way', async () => {
    const draft = buildLadderDefinitionCredential(ladder, {
      id: 'urn:x:1',
      issuer: idOf(owner),
      validFrom: '2026-01-01T00:00:00Z',
    })
    const release = (await reportOn(await sealBy(owner, draft))) as never
    const endorsements = [byRiders, byUnion, bySchool] as never
    expect(acceptLadder(release, { endorsements, constituencies }).accepted).toBe(true)
    const one = { workers: [idOf(riders), idOf(school)], schools: [idOf(school)] }
    const told = acceptLadder(release, { endorsements, constituencies: one })
    expect([told.accepted, told.findings[0]]).toMatchObject([false, { code: 'trust.constituency_too_few' }])
  })

  it('is not asked of a ladder that asks for nobody', () => {
    const free = governed({ required: [] })
    expect(ladderAgreement(free, { endorsements: [], constituencies: {} })).toMatchObject({
      outcome: 'notAsked',
      constituencies: [],
    })
  })

  it.each<readonly [string, object]>([
    ['core.option_unknown', { min: 1 }],
    ['core.option_invalid', { endorsements: {} }],
    ['core.option_invalid', { endorsements: [{ outcome: 'good' }] }],
    ['core.option_invalid', { endorsements: [null] }],
    ['core.option_invalid', { constituencies: [] }],
    ['core.option_invalid', { constituencies: { workers: 'x' } }],
    ['core.option_invalid', { constituencies: { workers: ['Ana'] } }],
    ['core.option_invalid', { constituencies: undefined }],
  ])('throws %s for %j', (code, more) => {
    expect(() => agree([], more as never)).toThrow(expect.objectContaining({ code }))
  })

  it('takes names that are members of every object', () => {
    const seats = [{ constituency: '__proto__', count: 1 }]
    const odd = governed({
      bodies: [{ id: 'urn:x:b', name: { en: 'B' }, seats }],
      required: [{ constituency: '__proto__', min: 1 }],
    })
    expect(ladderAgreement(odd, { endorsements: [byRiders], constituencies: {} }).outcome).toBe('notAgreed')
  })
})
