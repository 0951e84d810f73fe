import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Requirement, type RungEdge, rungEdges } from '../../src/ladder/index.js'
import { above, ladderInput, ladderOf, needs, rung, rungId } from './support.js'

const edgesOf = (...rungs: Parameters<typeof ladderOf>[0]): readonly string[] => rungEdges(ladderOf(rungs)).map(inShort)
const inShort = ({ from, to, kind }: RungEdge): string =>
  `${from.slice(rungId('').length)} ${kind} ${to.slice(rungId('').length)}`
const all = (...of: readonly Requirement[]): Requirement => ({ op: 'allOf', of })
const any = (...of: readonly Requirement[]): Requirement => ({ op: 'anyOf', of })

describe('the ways between rungs', () => {
  it('are what the requirements name', () => {
    expect(edgesOf(rung('a', needs('x')), rung('b', all(above('a'), needs('y'))))).toEqual(['a needed b'])
  })

  it('leave out what follows from others', () => {
    expect(edgesOf(rung('a', needs('x')), rung('b', above('a')), rung('c', all(above('a'), above('b'))))).toEqual([
      'a needed b',
      'b needed c',
    ])
  })

  it('tell alternatives from needs', () => {
    const rungs = [rung('a', needs('x')), rung('b', above('a')), rung('c', above('a')), rung('d', any(above('b'), above('c')))]
    expect(edgesOf(...rungs)).toEqual(['a needed b', 'a needed c', 'b alternative d', 'c alternative d'])
  })

  it('keep a need that only one alternative has itself', () => {
    const rungs = [
      rung('a', needs('x')),
      rung('b', above('a')),
      rung('c', needs('y')),
      rung('d', all(above('a'), any(above('b'), above('c')))),
    ]
    expect(edgesOf(...rungs)).toContain('a needed d')
  })

  it('see a rung that is asked for by its badge', () => {
    const badgeOf = (name: string): Requirement => ({ op: 'credential', match: { ids: [rungId(name)] } })
    expect(edgesOf(rung('a', needs('x')), rung('b', all(badgeOf('a'), needs('y'))))).toEqual(['a needed b'])
  })

  it('have recommendations of rungs and of the picture, unless they turn round what is needed', () => {
    const rungs = [
      rung('a', needs('x')),
      rung('b', above('a')),
      rung('c', needs('y'), { recommends: any(above('b'), needs('z')) }),
    ]
    expect(edgesOf(...rungs)).toEqual(['a needed b', 'b recommended c'])
    const drawn = ladderOf(rungs, { edges: [{ from: rungId('a'), to: rungId('c'), strength: 'recommends' }] })
    expect(rungEdges(drawn).map(inShort)).toContain('a recommended c')
    expect(edgesOf(rung('a', needs('x'), { recommends: above('b') }), rung('b', above('a')))).toEqual(['a needed b'])
  })

  it('do not name what must be absent, other ladders, or oneself', () => {
    const other: Requirement = { op: 'rung', ladder: { id: 'https://other.example/l' }, rung: rungId('a') }
    expect(
      edgesOf(
        rung('a', needs('x')),
        rung('b', all({ op: 'not', of: above('a') }, needs('y'))),
        rung('c', all(other, needs('z'))),
      ),
    ).toEqual([])
  })

  it('in any ladder, needs reach just the rungs that are implied', () => {
    const shape = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(shape, (rows) => {
        const rungs = rows.map((row, index) => {
          const below = [...new Set(row.map((lower) => lower % Math.max(1, index)))].filter((lower) => lower < index)
          return rung(
            `r${index}`,
            below.length === 0 ? needs(`c${index}`) : all(...below.map((lower) => above(`r${lower}`)), needs(`c${index}`)),
          )
        })
        const edges = rungEdges(ladderOf(rungs))
        const reach = (id: string): Set<string> =>
          new Set(edges.filter(({ to }) => to === id).flatMap(({ from }) => [from, ...reach(from)]))
        rows.forEach((row, index) => {
          const direct = row.map((lower) => lower % Math.max(1, index)).filter((lower) => lower < index)
          for (const lower of direct) expect(reach(rungId(`r${index}`)).has(rungId(`r${lower}`))).toBe(true)
        })
        for (const { from, to } of edges) {
          const others = edges.filter((edge) => edge.to === to && edge.from !== from)
          expect(others.some((edge) => reach(edge.from).has(from))).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of a ladder that is none are refused', () => {
    expect(() => rungEdges(ladderInput([rung('a', above('a'))]))).toThrow(expect.objectContaining({ code: 'ladder.cycle' }))
  })

  it('of the widest ladders are found in a moment', () => {
    const base = Array.from({ length: 190 }, (_, index) => rung(`b${index}`, needs(`c${index}`)))
    const top = Array.from({ length: 100 }, (_, index) =>
      rung(`t${index}`, all(...base.map(({ id }): Requirement => ({ op: 'rung', rung: id })))),
    )
    const started = performance.now()
    expect(rungEdges(ladderOf([...base, ...top]))).toHaveLength(19_000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
