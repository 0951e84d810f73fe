import { type Language, matchLanguage } from '../i18n/index.js'

const LONGEST_HEADER = 1000

/** The language that a browser would rather have, of those that there are (RFC 9110 section 12.5.4). */
export function languageFor(request: Request): Language {
  const header = (request.headers.get('accept-language') ?? '').slice(0, LONGEST_HEADER)
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', quality = '1'] = part.split(/;\s*q=/)
      return { tag: tag.trim(), quality: Number(quality) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
  return matchLanguage(wanted) ?? 'en'
}
