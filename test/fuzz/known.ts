import type { RungsError } from '../../src/core/index.js'
import { isKeyword } from '../../src/rdf/engine/context/iri.js'
import { eachValue, type Json, type JsonMap, valueAt } from './json.js'

/** A difference between the oracle and the text that the library follows. */
export interface KnownDifference {
  /** Where the text says so. */
  readonly section: string
  readonly why: string
  /** Whether it is why the library refuses what the oracle accepts. The others are mended in the oracle, so that they show nowhere. */
  readonly explains?: (refused: RungsError, document: JsonMap) => boolean
}

/** Every difference that is not counted as one. */
export const knownDifferences: Readonly<Record<string, KnownDifference>> = {
  order: {
    section: 'RDFC-1.0 section 4.4.3 and appendix A',
    why: 'rdf-canonize sorts by UTF-16 unit and leaves U+FFFE, U+FFFF and lone surrogates as they are: bytes are compared without them',
  },
  repeats: {
    section: 'RDF 1.1 Concepts section 4',
    why: 'jsonld may give a statement twice and rdf-canonize counts both: the oracle drops the second',
  },
  fractions: {
    section: 'JSON-LD 1.1 API section 8.2.2',
    why: 'jsonld rounds fractions that are written without a point, such as 1e-7: the jsonld of the oracle is mended',
  },
  direction: {
    section: 'JSON-LD 1.1 API sections 4.1.2 and 7.2',
    why: 'jsonld forgets a default direction at the next context, and one of two values that differ in direction: it is mended too',
  },
  names: {
    section: 'JSON-LD 1.1 section 3.1',
    why: 'jsonld calls a term named hasOwnProperty: the oracle is given another name instead',
  },
  proto: {
    section: 'JSON-LD 1.1 section 3.1',
    why: 'jsonld loses members named __proto__, which are refused; the oracle is given another name, so that it sees them',
    explains: ({ code, path }) => code === 'core.json_key_forbidden' || path.endsWith('/__proto__'),
  },
  surrogates: {
    section: 'RDF 1.1 Concepts section 3.3',
    why: 'a lone surrogate has no UTF-8 form, so that it would be signed as another character',
    explains: ({ code, params }, document) =>
      (code === 'core.text_not_well_formed' || (params as { reason?: string }).reason === 'lone surrogate') &&
      some(document, (text) => /\p{Surrogate}/u.test(text)),
  },
  keywordForm: {
    section: 'JSON-LD 1.1 API section 5.2.2 step 2',
    why: 'jsonld in safe mode drops a reference of the form of a keyword, such as @foo, without a word',
    explains: ({ code, path }, document) => {
      const value = valueAt(document, path)
      return code === 'rdf.data_lost' && typeof value === 'string' && /^@[a-zA-Z]+$/.test(value)
    },
  },
  keywordMembers: {
    section: 'JSON-LD 1.1 API section 5.1.2 step 13.4',
    why: 'jsonld in safe mode drops members that are keywords out of place, such as @none or @embed, without a word',
    explains: ({ code, params }) => code === 'rdf.term_undefined' && isKeyword((params as { term: string }).term),
  },
  emptyReferences: {
    section: 'JSON-LD 1.1 API section 8.1.2',
    why: 'jsonld in safe mode drops a reference that is an empty text without a word',
    explains: ({ code, path }, document) => code === 'rdf.data_lost' && valueAt(document, path) === '',
  },
  blankNames: {
    section: 'N-Quads section 4, BLANK_NODE_LABEL',
    why: 'jsonld lets blank node identifiers with white space pass',
    explains: ({ code, path }, document) => code === 'rdf.data_lost' && /^_:.*\s/.test(String(valueAt(document, path))),
  },
  declinedFractions: {
    section: 'JSON-LD 1.1 API section 8.2.2',
    why: 'what is left to jsonld may not have fractions that it rounds',
    explains: ({ params }) => (params as { reason?: string }).reason === 'number precision',
  },
}

function some(document: Json, fits: (text: string) => boolean): boolean {
  let found = false
  eachValue(document, (value, member = '') => {
    found ||= fits(member) || (typeof value === 'string' && fits(value))
  })
  return found
}

/** The name of the known difference that explains a refusal of what the oracle accepts. */
export function explain(refused: RungsError, document: JsonMap): string | undefined {
  return Object.entries(knownDifferences).find(([, { explains }]) => explains?.(refused, document))?.[0]
}

/** Whether the bytes of rdf-canonize are those of the text. */
export function hasPlainOrder(nquads: string): boolean {
  return !/[\ud800-\udfff\ufffe\uffff]|\\u[fF]{3}[eEfF]/.test(nquads)
}
