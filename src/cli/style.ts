import {
  type Catalogue,
  en,
  type PhraseArguments,
  type PhraseName,
  phrase,
  type Renderable,
  render,
  type Words,
} from '../i18n/index.js'
import type { CliIo } from './io.js'

/** Controls, line separators, direction marks and overrides, and what has no width; joiners are left, as scripts need them. */
const OBEYED = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** The same but for isolates, which our own texts put around what comes from elsewhere. */
const OBEYED_IN_WORDS = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2067\ufeff]/g

/** How a command speaks to people: in which language, and how text is marked; plain where output is no terminal or `NO_COLOR` is set (no-color.org). */
export interface Style {
  good(text: string): string
  bad(text: string): string
  unsure(text: string): string
  faint(text: string): string
  strong(text: string): string
  readonly catalogue: Catalogue
  /** The languages in which names are wanted, the best first; none where nobody said so. */
  readonly wanted: readonly string[]
  /** The words for an error, finding or reason, harmless for a terminal. */
  words(item: Renderable): Words
  /** A phrase, filled with params that are harmless already. */
  say<Name extends PhraseName>(name: Name, ...params: PhraseArguments<Name>): string
}

/** The style that fits an output. */
export function styleFor(io: CliIo): Style {
  const coloured = io.isTerminal && !io.env['NO_COLOR']
  const mark = (code: number) => (text: string) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text)
  const catalogue = io.catalogue ?? en
  return {
    good: mark(32),
    bad: mark(31),
    unsure: mark(33),
    faint: mark(2),
    strong: mark(1),
    catalogue,
    wanted: io.language === undefined ? [] : [io.language],
    words: (item) => wordsIn(item, catalogue),
    say: (name, ...params) => phrase(catalogue, name, ...params),
  }
}

/** Text of a credential made harmless for a terminal: no control characters, no direction overrides, one line, bounded. */
export function clean(value: unknown, limit = 200, obeyed: RegExp = OBEYED): string {
  if (typeof value !== 'string') return ''
  const text = value
    .replace(/[\u0000-\u001f]/g, ' ')
    .replace(obeyed, ' ')
    .trim()
  return text.length > limit ? `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…` : text
}

/** A sentence of ours on one line of a terminal: what it was filled with is harmless, and stays isolated. */
export function inLine(text: string, limit = 200): string {
  return clean(text, limit, OBEYED_IN_WORDS)
}

/** Text of several lines made harmless line by line. */
export function cleanLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[\u0000-\u001f]/g, ' ').replace(OBEYED_IN_WORDS, ' '))
    .join('\n')
}

/** JSON text in which everything that a terminal would obey is escaped; JSON itself escapes only the C0 controls. */
export function jsonText(value: unknown, space?: number): string {
  const toEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(value, null, space).replace(OBEYED, toEscape)}\n`
}

/** The words for an error, finding or reason in English, as programs get them beside its code. */
export function wordsFor(item: Renderable): Words {
  return wordsIn(item, en)
}

function wordsIn(item: Renderable, catalogue: Catalogue): Words {
  const { text, fix } = render(item, catalogue)
  return { text: clean(text, 500, OBEYED_IN_WORDS), ...(fix !== undefined && { fix: clean(fix, 5000, OBEYED_IN_WORDS) }) }
}

/** Rows of label and text, aligned, wrapped to a width; rows without text are left out. */
export function rows(items: readonly (readonly [string, string | undefined])[], indent = '  '): string {
  const shown = items.filter((item): item is [string, string] => item[1] !== undefined && item[1] !== '')
  const width = Math.max(0, ...shown.map(([label]) => displayWidth(label)))
  return shown.map(([label, text]) => `${indent}${label}${' '.repeat(width - displayWidth(label))}  ${text}\n`).join('')
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

/** About how many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  return [...text.replace(/\u001b\[\d+m|\p{M}|[\u2066-\u2069]/gu, '')].length
}
