/** References of documents that were gone through before; contexts come again with every credential. */
const known: WeakMap<object, readonly string[]> = /* @__PURE__ */ new WeakMap()

/** The context URLs that a context document refers to. */
export function referencesOfContext(document: object): readonly string[] {
  const found = known.get(document) ?? [...referencesOf(document)]
  known.set(document, found)
  return found
}

/** The context URLs that a document refers to, at any depth, inside of embedded contexts as well. */
export function referencesOf(document: object): ReadonlySet<string> {
  const found = new Set<string>()
  const inContext = (context: unknown): void => {
    if (typeof context === 'string') found.add(context)
    else if (Array.isArray(context)) context.forEach(inContext)
    else inDocument(context)
  }
  const inDocument = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [member, part] of Object.entries(value)) {
      if (member === '@context' || member === '@import') inContext(part)
      else inDocument(part)
    }
  }
  inDocument(document)
  return found
}
