import { inputError, isJsonObject, type JsonObject, operationError, type RungsError } from '../../core/index.js'
import { termUndefined } from '../faults.js'
import { findContextObject, findDefinition, findMember, findValue } from './locate.js'

interface JsonLdFailure {
  readonly name?: unknown
  readonly details?: {
    readonly code?: unknown
    readonly event?: { readonly code?: unknown; readonly details?: unknown }
  }
}

/** The error codes of JSON-LD 1.1 API section 9.4 that are about a context. */
const CONTEXT_ERROR =
  /context|term|mapping|keyword redefinition|prefix value|@version|@import|@propagate|@protected|default language|base direction|base IRI/

/** Details of jsonld that name a member of the document. */
const MEMBER_DETAILS = ['property', 'predicate', 'term', 'keyword'] as const

/** Details that hold a value of the document, with the members under which it is looked for first. */
const VALUE_DETAILS: readonly (readonly [detail: string, members: readonly string[]])[] = [
  ['id', ['@id', 'id']],
  ['type', ['@type', 'type']],
  ['language', ['@language']],
  ['vocab', ['@vocab']],
  ['reverse', ['@reverse']],
  ['subject', ['@id', 'id']],
  ['graph', ['@id', 'id']],
  ['object', []],
  ['value', []],
  ['element', []],
  ['languageMap', []],
]

/**
 * A failure of jsonld in our codes: jsonld names what is wrong by codes in `details`, and the document shows where. The
 * pointer is that of the first place that fits, and empty where none does.
 */
export function translateJsonldError(error: unknown, document: JsonObject): RungsError {
  const { details, name } = error as JsonLdFailure
  const event = details?.event
  if (typeof event?.code === 'string') {
    const facts = isJsonObject(event.details) ? event.details : {}
    const path = locateDetails(document, facts)
    if (event.code !== 'invalid property') return inputError('rdf.data_lost', { reason: event.code }, path)
    return termUndefined(String(facts['property']), path)
  }
  if (typeof details?.code === 'string') {
    const facts = details as unknown as JsonObject
    const reason = details.code
    return CONTEXT_ERROR.test(reason)
      ? inputError('rdf.context_invalid', { reason }, locateContext(document, facts))
      : inputError('rdf.document_invalid', { reason }, locateDetails(document, facts))
  }
  if (name === 'jsonld.ValidationError' || name === 'jsonld.SyntaxError')
    return inputError('rdf.document_invalid', { reason: 'syntax' })
  return operationError('rdf.too_complex', {}, { cause: error })
}

function locateDetails(document: JsonObject, facts: JsonObject): string {
  for (const detail of MEMBER_DETAILS) {
    const name = facts[detail]
    const found = typeof name === 'string' ? findMember(document, name) : undefined
    if (found !== undefined) return found
  }
  for (const [detail, members] of VALUE_DETAILS) {
    const found = Object.hasOwn(facts, detail) ? findValue(document, facts[detail], members) : undefined
    if (found !== undefined) return found
  }
  return ''
}

function locateContext(document: JsonObject, facts: JsonObject): string {
  const { term, context, url } = facts
  return (
    (typeof term === 'string' ? findDefinition(document, term) : undefined) ??
    (typeof url === 'string' ? findValue(document, url) : undefined) ??
    findContextObject(document, context) ??
    findMember(document, '@context') ??
    ''
  )
}
