import { operationError } from '../core/index.js'
import type { ControllerDocument, ControllerResolver } from '../did/index.js'

/** A resolver for ours, and one that knows what ours has resolved. */
export interface SharedResolver {
  readonly resolver: ControllerResolver
  readonly known: ControllerResolver
}

/** Lets two engines judge by the same documents, without asking for any twice. */
export function shareResolver(resolver: ControllerResolver): SharedResolver {
  const documents = new Map<string, Promise<ControllerDocument>>()
  const refuse = async (): Promise<never> => {
    throw operationError('did.offline', { method: 'https' })
  }
  return {
    resolver: {
      ...resolver,
      resolve(url) {
        const found = documents.get(url) ?? resolver.resolve(url)
        documents.set(url, found)
        return found
      },
    },
    known: { resolve: (url) => documents.get(url) ?? (isComputed(url) ? resolver.resolve(url) : refuse()), fetchJwk: refuse },
  }
}

/** A DID that says its own key is no question for anybody else. */
function isComputed(url: string): boolean {
  return url.startsWith('did:key:') || url.startsWith('did:jwk:')
}
