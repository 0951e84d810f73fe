import { hasPointer, type JsonObject, pointer, usageError } from '../core/index.js'

const MAX_POINTERS = 1000

/**
 * What a holder asks to show, checked against the document: the same rules and codes whatever the way of securing.
 *
 * @throws RungsError `core.option_invalid`; `securing.reveal_unknown` for a pointer that is none (RFC 6901) or leads nowhere
 */
export function checkReveal(document: JsonObject, reveal: unknown): readonly string[] {
  if (!Array.isArray(reveal) || reveal.length > MAX_POINTERS || !reveal.every((one) => typeof one === 'string')) {
    throw usageError('core.option_invalid', { option: 'reveal', expected: `at most ${MAX_POINTERS} JSON pointers` })
  }
  const pointers = [...(reveal as readonly string[])]
  for (const [index, one] of pointers.entries()) {
    if (!hasPointer(document, one)) {
      throw usageError('securing.reveal_unknown', { pointer: one.slice(0, 200) }, pointer('/reveal', index))
    }
  }
  return pointers
}
