import { en, render } from '../i18n/index.js'
import type { CliIo } from './io.js'

/** Controls, line separators, direction marks and overrides, and what has no width; joiners are left, as scripts need them. */
const OBEYED = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Marks text for people; plain where output is no terminal or `NO_COLOR` is set (no-color.org). */
export interface Style {
  good(text: string): string
  bad(text: string): string
  unsure(text: string): string
  faint(text: string): string
  strong(text: string): string
}

/** The style that fits an output. */
export function styleFor(io: CliIo): Style {
  const coloured = io.isTerminal && !io.env['NO_COLOR']
  const mark = (code: number) => (text: string) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text)
  return { good: mark(32), bad: mark(31), unsure: mark(33), faint: mark(2), strong: mark(1) }
}

/** Text of a credential made harmless for a terminal: no control characters, no direction overrides, one line, bounded. */
export function clean(value: unknown, limit = 200): string {
  if (typeof value !== 'string') return ''
  const text = value
    .replace(/[\u0000-\u001f]/g, ' ')
    .replace(OBEYED, ' ')
    .trim()
  return text.length > limit ? `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…` : text
}

/** Text of several lines made harmless line by line. */
export function cleanLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[\u0000-\u001f]/g, ' ').replace(OBEYED, ' '))
    .join('\n')
}

/** JSON text in which everything that a terminal would obey is escaped; JSON itself escapes only the C0 controls. */
export function jsonText(value: unknown, space?: number): string {
  const toEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(value, null, space).replace(OBEYED, toEscape)}\n`
}

/** The words for an error, finding or reason, harmless for a terminal. */
export function wordsFor(item: Parameters<typeof render>[0]): { readonly text: string; readonly fix?: string } {
  const { text, fix } = render(item, en)
  return { text: clean(text, 500), ...(fix !== undefined && { fix: clean(fix, 5000) }) }
}

/** Rows of label and text, aligned, wrapped to a width; rows without text are left out. */
export function rows(items: readonly (readonly [string, string | undefined])[], indent = '  '): string {
  const shown = items.filter((item): item is [string, string] => item[1] !== undefined && item[1] !== '')
  const width = Math.max(0, ...shown.map(([label]) => label.length))
  return shown.map(([label, text]) => `${indent}${label.padEnd(width)}  ${text}\n`).join('')
}

/** A table with aligned columns. */
export function table(lines: readonly (readonly string[])[], indent = '  '): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => displayWidth(line[column] ?? ''))))
  return lines
    .map((line) =>
      `${indent}${line.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))).join('  ')}`.trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('')
}

function displayWidth(text: string): number {
  return [...text.replace(/\u001b\[\d+m/g, '')].length
}
