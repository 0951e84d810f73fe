import type { JsonObject } from '../../core/index.js'

const XSD = 'http://www.w3.org/2001/XMLSchema#'

/** The aliases that nearly every context gives to the two keywords of a node. */
export const nodeAliases: JsonObject = { id: '@id', type: '@type' }

/** A term whose value is the IRI of another node. */
export function link(iri: string, more: JsonObject = {}): JsonObject {
  return { '@id': iri, '@type': '@id', ...more }
}

/** A term whose value is a literal of an XML Schema datatype. */
export function literal(iri: string, datatype: string): JsonObject {
  return { '@id': iri, '@type': XSD + datatype }
}

/** A term whose value is kept as one JSON literal. */
export function json(iri: string): JsonObject {
  return { '@id': iri, '@type': '@json' }
}

/** A type with terms of its own, which nothing may redefine. */
export function protectedType(iri: string, terms: JsonObject): JsonObject {
  return { '@id': iri, '@context': { '@protected': true, ...terms } }
}
