import { describe, expect, it } from 'vitest'
import { type Ladder, lintLadder, type Requirement } from '../../../src/ladder/index.js'
import { above, achievement, ladderInput, needs, rung } from '../support.js'
import { all, any, asking, living, not, withRecognition, withRung } from './support.js'

describe('hostile ladders', () => {
  const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
  const deepPart = (levels: number): Requirement =>
    levels === 0 ? needs('a') : all(deepPart(levels - 1), not(needs(`n${levels}`)))
  const large: readonly (readonly [string, () => Ladder])[] = [
    [
      'many ways in many places',
      () =>
        asking(
          any(...many(15_000, (at) => (at % 2 === 0 ? living(`P${at}`) : not(needs(`n${at}`))))),
          {},
          {
            jurisdiction: many(300, (at) => `P${at}`),
          },
        ),
    ],
    ['depth', () => ladderInput(many(150, (at) => rung(`r${at}`, deepPart(30))))],
    [
      'rungs that ask for each other',
      () => ladderInput(many(1000, (at) => rung(`r${at}`, any(...many(18, (to) => above(`r${(at * 7 + to) % 1000}`)))))),
    ],
    [
      'rungs above each other',
      () =>
        ladderInput(
          many(1000, (at) =>
            rung(`r${at}`, at === 0 ? needs('x') : all(...many(Math.min(at, 18), (to) => above(`r${at - 1 - to}`)))),
          ),
        ),
    ],
    [
      'rules of recognition',
      () =>
        withRecognition(
          ...many(5000, (at) => ({
            id: `https://courier.example/recognition/${at}`,
            from: { ids: many(20, (to) => achievement(`${(at + to) % 5000}`)), issuers: { any: true } as const },
            to: { achievement: achievement(String((at * 31) % 5000)) },
          })),
        ),
    ],
    [
      'variants',
      () => withRung({ variants: many(9000, (at) => ({ jurisdiction: [`P${at}`, `Q${at}`], requires: above('a') })) }),
    ],
    [
      'currencies',
      () =>
        withRung({
          cost: many(10_000, (at) => ({
            kind: 'exam' as const,
            amount: {
              minor: 1,
              currency: `${String.fromCharCode(65 + (at % 26))}${String.fromCharCode(65 + ((at >> 5) % 26))}A`,
            },
            jurisdiction: [`P${at}`],
            asOf: '2026-01-01',
          })),
        }),
    ],
  ]

  it.each(large)('are linted in time: %s', (_, make) => {
    const ladder = make()
    const started = performance.now()
    lintLadder(ladder)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
