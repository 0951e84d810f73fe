import jsonldModule from 'jsonld'
import { type ContextLoader, createContextLoader } from '../../src/contexts/index.js'

type Json = Readonly<Record<string, unknown>>
type DocumentLoader = (url: string) => Promise<{ contextUrl: null; document: unknown; documentUrl: string }>

interface JsonLd {
  canonize(document: Json, options: Readonly<Record<string, unknown>>): Promise<string>
}

const jsonld = jsonldModule as unknown as JsonLd

/** Canonical N-Quads by the reference engine, in safe mode, with some contexts swapped for others. */
export function canonize(document: Json, swapped: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const load: ContextLoader = createContextLoader()
  const documentLoader: DocumentLoader = async (url) => ({
    contextUrl: null,
    documentUrl: url,
    document: Object.hasOwn(swapped, url) ? swapped[url] : load(url),
  })
  return jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    base: null,
    documentLoader,
  })
}

/** Every term that a context defines, at any depth. */
export function termsOf(document: unknown): ReadonlySet<string> {
  const terms = new Set<string>()
  const walk = (context: unknown): void => {
    if (typeof context !== 'object' || context === null) return
    for (const [term, definition] of Object.entries(context)) {
      if (term.startsWith('@')) continue
      terms.add(term)
      if (typeof definition === 'object' && definition !== null) walk((definition as Json)['@context'])
    }
  }
  walk((document as Json)['@context'])
  return terms
}

/** Every member name and type name that a document uses. */
export function namesIn(value: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk)
    else if (typeof node === 'object' && node !== null) {
      for (const [key, member] of Object.entries(node)) {
        names.add(key)
        if (key === 'type') for (const type of [member].flat()) names.add(String(type))
        walk(member)
      }
    }
  }
  walk(value)
  return names
}
