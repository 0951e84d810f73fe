import type { ContextLoader } from '../../../contexts/index.js'
import { isJsonObject, isRungsError, type JsonObject, type JsonValue } from '../../../core/index.js'

/** What terms stand for, in the order of the contexts. */
interface Terms {
  readonly iris: Map<string, string>
  vocab: string | undefined
}

const MAX_CONTEXTS = 64
/** How many terms may stand for one another. */
const MAX_CHAIN = 4

/**
 * The types of a credential, fully expanded by its contexts; what no context defines stays as it is (OpenID4VP 1.0 appendix B.1.1). Empty
 * where one of the contexts is unknown here: what its types mean cannot be told.
 */
export function expandTypes(credential: JsonObject, loader: ContextLoader): readonly string[] {
  const terms: Terms = { iris: new Map(), vocab: undefined }
  let left = MAX_CONTEXTS
  const read = (context: JsonValue | undefined): void => {
    if (--left < 0 || context === undefined) return
    if (Array.isArray(context)) for (const one of context) read(one)
    else if (typeof context === 'string') read(loader(context)['@context'] as JsonValue)
    else if (isJsonObject(context)) addTerms(context, terms)
  }
  try {
    read(credential['@context'])
  } catch (error) {
    if (!isRungsError(error)) throw error
    return []
  }
  const types = [credential['type'] ?? []].flat().filter((type) => typeof type === 'string')
  return types.map((type) => compactIri(type, terms))
}

function addTerms(context: JsonObject, terms: Terms): void {
  if (typeof context['@vocab'] === 'string') terms.vocab = context['@vocab']
  const added = new Map<string, string>()
  for (const [term, definition] of Object.entries(context)) {
    const id = isJsonObject(definition) ? definition['@id'] : definition
    // What was defined first is protected, or says the same.
    if (!term.startsWith('@') && typeof id === 'string' && !terms.iris.has(term)) added.set(term, id)
  }
  for (const [term, id] of added) terms.iris.set(term, id)
}

/** A term that stands for another, a compact IRI, or an IRI. */
function compactIri(id: string, terms: Terms, depth = 0): string {
  const colon = id.indexOf(':')
  if (depth > MAX_CHAIN || id.startsWith('//', colon + 1)) return id
  const known = terms.iris.get(colon < 1 ? id : id.slice(0, colon))
  if (colon < 1) return known === undefined || known === id ? `${terms.vocab ?? ''}${id}` : compactIri(known, terms, depth + 1)
  return known === undefined ? id : compactIri(known, terms, depth + 1) + id.slice(colon + 1)
}
