import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ladderSteps } from '../../src/ladder/graph.js'
import { type ImpliedRungs, impliedRungs } from '../../src/ladder/implied-rungs.js'
import { walkRequirement } from '../../src/ladder/requirement.js'
import type { Ladder, Requirement, Rung } from '../../src/ladder/types.js'
import { above, ladderOf, needs, rung, rungId } from './support.js'

const all = (...of: Requirement[]): Requirement => ({ op: 'allOf', of })
const any = (...of: Requirement[]): Requirement => ({ op: 'anyOf', of })
/** The badge of a rung, asked for as any credential is. */
const badge = (id: string): Requirement => needs(id, { match: { ids: [rungId(id)] } })
const some = (n: number, ...of: Requirement[]): Requirement => ({ op: 'nOf', n, of })

/** As the definition has it: a rung is implied where nobody reaches the upper one once it is taken away. */
function isReached(upper: string, without: string, rungs: readonly Rung[]): boolean {
  const reaches = (requirement: Requirement): boolean => {
    switch (requirement.op) {
      case 'rung':
        return isReachedBy(requirement.rung)
      case 'credential':
        return rungs.some(({ id }) => requirement.match.ids?.[0] === id)
          ? isReachedBy(requirement.match.ids?.[0] as string)
          : true
      case 'allOf':
        return requirement.of.every(reaches)
      case 'anyOf':
        return requirement.of.some(reaches)
      case 'nOf':
        return requirement.of.filter(reaches).length >= requirement.n
      default:
        return true
    }
  }
  const isReachedBy = (id: string): boolean => {
    const found = rungs.find((one) => one.id === id)
    return id !== without && (found === undefined || reaches(found.requires))
  }
  return reaches((rungs.find(({ id }) => id === upper) as Rung).requires)
}

/** Leaves that name lower rungs, in groups of every kind. */
function requirementOf(lower: readonly string[], kind: number): Requirement {
  const leaves = lower.map((id, at) => ((kind + at) % 3 === 0 ? badge(id) : above(id)))
  const [first = needs('x'), ...others] = leaves
  if (others.length === 0) return first
  const half = Math.ceil(leaves.length / 2)
  return [
    all(...leaves),
    any(...leaves),
    some(Math.max(1, leaves.length - 1), ...leaves),
    all(first, any(...others)),
    any(all(...leaves.slice(0, half)), all(...leaves.slice(half - 1))),
    some(half, ...leaves),
  ][kind % 6] as Requirement
}

describe('impliedRungs', () => {
  it('are just those without which nobody reaches a rung', () => {
    const shape = fc.array(fc.tuple(fc.array(fc.nat(60), { maxLength: 5 }), fc.nat(5)), { minLength: 2, maxLength: 11 })
    fc.assert(
      fc.property(shape, (rows) => {
        const rungs = rows.map(([row, kind], index) => {
          const lower = index === 0 ? [] : [...new Set(row.map((at) => `r${at % index}`))]
          return rung(`r${index}`, requirementOf(lower, kind))
        })
        const implied = impliedRungs(ladderOf(rungs))
        for (const { id: upper } of rungs) {
          const expected = rungs.map(({ id }) => id).filter((id) => id !== upper && !isReached(upper, id, rungs))
          expect(implied.below(upper)).toEqual(expected)
          for (const { id } of rungs) expect(implied.has(upper, id)).toBe(expected.includes(id))
          for (const lower of expected) expect(implied.above(lower)).toContain(upper)
          const next = expected.filter((lower) => !expected.some((between) => implied.has(between, lower)))
          expect(implied.next(upper)).toEqual(next)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('take all variants of a rung together', () => {
    const upper: Rung = { ...rung('c', all(above('a'), above('b'))), variants: [{ jurisdiction: ['US'], requires: above('a') }] }
    const implied = impliedRungs(ladderOf([rung('a', needs('x')), rung('b', needs('y')), upper]))
    expect(implied.below(rungId('c'))).toEqual([rungId('a')])
  })

  it('end where badges lead back to themselves', () => {
    const rungs = ['a', 'b', 'c'].map((id, at, ids) => rung(id, badge(ids[(at + 1) % 3] as string)))
    const implied = impliedRungs(ladderOf(rungs))
    expect(implied.below(rungId('c'))).toEqual([rungId('a')])
    expect(implied.has(rungId('a'), rungId('b'))).toBe(true)
  })

  it.each<[string, number, (at: number) => Requirement]>([
    ['many rungs that all name many', 950, (at) => all(...below(at, 20).map((id) => above(id)))],
    ['many rungs with alternatives', 950, (at) => any(...below(at, 20).map((id) => above(id)))],
    ['many rungs with some of many', 950, (at) => some(10, ...below(at, 20).map((id) => above(id)))],
    ['badges that all ask for each other', 950, (at) => all(...ring(at, 20).map(badge))],
    ['one long way', 9000, (at) => (at === 0 ? needs('x') : above(`r${at - 1}`))],
    ['one long way from the top', 9000, (at) => (at === 8999 ? needs('x') : above(`r${at + 1}`))],
    ['one long ring of badges', 9000, (at) => badge(`r${(at + 1) % 9000}`)],
  ])('of %s take no more than a few words for each requirement', (_, count, requires) => {
    const ladder = { id: 'https://x.example/l', rungs: Array.from({ length: count }, (__, at) => rung(`r${at}`, requires(at))) }
    const implied = impliedRungs(ladder as unknown as Ladder)
    const nodes = ladder.rungs.flatMap(({ requires: asked }) => walkRequirement(asked, '')).length
    // A row has a bit for each rung; five digits count up to twenty parts.
    expect(implied.work()).toBeLessThan(nodes * Math.ceil(count / 32) * 8)
    expect(hasAll(implied, ladder.rungs)).toBe(true)
  })

  it('and the steps between them take no more either', () => {
    const rungs = Array.from({ length: 3000 }, (_, at) => rung(`r${at}`, at === 0 ? needs('x') : above(`r${at - 1}`)))
    expect(ladderSteps({ id: 'https://x.example/l', rungs } as unknown as Ladder)).toHaveLength(2999)
  })
})

function below(at: number, many: number): readonly string[] {
  return Array.from({ length: Math.min(at, many) }, (_, less) => `r${at - 1 - less}`)
}

function ring(at: number, many: number): readonly string[] {
  return Array.from({ length: many }, (_, more) => `r${(at + 1 + more) % 950}`)
}

/** Whether every list can be read and agrees with what is asked one by one. */
function hasAll(implied: ImpliedRungs, rungs: readonly Rung[]): boolean {
  const [first, last] = [rungs[0] as Rung, rungs[rungs.length - 1] as Rung]
  return [first, last].every(({ id }) => implied.below(id).every((lower) => implied.has(id, lower)))
}
