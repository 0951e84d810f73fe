import { bundledContext, type ContextDocument, type ContextLoader, createContextLoader } from '../contexts/index.js'
import {
  canonicalizeJson,
  copyJsonObject,
  deepFreeze,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  parseJson,
} from '../core/index.js'
import { referencesOf, referencesOfContext } from './references.js'
import type { DocumentLoader } from './types.js'

const MAX_TEXTS = 64
const MAX_VIEWS = 16
const MAX_CONTEXTS = 64

/** Turns what a document loader gives into loaders of contexts that stay the same while the documents do. */
export interface ContextViews {
  /** The loader of the bundled contexts alone. */
  readonly bundled: ContextLoader
  /**
   * The contexts that a document reaches, each asked for once. What the document loader refuses is refused with the same
   * error when it is needed.
   *
   * @throws RungsError `form.contexts_too_many`
   */
  of(document: JsonObject, load: DocumentLoader): Promise<ContextLoader>
}

/** Documents that loaders here gave out, as copies that others may change, with the contexts that they stand for. */
const handedOut: WeakMap<object, ContextDocument> = /* @__PURE__ */ new WeakMap()

/** A copy of a context for processors that resolve references in place; it is known again here. */
export function handOut(context: ContextDocument): object {
  const copy = structuredClone(context)
  handedOut.set(copy, context)
  return copy
}

type Found = ReadonlyMap<string, ContextDocument>

/** New views: contexts are compiled once for each loader, so loaders are kept, a bounded number of them. */
export function createContextViews(): ContextViews {
  const bundled = createContextLoader()
  const views: { readonly found: Found; readonly loader: ContextLoader }[] = []
  const texts = new Map<string, ContextDocument>()
  const identities = new WeakMap<object, ContextDocument>()

  /** Loaders that clone at each call give the same text each time. */
  const intern = (url: string, answer: unknown): ContextDocument => {
    const document = typeof answer === 'string' ? parseJson(answer) : answer
    if (!isJsonObject(document) || !Object.hasOwn(document, '@context'))
      throw inputError('contexts.document_invalid', { url: url.slice(0, 200) })
    const known = handedOut.get(document) ?? identities.get(document)
    if (known !== undefined) return known
    const text = `${url} ${JSON.stringify(document)}`
    const made = texts.get(text) ?? ownOrCopy(url, document)
    texts.set(text, made)
    if (texts.size > MAX_TEXTS) texts.delete(texts.keys().next().value as string)
    identities.set(document, made)
    return made
  }

  return {
    bundled,
    async of(document, load) {
      const found = new Map<string, ContextDocument>()
      const refused = new Map<string, unknown>()
      const waiting = [...referencesOf(document)]
      for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
        if (found.has(url) || refused.has(url) || !isAbsoluteUrl(url)) continue
        if (found.size + refused.size >= MAX_CONTEXTS) throw inputError('form.contexts_too_many', { limit: MAX_CONTEXTS })
        try {
          const context = intern(url, (await load(url)).document)
          found.set(url, context)
          waiting.push(...referencesOfContext(context))
        } catch (error) {
          refused.set(url, error)
        }
      }
      if (refused.size > 0) return viewOf(found, refused)
      if ([...found].every(([url, context]) => bundledContext(url) === context)) return bundled
      const known = views.find((view) => isSame(view.found, found))
      if (known !== undefined) return known.loader
      const loader = viewOf(found, refused)
      views.push({ found, loader })
      if (views.length > MAX_VIEWS) views.shift()
      return loader
    },
  }
}

function viewOf(found: Found, refused: ReadonlyMap<string, unknown>): ContextLoader {
  return (url, path = '') => {
    const context = found.get(url)
    if (context !== undefined) return context
    throw refused.get(url) ?? inputError('contexts.unknown', { url: String(url).slice(0, 200) }, path)
  }
}

/** The bundled document where it is the same JSON, since its table of terms is at hand. */
function ownOrCopy(url: string, document: JsonObject): ContextDocument {
  const copy = copyJsonObject(document)
  const own = bundledContext(url)
  if (own !== undefined && canonicalizeJson(own) === canonicalizeJson(copy)) return own
  return deepFreeze(copy) as ContextDocument
}

function isSame(one: Found, other: Found): boolean {
  return one.size === other.size && [...one].every(([url, context]) => other.get(url) === context)
}
