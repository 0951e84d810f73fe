import { describe, expect, it } from 'vitest'
import { type IssueRungRequest, skipRequirements } from '../../src/issue/index.js'
import { attestedFact, type Fact } from '../../src/ladder/index.js'
import { skipValidityCheck } from '../../src/verify/index.js'
import { errorOf, type Loose, NOW, newSigner, RECIPIENT, thaw } from '../support/badges.js'
import {
  FIRST_AID,
  factsOf,
  firstAid,
  ISSUER,
  issuer,
  issuerOf,
  ladder,
  ladderOf,
  rungId,
  SCHOOL,
  school,
  verifiedOf,
} from './support.js'

const rungOf = (changes: Partial<IssueRungRequest> = {}): IssueRungRequest => ({
  ladder,
  rung: rungId('courier'),
  subject: RECIPIENT,
  held: [],
  ...changes,
})
const record = (issuerId = ISSUER): Fact =>
  attestedFact({ issuer: issuerId, subject: RECIPIENT, achievement: FIRST_AID, awardedDate: '2026-02-01' })
const held = await factsOf(await school.issue(firstAid()))

describe('issue of a rung', () => {
  it('issues it on the facts of a verified badge', async () => {
    const credential = await verifiedOf(await issuer.issue(rungOf({ held })))
    expect(credential.type).toContain('RungCredential')
    expect(credential.credentialSubject.achievement).toMatchObject({
      ladder: { id: ladder.id, ladderDigest: ladder.digest, rung: rungId('courier') },
    })
    expect(credential.validUntil).toBe('2028-06-01T00:00:00Z')
  })

  it('issues it on a record that the issuer attests', async () => {
    await verifiedOf(await issuer.issue(rungOf({ held: [record()] })))
  })

  it('issues a rung on a rung that this issuer issued, and not on one of a stranger', async () => {
    const mine = await factsOf(await issuer.issue(rungOf({ held })))
    await verifiedOf(await issuer.issue(rungOf({ rung: rungId('lead'), held: mine })))
    const stranger = issuerOf({ signer: await newSigner(), profile: {} })
    const foreign = await factsOf(await stranger.issue(rungOf({ held: skipRequirements })))
    expect((await errorOf(issuer.issue(rungOf({ rung: rungId('lead'), held: foreign })))).params).toMatchObject({
      reasons: ['requirement.issuer_not_accepted'],
    })
  })

  it('refuses a rung whose requirements nothing meets, and says what is missing where', async () => {
    const error = await errorOf(issuer.issue(rungOf()))
    expect(error).toMatchObject({
      code: 'issue.requirements_unmet',
      kind: 'input',
      params: {
        rung: rungId('courier'),
        reasons: ['requirement.missing'],
        details: [{ code: 'requirement.missing', path: '/rungs/0/requires' }],
      },
    })
  })

  it.each<readonly [string, string, () => Promise<readonly Fact[]>]>([
    [
      'of another worker',
      'requirement.missing',
      async () => factsOf(await school.issue(firstAid({ subject: 'did:example:other' }))),
    ],
    ['of an issuer that does not count', 'requirement.issuer_not_accepted', async () => [record('did:web:stranger.example')]],
    [
      'that has expired',
      'requirement.expired',
      async () => factsOf(await school.issue(firstAid({ validUntil: '2026-03-01T00:00:00Z' })), skipValidityCheck),
    ],
    [
      'that is not valid yet',
      'requirement.not_yet_valid',
      async () => factsOf(await school.issue(firstAid({ validFrom: '2026-07-01T00:00:00Z' })), skipValidityCheck),
    ],
    ['that was revoked', 'requirement.revoked', async () => held.map((fact) => ({ ...fact, status: 'revoked' as const }))],
    ['that was suspended', 'requirement.suspended', async () => held.map((fact) => ({ ...fact, status: 'suspended' as const }))],
    [
      'with a failed result',
      'requirement.result_status',
      async () => held.map((fact) => ({ ...fact, results: [{ status: 'Failed' as const }] })),
    ],
  ])('does not count a fact %s', async (_, reason, facts) => {
    const error = await errorOf(issuer.issue(rungOf({ held: await facts() })))
    expect(error.code).toBe('issue.requirements_unmet')
    expect((error.params as Loose).reasons).toEqual([reason])
  })

  it('tells what could not be decided from what is not met', async () => {
    const unknown = held.map((fact) => ({ ...fact, status: 'unknown' as const }))
    const error = await errorOf(issuer.issue(rungOf({ held: unknown })))
    expect(error).toMatchObject({
      code: 'issue.requirements_unknown',
      kind: 'input',
      params: { reasons: ['requirement.status_unknown'] },
    })
  })

  it('takes the word of the policy on whose facts count', async () => {
    const open = ladderOf({
      rungs: ladder.rungs.map((rung) => ({ ...thaw(rung), requires: { op: 'credential', match: { ids: [FIRST_AID] } } })),
    })
    expect((await errorOf(issuer.issue(rungOf({ ladder: open, held })))).code).toBe('issue.requirements_unmet')
    await verifiedOf(await issuer.issue(rungOf({ ladder: open, held, policy: { trust: { ids: [SCHOOL] } } })))
    await verifiedOf(await issuer.issue(rungOf({ ladder: open, held: [record()] })))
  })

  it('does not look where the exported symbol says so, and still refuses what the ladder does', async () => {
    await verifiedOf(await issuer.issue(rungOf({ held: skipRequirements })))
    const late = { ...rungOf({ held: skipRequirements }), ladder: ladderOf({ status: 'retired' }) }
    expect((await errorOf(issuer.issue(late))).code).toBe('issue.ladder_not_active')
  })

  it.each(['draft', 'retired'] as const)('refuses a %s ladder', async (status) => {
    const error = await errorOf(issuer.issue(rungOf({ ladder: ladderOf({ status }), held })))
    expect(error).toMatchObject({ code: 'issue.ladder_not_active', params: { status } })
  })

  it.each([
    [{ from: '2026-06-02' }, false],
    [{ from: '2026-06-01' }, true],
    [{ from: '2026-06-01T00:00:01Z' }, false],
    [{ from: '2026-01-01', until: '2026-06-01T00:00:00Z' }, false],
    [{ from: '2026-01-01', until: '2026-06-01T00:00:01Z' }, true],
    [{ from: '2026-01-01', until: '2026-05-31' }, false],
    [{ from: '2026-01-01', until: '2026-06-01' }, true],
  ])('issues along a ladder in force only: %j', async (effective, isInForce) => {
    const issued = issuer.issue(rungOf({ ladder: ladderOf({ effective }), held }))
    if (isInForce) expect((await issued).id).toMatch(/^urn:uuid:/)
    else expect((await errorOf(issued)).code).toBe('issue.ladder_not_effective')
  })

  it.each([
    ['69', 'issue.result_too_low', { required: '70', actual: '69' }],
    ['69.999', 'issue.result_too_low', { required: '70', actual: '69.999' }],
    ['101', 'credential.result_out_of_range', {}],
  ])('refuses a result of %s', async (test, code, params) => {
    expect(await errorOf(issuer.issue(rungOf({ rung: rungId('tested'), held, results: { test } })))).toMatchObject({
      code,
      params,
    })
  })

  it('refuses a rung without the result that it asks for, and issues it with', async () => {
    const tested = rungOf({ rung: rungId('tested'), held })
    expect(await errorOf(issuer.issue(tested))).toMatchObject({
      code: 'issue.result_too_low',
      params: { required: '70', actual: '' },
    })
    expect((await errorOf(issuer.issue({ ...tested, held: skipRequirements }))).code).toBe('issue.result_too_low')
    for (const test of ['70', '70.0', '100']) await verifiedOf(await issuer.issue({ ...tested, results: { test } }))
  })

  it.each([
    ['licence', 'credential.rung_regulated'],
    ['pilot', 'credential.rung_unknown'],
  ])('refuses the rung %s', async (name, code) => {
    expect((await errorOf(issuer.issue(rungOf({ rung: rungId(name), held: skipRequirements })))).code).toBe(code)
  })

  it('takes the variant of where the worker is, and decides nothing where that matters and nobody says it', async () => {
    const [courier, ...others] = ladder.rungs
    const open = { ...courier?.requires }
    const never = { op: 'credential', match: { ids: ['urn:x:never'] }, issuers: { any: true } }
    const varied = ladderOf({
      rungs: [{ ...courier, variants: [{ jurisdiction: ['US-CA'], requires: never }], requires: open }, ...others] as never,
    })
    await verifiedOf(await issuer.issue(rungOf({ ladder: varied, held, jurisdiction: 'US-WA' })))
    expect((await errorOf(issuer.issue(rungOf({ ladder: varied, held, jurisdiction: 'US-CA' })))).code).toBe(
      'issue.requirements_unmet',
    )
    expect(await errorOf(issuer.issue(rungOf({ ladder: varied, held })))).toMatchObject({
      code: 'issue.requirements_unknown',
      params: { reasons: ['requirement.jurisdiction_missing'] },
    })
  })

  it('takes a ladder that is not defined yet, and looks at one that changes each time', async () => {
    const raw = thaw(ladder)
    await verifiedOf(await issuer.issue(rungOf({ ladder: raw, held })))
    raw.status = 'retired'
    expect((await errorOf(issuer.issue(rungOf({ ladder: raw, held })))).code).toBe('issue.ladder_not_active')
    raw.rungs[0].name.en = 'Changed'
    expect((await errorOf(issuer.issue(rungOf({ ladder: raw, held })))).code).toBe('ladder.digest_mismatch')
  })

  it('judges dates by the injected clock', async () => {
    const later = issuerOf({ now: '2027-06-01T00:00:00Z' })
    const ends = await factsOf(await school.issue(firstAid({ validUntil: '2027-01-01T00:00:00Z' })))
    expect((await issuer.issue(rungOf({ held: ends }))).credential).toMatchObject({ validFrom: NOW })
    expect((await errorOf(later.issue(rungOf({ held: ends })))).code).toBe('issue.requirements_unmet')
  })
})
