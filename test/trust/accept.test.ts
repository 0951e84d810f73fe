import { describe, expect, it } from 'vitest'
import type { Signer } from '../../src/keys/index.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import { type AcceptancePolicy, type AcceptanceRule, accept } from '../../src/trust/index.js'
import { skipValidityCheck } from '../../src/verify/index.js'
import { errorOf, type Loose, loader, NOW_MS, newSigner, thaw } from '../support/badges.js'
import { verifierOf } from '../verify/support.js'
import {
  badgeInput,
  ESCO,
  FIRST_AID,
  jwtSchool,
  policyOf,
  reportOf,
  SCHOOL,
  school,
  schoolReport,
  schoolSigner,
  TEST,
} from './support.js'

const report = await schoolReport()
const codesOf = (policy: AcceptancePolicy, given = report): readonly string[] =>
  accept(given, policy).findings.map(({ code }) => code)

describe('accept', () => {
  it('accepts a badge of a trusted issuer under a rule that is met', () => {
    expect(accept(report, policyOf({ rungs: ['https://groceries.example/driver'] }))).toEqual({
      accepted: true,
      rungs: ['https://groceries.example/driver'],
      roles: ['first-aider'],
      met: [
        {
          rule: 0,
          reason: 'requirement.met_direct',
          rungs: ['https://groceries.example/driver'],
          roles: ['first-aider'],
        },
      ],
      findings: [],
      at: report.at,
      inputDigest: expect.stringMatching(/^uEi[\w-]{43,44}$/),
      policyDigest: expect.stringMatching(/^uEi[\w-]{43,44}$/),
    })
  })

  it('is deterministic, deep-frozen, and leaves report and policy as they were', () => {
    const policy = thaw(policyOf({ minResult: { min: '90' } }))
    const before = JSON.stringify([report, policy])
    const [one, two] = [accept(report, policy), accept(report, policy)]
    expect(one).toEqual(two)
    const [finding] = one.findings as readonly unknown[] as readonly Loose[]
    expect([one, one.rungs, one.findings].every((part) => Object.isFrozen(part))).toBe(true)
    expect([finding, finding?.['params']].every((part) => Object.isFrozen(part))).toBe(true)
    expect(JSON.stringify([report, policy])).toBe(before)
  })

  it('prints the policy line that would add the issuer, and with it the badge is accepted', () => {
    const issuers = ['did:web:other.example']
    const [finding] = accept(report, policyOf({}, { issuers })).findings as Loose[]
    expect(finding).toMatchObject({ code: 'trust.issuer_unknown', params: { issuer: SCHOOL }, path: '/issuer' })
    const line = JSON.parse(finding.params.policyLine)
    expect(line).toEqual({ id: SCHOOL, name: 'School' })
    expect(accept(report, policyOf({}, { issuers: [...issuers, line] })).accepted).toBe(true)
  })

  it.each(['"},{"id":"did:web:evil.example"', '\u202e\u0000\n', 'x'.repeat(5000), `x${'\ud83d\ude00'.repeat(300)}`, ''])(
    'keeps the policy line valid JSON whatever the issuer calls itself: %j',
    async (name) => {
      const { proof: _proof, ...draft } = thaw((await school.issue(badgeInput())).credential)
      const named = await reportOf(
        (await school.sealBadge({ ...draft, issuer: { id: SCHOOL, type: ['Profile'], name } })).credential,
      )
      const [finding] = accept(named, policyOf({}, { issuers: ['did:web:other.example'] })).findings as Loose[]
      expect(JSON.parse(finding.params.policyLine).id).toBe(SCHOOL)
      expect(accept(named, policyOf({}, { issuers: [JSON.parse(finding.params.policyLine)] })).accepted).toBe(true)
    },
  )

  it('never accepts an issuer that only looks like a trusted one', async () => {
    for (const issuer of [`${SCHOOL}#key`, SCHOOL.toUpperCase(), `${SCHOOL} `.trim().slice(0, -1), `${SCHOOL}/`]) {
      expect(codesOf(policyOf({}, { issuers: [issuer] }))).toEqual(['trust.issuer_unknown'])
    }
  })

  it.each<readonly [string, AcceptanceRule['match'], boolean]>([
    ['its id', { ids: ['urn:x:other', FIRST_AID] }, true],
    ['another id', { ids: ['urn:x:other'] }, false],
    ['its alignment by URL', { alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: ESCO }] }, true],
    ['its alignment by framework and code', { alignedTo: [{ framework: 'ESCO', kind: 'skill', code: 'S1.2' }] }, true],
    ['another code', { alignedTo: [{ framework: 'ESCO', kind: 'skill', code: 'S1.3' }] }, false],
    ['another framework with the same code', { alignedTo: [{ framework: 'ONET', kind: 'skill', code: 'S1.2' }] }, false],
    ['its type', { achievementType: 'Certificate' }, true],
    ['another type', { achievementType: 'License' }, false],
    ['its id in a range of versions', { ids: [FIRST_AID], versions: '^1.2' }, true],
    [
      'id and alignment, both',
      { ids: [FIRST_AID], alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: 'urn:x:other' }] },
      false,
    ],
  ])('matches by %s', (_, match, isAccepted) => {
    const decision = accept(report, policyOf({ match }))
    expect(decision.accepted).toBe(isAccepted)
    if (!isAccepted)
      expect(decision.findings).toMatchObject([{ code: 'trust.nothing_matches', params: { achievement: FIRST_AID } }])
  })

  it.each<readonly [string, Partial<AcceptanceRule>, Partial<AcceptancePolicy>]>([
    ['requirement.version_out_of_range', { match: { ids: [FIRST_AID], versions: '^2' } }, {}],
    ['requirement.result_too_low', { minResult: { min: '90' } }, {}],
    ['requirement.result_missing', { minResult: { resultType: 'LetterGrade', value: 'A' } }, {}],
    ['requirement.too_old', { maxAge: 'P1M' }, {}],
    ['requirement.too_old', {}, { maxAge: 'P1M' }],
    ['requirement.too_old', { maxAge: 'P1M' }, { maxAge: 'P10Y' }],
    ['requirement.issuer_not_accepted', { issuers: ['did:web:other.example'] }, { issuers: [SCHOOL, 'did:web:other.example'] }],
    ['requirement.issuer_not_accepted', { issuers: ['did:web:other.example'] }, {}],
  ])('says which rule is not met and why: %s', (reason, rule, changes) => {
    expect(accept(report, policyOf(rule, changes))).toMatchObject({
      accepted: false,
      rungs: [],
      roles: [],
      findings: [
        { code: 'trust.rule_unmet', params: { rule: 0, reason }, path: '/accepts/0' },
        { code: reason, path: '/accepts/0' },
      ],
    })
  })

  it.each<readonly [Partial<AcceptanceRule>, Partial<AcceptancePolicy>]>([
    [{ minResult: { min: '85' } }, {}],
    [{ minResult: { resultDescription: TEST, min: '80' } }, {}],
    [{ maxAge: 'P4M' }, {}],
    [{ maxAge: 'P1Y' }, { maxAge: 'P1D' }],
    [{ issuers: [SCHOOL] }, { issuers: [{ id: SCHOOL, name: 'School' }, 'did:web:other.example'] }],
  ])('accepts at the bar: %j %j', (rule, changes) => {
    expect(accept(report, policyOf(rule, changes)).accepted).toBe(true)
  })

  it('counts for everything that met rules say, each once, and for nothing else', () => {
    const match = { ids: [FIRST_AID] }
    const accepts: AcceptanceRule[] = [
      { match, roles: ['a', 'b'], rungs: ['r1'] },
      { match, roles: ['b', 'c'], rungs: ['r1', 'r2'] },
      { match, minResult: { min: '99' }, roles: ['never'] },
      { match: { ids: ['urn:x:other'] }, roles: ['nor this'] },
      { match },
    ]
    expect(accept(report, { issuers: [SCHOOL], accepts })).toMatchObject({
      accepted: true,
      roles: ['a', 'b', 'c'],
      rungs: ['r1', 'r2'],
      findings: [],
    })
  })

  it('names every rule that is about the badge and not met', () => {
    const match = { ids: [FIRST_AID] }
    const accepts = [{ match, maxAge: 'P1D' }, { match: { ids: ['urn:x:other'] } }, { match, minResult: { min: '99' } }]
    const { findings } = accept(report, { issuers: [SCHOOL], accepts })
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['trust.rule_unmet', '/accepts/0'],
      ['requirement.too_old', '/accepts/0'],
      ['trust.rule_unmet', '/accepts/2'],
      ['requirement.result_too_low', '/accepts/2'],
    ])
  })

  it('judges age from the awarded date', async () => {
    const old = await schoolReport({ awardedDate: '2020-01-01T00:00:00Z' })
    expect(codesOf(policyOf({ maxAge: 'P3Y' }), old)).toContain('requirement.too_old')
    expect(accept(old, policyOf()).accepted).toBe(true)
  })

  it('takes no proof that somebody else added for one of the issuer (Data Integrity 1.0 section 2.1.1, proof sets)', async () => {
    const { proof: _proof, ...unsigned } = thaw((await school.issue(badgeInput())).credential)
    const prove = async (mechanism: Mechanism, signer: Signer) =>
      thaw((await mechanism.secure(unsigned, { signer, loader, now: NOW_MS })).credential).proof
    const stranger = await newSigner()
    const [own, added] = [await prove(eddsaJcs2022, schoolSigner), await prove(eddsaRdfc2022, stranger)]
    const policy = policyOf({}, { mechanisms: ['eddsa-rdfc-2022'] })
    for (const proof of [
      [own, added],
      [added, own],
    ])
      expect(codesOf(policy, await reportOf({ ...unsigned, proof }))).toEqual(['trust.mechanism_not_accepted'])
    const both = [own, await prove(eddsaRdfc2022, schoolSigner)]
    expect(codesOf(policy, await reportOf({ ...unsigned, proof: both }))).toEqual([])
    // An issuer that lists the key of another in its own document has none of its own here.
    const documents = [{ id: 'https://school.example/issuer', assertionMethod: [stranger.id] }]
    const listed = { ...unsigned, issuer: { ...unsigned.issuer, id: 'https://school.example/issuer' } }
    const sign = async (mechanism: Mechanism) =>
      (await mechanism.secure(listed, { signer: stranger, loader, now: NOW_MS })).credential
    const asked = policyOf({}, { mechanisms: ['eddsa-rdfc-2022'], issuers: ['https://school.example/issuer'] })
    expect(codesOf(asked, await reportOf(await sign(eddsaRdfc2022), { documents }))).toEqual([])
    expect(codesOf(asked, await reportOf(await sign(eddsaJcs2022), { documents }))).toEqual(['trust.mechanism_not_accepted'])
  })

  it.each(['eddsa-rdfc-2022', 'ob3-jwt'])('accepts the mechanisms that the policy names: %s', async (mechanism) => {
    const token = await reportOf((await jwtSchool.issue(badgeInput())).credential)
    const policy = policyOf({}, { mechanisms: [mechanism], issuers: [SCHOOL, jwtSchool.profile.id] })
    for (const [given, used] of [
      [report, 'eddsa-rdfc-2022'],
      [token, 'ob3-jwt'],
    ] as const) {
      const decision = accept(given, policy)
      expect(decision.accepted).toBe(used === mechanism)
      if (used !== mechanism)
        expect(decision.findings).toMatchObject([
          { code: 'trust.mechanism_not_accepted', params: { mechanisms: [used], accepted: [mechanism] } },
        ])
    }
  })

  it('judges the dates of a report whose validity was skipped, with and without a maximum age', async () => {
    const options = { validity: skipValidityCheck } as const
    const expired = await schoolReport({ validUntil: '2026-03-01T00:00:00Z' }, options)
    const early = await schoolReport({ validFrom: '2026-07-01T00:00:00Z' }, options)
    for (const rule of [{}, { maxAge: 'P5Y' }]) {
      expect(codesOf(policyOf(rule), expired)).toEqual(['trust.rule_unmet', 'requirement.expired'])
      expect(codesOf(policyOf(rule), early)).toEqual(['trust.rule_unmet', 'requirement.not_yet_valid'])
    }
  })

  it('judges at the instant of the report', async () => {
    const later = await schoolReport({}, { now: '2030-01-01T00:00:00Z' })
    expect(accept(later, policyOf({ maxAge: 'P1Y' }))).toMatchObject({ accepted: false, at: '2030-01-01T00:00:00Z' })
  })

  it('does not accept a failed achievement', async () => {
    const failed = await schoolReport({
      subject: { id: 'did:example:worker', result: [{ resultDescription: TEST, value: '95', status: 'Failed' }] },
    })
    expect(codesOf(policyOf(), failed)).toContain('requirement.result_status')
  })

  it('refuses a credential that is no badge', async () => {
    const credential = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: SCHOOL,
      credentialSubject: { id: 'did:example:worker' },
    }
    const { eddsaRdfc2022 } = await import('../../src/securing/data-integrity/eddsa-rdfc-2022.js')
    const secured = await eddsaRdfc2022.secure(credential as Loose, { signer: schoolSigner, loader, now: NOW_MS })
    expect(codesOf(policyOf(), await reportOf(secured.credential))).toEqual(['trust.not_a_badge'])
  })

  it('takes verified reports only', async () => {
    const rejected = await verifierOf().verify({})
    for (const given of [rejected, undefined, null, 7, {}, { outcome: 'indeterminate' }]) {
      expect(await errorOf(() => accept(given as Loose, policyOf()))).toMatchObject({ code: 'trust.not_verified', kind: 'usage' })
    }
  })

  it('refuses a policy that is none before it looks at anything', async () => {
    expect((await errorOf(() => accept(report, { issuers: [SCHOOL] } as Loose))).code).toBe('trust.policy_invalid')
    expect((await errorOf(() => accept(report, undefined as Loose))).kind).toBe('input')
  })
})
