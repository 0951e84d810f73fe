import { describe, expect, it } from 'vitest'
import type { JsonObject, VerifiedReport } from '../../src/core/index.js'
import { parseAuthorityCredential, type VerifiableCredential } from '../../src/credential/index.js'
import { evaluateRequirement, toFacts } from '../../src/ladder/index.js'
import {
  type AuthorityRoot,
  type AuthoritySource,
  allOf,
  anyOf,
  createAuthority,
  createTrustList,
} from '../../src/trust/index.js'
import { skipValidityCheck } from '../../src/verify/index.js'
import { errorOf, type Loose, NOW_MS, thaw } from '../support/badges.js'
import { verifierOf } from '../verify/support.js'
import { ladder, RECIPIENT_RUNG } from './rung-support.js'
import { authorityOf, authorityReport, MINISTRY, ministry, newParty, REGISTRY, registry } from './sources-support.js'
import { badgeInput, ESCO, FIRST_AID, reportOf, SCHOOL, school, schoolReport } from './support.js'

const badge = (await school.issue(badgeInput())).credential
const content = (await reportOf(badge)).credential as unknown as JsonObject
type Reports = readonly VerifiedReport<VerifiableCredential>[]
const authority = (
  credentials: Reports,
  roots: readonly (string | AuthorityRoot)[] = [MINISTRY],
  maxDepth = 8,
): AuthoritySource => createAuthority({ roots, credentials, maxDepth })
const told = (source: AuthoritySource): readonly string[] => {
  const { authorised, findings } = source.judge(content)
  return [authorised, ...findings.map(({ code }) => code)]
}
const direct = await authorityReport()

describe('authority given directly by a root', () => {
  it('says yes, shows the credential, and passes the check', async () => {
    const source = authority([direct])
    const { authorised, chain, findings } = source.judge(content)
    expect({ authorised, findings }).toEqual({ authorised: 'yes', findings: [] })
    expect(chain).toEqual([{ credentialId: (direct.credential as Loose).id, issuer: MINISTRY, subject: SCHOOL }])
    const report = await reportOf(badge, { trust: source })
    expect(report.checks.trust).toEqual({ state: 'pass', findings: [] })
    expect(toFacts(report)[0]?.authorised).toBe('yes')
  })

  it('says no of an issuer that is not named for what a root has a say on; the badge stays verified, its fact says no', async () => {
    const source = authority([await authorityReport({ subject: 'did:web:college.example' })])
    expect(told(source)).toEqual(['no', 'trust.not_authorised'])
    const report = await reportOf(badge, { trust: source })
    expect(report.checks.trust).toMatchObject({
      state: 'warn',
      findings: [{ code: 'trust.not_authorised', params: { issuer: SCHOOL, achievement: FIRST_AID } }],
    })
    const [fact] = toFacts(report)
    expect(fact?.authorised).toBe('no')
    const requirement = { op: 'credential', match: { ids: [FIRST_AID] }, issuers: { ids: [SCHOOL] } } as const
    expect(evaluateRequirement(requirement, [fact as never], { now: report.at }).reason).toBe('requirement.issuer_not_authorised')
  })

  it('does not know where no root has a say', async () => {
    expect(told(authority([]))).toEqual(['unknown', 'trust.authority_unknown'])
    expect(told(authority([await authorityReport({ mayAward: [{ ids: ['urn:x:other'] }] })]))).toEqual([
      'unknown',
      'trust.authority_unknown',
      'trust.authority_not_covered',
    ])
    const report = await reportOf(badge, { trust: authority([]) })
    expect(toFacts(report)[0]?.authorised).toBe('unknown')
  })

  it('lets a root say what it decides on, though it has authorised nobody', () => {
    expect(told(authority([], [{ id: MINISTRY, name: 'Ministry', scope: [{ ids: [FIRST_AID] }] }]))).toEqual([
      'no',
      'trust.not_authorised',
    ])
    expect(told(authority([], [{ id: MINISTRY, scope: [{ ids: ['urn:x:other'] }] }]))).toEqual([
      'unknown',
      'trust.authority_unknown',
    ])
  })

  it('lets a root award itself, within its own scope', () => {
    expect(told(authority([], [SCHOOL]))).toEqual(['yes'])
    expect(told(authority([], [{ id: SCHOOL, scope: [{ ids: [FIRST_AID] }] }]))).toEqual(['yes'])
    expect(told(authority([], [{ id: SCHOOL, scope: [{ ids: ['urn:x:other'] }] }]))).toEqual([
      'unknown',
      'trust.authority_unknown',
    ])
  })

  it('counts for nothing beyond the scope of its root', () => {
    expect(told(authority([direct], [{ id: MINISTRY, scope: [{ ids: ['urn:x:other'] }] }]))[0]).toBe('unknown')
    expect(told(authority([direct], [{ id: MINISTRY, scope: [{ achievementType: 'Certificate' }] }]))).toEqual(['yes'])
  })

  it('counts for nothing when nobody relied on gives it', async () => {
    const stranger = await newParty('Stranger')
    const self = await authorityReport({ subject: SCHOOL }, school)
    expect(told(authority([await authorityReport({}, stranger)]))).toEqual([
      'unknown',
      'trust.authority_unknown',
      'trust.authority_unrooted',
    ])
    expect(told(authority([self]))).toEqual(['unknown', 'trust.authority_unknown', 'trust.authority_cycle'])
  })

  it.each<readonly [string, Loose, string]>([
    ['by id', { ids: ['urn:x:1', FIRST_AID] }, 'yes'],
    ['by alignment', { alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: ESCO }] }, 'yes'],
    ['by code', { alignedTo: [{ framework: 'ESCO', kind: 'skill', code: 'S1.2' }] }, 'yes'],
    ['by another code', { alignedTo: [{ framework: 'ESCO', kind: 'skill', code: 'S1.3' }] }, 'unknown'],
    ['by type', { achievementType: 'Certificate' }, 'yes'],
    ['by another type', { achievementType: 'License' }, 'unknown'],
    ['by id and another type', { ids: [FIRST_AID], achievementType: 'License' }, 'unknown'],
    ['by version', { ids: [FIRST_AID], versions: '^1.2' }, 'yes'],
    ['by another version', { ids: [FIRST_AID], versions: '^2' }, 'unknown'],
    ['by ladder', { ladder: ladder.id }, 'unknown'],
  ])('covers an achievement %s', async (_, scope, authorised) => {
    expect(told(authority([await authorityReport({ mayAward: [{ ids: ['urn:x:none'] }, scope] })]))[0]).toBe(authorised)
  })

  it.each<readonly [string, Loose, string]>([
    ['its ladder', { ladder: ladder.id }, 'yes'],
    ['its rung', { rungs: [RECIPIENT_RUNG.rung] }, 'yes'],
    ['ladder and version', { ladder: ladder.id, versions: '^1' }, 'yes'],
    ['ladder and another version', { ladder: ladder.id, versions: '^2' }, 'unknown'],
    ['its rung of another ladder', { rungs: [RECIPIENT_RUNG.rung], ladder: 'urn:x:ladder' }, 'unknown'],
    ['another rung', { rungs: [`${RECIPIENT_RUNG.rung}x`] }, 'unknown'],
  ])('covers the badge of a rung by %s', async (_, scope, authorised) => {
    const rung = (await reportOf((await school.issue(RECIPIENT_RUNG)).credential)).credential as unknown as JsonObject
    expect(authority([await authorityReport({ mayAward: [scope] })]).judge(rung).authorised).toBe(authorised)
  })

  it.each<readonly [string, Loose, boolean]>([
    ['from its first instant', { awardsFrom: '2026-02-01T00:00:00Z' }, true],
    ['not before', { awardsFrom: '2026-02-01T00:00:01Z' }, false],
    ['until its last instant', { awardsUntil: '2026-02-01T00:00:00Z' }, true],
    ['not after', { awardsUntil: '2026-01-31T23:59:59Z' }, false],
    ['from its validity where nothing else is said', { validFrom: '2026-02-01T00:00:01Z' }, false],
    ['before its validity where it says so', { validFrom: '2026-05-01T00:00:00Z', awardsFrom: '2026-01-01T00:00:00Z' }, true],
    ['with an offset', { awardsFrom: '2026-02-01T01:00:00+01:00' }, true],
  ])('covers awards %s', async (_, dates, isCovered) => {
    const result = told(authority([await authorityReport(dates)]))
    expect(result).toEqual(isCovered ? ['yes'] : ['no', 'trust.not_authorised', 'trust.authority_outside_period'])
  })

  it('goes by when a badge was first awarded, not by when it was issued anew', async () => {
    const renewed = await reportOf(
      (await school.reseal((await reportOf(badge)).credential as never, { validFrom: '2026-05-20T00:00:00Z' })).credential,
    )
    const source = authority([await authorityReport({ awardsUntil: '2026-03-01T00:00:00Z' })])
    expect(source.judge(renewed.credential as unknown as JsonObject).authorised).toBe('yes')
  })

  it('knows awards under a credential that has ended since, verified without its dates, and none after it', async () => {
    const ended = await authorityOf({ validUntil: '2026-03-01T00:00:00Z', awardsUntil: '2030-01-01T00:00:00Z' })
    expect((await verifierOf().verify(ended)).outcome).toBe('rejected')
    const source = authority([await reportOf(ended, { validity: skipValidityCheck })])
    expect(told(source)).toEqual(['yes'])
    const later = (await reportOf((await school.issue(badgeInput({ validFrom: '2026-04-01T00:00:00Z' }))).credential)).credential
    expect(source.judge(later as unknown as JsonObject).authorised).toBe('no')
  })

  it('does not rely on a credential that could have been revoked and was not looked up', () => {
    const credential = {
      ...direct.credential,
      credentialStatus: { id: 'https://m.example/status#1', type: 'BitstringStatusListEntry' },
    }
    const unchecked = { ...direct, credential } as typeof direct
    const source = authority([unchecked])
    expect(told(source)).toEqual(['unknown', 'trust.authority_unknown', 'trust.authority_unchecked'])
    expect(source.check(content, { now: NOW_MS })).toMatchObject({ state: 'unknown' })
    const checked = { ...unchecked, checks: { ...direct.checks, status: { state: 'pass', findings: [] } } } as typeof direct
    expect(told(authority([checked]))).toEqual(['yes'])
  })

  it('is left open by the badge of another kind', async () => {
    expect(authority([direct]).judge(thaw(await authorityOf()))).toMatchObject({
      authorised: 'unknown',
      findings: [{ code: 'trust.not_a_badge' }],
    })
    expect(authority([direct]).check({ type: 'x' }, { now: NOW_MS })).toMatchObject({ state: 'warn' })
  })

  it('lists who names somebody', () => {
    expect(authority([direct]).grantsTo(SCHOOL)).toEqual([
      { by: MINISTRY, credentialId: (direct.credential as Loose).id, isByRoot: true, mayAward: [{ ids: [FIRST_AID] }] },
    ])
    expect(authority([direct], [REGISTRY]).grantsTo(SCHOOL)).toMatchObject([{ isByRoot: false }])
    expect(authority([direct]).grantsTo('did:web:nobody')).toEqual([])
  })
})

describe('authority passed on', () => {
  const link = (
    from: Parameters<typeof authorityReport>[1],
    subject: string,
    more: Loose = {},
  ): ReturnType<typeof authorityReport> => authorityReport({ subject, ...more }, from)

  it('follows a chain, nearest link first', async () => {
    const [top, below] = [await link(ministry, REGISTRY, { mayDelegate: 1 }), await link(registry, SCHOOL)]
    expect(authority([top, below]).judge(content)).toMatchObject({
      authorised: 'yes',
      chain: [
        { issuer: REGISTRY, subject: SCHOOL },
        { issuer: MINISTRY, subject: REGISTRY },
      ],
    })
  })

  it.each<readonly [string, Loose, Loose, string]>([
    ['passing on is not allowed', {}, {}, 'trust.authority_not_delegable'],
    [
      'the parent is for other achievements',
      { mayDelegate: 1, mayAward: [{ ids: ['urn:x:other'] }] },
      {},
      'trust.authority_not_covered',
    ],
    [
      'the parent ended before the award',
      { mayDelegate: 1, awardsUntil: '2026-01-15T00:00:00Z' },
      {},
      'trust.authority_outside_period',
    ],
    [
      'the child began after the award',
      { mayDelegate: 1 },
      { awardsFrom: '2026-03-01T00:00:00Z' },
      'trust.authority_outside_period',
    ],
    ['the child names another parent', { mayDelegate: 1 }, { delegatedFrom: 'urn:uuid:else' }, 'trust.authority_unrooted'],
  ])('ends where %s', async (_, above, below, code) => {
    const result = told(authority([await link(ministry, REGISTRY, above), await link(registry, SCHOOL, below)]))
    expect(result[0]).not.toBe('yes')
    expect(result).toContain(code)
  })

  it('follows the parent that a child names', async () => {
    const top = await link(ministry, REGISTRY, { mayDelegate: 1 })
    expect(told(authority([top, await link(registry, SCHOOL, { delegatedFrom: (top.credential as Loose).id })]))).toEqual(['yes'])
  })

  it('refuses a circle that no root is in, and is not led astray by one beside the way', async () => {
    const circle = [await link(registry, SCHOOL, { mayDelegate: 9 }), await link(school, REGISTRY, { mayDelegate: 9 })]
    expect(told(authority(circle))).toEqual(['unknown', 'trust.authority_unknown', 'trust.authority_cycle'])
    expect(told(authority([...circle, await link(ministry, REGISTRY, { mayDelegate: 1 })]))).toEqual(['yes'])
  })

  it('follows no more links than it may, and then does not know', async () => {
    const parties = [ministry, ...(await Promise.all(['a', 'b', 'c'].map(newParty))), school]
    const chain = await Promise.all(parties.slice(1).map((to, n) => link(parties[n], to.profile.id, { mayDelegate: 9 })))
    expect(told(authority(chain, [MINISTRY], 4))).toEqual(['yes'])
    const source = authority(chain, [MINISTRY], 3)
    expect(told(source)).toEqual(['unknown', 'trust.authority_unknown', 'trust.authority_too_deep'])
    expect((await verifierOf({ trust: source }).verify(badge)).outcome).toBe('indeterminate')
  })
})

describe('what an authority is made of', () => {
  it('must be verified authority credentials', async () => {
    const rejected = await verifierOf().verify(thaw({ ...(direct.credential as object), validUntil: '2020-01-01T00:00:00Z' }))
    expect(rejected.outcome).toBe('rejected')
    expect((await errorOf(() => authority([rejected as never]))).code).toBe('trust.not_verified')
    expect(await errorOf(() => authority([{ ...direct, credential: content as never }]))).toMatchObject({
      code: 'credential.field_invalid',
      path: '/credentials/0/type',
    })
  })

  it.each<readonly [string, Loose]>([
    ['no roots', { roots: [] }],
    ['a root without id', { roots: [{ name: 'x' }] }],
    ['a root that is no URL', { roots: ['ministry'] }],
    ['credentials that are no list', { credentials: {} }],
    ['too many credentials', { credentials: Array(10_001).fill(direct) }],
    ['no depth', { maxDepth: 0 }],
    ['half a depth', { maxDepth: 1.5 }],
  ])('refuses %s', async (_, options) => {
    expect((await errorOf(() => createAuthority({ roots: [MINISTRY], credentials: [], ...options }))).kind).toBe('usage')
  })

  it('refuses a root twice, an unknown member and a scope that says nothing', async () => {
    expect((await errorOf(() => authority([], [MINISTRY, MINISTRY]))).code).toBe('credential.issuer_duplicate')
    expect((await errorOf(() => authority([], [{ id: MINISTRY, scopes: [] } as never]))).code).toBe('core.option_unknown')
    expect((await errorOf(() => authority([], [{ id: MINISTRY, scope: [{}] }]))).code).toBe('credential.field_invalid')
    expect((await errorOf(() => authority([], [{ id: MINISTRY, scope: [] }]))).code).toBe('credential.field_invalid')
  })

  it('refuses what may be a limit, and what is not a list', () => {
    const signed = thaw(direct.credential)
    expect(parseAuthorityCredential(signed).mayAward).toEqual([{ ids: [FIRST_AID] }])
    const limited = thaw(signed)
    limited.credentialSubject.onlyFor = ['did:web:x']
    expect(() => parseAuthorityCredential(limited)).toThrow(/credential.field_unknown/)
    signed.credentialSubject.mayAward = signed.credentialSubject.mayAward[0]
    expect(() => parseAuthorityCredential(signed)).toThrow(/credential.field_invalid/)
  })

  it('combines: a known issuer that is also authorised, or one of both', async () => {
    const known = createTrustList([SCHOOL])
    const no = authority([await authorityReport({ subject: REGISTRY })])
    const facts = async (trust: ReturnType<typeof anyOf>): Promise<unknown> =>
      toFacts(await schoolReport({}, { trust }))[0]?.authorised
    expect(await facts(allOf([known, no]))).toBe('no')
    expect(await facts(anyOf([known, no]))).toBe('yes')
    expect(await facts(anyOf([createTrustList([REGISTRY]), no]))).toBe('no')
    expect(await facts(allOf([known, authority([direct])]))).toBe('yes')
  })
})
