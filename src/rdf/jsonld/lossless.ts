import { inputError, type JsonObject, type JsonValue, operationError, pointer } from '../../core/index.js'
import { boundPointer, termUndefined } from '../faults.js'

/** Nested arrays and objects in a document, as `parseJson` allows by default. */
const MAX_DEPTH = 64

/** Under the `u` flag a pair is one character, so that only lone surrogates match. */
const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * Refuses what jsonld would change in silence: fractions written without a point, such as `1e-7`, which it rounds to whole
 * numbers; lone surrogates, which have no UTF-8 form; members named `__proto__`, which its copies lose; and what is nested
 * deeper than 64 levels, since it recurses.
 *
 * @throws RungsError `rdf.data_lost`, `rdf.term_undefined`, `rdf.too_complex`
 */
export function requireLossless(document: JsonObject): void {
  visit(document, '', 1)
}

function visit(value: JsonValue, path: string, depth: number): void {
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) throw inputError('rdf.data_lost', { reason: 'lone surrogate' }, boundPointer(path))
  } else if (typeof value === 'number') {
    if (!Number.isInteger(value) && !String(value).includes('.'))
      throw inputError('rdf.data_lost', { reason: 'number precision' }, boundPointer(path))
  } else if (typeof value === 'object' && value !== null) {
    if (depth > MAX_DEPTH) throw operationError('rdf.too_complex', {}, { path: boundPointer(path) })
    for (const key of Object.keys(value)) {
      if (LONE_SURROGATE.test(key)) throw inputError('rdf.data_lost', { reason: 'lone surrogate' }, boundPointer(path))
      const partPath = pointer(path, key)
      if (key === '__proto__') throw termUndefined(key, boundPointer(partPath))
      visit((value as JsonObject)[key] as JsonValue, partPath, depth + 1)
    }
  }
}
