import { bases } from './bases/index.js'
import { copy, type JsonMap } from './json.js'
import { contextMutations } from './mutations/contexts.js'
import type { Mutation } from './mutations/mutation.js'
import { structureMutations } from './mutations/structure.js'
import { valueMutations } from './mutations/values.js'
import { createRandom } from './random.js'

/** A document of the fuzz, with the contexts beside `suppliedContexts` that its caller supplies. */
export interface Sample {
  readonly base: string
  readonly document: JsonMap
  readonly contexts: Readonly<Record<string, JsonMap>>
}

const mutations: readonly (readonly [number, Mutation])[] = [...valueMutations, ...structureMutations, ...contextMutations]

/** How often a document is changed that many times. */
const COUNTS = [
  [4, 0],
  [50, 1],
  [26, 2],
  [10, 3],
  [5, 4],
  [3, 5],
  [2, 6],
] as const

/** The document of an index under a seed: the same one always. */
export function generate(seed: number, index: number): Sample {
  const random = createRandom(seed, index)
  const [base, source] = random.pick(bases)
  const document = copy(source)
  const contexts: Record<string, JsonMap> = {}
  for (let count = random.weighted<number>(COUNTS); count > 0; count--) random.weighted(mutations)(random, document, contexts)
  return { base, document, contexts }
}
