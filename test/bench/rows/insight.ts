import { aggregate, type Contribution, contribute, suppressTable } from 'rungs/insight'
import { check, contestRow, type Row } from '../row.js'

const RELEASE = 'https://courier.example/statistics/2026-q1'
const NOW = '2026-07-15T00:00:00Z'
const PERIOD = { from: '2026-01-01', until: '2026-04-01' }
const PEOPLE = 100_000

/** Records of 100 000 people, with four values each, into figures of ten groups with their audit. */
export const aggregateRow: Row = contestRow('insight/aggregate-100k', async () => {
  const records = Array.from({ length: PEOPLE }, (_, at): Contribution => {
    const secret = new Uint8Array(16)
    new DataView(secret.buffer).setUint32(0, at)
    const groups = { region: `region ${at % 10}`, shift: at % 2 === 0 ? 'day' : 'night' }
    const pay = { minor: 10 * (at % 30), currency: 'EUR', payer: `https://p${at % 7}.example/` }
    const values = { credentialAttainmentRate: at % 3 > 0, timeToRung: 5 * (at % 40), hoursPerWeek: at % 50, wageChange: pay }
    return contribute({ release: RELEASE, secret, consentedAt: '2026-04-02', ...PERIOD, groups, values }, { now: NOW })
  })
  const make = (): number =>
    aggregate(records, {
      release: RELEASE,
      ...PERIOD,
      metrics: ['credentialAttainmentRate', 'timeToRung', 'hoursPerWeek', 'wageChange'],
      by: ['region', 'shift'],
      currency: 'EUR',
      now: NOW,
    }).published.figures.length
  const groups = 10
  check(make() === 5 * (groups + 1), 'a figure of people and of each metric, of each group and of all')
  return { ours: make, peers: [] }
})

/** A table of 20 x 20 with small counts all over, suppressed and audited. */
export const suppressRow: Row = contestRow('insight/suppress-20x20', async () => {
  const names = (letter: string): readonly string[] => Array.from({ length: 20 }, (_, at) => `${letter}${at}`)
  const counts = Array.from({ length: 20 }, (_, row) => Array.from({ length: 20 }, (__, column) => (row * 31 + column * 17) % 60))
  const table = { rows: names('r'), columns: names('c'), counts }
  check(suppressTable(table).audit.isSafe, 'nothing can be worked out')
  return { ours: () => suppressTable(table), peers: [] }
})
