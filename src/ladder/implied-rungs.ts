import { type BitRows, bitsOf, createBitRows, hasBit, type Row, setBit } from './bit-rows.js'
import { allRequires } from './jurisdiction.js'
import { once } from './once.js'
import { childrenOf, isGroup, namedRung } from './requirement.js'
import type { Ladder, Requirement } from './types.js'

/** For each rung those that nobody reaches it without. Lists are in the ladder's order. */
export interface ImpliedRungs {
  readonly has: (upper: string, lower: string) => boolean
  readonly below: (upper: string) => readonly string[]
  readonly above: (lower: string) => readonly string[]
  /** Those below that none of the others below needs. */
  readonly next: (upper: string) => readonly string[]
  /** Words gone through, however the time went: it grows with the requirements, and a 32nd of the rungs for each. */
  readonly work: () => number
}

interface Numbered {
  readonly ladder: Ladder
  readonly numbers: ReadonlyMap<string, number>
  readonly byAward: ReadonlyMap<string, string>
  readonly rows: Row[]
  readonly bits: BitRows
}

/**
 * For each rung those that nobody reaches it without: `allOf` needs what any of its parts needs, `anyOf` what all of
 * them need. What comes back to itself, by variants of different places or by credentials, implies nothing on that way.
 */
export function impliedRungs(ladder: Ladder): ImpliedRungs {
  const { rungs } = ladder
  const bits = createBitRows(rungs.length)
  const numbered: Numbered = {
    ladder,
    numbers: new Map(rungs.map(({ id }, index) => [id, index])),
    byAward: new Map(rungs.map((rung) => [rung.awards?.id ?? rung.id, rung.id])),
    rows: rungs.map(bits.empty),
    bits,
  }
  fillRows(numbered)
  const { numbers, rows } = numbered
  const nothing = bits.empty()
  const rowOf = (id: string): Row => rows[numbers.get(id) ?? -1] ?? nothing
  const idsOf = (row: Row): readonly string[] => bitsOf(row).map((at) => rungs[at]?.id as string)
  const mostFirst = once(() => inOrderOfNeed(rows))
  return {
    has: (upper, lower) => hasBit(rowOf(upper), numbers.get(lower) ?? rungs.length),
    below: (upper) => idsOf(rowOf(upper)),
    above: (lower) => {
      const at = numbers.get(lower) ?? rungs.length
      return rungs.filter((_, upper) => hasBit(rows[upper] as Row, at)).map(({ id }) => id)
    },
    next: (upper) => {
      const left = rowOf(upper).slice()
      for (const at of mostFirst()) {
        // What another needs is there with all that it needs.
        if (!hasBit(left, at)) continue
        bits.remove(left, rows[at] as Row)
        // What comes back to itself does not stand between itself and another.
        setBit(left, at)
      }
      return idsOf(left)
    },
    work: bits.work,
  }
}

/** Those that need most come first. */
function inOrderOfNeed(rows: readonly Row[]): readonly number[] {
  const sizes = rows.map((row) => bitsOf(row).length)
  return [...rows.keys()].sort((a, b) => (sizes[b] as number) - (sizes[a] as number))
}

/** Fills the row of each rung after those of the rungs that it names: on a stack of our own, since ladders may be long. */
function fillRows(numbered: Numbered): void {
  const { ladder, rows } = numbered
  const entered = new Set<number>()
  for (const start of ladder.rungs.keys()) {
    const path: { readonly index: number; readonly named: readonly number[]; at: number }[] = []
    const enter = (index: number): void => {
      if (entered.has(index)) return
      entered.add(index)
      path.push({ index, named: namedBy(index, numbered), at: 0 })
    }
    enter(start)
    for (let top = path[path.length - 1]; top !== undefined; top = path[path.length - 1]) {
      const next = top.named[top.at++]
      if (next !== undefined) enter(next)
      else {
        path.pop()
        rows[top.index] = rowOfRung(top.index, numbered)
      }
    }
  }
}

/** The rungs that a rung names where it may need them. */
function namedBy(index: number, numbered: Numbered): readonly number[] {
  const waiting = requiresOf(index, numbered).reverse()
  const named: number[] = []
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const at = numberOf(next, numbered)
    if (at !== undefined) named.push(at)
    if (isGroup(next)) for (const { requirement } of [...childrenOf(next, '')].reverse()) waiting.push(requirement)
  }
  return named
}

function requiresOf(index: number, { ladder }: Numbered): Requirement[] {
  const rung = ladder.rungs[index]
  return rung === undefined ? [] : allRequires(rung).map(({ requires }) => requires)
}

/** The rung that a requirement without parts names: by its id, or by the one credential that is its badge. */
function numberOf(requirement: Requirement, { ladder, numbers, byAward }: Numbered): number | undefined {
  if (requirement.op === 'rung') return numbers.get(namedRung(requirement, ladder.id) ?? '')
  if (requirement.op !== 'credential' || requirement.match.ids?.length !== 1) return undefined
  return numbers.get(byAward.get(requirement.match.ids[0] as string) ?? '')
}

function rowOfRung(index: number, numbered: Numbered): Row {
  const rows = requiresOf(index, numbered).map((requires) => rowOf(requires, numbered))
  return numbered.bits.inAtLeast(rows, Math.max(1, rows.length))
}

function rowOf(requirement: Requirement, numbered: Numbered): Row {
  const { bits, rows } = numbered
  if (isGroup(requirement)) {
    const { op, of } = requirement
    const needed = op === 'anyOf' ? 1 : op === 'allOf' ? of.length : requirement.n
    return bits.inAtLeast(
      of.map((part) => rowOf(part, numbered)),
      of.length - needed + 1,
    )
  }
  const row = bits.empty()
  const at = numberOf(requirement, numbered)
  if (at === undefined) return row
  bits.add(row, rows[at] as Row)
  setBit(row, at)
  return row
}
