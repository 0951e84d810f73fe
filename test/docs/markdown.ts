import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url))

/** One fenced block of a page, or one example of a docstring. */
export interface Block {
  /** File and line, for messages. */
  readonly where: string
  readonly language: string
  /** The file that the reader saves the block as: `title="..."` after the language. */
  readonly title?: string
  readonly text: string
}

/** README and the hand-written pages of docs/, relative to the project. */
export function pages(): readonly string[] {
  return ['README.md', ...filesBelow('docs', '.md')]
}

/** Files below a folder by the end of their name, sorted; generated folders are left out. */
export function filesBelow(folder: string, suffix: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('/generated/'))
    .sort()
}

/** The fenced blocks of a page in order. */
export function blocksOf(file: string): readonly Block[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  return fences(lines.map((text, index) => ({ text, where: `${file}:${index + 1}` })))
}

/** The blocks of the `@example` tags of a source file. */
export function examplesOf(file: string): readonly Block[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const inside: { text: string; where: string }[] = []
  let example = false
  for (const [index, line] of lines.entries()) {
    const text = /^\s*\* ?(.*)$/.exec(line)?.[1]
    if (text === undefined || line.includes('*/')) example = false
    else if (/^@\w+/.test(text)) example = text.startsWith('@example')
    else if (example) inside.push({ text, where: `${file}:${index + 1}` })
  }
  return fences(inside)
}

function fences(lines: readonly { readonly text: string; readonly where: string }[]): Block[] {
  const blocks: Block[] = []
  let open: { where: string; info: string; lines: string[] } | undefined
  for (const { text, where } of lines) {
    if (open === undefined) {
      const info = /^```(\S.*)$/.exec(text)?.[1]
      if (info !== undefined) open = { where, info, lines: [] }
      else if (text.startsWith('```')) throw new Error(`${where}: a block without a language`)
    } else if (text === '```') {
      const title = /\btitle="([^"]+)"/.exec(open.info)?.[1]
      const language = open.info.split(' ')[0] as string
      blocks.push({ where: open.where, language, text: `${open.lines.join('\n')}\n`, ...(title !== undefined && { title }) })
      open = undefined
    } else open.lines.push(text)
  }
  if (open !== undefined) throw new Error(`${open.where}: a block that does not end`)
  return blocks
}
