import {
  type ContextDocument,
  type ContextLoader,
  createContextLoader,
  DID_V1,
  ED25519_2020_V1,
  JWK_V1,
  MULTIKEY_V1,
} from '../contexts/index.js'
import { checkOptions, inputError, isRungsError } from '../core/index.js'
import {
  type ControllerDocument,
  type ControllerResolver,
  createControllerResolver,
  type MethodEntry,
  type Relationship,
} from '../did/index.js'
import type { Net } from '../net/index.js'
import { handOut } from './context-view.js'
import { legacyContext } from './legacy-context.js'
import type { DocumentLoader } from './types.js'

/** Options of {@link createDocumentLoader}. */
export interface CreateDocumentLoaderOptions {
  /** JSON-LD contexts by URL, beside the bundled ones. */
  readonly contexts?: Readonly<Record<string, unknown>>
  /** DID documents and controller documents by `id`, that are used instead of anything fetched. */
  readonly documents?: readonly unknown[]
  /** The only way outward, for did:web and https controllers; contexts are never fetched. Default: none. */
  readonly net?: Net
}

/**
 * A document loader for `issue` and `verifyCredential` of `@digitalcredentials/vc`: the bundled contexts, those passed in,
 * the two older URLs of the OB 3.0 beta context, and the keys of did:key, `documents` and, with a net, did:web and https.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `contexts.document_invalid`, `contexts.url_bundled`,
 * `did.document_duplicate`; the loader rejects with `contexts.unknown`, `did.method_not_found` and what resolving a DID raises
 */
export function createDocumentLoader(options: CreateDocumentLoaderOptions = {}): DocumentLoader {
  checkOptions(options, ['contexts', 'documents', 'net'], 'createDocumentLoader')
  const { contexts, documents, net } = options
  const load = toDocumentLoader(createContextLoader(contexts), createControllerResolver({ documents, net }))
  const legacy = new Map<string, object>()
  return async (url) => {
    try {
      return await load(url)
    } catch (error) {
      const context = legacy.has(url) ? undefined : await legacyContext(url)
      if (context !== undefined) legacy.set(url, handOut(context))
      const document = legacy.get(url)
      if (document === undefined) throw error
      return { contextUrl: null, documentUrl: url, document }
    }
  }
}

/** A document loader over a loader of contexts and a resolver of controllers. */
export function toDocumentLoader(contexts: ContextLoader, resolver: ControllerResolver): DocumentLoader {
  const copies = new WeakMap<ContextDocument, object>()
  return async (url) => {
    const context = contextOf(url, contexts)
    if (context !== undefined) {
      const document = copies.get(context) ?? handOut(context)
      copies.set(context, document)
      return { contextUrl: null, documentUrl: url, document }
    }
    const [id = '', fragment] = url.split('#')
    const controller = await controllerOf(id, url, resolver)
    return {
      contextUrl: null,
      documentUrl: url,
      document: fragment === undefined ? asDidDocument(controller) : methodOf(controller, url),
    }
  }
}

function contextOf(url: string, contexts: ContextLoader): ContextDocument | undefined {
  try {
    return contexts(url)
  } catch (error) {
    if (isRungsError(error) && error.code === 'contexts.unknown') return undefined
    throw error
  }
}

/** A URL that is neither a context nor a controller is most likely a context that is not at hand. */
async function controllerOf(id: string, url: string, resolver: ControllerResolver): Promise<ControllerDocument> {
  try {
    return await resolver.resolve(id)
  } catch (error) {
    if (!isRungsError(error) || error.code !== 'did.offline' || url.startsWith('did:') || url.includes('#')) throw error
    throw inputError('contexts.unknown', { url: url.slice(0, 200) })
  }
}

/** Resolved documents are read as plain JSON with absolute ids: named so, no JSON-LD processor has to frame them. */
function asDidDocument(document: ControllerDocument): object {
  return Object.freeze({ ...document, '@context': DID_V1 })
}

function methodOf(document: ControllerDocument, url: string): object {
  const relationships: readonly Relationship[] = ['authentication', 'assertionMethod']
  const entries = [...(document.verificationMethod ?? []), ...relationships.flatMap((name) => document[name] ?? [])]
  const entry = entries.find((one): one is MethodEntry => typeof one !== 'string' && one.id === url)
  if (entry === undefined) throw inputError('did.method_not_found', {})
  return Object.freeze({ ...entry, '@context': contextOfMethod(entry.type) })
}

function contextOfMethod(type: string): string {
  if (type === 'Ed25519VerificationKey2020') return ED25519_2020_V1
  return type === 'Multikey' ? MULTIKEY_V1 : JWK_V1
}
