import type { ContextDocument, ContextLoader } from '../../contexts/index.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'

/** Whether a loader still answers what it does now for the contexts that a document names. */
export function watchContexts(document: JsonObject, loader: ContextLoader): () => boolean {
  const urls = new Set<string>()
  collectUrls(document, urls)
  const answers = [...urls].map((url) => ({ url, answer: answerOf(loader, url) }))
  return () => answers.every(({ url, answer }) => answerOf(loader, url) === answer)
}

/** A refusal is an answer as well: a JSON literal may name what no loader knows. */
function answerOf(loader: ContextLoader, url: string): ContextDocument | undefined {
  try {
    return loader(url)
  } catch {
    return undefined
  }
}

function collectUrls(value: JsonValue, urls: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if (isJsonObject(value) && Object.hasOwn(value, '@context')) {
    for (const one of [value['@context']].flat()) if (typeof one === 'string') urls.add(one)
  }
  for (const part of Object.values(value)) collectUrls(part, urls)
}
