import { describe, it } from 'vitest'
import { above, achievement, ladderInput, needs, rung, rungId } from '../support.js'
import {
  all,
  any,
  asking,
  type Defect,
  expectDefect,
  guide,
  living,
  named,
  not,
  other,
  otherId,
  ours,
  withRecognition,
  withRung,
  work,
} from './support.js'

const defects: readonly Defect[] = [
  // Graph and logic
  [
    'ladder.cycle_across',
    'error',
    '/rungs/0/requires',
    { ladders: [ladderInput([]).id, otherId], rungs: [rungId('a'), 'https://other.example/rungs/guide'] },
    asking(guide),
    { ladders: [other(ours)] },
  ],
  [
    // Design 3.3: a rung that asks for itself, by the achievement of its badge.
    'ladder.cycle',
    'error',
    '/rungs/0/requires/of/1',
    { rungs: [rungId('a')] },
    asking(all(needs('x'), needs('a', { match: { ids: [rungId('a')] }, issuers: { ids: [ladderInput([]).owner] } }))),
  ],
  [
    'ladder.recognition_cycle',
    'warning',
    '/recognition/0',
    { achievements: [achievement('one'), achievement('two')] },
    withRecognition(
      { from: { ids: [achievement('one')], issuers: { any: true } }, to: { achievement: achievement('two') } },
      { from: { ids: [achievement('two')], issuers: { any: true } }, to: { achievement: achievement('one') } },
    ),
  ],
  [
    'ladder.contradiction',
    'error',
    '/rungs/0/requires/of/1',
    { first: '/rungs/0/requires/of/0' },
    asking(all(needs('a'), not(needs('a')))),
  ],
  [
    'ladder.contradiction',
    'error',
    '/rungs/0/requires/of/1/of/0',
    { first: '/rungs/0/requires/of/0' },
    asking(all(needs('a'), all(not(any(needs('b'), needs('a'))), needs('c')))),
  ],
  [
    'ladder.contradiction',
    'error',
    '/rungs/2/requires/of/1',
    { first: '/rungs/2/requires/of/0' },
    ladderInput([rung('a', needs('x')), rung('b', all(above('a'), needs('y'))), rung('c', all(above('b'), not(above('a'))))]),
  ],
  ['ladder.group_empty', 'error', '/rungs/0/requires/genre', { op: 'genre' }, asking({ op: 'evidence', genre: [], min: 1 })],
  ['ladder.group_empty', 'error', '/rungs/0/requires/occupations', { op: 'occupations' }, asking(work({ occupations: [] }))],
  [
    'ladder.match_without_criteria',
    'error',
    '/rungs/0/requires/occupations/0',
    {},
    asking(work({ occupations: [{ framework: 'ESCO', kind: 'occupation', name: { en: 'courier' } }] })),
  ],
  ['ladder.n_too_small', 'error', '/rungs/0/requires/min', { n: 0 }, asking({ op: 'evidence', min: 0 })],
  [
    'ladder.n_too_small',
    'error',
    '/rungs/0/requires/min',
    { n: -1 },
    asking({ op: 'endorsement', from: 'peer', min: -1, distinct: true }),
  ],
  ['ladder.n_too_small', 'error', '/rungs/0/requires/minDistinctIssuers', { n: 0 }, asking(work({ minDistinctIssuers: 0 }))],
  ['ladder.sum_trivial', 'error', '/rungs/0/requires/min', { min: '0' }, asking(work({ min: '0' }))],
  [
    'ladder.sum_unreachable',
    'error',
    '/rungs/0/requires/min',
    { min: '769', reachable: '768' },
    asking(work({ min: '769', window: { last: 'P1M' } })),
  ],
  [
    'ladder.sum_unreachable',
    'error',
    '/rungs/0/requires/min',
    { min: '49', reachable: '48' },
    asking(work({ min: '49', window: { from: '2026-01-01', until: '2026-01-02' } })),
  ],
  [
    'ladder.sum_unreachable',
    'error',
    '/rungs/0/requires/min',
    { min: '15', reachable: '14' },
    asking(work({ min: '15', measure: 'months', window: { last: 'P1Y' } })),
  ],
  [
    'ladder.sum_unreachable',
    'error',
    '/rungs/0/requires/min',
    { min: '200', reachable: '192' },
    asking({ op: 'sum', of: [{ match: needs('a') }], measure: 'hours', min: '200', window: { last: 'P1W' }, overlap: 'union' }),
  ],
  [
    'ladder.dates_reversed',
    'error',
    '/rungs/0/requires/window/until',
    { from: '2026-02-01', until: '2026-01-01' },
    asking(work({ window: { from: '2026-02-01', until: '2026-01-01' } })),
  ],
  // Places
  [
    'ladder.variant_tie',
    'error',
    '/rungs/0/variants/1/jurisdiction/0',
    { jurisdiction: 'us-ca' },
    withRung({
      variants: [
        { jurisdiction: ['US-CA', 'US'], requires: needs('y') },
        { jurisdiction: ['us-ca'], requires: needs('z') },
      ],
    }),
  ],
  [
    'ladder.group_empty',
    'error',
    '/rungs/0/variants/0/jurisdiction',
    { op: 'variants' },
    withRung({ variants: [{ jurisdiction: [], requires: needs('y') }] }),
  ],
  [
    'ladder.branch_unreachable',
    'warning',
    '/rungs/0/variants/0/requires/of/1',
    { jurisdiction: ['US-WA'] },
    withRung({ variants: [{ jurisdiction: ['US-WA'], requires: any(needs('y'), all(living('US-CA'), needs('z'))) }] }),
  ],
  [
    'ladder.branch_unreachable',
    'warning',
    '/rungs/1/requires/of/0',
    { jurisdiction: ['DE', 'FR'] },
    ladderInput([rung('a', needs('x'), { jurisdiction: ['US'] }), rung('b', any(above('a'), needs('y')))], {
      jurisdiction: ['DE', 'FR'],
    }),
  ],
  [
    'ladder.rung_unreachable',
    'warning',
    '/rungs/0/requires',
    { rung: rungId('a'), jurisdiction: ['FR'] },
    asking(all(needs('x'), not(living('FR'))), {}, { jurisdiction: ['DE', 'FR'] }),
  ],
]

describe('lintLadder: requirements and places', () => {
  it.each(named(defects))('$code at $path', ({ one }) => expectDefect(one))
})
