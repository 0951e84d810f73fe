import type { CheckName, Code } from '../core/index.js'

/** The words for one code: what is the case and, where something can be done about it, what to do. `{name}` stands for a param. */
export interface Words {
  readonly text: string
  readonly fix?: string
}

/** Codes that findings of a verification or reasons of a decision can have: each says what to do. */
type WithFix = `${CheckName | 'bake' | 'contexts' | 'core' | 'did' | 'keys' | 'net' | 'ob2' | 'rdf'}.${string}`

/** The words of one language; a catalogue that misses a code, or what to do about a finding, does not compile. */
export type Catalogue = { readonly [C in Code]: C extends WithFix ? Required<Words> : Words }

/** The part of a catalogue about some areas: what stands before the point of a code. */
export type CatalogueOf<Area extends string> = Pick<Catalogue, Extract<Code, `${Area}.${string}`>>
