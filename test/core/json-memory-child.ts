/** Run by itself: which of five names are left in memory, as JSON. The first four were read by a memory, and the last is held. */
import { loadJsonMemory } from '../../src/core/load-json-memory.js'
import { areInHeap } from '../support/heap.js'

const read = (await loadJsonMemory())()
const nameOf = (index: number): string => ['Secret', 'Name', index].join('-of-')
const more = '"more":"a long text that is equal in all of them","most":"and another one of these"'
const readOne = (index: number): unknown => read(`{"name":"${nameOf(index)}",${more}}`)
for (let index = 0; index < 4; index++) readOne(index)
const held = readOne(4)
const found = await areInHeap(() => [0, 1, 2, 3, 4].map(nameOf))
process.stdout.write(JSON.stringify({ found, held }))
