/** Run by itself: what is left in memory of documents that a memory of shapes has seen, and of those that it answered, as JSON. */
import { createContextLoader } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { createShapeMemory } from '../../src/rdf/shapes/shape-memory.js'
import { areInHeap } from '../support/heap.js'

const memory = createShapeMemory(createContextLoader())
const nameOf = (index: number): string => ['Secret', 'Name', index].join('-of-')
/** Texts cut from one that is read whole, as a memory of JSON texts does. */
const documentOf = (index: number): JsonObject => {
  const text = `a text that is equal in all of them;${nameOf(index)}`
  return { '@id': 'urn:d', 'urn:p': text.slice(0, 35), 'urn:q': text.slice(36) }
}
const canonical = [0, 1, 2, 3].map((index) => memory.canonical(documentOf(index)) !== undefined)
const found = await areInHeap(() => [0, 1, 2, 3].map(nameOf))
process.stdout.write(JSON.stringify({ found, canonical, more: memory.canonical(documentOf(4)) }))
