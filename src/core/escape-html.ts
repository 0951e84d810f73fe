/**
 * A text as it stands within an element of HTML or XML, or within an attribute in quotes.
 *
 * @example
 * ```ts
 * import { escapeHtml } from 'rungs/core'
 * escapeHtml('<b title="a">') // '&#60;b title=&#34;a&#34;&#62;'
 * ```
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`)
}
