import type { ContextLoader } from '../contexts/index.js'
import type { JsonObject } from '../core/index.js'

/** Canonical forms that a template knows how to make, by the document it made. */
const known: WeakMap<JsonObject, { readonly loader: ContextLoader; readonly canonical: () => string }> =
  /* @__PURE__ */ new WeakMap()

/** The canonical form of a document that a template made; `undefined` for any other. */
export function canonicalOfTemplate(document: JsonObject, loader: ContextLoader): string | undefined {
  const entry = known.get(document)
  return entry?.loader === loader ? entry.canonical() : undefined
}

/** Remembers how to make the canonical form of a document under the contexts of a loader. */
export function rememberCanonical(document: JsonObject, loader: ContextLoader, canonical: () => string): void {
  known.set(document, { loader, canonical })
}
