import { contextUrls, createContextLoader, MULTIKEY_V1 } from 'rungs/contexts'
import { createControllerResolver } from 'rungs/did'

/** A document as jsonld asks for it. */
export interface RemoteDocument {
  readonly contextUrl: null
  readonly documentUrl: string
  readonly document: unknown
}

/** Finds a document by URL; nothing is fetched and nothing is made on the way. */
export type StaticLoader = (url: string) => Promise<RemoteDocument>

/**
 * A loader of the bundled contexts and the documents of DIDs, all made beforehand: peers get the same plain object for a
 * URL every time, which is the best that they can get.
 */
export async function createStaticLoader(dids: readonly string[]): Promise<StaticLoader> {
  const contexts = createContextLoader()
  const documents = new Map<string, unknown>(contextUrls.map((url) => [url, contexts(url)]))
  const resolver = createControllerResolver()
  for (const did of dids) {
    const document = await resolver.resolve(did)
    documents.set(did, document)
    for (const method of document.verificationMethod ?? []) {
      documents.set(method.id as string, { '@context': MULTIKEY_V1, ...method })
    }
  }
  const remote = new Map([...documents].map(([url, document]) => [url, remoteDocument(url, document)]))
  return async (url) => {
    const found = remote.get(url)
    if (found === undefined) throw new Error(`the benchmark has no document ${url}`)
    return found
  }
}

function remoteDocument(documentUrl: string, document: unknown): RemoteDocument {
  return { contextUrl: null, documentUrl, document: structuredClone(document) }
}
