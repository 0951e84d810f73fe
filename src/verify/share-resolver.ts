import type { ControllerDocument, ControllerResolver } from '../did/index.js'

/** The documents that a resolver was asked for, by URL. */
export type ResolvedDocuments = ReadonlyMap<string, Promise<ControllerDocument>>

/** A resolver that asks for no document twice, and what it has found. */
export function shareResolver(resolver: ControllerResolver): {
  readonly resolver: ControllerResolver
  readonly documents: ResolvedDocuments
} {
  const documents = new Map<string, Promise<ControllerDocument>>()
  return {
    resolver: {
      fetchJwk: resolver.fetchJwk,
      resolve(url) {
        const found = documents.get(url) ?? resolver.resolve(url)
        documents.set(url, found)
        return found
      },
    },
    documents,
  }
}
