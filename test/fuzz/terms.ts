import { contextUrls, createContextLoader } from '../../src/contexts/index.js'
import { isMap, type Json, type JsonMap } from './json.js'

/** What the bundled contexts define, at the top or inside of other terms. */
export interface KnownTerms {
  readonly urls: readonly string[]
  readonly types: readonly string[]
  readonly properties: readonly string[]
  /** Definitions at the top of a context, to be repeated as they are. */
  readonly definitions: readonly (readonly [term: string, definition: Json])[]
}

/** The terms of the bundled contexts, each once, in their order. */
export const knownTerms: KnownTerms = collect()

function collect(): KnownTerms {
  const loader = createContextLoader()
  const names = new Set<string>()
  const definitions: [string, Json][] = []
  const visit = (context: Json, isTop: boolean): void => {
    if (Array.isArray(context)) for (const one of context) visit(one, isTop)
    if (!isMap(context)) return
    for (const [term, definition] of Object.entries(context)) {
      if (term.startsWith('@')) continue
      names.add(term)
      if (isTop && JSON.stringify(definition).length < 500) definitions.push([term, definition])
      if (isMap(definition) && Object.hasOwn(definition, '@context')) visit(definition['@context'] as Json, false)
    }
  }
  for (const url of contextUrls) visit((loader(url) as unknown as JsonMap)['@context'] as Json, true)
  const all = [...names]
  return {
    urls: contextUrls,
    types: all.filter((name) => /^[A-Z0-9]/.test(name)),
    properties: all.filter((name) => !/^[A-Z0-9]/.test(name)),
    definitions,
  }
}
