import { matches } from './arguments.js'
import type { BenchRecord } from './record.js'

/** What a row is to reach. */
export interface Target {
  /** How many times faster than the main peer, wall time. */
  readonly ratio?: number
  /** The most milliseconds, wall time, of what nobody else does. */
  readonly mostMs?: number
  /** The bare signature's share of the processor time. */
  readonly ofRaw?: number
  /** How many times the median the slowest of 100 may take. */
  readonly tail?: number
}

const TARGETS: readonly (readonly [pattern: string, target: Target])[] = [
  ['issue/eddsa-rdfc-2022/*template', { ratio: 60, ofRaw: 0.38, tail: 5 }],
  ['issue/eddsa-rdfc-2022*', { ratio: 40, ofRaw: 0.25, tail: 5 }],
  ['issue/eddsa-jcs-2022*', { ratio: 6 }],
  ['issue/ob3-jwt*', { ratio: 2, ofRaw: 0.45 }],
  ['verify-token/*', { ratio: 1.5 }],
  ['issue/ecdsa-sd-2023*', { ratio: 10, tail: 5 }],
  ['issue/example/*', { ratio: 30, tail: 5 }],
  ['verify/eddsa-rdfc-2022*', { ratio: 20, ofRaw: 0.45, tail: 5 }],
  ['verify/full*', { ratio: 25 }],
  ['verify/10000-of-one-issuer', { ofRaw: 0.4 }],
  ['canonize*', { ratio: 80, tail: 5 }],
  // The peer is the library itself, without a request around it.
  ['service/*', { ratio: 0.3, tail: 5 }],
  ['start/service', { mostMs: 400 }],
  ['bake/png-500kB', { mostMs: 1 }],
  ['unbake/png-500kB', { mostMs: 1 }],
  // At most a quarter of the peer's time.
  ['cold-start*', { ratio: 4 }],
  // A badge's share: 100 000 in 20 seconds, and 3 000 a second.
  ['bulk/threads', { ofRaw: 0.3 }],
  ['bulk/sqlite-100k', { mostMs: 0.2 }],
  ['bulk/pg-boss', { mostMs: 0.333 }],
  ['status/republish', { mostMs: 50 }],
  ['store/open', { mostMs: 50 }],
  ['ladder/plan', { mostMs: 100 }],
  ['place/300x8-over-500', { mostMs: 25 }],
  ['place/delivery-x1000', { mostMs: 1000 }],
  ['insight/aggregate-100k', { mostMs: 2000 }],
  ['insight/suppress-20x20', { mostMs: 1000 }],
]

/** The target of a row; nothing for rows that only inform. */
export function targetOf(name: string): Target | undefined {
  return TARGETS.find(([pattern]) => matches(name, pattern))?.[1]
}

/** Target and outcome in words, such as `≥ 40x, ≥ 0.25` and `no: ratio`. */
export function judge(record: BenchRecord): { readonly target: string; readonly met: string } {
  const target = targetOf(record.name)
  if (target === undefined) return { target: '-', met: '-' }
  const parts = [
    ...(target.ratio === undefined
      ? []
      : [{ what: 'ratio', wanted: `≥ ${target.ratio}x`, met: (record.ratio ?? 0) >= target.ratio }]),
    ...(target.mostMs === undefined
      ? []
      : [{ what: 'time', wanted: `≤ ${target.mostMs} ms`, met: record.oursUs <= target.mostMs * 1000 }]),
    ...(target.ofRaw === undefined
      ? []
      : [{ what: 'of raw', wanted: `≥ ${target.ofRaw}`, met: (record.rawRatio ?? 0) >= target.ofRaw }]),
    ...(target.tail === undefined
      ? []
      : [{ what: 'p99', wanted: `p99 ≤ ${target.tail}x p50`, met: record.oursP99Us <= target.tail * record.oursUs }]),
  ]
  const missed = parts.filter(({ met }) => !met).map(({ what }) => what)
  return { target: parts.map(({ wanted }) => wanted).join(', '), met: missed.length === 0 ? 'yes' : `no: ${missed.join(', ')}` }
}
