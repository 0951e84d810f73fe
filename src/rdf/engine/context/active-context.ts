import type { JsonValue } from '../../../core/index.js'
import { iriTerm } from '../../dataset/quads.js'
import { hasKeywordForm, isAbsolute, isKeyword } from './iri.js'
import type { ContextTable } from './table.js'

/** A context that holds inside one term alone (JSON-LD 1.1 section 4.1.8): as written, and compiled when that is known. */
export interface ScopedContext {
  readonly source: JsonValue
  readonly table?: () => ContextTable
}

/** A term definition (JSON-LD 1.1 API section 4.1), with what the walk needs made ready. */
export interface TermDefinition {
  /** An absolute IRI, a keyword, or null for a term that is taken out. */
  readonly iri: string | null
  /** `@id`, `@vocab`, `@json`, `@none` or the IRI of a datatype. */
  readonly type?: string
  readonly container: readonly string[]
  readonly language?: string | null
  readonly direction?: 'ltr' | 'rtl' | null
  readonly scoped?: ScopedContext
  readonly isProtected: boolean
  /** Whether the term may begin a compact IRI; absent where its definition did not come from an `@id`. */
  readonly isPrefix?: boolean
  /** The IRI as an N-Quads term, where it is absolute. */
  readonly term?: string
  /** `^^<datatype>`, where literals have one to show. */
  readonly datatype?: string
  /** Whether a scalar value is one statement and nothing else is to be thought of. */
  readonly isPlain?: boolean
}

/** An active context (JSON-LD 1.1 API section 4.1). Immutable but for its memory of what came out of it. */
export interface ActiveContext {
  readonly terms: ReadonlyMap<string, TermDefinition>
  readonly vocab?: string
  readonly language?: string
  readonly direction?: 'ltr' | 'rtl'
  /** The context to go back to in the next node, after one that does not propagate. */
  readonly previous?: ActiveContext
  /** Terms that stand for `@id`, `@type` and `@value`, the keyword itself first. */
  readonly ids: readonly string[]
  readonly types: readonly string[]
  readonly values: readonly string[]
  readonly hasProtected: boolean
  readonly hasPrefixes: boolean
  /** Whether any term looks like an IRI, so that IRIs are to be looked up as terms. */
  readonly hasIriTerms: boolean
  /** Active contexts already made from this one, by the object that was applied. */
  readonly embedded: WeakMap<object, ActiveContext>
  readonly byProperty: WeakMap<object, ActiveContext>
  readonly byType: WeakMap<object, ActiveContext>
}

/** What differs between active contexts. */
export type ActiveParts = Pick<ActiveContext, 'terms' | 'vocab' | 'language' | 'direction' | 'previous'>

/**
 * An active context of its parts. `hadProtected`: one that it came from had protected terms, which count against a null context
 * even where they were overridden.
 */
export function createActiveContext(parts: ActiveParts, hadProtected = false): ActiveContext {
  const ids = ['@id']
  const types = ['@type']
  const values = ['@value']
  let hasProtected = hadProtected
  let hasPrefixes = false
  let hasIriTerms = false
  for (const [name, { iri, isProtected, isPrefix }] of parts.terms) {
    if (iri === '@id') ids.push(name)
    else if (iri === '@type' && name !== '@type') types.push(name)
    else if (iri === '@value') values.push(name)
    hasProtected ||= isProtected
    hasPrefixes ||= isPrefix === true
    hasIriTerms ||= name.includes(':')
  }
  return {
    ...parts,
    ids,
    types,
    values,
    hasProtected,
    hasPrefixes,
    hasIriTerms,
    embedded: new WeakMap(),
    byProperty: new WeakMap(),
    byType: new WeakMap(),
  }
}

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string'

/** A definition with its N-Quads forms. */
export function readyDefinition(definition: Omit<TermDefinition, 'term' | 'datatype' | 'isPlain'>): TermDefinition {
  const { iri, type, container, scoped } = definition
  const isDatatype = type !== undefined && !isKeyword(type)
  return {
    ...definition,
    isPlain: scoped === undefined && type !== '@json' && container.every((one) => one === '@set'),
    ...(iri !== null && !hasKeywordForm(iri) && isAbsolute(iri) && { term: iriTerm(iri) }),
    ...(isDatatype && { datatype: type === XSD_STRING ? '' : `^^${iriTerm(type)}` }),
  }
}
