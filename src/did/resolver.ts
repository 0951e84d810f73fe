import {
  atPath,
  checkOptions,
  copyJsonObject,
  inputError,
  isAbsoluteUrl,
  late,
  operationError,
  pointer,
  usageError,
} from '../core/index.js'
import type { PublicJwk } from '../keys/index.js'
import type { Net } from '../net/index.js'
import { parseControllerDocument } from './controller-document.js'
import { isHttpsUrl, methodName } from './did-document.js'
import type { DocumentSource } from './document-source.js'
import { createLru } from './lru.js'
import { readJwk } from './read-jwk.js'
import type { ControllerDocument } from './types.js'

/** Where a verifier gets the documents that say who controls which key. */
export interface ControllerResolver {
  /**
   * The controller document at a DID or https URL without fragment. An own implementation must return what
   * `parseControllerDocument` made of the document for exactly this URL, and must be as trustworthy as that URL's server.
   *
   * @throws RungsError `did.invalid`, `did.method_unsupported`, `did.key_type_unsupported`, `did.offline`,
   * `did.document_invalid`, and what the net raises
   */
  readonly resolve: (url: string) => Promise<ControllerDocument>
  /**
   * The public key that an https URL itself stands for (OB 3.0 section 8.2.3).
   *
   * @throws RungsError `did.method_unsupported`, `did.offline`, `did.document_invalid`, `keys.private_member`,
   * `did.key_type_unsupported`, and what the net raises
   */
  readonly fetchJwk: (url: string) => Promise<PublicJwk>
}

/** What a resolver knows and may reach. */
export interface CreateControllerResolverOptions {
  /**
   * Controller documents, and public JWKs whose `id` or `kid` is a URL, that are used instead of anything fetched. They
   * decide whose key is whose: pass only what you have from the controller itself.
   */
  readonly documents?: readonly unknown[] | undefined
  /** The door to did:web and https controllers. Without it nothing is fetched. */
  readonly net?: Net | undefined
}

const REMEMBERED_DOCUMENTS = 1000

/**
 * A resolver of controllers: did:key and did:jwk are computed; for others the documents passed come first, then, with a net, did:web and https.
 *
 * @throws RungsError `did.document_duplicate`, `did.document_invalid`, `keys.private_member`, `keys.jwk_invalid`,
 * `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createControllerResolver } from 'rungs/did'
 * const resolver = createControllerResolver()
 * const document = await resolver.resolve('did:key:z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu')
 * ```
 */
export function createControllerResolver(options: CreateControllerResolverOptions = {}): ControllerResolver {
  checkOptions(options, ['documents', 'net'], 'createControllerResolver')
  const { net } = options
  if (net !== undefined && typeof (net as Partial<Net> | null)?.fetch !== 'function') {
    throw usageError('core.option_invalid', { option: 'net', expected: 'net' })
  }
  const known = readDocuments(options.documents ?? [])
  // Whoever meets no such DID never loads what reads it.
  const didKey = late(async () => (await import('./did-key.js')).resolveDidKey)
  const didJwk = late(async () => (await import('./did-jwk.js')).resolveDidJwk)
  const remembered = createLru<ControllerDocument>(REMEMBERED_DOCUMENTS)

  return Object.freeze({
    resolve: async (url: string) => {
      requireUrl(url)
      // These say their own keys: no document that was passed in can say others.
      if (url.startsWith('did:key:')) return remembered(url, didKey)
      if (url.startsWith('did:jwk:')) return remembered(url, didJwk)
      // Read first, so that a malformed or look-alike domain is refused even where a document is at hand.
      const address = url.startsWith('did:web:') ? (await import('./did-web.js')).didWebToUrl(url) : undefined
      const passed = known.controllers.get(url)
      if (passed !== undefined) return passed
      if (address === undefined && !isHttpsUrl(url)) throw operationError('did.method_unsupported', { method: methodName(url) })
      const { fetchDocument } = await outside(net, address === undefined ? 'https' : 'web')
      return fetchDocument(url, address ?? url)
    },
    fetchJwk: async (url: string) => {
      requireUrl(url)
      const passed = known.keys.get(url)
      if (passed !== undefined) return passed
      if (!isHttpsUrl(url)) throw operationError('did.method_unsupported', { method: methodName(url) })
      const { fetchKey } = await outside(net, 'https')
      return fetchKey(url)
    },
  })
}

function requireUrl(url: unknown): void {
  if (!isAbsoluteUrl(url)) throw inputError('did.invalid', { method: 'unknown', reason: 'syntax' })
  if (url.includes('#')) throw inputError('did.invalid', { method: methodName(url), reason: 'syntax' })
}

interface KnownDocuments {
  readonly controllers: ReadonlyMap<string, ControllerDocument>
  readonly keys: ReadonlyMap<string, PublicJwk>
}

function readDocuments(documents: unknown): KnownDocuments {
  if (!Array.isArray(documents)) throw usageError('core.option_invalid', { option: 'documents', expected: 'array of documents' })
  const controllers = new Map<string, ControllerDocument>()
  const keys = new Map<string, PublicJwk>()
  const positions = new Map<string, number>()
  documents.forEach((value: unknown, index) => {
    const claim = (kind: string, id: string): void => {
      const first = positions.get(`${kind} ${id}`)
      if (first !== undefined) throw usageError('did.document_duplicate', { first, second: index })
      positions.set(`${kind} ${id}`, index)
    }
    atPath(pointer('/documents', index), () => {
      const source = copyJsonObject(value)
      if (typeof source['kty'] !== 'string') {
        const document = parseControllerDocument(source, String(source['id']))
        claim('controller', document.id)
        controllers.set(document.id, document)
        return
      }
      const urls = [...new Set([source['id'], source['kid']].filter(isAbsoluteUrl))]
      if (urls.length === 0) throw inputError('did.document_invalid', { reason: 'id_missing' })
      const jwk = readJwk(source)
      for (const url of urls) {
        claim('key', url)
        keys.set(url, jwk)
      }
    })
  })
  return { controllers, keys }
}

/** What fetches is loaded when there is something to fetch. */
async function outside(net: Net | undefined, method: 'web' | 'https'): Promise<DocumentSource> {
  if (net === undefined) throw operationError('did.offline', { method })
  const { createDocumentSource } = await import('./document-source.js')
  return createDocumentSource(net)
}
