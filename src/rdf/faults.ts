import { inputError, type RungsError } from '../core/index.js'

/** A pointer into an error stays short: beyond this, it ends at an ancestor. */
const MAX_POINTER_CHARACTERS = 2000

/** The pointer itself, or of so near an ancestor that it stays short. */
export function boundPointer(path: string): string {
  let bounded = path
  while (bounded.length > MAX_POINTER_CHARACTERS) bounded = bounded.slice(0, bounded.lastIndexOf('/'))
  return bounded
}

/** A term that no context defines; its name is cut where it is long. */
export function termUndefined(term: string, path: string): RungsError {
  return inputError('rdf.term_undefined', { term: term.slice(0, 100).replace(/[\ud800-\udbff]$/, '') }, path)
}
