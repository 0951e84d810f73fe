import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import { type Fact, type Placement, place, type RungStatus } from '../../src/ladder/index.js'
import { at, delivery, statusOf } from './delivery.js'
import { above, badge, fact, ladderOf, NOW, needs, OWNER, rung, rungId, SCHOOL, WORKER } from './support.js'

describe('place (ladder design 3.3 and 3.5)', () => {
  it('places a worker without anything', () => {
    const placement = at([])
    expect(placement.rungs.map(({ status }) => status)).toEqual(['locked', 'locked', 'locked', 'locked', 'locked'])
    expect(placement).toMatchObject({
      subject: [],
      current: [],
      eligibleToClaim: [],
      warnings: [],
      now: NOW,
      ladder: { version: '1.0.0', digest: delivery.digest },
    })
    expect(placement.next.map(({ rung: id, why }) => [id, why])).toEqual([
      [rungId('courier'), ['requirement.missing']],
      [rungId('licence'), ['requirement.missing']],
    ])
    expect(Object.isFrozen(placement.rungs[0]?.trace)).toBe(true)
  })

  it('held is not eligible: a badge holds a rung, met requirements open it', () => {
    const placement = at([fact('traffic-law'), badge('courier'), fact('first-aid'), fact('licence-a')])
    expect(['courier', 'motorcycle', 'van', 'cargo'].map((name) => statusOf(placement, name))).toEqual([
      'held',
      'eligible',
      'inProgress',
      'locked',
    ])
    expect(placement.current).toEqual([rungId('courier')])
    expect(placement.eligibleToClaim).toEqual([rungId('motorcycle')])
    expect(placement.next.map(({ rung: id, missing }) => [id, missing.map(({ node }) => node)])).toEqual([
      [rungId('van'), ['/rungs/2/requires/of/2']],
      [rungId('licence'), ['/rungs/4/requires']],
    ])
    expect(placement.rungs[0]).toMatchObject({ since: '2025-05-01T09:00:00Z', outcome: 'met' })
  })

  it('current is the set of the highest rungs held, one for each track', () => {
    expect(at([badge('courier'), badge('motorcycle'), badge('van')]).current).toEqual([rungId('motorcycle'), rungId('van')])
    expect(at([badge('courier'), badge('van'), badge('cargo')]).current).toEqual([rungId('cargo')])
  })

  it('next says of a sum how much is missing, and offers a rung whose other alternative is open', () => {
    const hours = fact('course', { amounts: [{ measure: 'hours', amount: '20' }] })
    const placement = at([badge('courier'), badge('van'), hours])
    expect(placement.next.find(({ rung: id }) => id === rungId('cargo'))).toMatchObject({
      missing: [{ op: 'sum', params: { actual: '20', required: '35' } }],
      why: ['requirement.sum_too_low'],
    })
    expect(statusOf(placement, 'cargo')).toBe('inProgress')
  })

  it('a regulated rung may be eligible and is never to be claimed', () => {
    const placement = at([fact('licence-c')])
    expect(statusOf(placement, 'licence')).toBe('eligible')
    expect(placement.eligibleToClaim).toEqual([])
  })

  it('next is the nearest first', () => {
    const all = (...names: string[]) => ({ op: 'allOf' as const, of: names.map((name) => needs(name)) })
    const ladder = ladderOf([rung('far', all('a', 'b', 'c')), rung('near', all('c', 'd')), rung('middle', all('c', 'd', 'e'))])
    expect(at([fact('a')], {}, ladder).next.map(({ rung: id }) => id)).toEqual(['far', 'near', 'middle'].map(rungId))
    expect(at([fact('d')], {}, ladder).next.map(({ rung: id }) => id)).toEqual(['near', 'middle', 'far'].map(rungId))
  })

  it('a badge must show the result that its rung requires', () => {
    const results = [
      {
        name: 'grade',
        id: 'urn:example:grade',
        title: { en: 'Grade' },
        resultType: 'LetterGrade',
        allowedValue: ['C', 'B', 'A'],
        required: 'B',
      },
    ]
    const ladder = ladderOf([rung('graded', needs('x'), { results })])
    const graded = (value: string): Fact => badge('graded', { results: [{ resultDescription: 'urn:example:grade', value }] })
    const status = (held: Fact): RungStatus | undefined => statusOf(at([held], {}, ladder), 'graded')
    expect([status(graded('A')), status(graded('B')), status(graded('C')), status(graded('Z')), status(badge('graded'))]).toEqual(
      ['held', 'held', 'locked', 'indeterminate', 'locked'],
    )
    expect(at([graded('C')], {}, ladder).rungs[0]?.warnings).toEqual([
      { code: 'requirement.result_too_low', params: { required: 'B', actual: 'C' }, credential: 'urn:example:badge-graded' },
    ])
  })

  it('knows a badge by its rung, and by the achievement that a rung awards', () => {
    const ladder = ladderOf([rung('a', needs('x'), { awards: { id: 'urn:example:award' } })])
    const named = fact('named', { issuer: OWNER, rung: { ladder: ladder.id, id: rungId('a') } })
    const awarded = fact('awarded', { issuer: OWNER, achievement: { id: 'urn:example:award' } })
    expect([named, awarded, badge('a')].map((one) => statusOf(at([one], {}, ladder), 'a'))).toEqual(['held', 'held', 'locked'])
  })

  it('ladder.version_differs: Versions 39, a badge of another edition counts and says so', () => {
    const of = (version: string, digest: string): Placement =>
      at([badge('courier', { rung: { ladder: delivery.id, version, digest, id: rungId('courier') } })])
    expect(of('1.0.0', delivery.digest as string).rungs[0]).not.toHaveProperty('warnings')
    expect(of('0.9.0', 'uOld').rungs[0]).toMatchObject({
      status: 'held',
      warnings: [{ code: 'ladder.version_differs', params: { badge: '0.9.0', ladder: '1.0.0' } }],
    })
    expect(of('1.0.0', 'uEdited').rungs[0]?.warnings?.[0]?.params).toEqual({ badge: 'uEdited', ladder: delivery.digest })
  })

  it('the policy decides who is trusted', () => {
    expect(statusOf(at([badge('courier')], { policy: { trust: { ids: [SCHOOL] } } }), 'courier')).toBe('locked')
    expect(statusOf(at([badge('courier', { issuer: SCHOOL })], { policy: { trust: { ids: [SCHOOL] } } }), 'courier')).toBe('held')
    expect(statusOf(at([badge('courier')], { policy: { trust: { authorisedFor: 'rung' } } }), 'courier')).toBe('indeterminate')
  })

  it('the digest of the input tells inputs apart', () => {
    const digest = (...input: Parameters<typeof at>): string => at(...input).inputDigest
    const base = digest([badge('courier')])
    expect(base).toMatch(/^uEi/)
    expect(digest([badge('courier')], { now: new Date(NOW) })).toBe(base)
    const others = [
      digest([badge('van')]),
      digest([badge('courier')], { now: '2026-05-01T09:00:01Z' }),
      digest([badge('courier')], { policy: { trust: { any: true } } }),
      digest([badge('courier')], { subject: [WORKER, 'hash:x'] }),
      digest([badge('courier')], {}, ladderOf(delivery.rungs, { version: '1.0.1' })),
    ]
    expect(new Set([base, ...others]).size).toBe(6)
  })
})

describe('one worker', () => {
  it("a credential that names nobody is nobody's", () => {
    const placement = at([badge('courier', { subjectKeys: [] })])
    expect([statusOf(placement, 'courier'), placement.warnings.length]).toEqual(['locked', 1])
  })
})

describe('options', () => {
  it.each<readonly [unknown, string]>([
    [{ now: NOW, subjects: WORKER }, 'core.option_unknown'],
    [{}, 'core.option_invalid'],
    [{ now: NOW, subject: [] }, 'core.option_invalid'],
    [{ now: NOW, subject: 7 }, 'core.option_invalid'],
    [{ now: NOW, policy: null }, 'core.option_invalid'],
  ])('%j gives %s', (options, code) => {
    expect(codeOf(() => place(delivery, [], options as never))?.[0]).toBe(code)
  })

  it('a ladder that was not defined is checked first', () => {
    expect(codeOf(() => place({ ...delivery, name: { en: 'Other' } }, [], { now: NOW }))?.[0]).toBe('ladder.digest_mismatch')
    expect(codeOf(() => place(null as never, [], { now: NOW }))?.[0]).toBe('core.input_type')
  })
})

function codeOf(step: () => unknown): readonly [string, object] | undefined {
  try {
    step()
  } catch (error) {
    if (isRungsError(error)) return [error.code, error.params]
    throw error
  }
  return undefined
}

describe('variants by jurisdiction', () => {
  const ladder = ladderOf([
    rung('aide', needs('75-hours'), {
      variants: [
        { jurisdiction: ['US'], requires: { op: 'allOf', of: [needs('75-hours'), needs('test')] } },
        { jurisdiction: ['US-CA', 'US-WA'], requires: needs('120-hours') },
      ],
    }),
    rung('next', { op: 'allOf', of: [above('aide'), needs('more')] }),
  ])
  const outcome = (facts: readonly Fact[], jurisdiction?: string): unknown => {
    const placed = at(facts, jurisdiction === undefined ? {} : { jurisdiction }, ladder)
    return [placed.rungs[0]?.outcome, placed.rungs[0]?.trace.node]
  }

  it('US and US-CA overlap: the most specific wins, and what no variant names has the plain requirement', () => {
    const all = [fact('75-hours'), fact('120-hours')]
    expect(outcome(all, 'US-CA')).toEqual(['met', '/rungs/0/variants/1/requires'])
    expect(outcome(all, 'us-wa')).toEqual(['met', '/rungs/0/variants/1/requires'])
    expect(outcome(all, 'US-NY')).toEqual(['unmet', '/rungs/0/variants/0/requires'])
    expect(outcome(all, 'US')).toEqual(['unmet', '/rungs/0/variants/0/requires'])
    expect(outcome(all, 'USX')).toEqual(['met', '/rungs/0/requires'])
    expect(outcome(all, 'CA')).toEqual(['met', '/rungs/0/requires'])
  })

  it('requirement.jurisdiction_missing: without a place, what differs between variants is undecided', () => {
    const placed = at([fact('75-hours')], {}, ladder)
    expect(placed.rungs[0]).toMatchObject({
      status: 'indeterminate',
      outcome: 'indeterminate',
      trace: { reason: 'requirement.jurisdiction_missing', params: { variants: 2 } },
    })
    expect(placed.next[0]).toMatchObject({ rung: rungId('aide'), why: ['requirement.jurisdiction_missing'] })
    expect(placed.eligibleToClaim).toEqual([])
    const both = [fact('75-hours'), fact('120-hours'), fact('test')]
    expect(at(both, {}, ladder).rungs[0]?.outcome).toBe('met')
    expect(at([], {}, ladder).rungs[0]?.outcome).toBe('unmet')
  })

  it('the place is part of what the answer was computed from', () => {
    const digests = [undefined, 'US', 'US-CA'].map(
      (jurisdiction) => at([], jurisdiction === undefined ? {} : { jurisdiction }, ladder).inputDigest,
    )
    expect(new Set(digests).size).toBe(3)
  })

  it.each([[''], [1], [null]])('refuses %s as a place', (jurisdiction) => {
    expect(() => at([], { jurisdiction: jurisdiction as never }, ladder)).toThrow(
      expect.objectContaining({ code: 'core.option_invalid' }),
    )
  })
})

describe('a regulated rung', () => {
  const licence = (issuer: string): Fact => badge('licence', { issuer })
  const trust = { policy: { trust: { ids: [OWNER, SCHOOL] } } }

  it('is held by the badge of its regulator, and never by one of the ladder itself', () => {
    expect(statusOf(at([licence(OWNER)], trust), 'licence')).toBe('locked')
    expect(at([licence(OWNER)], trust).rungs[4]?.warnings).toMatchObject([{ code: 'requirement.issuer_not_authorised' }])
    expect(statusOf(at([licence(SCHOOL)], trust), 'licence')).toBe('held')
    const upper = ladderOf([rung('licence', needs('x'), { regulated: true }), rung('next', above('licence'))])
    expect(at([licence(OWNER)], {}, upper).rungs[1]?.outcome).toBe('unmet')
    expect(at([licence(SCHOOL)], trust, upper).rungs[1]?.outcome).toBe('met')
  })
})
