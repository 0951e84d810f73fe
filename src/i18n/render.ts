import type { Code } from '../core/index.js'
import type { WordBook, Words } from './catalogue.js'
import { fill } from './format.js'
import { withEnglish } from './limits.js'

/** Anything with a code and params: a finding, a problem or a `RungsError`. */
export interface Renderable {
  readonly code: Code
  readonly params: object
}

/**
 * The words for a finding or error in the language of a catalogue. Params are put in as plain text: numbers, dates (in UTC) and lists as
 * the language writes them, and what steers the direction of a text is taken out of them. A code that the catalogue does not have is
 * shown as itself.
 *
 * @example
 * ```ts
 * import { problem } from 'rungs/core'
 * import { en, loadCatalogue, render } from 'rungs/i18n'
 * render(problem('core.json_too_deep', { limit: 64 }), en).text // 'The JSON is nested deeper than 64 levels.'
 * render(problem('core.json_invalid', {}), await loadCatalogue('es-419')).text // 'La entrada no es JSON.'
 * ```
 */
export function render({ code, params }: Renderable, catalogue: WordBook): Words {
  // A finding of a newer copy of the package may have a code that this catalogue has never heard of.
  const words = Object.hasOwn(catalogue.words, code) ? catalogue.words[code] : undefined
  if (words === undefined) return { text: code }
  const text = withEnglish(code, fill(words.text, params, catalogue), catalogue, params)
  return words.fix === undefined ? { text } : { text, fix: fill(words.fix, params, catalogue) }
}
