import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRungsError, type JsonObject } from '../../src/core/index.js'
import { accept, createTrustList, defineAcceptancePolicy } from '../../src/trust/index.js'
import { errorOf, type Loose, thaw } from '../support/badges.js'
import { verifierOf } from '../verify/support.js'
import { badgeInput, ESCO, FIRST_AID, policyOf, SCHOOL, school, schoolReport } from './support.js'

const full = {
  $schema: 'https://example.org/acceptance-policy.schema.json',
  id: 'https://groceries.example/policies/riders',
  name: 'Riders',
  version: '2.0.0',
  issuers: [SCHOOL, { id: 'did:web:other.example', name: 'Other' }, { id: 'https://other.example/issuers/1' }],
  mechanisms: ['eddsa-rdfc-2022'],
  maxAge: 'P3Y',
  accepts: [
    {
      match: {
        ids: [FIRST_AID],
        alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: ESCO }],
        achievementType: 'Certificate',
        versions: '^1',
      },
      issuers: [SCHOOL],
      minResult: { resultType: 'Percent', min: '80' },
      maxAge: 'P1Y',
      rungs: ['https://groceries.example/driver'],
      roles: ['rider'],
    },
  ],
}

/** The policy with the value at a path changed; `undefined` removes it. */
function withValue(path: string, value: unknown): JsonObject {
  const copy = thaw(full)
  const keys = path.slice(1).split('/')
  const parent = keys.slice(0, -1).reduce((at, key) => at[key], copy)
  if (value === undefined) delete parent[keys.at(-1) as string]
  else parent[keys.at(-1) as string] = value
  return copy
}

const TEXT = [7, '', true, null, {}, [], 'x'.repeat(5000)]
const URLS = [[], 'x', null, {}, [7], ['not a url'], [null], ['']]
const TEXTS = [[], 'x', null, {}, [7], [''], [null]]
const bad: readonly (readonly [string, readonly unknown[]])[] = [
  ['/id', TEXT],
  ['/name', TEXT],
  ['/version', TEXT],
  ['/issuers', [undefined, ...URLS]],
  ['/issuers/1/id', [undefined, 7, 'not a url', null]],
  ['/issuers/1/name', TEXT],
  ['/mechanisms', TEXTS],
  ['/maxAge', [7, '', 'P', 'P1', '1Y', null, {}, '-P1Y']],
  ['/accepts', [undefined, [], 'x', null, {}, [7], [null], [[]], [{}]]],
  ['/accepts/0/match', [undefined, null, 7, {}, [], { versions: '^1' }]],
  ['/accepts/0/match/ids', URLS],
  [
    '/accepts/0/match/alignedTo',
    [
      [],
      'x',
      {},
      [7],
      [{}],
      [{ framework: 'ESCO' }],
      [{ code: 'x' }],
      [{ framework: 'Nowhere', kind: 'skill', uri: ESCO }],
      [{ framework: 'ESCO', kind: 'skill', uri: 'x' }],
      [{ framework: 'ESCO', kind: 'skill', uri: ESCO, nope: 1 }],
    ],
  ],
  ['/accepts/0/match/achievementType', TEXT],
  ['/accepts/0/match/versions', [...TEXT, '>=', '^1 ||']],
  ['/accepts/0/issuers', URLS],
  ['/accepts/0/minResult', [null, 7, {}, [], 'x']],
  ['/accepts/0/minResult/min', [7, '', 'much', '1e5', null, '0x10']],
  ['/accepts/0/minResult/level', ['x', 7]],
  ['/accepts/0/minResult/resultDescription', ['x', 7]],
  ['/accepts/0/maxAge', [7, '', 'P1', null]],
  ['/accepts/0/rungs', TEXTS],
  ['/accepts/0/roles', TEXTS],
]

describe('defineAcceptancePolicy', () => {
  it('keeps a policy, deep-frozen and apart from its input', () => {
    const input = thaw(full)
    const policy = defineAcceptancePolicy(input)
    input.accepts[0].roles.push('more')
    expect(policy).toEqual(full)
    for (const part of [policy, policy.issuers, policy.accepts[0], policy.accepts[0]?.match.ids])
      expect(Object.isFrozen(part)).toBe(true)
  })

  it('needs issuers and rules, and nothing else', () => {
    for (const path of [
      '/$schema',
      '/id',
      '/name',
      '/version',
      '/mechanisms',
      '/maxAge',
      '/accepts/0/issuers',
      '/accepts/0/minResult',
      '/accepts/0/match/ids',
    ]) {
      expect(defineAcceptancePolicy(withValue(path, undefined))).toEqual(withValue(path, undefined))
    }
  })

  it.each(bad.flatMap(([path, values]) => values.map((value) => [path, value] as const)))(
    'refuses %s: %j',
    async (path, value) => {
      const error = await errorOf(() => defineAcceptancePolicy(withValue(path, value)))
      expect(error).toMatchObject({
        code: 'trust.policy_invalid',
        kind: 'input',
        path: expect.stringMatching(new RegExp(`^${path}`)),
      })
    },
  )

  it.each(['', '/issuers/1', '/accepts/0', '/accepts/0/match', '/accepts/0/minResult'])(
    'refuses an unknown member in %s/',
    async (path) => {
      const error = await errorOf(() => defineAcceptancePolicy(withValue(`${path}/roels`, ['x'])))
      expect(error).toMatchObject({ code: 'trust.policy_field_unknown', kind: 'input', path, params: { field: 'roels' } })
    },
  )

  it.each([undefined, null, 7, 'policy', [], new Map(), () => full])('refuses what is no object: %o', async (input) => {
    expect((await errorOf(() => defineAcceptancePolicy(input))).kind).toBe('input')
  })

  it('is bounded', async () => {
    const many = (count: number) =>
      withValue(
        '/accepts',
        Array.from({ length: count }, () => full.accepts[0]),
      )
    expect(defineAcceptancePolicy(many(1000)).accepts.length).toBe(1000)
    expect((await errorOf(() => defineAcceptancePolicy(many(1001)))).code).toBe('trust.policy_invalid')
    const cycle: Loose = thaw(full)
    cycle.accepts[0].match.ids = cycle
    expect((await errorOf(() => defineAcceptancePolicy(cycle))).kind).toBe('input')
    let deep: Loose = 'x'
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect((await errorOf(() => defineAcceptancePolicy(withValue('/name', deep)))).kind).toBe('input')
  })

  it('lets nothing through that accept then stumbles over', async () => {
    const report = await schoolReport()
    const paths = bad.map(([path]) => path)
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.oneof(fc.jsonValue(), fc.constantFrom('P1Y', '^1', '85', SCHOOL, [SCHOOL], ['x'])),
        (path, value) => {
          try {
            expect(typeof accept(report, withValue(path, value) as Loose).accepted).toBe('boolean')
          } catch (error) {
            if (!isRungsError(error)) throw error
            expect([
              'trust.policy_invalid',
              'trust.policy_field_unknown',
              'core.json_key_forbidden',
              'core.text_not_well_formed',
            ]).toContain(error.code)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('reads no member from a prototype', async () => {
    const inherited = Object.create(full) as unknown
    expect((await errorOf(() => defineAcceptancePolicy(inherited))).kind).toBe('input')
    expect((await errorOf(() => defineAcceptancePolicy(JSON.parse('{"__proto__":{"issuers":["did:x:1"]}}')))).kind).toBe('input')
  })
})

describe('createTrustList', () => {
  it('passes an issuer that it names, by id or object', async () => {
    const { credential } = await school.issue(badgeInput())
    for (const issuer of [SCHOOL, { id: SCHOOL, name: 'School' }]) {
      const report = await verifierOf({ trust: createTrustList([issuer]) }).verify(credential)
      expect(report).toMatchObject({ outcome: 'verified', checks: { trust: { state: 'pass', findings: [] } } })
    }
  })

  it('warns of another one, with the line that would add it; unknown is not wrong', async () => {
    const { credential } = await school.issue(badgeInput())
    const report = await verifierOf({ trust: createTrustList(['did:web:other.example']) }).verify(credential)
    expect(report).toMatchObject({ outcome: 'verified', checks: { trust: { state: 'warn' } } })
    const [finding] = report.findings as Loose[]
    expect(finding).toMatchObject({ check: 'trust', code: 'trust.issuer_unknown', path: '/issuer', params: { issuer: SCHOOL } })
    expect(JSON.parse(finding.params.policyLine)).toEqual({ id: SCHOOL, name: 'School' })
  })

  it('knows nobody when it is empty', async () => {
    const { credential } = await school.issue(badgeInput())
    expect((await verifierOf({ trust: createTrustList([]) }).verify(credential)).checks.trust.state).toBe('warn')
  })

  it('does not change when the list that it was made of does', async () => {
    const list = ['did:web:other.example']
    const verifier = verifierOf({ trust: createTrustList(list) })
    list.push(SCHOOL)
    expect((await verifier.verify((await school.issue(badgeInput())).credential)).checks.trust.state).toBe('warn')
  })

  it.each([undefined, null, 7, 'x', {}, [null], [7], [{}], ['x'], [['did:x:1']], [{ id: 7 }]])('refuses %j', async (issuers) => {
    expect(await errorOf(() => createTrustList(issuers as Loose))).toMatchObject({ code: 'core.option_invalid', kind: 'usage' })
  })

  it('never leaks from one verifier to another that runs at the same time', async () => {
    const { credential } = await school.issue(badgeInput())
    const knows = verifierOf({ trust: createTrustList([SCHOOL]) })
    const doubts = verifierOf({ trust: createTrustList(['did:web:other.example']) })
    const asksNobody = verifierOf()
    const reports = await Promise.all(
      Array.from({ length: 60 }, (_, index) => [knows, doubts, asksNobody][index % 3]?.verify(credential)),
    )
    for (const [index, report] of reports.entries())
      expect(report?.checks.trust.state).toBe(['pass', 'warn', 'skipped'][index % 3])
  })

  it('is not asked about a badge whose proof is wrong', async () => {
    const copy = thaw((await school.issue(badgeInput())).credential)
    copy.issuer = { ...copy.issuer, name: 'Changed' }
    const report = await verifierOf({ trust: createTrustList([SCHOOL]) }).verify(copy)
    expect(report).toMatchObject({ outcome: 'rejected', checks: { trust: { state: 'skipped' } } })
  })

  it('says nothing that accept would not decide for itself', async () => {
    const report = await schoolReport({}, { trust: createTrustList([SCHOOL]) })
    expect(accept(report, policyOf({}, { issuers: ['did:web:other.example'] })).findings).toMatchObject([
      { code: 'trust.issuer_unknown' },
    ])
  })
})
