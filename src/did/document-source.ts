import { isRungsError, type JsonValue, operationError, parseJson } from '../core/index.js'
import type { PublicJwk } from '../keys/index.js'
import type { Net } from '../net/index.js'
import { askNet, isSameHost } from './ask-net.js'
import type { DocumentReason } from './codes.js'
import { parseControllerDocument } from './controller-document.js'
import { readJwk } from './read-jwk.js'
import type { ControllerDocument } from './types.js'

/** Many hosts serve a web page to whoever accepts one, so HTML is not asked for. */
const ACCEPT_DOCUMENT =
  'application/did+json, application/did+ld+json, application/cid, application/ld+json, application/json, text/plain;q=0.5'
const ACCEPT_JWK = 'application/jwk+json, application/json, text/plain;q=0.5'

/** Documents as a net gives them. */
export interface DocumentSource {
  /** The controller document with an id, from where it is published. */
  readonly fetchDocument: (id: string, url: string) => Promise<ControllerDocument>
  readonly fetchKey: (url: string) => Promise<PublicJwk>
}

/** Fetches documents and reads them; what cannot be read leaves the question open. */
export function createDocumentSource(net: Net): DocumentSource {
  return {
    async fetchDocument(id, url) {
      const value = await fetchJson(net, url, ACCEPT_DOCUMENT)
      return judgeFetched(() => parseControllerDocument(value, id))
    },
    async fetchKey(url) {
      const value = await fetchJson(net, url, ACCEPT_JWK)
      return judgeFetched(() => readJwk(value))
    },
  }
}

async function fetchJson(net: Net, url: string, accept: string): Promise<JsonValue> {
  const { bytes, url: answered } = await askNet(net, url, { accept, types: 'json', purpose: 'controller' })
  // Whoever finds an open redirect on a host must not speak in its name; a net of the caller's that does not say is believed.
  if (answered !== undefined && !isSameHost(url, answered))
    throw operationError('net.redirect_forbidden', { host: new URL(url).hostname, reason: 'location' })
  return judgeFetched(() => parseJson(bytes, { maxDepth: 16, maxValues: 20_000 }))
}

/**
 * A server that answers garbage leaves the question open, so that is an `operation` error. A published private key does
 * not: whatever it signed proves nothing.
 */
function judgeFetched<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isRungsError(error)) throw error
    const { code } = error
    if (code === 'keys.private_member') throw error
    if (code === 'keys.type_unsupported') {
      throw operationError('did.key_type_unsupported', { type: (error.params as { type: string }).type }, { cause: error })
    }
    const reason = reasonOf(code, error.params)
    if (reason === 'private_key') throw error
    throw operationError('did.document_invalid', { reason }, { path: error.path, cause: error })
  }
}

function reasonOf(code: string, params: object): DocumentReason {
  if (code === 'did.document_invalid') return (params as { reason: DocumentReason }).reason
  return code.startsWith('keys.') ? 'not_jwk' : 'not_json'
}
