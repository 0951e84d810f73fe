import type { Catalogue } from './catalogue.js'
import { lookupChain } from './language-map.js'
import { en } from './locales/en.js'
import type { PageBook } from './phrases.js'

/** A language that the package speaks. */
export type Language = 'en' | 'es' | 'pt' | 'fr' | 'hi' | 'ar'

const LOADERS: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => en,
  es: async () => (await import('./locales/es.js')).es,
  pt: async () => (await import('./locales/pt.js')).pt,
  fr: async () => (await import('./locales/fr.js')).fr,
  hi: async () => (await import('./locales/hi.js')).hi,
  ar: async () => (await import('./locales/ar.js')).ar,
}

const PAGE_LOADERS: Readonly<Record<Language, () => Promise<PageBook>>> = {
  en: async () => (await import('./page-books/en.js')).enPage,
  es: async () => (await import('./page-books/es.js')).esPage,
  pt: async () => (await import('./page-books/pt.js')).ptPage,
  fr: async () => (await import('./page-books/fr.js')).frPage,
  hi: async () => (await import('./page-books/hi.js')).hiPage,
  ar: async () => (await import('./page-books/ar.js')).arPage,
}

/** The languages that the package speaks, by their BCP 47 tags. */
export const languages: readonly Language[] = /* @__PURE__ */ Object.freeze(['en', 'es', 'pt', 'fr', 'hi', 'ar'])

/**
 * The first of the wanted languages that the package speaks (BCP 47 lookup, RFC 4647 section 3.4: `es-419` is `es`).
 *
 * @returns `undefined` where it speaks none of them
 * @example
 * ```ts
 * import { matchLanguage } from 'rungs/i18n'
 * matchLanguage(['fil', 'pt-BR']) // 'pt'
 * ```
 */
export function matchLanguage(wanted: readonly string[]): Language | undefined {
  for (const tag of wanted) {
    for (const candidate of lookupChain(tag.toLowerCase())) {
      const language = languages.find((one) => one === candidate)
      if (language !== undefined) return language
    }
  }
  return undefined
}

/**
 * The catalogue of the first wanted language that the package speaks, else English. Only that one is loaded.
 *
 * @example
 * ```ts
 * import { loadCatalogue } from 'rungs/i18n'
 * const catalogue = await loadCatalogue(['es-419', 'en'])
 * ```
 */
export async function loadCatalogue(wanted: string | readonly string[]): Promise<Catalogue> {
  return LOADERS[matchLanguage(typeof wanted === 'string' ? [wanted] : wanted) ?? 'en']()
}

/**
 * As much of the catalogue of the first wanted language, else of English, as pages in a browser need. Only that one is loaded.
 *
 * @example
 * ```ts
 * import { loadPageBook, phrase } from 'rungs/i18n'
 * phrase(await loadPageBook(navigator.languages), 'web.check') // 'Check'
 * ```
 */
export async function loadPageBook(wanted: string | readonly string[]): Promise<PageBook> {
  return PAGE_LOADERS[matchLanguage(typeof wanted === 'string' ? [wanted] : wanted) ?? 'en']()
}
