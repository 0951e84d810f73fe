import { parseDateTime } from '../../core/index.js'

/** Which part of a user's badges is asked for (OB 3.0 section 6.2.2.1). */
export interface PageQuery {
  readonly limit: number
  readonly offset: number
  /** Only those issued after it, milliseconds since 1970, with the text that said so. */
  readonly since?: { readonly ms: number; readonly text: string }
}

/** Numbers on the wire are of 32 bits (OB 3.0, OpenAPI). */
const MAX_NUMBER = 2 ** 31 - 1

/** The page that a URL asks for, or the name of the parameter that is wrong. What is beyond `most` is given in pages of that many. */
export function parsePageQuery(url: URL, usual: number, most: number): PageQuery | string {
  const limit = numberOf(url, 'limit', 1)
  if (limit === 'wrong') return 'limit'
  const offset = numberOf(url, 'offset', 0)
  if (offset === 'wrong') return 'offset'
  const texts = url.searchParams.getAll('since')
  if (texts.length > 1) return 'since'
  const page = { limit: Math.min(limit ?? usual, most), offset: offset ?? 0 }
  const [text] = texts
  if (text === undefined) return page
  // A plus that was not encoded arrives as a space.
  const ms = parseDateTime(text.replace(' ', '+'))?.epochMs
  return ms === undefined ? 'since' : { ...page, since: { ms, text: text.replace(' ', '+') } }
}

function numberOf(url: URL, name: string, least: number): number | undefined | 'wrong' {
  const texts = url.searchParams.getAll(name)
  const [text] = texts
  if (text === undefined) return undefined
  const value = Number(text)
  return texts.length === 1 && /^\d{1,10}$/.test(text) && value >= least && value <= MAX_NUMBER ? value : 'wrong'
}

/** The header `Link` of a page that is not all (OB 3.0 section 6.4, RFC 8288), `undefined` where it is. */
export function linksOf(url: string, page: PageQuery, shown: number, total: number): string | undefined {
  if (shown >= total) return undefined
  const { limit, offset, since } = page
  const last = Math.floor((total - 1) / limit) * limit
  const link = (rel: string, at: number): string => {
    const query = new URLSearchParams({
      limit: String(limit),
      offset: String(at),
      ...(since !== undefined && { since: since.text }),
    })
    return `<${url}?${query}>; rel="${rel}"`
  }
  return [
    ...(offset + shown < total ? [link('next', offset + shown)] : []),
    link('last', last),
    link('first', 0),
    ...(offset > 0 ? [link('prev', Math.max(0, Math.min(offset - limit, last)))] : []),
  ].join(', ')
}
