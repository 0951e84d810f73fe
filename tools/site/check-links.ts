import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** What a browser loads by itself, as against what a reader follows. */
const LOADED = /<(?:link|script|img|source|iframe|video|audio|embed|input)\b[^>]*?\s(?:href|src)="([^"]*)"/g
const LINK = /\s(?:href|src|content)="([^"]*)"/g
const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** Links of the pages below a folder that lead to no file or to no place in it, and all that a page would load from elsewhere. */
export function brokenLinks(folder: string): readonly string[] {
  const pages = new Map<string, string>()
  const read = (file: string): string => {
    const text = pages.get(file) ?? readFileSync(file, 'utf8')
    pages.set(file, text)
    return text
  }
  return filesBelow(folder)
    .filter((file) => file.endsWith('.html') || file.endsWith('.css'))
    .flatMap((file) => {
      const name = relative(folder, file)
      const text = read(file)
      if (file.endsWith('.css'))
        return Array.from(
          text.matchAll(/url\(\s*["']?(?:https?:)?\/\/[^)]*\)|@import[^;]*/g),
          ([found]) => `${name}: loads ${found}`,
        )
      const foreign = Array.from(text.matchAll(LOADED), ([, url = '']) => unescapeHtml(url)).filter((url) =>
        /^(?:https?:)?\/\//i.test(url),
      )
      const broken = hrefsOf(text).filter((url) => !leads(folder, file, url, read))
      return [...foreign.map((url) => `${name}: loads ${url}`), ...broken.map((url) => `${name}: ${url}`)]
    })
}

/** Addresses within a page, and in what leads a browser on; the text of scripts and styles is not looked at. */
function hrefsOf(text: string): readonly string[] {
  const markup = text.replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/gi, '$1')
  const found = new Set<string>()
  for (const [tag] of markup.matchAll(/<[a-z][^>]*>/gi)) {
    const isMeta = /^<meta\b/i.test(tag)
    for (const [whole, url = ''] of tag.matchAll(LINK))
      if (!isMeta && !whole.trim().startsWith('content')) found.add(unescapeHtml(url))
  }
  return [...found]
}

function leads(folder: string, file: string, url: string, read: (file: string) => string): boolean {
  if (SCHEME.test(url) || url === '' || url.startsWith('//')) return true
  const [address = '', fragment = ''] = url.split('#')
  const path = decodeURIComponent(address.split('?')[0] ?? '')
  let target = path === '' ? file : resolve(path.startsWith('/') ? folder : dirname(file), path.replace(/^\/+/, ''))
  if (relative(folder, target).startsWith('..') || !existsSync(target)) return false
  if (statSync(target).isDirectory()) target = join(target, 'index.html')
  if (!existsSync(target)) return false
  return fragment === '' || !target.endsWith('.html') || idsOf(read(target)).has(decodeURIComponent(fragment))
}

function idsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/\s(?:id|name)="([^"]*)"/g), ([, id = '']) => unescapeHtml(id)))
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
