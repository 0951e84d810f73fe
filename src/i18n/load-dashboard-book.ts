import { type Language, matchLanguage } from './languages.js'
import type { DashboardBook } from './phrases.js'

const DASHBOARD_LOADERS: Readonly<Record<Language, () => Promise<DashboardBook>>> = {
  en: async () => (await import('./dashboard-books/en.js')).enDashboard,
  es: async () => (await import('./dashboard-books/es.js')).esDashboard,
  pt: async () => (await import('./dashboard-books/pt.js')).ptDashboard,
  fr: async () => (await import('./dashboard-books/fr.js')).frDashboard,
  hi: async () => (await import('./dashboard-books/hi.js')).hiDashboard,
  ar: async () => (await import('./dashboard-books/ar.js')).arDashboard,
}

/**
 * As much of the catalogue of the first wanted language, else of English, as a dashboard needs. Only that one is loaded.
 *
 * @example
 * ```ts
 * import { loadDashboardBook, phrase } from 'rungs/i18n'
 * phrase(await loadDashboardBook('en'), 'dash.progress') // 'Progress'
 * ```
 */
export async function loadDashboardBook(wanted: string | readonly string[]): Promise<DashboardBook> {
  return DASHBOARD_LOADERS[matchLanguage(typeof wanted === 'string' ? [wanted] : wanted) ?? 'en']()
}
