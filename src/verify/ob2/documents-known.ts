import { copyJsonObject, type JsonObject, usageError } from '../../core/index.js'

/** Documents by their ids, as a caller passes them. @throws RungsError `core.option_invalid` */
export function knownDocuments(documents: readonly unknown[]): ReadonlyMap<string, JsonObject> {
  const invalid = (): Error =>
    usageError('core.option_invalid', { option: 'documents', expected: 'objects, each with an id of its own' })
  if (!Array.isArray(documents)) throw invalid()
  const known = new Map<string, JsonObject>()
  for (const one of documents) {
    const document = copyJsonObject(one)
    const { id } = document
    if (typeof id !== 'string' || known.has(keyOf(id))) throw invalid()
    known.set(keyOf(id), document)
  }
  return known
}

/** By what an IRI is compared: ids of the days before https are those of today. */
export function keyOf(iri: string): string {
  return iri.replace(/^http:\/\//i, 'https://')
}
