import { describe, expect, it } from 'vitest'
import { type Fact, type Ladder, type PlanOptions, type PlanStep, plan } from '../../../src/ladder/index.js'
import { achievement, fact, ladderOf, NOW, needs, rung, rungId, SCHOOL } from '../support.js'

const OTHER = 'did:web:other.example'
const stepOf = (ladder: Ladder, name: string, facts: readonly Fact[] = [], options: Partial<PlanOptions> = {}): PlanStep =>
  plan(ladder, facts, { now: NOW, ...options }).steps.find(({ rung: id }) => id === rungId(name)) as PlanStep

describe('a plan agrees with the engine', () => {
  const issuers = { issuers: { ids: [SCHOOL, OTHER] } }
  const two = ladderOf([
    rung('x', { op: 'nOf', n: 2, minDistinctIssuers: 2, exclusive: true, of: [needs('a', issuers), needs('b', issuers)] }),
  ])

  it('one issuer is not two, however its id is written and whomever it belongs to', () => {
    const only = ladderOf([rung('x', { op: 'nOf', n: 2, minDistinctIssuers: 2, of: [needs('a'), needs('b')] })])
    expect(stepOf(only, 'x', [fact('a')]).missing).toEqual([])
    const [first] = stepOf(two, 'x', [fact('a')]).missing
    expect(first?.items).toMatchObject([{ achievement: achievement('b'), issuer: OTHER }])
    const policy = { trust: { any: true }, organisations: [[SCHOOL, OTHER]] } as const
    expect(stepOf(two, 'x', [fact('a')], { policy }).missing).toEqual([])
    // What the worker's badge says of its issuer holds for what is still to be got.
    expect(stepOf(two, 'x', [fact('a', { organisations: [OTHER] })]).missing).toEqual([])
  })
})
