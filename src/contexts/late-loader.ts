import { late } from '../core/index.js'
import { copyDocuments } from './copy-documents.js'
import type { ContextLoader } from './loader.js'

/**
 * {@link createContextLoader} for whoever may never need it: `extra` is read at once, the bundled contexts are loaded when the loader
 * is first asked for. Only then is it known whether `extra` names one of them.
 *
 * @throws RungsError as {@link createContextLoader}
 */
export function createLateContextLoader(extra: Readonly<Record<string, unknown>> = {}): () => Promise<ContextLoader> {
  const added = copyDocuments(extra)
  return late(async () => (await import('./loader.js')).loaderOver(added))
}
