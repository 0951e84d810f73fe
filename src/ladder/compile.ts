import { asDefined } from './define-ladder.js'
import { type RungGraph, rungGraph } from './graph.js'
import { type ImpliedRungs, impliedRungs } from './implied-rungs.js'
import { once } from './once.js'
import { isGroup, requirementsOf } from './requirement.js'
import type { Ladder, Requirement, Rung } from './types.js'

/** A ladder made ready for many placements. */
export interface CompiledLadder {
  readonly ladder: Ladder
  readonly digest: string
  readonly rungs: ReadonlyMap<string, Rung>
  /** Rung ids by the achievement that their badge carries. */
  readonly byAward: ReadonlyMap<string, string>
  readonly graph: RungGraph
  /** Requirements without parts that ask for the same, wherever they stand, have the same number. */
  readonly alike: () => ReadonlyMap<Requirement, number>
  /** For each rung itself and those that nobody reaches without it. */
  readonly orHigher: (rung: string) => readonly string[]
  /** For each rung those that nobody reaches it without and that take it with them when they end. */
  readonly takingUpper: (rung: string) => readonly string[]
}

const compiled: WeakMap<Ladder, CompiledLadder> = /* @__PURE__ */ new WeakMap()

/** A ladder checked and made ready, once per object. @throws RungsError as `defineLadder` */
export function compileLadder(input: Ladder): CompiledLadder {
  const ladder = asDefined(input)
  const known = compiled.get(ladder)
  if (known !== undefined) return known
  const rungs = new Map(ladder.rungs.map((rung) => [rung.id, rung]))
  const implied = once(() => impliedRungs(ladder))
  const result: CompiledLadder = {
    ladder,
    digest: ladder.digest as string,
    rungs,
    byAward: new Map(ladder.rungs.map((rung) => [rung.awards?.id ?? rung.id, rung.id])),
    graph: rungGraph(ladder),
    alike: once(() => alikeIn(ladder)),
    orHigher: (rung) => (rungs.has(rung) ? [rung, ...implied().above(rung)] : []),
    takingUpper: takingUpper(ladder, implied),
  }
  compiled.set(ladder, result)
  return result
}

function alikeIn(ladder: Ladder): ReadonlyMap<Requirement, number> {
  const numbers = new Map<string, number>()
  const alike = new Map<Requirement, number>()
  for (const { requirement } of requirementsOf(ladder)) {
    if (isGroup(requirement)) continue
    const text = JSON.stringify(requirement)
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    alike.set(requirement, number)
  }
  return alike
}

function takingUpper(ladder: Ladder, implied: () => ImpliedRungs): CompiledLadder['takingUpper'] {
  const taking = new Set(ladder.rungs.filter(({ validity }) => validity?.cascade?.lapseOf === 'self+upper').map(({ id }) => id))
  if (taking.size === 0) return () => []
  return (id) =>
    implied()
      .below(id)
      .filter((lower) => taking.has(lower))
}
