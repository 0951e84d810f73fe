import type { Language } from '../../i18n/index.js'

/** The languages by what they call themselves. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
  fr: 'Français',
  hi: 'हिन्दी',
  ar: 'العربية',
}

/** The file of a page in one language. */
export function fileOfLanguage(language: Language): string {
  return language === 'en' ? 'index.html' : `${language}.html`
}
