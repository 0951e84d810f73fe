import { describe, expect, it } from 'vitest'
import { type Ladder, lintLadder, place, type Rung } from '../../src/ladder/index.js'
import { fact, ladderInput, ladderOf, NOW, needs, rung } from './support.js'

const offered = (more: Partial<Rung>): Ladder => ladderOf([rung('a', needs('elsewhere'), more)])
const outcome = (ladder: Ladder, jurisdiction: string, held: string): string | undefined =>
  place(ladder, [fact(held)], { now: NOW, jurisdiction }).rungs[0]?.outcome

describe('a member state lies in the European Union (decision 0073)', () => {
  const inUnion = offered({ variants: [{ jurisdiction: ['EU'], requires: needs('union') }] })

  it.each(['EU', 'DE', 'de', 'DE-BY', 'GR', 'EL', 'FR-2A'])('%s has the variant of the Union', (at) => {
    expect(outcome(inUnion, at, 'union')).toBe('met')
    expect(outcome(inUnion, at, 'elsewhere')).toBe('unmet')
  })

  it.each(['GB', 'CH', 'NO', 'US', 'EUR', 'E', 'D', 'DEU'])('%s has not', (at) => {
    expect(outcome(inUnion, at, 'elsewhere')).toBe('met')
    expect(outcome(inUnion, at, 'union')).toBe('unmet')
  })

  it('the narrowest variant goes first', () => {
    const variants = ['EU', 'DE', 'DE-BY'].map((at) => ({ jurisdiction: [at], requires: needs(at) }))
    const ladder = offered({ variants })
    for (const [at, held] of [
      ['DE-BY', 'DE-BY'],
      ['DE-BE', 'DE'],
      ['DE', 'DE'],
      ['AT-9', 'EU'],
    ] as const)
      expect([at, outcome(ladder, at, held)]).toEqual([at, 'met'])
    expect(lintLadder(ladder).map(({ code }) => code)).not.toContain('ladder.variant_tie')
  })

  it('a resident of a member state lives in the Union, and one of the Union perhaps in the state', () => {
    const asks = (value: string): Ladder => ladderOf([rung('a', { op: 'attribute', name: 'residency', value })])
    const lives = (ladder: Ladder, residency: string): string | undefined =>
      place(ladder, [], { now: NOW, subject: 'did:example:ana', attributes: { residency } }).rungs[0]?.outcome
    expect(lives(asks('EU'), 'PT-11')).toBe('met')
    expect(lives(asks('PT'), 'EU')).toBe('indeterminate')
    expect(lives(asks('EU'), 'CH')).toBe('unmet')
  })

  it('a pilot in the Union is open in a member state', () => {
    const rollout = { phase: 'pilot', regions: ['EU'], from: '2026-01-01' } as const
    const ladder = ladderOf(ladderInput([rung('a', needs('x'))]).rungs, { rollout })
    const stateOf = (jurisdiction: string): string | undefined =>
      place(ladder, [fact('x')], { now: NOW, jurisdiction }).rungs[0]?.availability?.state
    expect(stateOf('ES-CT')).toBe(stateOf('EU'))
    expect(stateOf('GB')).toBe('closed')
  })
})
