import type { ContextLoader } from '../../contexts/index.js'
import { lateAfter } from '../../core/index.js'
import type { ShapeMemory } from './shape-memory.js'

/** How many documents of a loader come before their shapes are remembered: whoever has a few does not load what remembers. */
const FIRST_DOCUMENTS = 8

interface Late {
  readonly load: () => ShapeMemory | Promise<ShapeMemory | undefined> | undefined
  memory?: ShapeMemory
}

/** One memory for each loader, since the loader says what a URL means. */
const memories: WeakMap<ContextLoader, Late> = /* @__PURE__ */ new WeakMap()

/** The memory of a loader's documents; `undefined` for its first ones. */
export function shapesOf(loader: ContextLoader): ShapeMemory | undefined {
  return memories.get(loader)?.memory
}

/** Counts one more document of a loader, and has the next ones remembered when there are many. */
export async function countDocument(loader: ContextLoader): Promise<void> {
  const late: Late = memories.get(loader) ?? {
    load: lateAfter(FIRST_DOCUMENTS, async () => (await import('./shape-memory.js')).createShapeMemory(loader)),
  }
  memories.set(loader, late)
  const memory = await late.load()
  if (memory !== undefined) late.memory = memory
}
