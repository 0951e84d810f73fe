import type { ContextLoader } from '../../contexts/index.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'

/** References that the loader refuses before no more are tried: a document reaches few contexts, a hostile one names many. */
const MAX_REFUSED = 64

/**
 * The contexts that a document may ask for, by URL: those it names wherever they stand, and those that they name in turn,
 * scoped contexts and `@import` among them. What the loader refuses is left out.
 */
export function reachableContexts(document: JsonObject, loader: ContextLoader): Map<string, JsonObject> {
  const contexts = new Map<string, JsonObject>()
  const refused = new Set<string>()
  const pending: { readonly value: JsonValue; readonly base: string | undefined }[] = [{ value: document, base: undefined }]

  const load = (url: string): void => {
    if (contexts.has(url) || refused.has(url) || refused.size >= MAX_REFUSED) return
    try {
      const context = loader(url)
      contexts.set(url, context)
      pending.push({ value: { '@context': context['@context'] }, base: url })
    } catch {
      refused.add(url)
    }
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { base } = next
    eachReference(next.value, (reference) => load(resolve(reference, base)))
  }
  return contexts
}

/** Calls `found` with every text of an `@context` or `@import` in a value, wherever it stands. */
export function eachReference(value: JsonValue, found: (reference: string) => void): void {
  if (Array.isArray(value)) for (const item of value) eachReference(item, found)
  else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (key === '@context' || key === '@import')
        for (const item of Array.isArray(member) ? member : [member]) if (typeof item === 'string') found(item)
      eachReference(member, found)
    }
  }
}

/** References inside a loaded context are relative to it (JSON-LD 1.1 API section 5.1.2); those of the document have no base. */
function resolve(reference: string, base: string | undefined): string {
  if (base === undefined || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(reference)) return reference
  try {
    return new URL(reference, base).href
  } catch {
    return reference
  }
}
