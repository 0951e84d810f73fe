import {
  type CredentialRequirement,
  type EvaluationContext,
  evaluateRequirement,
  type Fact,
  type FactResult,
  type Ladder,
  type PlacementPolicy,
  place,
  type RecognitionRule,
  type Requirement,
  type RequirementOutcome,
  type ResultRule,
  type Trace,
} from '../../../src/ladder/index.js'
import { achievement, fact, NOW, needs, OWNER } from '../support.js'

export * from '../support.js'

export const OTHER = 'did:web:other.example'

/** Decides a requirement where every issuer is trusted. */
export const decide = (requirement: Requirement, facts: readonly Fact[], more: Partial<EvaluationContext> = {}): Trace =>
  evaluateRequirement(requirement, facts, { now: NOW, policy: { trust: { any: true } }, ...more })
export const outcomeOf = (...given: Parameters<typeof decide>): RequirementOutcome => decide(...given).outcome

/** How much a requirement found. */
export const actual = (requirement: Requirement, facts: readonly Fact[], more: Partial<EvaluationContext> = {}): string =>
  (decide(requirement, facts, more).params as { readonly actual: string }).actual

export const statuses = (ladder: Ladder, facts: readonly Fact[]): readonly string[] =>
  place(ladder, facts, { now: NOW }).rungs.map(({ status }) => status)

export const nOf = (n: number, of: readonly Requirement[], more: object = {}): Requirement => ({ op: 'nOf', n, of, ...more })

/** A record of work in a period. */
export const work = (
  name: string,
  amount: string,
  from: string,
  to: string,
  more: Partial<Omit<Fact, 'achievement'>> & { measure?: string } = {},
): Fact => {
  const { measure = 'hours', ...rest } = more
  return fact(name, {
    achievement: { id: 'urn:work' },
    work: {},
    amounts: [{ measure, amount, from, to }],
    ...rest,
  })
}
export const hours = (min: string, more: object = {}): Requirement => ({
  op: 'experience',
  measure: 'hours',
  min,
  overlap: 'union',
  ...more,
})

/** A statement of hours of learning, and a sum of such statements. */
export const statement = (
  name: string,
  amount: string,
  period: { from?: string; to?: string } = {},
  more: Partial<Omit<Fact, 'achievement'>> = {},
): Fact =>
  fact(name, { achievement: { id: achievement('statement') }, amounts: [{ measure: 'hours', amount, ...period }], ...more })
export const sum = (min: string, more: object = {}): Requirement => ({
  op: 'sum',
  of: [{ match: needs('statement') }],
  measure: 'hours',
  min,
  overlap: 'sum',
  ...more,
})

export const graded = (result: FactResult): Fact => fact('a', { results: [result] })
export const asking = (minResult: ResultRule): CredentialRequirement => needs('a', { minResult })

export const rule = (from: string, to: string, more: Partial<RecognitionRule> = {}): RecognitionRule => ({
  id: `urn:rule:${from}-${to}`,
  from: { ids: [achievement(from)] },
  to: { achievement: achievement(to) },
  kind: 'full',
  validFrom: '2026-01-01',
  directed: true,
  assertedBy: OWNER,
  ...more,
})
export const recognising = (rules: readonly RecognitionRule[], more: object = {}): { readonly policy: PlacementPolicy } => ({
  policy: { trust: { any: true }, recognition: { rules, acceptAssertedBy: [OWNER], ...more } },
})
