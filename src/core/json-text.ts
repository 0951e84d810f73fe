import type { JsonTemplate } from './json-template.js'

/**
 * The texts of a template's documents, made of their parts: what `JSON.stringify` writes for a filled document, with `more` before its
 * closing brace. No document is made.
 *
 * @example
 * ```ts
 * import { createJsonTemplate, createJsonText } from 'rungs/core'
 * const toText = createJsonText(createJsonTemplate({ name: 'Ana' }, ['/name']))
 * toText(['Bo'], ',"age":7') // {"name":"Bo","age":7}
 * ```
 */
export function createJsonText({ slots, fill }: JsonTemplate): (values: readonly string[], more: string) => string {
  const empty = JSON.stringify(fill(slots.map(() => '')))
  let mark = 'slot'
  while (empty.includes(mark)) mark += '-'
  const marked = JSON.stringify(fill(slots.map((_, index) => `${mark}${index}:`)))
  // Text, slot, text, slot, ..., text.
  const [first = '', ...parts] = marked.slice(0, -1).split(new RegExp(`"${mark}(\\d+):"`))
  const gaps = parts.flatMap((part, index) =>
    index % 2 === 0 ? [{ slot: Number(part), after: parts[index + 1] as string }] : [],
  )
  return (values, more) => {
    let text = first
    for (const { slot, after } of gaps) text += JSON.stringify(values[slot]) + after
    return `${text}${more}}`
  }
}
