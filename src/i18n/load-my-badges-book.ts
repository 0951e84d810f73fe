import { type Language, matchLanguage } from './languages.js'
import type { MyBadgesBook } from './phrases.js'

const MY_LOADERS: Readonly<Record<Language, () => Promise<MyBadgesBook>>> = {
  en: async () => (await import('./my-books/en.js')).enMy,
  es: async () => (await import('./my-books/es.js')).esMy,
  pt: async () => (await import('./my-books/pt.js')).ptMy,
  fr: async () => (await import('./my-books/fr.js')).frMy,
  hi: async () => (await import('./my-books/hi.js')).hiMy,
  ar: async () => (await import('./my-books/ar.js')).arMy,
}

/**
 * As much of the catalogue of the first wanted language, else of English, as the page of a worker's own badges needs. Only that one is
 * loaded.
 *
 * @example
 * ```ts
 * import { loadMyBadgesBook, phrase } from 'rungs/i18n'
 * phrase(await loadMyBadgesBook('en'), 'my.title') // 'My badges'
 * ```
 */
export async function loadMyBadgesBook(wanted: string | readonly string[]): Promise<MyBadgesBook> {
  return MY_LOADERS[matchLanguage(typeof wanted === 'string' ? [wanted] : wanted) ?? 'en']()
}
