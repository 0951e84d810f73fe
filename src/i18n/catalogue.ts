import type { CheckName, Code } from '../core/index.js'
import type { Phrases, Values } from './phrases.js'

/** The words for one code: what is the case and, where something can be done about it, what to do. `{name}` stands for a param. */
export interface Words {
  readonly text: string
  readonly fix?: string
}

/** Codes that findings of a verification or reasons of a decision can have: each says what to do. */
type WithFix = `${CheckName | 'bake' | 'contexts' | 'core' | 'did' | 'keys' | 'net' | 'ob2' | 'rdf'}.${string}`

/** Words for every code; a language that misses a code, or what to do about a finding, does not compile. */
export type CodeWords = { readonly [C in Code]: C extends WithFix ? Required<Words> : Words }

/** The words about some areas: what stands before the point of a code. */
export type CatalogueOf<Area extends string> = Pick<CodeWords, Extract<Code, `${Area}.${string}`>>

/** What is true of a language's words whatever they are about. */
export interface CatalogueHead {
  /** BCP 47; numbers, dates, lists and plurals are written as this language does. */
  readonly tag: string
  readonly direction: 'ltr' | 'rtl'
  /** `draft`: no native speaker has reviewed it yet. What states legal limits then shows its English beside it. */
  readonly review: 'reviewed' | 'draft'
}

/** What the words of codes are taken from: a catalogue, or as much of one as a page needs. */
export interface WordBook extends CatalogueHead {
  readonly words: { readonly [C in Code]?: Words }
  readonly values: Values
}

/** Everything that is said to people, in one language. */
export interface Catalogue extends CatalogueHead {
  /** Of codes: findings, errors and reasons. */
  readonly words: CodeWords
  /** Of pages and of what is laid out for reading. */
  readonly phrases: Phrases
  /** Of params that come from a short list, such as units and states. */
  readonly values: Values
}
