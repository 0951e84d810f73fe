import type { ContextLoader } from '../../contexts/index.js'
import { createGenerations, isRungsError, type JsonObject } from '../../core/index.js'
import { listDocument } from './document-list.js'
import { createShape, learn, patternFor, type Reading, readAs, type Shape } from './shape.js'

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

interface Kept {
  readonly key: number
  readonly shape: Shape
}

/** When as many shapes have come, those that were not met since as many came before are forgotten. */
const MAX_SHAPES = 16

/**
 * A memory of the shapes of documents, such as badges of one kind by one issuer, which differ in ids, names and dates: contexts are worked
 * through, and statements made and sorted, once for all of a shape. It gives what canonization would.
 */
export function createShapeMemory(loader: ContextLoader): ShapeMemory {
  const shapes = createGenerations<number, Shape>(MAX_SHAPES)
  let last: Kept | undefined
  const read = (document: JsonObject): (Kept & { readonly reading: Reading }) | undefined => {
    // Most often a document is like the last.
    const first = last && readAs(last.shape, document)
    if (last !== undefined && first !== undefined) return { ...last, reading: first }
    const list = listDocument(document)
    if (list === undefined) return undefined
    const { key } = list
    const shape = shapes.get(key)
    const reading = shape && readAs(shape, document)
    last = { key, shape: reading === undefined ? createShape(list) : (shape as Shape) }
    shapes.set(key, last.shape)
    return reading && { ...last, reading }
  }
  return {
    canonical(document) {
      try {
        const known = read(document)
        if (known === undefined) return undefined
        const { key, shape, reading } = known
        const pattern = patternFor(shape, reading)
        if (pattern !== undefined) return pattern(reading.values)?.()
        last = { key, shape: learn(shape, reading, loader) }
        shapes.set(key, last.shape)
        return undefined
      } catch (error) {
        if (isRungsError(error)) throw error
        // A getter or a proxy of the caller's threw: what is asked next says so.
        return undefined
      }
    },
  }
}
