import { toRecord } from './record.js'
import type { Measured } from './row.js'
import { judge } from './targets.js'

const HEAD = [
  'row',
  'ours p50 us',
  'p99 us',
  'CPU us',
  'peers p50 us',
  'ratio',
  'CPU ratio',
  'raw CPU us',
  'of raw',
  'target',
  'met',
]

/** A Markdown table of what rows measured, its columns aligned for a terminal. */
export function renderTable(measured: readonly (readonly [name: string, measured: Measured])[]): string {
  const lines = measured.map(([name, what]) => lineOf(name, what))
  const widths = HEAD.map((head, column) => Math.max(...[HEAD, ...lines].map((line) => width(line[column] ?? head))))
  const render = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join(' | ')} |`
  return [render(HEAD), render(widths.map((count) => '-'.repeat(count))), ...lines.map(render)].join('\n')
}

function lineOf(name: string, measured: Measured): readonly string[] {
  const record = toRecord(name, measured)
  const { target, met } = judge(record)
  return [
    name,
    us(record.oursUs),
    us(record.oursP99Us),
    us(record.oursCpuUs),
    record.peers.map((peer) => `${peer.name} ${us(peer.us)}`).join(', ') || '-',
    times(record.ratio),
    times(record.cpuRatio),
    record.rawUs === null ? '-' : us(record.rawUs),
    record.rawRatio === null ? '-' : record.rawRatio.toFixed(2),
    target,
    met,
  ]
}

function times(ratio: number | null): string {
  return ratio === null ? '-' : `${ratio.toFixed(ratio < 10 ? 2 : 1)}x`
}

function us(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0)
}

function width(text: string): number {
  return [...text].length
}
