import type { Token, Tokens } from 'marked'
import { element } from './dom.js'

/** How far lists and quotes may lie within each other. */
const MAX_DEPTH = 12

/** Markdown as elements of a short list and texts. */
export async function toNodes(text: string): Promise<readonly (Node | string)[]> {
  const { lexer } = await import('marked')
  return nodesOf(lexer(text), 0)
}

type Part = Node | string

function nodesOf(tokens: readonly Token[] | undefined, depth: number): readonly Part[] {
  return (tokens ?? []).flatMap((token) => nodeOf(token as Tokens.Generic, depth))
}

const ELEMENTS: Readonly<Record<string, 'p' | 'h4' | 'strong' | 'em' | 'del' | 'blockquote' | 'li'>> = {
  paragraph: 'p',
  heading: 'h4',
  strong: 'strong',
  em: 'em',
  del: 'del',
  blockquote: 'blockquote',
  list_item: 'li',
}

function nodeOf(token: Tokens.Generic, depth: number): readonly Part[] {
  const { type, raw, text, tokens } = token
  if (depth > MAX_DEPTH) return [raw]
  const inside = (): readonly Part[] => nodesOf(tokens, depth + 1)
  const name = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined
  if (name !== undefined) return [element(name, {}, ...inside())]
  if (type === 'list')
    return [element(token['ordered'] === true ? 'ol' : 'ul', {}, ...nodesOf(token['items'] as Token[], depth + 1))]
  if (type === 'link') return [...inside(), ...addressOf(token['href'] as string, raw)]
  if (type === 'code') return [element('pre', { dir: 'ltr' }, text as string)]
  if (type === 'codespan') return [element('code', {}, text as string)]
  if (type === 'text' || type === 'escape') return tokens === undefined ? [plain(text as string)] : inside()
  if (type === 'br') return [element('br')]
  if (type === 'hr' || type === 'space' || type === 'def') return []
  // Markup, pictures, tables and whatever else there may be: as it is written.
  return [raw]
}

/** Where a link leads, unless that is what it says. */
function addressOf(href: string, raw: string): readonly Part[] {
  return raw === href ? [] : [' (', element('bdi', { dir: 'ltr' }, href.slice(0, 300)), ')']
}

const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

function plain(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (name) => NAMED[name] as string)
}
