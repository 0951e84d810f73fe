import { freezeOver } from './freeze.js'
import type { JsonObject, JsonValue } from './json.js'

/** Makes a document like a sample, with other values in its slots; what lies beside them is shared. Deep-frozen. */
export type Filling = (values: readonly JsonValue[]) => JsonObject

/** An object or array on the way to slots. */
interface Node {
  /** Copied more quickly than what is frozen. */
  readonly thawed: Record<string, JsonValue> | JsonValue[]
  readonly slots: readonly (readonly [key: string | number, slot: number])[]
  readonly nodes: readonly (readonly [key: string | number, node: Node])[]
}

/** The filling of a deep-frozen sample, whose slots are at the ends of these ways; without any it is the sample itself. */
export function createFilling(sample: JsonObject, ways: readonly (readonly (string | number)[])[]): Filling {
  if (ways.length === 0) return always(sample)
  const root = nodeOf(
    sample,
    ways.map((way, slot) => ({ way, slot })),
  )
  return (values) => freezeOver(fill(root, values) as JsonObject)
}

/** A function by itself: two that are made in one place keep what either needs, and a filling keeps nothing of what was in its slots. */
function always(document: JsonObject): Filling {
  return () => document
}

interface Slot {
  readonly way: readonly (string | number)[]
  readonly slot: number
}

function nodeOf(sample: JsonValue, inside: readonly Slot[]): Node {
  const further = new Map<string | number, Slot[]>()
  const slots: [string | number, number][] = []
  for (const { way, slot } of inside) {
    const [key, ...rest] = way as [string | number, ...(string | number)[]]
    if (rest.length === 0) slots.push([key, slot])
    else further.set(key, [...(further.get(key) ?? []), { way: rest, slot }])
  }
  const nodes = [...further].map(([key, deeper]) => [key, nodeOf((sample as JsonObject)[key] as JsonValue, deeper)] as const)
  const thawed = Array.isArray(sample) ? [...(sample as readonly JsonValue[])] : { ...(sample as JsonObject) }
  for (const [key] of [...slots, ...nodes]) (thawed as Record<string | number, JsonValue>)[key] = ''
  return { thawed, slots, nodes }
}

function fill({ thawed, slots, nodes }: Node, values: readonly JsonValue[]): JsonValue {
  const copy = (Array.isArray(thawed) ? thawed.slice() : { ...thawed }) as Record<string | number, JsonValue>
  for (const [key, slot] of slots) copy[key] = values[slot] as JsonValue
  for (const [key, node] of nodes) copy[key] = fill(node, values)
  return Object.freeze(copy)
}
