import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNames, isRungsError, type VerifiedReport } from '../../src/core/index.js'
import {
  diffLadder,
  dueIncentives,
  type Fact,
  ladderDigest,
  lintLadder,
  migrate,
  parseLadder,
  place,
  toFacts,
  upcomingEvents,
} from '../../src/ladder/index.js'
import { above, badge, fact, ladderOf, NOW, needs, rung, WORKER } from './support.js'

const whole = ladderOf(
  [
    rung('a', needs('x', { minResult: { min: '5' }, currency: { maxAge: 'P1Y' } }), { validity: { grace: 'P30D' } }),
    rung('b', { op: 'nOf', n: 1, exclusive: true, minDistinctIssuers: 1, of: [needs('y'), above('a', { orHigher: true })] }),
    rung('c', {
      op: 'sum',
      of: [{ match: needs('x'), cap: '5' }],
      measure: 'hours',
      min: '5',
      window: { last: 'P1Y' },
      overlap: 'union',
    }),
    rung(
      'd',
      {
        op: 'allOf',
        of: [
          {
            op: 'experience',
            measure: 'hours',
            min: '1',
            occupations: [{ framework: 'SOC', code: '1', kind: 'occupation' }],
            overlap: 'sum',
          },
          { op: 'not', of: { op: 'attribute', name: 'residency', value: 'US-CA' } },
          { op: 'evidence', genre: ['video'], min: 1 },
          { op: 'endorsement', from: 'peer', min: 1, distinct: true },
        ],
      },
      {
        variants: [{ jurisdiction: ['US'], requires: above('b') }],
        rollout: { phase: 'pilot', regions: ['US'], from: '2026-01-01' },
        cost: [{ kind: 'exam', amount: { minor: 1, currency: 'EUR' }, asOf: '2026-01-01' }],
        funding: [
          { kind: 'loan', funder: 'urn:x', covers: ['exam'], timing: 'upfront', clawback: { until: 'P1M', note: { en: 'x' } } },
        ],
        incentives: [
          { id: 'urn:i', payer: 'urn:x', trigger: needs('x'), amount: { minor: 1, currency: 'EUR' }, window: { last: 'P1Y' } },
        ],
        validity: { grandfather: { awardedBefore: '2011-01-01', terms: 'lifetime' }, cascade: { renewsLower: true } },
      },
    ),
  ],
  {
    version: '2.0.0',
    supersedes: { id: 'urn:old' },
    migrations: [
      { fromRung: 'urn:r', to: ['https://courier.example/rungs/a'], mode: 'bridge', bridge: needs('y'), deadline: '2027-01-01' },
    ],
    recognition: [
      {
        id: 'urn:rule',
        from: { ids: ['urn:z'], issuers: { any: true } },
        to: { value: { measure: 'hours', amount: '1' } },
        kind: 'full',
        validFrom: '2026-01-01',
        directed: true,
        assertedBy: 'urn:x',
      },
    ],
    governance: {
      bodies: [{ id: 'urn:b', name: { en: 'x' }, seats: [{ constituency: 'w', count: 1 }] }],
      required: [{ constituency: 'w', min: 1 }],
      decisions: ['urn:d'],
    },
  },
)

const old = fact('old', { rung: { ladder: 'urn:old', id: 'urn:r' } })

/** The value with one place in it, chosen by numbers, replaced. */
function replaceOne(value: unknown, steps: readonly number[], by: unknown): unknown {
  if (steps.length === 0 || typeof value !== 'object' || value === null) return by
  const keys = Object.keys(value)
  const key = keys[(steps[0] as number) % Math.max(1, keys.length)]
  if (key === undefined) return by
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value }
  copy[key] = replaceOne(copy[key], steps.slice(1), by)
  return copy
}
const steps = fc.array(fc.nat(12), { maxLength: 9 })
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '9999-12-31',
    '0000-01-01T00:00:00+14:00',
    'P99999Y',
    '-1',
    '9'.repeat(40),
    '\ud800',
    '__proto__',
    'urn:x',
    undefined,
    Number.NaN,
  ),
)

function onlyOurErrors(step: () => unknown): void {
  try {
    step()
  } catch (error) {
    expect(isRungsError(error) ? true : error).toBe(true)
  }
}

describe('hostile input', () => {
  it('a ladder changed anywhere is defined or refused, and lint and parse agree', () => {
    const { digest: _, ...plain } = whole
    fc.assert(
      fc.property(steps, odd, (where, by) => {
        const changed = replaceOne(plain, where, by)
        const { ladder } = parseLadder(changed)
        const hasErrors = lintLadder(changed).some(({ severity }) => severity === 'error')
        // A `digest` put in is compared, which is not for lint.
        const isDigested = typeof changed === 'object' && changed !== null && 'digest' in changed
        expect(ladder === undefined).toBe(hasErrors || (isDigested && ladder === undefined))
        if (ladder !== undefined) {
          onlyOurErrors(() => place(ladder, [fact('x'), badge('a'), old], { now: NOW }))
          onlyOurErrors(() => migrate(whole, ladder, [fact('x'), badge('a'), old], { now: NOW }))
          const diff = diffLadder(whole, ladder)
          expect(diff.needed === 'none').toBe(ladderDigest({ ...ladder, version: whole.version }) === whole.digest)
          expect(diffLadder(ladder, whole).needed === 'none').toBe(diff.needed === 'none')
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('facts changed anywhere are placed or refused', () => {
    const facts: readonly Fact[] = [
      fact('x', {
        results: [{ value: '5', order: ['4', '5'] }],
        amounts: [{ measure: 'hours', amount: '5', from: '2026-01-01', to: '2026-02-01' }],
        validUntil: '2027-01-01',
        awardedDate: '2025-06-01',
      }),
      badge('a', { alignments: [{ uri: 'urn:skill' }], rung: { ladder: whole.id, version: '1', digest: 'u', id: 'urn:r' } }),
    ]
    fc.assert(
      fc.property(steps, odd, (where, by) =>
        onlyOurErrors(() => place(whole, replaceOne(facts, where, by) as never, { now: NOW })),
      ),
      { numRuns: 3000 },
    )
  })

  it('a verified credential of any form gives facts that can be placed', () => {
    const credential = {
      id: 'urn:uuid:1',
      issuer: { id: 'did:web:school.example' },
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2027-01-01T00:00:00Z',
      credentialSubject: {
        id: WORKER,
        identifier: [{ hashed: true, identityHash: 'sha256$a' }],
        creditsEarned: 1,
        result: [{ resultDescription: 'urn:r', value: '1', status: 'Completed', achievedLevel: 'urn:l' }],
        achievement: {
          id: 'urn:a',
          type: ['Achievement', 'LadderRung'],
          version: '1',
          alignment: [{ targetUrl: 'urn:t', targetCode: 'c' }],
          resultDescription: [
            { id: 'urn:r', resultType: 'ext:hours', allowedValue: ['1'], rubricCriterionLevel: [{ id: 'urn:l' }] },
          ],
          ladder: { id: 'urn:l', rung: 'urn:r' },
        },
      },
    }
    const checks = Object.fromEntries(checkNames.map((name) => [name, { state: 'pass', findings: [] }]))
    // Such a credential has no form that could have been signed.
    const plain = odd.filter((value) => !/__proto__|ud8/.test(JSON.stringify([value])) && !Number.isNaN(value))
    fc.assert(
      fc.property(steps, plain, (where, by) => {
        const changed = JSON.parse(JSON.stringify(replaceOne(credential, where, by) ?? {})) as unknown
        if (typeof changed !== 'object' || changed === null || Array.isArray(changed)) return
        const report = {
          outcome: 'verified',
          credential: changed,
          at: NOW,
          proofs: [],
          findings: [],
          checks,
        } as unknown as VerifiedReport<unknown>
        expect(place(whole, toFacts(report), { now: NOW, subject: WORKER }).rungs.length).toBe(4)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('durations beyond all dates', () => {
  it('are no end, and no failure', () => {
    const ladder = ladderOf([
      rung('a', needs('x'), {
        validity: { duration: 'P99999Y', grace: 'P99999Y', grandfather: { awardedBefore: '2020-01-01', terms: 'lifetime' } },
        funding: [
          {
            kind: 'grant',
            funder: 'https://fund.example/',
            covers: ['exam'],
            timing: 'onAward',
            clawback: { until: 'P99999Y', note: { en: 'Stay.' } },
          },
        ],
      }),
    ])
    expect(place(ladder, [badge('a')], { now: NOW }).rungs[0]).toMatchObject({ status: 'held' })
    expect(place(ladder, [badge('a')], { now: NOW }).rungs[0]?.until).toBeUndefined()
    const [due] = dueIncentives(ladder, [badge('a')], { now: NOW }).funding
    expect([due?.state, due?.clawbackEnds]).toEqual(['due', undefined])
    const ending = [badge('a', { validUntil: '2026-06-01T00:00:00Z' })]
    expect(upcomingEvents(ladder, ending, { now: NOW, horizon: 'P1Y' }).map(({ kind }) => kind)).toEqual(['badgeEnds'])
  })
})
