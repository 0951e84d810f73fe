import { describe, expect, it } from 'vitest'
import { RUNGS_V0 } from '../../src/contexts/index.js'
import type { JsonObject, VerifiedReport } from '../../src/core/index.js'
import {
  buildEndorsementCredential,
  buildLadderDefinitionCredential,
  type LadderDefinitionDetails,
  ladderReleaseUri,
  parseLadderDefinitionCredential,
  type VerifiableCredential,
} from '../../src/credential/index.js'
import { defineLadder, type Ladder, ladderDigest } from '../../src/ladder/index.js'
import { findAmbiguity } from '../../src/securing/data-integrity/terms.js'
import { type AcceptLadderOptions, acceptLadder } from '../../src/trust/index.js'
import { ladderInput, needs, rung } from '../ladder/support.js'
import { errorOf, type Loose, thaw } from '../support/badges.js'
import { verifierOf } from '../verify/support.js'
import { newParty } from './sources-support.js'
import { reportOf } from './support.js'

type Report = VerifiedReport<VerifiableCredential>

const owner = await newParty('Courier')
const riders = await newParty('Riders')
const school = await newParty('School')
const stranger = await newParty('Stranger')
const idOf = (party: typeof owner): string => party.profile.id

const wage = {
  id: 'https://courier.example/wages/1',
  claim: 'observed',
  basis: 'occupationalDifferential',
  measure: 'absolute',
  value: '18.85',
  currency: 'USD',
  per: 'hour',
  statistic: 'median',
  workRelationship: 'employee',
  timeBase: 'paidHours',
  expenses: 'gross',
  population: { region: ['US'] },
  observed: { from: '2025-05-01', to: '2025-05-31' },
  source: { publisher: 'https://bls.example' },
  asOf: '2026-01-01',
} as const
const ladder = defineLadder(ladderInput([rung('courier', needs('x'), { wage: [wage] })], { owner: idOf(owner) }))
const details: LadderDefinitionDetails = {
  id: 'https://courier.example/ladders/delivery/1.0.0',
  issuer: idOf(owner),
  validFrom: '2026-01-01T00:00:00Z',
}
const draft = (one: Ladder = ladder, more: Partial<LadderDefinitionDetails> = {}) =>
  buildLadderDefinitionCredential(one, { ...details, ...more })
const seal = async (value: unknown = draft(), by = owner): Promise<JsonObject> =>
  (await by.sealCredential(value)).credential as JsonObject
const definition: Report = await reportOf(await seal())

let serial = 0
const endorse = async (by: typeof owner, of: string = ladderReleaseUri(ladder)): Promise<Report> =>
  reportOf(
    await seal(
      buildEndorsementCredential({
        id: `urn:uuid:0d4f1a1e-3f38-4b35-8f6c-${String(++serial).padStart(12, '0')}`,
        name: 'Endorsement',
        issuer: { id: idOf(by), name: 'A party' },
        validFrom: '2026-01-01T00:00:00Z',
        endorses: of,
      }),
      by,
    ),
  )
const codes = (options: AcceptLadderOptions, report: Report = definition): readonly string[] =>
  acceptLadder(report, options).findings.map(({ code }) => code)
const both = [idOf(riders), idOf(school)]

describe('a ladder as a credential', () => {
  it('is signed, verified and read back to the letter, with its evidence of pay', () => {
    const read = parseLadderDefinitionCredential(definition.credential)
    expect(read.ladder).toEqual(ladder)
    expect(read).toMatchObject({ issuer: idOf(owner), credentialId: details.id, validFrom: details.validFrom })
    expect(JSON.stringify(definition.credential)).toContain('18.85')
    expect(definition.credential.credentialSubject).toMatchObject({
      id: ladder.id,
      type: 'Ladder',
      ladderVersion: '1.0.0',
      ladderDigest: ladderDigest(ladder),
    })
  })

  it('can name the edition before, whose id is its own: the definition is signed to the letter', async () => {
    const { digest, ...plain } = ladder
    const supersedes = { id: ladder.id, version: ladder.version, digest: digest as string }
    const next = defineLadder({ ...plain, version: '1.1.0', supersedes })
    const sealed = thaw(await seal(draft(next)))
    expect(parseLadderDefinitionCredential((await reportOf(sealed)).credential).ladder).toEqual(next)
    sealed.credentialSubject.ladderDefinition.supersedes.version = '0.9.0'
    expect((await verifierOf().verify(sealed)).outcome).toBe('rejected')
    // Outside of such a credential nothing says that it is a literal.
    const shared = { code: 'proof.member_disguised', path: '/credentialSubject/ladderDefinition/supersedes/id' }
    const plainDraft = thaw(draft(next))
    expect(findAmbiguity(plainDraft)).toBeUndefined()
    expect(findAmbiguity({ ...plainDraft, type: ['VerifiableCredential'] })).toMatchObject(shared)
    expect(findAmbiguity({ ...plainDraft, '@context': plainDraft['@context'].slice(0, 1) })).toMatchObject(shared)
    expect(findAmbiguity({ ...plainDraft, credentialSubject: { ...plainDraft.credentialSubject, type: 'Other' } })).toMatchObject(
      shared,
    )
    const hidden = thaw(draft(next))
    hidden.credentialSubject.ladderDefinition['https://schema.org/name'] = 'x'
    expect(await errorOf(() => seal(hidden))).toMatchObject({
      code: 'proof.member_disguised',
      path: '/credentialSubject/ladderDefinition/https:~1~1schema.org~1name',
    })
  })

  it('names the credential of the edition before', async () => {
    const replaces = 'https://courier.example/ladders/delivery/0.9.0'
    expect(draft(ladder, { replaces }).replaces).toBe(replaces)
    expect(await errorOf(() => draft(ladder, { replaces: 'no url' }))).toMatchObject({
      code: 'credential.field_invalid',
      path: '/replaces',
    })
  })

  it('is published by its owner alone', async () => {
    expect(await errorOf(() => draft(ladder, { issuer: idOf(stranger) }))).toMatchObject({
      code: 'credential.ladder_owner_differs',
      params: { owner: idOf(owner), issuer: idOf(stranger) },
    })
    const taken = { ...thaw(draft()), issuer: idOf(stranger) }
    expect(await errorOf(() => parseLadderDefinitionCredential(taken))).toMatchObject({ code: 'credential.ladder_owner_differs' })
  })

  it.each<readonly [string, (copy: Loose) => void, string, object]>([
    [
      'another version beside it',
      (copy) => (copy.ladderVersion = '1.0.1'),
      'credential.ladder_differs',
      { member: 'version', expected: '1.0.0', actual: '1.0.1' },
    ],
    ['another id beside it', (copy) => (copy.id = 'https://other.example/l'), 'credential.ladder_differs', { member: 'id' }],
    [
      'another digest beside it',
      (copy) => (copy.ladderDigest = 'uEiA'),
      'credential.ladder_differs',
      { member: 'digest', expected: ladderDigest(ladder), actual: 'uEiA' },
    ],
    [
      'another digest inside',
      (copy) => (copy.ladderDefinition.digest = 'uEiA'),
      'credential.ladder_differs',
      { member: 'definition digest' },
    ],
    [
      'a text edited in place',
      (copy) => (copy.ladderDefinition.name.en = 'Other'),
      'credential.ladder_differs',
      { member: 'digest', actual: ladderDigest(ladder) },
    ],
    ['no rungs', (copy) => (copy.ladderDefinition.rungs = []), 'ladder.value_invalid', {}],
    ['a definition that is a text', (copy) => (copy.ladderDefinition = 'x'), 'credential.field_invalid', {}],
    ['a word of its own', (copy) => (copy.wage = 1), 'credential.field_unknown', {}],
  ])('39. is refused with %s', async (_, change, code, params) => {
    const copy = thaw(draft())
    change(copy.credentialSubject)
    const error = await errorOf(() => parseLadderDefinitionCredential(copy))
    expect(error.params).toMatchObject(params)
    expect(error.code).toBe(code)
  })

  it('is rejected when anything in the definition is changed after signing', async () => {
    const sealed = thaw(await seal())
    sealed.credentialSubject.ladderDefinition.rungs[0].requires.match.ids[0] = 'https://evil.example/x'
    expect((await verifierOf().verify(sealed)).outcome).toBe('rejected')
  })

  it('has a release URI of its content alone', () => {
    const { digest: _, ...plain } = ladder
    expect(ladderReleaseUri(ladder)).toMatch(/^ni:\/\/\/sha-256;[-\w]{43}$/)
    expect(ladderReleaseUri({ ...plain, status: 'retired' })).toBe(ladderReleaseUri(ladder))
    expect(ladderReleaseUri({ ...plain, name: { en: 'Other' } })).not.toBe(ladderReleaseUri(ladder))
  })
})

describe('acceptLadder', () => {
  it('takes what its owner published, where no endorsement is asked for', () => {
    expect(acceptLadder(definition)).toEqual({ accepted: true, ladder, digest: ladder.digest, endorsedBy: [], findings: [] })
  })

  it('counts different endorsers of exactly this content', async () => {
    const endorsements = [await endorse(riders), await endorse(riders), await endorse(school)]
    const taken = acceptLadder(definition, { endorsements, endorsers: both, min: 2 })
    expect(taken).toMatchObject({ accepted: true, endorsedBy: [...both].sort(), findings: [] })
    // Two by one party are one.
    const one = acceptLadder(definition, { endorsements: endorsements.slice(0, 2), endorsers: both, min: 2 })
    expect(one).toMatchObject({
      accepted: false,
      findings: [{ code: 'trust.endorsements_too_few', params: { needed: 2, actual: 1 } }],
    })
    expect(one.ladder).toBeUndefined()
  })

  it('refuses an edition without the agreement that its own governance asks for, of those whom the reader names', async () => {
    const seats = [
      { constituency: 'workers', count: 2 },
      { constituency: 'schools', count: 1 },
    ]
    const { digest: _, ...plain } = ladder
    const governed = (status: Ladder['status']): Ladder =>
      defineLadder({
        ...plain,
        status,
        governance: {
          bodies: [{ id: 'https://courier.example/council', name: { en: 'Council' }, seats }],
          required: [
            { constituency: 'workers', min: 2 },
            { constituency: 'schools', min: 1 },
          ],
          decisions: ['https://courier.example/decisions/1'],
        },
      })
    const published = async (edition: Ladder): Promise<Report> =>
      reportOf(
        await seal(
          buildLadderDefinitionCredential(edition, {
            id: 'urn:x:governed',
            issuer: idOf(owner),
            validFrom: '2026-01-01T00:00:00Z',
          }),
        ),
      )
    const active = governed('active')
    const release = await published(active)
    const of = (by: typeof owner): Promise<Report> => endorse(by, ladderReleaseUri(active))
    const endorsements = [await of(riders), await of(stranger), await of(school)]
    const constituencies = { workers: [idOf(riders), idOf(stranger)], schools: [idOf(school)] }
    const take = (more: object) => acceptLadder(release, { endorsements, constituencies, ...more })
    expect(take({})).toMatchObject({
      accepted: true,
      findings: [],
      endorsedBy: [idOf(riders), idOf(stranger), idOf(school)].sort(),
    })
    expect(take({ endorsements: endorsements.slice(1) })).toMatchObject({
      accepted: false,
      findings: [{ code: 'trust.constituency_too_few', params: { constituency: 'workers', needed: 2, actual: 1 } }],
    })
    // Nobody speaks for anybody unless the reader says so: other endorsers do not, and the owner never does.
    expect(acceptLadder(release, { endorsements, endorsers: both, min: 2 }).findings).toMatchObject([
      { code: 'trust.constituency_too_few', params: { constituency: 'workers', actual: 0 } },
      { code: 'trust.constituency_too_few', params: { constituency: 'schools', actual: 0 } },
      { code: 'trust.endorser_not_counted' },
    ])
    const own = { workers: [idOf(owner), idOf(riders)], schools: [idOf(school)] }
    expect(take({ endorsements: [...endorsements, await of(owner)], constituencies: own }).accepted).toBe(false)
    expect(acceptLadder(await published(governed('draft'))).accepted).toBe(true)
    expect(acceptLadder(await published(governed('retired'))).accepted).toBe(false)
    for (const wrong of [[], 'x', { workers: 'x' }, { workers: ['Ana'] }]) {
      expect(() => take({ constituencies: wrong })).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    }
  })

  it('does not count strangers, the owner, other editions and other credentials, and says so', async () => {
    const endorsements = [
      await endorse(stranger),
      await endorse(owner),
      await endorse(school, ladder.id),
      await endorse(school, ladderReleaseUri({ ...ladder, name: { en: 'Other' } })),
      definition,
    ]
    const taken = acceptLadder(definition, { endorsements, endorsers: [...both, idOf(owner)], min: 1 })
    expect(taken.endorsedBy).toEqual([])
    expect(taken.findings.map(({ code }) => code)).toEqual([
      'trust.endorsements_too_few',
      'trust.endorser_not_counted',
      'trust.endorser_not_counted',
      'trust.endorsement_other',
      'trust.endorsement_other',
      'trust.endorsement_other',
    ])
    expect(acceptLadder(definition, { endorsements, endorsers: both }).accepted).toBe(true)
  })

  it('counts an endorsement that names the ladder with its version and digest, and not one with another of them', async () => {
    const named = async (changes: object): Promise<Report> => {
      const plain = thaw(
        buildEndorsementCredential({
          id: `urn:uuid:0d4f1a1e-3f38-4b35-8f6c-${String(++serial).padStart(12, '0')}`,
          name: 'Endorsement',
          issuer: { id: idOf(riders), name: 'Riders' },
          validFrom: '2026-01-01T00:00:00Z',
          endorses: ladder.id,
        }),
      )
      plain['@context'].push(RUNGS_V0)
      const edition = { ladderVersion: ladder.version, ladderDigest: ladder.digest, ...changes }
      plain.credentialSubject = { ...plain.credentialSubject, type: ['EndorsementSubject', 'LadderReference'], ...edition }
      return reportOf(await seal(plain, riders))
    }
    const take = async (changes: object): Promise<readonly string[]> =>
      acceptLadder(definition, { endorsements: [await named(changes)], endorsers: both }).endorsedBy
    expect(await take({})).toEqual([idOf(riders)])
    expect(await take({ ladderDigest: 'uEiOther' })).toEqual([])
    expect(await take({ ladderVersion: '1.0.1' })).toEqual([])
  })

  it('39. tells of an edition that was edited in place: same version, other content', () => {
    const { digest: _, ...plain } = ladder
    const known = defineLadder({ ...plain, name: { en: 'Delivery, as it was' } })
    const told = acceptLadder(definition, { known })
    expect(told).toMatchObject({
      accepted: false,
      findings: [{ code: 'trust.ladder_edited', params: { version: '1.0.0', expected: known.digest, actual: ladder.digest } }],
    })
    expect(codes({ known: defineLadder({ ...plain, version: '0.9.0', name: { en: 'x' } }) })).toEqual([])
    expect(codes({ known: defineLadder({ ...plain, status: 'retired' }) })).toEqual([])
  })

  it('takes nothing else for a ladder, and nothing that may be withdrawn unseen', async () => {
    expect(codes({}, await endorse(riders))).toEqual(['trust.ladder_malformed'])
    const open = { ...definition, checks: { ...definition.checks, status: { state: 'unknown', findings: [] } } } as Report
    expect(codes({}, open)).toEqual(['trust.ladder_unchecked'])
    const unsure = await endorse(riders)
    const endorsements = [{ ...unsure, checks: { ...unsure.checks, status: { state: 'unknown', findings: [] } } } as Report]
    expect(codes({ endorsements, endorsers: both, min: 1 })).toEqual(['trust.endorsements_too_few', 'trust.ladder_unchecked'])
  })

  it('is not fooled by a credential of the owner around a ladder of somebody else', async () => {
    const { digest: _, ...plain } = ladder
    const other = defineLadder({ ...plain, owner: idOf(stranger) })
    const forged = await seal({
      ...thaw(draft()),
      credentialSubject: { ...thaw(draft()).credentialSubject, ladderDigest: other.digest, ladderDefinition: other },
    })
    expect(codes({}, await reportOf(forged))).toEqual(['trust.ladder_malformed'])
  })

  it.each<readonly [string, unknown]>([
    ['core.option_unknown', { n: 1 }],
    ['core.option_invalid', { min: 1 }],
    ['core.option_invalid', { min: 1.5, endorsers: both }],
    ['core.option_invalid', { min: 2, endorsers: [both[0], both[0]] }],
    ['core.option_invalid', { endorsers: ['Riders'] }],
    ['core.option_invalid', { endorsements: {} }],
    ['trust.not_verified', { endorsements: [{ outcome: 'rejected' }] }],
  ])('throws %s', async (code, options) => {
    expect(await errorOf(() => acceptLadder(definition, options as AcceptLadderOptions))).toMatchObject({ code })
    expect(await errorOf(() => acceptLadder({ outcome: 'rejected' } as never))).toMatchObject({ code: 'trust.not_verified' })
  })
})
