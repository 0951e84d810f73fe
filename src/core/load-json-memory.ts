import type { createJsonMemory } from './json-memory/json-memory.js'

/** `createJsonMemory`, loaded when first needed: whoever reads few texts never does. */
export async function loadJsonMemory(): Promise<typeof createJsonMemory> {
  return (await import('./json-memory/json-memory.js')).createJsonMemory
}
