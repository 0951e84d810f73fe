import { describe, expect, it } from 'vitest'
import { type Ladder, type LintLadderOptions, lintLadder } from '../../../src/ladder/index.js'
import { above, ladderInput, needs, rung, rungId } from '../support.js'
import {
  all,
  any,
  asking,
  clawback,
  first,
  funding,
  governed,
  guide,
  kept,
  living,
  moved,
  not,
  other,
  second,
  wages,
  withRecognition,
  withRung,
  work,
} from './support.js'

describe('lintLadder', () => {
  const fine: readonly (readonly [string, Ladder, LintLadderOptions?])[] = [
    ['two ladders that ask for each other without a circle', asking(guide), { ladders: [other(needs('x'))] }],
    ['a ladder with its own earlier edition', second([kept, moved], { version: '2.0.0' }), { ladders: [first] }],
    [
      'a rung of which an absence is asked',
      ladderInput([rung('a', all(needs('x'), not(above('b')))), rung('b', all(needs('y'), above('a')))]),
    ],
    ['the absence of something else', asking(all(needs('a'), not(needs('b'))))],
    ['a way for each of two places', asking(any(living('DE'), living('FR')), {}, { jurisdiction: ['DE', 'FR'] })],
    [
      'a variant for a part of a place',
      withRung({
        variants: [
          { jurisdiction: ['US'], requires: needs('y') },
          { jurisdiction: ['US-CA'], requires: needs('z') },
        ],
      }),
    ],
    ['as many hours as there are', asking(work({ min: '768', window: { last: 'P1M' } }))],
    ['hours that add up', asking(work({ min: '9999', window: { last: 'P1M' }, overlap: 'sum' }))],
    ['evidence on video beside other evidence', asking({ op: 'evidence', genre: ['video', 'workSample'], min: 1 })],
    [
      'evidence on video with help',
      asking({ op: 'evidence', genre: ['video'], min: 1 }, { access: { accessibility: ['alternativeAssessment'] } }),
    ],
    ['a clawback where none is known to be restricted', withRung({ funding: [funding({ clawback, jurisdiction: ['CL'] })] })],
    [
      'costs of two places',
      withRung({
        cost: ['US', 'DE'].map((place) => ({
          kind: 'exam' as const,
          amount: { minor: 1, currency: place === 'US' ? 'USD' : 'EUR' },
          jurisdiction: [place],
          asOf: '2026-01-01',
        })),
      }),
    ],
    ['figures that are alike', wages({}, { id: 'https://courier.example/wages/2', value: '20' })],
    ['recognition one way', withRecognition({})],
    ['a regulated rung that stays one', withRung({ regulated: false }, { migrations: [{ ...kept, fromRung: rungId('a') }] })],
    ['a draft without a decision', governed({ required: [{ constituency: 'workers', min: 2 }] }, { status: 'draft' })],
    [
      'a minor edition with the same rungs',
      ladderInput(first.rungs, { version: '1.5.0', supersedes: { id: first.id, version: '1.4.0' } }),
      { ladders: [first] },
    ],
  ]
  it.each(fine.map((one) => ({ what: one[0], one })))('has nothing against $what', ({ one: [, ladder, options] }) => {
    expect(lintLadder(ladder, options)).toEqual([])
  })

  it('refuses options it does not know, and ladders that are none', () => {
    const code = (options: unknown): unknown => {
      try {
        return lintLadder(first, options as LintLadderOptions)
      } catch (error) {
        return (error as { code: unknown }).code
      }
    }
    expect(code({ others: [] })).toBe('core.option_unknown')
    expect(code({ ladders: Array.from({ length: 51 }, () => first) })).toBe('core.option_invalid')
    expect(code({ ladders: [{}] })).toBe('ladder.member_missing')
  })
})
