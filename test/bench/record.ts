import type { Measured } from './row.js'

/** A row as `--json` writes it. Times are microseconds: wall medians but for `oursP99Us`, `rawUs`, and processor time where the name says so. */
export interface BenchRecord {
  readonly name: string
  readonly oursUs: number
  readonly oursP99Us: number
  readonly oursCpuUs: number
  readonly peers: readonly { readonly name: string; readonly us: number; readonly cpuUs: number }[]
  /** Processor time of the bare signature; null where a row signs nothing. */
  readonly rawUs: number | null
  /** The main peer's wall time over ours; null without a peer. */
  readonly ratio: number | null
  /** The same of processor time, of all threads. */
  readonly cpuRatio: number | null
  /** The bare signature's processor time over ours. */
  readonly rawRatio: number | null
}

/** The record of what a row measured. */
export function toRecord(name: string, { ours, peers, raw }: Measured): BenchRecord {
  const main = peers[0]?.figures
  return {
    name,
    oursUs: round(ours.p50Us, 1),
    oursP99Us: round(ours.p99Us, 1),
    oursCpuUs: round(ours.cpuUs, 1),
    peers: peers.map(({ name, figures }) => ({ name, us: round(figures.p50Us, 1), cpuUs: round(figures.cpuUs, 1) })),
    rawUs: raw === undefined ? null : round(raw.cpuUs, 1),
    ratio: main === undefined ? null : round(main.p50Us / ours.p50Us, 2),
    cpuRatio: main === undefined ? null : round(main.cpuUs / ours.cpuUs, 2),
    rawRatio: raw === undefined ? null : round(raw.cpuUs / ours.cpuUs, 3),
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
