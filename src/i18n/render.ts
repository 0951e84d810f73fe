import type { Code } from '../core/index.js'
import type { Catalogue, Words } from './catalogue.js'

/** Anything with a code and params: a finding, a problem or a `RungsError`. */
export interface Renderable {
  readonly code: Code
  readonly params: object
}

/**
 * The words for a finding or error in the language of a catalogue: params are put in as plain text.
 * A code that the catalogue does not have is shown as itself.
 *
 * @example
 * ```ts
 * import { problem } from 'rungs/core'
 * import { en, render } from 'rungs/i18n'
 * render(problem('core.json_too_deep', { limit: 64 }), en).text // 'The JSON is nested deeper than 64 levels.'
 * ```
 */
export function render(item: Renderable, catalogue: Catalogue): Words {
  // A finding of a newer copy of the package may have a code that this catalogue has never heard of.
  if (!Object.hasOwn(catalogue, item.code)) return { text: item.code }
  const words = catalogue[item.code]
  const text = fill(words.text, item.params)
  return words.fix === undefined ? { text } : { text, fix: fill(words.fix, item.params) }
}

function fill(template: string, params: object): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? (params as Record<string, unknown>)[name] : undefined
    if (value === undefined) return whole
    return Array.isArray(value) ? value.join(', ') : String(value)
  })
}
