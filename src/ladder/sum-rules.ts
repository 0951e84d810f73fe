import { addDecimals, compareDecimals, type Decimal } from '../core/index.js'
import type { KnownFact } from './fact-index.js'
import { maximumMatching } from './matching.js'

/** A period of time. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly end: number
}

/** An amount that counts for some parts of a sum. */
export interface Entry {
  readonly known: KnownFact
  readonly amount: Decimal
  /** From the first instant to the last, and to the end of a last day. */
  readonly period?: Span
  /** Whether more hours were stated than the period has. */
  readonly isCapped?: true
  /** Indexes of the parts. */
  readonly parts: readonly number[]
  readonly certain: boolean
}

const ZERO: Decimal = { units: 0n, scale: 0 }

/** Of the facts that state one award, only the one with the larger amounts: re-issues and copies count once. */
export function keepOnePerAward(entries: readonly Entry[]): readonly Entry[] {
  const totals = new Map<KnownFact, Decimal>()
  for (const { known, amount } of entries) totals.set(known, addDecimals(totals.get(known) ?? ZERO, amount))
  const best = new Map<number, KnownFact>()
  for (const [known, total] of totals) {
    const other = best.get(known.award)
    if (other === undefined || compareDecimals(total, totals.get(other) as Decimal) > 0) best.set(known.award, known)
  }
  return entries.filter(({ known }) => best.get(known.award) === known)
}

/**
 * Of each part one amount, none for two of them, so that they come to most: the largest first, which is the best where others
 * move aside for the next (a transversal matroid). No part needs more than as many of its largest as there are parts.
 */
export function keepOnePerPart(entries: readonly Entry[], caps: readonly (Decimal | undefined)[]): readonly Entry[] {
  const sorted = [...entries].sort((a, b) => compareDecimals(b.amount, a.amount))
  const seen = new Map<number, number>()
  const largest = sorted.filter(({ parts }) => {
    const isWanted = parts.some((part) => (seen.get(part) ?? 0) <= caps.length)
    for (const part of parts) seen.set(part, (seen.get(part) ?? 0) + 1)
    return isWanted
  })
  const room = (part: number): Decimal | undefined => caps[part]
  const options = largest.map(({ parts }) => [...parts].sort((a, b) => compareRoom(room(a), room(b))))
  const partOf = maximumMatching(options)
  return largest.flatMap((entry, index) => {
    const part = partOf[index] as number
    return part < 0 ? [] : [{ ...entry, parts: [part] }]
  })
}

/** The widest first. */
function compareRoom(a: Decimal | undefined, b: Decimal | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  return compareDecimals(b, a)
}

/** The amounts without overlapping periods that add up to most (weighted interval scheduling); those without a period all stay. */
export function keepWithoutOverlap(entries: readonly Entry[]): readonly Entry[] {
  const dated = entries.filter(hasPeriod).sort((a, b) => a.period.to - b.period.to || a.period.from - b.period.from)
  const best: Decimal[] = [ZERO]
  const before = lastBefore(dated)
  dated.forEach((entry, index) => {
    const taken = addDecimals(best[before[index] as number] as Decimal, entry.amount)
    const left = best[index] as Decimal
    best.push(compareDecimals(taken, left) > 0 ? taken : left)
  })
  const kept = new Set<Entry>(entries.filter((entry) => entry.period === undefined))
  for (let index = dated.length - 1; index >= 0; ) {
    if (compareDecimals(best[index + 1] as Decimal, best[index] as Decimal) > 0) {
      kept.add(dated[index] as Entry)
      index = (before[index] as number) - 1
    } else index--
  }
  return entries.filter((entry) => kept.has(entry))
}

/** For each of several with a period, in the order of their ends, how many of them are over when it begins. */
export function lastBefore(dated: readonly DatedEntry[]): readonly number[] {
  const ends = dated.map(({ period }) => period.to)
  return dated.map(({ period }, index) => countUpTo(ends, Math.min(period.from, period.to), index))
}

/**
 * The greatest total that amounts can fill parts with, no part beyond its cap and no amount counted twice: a maximum flow,
 * with amounts that match the same parts taken together.
 */
export function fillCaps(entries: readonly Entry[], caps: readonly (Decimal | undefined)[]): Decimal {
  const scale = Math.max(0, ...entries.map(({ amount }) => amount.scale), ...caps.map((cap) => cap?.scale ?? 0))
  const units = (value: Decimal): bigint => value.units * 10n ** BigInt(scale - value.scale)
  let total = 0n
  const groups = new Map<string, { readonly parts: readonly number[]; supply: bigint }>()
  for (const { parts, amount } of entries) {
    if (parts.some((part) => caps[part] === undefined)) {
      total += units(amount)
      continue
    }
    const group = groups.get(parts.join())
    if (group === undefined) groups.set(parts.join(), { parts, supply: units(amount) })
    else group.supply += units(amount)
  }
  const spare = caps.map((cap) => (cap === undefined ? 0n : units(cap)))
  const sources = [...groups.values()]
  const flow = sources.map(() => new Map<number, bigint>())
  sources.forEach((source, index) => {
    for (let pushed = 1n; source.supply > 0n && pushed > 0n; ) {
      pushed = push(index, source.supply, sources, flow, spare)
      source.supply -= pushed
      total += pushed
    }
  })
  return { units: total, scale }
}

/** Pushes as much as one shortest path takes from a source to a part with room, moving others aside; how much it was. */
function push(
  root: number,
  supply: bigint,
  sources: readonly { readonly parts: readonly number[] }[],
  flow: readonly Map<number, bigint>[],
  spare: bigint[],
): bigint {
  const fromSource = new Map<number, number>()
  const fromPart = new Map<number, number>()
  const waiting = [root]
  for (const source of waiting) {
    for (const part of (sources[source] as { readonly parts: readonly number[] }).parts) {
      if (fromSource.has(part)) continue
      fromSource.set(part, source)
      if ((spare[part] as bigint) > 0n) return pushAlong(root, part, supply, fromSource, fromPart, flow, spare)
      flow.forEach((parts, other) => {
        if ((parts.get(part) ?? 0n) > 0n && other !== root && !fromPart.has(other)) {
          fromPart.set(other, part)
          waiting.push(other)
        }
      })
    }
  }
  return 0n
}

function pushAlong(
  root: number,
  last: number,
  supply: bigint,
  fromSource: ReadonlyMap<number, number>,
  fromPart: ReadonlyMap<number, number>,
  flow: readonly Map<number, bigint>[],
  spare: bigint[],
): bigint {
  const steps: { readonly source: number; readonly part: number; readonly instead?: number }[] = []
  for (let part = last; ; ) {
    const source = fromSource.get(part) as number
    if (source === root) {
      steps.push({ source, part })
      break
    }
    const instead = fromPart.get(source) as number
    steps.push({ source, part, instead })
    part = instead
  }
  const flowOf = (source: number, part: number): bigint => flow[source]?.get(part) ?? 0n
  const limits = steps.flatMap(({ source, instead }) => (instead === undefined ? [] : [flowOf(source, instead)]))
  const amount = [supply, spare[last] as bigint, ...limits].reduce((least, next) => (next < least ? next : least))
  for (const { source, part, instead } of steps) {
    flow[source]?.set(part, flowOf(source, part) + amount)
    if (instead !== undefined) flow[source]?.set(instead, flowOf(source, instead) - amount)
  }
  spare[last] = (spare[last] as bigint) - amount
  return amount
}

type DatedEntry = Entry & { readonly period: Span }

export function hasPeriod(entry: Entry): entry is DatedEntry {
  return entry.period !== undefined
}

/** How many of the first `length` ascending numbers are at most a limit. */
function countUpTo(ascending: readonly number[], limit: number, length: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] as number) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
