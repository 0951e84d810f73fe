import type { ContextLoader } from '../../contexts/index.js'
import { isRungsError, type JsonObject } from '../../core/index.js'
import { listDocument } from './document-list.js'
import { createShape, learn, type Reading, readAs, type Shape } from './shape.js'

/** What is remembered of the documents of one loader. */
export interface ShapeMemory {
  /**
   * The canonical form of a document that is like others before it; `undefined` for one that canonization has to be asked about. Either
   * way the document is learnt from.
   *
   * @throws RungsError `rdf.too_complex`
   */
  canonical(document: JsonObject): string | undefined
}

/** When as many shapes have come, those that were not met since as many came before are forgotten. */
const MAX_SHAPES = 32

/**
 * A memory of the shapes of documents, such as badges of one kind by one issuer, which differ in ids, names and dates: contexts are worked
 * through, and statements made and sorted, once for all of a shape. It gives what canonization would.
 */
export function createShapeMemory(loader: ContextLoader): ShapeMemory {
  let [young, old] = [new Map<number, Shape>(), new Map<number, Shape>()]
  let last = 0
  const keep = (key: number, shape: Shape): void => {
    if (young.size >= MAX_SHAPES && !young.has(key)) [young, old] = [new Map(), young]
    young.set(key, shape)
    last = key
  }
  const read = (document: JsonObject): { readonly shape: Shape; readonly reading: Reading } | undefined => {
    // Most often a document is like the last.
    const likely = young.get(last)
    const first = likely && readAs(likely, document)
    if (likely !== undefined && first !== undefined) return { shape: likely, reading: first }
    const list = listDocument(document)
    if (list === undefined) return undefined
    const shape = young.get(list.key) ?? old.get(list.key)
    const reading = shape && readAs(shape, document)
    keep(list.key, reading === undefined ? createShape(list) : (shape as Shape))
    return shape !== undefined && reading !== undefined ? { shape, reading } : undefined
  }
  return {
    canonical(document) {
      try {
        const known = read(document)
        if (known === undefined) return undefined
        const { shape, reading } = known
        if (shape.pattern !== undefined && reading.differing.length === 0) return shape.pattern(reading.values)?.()
        keep(last, learn(shape, reading, loader))
        return undefined
      } catch (error) {
        if (isRungsError(error)) throw error
        // A getter or a proxy of the caller's threw: what is asked next says so.
        return undefined
      }
    },
  }
}
