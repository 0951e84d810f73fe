import { describe, it } from 'vitest'
import { needs, OWNER } from '../support.js'
import { all, asking, clawback, type Defect, expectDefect, funding, governed, named, wage, wages, withRung } from './support.js'

const defects: readonly Defect[] = [
  // Money
  [
    'ladder.currency_missing',
    'warning',
    '/rungs/0/wage/0',
    {},
    withRung({ wage: [{ ...wage({}), currency: undefined } as never].map((one) => JSON.parse(JSON.stringify(one))) }),
  ],
  ['ladder.amount_negative', 'warning', '/rungs/0/wage/0/value', { value: '-1' }, wages({ value: '-1' })],
  [
    'ladder.amount_negative',
    'error',
    '/rungs/0/cost/0/amount/minor',
    { value: '-1' },
    withRung({ cost: [{ kind: 'exam', amount: { minor: -1, currency: 'EUR' }, asOf: '2026-01-01' }] }),
  ],
  [
    'ladder.currency_mixed',
    'warning',
    '/rungs/0',
    { currencies: ['EUR', 'USD'] },
    withRung({
      cost: [
        { kind: 'exam', amount: { minor: 100, currency: 'EUR' }, asOf: '2026-01-01' },
        { kind: 'tuition', amount: { minor: 100, currency: 'USD' }, jurisdiction: ['US'], asOf: '2026-01-01' },
      ],
    }),
  ],
  [
    'ladder.currency_mixed',
    'warning',
    '/rungs/0/incentives/0/cap',
    { currencies: ['EUR', 'USD'] },
    withRung({
      incentives: [
        {
          id: 'https://courier.example/bonus',
          payer: OWNER,
          trigger: needs('y'),
          amount: { minor: 100, currency: 'EUR' },
          cap: { minor: 1000, currency: 'USD' },
          window: {},
        },
      ],
    }),
  ],
  [
    'ladder.percent_invalid',
    'error',
    '/rungs/0/funding/0/percent',
    { percent: '100.01' },
    withRung({ funding: [funding({ percent: '100.01' })] }),
  ],
  [
    'ladder.group_empty',
    'error',
    '/rungs/0/funding/0/covers',
    { op: 'covers' },
    withRung({ funding: [funding({ covers: [] })] }),
  ],
  [
    'ladder.interval_invalid',
    'warning',
    '/rungs/0/wage/0/ci',
    { low: '20', high: '19', level: '0.95' },
    wages({ ci: { low: '20', high: '19', level: '0.95' } }),
  ],
  [
    'ladder.interval_invalid',
    'warning',
    '/rungs/0/wage/0/ci',
    { low: '18', high: '19', level: '95' },
    wages({ ci: { low: '18', high: '19', level: '95' } }),
  ],
  [
    'ladder.clawback_restricted',
    'warning',
    '/rungs/0/funding/0/clawback',
    { jurisdiction: 'US-CA', law: 'California Business and Professions Code 16608' },
    withRung({ funding: [funding({ clawback, jurisdiction: ['US-CA'] })] }),
  ],
  [
    'ladder.clawback_restricted',
    'warning',
    '/rungs/0/funding/0/clawback',
    { jurisdiction: 'DE', law: 'Directive (EU) 2019/1152, Article 13' },
    withRung({ funding: [funding({ clawback })] }, { jurisdiction: ['DE'] }),
  ],
  ['ladder.clawback_unscoped', 'warning', '/rungs/0/funding/0/clawback', {}, withRung({ funding: [funding({ clawback })] })],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'vintage', values: ['2019', '2025'] },
    wages({}, { observed: { from: '2019-05-01', to: '2019-05-31' } }),
  ],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'workRelationship', values: ['contractor', 'employee'] },
    wages({}, { workRelationship: 'contractor' }),
  ],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'timeBase', values: ['engaged', 'paidHours'] },
    wages({}, { timeBase: 'engaged' }),
  ],
  ['ladder.wage_mixed', 'warning', '/rungs', { what: 'expenses', values: ['gross', 'net'] }, wages({}, { expenses: 'net' })],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'basis', values: ['beforeAfter', 'occupationalDifferential'] },
    wages({}, { basis: 'beforeAfter' }),
  ],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'measure', values: ['absolute', 'percent'] },
    wages({}, { measure: 'percent' }),
  ],
  ['ladder.wage_mixed', 'warning', '/rungs', { what: 'per', values: ['hour', 'job'] }, wages({}, { per: 'job' })],
  ['ladder.wage_mixed', 'warning', '/rungs', { what: 'currency', values: ['EUR', 'USD'] }, wages({}, { currency: 'EUR' })],
  // Access, languages
  [
    'ladder.evidence_inaccessible',
    'warning',
    '/rungs/0/requires/of/1/genre',
    { genre: ['Video'] },
    asking(all(needs('x'), { op: 'evidence', genre: ['Video'], min: 1 })),
  ],
  [
    'ladder.language_missing',
    'error',
    '/rungs/0/funding/0/clawback/note',
    { language: 'en' },
    withRung({ funding: [funding({ clawback: { until: 'P1M', note: { es: 'Se devuelve.' } }, jurisdiction: ['CL'] })] }),
  ],
  [
    'ladder.language_missing',
    'error',
    '/governance/bodies/0/name',
    { language: 'en' },
    governed({ bodies: [{ id: 'https://courier.example/council', name: { fr: 'Conseil' }, seats: [] }] }),
  ],
]

describe('lintLadder: money, access and languages', () => {
  it.each(named(defects))('$code at $path', ({ one }) => expectDefect(one))
})
