import type { Literal, Resource, Statement } from 'jsonld'
import { iriTerm, literalTerm, type Quad, quotedText } from '../dataset/quads.js'
import { isLanguageTag } from '../engine/context/iri.js'

const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'

/**
 * The statements of jsonld with their terms written as canonical N-Quads. A value object with several types, which jsonld
 * lets pass, is refused in the form of its own errors (JSON-LD 1.1 API section 5.1.2, `invalid typed value`).
 */
export function toQuads(statements: readonly Statement[]): Quad[] {
  return statements.map(({ subject, predicate, object, graph }) => ({
    subject: resourceTerm(subject),
    predicate: resourceTerm(predicate),
    object: object.termType === 'Literal' ? literalOf(object) : resourceTerm(object),
    graph: graph.termType === 'DefaultGraph' ? '' : resourceTerm(graph),
  }))
}

function resourceTerm({ termType, value }: Resource): string {
  return termType === 'BlankNode' ? `_:${value}` : iriTerm(value)
}

function literalOf({ value, language, datatype }: Literal): string {
  if (typeof datatype.value !== 'string') throw { details: { code: 'invalid typed value', type: datatype.value } }
  if (datatype.value !== LANG_STRING) return literalTerm(value, iriTerm(datatype.value))
  if (!language) return quotedText(value)
  // jsonld lets a term's language be anything; unescaped in a statement, it could write others.
  if (!isLanguageTag(language)) throw { details: { event: { code: 'invalid @language value', details: { language } } } }
  return `${quotedText(value)}@${language}`
}
