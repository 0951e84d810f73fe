import { type Language, matchLanguage } from './languages.js'
import type { LadderBook } from './phrases.js'

const LADDER_LOADERS: Readonly<Record<Language, () => Promise<LadderBook>>> = {
  en: async () => (await import('./ladder-books/en.js')).enLadder,
  es: async () => (await import('./ladder-books/es.js')).esLadder,
  pt: async () => (await import('./ladder-books/pt.js')).ptLadder,
  fr: async () => (await import('./ladder-books/fr.js')).frLadder,
  hi: async () => (await import('./ladder-books/hi.js')).hiLadder,
  ar: async () => (await import('./ladder-books/ar.js')).arLadder,
}

/**
 * As much of the catalogue of the first wanted language, else of English, as the page of a ladder needs. Only that one is loaded.
 *
 * @example
 * ```ts
 * import { loadLadderBook, phrase } from 'rungs/i18n'
 * phrase(await loadLadderBook('en'), 'map.wage') // 'Pay'
 * ```
 */
export async function loadLadderBook(wanted: string | readonly string[]): Promise<LadderBook> {
  return LADDER_LOADERS[matchLanguage(typeof wanted === 'string' ? [wanted] : wanted) ?? 'en']()
}
