import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSigner, parseSecretJwk } from '../../src/keys/index.js'
import {
  type AcceptanceDecision,
  type AcceptanceLevel,
  type AcceptancePolicy,
  accept,
  createAuthority,
  createTrustList,
  policyDigest,
  type Recognition,
  replayDecision,
} from '../../src/trust/index.js'
import { issuerOf } from '../issue/support.js'
import { type Loose, thaw } from '../support/badges.js'
import { authorityReport, MINISTRY, newParty, REGISTRY } from './sources-support.js'
import { badgeInput, ESCO, FIRST_AID, policyOf, reportOf, SCHOOL, school, schoolReport, TEST } from './support.js'

const report = await schoolReport()
const codes = ({ findings }: AcceptanceDecision): readonly string[] => findings.map(({ code }) => code)

describe('required checks', () => {
  const badge = (await_: { readonly credential: unknown }): unknown => await_.credential

  it('asks that a check passes: one that was skipped or only warns is not enough', async () => {
    const input = badge(await school.issue(badgeInput()))
    const plain = await reportOf(input)
    const known = await reportOf(input, { trust: createTrustList([SCHOOL]) })
    const unknown = await reportOf(input, { trust: createTrustList([REGISTRY]) })
    const policy = policyOf({}, { requiredChecks: ['trust'] })
    expect(accept(known, policy).accepted).toBe(true)
    for (const [given, state] of [
      [plain, 'skipped'],
      [unknown, 'warn'],
    ] as const) {
      expect(accept(given, policy)).toMatchObject({
        accepted: false,
        findings: [{ code: 'trust.check_required', params: { required: 'trust', state } }],
      })
    }
  })

  it('names each that is missing, and the mechanism as well', () => {
    const policy = policyOf({}, { requiredChecks: ['proof', 'status', 'recipient', 'status'], mechanisms: ['ob3-jwt'] })
    expect(codes(accept(report, policy))).toEqual([
      'trust.check_required',
      'trust.check_required',
      'trust.mechanism_not_accepted',
    ])
  })

  it('is met by the recipient that was looked for', async () => {
    const { createVerifier } = await import('../../src/verify/index.js')
    const { mechanisms } = await import('../../src/preset/all.js')
    const verified = await createVerifier({ mechanisms, now: report.at }).verify(badge(await school.issue(badgeInput())), {
      recipient: { ids: ['did:example:worker'] },
    })
    if (verified.outcome !== 'verified') throw new Error('not verified')
    expect(accept(verified, policyOf({}, { requiredChecks: ['recipient'] })).accepted).toBe(true)
    expect(accept(report, policyOf({}, { requiredChecks: ['recipient'] })).accepted).toBe(false)
  })
})

describe('what a decision reads', () => {
  it('is all in its digest: whose key made which proof as well', () => {
    const [proof] = report.proofs
    if (proof === undefined) throw new Error('no proof')
    const [own, other] = [proof, { ...proof, controller: 'did:example:stranger' }]
    const by = (mechanism: string, one: typeof proof) => ({ ...one, mechanism })
    const a = { ...report, proofs: [by('eddsa-rdfc-2022', own), by('eddsa-jcs-2022', other)] }
    const b = { ...report, proofs: [by('eddsa-rdfc-2022', other), by('eddsa-jcs-2022', own)] }
    const policy = policyOf({}, { mechanisms: ['eddsa-rdfc-2022'] })
    const [first, second] = [accept(a, policy), accept(b, policy)]
    expect([first.accepted, second.accepted]).toEqual([true, false])
    expect(first.inputDigest).not.toBe(second.inputDigest)
  })

  it('is the badge alone, and no credential inside of it', () => {
    const outer = { ...report, nested: [{ path: '/credentialSubject/verifiableCredential/0', subject: 'same' as const, report }] }
    const other = thaw(report.credential)
    other.credentialSubject.achievement.id = 'https://school.example/achievements/other'
    const inside = { ...outer, credential: other } as typeof report
    const policy = policyOf({ match: { ids: [FIRST_AID] } })
    expect(accept(report, policy).accepted).toBe(true)
    expect(codes(accept(inside, policy))).toEqual(['trust.nothing_matches'])
  })
})

describe('required authority', () => {
  const root = async (subject: string): Promise<ReturnType<typeof createAuthority>> =>
    createAuthority({ roots: [MINISTRY], credentials: [await authorityReport({ subject })] })

  it.each(['policy', 'rule'] as const)('of a %s: yes is accepted, no is refused, unknown is not decided', async (where) => {
    const policy = where === 'policy' ? policyOf({}, { authorised: 'yes' }) : policyOf({ authorised: 'yes' })
    const answers = {
      yes: await schoolReport({}, { trust: await root(SCHOOL) }),
      no: await schoolReport({}, { trust: await root(REGISTRY) }),
      unknown: report,
    }
    expect(accept(answers.yes, policy).accepted).toBe(true)
    expect(codes(accept(answers.no, policy))).toEqual(['trust.rule_unmet', 'requirement.issuer_not_authorised'])
    expect(codes(accept(answers.unknown, policy))).toEqual(['trust.rule_unmet', 'requirement.authorisation_unknown'])
  })

  it('stands in for a list of issuers', async () => {
    const { issuers: _issuers, ...rest } = policyOf({}, { authorised: 'yes' })
    expect(accept(await schoolReport({}, { trust: await root(SCHOOL) }), rest).accepted).toBe(true)
    expect(codes(accept(report, rest))).toEqual(['trust.rule_unmet', 'requirement.authorisation_unknown'])
    const ruled = { ...rest, accepts: [{ match: { ids: [FIRST_AID] }, issuers: [REGISTRY] }] }
    expect(codes(accept(await schoolReport({}, { trust: await root(SCHOOL) }), ruled))).toContain(
      'requirement.issuer_not_accepted',
    )
  })

  it('refuses an issuer of whom trust says no, whatever the policy says', async () => {
    expect(codes(accept(await schoolReport({}, { trust: await root(REGISTRY) }), policyOf()))).toEqual([
      'trust.rule_unmet',
      'requirement.issuer_not_authorised',
    ])
  })
})

describe('recognition', () => {
  const OWN = 'https://groceries.example/achievements/safety'
  const recognising = (recognition: Partial<Recognition> = {}, more: readonly Recognition[] = []): AcceptancePolicy =>
    policyOf(
      { match: { ids: [OWN] } },
      { recognises: [{ from: { ids: [FIRST_AID] }, to: { achievement: OWN }, ...recognition }, ...more] },
    )

  it('lets an achievement of others count as the one that a rule names, and says so', () => {
    expect(accept(report, recognising())).toMatchObject({ accepted: true, met: [{ rule: 0, recognition: 0 }] })
    expect(codes(accept(report, policyOf({ match: { ids: [OWN] } })))).toEqual(['trust.nothing_matches'])
    expect(accept(report, { ...recognising(), ...policyOf() }).met[0]?.recognition).toBeUndefined()
  })

  it.each<readonly [string, Partial<Recognition>, boolean]>([
    ['another achievement', { from: { ids: ['urn:x:other'] } }, false],
    ['an alignment', { from: { alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: ESCO }] } }, true],
    ['another version', { from: { ids: [FIRST_AID], versions: '^2' } }, false],
    ['its issuer', { issuers: [SCHOOL] }, true],
    ['another issuer', { issuers: [REGISTRY] }, false],
    ['the day that it begins', { validFrom: '2026-06-01' }, true],
    ['a later day', { validFrom: '2026-06-02' }, false],
    ['the day that it ends', { validUntil: '2026-06-01' }, true],
    ['an earlier day', { validUntil: '2026-05-31' }, false],
    ['its last instant', { validUntil: '2026-06-01T00:00:00Z' }, true],
  ])('by %s', (_, recognition, isAccepted) => {
    expect(accept(report, recognising(recognition)).accepted).toBe(isAccepted)
  })

  it('says that one would have covered it, and is not in force', () => {
    expect(codes(accept(report, recognising({ validUntil: '2026-05-31' })))).toEqual([
      'trust.nothing_matches',
      'trust.recognition_not_in_force',
    ])
  })

  it('is one step, in one direction, and never mutual', () => {
    const chain: Recognition[] = [{ from: { ids: ['urn:x:middle'] }, to: { achievement: OWN } }]
    expect(accept(report, recognising({ to: { achievement: 'urn:x:middle' } }, chain)).accepted).toBe(false)
    expect(accept(report, recognising({ from: { ids: [OWN] }, to: { achievement: FIRST_AID } })).accepted).toBe(false)
  })

  it('does not lift the result, the age or the trust that a rule asks for', async () => {
    const rule = { match: { ids: [OWN] }, minResult: { min: '99' } }
    expect(codes(accept(report, { ...recognising(), accepts: [rule] }))).toContain('requirement.result_too_low')
    expect(codes(accept(report, { ...recognising(), maxAge: 'P1D' }))).toContain('requirement.too_old')
    expect(codes(accept(report, { ...recognising(), issuers: [REGISTRY] }))).toEqual(['trust.issuer_unknown'])
  })
})

describe('levels', () => {
  const level = (min: string, role: string, more: Partial<AcceptanceLevel> = {}): AcceptanceLevel => ({
    minResult: { resultDescription: TEST, min },
    roles: [role],
    ...more,
  })
  const withResult = (value: string): ReturnType<typeof schoolReport> =>
    schoolReport({ subject: { id: 'did:example:worker', result: [{ resultDescription: TEST, value, status: 'Completed' }] } })
  const policy = policyOf({
    levels: [level('90', 'trainer'), level('80', 'lead', { rungs: ['urn:x:lead'] }), level('60', 'rider')],
    roles: ['member'],
  })

  it.each<readonly [string, number | undefined, readonly string[]]>([
    ['100', 0, ['member', 'trainer']],
    ['90', 0, ['member', 'trainer']],
    ['89.9', 1, ['member', 'lead']],
    ['60', 2, ['member', 'rider']],
    ['9', undefined, []],
  ])('counts a result of %s for the first level that it reaches', async (value, reached, roles) => {
    const decision = accept(await withResult(value), policy)
    expect([decision.met[0]?.level, decision.roles]).toEqual([reached, roles])
    expect(decision.rungs).toEqual(reached === 1 ? ['urn:x:lead'] : [])
    if (reached === undefined) {
      expect(decision.findings).toMatchObject([
        { code: 'trust.level_unmet', params: { rule: 0, reason: 'requirement.result_too_low' }, path: '/accepts/0' },
        { code: 'requirement.result_too_low' },
      ])
    }
  })

  it('counts by what the badge is aligned to, with or without a result', () => {
    const to = (code: string): AcceptanceLevel => ({ alignedTo: [{ framework: 'ESCO', kind: 'skill', code }], roles: [code] })
    expect(accept(report, policyOf({ levels: [to('S9'), to('S1.2')] })).roles).toEqual(['first-aider', 'S1.2'])
    const both = { ...to('S1.2'), minResult: { min: '86' } }
    expect(codes(accept(report, policyOf({ levels: [both] })))).toEqual(['trust.level_unmet', 'requirement.result_too_low'])
    expect(codes(accept(report, policyOf({ levels: [to('S9')] })))).toEqual(['trust.level_unmet', 'requirement.missing'])
  })
})

describe('digests and replay', () => {
  const policy = policyOf({ minResult: { min: '80' } })

  it('repeats a decision from the same report and policy', () => {
    const decision = accept(report, policy)
    expect(replayDecision(thaw(decision), thaw(report), thaw(policy))).toEqual({ isSame: true, findings: [], decision })
  })

  it('tells what differs', async () => {
    const recorded = accept(report, policy)
    const what = (replay: ReturnType<typeof replayDecision>): unknown =>
      replay.findings.map(({ code, params }) => [code, (params as Loose).what])
    expect(what(replayDecision(recorded, await schoolReport(), policy))).toEqual([
      ['trust.replay_differs', 'input'],
      ['trust.replay_differs', 'decision'],
    ])
    expect(what(replayDecision(recorded, report, policyOf()))).toEqual([
      ['trust.replay_differs', 'policy'],
      ['trust.replay_differs', 'decision'],
    ])
    expect(what(replayDecision({ ...recorded, roles: ['admin'] }, report, policy))).toEqual([
      ['trust.replay_differs', 'decision'],
    ])
  })

  it('has an input digest that changes with all that is looked at, and with nothing else', async () => {
    const base = accept(report, policy).inputDigest
    const changes: readonly ((copy: Loose) => void)[] = [
      (copy) => {
        copy.at = '2026-06-02T00:00:00Z'
      },
      (copy) => {
        copy.credential.credentialSubject.result[0].value = '84'
      },
      (copy) => {
        copy.checks.trust.state = 'pass'
      },
      (copy) => {
        copy.checks.trust.findings = [{ check: 'trust', code: 'trust.not_authorised', params: {}, path: '' }]
      },
      (copy) => {
        copy.proofs[0].mechanism = 'ob3-jwt'
      },
    ]
    for (const change of changes) {
      const copy = thaw(report)
      change(copy)
      expect(accept(copy, policy).inputDigest).not.toBe(base)
    }
    expect(accept(thaw(report), policyOf()).inputDigest).toBe(base)
  })

  it('has a policy digest without $schema and without regard to the order of members', () => {
    const { accepts, issuers = [] } = policy
    expect(policyDigest({ accepts, issuers })).toBe(policyDigest({ issuers, accepts }))
    expect(policyDigest({ $schema: 'https://a.example', accepts, issuers } as AcceptancePolicy)).toBe(policyDigest(policy))
    expect(policyDigest({ ...policy, version: '2' })).not.toBe(policyDigest(policy))
    expect(accept(report, policy).policyDigest).toBe(policyDigest(policy))
  })

  it('decides the same whenever the digests are the same, over many policies', async () => {
    const reports = [
      report,
      await schoolReport({}, { trust: createTrustList([SCHOOL]) }),
      await reportOf((await (await newParty('Other')).issue(badgeInput())).credential),
    ]
    const decided = new Map<string, string>()
    const rule = fc.record(
      {
        match: fc.constantFrom(
          { ids: [FIRST_AID] },
          { ids: ['urn:x:own'] },
          { achievementType: 'Certificate' },
          { ids: [FIRST_AID], versions: '^2' },
        ),
        minResult: fc.constantFrom({ min: '80' }, { min: '90' }),
        maxAge: fc.constantFrom('P1Y', 'P1D'),
        authorised: fc.constant('yes' as const),
        roles: fc.constantFrom(['a'], ['b', 'a']),
        levels: fc.constantFrom([{ minResult: { min: '85' }, roles: ['l'] }], [{ minResult: { min: '99' } }]),
      },
      { requiredKeys: ['match'] },
    )
    const policies = fc.record(
      {
        issuers: fc.constantFrom([SCHOOL], [REGISTRY]),
        recognises: fc.constant([{ from: { ids: [FIRST_AID] }, to: { achievement: 'urn:x:own' } }]),
        requiredChecks: fc.constantFrom(['trust'] as const, ['proof'] as const),
        mechanisms: fc.constant(['eddsa-rdfc-2022']),
        accepts: fc.array(rule, { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ['issuers', 'accepts'] },
    )
    fc.assert(
      fc.property(fc.constantFrom(...reports), policies, (given, drawn) => {
        const decision = accept(given, drawn)
        const key = `${decision.inputDigest} ${decision.policyDigest}`
        expect(decided.get(key) ?? JSON.stringify(decision)).toBe(JSON.stringify(decision))
        decided.set(key, JSON.stringify(decision))
        expect(replayDecision(decision, given, drawn).isSame).toBe(true)
        expect(decision.accepted).toBe(decision.met.length > 0)
        expect(decision.accepted).toBe(decision.findings.length === 0)
      }),
      { numRuns: 400 },
    )
    expect(decided.size).toBeGreaterThan(100)
  })
})

describe('the decision on a fixed badge under a fixed policy', () => {
  it('is the recorded one, to the letter', async () => {
    // The key of RFC 8037 appendix A.
    const key = parseSecretJwk({
      kty: 'OKP',
      crv: 'Ed25519',
      d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    })
    const fixed = issuerOf({ signer: createSigner(key), profile: { name: 'School' } })
    const id = fixed.profile.id
    const given = await reportOf(
      (await fixed.issue({ ...badgeInput(), id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1' })).credential,
      { trust: createTrustList([id]) },
    )
    const policy: AcceptancePolicy = {
      id: 'https://groceries.example/policies/riders',
      version: '3',
      issuers: [{ id, name: 'School' }],
      requiredChecks: ['trust'],
      mechanisms: ['eddsa-rdfc-2022'],
      maxAge: 'P1Y',
      recognises: [
        { from: { ids: [FIRST_AID] }, to: { achievement: 'https://groceries.example/safety' }, validUntil: '2027-01-01' },
      ],
      accepts: [
        {
          match: { ids: ['https://groceries.example/safety'] },
          levels: [{ minResult: { min: '80' }, roles: ['lead'] }],
          rungs: ['https://groceries.example/rungs/1'],
        },
        { match: { ids: [FIRST_AID] }, minResult: { min: '90' }, roles: ['trainer'] },
      ],
    }
    const strict = { ...policy, accepts: policy.accepts.slice(1) }
    const decisions = { accepted: accept(given, policy), refused: accept(given, strict) }
    const file = new URL('./decision.golden.json', import.meta.url)
    // A change here is a change of what is decided, or of what is digested: look before you write it down.
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${JSON.stringify(decisions, null, 2)}\n`)
    expect(decisions).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  })
})
