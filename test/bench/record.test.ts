import { describe, expect, it } from 'vitest'
import { toRecord } from './record.js'
import type { Measured } from './row.js'
import { renderTable } from './table.js'
import { judge } from './targets.js'

const figures = (p50Us: number, cpuUs = p50Us, p99Us = 2 * p50Us) => ({ p50Us, p99Us, cpuUs })
const measured: Measured = {
  ours: figures(100.04, 140),
  peers: [
    { name: 'one', figures: figures(5002, 4200) },
    { name: 'two', figures: figures(6000) },
  ],
  raw: figures(30, 35),
}

describe('the record that --json writes', () => {
  it('has these members and no other', () => {
    expect(toRecord('issue/eddsa-rdfc-2022', measured)).toStrictEqual({
      name: 'issue/eddsa-rdfc-2022',
      oursUs: 100,
      oursP99Us: 200.1,
      oursCpuUs: 140,
      peers: [
        { name: 'one', us: 5002, cpuUs: 4200 },
        { name: 'two', us: 6000, cpuUs: 6000 },
      ],
      rawUs: 35,
      ratio: 50,
      cpuRatio: 30,
      rawRatio: 0.25,
    })
  })

  it('says null where there is nothing to compare with', () => {
    expect(toRecord('alone', { ours: figures(1), peers: [] })).toMatchObject({
      rawUs: null,
      ratio: null,
      cpuRatio: null,
      rawRatio: null,
    })
  })
})

describe('the judgement of a row', () => {
  const record = toRecord('issue/eddsa-rdfc-2022', measured)

  it.each([
    [record, 'yes'],
    [{ ...record, ratio: 39.9 }, 'no: ratio'],
    [{ ...record, rawRatio: 0.249 }, 'no: of raw'],
    [{ ...record, oursP99Us: 501 }, 'no: p99'],
    [{ ...record, ratio: null, rawRatio: null }, 'no: ratio, of raw'],
    [{ ...record, name: 'issue/eddsa-rdfc-2022/template' }, 'no: ratio, of raw'],
    [{ ...record, name: 'issue/eddsa-rdfc-2022/template', ratio: 60, rawRatio: 0.38 }, 'yes'],
    [{ ...record, name: 'issue/example/first-aid', ratio: 30, rawRatio: 0.1 }, 'yes'],
    [{ ...record, name: 'verify/eddsa-rdfc-2022', ratio: 20, rawRatio: 0.45 }, 'yes'],
    [{ ...record, name: 'canonize', ratio: 79, rawRatio: null }, 'no: ratio'],
    [{ ...record, name: 'cold-start', ratio: 4, rawRatio: null, oursP99Us: 10_000 }, 'yes'],
    [{ ...record, name: 'bake/png-500kB', ratio: 1, oursUs: 999 }, 'yes'],
    [{ ...record, name: 'unbake/png-500kB', oursUs: 1001 }, 'no: time'],
    [{ ...record, name: 'status/decode-131072' }, '-'],
  ])('%#: %j', (one, met) => expect(judge(one).met).toBe(met))
})

describe('the table', () => {
  it('is Markdown, a line for each row, and its columns are aligned', () => {
    const lines = renderTable([
      ['issue/eddsa-rdfc-2022', measured],
      ['alone', { ours: figures(1), peers: [] }],
    ]).split('\n')
    expect(lines).toHaveLength(4)
    expect(new Set(lines.map((line) => [...line].length)).size).toBe(1)
    expect(lines[2]?.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'issue/eddsa-rdfc-2022',
      '100',
      '200',
      '140',
      'one 5002, two 6000',
      '50.0x',
      '30.0x',
      '35.0',
      '0.25',
      '≥ 40x, ≥ 0.25, p99 ≤ 5x p50',
      'yes',
      '',
    ])
  })
})
