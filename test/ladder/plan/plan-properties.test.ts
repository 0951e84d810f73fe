import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalizeJson } from '../../../src/core/index.js'
import {
  type Fact,
  type Ladder,
  type PlanItem,
  type PlanOptions,
  place,
  plan,
  type Requirement,
} from '../../../src/ladder/index.js'
import { above, achievement, badge, fact, ladderOf, NOW, needs, OWNER, rung, rungId, SCHOOL } from '../support.js'

const OTHER = 'did:web:other.example'
const NAMES = ['a', 'b', 'c', 'd'] as const
const RUNGS = ['x', 'y', 'z'] as const
const name = fc.constantFrom(...NAMES)

const leaf: fc.Arbitrary<Requirement> = fc.oneof(
  name.map((of) => needs(of)),
  name.map((of) => needs(of, { issuers: { ids: [SCHOOL, OTHER] } })),
  fc.uniqueArray(name, { minLength: 2, maxLength: 3 }).map((ids) => needs('none', { match: { ids: ids.map(achievement) } })),
)

function requirement(rungs: readonly Requirement[]): fc.Arbitrary<Requirement> {
  const leaves =
    rungs.length === 0 ? leaf : fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: fc.constantFrom(...rungs) })
  const distinct = { minLength: 1, maxLength: 4, selector: (one: Requirement): string => canonicalizeJson(one as never) }
  const group = (children: fc.Arbitrary<Requirement>, exclusive: boolean): fc.Arbitrary<Requirement> =>
    fc.uniqueArray(children, distinct).chain((of) =>
      fc.oneof(
        fc.constant<Requirement>({ op: 'allOf', of, exclusive }),
        fc.constant<Requirement>({ op: 'anyOf', of }),
        fc
          .record({
            n: fc.integer({ min: 1, max: of.length }),
            minDistinctIssuers: fc.integer({ min: 1, max: Math.min(2, of.length) }),
          })
          .map((more): Requirement => ({ op: 'nOf', of, exclusive, ...more })),
      ),
    )
  const sum = fc
    .record({
      min: fc.integer({ min: 1, max: 40 }),
      cap: fc.constantFrom('5', '50'),
      overlap: fc.constantFrom('sum', 'union', 'max'),
    })
    .map(
      ({ min, cap, overlap }): Requirement => ({
        op: 'sum',
        of: [{ match: needs('a'), cap }, { match: needs('b') }],
        measure: 'hours',
        min: `${min}`,
        overlap: overlap as 'sum',
      }),
    )
  const work = fc
    .record({ min: fc.integer({ min: 1, max: 40 }), overlap: fc.constantFrom('sum', 'union', 'max') })
    .map(({ min, overlap }): Requirement => ({ op: 'experience', measure: 'hours', min: `${min}`, overlap: overlap as 'sum' }))
  const inner = fc.oneof({ weight: 3, arbitrary: leaves }, group(leaves, true), group(leaves, false), sum, work)
  return fc.oneof(inner, group(inner, false))
}

const someFact: fc.Arbitrary<Fact> = fc
  .record({
    of: name,
    number: fc.integer({ min: 0, max: 3 }),
    issuer: fc.constantFrom(SCHOOL, OTHER),
    status: fc.constantFrom<Fact['status'][]>('active', 'active', 'unknown', 'revoked'),
    hours: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ of, number, issuer, status, hours }) =>
    fact(of, {
      credentialId: `urn:example:${of}${number}${issuer}`,
      issuer,
      status,
      amounts: [{ measure: 'hours', amount: `${hours}` }],
    }),
  )
const someBadge = fc.constantFrom(...RUNGS).map((of) => badge(of))
const someWork: fc.Arbitrary<Fact> = fc
  .record({
    number: fc.integer({ min: 0, max: 3 }),
    issuer: fc.constantFrom(OWNER, OTHER),
    hours: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ number, issuer, hours }) =>
    fact('rides', {
      credentialId: `urn:example:rides${number}${issuer}`,
      issuer,
      amounts: [{ measure: 'hours', amount: `${hours}` }],
      work: { platform: `https://platform${number}.example` },
    }),
  )
const facts = fc.array(fc.oneof({ weight: 4, arbitrary: someFact }, someBadge, someWork), { maxLength: 5 })
const ladder: fc.Arbitrary<Ladder> = fc
  .tuple(requirement([]), requirement([above('x')]), requirement([above('x'), above('y'), above('x', { orHigher: true })]))
  .map(([x, y, z]) => ladderOf([rung('x', x), rung('y', y), rung('z', z)]))

/** A thing of a plan as facts, made anew from what the plan says of it alone. */
function toFacts(item: PlanItem, number: number, onLadder: Ladder): Fact[] {
  // Each at an instant of its own: two credentials are not one award.
  const validFrom = new Date(Date.parse(NOW) - (number + 1) * 60_000).toISOString()
  const credentialId = `urn:example:got:${number}`
  if (item.kind === 'rung')
    return [{ ...badge('x', { credentialId, validFrom }), achievement: { id: item.rung as string, aliases: [] } }]
  if (item.kind === 'credential')
    return [
      {
        ...fact('x', { credentialId, validFrom, issuer: item.issuer ?? SCHOOL }),
        achievement: { id: item.achievement as string, aliases: [] },
      },
    ]
  expect(item.kind).toBe('amount')
  const at = item.node
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], onLadder)
  const amount =
    (at as { overlap: string; min: string }).overlap === 'max' ? (at as { min: string }).min : (item.lacks?.amount as string)
  const amounts = [{ measure: 'hours', amount }]
  if (item.op === 'experience')
    return [fact('rides', { credentialId, validFrom, issuer: OWNER, amounts, work: { platform: credentialId } })]
  // Every sum of these ladders has a part without a cap.
  return [fact('b', { credentialId, validFrom, amounts })]
}

function reaches(onLadder: Ladder, list: readonly Fact[], got: readonly (readonly Fact[])[], rungs: readonly string[]): boolean {
  const placement = place(onLadder, [...list, ...got.flat()], { now: NOW })
  return rungs.every((id) => placement.rungs.find((placed) => placed.id === id)?.outcome === 'met')
}

const options: PlanOptions = { now: NOW }

/** Slots of which several take the same award, and fewer awards than slots. */
const slots: fc.Arbitrary<Requirement> = fc
  .record({
    of: fc.uniqueArray(leaf, { minLength: 2, maxLength: 4, selector: (one) => canonicalizeJson(one as never) }),
    n: fc.integer({ min: 1, max: 2 }),
    issuers: fc.integer({ min: 1, max: 2 }),
  })
  .map(
    ({ of, n, issuers }): Requirement => ({
      op: 'nOf',
      exclusive: true,
      of,
      n: Math.min(of.length, n + 1),
      minDistinctIssuers: issuers,
    }),
  )
const slotLadder: fc.Arbitrary<Ladder> = slots.map((one) => ladderOf([rung('x', one)]))

describe('plan (ladder design 3.5): properties', () => {
  it('finds the smallest set for slots that compete for awards', () => {
    const all = NAMES.flatMap((of) =>
      [SCHOOL, OTHER].map(
        (issuer): PlanItem => ({ kind: 'credential', op: 'credential', node: '', achievement: achievement(of), issuer }),
      ),
    )
    fc.assert(
      fc.property(slotLadder, facts, (onLadder, list) => {
        const [step] = plan(onLadder, list, options).steps
        if (step === undefined) return
        const smallest = step.missing[0]?.items.length ?? 3
        const got = all.map((item, number) => toFacts(item, number, onLadder))
        for (const subset of subsetsBelow(all.length, Math.min(smallest, 3)))
          expect(
            reaches(
              onLadder,
              list,
              subset.map((index) => got[index] as Fact[]),
              [step.rung],
            ),
          ).toBe(false)
        for (const { items } of step.missing)
          expect(
            reaches(
              onLadder,
              list,
              items.map((item, number) => toFacts(item, number, onLadder)),
              [step.rung],
            ),
          ).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('every missing set is enough, and nothing in it can be left out, as placing with it shows', () => {
    fc.assert(
      fc.property(ladder, facts, (onLadder, list) => {
        for (const step of plan(onLadder, list, options).steps) {
          for (const { items, rungs } of step.missing) {
            const got = items.map((item, number) => toFacts(item, number, onLadder))
            expect(reaches(onLadder, list, got, rungs)).toBe(true)
            items.forEach((left, index) => {
              const rest = got.filter((_, at) => at !== index)
              // Without a badge the rung itself need not be reached.
              const needed = left.kind === 'rung' ? rungs.filter((id) => id !== left.rung) : rungs
              expect(reaches(onLadder, list, rest, needed)).toBe(false)
            })
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('finds the smallest set there is, by trying all subsets of everything', () => {
    fc.assert(
      fc.property(ladder, facts, (onLadder, list) => {
        const { steps, placement } = plan(onLadder, list, options)
        const universe = new Map<string, PlanItem>()
        for (const item of steps.flatMap(({ missing }) => missing.flatMap(({ items }) => items)))
          if (item.kind === 'amount') universe.set(canonicalizeJson(item as never), item)
        for (const of of NAMES)
          for (const issuer of [SCHOOL, OTHER])
            universe.set(of + issuer, { kind: 'credential', op: 'credential', node: '', achievement: achievement(of), issuer })
        for (const of of RUNGS) universe.set(of, { kind: 'rung', op: 'rung', node: '', rung: rungId(of) })
        const all = [...universe.values()]
        const got = all.map((item, number) => toFacts(item, number, onLadder))
        for (const step of steps) {
          const smallest = step.missing[0]?.items.length
          // Placing is slow, so only sets that would be smaller are tried.
          const limit = Math.min(smallest ?? 3, 3)
          for (const subset of subsetsBelow(all.length, limit)) {
            const badges = subset.flatMap((index) => all[index]?.rung ?? [])
            const isClimb =
              badges.every((id) => placement.rungs.some((one) => one.id === id && one.status !== 'held')) &&
              !badges.includes(step.rung)
            if (!isClimb) continue
            expect(
              reaches(
                onLadder,
                list,
                subset.map((index) => got[index] as Fact[]),
                [...badges, step.rung],
              ),
            ).toBe(false)
          }
        }
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  it('the front is that of comparing every way with every other', () => {
    const price = fc.record({ minor: fc.integer({ min: 0, max: 5 }), hours: fc.integer({ min: 0, max: 5 }) })
    const priced = fc.array(price, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(priced, (prices) => {
        const onLadder = ladderOf(
          prices.map(({ minor, hours }, index) =>
            rung(`r${String(index).padStart(2, '0')}`, needs(`n${index}`), {
              cost: [{ kind: 'exam', amount: { minor, currency: 'EUR' }, asOf: '2026-01-01' }],
              time: { effort: { typical: `PT${hours}H` }, excludesPrerequisites: true },
            }),
          ),
        )
        const expected = prices.flatMap((one, index) => {
          const beats = (other: typeof one): boolean =>
            other.minor <= one.minor && other.hours <= one.hours && (other.minor < one.minor || other.hours < one.hours)
          return prices.some(beats) ? [] : [rungId(`r${String(index).padStart(2, '0')}`)]
        })
        expect(plan(onLadder, [], options).front).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })

  it('is the same whatever the order and number of copies of facts, and when it is made again', () => {
    const shuffled = facts.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(ladder, shuffled, (onLadder, [list, other]) => {
        const first = plan(onLadder, list, options)
        expect(plan(onLadder, [...other, ...other], options)).toEqual(first)
        expect(plan(structuredClone(onLadder), structuredClone(list), options)).toEqual(first)
      }),
      { numRuns: 60 },
    )
  })

  it('a smaller limit never gives a set that is not enough', () => {
    fc.assert(
      fc.property(ladder, facts, fc.integer({ min: 1, max: 3 }), (onLadder, list, maxSets) => {
        for (const step of plan(onLadder, list, { ...options, limits: { maxSets, maxWork: 5 } }).steps) {
          const exact = plan(onLadder, list, { ...options, target: step.rung }).steps[0]
          expect(step.atLeast).toBeLessThanOrEqual(exact?.missing[0]?.items.length ?? Number.POSITIVE_INFINITY)
          for (const { items, rungs } of step.missing) {
            const got = items.map((item, number) => toFacts(item, number, onLadder))
            expect(reaches(onLadder, list, got, rungs)).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

function* subsetsBelow(count: number, limit: number): Generator<readonly number[]> {
  const grow = function* (from: number, chosen: readonly number[]): Generator<readonly number[]> {
    if (chosen.length >= limit) return
    yield chosen
    for (let next = from; next < count; next++) yield* grow(next + 1, [...chosen, next])
  }
  yield* grow(0, [])
}
