import { asDefined } from './define-ladder.js'
import { impliedRungs, type RungGraph, rungGraph } from './graph.js'
import type { Ladder, Rung } from './types.js'

/** A ladder made ready for many placements. */
export interface CompiledLadder {
  readonly ladder: Ladder
  readonly digest: string
  readonly rungs: ReadonlyMap<string, Rung>
  /** Rung ids by the achievement that their badge carries. */
  readonly byAward: ReadonlyMap<string, string>
  readonly graph: RungGraph
  /** For each rung itself and those that nobody reaches without it. */
  readonly orHigher: () => ReadonlyMap<string, readonly string[]>
  /** For each rung those that nobody reaches it without and that take it with them when they end. */
  readonly takingUpper: () => ReadonlyMap<string, readonly string[]>
}

const compiled: WeakMap<Ladder, CompiledLadder> = /* @__PURE__ */ new WeakMap()

/** A ladder checked and made ready, once per object. @throws RungsError as `defineLadder` */
export function compileLadder(input: Ladder): CompiledLadder {
  const ladder = asDefined(input)
  const known = compiled.get(ladder)
  if (known !== undefined) return known
  const result: CompiledLadder = {
    ladder,
    digest: ladder.digest as string,
    rungs: new Map(ladder.rungs.map((rung) => [rung.id, rung])),
    byAward: new Map(ladder.rungs.map((rung) => [rung.awards?.id ?? rung.id, rung.id])),
    graph: rungGraph(ladder),
    orHigher: once(() => higherRungs(ladder)),
    takingUpper: once(() => takingUpper(ladder)),
  }
  compiled.set(ladder, result)
  return result
}

function higherRungs(ladder: Ladder): ReadonlyMap<string, readonly string[]> {
  const higher = new Map(ladder.rungs.map((rung) => [rung.id, [rung.id]]))
  for (const [upper, below] of impliedRungs(ladder)) for (const lower of below) higher.get(lower)?.push(upper)
  return higher
}

function takingUpper(ladder: Ladder): ReadonlyMap<string, readonly string[]> {
  const taking = ladder.rungs.filter(({ validity }) => validity?.cascade?.lapseOf === 'self+upper').map(({ id }) => id)
  if (taking.length === 0) return new Map()
  return new Map([...impliedRungs(ladder)].map(([upper, below]) => [upper, taking.filter((id) => below.has(id))]))
}

/** A value that is made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  const made: T[] = []
  return () => {
    if (made.length === 0) made.push(make())
    return made[0] as T
  }
}
