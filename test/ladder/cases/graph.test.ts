import { describe, expect, it } from 'vitest'
import type { LintLadderOptions } from '../../../src/ladder/index.js'
import { type Ladder, lintLadder, parseLadder, place, type Requirement } from '../../../src/ladder/index.js'
import { all, any, asking, guide, living, not, other, ours, withRecognition, withRung, work } from '../lint/support.js'
import {
  above,
  achievement,
  badge,
  decide,
  fact,
  ladderInput,
  ladderOf,
  NOW,
  needs,
  nOf,
  OTHER,
  OWNER,
  outcomeOf,
  recognising,
  rule,
  rung,
  rungId,
  SCHOOL,
} from './support.js'

const codes = (ladder: Ladder, options?: LintLadderOptions): readonly string[] =>
  lintLadder(ladder, options).map(({ code }) => code)

describe('case 1: cycle through rung leaves, through recognition, and across two ladders that reference each other', () => {
  it('is told, and a thousand rungs in a ring are found without running out of stack', () => {
    const chain = (size: number): Ladder =>
      ladderInput(Array.from({ length: size }, (_, at) => rung(`r${at}`, above(`r${(at + 1) % size}`))))
    expect(codes(chain(3))).toContain('ladder.cycle')
    expect(codes(chain(1))).toContain('ladder.cycle')
    // A thousand rungs in a ring: found without running out of stack.
    expect(codes(chain(1000))).toContain('ladder.cycle')
    const loop = withRecognition(
      { from: { ids: [achievement('p')], issuers: { any: true } }, to: { rung: rungId('a') } },
      { from: { ids: [rungId('a')], issuers: { any: true } }, to: { achievement: achievement('p') } },
    )
    expect(codes(loop)).toEqual(['ladder.recognition_cycle'])
    expect(codes(asking(guide), { ladders: [other(ours)] })).toEqual(['ladder.cycle_across'])
    // Alone, neither ladder is a circle, and what the other asks for is not known.
    expect(codes(asking(guide))).toEqual([])
  })

  it('in one place only is one, and there is none where each place goes its own way', () => {
    const swapped = (first: string, last: string): Ladder =>
      ladderInput([
        rung('a', needs('x'), { variants: [{ jurisdiction: [first], requires: above('b') }] }),
        rung('b', needs('y'), { variants: [{ jurisdiction: [last], requires: above('a') }] }),
      ])
    expect(codes(swapped('US-CA', 'US'))).toContain('ladder.cycle')
    expect(codes(swapped('US-CA', 'US-WA'))).toEqual([])
  })

  it('of recognition ends, and so does a rule that is its own condition', () => {
    const rules = [rule('b', 'a', { conditions: needs('a') }), rule('a', 'b', { conditions: needs('b') })]
    for (const maxHops of [0, 1, 2]) {
      expect(outcomeOf(needs('a'), [fact('b')], recognising(rules, { maxHops }))).toBe('unmet')
      expect(outcomeOf(needs('c'), [fact('b')], recognising(rules, { maxHops }))).toBe('unmet')
    }
    const ring = [rule('a', 'b'), rule('b', 'c'), rule('c', 'a')]
    expect(outcomeOf(needs('a'), [fact('c')], recognising(ring))).toBe('met')
    expect(outcomeOf(needs('a'), [fact('d')], recognising(ring, { maxHops: 2 }))).toBe('unmet')
  })

  it('and bridges that ask for each other end undecided', () => {
    const bridge = (name: string, other: string): ReturnType<typeof rung> =>
      rung(name, needs('x'), {
        validity: { renewal: above(other), grandfather: { awardedBefore: '2026-01-01', terms: 'bridge' } },
      })
    const placed = place(ladderOf([bridge('a', 'b'), bridge('b', 'a')]), [badge('a'), badge('b')], { now: NOW })
    expect(placed.rungs.map(({ status }) => status)).toEqual(['indeterminate', 'indeterminate'])
  })
})

describe('case 2: shared skill in two rungs is not a cycle', () => {
  it('and none where three rungs above each other share it', () => {
    const shared = needs('first-aid')
    expect(
      codes(
        ladderInput([rung('a', all(shared, needs('x'))), rung('b', all(shared, above('a'))), rung('c', all(shared, above('b')))]),
      ),
    ).toEqual([])
  })

  it('nor is a diamond', () => {
    const first = { op: 'allOf', of: [above('a'), needs('first-aid')] } as const
    const second = { op: 'allOf', of: [above('a'), needs('first-aid'), needs('lifting')] } as const
    const edges = [
      { from: rungId('a'), to: rungId('d'), strength: 'requires' },
      { from: rungId('b'), to: rungId('d'), strength: 'requires' },
    ] as const
    const ladder = ladderInput(
      [rung('a', needs('x')), rung('b', first), rung('c', second), rung('d', { op: 'nOf', n: 2, of: [above('b'), above('c')] })],
      { edges },
    )
    expect(lintLadder(ladder)).toEqual([])
  })
})

describe('case 3: empty group auto-award', () => {
  it.each(['allOf', 'anyOf', 'nOf', 'sum'])('an empty %s is an error, and no ladder', (op) => {
    const empty = { op, of: [], n: 1, measure: 'hours', min: '1', overlap: 'sum' }
    const members = {
      allOf: ['op', 'of'],
      anyOf: ['op', 'of'],
      nOf: ['op', 'of', 'n'],
      sum: ['op', 'of', 'measure', 'min', 'overlap'],
    }[op]
    const requires = Object.fromEntries(Object.entries(empty).filter(([key]) => members?.includes(key))) as unknown as Requirement
    expect(codes(asking(requires))).toContain('ladder.group_empty')
    expect(parseLadder(asking(requires)).ladder).toBeUndefined()
  })

  it.each(['allOf', 'anyOf'] as const)('an empty %s is never met', (op) => {
    expect(decide({ op, of: [] }, [fact('a')]).outcome).toBe('unmet')
    expect(decide({ op: 'allOf', of: [needs('a'), { op, of: [] }] }, [fact('a')]).outcome).toBe('unmet')
  })

  it('an nOf of nothing, of none, and of more than there are is never met', () => {
    expect(decide(nOf(0, []), []).outcome).toBe('unmet')
    expect(decide(nOf(0, [needs('a')]), [fact('a')]).outcome).toBe('unmet')
    expect(decide(nOf(2, [needs('a')]), [fact('a')]).outcome).toBe('unmet')
    expect(decide({ op: 'sum', of: [], measure: 'hours', min: '0', overlap: 'sum' }, []).outcome).toBe('unmet')
  })
})

describe('case 4: n greater than the number of options; unreachable hours; contradictory not', () => {
  it('are told each by its own code', () => {
    expect(codes(asking({ op: 'nOf', n: 3, of: [needs('a'), needs('b')] }))).toEqual(['ladder.n_too_large'])
    const capped = { op: 'sum', of: [{ match: needs('a'), cap: '12' }], measure: 'hours', min: '35', overlap: 'sum' } as const
    expect(codes(asking(capped))).toEqual(['ladder.sum_unreachable'])
    expect(codes(asking(work({ min: '1000', window: { last: 'P1W' } })))).toEqual(['ladder.sum_unreachable'])
    expect(codes(asking(all(not(needs('a')), needs('a'))))).toEqual(['ladder.contradiction'])
    expect(codes(asking({ op: 'nOf', n: 2, of: [not(needs('a')), needs('a')] }))).toEqual(['ladder.contradiction'])
    expect(codes(asking({ op: 'nOf', n: 1, of: [not(needs('a')), needs('a')] }))).toEqual([])
  })

  it('`not` is decided only where everything is known: attributes, and issuers all of whose records are given', () => {
    const not = (of: Requirement): Requirement => ({ op: 'not', of })
    const all = { policy: { trust: { ids: [SCHOOL] }, complete: [SCHOOL] } }
    expect(outcomeOf(not(needs('a')), [])).toBe('indeterminate')
    expect(outcomeOf(not(needs('a')), [], all)).toBe('met')
    expect(outcomeOf(not(needs('a')), [fact('a', { status: 'unknown' })], all)).toBe('indeterminate')
    expect(outcomeOf(not(needs('a', { issuers: { ids: [SCHOOL, OTHER] } })), [], all)).toBe('indeterminate')
    expect(outcomeOf(not({ op: 'anyOf', of: [needs('a'), needs('b', { issuers: { any: true } })] }), [], all)).toBe(
      'indeterminate',
    )
    expect(outcomeOf(not(not(needs('a'))), [], all)).toBe('unmet')
    const recognised = { policy: { ...all.policy, recognition: { rules: [rule('b', 'a')], acceptAssertedBy: [OWNER] } } }
    expect(outcomeOf(not(needs('a')), [], recognised)).toBe('indeterminate')
    const aged = { op: 'attribute', name: 'minAge', value: 70 } as const
    expect(outcomeOf(not(aged), [], { attributes: { birthDate: '1990-01-01' } })).toBe('met')
    expect(outcomeOf(not(aged), [], { attributes: { minAge: 18 } })).toBe('indeterminate')
  })
})

describe('case 5: anyOf branch unreachable in this jurisdiction', () => {
  it('is told there, and not where a part of the place is open', () => {
    const ladder = asking(any(all(living('US-CA'), needs('x')), needs('y')), {}, { jurisdiction: ['US-WA'] })
    expect(codes(ladder)).toEqual(['ladder.branch_unreachable'])
    expect(codes({ ...ladder, jurisdiction: ['US'] })).toEqual([])
  })
})

describe('case 6: jurisdiction variants overlap: the most specific wins, a tie is a lint error', () => {
  it('US and US-CA are no tie, US twice is one', () => {
    const variants = (...places: readonly string[]): Ladder =>
      withRung({ variants: places.map((place, index) => ({ jurisdiction: [place], requires: needs(`v${index}`) })) })
    expect(codes(variants('US', 'US-CA'))).toEqual([])
    expect(codes(variants('US', 'US'))).toEqual(['ladder.variant_tie'])
    const placed = place(ladderOf(variants('US', 'US-CA').rungs), [fact('v1')], { now: NOW, jurisdiction: 'US-CA' })
    expect(placed.rungs[0]?.outcome).toBe('met')
  })
})
