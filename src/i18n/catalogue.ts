import type { Code } from '../core/index.js'

/** The words for one code: what is the case and, where something can be done about it, what to do. `{name}` stands for a param. */
export interface Words {
  readonly text: string
  readonly fix?: string
}

/** The words of one language; a catalogue that misses a code does not compile. */
export type Catalogue = { readonly [C in Code]: Words }
